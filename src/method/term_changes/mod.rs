//! What changed between two texts of a charter, term by term: for whom it is better or worse, and a consequence under both texts.
//!
//! Better and worse are direction, not merit: a deal trades, and no sum is made.

mod effects;
mod movement;
mod moving;
mod power;
mod reckoned;
mod registers;
mod renaming;
mod witness;

pub use witness::{Seen, Witness};

use self::movement::movement;
use super::agreed_terms::{Firmness, firmness, is_agreed};
use super::changes::unpermitted;
use super::terms::{self, Sight, Term};
use crate::config::Configuration;
use crate::document::agreed::fingerprint;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, keyword};
use crate::document::{
    Difference, Document, Grain, Meaning, Said, description, differences, renamed_parties,
};
use crate::partnership::{DealRegister, Partnership};
use crate::yaml::{Step, YamlPath};

/// One term that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermChange {
    /// What differs, and where.
    pub difference: Difference,
    /// Which term it is.
    pub term: Term,
    /// How it has moved.
    pub movement: Movement,
    /// How much it weighs: 1 most, 3 least.
    pub weight: u8,
    /// What it means for each party of either text.
    pub effects: Vec<(String, Effect)>,
    /// The fact on which it depends for whom it is better, where it does.
    pub depends_on: Option<&'static str>,
    /// What follows from either text, for each party for whom it can be calculated.
    pub witnesses: Vec<Witness>,
    /// How many other changes move the same figures.
    pub moved_with: usize,
    /// What is known of the consequence.
    pub outcome: Outcome,
    /// Whether all parties have approved it; `None` where it needs nobody's approval.
    pub approved: Option<bool>,
    /// The record that it stands in, by its paths before and after; `None` for the charter.
    pub record: Option<[String; 2]>,
}

keyword! {
    /// How a term has moved.
    pub enum Movement {
        /// It is there and was not.
        Added = "added",
        /// It was there and is not.
        Removed = "removed",
        /// More, longer, later.
        Raised = "raised",
        /// Less, shorter, earlier.
        Lowered = "lowered",
        /// It was settled and is undecided.
        Opened = "opened",
        /// It was undecided and is settled.
        Settled = "settled",
        /// Another one is named, or other words say it.
        Replaced = "replaced",
        /// Where nothing stood, it is said that there is none, or the other way round.
        Restated = "restated",
        /// The same is said elsewhere: in the contract, and no longer in another section, or the other way round.
        Moved = "moved",
    }
}

keyword! {
    /// What a change means for a party.
    pub enum Effect {
        /// Better.
        Better = "better",
        /// Worse.
        Worse = "worse",
        /// Better in one role and worse in another.
        BothWays = "both-ways",
        /// It depends on a fact that the charter does not say.
        Depends = "depends",
        /// Neither better nor worse.
        Neither = "neither",
    }
}

keyword! {
    /// What is known of the consequence of a change.
    pub enum Outcome {
        /// It was calculated under both texts and differs.
        Differs = "differs",
        /// It was calculated under both texts and is equal: no effect on what is computed.
        NoEffect = "no-effect",
        /// The direction is known, and nothing can be calculated.
        Direction = "direction",
        /// Words changed and nothing can be calculated: read them.
        Read = "read",
        /// It gives nobody anything.
        Told = "told",
    }
}

/// Two texts of a charter, with what both are judged by.
#[derive(Debug)]
pub struct Texts<'a> {
    /// The charter before.
    pub before: &'a Document<Charter>,
    /// The partnership after, with its records: the facts under both texts.
    pub after: &'a Partnership,
    /// The deal registers before, where they are known.
    pub registers: &'a [DealRegister],
    /// By which numbers.
    pub configuration: &'a Configuration,
    /// On which day, under both texts.
    pub as_of: Date,
}

