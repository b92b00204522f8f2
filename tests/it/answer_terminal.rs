//! `partner answer` at a terminal: questions in a pseudo-terminal, answered, answered wrongly, skipped, broken off, resumed.

use std::fs;

use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

/// Everything that the signing list asks for, but five things.
const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind: {name: Northwind Bank, sponsor: Dana Reyes}
  kestrel: {name: Kestrel Software, sponsor: Sam Idowu}
canvas:
  completed: 2026-06-01
  together: [northwind, kestrel]
  vision: loans where small firms keep their books
  goals: {northwind: more loans, kestrel: fewer lost customers}
  success_means: a second year
  non_negotiables: {northwind: credit decisions, kestrel: the customer's data}
governance:
  # to be settled in July
  decisions: TBD # prices first
  bodies:
    - {id: steering, name: Steering committee, cadence: quarterly}
  escalation: [steering]
metrics:
  - {id: loans, name: Loans, target: 400, unit: loans, agreed_by: [northwind, kestrel]}
communication:
  meetings:
    - {name: Weekly, cadence: weekly, attendees: [northwind, kestrel]}
  channels: [mail]
resources:
  chartering:
    northwind: {people: 1, budget: 1000 GBP, time: 10%}
    kestrel: {people: 1, budget: 1000 GBP, time: 10%}
conflict:
  levels: TBD
  deadlock: {means: two meetings without a decision, default: pause}
exit:
  # agreed in May
  notice: TBD   # to be told in writing
  ip: TBD
  transition: 60 days
reviews:
  health: half-yearly
";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    folder
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("charter.yaml")).unwrap()
}

