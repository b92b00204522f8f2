//! The program from outside: exit codes, what goes where, and what it says to wrong input.

use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::program::{code, folder, stderr, stdout};

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The findings of one rule in a JSON report.
fn of_rule<'a>(report: &'a serde_json::Value, rule: &str) -> Vec<&'a serde_json::Value> {
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule).collect()
}

#[test]
fn a_charter_without_exit_fails_at_negotiation_and_not_at_discovery() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let output = partner(folder.path(), &["check", "--format", "json", "--as-of", "2026-07-10"]);
    assert_eq!(code(&output), 1);
    let report = json(&output);
    let finding = of_rule(&report, "exit-clause-missing")[0];
    // The key of the section that it would follow, counted by hand: `parties` in line 4, seven characters.
    assert_eq!(finding["severity"], "error");
    assert_eq!((&finding["line"], &finding["column"]), (&4.into(), &1.into()));
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&4.into(), &8.into()));
    assert_eq!(finding["yaml_path"], "exit");
    assert_eq!(finding["path"], "charter.yaml");
    assert_eq!(report["as_of"], "2026-07-10");
    assert_eq!(report["version"], 1);

    let output = partner(folder.path(), &["check", "--stage", "discovery", "--format", "json"]);
    assert_eq!(code(&output), 0);
    assert_eq!(of_rule(&json(&output), "exit-clause-missing")[0]["severity"], "advice");
}

#[test]
fn every_format_has_the_same_exit_code_and_as_many_findings() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let text = partner(folder.path(), &["check", "-v", "-q"]);
    let concise = partner(folder.path(), &["check", "--format", "concise", "--show", "advice"]);
    let report = partner(folder.path(), &["check", "--format", "json"]);
    assert_eq!((code(&text), code(&concise), code(&report)), (1, 1, 1));
    let count = json(&report)["findings"].as_array().unwrap().len();
    assert_eq!(stdout(&concise).lines().count(), count);
    assert_eq!(stdout(&text).matches("= why: ").count(), count);
}

#[test]
fn fail_on_moves_the_threshold() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    for (fail_on, stage, expected) in [
        ("error", "discovery", 0),
        ("advice", "discovery", 1),
        ("never", "negotiation", 0),
        ("error", "ended", 0),
    ] {
        let output = partner(folder.path(), &["check", "--fail-on", fail_on, "--stage", stage]);
        assert_eq!(code(&output), expected, "--fail-on {fail_on} --stage {stage}");
    }
}

#[test]
fn selected_rules_run_alone_and_document_errors_always() {
    let broken = format!("{CHARTER}exit:\n  notise: 90 days\n");
    let folder = folder(&[("charter.yaml", &broken)]);
    let output = partner(folder.path(), &["check", "--select", "exit-notice-*", "--format", "concise"]);
    assert_eq!(
        stdout(&output),
        "charter.yaml:10:3: error[unknown-key] the exit section has no key `notise`\n",
        "what stands under a misspelt key may be the notice"
    );
    let output = partner(folder.path(), &["check", "--ignore", "*", "--format", "concise"]);
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(code(&output), 1);
}

