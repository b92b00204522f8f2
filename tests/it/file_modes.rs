//! Who may read a file that the program writes: a new one by the umask, a replaced one as before.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::program::{PATH, folder};

const CHARTER: &str = "partner: charter/v1\nname: T\nstage: Operation\nparties: {p: {name: A, sponsor: X Y}, q: {name: B, sponsor: V W}}\nexit: {notice: 90 days}\n";

/// Runs the program under a umask.
fn run(folder: &Path, umask: &str, arguments: &[&str]) {
    let script = format!("umask {umask}; exec '{PATH}' \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).args(arguments).args(["--as-of", "2026-07-10", "-q"]);
    let output = command.current_dir(folder).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_ne!(output.status.code(), Some(2), "{arguments:?}: {told}");
}

fn mode(file: &Path) -> u32 {
    fs::metadata(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).permissions().mode()
        & 0o777
}

#[test]
fn a_new_file_has_the_permissions_that_the_umask_gives() {
    // A mask takes away from what everybody may read and write.
    for (umask, expected) in [("022", 0o644), ("077", 0o600), ("002", 0o664), ("027", 0o640)] {
        let charter = CHARTER.replace("Operation", "operation");
        let folder = folder(&[("charter.yaml", &charter)]);
        for (arguments, file) in [
            (&["acknowledge", "--side", "p"][..], "acknowledgements/p.yaml"),
            (
                &["change", "--what", "Less", "--asked-by", "p", "--touches", "exit.notice"],
                "changes/001-less.yaml",
            ),
            (&["new", "other", "--name", "O", "--party", "A", "--party", "B", "--yes"], "other/charter.yaml"),
            (&["baseline"], "partner-baseline.json"),
            (&["check", "--format", "json", "--output", "report.json"], "report.json"),
            (&["check", "--report", "sarif=report.sarif"], "report.sarif"),
            (&["gates", "--format", "ics", "--output", "days.ics"], "days.ics"),
        ] {
            run(folder.path(), umask, arguments);
            assert_eq!(mode(&folder.path().join(file)), expected, "{file} under {umask}");
        }
    }
}

#[test]
fn a_replaced_file_keeps_its_permissions_whatever_the_umask_is() {
    for (umask, kept) in [("022", 0o600), ("077", 0o644), ("000", 0o640), ("027", 0o664)] {
        let charter = CHARTER.replace("Operation", "operation");
        let folder = folder(&[("charter.yaml", &charter), ("report.json", ""), ("x/charter.yaml", CHARTER)]);
        let keep = |file: &str| {
            let file = folder.path().join(file);
            fs::set_permissions(&file, fs::Permissions::from_mode(kept)).unwrap();
            file
        };
        let waived = keep("charter.yaml");
        let until = ["--owner", "X Y", "--reason", "r", "--until", "2026-08-01"];
        run(
            folder.path(),
            umask,
            &[&["waive", "conflict-protocol-missing", "charter.yaml"][..], &until].concat(),
        );
        assert!(fs::read_to_string(&waived).unwrap().contains("conflict-protocol-missing"));
        assert_eq!(mode(&waived), kept, "waive under {umask}");
        let fixed = keep("x/charter.yaml");
        run(folder.path(), umask, &["check", "x", "--fix", "--allow-dirty"]);
        assert!(fs::read_to_string(&fixed).unwrap().contains("stage: operation"));
        assert_eq!(mode(&fixed), kept, "--fix under {umask}");
        let report = keep("report.json");
        run(folder.path(), umask, &["check", "x", "--format", "json", "--output", "report.json"]);
        assert_eq!(mode(&report), kept, "--output under {umask}");
        run(folder.path(), umask, &["acknowledge", "--side", "p", "charter.yaml"]);
        let record = keep("acknowledgements/p.yaml");
        run(
            folder.path(),
            umask,
            &["acknowledge", "--side", "p", "charter.yaml", "--by", "Z Z", "--section", "exit"],
        );
        assert_eq!(mode(&record), kept, "acknowledge under {umask}");
    }
}
