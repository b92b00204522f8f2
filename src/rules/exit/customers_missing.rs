use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::charter_says;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// no exit terms on joint customers
    "exit-customers-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Customers), consequence: Exposed,
    question: "What happens to joint customers at the end?",
    at: "exit.customers", example: "they choose whom to stay with", concerns: All,
    authority: ["S2"],
    why: "both parties court the same customers after the end, and lose the trust of some",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.customers.{party},
    unless: settled::customers,
    words: Term {
        no: "exit terms on joint customers",
        example: "customers: Each is served to the end of its contract by the party that signed it",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    Wanted { said, ..WANTED }.judge(subject, drafts);
}

/// Where the contract says that a party may not take the other's customers, it says whose they stay.
fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    let is_settled = charter_says(charter, ClauseKind::NoSolicitOfCustomers, party) == Some(true);
    if is_settled { Field::Invalid } else { (WANTED.said)(charter, party) }
}
