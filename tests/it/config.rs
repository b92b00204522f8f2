//! `partner.toml` from outside: what it changes, what it refuses, and where it says so.

use crate::program::{stderr, stdout};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: launch
tier: strategic
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
metrics:
  - id: loans
    name: Loans
  - id: margin
    name: Margin
exit:
  notice: 90 days
value:
  expected_revenue: 600000 GBP
";

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// A repository with one charter and this configuration.
fn with(configuration: &str) -> TempDir {
    folder(&[("charter.yaml", CHARTER), ("partner.toml", configuration)])
}

fn report(folder: &Path, more: &[&str]) -> Value {
    let mut arguments = vec!["check", "--format", "json", "--as-of", "2026-07-10"];
    arguments.extend(more);
    let output = partner(folder, &arguments);
    assert!(output.status.code() != Some(2), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Every finding as `severity rule path message`.
fn findings(report: &Value) -> BTreeSet<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|it| [&it["severity"], &it["rule"], &it["path"], &it["message"]].map(text).join(" "))
        .collect()
}

/// What a configuration takes away from the findings, and what it brings.
fn difference(configuration: &str) -> (Vec<String>, Vec<String>) {
    let before = findings(&report(with("").path(), &[]));
    let after = findings(&report(with(configuration).path(), &[]));
    (before.difference(&after).cloned().collect(), after.difference(&before).cloned().collect())
}

/// The rule's findings: severity and message.
fn of(report: &Value, rule: &str) -> Vec<(String, String)> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == rule);
    findings
        .map(|it| (it["severity"].as_str().unwrap().to_owned(), it["message"].as_str().unwrap().to_owned()))
        .collect()
}

/// What a refused configuration says, line by line.
fn refused(configuration: &str) -> Vec<String> {
    let output = partner(with(configuration).path(), &["check"]);
    assert_eq!(output.status.code(), Some(2), "{configuration}\n{}", stdout(&output));
    assert_eq!(stdout(&output), "");
    stderr(&output).lines().map(str::to_owned).collect()
}

#[test]
fn a_policy_value_changes_exactly_the_findings_that_go_by_it() {
    let (gone, new) = difference("[policy]\nmetrics_least = 2\n");
    // The charter has two metrics: that is too few by default. Item `clear_metrics` of the fit list stays a No, for
    // nobody has agreed to them.
    assert_eq!(gone.iter().filter(|it| it.contains(" metrics-too-few ")).count(), 1, "{gone:?}");
    assert!(new.iter().all(|it| it.contains(" fit-reconsider ")), "{new:?}");
    assert_eq!(gone.len(), 1 + new.len(), "{gone:?} {new:?}");
    assert_eq!(difference("[policy]\nmetrics_least = 3\n"), (Vec::new(), Vec::new()));
}

#[test]
fn severities_are_changed_and_rules_turned_off() {
    let (gone, new) = difference("[rules]\nexit-assets-missing = \"off\"\n");
    assert_eq!((gone.len(), new.len()), (1, 0), "{gone:?} {new:?}");
    assert!(gone[0].contains(" exit-assets-missing "), "{gone:?}");
    let (gone, new) = difference("[rules]\nexit-assets-missing = \"advice\"\n");
    assert_eq!((gone.len(), new.len()), (1, 1), "{gone:?} {new:?}");
    assert!(new[0].starts_with("advice exit-assets-missing "), "{new:?}");
    let (_, new) = difference("[rules]\nmetrics-too-few = \"error\"\n");
    assert!(new.iter().all(|it| it.starts_with("error metrics-too-few ")), "{new:?}");
}

#[test]
fn before_it_is_due_a_rule_stays_advice_however_strict_it_is() {
    let folder = with("[rules]\nexit-assets-missing = \"error\"\n");
    let early = report(folder.path(), &["--stage", "discovery"]);
    assert_eq!(of(&early, "exit-assets-missing")[0].0, "advice");
    let due = report(folder.path(), &["--stage", "negotiation"]);
    assert_eq!(of(&due, "exit-assets-missing")[0].0, "error");
    let folder = with("[rules]\nexit-assets-missing = \"off\"\n");
    assert!(of(&report(folder.path(), &["--stage", "discovery"]), "exit-assets-missing").is_empty());
}

