//! `check --worse-than`: only what is worse than at a revision counts; and what `acknowledge` says has changed.

use std::fs;

use serde_json::Value;

use crate::history::{DANA, Work};
use crate::lending::value_section;
use crate::program::{self, code, stderr, stdout};

const CHARTER: &str = concat!(
    "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  north: {name: North, sponsor: Dana Reyes}
  kestrel: {name: Kestrel, sponsor: Sam Idowu}
",
    value_section!(),
    "\
exit:
  notice: 90 days
checklists:
  pilot: {customer: no, support: yes, budget: yes}
"
);

const SETTINGS: &str = r#"
[[checklist]]
id = "pilot"
title = "Pilot"
address = 1
pause = 3
verdict = "pause"

[[checklist.item]]
id = "customer"
question = "Is there a customer?"

[[checklist.item]]
id = "support"
question = "Is there support?"

[[checklist.item]]
id = "budget"
question = "Is there a budget?"
"#;

fn work() -> Work {
    let work = Work::new();
    work.git(DANA, &["checkout", "-q", "main"]);
    work.write("partner.toml", SETTINGS);
    work.write("lending/charter.yaml", CHARTER);
    commit(&work);
    work.git(DANA, &["checkout", "-q", "-B", "work"]);
    work
}

fn commit(work: &Work) {
    work.git(DANA, &["add", "-A"]);
    work.git(DANA, &["commit", "-q", "-m", "work"]);
}

fn edit(work: &Work, was: &str, is: &str) {
    let file = work.folder().join("lending/charter.yaml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(was), "{was}");
    fs::write(file, text.replace(was, is)).unwrap();
}

fn check(work: &Work, arguments: &[&str]) -> std::process::Output {
    program::run(
        work.folder(),
        "200",
        &[&["check", "--as-of", "2026-07-10", "--worse-than"], arguments].concat(),
    )
}

/// What counts, as `rule: message`.
fn counted(work: &Work) -> Vec<String> {
    let output = check(work, &["main", "--format", "json", "-q"]);
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)));
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|it| format!("{}: {}", it["rule"].as_str().unwrap(), it["message"].as_str().unwrap()))
        .collect()
}

