//! From parties and a kind alone to READY, by answering what is asked and nothing else: each example and each case of the tests.
//!
//! Every round judges the charter, answers all that is asked, and judges again. What the finished charter says is said; where it
//! says nothing, the example of the question, else the first thing that the format takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::choices::Choices;
use super::record;
use super::typed::Reader;
use super::written::{self, Onto};
use crate::agenda::{self, Open};
use crate::check::{CheckReport, Options, Selection};
use crate::config::Configuration;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::shape::{Shape, Table};
use crate::document::{Document, Ids, Source, says_something};
use crate::finding::Nature;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::new::{Beginning, BeginningParty};
use crate::repository::{Repository, Request};
use crate::rules;
use crate::yaml::edit::Value;
use crate::yaml::{Kind, Limits, Step, YamlPath, read};

/// More rounds than any of them takes.
const ROUNDS: usize = 12;

/// How many questions a signature of two parties takes at most, and how many more of each further party.
const NEEDED: usize = 60;
const NEEDED_OF_EACH: usize = 6;

/// A charter on the way from nothing to what it says when it is finished.
struct Drive {
    finished: Document<Charter>,
    folder: tempfile::TempDir,
    question: Options,
    /// What was answered, each time with who asked and what was missing.
    answered: BTreeMap<YamlPath, Vec<(String, String)>>,
    /// What was said at a place: whoever is asked again says something else.
    said: BTreeMap<YamlPath, Vec<Value>>,
    /// What was asked once too often, and what took no answer.
    wrong: BTreeSet<String>,
}

fn decoded(text: &str) -> Document<Charter> {
    let tree = read(text, &Limits::default()).tree.unwrap();
    let ids = Ids::of_charter(&tree, &[]);
    let source = Arc::new(Source::new("charter.yaml".to_owned(), text.to_owned(), tree));
    Document::decode(source, &ids, Vec::new(), &[])
}

/// The charter with nothing in it but who takes part, how far it is and what kind it is.
fn begun(finished: &Charter) -> String {
    let parties = finished.parties.get().unwrap();
    let party = |(id, party): (&str, &crate::document::charter::party::Party)| BeginningParty {
        id: crate::document::scalar::Id::parse(id).unwrap(),
        name: party.name.get().map_or(id, |name| name.as_str()).to_owned(),
        sponsor: None,
    };
    let kinds = finished.kind.get().map(|kinds| kinds.values().cloned().collect()).unwrap_or_default();
    let name = finished.name.get().unwrap().as_str().to_owned();
    let parties = parties.iter().map(party).collect();
    let beginning = Beginning { parties, kinds, stage: finished.stage(), ..Beginning::named(name) };
    beginning.minimal().unwrap()
}

