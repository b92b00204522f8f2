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
use crate::document::scalar::{Date, Scalar as _};
use crate::document::shape::Shape;
use crate::document::{Document, Ids, Source, says_something};
use crate::finding::Nature;
use crate::method::readiness::{HeldUp, Verdict};
use crate::new::{Beginning, BeginningParty};
use crate::repository::{Repository, Request};
use crate::rules;
use crate::yaml::edit::Value;
use crate::yaml::{Kind, Limits, YamlPath, read};

/// More rounds than any of them takes.
const ROUNDS: usize = 12;

/// A charter on the way from nothing to what it says when it is finished.
struct Drive {
    finished: Document<Charter>,
    folder: tempfile::TempDir,
    question: Options,
    /// What was answered, each time with who asked and what was missing.
    answered: BTreeMap<YamlPath, Vec<(String, String)>>,
    /// What was asked once too often.
    twice: BTreeSet<String>,
    /// What could not be answered, with why.
    stuck: BTreeMap<YamlPath, String>,
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
    fn of(charter: &Path, as_of: &str) -> Self {
        let finished = decoded(&fs::read_to_string(charter).unwrap());
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("charter.yaml"), begun(&finished.value)).unwrap();
        let question = Options {
            as_of: Date::parse(as_of).unwrap(),
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
            twice: BTreeSet::new(),
            stuck: BTreeMap::new(),
        }
    }

    fn load(&self) -> Repository {
        let request = Request::Paths {
            base: self.folder.path().to_owned(),
            paths: vec![PathBuf::from("charter.yaml")],
        };
        Repository::load(&request).unwrap()
    }

    /// Answers all that is asked; whether anything was.
    fn round(&mut self) -> bool {
        let repository = self.load();
        let report = CheckReport::of(&repository, &self.question);
        let open: Vec<Open> =
            agenda::topics(&report.partnerships[0], false).into_iter().flat_map(|topic| topic.open).collect();
        let mut charter = repository.partnerships[0].charter.clone();
        let before = charter.source.text.clone();
        for open in open {
            if !self.stuck.contains_key(&open.path) {
                charter = self.answer(charter, &open);
            }
        }
        fs::write(self.folder.path().join("charter.yaml"), &charter.source.text).unwrap();
        charter.source.text != before
    }

    fn answer(&mut self, charter: Document<Charter>, open: &Open) -> Document<Charter> {
        let asked = self.answered.entry(open.path.clone()).or_default();
        let is_list = super::choices::is_list(open.shape);
        let again = (open.source.clone(), open.lack.clone());
        let is_same = asked.contains(&again);
        // A list may want another entry, and what contradicts another answer another word; anything else is asked once.
        let contradicts = rules::find(&open.source).is_some_and(|rule| rule.nature == Nature::Defect);
        if !(is_list || asked.is_empty() || contradicts) || (is_same && open.is_needed) {
            self.twice.insert(format!("`{}` is asked again: {} ({})", open.path, open.lack, open.source));
        }
        // What was answered is not what the rule is after: that is said, and no verdict hangs on it.
        if is_same {
            return charter;
        }
        asked.push(again);
        let mut told = String::new();
        for value in self.values(&charter, open) {
            let onto = super::place::onto(open);
            match written::tried(&charter, &open.path, value, onto) {
                Ok(after) if after.source.text != charter.source.text => return after,
                Ok(_) => {}
                Err(trouble) => told = format!("{trouble:?}"),
            }
        }
        if open.is_needed {
            self.stuck.insert(open.path.clone(), told);
        }
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
        let mut values = Vec::new();
        if let Some(said) = said_at(&self.finished, &open.path) {
            values.extend(reader.list(&open.path, open.shape, &said));
        }
        values.extend(
            texts(charter, &open.path, open.shape, open.example)
                .iter()
                .filter_map(|text| reader.list(&open.path, open.shape, std::slice::from_ref(text))),
        );
        values
            .extend(record::terms_at(open.shape).and_then(|table| self.terms(charter, reader, open, table)));
        values
    }

    /// The terms of an answer that is no single word.
    fn terms(
        &self,
        charter: &Document<Charter>,
        reader: Reader<'_>,
        open: &Open,
        table: &'static crate::document::shape::Table,
    ) -> Option<Value> {
        let mut said: Vec<(String, Value)> = Vec::new();
        for key in table.keys.iter().filter(|key| agenda::is_line(&key.shape)) {
            let path = open.path.clone().key(key.name);
            let own = said_at(&self.finished, &path).unwrap_or_default();
            let all = own.into_iter().chain(texts(charter, &path, &key.shape, None));
            let fits = |value: &Value| {
                let this = (key.name.to_owned(), value.clone());
                let map = Value::Map(said.iter().cloned().chain([this]).collect());
                written::tried(charter, &open.path, map, Onto::Replace).is_ok()
            };
            let value = all.filter_map(|text| reader.list(&path, &key.shape, &[text])).find(fits);
            said.extend(value.map(|value| (key.name.to_owned(), value)));
        }
        (!said.is_empty()).then_some(Value::Map(said))
    }

    fn entry(
        &self,
        charter: &Document<Charter>,
        reader: Reader<'_>,
        open: &Open,
        table: &'static crate::document::shape::Table,
        index: usize,
    ) -> Option<Value> {
        let mut answers: Vec<(Vec<String>, Value)> = Vec::new();
        for part in record::parts_to_begin(&charter.value, &open.path, table) {
            let place = |path: YamlPath| part.keys.iter().fold(path, |path, key| path.key(key));
            let at = place(open.path.clone().index(index));
            let said = said_at(&self.finished, &at)
                .or_else(|| said_at(&self.finished, &open.path.clone().index(index)));
            let example = crate::rules::question_at(
                crate::document::header::DocumentKind::Charter,
                &place(open.path.clone().index(0)),
            );
            let texts = texts(charter, &at, part.shape, example.map(|it| it.example));
            let numbered = |text: String| if index == 0 { text } else { format!("{text} {}", index + 1) };
            let own = said.map(|said| said.join(", "));
            let all: Vec<String> = own
                .into_iter()
                .chain(texts.into_iter().flat_map(|text| [text.clone(), numbered(text)]))
                .collect();
            let fits = |value: &Value| {
                let so_far = [&answers[..], &[(part.keys.clone(), value.clone())]].concat();
                let entry = Value::list([record::entry(&so_far)]);
                written::tried(charter, &open.path, entry, Onto::Append).is_ok()
            };
            let value = all
                .iter()
                .filter_map(|text| reader.list(&at, part.shape, std::slice::from_ref(text)))
                .find(fits);
            answers.extend(value.map(|value| (part.keys.clone(), value)));
        }
        record::give_id(charter, &open.path, table, &mut answers);
        (!answers.is_empty()).then(|| Value::list([record::entry(&answers)]))
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

/// Texts that may be an answer where nobody has said one.
fn texts(charter: &Document<Charter>, path: &YamlPath, shape: &Shape, example: Option<&str>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let parties = charter.value.party_ids();
    let party = path.steps().iter().skip(1).find_map(|step| match step {
        crate::yaml::Step::Key(key) => parties.iter().position(|id| id == key),
        crate::yaml::Step::Index(_) => None,
    });
    let plain = shape.plain();
    if plain.is_some_and(|plain| plain.name == "Share") && parties.len() > 1 {
        // Shares are a whole together.
        let each = 100 / parties.len();
        let share = if party == Some(0) { 100 - each * (parties.len() - 1) } else { each };
        texts.push(format!("{share}%"));
    }
    if let Some(choices) = Choices::of(&charter.value, path, shape) {
        if choices.is_of_parties() {
            texts.push("all".to_owned());
        }
        // Of scores one that says yes.
        texts.extend(choices.list.iter().filter(|choice| choice.value == "4").map(|it| it.value.clone()));
        texts.extend(choices.list.iter().map(|choice| choice.value.clone()));
    }
    texts.extend(example.map(str::to_owned));
    texts.extend(plain.into_iter().flat_map(|plain| plain.examples.iter().map(|it| (*it).to_owned())));
    if let Some(party) = party.and_then(|at| parties.get(at)) {
        texts.push(format!("Robin of {party}"));
    }
    texts.extend(["Robin Doe", "3", "as agreed in the workshop"].map(str::to_owned));
    texts
}

/// The charters of the examples and of the tests, each with the day of its judgement.
fn charters() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut charters = Vec::new();
    for folder in ["examples", "tests/cases", "tests/workshop"] {
        for entry in fs::read_dir(root.join(folder)).unwrap().flatten() {
            let charter = entry.path().join("charter.yaml");
            if charter.exists() {
                let day = fs::read_to_string(entry.path().join("as-of")).unwrap_or("2026-07-10".to_owned());
                charters.push((charter, day.trim().to_owned()));
            }
        }
    }
    charters.sort();
    charters
}

