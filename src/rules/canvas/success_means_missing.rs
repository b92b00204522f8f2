use crate::rules::canvas::gap::Gap;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas does not say what a party needs to feel successful
    "success-means-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "a party can reach every target and still feel that it got nothing out of it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_each(&subject.parties(), &canvas.success_means) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what success means to {names} is still open"),
        Gap { .. } => format!("the canvas does not say what success means to {names}"),
    };
    drafts.at_key(gap.path("canvas.success_means"), message).help(format!(
        "add a sentence under `canvas.success_means` for {}: what must have happened for it to call this a success",
        gap.parties.join(" and ")
    ));
}
