//! Writing loses nothing: no report replaces what was read, of several writers none takes another's change away, and what a killed
//! run left behind is told.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{command, folder};

const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: operation
term: {start: 2026-01-01, length: 24 months}
parties: {a: {name: A}, b: {name: B}}
";

const DAY: [&str; 2] = ["--as-of", "2026-07-10"];

fn partnership() -> TempDir {
    folder(&[("charter.yaml", CHARTER), ("partner.toml", "[policy]\n"), ("notes.txt", "x\n")])
}

/// The exit code and what is said on standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = command().args(arguments).args(DAY).current_dir(folder).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn no_report_is_written_over_what_was_read() {
    let files = [
        ("charter.yaml", CHARTER),
        ("partner.toml", "[policy]\n"),
        ("ours.toml", "[policy]\n"),
        ("old.json", "{\"version\": 1, \"findings\": []}\n"),
        (".gitignore", "x\n"),
        ("deals.csv", "customer\n"),
        ("deals.yaml", "partner: deals/v1\nsource: deals.csv\ncolumns: {customer: customer}\n"),
        ("broken.yaml", "partner: decision/v1\nvotes: [\n"),
    ];
    let folder = folder(&files);
    let folder = folder.path();
    symlink("charter.yaml", folder.join("link.yaml")).unwrap();
    fs::hard_link(folder.join("charter.yaml"), folder.join("twin.txt")).unwrap();
    let calls: [&[&str]; 22] = [
        &["check", ".", "--format", "json", "--output", "charter.yaml"],
        &["check", ".", "--format", "json", "--output", "./x/../charter.yaml"],
        &["check", ".", "--output", "link.yaml"],
        &["check", ".", "--output", "twin.txt"],
        &["check", ".", "--report", "sarif=charter.yaml"],
        &["check", ".", "--report", "json=twin.txt"],
        &["check", ".", "--fix", "--allow-dirty", "--report", "json=deals.csv"],
        &["check", ".", "--report", "json=partner.toml"],
        &["check", ".", "--baseline", "old.json", "--output", "old.json"],
        &["check", ".", "--config", "ours.toml", "--output", "ours.toml"],
        &["check", ".", "--output", "broken.yaml"],
        &["gates", ".", "--suggest", "--output", "charter.yaml"],
        &["gates", ".", "--format", "ics", "--output", "deals.yaml"],
        &["value", ".", "--output", "partner.toml"],
        &["deals", ".", "--format", "csv", "--output", "deals.csv"],
        &["readiness", ".", "--output", "charter.yaml"],
        &["answer", ".", "--list", "--output", "charter.yaml"],
        &["explain", "gate-overdue", "--output", "charter.yaml"],
        &["schema", "charter", "--output", ".gitignore"],
        &["config", "--output", "partner.toml"],
        &["baseline", ".", "--update", "--file", "charter.yaml"],
        &["baseline", ".", "--update", "--file", "deals.csv"],
    ];
    for arguments in calls {
        let (code, said) = run(folder, arguments);
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(said.contains("was left as it is; name another file"), "{arguments:?}: {said}");
        for (name, before) in files {
            assert_eq!(text(folder, name), before, "{arguments:?}: {name}");
        }
    }
    // Standard input may be one of the files, too.
    fs::write(folder.join("plain.txt"), CHARTER).unwrap();
    let output = command()
        .args(["check", "-", "--output", "plain.txt"])
        .args(DAY)
        .current_dir(folder)
        .stdin(fs::File::open(folder.join("plain.txt")).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(folder, "plain.txt"), CHARTER);
    // What is nobody's input is replaced, as often as one likes, and no pipe is refused.
    for _ in 0..2 {
        for file in ["report.json", "/dev/null"] {
            let (code, said) = run(folder, &["check", ".", "--format", "json", "--output", file]);
            assert!(code != 2, "{said}");
        }
    }
}

