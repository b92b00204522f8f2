//! The comparison itself, from the whole to the smallest place that differs.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, Item, is_there};
use super::{Difference, Grain, ORDERED, TwoPlaces};
use crate::document::shape::Shape;

/// A comparison and what it has found.
pub(super) struct Comparison<'g> {
    grain: Grain<'g>,
    /// The parties of each reading.
    parties: [BTreeSet<String>; 2],
    pub(super) found: Vec<Difference>,
}

/// An entry before and after; one of the two is there.
type Pair<'i> = (Option<&'i Item>, Option<&'i Item>);

impl<'g> Comparison<'g> {
    pub(super) fn new(grain: Grain<'g>, parties: [BTreeSet<String>; 2]) -> Self {
        Self { grain, parties, found: Vec::new() }
    }

    pub(super) fn compare(&mut self, before: Option<&Content>, after: Option<&Content>, place: &TwoPlaces) {
        match (before, after) {
            (None, None) => {}
            (Some(before), Some(after)) if before == after => {}
            (Some(before), Some(after)) => self.both(before, after, place),
            (Some(content), None) | (None, Some(content)) => self.one(content, before.is_some(), place),
        }
    }

    /// What stands in both and differs.
    fn both(&mut self, before: &Content, after: &Content, place: &TwoPlaces) {
        if let Some(spread) = self.spread(before, after, place) {
            for (party, before, after) in spread {
                self.compare(before, after, &place.key(&party));
            }
            return;
        }
        // One plain value where a list belongs is a list of one.
        let alone = |content: &Content| [Item { index: 0, content: content.clone() }];
        match (before, after) {
            (Content::List(before), Content::List(after)) => return self.lists(before, after, place),
            (Content::List(before), after) if !is_open(after) => {
                return self.lists(before, &alone(after), place);
            }
            (before, Content::List(after)) if !is_open(before) => {
                return self.lists(&alone(before), after, place);
            }
            _ => {}
        }
        if is_there(before) != is_there(after) {
            return self.tell(Some(before), Some(after), place);
        }
        if let Some((before, after)) = before.entries().zip(after.entries()) {
            let keys: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
            for key in keys {
                self.compare(before.get(key).copied(), after.get(key).copied(), &place.key(key));
            }
            return;
        }
        self.tell(Some(before), Some(after), place);
    }

    /// What holds for all parties against what is said of each: each with what holds for it.
    #[expect(clippy::type_complexity, reason = "a party with what is said of it before and after")]
    fn spread<'c>(
        &self,
        before: &'c Content,
        after: &'c Content,
        place: &TwoPlaces,
    ) -> Option<Vec<(String, Option<&'c Content>, Option<&'c Content>)>> {
        let Some(Shape::Each(_)) = place.shape else { return None };
        let [then, now] = &self.parties;
        let (was_each, is_each) = (before.is_by_party(then), after.is_by_party(now));
        if was_each == is_each {
            return None;
        }
        let of = |content: &'c Content, is_each: bool, parties: &BTreeSet<String>, party: &str| match content
        {
            Content::Map(entries) if is_each => entries.get(party),
            content => parties.contains(party).then_some(content),
        };
        let all: BTreeSet<&String> = then.union(now).collect();
        let each = all
            .into_iter()
            .map(|party| (party.clone(), of(before, was_each, then, party), of(after, is_each, now, party)));
        Some(each.collect())
    }

    /// What stands in one of the two only.
    fn one(&mut self, content: &Content, is_before: bool, place: &TwoPlaces) {
        let Grain::Fine(is_whole) = self.grain else { return self.tell_one(content, is_before, place) };
        match content {
            Content::List(items) => {
                let ids = by_id(items).is_some();
                for item in items {
                    let id = item.content.id().filter(|_| ids);
                    let (before, after) = if is_before { (Some(item), None) } else { (None, Some(item)) };
                    self.pair((before, after), id, place);
                }
            }
            Content::Plain(_) => self.tell_one(content, is_before, place),
            Content::Map(_) | Content::Short(..)
                if !content.is_by_party(&self.parties[usize::from(!is_before)]) && is_whole(&place.way()) =>
            {
                self.tell_one(content, is_before, place);
            }
            Content::Map(_) | Content::Short(..) => {
                for (key, content) in content.entries().into_iter().flatten() {
                    self.one(content, is_before, &place.key(key));
                }
            }
        }
    }

    fn tell_one(&mut self, content: &Content, is_before: bool, place: &TwoPlaces) {
        match is_before {
            true => self.tell(Some(content), None, place),
            false => self.tell(None, Some(content), place),
        }
    }

    fn tell(&mut self, before: Option<&Content>, after: Option<&Content>, place: &TwoPlaces) {
        let parts = match (before, after) {
            (None, Some(map @ Content::Map(_))) | (Some(map @ Content::Map(_)), None) => {
                map.parts(&place.name)
            }
            _ => Vec::new(),
        };
        self.found.push(Difference {
            name: place.name.clone(),
            term: place.term.clone(),
            party: place.party.clone(),
            before: before.map(|it| it.said(&place.before)),
            after: after.map(|it| it.said(&place.after)),
            parts,
        });
    }

    fn lists(&mut self, before: &[Item], after: &[Item], place: &TwoPlaces) {
        if let (Some(before), Some(after)) = (by_id(before), by_id(after)) {
            return self.by_ids(&before, &after, place);
        }
        let is_ordered = ORDERED.iter().any(|path| place.way() == *path);
        let pairs = if is_ordered { in_order(before, after) } else { by_what_they_say(before, after) };
        for pair in pairs {
            self.pair(pair, None, place);
        }
    }

    fn by_ids(&mut self, before: &BTreeMap<&str, &Item>, after: &BTreeMap<&str, &Item>, place: &TwoPlaces) {
        let gone = before.iter().filter(|(id, _)| !after.contains_key(*id));
        let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
        for (old, item) in gone {
            let says_the_same = |(_, other): &(&&str, &&Item)| {
                item.content.without_id().is_some_and(|one| !one.is_empty())
                    && item.content.without_id() == other.content.without_id()
            };
            let is_new = |(id, _): &(&&str, &&Item)| !before.contains_key(*id) && !renamed.contains_key(*id);
            if let Some((new, _)) = after.iter().filter(is_new).find(says_the_same) {
                renamed.insert(new, old);
            }
        }
        let olds: BTreeSet<&str> = renamed.values().copied().collect();
        let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        for id in ids.into_iter().filter(|id| !olds.contains(id)) {
            let was = renamed.get(id).copied().unwrap_or(id);
            self.pair((before.get(was).copied(), after.get(id).copied()), Some(id), place);
        }
    }

    fn pair(&mut self, (before, after): Pair<'_>, id: Option<&str>, place: &TwoPlaces) {
        let place = place.entry(id, before.map(|it| it.index), after.map(|it| it.index));
        self.compare(Item::at(before), Item::at(after), &place);
    }
}

