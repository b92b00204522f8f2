use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the non-disclosure agreement is dated after what it is to protect was shared
    "nda-late",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3"],
    why: "a promise of silence does not cover what was told before it",
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
    let help = "correct the date; if it is right, agree in writing that it also covers what was told before";
    let first = steps
        .into_iter()
        .filter_map(|(path, name, day)| Some((path, name, day?)))
        .min_by_key(|(.., day)| *day);
    if let Some((path, name, day)) = first.filter(|(.., day)| *day < nda) {
        drafts
            .at_value("nda", format!("the non-disclosure agreement is dated {nda}, after {name} on {day}"))
            .also(&Place::value(path), format!("{name}: {day}"))
            .help(help);
    } else if nda > subject.as_of && subject.stage >= Stage::Negotiation {
        drafts
            .at_value(
                "nda",
                format!(
                    "the stage is `{}`, but the non-disclosure agreement is set for {nda}",
                    subject.stage
                ),
            )
            .label("not in force yet")
            .help(help);
    }
}
