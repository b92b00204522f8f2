use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::rules::contract::contradictions::contradictions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract and the charter contradict each other
    "contract-charter-contradiction",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice"],
    why: "people work by the charter and courts by the contract, so each difference can end in a dispute",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for found in contradictions(subject) {
        drafts
            .at_value(
                found.kind.place(found.party.as_deref()),
                format!("{}: {}, but {}", found.about, found.contract, found.charter),
            )
            .label(found.contract)
            .also(&Place::value(found.path.as_str()), found.charter)
            .help(help(found.kind, &found.kind.place(found.party.as_deref()), &found.path));
    }
}

fn help(kind: ClauseKind, clause: &str, path: &str) -> String {
    let path = path.split('[').next().unwrap_or(path);
    if kind == ClauseKind::NonCompete {
        return format!(
            "find out which was agreed and correct the other: `{clause}` or `{path}`; for a ban that ends with the contract write `{kind}: during the term`"
        );
    }
    format!("find out which was agreed and correct the other: `{clause}` or `{path}`")
}
