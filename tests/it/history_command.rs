//! `partner history` in repositories of a few commits.

use serde_json::Value;

use crate::history::{DANA, Work};
use crate::lending::value_section;
use crate::program::{self, code, git, stderr, stdout};

const CHARTER: &str = concat!(
    "\
partner: charter/v1
name: Embedded lending
stage: operation
parties: {north: {name: North}, kestrel: {name: Kestrel}}
term: {start: 2026-01-01, length: 2 years}
",
    value_section!(),
    "\
gates:
  - {id: go, name: Go, due: 2026-03-01, question: Go on?, deciders: {north: Dana Reyes, kestrel: Sam Idowu}, if_missed: pause}
"
);

const VOTES: &str = "\
partner: decision/v1
gate: go
date: 2026-03-20
votes:
  north: {vote: continue, by: Dana Reyes}
  kestrel: {vote: continue, by: Sam Idowu}
";

fn commit(work: &Work, day: &str, message: &str) {
    work.git(DANA, &["add", "-A"]);
    work.git_on(&format!("{day}T12:00:00Z"), DANA, &["commit", "-q", "-m", message]);
}

/// Five commits on `main`: agreed, a share moved, broken, mended after the gate was missed, decided.
fn work() -> Work {
    let work = Work::new();
    work.git(DANA, &["checkout", "-q", "--orphan", "story"]);
    work.git(DANA, &["rm", "-rqf", "."]);
    work.write("lending/charter.yaml", CHARTER);
    commit(&work, "2026-02-01", "agree");
    work.git(DANA, &["tag", "v1"]);
    let moved = CHARTER.replace("{north: 60%, kestrel: 40%}", "{north: 55%, kestrel: 45%}");
    work.write("lending/charter.yaml", &moved);
    commit(&work, "2026-02-10", "move a share");
    work.write("lending/charter.yaml", "partner: charter/v1\nname: [\n");
    commit(&work, "2026-02-20", "break it");
    work.write("lending/charter.yaml", &format!("{moved}summary: We lend\n"));
    commit(&work, "2026-03-10", "mend it");
    work.write("lending/decisions/go.yaml", VOTES);
    commit(&work, "2026-03-21", "decide");
    work.write("README.md", "Nothing of ours\n");
    commit(&work, "2026-03-22", "write");
    work
}

fn run(work: &Work, arguments: &[&str]) -> std::process::Output {
    program::run(work.folder(), "160", &[&["history", "--as-of", "2026-07-10"], arguments].concat())
}

fn json(work: &Work, arguments: &[&str]) -> Value {
    let output = run(work, &[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)))
}

/// Each commit as `day subject commitment balance`.
fn told(answer: &Value) -> Vec<String> {
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or("none").to_owned();
    let commits = answer["commits"].as_array().unwrap().iter();
    commits
        .map(|it| ["day", "subject", "commitment_state", "balance"].map(|key| text(it, key)).join(" "))
        .collect()
}

#[test]
fn each_commit_is_judged_as_of_its_own_day() {
    let answer = json(&work(), &[]);
    assert_eq!(
        told(&answer),
        [
            // The gate is to come.
            "2026-02-01 agree full 0.59",
            // North: 600 for 500 is 1.2. Kestrel: 600 for 250 is 2.4.
            "2026-02-10 move a share full 0.50",
            // The day of the gate has passed without a vote.
            "2026-03-10 mend it paused 0.50",
            "2026-03-21 decide full 0.50",
        ]
    );
    for commit in answer["commits"].as_array().unwrap() {
        assert_eq!(commit["path"], "lending/charter.yaml");
        assert_eq!(commit["partnership"], "lending");
    }
}

#[test]
fn broken_commits_are_skipped_and_named() {
    let work = work();
    let answer = json(&work, &[]);
    assert_eq!(answer["skipped_commits"].as_array().unwrap().len(), 1);
    assert_eq!(answer["skipped_commits"][0]["day"], "2026-02-20");
    assert_eq!(answer["skipped_commits"][0]["path"], "lending/charter.yaml");
    let page = stdout(&run(&work, &[]));
    assert!(page.contains("Skipped, for the charter cannot be read there: 1 commit."), "{page}");
    assert!(page.contains("of 20 February 2026"), "{page}");
    // Four commits could be judged.
    assert!(
        page.contains("4 commits from 1 February 2026 to 21 March 2026, each judged as of its own date by today's settings"),
        "{page}"
    );
    // 0.59, then three times 0.50.
    assert!(page.contains("balance █▁▁▁ 0.59 \u{2192} 0.50"), "{page}");
}

