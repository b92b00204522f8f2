//! The places of a charter at which something is open, as questions.

use std::collections::{BTreeMap, BTreeSet};

use super::{OPEN, Open, line};
use crate::document::charter::Charter;
use crate::document::charter::plan::Phases;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::{Declared, Shape, Table};
use crate::document::{Document, says_something};
use crate::finding::Finding;
use crate::method::readiness::{ChecklistResult, ItemResult, Need};
use crate::new::is_in_new_charter;
use crate::rules::{self, Question};
use crate::yaml::{Kind, NodeId, Step, YamlPath};

/// Collects the open questions of a charter.
pub(super) struct Places<'c> {
    charter: &'c Document<Charter>,
    /// The parties with their names: a charter may have thousands, and each is looked up for many places.
    names: BTreeMap<&'c str, &'c str>,
    seen: BTreeSet<YamlPath>,
    taken: Taken,
    /// How many questions are collected at most.
    most: usize,
}

/// What was collected for one matter.
#[derive(Default)]
pub(super) struct Taken {
    /// The questions that nothing has asked before.
    pub(super) open: Vec<Open>,
    /// Whether something of it has been asked before.
    pub(super) is_asked_before: bool,
}

/// Who asks, and why.
pub(super) struct Asker<'a> {
    pub(super) source: &'a str,
    pub(super) why: &'a str,
    /// Whether what stands there is known not to be enough.
    pub(super) is_need: bool,
}

impl<'c> Places<'c> {
    pub(super) fn of(charter: &'c Document<Charter>, most: usize) -> Self {
        let parties = charter.value.parties.get().into_iter().flat_map(|parties| parties.iter());
        let names =
            parties.map(|(id, party)| (id, party.name.get().map_or(id, |name| name.as_str()))).collect();
        Self { charter, names, seen: BTreeSet::new(), taken: Taken::default(), most }
    }

    /// Whether no more questions are collected.
    fn is_full(&self) -> bool {
        self.seen.len() >= self.most
    }

    /// What was collected since the last time.
    pub(super) fn take(&mut self) -> Taken {
        std::mem::take(&mut self.taken)
    }

    /// Asks for another value where one stands that cannot be read. What is wrong with a key is no question, nor is a
    /// map or a list in a wrong place: nobody wants to lose what is written in it.
    pub(super) fn ask_to_correct(&mut self, finding: &Finding) {
        if finding.document != "charter" || self.is_full() {
            return;
        }
        let path = &finding.path;
        let Some(place) = description::at(DocumentKind::Charter, path) else { return };
        let tree = &self.charter.source.tree;
        match self.node(path) {
            Some(node) if tree.kind(node) == Kind::Scalar && tree.span(node) == finding.span => {}
            Some(_) => return,
            None if finding.rule == rules::document::key_missing::ID => {}
            None => return,
        }
        let wrong = match finding.help.as_str() {
            "" => finding.message.clone(),
            help => format!("{}; {help}", finding.message),
        };
        let asker = Asker { source: &finding.rule, why: &finding.why, is_need: true };
        self.push_wrong(path, place.shape, &asker, Some(wrong));
    }

    /// Asks for what an item lacks; for the answer itself, where it says no to what the charter has.
    pub(super) fn ask_item(&mut self, list: &ChecklistResult, item: &ItemResult) {
        let source = &*list.definition.id;
        let asks = format!("the {source} list asks: {}", item.definition.question);
        if item.missing.is_empty() {
            self.ask_for_answer(source, item, &asks);
        }
        for Need { path, detail, .. } in &item.missing {
            let why = match detail.as_str() {
                "" => asks.clone(),
                detail => format!("{asks} It {detail}"),
            };
            let asker = Asker { source, why: &why, is_need: true };
            match path.as_str() {
                "resources" => self.ask_for_a_phase(&asker),
                path => self.ask(&YamlPath::from(path), &asker),
            }
        }
    }

    /// Where the charter has what is asked for, only the answer stands against it.
    fn ask_for_answer(&mut self, list: &str, item: &ItemResult, why: &str) {
        let mut path = YamlPath::root().key("checklists").key(list).key(&*item.definition.id);
        if self.node(&path).is_some_and(|node| self.charter.source.tree.kind(node) == Kind::Mapping) {
            path = path.key("answer");
        }
        let Some(place) = description::at(DocumentKind::Charter, &path) else { return };
        let wrong = item.borne_out.then(|| "the charter has all that is asked for".to_owned());
        let wrong = wrong.filter(|_| item.answer.is_some());
        self.push_wrong(&path, place.shape, &Asker { source: list, why, is_need: true }, wrong);
    }

