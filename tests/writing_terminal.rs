//! The commands that write, at a terminal: answered, answered wrongly, broken off.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::process::Command;

use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

const DOWN: &str = "\u{1b}[B";

const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: launch
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
gates:
  - id: traction
    due: 2026-07-01
    deciders:
      kestrel: Sam Idowu
";

fn partnership() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    folder
}

fn begin(folder: &TempDir, arguments: &[&str]) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner"));
    command.args(arguments).args(["--as-of", "2026-07-10"]).current_dir(folder.path());
    command.env("NO_COLOR", "1").env("TERM", "xterm");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

fn answer(session: &mut PtySession, question: &str, typed: &str) {
    session.exp_string(question).unwrap();
    session.send(typed).unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
}

#[test]
fn a_vote_is_asked_for() {
    let folder = partnership();
    let mut session = begin(&folder, &["vote"]);
    answer(&mut session, "At which gate?", "");
    answer(&mut session, "Which party votes?", DOWN);
    answer(&mut session, "What does it want?", DOWN);
    answer(&mut session, "Who votes for it?", "");
    answer(&mut session, "Why, in a sentence", "Two markets only");
    session.exp_string("wrote `decisions/traction-kestrel.yaml`").unwrap();
    session.exp_eof().unwrap();
    assert_eq!(
        fs::read_to_string(folder.path().join("decisions/traction-kestrel.yaml")).unwrap(),
        "partner: decision/v1\ngate: traction\ndate: 2026-07-10\nvotes:\n  kestrel:\n    vote: pivot\n    by: Sam Idowu\n    note: Two markets only\n"
    );
}

#[test]
fn a_wrong_answer_is_asked_again() {
    let folder = partnership();
    let mut session = begin(&folder, &["waive", "gate-overdue", "--owner", "Dana Reyes", "--reason", "x"]);
    answer(&mut session, "Until which day", "2026-07-09");
    session.exp_string("2026-07-09 has passed").unwrap();
    // The rejected text stays in the line: Ctrl-U takes it out.
    session.send("\u{15}2026-08-01\r").unwrap();
    session.flush().unwrap();
    session.exp_string("wrote `charter.yaml`").unwrap();
    session.exp_eof().unwrap();
    let text = fs::read_to_string(folder.path().join("charter.yaml")).unwrap();
    assert!(text.ends_with("    until: 2026-08-01\n"), "{text}");
}

#[test]
fn ctrl_c_leaves_everything_as_it_was() {
    for (arguments, question) in [
        (&["vote"][..], "At which gate?"),
        (&["waive"], "Which rule?"),
        (&["acknowledge"], "Which party acknowledges"),
        (&["change"], "What is to change"),
        (&["review"], "On which day was it held?"),
        (&["health", "--answer"], "For which party do you answer?"),
    ] {
        let folder = partnership();
        let mut session = begin(&folder, arguments);
        session.exp_string(question).unwrap();
        session.send_control('c').unwrap();
        session.exp_string("stopped; nothing was written").unwrap();
        session.exp_eof().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{arguments:?}");
        assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), CHARTER);
    }
}
