//! `partner diff` in repositories of a few commits.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::history::{DANA, Work};
use crate::lending::value_section;
use crate::program::{self, code, stderr, stdout};

const AS_OF: [&str; 2] = ["--as-of", "2026-07-10"];

const AGREED: &str = concat!(
    "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  north: {name: North}
  kestrel: {name: Kestrel}
term: {start: 2026-01-01, length: 2 years}
",
    value_section!(),
    "\
governance:
  decisions:
    - {what: Prices, decides: both}
    - {what: Brand, decides: north}
gates:
  - {id: start, name: Start, due: 2026-09-01, deciders: {north: Dana Reyes, kestrel: Sam Idowu}}
  - {id: traction, name: Traction, due: 2026-12-01, deciders: {north: Dana Reyes, kestrel: Sam Idowu}}
scope:
  included: [Loans, Cards]
exit:
  notice: 90 days
contract:
  exclusivity: {north: no, kestrel: no}
  cap_on_liability: {north: 500000 EUR, kestrel: 500000 EUR}
"
);

fn run(work: &Work, arguments: &[&str]) -> std::process::Output {
    program::run(work.folder(), "120", &[&["diff"], &AS_OF[..], arguments].concat())
}

fn json(work: &Work, arguments: &[&str]) -> Value {
    let output = run(work, &[&["--format", "json"], arguments].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)))
}

/// A charter on `main`, and the branch `work` at the same commit.
fn agreed() -> Work {
    let work = Work::new();
    work.git(DANA, &["checkout", "-q", "main"]);
    work.write("lending/charter.yaml", AGREED);
    commit(&work, "agree");
    work.git(DANA, &["checkout", "-q", "-B", "work"]);
    work
}

fn commit(work: &Work, message: &str) {
    work.git(DANA, &["add", "-A"]);
    work.git(DANA, &["commit", "-q", "-m", message]);
}

/// Writes the charter with some words in the place of others, and commits it.
fn edit(work: &Work, edits: &[(&str, &str)]) {
    let file = work.folder().join("lending/charter.yaml");
    let mut text = fs::read_to_string(&file).unwrap();
    for (was, is) in edits {
        assert!(text.contains(was), "{was}");
        text = text.replace(was, is);
    }
    fs::write(file, text).unwrap();
    commit(work, "edit");
}

/// The only change at a place.
fn at<'v>(changes: &'v Value, place: &str) -> &'v Value {
    let found: Vec<&Value> =
        changes.as_array().unwrap().iter().filter(|it| it["at"].as_str() == Some(place)).collect();
    let [only] = found.as_slice() else { panic!("{place}: {changes:#}") };
    only
}

/// What a change means for both, and what each sees before and after.
fn told(change: &Value) -> [[String; 3]; 2] {
    ["north", "kestrel"].map(|party| {
        let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
        let witness = &change["witness"][party];
        [text(&change["effect"][party]), text(&witness["before"]), text(&witness["after"])]
    })
}

