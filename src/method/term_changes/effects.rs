//! What a change means for each party, by its role in the term.

use std::collections::BTreeSet;

use super::{Effect, Movement, Texts};
use crate::document::charter::Charter;
use crate::document::{Difference, Document, Said};
use crate::method::terms::{Effects, Roles, Sign, Term};
use crate::yaml::YamlPath;

/// What a change means for each party of either text, in the order of the charter.
pub(super) fn effects(
    texts: &Texts<'_>,
    difference: &Difference,
    term: &Term,
    movement: Movement,
) -> Vec<(String, Effect)> {
    let mut parties = texts.after.charter.value.party_ids();
    for party in texts.before.value.party_ids() {
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    let of = Weighing { texts, difference, term, movement, parties: &parties };
    parties.iter().map(|party| ((*party).to_owned(), of.effect(party))).collect()
}

/// The fact on which a change depends.
pub(super) fn fact(term: &Term, movement: Movement) -> Option<&'static str> {
    match term.roles {
        Roles::Fact(fact) => Some(fact),
        Roles::Nobody => None,
        Roles::Holder(_) if movement == Movement::Replaced => Some("whom the other name stands for"),
        _ if movement == Movement::Replaced => Some("what the new words mean"),
        Roles::Ends(..) => Some("between whom it passes"),
        Roles::By(_, first, _) | Roles::Holder(first) => Some(first),
        Roles::Party(..) | Roles::All(_) => None,
    }
}

/// A change, as it is weighed for each party.
struct Weighing<'c> {
    texts: &'c Texts<'c>,
    difference: &'c Difference,
    term: &'c Term,
    movement: Movement,
    parties: &'c [&'c str],
}

/// Who is named at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named<'n> {
    /// These parties.
    Parties(BTreeSet<&'n str>),
    /// Somebody who is no party, or nobody knows who.
    Other,
}

impl<'c> Weighing<'c> {
    fn effect(&self, party: &str) -> Effect {
        let is_neutral = matches!(self.movement, Movement::Restated | Movement::Moved)
            || (self.term.is_name && self.movement == Movement::Replaced);
        match self.term.roles {
            Roles::Nobody => Effect::Neither,
            Roles::Holder(_) if !matches!(self.movement, Movement::Restated | Movement::Moved) => {
                self.held(party)
            }
            _ if is_neutral => Effect::Neither,
            Roles::Fact(_) => Effect::Depends,
            _ if self.term.is_both => Effect::BothWays,
            _ => match self.signs() {
                Some(signs) => self.by_role(party, signs),
                // Whoever would gain or lose by more of it.
                None => match self.by_role(party, Effects(Sign::Plus, Sign::Minus)) {
                    Effect::Neither => Effect::Neither,
                    _ => Effect::Depends,
                },
            },
        }
    }

    /// What the movement means for the first role and for the second; `None` where the words have to be read.
    fn signs(&self) -> Option<Effects> {
        let Term { more, there, .. } = *self.term;
        Some(match self.movement {
            Movement::Added | Movement::Removed if self.term.is_limit => self.limited(),
            Movement::Raised if self.term.is_one_way => Effects(Sign::Zero, Sign::Zero),
            Movement::Raised => more,
            Movement::Lowered => more.turned(),
            Movement::Added | Movement::Settled => there,
            Movement::Removed => there.turned(),
            // Who had relied on it relies on it no longer; nobody has gained yet.
            Movement::Opened => {
                let lost = |sign| if sign == Sign::Minus { Sign::Minus } else { Sign::Zero };
                let Effects(first, second) = there.turned();
                Effects(lost(first), lost(second))
            }
            Movement::Replaced => return None,
            Movement::Restated | Movement::Moved => Effects(Sign::Zero, Sign::Zero),
        })
    }

    /// An entry more is more where there was one before; where there was none, all was meant, and the first one limits.
    fn limited(&self) -> Effects {
        let there = self.term.there;
        let list = self.difference.before.as_ref().or(self.difference.after.as_ref());
        let list = list.map(|said| said.path.clone().parent()).unwrap_or_default();
        let is_limited =
            [self.texts.before, &self.texts.after.charter].map(|it| it.says_more_than_names(&list));
        match (is_limited, self.movement) {
            ([true, true], Movement::Added) | ([true, false], _) => there,
            _ => there.turned(),
        }
    }

