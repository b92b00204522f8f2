//! A change cannot switch off what it is checked by.

use std::path::Path;

use serde_json::Value;

use crate::history::{CHARTER, DANA, SAM, Work, request};
use crate::program::run;

/// What is found against `main`: severity, rule and path of each finding that counts, and the exit code.
fn against_main(work: &Work, more: &[&str]) -> (Vec<String>, i32) {
    let arguments = ["check", "--as-of", "2026-07-10", "--format", "json", "--base", "main"];
    let output = run(work.folder(), "100", &[&arguments, more].concat());
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let found = report["findings"].as_array().unwrap().iter().map(|it| {
        let words = format!("{} {} {}", text(it, "severity"), text(it, "rule"), text(it, "yaml_path"));
        words.trim_end().to_owned()
    });
    (found.collect(), output.status.code().unwrap())
}

/// The findings of the rules on agreed terms and guards only.
fn guarded(work: &Work) -> (Vec<String>, i32) {
    against_main(work, &["--select", "change-unapproved,guard-loosened"])
}

const EDITED: &str = "error change-unapproved exit.notice";

fn loosened(path: &str) -> String {
    format!("warning guard-loosened {path}").trim_end().to_owned()
}

/// An unapproved edit of the notice with something else added to the charter.
fn with_edit(more: &str) -> Work {
    let work = Work::new();
    work.write("lending/charter.yaml", &format!("{}{more}", CHARTER.replace("90 days", "30 days")));
    work
}

fn found(expected: &[&str], code: i32) -> (Vec<String>, i32) {
    (expected.iter().map(|it| (*it).to_owned()).collect(), code)
}

#[test]
fn a_comment_in_the_same_change_does_not_silence_it() {
    let work = Work::new();
    let notice = "30 days # partner: ignore[change-unapproved] agreed by phone";
    work.write("lending/charter.yaml", &CHARTER.replace("90 days", notice));
    let told = loosened("exit.notice");
    assert_eq!(guarded(&work), found(&[EDITED, &told], 1));
    // Nor does one that was there before, at another place.
    let work = Work::new();
    let elsewhere = "stage: operation # partner: ignore[change-unapproved] a habit of ours";
    work.write("lending/charter.yaml", &CHARTER.replace("stage: operation", elsewhere));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write(
        "lending/charter.yaml",
        &CHARTER.replace("90 days", "30 days # partner: ignore[change-unapproved] a habit of ours"),
    );
    assert_eq!(guarded(&work), found(&[EDITED, &told], 1));
}

#[test]
fn a_comment_that_was_there_goes_on_silencing() {
    let work = Work::new();
    let notice = "90 days # partner: ignore[change-unapproved] set by law";
    work.write("lending/charter.yaml", &CHARTER.replace("90 days", notice));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("lending/charter.yaml", &CHARTER.replace("90 days", &notice.replace("90", "30")));
    assert_eq!(guarded(&work), found(&[], 0));
}