fn begin(folder: &TempDir, arguments: &[&str]) -> PtySession {
    let mut command = crate::program::command();
    command.args(["answer", "--as-of", "2026-07-10"]).args(arguments);
    command.current_dir(folder.path()).env("NO_COLOR", "1").env("TERM", "xterm").env("COLUMNS", "200");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// Waits for the prompt and sends what a person types, ending with the key Enter.
fn answer(session: &mut PtySession, prompt: &str, typed: &str) {
    session.exp_string(&format!("{prompt} (empty: undecided)")).unwrap();
    session.send(typed).unwrap();
    session.send("\r").unwrap();
    session.flush().unwrap();
}

/// The arrow between both reaches this side in pieces.
fn moved(session: &mut PtySession, from: &str, to: &str) {
    session.exp_string(from).unwrap();
    session.exp_string(to).unwrap();
}

/// One key decides.
fn another(session: &mut PtySession, key: &str) {
    session.exp_string("Another entry?").unwrap();
    session.send(key).unwrap();
    session.flush().unwrap();
}

fn ends_with(mut session: PtySession, code: i32) {
    session.exp_eof().unwrap();
    let status = session.process_mut().wait().unwrap();
    assert!(format!("{status:?}").ends_with(&format!(", {code})")), "{status:?}");
}

#[test]
fn answers_are_written_one_by_one_and_say_what_they_move() {
    let folder = folder();
    let mut session = begin(&folder, &["--next", "4"]);
    session.exp_string("Which decisions are there, and who takes each of them?").unwrap();
    session
        .exp_string("why: the signing list asks: Is a governance blueprint agreed: who decides what?")
        .unwrap();
    answer(&mut session, "what", "prices");
    session.exp_string("both: Both parties together.").unwrap();
    answer(&mut session, "decides", "steering");
    answer(&mut session, "consulted", "");
    moved(&mut session, "signing: PAUSE, 3 not met", "ADDRESS, 2 not met");
    another(&mut session, "n");
    answer(&mut session, "who", "steering");
    answer(&mut session, "within", "5 days");
    another(&mut session, "y");
    answer(&mut session, "who", "a mediator");
    answer(&mut session, "within", "30 days");
    moved(&mut session, "signing: ADDRESS, 2 not met", "ADDRESS, 1 not met");
    another(&mut session, "n");
    session.exp_string("How much notice must a party give to exit?").unwrap();
    answer(&mut session, "exit.notice", "90 days");
    answer(&mut session, "exit.ip", "stays with whoever made it");
    moved(&mut session, "signing: ADDRESS, 1 not met", "COMPLETE");
    session.exp_string("5 answers were written").unwrap();
    ends_with(session, 0);
    let expected = CHARTER
        .replace(
            "  decisions: TBD # prices first\n",
            "  decisions: # prices first\n    - what: prices\n      decides: steering\n",
        )
        .replace(
            "  levels: TBD\n",
            "  levels:\n    - who: steering\n      within: 5 days\n    - who: a mediator\n      within: 30 days\n",
        )
        .replace("notice: TBD", "notice: 90 days")
        .replace("ip: TBD", "ip: stays with whoever made it");
    assert_eq!(text(&folder), expected, "everything else is as it was");
}

#[test]
fn a_wrong_answer_is_asked_again_and_a_skipped_one_later() {
    let folder = folder();
    let mut session = begin(&folder, &[]);
    answer(&mut session, "what", "");
    answer(&mut session, "decides", "");
    answer(&mut session, "consulted", "");
    answer(&mut session, "who", "");
    answer(&mut session, "within", "");
    answer(&mut session, "exit.notice", "6m");
    session.exp_string("write `6 months` or `6 minutes`").unwrap();
    // The line is empty again; Ctrl-U empties it at any time.
    session.send("7\u{15}6 months\r").unwrap();
    session.flush().unwrap();
    answer(&mut session, "exit.ip", "q");
    session.exp_string("1 answer was written").unwrap();
    session.exp_string("questions are open; `partner answer .` continues").unwrap();
    ends_with(session, 0);
    assert_eq!(text(&folder), CHARTER.replace("notice: TBD", "notice: 6 months"));
    // What was skipped comes again, what was answered does not.
    let mut session = begin(&folder, &["--next", "3"]);
    for prompt in ["what", "decides", "consulted", "who", "within"] {
        answer(&mut session, prompt, "");
    }
    answer(&mut session, "exit.ip", "TBD");
    session.exp_string("no answer was written").unwrap();
    ends_with(session, 0);
    assert_eq!(text(&folder), CHARTER.replace("notice: TBD", "notice: 6 months"));
}

#[test]
fn ctrl_c_keeps_what_was_answered() {
    let folder = folder();
    let mut session = begin(&folder, &[]);
    answer(&mut session, "what", "prices");
    answer(&mut session, "decides", "all");
    answer(&mut session, "consulted", "");
    another(&mut session, "n");
    session.exp_string("who (empty: undecided)").unwrap();
    session.send_control('c').unwrap();
    session.exp_string("stopped; 1 answer was written; `partner answer .` continues").unwrap();
    ends_with(session, 2);
    let decided = "  decisions: # prices first\n    - what: prices\n      decides: all\n";
    assert_eq!(text(&folder), CHARTER.replace("  decisions: TBD # prices first\n", decided));
    let mut session = begin(&folder, &["--next", "1"]);
    answer(&mut session, "who", "q");
    ends_with(session, 0);
}

#[test]
fn what_somebody_else_has_written_meanwhile_stays() {
    let folder = folder();
    let mut session = begin(&folder, &["--next", "2"]);
    for prompt in ["what", "decides", "consulted"] {
        answer(&mut session, prompt, "");
    }
    session.exp_string("who (empty: undecided)").unwrap();
    let theirs = CHARTER.replace("  levels: TBD\n", "  levels: [steering]\n");
    fs::write(folder.path().join("charter.yaml"), &theirs).unwrap();
    session.send("steering\r").unwrap();
    session.flush().unwrap();
    answer(&mut session, "within", "5 days");
    session
        .exp_string("`conflict.levels` was answered in the file meanwhile, and was left as it is")
        .unwrap();
    ends_with(session, 0);
    assert_eq!(text(&folder), theirs);
}

#[test]
fn a_change_elsewhere_is_kept_and_the_answer_too() {
    let folder = folder();
    let mut session = begin(&folder, &["--next", "1"]);
    session.exp_string("what (empty: undecided)").unwrap();
    let theirs = CHARTER.replace("ip: TBD", "ip: theirs");
    fs::write(folder.path().join("charter.yaml"), &theirs).unwrap();
    session.send("prices\r").unwrap();
    session.flush().unwrap();
    answer(&mut session, "decides", "");
    answer(&mut session, "consulted", "");
    another(&mut session, "n");
    ends_with(session, 0);
    let decided = "  decisions: # prices first\n    - what: prices\n";
    assert_eq!(text(&folder), theirs.replace("  decisions: TBD # prices first\n", decided));
}

#[test]
fn what_cannot_be_written_by_machine_is_shown_to_paste() {
    let folder = folder();
    let shared = CHARTER.replace("notice: TBD ", "notice: &open TBD ").replace("ip: TBD", "ip: *open");
    fs::write(folder.path().join("charter.yaml"), &shared).unwrap();
    let mut session = begin(&folder, &["--next", "4"]);
    for prompt in ["what", "decides", "consulted", "who", "within"] {
        answer(&mut session, prompt, "");
    }
    answer(&mut session, "exit.notice", "90 days");
    session.exp_string("`exit.notice` cannot be written here").unwrap();
    session.exp_string("notice: 90 days").unwrap();
    answer(&mut session, "exit.ip", "q");
    ends_with(session, 0);
    assert_eq!(text(&folder), shared);
}

#[test]
fn a_party_is_named_and_so_are_the_people_it_has() {
    let folder = folder();
    // No list asks: what comes first is the first error.
    let lists = [
        (
            "signing",
            "alignment_canvas governance_blueprint shared_metrics communication_charter resource_commitments conflict_protocol exit_process health_checks",
        ),
        ("fit", "strategic_fit resource_commitment culture clear_metrics governance exit_plan"),
    ];
    let mut answers = "checklists:\n".to_owned();
    for (list, items) in lists {
        answers.push_str(&format!("  {list}:\n"));
        for item in items.split(' ') {
            answers.push_str(&format!("    {item}: {{answer: n/a, reason: to try the rest}}\n"));
        }
    }
    let gates = "gates:\n  - {id: traction, name: Traction, due: 2026-09-01, deciders: {northwind: Ann Lee, kestrel: Bo Park, acme: TBD}}\n";
    let third = CHARTER
        .replace("  kestrel: {name", "  acme: {name: Acme, sponsor: Kim Lund}\n  kestrel: {name")
        .replace("canvas:\n", &format!("{gates}{answers}canvas:\n"));
    fs::write(folder.path().join("charter.yaml"), &third).unwrap();
    let mut session = begin(&folder, &["--next", "1"]);
    session.exp_string("Traction, Acme: Who decides at the gate for each party?").unwrap();
    session.exp_string("in the charter: Kim Lund").unwrap();
    answer(&mut session, "gates[0].deciders.acme", "Kim Lund");
    session.exp_string("1 answer was written").unwrap();
    ends_with(session, 0);
    assert_eq!(text(&folder), third.replace("acme: TBD}}", "acme: Kim Lund}}"));
}

#[test]
fn what_cannot_be_read_is_corrected_in_the_walk() {
    let folder = folder();
    let wrong = CHARTER.replace("transition: 60 days", "transition: 2m");
    fs::write(folder.path().join("charter.yaml"), &wrong).unwrap();
    let mut session = begin(&folder, &["--next", "1"]);
    session.exp_string("where: exit.transition").unwrap();
    session.exp_string("wrong: `2m` could be months or minutes").unwrap();
    answer(&mut session, "exit.transition", "2m");
    session.exp_string("write `2 months` or `2 minutes`").unwrap();
    session.send("\u{15}2 months\r").unwrap();
    session.flush().unwrap();
    session.exp_string("1 answer was written").unwrap();
    ends_with(session, 0);
    assert_eq!(text(&folder), wrong.replace("2m", "2 months"));
}

#[test]
fn other_partnerships_beside_it_are_left_alone_from_question_to_question() {
    let outer = folder();
    let asked = outer.path().join("lending");
    fs::create_dir_all(&asked).unwrap();
    fs::create_dir(outer.path().join(".git")).unwrap();
    fs::rename(outer.path().join("charter.yaml"), asked.join("charter.yaml")).unwrap();
    let mut session = begin(&outer, &["lending", "--next", "2"]);
    session.exp_string("what (empty: undecided)").unwrap();
    // What comes to lie beside it meanwhile would have to be told as ambiguous if it were read.
    fs::create_dir(outer.path().join("other")).unwrap();
    fs::write(
        outer.path().join("other/charter.yaml"),
        CHARTER.replace("name: Emb", "id: lending\nname: Emb"),
    )
    .unwrap();
    session.send("prices\r").unwrap();
    session.flush().unwrap();
    answer(&mut session, "decides", "all");
    answer(&mut session, "consulted", "");
    another(&mut session, "n");
    answer(&mut session, "who", "q");
    session.exp_string("1 answer was written").unwrap();
    ends_with(session, 0);
    assert!(fs::read_to_string(asked.join("charter.yaml")).unwrap().contains("- what: prices"));
}
