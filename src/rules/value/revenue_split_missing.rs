use super::parties::{keys, left_out, named, place, section};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter does not say how the expected revenue is split
    "revenue-split-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S4"],
    why: "revenue that nobody has divided on paper is divided later in a quarrel",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    let left_out = left_out(subject, &value.revenue_split);
    let Some(revenue) = value.expected_revenue.get() else {
        // Without a revenue to split the revenue is asked for first; a split that was begun is asked to be finished.
        if value.revenue_split.is_given() && !left_out.is_empty() {
            leaves_out(subject, drafts, &left_out);
        }
        return;
    };
    if left_out.is_empty() || revenue.minor() == 0 {
        return;
    }
    if value.revenue_split.is_given() {
        leaves_out(subject, drafts, &left_out);
        return;
    }
    let message = if value.revenue_split.is_open() {
        format!("it is still open how the expected revenue of {revenue} is split")
    } else {
        format!("the charter does not say how the expected revenue of {revenue} is split")
    };
    drafts
        .at_key("value.revenue_split", message)
        .help(format!(
            "add `revenue_split:` to `value` with {}: shares that make 100% together, `0%` for a party that gets none",
            keys(&left_out)
        ))
        .also(&Place::value("value.expected_revenue"), "the expected revenue");
}

fn leaves_out(subject: &Subject<'_>, drafts: &mut Drafts<'_>, left_out: &[&str]) {
    let split = subject.charter.value.and(|value| &value.revenue_split).get().copied();
    drafts
        .at_key(
            place("revenue_split", true, left_out),
            format!("the revenue split leaves out {}", named(subject, split, left_out)),
        )
        .help(format!(
            "add {} to `value.revenue_split`: shares that make 100% together, `0%` for a party that gets none",
            keys(left_out)
        ));
}
