//! The commands that write, at a terminal: answered to the end, answered wrongly, broken off.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

const DOWN: &str = "\u{1b}[B";
const UP: &str = "\u{1b}[A";

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

/// The example with three parties.
fn network() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/parcel-network");
    for (path, bytes) in files(&example) {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    folder
}

/// Every file below a folder, drafts included.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(
                files(&entry.path()).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn text(folder: &TempDir, file: &str) -> String {
    fs::read_to_string(folder.path().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn begin(folder: &TempDir, arguments: &[&str]) -> PtySession {
    begin_as_wide_as(folder, arguments, "200")
}

fn begin_as_wide_as(folder: &TempDir, arguments: &[&str], columns: &str) -> PtySession {
    let mut command = crate::program::command();
    command.args(arguments).args(["--as-of", "2026-07-10"]).current_dir(folder.path());
    command.env("NO_COLOR", "1").env("TERM", "xterm").env("COLUMNS", columns);
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// Waits for the question and sends what a person types, ending with the key Enter.
#[track_caller]
fn answer(session: &mut PtySession, question: &str, typed: &str) {
    press(session, question, &format!("{typed}\r"));
}

#[track_caller]
fn press(session: &mut PtySession, question: &str, keys: &str) {
    session.exp_string(question).unwrap();
    session.send(keys).unwrap();
    session.flush().unwrap();
}

#[track_caller]
fn walk(session: &mut PtySession, answers: &[(&str, &str)]) {
    for (question, typed) in answers {
        answer(session, question, typed);
    }
}

#[track_caller]
fn ends_with(mut session: PtySession, code: i32) {
    session.exp_eof().unwrap();
    let status = session.process_mut().wait().unwrap();
    assert!(format!("{status:?}").ends_with(&format!(", {code})")), "{status:?}");
}

/// Stops at a question: the command fails, and every file is as it was, with nothing beside.
#[track_caller]
fn stops(folder: &TempDir, before: &BTreeMap<String, Vec<u8>>, mut session: PtySession, question: &str) {
    session.exp_string(question).unwrap();
    session.send_control('c').unwrap();
    session.exp_string("stopped; nothing was written").unwrap();
    ends_with(session, 2);
    assert_eq!(&files(folder.path()), before);
}

/// What somebody has typed is gone with the question, wherever in it Ctrl-D is pressed.
#[test]
fn ctrl_d_ends_every_kind_of_question() {
    for (arguments, questions, last, typed) in [
        (
            &["vote"][..],
            &["At which gate?", "Which party votes?", "How does it vote?"][..],
            "Who votes for it?",
            "Dana",
        ),
        (&["vote", "--side", "kestrel"], &[], "At which gate?", DOWN),
        (&["change"], &["What is to change"], "Which party asks?", ""),
        (
            &["review", "--kind", "audit", "--held", "2026-07-03", "--period", "2026"],
            &["Northwind", "Kestrel"],
            "What was noticed?",
            " ",
        ),
    ] {
        let folder = partnership();
        let before = files(folder.path());
        let mut session = begin(&folder, arguments);
        for question in questions {
            answer(&mut session, question, if question.starts_with("What is to change") { "x" } else { "" });
        }
        press(&mut session, last, typed);
        session.send_control('d').unwrap();
        session.exp_string("stopped; nothing was written").unwrap();
        ends_with(session, 2);
        assert_eq!(files(folder.path()), before, "{arguments:?}");
    }
}

/// A line can be changed anywhere, also where it takes several rows.
#[test]
fn a_line_is_written_and_changed_as_on_a_shell() {
    let folder = partnership();
    let mut session = begin_as_wide_as(&folder, &["vote"], "60");
    walk(
        &mut session,
        &[
            ("At which gate?", ""),
            ("Which party votes?", DOWN),
            ("How does it vote?", DOWN),
            ("Who votes for it?", ""),
        ],
    );
    let long = "many words that take more than one row ".repeat(4);
    // Back to the first word and over it, a word in front, and on at the end.
    let keys = format!("{long}\u{1}\u{1b}[C\u{7f}M\u{1}So \u{5}end");
    answer(&mut session, "Why, in a sentence", &keys);
    session.exp_string("wrote `decisions/traction-kestrel.yaml`").unwrap();
    ends_with(session, 0);
    let text = text(&folder, "decisions/traction-kestrel.yaml");
    let said = format!("So M{}end", &long[1..]);
    assert!(text.replace("\n      ", " ").contains(&said), "{text}");
}

/// What a charter proposes as an answer is another company's text: what a terminal would obey, or a log, is not shown as it is, and
/// Enter does not take it.
#[test]
fn what_a_charter_proposes_is_harmless() {
    for name in ["Dana\\u001b[31m Reyes", "Dana ::error::x", "##[error]Dana", "Dana\\u202e Reyes"] {
        for (command, before) in [
            (&["acknowledge", "--section", "gates"][..], &["Which party"][..]),
            (&["approve"], &["> 001", "Which party"]),
        ] {
            let folder = partnership();
            let charter = CHARTER.replace(
                "    name: Northwind Bank\n",
                &format!("    name: Northwind Bank\n    sponsor: \"{name}\"\n"),
            );
            fs::write(folder.path().join("charter.yaml"), charter).unwrap();
            fs::create_dir(folder.path().join("changes")).unwrap();
            let what = name.replace("Dana", "Change");
            fs::write(
                folder.path().join("changes/001.yaml"),
                format!("partner: change/v1\nwhat: \"{what}\"\nstatus: proposed\n"),
            )
            .unwrap();
            let mut session = begin(&folder, command);
            let mut shown = String::new();
            for question in before {
                shown += &session.exp_string(question).unwrap();
                session.send("\r").unwrap();
                session.flush().unwrap();
            }
            shown += &session.exp_string("Who does it?").unwrap();
            // Enter alone is no answer where nothing is proposed.
            session.send("\rSam Idowu\r").unwrap();
            session.flush().unwrap();
            if command[0] == "acknowledge" {
                shown += &session.exp_string("accept it? [y/N]").unwrap();
                session.send("y").unwrap();
                session.flush().unwrap();
            }
            shown += &session.exp_eof().unwrap();
            for raw in ["\u{1b}[31m", "::error", "##[", "\u{202e}"] {
                assert!(!shown.contains(raw), "{command:?}: {shown:?}");
            }
        }
    }
}

#[test]
fn a_vote_is_asked_for() {
    let folder = partnership();
    let mut session = begin(&folder, &["vote"]);
    answer(&mut session, "At which gate?", "");
    answer(&mut session, "Which party votes?", DOWN);
    answer(&mut session, "How does it vote?", DOWN);
    answer(&mut session, "Who votes for it?", "");
    answer(&mut session, "Why, in a sentence", "Two markets only");
    session.exp_string("wrote `decisions/traction-kestrel.yaml`").unwrap();
    ends_with(session, 0);
    assert_eq!(
        text(&folder, "decisions/traction-kestrel.yaml"),
        "partner: decision/v1\ngate: traction\ndate: 2026-07-10\nvotes:\n  kestrel:\n    vote: pivot\n    by: Sam Idowu\n    note: Two markets only\n"
    );
}

#[test]
fn a_gate_is_told_by_its_name_and_its_day() {
    let folder = network();
    let mut session = begin(&folder, &["vote"]);
    session.exp_string("value-hypothesis: Value hypothesis (due 2026-07-01, overdue)").unwrap();
    stops(&folder, &files(folder.path()), session, "second-year");
}

#[test]
fn a_wrong_answer_is_asked_again() {
    let folder = partnership();
    let mut session = begin(&folder, &["waive", "gate-overdue", "--owner", "Dana Reyes", "--reason", "x"]);
    answer(&mut session, "Until which date", "2026-07-09");
    session.exp_string("2026-07-09 has passed").unwrap();
    answer(&mut session, "Until which date", "2026-08-01");
    session.exp_string("wrote `charter.yaml`").unwrap();
    ends_with(session, 0);
    let text = text(&folder, "charter.yaml");
    assert!(text.ends_with("    until: 2026-08-01\n"), "{text}");
}

#[test]
fn ctrl_c_at_the_first_question_leaves_everything_as_it_was() {
    for (arguments, question) in [
        (&["vote"][..], "At which gate?"),
        (&["waive"], "Which finding do you waive?"),
        (&["acknowledge"], "Which party acknowledges"),
        (&["change"], "What is to change"),
        (&["review"], "Which kind of review was it?"),
        (&["health", "--answer"], "Which party do you answer for?"),
    ] {
        let folder = partnership();
        let session = begin(&folder, arguments);
        stops(&folder, &files(folder.path()), session, question);
        assert_eq!(files(folder.path()).len(), 1, "{arguments:?}");
    }
}

/// As far as the readings of a business review of three parties.
fn begin_review(folder: &TempDir) -> PtySession {
    let mut session = begin(folder, &["review"]);
    session
        .exp_string("operations: the operations review: issues in the daily work (due by 2026-07-16)")
        .unwrap();
    answer(&mut session, "outside the review calendar", "");
    answer(&mut session, "When was it held? [2026-07-10]", "2026-07-11");
    session.exp_string("2026-07-11 is in the future").unwrap();
    answer(&mut session, "When was it held? [2026-07-10]", "2026-07-03");
    answer(&mut session, "Which period does it cover? [2026-Q3]", "2026-Q2");
    session.exp_string("`reviews/2026-q2.yaml` already exists").unwrap();
    answer(&mut session, "Which period does it cover? [2026-Q3]", "");
    // Who was there the last time stands in the line; Enter takes it, Backspace deletes it.
    answer(&mut session, "Who attended for Hubline Logistics? Marit de Boer, Jonas Prins", "");
    let deleted = "\u{7f}".repeat("Katrin Vogt, Emre Aydin".len());
    answer(&mut session, "Who attended for Velo Post? Katrin Vogt, Emre Aydin", &deleted);
    answer(&mut session, "Masson, Yanis Belkacem", ", Chloé Renard");
    session
}

#[test]
fn a_review_of_three_parties_is_asked_for_from_the_last_one() {
    let folder = network();
    let mut session = begin_review(&folder);
    let session = &mut session;
    let first = "Actual value of Parcels delivered in a quarter (in parcels, last 151200 in 2026-Q2)?";
    answer(session, first, "91x");
    session.exp_string("`x` is not the code of a currency").unwrap();
    answer(session, first, "91000");
    answer(
        session,
        "Actual value of Delivered on the first attempt (in percent, last 90% in 2026-Q2)?",
        "91%",
    );
    answer(session, "Actual value of Delay of tracking events", "");
    answer(session, "Actual value of Satisfaction of the shops", "8.1");
    answer(session, "Hubline Logistics, trust: from 1 (the worst) to 5 (last 4 in 2026-Q2)?", "6");
    session.exp_string("from 1 to 5").unwrap();
    answer(session, "Hubline Logistics, trust: from 1 (the worst) to 5", "2");
    // Below 3 a plan is asked for.
    answer(session, "How will trust of Hubline Logistics be improved?", "A weekly call");
    for (name, scores) in [
        ("Hubline Logistics", &[("communication", "4"), ("value delivery", ""), ("commitment", "4")][..]),
        ("Velo Post", &[("trust", ""), ("communication", ""), ("value delivery", ""), ("commitment", "")]),
        ("Cargonaute", &[("trust", "3"), ("communication", ""), ("value delivery", ""), ("commitment", "")]),
    ] {
        for (what, score) in scores {
            answer(session, &format!("{name}, {what}: from 1"), score);
        }
    }
    // Meetings held, and value contributed by each party.
    answer(session, "value received by each party", &format!(" {} ", DOWN.repeat(8)));
    answer(session, "How many of the agreed meetings were held?", "12");
    answer(session, "What did Hubline Logistics contribute in the period?", "40000 EUR");
    answer(session, "What did Velo Post contribute in the period?", "");
    answer(session, "What did Cargonaute contribute in the period?", "39000 EUR");
    answer(session, "unanswered-mail: messages stay unanswered", &format!("{DOWN}{DOWN} "));
    answer(session, "actions: earlier actions", &format!(" {DOWN} "));
    answer(
        session,
        "Propose what follows when Cargonaute misses its service level (Yanis Belkacem, Cargonaute, due 2026-07-31)",
        &DOWN.repeat(2),
    );
    answer(session, "When was it done? [2026-07-03]", "2026-07-02");
    answer(session, "Plan for December by depot (Lena Brandl, Velo Post, due 2026-09-15)", DOWN);
    answer(session, "What is the new date?", "soon");
    session.exp_string("2026-07-01").unwrap();
    answer(session, "What is the new date?", "2026-10-01");
    answer(session, "A new action: what will be done?", "Write to both depots");
    answer(session, "For which party?", DOWN);
    answer(session, "Who does it?", "Emre Aydin");
    answer(session, "By when?", "");
    answer(session, "Another action", "");
    answer(session, "Where does a party underperform?", "Too few vans");
    answer(session, "Which party?", &DOWN.repeat(2));
    answer(session, "Why?", DOWN);
    answer(session, "Is it able to put it right?", DOWN);
    answer(session, "Is it willing to?", "");
    answer(session, "What is the next step?", &DOWN.repeat(2));
    answer(session, "Where else does a party underperform?", "");
    answer(session, "Which opportunities are there?", "Returns through the lockers");
    answer(session, "Which other opportunities are there?", "");
    session.exp_string("wrote `reviews/2026-q3.yaml`").unwrap();
    session.exp_string("carried over from earlier reviews: 1 open action").unwrap();
    session.exp_eof().unwrap();
    assert_eq!(text(&folder, "reviews/2026-q3.yaml"), REVIEW);
}

const REVIEW: &str = "\
partner: review/v1
kind: business
period: 2026-Q3
held: 2026-07-03
attended:
  hubline:
    - Marit de Boer
    - Jonas Prins
  cargonaute:
    - Hélène Masson
    - Yanis Belkacem
    - Chloé Renard
readings:
  parcels-delivered: 91000 # last: 151200 in 2026-Q2
  first-attempt: 91% # last: 90% in 2026-Q2
  shop-satisfaction: 8.1 # last: 7.9 in 2026-Q2
scorecard:
  hubline:
    trust: 2
    communication: 4
    commitment: 4
  cargonaute:
    trust: 3
indicators:
  meetings_held: 12
  value_contributed:
    hubline: 40000 EUR
    cargonaute: 39000 EUR
symptoms:
  - unanswered-mail
agenda:
  - kpis
  - relationship
actions:
  - id: cargonaute-service-level
    what: Propose what follows when Cargonaute misses its service level
    owner: Yanis Belkacem
    side: cargonaute
    due: 2026-07-31
    done: 2026-07-02
  - id: peak-plan
    what: Plan for December by depot
    owner: Lena Brandl
    side: velopost
    due: 2026-10-01
  - id: write-to-both-depots
    what: Write to both depots
    owner: Emre Aydin
    side: velopost
shortfalls:
  - side: cargonaute
    what: Too few vans
    cause: resources
    able: yes
    next: improve
improvement_plan:
  trust:
    hubline: A weekly call
opportunities:
  - Returns through the lockers
";

#[test]
fn a_review_that_is_broken_off_leaves_nothing_behind() {
    let folder = network();
    let before = files(folder.path());
    let session = begin_review(&folder);
    stops(&folder, &before, session, "Actual value of Parcels delivered");
    // Also at a list, where the cursor is hidden.
    let given = ["review", "--kind", "relationship", "--held", "2026-07-03", "--period", "2026-H2"];
    let mut session = begin(&folder, &given);
    walk(&mut session, &[("Hubline", ""), ("Velo Post", ""), ("Cargonaute", "")]);
    for _ in 0..12 {
        answer(&mut session, "from 1 (the worst) to 5", "");
    }
    stops(&folder, &before, session, "What was noticed?");
}

#[test]
fn nothing_that_is_left_empty_is_written() {
    let folder = partnership();
    let given = ["review", "--kind", "audit", "--held", "2026-07-03", "--period", "2026"];
    let mut session = begin(&folder, &given);
    walk(
        &mut session,
        &[
            ("Who attended for Northwind Bank?", ""),
            ("Who attended for Kestrel Software?", ""),
            ("What was noticed?", ""),
            ("A new action", ""),
            ("Where does a party underperform", ""),
            ("What was the outcome of the audit?", ""),
        ],
    );
    session.exp_string("wrote `reviews/2026-audit.yaml`").unwrap();
    ends_with(session, 0);
    assert_eq!(
        text(&folder, "reviews/2026-audit.yaml"),
        "partner: review/v1\nkind: audit\nperiod: 2026\nheld: 2026-07-03\n"
    );
}

#[test]
fn a_change_is_asked_for_by_what_the_charter_holds() {
    let folder = partnership();
    let mut session = begin(&folder, &["change"]);
    answer(&mut session, "What is to change, in a sentence?", " ");
    session.exp_string("write something").unwrap();
    answer(&mut session, "What is to change, in a sentence?", "Another decider");
    answer(&mut session, "Which party asks?", DOWN);
    answer(&mut session, "gates: ", "");
    session.exp_string("Select one or more sections with the space bar").unwrap();
    // What the charter says comes first: parties, then gates.
    answer(&mut session, "gates: ", &format!(" {DOWN} "));
    answer(&mut session, "Which parts of `parties`?", &format!("{DOWN} "));
    answer(&mut session, "What is the impact on Northwind Bank?", "");
    answer(&mut session, "What is the impact on Kestrel Software?", "Less to do");
    session.exp_string("wrote `changes/001-another-decider.yaml`").unwrap();
    ends_with(session, 0);
    assert_eq!(
        text(&folder, "changes/001-another-decider.yaml"),
        "partner: change/v1\nwhat: Another decider\nasked_by: kestrel\ndate: 2026-07-10\ntouches:\n  - parties.kestrel\n  - gates\nimpact:\n  northwind: TBD\n  kestrel: Less to do\nstatus: proposed\n"
    );
    let before = files(folder.path());
    let mut session = begin(&folder, &["change"]);
    answer(&mut session, "What is to change, in a sentence?", "x");
    answer(&mut session, "Which party asks?", "");
    stops(&folder, &before, session, "Which sections of the charter may change?");
}

#[test]
fn each_side_approves_a_change_that_is_open() {
    let folder = partnership();
    fs::create_dir(folder.path().join("changes")).unwrap();
    let change = |number: u8, status: &str| {
        let text = format!("partner: change/v1\nwhat: Change {number}\nstatus: {status}\n");
        fs::write(folder.path().join(format!("changes/00{number}.yaml")), text).unwrap();
    };
    change(1, "rejected");
    change(2, "proposed");
    let before = files(folder.path());
    let mut session = begin(&folder, &["approve"]);
    // The rejected one is not offered.
    answer(&mut session, "> 002: Change 2", "");
    answer(&mut session, "Which party approves?", "");
    stops(&folder, &before, session, "Who does it?");
    let mut session = begin(&folder, &["approve"]);
    walk(&mut session, &[("Which change request?", ""), ("Which party approves?", "")]);
    answer(&mut session, "Who does it?", "Dana <dana");
    session.exp_string("error: ").unwrap();
    answer(&mut session, "Who does it?", "Dana Reyes");
    session.exp_string("northwind approves; still to approve: kestrel").unwrap();
    ends_with(session, 0);
    let mut session = begin(&folder, &["approve"]);
    walk(
        &mut session,
        &[("Which change request?", ""), ("Which party approves?", DOWN), ("Who does it?", "Sam Idowu")],
    );
    session.exp_string("approved by every party").unwrap();
    ends_with(session, 0);
    assert_eq!(
        text(&folder, "changes/002.yaml"),
        "partner: change/v1\nwhat: Change 2\nstatus: approved\napproved:\n  northwind:\n    by: Dana Reyes\n    date: 2026-07-10\n  kestrel:\n    by: Sam Idowu\n    date: 2026-07-10\n"
    );
    let mut session = begin(&folder, &["approve"]);
    session.exp_string("no change request is open").unwrap();
    ends_with(session, 2);
}

#[test]
fn an_acknowledgement_is_asked_for_and_so_is_what_has_vanished() {
    let folder = partnership();
    let mut session = begin(&folder, &["acknowledge"]);
    answer(&mut session, "Which party acknowledges the charter?", DOWN);
    answer(&mut session, "Who does it?", "<>");
    session.exp_string("error: ").unwrap();
    answer(&mut session, "Who does it?", "Sam Idowu");
    let question = "Has Sam Idowu read what the charter says about parties and gates, and does Kestrel Software accept it?";
    press(&mut session, question, "y");
    session.exp_string("kestrel acknowledges 2 sections").unwrap();
    ends_with(session, 0);
    let file = "acknowledgements/kestrel.yaml";
    let noted = text(&folder, file).replace("  gates:", "  # read twice\n  gates:");
    fs::write(folder.path().join(file), &noted).unwrap();
    let (kept, gates) = CHARTER.split_once("gates:").unwrap();
    fs::write(folder.path().join("charter.yaml"), kept).unwrap();
    let before = files(folder.path());

    let vanished = "The charter no longer says anything under `gates`. Take it out of what Kestrel Software has acknowledged?";
    let mut session = begin(&folder, &["acknowledge"]);
    answer(&mut session, "Which party acknowledges the charter?", DOWN);
    press(&mut session, vanished, "y");
    stops(&folder, &before, session, "Who does it?");

    // A no to both leaves everything as it was.
    let mut session = begin(&folder, &["acknowledge"]);
    answer(&mut session, "Which party acknowledges the charter?", DOWN);
    press(&mut session, vanished, "n");
    answer(&mut session, "Who does it?", "Sam Idowu");
    press(&mut session, "accept it?", "n");
    session.exp_string("nothing was written").unwrap();
    ends_with(session, 2);
    assert_eq!(files(folder.path()), before);

    let mut session = begin(&folder, &["acknowledge"]);
    answer(&mut session, "Which party acknowledges the charter?", DOWN);
    press(&mut session, vanished, "y");
    answer(&mut session, "Who does it?", "Sam Idowu");
    press(&mut session, "accept it?", "n");
    session.exp_string("taken out of what kestrel has acknowledged: `gates`").unwrap();
    ends_with(session, 0);
    let line = noted.lines().find(|line| line.starts_with("  gates:")).unwrap();
    assert_eq!(text(&folder, file), noted.replace(&format!("{line}\n"), ""), "the comment stays: {gates}");
}

#[test]
fn health_answers_are_asked_for() {
    let folder = partnership();
    let before = files(folder.path());
    let mut session = begin(&folder, &["health", "--answer"]);
    answer(&mut session, "Which party do you answer for?", DOWN);
    answer(&mut session, "Are the parties aligned?", "4");
    stops(&folder, &before, session, "Are decisions sound and timely?");
    let mut session = begin(&folder, &["health", "--answer"]);
    answer(&mut session, "Which party do you answer for?", DOWN);
    answer(&mut session, "Are the parties aligned?", "7");
    session.exp_string("`7` is not a whole number from 1 to 5").unwrap();
    answer(&mut session, "Are the parties aligned?", "4");
    answer(&mut session, "Are decisions sound and timely?", "");
    answer(&mut session, "Does the partnership deliver the value expected?", "5");
    answer(&mut session, "How good is the working relationship?", "");
    answer(&mut session, "Any comment?", "Mail takes long");
    session.exp_string("wrote `health/2026-h2.yaml`").unwrap();
    ends_with(session, 0);
    assert_eq!(
        text(&folder, "health/2026-h2.yaml"),
        "partner: health/v1\nperiod: 2026-H2\nresponses:\n  kestrel:\n    - alignment: 4\n      value_delivery: 5\n      comment: Mail takes long\n"
    );
}

#[test]
fn what_is_found_now_is_offered_for_a_waiver() {
    let folder = network();
    let before = files(folder.path());
    let mut session = begin(&folder, &["waive"]);
    answer(&mut session, "> gate-overdue: gate Value hypothesis was due on 2026-07-01", "");
    answer(&mut session, "Who is accountable for it?", "Jonas Prins");
    stops(&folder, &before, session, "Why is it accepted?");
    let mut session = begin(&folder, &["waive"]);
    answer(&mut session, "> gate-overdue: gate Value hypothesis was due on 2026-07-01", "");
    answer(&mut session, "Who is accountable for it?", "Jonas Prins");
    answer(&mut session, "Why is it accepted?", "The board meets on Friday");
    answer(&mut session, "Until which date, such as 2026-12-31?", "1 August");
    session.exp_string("error: ").unwrap();
    answer(&mut session, "Until which date, such as 2026-12-31?", "2026-08-01");
    session.exp_string("waived: gate-overdue").unwrap();
    ends_with(session, 0);
    let waiver = "waivers:\n  - rule: gate-overdue\n    owner: Jonas Prins\n    reason: The board meets on Friday\n    until: 2026-08-01\n";
    assert!(text(&folder, "charter.yaml").contains(waiver));
}

#[test]
fn another_rule_and_one_of_several_places_can_be_waived() {
    let folder = partnership();
    fs::write(folder.path().join("charter.yaml"), format!("{CHARTER}  - id: second\n    due: 2026-07-02\n"))
        .unwrap();
    let mut session = begin(&folder, &["waive"]);
    answer(&mut session, "Which finding do you waive?", UP);
    answer(&mut session, "Which rule?", "gate-overdu");
    session.exp_string("did you mean `gate-overdue`?").unwrap();
    answer(&mut session, "Which rule?", "gate-overdue");
    answer(&mut session, "only at gates.second.due: gate `second`", &DOWN.repeat(2));
    answer(&mut session, "Who is accountable for it?", "Dana Reyes");
    answer(&mut session, "Why is it accepted?", "x");
    answer(&mut session, "Until which date", "2026-08-01");
    session.exp_string("waived: gate-overdue").unwrap();
    ends_with(session, 0);
    let waiver = "waivers:\n  - rule: gate-overdue\n    at: gates.second.due\n    owner: Dana Reyes\n    reason: x\n    until: 2026-08-01\n";
    let now = text(&folder, "charter.yaml");
    assert!(now.ends_with(waiver), "{now}");
}

#[test]
fn what_does_not_fit_beside_a_question_gets_a_line_of_its_own() {
    let folder = partnership();
    let mut session = begin_as_wide_as(&folder, &["change"], "40");
    session.exp_string("What is to change, in a sentence?\r\n> ").unwrap();
    session.send("Another decider\r").unwrap();
    session.flush().unwrap();
    // Words are kept whole, also in what is told once a question is answered.
    session.exp_string("What is to change, in a sentence?\r\n    Another decider").unwrap();
    stops(&folder, &files(folder.path()), session, "Which party asks?");
}
