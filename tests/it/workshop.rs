//! From an empty folder to READY at a terminal, without an editor: a hospital group and a telehealth firm, a pilot of nine months, a
//! share of the revenue. `docs/workshop.md` shows the session.

use std::fs;
use std::path::Path;

use crate::talking::Talk;

/// The keys that the same answers took when each was typed where it was asked, ids and amounts in full, until both lists were met.
const BEFORE: usize = 1_064;

/// What the two parties say, by the words of the questions.
const SAID: &[(&str, &str)] = &[
    // Conflict and exit: the usual answers.
    ("Who is asked in turn", "1"),
    ("How long does this level have", "a"),
    ("Who is asked in turn", "2"),
    ("How long does this level have", "b"),
    ("When are the parties in deadlock", "a"),
    ("How much notice must a party give", "c"),
    ("What happens to intellectual property", "2"),
    ("support the transition", "b"),
    ("What happens to shared assets", "1"),
    ("may a party not compete", "b"),
    // Three metrics; what exactly is counted is put off.
    ("By which few metrics", "Paid visits\r"),
    ("What is the target", "4,000\r"),
    ("In which unit", "visits\r"),
    ("agreed to", "b"),
    ("By which few metrics", "Days to a visit\r"),
    ("leading", "1"),
    ("In which unit", "days\r"),
    ("What is the target", "2\r"),
    ("agreed to", "b"),
    ("By which few metrics", "Patient satisfaction\r"),
    ("leading", "2"),
    ("In which unit", "percent\r"),
    ("What is the target", "85%\r"),
    ("agreed to", "b"),
    ("complete the canvas", "today\r"),
    ("Which parties completed", "b"),
    ("What will be there", "A doctor within a day for every rural patient\r"),
    ("Meridian Health & want to achieve", "4,000 paid visits in nine months\r"),
    ("Carelink & want to achieve", "Three regional groups as references\r"),
    ("Meridian Health & call it a success", "fewer transfers to the city\r"),
    ("Carelink & call it a success", "a contract after the pilot\r"),
    ("call it a success", "/"),
    ("Meridian Health & not give up", "patient data stays with us\r\r"),
    ("Carelink & not give up", "one product for all clients\r\r"),
    ("Which decisions are there", "clinical protocols\r"),
    ("Who decides it", "1"),
    ("Which decisions are there", "2"),
    ("Who decides it", "3"),
    ("How often does this body meet", "3"),
    ("To whom is an issue escalated", "3\r"),
    ("Which regular meetings", "1"),
    ("How often is the meeting", "1"),
    ("Through which channels", "12\r"),
    ("Meridian Health & How many people", "3\r"),
    ("Meridian Health & budget", "$45,000\r"),
    ("Meridian Health & of their time", "b"),
    ("Carelink & How many people", "2\r"),
    ("Carelink & budget", "30k\r"),
    ("Carelink & of their time", "c"),
    ("hold a health check", "4"),
    ("goals fit", "4"),
    ("discuss how each", "today\r"),
    ("Meridian Health & How fast", "2"),
    ("Carelink & How fast", "1"),
    ("How fast does each", "/"),
    ("Meridian Health & communicate", "1"),
    ("Carelink & communicate", "2"),
    ("each party communicate", "/"),
    ("Meridian Health & risk", "1"),
    ("Carelink & risk", "3"),
    ("How much risk", "/"),
    ("Meridian Health & Who decides at the gate", "Elena Marsh\r"),
    ("Carelink & Who decides at the gate", "Tom Ruiz\r"),
    ("Meridian Health & Who decides at the gate", "1"),
    ("Carelink & Who decides at the gate", "1"),
    ("term begin", "2026-09-01\r"),
    ("first term last", "9 months\r"),
];

fn begin(folder: &Path, columns: &str) -> Talk {
    let mut new = Talk::begin(folder, columns, &["new"]);
    new.answer("What is the partnership called?", "Remote clinics\r");
    new.answer("First party", "Meridian Health\r");
    new.answer("Short id", "\r");
    new.answer("Second party", "Carelink\r");
    new.answer("Short id", "\r");
    new.answer("Another party", "\r");
    // A service; in negotiation.
    new.answer("1-9 ticks", "4\r");
    new.answer("1-7 chooses", "3");
    new.answer("Currency", "usd\r");
    new.answer("In which folder?", "\r");
    new
}

#[test]
fn a_workshop_leads_to_ready_with_half_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let new = begin(folder.path(), "100");
    let mut keys = new.keys;
    new.ends_with(0);
    let mut talk = Talk::begin(folder.path(), "100", &["answer", "remote-clinics", "--as-of", "2026-07-10"]);
    talk.walk(SAID, "continues");
    keys += talk.keys;
    let screen = talk.ends_with(0);
    assert!(screen.contains("\nsigning: READY\n") && screen.contains("\nfit: READY\n"), "{screen}");
    assert!(keys * 2 <= BEFORE, "{keys} keys\n{screen}");
    let text = fs::read_to_string(folder.path().join("remote-clinics/charter.yaml")).unwrap();
    let charter: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(charter["canvas"]["goals"]["meridian"][0]["goal"], "4,000 paid visits in nine months");
    assert_eq!(charter["resources"]["chartering"]["meridian"]["budget"], "45000 USD");
    assert_eq!(charter["metrics"][0]["id"], "paid-visits");
    shown(&screen);
}

/// Every line of the session that the guide shows was on the screen, in this order.
fn shown(screen: &str) {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/workshop.md")).unwrap();
    let session = page.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let mut rest = screen;
    for line in session.lines().filter(|line| !line.trim().is_empty() && line.trim() != "…") {
        let at = rest.find(line).unwrap_or_else(|| panic!("`{line}` is not in\n{rest}"));
        rest = &rest[at + line.len()..];
    }
}
