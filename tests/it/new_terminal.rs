//! `partner new` at a terminal: the questions asked in a pseudo-terminal, answered, answered wrongly, broken off.

use std::fs;

use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

fn begin(folder: &TempDir, arguments: &[&str]) -> PtySession {
    let mut command = crate::program::command();
    command.arg("new").args(arguments).current_dir(folder.path()).env("NO_COLOR", "1").env("TERM", "xterm");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// Waits for the question and sends what a person types, ending with the key Enter.
fn answer(session: &mut PtySession, question: &str, typed: &str) {
    session.exp_string(question).unwrap();
    session.send(typed).unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
}

const DOWN: &str = "\u{1b}[B";

#[test]
fn a_few_answers_make_a_charter() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = begin(&folder, &[]);
    answer(&mut session, "What is the partnership called?", "Embedded lending");
    answer(&mut session, "First party", "Northwind Bank");
    answer(&mut session, "Executive sponsor at Northwind Bank", "Dana Reyes <dana@northwind.example>");
    answer(&mut session, "Second party", "kestrel=Kestrel Software");
    answer(&mut session, "Executive sponsor at Kestrel Software", "");
    answer(&mut session, "Another party", "");
    // The first choice is that it is undecided.
    answer(&mut session, "Which structure?", DOWN);
    answer(&mut session, "What is it for?", "");
    answer(&mut session, "Which legal form?", &DOWN.repeat(2));
    answer(&mut session, "First day of the term", "2026-09-01");
    answer(&mut session, "Length of the first term", "12 months");
    answer(&mut session, "In which folder?", "");
    session.exp_string("wrote `embedded-lending/charter.yaml`").unwrap();
    session.exp_eof().unwrap();
    let text = fs::read_to_string(folder.path().join("embedded-lending/charter.yaml")).unwrap();
    let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(value["name"], "Embedded lending");
    assert_eq!(value["parties"]["northwind-bank"]["sponsor"], "Dana Reyes <dana@northwind.example>");
    assert_eq!(value["parties"]["kestrel"]["sponsor"], "TBD");
    assert_eq!(value["model"]["structure"], "contractual-project");
    assert_eq!(value["model"]["objective"], "TBD");
    assert_eq!(value["model"]["legal_form"], "alliance-contract");
    assert_eq!(value["term"]["length"], "12 months");
}

#[test]
fn a_wrong_answer_is_asked_again_with_what_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let given =
        ["lending", "--name", "x", "--party", "A", "--party", "B", "--structure", "contractual-project"];
    let more = ["--objective", "deliverable", "--legal-form", "informal"];
    let mut session = begin(&folder, &[&given[..], &more[..]].concat());
    answer(&mut session, "First day of the term", "1.9.2026");
    session.exp_string("write `2026-09-01`").unwrap();
    // The line is empty again; Ctrl-U empties it at any time.
    session.send("2027\u{15}2026-09-01\r").unwrap();
    session.flush().unwrap();
    answer(&mut session, "Length of the first term", "6 months");
    session.exp_string("wrote `lending/charter.yaml`").unwrap();
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    assert!(text.contains("\n  start: 2026-09-01\n  length: 6 months\n"), "{text}");
}

#[test]
fn ctrl_c_and_ctrl_d_leave_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    // At a text, and at a choice, where the cursor is hidden.
    let choice = ["lending", "--name", "x", "--party", "A", "--party", "B"];
    let questions = [(&[][..], "What is the partnership called"), (&choice[..], "Which structure?")];
    for ((arguments, question), key) in questions.into_iter().flat_map(|it| [(it, 'c'), (it, 'd')]) {
        let mut session = begin(&folder, arguments);
        session.exp_string(question).unwrap();
        session.send_control(key).unwrap();
        let rest = session.exp_string("stopped; nothing was written").unwrap();
        let is_choice = !arguments.is_empty();
        assert!(!is_choice || rest.contains("\u{1b}[?25h"), "the cursor is shown again: {rest:?}");
        session.exp_eof().unwrap();
        let status = session.process_mut().wait().unwrap();
        assert!(format!("{status:?}").ends_with(", 2)"), "{status:?}");
    }
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is left behind");
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), "mine\n").unwrap();
    let given = [".", "--name", "x", "--party", "A", "--party", "B", "--minimal"];
    let mut session = begin(&folder, &given);
    answer(&mut session, "already exists. Replace it?", "n");
    session.exp_string("was left as it is").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), "mine\n");
    let mut session = begin(&folder, &given);
    answer(&mut session, "already exists. Replace it?", "y");
    session.exp_string("wrote").unwrap();
    session.exp_eof().unwrap();
    assert!(
        fs::read_to_string(folder.path().join("charter.yaml")).unwrap().starts_with("partner: charter/v1\n")
    );
}
