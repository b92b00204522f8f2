//! A list run at a terminal, without a charter: answered to the end, kept in a charter, broken off.

use std::fs;

use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: alignment
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
checklists: # as of June
  signing:
    # Asked in May.
    exit_process: yes # in the draft
    health_checks: {answer: no, reason: Later.}
";

fn begin(folder: &TempDir, arguments: &[&str]) -> PtySession {
    let mut command = crate::program::command();
    command.args(["readiness", "--as-of", "2026-07-10"]).args(arguments);
    command.current_dir(folder.path()).env("NO_COLOR", "1").env("TERM", "xterm").env("COLUMNS", "200");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// One key decides.
fn press(session: &mut PtySession, question: &str, key: &str) {
    session.exp_string(question).unwrap();
    session.exp_string("[y/n]").unwrap();
    session.send(key).unwrap();
    session.flush().unwrap();
}

fn send(session: &mut PtySession, question: &str, typed: &str) {
    session.exp_string(question).unwrap();
    session.send(typed).unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
}

fn ends_with(mut session: PtySession, code: i32) {
    session.exp_eof().unwrap();
    let status = session.process_mut().wait().unwrap();
    assert!(format!("{status:?}").ends_with(&format!(", {code})")), "{status:?}");
}

/// The eight questions before signing, of which so many of the last are answered with no.
fn answer_signing(session: &mut PtySession, noes: usize) {
    for nth in 1..=8 {
        press(session, &format!("{nth} of 8: "), if nth > 8 - noes { "n" } else { "y" });
    }
}

#[test]
fn three_answers_of_no_before_signing_are_a_pause_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = begin(&folder, &["--ask"]);
    answer_signing(&mut session, 3);
    session.exp_string("PAUSE: 3 of 8 not met, do not sign yet").unwrap();
    session.exp_string("What to do first").unwrap();
    ends_with(session, 0);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn enter_alone_is_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = begin(&folder, &["--ask", "launch"]);
    session.exp_string("1 of 3: ").unwrap();
    session.send("\r").unwrap();
    session.send("x").unwrap();
    session.send("y").unwrap();
    session.flush().unwrap();
    press(&mut session, "2 of 3: ", "y");
    press(&mut session, "3 of 3: ", "y");
    session.exp_string("READY: 3 of 3 met").unwrap();
    ends_with(session, 0);
}

#[test]
fn a_score_is_asked_for_until_it_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let given = ["culture", "clear_metrics", "governance", "exit_plan", "resource_commitment"];
    let given: Vec<String> = given.iter().map(|id| format!("--answer={id}=yes")).collect();
    let mut arguments = vec!["--ask", "fit"];
    arguments.extend(given.iter().map(String::as_str));
    let mut session = begin(&folder, &arguments);
    send(&mut session, "1 of 6: ", "7");
    session.exp_string("write").unwrap();
    // The line is empty again.
    session.send("2\r").unwrap();
    session.flush().unwrap();
    session.exp_string("ADDRESS: 1 of 6 not met").unwrap();
    ends_with(session, 0);
}

#[test]
fn answers_are_written_into_a_charter_whose_comments_stay() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("charter.yaml");
    fs::write(&file, CHARTER).unwrap();
    let mut session = begin(&folder, &["--ask", "signing", "--write", "."]);
    answer_signing(&mut session, 2);
    session.exp_string("ADDRESS: 2 of 8 not met").unwrap();
    press_default(&mut session, "Write the answers into `charter.yaml`; 1 replace another answer?");
    session.exp_string("wrote `charter.yaml`").unwrap();
    ends_with(session, 0);
    let text = fs::read_to_string(&file).unwrap();
    for kept in ["checklists: # as of June\n", "    # Asked in May.\n    exit_process: no # in the draft\n"] {
        assert!(text.contains(kept), "{text}");
    }
    assert!(text.contains("answer: no") && text.contains("reason: Later."), "{text}");
    assert!(
        text.contains("    alignment_canvas: yes\n") && text.contains("    conflict_protocol: yes\n"),
        "{text}"
    );
}

/// Enter takes what is proposed.
fn press_default(session: &mut PtySession, question: &str) {
    session.exp_string(question).unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
}

#[test]
fn whoever_declines_keeps_the_charter_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("charter.yaml");
    fs::write(&file, CHARTER).unwrap();
    let mut session = begin(&folder, &["--ask", "--write", "charter.yaml"]);
    answer_signing(&mut session, 0);
    session.exp_string("Write the answers into").unwrap();
    session.send("n").unwrap();
    session.flush().unwrap();
    session.exp_string("was left as it is").unwrap();
    ends_with(session, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), CHARTER);
}

#[test]
fn a_new_charter_is_begun_with_the_name_and_the_parties() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = begin(&folder, &["--ask", "launch", "--write", "lending"]);
    for nth in 1..=3 {
        press(&mut session, &format!("{nth} of 3: "), "y");
    }
    send(&mut session, "What is the partnership called?", "Embedded lending");
    send(&mut session, "First party", "Northwind Bank");
    send(&mut session, "Short id of Northwind Bank", "");
    send(&mut session, "Second party", "kestrel=Kestrel Software");
    send(&mut session, "Another party", "");
    session.exp_string("wrote `lending/charter.yaml`").unwrap();
    ends_with(session, 0);
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    for said in [
        "name: Embedded lending\n",
        "name: Kestrel Software\n",
        "checklists:\n  launch:\n    milestone_calendar: yes\n    channels: yes\n    conflict_process: yes\n",
    ] {
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn whoever_stops_at_a_score_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    let mut session = begin(&folder, &["--ask", "fit", "--write", "."]);
    session.exp_string("fit (1 to 5)?").unwrap();
    stop(session, "\u{3}");
    assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), CHARTER);
}

#[test]
fn whoever_stops_at_a_yes_or_no_leaves_nothing_behind() {
    for key in ["\u{3}", "\u{4}"] {
        let folder = tempfile::tempdir().unwrap();
        let mut session = begin(&folder, &["--ask", "--write", "lending"]);
        press(&mut session, "1 of 8: ", "y");
        session.exp_string("2 of 8: ").unwrap();
        session.exp_string("[y/n]").unwrap();
        stop(session, key);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

/// Ctrl-C or Ctrl-D.
fn stop(mut session: PtySession, key: &str) {
    session.send(key).unwrap();
    session.flush().unwrap();
    session.exp_string("stopped; nothing was written").unwrap();
    ends_with(session, 2);
}
