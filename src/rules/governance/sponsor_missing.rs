use super::people::{Role, each_party_names};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party names no executive sponsor
    "sponsor-missing",
    severity: Warning, from: Negotiation,
    authority: ["S4"],
    why: "without an executive who answers for it, the partnership loses to the next budget round",
    check: Partnership(check),
}

const ROLE: Role =
    Role { key: "sponsor", name: "executive sponsor", who: "the executive who answers for the partnership" };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    each_party_names(subject, drafts, &ROLE, |party| &party.sponsor);
}
