//! What bears an item out and what is missing, a line each.

use std::collections::{BTreeMap, BTreeSet};

use super::Asked;
use crate::document::charter::checklists::{Answer as Given, AnswerValue};
use crate::document::scalar::{AnswerWord, Link};
use crate::grammar::series;
use crate::method::readiness::{ByDocument, ChecklistResult, Found, ItemResult, ItemState, Side};
use crate::partnership::Attachment;
use crate::view::Text;
use crate::view::place::stretch_of;
use crate::wording::lacking::{found_things, in_words, said};
use crate::wording::readiness::differences;

/// What is said in one breath: some keys under the same place.
struct Group<'a> {
    /// Fit and compatibility; empty at the root of the charter.
    under: &'a str,
    /// Whether they stand there for each party, or in each entry of a list.
    of_each: &'static str,
    keys: Vec<&'a str>,
    /// Every place, for its line.
    paths: Vec<&'a str>,
}

/// What the charter has for an item, the document that stands for it, and why it does not apply.
pub(super) fn found(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let mut lines = documented(asked, list, item);
    if goes_by_answer(item) {
        let at = item.found.iter().map(|it| stretch_of(asked.surveyed.partnership, &[&it.path]));
        lines.extend(at.map(|at| Text::from(format!("the answer{at}"))));
        return lines;
    }
    let layout = Layout::of(item);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for found in &item.found {
        let (under, key, of_each) = layout.placed(found);
        let at = *places.entry((under, of_each)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => {
                group.keys.extend((!group.keys.contains(&key)).then_some(key));
                group.paths.push(&found.path);
            }
            None => groups.push(Group { under, of_each, keys: vec![key], paths: vec![&found.path] }),
        }
    }
    lines.extend(groups.iter().map(|group| line(asked, group)));
    lines
}

/// The same for people who do not have the file: what it is called, not where it stands.
pub(super) fn found_in_words(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let mut lines = documented(asked, list, item);
    if goes_by_answer(item) {
        lines.extend((!item.found.is_empty()).then(|| Text::from("the answer")));
        return lines;
    }
    let things = found_things(&item.found);
    lines.extend((!things.is_empty()).then(|| Text::default().and(series(&things))));
    lines
}

/// Whether an item is judged by what is answered alone.
fn goes_by_answer(item: &ItemResult) -> bool {
    item.definition.is_scored || item.definition.goes_by_answer()
}

/// The document that stands for an item, and why it does not apply.
fn documented(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let mut lines = Vec::new();
    let answer = asked.given(list, item);
    if let Some((document, link)) = item.document.zip(answer.and_then(|answer| answer.evidence.get())) {
        let how = match document {
            ByDocument::File => "document: ",
            ByDocument::Attested => "attested: ",
            ByDocument::Claimed => "claimed, not checked: ",
        };
        let by = answer.filter(|_| document == ByDocument::Attested).and_then(seen).unwrap_or_default();
        lines.push(Text::default().and(how).code(link.as_str()).then(by));
    }
    if item.state == ItemState::NotApplicable
        && let Some(reason) = answer.and_then(|answer| answer.reason.get())
    {
        lines.push(Text::default().and("not applicable: ").and(reason.as_str()));
    }
    lines
}

/// What keeps an address from counting.
fn claim(answer: Option<&Given>) -> Text {
    let text = Text::from("who has opened the link, and when: ");
    match answer {
        Some(answer) if answer.seen_by.is_given() && answer.on.is_given() => {
            text.code("on").and(" is in the future")
        }
        Some(answer) if answer.seen_by.is_given() => text.code("on"),
        Some(answer) if answer.on.is_given() => text.code("seen_by"),
        _ => text.code("seen_by").and(", ").code("on"),
    }
}

/// Who has opened an address, and when.
fn seen(answer: &Given) -> Option<String> {
    Some(format!(", seen by {} on {}", answer.seen_by.get()?, answer.on.get()?))
}

/// Of whom, and in which entries, an item has what it asks for.
struct Layout<'a> {
    /// What is asked of each party, and not there for every one.
    lacking_sides: BTreeSet<&'a str>,
    /// The lists of which an entry lacks something.
    lacking_lists: BTreeSet<&'a str>,
    /// The entries of which something is there, by list.
    entries: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// In how many entries a key of a list is there.
    keys: BTreeMap<(&'a str, &'a str), usize>,
    /// Whether everything could be read.
    is_read: bool,
}

impl<'a> Layout<'a> {
    fn of(item: &'a ItemResult) -> Self {
        let mut layout = Self {
            lacking_sides: item.missing.iter().filter_map(|it| Some(it.side.as_ref()?.of.as_str())).collect(),
            lacking_lists: item.missing.iter().filter_map(|it| Some(entry(&it.path)?.0)).collect(),
            entries: BTreeMap::new(),
            keys: BTreeMap::new(),
            is_read: item.unread.is_empty(),
        };
        for (list, index, key) in item.found.iter().filter_map(|it| entry(&it.path)) {
            layout.entries.entry(list).or_default().insert(index);
            *layout.keys.entry((list, key)).or_default() += 1;
        }
        layout
    }