/// Whether something is still to be decided.
fn is_open(content: &Content) -> bool {
    matches!(content, Content::Plain(value) if value.is_open)
}

/// Entries whose order counts: what is the same at both ends was not touched; what lies between is paired in its order.
fn in_order<'i>(before: &'i [Item], after: &'i [Item]) -> Vec<Pair<'i>> {
    let same = |(one, other): &(&Item, &Item)| one.content == other.content;
    let head = before.iter().zip(after).take_while(same).count();
    let (before, after) = (&before[head..], &after[head..]);
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let (before, after) = (&before[..before.len() - tail], &after[..after.len() - tail]);
    (0..before.len().max(after.len())).map(|nth| (before.get(nth), after.get(nth))).collect()
}

/// Entries whose order does not count: what is the same in both was not touched; of the rest, those of one name belong together,
/// then those that share something, in their order.
fn by_what_they_say<'i>(before: &'i [Item], after: &'i [Item]) -> Vec<Pair<'i>> {
    let mut after: Vec<&Item> = after.iter().collect();
    let mut take = |is_it: &dyn Fn(&Item) -> bool| {
        let at = after.iter().position(|item| is_it(item))?;
        Some(after.remove(at))
    };
    let rest: Vec<&Item> =
        before.iter().filter(|item| take(&|other| other.content == item.content).is_none()).collect();
    let mut pairs: Vec<Pair<'i>> = Vec::new();
    let mut left = Vec::new();
    for item in rest {
        let name = item.content.name();
        match take(&|other| name.is_some() && other.content.name() == name) {
            Some(other) => pairs.push((Some(item), Some(other))),
            None => left.push(item),
        }
    }
    for item in left {
        pairs.push((Some(item), take(&|other| other.content.shares_with(&item.content))));
    }
    pairs.extend(after.into_iter().map(|item| (None, Some(item))));
    let index = |(before, after): &Pair<'_>| after.or(*before).map(|item| item.index);
    pairs.sort_by_key(index);
    pairs
}

/// The entries by their ids, where each has one of its own.
fn by_id(items: &[Item]) -> Option<BTreeMap<&str, &Item>> {
    let by_id: BTreeMap<&str, &Item> =
        items.iter().map(|item| Some((item.content.id()?, item))).collect::<Option<_>>()?;
    (by_id.len() == items.len()).then_some(by_id)
}
