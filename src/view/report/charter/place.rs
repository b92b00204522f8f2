//! A place of the charter that is being told, and what stands there in words.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::shape::{Declared, Plain, Text as Written};
use crate::document::{Document, Meaning, description, is_placeholder_among};
use crate::grammar::{in_print, series, spaced};
use crate::method::terms;
use crate::view::report::audience::{Privacy, in_words};
use crate::view::report::governance::body_name;
use crate::wording::keys::spoken;
use crate::wording::value::kind_in_words;
use crate::yaml::{Kind, NodeId, Step, YamlPath};

/// What stands for a term that is undecided.
pub(super) const OPEN: &str = "still to be agreed";

/// Reads a charter for somebody, and knows what has been told of it.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<Charter>,
    pub(super) parties: Vec<&'a str>,
    privacy: &'a Privacy<'a>,
    /// Who stands among the parties with an address, as written, and where first: elsewhere the name is enough.
    introduced: BTreeMap<String, String>,
    told: RefCell<BTreeSet<String>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document<Charter>, privacy: &'a Privacy<'a>) -> Self {
        let parties = document.value.party_ids();
        let mut introduced = BTreeMap::new();
        for party in parties.iter().filter(|_| !privacy.hides_section("parties")) {
            let at = YamlPath::root().key("parties").key(*party);
            let champions = (0..).map_while(|nth| {
                let path = at.clone().key("champions").index(nth);
                document.text_at(&path).is_some().then_some(path)
            });
            let people = ["sponsor", "manager"].map(|key| at.clone().key(key)).into_iter();
            for path in people.chain(champions).chain([at.clone().key("liaison")]) {
                if let Some(written) = document.text_at(&path) {
                    introduced.entry(written.to_owned()).or_insert_with(|| path.to_string());
                }
            }
        }
        Self { document, parties, privacy, introduced, told: RefCell::default() }
    }

    /// The charter as a whole.
    pub(super) fn all(&self) -> Option<Place<'_>> {
        Some(Place { reader: self, path: YamlPath::root(), node: self.document.source.tree.root()? })
    }

    pub(super) fn party(&self, id: &str) -> String {
        self.document.value.party_name(id).to_owned()
    }
}

/// A place of the charter that may be shown and says something.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) path: YamlPath,
    node: NodeId,
}

impl<'a> Place<'a> {
    fn kind(&self) -> Kind {
        self.reader.document.source.tree.kind(self.node)
    }

    pub(super) fn is_plain(&self) -> bool {
        self.kind() == Kind::Scalar
    }

    pub(super) fn is_list(&self) -> bool {
        self.kind() == Kind::Sequence
    }

    /// Whether all of it is undecided.
    pub(super) fn is_open(&self) -> bool {
        let tree = &self.reader.document.source.tree;
        tree.scalar(self.node).is_some_and(|text| is_placeholder_among(text.trim(), tree.placeholders()))
    }

    fn at(&self, path: YamlPath, node: NodeId) -> Option<Self> {
        let is_shown =
            !self.reader.privacy.hides(&path, true) && !self.reader.document.source.tree.is_empty(node);
        is_shown.then_some(Self { reader: self.reader, path, node })
    }

    /// What stands under a key, unless it has been told. From now on it has.
    pub(super) fn take(&self, key: &str) -> Option<Self> {
        let (_, node) = self.reader.document.source.tree.get(self.node, key)?;
        let place = self.at(self.path.clone().key(key), node)?;
        self.reader.told.borrow_mut().insert(place.path.to_string()).then_some(place)
    }

    /// Whether anything stands under a key.
    pub(super) fn has(&self, key: &str) -> bool {
        let tree = &self.reader.document.source.tree;
        tree.get(self.node, key).is_some_and(|(_, node)| !tree.is_empty(node))
    }

    /// Whether an event in words stands under a key, and not a day.
    pub(super) fn waits(&self, key: &str) -> bool {
        let tree = &self.reader.document.source.tree;
        let text = tree.get(self.node, key).and_then(|(_, node)| tree.scalar(node));
        text.is_some_and(|text| Date::parse(text.trim()).is_err())
    }

    /// What is said of a party: of it alone, or of all.
    pub(super) fn of_party(&self, id: &str) -> Option<Self> {
        if self.kind() == Kind::Mapping { self.take(id) } else { Some(self.clone()) }
    }

    /// Whether a key holds this word; not told by that.
    pub(super) fn holds(&self, key: &str, word: &str) -> bool {
        let tree = &self.reader.document.source.tree;
        let found = tree.get(self.node, key).and_then(|(_, node)| tree.scalar(node));
        found.is_some_and(|text| text.trim() == word)
    }

    /// Its keys that have not been told, with what stands there. From now on they have.
    pub(super) fn untold(&self) -> Vec<(String, Self)> {
        let tree = &self.reader.document.source.tree;
        let keys = tree.entries(self.node).filter_map(|(key, _)| tree.scalar(key));
        let keys = keys.filter(|key| !key.starts_with("x-"));
        keys.filter_map(|key| Some((key.to_owned(), self.take(key)?))).collect()
    }

