//! Answers in the text of a charter: tried together, all of them or none.

use std::collections::BTreeMap;

use anyhow::bail;

use super::sent::{Given, Sent};
use crate::agenda::OPEN;
use crate::cli::answer::value::{Reading, value_by};
use crate::cli::answer::written::{decoded, edited, shape_at, without};
use crate::cli::writing::{Writing, to_paste};
use crate::document::charter::Charter;
use crate::document::shape::{Plain, Shape};
use crate::document::{Document, Problem, says_something};
use crate::grammar::{counted, quoted};
use crate::render::visible_in_file;
use crate::view::questionnaire::{REMOVE, Scope, cell_of, entries_of};
use crate::yaml::edit::{Obstacle, Refusal, Value};
use crate::yaml::{Kind, Limits, Step, Tree, YamlPath, read};

/// The most cells that are named one by one.
const MOST_NAMED: usize = 20;

/// The answers of some files, in the text of their charter.
pub(super) struct Answers {
    text: String,
    count: usize,
}

/// An answer that changes something.
struct NewAnswer<'s> {
    given: &'s Given,
    path: YamlPath,
    what: What,
}

/// What a cell changes.
#[derive(Debug, Clone, PartialEq)]
enum What {
    /// It says something.
    Set(Value),
    /// The entry of a list that it belongs to goes.
    Remove,
}

/// What is wrong, each with its cell.
#[derive(Default)]
pub(super) struct Wrong(Vec<String>);

impl Wrong {
    /// How much is wrong.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn add(&mut self, given: &Given, problem: &str) {
        let line = format!("{}: `{}`: {problem}", given.cell, given.key);
        if !self.0.contains(&line) {
            self.0.push(line);
        }
    }

    /// Nothing is written where one cell is wrong; each is named.
    pub(super) fn refuse(self) -> anyhow::Result<()> {
        let count = self.0.len();
        let mut lines = self.0;
        let more = count.saturating_sub(MOST_NAMED);
        lines.truncate(MOST_NAMED);
        if more > 0 {
            lines.push(format!("and {more} more"));
        }
        match count {
            0 => Ok(()),
            1 => bail!("{}; nothing was written", lines.concat()),
            _ => {
                crate::cli::output::list(&lines.join("\n"));
                bail!(
                    "{} cannot be taken, and nothing was written; correct them in the file",
                    counted(count, "cell")
                )
            }
        }
    }
}

impl Answers {
    pub(super) fn of(writing: &Writing, sent: &[Sent]) -> anyhow::Result<Self> {
        let charter = &writing.partnership().charter;
        let mut wrong = Wrong::default();
        let mut changes: BTreeMap<YamlPath, NewAnswer<'_>> = BTreeMap::new();
        let mut order: Vec<YamlPath> = Vec::new();
        for sent in sent {
            for given in &sent.rows {
                let path = YamlPath::from(given.key.as_str());
                let removed = removed(charter, sent, given, &path);
                let path = match &removed {
                    Some(Ok(entry)) => entry.clone(),
                    _ => path,
                };
                let change = match removed {
                    Some(removed) => removed.map(|_| Some(What::Remove)),
                    None => changed(charter, sent, given, &path).map(|value| value.map(What::Set)),
                };
                match change {
                    Ok(None) => {}
                    Ok(Some(what)) => match changes.get(&path) {
                        Some(other) if other.what == what => {}
                        Some(other) => {
                            wrong.add(
                                given,
                                &format!("{} says something else; agree on one of them", other.given.cell),
                            );
                        }
                        None => {
                            order.push(path.clone());
                            changes.insert(path.clone(), NewAnswer { given, path, what });
                        }
                    },
                    Err(problem) => wrong.add(given, &problem),
                }
            }
        }
        for removed in changes.values().filter(|change| change.what == What::Remove) {
            let is_within = |it: &&NewAnswer<'_>| {
                it.what != What::Remove && it.path.steps().starts_with(removed.path.steps())
            };
            for change in changes.values().filter(is_within) {
                let problem = format!("{} removes the entry that this is of", removed.given.cell);
                wrong.add(change.given, &problem);
            }
        }
        wrong.refuse()?;
        let changes: Vec<NewAnswer<'_>> = order.iter().filter_map(|path| changes.remove(path)).collect();
        let text = written(charter, &changes)?;
        if text != charter.source.text {
            ensure_reads(charter, &text, &changes)?;
        }
        Ok(Self { text, count: changes.len() })
    }

    /// The charter with all of them in it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many change something.
    pub(super) const fn count(&self) -> usize {
        self.count
    }
}