    /// Of the resources one phase is enough: the first.
    fn ask_for_a_phase(&mut self, asker: &Asker<'_>) {
        let Some(phase) = Phases::<()>::KEYS.first() else { return };
        for party in self.charter.value.party_ids() {
            for part in ["people", "budget", "time"] {
                let path = YamlPath::root().key("resources").key(*phase).key(party).key(part);
                self.ask(&path, asker);
            }
        }
    }

    /// Everything that says that it is open, in the order of the file.
    pub(super) fn ask_the_rest(&mut self) {
        let tree = &self.charter.source.tree;
        let mut left: Vec<NodeId> = tree.root().into_iter().collect();
        while let Some(node) = left.pop() {
            if tree.kind(node) == Kind::Scalar && !tree.is_empty(node) && !says_something(tree, node) {
                let asker = Asker { source: OPEN, why: "", is_need: false };
                self.ask(&tree.path_of(node), &asker);
            }
            let mut below: Vec<NodeId> = tree.entries(node).map(|(_, value)| value).collect();
            below.extend(tree.items(node));
            left.extend(below.into_iter().rev());
        }
    }

    pub(super) fn ask(&mut self, path: &YamlPath, asker: &Asker<'_>) {
        if self.is_full() {
            return;
        }
        let Some(place) = description::at(DocumentKind::Charter, path) else { return };
        self.spread(path, place.shape, asker);
    }

    /// Asks what a place holds: itself where a line or entries can answer, else whatever is open inside it.
    fn spread(&mut self, path: &YamlPath, shape: &'static Shape, asker: &Asker<'_>) {
        let node = self.node(path).filter(|node| says_something(&self.charter.source.tree, *node));
        let kind = node.map(|node| self.charter.source.tree.kind(node));
        match (shape, kind) {
            (Shape::Plain(_) | Shape::Each(_) | Shape::Table(_), Some(Kind::Scalar)) => {}
            (Shape::Plain(_), _) => self.push(path, shape, asker),
            (Shape::List(_), None) => self.push(path, shape, asker),
            (Shape::List(entry), Some(_)) => self.spread_list(path, entry, shape, asker),
            (Shape::Each(inner), None) if line::is_line(inner) => self.push(path, shape, asker),
            (Shape::Each(inner), _) if self.is_for_all(path, inner) => self.spread(path, inner, asker),
            (Shape::Each(inner), _) => self.for_each_party(path, inner, asker),
            (Shape::Table(table), None) if table.instead.is_some() && line::is_line(shape) => {
                self.push(path, shape, asker);
            }
            (Shape::Table(table), _) => self.spread_table(path, table, asker),
        }
    }

    /// A list that holds something: what is open in its entries; where nothing is, one more entry if it has too few.
    fn spread_list(
        &mut self,
        path: &YamlPath,
        entry: &'static Shape,
        shape: &'static Shape,
        asker: &Asker<'_>,
    ) {
        let before = self.taken.open.len();
        if let Shape::Table(table) = entry {
            let entries = self.node(path).map_or(0, |node| self.charter.source.tree.items(node).count());
            for at in 0..entries {
                self.spread_table(&path.clone().index(at), table, asker);
            }
        }
        if asker.is_need && self.taken.open.len() == before {
            self.push(path, shape, asker);
        }
    }

    fn spread_table(&mut self, path: &YamlPath, table: &'static Table, asker: &Asker<'_>) {
        // What a finding says of a map that is filled in part is no question to each of its keys.
        let is_blank = self.node(path).is_none_or(|node| self.says_nothing(node));
        if let Some(rest) = table.rest.as_ref().filter(|rest| rest.keys == Declared::Party) {
            self.for_each_party(path, &rest.value, asker);
        }
        let is_entry = matches!(path.steps().last(), Some(Step::Index(_)));
        if !(asker.is_need || is_blank || is_entry) {
            return;
        }
        for key in &table.keys {
            let below = path.clone().key(key.name);
            let is_asked = key.is_required || self.node(&below).is_some();
            let is_new = is_in_new_charter(&below) && !is_entry;
            if is_asked || is_new {
                self.spread(&below, &key.shape, asker);
            }
        }
    }

