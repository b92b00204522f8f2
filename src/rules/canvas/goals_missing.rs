use crate::rules::canvas::gap::Gap;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas names no goals of a party
    "goals-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "a party whose goals nobody knows cannot be helped to reach them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.goals) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("the goals of {names} are still open"),
        Gap { .. } => format!("the canvas names no goals of {names}"),
    };
    drafts.at_key(gap.path("canvas.goals"), message).help(format!(
        "add a list of goals under `canvas.goals` for {}, if possible with `metric:` and `target:`",
        gap.parties.join(" and ")
    ));
}
