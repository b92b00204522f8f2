//! `partner answer` at a terminal: questions in a pseudo-terminal, answered, answered wrongly, put off, corrected, broken off, resumed.

use std::collections::BTreeSet;
use std::fs;

use tempfile::TempDir;

use crate::talking::Talk;

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

fn begin(folder: &TempDir, arguments: &[&str]) -> Talk {
    Talk::begin(folder.path(), "200", &[&["answer", "--as-of", "2026-07-10"], arguments].concat())
}

/// The key that deletes what stands in the line.
const CLEAR: &str = "\u{15}";

#[test]
fn one_topic_at_a_time_and_every_answer_is_written_at_once() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    let script = [
        ("Which decisions are there", "prices\r"),
        // Northwind, Kestrel, the steering committee.
        ("prices: Who decides it", "3"),
        ("Who is asked in turn", "1"),
        ("How long does this level have", "a"),
        ("Who is asked in turn", "a mediator\r"),
        ("How long does this level have", "c"),
        ("How much notice must a party give", "90 days\r"),
        ("What happens to intellectual property", "stays with whoever made it\r"),
    ];
    talk.walk(&script, "continues");
    let topics: Vec<String> = talk
        .asked
        .iter()
        .map(|asked| asked.chars().take_while(|sign| !sign.is_ascii_digit()).collect())
        .collect();
    let mut blocks = topics.clone();
    blocks.dedup();
    let distinct: BTreeSet<&String> = topics.iter().collect();
    assert_eq!(blocks.len(), distinct.len(), "{topics:?}");
    let questions: BTreeSet<&String> = talk.asked.iter().collect();
    assert_eq!(questions.len(), talk.asked.len(), "none twice: {:?}", talk.asked);
    let screen = talk.ends_with(0);
    assert!(screen.contains("signing: COMPLETE, held up by"), "{screen}");
    assert!(screen.contains("\nSettled\n") && screen.contains("\nOpen: "), "{screen}");
    let written = text(&folder);
    for part in [
        "  decisions: # prices first\n    - what: prices\n      decides: steering\n",
        "    - who: the partnership managers\n      within: 5 days\n    - who: a mediator\n      within: 30 days\n",
        "notice: 90 days   # to be told in writing",
        "ip: stays with whoever made it",
    ] {
        assert!(written.contains(part), "{part} is not in {written}");
    }
}

#[test]
fn a_wrong_answer_is_asked_again_and_what_was_put_off_comes_in_the_next_call() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[("How much notice", "6m\r")], "write `6 months` or `6 minutes`");
    // The rejected text stays in the line.
    // Ctrl-U empties the line.
    talk.answer("notice: 6", &format!("{CLEAR}6 months\r"));
    talk.walk(&[], "continues");
    assert!(talk.ends_with(0).contains("1 answer was written"));
    assert_eq!(text(&folder), CHARTER.replace("notice: TBD", "notice: 6 months"));
    let mut talk = begin(&folder, &[]);
    talk.walk(&[], "continues");
    assert!(talk.asked.iter().any(|it| it.contains("Which decisions are there")), "{:?}", talk.asked);
    assert!(!talk.asked.iter().any(|it| it.contains("How much notice")), "{:?}", talk.asked);
    talk.ends_with(0);
}

#[test]
fn a_question_mark_asks_and_is_never_stored() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[("What happens to intellectual property", "?")], "where: `exit.ip`");
    talk.expect("partner explain");
    talk.answer("type something else", "??\r");
    talk.expect("where: `exit.ip`");
    talk.answer("type something else", "q\r");
    talk.ends_with(0);
    assert_eq!(text(&folder), CHARTER);
}

#[test]
fn an_answer_is_corrected_by_going_back() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    let script = [("How much notice", "60 days\r"), ("intellectual property", "<")];
    talk.walk(&script, "How much notice");
    talk.answer("type something else", "30 days\r");
    talk.answer("What happens to intellectual property", ">");
    talk.expect("Exit is put off");
    talk.walk(&[], "continues");
    talk.ends_with(0);
    assert_eq!(text(&folder), CHARTER.replace("notice: TBD", "notice: 30 days"));
}

#[test]
fn who_goes_back_from_the_question_to_one_party_is_asked_of_all_again() {
    let folder = folder();
    let mut talk = begin(&folder, &["--again", "exit.notice"]);
    talk.answer("How much notice must a party give", "/");
    talk.answer("Northwind Bank: How much notice", "<");
    talk.answer("/: each party answers by itself", "/");
    talk.answer("Northwind Bank: How much notice", "c");
    // From the second party to the first, whose answer is corrected, and on to the second.
    talk.answer("Kestrel Software: How much notice", "<");
    talk.answer("Northwind Bank: How much notice", "d");
    talk.answer("Kestrel Software: How much notice", "b");
    talk.walk(&[], "written;");
    talk.ends_with(0);
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    assert_eq!(value["exit"]["notice"]["northwind"], "90 days");
    assert_eq!(value["exit"]["notice"]["kestrel"], "30 days");
}

