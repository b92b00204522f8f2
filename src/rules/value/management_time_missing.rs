use super::parties::{Wanted, report_left_out, section};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the value section leaves out how much of a party's management time goes in
    "management-time-missing",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "time is what a small side runs out of first, and what the other does not see",
    check: Partnership(check),
}

const WANTED: Wanted = Wanted {
    key: "share_of_management_time",
    one: "does not say how much of its management's time goes in",
    several: "do not say how much of their management's time goes in",
    example: "with a share, such as `5%`",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    report_left_out(subject, drafts, &WANTED, &value.share_of_management_time);
}
