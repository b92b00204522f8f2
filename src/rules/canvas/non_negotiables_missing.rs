use crate::rules::canvas::gap::Gap;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas does not say what a party will not give up
    "non-negotiables-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "a line that nobody drew is crossed by accident, and then cannot be argued about",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.non_negotiables) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what {names} will not give up is still open"),
        Gap { .. } => format!("the canvas does not say what {names} will not give up"),
    };
    drafts.at_key(gap.path("canvas.non_negotiables"), message).help(format!(
        "add a list under `canvas.non_negotiables` for {}, or say in words that there is nothing",
        gap.parties.join(" and ")
    ));
}
