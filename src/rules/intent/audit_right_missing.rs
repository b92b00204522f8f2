use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::intent::IntentKind;
use crate::document::charter::stage::Stage;
use crate::grammar::number;
use crate::rules::clauses::{lack, listed};
use crate::rules::contract::shared_revenue::shared_revenue;
use crate::rules::intent::seekers::{place_of, seekers};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party wants to earn more, and nothing lets it check the figures
    "audit-right-missing",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice", "ours"],
    why: "a party that is paid by the other's figures should be able to see them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let seekers = seekers(subject, IntentKind::RevenueAcceleration);
    // Without a contract there is nothing to put the right into, and a shared revenue has a rule of its own.
    let is_told_elsewhere = listed(subject).is_some() && shared_revenue(subject).is_some();
    let is_asked = !seekers.is_empty() && !subject.is_informal() && !is_told_elsewhere;
    if !is_asked || subject.charter.contract.is_invalid() {
        return;
    }
    // While the parties negotiate, the contract may not be written yet.
    if listed(subject).is_none() && subject.stage < Stage::Launch {
        return;
    }
    let lack = match listed(subject).map(|contract| contract.clause(ClauseKind::AuditRights)) {
        None | Some(Field::Missing) => {
            "the charter does not say that the contract has an audit right".to_owned()
        }
        Some(_) => match lack(subject, ClauseKind::AuditRights, "audit right") {
            Some(lack) => lack,
            None => return,
        },
    };
    let who = names(subject.charter, &seekers);
    let verb = number(seekers.len(), "takes", "take");
    drafts.at_value(place_of(&seekers), format!("{who} {verb} part to earn more, and {lack}")).help(
        "agree who may look into whose books and how often, and write `audit_rights: yes` under `contract`",
    );
}
