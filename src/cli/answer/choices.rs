//! What can be chosen at a place: parties, bodies, metrics, people of the charter, words of the format, usual answers.

use crate::agenda;
use crate::document::charter::Charter;
use crate::document::charter::contract::Contract;
use crate::document::identity::same;
use crate::document::shape::{Declared, Plain, Shape};
use crate::document::{Field, List};
use crate::method::readiness;
use crate::yaml::{Step, YamlPath};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// As it is written.
    pub(super) value: String,
    /// As people know it.
    pub(super) label: String,
    /// What it is or means; may be empty.
    pub(super) doc: String,
}

/// All of them.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    pub(super) list: Vec<Choice>,
    /// Whether nothing else may be written.
    pub(super) is_closed: bool,
    /// Whether several may be chosen.
    pub(super) is_many: bool,
    /// What they name, where they name something of the charter.
    names: Vec<Declared>,
}

/// Whether everybody is meant.
pub(super) fn is_everybody(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "both" | "all" | "everybody" | "all parties" | "both parties"
    )
}

impl Choice {
    fn of(value: impl Into<String>, label: impl Into<String>, doc: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), doc: doc.into() }
    }

    /// The label with what it means.
    pub(super) fn line(&self) -> String {
        if self.doc.is_empty() { self.label.clone() } else { format!("{}: {}", self.label, self.doc) }
    }
}

impl Choices {
    /// What can be chosen at a place; nothing where there is too little to choose from.
    pub(super) fn of(charter: &Charter, path: &YamlPath, shape: &Shape) -> Option<Self> {
        let is_many = is_list(shape);
        let plain = shape.plain()?;
        if is_scored(path) {
            let list =
                (1..=5).map(|score: u8| Choice::of(score.to_string(), score.to_string(), "")).collect();
            return Some(Self { list, is_closed: true, is_many, names: Vec::new() });
        }
        let names = plain.names.clone();
        let mut list = named(charter, plain);
        let is_person = plain.name == "Person";
        if is_person {
            list = people(charter, path).into_iter().map(|name| Choice::of(name, name, "")).collect();
        }
        let words = || {
            plain.words.iter().map(|word| Choice::of(word.word.clone(), word.word.clone(), short(&word.doc)))
        };
        let is_reference = is_reference(plain);
        if !is_reference {
            let is_said = |word: &Choice| !(word.value == "all" && charter.party_ids().len() == 2);
            let is_new = |word: &Choice| !(word.value == "both" && charter.party_ids().len() > 2);
            list.extend(words().filter(|word| plain.name != "Authority" || (is_said(word) && is_new(word))));
        }
        if names.is_empty() && !is_person && !plain.is_one_of_words() {
            let usual = agenda::usual(path).iter().filter(|usual| list.iter().all(|it| it.value != **usual));
            list.extend(usual.map(|usual| Choice::of(*usual, *usual, "")).collect::<Vec<_>>());
        }
        let is_closed = is_word(plain) || is_reference;
        // A single word beside free text is no list.
        let is_enough =
            if is_closed || is_person || !names.is_empty() { !list.is_empty() } else { list.len() > 1 };
        is_enough.then_some(Self { list, is_closed, is_many, names })
    }

    /// Whether parties are chosen, and nothing else.
    pub(super) fn is_of_parties(&self) -> bool {
        self.names == [Declared::Party] && self.is_closed
    }

    /// How the one is written that goes by this id, name or word.
    pub(super) fn named(&self, text: &str) -> Option<String> {
        let is_it = |choice: &&Choice| choice.value == text || same(&choice.label, text);
        self.list.iter().find(is_it).map(|choice| choice.value.clone())
    }

    /// The id of what a text names by its name, where an id belongs.
    pub(super) fn name_in(charter: &Charter, plain: &Plain, text: &str) -> Option<String> {
        let list = named(charter, plain);
        list.iter().find(|it| it.value == text || same(&it.label, text)).map(|it| it.value.clone())
    }
}

/// Whether a list belongs there, for all parties or for each.
pub(super) fn is_list(shape: &Shape) -> bool {
    match shape {
        Shape::List(_) => true,
        Shape::Each(inner) => is_list(inner),
        Shape::Plain(_) | Shape::Table(_) => false,
    }
}

