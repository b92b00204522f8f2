use super::people::{Role, each_party_names};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party names no partnership manager
    "partnership-manager-missing",
    severity: Warning, from: Launch,
    authority: ["S0", "S3"],
    why: "work on the partnership beside the day job is the first to be dropped",
    check: Partnership(check),
}

const ROLE: Role = Role { key: "manager", name: "partnership manager", who: "the partnership manager" };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    each_party_names(subject, drafts, &ROLE, |party| &party.manager);
}
