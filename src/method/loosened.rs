//! What a charter loosens since the revision that it is compared with: a guard that the change itself could switch off guards
//! nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::permits;
use super::kinds::{Asked, Kinds};
use crate::config::OwnKind;
use crate::document::charter::Charter;
use crate::document::charter::reviews::HealthAnswers;
use crate::document::charter::stage::Stage;
use crate::document::charter::waivers::Waiver;
use crate::document::scalar::{Date, Text};
use crate::document::topic::Topic;
use crate::partnership::{BaseCharter, Partnership};
use crate::yaml::YamlPath;

/// One thing that a charter loosens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loosened {
    /// Where it stands.
    pub path: YamlPath,
    /// What it is.
    pub what: Loosening,
    /// Whether an approved change request permits it.
    pub is_permitted: bool,
}

/// What is loosened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loosening {
    /// The stage asks for less than the one that it was.
    Stage {
        /// The stage that it was.
        then: Stage,
        /// The stage that it is.
        now: Stage,
    },
    /// A party's health answers were anonymous and are open.
    HealthAnswers {
        /// The party.
        party: String,
    },
    /// A waiver that was not there, or that reaches further than it did, by its index.
    Waiver(usize),
}

/// A kind of partnership that asks less than what was asked at the revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindLoosened {
    /// The kinds that were written there; `None` where none were, so that everything was asked.
    pub then: Option<Kinds>,
    /// The topics that are not asked any more.
    pub topics: Vec<Topic>,
    /// Whether an approved change request permits it.
    pub is_permitted: bool,
}

impl KindLoosened {
    /// The kinds that the charter is still judged by: those that the parties had agreed on.
    #[must_use]
    pub fn held(&self) -> Option<&Kinds> {
        self.then.as_ref().filter(|_| !self.is_permitted)
    }
}

/// Whether the kind that a charter names asks less than it did; `None` where it does not, or there is nothing to compare with.
#[must_use]
pub fn loosened_kind(
    partnership: &Partnership,
    now: &Kinds,
    own: &[OwnKind],
    as_of: Date,
) -> Option<KindLoosened> {
    let Some(BaseCharter::Other(base)) = partnership.past.base.as_ref().map(|base| &base.charter) else {
        return None;
    };
    let then = Kinds::as_in(partnership, &base.value, own);
    let is_off = |kinds: &Kinds, topic: Topic| matches!(kinds.asked(topic), Asked::NotAsked(_));
    let topics = Topic::ALL.iter().copied().filter(|topic| is_off(now, *topic) && !is_off(&then, *topic));
    let topics: Vec<Topic> = topics.collect();
    if topics.is_empty() {
        return None;
    }
    let is_permitted = permits(partnership, &YamlPath::from("kind"), as_of, None);
    let was_written = !base.value.kind.is_missing();
    Some(KindLoosened { then: was_written.then_some(then), topics, is_permitted })
}

/// Everything that a charter loosens; nothing where there is nothing to compare with. Of a charter that cannot be read as it
/// was, no waiver is known to have been there.
#[must_use]
pub fn loosened(partnership: &Partnership, as_of: Date) -> Vec<Loosened> {
    let nothing = Charter::default();
    let now = &partnership.charter.value;
    let (then, is_known) = match partnership.past.base.as_ref().map(|base| &base.charter) {
        Some(BaseCharter::Other(then)) => (&then.value, true),
        Some(BaseCharter::Unreadable(_)) => (&nothing, false),
        Some(BaseCharter::New | BaseCharter::Same) | None => return Vec::new(),
    };
    let mut found = Vec::new();
    let mut add = |path: YamlPath, what: Loosening, except: Option<&str>| {
        let is_permitted = permits(partnership, &path, as_of, except);
        found.push(Loosened { path, what, is_permitted });
    };
    if is_known && asks_less(then.stage(), now.stage()) {
        let what = Loosening::Stage { then: then.stage(), now: now.stage() };
        add(YamlPath::from("stage"), what, None);
    }
    let before: BTreeSet<&str> = then.party_ids().into_iter().collect();
    for party in now.party_ids() {
        let was_there = before.contains(party);
        if was_there && !is_open(then, party) && is_open(now, party) {
            let path = YamlPath::from("reviews.health_answers");
            add(path, Loosening::HealthAnswers { party: party.to_owned() }, None);
        }
    }
    let waived = waived(then);
    for (index, waiver) in now.waivers.get().into_iter().flat_map(|waivers| waivers.iter()) {
        let key = (waiver.rule.get(), waiver.at.get());
        // One of the same rule and place stood there and held as long.
        let was_waived = waived.get(&key).is_some_and(|until| *until >= waiver.until.get());
        if waiver.in_force(as_of).is_some() && !was_waived {
            let own = owner_party(now, waiver);
            add(YamlPath::root().key("waivers").index(index), Loosening::Waiver(index), own);
        }
    }
    found
}

/// Whether a stage asks for less than another. To go on, as far as operation, asks for more; to end asks for little.
fn asks_less(then: Stage, now: Stage) -> bool {
    now < then || (now > then && now > Stage::Operation)
}

fn is_open(charter: &Charter, party: &str) -> bool {
    let answers = charter.reviews.and(|reviews| &reviews.health_answers);
    answers.get().is_some_and(|answers| answers.of(party).get() == Some(&&HealthAnswers::Open))
}

/// Until when something was waived at most, by rule and place.
fn waived(then: &Charter) -> BTreeMap<(Option<&Text>, Option<&Text>), Option<&Date>> {
    let mut waived: BTreeMap<_, Option<&Date>> = BTreeMap::new();
    let waivers = then.waivers.get().into_iter().flat_map(|waivers| waivers.values());
    for old in waivers.filter(|old| old.owner.is_given() && old.reason.is_given()) {
        let until = waived.entry((old.rule.get(), old.at.get())).or_default();
        *until = (*until).max(old.until.get());
    }
    waived
}

/// The party whose person answers for a waiver, so that it has agreed already.
fn owner_party<'a>(charter: &'a Charter, waiver: &Waiver) -> Option<&'a str> {
    let owner = waiver.owner.get()?;
    let parties = charter.parties.get()?;
    charter.party_ids().into_iter().find(|id| {
        parties.get(id).and_then(|party| party.get()).is_some_and(|party| {
            let people = [&party.sponsor, &party.manager, &party.liaison];
            people.into_iter().filter_map(|it| it.get()).any(|person| person.is_same(owner))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_and_ending_ask_for_less() {
        assert!(asks_less(Stage::Launch, Stage::Discovery));
        assert!(asks_less(Stage::Operation, Stage::Ended));
        assert!(asks_less(Stage::WindingDown, Stage::Ended));
        assert!(!asks_less(Stage::Discovery, Stage::Operation));
        assert!(!asks_less(Stage::Launch, Stage::Launch));
    }
}