#[test]
fn going_back_among_named_questions_loses_none() {
    let folder = folder();
    let mut talk = begin(&folder, &["--again", "exit.notice", "--again", "exit.ip"]);
    // Nothing comes before the first.
    talk.answer("How much notice must a party give", "<");
    talk.answer("this is the first question", "");
    talk.answer("How much notice must a party give", "c");
    talk.answer("What happens to intellectual property", "<");
    talk.answer("How much notice must a party give", &format!("{CLEAR}30 days\r"));
    talk.answer("What happens to intellectual property", "2");
    talk.walk(&[], "written;");
    talk.ends_with(0);
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    assert_eq!(value["exit"]["notice"], "30 days");
    assert_eq!(value["exit"]["ip"], "each party keeps what it brought and what it made");
}

#[test]
fn an_answer_of_several_terms_is_asked_term_by_term() {
    let folder = folder();
    // As a new charter has it: undecided, each with its comment.
    let data = "exit:\n  data:\n    # within how long?\n    handover: TBD\n    deletion: TBD\n";
    fs::write(folder.path().join("charter.yaml"), CHARTER.replace("exit:\n", data)).unwrap();
    let mut talk = begin(&folder, &["--again", "exit.data"]);
    talk.answer("as agreed: handover, deletion", "2");
    talk.answer("handed over?", "c");
    talk.answer("deleted?", "<");
    talk.answer("handed over?", "d");
    talk.answer("deleted?", "e");
    talk.answer("data, retention:", "\r");
    talk.walk(&[], "written;");
    talk.ends_with(0);
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    assert_eq!(value["exit"]["data"]["handover"], "60 days");
    assert_eq!(value["exit"]["data"]["deletion"], "90 days");
    assert!(text(&folder).contains("    # within how long?\n    handover: 60 days\n"), "{}", text(&folder));
}

#[test]
fn ctrl_c_and_ctrl_d_keep_what_was_answered() {
    for key in ['c', 'd'] {
        stopped_by(key);
    }
}

fn stopped_by(key: char) {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[("How much notice", "60 days\r")], "What happens to intellectual property");
    talk.expect("type something else");
    talk.control(key);
    talk.expect("stopped; 1 answer was written; `partner answer .` continues");
    talk.ends_with(2);
    assert_eq!(text(&folder), CHARTER.replace("notice: TBD", "notice: 60 days"));
}

#[test]
fn what_somebody_else_has_written_meanwhile_stays() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[], "How much notice");
    talk.expect("type something else");
    let theirs = CHARTER.replace("notice: TBD", "notice: 14 days").replace("ip: TBD", "ip: theirs");
    fs::write(folder.path().join("charter.yaml"), &theirs).unwrap();
    talk.press("60 days\r");
    talk.expect("`exit.notice` was answered in the file meanwhile, and was left as it is");
    talk.walk(&[], "continues");
    talk.ends_with(0);
    assert_eq!(text(&folder), theirs);
}

#[test]
fn a_change_elsewhere_is_kept_and_the_answer_too() {
    let folder = folder();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[], "How much notice");
    talk.expect("type something else");
    let theirs = CHARTER.replace("ip: TBD", "ip: theirs");
    fs::write(folder.path().join("charter.yaml"), &theirs).unwrap();
    talk.press("60 days\r");
    talk.walk(&[], "continues");
    talk.ends_with(0);
    assert_eq!(text(&folder), theirs.replace("notice: TBD", "notice: 60 days"));
}

#[test]
fn what_cannot_be_written_by_machine_is_shown_to_paste() {
    let folder = folder();
    let shared = CHARTER.replace("notice: TBD ", "notice: &open TBD ").replace("ip: TBD", "ip: *open");
    fs::write(folder.path().join("charter.yaml"), &shared).unwrap();
    let mut talk = begin(&folder, &[]);
    talk.walk(&[("How much notice", "60 days\r")], "`exit.notice` cannot be written here");
    talk.expect("notice: 60 days");
    talk.walk(&[], "continues");
    talk.ends_with(0);
    assert_eq!(text(&folder), shared);
}

#[test]
fn a_list_of_texts_is_given_and_corrected_one_by_one() {
    let folder = folder();
    let mut talk = begin(&folder, &["--again", "canvas.non_negotiables.northwind"]);
    // What was said can be changed, and more said; Enter alone ends it.
    talk.answer("non-negotiables 1", &format!("{CLEAR}credit decisions, all of them\r"));
    talk.answer("non-negotiables 2", "the name\r");
    talk.answer("non-negotiables 3", "\r");
    talk.ends_with(0);
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    let list = value["canvas"]["non_negotiables"]["northwind"].as_sequence().unwrap();
    let said: Vec<&str> = list.iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(said, ["credit decisions, all of them", "the name"]);
}

