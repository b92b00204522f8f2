use super::parties::section;
use crate::finding::Place;
use crate::rules::gap::Gap;
use crate::rules::wanted::Absent;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// no split of the expected revenue
    "revenue-split-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Economics), consequence: Exposed,
    question: "How is the expected revenue split?",
    at: "value.revenue_split", example: "50%", concerns: Each,
    authority: ["S0", "S4"],
    why: "the parties will dispute the split once there is revenue to share",
    check: Partnership(check),
}

const SHARE: Absent<'_> = Absent { no: "agreed revenue share", open: Some("revenue share undecided") };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    if settled::revenue(subject) {
        return;
    }
    let Some(gap) = Gap::of_values(&subject.parties(), &value.revenue_split) else { return };
    let keys = gap.keys();
    let shares = "100% in total, `0%` for a party without a share";
    // A split that was begun is asked to be finished; before, there must be something to split, which is asked for first.
    let expected = value.expected_revenue.get();
    if gap.is_begun && expected.is_none_or(|revenue| revenue.minor() != 0) {
        drafts
            .at_key(gap.path("value.revenue_split"), SHARE.of(&gap, subject.charter))
            .help(format!("agree on the shares, and add {keys} to `value.revenue_split`: {shares}"));
        return;
    }
    let Some(revenue) = expected.filter(|revenue| revenue.minor() != 0) else { return };
    let message = if value.revenue_split.is_open() {
        format!("split of the expected revenue of {revenue:#} undecided")
    } else {
        format!("no split for the expected revenue of {revenue:#}")
    };
    drafts
        .at_key("value.revenue_split", message)
        .help(format!("agree on the shares, and add `revenue_split:` to `value` with {keys}: {shares}"))
        .also(&Place::value("value.expected_revenue"), "expected revenue");
}