impl Texts<'_> {
    /// Every term that says something else, by weight, then in the order of the charter.
    #[must_use]
    pub fn changes(&self) -> Vec<TermChange> {
        let ids = renamed_parties(&self.before.value, &self.after.charter.value);
        let Some(before) = self.before.with_party_ids(&ids) else { return self.of_the_same_parties() };
        let mut changes = Texts { before: &before, ..*self }.of_the_same_parties();
        changes.iter_mut().for_each(|change| renaming::as_it_was(change, &ids));
        changes.extend(ids.iter().map(|(old, new)| renaming::change(self, old, new)));
        changes
    }

    fn of_the_same_parties(&self) -> Vec<TermChange> {
        let now = &self.after.charter;
        let found = differences(self.before, now, &|_| true, Grain::Fine(&terms::is_one));
        let refused = unpermitted(self.after, self.before, &found, self.as_of);
        let facts = witness::BothTexts::of(self);
        let mut changes: Vec<TermChange> = found
            .into_iter()
            .map(|difference| {
                let is_permitted = !refused.iter().any(|edit| edit.difference == difference);
                self.change(difference, is_permitted, &facts)
            })
            .collect();
        without_what_nobody_said(&mut changes);
        changes = moving::joined(joined(changes), self, &facts);
        self.recast(&mut changes);
        for change in changes.iter_mut().filter(|it| it.term.sight == Some(Sight::Votes)) {
            if change.effects.iter().any(|(_, effect)| *effect == Effect::Depends)
                && let Some(effects) = power::effects(self, &change.effects)
            {
                change.effects = effects;
                change.depends_on = None;
            }
        }
        tell_apart(&mut changes);
        let order = |change: &TermChange| {
            let section = change.difference.term.first().map_or("", String::as_str);
            Charter::KEYS.iter().take_while(|key| **key != section).count()
        };
        changes.extend(registers::changes(self));
        changes.sort_by_key(|change| (change.weight, order(change)));
        changes
    }

    fn change(
        &self,
        difference: Difference,
        is_permitted: bool,
        facts: &witness::BothTexts<'_>,
    ) -> TermChange {
        let place: Vec<&str> = difference.term.iter().map(String::as_str).collect();
        let term = terms::at_or_in(&place);
        let mut movement = movement(&term, difference.before.as_ref(), difference.after.as_ref());
        let mut effects = effects::effects(self, &difference, &term, movement);
        let sighted = |sight| facts.witnesses(sight, &difference, &effects);
        let mut witnesses: Vec<Witness> = term.sight.map(sighted).unwrap_or_default();
        // Who takes nothing alone may still be outvoted.
        if term.sight == Some(Sight::DecidesAlone) && !witnesses.iter().any(Witness::differs) {
            let votes = sighted(Sight::Votes);
            witnesses = if votes.iter().any(Witness::differs) { votes } else { witnesses };
        }
        // Other words that come to more or to less have moved as that has.
        if movement == Movement::Replaced
            && let Some(moved) = witnesses.iter().find_map(Witness::movement)
        {
            movement = moved;
            effects = effects::effects(self, &difference, &term, movement);
        }
        let is_of_votes = witnesses.iter().any(|it| it.sight == Sight::Votes);
        if is_of_votes && effects.iter().any(|(_, effect)| *effect == Effect::Depends) {
            effects = power::effects(self, &effects).unwrap_or(effects);
        }
        // Fewer questions protect everyone less.
        if term.sight == Some(Sight::TopicsAsked) && witnesses.iter().any(Witness::is_fewer) {
            effects.iter_mut().for_each(|(_, effect)| *effect = Effect::Worse);
        }
        let depends = effects.iter().any(|(_, effect)| *effect == Effect::Depends);
        let is_figure = movement == Movement::Replaced && both_are_figures(&difference);
        let is_word = movement == Movement::Replaced && both_are_words_of_a_list(&difference);
        let outcome = match outcome(&term, movement, &effects, &witnesses) {
            Outcome::Read if is_figure || is_word => Outcome::Direction,
            outcome => outcome,
        };
        let fact =
            if is_figure { Some("how the two figures compare") } else { effects::fact(&term, movement) };
        TermChange {
            weight: self.weight(&term, &difference),
            approved: self.approved(&difference, &place, is_permitted),
            depends_on: fact.filter(|_| depends),
            movement,
            effects,
            witnesses,
            moved_with: 0,
            outcome,
            term,
            difference,
            record: None,
        }
    }

    /// A fixed sum that gives way to a rate, or the other way round: for whom that is better hangs on the volume, and neither change by
    /// itself says so.
    fn recast(&self, changes: &mut [TermChange]) {
        let key = |change: &TermChange| match change.difference.term.as_slice() {
            [value, exchange, key, ..] if value == "value" && exchange == "exchange" => Some(key.clone()),
            _ => None,
        };
        let entry = |change: &TermChange| change.difference.name.steps().get(..3).map(<[Step]>::to_vec);
        let has = |wanted: &str, of: &Option<Vec<Step>>, is_there: [bool; 2], changes: &[TermChange]| {
            changes.iter().any(|it| {
                key(it).as_deref() == Some(wanted)
                    && entry(it) == *of
                    && [it.difference.before.is_some(), it.difference.after.is_some()] == is_there
            })
        };
        let (gone, come) = ([true, false], [false, true]);
        let recast: Vec<bool> = changes
            .iter()
            .map(|change| {
                let of = entry(change);
                let is_part = key(change).is_some_and(|key| key == "amount" || key == "rate");
                is_part
                    && ((has("amount", &of, gone, changes) && has("rate", &of, come, changes))
                        || (has("amount", &of, come, changes) && has("rate", &of, gone, changes)))
            })
            .collect();
        for (change, _) in changes.iter_mut().zip(recast).filter(|(_, is_recast)| *is_recast) {
            for (_, effect) in &mut change.effects {
                if matches!(effect, Effect::Better | Effect::Worse) {
                    *effect = Effect::Depends;
                }
            }
            if change.effects.iter().any(|(_, effect)| *effect == Effect::Depends) {
                change.depends_on = Some("which volume is reached");
            }
        }
    }

    /// One-sided after it was mutual weighs more.
    fn weight(&self, term: &Term, difference: &Difference) -> u8 {
        let apart = |document: &Document<Charter>, said: &Option<Said>| {
            said.as_ref().is_some_and(|said| document.says_apart(&said.path))
        };
        let was_mutual = difference.party.is_some()
            && difference.before.is_some()
            && !apart(self.before, &difference.before)
            && apart(&self.after.charter, &difference.after);
        if was_mutual { (term.weight - 1).max(1) } else { term.weight }
    }

    /// By a change request that every party has approved; before launch also by every party's acknowledgement of the section as it
    /// is now.
    fn approved(&self, difference: &Difference, place: &[&str], is_permitted: bool) -> Option<bool> {
        let names: Vec<&str> = difference.name.keys().collect();
        let is_guarded = (1..=place.len()).all(|end| is_agreed(&place[..end])) && is_agreed(&names);
        if !is_guarded {
            return None;
        }
        let is_in_force = firmness(&self.before.value, self.as_of) == Firmness::InForce;
        Some(is_permitted || (!is_in_force && self.is_acknowledged(place)))
    }

    fn is_acknowledged(&self, place: &[&str]) -> bool {
        let Some(section) = place.first() else { return false };
        let print = fingerprint(&self.after.charter, section);
        let records = &self.after.records.acknowledgements;
        let parties = self.after.charter.value.party_ids();
        let has = |party: &&str| {
            let own =
                records.iter().filter(|it| it.value.side.get().is_some_and(|side| side.as_str() == *party));
            let dated = own.filter(|it| it.value.date.get().is_none_or(|date| *date <= self.as_of));
            let sections = dated.filter_map(|it| it.value.sections.get()).flat_map(|it| it.iter());
            let last = sections.filter(|(name, _)| name == section).last();
            last.is_some_and(|(_, acknowledged)| *acknowledged == print)
        };
        !parties.is_empty() && parties.iter().all(has)
    }
}