#[test]
fn what_cannot_be_read_is_corrected_first() {
    let folder = folder();
    let wrong = CHARTER.replace("transition: 60 days", "transition: 2m");
    fs::write(folder.path().join("charter.yaml"), &wrong).unwrap();
    let mut talk = begin(&folder, &["--next", "1"]);
    talk.expect("wrong: `2m` could be months or minutes");
    talk.answer("type something else", "2 months\r");
    talk.expect("1 answer was written");
    talk.ends_with(0);
    assert_eq!(text(&folder), wrong.replace("2m", "2 months"));
}

#[test]
fn parties_answer_blind_and_then_see_where_they_differ() {
    let folder = folder();
    let mut talk = begin(&folder, &["--blind", "--for", "northwind"]);
    talk.answer("the others look away. Ready?", "y");
    let script = [("Northwind Bank: How soon must it pay back", "b"), ("How much effort", "3")];
    talk.walk(&script, "hidden until every party has answered");
    let screen = talk.ends_with(0);
    let told = screen.rsplit("Where the parties differ").next().unwrap();
    assert!(!told.contains("12 months"), "only one party has answered: {told}");
    let mut talk = begin(&folder, &["--blind"]);
    talk.answer("Northwind Bank answers", "y");
    talk.walk(&[], "Kestrel Software answers");
    talk.press("y");
    let script = [("Kestrel Software: How soon must it pay back", "d"), ("How much effort", "3")];
    talk.walk(&script, "hidden until every party has answered");
    let screen = talk.ends_with(0);
    let asked = screen.rsplit("Kestrel Software answers").next().unwrap();
    let (typed, told) = asked.split_once("Where the parties differ").unwrap();
    assert!(!typed.contains("=: 12 months"), "what the other said is not shown before: {typed}");
    assert!(
        told.contains("Northwind Bank: 12 months") && told.contains("Kestrel Software: 36 months"),
        "{told}"
    );
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    assert_eq!(value["canvas"]["effort"]["northwind"], "high");
    assert_eq!(value["canvas"]["effort"]["kestrel"], "high");
}

#[test]
fn a_list_of_ticks_is_corrected_and_takes_what_is_typed_too() {
    let folder = folder();
    let mut talk = begin(&folder, &["--again", "communication.channels"]);
    // Mail is ticked already; the second is ticked, a third is typed, and mail goes.
    talk.answer("type something else", "2carrier pigeons\r1\r");
    let screen = talk.ends_with(0);
    assert!(screen.contains("[x] carrier pigeons"), "{screen}");
    let value: serde_yaml::Value = serde_yaml::from_str(&text(&folder)).unwrap();
    let list = value["communication"]["channels"].as_sequence().unwrap();
    let said: Vec<&str> = list.iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(said, ["a shared chat", "carrier pigeons"]);
}

#[test]
fn entries_of_a_list_are_deleted_changed_and_added() {
    let folder = folder();
    let two = CHARTER.replace(
        "communication:\n",
        "  # each Monday\n  - {id: calls, name: Calls, target: 10, unit: calls, agreed_by: [northwind, kestrel]}\ncommunication:\n",
    );
    fs::write(folder.path().join("charter.yaml"), two).unwrap();
    let mut talk = begin(&folder, &["--again", "metrics"]);
    // The first is unticked, and that is confirmed.
    talk.answer("What is not ticked is deleted", "1\r");
    talk.answer("Delete Loans?", "y");
    // Of what stays the name changes, and the rest stays.
    talk.answer("Is one of them to change?", "1");
    talk.walk(&[("By which few metrics", &format!("{CLEAR}Talks\r"))], "Is one of them to change?");
    talk.press("\r");
    talk.walk(&[], "written;");
    talk.ends_with(0);
    let now = text(&folder);
    assert!(!now.contains("loans, name"), "{now}");
    assert!(now.contains("  # each Monday\n  - {id: calls, name: Talks, target: 10,"), "{now}");
}

#[test]
fn a_terminal_that_only_writes_lines_is_asked_in_lines() {
    let folder = folder();
    let mut talk = Talk::begin_dumb(folder.path(), &["answer", "--as-of", "2026-07-10"]);
    let script = [
        ("Which decisions are there", "prices\r"),
        ("prices: Who decides it", "5\r3\r"),
        ("Who is asked in turn", "a mediator\r"),
        ("How long does this level have", "b\r"),
        ("How much notice must a party give", "??\r90 days\r"),
    ];
    talk.walk_lines(&script, "continues");
    let screen = talk.ends_with(0);
    assert!(!screen.contains('\u{1b}'), "{screen}");
    let written = text(&folder);
    for part in [
        "    - what: prices\n      decides: steering\n",
        "    - who: a mediator\n      within: 10 days\n",
        "notice: 90 days   # to be told in writing",
    ] {
        assert!(written.contains(part), "{part} is not in {written}\n{screen}");
    }
}

#[test]
fn without_a_terminal_the_flags_are_named() {
    let folder = folder();
    let output = crate::program::on_the_day(folder.path(), &["answer"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("questions need a terminal") && told.contains("--set"), "{told}");
}
