//! Comments, waivers and baselines: what they keep from counting, and what is said when they have nothing to keep.

use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

const HEAD: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

fn folder(charter: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    folder
}

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .output()
        .unwrap()
}

fn report(folder: &Path, arguments: &[&str]) -> (i32, serde_json::Value) {
    let output = partner(folder, &[&["check", "--format", "json"], arguments].concat());
    let stderr = String::from_utf8(output.stderr).unwrap();
    (
        output.status.code().unwrap(),
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{stderr}")),
    )
}

fn rules(report: &serde_json::Value, list: &str) -> Vec<String> {
    report[list].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_comment_silences_one_rule_at_its_place() {
    let charter = HEAD.replace(
        "parties:",
        "# partner: ignore[exit-clause-missing] the lawyers settle it this week\nparties:",
    );
    let folder = folder(&charter);
    let (code, report) = report(folder.path(), &["--select", "exit-*,ignore-*"]);
    assert_eq!((code, rules(&report, "findings")), (0, vec![]));
    assert_eq!(rules(&report, "suppressed"), ["exit-clause-missing"]);
    assert_eq!(report["suppressed"][0]["suppression"]["kind"], "ignored");
    assert_eq!(report["suppressed"][0]["suppression"]["reason"], "the lawyers settle it this week");
    assert_eq!(report["summary"]["accepted"], 1);
}

#[test]
fn a_comment_elsewhere_or_without_reason_silences_nothing() {
    for (comment, said) in [
        ("# partner: ignore[exit-clause-missing]", "ignore-reasonless"),
        ("# partner: ignore[exit-clause-mising] later", "ignore-unused"),
        ("# partner: ignore[exit-notice-missing] later", "ignore-unused"),
        ("# partner: ignore[yaml-syntax] later", "ignore-unused"),
    ] {
        let folder = folder(&HEAD.replace("parties:", &format!("{comment}\nparties:")));
        let (code, report) = report(folder.path(), &["--select", "exit-*,ignore-*"]);
        assert_eq!(code, 1, "{comment}");
        let mut found = rules(&report, "findings");
        found.sort();
        assert_eq!(found, ["exit-clause-missing", said], "{comment}");
    }
    let folder = folder(&format!("{HEAD}# partner: ignore[exit-clause-missing] too late\nsummary: x\n"));
    let (_, report) = report(folder.path(), &["--select", "exit-*,ignore-*"]);
    assert_eq!(rules(&report, "findings"), ["exit-clause-missing", "ignore-unused"]);
}

#[test]
fn what_a_comment_silences_does_not_depend_on_what_is_selected() {
    let said = |id: &str| {
        let comment = format!("# partner: ignore[{id}] later\nparties:");
        let folder = folder(&HEAD.replace("parties:", &comment));
        let (_, report) = report(folder.path(), &["--select", "ignore-*"]);
        rules(&report, "findings")
    };
    assert_eq!(said("exit-notice-missing"), ["ignore-unused"]);
    assert_eq!(said("exit-clause-missing"), [""; 0]);
    // Without a revision to compare with, nobody knows what was edited.
    assert_eq!(said("change-unapproved"), [""; 0]);
}

/// A list that somebody has begun, and a waiver of its verdict.
const WAIVER: &str = "checklists: {signing: {exit_process: no}}
waivers:
  - rule: readiness-paused
    owner: Dana Reyes
    reason: The signing is put off.
    until: 2026-12-31
";

#[test]
fn a_waived_pause_stops_failing_the_run_and_is_still_called_a_pause() {
    let folder = folder(&format!("{HEAD}{WAIVER}"));
    let (code, report) = report(folder.path(), &["--select", "readiness-paused,waiver-*"]);
    assert_eq!((code, rules(&report, "findings")), (0, vec![]));
    let suppression = &report["suppressed"][0]["suppression"];
    assert_eq!((&suppression["owner"], &suppression["until"]), (&"Dana Reyes".into(), &"2026-12-31".into()));
    assert_eq!(report["partnerships"][0]["readiness"][0]["verdict"], "pause");
    let text = String::from_utf8(partner(folder.path(), &["check"]).stdout).unwrap();
    assert!(
        text.contains("PAUSE: 8 of 8 not met, do not sign yet (waived until 31 December 2026)"),
        "{text}"
    );
}

#[test]
fn a_waiver_holds_on_its_last_day_and_not_after() {
    for (until, code, findings) in
        [("2026-07-10", 0, &[][..]), ("2026-07-09", 1, &["readiness-paused", "waiver-expired"][..])]
    {
        let folder = folder(&format!("{HEAD}{}", WAIVER.replace("2026-12-31", until)));
        let found = report(folder.path(), &["--select", "readiness-paused,waiver-*"]);
        assert_eq!(
            (found.0, rules(&found.1, "findings")),
            (code, findings.iter().map(|it| (*it).to_owned()).collect())
        );
    }
}

#[test]
fn a_waiver_for_a_place_accepts_only_what_lies_there() {
    let exit = "exit:\n  notice: {northwind: 90 days}\n  ip: {northwind: Kept.}\n";
    let waiver = "waivers:\n  - rule: exit-notice-missing\n    at: exit.notice\n    owner: D R\n    reason: x\n    until: 2026-12-31\n";
    let folder_here = folder(&format!("{HEAD}{exit}{waiver}"));
    let (_, found) =
        report(folder_here.path(), &["--select", "exit-notice-missing,exit-ip-missing,waiver-*"]);
    assert_eq!(rules(&found, "findings"), ["exit-ip-missing"]);
    let elsewhere = folder(&format!("{HEAD}{exit}{}", waiver.replace("exit.notice\n", "exit.ip\n")));
    let (_, found) = report(elsewhere.path(), &["--select", "exit-notice-missing,waiver-*"]);
    assert_eq!(rules(&found, "findings"), ["exit-notice-missing", "waiver-unused"]);
}

#[test]
fn a_baseline_keeps_what_was_there_from_failing_and_new_findings_fail() {
    let folder = folder(HEAD);
    let drawn = partner(folder.path(), &["baseline"]);
    assert_eq!(drawn.status.code(), Some(0));
    let (code, found) =
        report(folder.path(), &["--baseline", "partner-baseline.json", "--fail-on", "warning"]);
    assert_eq!(code, 0, "{:?}", rules(&found, "findings"));
    assert!(rules(&found, "suppressed").contains(&"exit-clause-missing".to_owned()));

    // Lines moved and the name changed: the same findings. A new section with a gap: a new finding.
    let moved = HEAD.replace("name: Emb", "\n# moved\nname: An emb");
    std::fs::write(folder.path().join("charter.yaml"), &moved).unwrap();
    let (code, found) = report(folder.path(), &["--baseline", "partner-baseline.json"]);
    assert_eq!(code, 0, "{:?}", rules(&found, "findings"));
    let fresh = format!("{moved}gates:\n  - id: traction\n    due: 2026-07-01\n");
    std::fs::write(folder.path().join("charter.yaml"), fresh).unwrap();
    let (code, found) = report(folder.path(), &["--baseline", "partner-baseline.json"]);
    assert_eq!(code, 1);
    assert!(rules(&found, "findings").contains(&"gate-decider-missing".to_owned()));
    assert!(!rules(&found, "findings").contains(&"exit-clause-missing".to_owned()));
}

#[test]
fn an_entry_for_which_nothing_is_found_is_stale() {
    let folder = folder(HEAD);
    partner(folder.path(), &["baseline"]);
    let fixed = format!("{HEAD}exit:\n  notice: 90 days\n");
    std::fs::write(folder.path().join("charter.yaml"), fixed).unwrap();
    let (_, found) = report(
        folder.path(),
        &["--baseline", "partner-baseline.json", "--select", "exit-clause-missing,baseline-stale"],
    );
    assert_eq!(rules(&found, "findings"), ["baseline-stale"]);
    assert_eq!(found["findings"][0]["path"], "partner-baseline.json");
    // Another rule is asked for: what the baseline says of rules that did not run is not known.
    let (_, found) =
        report(folder.path(), &["--baseline", "partner-baseline.json", "--select", "gate-*,baseline-stale"]);
    let stale: Vec<_> =
        rules(&found, "findings").into_iter().filter(|rule| rule == "baseline-stale").collect();
    assert_eq!(stale, [""; 0]);
}

#[test]
fn a_baseline_is_not_overwritten_unasked_and_a_broken_one_is_refused() {
    let folder = folder(HEAD);
    assert_eq!(partner(folder.path(), &["baseline"]).status.code(), Some(0));
    let again = partner(folder.path(), &["baseline"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("--update"));
    assert_eq!(partner(folder.path(), &["baseline", "--update"]).status.code(), Some(0));
    for broken in ["", "{}", "[1]", "{\"version\": 9, \"findings\": []}"] {
        std::fs::write(folder.path().join("b.json"), broken).unwrap();
        let output = partner(folder.path(), &["check", "--baseline", "b.json"]);
        assert_eq!(output.status.code(), Some(2), "{broken}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("partner baseline"), "{broken}");
    }
    assert_eq!(partner(folder.path(), &["check", "--baseline", "none.json"]).status.code(), Some(2));
}

/// A rule of the team's own that speaks of the charter's name: it stands on the second line.
const OWN: &str = "[[rule]]
id = \"house-owner-missing\"
message = \"nobody of ours is named\"
severity = \"error\"
from = \"discovery\"
at = \"name\"
when = \"!has(charter.owner)\"
";

const OFF: &str = "[rules]\nexit-clause-missing = \"off\"\n";

fn settled(charter: &str, configuration: &str) -> TempDir {
    let folder = folder(charter);
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    std::fs::write(folder.path().join("partner.toml"), configuration).unwrap();
    folder
}

#[test]
fn a_comment_silences_a_rule_of_the_teams_own() {
    let ignored = |id: &str| {
        let comment = format!("# partner: ignore[{id}] agreed with legal\nname: Emb");
        let folder = settled(&HEAD.replace("name: Emb", &comment), OWN);
        report(folder.path(), &["--select", "house-*,ignore-*"])
    };
    let (code, found) = ignored("house-owner-missing");
    assert_eq!((code, rules(&found, "findings")), (0, vec![]));
    assert_eq!(rules(&found, "suppressed"), ["house-owner-missing"]);
    assert_eq!(found["suppressed"][0]["suppression"]["kind"], "ignored");
    let (code, found) = ignored("house-owner-mising");
    assert_eq!(code, 1);
    assert_eq!(rules(&found, "findings"), ["ignore-unused", "house-owner-missing"]);
    assert_eq!(found["findings"][0]["help"], "did you mean `house-owner-missing`?");
    // Where its condition does not hold there is nothing to silence.
    let comment = "# partner: ignore[house-owner-missing] agreed with legal\nname: Emb";
    let fixed = OWN.replace("!has(charter.owner)", "!has(charter.name)");
    let folder = settled(&HEAD.replace("name: Emb", comment), &fixed);
    let (_, found) = report(folder.path(), &["--select", "house-*,ignore-*"]);
    assert_eq!(rules(&found, "findings"), ["ignore-unused"]);
}

#[test]
fn a_waiver_accepts_a_finding_of_the_teams_own_rule() {
    let waiver = WAIVER.replace("readiness-paused", "house-owner-missing");
    let selection = ["--select", "house-*,waiver-*"];
    let folder = settled(&format!("{HEAD}{waiver}"), OWN);
    let (code, found) = report(folder.path(), &selection);
    assert_eq!((code, rules(&found, "findings")), (0, vec![]));
    assert_eq!(rules(&found, "suppressed"), ["house-owner-missing"]);
    assert_eq!(found["suppressed"][0]["suppression"]["kind"], "waived");
    let expired = settled(&format!("{HEAD}{}", waiver.replace("2026-12-31", "2026-07-09")), OWN);
    let (code, found) = report(expired.path(), &selection);
    assert_eq!(code, 1);
    assert_eq!(rules(&found, "findings"), ["house-owner-missing", "waiver-expired"]);
}

#[test]
fn what_silences_a_rule_that_is_off_is_not_called_unused() {
    let comment = "# partner: ignore[exit-clause-missing] the lawyers settle it this week\nparties:";
    let waiver = WAIVER.replace("readiness-paused", "exit-clause-missing");
    let selection = ["--select", "exit-*,ignore-*,waiver-*"];
    for charter in [HEAD.replace("parties:", comment), format!("{HEAD}{waiver}")] {
        let (_, found) = report(settled(&charter, OFF).path(), &selection);
        assert_eq!(rules(&found, "findings"), [""; 0], "{charter}");
        assert_eq!(rules(&found, "suppressed"), [""; 0], "{charter}");
        let (_, found) = report(settled(&charter, "").path(), &selection);
        assert_eq!(rules(&found, "suppressed"), ["exit-clause-missing"], "{charter}");
    }
}

/// The findings beside a baseline drawn with `before` and read with `after`, of these rules.
fn beside_baseline(before: &str, after: &str, select: &str) -> (i32, serde_json::Value) {
    let folder = settled(HEAD, before);
    assert_eq!(partner(folder.path(), &["baseline"]).status.code(), Some(0));
    std::fs::write(folder.path().join("partner.toml"), after).unwrap();
    report(folder.path(), &["--baseline", "partner-baseline.json", "--select", select])
}

#[test]
fn a_baseline_holds_findings_of_the_teams_own_rules() {
    let (code, found) = beside_baseline(OWN, OWN, "house-*,baseline-stale");
    assert_eq!((code, rules(&found, "findings")), (0, vec![]));
    assert_eq!(rules(&found, "suppressed"), ["house-owner-missing"]);
    // It is another rule that runs: nobody knows whether the own one would speak.
    let (_, found) = beside_baseline(OWN, OWN, "exit-clause-missing,baseline-stale");
    assert_eq!(rules(&found, "findings"), [""; 0]);
    // What it looked for is there, or the rule is gone.
    let fixed = OWN.replace("!has(charter.owner)", "!has(charter.name)");
    for (after, select) in
        [(fixed.as_str(), "house-*,baseline-stale"), ("", "exit-clause-missing,baseline-stale")]
    {
        let (_, found) = beside_baseline(OWN, after, select);
        assert_eq!(rules(&found, "findings"), ["baseline-stale"], "{after}");
    }
    // Drawn before the rule was there: a new finding.
    let (code, found) = beside_baseline("", OWN, "house-*,baseline-stale");
    assert_eq!((code, rules(&found, "findings")), (1, vec!["house-owner-missing".to_owned()]));
}

#[test]
fn what_a_baseline_says_of_a_rule_that_is_off_is_not_called_stale() {
    let select = "exit-clause-missing,baseline-stale";
    let (_, found) = beside_baseline("", OFF, select);
    assert_eq!(rules(&found, "findings"), [""; 0]);
    let own_off = format!("{OWN}\n[rules]\nhouse-owner-missing = \"off\"\n");
    let (_, found) = beside_baseline(OWN, &own_off, "house-*,baseline-stale");
    assert_eq!(rules(&found, "findings"), [""; 0]);
    // Drawn while the rule was off, and it is on again: a new finding.
    let (code, found) = beside_baseline(OFF, "", select);
    assert_eq!((code, rules(&found, "findings")), (1, vec!["exit-clause-missing".to_owned()]));
}