#[test]
fn what_was_there_does_not_count() {
    let work = work();
    let plain =
        program::run(work.folder(), "200", &["check", "--as-of", "2026-07-10", "--fail-on", "advice"]);
    assert_eq!(code(&plain), 1, "there is something to find at all");
    assert_eq!(counted(&work), [""; 0]);
    let output = check(&work, &["main", "--fail-on", "advice"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    let said = stdout(&output);
    let first = said.lines().take(3).collect::<Vec<_>>().join(" ");
    assert!(first.starts_with("Compared with `main` at "), "{first}");
    assert!(
        first.contains("both judged as of 10 July 2026 by the settings of that commit: nothing is worse; "),
        "{first}"
    );
    assert!(first.contains("were there already."), "{first}");
    // Where no page leads with it, it is said beside.
    let lines = check(&work, &["main", "--format", "concise"]);
    assert!(stderr(&lines).contains("there at `main` already and do not count"), "{}", stderr(&lines));
}

#[test]
fn a_new_finding_counts_from_the_severity_that_fails() {
    let work = work();
    edit(&work, "notice: 90 days", "notice: soon");
    let found = counted(&work);
    assert!(found.iter().any(|it| it.starts_with("invalid-value: ")), "{found:?}");
    assert_eq!(code(&check(&work, &["main"])), 1);
    // The same on both sides is known.
    work.git(DANA, &["checkout", "-q", "main"]);
    commit(&work);
    assert_eq!(counted(&work), [""; 0]);
    assert_eq!(code(&check(&work, &["main"])), 0);
}

#[test]
fn a_balance_that_tilts_and_a_list_that_falls_count() {
    let work = work();
    // North: 600 for 500 is 1.2. Kestrel: 600 for 250 is 2.4. The balance is 0.5.
    edit(&work, "{north: 60%, kestrel: 40%}", "{north: 55%, kestrel: 45%}");
    assert_eq!(
        counted(&work),
        ["standing-worse: balance fell from 0.59 to 0.50 since `main`; lowest return: North"]
    );
    assert_eq!(code(&check(&work, &["main"])), 1);
    let said = stdout(&check(&work, &["main"]));
    let worse: Vec<&str> = said.lines().skip_while(|line| *line != "Worse").skip(1).take(1).collect();
    assert!(worse[0].contains("standing-worse: balance fell from 0.59 to 0.50 since `main`"), "{said}");
    assert!(said.contains("1 finding is new or worse; "), "{said}");
    // North: 700 for 500 is 1.4. Kestrel: 500 for 250 is 2. The balance is 0.7.
    edit(&work, "{north: 55%, kestrel: 45%}", "{north: 65%, kestrel: 35%}");
    assert_eq!(counted(&work), [""; 0]);
    edit(&work, "support: yes", "support: no");
    assert_eq!(counted(&work), ["standing-worse: `pilot`: 2 of 3 not met, 1 at `main`"]);
    edit(&work, "budget: yes", "budget: no");
    let found = counted(&work);
    assert!(
        found.contains(
            &"standing-worse: verdict of `pilot` fell from ADDRESS to PAUSE since `main`".to_owned()
        ),
        "{found:?}"
    );
    // To PAUSE is worse for the rule of the list itself, too.
    assert!(found.iter().any(|it| it.starts_with("own-checklist-failed: PAUSE: 3 of 3")), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn the_settings_of_the_revision_judge_both() {
    let work = work();
    edit(&work, "support: yes", "support: no");
    work.write("partner.toml", &format!("[rules]\nstanding-worse = \"off\"\n{SETTINGS}"));
    assert_eq!(counted(&work), ["standing-worse: `pilot`: 2 of 3 not met, 1 at `main`"]);
}

#[test]
fn what_cannot_be_compared_counts_as_a_whole_and_says_so() {
    let work = work();
    let output = check(&work, &["nowhere"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`nowhere` names no commit here"), "{}", stderr(&output));
    work.git(DANA, &["checkout", "-q", "main"]);
    work.write("lending/charter.yaml", "partner: charter/v1\nname: [\n");
    commit(&work);
    work.git(DANA, &["checkout", "-q", "-B", "work"]);
    work.write("lending/charter.yaml", CHARTER);
    let output = check(&work, &["main", "--fail-on", "advice"]);
    assert_eq!(code(&output), 1);
    let said = stderr(&output);
    assert!(
        said.contains("`lending/charter.yaml` cannot be read at `main`: everything found there counts"),
        "{said}"
    );
}

#[test]
fn a_side_is_told_what_has_changed_since_it_acknowledged() {
    let work = work();
    let acknowledge = |arguments: &[&str]| {
        let first = [
            "acknowledge",
            "lending",
            "--side",
            "kestrel",
            "--as-of",
            "2026-07-10",
            "--section",
            "exit,value",
        ];
        let output = program::run(work.folder(), "200", &[&first[..], arguments].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        stderr(&output)
    };
    assert!(!acknowledge(&[]).contains("since kestrel acknowledged"), "nothing was acknowledged before");
    commit(&work);
    edit(&work, "notice: 90 days", "notice: 30 days");
    edit(&work, "amount: 50 EUR", "amount: 100 EUR");
    commit(&work);
    let said = acknowledge(&[]);
    // 10 July and 90 days is 8 October, and 30 days 9 August.
    let notice = "since kestrel acknowledged `exit`: exit notice shortened from 90 days to 30 days: both ways; \
                  first day out: 2026-10-08 \u{2192} 2026-08-09; first day on which it can be left: 2026-10-08 \u{2192} 2026-08-09";
    assert!(said.contains(notice), "{said}");
    // Kestrel: 550 for 100 and 200 is 550 over 300, which is 1.83.
    assert!(said.contains("since kestrel acknowledged `value`: amount of the exchange (referral-fee) raised from EUR 50 to EUR 100: worse; return per 1 contributed: 2.20 \u{2192} 1.83"), "{said}");
    assert!(said.contains("Better and worse are direction, not merit, and no legal advice."), "{said}");
    assert!(!acknowledge(&[]).contains("since kestrel acknowledged"), "it has acknowledged it again");
}

const REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q2
held: 2026-07-01
scorecard: {north: {trust: 4}}
";

#[test]
fn a_score_that_fell_counts() {
    let work = work();
    work.git(DANA, &["checkout", "-q", "main"]);
    work.write("lending/reviews/one.yaml", REVIEW);
    commit(&work);
    work.git(DANA, &["checkout", "-q", "-B", "work"]);
    let of_score = || -> Vec<String> {
        counted(&work).into_iter().filter(|it| it.starts_with("standing-worse: ")).collect()
    };
    work.write("lending/reviews/two.yaml", &REVIEW.replace("2026-07-01", "2026-07-08"));
    assert_eq!(of_score(), [""; 0]);
    let lower = REVIEW.replace("2026-07-01", "2026-07-08").replace("trust: 4", "trust: 3");
    work.write("lending/reviews/two.yaml", &lower);
    assert_eq!(of_score(), ["standing-worse: trust score of North fell from 4 to 3 since `main`"]);
    fs::remove_file(work.folder().join("lending/reviews/two.yaml")).unwrap();
    fs::remove_file(work.folder().join("lending/reviews/one.yaml")).unwrap();
    assert_eq!(of_score(), ["standing-worse: trust score of North: 4 at `main`, no longer given"]);
}

#[test]
fn without_git_a_baseline_tells_what_fell() {
    let work = work();
    let run = |arguments: &[&str]| {
        program::run(work.folder(), "200", &[arguments, &["--as-of", "2026-07-10"]].concat())
    };
    assert_eq!(code(&run(&["baseline"])), 0);
    let fell = || -> Vec<String> {
        let output = run(&["check", "--baseline", "partner-baseline.json", "--format", "json", "-q"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        let fell = findings.filter(|it| it["rule"] == "standing-worse");
        fell.map(|it| it["message"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(fell(), [""; 0]);
    edit(&work, "{north: 60%, kestrel: 40%}", "{north: 55%, kestrel: 45%}");
    assert_eq!(fell(), ["balance fell from 0.59 to 0.50 since the baseline; lowest return: North"]);
    edit(&work, "support: yes", "support: no");
    edit(&work, "{north: 55%, kestrel: 45%}", "{north: 60%, kestrel: 40%}");
    assert_eq!(fell(), ["`pilot`: 2 of 3 not met, 1 in the baseline"]);
    // The list is answered no more.
    edit(&work, "  pilot: {customer: no, support: no, budget: yes}\n", "  {}\n");
    assert_eq!(fell(), ["verdict of `pilot` fell from ADDRESS to NOT STARTED since the baseline"]);
    assert_eq!(code(&run(&["baseline", "--update"])), 0);
    assert_eq!(fell(), [""; 0]);
}

#[test]
fn a_charter_that_moves_is_compared_and_one_that_is_gone_is_named() {
    let work = work();
    fs::rename(work.folder().join("lending"), work.folder().join("loans")).unwrap();
    let text = CHARTER.replace("Embedded lending", "Invoice loans");
    work.write("loans/charter.yaml", &text);
    assert_eq!(counted(&work), [""; 0], "nothing is worse for having moved");
    work.write("loans/charter.yaml", &text.replace("exit:\n  notice: 90 days\n", ""));
    assert!(counted(&work).iter().any(|it| it.starts_with("exit-")), "{:?}", counted(&work));
    let output = check(&work, &["main"]);
    assert!(!stderr(&output).contains("gone"), "{}", stderr(&output));
    fs::remove_dir_all(work.folder().join("loans")).unwrap();
    work.write(
        "cards/charter.yaml",
        "partner: charter/v1\nname: Cards\nstage: discovery\nparties: {a: {name: A}, b: {name: B}}\n",
    );
    let output = check(&work, &["main"]);
    assert!(
        stderr(&output).contains("`lending/charter.yaml` of `main` is gone: nothing is compared with it"),
        "{}",
        stderr(&output)
    );
}
