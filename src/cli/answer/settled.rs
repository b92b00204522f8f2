//! What was settled, and what is still open: the page at the end.

use std::collections::BTreeMap;

use super::seen::Seen;
use super::tell;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::identity::is_naming;
use crate::document::{Document, description, says_something};
use crate::grammar::{counted, number, shortened, spaced};
use crate::yaml::{Kind, NodeId, Step, Tree, YamlPath};

/// How many characters of an answer a page has room for.
const MOST: usize = 48;

/// Says what was settled in this call, topic by topic, what is open, and what the lists come to.
pub(super) fn tell(seen: &Seen, answered: &[YamlPath]) -> anyhow::Result<()> {
    let charter = seen.charter()?;
    let mut settled: BTreeMap<usize, (String, Vec<String>)> = BTreeMap::new();
    let mut told: Vec<YamlPath> = Vec::new();
    for path in answered {
        let path = whole(path);
        if told.contains(&path) {
            continue;
        }
        let Some(said) = in_words(charter, &path) else { continue };
        let section = path.section().unwrap_or_default();
        let place = Charter::KEYS.iter().position(|key| *key == section).unwrap_or_default();
        let (_, lines) = settled.entry(place).or_insert_with(|| (tell::title(section), Vec::new()));
        lines.push(format!("{}: {}", name_of(charter, &path), shortened(&said, MOST)));
        told.push(path);
    }
    if !settled.is_empty() {
        tell::line("");
        tell::line("Settled");
        for (title, lines) in settled.into_values() {
            tell::line(&format!("  {title}: {}", lines.join("; ")));
        }
    }
    let open: Vec<String> = seen
        .topics
        .iter()
        .map(|topic| match topic.needed() {
            0 => format!("{} {}", tell::title(&topic.section), topic.open.len()),
            needed => format!("{} {} ({needed} needed)", tell::title(&topic.section), topic.open.len()),
        })
        .collect();
    tell::line("");
    if open.is_empty() {
        tell::line("Open: nothing");
    } else {
        tell::line(&format!("Open: {}", open.join(", ")));
    }
    for (list, verdict) in &seen.standing {
        tell::line(&format!("{list}: {verdict}"));
    }
    Ok(())
}

/// Of an entry of a list the list: that is what was talked about.
fn whole(path: &YamlPath) -> YamlPath {
    let steps = path.steps();
    let end = steps.iter().position(|step| matches!(step, Step::Index(_))).unwrap_or(steps.len());
    steps.iter().take(end).cloned().fold(YamlPath::root(), YamlPath::step)
}

/// What a place is called inside its section, with the party's name.
pub(super) fn name_of(charter: &Document<Charter>, path: &YamlPath) -> String {
    let key = description::at(DocumentKind::Charter, path).and_then(|place| place.key).map(|key| key.name);
    let party = path.steps().iter().skip(1).find_map(|step| match step {
        Step::Key(key) if charter.value.party_ids().contains(&key.as_str()) => {
            Some(charter.value.party_name(key))
        }
        _ => None,
    });
    let key = spaced(key.unwrap_or_default());
    match party {
        Some(party) => format!("{key} of {party}"),
        None => key,
    }
}

/// What stands at a place, in a line: of a list of entries what each is called.
pub(super) fn in_words(charter: &Document<Charter>, path: &YamlPath) -> Option<String> {
    let tree = &charter.source.tree;
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    words(&charter.value, tree, node)
}

/// A party goes by its name.
fn words(charter: &Charter, tree: &Tree, node: NodeId) -> Option<String> {
    let named = |text: &str| {
        let is_party = charter.party_ids().contains(&text);
        if is_party { charter.party_name(text) } else { text }.to_owned()
    };
    match tree.kind(node) {
        Kind::Scalar => tree.scalar(node).filter(|_| says_something(tree, node)).map(named),
        Kind::Sequence => {
            let items: Vec<String> = tree.items(node).filter_map(|item| words(charter, tree, item)).collect();
            (!items.is_empty()).then(|| items.join("; "))
        }
        Kind::Mapping => {
            let said =
                |(key, value): (NodeId, NodeId)| Some((tree.scalar(key)?, words(charter, tree, value)?));
            let entries: Vec<(&str, String)> = tree.entries(node).filter_map(said).collect();
            let name = entries.iter().rev().find(|(key, _)| is_naming(key) && *key != "id");
            match name.or(entries.iter().find(|(key, _)| *key == "id")) {
                Some((_, name)) => Some(name.clone()),
                None => {
                    let all: Vec<String> =
                        entries.iter().map(|(key, value)| format!("{} {value}", named(key))).collect();
                    (!all.is_empty()).then(|| all.join(", "))
                }
            }
        }
    }
}

/// How many answers were written, in words: `3 answers were`.
pub(super) fn answers(count: usize) -> String {
    match count {
        0 => "no answer was".to_owned(),
        count => format!("{} {}", counted(count, "answer"), number(count, "was", "were")),
    }
}

/// How many questions are open, in words.
pub(super) fn open(count: usize) -> String {
    match count {
        0 => "no open question is due".to_owned(),
        1 => "1 question is open".to_owned(),
        count => format!("{} are open", counted(count, "question")),
    }
}
