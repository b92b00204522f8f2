use super::parties::section;
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// no intangible benefits of a party are listed
    "intangibles-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "Which intangible benefits does each party receive, and how high does it rate them?",
    at: "value.intangibles", example: "learning, medium", concerns: Each,
    authority: ["S0"],
    why: "a balance in money alone misjudges what the party is there for",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    value.intangibles.{party},
    words: Figure {
        no: "intangible benefits",
        example: "with `kind:` (such as `learning`, `brand-lift` or `network`) and `rating:` (low, medium or high)",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    WANTED.judge(subject, drafts);
    for (party, listed) in value.intangibles.get().into_iter().flat_map(|it| it.iter()) {
        for (index, it) in listed.iter().filter(|(_, it)| it.rating.is_missing()) {
            let name = subject.charter.party_name(party);
            let kind = it.kind.get().map_or("a benefit", |kind| kind.as_str());
            let lack = if it.rating.is_open() { "rating undecided" } else { "no rating" };
            drafts
                .at_key(
                    format!("value.intangibles.{party}[{index}].rating"),
                    format!("{lack} for {kind}, an intangible benefit of {name}"),
                )
                .help(format!("ask {name} how much it matters, and add `rating:` low, medium or high"));
        }
    }
}