/// The entry of a list that a row removes; nothing where it removes none.
fn removed(
    charter: &Document<Charter>,
    sent: &Sent,
    given: &Given,
    path: &YamlPath,
) -> Option<Result<YamlPath, String>> {
    if given.answer.trim() != REMOVE {
        return None;
    }
    let steps = path.steps();
    let Some(at) = steps.iter().rposition(|step| matches!(step, Step::Index(_))) else {
        let help = format!("only entries of lists are removed; write `{OPEN}` for what is undecided");
        return Some(Err(help));
    };
    let entry = steps[..=at].iter().cloned().fold(YamlPath::root(), YamlPath::step);
    let parties = charter.value.party_ids();
    if let Some(other) = path.keys().find(|key| *key != sent.heading.party && parties.contains(key)) {
        return Some(Err(format!("only {} removes this", charter.value.party_name(other))));
    }
    let reached = charter.source.tree.resolve(&entry);
    let is_there = reached.steps == entry.steps().len();
    Some(if is_there { Ok(entry) } else { Err("the charter has no such entry".to_owned()) })
}

/// The value of a row, where it is another than what the charter says.
fn changed(
    charter: &Document<Charter>,
    sent: &Sent,
    given: &Given,
    path: &YamlPath,
) -> Result<Option<Value>, String> {
    if given.answer.trim().is_empty() {
        return Ok(None);
    }
    let shape = shape_at(path)?;
    let tree = &charter.source.tree;
    let now = cell_of(tree, path);
    if now.as_ref().is_some_and(|now| is_same(now, &given.answer)) {
        return Ok(None);
    }
    let parties = charter.value.party_ids();
    if let Some(other) = path.keys().find(|key| *key != sent.heading.party && parties.contains(key)) {
        return Err(format!("only {} answers this", charter.value.party_name(other)));
    }
    // A file of everything is refused as a whole where something has changed.
    let is_known = |now: &String| sent.heading.scope != Scope::Open || sent.heading.has_said(&given.key, now);
    if let Some(now) = now.filter(|now| !is_known(now)) {
        return Err(format!(
            "the charter says {} by now, and here is {}; agree on one, and write it in the charter",
            quoted(&now),
            quoted(&given.answer)
        ));
    }
    let words = tree.placeholders();
    let value = value_by(shape, &given.answer, words, &Cell)
        .ok_or_else(|| "several keys belong here; give each a row of its own, with its key".to_owned())?;
    let is_open = value == Value::word(OPEN);
    let reached = tree.resolve(path);
    let is_there = reached.steps == path.steps().len();
    let is_said = reached.value.filter(|_| is_there).is_some_and(|node| says_something(tree, node));
    // Undecided it is already.
    Ok((!(is_open && is_there) || is_said).then_some(value))
}

/// What stands in a cell: plain values as the format writes them, the entries of a list on lines of their own.
pub(super) struct Cell;

impl Reading for Cell {
    fn entries(&self, _: &Shape, text: &str) -> Vec<String> {
        entries_of(text).map(str::to_owned).collect()
    }

    fn said(&self, _: &Plain, text: &str) -> String {
        text.to_owned()
    }
}

/// Whether two texts of a cell are one: programs change line ends, and what does not show comes back as a sign.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |text: &str| visible_in_file(&text.replace("\r\n", "\n")).trim().to_owned();
    bare(one) == bare(other)
}

