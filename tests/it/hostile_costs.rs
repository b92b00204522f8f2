//! What a small file may cost: a run ends, and says what it did not do.
//!
//! Nothing here is timed. Each input takes minutes where the work grows with the square of its size, and moments where it does not.

use std::fmt::Write as _;

use serde_json::Value;
use tempfile::TempDir;

#[cfg(unix)]
use crate::program::commit_all;
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
    // A charter that is too large for a rule has not passed it.
    let severity = |rule: &str| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().find(|it| it["rule"] == rule).unwrap()["severity"].clone()
    };
    for id in ["slow", "wide"] {
        assert_eq!(severity(id), severity("quick"));
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

#[test]
fn many_waivers_goals_and_decisions_cost_what_they_are_many() {
    use std::fmt::Write as _;
    const MANY: usize = 4_000;
    let mut text = String::from("metrics:\n");
    for nth in 0..MANY {
        let _ = writeln!(text, "  - {{id: m{nth}, name: M{nth}, unit: u{nth}}}");
    }
    text.push_str("waivers:\n");
    for nth in 0..MANY {
        // Half of them by names, half by indexes.
        let at = if nth % 2 == 0 { format!("metrics.m{nth}") } else { format!("'metrics[{nth}]'") };
        let _ = writeln!(
            text,
            "  - {{rule: metric-unagreed, at: {at}, owner: X Y, reason: r, until: 2026-08-01}}"
        );
    }
    text.push_str("canvas:\n  goals:\n");
    for party in ["p", "q"] {
        let _ = writeln!(text, "    {party}:");
        for nth in 0..MANY {
            // The last target alone differs.
            let target = if party == "q" && nth == MANY - 1 { 7 } else { nth };
            let _ = writeln!(text, "      - {{goal: g{nth}, metric: m{nth}, target: {target}}}");
        }
    }
    text.push_str("governance:\n  bodies:\n");
    for nth in 0..MANY {
        let _ = writeln!(text, "    - {{id: b{nth}, name: B{nth}}}");
    }
    text.push_str("  decisions:\n");
    for nth in 0..MANY {
        let _ = writeln!(text, "    - {{what: d{nth}, decides: b{nth}}}");
    }
    text.push_str("    - {what: d0, decides: b1}\n");
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{text}"))]);
    let rules = "metric-unagreed,waiver-unused,goal-mismatch,decisions-contradictory";
    let report = report(&folder, &["--select", rules]);
    assert_eq!(report["suppressed"].as_array().unwrap().len(), MANY, "each metric has its waiver");
    assert_eq!(count(&report, "metric-unagreed") + count(&report, "waiver-unused"), 0);
    assert_eq!(count(&report, "goal-mismatch"), 1);
    assert_eq!(count(&report, "decisions-contradictory"), 1);
}

#[test]
fn many_slips_cost_what_they_are_many() {
    let mut text = String::from("deliverables:\n");
    for nth in 0..4_000 {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  - what: Thing {nth}\n    acceptence: Fine\n    due: 2026-09-01 # {nth}");
    }
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{text}"))]);
    let output = run(folder.path(), "200", &["check", "--diff", "--as-of", "2026-07-10"]);
    let diff = String::from_utf8(output.stdout).unwrap();
    let lines = |sign: &str| diff.lines().filter(|line| line.starts_with(sign)).count();
    assert_eq!((lines("-    acceptence: Fine"), lines("+    acceptance: Fine")), (4_000, 4_000));
    // The first line of each side names the file.
    assert_eq!((lines("-"), lines("+")), (4_001, 4_001));
}

#[test]
fn a_large_baseline_of_which_nothing_is_left_costs_what_it_is_large() {
    let entries: Vec<Value> = (0..20_000)
        .map(|nth| {
            serde_json::json!({
                "partnership": "p", "document": "charter", "rule": "exit-notice-missing",
                "at": format!("x.m{nth}"), "fingerprint": format!("{nth:032x}"),
            })
        })
        .collect();
    let baseline = serde_json::json!({"version": 2, "findings": entries}).to_string();
    let charter = CHARTER.replace("name: T", "id: p\nname: T");
    let folder = folder(&[("charter.yaml", &charter), ("baseline.json", &baseline)]);
    let report = report(&folder, &["--baseline", "baseline.json"]);
    assert_eq!(count(&report, "baseline-stale"), 20_000);
    let stale =
        report["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "baseline-stale").unwrap();
    // Where the fingerprint of the entry stands, not at the beginning of the file.
    assert!(stale["column"].as_u64().unwrap() > 1, "{stale}");
}

/// The threads of the program ask for more room than there is, so that the system gives none.
#[cfg(unix)]
#[test]
fn without_threads_the_work_is_done_on_one() {
    let folder = folder(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", CHARTER), (".gitignore", "x\n")]);
    commit_all(folder.path());
    let said = |room: Option<&str>, arguments: &[&str]| {
        let mut command = crate::program::command();
        command.args(arguments).args(["--as-of", "2026-07-10"]).current_dir(folder.path());
        if let Some(room) = room {
            command.env("RUST_MIN_STACK", room);
        }
        let output = command.output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        (output.status.code(), output.stdout)
    };
    for arguments in
        [&["check", "--format", "json"][..], &["check", "--base", "HEAD"], &["gates"], &["portfolio"]]
    {
        let usual = said(None, arguments);
        assert!(!usual.1.is_empty());
        assert_eq!(said(Some("1152921504606846976"), arguments), usual, "{arguments:?}");
    }
}

/// Whatever git would read by itself, in whatever folder: a pipe has it wait, a device has no end.
#[cfg(unix)]
#[test]
fn a_pipe_or_a_link_in_the_place_of_a_file_of_git_stops_no_run() {
    use std::process::Command;
    let ends = |name: &str, kind: &str| {
        let folder = folder(&[("a/b/charter.yaml", CHARTER), ("a/c/charter.yaml", CHARTER)]);
        commit_all(folder.path());
        let changed = CHARTER.replace("stage: operation", "stage: Operation");
        std::fs::write(folder.path().join("a/b/charter.yaml"), changed).unwrap();
        let file = folder.path().join(name);
        match kind {
            "pipe" => assert!(Command::new("mkfifo").arg(&file).status().unwrap().success()),
            "folder" => std::fs::create_dir(&file).unwrap(),
            target => std::os::unix::fs::symlink(target, &file).unwrap(),
        }
        for arguments in
            [&["check"][..], &["check", "a/b"], &["check", "--base", "HEAD"], &["check", "--diff"]]
        {
            let output = run(folder.path(), "200", &[arguments, &["--as-of", "2026-07-10"]].concat());
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            // A run without git judges; one with it says what it cannot read. Neither waits.
            assert!(
                output.status.code() != Some(2) || told.contains("is not a plain file"),
                "{name}, {kind}, {arguments:?}: {told}"
            );
        }
        let output = run(folder.path(), "200", &["check", "--fix", "--as-of", "2026-07-10"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("not committed") || told.contains("is not a plain file"), "{told}");
        let output = run(folder.path(), "200", &["check", "--base", "HEAD", "--as-of", "2026-07-10"]);
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for name in [".gitignore", ".gitattributes", "a/.gitignore", "a/b/.gitattributes", "a/c/.gitignore"] {
        let (code, told) = ends(name, "pipe");
        assert_eq!(code, Some(2), "{name}: {told}");
        assert!(told.contains(&format!("`{name}` is not a plain file of at most 4 MiB")), "{told}");
        for kind in ["/dev/zero", "folder", "nowhere"] {
            // Git follows no link here and reads no folder: the run goes on.
            let (code, told) = ends(name, kind);
            assert_eq!(code, Some(1), "{name}, {kind}: {told}");
        }
    }
    // An ignore file of other programs is not ours to read.
    for kind in ["pipe", "/dev/zero"] {
        assert_eq!(ends("a/.partnerignore", kind).0, Some(1));
        assert_eq!(ends(".ignore", kind).0, Some(1));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_mailmap_stops_no_run() {
    use std::process::Command;
    let folder = folder(&[("charter.yaml", CHARTER)]);
    commit_all(folder.path());
    assert!(Command::new("mkfifo").arg(folder.path().join(".mailmap")).status().unwrap().success());
    let output = run(folder.path(), "200", &["check", "--verify-authors", "--as-of", "2026-07-10"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("`.mailmap` is not a plain file of at most 4 MiB"), "{told}");
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