#[test]
fn what_holds_for_some_paths_holds_there_alone_wherever_the_program_runs() {
    let configuration = "[rules]\nexit-assets-missing = \"warning\"\n\
        [[override]]\npaths = [\"pilots/**\"]\n[override.rules]\nexit-assets-missing = \"off\"\n\
        [[override]]\npaths = [\"pilots/b/*\"]\n[override.rules]\nexit-assets-missing = \"error\"\n";
    let files = [
        ("partner.toml", configuration),
        ("core/charter.yaml", CHARTER),
        ("pilots/a/charter.yaml", CHARTER),
        ("pilots/b/charter.yaml", CHARTER),
        ("pilots/b/deeper/charter.yaml", CHARTER),
    ];
    let folder = folder(&files);
    let severities = |report: &Value| -> Vec<(String, String)> {
        let findings = report["findings"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        findings
            .filter(|it| it["rule"] == "exit-assets-missing")
            .map(|it| (text(&it["path"]), text(&it["severity"])))
            .collect()
    };
    let pair = |path: &str, severity: &str| (path.to_owned(), severity.to_owned());
    assert_eq!(
        severities(&report(folder.path(), &[])),
        [pair("core/charter.yaml", "warning"), pair("pilots/b/charter.yaml", "error")]
    );
    // From a folder below, paths are shown from there, and mean the same.
    let below = folder.path().join("pilots");
    assert_eq!(severities(&report(&below, &[])), [pair("b/charter.yaml", "error")]);
    let named = report(&below, &["../core"]);
    assert_eq!(severities(&named), [pair("../core/charter.yaml", "warning")]);
}

#[test]
fn a_slip_is_exit_2_with_the_place_and_a_suggestion() {
    let lines = refused("[policy]\n\nmetric_least = 2\n");
    assert_eq!(
        lines,
        ["partner.toml:3:1: error: no policy value is called `metric_least`; did you mean `metrics_least`?"]
    );
    let lines = refused("# é\n[rules]\nexit-notise-missing = \"off\"\n");
    assert_eq!(
        lines,
        [
            "partner.toml:3:1: error: no rule is called `exit-notise-missing`; did you mean `exit-notice-missing`?"
        ]
    );
    assert!(refused("[polcy]\n")[0].starts_with(
        "partner.toml:1:2: error: the configuration has no key `polcy`; did you mean `policy`?"
    ));
}

#[test]
fn every_mistake_of_a_file_is_told_in_one_run() {
    let text = "[policy]\nmetrics_least = \"3\"\ntools_most = 0\ndecision_share_most = 101\n\n\
        [rules]\nunknown-key = \"off\"\nexit-assets-missing = \"fatal\"\n\n\
        [report]\ncolour = \"blue\"\n\n\
        [rates]\nEUR = 0.85\nXXQ = \"1 GBP\"\n";
    let places: Vec<String> =
        refused(text).iter().map(|line| line.split(": ").next().unwrap().to_owned()).collect();
    // Counted by hand: the value behind `metrics_least = ` begins at column 17, and so on; `[rates]` lacks a date.
    let expected = ["2:17", "3:14", "4:23", "7:15", "8:23", "11:10", "13:1", "14:7", "15:1"];
    assert_eq!(places, expected.map(|place| format!("partner.toml:{place}")));
}

#[test]
fn values_that_cannot_be_are_refused() {
    for (text, words) in [
        ("[policy]\nmetrics_least = 6\n", "`metrics_least` is 6 and `metrics_most` is 5"),
        ("[policy]\nmetrics_most = 2\n", "`metrics_least` is 3 and `metrics_most` is 2"),
        ("[policy]\nsteering_interval_most = 0\n", "from 1 to"),
        ("[policy]\nsigning_pause_from = 0\n", "from 1 to"),
        ("[policy]\nfit_score_least = 6\n", "from 0 to 5"),
        ("[policy]\ntrial_least = -1\n", "out of range"),
        ("[policy]\ntrial_least = 6.5\n", "a number with a point"),
        ("[policy]\ntrial_least = 99999999999999999999999\n", "out of range"),
        ("[policy]\ntrial_least = 6\ntrial_least = 7\n", "duplicate key"),
        ("policy = 3\n", "this is a whole number, where a table of policy values belongs"),
        ("[rules]\ninvalid-value = \"advice\"\n", "cannot be made milder"),
        ("[[override]]\npaths = [\"pilots/[\"]\n[override.rules]\n", "is not a path pattern"),
        ("[[override]]\npaths = [\"a\"]\n", "has no `rules`"),
        ("[override]\npaths = [\"a\"]\n", "`[[override]]`"),
        ("[rates]\ndate = 2026-02-30\nEUR = \"0.85 GBP\"\n", "day between 01 and 28"),
        ("[rates]\ndate = 2026-07-01\nEUR = \"0 GBP\"\n", "greater than zero"),
        ("[rates]\ndate = 2026-07-01\nEUR = \"0.85 EUR\"\n", "into itself"),
        ("[rates]\ndate = 2026-07-01\nEUR = \"0.85 XAU\"\n", "is not a rate"),
        ("[rates]\ndate = 2026-07-01\nEUR = \"0.85 GBP\"\nGBP = \"1.18 EUR\"\n", "from EUR back to EUR"),
        ("[[tier]]\nid = \"Strategic\"\n", "write `strategic`"),
        ("[[tier]]\nid = \"strategic\"\nrequires = [\"governence.bodies\"]\n", "did you mean `governance`?"),
        ("[kind.resale]\nlike = \"supply\"\n", "`resale` is a built-in kind"),
        ("[kind.platform]\nlike = \"supply\"\n", "another word for the built-in kind `programme`"),
        ("[kind.oem]\nasks = [\"brand\"]\n", "has no `like`"),
        ("[kind.oem]\nlike = \"oem\"\n", "`oem` is not a known value"),
        ("[kind.oem]\nlike = \"supply\"\nasks = [\"brands\"]\n", "did you mean `brand`?"),
        ("[kind.oem]\nlike = \"supply\"\nasks_not = [\"way-out\"]\n", "`way-out` is asked of every kind"),
        (
            "[kind.oem]\nlike = \"supply\"\nasks = [\"brand\"]\nasks_not = [\"brand\"]\n",
            "`brand` is also under",
        ),
        (
            "[[checklist]]\nid = \"signing\"\ntitle = \"x\"\npause = 1\n[[checklist.item]]\nid = \"a\"\nquestion = \"b\"\n",
            "built-in list",
        ),
        (
            "[[checklist]]\nid = \"ours\"\ntitle = \"x\"\npause = 2\n[[checklist.item]]\nid = \"a\"\nquestion = \"b\"\n",
            "from 1 to 1",
        ),
        ("[[checklist]]\nid = \"ours\"\ntitle = \"x\"\npause = 2\n", "has no `item`"),
    ] {
        let lines = refused(text).join("\n");
        assert!(lines.contains(words), "{text}\n{lines}");
    }
}

#[test]
fn hostile_files_are_refused_without_harm() {
    let deep = format!("a = {}{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let tables = format!("[{}a]\n", "a.".repeat(20_000));
    let mut wide = "[policy]\n".to_owned();
    (0..20_000).for_each(|nth| {
        let _ = writeln!(wide, "k{nth} = 1");
    });
    for text in [
        "[policy]\nmetrics_least\u{0} = 3\n",
        "\u{0}",
        "[policy\n",
        "a = \"\"\"\n",
        "\u{1b}[31m = 1\n",
        "\"\\u001b[31mred\" = 1\n",
        &deep,
        &tables,
        &wide,
    ] {
        let lines = refused(text);
        let start: String = text.chars().take(40).collect();
        assert!(lines[0].starts_with("partner.toml:"), "{start}: {}", lines[0]);
        assert!(lines.iter().all(|line| line.chars().count() < 400), "{start}");
        assert!(!lines.concat().contains('\u{1b}'), "{start}");
    }
    let huge = format!("# {}\n", "x".repeat(2_000_000));
    assert!(refused(&huge)[0].contains("more than 1048576 bytes"));
    let folder = with("");
    std::fs::write(folder.path().join("partner.toml"), b"a = \"\xff\"\n").unwrap();
    let output = partner(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("not UTF-8"), "{}", stderr(&output));
}

#[test]
fn a_named_configuration_is_used_and_must_exist() {
    let folder = folder(&[
        ("charter.yaml", CHARTER),
        ("partner.toml", "[rules]\nexit-assets-missing = \"error\"\n"),
        ("ci/strict.toml", "[rules]\nexit-assets-missing = \"off\"\n"),
    ]);
    assert_eq!(of(&report(folder.path(), &[]), "exit-assets-missing").len(), 1);
    assert!(of(&report(folder.path(), &["--config", "ci/strict.toml"]), "exit-assets-missing").is_empty());
    for command in [&["check", "--config", "nowhere.toml"][..], &["config", "--config", "nowhere.toml"]] {
        let output = partner(folder.path(), command);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output), "error: the configuration `nowhere.toml` does not exist\n");
    }
}

