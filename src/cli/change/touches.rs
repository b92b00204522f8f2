//! Which places of the charter a change may touch, asked by what the charter holds.

use crate::cli::ask::Ask;
use crate::cli::writing::{Writing, with_meaning};
use crate::document::header::DocumentKind;
use crate::document::{agreed, description};
use crate::yaml::YamlPath;

/// Asks for sections, those that say something first, and then for what is in them.
pub(super) fn ask(ask: &Ask, writing: &Writing) -> anyhow::Result<Vec<String>> {
    let charter = &writing.partnership().charter;
    let holds = |section: &&'static str| charter.holds(&YamlPath::from(*section));
    let (mut sections, others): (Vec<&str>, Vec<&str>) = agreed::sections().partition(holds);
    sections.extend(others);
    let items: Vec<(String, bool)> =
        sections.iter().map(|section| (told(section, &YamlPath::from(*section)), false)).collect();
    let chosen = loop {
        let chosen = ask.several("Which sections of the charter may change?", &items)?;
        if !chosen.is_empty() {
            break chosen;
        }
        ask.say("Select one or more sections with the space bar, then press Enter.")?;
    };
    let mut paths = Vec::new();
    for section in chosen.into_iter().filter_map(|at| sections.get(at)) {
        paths.extend(within(ask, writing, section)?);
    }
    Ok(paths)
}

/// The entries of a section that may change, or the section as a whole.
fn within(ask: &Ask, writing: &Writing, section: &str) -> anyhow::Result<Vec<String>> {
    let charter = &writing.partnership().charter;
    let tree = &charter.source.tree;
    let whole = YamlPath::from(section);
    let node = tree.resolve(&whole).value.filter(|_| charter.holds(&whole));
    let keys = node.into_iter().flat_map(|node| tree.entries(node)).filter_map(|(key, _)| tree.scalar(key));
    let keys: Vec<&str> = keys.filter(|key| !key.starts_with("x-")).collect();
    if keys.len() < 2 {
        return Ok(vec![section.to_owned()]);
    }
    let parties = writing.charter().party_ids();
    let item = |key: &&str| match parties.contains(key) {
        true => (format!("{key}: {}", writing.charter().party_name(key)), false),
        false => (told(key, &whole.clone().key(*key)), false),
    };
    let items: Vec<(String, bool)> = keys.iter().map(item).collect();
    let question = format!("Which parts of `{section}`? (none: all of it)");
    let chosen = ask.several(&question, &items)?;
    if chosen.is_empty() {
        return Ok(vec![section.to_owned()]);
    }
    Ok(chosen.iter().filter_map(|at| keys.get(*at)).map(|key| whole.clone().key(*key).to_string()).collect())
}

/// A key with what the format says of it.
fn told(key: &str, path: &YamlPath) -> String {
    let place = description::at(DocumentKind::Charter, path);
    // A key that the charter chooses has no words of its own.
    let doc = place.and_then(|it| it.key).filter(|it| it.name == key).map(|it| it.doc.as_ref());
    doc.map_or_else(|| key.to_owned(), |doc| with_meaning(key, doc))
}