#[test]
fn a_negotiation_is_told_for_the_right_party_with_the_right_witness() {
    let work = agreed();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    edit(&work, &[("exclusivity: {north: no, kestrel: no}", "exclusivity: {north: no, kestrel: yes}")]);
    edit(&work, &[("cap_on_liability: {north: 500000 EUR,", "cap_on_liability: {north: no,")]);
    edit(&work, &[("{north: 60%, kestrel: 40%}", "{north: 55%, kestrel: 45%}")]);
    edit(
        &work,
        &[("due: 2026-12-01, deciders: {north: Dana Reyes, kestrel", "due: 2026-12-01, deciders: {kestrel")],
    );
    let answer = json(&work, &["main..work"]);
    let changes = &answer["changes"];
    assert_eq!(changes.as_array().unwrap().len(), 5, "{changes:#}");
    let both = |effect: &str, before: &str, after: &str| [effect, before, after].map(str::to_owned);
    // 10 July and 90 days: 21 left of July, 31 of August and 30 of September are 82, so 8 October; and 30 days: 9 August.
    let notice = at(changes, "exit.notice");
    assert_eq!(
        told(notice),
        [both("both-ways", "2026-10-08", "2026-08-09"), both("both-ways", "2026-10-08", "2026-08-09")]
    );
    // Each is left as early as the other can be out.
    for party in ["north", "kestrel"] {
        let also = &notice["witness"][party]["also"];
        assert_eq!(also["what"], "first day on which it can be left");
        assert_eq!(
            (&also["before"], &also["after"]),
            (&Value::from("2026-10-08"), &Value::from("2026-08-09"))
        );
    }
    // Two years from 1 January 2026.
    let exclusive = at(changes, "contract.exclusivity.kestrel");
    assert_eq!(told(exclusive)[0][0], "better");
    assert_eq!(told(exclusive)[1], both("worse", "none", "2027-12-31"));
    let cap = at(changes, "contract.cap_on_liability.north");
    assert_eq!(told(cap)[0], both("worse", "500000 EUR", "no limit"));
    assert_eq!(told(cap)[1][0], "better");
    let split = at(changes, "value.revenue_split");
    assert_eq!(told(split), [both("worse", "600 EUR", "550 EUR"), both("better", "400 EUR", "450 EUR")]);
    let decider = at(changes, "gates.traction.deciders.north");
    assert_eq!(told(decider), [both("worse", "2", "1"), both("neither", "2", "1")]);
    for change in changes.as_array().unwrap() {
        assert_eq!(change["weight"], 1, "{change:#}");
        assert_eq!(change["approved"], false, "{change:#}");
        assert_eq!(change["path"], "lending/charter.yaml");
    }
    assert_eq!(notice["yaml_path_before"], "exit.notice");
    let page = stdout(&run(&work, &["main..work"]));
    assert!(page.contains("5 changes between `main` and `work`."), "{page}");
    assert_eq!(
        page.matches("Better and worse are direction, not merit, and no legal advice.").count(),
        1,
        "{page}"
    );
}

#[test]
fn another_order_is_no_change() {
    let work = agreed();
    let mut sections: Vec<String> = Vec::new();
    for line in AGREED.lines() {
        match sections.last_mut().filter(|_| line.starts_with(' ')) {
            Some(section) => *section += &format!("{line}\n"),
            None => sections.push(format!("{line}\n")),
        }
    }
    sections[1..].reverse();
    let text = sections
        .concat()
        .replace("included: [Loans, Cards]", "included:\n    - Cards   # first now\n    - Loans")
        .replace("notice: 90 days", "notice: {kestrel: 90 days, north: 90 days}")
        .replace(
            "    - {what: Prices, decides: both}\n    - {what: Brand, decides: north}\n",
            "    - {decides: north, what: Brand}\n    - {decides: all, what: Prices}\n",
        );
    assert!(text.contains("first now") && text.contains("decides: all"));
    work.write("lending/charter.yaml", &text);
    assert_eq!(json(&work, &[])["changes"], Value::Array(Vec::new()));
    let output = run(&work, &["--fail-on", "any"]);
    assert_eq!(stdout(&output), "No change between `HEAD` and the work tree: 1 charter compared.\n");
    assert_eq!(code(&output), 0);
}

