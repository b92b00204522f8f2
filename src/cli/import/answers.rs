//! Answers in the text of a charter: tried together, all of them or none.

use std::collections::BTreeMap;

use anyhow::bail;

use super::sent::{Given, Sent};
use crate::agenda::OPEN;
use crate::cli::answer::value::{Reading, value_by};
use crate::cli::answer::written::{decoded, edited, shape_at};
use crate::cli::writing::{Writing, to_paste};
use crate::document::charter::Charter;
use crate::document::shape::{Plain, Shape};
use crate::document::{Document, Problem, says_something};
use crate::grammar::{counted, quoted};
use crate::render::visible_in_file;
use crate::view::questionnaire::{Scope, cell_of, entries_of};
use crate::yaml::edit::{Obstacle, Refusal, Value};
use crate::yaml::{Kind, Limits, Tree, YamlPath, read};

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
    value: Value,
}

/// What is wrong, each with its cell.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn add(&mut self, given: &Given, problem: &str) {
        let line = format!("{}: `{}`: {problem}", given.cell, given.key);
        if !self.0.contains(&line) {
            self.0.push(line);
        }
    }

    /// Nothing is written where one cell is wrong; each is named.
    fn refuse(self) -> anyhow::Result<()> {
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
                match changed(charter, sent, given, &path) {
                    Ok(None) => {}
                    Ok(Some(value)) => match changes.get(&path) {
                        Some(other) if other.value == value => {}
                        Some(other) => {
                            wrong.add(
                                given,
                                &format!("{} says something else; agree on one of them", other.given.cell),
                            );
                        }
                        None => {
                            order.push(path.clone());
                            changes.insert(path.clone(), NewAnswer { given, path, value });
                        }
                    },
                    Err(problem) => wrong.add(given, &problem),
                }
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
struct Cell;

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
    let mut text = charter.source.text.clone();
    let mut left: Vec<&NewAnswer<'_>> = changes.iter().collect();
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
    let mut tree = read(text, &Limits::default()).tree.unwrap_or_default();
    tree.hold_places(std::sync::Arc::new(charter.source.tree.placeholders().clone()));
    let Value::List(items) = &change.value else {
        return edited(text, &tree, &change.path, change.value.clone());
    };
    let there = items_at(&tree, &change.path);
    if there == 0 {
        return edited(text, &tree, &change.path, change.value.clone());
    }
    if items.len() < there {
        let paste = items.iter().filter_map(|item| match item {
            Value::Word(text) | Value::Text(text) => Some(format!("- {text}\n")),
            _ => None,
        });
        return Err(Refusal {
            obstacle: Obstacle::Occupied,
            path: change.path.clone(),
            paste: paste.collect(),
        });
    }
    // A list that holds something keeps its layout: entry by entry.
    let mut text = text.to_owned();
    for (nth, item) in items.iter().enumerate() {
        let mut tree = read(&text, &Limits::default()).tree.unwrap_or_default();
        tree.hold_places(std::sync::Arc::new(charter.source.tree.placeholders().clone()));
        text = edited(&text, &tree, &change.path.clone().index(nth), item.clone())?;
    }
    Ok(text)
}

/// How many entries a list has that says something.
fn items_at(tree: &Tree, path: &YamlPath) -> usize {
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len());
    let list = node.filter(|node| tree.kind(*node) == Kind::Sequence && says_something(tree, *node));
    list.map_or(0, |list| tree.items(list).count())
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
            None => bail!(
                "with these answers the charter does not read as it should: {what}; nothing was written"
            ),
        }
    }
    wrong.refuse()
}
