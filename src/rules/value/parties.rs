//! What the value rules say of parties: how their figures stand side by side.

use crate::document::charter::value::Value;
use crate::method::value::PartyValue;
use crate::rules::Subject;
use crate::wording::value::total;

/// The value section, where its gaps are asked about: an informal partnership is spared [S3].
pub(super) fn section<'a>(subject: &Subject<'a>) -> Option<&'a Value> {
    subject.charter.value.get().filter(|_| !subject.is_informal())
}

/// Whether an informal partnership says what passes where it speaks of referrals: that is all that it exchanges.
pub(super) fn is_told_by_referrals(subject: &Subject<'_>) -> bool {
    let referrals = subject.charter.referrals.get();
    subject.is_informal() && referrals.is_some_and(|it| it.terms.is_given() || it.reward.is_given())
}

/// Where a party's own figures stand.
pub(super) fn own_place(party: &PartyValue) -> String {
    format!("value.costs.{}", party.party)
}

/// `receives GBP 420,000, contributes GBP 330,000`.
pub(super) fn figures(party: &PartyValue) -> String {
    format!("receives {}, contributes {}", total(&party.gets()), total(&party.puts_in()))
}

/// The same with the return: `…, return 1.27 per 1`.
pub(super) fn figures_with_ratio(party: &PartyValue) -> String {
    match &party.ratio {
        Ok(ratio) => format!("{}, return {ratio} per 1", figures(party)),
        Err(_) => figures(party),
    }
}

/// Of what a party's figures are made up.
pub(super) fn makeup(party: &PartyValue) -> String {
    format!(
        "receives {} in the exchange and {} of revenue; contributes {} and {} of costs",
        total(&party.received),
        total(&party.share),
        total(&party.given),
        total(&party.costs)
    )
}