fn outcome(term: &Term, movement: Movement, effects: &[(String, Effect)], witnesses: &[Witness]) -> Outcome {
    let is_known =
        effects.iter().any(|(_, effect)| matches!(effect, Effect::Better | Effect::Worse | Effect::BothWays));
    match () {
        () if witnesses.iter().any(Witness::differs) => Outcome::Differs,
        () if !witnesses.is_empty() => Outcome::NoEffect,
        () if is_known => Outcome::Direction,
        () if matches!(movement, Movement::Restated | Movement::Moved) || term.is_name => Outcome::Told,
        () if term.roles == terms::Roles::Nobody && movement != Movement::Replaced => Outcome::Told,
        () if movement == Movement::Replaced => Outcome::Read,
        () if effects.iter().any(|(_, effect)| *effect == Effect::Depends) => Outcome::Direction,
        () => Outcome::Told,
    }
}

/// Whether each text takes one of the words that the format has there: nothing is to be read.
fn both_are_words_of_a_list(difference: &Difference) -> bool {
    let is_word = |said: &Option<Said>| {
        let Some(said) = said else { return false };
        let place = description::at(DocumentKind::Charter, &said.path);
        let words = place.and_then(|place| place.shape.plain()).map(|plain| plain.words.as_slice());
        words.unwrap_or_default().iter().any(|word| word.word == said.words)
    };
    is_word(&difference.before) && is_word(&difference.after)
}

/// Whether figures stand in both texts, and not words: of two currencies, or a sum and a share.
fn both_are_figures(difference: &Difference) -> bool {
    let is_figure = |said: &Option<Said>| {
        let meaning = said.as_ref().and_then(|said| said.meaning.as_ref());
        matches!(
            meaning,
            Some(Meaning::Number(_) | Meaning::Percent(_) | Meaning::Money(_) | Meaning::Length(_))
        )
    };
    is_figure(&difference.before) && is_figure(&difference.after)
}

/// Where one text says no for all and the other says of one party what differs, of the others nothing has changed.
fn without_what_nobody_said(changes: &mut Vec<TermChange>) {
    let is_bare = |it: &TermChange| {
        it.movement == Movement::Restated && it.term.otherwise.is_some() && it.difference.party.is_some()
    };
    let is_told_of_another = |it: &TermChange, all: &[TermChange]| {
        all.iter()
            .any(|other| other.difference.term == it.difference.term && other.movement != Movement::Restated)
    };
    let told: Vec<bool> =
        changes.iter().map(|it| !(is_bare(it) && is_told_of_another(it, changes))).collect();
    let mut told = told.into_iter();
    changes.retain(|_| told.next().unwrap_or(true));
}