#[test]
fn chosen_revisions_and_tags_are_judged_as_of_their_day() {
    let work = work();
    let answer = json(&work, &["--at", "v1,HEAD"]);
    assert_eq!(told(&answer), ["2026-02-01 agree full 0.59", "2026-03-22 write full 0.50"]);
    assert_eq!(answer["commits"][0]["revision"], "v1");
    let output = run(&work, &["--at", "nowhere"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`nowhere` names no commit here"), "{}", stderr(&output));
}

#[test]
fn each_check_of_a_commit_is_what_check_says_of_it() {
    let work = work();
    let answer = json(&work, &[]);
    for (commit, day) in
        answer["commits"].as_array().unwrap().iter().map(|it| (it, it["day"].as_str().unwrap()))
    {
        let there = tempfile::tempdir().unwrap();
        let from = work.folder().display().to_string();
        git(there.path(), &["clone", "-q", &from, "."]);
        git(there.path(), &["checkout", "-q", commit["commit"].as_str().unwrap()]);
        let output =
            program::run(there.path(), "160", &["check", "lending", "--format", "json", "--as-of", day]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let summary = &report["summary"];
        for key in ["errors", "warnings", "advice"] {
            assert_eq!(commit[key], summary[key], "{key} of {day}");
        }
    }
}

#[test]
fn a_shallow_clone_says_that_it_is_one() {
    let work = work();
    let there = tempfile::tempdir().unwrap();
    let from = format!("file://{}", work.folder().display());
    git(there.path(), &["clone", "-q", "--depth", "2", "--branch", "story", &from, "."]);
    let output = program::run(there.path(), "160", &["history", "--as-of", "2026-07-10"]);
    assert!(stdout(&output).contains("This clone is shallow"), "{}", stdout(&output));
}

#[test]
fn nothing_that_was_ever_there_is_said_to_be_so() {
    let work = work();
    let output = run(&work, &["elsewhere"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no commit has a charter under `elsewhere`"), "{}", stderr(&output));
    let csv = stdout(&run(&work, &["--format", "csv"]));
    assert_eq!(csv.lines().count(), 6, "a head, four commits and one that is skipped: {csv}");
}

#[test]
fn a_browser_gets_a_chart_for_each_figure() {
    let work = work();
    let output = run(&work, &["--format", "html"]);
    let said = stdout(&output);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(said.contains("Balance, commit by commit"), "{said}");
    // North: 55% of 1,000 and 50 for 500 is 1.2. Kestrel: 45% and 150 for 250 is 2.4.
    for point in
        ["balance, 1 February 2026: 0.59", "balance, 10 February 2026: 0.50", "balance, 21 March 2026: 0.50"]
    {
        assert!(said.contains(point), "{point}: {said}");
    }
    assert!(said.contains("Skipped, for the charter cannot be read there"), "{said}");
    assert_eq!(code(&run(&work, &["--format", "html", "--bom"])), 2);
}

fn report(work: &Work, arguments: &[&str]) -> String {
    let output = program::run(work.folder(), "160", &[&["report", "lending"], arguments].concat());
    assert_eq!(code(&output), 0, "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

#[test]
fn a_report_shows_how_its_figures_went() {
    let work = work();
    let said = report(&work, &["--as-of", "2026-07-10"]);
    assert!(said.contains("id=\"history\""), "{said}");
    // The balance moved on 10 February, and the last point is what the report itself says.
    for point in ["1 February 2026: 0.59", "10 February 2026: 0.50", "10 July 2026: 0.50"] {
        assert!(said.contains(&format!("balance, {point}")), "{point}: {said}");
    }
    // Only on 10 March was the gate missed and not yet decided.
    let history = said.split("id=\"history\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert_eq!(history.matches("paused").count(), 1, "{history}");
    assert!(history.contains("1 version with a charter that cannot be read left out"), "{history}");
    for kept in ["move a share", "mend it", "@"] {
        assert!(!history.contains(kept), "who committed what is nobody else's business: {kept}: {history}");
    }
    let markdown = report(&work, &["--as-of", "2026-07-10", "--format", "markdown"]);
    assert!(markdown.contains("## How the figures went"), "{markdown}");
}

#[test]
fn a_report_as_of_a_day_knows_nothing_of_later_commits() {
    let said = report(&work(), &["--as-of", "2026-02-15"]);
    assert!(said.contains("balance, 15 February 2026: 0.50"), "{said}");
    assert!(!said.contains("balance, 10 March 2026"), "{said}");
}

#[test]
fn the_history_of_a_report_is_for_whom_the_report_is() {
    let work = work();
    let day = ["--as-of", "2026-07-10"];
    assert!(!report(&work, &[&day[..], &["--for", "leaders"]].concat()).contains("id=\"history\""));
    work.write("partner.toml", "[report]\nprivate = [\"value\", \"gates\"]\n");
    let north = report(&work, &[&day[..], &["--for", "north"]].concat());
    assert!(north.contains("id=\"history\"") || !north.contains("balance"), "{north}");
    // How many findings there were counts those at private places too.
    for kept in ["0.59", "0.50", "paused", "errors and warnings"] {
        assert!(!north.contains(kept), "{kept}: {north}");
    }
    // A folder of pages is written without it, and without git there is none.
    let site = work.folder().join("site");
    report(&work, &[&day[..], &["--folder", site.to_str().unwrap()]].concat());
    let page = std::fs::read_dir(site.join("partnerships")).unwrap().next().unwrap().unwrap().path();
    assert!(!std::fs::read_to_string(page).unwrap().contains("id=\"history\""));
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::write(elsewhere.path().join("charter.yaml"), CHARTER).unwrap();
    let output = program::run(elsewhere.path(), "160", &[&["report"], &day[..]].concat());
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    assert!(!stdout(&output).contains("id=\"history\""));
}

#[test]
fn a_text_that_a_partial_clone_lacks_is_never_left_out() {
    let work = work();
    work.git(DANA, &["config", "uploadpack.allowFilter", "true"]);
    let there = tempfile::tempdir().unwrap();
    let from = format!("file://{}", work.folder().display());
    git(
        there.path(),
        &["clone", "-q", "--filter=blob:none", "--no-checkout", "--branch", "story", &from, "."],
    );
    // Nobody is there any more who could hand over what is missing.
    git(there.path(), &["remote", "set-url", "origin", "file:///nowhere"]);
    let output = program::run(there.path(), "160", &["history", "--as-of", "2026-07-10"]);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
    assert!(stderr(&output).contains("missing from this clone"), "{}", stderr(&output));
}
