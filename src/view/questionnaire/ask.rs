//! From what is open in a charter to the rows of one party.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::cell_of;
use super::version::{answers, leaves};
use super::{Row, Scope};
use crate::agenda::{self, OPEN, Open};
use crate::document::charter::Charter;
use crate::document::header::{self, DocumentKind};
use crate::document::shape::{Declared, Plain, Shape, Table, Text};
use crate::document::{Document, Ids, description};
use crate::grammar::alternatives;
use crate::rules::{self, Concerns, Question, is_blind};
use crate::view::workbook::MOST_IN_CELL;
use crate::yaml::{Step, Tree, YamlPath};

/// The most words that are listed in a cell; a list to choose from holds all of them.
const MOST_WORDS: usize = 12;

/// A charter as one of its parties is asked about it.
pub(super) struct Asked<'c> {
    charter: &'c Document<Charter>,
    party: &'c str,
    others: Vec<&'c str>,
    ids: Ids,
    scope: Scope,
    /// All that the charter says, in the order of the text; and by its place.
    answers: Vec<(YamlPath, String)>,
    by_place: BTreeMap<YamlPath, String>,
}

/// What is said of a row beside its place.
#[derive(Clone, Copy)]
struct Told<'t> {
    /// Of whom or what, as people call it; may be empty.
    of: &'t str,
    question: &'t str,
    why: &'t str,
    example: &'t str,
    /// Whether all parties give one answer together.
    is_joint: bool,
}

impl<'c> Asked<'c> {
    pub(super) fn of(charter: &'c Document<Charter>, party: &'c str, scope: Scope) -> Self {
        let others = charter.value.party_ids().into_iter().filter(|id| *id != party).collect();
        let ids = Ids::of_charter(&charter.source.tree, &[]);
        let answers = answers(&charter.source.tree);
        let by_place = answers.iter().cloned().collect();
        Self { charter, party, others, ids, scope, answers, by_place }
    }

    /// The rows of an open question: none where it is another party's to answer.
    pub(super) fn rows(&self, open: &Open) -> Vec<Row> {
        let own = self.charter.value.party_name(self.party);
        let of: Vec<&str> = open.of.split(", ").filter(|name| *name != own && !name.is_empty()).collect();
        let why = match &open.wrong {
            Some(wrong) if open.why.is_empty() => wrong.clone(),
            Some(wrong) => format!("{wrong}; {}", open.why),
            None => open.why.clone(),
        };
        let told = Told {
            of: &of.join(", "),
            question: &open.question,
            why: &why,
            example: open.example.unwrap_or_default(),
            is_joint: open.concerns == Some(Concerns::All),
        };
        let mut rows = Vec::new();
        self.spread(&open.path, open.shape, &told, &mut rows);
        rows
    }

    /// Where both sides have answered without knowing of each other, and differently.
    pub(super) fn differences(&self) -> Vec<Row> {
        let mut lists: BTreeSet<YamlPath> = BTreeSet::new();
        let mut rows = Vec::new();
        for (path, own) in &self.answers {
            let Some(at) = self.party_step(path).filter(|_| is_blind(path)) else { continue };
            let (above, below) = path.steps().split_at(at + 1);
            // Of a list the first entry stands for all of it.
            let is_in_list = below.iter().any(|step| matches!(step, Step::Index(_)));
            if is_in_list && !lists.insert(path_of(above)) {
                continue;
            }
            let theirs = self.theirs(path);
            let Some(place) = description::at(DocumentKind::Charter, path) else { continue };
            let ours = if is_in_list {
                self.all_at(&path_of(above)).unwrap_or_default()
            } else {
                own.replace('\n', "; ")
            };
            let is_same = |line: &str| line.split_once(": ").is_some_and(|(_, said)| said == ours);
            if theirs.is_empty() || theirs.lines().all(is_same) {
                continue;
            }
            let why = format!("the parties' answers differ; this party answered: {ours}");
            let question = self.question(path);
            let told = Told { of: "", question: &question, why: &why, example: "", is_joint: false };
            rows.push(self.row(path, place.shape, &told));
        }
        rows
    }

    /// All that is settled and not another party's to answer.
    pub(super) fn settled(&self) -> Vec<Row> {
        let row = |(path, _): &(YamlPath, String)| {
            let place = description::at(DocumentKind::Charter, path)?;
            if path.section() == Some(header::KEY) || !self.concerns(path) {
                return None;
            }
            let question = self.question(path);
            let told = Told { of: "", question: &question, why: "", example: "", is_joint: false };
            Some(self.row(path, place.shape, &told))
        };
        self.answers.iter().filter_map(row).collect()
    }