/// The text with every answer. An entry of a list comes when the one before it is there: those that wait are tried again.
fn written(charter: &Document<Charter>, changes: &[NewAnswer<'_>]) -> anyhow::Result<String> {
    let text = with_values(charter, changes)?;
    // From the last entry to the first: the numbers of those before it stay.
    let mut removed: Vec<&NewAnswer<'_>> = changes.iter().filter(|it| it.what == What::Remove).collect();
    removed.sort_by(|one, other| other.path.cmp(&one.path));
    removed.into_iter().try_fold(text, |text, change| {
        let tree = tree_of(charter, &text);
        let Some((Step::Index(index), list)) = change.path.steps().split_last() else { return Ok(text) };
        let list = list.iter().cloned().fold(YamlPath::root(), YamlPath::step);
        without(&text, &tree, &list, *index).map_err(|it| refused(charter, change, it))
    })
}

/// The text with every answer but what is removed.
fn with_values(charter: &Document<Charter>, changes: &[NewAnswer<'_>]) -> anyhow::Result<String> {
    let mut text = charter.source.text.clone();
    let mut left: Vec<&NewAnswer<'_>> = changes.iter().filter(|it| it.what != What::Remove).collect();
    loop {
        let before = left.len();
        let mut waiting = Vec::new();
        let mut refusal: Option<(&NewAnswer<'_>, Refusal)> = None;
        for change in left {
            match placed(charter, &text, change) {
                Ok(with) => text = with,
                Err(it) => {
                    if it.obstacle != Obstacle::Absent {
                        return Err(refused(charter, change, it));
                    }
                    refusal.get_or_insert((change, it));
                    waiting.push(change);
                }
            }
        }
        match refusal {
            None => return Ok(text),
            Some((change, it)) if waiting.len() == before => return Err(refused(charter, change, it)),
            Some(_) => left = waiting,
        }
    }
}

fn refused(charter: &Document<Charter>, change: &NewAnswer<'_>, refusal: Refusal) -> anyhow::Error {
    if refusal.obstacle == Obstacle::Absent {
        return anyhow::anyhow!(
            "{}: `{}`: the entry before it is missing; count entries from 0 without a gap; nothing was written",
            change.given.cell,
            change.given.key
        );
    }
    let error = to_paste(&charter.source.path, refusal);
    error.context(change.given.cell.clone())
}

fn placed(charter: &Document<Charter>, text: &str, change: &NewAnswer<'_>) -> Result<String, Refusal> {
    let tree = tree_of(charter, text);
    let What::Set(value) = &change.what else { return Ok(text.to_owned()) };
    let said = said_in(&tree, &change.path);
    let Value::List(items) = value else { return edited(text, &tree, &change.path, value.clone()) };
    if said.is_empty() {
        return edited(text, &tree, &change.path, value.clone());
    }
    // A list that holds something keeps its layout: entry by entry. Those that are not there any more go first.
    let mut text = text.to_owned();
    let mut left = said.len();
    for at in (0..said.len()).rev().filter(|at| !items.iter().any(|item| is_text(item, &said[*at]))) {
        if left <= items.len() {
            break;
        }
        text = without(&text, &tree_of(charter, &text), &change.path, at)?;
        left -= 1;
    }
    for at in (items.len()..left).rev() {
        text = without(&text, &tree_of(charter, &text), &change.path, at)?;
    }
    for (nth, item) in items.iter().enumerate() {
        text = edited(&text, &tree_of(charter, &text), &change.path.clone().index(nth), item.clone())?;
    }
    Ok(text)
}

fn is_text(value: &Value, text: &str) -> bool {
    matches!(value, Value::Word(own) | Value::Text(own) if own == text)
}

fn tree_of(charter: &Document<Charter>, text: &str) -> Tree {
    let mut tree = read(text, &Limits::default()).tree.unwrap_or_default();
    tree.hold_places(std::sync::Arc::new(charter.source.tree.placeholders().clone()));
    tree
}

/// The entries of a list that says something, each as it is written.
fn said_in(tree: &Tree, path: &YamlPath) -> Vec<String> {
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len());
    let list = node.filter(|node| tree.kind(*node) == Kind::Sequence && says_something(tree, *node));
    let items = list.into_iter().flat_map(|list| tree.items(list));
    items.map(|item| tree.scalar(item).unwrap_or_default().to_owned()).collect()
}

/// Whether the charter reads with the answers as well as before; else each cell that does harm is named.
fn ensure_reads(charter: &Document<Charter>, text: &str, changes: &[NewAnswer<'_>]) -> anyhow::Result<()> {
    let after = decoded(&charter.source, text.to_owned());
    let is_new = |problem: &&Problem| {
        let is_known = charter.problems.iter().any(|old| {
            old.kind == problem.kind && old.message == problem.message && old.path == problem.path
        });
        !is_known
    };
    let mut wrong = Wrong::default();
    for problem in after.problems.iter().filter(is_new) {
        let what = match problem.help.as_str() {
            "" => problem.message.clone(),
            help => format!("{}; {help}", problem.message),
        };
        let steps = problem.path.steps();
        let here = changes
            .iter()
            .filter(|it| steps.starts_with(it.path.steps()) || it.path.steps().starts_with(steps));
        // Of the cells around a place the one is meant that comes nearest.
        match here.max_by_key(|it| it.path.steps().len()) {
            Some(change) => wrong.add(change.given, &what),
            None => {
                bail!("with these answers the charter could not be read back: {what}; nothing was written")
            }
        }
    }
    wrong.refuse()
}
