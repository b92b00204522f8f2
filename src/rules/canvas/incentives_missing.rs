use crate::rules::canvas::gap::Gap;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas does not say what a party's sales people are paid on
    "incentives-missing",
    severity: Advice, from: Alignment,
    authority: ["S0", "S3"],
    why: "people sell what they are paid for, whatever their company has agreed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.incentives) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what the sales people of {names} are paid on is still open"),
        Gap { .. } => format!("the canvas does not say what the sales people of {names} are paid on"),
    };
    drafts.at_key(gap.path("canvas.incentives"), message).help(format!(
        "add a list under `canvas.incentives` for {}, such as `[joint revenue, customer satisfaction]`, or `none` where nobody sells",
        gap.parties.join(" and ")
    ));
}