    /// The entries of a list; a value by itself is a list of one.
    pub(super) fn items(&self) -> Vec<Self> {
        if !self.is_list() {
            return vec![self.clone()];
        }
        let items = self.reader.document.source.tree.items(self.node).enumerate();
        items.filter_map(|(nth, item)| self.at(self.path.clone().index(nth), item)).collect()
    }

    /// What is said of each party; `None` where it is said of all of them.
    pub(super) fn parties(&self) -> Option<Vec<(String, Self)>> {
        let tree = &self.reader.document.source.tree;
        let is_party = |key: &str| key.starts_with("x-") || self.reader.parties.contains(&key);
        let mut keys =
            tree.entries(self.node).map(|(key, _)| tree.scalar(key).unwrap_or_default()).peekable();
        let is_by_party = self.kind() == Kind::Mapping && keys.peek().is_some() && keys.all(is_party);
        is_by_party
            .then(|| self.untold().into_iter().map(|(id, place)| (self.reader.party(&id), place)).collect())
    }

    /// What the term is called in a sentence: `exit notice`.
    pub(super) fn noun(&self) -> String {
        let keys: Vec<&str> = self.path.keys().collect();
        let is_party = |nth: usize, key: &&str| nth > 0 && self.reader.parties.contains(key);
        let names: Vec<&str> =
            keys.iter().enumerate().filter(|(nth, key)| !is_party(*nth, key)).map(|(_, key)| *key).collect();
        terms::at(&names)
            .map_or_else(|| spaced(names.last().unwrap_or(&"entry")), |term| term.noun.to_owned())
    }

    /// What stands over it, or before a colon: `Non-negotiables`.
    pub(super) fn label(&self) -> String {
        let name =
            self.path.keys().filter(|key| !self.reader.parties.contains(key)).last().map(str::to_owned);
        spoken(&name.unwrap_or_default())
    }