#[test]
fn what_cannot_run_is_exit_2_and_says_why() {
    let folder = folder(&[("charter.yaml", CHARTER), ("empty/readme.txt", "nothing here")]);
    let cases: &[(&[&str], &str)] = &[
        (&["check", "empty"], "no charter found under `empty`"),
        (&["check", "nowhere"], "`nowhere` does not exist"),
        (&["check", "--stage", "launched"], "did you mean `launch`?"),
        (&["check", "--select", "exit-clause-mising"], "did you mean `exit-clause-missing`?"),
        (&["check", "--as-of", "10.07.2026"], "2026-07-10"),
        (&["check", "--output", "nowhere/report.txt"], "cannot be written"),
        (&["check", "-", "charter.yaml"], "`-` cannot be combined with other paths"),
        (&["check", "-C", "nowhere"], "`nowhere` is not a folder"),
        (&["explain", "exit-clause-mising"], "did you mean `exit-clause-missing`?"),
        (&["chek"], "check"),
    ];
    for (arguments, words) in cases {
        let output = partner(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(words), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{arguments:?}");
    }
}

#[test]
fn a_charter_on_standard_input_is_called_stdin() {
    let mut child = crate::program::command()
        .args(["check", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(CHARTER.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).starts_with("<stdin>:4:1: "), "{}", stdout(&output));
}

#[test]
fn a_broken_file_six_shape_errors_and_a_good_file_are_all_told_in_one_run() {
    let shapes = "partner: charter/v1
name: Shapes
stage: negotation
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
term:
  start: 2026-02-30
  length: 6m
value:
  expected_revenue: 500.000 EUR
  revenue_split:
    northwind: 70
    kestral: 30%
";
    let broken = "partner: charter/v1\nname: Broken\nstage: launch\nsummary: one: two\n";
    let folder =
        folder(&[("a/charter.yaml", broken), ("b/charter.yaml", shapes), ("c/charter.yaml", CHARTER)]);
    let output = partner(folder.path(), &["check", "--format", "json"]);
    assert_eq!(code(&output), 1);
    let report = json(&output);
    let places = |file: &str, rule: &str| -> Vec<(u64, u64)> {
        let place = |finding: &&serde_json::Value| {
            (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap())
        };
        of_rule(&report, rule).iter().filter(|finding| finding["path"] == file).map(place).collect()
    };
    // The value that a second colon makes ambiguous, behind `summary: `.
    assert_eq!(places("a/charter.yaml", "yaml-syntax"), [(4, 10)]);
    // Counted by hand: the value behind `stage: `, `start: `, `length: `, `expected_revenue: ` and `northwind: `.
    assert_eq!(places("b/charter.yaml", "invalid-value"), [(3, 8), (8, 10), (9, 11), (11, 21), (13, 16)]);
    assert_eq!(places("b/charter.yaml", "reference-unknown"), [(14, 5)]);
    assert_eq!(places("c/charter.yaml", "exit-clause-missing"), [(4, 1)]);
    assert_eq!(report["summary"]["charters"], 3);
}

#[test]
fn the_order_of_the_paths_and_the_number_of_threads_change_nothing() {
    let other = CHARTER.replace("Embedded lending", "Other").replace("negotiation", "launch");
    let folder =
        folder(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", &other), ("c/charter.yaml", CHARTER)]);
    let run = |paths: &[&str], threads: &str| {
        let mut arguments = vec!["check", "--format", "json", "--as-of", "2026-07-10"];
        arguments.extend(paths);
        let command = crate::program::command()
            .args(arguments)
            .current_dir(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .output();
        command.unwrap().stdout
    };
    let first = run(&["a", "b", "c"], "1");
    assert!(!first.is_empty());
    for (paths, threads) in [(["c", "b", "a"], "1"), (["b", "a", "c"], "2"), (["a", "b", "c"], "7")] {
        assert_eq!(run(&paths, threads), first, "{paths:?} with {threads} threads");
    }
}

#[test]
fn a_named_record_brings_its_charter_along_and_nothing_else() {
    let decision = "partner: decision/v1\ngate: traction\ndate: 2026-06-30\nvotes:\n  northwind: {vote: continue, by: A B}\n";
    let with_gate = format!("{CHARTER}gates:\n  - id: traction\n    after: 3 months\n");
    let folder = folder(&[
        ("a/charter.yaml", &with_gate),
        ("a/decisions/traction.yaml", decision),
        ("b/charter.yaml", CHARTER),
    ]);
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    let output = partner(folder.path(), &["check", "a/decisions/traction.yaml", "--format", "json"]);
    let report = json(&output);
    assert_eq!(report["summary"]["charters"], 1);
    assert_eq!(report["summary"]["records"], 1);
    assert_eq!(report["partnerships"][0]["path"], "a/charter.yaml");
}

#[test]
fn ignored_files_are_left_out_unless_named() {
    let folder = folder(&[
        (".gitignore", "drafts/\n"),
        ("drafts/charter.yaml", CHARTER),
        (".hidden/charter.yaml", CHARTER),
        (".git/charter.yaml", CHARTER),
    ]);
    let report = json(&partner(folder.path(), &["check", "--format", "json"]));
    assert_eq!(report["summary"]["charters"], 1);
    assert_eq!(report["partnerships"][0]["path"], ".hidden/charter.yaml");
    let report = json(&partner(folder.path(), &["check", "drafts/charter.yaml", "--format", "json"]));
    assert_eq!(report["partnerships"][0]["id"], "drafts");
}

#[test]
fn output_is_written_whole_to_the_file_that_was_named() {
    let folder = folder(&[("charter.yaml", CHARTER), ("report.txt", "old")]);
    let output = partner(folder.path(), &["check", "--format", "concise", "--output", "report.txt"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (1, ""));
    let report = std::fs::read_to_string(folder.path().join("report.txt")).unwrap();
    assert!(report.starts_with("charter.yaml:4:1: "), "{report}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "a draft was left behind");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let mut child = crate::program::command()
        .args(["check", "-v"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
}

#[test]
fn records_of_every_kind_are_counted_and_judged_as_documents() {
    let kinds = ["review", "decision", "health", "change", "deals", "candidates", "acknowledgement"];
    let files: Vec<(String, String)> = kinds
        .iter()
        .map(|kind| (format!("records/{kind}.yaml"), format!("partner: {kind}/v1\nbogus: 1\n")))
        .collect();
    let mut files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("charter.yaml", CHARTER));
    let folder = folder(&files);
    let output = partner(folder.path(), &["check", "--format", "json", "--select", "unknown-key"]);
    let report = json(&output);
    assert_eq!(report["summary"]["records"], 7);
    let keys = report["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == "unknown-key");
    assert_eq!(keys.count(), 7);
    assert_eq!(stderr(&output), "");
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    assert!(!stdout(&partner(folder.path(), &["check"])).contains('\u{1b}'));
    assert!(stdout(&partner(folder.path(), &["check", "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn text_fits_eighty_columns() {
    let long = "x".repeat(3000);
    let text = format!("{CHARTER}summary: {long}\nterm: {{start: {long}}}\nexit:\n  \"漢字🚀\t\": {long}\n");
    let folder = folder(&[("charter.yaml", &text)]);
    let output = crate::program::command()
        .args(["check", "-v"])
        .current_dir(folder.path())
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    let text = stdout(&output);
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
    }
    assert!(text.contains("[unknown-key]"), "{text}");
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    // Escapes written as YAML escapes come out of the parser as real control characters.
    let text = CHARTER.replace("Northwind Bank", "\"\\e[31mNorthwind\\u202e\\x9b1m\\x07\"");
    let text = format!("{text}exit:\n  notice: {{northwind: 90 days}}\n  \"\\e]0;title\\x07\": 1\n");
    let folder = folder(&[("charter.yaml", &text)]);
    for arguments in
        [&["check", "-v"][..], &["check", "--format", "concise"], &["check", "--stage", "launch"]]
    {
        let output = partner(folder.path(), arguments);
        let text = stdout(&output);
        let is_harmful = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.contains(is_harmful), "{arguments:?}: {text:?}");
    }
}

#[test]
fn statistics_count_what_each_rule_has_found_worst_first() {
    let other = CHARTER.replace("Embedded lending", "Other");
    let folder = folder(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", &other)]);
    let select =
        ["check", "--select", "exit-clause-missing,canvas-missing,gate-schedule-missing", "--statistics"];
    let output = partner(folder.path(), &select);
    assert_eq!(code(&output), 1);
    assert_eq!(
        stdout(&output),
        "     2  error    exit-clause-missing\n\
         \x20    2  error    gate-schedule-missing\n\
         \x20    2  warning  canvas-missing\n\
         \n2 charters: 4 errors, 2 warnings\n"
    );
    let report = json(&partner(folder.path(), &[&select[..], &["--format", "json"]].concat()));
    assert_eq!(
        report["statistics"][0],
        serde_json::json!({"rule": "exit-clause-missing", "severity": "error", "count": 2})
    );
}

/// The rules and places of a JSON report's findings.
fn told(report: &serde_json::Value) -> Vec<(String, u64, u64)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let number = |value: &serde_json::Value| value.as_u64().unwrap();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|it| (text(&it["rule"]), number(&it["line"]), number(&it["column"]))).collect()
}

#[test]
fn a_value_that_a_comma_cut_and_a_name_that_nobody_has_are_told_once() {
    let cut = format!(
        "{CHARTER}value:\n  exchange:\n    - {{from: northwind, to: kestrel, kind: fee, amount: 500,000 EUR}}\n"
    );
    let folder_of_cut = folder(&[("charter.yaml", &cut)]);
    let report =
        json(&partner(folder_of_cut.path(), &["check", "--select", "yaml-syntax", "--format", "json"]));
    // Behind `    - {from: northwind, to: kestrel, kind: fee, amount: 500,` stand 60 characters.
    assert_eq!(told(&report), [("flow-value-split".to_owned(), 11, 61)]);

    let stranger = format!("{CHARTER}exit:\n  notice: {{northwind: 90 days, kestral: 30 days}}\n");
    let folder_of_stranger = folder(&[("charter.yaml", &stranger)]);
    let select = ["check", "--select", "exit-notice-missing", "--format", "json"];
    let report = json(&partner(folder_of_stranger.path(), &select));
    // `  notice: {northwind: 90 days, ` has 31 characters.
    assert_eq!(told(&report), [("reference-unknown".to_owned(), 10, 32)]);
}

#[test]
fn a_lone_question_mark_says_what_to_write() {
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}nda: ?\n"))]);
    let report = json(&partner(folder.path(), &["check", "--select", "yaml-syntax", "--format", "json"]));
    assert_eq!(told(&report), [("yaml-syntax".to_owned(), 9, 6)]);
    assert!(report["findings"][0]["help"].as_str().unwrap().contains("`TBD`"), "{report}");
}

#[test]
fn a_missed_day_and_a_deadlock_are_two_reasons_with_their_own_days() {
    let gate = "term:\n  start: 2026-01-01\n  length: 2 years\ngates:\n  - id: network\n    due: 2026-10-01\n    if_missed: pause\n    deciders:\n      northwind: A B\n      kestrel: C D\n";
    let vote = |party: &str, vote: &str, by: &str, date: &str| {
        format!(
            "partner: decision/v1\ngate: network\ndate: {date}\nvotes:\n  {party}:\n    vote: {vote}\n    by: {by}\n"
        )
    };
    let folder = folder(&[
        ("charter.yaml", &format!("{}{gate}", CHARTER.replace("negotiation", "operation"))),
        ("decisions/a.yaml", &vote("northwind", "pivot", "A B", "2026-09-29")),
        ("decisions/b.yaml", &vote("kestrel", "continue", "C D", "2026-10-05")),
    ]);
    let output = partner(folder.path(), &["check", "--as-of", "2026-11-22", "--select", "gate-deadlock"]);
    let text = stdout(&output);
    assert!(text.contains("PAUSED since 2 October 2026"), "{text}");
    assert!(text.contains("gate network was not decided by its date, 1 October 2026"), "{text}");
    assert_eq!(text.matches("gate network has been deadlocked since 5 October 2026").count(), 1, "{text}");
}

#[test]
fn a_stage_that_is_asked_about_is_said_where_the_charter_names_another() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let select = ["check", "--select", "exit-clause-missing", "--stage", "launch"];
    assert!(stdout(&partner(folder.path(), &select)).contains("judged as if at stage launch"));
    assert!(!stdout(&partner(folder.path(), &select[..3])).contains("judged as"));
}

#[test]
fn a_record_has_no_stage_that_could_be_marked() {
    let audit = "partner: review/v1\nkind: audit\nperiod: 2026\nheld: 2026-06-15\n";
    let folder = folder(&[("charter.yaml", CHARTER), ("reviews/audit.yaml", audit)]);
    let select =
        ["check", "--select", "audit-outcome-missing", "--stage", "operation", "--as-of", "2026-07-10"];
    let text = stdout(&partner(folder.path(), &select));
    assert!(text.contains("warning reviews/audit.yaml:1:1 audit-outcome-missing"), "{text}");
    assert!(!text.contains("judged as"), "{text}");
}

/// The end of the text output: the lines under the heading that says what comes next.
fn next(folder: &Path, day: &str, arguments: &[&str]) -> Vec<String> {
    let text = stdout(&partner(folder, &[&["check", "--as-of", day], arguments].concat()));
    let lines = text.lines().skip_while(|line| *line != "Next").skip(1);
    lines.take_while(|line| line.starts_with(' ')).map(str::to_owned).collect()
}

#[test]
fn the_command_that_asks_is_named_as_a_shell_takes_it() {
    let folder = folder(&[("a b/charter.yaml", CHARTER)]);
    let lines = next(folder.path(), "2026-07-10", &["a b"]).join(" ");
    assert!(lines.starts_with("  `partner answer 'a b/charter.yaml'` goes through the "), "{lines}");
    let lines = next(folder.path(), "2026-07-10", &["--stage", "launch"]).join(" ");
    assert!(
        lines.starts_with("  `partner answer 'a b/charter.yaml' --stage launch` goes through"),
        "{lines}"
    );
    let quiet = stdout(&partner(folder.path(), &["check", "-q"]));
    assert!(!quiet.contains("Next") && !quiet.contains("partner answer"), "{quiet}");
}

#[test]
fn what_cannot_be_read_comes_first_and_no_command_that_could_not_help() {
    let first = |files: &Path| {
        let text = stdout(&partner(files, &["check", "--as-of", "2026-07-10"]));
        text.lines().skip_while(|line| *line != "To settle first").nth(1).map(str::to_owned)
    };
    let wrong = CHARTER.to_owned() + "exit: {notice: 6m}\n";
    let files = folder(&[("charter.yaml", &wrong)]);
    assert_eq!(first(files.path()).as_deref(), Some("  1. `6m` could be months or minutes"));
    let broken = CHARTER.to_owned() + "exit: [notice\n";
    let files = folder(&[("charter.yaml", &broken)]);
    let text = stdout(&partner(files.path(), &["check", "--as-of", "2026-07-10"]));
    assert!(text.contains("error 10:1 yaml-syntax") || text.contains(" yaml-syntax"), "{text}");
    assert_eq!(next(files.path(), "2026-07-10", &[]), Vec::<String>::new());
    let output = partner(files.path(), &["answer", "--list"]);
    assert!(stderr(&output).contains("was left as it is"), "nor could it: {}", stderr(&output));
}

#[test]
fn the_next_gate_is_named() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/embedded-lending");
    let line = |day: &str| next_day(&example, day);
    assert_eq!(line("2026-07-10").as_deref(), Some("vote at the gate Early traction by 1 September 2026"));
    // The gates are due 2026-09-01, 2026-12-01 and 2027-03-01.
    assert_eq!(line("2026-09-02").as_deref(), Some("vote at the gate Value hypothesis by 1 December 2026"));
}

/// What the page names as the next day that matters.
fn next_day(folder: &Path, day: &str) -> Option<String> {
    let text = stdout(&partner(folder, &["check", "--as-of", day]));
    let line = text.lines().find_map(|line| line.strip_prefix("  Next date "))?;
    Some(line.trim().to_owned())
}

#[test]
fn without_a_gate_the_next_day_is_the_last_of_a_term_that_is_running() {
    let term = |stage: &str, term: &str| {
        let charter = format!(
            "{}term: {{{term}}}\n",
            CHARTER.replace("stage: negotiation", &format!("stage: {stage}"))
        );
        assert!(charter.contains(stage), "{charter}");
        let folder = folder(&[("charter.yaml", &charter)]);
        next_day(folder.path(), "2026-07-10")
    };
    let ends = "the term ends on 30 September 2026";
    assert_eq!(term("winding-down", "start: 2021-10-01, end: 2026-09-30").as_deref(), Some(ends));
    assert_eq!(term("operation", "start: 2021-10-01, end: 2026-09-30").as_deref(), Some(ends));
    assert_eq!(term("negotiation", "start: 2021-10-01, end: 2026-09-30"), None);
    // What is over is found, and no day to come.
    assert_eq!(term("operation", "start: 2021-10-01, end: 2026-07-09"), None);
    let renews = "start: 2021-10-01, end: 2026-09-30, renewal: automatic";
    assert_eq!(term("operation", renews).as_deref(), Some("the term renews itself after 30 September 2026"));
}

#[test]
fn text_and_table_are_two_names_of_what_is_for_people() {
    let files = folder(&[("charter.yaml", CHARTER)]);
    let of = |command: &str, name: &str| {
        let output = partner(files.path(), &[command, "--as-of", "2026-07-10", "--format", name]);
        assert_ne!(code(&output), 2, "{command} --format {name}: {}", stderr(&output));
        stdout(&output)
    };
    for command in ["check", "config", "gates", "readiness", "score", "tradeoffs"] {
        let text = of(command, "text");
        assert!(!text.is_empty());
        assert_eq!(text, of(command, "table"), "{command}");
    }
    // Each command documents one of them.
    let help = |command: &str| stdout(&partner(files.path(), &[command, "--help"]));
    assert!(help("check").contains("text (for people)") && !help("check").contains("table ("));
    assert!(help("gates").contains("table (for people)") && !help("gates").contains("text ("));
}

#[test]
fn a_file_that_is_not_there_does_not_exist() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    for arguments in [
        ["check", "--baseline", "gone"].as_slice(),
        &["import", "gone"],
        &["health", "--import", "gone"],
        &["review", "--from", "gone"],
    ] {
        let output = partner(folder.path(), arguments);
        assert_eq!(stderr(&output), "error: `gone` does not exist\n", "{arguments:?}");
        assert_eq!(code(&output), 2, "{arguments:?}");
    }
}
