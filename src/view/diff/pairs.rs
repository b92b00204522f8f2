//! Which charter before is which one after: the one at the same place, else the one that it is known to have been elsewhere.

use std::collections::BTreeSet;

use crate::partnership::{Partnership, Traits, known_again};

/// A partnership before and after; one of the two is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) before: Option<&'a Partnership>,
    pub(super) after: Option<&'a Partnership>,
    /// Whether both are files that were named.
    is_of_files: bool,
}

impl<'a> Pair<'a> {
    /// The partnership as it is, else as it was.
    pub(super) fn either(&self) -> Option<&'a Partnership> {
        self.after.or(self.before)
    }

    /// The parties of both.
    pub(super) fn parties(&self) -> Vec<&'a str> {
        let of =
            |side: Option<&'a Partnership>| side.map(|it| it.charter.value.party_ids()).unwrap_or_default();
        let mut parties = of(self.after);
        parties.extend(of(self.before));
        parties
    }

    /// Where the charter was before, where that was elsewhere.
    pub(super) fn moved_from(&self) -> Option<&'a str> {
        let (before, after) = (self.before?, self.after?);
        let was = before.charter.source.path.as_str();
        (!self.is_of_files && was != after.charter.source.path).then_some(was)
    }
}

/// The pairs in the order of their paths.
pub(super) fn pairs<'a>(
    before: &'a [Partnership],
    after: &'a [Partnership],
    is_of_files: bool,
) -> Vec<Pair<'a>> {
    let pair = |before, after| Pair { before, after, is_of_files };
    // Two files are two texts of one charter, whatever they are called. Of two states of a folder one may have gone and another come.
    if let ([then], [now]) = (before, after)
        && is_of_files
    {
        return vec![pair(Some(then), Some(now))];
    }
    let at = |side: &'a [Partnership], path: &str| side.iter().find(|it| it.charter.source.path == path);
    let mut found: Vec<Pair<'a>> = Vec::new();
    let mut left: Vec<&Partnership> = Vec::new();
    for now in after {
        match at(before, &now.charter.source.path) {
            Some(then) => found.push(pair(Some(then), Some(now))),
            None => left.push(now),
        }
    }
    let gone: Vec<&Partnership> =
        before.iter().filter(|then| at(after, &then.charter.source.path).is_none()).collect();
    let traits = |side: &[&Partnership]| side.iter().map(|it| Traits::of_partnership(it)).collect::<Vec<_>>();
    let mut kept = BTreeSet::new();
    for (now, nth) in left.iter().zip(known_again(&traits(&left), &traits(&gone))) {
        let then = nth.filter(|nth| kept.insert(*nth)).and_then(|nth| gone.get(nth).copied());
        found.push(pair(then, Some(*now)));
    }
    let lost = gone.iter().enumerate().filter(|(nth, _)| !kept.contains(nth));
    found.extend(lost.map(|(_, then)| pair(Some(*then), None)));
    found.sort_by_key(|pair| pair.either().map(|it| it.charter.source.path.as_str()));
    found
}