    /// Whether the map at a place is one value for all parties: it has a key of the value itself.
    fn is_for_all(&self, path: &YamlPath, value: &Shape) -> bool {
        let tree = &self.charter.source.tree;
        let is_own = |name: &str| value.keys().iter().any(|key| key.name == name);
        self.node(path).is_some_and(|map| {
            tree.entries(map).any(|(key, _)| {
                tree.scalar(key)
                    .is_some_and(|name| is_own(name) && !self.charter.value.party_ids().contains(&name))
            })
        })
    }

    fn for_each_party(&mut self, path: &YamlPath, shape: &'static Shape, asker: &Asker<'_>) {
        for party in self.charter.value.party_ids() {
            if self.is_full() {
                return;
            }
            self.spread(&path.clone().key(party), shape, asker);
        }
    }

    fn push(&mut self, path: &YamlPath, shape: &'static Shape, asker: &Asker<'_>) {
        self.push_wrong(path, shape, asker, None);
    }

    fn push_wrong(
        &mut self,
        path: &YamlPath,
        shape: &'static Shape,
        asker: &Asker<'_>,
        wrong: Option<String>,
    ) {
        if !(line::is_line(shape) || line::record_of(shape).is_some()) {
            return;
        }
        if !self.seen.insert(path.clone()) {
            self.taken.is_asked_before = true;
            return;
        }
        let asked = asked(path, asker.source);
        self.taken.open.push(Open {
            path: path.clone(),
            of: self.subject(path),
            question: asked.map_or_else(|| described(path), |question| question.text.to_owned()),
            example: asked.map(|question| question.example),
            concerns: asked.map(|question| question.concerns),
            shape,
            source: asker.source.to_owned(),
            why: asker.why.to_owned(),
            wrong,
        });
    }

    /// The party and the entry that a path leads through, by the names that people know.
    fn subject(&self, path: &YamlPath) -> String {
        let tree = &self.charter.source.tree;
        let mut names: Vec<String> = Vec::new();
        let mut here = YamlPath::root();
        for step in path.steps() {
            match step {
                Step::Key(key) => {
                    here = here.key(key);
                    names.extend(self.names.get(key.as_str()).map(|name| (*name).to_owned()));
                }
                Step::Index(index) => {
                    here = here.index(*index);
                    let entry = tree.resolve(&here).value;
                    let say = |key: &str| {
                        let (_, value) = tree.get(entry?, key)?;
                        tree.scalar(value).filter(|_| says_something(tree, value)).map(str::to_owned)
                    };
                    names.extend(say("name").or_else(|| say("id")).or_else(|| say("what")));
                }
            }
        }
        names.join(", ")
    }

    fn node(&self, path: &YamlPath) -> Option<NodeId> {
        let reached = self.charter.source.tree.resolve(path);
        reached.value.filter(|_| reached.steps == path.steps().len())
    }

    /// Whether nothing is said at a node or below it.
    fn says_nothing(&self, node: NodeId) -> bool {
        let tree = &self.charter.source.tree;
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            if tree.kind(node) == Kind::Scalar && says_something(tree, node) {
                return false;
            }
            left.extend(tree.entries(node).map(|(_, value)| value));
            left.extend(tree.items(node));
        }
        true
    }
}

/// The question at a place: the one of the rule that asks here, else the first of that place. What is said of a party is asked where
/// the parties' map stands.
fn asked(path: &YamlPath, source: &str) -> Option<Question> {
    let of_key = place_of_key(path)?;
    let own = rules::find(source).and_then(|rule| {
        rule.questions().find(|it| it.document == DocumentKind::Charter && it.is_at(&of_key))
    });
    // A map that one line can answer is asked what its parts are asked.
    let below = |it: &Question| it.document == DocumentKind::Charter && it.is_within(&of_key);
    own.or_else(|| rules::question_at(DocumentKind::Charter, &of_key))
        .or_else(|| rules::questions().find(below))
}

/// What the format says of the key at a place.
fn described(path: &YamlPath) -> String {
    let place = description::at(DocumentKind::Charter, path);
    place.and_then(|place| place.key).map_or_else(String::new, |key| key.doc.to_string())
}

/// The place of the last key of the format on a path.
fn place_of_key(path: &YamlPath) -> Option<YamlPath> {
    let key = description::at(DocumentKind::Charter, path)?.key?;
    let named = |step: &Step| matches!(step, Step::Key(name) if name == key.name);
    let steps = path.steps();
    let end = steps.iter().rposition(named).map_or(steps.len(), |at| at + 1);
    Some(steps[..end].iter().cloned().fold(YamlPath::root(), YamlPath::step))
}