#[test]
fn two_reports_go_to_two_files() {
    let folder = partnership();
    fs::write(folder.path().join("one.json"), "").unwrap();
    symlink("one.json", folder.path().join("two.json")).unwrap();
    let (code, said) =
        run(folder.path(), &["check", "--report", "json=one.json", "--report", "sarif=two.json"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("two reports would be written to one file"), "{said}");
}

#[test]
fn a_new_charter_replaces_no_record() {
    let folder = folder(&[("d.yaml", "partner: decision/v1\n")]);
    let new = ["new", "d.yaml", "--overwrite", "--yes", "--name", "X", "--party", "a=A", "--party", "b=B"];
    let (code, said) = run(folder.path(), &new);
    assert_eq!(code, 2, "{said}");
    assert_eq!(text(folder.path(), "d.yaml"), "partner: decision/v1\n");
}

/// Starts all calls at once; gives how many said that they had written, and what the others said.
fn at_once(folder: &Path, calls: &[Vec<String>]) -> (usize, Vec<String>) {
    let start = |arguments: &Vec<String>| {
        let mut call = command();
        call.args(arguments).args(DAY).current_dir(folder);
        call.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = calls.iter().map(start).collect();
    let (mut wrote, mut refused) = (0, Vec::new());
    for child in running {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        match output.status.code() {
            Some(0) => {
                assert!(said.contains("wrote"), "{said}");
                wrote += 1;
            }
            code => {
                assert_eq!(code, Some(2), "{said}");
                refused.push(said);
            }
        }
    }
    (wrote, refused)
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

#[test]
fn of_writers_at_the_same_time_each_keeps_its_change_or_is_told() {
    let due = (0..4).map(|at| format!("  - {{what: D{at}, by: a, due: 2026-07-01}}\n")).collect::<String>();
    let charter = format!("{CHARTER}deliverables:\n{due}");
    for _ in 0..3 {
        let folder = folder(&[("charter.yaml", &charter)]);
        let call = |at: usize| {
            words(&format!(
                "waive deliverable-overdue --owner P{at} --reason r --until 2026-12-31 --at deliverables[{at}]"
            ))
        };
        let (wrote, refused) = at_once(folder.path(), &(0..4).map(call).collect::<Vec<_>>());
        let kept = text(folder.path(), "charter.yaml").matches("rule: deliverable-overdue").count();
        assert_eq!(wrote, kept);
        assert!(wrote > 0);
        assert!(refused.iter().all(|said| said.contains("just changed by someone else")), "{refused:?}");
    }
}

#[test]
fn requests_at_the_same_time_do_not_share_a_number() {
    let folder = partnership();
    let call = |what: &str| words(&format!("change --asked-by a --touches term.length --what {what}"));
    let (wrote, refused) = at_once(folder.path(), &["One", "Two", "Three"].map(call));
    assert!(refused.iter().all(|said| said.contains("just changed by someone else")), "{refused:?}");
    let mut numbers: Vec<String> = fs::read_dir(folder.path().join("changes"))
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy()[..3].to_owned())
        .collect();
    numbers.sort();
    let all: Vec<String> = (1..=wrote).map(|number| format!("{number:03}")).collect();
    assert_eq!(numbers, all);
}

#[test]
fn an_answer_that_somebody_overtook_is_repeated_for_its_author() {
    for before in [None, Some("partner: health/v1\nperiod: 2026-H2\nresponses:\n  a:\n    - alignment: 3\n")]
    {
        let folder = partnership();
        if let Some(before) = before {
            fs::create_dir(folder.path().join("health")).unwrap();
            fs::write(folder.path().join("health/2026-h2.yaml"), before).unwrap();
        }
        let call = |score: usize| {
            words(&format!(
                "health --answer --side a --value-delivery {score} --alignment {score} --comment it's"
            ))
        };
        let (wrote, refused) = at_once(folder.path(), &(1..=4).map(call).collect::<Vec<_>>());
        let kept = text(folder.path(), "health/2026-h2.yaml").matches("comment: it's").count();
        assert_eq!(wrote, kept);
        for said in refused {
            assert!(
                said.contains(
                    "give it again: `partner health --answer --period 2026-H2 --side a --alignment "
                )
            );
            assert!(said.contains(" --value-delivery ") && said.contains(r"--comment 'it'\''s'`"), "{said}");
        }
    }
}

#[test]
fn a_baseline_is_drawn_once_unless_it_is_drawn_anew() {
    let folder = partnership();
    let (wrote, refused) = at_once_silently(folder.path(), &["baseline"; 4]);
    assert_eq!(wrote, 1, "{refused:?}");
    let told = |said: &String| said.contains("already exists") || said.contains("changed by someone else");
    assert!(refused.iter().all(told), "{refused:?}");
}

fn at_once_silently(folder: &Path, calls: &[&str]) -> (usize, Vec<String>) {
    let start = |argument: &&str| {
        command().arg(argument).args(DAY).current_dir(folder).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = calls.iter().map(start).collect();
    let outputs: Vec<_> = running.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let wrote = outputs.iter().filter(|output| output.status.success()).count();
    let refused = outputs.iter().filter(|output| !output.status.success());
    (wrote, refused.map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).collect())
}

#[test]
fn a_draft_that_a_killed_run_left_is_told_by_check_and_by_the_next_writer() {
    let folder = folder(&[
        ("charter.yaml", CHARTER),
        (".partner-aB3xYz", "name: secret\n"),
        (".partner-notes", "x"),
        ("health/.partner-000000", "x"),
    ]);
    let folder = folder.path();
    let output =
        command().args(["check", "--format", "json"]).args(DAY).current_dir(folder).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let drafts: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "draft-left")
        .map(|finding| finding["path"].as_str().unwrap())
        .collect();
    assert_eq!(drafts, [".partner-aB3xYz", "health/.partner-000000"]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("secret"));
    let (code, said) = run(folder, &["answer", "--set", "exit.notice=90 days"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(".partner-aB3xYz` was left by a run that was killed while it wrote"), "{said}");
    assert!(!said.contains(".partner-000000") && !said.contains(".partner-notes"), "{said}");
    assert_eq!(text(folder, ".partner-aB3xYz"), "name: secret\n");
    // The answers do not count it as a document that cannot be read.
    let output = command().args(["gates"]).args(DAY).current_dir(folder).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(0), true));
}