#[test]
fn answering_what_is_asked_leads_to_ready() {
    let charters = charters();
    assert!(charters.len() >= 15, "{}", charters.len());
    let (mut wrong, mut ready) = (Vec::new(), 0);
    for (path, day) in charters {
        let name = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let mut drive = Drive::of(&path, &day);
        let mut rounds = 0;
        while rounds < ROUNDS && drive.round() {
            rounds += 1;
        }
        if rounds < 2 || rounds == ROUNDS {
            wrong.push(format!("{name}: {rounds} rounds"));
        }
        wrong.extend(drive.twice.iter().map(|told| format!("{name}: {told}")));
        let repository = drive.load();
        let report = CheckReport::of(&repository, &drive.question);
        let judged = &report.partnerships[0];
        for list in judged.assessment.as_ref().unwrap().readiness.iter().filter(|list| list.is_judged()) {
            // What holds it up and is no gap, a gate that is overdue or an answer that contradicts another, no question settles.
            let is_gap =
                |held: &&HeldUp| rules::find(&held.rule).is_some_and(|rule| rule.nature == Nature::Gap);
            let gaps: Vec<&HeldUp> = list.held_up_by.iter().filter(is_gap).collect();
            let missing: Vec<String> = list
                .items
                .iter()
                .filter(|item| item.is_unsettled())
                .flat_map(|item| item.missing.iter().map(|need| format!("{} {}", need.path, need.detail)))
                .collect();
            if !gaps.is_empty() || !missing.is_empty() {
                wrong.push(format!("{name}: {} {:?} {gaps:?} {missing:?}", list.definition.id, list.verdict));
            }
            ready += usize::from(list.verdict == Verdict::Ready);
        }
        wrong.extend(
            drive.stuck.iter().map(|(path, told)| format!("{name}: `{path}` takes no answer: {told}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(ready >= 20, "{ready} lists are ready");
}
