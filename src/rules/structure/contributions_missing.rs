use super::venture::is_venture;
use crate::document::List;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the shares of a joint venture rest on no valued contributions
    "contributions-missing",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "shares that nobody can derive are hard to defend and hard to change",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    let is_empty = model.contributions.get().is_some_and(List::is_empty);
    if !is_venture(subject) || !(model.contributions.is_missing() || is_empty) {
        return;
    }
    let open = if model.contributions.is_open() { ": it is still open" } else { "" };
    drafts
        .at_key("model.contributions", format!("it is not said what each side contributes to the joint venture{open}"))
        .help("add `contributions:` to `model`, an entry for each kind (cash, technology, customer relationships, operations) with `weight:` and a value for each party");
}
