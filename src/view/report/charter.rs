//! The charter as people send it: section by section, each term with what is agreed.

use super::Scene;
use super::audience::{Privacy, in_words};
use super::element::{Agreed, Clause, Element, Section};
use super::governance::body_name;
use crate::document::agreed::fingerprint;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::shape::Declared;
use crate::document::{Document, description, is_placeholder_among};
use crate::grammar::{capitalised, spaced};
use crate::view::{Block, Cell, Table, Text, Tone};
use crate::wording::sections::section;
use crate::wording::value::kind_in_words;
use crate::yaml::{Kind, NodeId, Step, YamlPath};

/// What is no term: how the file is found, and what is noted about the charter itself.
const NO_TERMS: [&str; 6] = ["partner", "id", "name", "stage", "waivers", "checklists"];

/// The charter in words, without what is private.
pub(super) fn charter(scene: &Scene<'_>, section: &mut Section) {
    let (document, privacy) = (&scene.partnership().charter, &scene.privacy);
    let tree = &document.source.tree;
    let reader = Reader { document, parties: document.value.party_ids(), privacy };
    let Some(root) = tree.root() else { return };
    for key in Charter::KEYS.iter().copied().filter(|key| !NO_TERMS.contains(key)) {
        let Some((_, value)) = tree.get(root, key) else { continue };
        if privacy.hides_section(key) {
            section.heading(spoken(key));
            section.say("This section is private and not in this file.");
            continue;
        }
        let Some(agreed) = reader.agreed(&YamlPath::root().key(key), value) else { continue };
        section.heading(spoken(key));
        match agreed {
            Agreed::Text(text) => section.say(text),
            Agreed::Texts(texts) => section.elements.push(Element::Block(Block::List(texts))),
            Agreed::Terms(terms) => section.elements.push(Element::Clauses(terms)),
        }
    }
}

struct Reader<'a> {
    document: &'a Document<Charter>,
    parties: Vec<&'a str>,
    privacy: &'a Privacy<'a>,
}

impl Reader<'_> {
    /// What stands at a place; `None` for what says nothing, or is private.
    fn agreed(&self, path: &YamlPath, node: NodeId) -> Option<Agreed> {
        let tree = &self.document.source.tree;
        if self.privacy.hides(path, true) {
            return None;
        }
        match tree.kind(node) {
            Kind::Scalar if tree.is_empty(node) => None,
            Kind::Scalar => Some(Agreed::Text(self.value(path, node))),
            Kind::Sequence => self.entries(path, node),
            Kind::Mapping => {
                let terms: Vec<Clause> = tree
                    .entries(node)
                    .filter_map(|(key, value)| {
                        let key = tree.scalar(key)?;
                        let is_partys = path.section() == Some("parties") && path.steps().len() == 2;
                        // Of one's own; and the name of a party is what it stands under.
                        if key.starts_with("x-") || (is_partys && key == "name") {
                            return None;
                        }
                        let agreed = self.agreed(&path.clone().key(key), value)?;
                        Some(Clause { term: self.term(path, key), agreed })
                    })
                    .collect();
                (!terms.is_empty()).then_some(Agreed::Terms(terms))
            }
        }
    }

    /// The entries of a list: texts, or terms each, under what they are known by.
    fn entries(&self, path: &YamlPath, node: NodeId) -> Option<Agreed> {
        let tree = &self.document.source.tree;
        let items: Vec<(usize, NodeId)> = tree.items(node).enumerate().collect();
        if items.iter().all(|(_, item)| tree.kind(*item) == Kind::Scalar) {
            let texts: Vec<Text> = items
                .iter()
                .filter(|(_, item)| !tree.is_empty(*item))
                .map(|(nth, item)| self.value(&path.clone().index(*nth), *item))
                .collect();
            return match texts.len() {
                0 => None,
                1 => texts.into_iter().next().map(Agreed::Text),
                _ => Some(Agreed::Texts(texts)),
            };
        }
        let entry = |(nth, item): (usize, NodeId)| {
            let here = path.clone().index(nth);
            let mut agreed = self.agreed(&here, item)?;
            let known = ["name", "what", "goal", "item", "title"].into_iter().find_map(|key| {
                let (_, value) = tree.get(item, key)?;
                Some((key, tree.scalar(value).filter(|text| !text.trim().is_empty())?))
            });
            let term = match (known, &mut agreed) {
                (Some((key, name)), Agreed::Terms(terms)) => {
                    // It stands as the heading of the entry, and its id says no more.
                    let spoken = [spoken(key), spoken("id")];
                    terms.retain(|term| !spoken.contains(&term.term));
                    name.to_owned()
                }
                _ => (nth + 1).to_string(),
            };
            match &agreed {
                Agreed::Terms(terms) if terms.is_empty() => {
                    Some(Clause { term, agreed: Agreed::Text(Text::default()) })
                }
                _ => Some(Clause { term, agreed }),
            }
        };
        let entries: Vec<Clause> = items.into_iter().filter_map(entry).collect();
        (!entries.is_empty()).then_some(Agreed::Terms(entries))
    }

    /// What a key is called: the name of the party where it is one, else the key as people say it.
    fn term(&self, path: &YamlPath, key: &str) -> String {
        if let Some(title) = self.document_of_contract(path, key) {
            return title;
        }
        let is_party = path.section() == Some("parties") && path.steps().len() == 1;
        match is_party || self.parties.contains(&key) {
            true => self.document.value.party_name(key).to_owned(),
            false => spoken(key),
        }
    }

    /// What a document is called under which a clause says something, and whether it leads where another says something else.
    fn document_of_contract(&self, path: &YamlPath, key: &str) -> Option<String> {
        let contract = self.document.value.contract.get()?;
        let written = path.to_string();
        let place = written.strip_suffix(".documents").filter(|place| place.starts_with("contract."))?;
        let differing = contract.differing();
        let here = differing.iter().find(|it| it.kind.place(it.party) == place);
        let leads = here.is_some_and(|it| it.leader == Some(key));
        let title = contract.title(key);
        Some(if leads { format!("{title}, which prevails") } else { title.to_owned() })
    }

    /// A plain value as it is printed: the name of a party for its id, words without their hyphens, what is undecided as such.
    fn value(&self, path: &YamlPath, node: NodeId) -> Text {
        let tree = &self.document.source.tree;
        let written = tree.scalar(node).unwrap_or_default().trim();
        if is_placeholder_among(written, tree.placeholders()) {
            return Text::default().and("undecided");
        }
        let plain = description::at(DocumentKind::Charter, path).and_then(|place| place.shape.plain());
        let names_party = plain.is_some_and(|plain| plain.names.contains(&Declared::Party));
        if names_party && self.parties.contains(&written) {
            return Text::default().and(self.document.value.party_name(written));
        }
        let names_body = plain.is_some_and(|plain| plain.names.contains(&Declared::Body));
        if let Some(name) = body_name(&self.document.value, written).filter(|_| names_body) {
            return Text::default().and(name);
        }
        let names = |what| plain.is_some_and(|plain| plain.names.contains(&what));
        let is_metric = names(Declared::Metric) || written.starts_with("metrics.");
        if let Some(name) = metric_name(&self.document.value, written).filter(|_| is_metric) {
            return Text::default().and(name);
        }
        let names_document = plain.is_some_and(|plain| plain.names.contains(&Declared::Document));
        if let Some(contract) = self.document.value.contract.get().filter(|_| names_document) {
            return Text::default().and(contract.title(written));
        }
        // Open lists that suggest words have none of their own, and `half-yearly` keeps its hyphen in print.
        let has_words = path.keys().last().is_some_and(|key| ["renewal", "conditions"].contains(&key))
            && !written.contains(char::is_whitespace);
        let is_word =
            has_words || plain.is_some_and(|plain| plain.words.iter().any(|word| word.word == written));
        if is_word && written != "half-yearly" {
            return Text::default().and(spaced(written));
        }
        if path.steps().last().is_some_and(|step| matches!(step, Step::Key(key) if key == "kind")) {
            return Text::default().and(kind_in_words(written));
        }
        Text::default().and(in_words(self.document, node))
    }
}

