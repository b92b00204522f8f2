//! `--fix` and `--diff` of what `--changed-since` and `--partition` select.

use super::*;

/// Names a partnership that is not there; the record belongs to none until it is fixed.
const STRAY: &str = "partner: health/v1\npartnership: nroth\nperiod: Q3 2026\n";

/// Two messy partnerships and a stray record on `main`, and a branch that touches one of the partnerships.
fn branched() -> TempDir {
    let folder =
        committed(&[("a/charter.yaml", MESSY), ("d/charter.yaml", MESSY), ("records/x.yaml", STRAY)]);
    git(folder.path(), &["checkout", "-q", "-b", "work"]);
    fs::write(folder.path().join("a/charter.yaml"), format!("{MESSY}summary: x\n")).unwrap();
    git(folder.path(), &["commit", "-q", "-a", "-m", "work"]);
    folder
}

#[test]
fn only_what_has_changed_is_fixed() {
    let folder = branched();
    let since = ["--changed-since", "main", "--select", "gate-order", "--format", "concise"];
    let note = "note: 1 of 2 partnerships left out: nothing of it has changed since `main`\n";
    let output = partner(folder.path(), &[&["check", "--diff"], &since[..]].concat());
    assert_eq!(code(&output), 1);
    assert_eq!(stderr(&output), format!("{note}note: 11 problems in 1 file would be fixed by `--fix`\n"));
    assert!(!stdout(&output).contains("d/charter.yaml"), "{}", stdout(&output));

    let output = partner(folder.path(), &[&["check", "--fix"], &since[..]].concat());
    assert_eq!(read(&folder, "a/charter.yaml"), format!("{FIXED}summary: x\n"));
    assert_eq!(read(&folder, "d/charter.yaml"), MESSY);
    assert_eq!(read(&folder, "records/x.yaml"), STRAY);
    // What remains is told of what was selected: since a charter has changed, also of what belongs to none.
    assert_eq!(code(&output), 1);
    assert_eq!(
        stdout(&output),
        "a/charter.yaml:20:22: error[invalid-value] `1/7/2026` could be two different days\n\
         records/x.yaml:2:14: error[record-orphaned] no charter has the partnership id `nroth`\n"
    );
    assert!(stderr(&output).starts_with(note), "{}", stderr(&output));
    assert_eq!(stderr(&output).matches("left out").count(), 1, "said once, however many rounds there are");
}

#[test]
fn what_is_fixed_back_to_what_it_was_is_still_told() {
    let remains = FIXED.replace("  - {id: scale, due: 1/7/2026}", "  - {id: scale, due: 1/7/2026} # ?");
    let folder = committed(&[("charter.yaml", &remains)]);
    git(folder.path(), &["checkout", "-q", "-b", "work"]);
    fs::write(folder.path().join("charter.yaml"), remains.replace("notice:", "notise:")).unwrap();
    git(folder.path(), &["commit", "-q", "-a", "-m", "work"]);
    let arguments =
        ["check", "--fix", "--changed-since", "main", "--select", "gate-order", "--format", "concise"];
    let output = partner(folder.path(), &arguments);
    assert_eq!(read(&folder, "charter.yaml"), remains, "as on main");
    assert_eq!((code(&output), stdout(&output).lines().count()), (1, 1), "{}", stdout(&output));
}

#[test]
fn a_record_that_finds_its_charter_brings_it_in() {
    let north = FIXED.replace("1/7/2026", "2026-12-01");
    let folder = committed(&[("north/charter.yaml", &north), ("d/charter.yaml", MESSY)]);
    git(folder.path(), &["checkout", "-q", "-b", "work"]);
    fs::create_dir(folder.path().join("records")).unwrap();
    fs::write(folder.path().join("records/x.yaml"), STRAY).unwrap();
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "work"]);
    partner(folder.path(), &["check", "--fix", "--changed-since", "main"]);
    let fixed = "partner: health/v1\npartnership: north\nperiod: 2026-Q3\n";
    assert_eq!(read(&folder, "records/x.yaml"), fixed);
    assert_eq!(read(&folder, "d/charter.yaml"), MESSY);
}

#[test]
fn the_parts_together_correction_everything_once() {
    // By the SHA-256 of its id, `a` is in part 1 of 2 and `d` in part 2 (see `docs/formats.md`).
    let run = |part: &str| {
        let folder = committed(&[("a/charter.yaml", MESSY), ("d/charter.yaml", MESSY)]);
        let output = partner(folder.path(), &["check", "--fix", "--partition", part]);
        assert!(stderr(&output).contains("11 problems in 1 file fixed"), "{}", stderr(&output));
        (read(&folder, "a/charter.yaml"), read(&folder, "d/charter.yaml"))
    };
    assert_eq!(run("1/2"), (FIXED.to_owned(), MESSY.to_owned()));
    assert_eq!(run("2/2"), (MESSY.to_owned(), FIXED.to_owned()));
}