const LIST: &str = "[[checklist]]\nid = \"pilot-readiness\"\ntitle = \"Pilot readiness of both sides\"\naddress = 1\npause = 2\n\
    [[checklist.item]]\nid = \"pilot_customer\"\nquestion = \"Has a first customer agreed?\"\n\
    [[checklist.item]]\nid = \"support_plan\"\nquestion = \"Who answers customers?\"\nevidence = [\"governance.service_levels\"]\n\
    [[checklist.item]]\nid = \"way_out\"\nquestion = \"Can either leave?\"\nevidence = [\"exit.notice\"]\n";

#[test]
fn a_list_of_the_teams_own_is_assessed_like_the_others() {
    let charter =
        format!("{CHARTER}checklists:\n  pilot-readiness:\n    pilot_customer: no\n    suport_plan: yes\n");
    let repository = folder(&[("charter.yaml", &charter), ("partner.toml", LIST)]);
    let report = report(repository.path(), &[]);
    let lists = report["partnerships"][0]["readiness"].as_array().unwrap();
    let list = lists.iter().find(|list| list["checklist"] == "pilot-readiness").unwrap();
    // Customer: answered no. Support plan: answered under a wrong name and nothing there. Way out: the charter has it.
    let states: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["no", "unanswered", "yes"]);
    assert_eq!((&list["no"], &list["of"], &list["verdict"]), (&2.into(), &3.into(), &"pause".into()));
    let failed = of(&report, "own-checklist-failed");
    assert_eq!(failed[0].0, "error");
    assert!(
        failed[0].1.starts_with("PAUSE: 2 of 3 questions of `pilot-readiness` not met"),
        "{}",
        failed[0].1
    );
    let unknown = of(&report, "answer-question-unknown");
    assert_eq!(unknown[0].1, "`pilot-readiness` has no question `suport_plan`");
    let text = stdout(&partner(repository.path(), &["check"]));
    assert!(
        text.contains("  Pilot readiness of both sides PAUSE: 2 of 3 not met (1 of them not answered)\n"),
        "{text}"
    );

    let reconsider = LIST.replace("pause = 2", "pause = 2\nverdict = \"reconsider\"");
    let repository = folder(&[("charter.yaml", &charter), ("partner.toml", &reconsider)]);
    assert_eq!(of(&self::report(repository.path(), &[]), "own-checklist-failed")[0].0, "warning");
    // With one No less it is no longer failed.
    let answered = charter.replace("pilot_customer: no", "pilot_customer: yes");
    let repository = folder(&[("charter.yaml", &answered), ("partner.toml", LIST)]);
    let report = self::report(repository.path(), &[]);
    assert!(of(&report, "own-checklist-failed").is_empty());
}

