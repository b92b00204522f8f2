use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::LegalForm;
use crate::rules::clauses::{is_by_party, lack, lack_of};
use crate::rules::contract::shared_revenue::shared_revenue;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// revenue or profit is shared, with no audit right
    "revenue-share-without-audit",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the party that is paid a share cannot check the figures it depends on",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let audit = ClauseKind::AuditRights;
    let Some(share) = shared_revenue(subject) else { return };
    // Where it is known who is paid, that party's right is the one that matters.
    let lack = match share.between {
        Some((_, to)) if is_by_party(subject, audit) => lack_of(subject, audit, to, "audit right of its own"),
        _ => lack(subject, audit, "audit right"),
    };
    let Some(lack) = lack else { return };
    let form = charter.model.get().and_then(|model| model.legal_form.get());
    // The books of a joint company are open to its owners; a share that passes between them is not in these books.
    if form == Some(&LegalForm::JointVenture) && share.between.is_none() {
        return;
    }
    let message = match share.between {
        Some((from, to)) => {
            let [keeper, paid] = [from, to].map(|party| charter.party_name(party));
            format!("{paid} is paid from figures that {keeper} keeps, with {lack}")
        }
        None => format!("revenue is shared, with {lack}"),
    };
    drafts
        .at_value(share.path, message)
        .help("agree a yearly inspection at notice, and write `audit_rights: yes` under `contract`");
}
