//! Kinds of partnerships as practice has them, under `tests/cases/`: what those who know partnerships want to hear of each is found.
//!
//! Each folder holds a charter, the day of the judgement in `as-of`, and `wanted.csv`: the rule, and the place or one above it. Those
//! under `tests/workshop/` are charters as a first workshop leaves them: what is wanted stands among the first ten findings on the
//! page, and what `must-not.csv` names is nowhere.

use std::fs;
use std::path::{Path, PathBuf};

use partner::check::{CheckReport, Options};
use partner::document::scalar::{Date, Scalar as _};
use partner::finding::Finding;
use partner::repository::{Repository, Request};

fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.join("wanted.csv").exists()).collect();
    cases.sort();
    cases
}

/// The findings of a case: the rule and the place of each.
fn found(case: &Path) -> Vec<(String, String)> {
    judged(case).iter().map(|finding| (finding.rule.to_string(), finding.path.to_string())).collect()
}

/// The findings of a case, as they are read.
fn judged(case: &Path) -> Vec<Finding> {
    let request = Request::Paths { base: case.to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = Options {
        as_of: Date::parse(fs::read_to_string(case.join("as-of")).unwrap().trim()).unwrap(),
        ..crate::program::options()
    };
    let report = CheckReport::of(&repository, &options);
    let mut findings: Vec<Finding> = report.findings().cloned().collect();
    findings.sort_by_key(|finding| finding.rank);
    findings
}

fn wanted(case: &Path) -> Vec<(String, String)> {
    listed(&case.join("wanted.csv"))
}

/// Rules, each with a place.
fn listed(path: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).unwrap();
    let line = |line: &str| line.split_once(',').map(|(rule, place)| (rule.to_owned(), place.to_owned()));
    text.lines().skip(1).map(|it| line(it).unwrap()).collect()
}

/// Whether a place is another one or within it.
fn is_within(at: &str, place: &str) -> bool {
    at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// How many findings on the page are read first.
const FIRST: usize = 10;

#[test]
fn what_a_workshop_leaves_open_is_said_first_and_nothing_else_of_it() {
    let cases = cases("workshop");
    assert!(cases.len() >= 4, "{cases:?}");
    let mut wrong = Vec::new();
    for case in &cases {
        let (name, judged) = (case.file_name().unwrap().to_string_lossy(), judged(case));
        let is_it = |finding: &&Finding, (rule, place): &(String, String)| {
            finding.rule == *rule && is_within(&finding.path.to_string(), place)
        };
        let first: Vec<&Finding> = judged.iter().filter(|it| it.shown.is_listed()).take(FIRST).collect();
        for item in listed(&case.join("wanted.csv")) {
            if !first.iter().any(|finding| is_it(finding, &item)) {
                let rules: Vec<&str> = first.iter().map(|it| it.rule.as_ref()).collect();
                wrong.push(format!("{name}: {item:?} is not among {rules:?}"));
            }
        }
        let must_not = listed(&case.join("must-not.csv"));
        assert!(!must_not.is_empty(), "{name}");
        let said = must_not.iter().filter(|item| judged.iter().any(|finding| is_it(&finding, item)));
        wrong.extend(said.map(|item| format!("{name}: {item:?} is said")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_wanted_of_each_case_is_found() {
    let cases = cases("cases");
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
            if !found.iter().any(|(id, at)| *id == rule && is_within(at, &place)) {
                let at: Vec<&str> =
                    found.iter().filter(|(id, _)| *id == rule).map(|(_, at)| at.as_str()).collect();
                missed.push(format!("{}: {rule} at {place}, but at {at:?}", case.display()));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
