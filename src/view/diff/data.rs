//! The changes for programs.

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Compared, Diff, NotCompared, Side, lines, source_of};
use crate::document::identity::Places;
use crate::method::term_changes::{Effect, Movement, Outcome, TermChange, Witness};
use crate::partnership::Partnership;
use crate::view::data::ForEachParty;
use crate::wording::term_changes as words;

/// What changed between two sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffData<'a> {
    /// What is compared: a revision, a file or `the work tree`.
    before: &'a str,
    /// What it is compared with.
    after: &'a str,
    /// The partnerships that were compared.
    partnerships: Vec<PartnershipEntry<'a>>,
    /// What changed, by partnership and weight.
    changes: Vec<ChangeEntry<'a>>,
    /// Charters and records of which nobody can tell whether they changed.
    not_compared: Vec<NotComparedEntry<'a>>,
}

/// A partnership that was compared.
#[derive(Debug, Serialize, JsonSchema)]
struct PartnershipEntry<'a> {
    /// Its id.
    id: &'a str,
    /// What people call it.
    name: &'a str,
    /// The charter, from where the run starts.
    path: &'a str,
    /// Where the charter was before, if elsewhere.
    moved_from: Option<&'a str>,
    /// Whether it was there before, and is there now.
    state: State,
}

/// Whether a partnership was there before, and is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// It is there on both sides.
    Compared,
    /// It was not there before.
    New,
    /// It is there no longer.
    Gone,
}

/// A change.
#[derive(Debug, Serialize, JsonSchema)]
struct ChangeEntry<'a> {
    /// The partnership.
    partnership: &'a str,
    /// The file, from where the run starts.
    path: &'a str,
    /// The place in the file, entries of lists by their index: in the text after, or in the one before where nothing is left.
    yaml_path: String,
    /// The place in the text before; null where nothing was there.
    yaml_path_before: Option<String>,
    /// The same place with entries of lists by what they are known by: their id, else their name, else what they say.
    at: String,
    /// What changed, in words.
    what: String,
    /// How it has moved.
    kind_of_change: Movement,
    /// What was said before, shortened; null where nothing was.
    before: Option<&'a str>,
    /// What is said after.
    after: Option<&'a str>,
    /// The line before, counted from 1.
    line_before: Option<usize>,
    /// The line after, counted from 1.
    line: Option<usize>,
    /// How much it weighs: 1 where a right, money or a day of somebody changes, 2 a way of working, 3 information.
    weight: u8,
    /// What it means for each party.
    effect: ForEachParty<'a, Effect>,
    /// The fact that decides for whom it is better, where the effect depends on one.
    depends_on: Option<&'a str>,
    /// What is known of the consequence.
    outcome: Outcome,
    /// What follows for each party under both texts, as far as it can be calculated.
    witness: ForEachParty<'a, WitnessEntry>,
    /// How many other changes move the same figures.
    moved_with: usize,
    /// Whether its words have to be read: they are an agreed term, and nothing else shows what follows from them.
    read: bool,
    /// Whether every party has approved it; null where it needs nobody's approval.
    approved: Option<bool>,
    /// Stands for this change, wherever in history it is made: the same place, the same meaning before and after.
    fingerprint: String,
}

/// What follows under both texts.
#[derive(Debug, Serialize, JsonSchema)]
struct WitnessEntry {
    /// What it is.
    what: &'static str,
    /// Under the text before; null where there is no such thing.
    before: Option<String>,
    /// Under the text after.
    after: Option<String>,
    /// What follows in the party's other role.
    also: Option<OtherWitness>,
}

/// What follows in the other role of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct OtherWitness {
    /// What it is.
    what: &'static str,
    /// Under the text before; null where there is no such thing.
    before: Option<String>,
    /// Under the text after.
    after: Option<String>,
}

/// Something of which nobody can tell whether it changed.
#[derive(Debug, Serialize, JsonSchema)]
struct NotComparedEntry<'a> {
    /// The file.
    path: &'a str,
    /// On which side it cannot be read.
    side: &'a str,
    /// Why.
    reason: &'a str,
}

