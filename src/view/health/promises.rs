//! What became of what was promised: the actions of all reviews.

use std::collections::BTreeMap;

use crate::document::records::review::Action;
use crate::method::reviews::{ActionState, ActionStatus};
use crate::survey::Surveyed;

/// One action, as it was last written down.
#[derive(Debug)]
pub(super) struct Promise<'a> {
    pub(super) status: &'a ActionStatus,
    pub(super) action: &'a Action,
}

pub(super) fn promises<'a>(surveyed: &'a Surveyed<'a>) -> Vec<Promise<'a>> {
    let reviews = &surveyed.partnership.records.reviews;
    let action =
        |status: &ActionStatus| reviews.get(status.record)?.value.actions.get()?.0.get(status.index)?.get();
    let actions = surveyed.assessment.actions.iter();
    actions.filter_map(|status| Some(Promise { action: action(status)?, status })).collect()
}

impl Promise<'_> {
    /// What is to be done: in words, else its id.
    pub(super) fn what(&self) -> Option<&str> {
        let what = self.action.what.get().map(|what| what.as_str());
        what.or_else(|| self.action.id.get().map(|id| id.as_str()))
    }

    /// For which party; `None` where nobody said so.
    pub(super) fn side(&self) -> Option<&str> {
        self.action.side.get().map(|side| side.as_str())
    }
}

/// How many actions of one party came to what.
pub(super) type Tally = BTreeMap<ActionState, usize>;

/// The tallies of the parties in their order, then that of actions for which no party stands.
pub(super) fn ledger<'a>(parties: &[&'a str], promises: &[Promise<'_>]) -> Vec<(Option<&'a str>, Tally)> {
    let tally = |side: Option<&'a str>| {
        let mut tally = Tally::new();
        for promise in
            promises.iter().filter(|promise| promise.side().filter(|side| parties.contains(side)) == side)
        {
            *tally.entry(promise.status.state).or_default() += 1;
        }
        (side, tally)
    };
    let sides = parties.iter().copied().map(Some).chain([None]);
    sides.map(tally).filter(|(side, tally)| side.is_some() || !tally.is_empty()).collect()
}
