use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the NDA is dated after the information that it should protect was shared
    "nda-late",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "what was disclosed before the NDA can be used freely by the other party",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(nda) = charter.nda.get().copied() else { return };
    let plan = charter.plan.get();
    let steps = [
        (
            "value.term_sheet",
            "the term sheet",
            charter.value.and(|value| &value.term_sheet).get().map(|day| **day),
        ),
        ("plan.legal_review", "the legal review", plan.and_then(|plan| plan.legal_review.get()).copied()),
        ("plan.signed", "the signature", plan.and_then(|plan| plan.signed.get()).copied()),
    ];
    let help =
        "correct the date; if it is right, agree in writing that the NDA also covers earlier disclosures";
    let first = steps
        .into_iter()
        .filter_map(|(path, name, day)| Some((path, name, day?)))
        .min_by_key(|(.., day)| *day);
    if let Some((path, name, day)) = first.filter(|(.., day)| *day < nda) {
        drafts
            .at_value("nda", format!("NDA dated {nda}, after {name} of {day}"))
            .also(&Place::value(path), format!("{name}: {day}"))
            .help(help);
    } else if nda > subject.as_of && subject.stage >= Stage::Negotiation {
        drafts
            .at_value(
                "nda",
                format!("NDA not in force before {nda}, but the stage is already {}", subject.stage),
            )
            .label("not in force yet")
            .help(help);
    }
}
