//! The rules on the exit and the term together: a whole charter is left in peace, an empty section is not told twice.

use std::path::PathBuf;

use partner::check::{CheckReport, Options, Ruleset};
use partner::config::Configuration;
use partner::document::charter::stage::Stage;
use partner::repository::{Repository, Request};

const WHOLE: &str = "\
partner: charter/v1
name: Embedded lending
stage: operation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
  osprey:
    name: Osprey Logistics
term:
  start: 2026-04-01
  length: 12 months
  end: 2027-03-31
  renewal: by-agreement
model:
  structure: contractual-project
  legal_form: alliance-contract
deliverables:
  - what: Lending API
    acceptance: Passes the joint test suite
exit:
  notice:
    northwind: 90 days
    kestrel: 60 days
    osprey: 60 days
  conditions: [breach, change-of-control, convenience]
  ip: Each keeps its own; the joint part is licensed to all.
  assets: Each keeps what it paid for.
  data:
    northwind:
      handover: 30 days
      deletion: 60 days
    kestrel:
      handover: 30 days
      deletion: 60 days
    osprey: none
  customers: Stay with the side that signed them.
  transition: 60 days
  non_compete:
    northwind: 12 months
    kestrel: 12 months
    osprey:
      length: none
      reason: Carries parcels and lends no money.
  penalties: none
  fulfilled: One loan in two comes from the app.
  continuity: Running loans are served to their end.
";

/// The rules that speak on a charter at a stage, sorted.
fn speaking(charter: &str, stage: Option<Stage>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("embedded-lending");
    std::fs::create_dir_all(&home).unwrap();
    std::fs::write(home.join("charter.yaml"), charter).unwrap();
    let request = Request::Paths { base: home, paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).ok().unwrap();
    let selected: Vec<String> = ["exit-*", "term-*", "project-*"].map(str::to_owned).to_vec();
    let options = Options {
        stage,
        selection: Ruleset::of(&Configuration::default()).select(&selected, &[]).unwrap(),
        ..crate::program::options()
    };
    let report = CheckReport::of(&repository, &options);
    let mut rules: Vec<String> = report.findings().map(|finding| finding.rule.to_string()).collect();
    rules.sort_unstable();
    rules
}

#[test]
fn a_whole_charter_is_left_in_peace_at_every_stage() {
    for stage in Stage::ALL {
        assert_eq!(speaking(WHOLE, Some(*stage)), [""; 0], "{stage}");
    }
}

#[test]
fn a_charter_without_exit_and_term_is_told_each_once() {
    let bare = WHOLE.split("term:\n").next().unwrap();
    assert_eq!(speaking(bare, None), ["exit-clause-missing", "term-missing"]);
    let project = format!("{bare}model:\n  structure: contractual-project\n");
    assert_eq!(speaking(&project, None), ["exit-clause-missing", "project-end-missing"]);
    assert_eq!(speaking(bare, Some(Stage::Ended)), [""; 0]);
}

#[test]
fn a_section_of_open_terms_is_told_each_term_once() {
    let bare = WHOLE.split("term:\n").next().unwrap();
    let keys = "notice conditions ip assets data customers transition non_compete";
    let open: String = keys.split(' ').map(|key| format!("  {key}: TBD\n")).collect();
    let expected = [
        "exit-assets-missing",
        "exit-conditions-missing",
        "exit-customers-missing",
        "exit-data-missing",
        "exit-ip-missing",
        "exit-non-compete-undecided",
        "exit-notice-missing",
        "exit-transition-missing",
        "term-missing",
    ];
    assert_eq!(speaking(&format!("{bare}exit:\n{open}"), Some(Stage::Launch)), expected);
}