impl Drive {
    fn of(charter: &Path) -> Self {
        let finished = decoded(&fs::read_to_string(charter).unwrap());
        let day = fs::read_to_string(charter.with_file_name("as-of")).unwrap_or("2026-07-10".to_owned());
        let day = Date::parse(day.trim()).unwrap();
        let start = finished.value.term.and(|term| &term.start).get().copied();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("charter.yaml"), begun(&finished.value)).unwrap();
        let question = Options {
            as_of: start.map_or(day, |start| (*start).min(day)),
            guard: None,
            stage: None,
            selection: Selection::default(),
            configuration: Configuration::default(),
        };
        Self {
            finished,
            folder,
            question,
            answered: BTreeMap::new(),
            said: BTreeMap::new(),
            wrong: BTreeSet::new(),
        }
    }

    fn load(&self) -> Repository {
        let request = Request::Paths {
            base: self.folder.path().to_owned(),
            paths: vec![PathBuf::from("charter.yaml")],
        };
        Repository::load(&request).unwrap()
    }

    /// Answers what is asked, only what a verdict hangs on or all of it; whether anything was.
    fn round(&mut self, is_all: bool) -> bool {
        let repository = self.load();
        let report = CheckReport::of(&repository, &self.question);
        let topics = agenda::topics(&report.partnerships[0], false);
        let mut charter = repository.partnerships[0].charter.clone();
        let before = charter.source.text.clone();
        for open in topics.into_iter().flat_map(|topic| topic.open).filter(|open| is_all || open.is_needed) {
            charter = self.answer(charter, &open);
        }
        fs::write(self.folder.path().join("charter.yaml"), &charter.source.text).unwrap();
        charter.source.text != before
    }

    /// Answers until nothing is asked any more; how many questions there were.
    fn rounds(&mut self, is_all: bool) -> usize {
        let before = self.count();
        let rounds = (0..ROUNDS).take_while(|_| self.round(is_all)).count();
        if rounds == ROUNDS {
            self.wrong.insert(format!("more than {ROUNDS} rounds"));
        }
        self.count() - before
    }

    fn count(&self) -> usize {
        self.answered.values().map(Vec::len).sum()
    }

    fn answer(&mut self, charter: Document<Charter>, open: &Open) -> Document<Charter> {
        let is_list = super::choices::is_list(open.shape);
        let asked = self.answered.entry(open.path.clone()).or_default();
        // Of entries another one may be wanted for the same reason: by each it comes nearer, or the rounds never end.
        let entries = if record::table_at(&open.path, open.shape).is_some() {
            written::count(&charter, &open.path, false)
        } else {
            0
        };
        let again = (open.source.clone(), format!("{} {entries}", open.lack));
        // A list may want another entry, and what contradicts another answer another word; anything else is asked once.
        let contradicts = rules::find(&open.source).is_some_and(|rule| rule.nature == Nature::Defect);
        if asked.contains(&again) || !(is_list || asked.is_empty() || contradicts) {
            let (before, lack) = (&asked.last().unwrap().0, &open.lack);
            self.wrong.insert(format!(
                "`{}`, asked by {before}, is asked again: {lack} ({})",
                open.path, open.source
            ));
            return charter;
        }
        asked.push(again);
        let mut told = String::from("no text is one");
        let values = self.values(&charter, open);
        let said = self.said.entry(open.path.clone()).or_default();
        for value in values {
            if said.contains(&value) {
                continue;
            }
            match written::tried(&charter, &open.path, value.clone(), super::place::onto(open)) {
                Ok(after) if after.source.text != charter.source.text => {
                    said.push(value);
                    return after;
                }
                Ok(_) => {}
                Err(trouble) => told = format!("{trouble:?}"),
            }
        }
        self.wrong
            .insert(format!("`{}` takes no answer ({}, {}): {told}", open.path, open.source, open.lack));
        charter
    }

    /// What may be answered: what the finished charter says, the example, the first choice, anything.
    fn values(&self, charter: &Document<Charter>, open: &Open) -> Vec<Value> {
        let words = BTreeSet::new();
        let reader = Reader { charter: &charter.value, words: &words, as_of: self.question.as_of };
        if let Some(table) = record::table_at(&open.path, open.shape) {
            let index = written::count(charter, &open.path, open.wrong.is_some());
            return self.entry(charter, reader, open, table, index).into_iter().collect();
        }
        let said = said_at(&self.finished, &open.path).into_iter();
        let texts = said.chain(texts(charter, &open.path, open.shape, open.example));
        let values = texts.filter_map(|texts| reader.list(&open.path, open.shape, &texts));
        let terms = record::terms_at(open.shape).and_then(|table| self.terms(charter, reader, open, table));
        values.chain(terms).collect()
    }

    /// The terms of an answer that is no single word.
    fn terms(
        &self,
        charter: &Document<Charter>,
        reader: Reader<'_>,
        open: &Open,
        table: &'static Table,
    ) -> Option<Value> {
        let mut said: Vec<(String, Value)> = Vec::new();
        for key in table.keys.iter().filter(|key| agenda::is_line(&key.shape)) {
            let path = open.path.clone().key(key.name);
            let own = said_at(&self.finished, &path).into_iter();
            let fits = |value: &Value| {
                let this = (key.name.to_owned(), value.clone());
                let map = Value::Map(said.iter().cloned().chain([this]).collect());
                written::tried(charter, &open.path, map, Onto::Replace).is_ok()
            };
            let texts = own.chain(texts(charter, &path, &key.shape, None));
            let value = texts.filter_map(|texts| reader.list(&path, &key.shape, &texts)).find(fits);
            said.extend(value.map(|value| (key.name.to_owned(), value)));
        }
        (!said.is_empty()).then_some(Value::Map(said))
    }

    /// The entry of a list by which `answer` begins it: what is missing in it is asked next.
    fn entry(
        &self,
        charter: &Document<Charter>,
        reader: Reader<'_>,
        open: &Open,
        table: &'static Table,
        index: usize,
    ) -> Option<Value> {
        let mut answers: Vec<(Vec<String>, Value)> = Vec::new();
        for part in record::parts_to_begin(&charter.value, &open.path, table) {
            let below = |path: YamlPath| part.keys.iter().fold(path, |path, key| path.key(key));
            let (entry, at) = (open.path.clone().index(index), below(open.path.clone().index(index)));
            let example = rules::question_at(DocumentKind::Charter, &below(open.path.clone().index(0)));
            let said = said_at(&self.finished, &at).or_else(|| said_at(&self.finished, &entry));
            let texts = texts(charter, &at, part.shape, example.map(|it| it.example));
            let fits = |value: &Value| {
                let so_far = [&answers[..], &[(part.keys.clone(), value.clone())]].concat();
                let entry = Value::list([record::entry(&so_far)]);
                written::tried(charter, &open.path, entry, Onto::Append).is_ok()
            };
            let texts = said.into_iter().chain(texts);
            let value = texts.filter_map(|texts| reader.list(&at, part.shape, &texts)).find(fits);
            answers.extend(value.map(|value| (part.keys.clone(), value)));
        }
        record::give_id(charter, &open.path, table, &mut answers);
        (!answers.is_empty()).then(|| Value::list([record::entry(&answers)]))
    }

    /// The lists by which it is judged, each with what is not met or not answered, and what holds it up.
    fn standing(&self) -> Vec<(String, Verdict, String)> {
        let repository = self.load();
        let report = CheckReport::of(&repository, &self.question);
        let lists = &report.partnerships[0].assessment.as_ref().unwrap().readiness;
        let told = |list: &ChecklistResult| {
            let unsettled = list.items.iter().filter(|item| item.is_unsettled());
            let unsettled: Vec<&str> = unsettled.map(|item| &*item.definition.id).collect();
            let held_up: Vec<&str> = list.held_up_by.iter().map(|it| it.message.as_str()).collect();
            (list.definition.id.to_string(), list.verdict, format!("{unsettled:?} {held_up:?}"))
        };
        lists.iter().filter(|list| list.is_judged()).map(told).collect()
    }
}

