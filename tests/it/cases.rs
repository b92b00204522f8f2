//! Kinds of partnerships as practice has them, under `tests/cases/`: what those who know partnerships want to hear of each is found.
//!
//! Each folder holds a charter, the day of the judgement in `as-of`, and `wanted.csv`: the rule, and the place or one above it.

use std::fs;
use std::path::{Path, PathBuf};

use partner::check::{CheckReport, Question, Selection};
use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::repository::{Repository, Request};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.join("wanted.csv").exists()).collect();
    cases.sort();
    cases
}

/// The findings of a case: the rule and the place of each.
fn found(case: &Path) -> Vec<(String, String)> {
    let request = Request::Paths { base: case.to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let question = Question {
        as_of: Date::parse(fs::read_to_string(case.join("as-of")).unwrap().trim()).unwrap(),
        stage: None,
        guard: None,
        selection: Selection::default(),
        configuration: Configuration::default(),
    };
    let report = CheckReport::of(&repository, &question);
    report.findings().map(|finding| (finding.rule.to_string(), finding.path.to_string())).collect()
}

fn wanted(case: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(case.join("wanted.csv")).unwrap();
    let line = |line: &str| line.split_once(',').map(|(rule, place)| (rule.to_owned(), place.to_owned()));
    text.lines().skip(1).map(|it| line(it).unwrap()).collect()
}

#[test]
fn what_is_wanted_of_each_case_is_found() {
    let cases = cases();
    assert!(cases.len() >= 3, "{cases:?}");
    let mut missed = Vec::new();
    for case in &cases {
        let found = found(case);
        let unread: Vec<&(String, String)> = found
            .iter()
            .filter(|(rule, _)| ["unknown-key", "invalid-value"].contains(&rule.as_str()))
            .collect();
        assert!(unread.is_empty(), "{}: {unread:?}", case.display());
        for (rule, place) in wanted(case) {
            let is_here = |at: &str| {
                at.strip_prefix(place.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            };
            if !found.iter().any(|(id, at)| *id == rule && is_here(at)) {
                let at: Vec<&str> =
                    found.iter().filter(|(id, _)| *id == rule).map(|(_, at)| at.as_str()).collect();
                missed.push(format!("{}: {rule} at {place}, but at {at:?}", case.display()));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
