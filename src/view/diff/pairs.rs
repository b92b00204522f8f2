//! Which charter before is which one after: the one at the same place, else the only one with the same id or name.

use crate::partnership::Partnership;

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
    for now in left {
        let name = now.charter.value.name.get();
        let has_id = |then: &Partnership| then.id == now.id;
        let has_name = |then: &Partnership| name.is_some() && then.charter.value.name.get() == name;
        let only = |is_same: &dyn Fn(&Partnership) -> bool| {
            let mut same = gone.iter().enumerate().filter(|(_, then)| is_same(then)).map(|(nth, _)| nth);
            same.next().filter(|_| same.next().is_none())
        };
        let found_again =
            only(&|it| has_id(it) && has_name(it)).or_else(|| only(&|it| has_id(it) || has_name(it)));
        let then = found_again.map(|nth| gone.remove(nth));
        found.push(pair(then, Some(now)));
    }
    found.extend(gone.into_iter().map(|then| pair(Some(then), None)));
    found.sort_by_key(|pair| pair.either().map(|it| it.charter.source.path.as_str()));
    found
}