/// Whether one of its words is the only answer in a line; `none` may be written in any case.
pub(super) fn is_word(plain: &Plain) -> bool {
    plain.is_one_of_words() || plain.name == "None"
}

/// Whether a question of a checklist is answered with a score.
fn is_scored(path: &YamlPath) -> bool {
    let [Step::Key(section), Step::Key(list), Step::Key(item), ..] = path.steps() else { return false };
    let lists = readiness::BUILT_IN.iter().filter(|it| section == "checklists" && it.id == *list);
    lists.flat_map(|list| &list.items).any(|it| it.is_scored && it.id == *item)
}

/// Whether only the id of something may stand there.
fn is_reference(plain: &Plain) -> bool {
    plain.name.ends_with("Ref") && !plain.names.is_empty()
}

/// What the charter declares of the sorts that may be named here, each by its id.
fn named(charter: &Charter, plain: &Plain) -> Vec<Choice> {
    let of = |declared: &Declared| -> Vec<Choice> {
        match declared {
            Declared::Party => {
                let ids = charter.party_ids().into_iter();
                ids.map(|id| Choice::of(id, charter.party_name(id), "")).collect()
            }
            Declared::Body => {
                let bodies = charter.governance.and(|governance| &governance.bodies);
                let bodies = bodies.get().into_iter().flat_map(|list| list.iter());
                bodies
                    .filter_map(|(_, body)| {
                        choice(body.id.get()?.as_str(), body.name.get().map(|it| it.as_str()))
                    })
                    .collect()
            }
            Declared::Metric => {
                let metrics = charter.metrics.get().into_iter().flat_map(List::iter);
                metrics
                    .filter_map(|(_, it)| choice(it.id.get()?.as_str(), it.name.get().map(|it| it.as_str())))
                    .collect()
            }
            Declared::Gate => {
                let gates = charter.gates.get().into_iter().flat_map(List::iter);
                gates
                    .filter_map(|(_, it)| choice(it.id.get()?.as_str(), it.name.get().map(|it| it.as_str())))
                    .collect()
            }
            Declared::Document => {
                let documents = charter.contract.get().into_iter().flat_map(Contract::each_document);
                documents
                    .filter_map(|(_, it)| choice(it.id.get()?.as_str(), it.name.get().map(|it| it.as_str())))
                    .collect()
            }
            _ => Vec::new(),
        }
    };
    plain.names.iter().flat_map(of).collect()
}

fn choice(id: &str, name: Option<&str>) -> Option<Choice> {
    Some(Choice::of(id, name.unwrap_or(id), ""))
}

/// The first sentence of what a word means.
fn short(doc: &str) -> String {
    let end = doc.find(". ").unwrap_or(doc.len());
    doc.get(..end).unwrap_or(doc).trim_end_matches('.').to_owned()
}

/// The people whom the charter knows: of the party that the path speaks of, else of all.
pub(super) fn people<'c>(charter: &'c Charter, path: &YamlPath) -> Vec<&'c str> {
    let parties = charter.parties.get();
    let of_path = path.steps().iter().find_map(|step| match step {
        Step::Key(key) => parties?.get(key)?.get().map(|_| key.as_str()),
        Step::Index(_) => None,
    });
    let mut names: Vec<&str> = Vec::new();
    let mut add = |name: &'c str| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for (id, party) in parties.into_iter().flat_map(|parties| parties.iter()) {
        if of_path.is_some_and(|party| party != id) {
            continue;
        }
        let single = [&party.sponsor, &party.manager, &party.liaison].map(Field::get);
        let champions = party.champions.get().into_iter().flat_map(List::values);
        single.into_iter().flatten().chain(champions).for_each(|person| add(person.name()));
        let bodies = charter.governance.and(|governance| &governance.bodies);
        for (_, body) in bodies.get().into_iter().flat_map(|list| list.iter()) {
            let members = body.members.get().and_then(|members| members.of(id).get().copied());
            members.into_iter().flat_map(List::values).for_each(|person| add(person.name()));
        }
        for (_, gate) in charter.gates.get().into_iter().flat_map(List::iter) {
            if let Some(person) = gate.deciders.get().and_then(|deciders| deciders.of(id).get().copied()) {
                add(person.name());
            }
        }
    }
    names
}
