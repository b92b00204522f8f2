//! How often each stage of a check asks for memory. Counted, not timed: the same on every machine, however busy it is. A stage that
//! needs more than its budget does something again, or for nothing; raise a budget only with a reason that is worth it to users.

use std::fs;
use std::path::Path;

use allocation_counter::measure;
use partner::check::{CheckReport, Judge, Options, Selection};
use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::render::{self, Run};
use partner::repository::{Repository, Request};
use partner::yaml::{self, Limits};

/// A charter with nothing to say of it but advice: what most files of a repository are.
fn charter() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/referral-handshake/charter.yaml");
    fs::read_to_string(file).unwrap()
}

fn question() -> Options {
    Options {
        as_of: Date::parse("2026-07-10").unwrap(),
        stage: None,
        guard: None,
        selection: Selection::default(),
        configuration: Configuration::default(),
    }
}

fn repository(text: &str) -> Repository {
    Repository::load(&Request::Text(text.as_bytes().to_vec())).unwrap()
}

fn values(text: &str) -> u64 {
    // A key or an entry a line, roughly.
    text.lines().filter(|line| !line.trim().is_empty()).count() as u64
}

#[track_caller]
fn assert_within(stage: &str, counted: u64, budget: u64) {
    println!("{stage}: {counted} of {budget}");
    assert!(counted <= budget, "{stage}: {counted} allocations, budget {budget}");
    // A budget that is never nearly used holds nothing.
    assert!(counted * 2 > budget, "{stage}: {counted} allocations, budget {budget}: lower it");
}

/// Reading takes the room of the tree, which doubles as it grows, and nothing for a key or a value.
#[test]
fn reading_yaml_takes_nothing_for_a_value() {
    let text = charter();
    let counted = measure(|| drop(yaml::read(&text, &Limits::default()))).count_total;
    assert_within("reading", counted, 8);
}

/// Decoding takes what it holds: a text, a list, a map.
#[test]
fn decoding_takes_about_one_for_a_value() {
    let text = charter();
    let counted = measure(|| drop(repository(&text))).count_total;
    assert_within("reading and decoding", counted, values(&text) * 5 / 2);
}

/// A rule that finds nothing takes next to nothing, three for each of some 360 with the calculations that they share; a finding takes its
/// words and its place.
#[test]
fn judging_takes_little_where_little_is_found() {
    let repository = repository(&charter());
    let question = question();
    let judge = Judge::of(&question);
    let partnership = &repository.partnerships[0];
    let mut found = 0;
    let counted = measure(|| found = judge.partnership(partnership).findings.len()).count_total;
    assert!(found > 0);
    assert_within("judging", counted, 1050 + 40 * found as u64);
}

/// A line takes its words, and nothing of the lines before it.
#[test]
fn a_line_takes_its_words() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/diagnostics-alliance/charter.yaml");
    let repository = repository(&fs::read_to_string(file).unwrap());
    let report = CheckReport::of(&repository, &question());
    let run = Run::default();
    let mut lines = 0;
    let counted = measure(|| lines = render::concise(&report, &run).lines().count()).count_total;
    assert!(lines > 5);
    assert_within("rendering", counted, 5 * lines as u64);
}