    fn tree(&self) -> &Tree {
        &self.charter.source.tree
    }

    fn concerns(&self, path: &YamlPath) -> bool {
        !path.keys().any(|key| self.others.contains(&key))
    }

    /// The rows for a place: what a line can hold is one, an entry of several parts has one for each of them.
    fn spread(&self, path: &YamlPath, shape: &'static Shape, told: &Told<'_>, rows: &mut Vec<Row>) {
        if !self.concerns(path) {
            return;
        }
        match shape {
            Shape::Each(inner) if told.is_joint && agenda::is_line(inner) => {
                rows.push(self.row(path, inner, told));
            }
            Shape::Each(inner) if self.party_step(path).is_none() => {
                self.spread(&path.clone().key(self.party), inner, told, rows);
            }
            Shape::List(entry) => match entry.as_ref() {
                Shape::Table(table) if is_in_parts(path, shape, table) => self.entry(path, table, told, rows),
                _ => rows.push(self.row(path, shape, told)),
            },
            shape if agenda::is_line(shape) => rows.push(self.row(path, shape, told)),
            Shape::Table(table) => {
                let own = table.rest.as_ref().filter(|rest| rest.keys == Declared::Party);
                if let Some(rest) = own {
                    self.spread(&path.clone().key(self.party), &rest.value, told, rows);
                }
            }
            Shape::Plain(_) | Shape::Each(_) => {}
        }
    }

    /// The parts of a new entry behind those that are there.
    fn entry(&self, list: &YamlPath, table: &'static Table, told: &Told<'_>, rows: &mut Vec<Row>) {
        let reached = self.tree().resolve(list);
        let there = reached.value.filter(|_| reached.steps == list.steps().len());
        let says = there.is_some_and(|node| {
            leaves(self.tree()).iter().any(|(_, leaf)| self.tree().contains(node, *leaf))
        });
        let count = there.filter(|_| says).map_or(0, |node| self.tree().items(node).count());
        let entry = list.clone().index(count);
        for key in agenda::parts_of_entry(list, table) {
            let path = entry.clone().key(key.name);
            let asked = asked(&path);
            let question = asked.map_or(key.doc.as_ref(), |it| it.text);
            let question = format!("{} ({}: {question})", told.question, key.name.replace('_', " "));
            let example = asked.map_or("", |it| it.example);
            let is_deep =
                matches!(&key.shape, Shape::List(inner) if matches!(inner.as_ref(), Shape::Table(_)));
            if !is_deep {
                self.spread(&path, &key.shape, &Told { question: &question, example, ..*told }, rows);
            }
        }
    }

    fn row(&self, path: &YamlPath, shape: &Shape, told: &Told<'_>) -> Row {
        let question = if told.of.is_empty() {
            told.question.to_owned()
        } else {
            format!("{}: {}", told.of, told.question)
        };
        let answer = cell_of(self.tree(), path).or_else(|| self.undecided(path));
        let is_short = |text: &String| text.encode_utf16().count() < MOST_IN_CELL;
        // What no cell can hold is left out: an empty answer changes nothing.
        let answer = answer.filter(|_| self.scope == Scope::All).filter(is_short);
        let mut choices = self.choices(shape);
        if !choices.is_empty() {
            choices.push(OPEN.to_owned());
        }
        Row {
            key: path.to_string(),
            question: unmarked(&question),
            why: unmarked(told.why),
            example: told.example.to_owned(),
            allowed: self.allowed(shape),
            choices,
            theirs: self.theirs(path),
            answer: answer.unwrap_or_default(),
        }
    }