#[test]
fn what_cannot_be_compared_is_never_no_change() {
    let work = agreed();
    for wrong in [&["nowhere"][..], &["main..nowhere"], &["nowhere..main"]] {
        let output = run(&work, wrong);
        assert_eq!(code(&output), 2, "{wrong:?}");
        assert!(stderr(&output).contains("`nowhere` names no commit here"), "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
    work.write("lending/charter.yaml", "partner: charter/v1\nname: [\n");
    for (arguments, side) in [(&[][..], "the work tree"), (&["work"], "the work tree")] {
        let output = run(&work, arguments);
        let said = stdout(&output);
        assert_eq!(code(&output), 1, "{said}");
        assert!(
            said.contains("Not compared") && said.contains(side) && !said.contains("No change"),
            "{said}"
        );
    }
    let answer = json(&work, &[]);
    assert_eq!(answer["not_compared"][0]["path"], "lending/charter.yaml");
    assert_eq!(answer["not_compared"][0]["side"], "the work tree");
    commit(&work, "break it");
    work.write("lending/charter.yaml", AGREED);
    let output = run(&work, &[]);
    assert!(code(&output) == 1 && stdout(&output).contains("in `HEAD`"), "{}", stdout(&output));
}

#[test]
fn a_blob_that_is_not_there_fails_the_run() {
    let work = agreed();
    let id = Command::new("git")
        .args(["rev-parse", "HEAD:lending/charter.yaml"])
        .current_dir(work.folder())
        .output()
        .unwrap();
    let id = String::from_utf8(id.stdout).unwrap().trim().to_owned();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    fs::remove_file(work.folder().join(".git/objects").join(&id[..2]).join(&id[2..])).unwrap();
    let output = run(&work, &["main"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains(&id) && stderr(&output).contains("missing from this clone"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_path_is_a_path_and_both_at_once_is_a_question() {
    let work = agreed();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    let count = |arguments: &[&str]| json(&work, arguments)["changes"].as_array().unwrap().len();
    assert_eq!(count(&["main", "lending"]), 1);
    assert_eq!(count(&["main", "--", "lending/charter.yaml"]), 1);
    assert_eq!(count(&["main", "work"]), 1);
    assert_eq!(count(&["main..", "lending"]), 1);
    assert_eq!(count(&["main...work"]), 1);
    assert_eq!(count(&["lending"]), 0, "the work tree is as its commit");
    work.git(DANA, &["branch", "lending"]);
    let output = run(&work, &["lending"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`lending` is a path and a revision"), "{}", stderr(&output));
    assert_eq!(count(&["./lending"]), 0);
    assert_eq!(count(&["main", "--", "lending"]), 1);
    let output = run(&work, &["main", "nothing-here", "lending", "else"]);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
}

#[test]
fn two_files_are_two_texts_of_one_charter() {
    let folder = program::folder(&[
        ("ours.yaml", AGREED),
        ("theirs.yaml", &AGREED.replace("notice: 90 days", "notice: TBD")),
    ]);
    let output =
        program::run(folder.path(), "120", &["diff", "ours.yaml", "theirs.yaml", "--as-of", "2026-07-10"]);
    let said = stdout(&output);
    assert!(said.contains("exit notice now undecided, was 90 days"), "{said}{}", stderr(&output));
    assert!(said.contains("between `ours.yaml` and `theirs.yaml`"), "{said}");
    assert!(!said.contains("Moved from"), "{said}");
    // What cannot be read has not gone.
    fs::write(folder.path().join("broken.yaml"), "x: [\n").unwrap();
    for sides in [["ours.yaml", "broken.yaml"], ["broken.yaml", "ours.yaml"]] {
        let output = program::on_the_day(folder.path(), &[&["diff"], &sides[..]].concat());
        let said = stdout(&output);
        assert_eq!(code(&output), 1, "{said}");
        assert!(
            said.contains("Not compared") && !said.contains("Gone") && !said.contains("New in"),
            "{said}"
        );
    }
}

#[test]
fn a_run_fails_on_what_it_is_asked_for() {
    let work = agreed();
    edit(&work, &[("exclusivity: {north: no, kestrel: no}", "exclusivity: {north: no, kestrel: yes}")]);
    let ends = |on: &str| code(&run(&work, &["main", "--fail-on", on]));
    assert_eq!(ends("worse-for=kestrel"), 1);
    assert_eq!(ends("worse-for=north"), 0);
    assert_eq!(ends("any"), 1);
    assert_eq!(ends("unapproved"), 1);
    assert_eq!(code(&run(&work, &["main"])), 0);
    let output = run(&work, &["main", "--fail-on", "worse-for=kestrl"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("did you mean `kestrel`?"), "{}", stderr(&output));
    assert_eq!(ends("worse"), 2);
}

const REQUEST: &str = "\
partner: change/v1
what: Bind Kestrel
asked_by: north
date: 2026-07-01
touches: [contract.exclusivity]
approved: {north: {by: Dana Reyes, date: 2026-07-02}, kestrel: {by: Sam Idowu, date: 2026-07-03}}
status: approved
";

#[test]
fn a_change_is_approved_by_a_request_or_by_what_every_party_acknowledges() {
    let work = agreed();
    edit(&work, &[("exclusivity: {north: no, kestrel: no}", "exclusivity: {north: no, kestrel: yes}")]);
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    let approved = |place: &str| at(&json(&work, &["main"])["changes"], place)["approved"].clone();
    assert_eq!(approved("contract.exclusivity.kestrel"), false);
    work.write("lending/changes/001-bind.yaml", REQUEST);
    assert_eq!(approved("contract.exclusivity.kestrel"), true);
    assert_eq!(approved("exit.notice"), false);
    for (side, by) in [("north", "Dana Reyes"), ("kestrel", "Sam Idowu")] {
        assert_eq!(approved("exit.notice"), false, "before {side} has acknowledged it");
        let said = ["acknowledge", "lending", "--side", side, "--by", by, "--section", "exit"];
        let output =
            program::run(work.folder(), "120", &[&said[..], &["--date", "2026-07-09"], &AS_OF].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    assert_eq!(approved("exit.notice"), true);
    // The meaning has changed since.
    edit(&work, &[("notice: 30 days", "notice: 20 days")]);
    assert_eq!(approved("exit.notice"), false);
}

#[test]
fn a_request_permits_what_it_asked_for_once() {
    let work = agreed();
    work.write("lending/changes/001-bind.yaml", REQUEST);
    commit(&work, "approve");
    edit(&work, &[("exclusivity: {north: no, kestrel: no}", "exclusivity: {north: no, kestrel: yes}")]);
    let approved = |from: &str, place: &str| at(&json(&work, &[from])["changes"], place)["approved"].clone();
    assert_eq!(approved("HEAD~1", "contract.exclusivity.kestrel"), true);
    edit(&work, &[("exclusivity: {north: no, kestrel: yes}", "exclusivity: {north: yes, kestrel: yes}")]);
    assert_eq!(approved("HEAD~1", "contract.exclusivity.north"), false);
    assert_eq!(approved("HEAD~1..HEAD", "contract.exclusivity.north"), false);
}

/// Of north one of 1 May and one of 20 June, of kestrel one of 1 June.
const DEALS: &str = "\
partner: deals/v1
protection: 90 days
deals:
  - {customer: Ada, registered: 2026-05-01, partner: north, product: Loans}
  - {customer: Bob, registered: 2026-06-20, partner: north, product: Loans}
  - {customer: Cyd, registered: 2026-06-01, partner: kestrel, product: Loans}
";

#[test]
fn the_protection_of_deals_is_a_term_of_the_register() {
    let work = agreed();
    work.write("lending/deals.yaml", DEALS);
    commit(&work, "register");
    work.write("lending/deals.yaml", &DEALS.replace("90 days", "30 days"));
    let answer = json(&work, &[]);
    let change = at(&answer["changes"], "protection");
    // 90 days from 1 May end on 30 July. 30 days from 20 June end on 20 July, from 1 June on 1 July, from 1 May on 31 May.
    let both = |before: &str, after: &str| ["both-ways", before, after].map(str::to_owned);
    assert_eq!(told(change), [both("2", "1"), both("1", "0")]);
    assert_eq!((change["path"].as_str(), change["line"].as_u64()), (Some("lending/deals.yaml"), Some(2)));
    let said = stdout(&run(&work, &["--by", "section"]));
    assert!(said.contains("Protection period of deals shortened from 90 days to 30 days"), "{said}");
}

#[test]
fn charters_come_go_and_move() {
    let work = agreed();
    work.git(DANA, &["mv", "lending", "loans"]);
    work.write("cards/charter.yaml", &AGREED.replace("Embedded lending", "Cards"));
    commit(&work, "move");
    let answer = json(&work, &["main", "work"]);
    let states: Vec<(&str, &str)> = answer["partnerships"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["path"].as_str().unwrap(), it["state"].as_str().unwrap()))
        .collect();
    assert_eq!(states, [("cards/charter.yaml", "new"), ("loans/charter.yaml", "compared")]);
    assert_eq!(answer["partnerships"][1]["moved_from"], "lending/charter.yaml");
    let back = json(&work, &["work", "main"]);
    assert_eq!(back["partnerships"][0]["state"], "gone");
    assert_eq!(code(&run(&work, &["work", "main", "--fail-on", "any"])), 1);
}

/// Another agreement of other parties.
const AGREED_ELSEWHERE: &str = "\
partner: charter/v1
name: Cards
stage: negotiation
parties:
  south: {name: South}
  heron: {name: Heron}
exit:
  notice: 30 days
";

#[test]
fn one_charter_that_goes_and_another_that_comes_are_two() {
    let work = agreed();
    work.git(DANA, &["rm", "-rqf", "lending"]);
    work.write("cards/charter.yaml", AGREED_ELSEWHERE);
    commit(&work, "another one");
    let answer = json(&work, &["main", "work"]);
    let states: Vec<&str> =
        answer["partnerships"].as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["new", "gone"]);
    assert_eq!(answer["changes"].as_array().unwrap().len(), 0);
    assert_eq!(code(&run(&work, &["main", "work", "--fail-on", "any"])), 1);
}

#[test]
fn two_charters_of_one_id_that_move_are_never_taken_for_each_other() {
    let work = agreed();
    let of = |name: &str| AGREED.replace("name: Embedded lending", &format!("id: pair\nname: {name}"));
    work.write("one/charter.yaml", &of("One"));
    work.write("two/charter.yaml", &of("Two"));
    commit(&work, "two of one id");
    work.git(DANA, &["mv", "one", "three"]);
    work.git(DANA, &["mv", "two", "four"]);
    commit(&work, "move both");
    // An id that two share belongs to neither: nobody can tell what has changed.
    let output = run(&work, &["HEAD~1", "HEAD"]);
    let said = stdout(&output);
    assert_eq!(code(&output), 1, "{said}");
    assert!(said.contains("Not compared") && said.contains("has the partnership id `pair` too"), "{said}");
    // The one that neither shares.
    assert!(said.contains("1 charter compared"), "{said}");
}

#[test]
fn a_repository_within_is_named_and_never_no_change() {
    let other = agreed();
    let work = agreed();
    let from = other.folder().display().to_string();
    work.git(DANA, &["submodule", "-q", "add", &from, "theirs"]);
    commit(&work, "take theirs in");
    let told = |arguments: &[&str]| {
        let output = run(&work, arguments);
        let told = stderr(&output).contains("`theirs` is a repository of its own and not compared");
        assert!(!stdout(&output).contains("theirs/"), "{}", stdout(&output));
        told
    };
    assert!(told(&["HEAD~1", "HEAD"]), "it is new");
    assert!(told(&[]), "nobody looks into it");
    assert!(!told(&["HEAD", "HEAD"]), "it is the same commit of it");
    assert!(!told(&["HEAD~1", "HEAD", "lending"]), "it lies elsewhere");
    edit(&other, &[("notice: 90 days", "notice: 30 days")]);
    program::git(&work.folder().join("theirs"), &["pull", "-q", "origin", "work"]);
    commit(&work, "take theirs again");
    assert!(told(&["HEAD~1", "HEAD"]), "it is another commit of it");
}

#[test]
fn a_merge_is_compared_with_either_of_its_parents() {
    let work = agreed();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    work.git(DANA, &["checkout", "-q", "-b", "other", "main"]);
    edit(&work, &[("{north: 60%, kestrel: 40%}", "{north: 55%, kestrel: 45%}")]);
    work.git(DANA, &["merge", "-q", "--no-edit", "work"]);
    let places = |of: &str| -> Vec<String> {
        let answer = json(&work, &[of, "HEAD"]);
        answer["changes"].as_array().unwrap().iter().map(|it| it["at"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(places("HEAD^1"), ["exit.notice"]);
    assert_eq!(places("HEAD^2"), ["value.revenue_split"]);
}

#[test]
fn a_shallow_clone_says_that_the_revision_is_not_there() {
    let work = agreed();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    let there = tempfile::tempdir().unwrap();
    let from = format!("file://{}", work.folder().display());
    program::git(there.path(), &["clone", "-q", "--depth", "1", "--branch", "work", &from, "."]);
    let output = program::run(there.path(), "120", &["diff", "HEAD~1"]);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("names no commit here"), "{}", stderr(&output));
}

#[test]
fn git_shows_a_commit_in_words() {
    let work = agreed();
    edit(&work, &[("notice: 90 days", "notice: 30 days")]);
    work.write(".gitattributes", "charter.yaml diff=partner\n");
    let command = format!("diff.partner.command={} diff --driver --as-of 2026-07-10", program::PATH);
    let output = Command::new("git")
        .args(["-c", &command, "log", "-p", "--ext-diff", "-1", "--format=%s"])
        .current_dir(work.folder())
        .env("NO_COLOR", "1")
        .env("COLUMNS", "120")
        .output()
        .unwrap();
    let said = stdout(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(said.contains("exit notice shortened from 90 days to 30 days"), "{said}");
    assert!(said.contains("between `a/lending/charter.yaml` and `b/lending/charter.yaml`"), "{said}");
    assert!(said.contains("Embedded lending (lending/charter.yaml, stage"), "{said}");
    assert!(!said.contains("Moved from"), "{said}");
}

#[test]
fn a_changelog_of_terms_is_by_section_and_without_a_word_on_for_whom() {
    let work = agreed();
    work.git(DANA, &["tag", "v1"]);
    edit(&work, &[("notice: 90 days", "notice: 30 days"), ("included: [Loans, Cards]", "included: [Loans]")]);
    work.git(DANA, &["tag", "v2"]);
    let page = stdout(&run(&work, &["v1..v2", "--by", "section", "--format", "markdown"]));
    let body = "2 changes between `v1` and `v2`.\n\n## Scope\n\n- Scope removed, was Cards\n\n## Exit\n\n\
                - Exit notice shortened from 90 days to 30 days\n";
    assert!(page.ends_with(body), "{page}");
    assert!(!page.contains("worse") && !page.contains("merit"), "{page}");
    let html = stdout(&run(&work, &["v1..v2", "--by", "section", "--format", "html"]));
    assert!(html.contains("<title>Changes from v1 to v2</title>"), "{html}");
    assert!(html.contains("Exit notice shortened from 90 days to 30 days"), "{html}");
}

#[test]
fn what_a_charter_says_is_text_wherever_it_is_shown() {
    let work = agreed();
    let hostile = "<img src=x onerror=alert(1)>";
    edit(&work, &[("included: [Loans, Cards]", &format!("included: [Loans, '{hostile} | `b`']"))]);
    let page = stdout(&run(&work, &["main", "--format", "html"]));
    assert!(page.contains("&#60;img") && !page.contains("<img src=x"), "{page}");
    let table = stdout(&run(&work, &["main", "--format", "markdown"]));
    assert!(!table.contains("<img"), "{table}");
}

#[test]
fn a_table_of_changes_says_beside_it_what_has_no_row() {
    let folder = program::folder(&[("ours.yaml", AGREED), ("broken.yaml", "x: [\n")]);
    for sides in [["ours.yaml", "broken.yaml"], ["broken.yaml", "ours.yaml"]] {
        let output = program::on_the_day(folder.path(), &[&["diff", "--format", "csv"], &sides[..]].concat());
        assert_eq!(code(&output), 1);
        let said = stderr(&output);
        assert!(said.starts_with("warning: `broken.yaml` of `broken.yaml` was not compared: "), "{said}");
    }
    let work = Work::new();
    fs::remove_dir_all(work.folder().join("lending")).unwrap();
    let output = program::on_the_day(work.folder(), &["diff", "main", "--format", "csv"]);
    assert!(
        stderr(&output).contains("`lending/charter.yaml` is gone from the work tree: it has no row"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_charter_that_is_moved_and_renamed_in_one_step_is_compared() {
    let work = Work::new();
    fs::rename(work.folder().join("lending"), work.folder().join("loans")).unwrap();
    let text =
        crate::history::CHARTER.replace("Embedded lending", "Invoice loans").replace("90 days", "30 days");
    work.write("loans/charter.yaml", &text);
    let output = program::run(work.folder(), "200", &["diff", "main", "--as-of", "2026-07-10"]);
    let said = stdout(&output);
    assert!(said.contains("exit notice shortened from 90 days to 30 days"), "{said}");
}
