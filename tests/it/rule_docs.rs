//! The pages under `docs/rules/` are generated from the rules and must not be stale.
//!
//! `scripts/regenerate` writes them anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use partner::check::{Ruleset, index};
use partner::config::Configuration;
use partner::rules;

#[test]
fn the_pages_under_docs_are_those_of_the_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let configuration = Configuration::default();
    let ruleset = Ruleset::of(&configuration);
    let mut pages: BTreeMap<String, String> =
        rules::all().map(|rule| (format!("{}.md", rule.id), ruleset.page(rule))).collect();
    pages.insert("README.md".to_owned(), index());
    if std::env::var("PARTNER_DOCS").is_ok_and(|wish| wish == "write") {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let regenerate = "run `scripts/regenerate`";
    for (name, text) in &pages {
        let found = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(found == *text, "docs/rules/{name} is stale: {regenerate}");
    }
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(pages.contains_key(&name), "docs/rules/{name} belongs to no rule: {regenerate}");
    }
}