#[test]
fn the_same_letters_put_together_in_another_way_are_no_change() {
    let work = Work::new();
    let vision = |text: &str| format!("{CHARTER}canvas:\n  vision: {text}\n");
    work.write("lending/charter.yaml", &vision("Caf\u{e9} loans"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("lending/charter.yaml", &vision("Cafe\u{301} loans"));
    assert_eq!(guarded(&work), found(&[], 0));
    // Without the accent it is another word.
    work.write("lending/charter.yaml", &vision("Cafe loans"));
    assert_eq!(guarded(&work), found(&["error change-unapproved canvas.vision"], 1));
}

const WAIVER: &str =
    "waivers:\n  - {rule: change-unapproved, owner: Sam Idowu, reason: agreed by phone, until: 2027-01-01}\n";

#[test]
fn a_waiver_in_the_same_change_counts_with_the_other_partys_approval_only() {
    let work = with_edit(WAIVER);
    assert_eq!(guarded(&work), found(&[EDITED, &loosened("waivers[0]")], 1));
    // Sam's own approval is the waiver; Dana's is missing.
    let approval = |approved: &str| {
        format!(
            "partner: change/v1\nwhat: Accept the edit\ntouches: [waivers]\napproved:\n{approved}status: approved\n"
        )
    };
    work.write("lending/changes/002.yaml", &approval("  kestrel: {by: Sam Idowu, date: 2026-07-02}\n"));
    let (all, code) = guarded(&work);
    assert!(all.contains(&EDITED.to_owned()) && code == 1, "{all:?}");
    work.write("lending/changes/002.yaml", &approval("  northwind: {by: Dana Reyes, date: 2026-07-02}\n"));
    let (all, _) = guarded(&work);
    assert!(!all.contains(&EDITED.to_owned()) && all.contains(&loosened("waivers[0]")), "{all:?}");
}

#[test]
fn a_waiver_that_was_there_counts_and_one_that_is_extended_does_not() {
    let work = Work::new();
    work.write("lending/charter.yaml", &format!("{CHARTER}{WAIVER}"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("lending/charter.yaml", &format!("{}{WAIVER}", CHARTER.replace("90 days", "30 days")));
    assert_eq!(guarded(&work), found(&[], 0));
    let longer = WAIVER.replace("2027-01-01", "2029-01-01");
    work.write("lending/charter.yaml", &format!("{}{longer}", CHARTER.replace("90 days", "30 days")));
    assert_eq!(guarded(&work), found(&[EDITED, &loosened("waivers[0]")], 1));
}

#[test]
fn the_settings_of_the_same_change_do_not_make_a_rule_milder() {
    for (settings, told) in [
        ("[rules]\nchange-unapproved = \"off\"\n", "rules.change-unapproved"),
        ("[rules]\nchange-unapproved = \"advice\"\n", "rules.change-unapproved"),
        (
            "[[override]]\npaths = [\"lending/**\"]\nrules = {change-unapproved = \"off\"}\n",
            "override[0].rules.change-unapproved",
        ),
    ] {
        let work = with_edit("");
        work.write("partner.toml", settings);
        let (all, code) = guarded(&work);
        assert_eq!(code, 1, "{settings}");
        assert!(all.contains(&EDITED.to_owned()) && all.contains(&loosened(told)), "{settings}: {all:?}");
    }
    // What turns the guard itself off is told as well.
    let work = with_edit("");
    work.write("partner.toml", "[rules]\nguard-loosened = \"off\"\nchange-unapproved = \"off\"\n");
    let (all, code) = guarded(&work);
    assert!(all.contains(&loosened("rules.guard-loosened")) && code == 1, "{all:?}");
}

#[test]
fn what_the_same_change_leaves_out_is_judged() {
    let work = with_edit("");
    work.write("partner.toml", "[files]\nexclude = [\"lending/**\", \"drafts/**\"]\n");
    let expected = [EDITED, &loosened("files.exclude"), &loosened("files.exclude")];
    assert_eq!(guarded(&work), found(&expected, 1));
    // What was left out already stays left out, and what is no longer left out is judged.
    for (then, now, is_judged) in [
        ("lending/**", "lending/charter.yaml", false),
        ("lending/**", "lending/**", false),
        ("lending/**", "drafts/**", true),
    ] {
        let work = Work::new();
        work.write("other/charter.yaml", CHARTER);
        work.write("partner.toml", &format!("[files]\nexclude = [\"{then}\"]\n"));
        work.commit(DANA);
        work.git(DANA, &["branch", "-f", "main"]);
        work.notice("30 days");
        work.write("partner.toml", &format!("[files]\nexclude = [\"{now}\"]\n"));
        let (all, code) = guarded(&work);
        assert_eq!(all.contains(&EDITED.to_owned()), is_judged, "{then} {now}: {all:?}");
        assert_eq!((all.contains(&loosened("files.exclude")), code), (then != now, i32::from(is_judged)));
    }
}

#[test]
fn words_that_the_same_change_calls_open_or_takes_out_are_read_as_before() {
    // An edit does not vanish where both values are called open.
    let work = with_edit("");
    work.write("partner.toml", "[words]\nplaceholders = [\"90 days\", \"30 days\"]\n");
    assert_eq!(guarded(&work), found(&[EDITED], 1));
    let work = Work::new();
    work.write("partner.toml", "[words]\nplaceholders = [\"offen\"]\n");
    work.write("lending/charter.yaml", &CHARTER.replace("90 days", "offen"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("partner.toml", "[words]\nplaceholders = []\n");
    let (all, code) = against_main(&work, &["--select", "guard-loosened,exit-notice-missing"]);
    assert!(all.contains(&loosened("words.placeholders")), "{all:?}");
    assert!(all.iter().any(|it| it.contains("exit-notice-missing")) && code == 1, "{all:?}");
}

#[test]
fn settings_that_were_there_hold() {
    let work = Work::new();
    work.write("partner.toml", "[rules]\nchange-unapproved = \"advice\"\n");
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.notice("30 days");
    assert_eq!(guarded(&work), found(&["advice change-unapproved exit.notice"], 0));
}

#[test]
fn policy_values_and_own_rules_are_those_of_before_where_they_asked_for_more() {
    let house = "[policy]\nmetrics_least = 3\n[[rule]]\nid = \"house-nda\"\nmessage = \"no NDA\"\nseverity = \"error\"\nat = \"nda\"\nwhen = \"!has(charter.nda)\"\n";
    let work = Work::new();
    work.write("partner.toml", house);
    let metrics = "metrics:\n  - {id: loans, name: Loans, agreed_by: [northwind, kestrel]}\n";
    work.write("lending/charter.yaml", &format!("{CHARTER}{metrics}"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("partner.toml", "[policy]\nmetrics_least = 1\n");
    let (all, code) = against_main(&work, &[]);
    let [rule, policy] = [loosened("rule.house-nda"), loosened("policy.metrics_least")];
    assert_eq!(code, 1);
    for expected in ["error house-nda nda", "warning metrics-too-few metrics", &rule, &policy] {
        assert!(all.contains(&expected.to_owned()), "{expected}: {all:?}");
    }
}

#[test]
fn a_stage_set_back_lowers_nothing() {
    let work = Work::new();
    let overdue = "gates:\n  - {id: traction, due: 2026-05-01, deciders: {northwind: Dana Reyes, kestrel: Sam Idowu}}\n";
    work.write("lending/charter.yaml", &format!("{CHARTER}{overdue}"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    let back = CHARTER.replace("stage: operation", "stage: discovery");
    work.write("lending/charter.yaml", &format!("{back}{overdue}"));
    let (all, code) = against_main(&work, &["--select", "gate-overdue,guard-loosened"]);
    assert_eq!((all, code), found(&[&loosened("stage"), "error gate-overdue gates[0].due"], 1));
    // Every party has agreed to begin anew.
    work.write("lending/changes/003.yaml", &request("approved").replace("[exit.notice]", "[stage]"));
    let (all, _) = against_main(&work, &["--select", "gate-overdue,guard-loosened"]);
    assert!(all.contains(&loosened("stage")), "{all:?}");
    assert!(!all.contains(&"error gate-overdue gates[0].due".to_owned()), "{all:?}");
}

#[test]
fn going_on_loosens_nothing() {
    let work = Work::new();
    work.write("lending/charter.yaml", &CHARTER.replace("operation", "negotiation"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("lending/charter.yaml", &CHARTER.replace("operation", "launch"));
    assert_eq!(guarded(&work), found(&[], 0));
}

#[test]
fn anonymity_that_is_lifted_is_told() {
    let work = Work::new();
    work.write("lending/charter.yaml", &format!("{CHARTER}reviews: {{health_answers: open}}\n"));
    let told = loosened("reviews.health_answers");
    assert_eq!(guarded(&work), found(&[&told, &told], 0), "of both parties");
    let one = format!("{CHARTER}reviews: {{health_answers: {{northwind: open, kestrel: anonymous}}}}\n");
    work.write("lending/charter.yaml", &one);
    assert_eq!(guarded(&work), found(&[&told], 0));
}

#[test]
fn a_baseline_of_the_same_change_does_not_leave_out_an_edit_of_what_was_agreed() {
    let work = with_edit("");
    let drawn = run(work.folder(), "100", &["baseline", "--as-of", "2026-07-10"]);
    assert!(drawn.status.success());
    // The entry of the edit is put in by hand: `baseline` draws without `--base`.
    let report =
        run(work.folder(), "100", &["check", "--as-of", "2026-07-10", "--format", "json", "--base", "main"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let edit = report["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "change-unapproved");
    let fingerprint = edit.unwrap()["fingerprint"].as_str().unwrap().to_owned();
    let file = work.folder().join("partner-baseline.json");
    let mut baseline: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let mut entry = baseline["findings"][0].clone();
    entry["rule"] = "change-unapproved".into();
    entry["fingerprint"] = fingerprint.into();
    baseline["findings"].as_array_mut().unwrap().push(entry);
    std::fs::write(&file, baseline.to_string()).unwrap();
    let arguments = ["--select", "change-unapproved,guard-loosened", "--baseline", "partner-baseline.json"];
    let (all, code) = against_main(&work, &arguments);
    assert_eq!((all, code), found(&[EDITED, &loosened("")], 1));
}

#[test]
fn every_format_names_what_was_loosened() {
    let work = with_edit(WAIVER);
    for format in ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let arguments = ["check", "--as-of", "2026-07-10", "--base", "main", "--format", format];
        let output = run(work.folder(), "100", &arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("guard-loosened"), "{format}: {text}");
    }
}

/// The day of a vote, recorded by Sam under Dana's name.
fn vote(work: &Work, email: &str, message: &[&str]) {
    let approved = "partner: change/v1\nwhat: Shorter notice\ntouches: [exit.notice]\napproved:\n  northwind: {by: Dana Reyes, date: 2026-06-10}\nstatus: proposed\n";
    work.write("lending/changes/001.yaml", approved);
    work.git(email, &["add", "-A"]);
    work.git(email, &[&["commit", "-q", "-m", "approve"], message].concat());
}

fn mismatches(folder: &Path, flag: &str) -> usize {
    let arguments =
        ["check", "--as-of", "2026-07-10", "--format", "json", "--select", "author-mismatch", flag];
    let output = run(folder, "100", &arguments);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    report["findings"].as_array().unwrap().len()
}

#[test]
fn authors_are_compared_from_a_revision_on() {
    let work = Work::new();
    vote(&work, SAM, &[]);
    assert_eq!(mismatches(work.folder(), "--verify-authors"), 1);
    assert_eq!(mismatches(work.folder(), "--verify-authors=main"), 1, "it came after main");
    assert_eq!(mismatches(work.folder(), "--verify-authors=HEAD"), 0, "an import of long ago");
    let output = run(work.folder(), "100", &["check", "--verify-authors=nowhere"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_co_author_has_written_too() {
    let work = Work::new();
    vote(&work, SAM, &["-m", "Co-authored-by: Dana Reyes <Dana@Northwind.example>"]);
    assert_eq!(mismatches(work.folder(), "--verify-authors"), 0);
    let work = Work::new();
    vote(&work, SAM, &["-m", "Co-authored-by: Ana Silva <ana@kestrel.example>"]);
    assert_eq!(mismatches(work.folder(), "--verify-authors"), 1);
}

const ON_KIND: [&str; 2] = ["--select", "metrics-missing,change-unapproved,guard-loosened"];

fn of_kind(kind: &str) -> String {
    CHARTER.replace("stage: operation", &format!("stage: operation\nkind: {kind}"))
}

#[test]
fn a_kind_that_asks_less_is_judged_by_the_one_that_was() {
    let work = Work::new();
    work.write("lending/charter.yaml", &of_kind("resale"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    // A memorandum is not asked for metrics.
    work.write("lending/charter.yaml", &of_kind("memorandum"));
    let (all, code) = against_main(&work, &ON_KIND);
    let mut expected = ["error change-unapproved kind", "error metrics-missing metrics", &loosened("kind")]
        .map(str::to_owned);
    expected.sort();
    let mut all_sorted = all;
    all_sorted.sort();
    assert_eq!((all_sorted, code), (expected.to_vec(), 1));
    // Every party has agreed.
    work.write("lending/changes/003.yaml", &request("approved").replace("[exit.notice]", "[kind]"));
    assert_eq!(against_main(&work, &ON_KIND), found(&[&loosened("kind")], 0));
}

#[test]
fn a_kind_that_asks_more_loosens_nothing() {
    let work = Work::new();
    work.write("lending/charter.yaml", &of_kind("memorandum"));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("lending/charter.yaml", &of_kind("[memorandum, alliance]"));
    let (all, _) = against_main(&work, &ON_KIND);
    assert!(!all.contains(&loosened("kind")), "{all:?}");
    assert!(all.contains(&"error metrics-missing metrics".to_owned()), "{all:?}");
}

#[test]
fn a_kind_where_none_was_changes_no_term_and_what_it_leaves_out_is_told() {
    for before in [CHARTER.to_owned(), of_kind("TBD")] {
        let work = Work::new();
        if before != CHARTER {
            work.write("lending/charter.yaml", &before);
            work.commit(DANA);
            work.git(DANA, &["branch", "-f", "main"]);
        }
        work.write("lending/charter.yaml", &of_kind("memorandum"));
        assert_eq!(against_main(&work, &ON_KIND), found(&[&loosened("kind")], 0));
    }
}

#[test]
fn a_kind_of_the_teams_own_cannot_be_emptied_by_the_change_it_judges() {
    let work = Work::new();
    let asks = |more: &str| format!("[kind.oem]\nlike = \"resale\"\n{more}");
    work.write("lending/charter.yaml", &of_kind("oem"));
    work.write("partner.toml", &asks(""));
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    work.write("partner.toml", &asks("asks_not = [\"measures\"]\n"));
    let (all, code) = against_main(&work, &ON_KIND);
    assert_eq!((all, code), found(&["error metrics-missing metrics", &loosened("kind.oem")], 1));
}

/// The charter of `main` in another folder, under another name and with these words in the place of others.
fn moved(edits: &[(&str, &str)]) -> Work {
    let work = Work::new();
    std::fs::remove_dir_all(work.folder().join("lending")).unwrap();
    let renamed = CHARTER.replace("Embedded lending", "Invoice loans");
    let text = edits.iter().fold(renamed, |text, (was, is)| text.replace(was, is));
    work.write("loans/charter.yaml", &text);
    work
}

#[test]
fn a_charter_that_is_moved_and_renamed_in_one_step_is_compared_with_what_it_was() {
    assert_eq!(guarded(&moved(&[])), found(&[], 0));
    let work = moved(&[("exit:\n  notice: 90 days\n", "")]);
    assert_eq!(guarded(&work), found(&["error change-unapproved"], 1));
    let output = run(work.folder(), "100", &["check", "--as-of", "2026-07-10", "--base", "main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains(
            "`lending/charter.yaml` of `main` was renamed, and is compared with `loans/charter.yaml`"
        ),
        "{said}"
    );
}

#[test]
fn an_agreed_charter_of_which_nothing_is_left_is_an_error() {
    let gone = "error change-unapproved";
    // Written new from end to end: none of it is known again.
    let work = Work::new();
    std::fs::remove_dir_all(work.folder().join("lending")).unwrap();
    work.write(
        "cards/charter.yaml",
        "partner: charter/v1\nname: Cards\nstage: discovery\nparties: {a: {name: A}, b: {name: B}}\n",
    );
    assert_eq!(guarded(&work), found(&[gone], 1));
    // Nobody can leave that out in the same change, nor by a baseline.
    std::fs::write(work.folder().join("partner.toml"), "[rules]\nchange-unapproved = \"off\"\n").unwrap();
    assert!(guarded(&work).0.contains(&gone.to_owned()));
    // Moved out of what is looked at.
    let work = moved(&[]);
    work.write(
        "cards/charter.yaml",
        "partner: charter/v1\nname: Cards\nstage: discovery\nparties: {a: {name: A}, b: {name: B}}\n",
    );
    let named = ["--select", "change-unapproved", "lending", "cards"];
    std::fs::create_dir_all(work.folder().join("lending")).unwrap();
    assert_eq!(against_main(&work, &named), found(&[gone], 1));
    // What is not looked at is another run's.
    assert_eq!(against_main(&work, &["--select", "change-unapproved", "cards"]), found(&[], 0));
    // A part of the work does not miss what another part compares.
    let work = moved(&[]);
    for part in ["1/2", "2/2"] {
        assert_eq!(
            against_main(&work, &["--select", "change-unapproved", "--partition", part]),
            found(&[], 0)
        );
    }
}

#[test]
fn a_partnership_that_has_ended_may_go() {
    let work = Work::new();
    work.write("lending/charter.yaml", &CHARTER.replace("stage: operation", "stage: ended"));
    work.write(
        "cards/charter.yaml",
        "partner: charter/v1\nname: Cards\nstage: discovery\nparties: {a: {name: A}, b: {name: B}}\n",
    );
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main"]);
    std::fs::remove_dir_all(work.folder().join("lending")).unwrap();
    assert_eq!(guarded(&work), found(&[], 0));
}