    fn plain(&self) -> Option<&'static Plain> {
        description::at(DocumentKind::Charter, &self.path).and_then(|place| place.shape.plain())
    }

    fn names(&self, what: Declared) -> bool {
        self.plain().is_some_and(|plain| plain.names.contains(&what))
    }

    fn written(&self) -> &str {
        self.reader.document.source.tree.scalar(self.node).unwrap_or_default().trim()
    }

    /// Whether it is yes or no.
    pub(super) fn flag(&self) -> Option<bool> {
        match self.reader.document.meaning(self.node) {
            Meaning::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// Whether the parties wrote it in words of their own, which are a sentence rather than part of one.
    pub(super) fn is_sentence(&self) -> bool {
        let written = self.written();
        let is_own = |plain: &Plain| {
            plain.text != Written::Never
                && plain.words.is_empty()
                && plain.name != "Person"
                && plain.name != "Link"
        };
        let is_free = self.is_plain()
            && !self.is_open()
            && self.plain().is_none_or(is_own)
            && self.figure() == written
            && Date::parse(written).is_err();
        let is = |nth: usize, is: fn(char) -> bool| written.chars().nth(nth).is_some_and(is);
        let begins = is(0, char::is_uppercase) && !is(1, char::is_uppercase);
        let begins = begins && written.contains(' ');
        is_free && (begins || written.ends_with('.') || written.chars().count() > 60)
    }

    /// A plain value as it is printed: the name of a party for its id, words without their hyphens, dates and money as in print.
    pub(super) fn words(&self) -> String {
        if self.is_open() {
            return OPEN.to_owned();
        }
        match self.written() {
            // The length of what ends with the agreement.
            "perpetual" => "an unlimited time".to_owned(),
            "as the agreement" => "as long as the agreement".to_owned(),
            "both" | "all" if self.names(Declared::Body) => "the parties together".to_owned(),
            _ => self.figure().split(' ').map(dated).collect::<Vec<_>>().join(" "),
        }
    }

    /// The same for a table, where dates stay as they are written.
    pub(super) fn figure(&self) -> String {
        if self.is_open() {
            return OPEN.to_owned();
        }
        let (written, charter) = (self.written(), &self.reader.document.value);
        // Where people may be named in words, a party may be, too.
        let names_someone =
            self.path.keys().last().is_some_and(|key| ["attendees", "to", "owner"].contains(&key));
        if (self.names(Declared::Party) || names_someone) && self.reader.parties.contains(&written) {
            return self.reader.party(written);
        }
        if let Some(name) = body_name(charter, written).filter(|_| self.names(Declared::Body)) {
            return name.to_owned();
        }
        let is_metric = self.names(Declared::Metric) || written.starts_with("metrics.");
        if let Some(name) = metric_name(charter, written).filter(|_| is_metric) {
            return name.to_owned();
        }
        if let Some(contract) = charter.contract.get().filter(|_| self.names(Declared::Document)) {
            return contract.title(written).to_owned();
        }
        if let Some((name, address)) = person(written) {
            let first = self.reader.introduced.get(written);
            let is_known = first.is_some_and(|first| *first != self.path.to_string());
            return if is_known { name.to_owned() } else { format!("{name} ({address})") };
        }
        // Open lists that suggest words have none of their own, and `half-yearly` keeps its hyphen in print.
        let has_words =
            self.path.keys().last().is_some_and(|key| ["renewal", "conditions", "when"].contains(&key))
                && !written.contains(char::is_whitespace);
        if self.path.keys().last() == Some("lead_level") && written == "vp" {
            return "vice-president".to_owned();
        }
        let is_word = has_words
            || self.plain().is_some_and(|plain| plain.words.iter().any(|word| word.word == written));
        if is_word && written != "half-yearly" {
            return spaced(written);
        }
        if matches!(self.path.steps().last(), Some(Step::Key(key)) if key == "kind") {
            return kind_in_words(written);
        }
        in_words(self.reader.document, self.node)
    }

    /// All that stands here in a few words: `90 days for Kestrel and still to be agreed for Northwind`.
    pub(super) fn phrase(&self) -> String {
        if self.is_plain() {
            return self.words();
        }
        if let Some(parties) = self.parties() {
            let is_long = parties.iter().any(|(_, place)| place.is_sentence());
            let phrases: Vec<(String, String)> =
                parties.into_iter().map(|(name, place)| (name, place.phrase())).collect();
            return match is_long {
                true => phrases
                    .iter()
                    .map(|(name, it)| format!("{name}: {}", bare(it)))
                    .collect::<Vec<_>>()
                    .join("; "),
                false => for_each(&phrases, self.reader.parties.len()),
            };
        }
        if self.is_list() {
            let items = self.items();
            let phrases: Vec<String> = items.iter().map(|it| bare(&it.phrase()).to_owned()).collect();
            let is_long = items.iter().any(Self::is_sentence)
                || phrases.iter().any(|it| it.contains(", ") || it.contains(';') || it.contains(" and "));
            return if is_long { phrases.join("; ") } else { series(&phrases) };
        }
        let said = |(_, place): (String, Self)| format!("{} {}", lowered(&place.label()), place.phrase());
        self.untold().into_iter().map(said).collect::<Vec<_>>().join(", ")
    }

    /// What stands under a key in the middle of a sentence; of what is undecided, that.
    pub(super) fn part(&self, key: &str, template: &str) -> Option<String> {
        let place = self.take(key)?;
        Some(match place.is_open() {
            true => format!("{} {OPEN}", lowered(&place.label())),
            false if place.is_sentence() && template.ends_with(" {}") && !template.ends_with(": {}") => {
                template.replace(" {}", &format!(": {}", place.words()))
            }
            false => template.replace("{}", &place.phrase()),
        })
    }

    /// What an entry is called, or a stand-in.
    pub(super) fn called(&self, key: &str) -> String {
        self.take(key).map_or_else(String::new, |place| place.words())
    }
}

/// `90 days for Northwind and 60 days for Kestrel`; `90 days for every party` of so many where it is the same for all.
pub(super) fn for_each(phrases: &[(String, String)], parties: usize) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, phrase) in phrases {
        match groups.iter_mut().find(|(said, _)| said == phrase) {
            Some((_, names)) => names.push(name),
            None => groups.push((phrase, vec![name])),
        }
    }
    if let [(phrase, names)] = groups.as_slice()
        && names.len() == parties
    {
        return format!("{phrase} for every party");
    }
    let is_long = groups
        .iter()
        .any(|(phrase, _)| phrase.contains(", ") || phrase.contains(';') || phrase.contains(" and "));
    let said: Vec<String> =
        groups.iter().map(|(phrase, names)| format!("{phrase} for {}", series(names))).collect();
    if is_long { said.join("; ") } else { series(&said) }
}

/// Without the full stop at its end, for what goes on.
pub(super) fn bare(text: &str) -> &str {
    text.trim_end().strip_suffix('.').filter(|it| !it.ends_with('.')).unwrap_or(text)
}

/// Within a sentence: `IP` keeps its capitals.
pub(super) fn lowered(label: &str) -> String {
    let mut signs = label.chars();
    match (signs.next(), signs.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// A word that is a date, as in print.
fn dated(word: &str) -> String {
    let date = word.trim_matches(|it: char| ",.;:()".contains(it));
    match Date::parse(date) {
        Ok(parsed) if date.len() == 10 => word.replace(date, &in_print(parsed)),
        _ => word.to_owned(),
    }
}

/// The name and the address of a person.
fn person(written: &str) -> Option<(&str, &str)> {
    let (name, rest) = written.split_once('<')?;
    let address = rest.strip_suffix('>')?;
    address.contains('@').then_some((name.trim(), address))
}

/// What a metric is called that is named by its id or its path, as `metrics.installations`.
fn metric_name<'a>(charter: &'a Charter, written: &str) -> Option<&'a str> {
    let id = written.strip_prefix("metrics.").unwrap_or(written);
    let metric =
        charter.metrics.get()?.values().find(|it| it.id.get().is_some_and(|it| it.as_str() == id))?;
    metric.name.get().map(|name| name.as_str())
}
