use super::parties::section;
use crate::document::charter::value::Value;
use crate::document::scalar::Share;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the split does not change with who does what
    "tiered-split-missing",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "a flat share is fought over point by point, and rewards neither side for doing more",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    let field = value.protections.and(|protections| &protections.tiered_split);
    if !field.is_missing() || !has_split(value) {
        return;
    }
    let open = if field.is_open() { "; it is still open" } else { "" };
    drafts
        .at_key("value.protections.tiered_split", format!("nothing says whether the split changes with who brings the business or serves it{open}"))
        .help("say under `value.protections` how the share changes, such as `tiered_split: 30% and 40% on own customers`, or `tiered_split: flat as agreed`");
}

/// Whether there is a share that could have steps: of the revenue, or passed on in the exchange.
fn has_split(value: &Value) -> bool {
    let sharing = value
        .revenue_split
        .get()
        .map_or(0, |split| split.iter().filter(|(_, share)| **share > Share::ZERO).count());
    let mut exchange = value.exchange.get().into_iter().flat_map(|exchange| exchange.values());
    sharing > 1 || exchange.any(|entry| entry.kind.get().is_some_and(|kind| kind.as_str() == "revenue-share"))
}
