//! A party that has another id and the same name: one change, and none of what is said of it.

use super::{Effect, Movement, Outcome, TermChange, Texts};
use crate::document::{Difference, Said};
use crate::method::terms::PARTY_ID;
use crate::yaml::{Step, YamlPath};

/// The change of an id.
pub(super) fn change(texts: &Texts<'_>, old: &str, new: &str) -> TermChange {
    let at = |id: &str| YamlPath::from("parties").key(id);
    let said = |id: &str| Said { path: at(id), words: id.to_owned(), meaning: None, is_open: false };
    let difference = Difference {
        name: at(new),
        term: vec!["parties".to_owned()],
        party: Some(new.to_owned()),
        before: Some(said(old)),
        after: Some(said(new)),
        parts: Vec::new(),
    };
    let parties = texts.after.charter.value.party_ids();
    TermChange {
        difference,
        term: PARTY_ID,
        movement: Movement::Replaced,
        weight: PARTY_ID.weight,
        effects: parties.into_iter().map(|party| (party.to_owned(), Effect::Neither)).collect(),
        depends_on: None,
        witnesses: Vec::new(),
        moved_with: 0,
        outcome: Outcome::Told,
        approved: None,
        record: None,
    }
}

/// Lets the place before be the one that the text before has, under the id of then.
pub(super) fn as_it_was(change: &mut TermChange, ids: &[(String, String)]) {
    let Some(before) = &mut change.difference.before else { return };
    let then = |step: &Step| match step {
        Step::Key(key) => match ids.iter().find(|(_, new)| new == key) {
            Some((old, _)) => Step::Key(old.clone()),
            None => step.clone(),
        },
        Step::Index(_) => step.clone(),
    };
    before.path = before.path.steps().iter().map(then).fold(YamlPath::root(), YamlPath::step);
}
