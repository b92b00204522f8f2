//! The shares in a joint venture, for programs: the same in `score` and in `value` [S3].

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::scalar::Percent;
use crate::method::structure::equity::{Equity, EquityShare};

/// The share of a party in a joint venture.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct EquityEntry<'a> {
    /// The party.
    party: &'a str,
    /// The share that its contributions suggest.
    suggested: Option<Percent>,
    /// The share that was agreed.
    agreed: Option<Percent>,
}

/// The share of each party; none where the contributions are not known.
pub(super) fn shares(equity: Option<&Equity>) -> Vec<EquityEntry<'_>> {
    let entry = |equity: &Equity, share: &EquityShare| (equity.suggested(share), share.agreed);
    let all = equity.into_iter().flat_map(|equity| equity.shares.iter().map(move |share| (equity, share)));
    all.map(|(equity, share)| {
        let (suggested, agreed) = entry(equity, share);
        EquityEntry { party: &share.party, suggested, agreed }
    })
    .collect()
}
