use super::parties::section;
use crate::finding::Place;
use crate::rules::gap::Gap;
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// the charter does not say how the expected revenue is split
    "revenue-split-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Economics), consequence: Exposed,
    question: "How is the expected revenue split?",
    at: "value.revenue_split", example: "50%", concerns: Each,
    authority: ["S0", "S4"],
    why: "revenue that nobody has divided on paper is divided later in a quarrel",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    if settled::revenue(subject) {
        return;
    }
    let Some(gap) = Gap::of_values(&subject.parties(), &value.revenue_split) else { return };
    let keys = gap.keys();
    let shares = "shares that make 100% together, `0%` for a party that gets none";
    // A split that was begun is asked to be finished; before, there must be something to split, which is asked for first.
    let expected = value.expected_revenue.get();
    if gap.is_begun && expected.is_none_or(|revenue| revenue.minor() != 0) {
        drafts
            .at_key(gap.path("value.revenue_split"), Absent::new("revenue share").of(&gap, subject.charter))
            .help(format!("add {keys} to `value.revenue_split`: {shares}"));
        return;
    }
    let Some(revenue) = expected.filter(|revenue| revenue.minor() != 0) else { return };
    let message = if value.revenue_split.is_open() {
        format!("split of the expected revenue of {revenue} undecided")
    } else {
        format!("no split for the expected revenue of {revenue}")
    };
    drafts
        .at_key("value.revenue_split", message)
        .help(format!("add `revenue_split:` to `value` with {keys}: {shares}"))
        .also(&Place::value("value.expected_revenue"), "the expected revenue");
}
