//! What the format tells of a place: for hovering, and for the keys and values that can be written there.

use partner::document::description::at;
use partner::document::header::DocumentKind::{Change, Charter, Decision};
use partner::document::shape::{Declared, Place};
use partner::yaml::YamlPath;

fn place(path: &str) -> Place<'static> {
    at(Charter, &YamlPath::from(path)).unwrap_or_else(|| panic!("the format has no `{path}`"))
}

fn doc(path: &str) -> &'static str {
    place(path).key.map_or("", |key| key.doc.as_ref())
}

fn keys(path: &str) -> Vec<&'static str> {
    place(path).shape.keys().iter().map(|key| key.name).collect()
}

fn words(path: &str) -> Vec<&'static str> {
    let plain = place(path).shape.plain();
    plain.into_iter().flat_map(|plain| plain.words.iter().map(|word| word.word.as_ref())).collect()
}

#[test]
fn a_place_tells_what_its_key_holds() {
    assert_eq!(doc("stage"), "Stage of the partnership. Decides what is due.");
    assert_eq!(doc("gates[0].if_missed"), "What happens without a decision.");
    // What holds for each party is told by the key above the parties.
    assert_eq!(doc("exit.notice.northwind"), "Notice that a party must give to exit, or `at once`.");
    assert_eq!(doc("parties.northwind.manager"), "The partnership manager.");
    assert_eq!(doc("resources.early_operation.northwind.lead_level"), "How senior the lead is.");
    assert_eq!(doc("joint_plan.2026-Q3.northwind[0].due"), "By when.");
}

#[test]
fn a_place_offers_its_keys_and_words() {
    assert_eq!(keys("exit.non_compete"), ["length", "reason"]);
    assert_eq!(keys("exit.non_compete.northwind"), ["length", "reason"]);
    assert_eq!(keys("contract.governing_law"), ["present", "value", "evidence", "documents"]);
    assert_eq!(keys("contract.insurance.documents.master"), ["present", "value", "evidence"]);
    assert_eq!(keys("checklists.launch"), ["milestone_calendar", "channels", "conflict_process"]);
    assert_eq!(words("model.legal_form")[..3], ["informal", "alliance-contract", "joint-venture"]);
    assert_eq!(words("checklists.signing.health_checks"), ["yes", "no", "unknown", "n/a"]);
    assert_eq!(words("exit.non_compete"), ["none"]);
    assert_eq!(words("partner"), ["charter/v1"]);
    assert_eq!(keys("exit.notice"), [""; 0]);
}

#[test]
fn a_value_says_what_it_names() {
    let names = |path| place(path).shape.plain().unwrap().names.clone();
    assert_eq!(names("value.exchange[0].from"), [Declared::Party]);
    assert_eq!(names("canvas.goals.northwind[2].metric"), [Declared::Metric]);
    assert_eq!(names("contract.precedence[0]"), [Declared::Document]);
    let gate = at(Decision, &YamlPath::from("gate")).unwrap();
    assert_eq!(gate.shape.plain().unwrap().names, [Declared::Gate]);
    let approval = at(Change, &YamlPath::from("approved.northwind.by")).unwrap();
    assert_eq!(approval.key.unwrap().doc, "Who approved.");
}

#[test]
fn what_the_format_does_not_have_is_no_place() {
    for path in
        ["exits", "stage.launch", "gates.first", "exit.notice.northwind.days", "x-own.notes", "exit[0]"]
    {
        assert_eq!(at(Charter, &YamlPath::from(path)), None, "{path}");
    }
    assert!(at(Charter, &YamlPath::root()).unwrap().key.is_none());
}
