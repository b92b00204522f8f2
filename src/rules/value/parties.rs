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

/// `gets 420000 GBP and puts in 330000 GBP`.
pub(super) fn figures(party: &PartyValue) -> String {
    format!("gets {} and puts in {}", total(&party.gets()), total(&party.puts_in()))
}

/// The same with what that comes to: `…: 1.27 for every 1`.
pub(super) fn figures_with_ratio(party: &PartyValue) -> String {
    match &party.ratio {
        Ok(ratio) => format!("{}: {ratio} for every 1", figures(party)),
        Err(_) => figures(party),
    }
}

/// Of what a party's figures are made up.
pub(super) fn makeup(party: &PartyValue) -> String {
    format!(
        "gets {} in the exchange and {} of the revenue; gives {} and has costs of {}",
        total(&party.received),
        total(&party.share),
        total(&party.given),
        total(&party.costs)
    )
}