#[test]
fn a_new_file_has_the_permissions_that_the_umask_gives_and_a_replaced_one_keeps_its_own() {
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (umask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664), ("027", 0o640)] {
        let folder = partnership();
        let charter = folder.path().join("charter.yaml");
        fs::set_permissions(&charter, fs::Permissions::from_mode(0o604)).unwrap();
        let run = |line: &str| {
            let script =
                format!("umask {umask} && exec '{}' {line} --as-of 2026-07-10", crate::program::PATH);
            let output =
                Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
            assert!(output.status.code() != Some(2), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        };
        run("health --answer --side a --alignment 1 --period 2026-H2");
        run("check --format json --output report.json");
        run("baseline");
        run("answer --set exit.notice='90 days'");
        for new in ["health/2026-h2.yaml", "report.json", "partner-baseline.json"] {
            assert_eq!(mode(&folder.path().join(new)), expected, "{new}, umask {umask}");
        }
        assert_eq!(mode(&charter), 0o604);
        run("health --answer --side a --alignment 2 --period 2026-H2");
        assert_eq!(mode(&folder.path().join("health/2026-h2.yaml")), expected);
    }
}

#[test]
fn what_may_hold_answers_or_is_a_table_of_somebody_else_is_not_replaced() {
    let folder = partnership();
    let folder = folder.path();
    let refuses = |arguments: &[&str], file: &str, why: &str| {
        let before = fs::read(folder.join(file)).unwrap();
        let (code, said) = run(folder, arguments);
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(said.contains(&format!("`{file}` already exists and {why}")), "{arguments:?}: {said}");
        assert!(said.contains("give `--overwrite`"), "{said}");
        assert_eq!(fs::read(folder.join(file)).unwrap(), before);
        let (code, said) = run(folder, &[arguments, &["--overwrite"]].concat());
        assert_ne!(code, 2, "{arguments:?}: {said}");
        assert_ne!(fs::read(folder.join(file)).unwrap(), before);
    };
    // A sheet may hold answers.
    for file in ["a.csv", "a.md", "a.html"] {
        let sheet = ["questionnaire", ".", "--for", "a", "--output", file];
        for _ in 0..2 {
            assert_ne!(run(folder, &sheet).0, 2, "the same again");
        }
        let mut filled = fs::read(folder.join(file)).unwrap();
        filled.extend(b"\nan answer\n");
        fs::write(folder.join(file), filled).unwrap();
        refuses(&sheet, file, "may hold answers");
    }
    // One in which nobody has answered may go.
    let asks =
        |more: &str| ["questionnaire", ".", "--for", "a", "--output", "b.csv", more].map(str::to_owned);
    for more in ["--health", "--quiet", "--health"] {
        let call = asks(more);
        let (code, said) = run(folder, &call.each_ref().map(String::as_str));
        assert_ne!(code, 2, "{more}: {said}");
    }
    let text = fs::read_to_string(folder.join("b.csv")).unwrap();
    let (head, _) = text.trim_end().rsplit_once(',').unwrap();
    fs::write(folder.join("b.csv"), format!("{head},all well\n")).unwrap();
    refuses(
        &["questionnaire", ".", "--for", "a", "--output", "b.csv", "--health"],
        "b.csv",
        "may hold answers",
    );
    // Nobody has named the files of a folder of tables.
    fs::create_dir_all(folder.join("out")).unwrap();
    fs::write(folder.join("out/risks.csv"), "what I know\nmine, mine\n").unwrap();
    refuses(&["export", ".", "--format", "csv", "--folder", "out"], "out/risks.csv", "has other columns");
    // Of several files none is written where one would be lost.
    fs::remove_dir_all(folder.join("out")).unwrap();
    fs::create_dir(folder.join("out")).unwrap();
    fs::write(folder.join("out/risks.csv"), "mine\n").unwrap();
    assert_eq!(run(folder, &["export", ".", "--format", "csv", "--folder", "out"]).0, 2);
    assert_eq!(fs::read_dir(folder.join("out")).unwrap().count(), 1);
}

