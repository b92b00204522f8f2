use super::parties::{currency, section};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the value section does not say which revenue the parties expect
    "expected-revenue-missing",
    severity: Advice, from: Negotiation,
    authority: ["S0", "S1"],
    why: "parties that expect different revenues agree on shares that will disappoint one of them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    if !value.expected_revenue.is_missing() {
        return;
    }
    let open = if value.expected_revenue.is_open() { "; it is still open" } else { "" };
    drafts
        .at_key(
            "value.expected_revenue",
            format!("the value section does not say which revenue the parties expect together{open}"),
        )
        .help(format!(
            "add `expected_revenue:` over the term to `value`, such as `600000 {0}` (`0 {0}` where none is expected), and `revenue_split:` with each party's share",
            currency(subject)
        ));
}
