//! What a small file may cost: a run ends, and says what it did not do.
//!
//! Nothing here is timed. Each input takes minutes where the work grows with the square of its size, and moments where it does not.

use std::fmt::Write as _;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{folder, run};

const CHARTER: &str = "partner: charter/v1\nname: T\nstage: operation\nparties: {p: {name: A}, q: {name: B}}\nexit: {notice: 90 days, ip: x, transition: 60 days}\n";

fn report(folder: &TempDir, more: &[&str]) -> Value {
    let arguments = [&["check", "--format", "json", "--as-of", "2026-07-10", "-q"], more].concat();
    let output = run(folder.path(), "200", &arguments);
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn count(report: &Value, rule: &str) -> usize {
    report["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == rule).count()
}

#[test]
fn a_rule_of_ones_own_that_takes_too_long_is_named_and_the_others_are_judged() {
    let list: String = (0..1_000).map(|nth| format!("text {nth}, ")).collect();
    let charter = format!("{CHARTER}x-l: [{list}]\n");
    let rule = |id: &str, when: &str| {
        format!("[[rule]]\nid = \"{id}\"\nmessage = \"m\"\nat = \"exit\"\nwhen = '''{when}'''\n")
    };
    let loops = r"charter['x-l'].all(a, charter['x-l'].all(b, a.matches(r'\w{20}') || true))";
    let lists = "size(charter['x-l'].map(a, charter['x-l'].map(b, charter['x-l'].map(c, a + b + c)))) > 0";
    let toml = [rule("slow", loops), rule("wide", lists), rule("quick", "true")].concat();
    let folder = folder(&[("partner.toml", &toml), ("charter.yaml", &charter)]);
    let report = report(&folder, &["--select", "slow,wide,quick"]);
    let told = |rule: &str| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().find(|it| it["rule"] == rule).unwrap()["message"].as_str().unwrap().to_owned()
    };
    for id in ["slow", "wide"] {
        assert_eq!(told(id), format!("`{id}` cannot be checked: it takes more than 1,000,000 steps"));
    }
    assert_eq!(told("quick"), "m");
}

#[test]
fn many_comments_goals_and_wrong_entries_cost_what_they_are_many() {
    let comments = "# partner: ignore[exit-clause-missing] x\n".repeat(20_000);
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{comments}"))]);
    assert_eq!(count(&report(&folder, &[]), "ignore-unused"), 20_000);

    let goals: String = (0..20_000).map(|nth| format!("goal{nth},")).collect();
    let sides = format!("canvas:\n  goals:\n    p: [{goals}]\n    q: [{goals}]\n");
    let folder = self::folder(&[("charter.yaml", &format!("{CHARTER}{sides}"))]);
    assert_eq!(report(&folder, &["--select", "canvas"])["summary"]["charters"], 1);

    let mut entries = String::from("risks:\n");
    for _ in 0..5_000 {
        entries.push_str("  - {likelihood: hihg, kind: stratgic, due: 2026-13-01}\n");
    }
    let folder = self::folder(&[("charter.yaml", &format!("{CHARTER}{entries}"))]);
    // Likelihood and kind are no words of the format, and a risk has no `due`: 500 are told, and how many more there are.
    let report = report(&folder, &[]);
    assert_eq!(count(&report, "invalid-value") + count(&report, "unknown-key"), 501);
    let mut maps = String::from("x-map:\n");
    for nth in 0..50_000 {
        // Writing into a String cannot fail.
        let _ = writeln!(maps, "  key{nth}: v");
    }
    let folder = self::folder(&[("charter.yaml", &format!("{CHARTER}{maps}"))]);
    assert_eq!(self::report(&folder, &[])["summary"]["charters"], 1);
}

#[test]
fn many_names_in_one_comment_are_each_told_once() {
    let names: Vec<String> = (0..3_000).map(|nth| format!("no-such-rule-{nth}")).collect();
    let comment = format!("# partner: ignore[{}] x\n", names.join(","));
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{comment}"))]);
    assert_eq!(count(&report(&folder, &["--select", "ignore-unused"]), "ignore-unused"), 3_000);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_mailmap_stops_no_run() {
    use std::process::Command;
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.email=a@b.c", "-c", "user.name=n"];
        assert!(
            Command::new("git")
                .args(identity)
                .args(arguments)
                .current_dir(folder.path())
                .output()
                .unwrap()
                .status
                .success()
        );
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "x"]);
    assert!(Command::new("mkfifo").arg(folder.path().join(".mailmap")).status().unwrap().success());
    let output = run(folder.path(), "200", &["check", "--verify-authors", "--as-of", "2026-07-10"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("`.mailmap` is no plain file of at most 4 MiB"), "{told}");
}

#[cfg(unix)]
#[test]
fn git_is_never_what_lies_in_the_folder_that_is_judged() {
    use std::os::unix::fs::PermissionsExt as _;
    let executable = std::fs::Permissions::from_mode(0o755);
    let folder = folder(&[("charter.yaml", CHARTER), ("git", "#!/bin/sh\ntouch ran\n")]);
    std::fs::set_permissions(folder.path().join("git"), executable).unwrap();
    let path = format!(".::{}", std::env::var("PATH").unwrap());
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_partner"))
        .args(["check", "--base", "HEAD", "--as-of", "2026-07-10"])
        .env("PATH", path)
        .current_dir(folder.path())
        .output()
        .unwrap()
        .status;
    assert_eq!(status.code(), Some(2));
    assert!(!folder.path().join("ran").exists());
}
