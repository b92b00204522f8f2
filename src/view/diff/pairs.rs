//! Which charter before is which one after: the one at the same place, else the one that it is known to have been elsewhere.

use crate::partnership::{Partnership, Traits, called_so, much_alike};

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
    let mut gone: Vec<&Partnership> =
        before.iter().filter(|then| at(after, &then.charter.source.path).is_none()).collect();
    let mut traits: Vec<Traits> = gone.iter().map(|then| Traits::of_partnership(then)).collect();
    // Whoever bears the id or the name comes before who only says the same.
    for known_again in [called_so, much_alike] {
        let mut come = Vec::new();
        for now in std::mem::take(&mut left) {
            let nth = known_again(&Traits::of_partnership(now), &traits.iter().collect::<Vec<_>>());
            let Some(nth) = nth else {
                come.push(now);
                continue;
            };
            traits.remove(nth);
            found.push(pair(Some(gone.remove(nth)), Some(now)));
        }
        left = come;
    }
    found.extend(left.into_iter().map(|now| pair(None, Some(now))));
    found.extend(gone.into_iter().map(|then| pair(Some(then), None)));
    found.sort_by_key(|pair| pair.either().map(|it| it.charter.source.path.as_str()));
    found
}
