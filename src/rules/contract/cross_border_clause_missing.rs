use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::{contract_says, is_named, lack, place};
use crate::rules::contract::governing_law_missing::seats;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// parties in different countries, with a clause missing that such a deal needs
    "cross-border-clause-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "each party would turn to its own courts and national rules, at a cost to both",
    check: Partnership(check),
}

/// The clauses that matter across a border, each as a noun and what to agree.
const NEEDED: [(ClauseKind, &str, &str); 3] = [
    (
        ClauseKind::DisputesForum,
        "court or arbitration for disputes",
        "agree a court, or arbitration with its seat",
    ),
    (
        ClauseKind::Compliance,
        "terms on corruption, sanctions and exports",
        "agree the duties under anti-corruption, sanctions and export law",
    ),
    (
        ClauseKind::PersonalData,
        "terms on personal data",
        "agree who may use whose personal data, and on what ground it crosses the border",
    ),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seats = seats(subject.charter);
    let Some((first, _)) = seats.first() else { return };
    let Some((other, _)) = seats.iter().find(|(country, _)| country != first) else { return };
    for (kind, noun, agree) in NEEDED {
        // Denied or undecided; a contract that does not mention it is not asked.
        if !is_named(subject, kind) || lack(subject, kind, noun).is_none() {
            continue;
        }
        let missing = match contract_says(subject, kind) {
            Some(_) => format!("no {noun}"),
            None => format!("{noun} undecided"),
        };
        drafts
            .at_value(place(kind), format!("{missing}, with parties in {first} and {other}"))
            .help(format!("{agree}, and write it as `{kind}:` under `contract`"));
    }
}
