use super::parties::section;
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// the value section lists nothing that a party gains beside money
    "intangibles-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "Which intangible benefits does each party receive, and how high does it rate them?",
    at: "value.intangibles", example: "learning, medium", concerns: Each,
    authority: ["S0"],
    why: "gains that are not written down are overlooked by one side and overrated by the other",
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
            let kind = it.kind.get().map_or("a gain", |kind| kind.as_str());
            let open = if it.rating.is_open() { "; it is still open" } else { "" };
            drafts
                .at_key(
                    format!("value.intangibles.{party}[{index}].rating"),
                    format!("{name} does not say how much {kind} means to it{open}"),
                )
                .help("add `rating:` low, medium or high");
        }
    }
}