    /// The place under which something stands, its key there, and of whom it is said. What does not stand there for every
    /// party or in every entry stands by itself, with the party or the number in its path.
    fn placed(&self, found: &'a Found) -> (&'a str, &'a str, &'static str) {
        if let Some(side) = found.side.as_ref().filter(|it| self.is_of_all(it)) {
            return if side.part.is_empty() {
                alone(&side.of)
            } else {
                (&side.of, side.part, " of each party")
            };
        }
        match entry(&found.path).filter(|(list, _, key)| found.side.is_none() && self.is_in_each(list, key)) {
            Some((list, _, key)) => (list, key, " of each"),
            None => alone(&found.path),
        }
    }

    fn is_of_all(&self, side: &Side) -> bool {
        self.is_read && !self.lacking_sides.contains(side.of.as_str())
    }

    /// Whether several entries are spoken of, and each has this key.
    fn is_in_each(&self, list: &str, key: &str) -> bool {
        let entries = self.entries.get(list).map_or(0, BTreeSet::len);
        let is_whole = self.is_read && !self.lacking_lists.contains(list);
        is_whole && entries > 1 && self.keys.get(&(list, key)) == Some(&entries)
    }
}

/// A path without its last key, and that key.
fn alone(path: &str) -> (&str, &str, &'static str) {
    let (under, key) = path.rsplit_once('.').unwrap_or(("", path));
    (under, key, "")
}

/// The parts of a key in an entry of a list: `metrics[0].agreed_by`.
fn entry(path: &str) -> Option<(&str, &str, &str)> {
    let (list, rest) = path.split_once('[')?;
    let (index, key) = rest.split_once("].")?;
    Some((list, index, key))
}

fn line(asked: &Asked<'_>, group: &Group<'_>) -> Text {
    let at = stretch_of(asked.surveyed.partnership, &group.paths);
    match (group.under, group.keys.as_slice()) {
        ("", keys) => joined(Text::default(), keys).and(at),
        (under, [key]) if group.of_each.is_empty() => Text::default().code(format!("{under}.{key}")).and(at),
        (under, keys) => joined(Text::default().code(under).and(": "), keys).and(group.of_each).and(at),
    }
}

fn joined(text: Text, keys: &[&str]) -> Text {
    let join = |text: Text, (nth, key): (usize, &&str)| {
        let text = if nth == 0 { text } else { text.and(", ") };
        text.code(*key)
    };
    keys.iter().enumerate().fold(text, join)
}

/// What keeps an item from being met, and of whom, for people who do not have the file.
pub(super) fn missing_in_words(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let charter = &asked.surveyed.partnership.charter.value;
    let mut lines = refusals(asked, list, item);
    if item.state == ItemState::NotApplicable {
        return lines;
    }
    let needs = in_words(charter, &item.missing);
    lines.extend((!needs.is_empty()).then(|| Text::from(needs.trim_start_matches("missing: "))));
    let unread = item.unread.iter().map(|path| Text::default().code(path.as_str()).and(" cannot be read"));
    lines.extend(unread);
    lines.extend(differences(charter, item).into_iter().map(Text::from));
    lines
}

/// What keeps an item from being met, and of whom; nothing where it does not apply.
pub(super) fn missing(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let charter = &asked.surveyed.partnership.charter.value;
    let mut lines = refusals(asked, list, item);
    if item.state == ItemState::NotApplicable {
        return lines;
    }
    if item.document.is_some() && !item.missing.is_empty() {
        lines.push(Text::from("in the charter itself:"));
    }
    for need in &item.missing {
        let words = said(charter, need);
        let detail = if need.detail.is_empty() { String::new() } else { format!(" {}", need.detail) };
        // Where people have no word for it, the path says it.
        lines.push(match words.starts_with('`') {
            true => Text::default().code(need.path.as_str()).then(detail),
            false => Text::from(format!("{words}: ")).code(need.path.as_str()),
        });
    }
    let unread = item.unread.iter().map(|path| Text::default().code(path.as_str()).and(" cannot be read"));
    lines.extend(unread);
    lines.extend(differences(charter, item).into_iter().map(Text::from));
    lines
}

/// What is wrong with the answer itself, or with the document that it names.
fn refusals(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let mut lines = Vec::new();
    let answer = asked.given(list, item);
    if item.state == ItemState::NotApplicable {
        return lines;
    }
    if item.answer == Some(AnswerValue::Word(AnswerWord::NotApplicable)) {
        lines.push(Text::from("a reason why it does not apply"));
    } else if !item.definition.is_scored && matches!(item.answer, Some(AnswerValue::Score(_))) {
        lines.push(Text::from("yes or no, not a score"));
    } else if item.state == ItemState::Claimed {
        lines.push(claim(answer));
    } else if item.borne_out && item.is_no() {
        lines.push(Text::from("yes: the charter has all the evidence"));
    }
    if let Some(Link::Path(path)) = answer.and_then(|answer| answer.evidence.get()) {
        let why = match asked.surveyed.partnership.attachments.get(path) {
            Some(Attachment::Missing) => Some(" does not exist"),
            Some(Attachment::Outside) => Some(" lies outside the repository"),
            _ => None,
        };
        lines.extend(why.map(|why| Text::default().code(path.as_str()).and(why)));
    }
    lines
}
