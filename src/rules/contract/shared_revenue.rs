//! Whether one party is paid a share of what another takes in.

use crate::document::charter::contract::ClauseKind;
use crate::rules::Subject;
use crate::rules::clauses::{contract_says, place};

/// A share of revenue or profit that passes between parties.
pub(in crate::rules) struct SharedRevenue<'a> {
    /// Where the charter says so.
    pub(in crate::rules) path: String,
    /// Who pays it and who gets it, where the value exchange says it.
    pub(in crate::rules) between: Option<(&'a str, &'a str)>,
}

/// The share of the contract, or of the value exchange where the contract is not said to have none.
pub(in crate::rules) fn shared_revenue<'a>(subject: &Subject<'a>) -> Option<SharedRevenue<'a>> {
    let exchange = exchanged(subject);
    match contract_says(subject, ClauseKind::RevenueSharing) {
        Some(true) => Some(SharedRevenue {
            path: place(ClauseKind::RevenueSharing),
            between: exchange.and_then(|exchange| exchange.between),
        }),
        Some(false) => None,
        None => exchange,
    }
}

fn exchanged<'a>(subject: &Subject<'a>) -> Option<SharedRevenue<'a>> {
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get())?;
    exchange.iter().find_map(|(index, it)| {
        let kind = it.kind.get()?.as_str().to_lowercase();
        is_share(&kind).then(|| SharedRevenue {
            path: format!("value.exchange[{index}].kind"),
            between: it.from.get().zip(it.to.get()).map(|(from, to)| (from.as_str(), to.as_str())),
        })
    })
}

/// Whether an exchange of this kind is paid by figures of the one who pays.
pub(super) fn is_share(kind: &str) -> bool {
    ["revenue", "profit"].iter().any(|what| kind.contains(what)) && kind.contains("shar")
}
