//! `check --fix` and `check --diff` from outside: what is fixed, what is left alone, and when nothing is written.

use crate::program::{code, git, stderr, stdout};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

mod rereading;
mod sarif;
mod selection;

const MESSY: &str = "# Ours, please keep

name: Embedded lending   # working title
partner: charter/v1
stage: Negotiation # agreed in May
parties:
  northwind: {name: Northwind Bank, country: gb}
  kestrel:
    name: \"Kestrel Software\"
term:
  strat: 2026/7/1   # first day
  end: '31/12/2027'
exit:
  notise: 90days # in writing
  # assets: open
gates:
  - id: traction
    due: 2026-9-1
    decidres: {northwind: Dana Reyes, kestral: Sam Ortiz}
  - {id: scale, due: 1/7/2026}
";

const FIXED: &str = "# Ours, please keep

partner: charter/v1
name: Embedded lending   # working title
stage: negotiation # agreed in May
parties:
  northwind: {name: Northwind Bank, country: GB}
  kestrel:
    name: \"Kestrel Software\"
term:
  start: 2026-07-01   # first day
  end: '2027-12-31'
exit:
  notice: 90 days # in writing
  # assets: open
gates:
  - id: traction
    due: 2026-09-01
    deciders: {northwind: Dana Reyes, kestrel: Sam Ortiz}
  - {id: scale, due: 1/7/2026}
";

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// A repository in which everything is committed.
fn committed(files: &[(&str, &str)]) -> TempDir {
    let folder = crate::program::folder(files);
    crate::program::commit_all(folder.path());
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn what_has_one_reading_is_fixed_and_the_rest_is_told() {
    let folder = committed(&[("charter.yaml", MESSY)]);
    let output = partner(folder.path(), &["check", "--fix", "--select", "gate-order", "--format", "concise"]);
    assert_eq!(read(&folder, "charter.yaml"), FIXED);
    assert_eq!(
        stdout(&output),
        "charter.yaml:20:22: error[invalid-value] `1/7/2026` could be two different days\n"
    );
    assert_eq!(code(&output), 1, "something remains");
    assert_eq!(
        stderr(&output),
        "charter.yaml:4:10: fixed[header-missing] move `partner` to the top\n\
         charter.yaml:5:8: fixed[invalid-value] write `negotiation` for `Negotiation`\n\
         charter.yaml:7:46: fixed[invalid-value] write `GB` for `gb`\n\
         charter.yaml:11:3: fixed[unknown-key] write `start` for `strat`\n\
         charter.yaml:12:8: fixed[invalid-value] write `2027-12-31` for `31/12/2027`\n\
         charter.yaml:14:3: fixed[unknown-key] write `notice` for `notise`\n\
         charter.yaml:18:10: fixed[invalid-value] write `2026-09-01` for `2026-9-1`\n\
         charter.yaml:19:5: fixed[unknown-key] write `deciders` for `decidres`\n\
         charter.yaml:11:10: fixed[invalid-value] write `2026-07-01` for `2026/7/1`\n\
         charter.yaml:14:11: fixed[invalid-value] write `90 days` for `90days`\n\
         charter.yaml:19:39: fixed[reference-unknown] write `kestrel` for `kestral`\n\
         note: 11 problems in 1 file fixed\n"
    );
    // Nothing is left to change, so work that is not committed is in no danger.
    let again = partner(folder.path(), &["check", "--fix", "--select", "gate-order"]);
    assert_eq!(code(&again), 1);
    assert_eq!(read(&folder, "charter.yaml"), FIXED);
    assert_eq!(stderr(&again), "note: nothing here can be fixed automatically\n");
}

#[test]
fn what_cannot_be_read_is_not_without_anything_to_fix() {
    let folder = committed(&[("charter.yaml", "partner: charter/v1\nname: [x\n")]);
    let output = partner(folder.path(), &["check", "--diff"]);
    assert_eq!(code(&output), 1);
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "warning: `charter.yaml` could not be read; `partner check` says why\n\
         note: nothing else can be fixed automatically\n"
    );
}

