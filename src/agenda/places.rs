//! The places of a charter at which something is open, as questions.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{asked, described, is_below, path_of, rule_that_asks};
use super::blind::BlindQuestion;
use super::{OPEN, Open, line};
use crate::document::charter::Charter;
use crate::document::charter::plan::Phases;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::identity::is_naming;
use crate::document::shape::{Declared, Key, Shape, Table};
use crate::document::{Document, says_something};
use crate::finding::{Finding, Nature, Severity};
use crate::method::readiness::{ChecklistResult, ItemResult, Need};
use crate::new::{entry_keys, is_in_new_charter};
use crate::rules::{self, Part, Question};
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
    /// Whether a verdict hangs on the answer.
    pub(super) is_needed: bool,
    /// What is found, as `check` says it; may be empty.
    pub(super) lack: &'a str,
    /// What it asks where no rule asks there.
    pub(super) question: &'a str,
}

impl<'a> Asker<'a> {
    /// A rule that has found something.
    fn finding(finding: &'a Finding) -> Self {
        Self {
            source: &finding.rule,
            why: &finding.why,
            is_need: false,
            is_needed: finding.severity == Severity::Error,
            lack: &finding.message,
            question: "",
        }
    }
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
        let asker = Asker { is_need: true, ..Asker::finding(finding) };
        self.push_wrong(path, place.shape, &asker, Some(wrong));
    }

    /// Asks for what a rule has found: a gap asks the questions of its rule that are open; an error in what stands there asks for
    /// another value. Whatever else is found no answer settles.
    pub(super) fn ask_finding(&mut self, finding: &Finding) {
        if finding.document != "charter" || self.is_full() {
            return;
        }
        match finding.nature {
            Nature::Gap => self.ask_gap(finding),
            Nature::Defect if finding.severity == Severity::Error => self.ask_for_another(finding),
            Nature::Defect | Nature::Due | Nature::Unreadable => {}
        }
    }

    fn ask_gap(&mut self, finding: &Finding) {
        let asker = Asker::finding(finding);
        let rule = rules::find(&finding.rule);
        let questions: Vec<Question> = rule
            .into_iter()
            .flat_map(rules::Rule::questions)
            .filter(|it| it.document == DocumentKind::Charter)
            .collect();
        let mut is_placed = false;
        let mut open: Vec<YamlPath> = Vec::new();
        for question in &questions {
            for path in self.places_of(question, &finding.path) {
                is_placed = true;
                // What is asked of an answer waits for the answer: why there is no non-compete, once there is none.
                if open.iter().any(|above| is_below(&path, above)) {
                    continue;
                }
                let Some(place) = description::at(DocumentKind::Charter, &path) else { continue };
                let before = self.taken.open.len();
                self.spread(&path, place.shape, &Asker { is_need: question.is_further, ..asker });
                open.extend(self.taken.open.iter().skip(before).map(|it| it.path.clone()));
                if self.taken.open.len() == before && finding.path == path {
                    self.ask_for_more(&path, place.shape, &asker);
                }
            }
        }
        // What is missing may lie in another section than what the rule asks: the start of the term, without which no gate has a day.
        let is_elsewhere = questions.iter().all(|it| {
            it.parts().next().zip(finding.path.steps().first()).is_some_and(|(part, step)| !part.fits(step))
        });
        if !is_placed || is_elsewhere {
            self.ask(&finding.path, &asker);
        }
    }

    /// Asks for one more entry where a rule wants more than a list holds.
    fn ask_for_more(&mut self, path: &YamlPath, shape: &'static Shape, asker: &Asker<'_>) {
        let is_list = self.node(path).is_some_and(|node| {
            let tree = &self.charter.source.tree;
            tree.kind(node) == Kind::Sequence && !self.says_nothing(node)
        });
        if is_list {
            self.push(path, shape, asker);
        }
    }

    /// The places of a question as far as a finding names them: its parties, its entry; else all that there are.
    fn places_of(&self, question: &Question, found: &YamlPath) -> Vec<YamlPath> {
        let parts: Vec<Part> = question.parts().collect();
        let shared = parts.iter().zip(found.steps()).take_while(|(part, step)| part.fits(step)).count();
        if shared == parts.len() {
            // Of one party, or of one key of the answer.
            return vec![found.clone()];
        }
        let begun = found.steps().iter().take(shared).cloned().fold(YamlPath::root(), YamlPath::step);
        let mut places = vec![begun];
        for part in parts.into_iter().skip(shared) {
            places = places.into_iter().flat_map(|path| self.below(path, part)).collect();
            // What more is wanted of a list as a whole, one entry settles: the last, which no date has passed.
            if question.is_further && part == Part::Item {
                places = places.pop().into_iter().collect();
            }
        }
        places
    }

    /// The places one part further down; the list itself where it has no entries yet.
    fn below(&self, path: YamlPath, part: Part) -> Vec<YamlPath> {
        let tree = &self.charter.source.tree;
        let node = self.node(&path);
        // A list without entries has come to its end.
        let is_ended = description::at(DocumentKind::Charter, &path)
            .is_some_and(|place| matches!(place.shape, Shape::List(_)) && part != Part::Item);
        if is_ended {
            return vec![path];
        }
        match part {
            Part::Key(key) => vec![path.key(key)],
            Part::Chosen("party") => {
                self.charter.value.party_ids().into_iter().map(|party| path.clone().key(party)).collect()
            }
            Part::Chosen(_) => {
                let keys = node.into_iter().flat_map(|map| tree.entries(map));
                keys.filter_map(|(key, _)| tree.scalar(key)).map(|key| path.clone().key(key)).collect()
            }
            Part::Item => match node.map_or(0, |list| tree.items(list).count()) {
                0 => vec![path],
                count => (0..count).map(|at| path.clone().index(at)).collect(),
            },
        }
    }

    /// Asks for another value in the place of one with which the partnership cannot go on.
    fn ask_for_another(&mut self, finding: &Finding) {
        let Some(place) = description::at(DocumentKind::Charter, &finding.path) else { return };
        let tree = &self.charter.source.tree;
        let is_plain = |node: NodeId| tree.kind(node) == Kind::Scalar && says_something(tree, node);
        let is_said = self.node(&finding.path).is_some_and(|node| match tree.kind(node) {
            Kind::Sequence => tree.items(node).all(is_plain),
            _ => is_plain(node),
        });
        if is_said {
            let wrong = match finding.help.as_str() {
                "" => finding.message.clone(),
                help => format!("{}; {help}", finding.message),
            };
            self.push_wrong(&finding.path, place.shape, &Asker::finding(finding), Some(wrong));
        }
    }

    /// Asks for what an item lacks; for the answer itself, where it says no to what the charter has.
    pub(super) fn ask_item(&mut self, list: &ChecklistResult, item: &ItemResult) {
        let source = &*list.definition.id;
        let asks = format!("the {source} list asks: {}", item.definition.question);
        if item.missing.is_empty() {
            self.ask_for_answer(source, item, &asks);
        }
        let begun = item.definition.needs_once_begun(&self.charter.value);
        let needs = begun.as_ref().unwrap_or(&item.missing);
        // What an entry lacks is asked before another entry.
        let has_begun = |list: &str| {
            needs.iter().any(|it| it.path.strip_prefix(list).is_some_and(|it| it.starts_with('[')))
        };
        for Need { path, detail, .. } in needs.iter().filter(|need| !has_begun(&need.path)) {
            let asker = Asker {
                source,
                why: &asks,
                is_need: true,
                is_needed: true,
                lack: detail,
                question: &item.definition.question,
            };
            match &**path {
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
        // Whoever has answered no has answered.
        if item.answer.is_some() && wrong.is_none() {
            return;
        }
        let asker = Asker {
            source: list,
            why,
            is_need: true,
            is_needed: true,
            lack: "",
            question: &item.definition.question,
        };
        self.push_wrong(&path, place.shape, &asker, wrong);
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
                let asker =
                    Asker { source: OPEN, why: "", is_need: false, is_needed: false, lack: "", question: "" };
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

    /// Asks what a place holds: itself where a line or entries can answer, else whatever is open inside it. What is answered in a
    /// line is answered.
    fn spread(&mut self, path: &YamlPath, shape: &'static Shape, asker: &Asker<'_>) {
        let node = self.node(path).filter(|node| says_something(&self.charter.source.tree, *node));
        let kind = node.map(|node| self.charter.source.tree.kind(node));
        match (shape, kind) {
            (Shape::Plain(_), Some(Kind::Scalar)) => {}
            (Shape::Table(table), Some(Kind::Scalar)) => self.ask_beside(path, table, asker),
            (Shape::Each(inner), Some(Kind::Scalar)) => {
                if let Shape::Table(table) = inner.as_ref() {
                    self.ask_beside(path, table, asker);
                }
            }
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

    /// Where a line has answered and is not enough, asks for what a rule asks beside it: the reason of a `none`.
    fn ask_beside(&mut self, path: &YamlPath, table: &'static Table, asker: &Asker<'_>) {
        for key in table.keys.iter().filter(|key| Some(&key.shape) != table.instead.as_deref()) {
            let below = path.clone().key(key.name);
            let is_asked = asker.is_need && rules::question_at(DocumentKind::Charter, &below).is_some();
            if is_asked {
                self.push(&below, &key.shape, asker);
            }
        }
    }

    /// A list that holds something and is not enough: the first thing that is open in an entry that only has a name, else one more
    /// entry.
    fn spread_list(
        &mut self,
        path: &YamlPath,
        entry: &'static Shape,
        shape: &'static Shape,
        asker: &Asker<'_>,
    ) {
        if !asker.is_need {
            return;
        }
        if let Shape::Table(table) = entry {
            let entries = self.node(path).map_or(0, |node| self.charter.source.tree.items(node).count());
            let first = (0..entries).find_map(|at| self.first_open(&path.clone().index(at), table));
            if let Some((below, shape)) = first {
                self.spread(&below, shape, asker);
                return;
            }
        }
        self.push(path, shape, asker);
    }

    /// What to ask first of an entry of which nothing is said but what it is called; what a line says is an entry.
    fn first_open(&self, path: &YamlPath, table: &'static Table) -> Option<(YamlPath, &'static Shape)> {
        let tree = &self.charter.source.tree;
        let entry = self.node(path).filter(|node| tree.kind(*node) == Kind::Mapping)?;
        let is_named_only = tree
            .entries(entry)
            .all(|(key, value)| self.says_nothing(value) || tree.scalar(key).is_some_and(is_naming));
        let list = path.steps().split_last().map(|(_, above)| path_of(above))?;
        let is_open = |key: &&&Key| {
            let node = tree.get(entry, key.name);
            key.name != "id" && node.is_none_or(|(_, value)| self.says_nothing(value))
        };
        let keys = entry_keys(&list, table);
        let key = keys.iter().find(is_open)?;
        (is_named_only && table.instead.is_none()).then(|| (path.clone().key(key.name), &key.shape))
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
            let is_there = key.is_required || self.node(&below).is_some();
            let is_new = is_in_new_charter(&below) && !is_entry;
            // Of a section of which nothing is said, what a rule asks; in an entry whatever stands there and is open.
            let is_asked = is_entry || asker.source == OPEN || rules::is_asked(DocumentKind::Charter, &below);
            if (is_there || is_new) && is_asked {
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
        let open = self.opened(path, shape, asker, wrong);
        self.taken.open.push(open);
    }

    /// What is asked at a place that nobody finds fault with.
    pub(super) fn open_at(&self, path: &YamlPath, shape: &'static Shape) -> Open {
        let asker = Asker { source: OPEN, why: "", is_need: false, is_needed: false, lack: "", question: "" };
        self.opened(path, shape, &asker, None)
    }

    /// Asks for a party's own answer, whatever the others have said.
    pub(super) fn ask_apart(&mut self, path: &YamlPath, question: &BlindQuestion) {
        let why = rules::find(question.rule).map_or("", |rule| rule.why);
        let asker = Asker {
            source: question.rule,
            why,
            is_need: false,
            is_needed: false,
            lack: "",
            question: question.text,
        };
        self.ask(path, &asker);
    }

    fn opened(
        &self,
        path: &YamlPath,
        shape: &'static Shape,
        asker: &Asker<'_>,
        wrong: Option<String>,
    ) -> Open {
        // What an entry is called is what the list is asked for.
        let is_name =
            path.steps().last().is_some_and(|step| matches!(step, Step::Key(key) if is_naming(key)));
        let list = path.steps().split_last().and_then(|(_, entry)| Some(path_of(entry.split_last()?.1)));
        let of_list = || list.filter(|_| is_name).and_then(|list| asked(&list, asker.source));
        let asked = asked(path, asker.source).or_else(of_list);
        let is_answer = path.section() == Some("checklists");
        let unasked = || match asker.question {
            question if is_answer && !question.is_empty() => question.to_owned(),
            _ => described(path),
        };
        let rule = asked
            .filter(|_| rules::find(asker.source).is_none())
            .and_then(|question| rule_that_asks(&question));
        Open {
            path: path.clone(),
            of: self.subject(path),
            question: asked.map_or_else(unasked, |question| question.text.to_owned()),
            example: asked.map(|question| question.example),
            concerns: asked.map(|question| question.concerns),
            shape,
            source: asker.source.to_owned(),
            // A list only asks; the rule says what happens if nobody answers.
            why: rule.map_or(asker.why, |rule| rule.why).to_owned(),
            lack: asker.lack.to_owned(),
            is_needed: asker.is_needed,
            wrong,
        }
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
