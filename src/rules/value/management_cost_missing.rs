use super::parties::{Wanted, report_left_out, section};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the value section leaves out what managing the partnership costs a party
    "management-cost-missing",
    severity: Advice, from: Negotiation,
    authority: ["S1", "S3"],
    why: "the meetings, reports and reviews of a partnership can cost more than it brings",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted {
    key: "management_cost",
    one: "does not say what managing the partnership costs it",
    several: "do not say what managing the partnership costs them",
    example: "with an amount over the term, such as `20000 {currency}`",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    report_left_out(subject, drafts, &WANTED, &value.management_cost);
}