/// What stands at a place in lines.
fn said_at(charter: &Document<Charter>, path: &YamlPath) -> Option<Vec<String>> {
    let tree = &charter.source.tree;
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    match tree.kind(node) {
        Kind::Scalar if says_something(tree, node) => Some(vec![tree.scalar(node)?.to_owned()]),
        Kind::Sequence => tree.items(node).map(|item| tree.scalar(item).map(str::to_owned)).collect(),
        _ => None,
    }
}

/// Answers where nobody has said one, each as its texts: of a list several.
fn texts(
    charter: &Document<Charter>,
    path: &YamlPath,
    shape: &Shape,
    example: Option<&str>,
) -> Vec<Vec<String>> {
    let mut texts: Vec<Vec<String>> = Vec::new();
    let parties = charter.value.party_ids();
    let party = path.keys().find(|key| parties.contains(key));
    // Of an entry of a list another word than of the entry before.
    let entry = path.steps().iter().find_map(|step| match step {
        Step::Index(index) => Some(*index),
        Step::Key(_) => None,
    });
    let plain = shape.plain();
    let is = |name: &str| plain.is_some_and(|plain| plain.name == name);
    if is("Person") {
        let of = party.unwrap_or("all parties");
        texts.push(vec![format!("Robin of {of}"), format!("Kim of {of}")]);
        texts.push(vec![format!("Robin of {of}")]);
    }
    let is_day = plain.is_some_and(|plain| plain.name.split("Or").any(|part| part == "Date"));
    if is_day && matches!(path.section(), Some("gates" | "term")) {
        texts.push(vec!["in a month".to_owned()]);
    }
    if is("Share") && parties.len() > 1 {
        // Shares are a whole together.
        let each = 100 / parties.len();
        let is_first = party == parties.first().copied();
        let share = if is_first { 100 - each * (parties.len() - 1) } else { each };
        texts.push(vec![format!("{share}%")]);
    }
    let choices = Choices::of(&charter.value, path, shape);
    let words: Vec<&str> =
        choices.iter().flat_map(|it| &it.list).map(|choice| choice.value.as_str()).collect();
    if choices.as_ref().is_some_and(Choices::is_of_parties) {
        texts.push(vec!["all".to_owned()]);
    }
    // Of scores one that says yes.
    texts.extend(words.iter().find(|word| **word == "4").map(|word| vec![(*word).to_owned()]));
    let other = entry.filter(|_| !words.is_empty()).and_then(|entry| words.get(entry % words.len()));
    texts.extend(other.map(|word| vec![(*word).to_owned()]));
    let examples = plain.into_iter().flat_map(|plain| plain.examples.iter().map(|it| &**it));
    for text in example.into_iter().chain(words.iter().copied()).chain(examples) {
        texts.push(vec![text.to_owned()]);
        texts.extend(entry.map(|entry| vec![format!("{text} {}", entry + 1)]));
    }
    texts.extend(["Robin Doe", "3", "as agreed in the workshop"].map(|text| vec![text.to_owned()]));
    texts
}

/// The charters of the examples and of the tests, each with the day of its judgement: no later than its term begins, when no gate has
/// passed and nobody has voted.
fn charters() -> Vec<(String, Drive)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut charters: Vec<PathBuf> = Vec::new();
    for folder in ["examples", "tests/cases", "tests/workshop"] {
        let entries = fs::read_dir(root.join(folder)).unwrap().flatten();
        charters.extend(entries.map(|entry| entry.path().join("charter.yaml")).filter(|it| it.exists()));
    }
    charters.sort();
    let name = |path: &Path| path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    charters.iter().map(|path| (name(path), Drive::of(path))).collect()
}

#[test]
fn answering_what_is_asked_leads_to_ready() {
    let charters = charters();
    assert!(charters.len() >= 16, "{}", charters.len());
    let mut wrong = Vec::new();
    for (name, mut drive) in charters {
        let parties = drive.finished.value.party_ids().len();
        let needed = drive.rounds(false);
        if needed > NEEDED + NEEDED_OF_EACH * (parties - 2) {
            wrong.push(format!("{name}: {needed} questions for a signature"));
        }
        // What else `check` finds is answered too; nothing comes back, and the verdicts stay.
        let before = drive.standing();
        drive.rounds(true);
        for (list, verdict, told) in before.into_iter().chain(drive.standing()) {
            if verdict != Verdict::Ready {
                wrong.push(format!("{name}: {list} is {verdict:?}: {told}"));
            }
        }
        wrong.extend(drive.wrong.iter().map(|told| format!("{name}: {told}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