    /// What says at a place that it is undecided, as written.
    fn undecided(&self, path: &YamlPath) -> Option<String> {
        let reached = self.tree().resolve(path);
        let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
        self.tree().scalar(node).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The step of a path that names this party.
    fn party_step(&self, path: &YamlPath) -> Option<usize> {
        path.steps().iter().position(|step| matches!(step, Step::Key(key) if key == self.party))
    }

    /// What the others say in the same place, a line each; nothing where this party must not know yet.
    pub(super) fn theirs(&self, path: &YamlPath) -> String {
        // Of what all answer together it is what has been said so far.
        let Some(at) = self.party_step(path) else { return cell_of(self.tree(), path).unwrap_or_default() };
        let (above, rest) = path.steps().split_at(at);
        let below = &rest[1..];
        let place = |party: &str| below.iter().cloned().fold(path_of(above).key(party), YamlPath::step);
        let said = |party: &str| {
            let is_in_list = below.iter().any(|step| matches!(step, Step::Index(_)));
            if is_in_list {
                self.all_at(&path_of(above).key(party))
            } else {
                cell_of(self.tree(), &place(party))
            }
        };
        let is_answered =
            || said(self.party).is_some() && self.others.iter().all(|party| said(party).is_some());
        if is_blind(path) && !is_answered() {
            return String::new();
        }
        let told = |party: &&str| {
            Some(format!("{}: {}", self.charter.value.party_name(party), said(party)?.replace('\n', "; ")))
        };
        self.others.iter().filter_map(told).collect::<Vec<String>>().join("\n")
    }

    /// All that is said at a place and below it.
    fn all_at(&self, path: &YamlPath) -> Option<String> {
        let from = self.by_place.range(path.clone()..);
        let below = from.take_while(|(it, _)| it.steps().starts_with(path.steps()));
        let said: Vec<String> = below.map(|(_, text)| text.replace('\n', "; ")).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    fn question(&self, path: &YamlPath) -> String {
        if let Some(question) = asked(path) {
            return question.text.to_owned();
        }
        let place = description::at(DocumentKind::Charter, path);
        place.and_then(|place| place.key).map_or_else(String::new, |key| key.doc.to_string())
    }

    /// What may be answered, in words.
    fn allowed(&self, shape: &Shape) -> String {
        match shape {
            Shape::Plain(plain) => {
                let words = self.words(plain);
                match words.len() {
                    0 => plain.what.to_string(),
                    many if many <= MOST_WORDS => alternatives(&words),
                    _ => format!("{}: {}, …", plain.what, words[..MOST_WORDS].join(", ")),
                }
            }
            Shape::List(entry) => format!("{}; several: one per line", self.allowed(entry)),
            Shape::Each(inner) => self.allowed(inner),
            Shape::Table(table) => table.instead.as_ref().map_or_else(String::new, |it| self.allowed(it)),
        }
    }

    /// The words of which one is the answer.
    fn choices(&self, shape: &Shape) -> Vec<String> {
        match shape {
            Shape::Plain(plain) => self.words(plain).into_iter().map(str::to_owned).collect(),
            Shape::Each(inner) => self.choices(inner),
            Shape::Table(table) => table.instead.as_ref().map_or_else(Vec::new, |it| self.choices(it)),
            Shape::List(_) => Vec::new(),
        }
    }

    /// The words of the format, and what the charter declares and this may name; none where other texts may stand there too.
    fn words<'p>(&'p self, plain: &'p Plain) -> Vec<&'p str> {
        let mut words: Vec<&str> = plain.words.iter().map(|it| it.word.as_ref()).collect();
        if plain.is_one_of_words() && plain.names.is_empty() {
            return words;
        }
        if plain.text == Text::Any || plain.names.is_empty() {
            return Vec::new();
        }
        for declared in &plain.names {
            let names = match declared {
                Declared::Party => &self.ids.parties,
                Declared::Body => &self.ids.bodies,
                Declared::Metric => &self.ids.metrics,
                Declared::Gate => &self.ids.gates,
                Declared::Document => &self.ids.documents,
                _ => return Vec::new(),
            };
            words.extend(names.iter().flat_map(|names| names.iter()));
        }
        words
    }
}

/// A sentence without the marks around what is typed, which a cell would show as they are.
pub(super) fn unmarked(text: &str) -> String {
    text.replace('`', "")
}

/// Whether the entries of a list are asked part by part: those that no line can hold, and those of several parts.
fn is_in_parts(list: &YamlPath, shape: &Shape, table: &Table) -> bool {
    !agenda::is_line(shape) || agenda::has_parts(list, table)
}

/// The question of a rule at a place; what is said of a party or as an entry of a list is asked where the whole is.
fn asked(path: &YamlPath) -> Option<Question> {
    let mut at = path.clone();
    loop {
        if let Some(question) = rules::question_at(DocumentKind::Charter, &at) {
            return Some(question);
        }
        let named =
            description::at(DocumentKind::Charter, &at).and_then(|place| place.key).map(|key| key.name);
        let is_key = matches!(at.steps().last(), Some(Step::Key(name)) if named == Some(name.as_str()));
        if is_key || at.steps().is_empty() {
            return None;
        }
        at = at.parent();
    }
}

fn path_of(steps: &[Step]) -> YamlPath {
    steps.iter().cloned().fold(YamlPath::root(), YamlPath::step)
}