#[test]
fn an_id_alone_bears_nothing_out_for_a_list_of_the_teams_own() {
    let list = LIST.replace("governance.service_levels", "metrics");
    let of = |more: &str| {
        let charter = CHARTER.replace("    name: Loans\n", &format!("    name: Loans\n{more}"));
        let charter = format!("{charter}checklists: {{pilot-readiness: {{support_plan: yes}}}}\n");
        let repository = folder(&[("charter.yaml", &charter), ("partner.toml", &list)]);
        let report = report(repository.path(), &[]);
        let lists = report["partnerships"][0]["readiness"].as_array().unwrap();
        let list = lists.iter().find(|list| list["checklist"] == "pilot-readiness").unwrap();
        list["items"][1]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(of(""), "unproven", "two metrics, each with an id and a name");
    // Two sides would read 200 in two ways.
    assert_eq!(of("    target: 200\n"), "unproven");
    assert_eq!(of("    target: 200\n    unit: loans\n"), "yes");
}

/// A rule of the team's own with this condition.
fn rule(when: &str) -> String {
    format!(
        "[[rule]]\nid = \"house-rule\"\nmessage = \"the house rule is broken\"\nseverity = \"error\"\nfrom = \"negotiation\"\n\
         at = \"exit.notice\"\nwhen = \"{when}\"\nhelp = \"fix it\"\n"
    )
}

#[test]
fn an_own_rule_speaks_where_its_condition_holds() {
    for (when, speaks) in [
        ("charter.exit.notice.days < 120", true),
        ("charter.exit.notice.days < 90", false),
        ("charter.value.expected_revenue.amount >= 600000", true),
        ("charter.value.expected_revenue.currency != 'GBP'", false),
        ("charter.tier == 'strategic' && !has(charter.nda)", true),
        ("size(charter.metrics) < 3 && charter.metrics.all(m, !has(m.target))", true),
        ("parties.exists(p, !has(charter.parties[p].sponsor))", true),
        ("stage == 'launch' && as_of >= '2026-07-11'", false),
        ("charter.parties.kestrel.name.startsWith('Kestrel')", true),
    ] {
        let found = of(&report(with(&rule(when)).path(), &[]), "house-rule");
        let expected = [("error".to_owned(), "the house rule is broken".to_owned())];
        assert_eq!(found, if speaks { &expected[..] } else { &[] }, "{when}");
    }
    let folder = with(&rule("!has(charter.nda)"));
    let early = report(folder.path(), &["--stage", "alignment"]);
    assert_eq!(of(&early, "house-rule")[0].0, "advice");
    // At the value of `exit.notice`: line 16, behind `  notice: `.
    let found = report(folder.path(), &["--select", "house-rule"]);
    let finding = &found["findings"][0];
    assert_eq!(
        (&finding["line"], &finding["column"], &finding["help"]),
        (&16.into(), &11.into(), &"fix it".into())
    );
    assert_eq!(found["findings"].as_array().unwrap().len(), 1);
    assert!(of(&report(folder.path(), &["--ignore", "house-*"]), "house-rule").is_empty());
    let off = with(&format!("{}[rules]\nhouse-rule = \"off\"\n", rule("!has(charter.nda)")));
    assert!(of(&report(off.path(), &[]), "house-rule").is_empty());
}

#[test]
fn what_a_condition_cannot_know_is_neither_passed_nor_failed() {
    for (when, why) in [
        ("charter.nda < '2026-01-01'", "there is no `nda`"),
        ("charter.exit.notice < 90", "`<` cannot be done with map and int"),
        ("charter.tier", "the expression gives a text, not true or false"),
        ("charter.metrics[2].id == 'x'", "a list has fewer entries"),
    ] {
        let found = of(&report(with(&rule(when)).path(), &[]), "house-rule");
        let message = format!("`house-rule` cannot be checked: {why}");
        assert_eq!(found, [("advice".to_owned(), message)], "{when}");
    }
}

#[test]
fn a_broken_own_rule_ends_the_run_and_says_where() {
    // `when = "` is eight characters long, the name begins behind it.
    assert_eq!(
        refused(&rule("chater.nda == 'x'")),
        [
            "partner.toml:7:9: error: the expression names `chater`, which does not exist; did you mean `charter`?"
        ]
    );
    let lines = refused(&rule("charter.nda == "));
    assert!(
        lines[0].starts_with("partner.toml:7:") && lines[0].contains("the expression cannot be read"),
        "{lines:?}"
    );
    let taken = rule("true").replace("house-rule", "exit-notice-missing");
    assert_eq!(
        refused(&taken),
        ["partner.toml:2:6: error: `exit-notice-missing` is a built-in rule; give it another id"]
    );
    assert!(refused(&rule("true").replace("house-rule", "House Rule"))[0].contains("write `house-rule`"));
    assert!(
        refused(&rule("true").replace("at = \"exit.notice\"", "at = \"exti.notice\""))[0]
            .contains("did you mean `exit`?")
    );
    assert!(refused("[[rule]]\nid = \"house-rule\"\n").len() >= 3);
}

#[test]
fn an_own_rule_is_explained_where_its_configuration_is_found() {
    let folder = with(&rule("!has(charter.nda)"));
    let page = stdout(&partner(folder.path(), &["explain", "house-rule", "--format", "markdown"]));
    for words in ["# house-rule", "the house rule is broken", "partner.toml:2", "!has(charter.nda)", "fix it"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    // For people without the signs of Markdown, its code indented, at any width.
    for columns in ["40", "60", "80", "200"] {
        let page = stdout(&crate::program::run(folder.path(), columns, &["explain", "house-rule"]));
        assert!(page.starts_with("house-rule\n") && page.contains("\nWhy\n"), "{page}");
        assert!(page.contains("\n    !has(charter.nda)\n") && !page.contains('#'), "{page}");
        let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.parse().unwrap(), "{columns}: {page}");
        let page = stdout(&crate::program::run(folder.path(), columns, &["explain", "exit-clause-missing"]));
        assert!(
            page.contains("  - Source: S0, a practice guide")
                || page.contains("  - Source: S3, a practice guide")
        );
        assert!(!page.contains("```") && !page.contains("## "), "{page}");
    }
    let hostile =
        rule("true").replace("the house rule is broken", "m\\u001b[31m ::error::x ##vso[y] \\u202e");
    let folder_of_hostile = with(&hostile);
    for format in ["table", "markdown", "json", "csv"] {
        let page = stdout(&partner(folder_of_hostile.path(), &["explain", "house-rule", "--format", format]));
        assert!(page.contains("error"), "{page}");
        for harmful in ["\u{1b}", "##vso", "\u{202e}"] {
            assert!(!page.contains(harmful), "{format}: {page:?}");
        }
        assert!(format == "json" || !page.contains("::error"), "{format}: {page:?}");
    }
    assert!(stdout(&partner(folder.path(), &["explain"])).contains("house-rule"));
    let output = partner(folder.path(), &["explain", "house-rulle"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean `house-rule`?"));
}

#[test]
fn config_tells_what_is_in_force_and_where_it_comes_from() {
    let text = format!("[policy]\nmetrics_least = 2\n[rules]\nexit-assets-missing = \"off\"\n{LIST}");
    let folder = with(&text);
    let shown = stdout(&partner(folder.path(), &["config"]));
    let line = |words: &str| shown.lines().find(|line| line.contains(words)).unwrap_or_default().to_owned();
    assert!(
        line("metrics_least").contains("= 2 metrics")
            && line("metrics_least").contains("partner.toml:2 (default 3)"),
        "{shown}"
    );
    assert!(line("metrics_most").ends_with("default (S3, clear metrics)"), "{shown}");
    assert!(line("exit-assets-missing").contains("partner.toml:4"), "{shown}");
    let json: Value =
        serde_json::from_slice(&partner(folder.path(), &["config", "--format", "json"]).stdout).unwrap();
    assert_eq!(
        (&json["version"], &json["command"], &json["file"]),
        (&1.into(), &"config".into(), &"partner.toml".into())
    );
    let entry = json["policy"].as_array().unwrap().iter().find(|it| it["key"] == "metrics_least").unwrap();
    assert_eq!(
        (&entry["number"], &entry["default"], &entry["from"]),
        (&2.into(), &3.into(), &"partner.toml:2".into())
    );
    assert_eq!(json["checklists"][0]["id"], "pilot-readiness");

    let default = partner(folder.path(), &["config", "--default"]);
    assert_eq!(stdout(&default), include_str!("../../src/config/default.toml"));
    std::fs::write(folder.path().join("partner.toml"), stdout(&default)).unwrap();
    let before = findings(&report(with("").path(), &[]));
    assert_eq!(findings(&report(folder.path(), &[])), before);
}

#[test]
fn a_rule_is_explained_with_the_values_in_force() {
    let text = "[policy]\nmetrics_least = 2\n\n[rules]\nmetrics-too-few = \"error\"\nhouse-rule = \"advice\"\n\n\
        [[override]]\npaths = [\"pilots/**\"]\n[override.rules]\nmetrics-too-few = \"warning\"\nexit-clause-missing = \"off\"\n";
    let folder = with(&format!("{text}{}", rule("!has(charter.nda)")));
    let page = |rule: &str| stdout(&partner(folder.path(), &["explain", rule, "--format", "markdown"]));
    let few = page("metrics-too-few");
    for line in [
        "- Severity: error (partner.toml:5; default warning)",
        "- Severity under `pilots/**`: warning",
        "- Policy: `metrics_least` = 2 metrics (partner.toml:2; default 3, S3, clear metrics)",
    ] {
        assert!(few.lines().any(|it| it == line), "{line}\n{few}");
    }
    let clause = page("exit-clause-missing");
    let off = "- Severity under `pilots/**`: off (partner.toml:12; default error)";
    assert!(clause.contains("- Severity: error\n") && clause.lines().any(|it| it == off), "{clause}");
    assert!(page("house-rule").contains("- Severity: advice (partner.toml:6; default error)"));
    // Where nothing is settled every page shows the defaults.
    let bare = stdout(&partner(with("").path(), &["explain", "metrics-too-few", "--format", "markdown"]));
    assert!(
        bare.contains("- Severity: warning\n") && bare.contains("= 3 metrics (S3, clear metrics)"),
        "{bare}"
    );
}

#[test]
fn only_rules_of_the_project_point_at_a_page() {
    let folder = with(&rule("!has(charter.nda)"));
    let report = report(folder.path(), &[]);
    let docs = |rule: &str| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().find(|it| it["rule"] == rule).unwrap()["docs"].clone()
    };
    assert_eq!(docs("house-rule"), Value::Null);
    assert_eq!(docs("metrics-too-few"), "docs/rules/metrics-too-few.md");
}