pub(super) fn data<'a>(diff: &'a Diff<'a>) -> DiffData<'a> {
    let entry = |it: &'a NotCompared<'a>| NotComparedEntry { path: it.path, side: it.side, reason: &it.why };
    let Side { name: before, .. } = diff.before;
    DiffData {
        before,
        after: diff.after.name,
        partnerships: diff.compared.iter().filter_map(partnership).collect(),
        changes: diff.compared.iter().flat_map(changes).collect(),
        not_compared: diff.not_compared.iter().map(entry).collect(),
    }
}

fn partnership<'a>(compared: &'a Compared<'a>) -> Option<PartnershipEntry<'a>> {
    let pair = &compared.pair;
    let either = pair.either()?;
    Some(PartnershipEntry {
        id: &either.id,
        name: either.name(),
        path: &either.charter.source.path,
        moved_from: pair.moved_from(),
        state: match (pair.before, pair.after) {
            (Some(_), Some(_)) => State::Compared,
            (None, _) => State::New,
            (_, None) => State::Gone,
        },
    })
}

fn changes<'a>(compared: &'a Compared<'a>) -> Vec<ChangeEntry<'a>> {
    let Some((before, after)) = compared.pair.before.zip(compared.pair.after) else { return Vec::new() };
    compared.changes.iter().map(|change| entry(change, before, after)).collect()
}

fn entry<'a>(change: &'a TermChange, before: &'a Partnership, after: &'a Partnership) -> ChangeEntry<'a> {
    let difference = &change.difference;
    let is_there = difference.after.is_some();
    let own = if is_there { after } else { before };
    let source = source_of(own, change.record.as_ref().map(|paths| &paths[usize::from(is_there)]));
    let [line_before, line] = lines(change, before, after);
    let effects = change.effects.iter().map(|(party, effect)| (party.as_str(), *effect));
    ChangeEntry {
        partnership: &after.id,
        path: &source.path,
        yaml_path: change.place().to_string(),
        yaml_path_before: difference.before.as_ref().map(|said| said.path.to_string()),
        at: Places::of(&source.tree).stable(change.place()).to_string(),
        what: words::what(change, &before.charter, &after.charter),
        kind_of_change: change.movement,
        before: difference.before.as_ref().map(|said| said.words.as_str()),
        after: difference.after.as_ref().map(|said| said.words.as_str()),
        line_before,
        line,
        weight: change.weight,
        effect: ForEachParty(effects.collect()),
        depends_on: change.depends_on,
        outcome: change.outcome,
        witness: witnesses(change),
        moved_with: change.moved_with,
        read: change.is_to_read() && change.approved.is_some(),
        approved: change.approved,
        fingerprint: fingerprint(change),
    }
}

fn witnesses(change: &TermChange) -> ForEachParty<'_, WitnessEntry> {
    let mut each: Vec<(&str, WitnessEntry)> = Vec::new();
    let figure = |seen: &Option<_>| seen.as_ref().map(words::plain);
    for witness in &change.witnesses {
        let Witness { party, before, after, .. } = witness;
        let (what, before, after) = (words::sight(witness), figure(before), figure(after));
        match each.iter_mut().find(|(own, _)| own == party) {
            Some((_, first)) => first.also = Some(OtherWitness { what, before, after }),
            None => each.push((party, WitnessEntry { what, before, after, also: None })),
        }
    }
    ForEachParty(each)
}

/// Stands for a change by its place and what both texts mean there.
fn fingerprint(change: &TermChange) -> String {
    let difference = &change.difference;
    let said = |said: &Option<crate::document::Said>| match said {
        Some(said) => said.meaning.as_ref().map_or_else(|| said.words.clone(), |it| it.spelt(&said.words)),
        None => String::new(),
    };
    let text = format!("{}\n{}\n{}", difference.name, said(&difference.before), said(&difference.after));
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
