//! The way of the data has one direction. This test reads the `use crate::` lines of every file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each station may name of the others.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    BTreeMap::from([
        ("grammar", &[] as &[&str]),
        ("yaml", &[]),
        ("document", &["yaml"]),
        ("partnership", &["document"]),
        ("paths", &[]),
        ("unfinished", &[]),
        ("progress", &[]),
        ("cores", &[]),
        ("repository", &["yaml", "document", "unfinished", "partnership", "paths", "progress", "cores"]),
        ("config", &["document", "finding", "paths", "yaml"]),
        // Of `yaml` the calculations may name places by names only, which the test below holds them to.
        ("method", &["document", "partnership", "config", "yaml"]),
        ("finding", &["yaml", "document", "partnership"]),
        ("wording", &["document", "partnership", "method", "yaml"]),
        ("rules", &["document", "partnership", "paths", "config", "method", "finding", "yaml", "wording"]),
        (
            "check",
            &[
                "yaml",
                "document",
                "partnership",
                "paths",
                "config",
                "method",
                "finding",
                "rules",
                "repository",
                "progress",
                "cores",
                "wording",
            ],
        ),
        ("new", &["yaml", "document", "config", "method", "rules", "wording"]),
        // What to settle first, for whoever asks and whoever is told.
        ("agenda", &["yaml", "document", "finding", "method", "rules", "check", "new"]),
        ("survey", &["document", "partnership", "config", "method", "check", "repository", "cores"]),
        (
            "view",
            &[
                "document",
                "partnership",
                "config",
                "method",
                "finding",
                "rules",
                "check",
                "agenda",
                "survey",
                "wording",
                "yaml",
            ],
        ),
        (
            "render",
            &[
                "view",
                "wording",
                "yaml",
                "document",
                "partnership",
                "paths",
                "config",
                "method",
                "finding",
                "rules",
                "check",
                "agenda",
            ],
        ),
        (
            "lsp",
            &[
                "yaml",
                "document",
                "partnership",
                "paths",
                "config",
                "finding",
                "rules",
                "check",
                "new",
                "repository",
                "render",
            ],
        ),
        (
            "cli",
            &[
                "yaml",
                "document",
                "unfinished",
                "partnership",
                "paths",
                "config",
                "method",
                "finding",
                "rules",
                "check",
                "agenda",
                "repository",
                "render",
                "survey",
                "view",
                "new",
                "wording",
                "progress",
                "cores",
                "lsp",
            ],
        ),
    ])
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn station(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

/// The stations that a file names with `crate::`.
fn named(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .collect()
}

#[test]
fn every_station_names_only_what_lies_before_it() {
    let allowed = allowed();
    for (file, text) in all_sources() {
        let here = station(&file);
        if matches!(here, "lib" | "main") {
            continue;
        }
        let may =
            allowed.get(here).unwrap_or_else(|| panic!("src/{file}: a station that the test does not know"));
        for there in named(&text) {
            // The grammar lies below all.
            let is_fine =
                there == here || matches!(there.as_str(), "" | "grammar") || may.contains(&there.as_str());
            assert!(is_fine, "src/{file} names crate::{there}, which does not lie before {here}");
        }
    }
}

#[test]
fn only_the_yaml_folder_names_the_parser_and_only_rendering_the_snippet_crate() {
    for (file, text) in all_sources() {
        if !file.starts_with("yaml/") {
            assert!(!text.contains("granit_parser"), "src/{file}");
        }
        if !file.starts_with("render/") {
            assert!(!text.contains("annotate_snippets"), "src/{file}");
        }
        if file.starts_with("method/") {
            // A kind of clause, and no text of a file.
            let text = text.replace("SourceCodeEscrow", "");
            for word in ["Span", "Source", "std::fs", "position("] {
                assert!(
                    !text.contains(word),
                    "src/{file} names `{word}`: calculations know neither files nor texts"
                );
            }
        }
    }
}

#[test]
fn files_are_small_and_their_names_say_something() {
    for (file, text) in all_sources() {
        let lines = text.lines().count();
        assert!(lines <= 600, "src/{file} has {lines} lines: it probably holds two things");
        for word in ["util", "helper", "common", "misc", "imp."] {
            assert!(!file.contains(word), "src/{file}: the name says nothing");
        }
    }
    let main = all_sources().into_iter().find(|(file, _)| file == "main.rs").unwrap().1;
    assert!(main.lines().count() < 30);
}

#[test]
fn every_rule_file_is_registered() {
    // A rule that its family does not name is not compiled. That its page is there, and its id stands once, the compiler and
    // the pages see to.
    let mut files = 0;
    for (file, text) in all_sources() {
        if !file.starts_with("rules/") || !text.contains("rule! {\n") || file == "rules/rule.rs" {
            continue;
        }
        files += 1;
        let id = text.split("    \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let rule = partner::rules::find(id);
        assert!(rule.is_some(), "src/{file}: `{id}` is not registered in the `mod.rs` beside it");
        let family = file.split('/').nth(1).unwrap();
        assert_eq!(rule.unwrap().family.as_str(), family, "src/{file}");
    }
    assert_eq!(files, partner::rules::all().count(), "each rule has a file of its own");
    let ids: std::collections::BTreeSet<&str> = partner::rules::all().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), files, "two rules have one id");
}
