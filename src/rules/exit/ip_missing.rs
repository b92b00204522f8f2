use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::charter_says;
use crate::rules::ip::licences::is_open;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// no exit terms on intellectual property (IP)
    "exit-ip-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(JointResults), consequence: Exposed, rises: settled::without_creation,
    question: "What happens to intellectual property at the end?",
    at: "exit.ip", example: "each keeps its own, the rest is licensed to all", concerns: All,
    authority: ["S0", "S3"],
    why: "without exit terms a court decides who may use, sell or build on joint work",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.ip.{party},
    unless: settled::creation,
    words: Term {
        no: "exit terms on intellectual property",
        example: "ip: Each keeps what it brought; what was made together is licensed to both",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    Wanted { said, ..WANTED }.judge(subject, drafts);
}

/// Clauses that say who has what, whatever ends.
const OF_OWNERSHIP: [ClauseKind; 3] =
    [ClauseKind::IpOwnershipAssignment, ClauseKind::JointIpOwnership, ClauseKind::PerpetualLicence];

fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    let by_contract = OF_OWNERSHIP.iter().any(|kind| charter_says(charter, *kind, party) == Some(true));
    let is_settled = by_contract || stays_open(charter);
    if is_settled { Field::Invalid } else { (WANTED.said)(charter, party) }
}

/// Whether all may use what is made whatever ends: it has an owner, and is licensed to everybody.
fn stays_open(charter: &Charter) -> bool {
    let Some(ip) = charter.ip.get() else { return false };
    let has_owner = ip.foreground.and(|foreground| &foreground.ownership).is_given();
    has_owner && ip.licences.get().is_some_and(|listed| listed.values().any(is_open))
}