/// What a metric is called that is named by its id or its path, as `metrics.installations`.
fn metric_name<'a>(charter: &'a Charter, written: &str) -> Option<&'a str> {
    let id = written.strip_prefix("metrics.").unwrap_or(written);
    let metric =
        charter.metrics.get()?.values().find(|it| it.id.get().is_some_and(|it| it.as_str() == id))?;
    metric.name.get().map(|name| name.as_str())
}

/// A key as people say it: `Right of first refusal`, `IP`.
pub(super) fn spoken(key: &str) -> String {
    match key {
        "ip" | "nda" | "intent" | "canvas" | "model" | "conflict" => capitalised(&section(key)),
        "vat" => "VAT".to_owned(),
        // Words that are short for whoever types them.
        "failed_ma_integration" => "Failed merger integration".to_owned(),
        "exit_need" => "Need for a clean exit".to_owned(),
        "cadence" => "Frequency".to_owned(),
        "horizon" => "Payback horizon".to_owned(),
        "incentives" => "Sales incentives".to_owned(),
        "minimums" => "Minimum commitments".to_owned(),
        "intangibles" => "Intangible benefits".to_owned(),
        "conditions" => "Exit triggers".to_owned(),
        "deciders" => "Decision-makers".to_owned(),
        "within" => "Time limit".to_owned(),
        _ => capitalised(&spaced(key)),
    }
}

/// Which sections each party has acknowledged, and which of them have changed since.
pub(super) fn acknowledgements(scene: &Scene<'_>, section: &mut Section) {
    let (partnership, privacy) = (scene.partnership(), &scene.privacy);
    let charter = &partnership.charter.value;
    let mut table = Table::with_columns(["party", "by", "on", "sections", "since then"]);
    for record in &partnership.records.acknowledgements {
        let record = &record.value;
        let Some(sections) = record.sections.get() else { continue };
        let shown: Vec<(&str, bool)> = sections
            .iter()
            .filter(|(name, _)| !privacy.hides_section(name))
            .map(|(name, then)| (name, fingerprint(&partnership.charter, name) == *then))
            .collect();
        let names: Vec<String> = shown.iter().map(|(name, _)| spoken(name)).collect();
        let changed: Vec<String> =
            shown.iter().filter(|(_, is_same)| !is_same).map(|(name, _)| spoken(name)).collect();
        let since = match changed.is_empty() {
            true => Cell::toned("unchanged", Tone::Good),
            false => {
                Cell::toned(Text::default().and(format!("changed: {}", changed.join(", "))), Tone::Caution)
            }
        };
        let plain = |text: Option<String>| Cell::from(Text::default().and(text.unwrap_or_default()));
        table.rows.push(vec![
            plain(record.side.get().map(|side| charter.party_name(side.as_str()).to_owned())),
            plain(record.by.get().map(|by| by.name().to_owned())),
            plain(record.date.get().map(ToString::to_string)),
            plain(Some(names.join(", "))),
            since,
        ]);
    }
    if table.rows.is_empty() {
        section.say("No party has acknowledged the charter yet.");
    }
    section.table(table);
}
