use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the canvas was completed without one of the parties
    "canvas-party-absent",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["S0"],
    why: "what the canvas says of an absent party is a guess",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(canvas) = charter.canvas.get() else { return };
    let together = &canvas.together;
    // Where there is neither a day nor a party, the canvas is not completed, and that is reported on its own.
    let is_unclear =
        together.is_invalid() || together.get().is_some_and(|it| it.0.iter().any(|it| it.is_invalid()));
    if is_unclear || (together.is_missing() && !canvas.completed.is_given()) {
        return;
    }
    let parties = subject.parties();
    let was_there =
        |party: &str| together.get().is_some_and(|list| list.values().any(|it| it.as_str() == party));
    let absent: Vec<&str> = parties.iter().copied().filter(|party| !was_there(party)).collect();
    if absent.is_empty() {
        return;
    }
    let message = if absent.len() == parties.len() {
        "no parties named as completing the canvas".to_owned()
    } else {
        format!("canvas completed without {}", names(charter, &absent))
    };
    drafts.at_value("canvas.together", message).help(format!(
        "go through the canvas with all parties, then write `together: [{}]`",
        parties.join(", ")
    ));
}