    fn by_role(&self, party: &str, signs: Effects) -> Effect {
        let Effects(first, second) = signs;
        match self.term.roles {
            Roles::Party(..) => match &self.difference.party {
                Some(own) if own == party => one(first),
                Some(_) => one(second),
                None => both(first, second),
            },
            Roles::All(_) => one(first),
            Roles::Ends(from, to) => {
                let (from, to) = (self.named_in_entry(from), self.named_in_entry(to));
                let is_in = |named: &Named<'_>| matches!(named, Named::Parties(them) if them.contains(party));
                match (is_in(&from), is_in(&to)) {
                    (true, true) => both(first, second),
                    (true, false) => one(first),
                    (false, true) => one(second),
                    (false, false) if from == Named::Other || to == Named::Other => Effect::Depends,
                    (false, false) => Effect::Neither,
                }
            }
            Roles::By(key, ..) => match self.named_in_entry(key) {
                Named::Parties(them) if them.contains(party) && them.len() > 1 => both(first, second),
                Named::Parties(them) if them.contains(party) => one(first),
                Named::Parties(_) => one(second),
                Named::Other => Effect::Depends,
            },
            Roles::Holder(_) | Roles::Fact(_) | Roles::Nobody => Effect::Neither,
        }
    }

    /// What it means that others are named now.
    fn held(&self, party: &str) -> Effect {
        let nobody = || Named::Parties(BTreeSet::new());
        let then = self.difference.before.as_ref().map_or_else(nobody, |said| self.named(said));
        let now = self.difference.after.as_ref().map_or_else(nobody, |said| self.named(said));
        let Effects(holder, other) = self.term.there;
        let (then, now) = match (then, now) {
            (Named::Parties(then), Named::Parties(now)) => (then, now),
            // From or to somebody else: who has it alone now gains, and who had it alone loses.
            (Named::Other, Named::Parties(now)) if now.len() == 1 && now.contains(party) => {
                return one(holder);
            }
            (Named::Parties(then), Named::Other) if then.len() == 1 && then.contains(party) => {
                return one(turned(holder));
            }
            _ => return Effect::Depends,
        };
        let sign = match (then.contains(party), now.contains(party)) {
            (false, true) => holder,
            (true, false) => turned(holder),
            (true, true) if now.len() < then.len() => turned(other),
            (true, true) if now.len() > then.len() => other,
            (false, false) if then.is_empty() => other,
            (false, false) if now.is_empty() => turned(other),
            _ => Sign::Zero,
        };
        one(sign)
    }

    fn named(&self, said: &'c Said) -> Named<'c> {
        if said.is_open {
            return Named::Parties(BTreeSet::new());
        }
        self.named_by(&said.words)
    }

    fn named_by(&self, words: &'c str) -> Named<'c> {
        if self.parties.contains(&words) {
            return Named::Parties(BTreeSet::from([words]));
        }
        match words.to_lowercase().as_str() {
            "both" | "all" | "joint" | "jointly" => Named::Parties(self.parties.iter().copied().collect()),
            _ => Named::Other,
        }
    }

    /// Who is named under a key of the entry that has changed.
    fn named_in_entry(&self, key: &str) -> Named<'c> {
        let now = (&self.texts.after.charter, self.difference.after.as_ref());
        let then = (self.texts.before, self.difference.before.as_ref());
        let found = [now, then].into_iter().find_map(|(charter, said)| entry_text(charter, &said?.path, key));
        found.map_or(Named::Other, |words| self.named_by(words))
    }
}

/// The text under a key of an entry, from a place in the entry or the entry itself.
fn entry_text<'c>(charter: &'c Document<Charter>, path: &YamlPath, key: &str) -> Option<&'c str> {
    let mut path = path.clone();
    while !path.steps().is_empty() {
        if let Some(text) = charter.text_at(&path.clone().key(key)) {
            return Some(text);
        }
        path = path.parent();
    }
    None
}

const fn turned(sign: Sign) -> Sign {
    Effects(sign, sign).turned().0
}

const fn one(sign: Sign) -> Effect {
    match sign {
        Sign::Plus => Effect::Better,
        Sign::Minus => Effect::Worse,
        Sign::Zero => Effect::Neither,
    }
}

/// What it means for who has both roles.
const fn both(first: Sign, second: Sign) -> Effect {
    match (first, second) {
        (Sign::Plus, Sign::Minus) | (Sign::Minus, Sign::Plus) => Effect::BothWays,
        (Sign::Zero, sign) | (sign, _) => one(sign),
    }
}
