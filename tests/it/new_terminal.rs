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

/// Waits for the list and presses keys; Enter is one of them where it is wanted.
fn press(session: &mut PtySession, question: &str, keys: &str) {
    session.exp_string(question).unwrap();
    session.exp_string("1-").unwrap();
    session.send(keys).unwrap();
    session.flush().unwrap();
}

#[test]
fn a_few_answers_make_a_charter() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = begin(&folder, &[]);
    answer(&mut session, "What is the partnership called?", "Embedded lending");
    answer(&mut session, "First party", "Northwind Bank");
    // Enter takes the first word of the name.
    answer(&mut session, "Short id of Northwind Bank", "");
    answer(&mut session, "Second party", "kestrel=Kestrel Software");
    answer(&mut session, "Another party", "");
    // `referral` and `resale`, then `negotiation`, the third of the stages.
    press(&mut session, "What kind of partnership is it?", "12\r");
    press(&mut session, "How far is the partnership?", "3");
    answer(&mut session, "Currency of the partnership", "gbp");
    answer(&mut session, "In which folder?", "");
    session.exp_string("wrote `embedded-lending/charter.yaml`").unwrap();
    session.exp_eof().unwrap();
    let text = fs::read_to_string(folder.path().join("embedded-lending/charter.yaml")).unwrap();
    let value: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(value["name"], "Embedded lending");
    assert_eq!(value["stage"], "negotiation");
    assert_eq!(value["kind"][0], "referral");
    assert_eq!(value["kind"][1], "resale");
    assert_eq!(value["currency"], "GBP");
    assert_eq!(value["parties"]["northwind"]["name"], "Northwind Bank");
    assert_eq!(value["parties"]["kestrel"]["sponsor"], "TBD");
}

#[test]
fn a_wrong_answer_is_asked_again_with_what_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let given = ["lending", "--name", "x", "--party", "A", "--party", "B", "--kind", "resale"];
    let mut session = begin(&folder, &[&given[..], &["--stage", "negotiation"]].concat());
    answer(&mut session, "Currency of the partnership", "euros");
    session.exp_string("is not the code of a currency").unwrap();
    // Ctrl-U empties the line.
    session.send("\u{15}eur\r").unwrap();
    session.flush().unwrap();
    session.exp_string("wrote `lending/charter.yaml`").unwrap();
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    assert!(text.contains("\nkind: resale\n") && text.contains("\ncurrency: EUR\n"), "{text}");
}

#[test]
fn ctrl_c_and_ctrl_d_leave_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    // At a text, and at a choice, where the cursor is hidden.
    let choice = ["lending", "--name", "x", "--party", "A", "--party", "B"];
    let questions =
        [(&[][..], "What is the partnership called"), (&choice[..], "What kind of partnership is it?")];
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