#[test]
fn the_summary_and_json_tell_what_can_be_fixed() {
    let folder = committed(&[("charter.yaml", MESSY)]);
    let text = stdout(&partner(folder.path(), &["check", "--select", "gate-order"]));
    assert!(text.ends_with("1 charter: 9 errors; 8 fixable with `--fix`\n"), "{text}");
    let output = partner(folder.path(), &["check", "--select", "gate-order", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let of =
        |message: &str| findings.iter().find(|it| it["message"].as_str().unwrap().contains(message)).unwrap();
    // Line 14 is `  notise: 90days # in writing`: the key has columns 3 to 8.
    let expected = serde_json::json!({
        "title": "write `notice` for `notise`",
        "safety": "safe",
        "edits": [{"line": 14, "column": 3, "end_line": 14, "end_column": 9, "text": "notice"}],
    });
    assert_eq!(of("`notise`")["fix"], expected);
    assert!(of("two different days").get("fix").is_none());
}

#[test]
fn a_preview_writes_nothing_and_git_can_apply_it() {
    let folder = committed(&[("a/charter.yaml", MESSY)]);
    let output = partner(folder.path(), &["check", "--diff"]);
    assert_eq!(code(&output), 1);
    assert_eq!(read(&folder, "a/charter.yaml"), MESSY);
    assert_eq!(stderr(&output), "note: 11 problems in 1 file would be fixed by `--fix`\n");
    let mut apply =
        Command::new("git").arg("apply").current_dir(folder.path()).stdin(Stdio::piped()).spawn().unwrap();
    apply.stdin.take().unwrap().write_all(&output.stdout).unwrap();
    assert!(apply.wait().unwrap().success());
    assert_eq!(read(&folder, "a/charter.yaml"), FIXED);
    // Findings remain that no machine can fix; of these a preview says nothing.
    let output = partner(folder.path(), &["check", "--diff", "--fix"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
}

#[test]
fn git_applies_a_preview_whatever_ends_the_lines() {
    for (end, mark) in [("\r", ""), ("\r", "\u{feff}"), ("\r\n", "\u{feff}"), ("\n", "\u{feff}")] {
        let text = |text: &str| format!("{mark}{}", text.replace('\n', end));
        let folder = committed(&[("a/charter.yaml", &text(MESSY))]);
        git(folder.path(), &["config", "core.autocrlf", "false"]);
        let output = partner(folder.path(), &["check", "--diff"]);
        assert_eq!(code(&output), 1, "{end:?}");
        assert_eq!(read(&folder, "a/charter.yaml"), text(MESSY), "{end:?}");
        let mut apply = Command::new("git")
            .arg("apply")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        apply.stdin.take().unwrap().write_all(&output.stdout).unwrap();
        assert!(apply.wait().unwrap().success(), "{end:?} {mark:?}: {}", stdout(&output));
        assert_eq!(read(&folder, "a/charter.yaml"), text(FIXED), "{end:?} {mark:?}");
    }
}

#[test]
fn files_that_git_could_not_bring_back_are_refused() {
    let folder = committed(&[("a/charter.yaml", "partner: charter/v1\n"), ("b/charter.yaml", MESSY)]);
    fs::write(folder.path().join("a/charter.yaml"), MESSY).unwrap();
    fs::create_dir(folder.path().join("c")).unwrap();
    fs::write(folder.path().join("c/charter.yaml"), MESSY).unwrap();
    let output = partner(folder.path(), &["check", "--fix"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    let said = "error: not committed, so git could not restore what a fix replaces: `a/charter.yaml`, \
                `c/charter.yaml`; commit first, or give `--allow-dirty`\n";
    assert_eq!(stderr(&output), said);
    assert_eq!(read(&folder, "b/charter.yaml"), MESSY, "none is written where one is refused");
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("charter.yaml"), MESSY).unwrap();
    let output = partner(elsewhere.path(), &["check", "--fix"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert_eq!(read(&elsewhere, "charter.yaml"), MESSY);
    let output = partner(elsewhere.path(), &["check", "--fix", "--allow-dirty"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert_eq!(read(&elsewhere, "charter.yaml"), FIXED);
    let output = partner(elsewhere.path(), &["check", "--allow-dirty"]);
    assert_eq!(stderr(&output), "error: `--allow-dirty` goes with `--fix` or `--diff`\n");
}

#[test]
fn a_preview_shows_files_with_work_that_is_not_committed_and_says_so() {
    let folder = committed(&[("a/charter.yaml", "partner: charter/v1\n"), ("b/charter.yaml", MESSY)]);
    fs::write(folder.path().join("a/charter.yaml"), MESSY).unwrap();
    let fixed = "note: 22 problems in 2 files would be fixed by `--fix`\n";
    let refused = "note: `a/charter.yaml` is not committed, so that `--fix` would refuse to change it without `--allow-dirty`\n";
    let output = partner(folder.path(), &["check", "--diff"]);
    assert_eq!((code(&output), stderr(&output)), (1, format!("{fixed}{refused}")));
    assert_eq!(stdout(&output).matches("+++ ").count(), 2);
    assert_eq!(
        (read(&folder, "a/charter.yaml").as_str(), read(&folder, "b/charter.yaml").as_str()),
        (MESSY, MESSY)
    );
    let output = partner(folder.path(), &["check", "--diff", "--allow-dirty"]);
    assert_eq!((code(&output), stderr(&output).as_str()), (1, fixed));
    let output = partner(folder.path(), &["check", "--diff", "--quiet"]);
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    // Nothing would be changed in a file that is not committed: there is nothing to say of it.
    fs::write(folder.path().join("a/charter.yaml"), FIXED).unwrap();
    assert!(!stderr(&partner(folder.path(), &["check", "--diff"])).contains("not committed"));
    let elsewhere = tempfile::tempdir().unwrap();
    let write = |name: &str| fs::write(elsewhere.path().join(format!("{name}.charter.yaml")), MESSY).unwrap();
    ["one", "two"].into_iter().for_each(write);
    let output = partner(elsewhere.path(), &["check", "--diff"]);
    assert_eq!(code(&output), 1);
    let refused = "note: `one.charter.yaml` and `two.charter.yaml` are not committed, so that `--fix` would refuse to change them without `--allow-dirty`\n";
    assert!(stderr(&output).ends_with(refused), "{}", stderr(&output));
    // A long list is cut: what matters is that `--fix` would refuse.
    ["four", "five", "three"].into_iter().for_each(write);
    let said = stderr(&partner(elsewhere.path(), &["check", "--diff"]));
    let names = "note: `five.charter.yaml`, `four.charter.yaml`, `one.charter.yaml` and 2 more files are not committed, so";
    assert!(said.contains(names), "{said}");
}

#[test]
fn standard_input_comes_back_fixed() {
    let run = |bytes: &[u8]| {
        let mut child = crate::program::command()
            .args(["check", "--fix", "-", "--format", "concise", "--select", "gate-order"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        child.wait_with_output().unwrap()
    };
    let output = run(MESSY.as_bytes());
    assert_eq!(stdout(&output), FIXED);
    assert_eq!(code(&output), 1);
    let last = "<stdin>:20:22: error[invalid-value] `1/7/2026` could be two different days\n";
    assert!(stderr(&output).ends_with(last), "{}", stderr(&output));
    // With a byte order mark and line breaks of Windows.
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(stdout(&run(windows(MESSY).as_bytes())), windows(FIXED));
    // What cannot be read comes back as it was.
    for bytes in [b"partner: charter/v1\nname: \xff\n".as_slice(), b"partner: charter/v1\nname: [\n"] {
        let output = run(bytes);
        assert_eq!((output.stdout.as_slice(), code(&output)), (bytes, 1));
    }
}

#[cfg(unix)]
#[test]
fn permissions_links_and_write_protection_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = committed(&[("real/it.yaml", MESSY), ("kept/charter.yaml", MESSY)]);
    let real = folder.path().join("real/it.yaml");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o755)).unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "mode"]);
    symlink("real/it.yaml", folder.path().join("charter.yaml")).unwrap();
    let output = partner(folder.path(), &["check", "--fix", "charter.yaml"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(folder.path().join("charter.yaml").is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), FIXED);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o755);
    let kept = folder.path().join("kept/charter.yaml");
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    let output = partner(folder.path(), &["check", "--fix", "kept"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("`kept/charter.yaml` is write-protected"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&kept).unwrap(), MESSY);
    let others = fs::read_dir(folder.path().join("kept")).unwrap().count();
    assert_eq!(others, 1, "no draft stays behind");
}

#[test]
fn records_and_headers_are_fixed_where_it_is_certain_what_they_are() {
    let charter = FIXED.replace("1/7/2026", "2026-12-01");
    let decision = "gate: tractoin\ndate: 2026-9-1\nvotes:\n  northwind: Continue\n";
    let folder = committed(&[
        ("charter.yaml", &charter),
        ("decisions/one.yaml", decision),
        ("decisions/two.yaml", &format!("partner: decisoin/v1\n{decision}")),
        ("notes/three.yaml", "date: 2026-9-1\npartnership: x\n"),
        ("other/charter.yaml", "name: a chart\nversion: 1\n"),
    ]);
    let paths = [
        "charter.yaml",
        "decisions/one.yaml",
        "decisions/two.yaml",
        "notes/three.yaml",
        "other/charter.yaml",
    ];
    let arguments: Vec<&str> = ["check", "--fix"].into_iter().chain(paths).collect();
    partner(folder.path(), &arguments);
    // To which gate a vote belongs is for a person to say; a date and a capital are no guess.
    let fixed = "gate: tractoin\ndate: 2026-09-01\nvotes:\n  northwind: continue\n";
    assert_eq!(read(&folder, "decisions/one.yaml"), format!("partner: decision/v1\n{fixed}"));
    assert_eq!(read(&folder, "decisions/two.yaml"), format!("partner: decision/v1\n{fixed}"));
    // A date and a partnership: a change, a decision or an acknowledgement.
    assert_eq!(read(&folder, "notes/three.yaml"), "date: 2026-9-1\npartnership: x\n");
    // A file of another program.
    assert_eq!(read(&folder, "other/charter.yaml"), "name: a chart\nversion: 1\n");
    let without = charter.replace("partner: charter/v1\n", "");
    fs::write(folder.path().join("charter.yaml"), &without).unwrap();
    partner(folder.path(), &["check", "--fix", "--allow-dirty"]);
    assert_eq!(read(&folder, "charter.yaml"), charter);
}

#[test]
fn a_number_that_commas_have_cut_is_put_in_quotes() {
    let text = |value: &str| {
        format!(
            "partner: charter/v1\nname: x\nstage: discovery\nparties: {{northwind: {{name: N}}, kestrel: {{name: K}}}}\n\
             value:\n  costs:\n    northwind: {value} # a\n"
        )
    };
    let folder = committed(&[("charter.yaml", &text("{amount: 1,500,000 GBP, per: year}"))]);
    partner(folder.path(), &["check", "--fix"]);
    assert_eq!(read(&folder, "charter.yaml"), text("{amount: \"1,500,000 GBP\", per: year}"));
    for left in ["{amount: 1, 500 GBP}", "{amount: 1,50 GBP}", "{amount: 1500,000 GBP}", "{name: North,wind}"]
    {
        let folder = committed(&[("charter.yaml", &text(left))]);
        partner(folder.path(), &["check", "--fix"]);
        assert_eq!(read(&folder, "charter.yaml"), text(left));
    }
}

#[test]
fn what_could_say_something_new_is_left_alone() {
    let text = "partner: charter/v1
name: Embedded lending
stage: discovery
parties:
  kestrel-us: {name: Kestrel}
  northwind: {name: Northwind}
value:
  exchange:
    - {from: kestrel-uk, to: northwind, what: leads}
exit:
  notice: &n 90days
  transition: *n
  notise: 3 months
term: {end: 01/07/2027}
metrics:
  - {id: Loans Originated, target: 500 loans}
gates:
  - id: one
    due: 2026-13-01
    deciders:
      northwind: Dana
      nortwind: Sam
";
    let folder = committed(&[("charter.yaml", text)]);
    let output = partner(folder.path(), &["check", "--fix", "--format", "concise"]);
    assert_eq!(read(&folder, "charter.yaml"), text, "{}", stderr(&output));
    assert_eq!(code(&output), 1);
}