/// What moves from one party to another is one change.
fn joined(changes: Vec<TermChange>) -> Vec<TermChange> {
    let mut joined: Vec<TermChange> = Vec::new();
    for change in changes {
        let around = change.difference.name.clone().parent();
        let is_same = |other: &&mut TermChange| {
            change.term.is_split
                && other.term == change.term
                && (other.difference.name == around || other.difference.name.clone().parent() == around)
        };
        match joined.last_mut().filter(|other| is_same(other)) {
            Some(other) => join(other, change, around),
            None => joined.push(change),
        }
    }
    joined
}

fn join(change: &mut TermChange, other: TermChange, around: YamlPath) {
    if change.difference.name != around {
        name_party(&mut change.difference);
    }
    let mut further = other.difference;
    name_party(&mut further);
    let both = |one: &mut Option<Said>, other: Option<Said>| match (one.as_mut(), other) {
        (Some(one), Some(other)) => one.words = format!("{}, {}", one.words, other.words),
        (None, other) => *one = other,
        (Some(_), None) => {}
    };
    both(&mut change.difference.before, further.before);
    both(&mut change.difference.after, further.after);
    change.difference.name = around;
    change.difference.party = None;
    change.movement = match (&change.difference.before, &change.difference.after) {
        (None, Some(_)) => Movement::Added,
        (Some(_), None) => Movement::Removed,
        _ => Movement::Replaced,
    };
    for ((_, effect), (_, further)) in change.effects.iter_mut().zip(other.effects) {
        match (*effect, further) {
            (Effect::Neither, further) => *effect = further,
            (Effect::Better, Effect::Worse) | (Effect::Worse, Effect::Better) => *effect = Effect::Depends,
            _ => {}
        }
    }
    let depends = change.effects.iter().any(|(_, effect)| *effect == Effect::Depends);
    let fact = change.depends_on.or(other.depends_on).unwrap_or("how the parts compare");
    change.depends_on = depends.then_some(fact);
    for witness in other.witnesses {
        if !change.witnesses.iter().any(|it| it.party == witness.party && it.sight == witness.sight) {
            change.witnesses.push(witness);
        }
    }
    change.outcome = change.outcome.min(other.outcome);
    change.approved = match (change.approved, other.approved) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    };
}

/// Lets the words say whose they are.
fn name_party(difference: &mut Difference) {
    let Some(party) = difference.party.clone() else { return };
    for said in [&mut difference.before, &mut difference.after].into_iter().flatten() {
        said.words = format!("{party} {}", said.words);
        said.path = said.path.clone().parent();
        said.meaning = None;
    }
}

/// Counts the other changes that move the same figures: a witness is that of all of them together.
fn tell_apart(changes: &mut [TermChange]) {
    let sights: Vec<Option<Sight>> =
        changes.iter().map(|change| change.seen().map(|it| it.group())).collect();
    let places: Vec<Option<Step>> =
        changes.iter().map(|change| change.difference.name.steps().get(1).cloned()).collect();
    for (nth, change) in changes.iter_mut().enumerate() {
        let Some(sight) = sights[nth] else { continue };
        let is_same = |other: &usize| {
            sights[*other] == Some(sight) && (!sight.is_of_entry() || places[*other] == places[nth])
        };
        change.moved_with = (0..sights.len()).filter(|other| *other != nth).filter(is_same).count();
    }
}

impl TermChange {
    /// The consequence that was calculated and differs.
    #[must_use]
    pub fn seen(&self) -> Option<Sight> {
        self.term.sight.filter(|_| self.outcome == Outcome::Differs)
    }

    /// The sections that it has moved between, where it stands in another one: from the contract or into it.
    #[must_use]
    pub fn moved_between(&self) -> Option<(&str, &str)> {
        let (before, after) = (self.difference.before.as_ref()?, self.difference.after.as_ref()?);
        let (from, to) = (before.path.section()?, after.path.section()?);
        (self.record.is_none() && from != to).then_some((from, to))
    }

    /// What it means for a party.
    #[must_use]
    pub fn effect(&self, party: &str) -> Effect {
        let found = self.effects.iter().find(|(id, _)| id == party);
        found.map_or(Effect::Neither, |(_, effect)| *effect)
    }

    /// Whether its words are to be read: nothing else tells what follows from them.
    #[must_use]
    pub fn is_to_read(&self) -> bool {
        self.outcome == Outcome::Read
    }

    /// Where it stands: in the text after, else in the one before.
    #[must_use]
    pub fn place(&self) -> &YamlPath {
        let said = self.difference.after.as_ref().or(self.difference.before.as_ref());
        said.map_or(&self.difference.name, |said| &said.path)
    }
}
