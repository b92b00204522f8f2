//! A key of the format that the guide and the template do not know is one that nobody finds.

use std::collections::BTreeSet;

use partner::document::description;
use partner::document::header::DocumentKind;
use partner::document::shape::Shape;

/// The keys that a shape offers, with those inside, as `exit.notice`; entries of lists and of parties are gone through.
fn collect(shape: &Shape, path: &str, keys: &mut BTreeSet<String>) {
    match shape {
        Shape::Plain(_) => {}
        Shape::List(inner) | Shape::Each(inner) => collect(inner, path, keys),
        Shape::Table(table) => {
            for key in &table.keys {
                let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
                collect(&key.shape, &path, keys);
                keys.insert(path);
            }
            if let Some(rest) = &table.rest {
                collect(&rest.value, path, keys);
            }
        }
    }
}

fn keys_of(kind: DocumentKind) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    collect(description::of(kind), "", &mut keys);
    keys
}

/// Whether a page names a key: in an example, or in a sentence.
fn names(page: &str, key: &str) -> bool {
    let name = key.rsplit('.').next().unwrap();
    page.match_indices(name).any(|(at, _)| {
        let before = page[..at].chars().next_back().unwrap_or('\n');
        let after = &page[at + name.len()..];
        let begins = before.is_whitespace() || matches!(before, '`' | '{' | '.' | '[' | '-');
        begins && (after.starts_with(':') || after.starts_with('`') || after.starts_with('.'))
    })
}

#[test]
fn the_guide_names_every_key() {
    let page = include_str!("../../docs/format.md");
    let mut left_out = Vec::new();
    for kind in DocumentKind::ALL {
        let keys = keys_of(*kind);
        assert!(keys.len() > 4, "{kind}: {keys:?}");
        left_out.extend(keys.into_iter().filter(|key| !names(page, key)).map(|key| format!("{kind} {key}")));
    }
    assert!(left_out.is_empty(), "docs/format.md does not name {left_out:#?}");
}

/// Sections that `partner new` does not ask for: they come up later, or for few partnerships.
const LATER: [&str; 4] = ["id", "reviewed", "joint_plan", "waivers"];

#[test]
fn the_template_asks_for_every_section_but_those_that_come_up_later() {
    let template = include_str!("../../templates/charter.yaml");
    let has = |key: &str| template.lines().any(|line| line.starts_with(&format!("{key}:")));
    let sections: Vec<&str> =
        description::of(DocumentKind::Charter).keys().iter().map(|key| key.name).collect();
    let left_out: Vec<&&str> = sections.iter().filter(|key| !has(key) && !LATER.contains(key)).collect();
    assert!(
        left_out.is_empty(),
        "templates/charter.yaml lacks {left_out:?}; if it comes up later, say so here"
    );
    let wrong: Vec<&&str> = LATER.iter().filter(|key| has(key) || !sections.contains(key)).collect();
    assert!(wrong.is_empty(), "{wrong:?} stands in the template, or is no section");
}