#[test]
fn what_is_written_day_by_day_is_replaced() {
    let folder = partnership();
    let folder = folder.path();
    let calls: [&[&str]; 12] = [
        &["report", ".", "--output", "x.html"],
        &["check", ".", "--format", "json", "--output", "check.json"],
        &["check", ".", "--format", "sarif", "--output", "check.sarif"],
        &["check", ".", "--format", "gitlab", "--output", "gitlab.json"],
        &["check", ".", "--format", "junit", "--output", "junit.xml"],
        &["check", ".", "--format", "markdown", "--output", "check.md"],
        &["check", ".", "--format", "concise", "--output", "check.txt"],
        &["check", ".", "--output", "check.log"],
        &["gates", ".", "--format", "csv", "--output", "gates.csv"],
        &["gates", ".", "--format", "ics", "--output", "gates.ics"],
        &["export", ".", "--output", "all.xlsx"],
        &["export", ".", "--format", "csv", "--folder", "out"],
    ];
    for (nth, gates) in
        ["", "gates: [{id: one, name: One, due: 2026-08-01}]\n", "risks: []\n"].into_iter().enumerate()
    {
        fs::write(folder.join("charter.yaml"), format!("{CHARTER}{gates}")).unwrap();
        for call in calls {
            let (code, said) = run(folder, call);
            assert_ne!(code, 2, "{nth} {call:?}: {said}");
        }
    }
}
