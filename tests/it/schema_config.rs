//! The schema of `partner.toml` agrees with what is read of it.

use std::fs;

use jsonschema::Validator;
use partner::config;
use partner::render::configuration_schema;
use partner::rules;
use serde_json::Value;

fn validator() -> Validator {
    let text = configuration_schema(&config::shape(&rules::names()));
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// A file as other programs see it.
fn as_json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap();
    let mut value = serde_json::to_value(table).unwrap();
    dates(&mut value);
    value
}

/// TOML has dates, JSON has none: they are told as texts.
fn dates(value: &mut Value) {
    let date = value.get("$__toml_private_datetime").cloned();
    match value {
        _ if date.is_some() => *value = date.unwrap(),
        Value::Object(map) => map.values_mut().for_each(dates),
        Value::Array(items) => items.iter_mut().for_each(dates),
        _ => {}
    }
}

fn is_read(text: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("partner.toml"), text).unwrap();
    let location = config::locate(folder.path(), None, config::ON_DISK).unwrap().unwrap();
    config::read(location, &rules::names()).is_ok()
}

const FULL: &str = r##"
[policy]
metrics_least = 3
[rules]
exit-notice-missing = "error"
invalid-value = "error"
[[override]]
paths = ["pilots/**"]
rules = { metrics-too-few = "advice" }
[[checklist]]
id = "pilot-readiness"
title = "Pilot readiness"
address = 1
pause = 2
verdict = "pause"
[[checklist.item]]
id = "pilot_customer"
question = "Has a first customer agreed to take part?"
evidence = ["metrics", "exit.notice"]
[[checklist.item]]
id = "support_plan"
question = "Is it settled who answers customers?"
[[rule]]
id = "house-nda-missing"
message = "there is no non-disclosure agreement"
severity = "error"
from = "negotiation"
at = "nda"
when = "!has(charter.nda)"
help = "sign one"
why = "the house asks for it"
[rates]
date = 2026-07-01
EUR = "0.85 GBP"
[report]
name = "Northwind Bank"
colour = "#1f6feb"
[[tier]]
id = "strategic"
requires = ["governance.steering", "exit"]
expects = "two launches a year"
[kind.oem]
like = "supply"
asks = ["brand"]
asks_not = ["liability"]
"##;

#[test]
fn the_default_file_and_a_full_one_pass() {
    let validator = validator();
    let own_alone = "[rules]\nhouse-nda-missing = \"off\"\n[[rule]]\nid = \"house-nda-missing\"\nmessage = \"m\"\nat = \"nda\"\nwhen = \"true\"\n";
    for text in [config::DEFAULT_FILE, FULL, "", own_alone, "[rules]\nexit-notice-missing = \"off\"\n"] {
        assert!(is_read(text), "{text}");
        let errors: Vec<String> =
            validator.iter_errors(&as_json(text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
    let examples = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/partner.toml")).unwrap();
    assert!(validator.is_valid(&as_json(&examples)));
}

#[test]
fn what_is_not_read_does_not_pass() {
    let validator = validator();
    let changes = [
        ("metrics_least = 3", "metrics_least = \"3\""),
        ("metrics_least = 3", "metrics_least = 10001"),
        ("metrics_least = 3", "gate_first_most = 0"),
        ("metrics_least = 3", "metrics_leest = 3"),
        ("[policy]", "[polici]"),
        ("exit-notice-missing = \"error\"", "exit-notice-missing = \"fatal\""),
        ("exit-notice-missing = \"error\"", "exit-notice-missing = true"),
        ("exit-notice-missing = \"error\"", "Exit_Notice = \"error\""),
        ("invalid-value = \"error\"", "invalid-value = \"off\""),
        ("paths = [\"pilots/**\"]", "paths = 3"),
        ("paths = [\"pilots/**\"]\n", ""),
        ("rules = { metrics-too-few = \"advice\" }\n", ""),
        ("id = \"pilot-readiness\"", "id = \"Pilot Readiness\""),
        ("title = \"Pilot readiness\"\n", ""),
        ("title = \"Pilot readiness\"", "title = \"\""),
        ("address = 1", "address = 0"),
        ("pause = 2\n", ""),
        ("verdict = \"pause\"", "verdict = \"stop\""),
        ("id = \"pilot_customer\"", "id = \"pilot-customer\""),
        ("question = \"Is it", "questions = \"Is it"),
        ("evidence = [\"metrics\",", "evidence = [\"metricks\","),
        ("severity = \"error\"", "severity = \"off\""),
        ("from = \"negotiation\"", "from = \"start\""),
        ("at = \"nda\"", "at = \"ndas\""),
        ("when = \"!has(charter.nda)\"", "when = \"\""),
        ("date = 2026-07-01\n", ""),
        ("date = 2026-07-01", "date = \"1 July 2026\""),
        ("EUR = \"0.85 GBP\"", "EUR = 0.85"),
        ("EUR = \"0.85 GBP\"", "EUR = \"0.85 GBX\""),
        ("EUR = \"0.85 GBP\"", "euro = \"0.85 GBP\""),
        ("colour = \"#1f6feb\"", "colour = \"blue\""),
        ("name = \"Northwind Bank\"", "name = 3"),
        ("[[tier]]\nid = \"strategic\"", "[[tier]]"),
        ("requires = [\"governance.steering\", \"exit\"]", "requires = [\"steering\"]"),
        ("expects = ", "expect = "),
    ];
    for (right, wrong) in changes {
        assert!(FULL.contains(right), "{right}");
        let text = FULL.replacen(right, wrong, 1);
        assert!(!is_read(&text), "{wrong:?} is read");
        assert!(!validator.is_valid(&as_json(&text)), "{wrong:?} passes");
    }
}

/// In a file without a rule of the team's own there is no other rule that a name could mean.
#[test]
fn a_misspelt_rule_does_not_pass_where_there_are_none_of_the_teams_own() {
    let validator = validator();
    for rules in ["[rules]\n", "[[override]]\npaths = [\"pilots/**\"]\n[override.rules]\n"] {
        for (name, is_known) in
            [("exit-notice-missing", true), ("exit-notise-missing", false), ("house-nda-missing", false)]
        {
            let text = format!("{rules}{name} = \"error\"\n");
            assert_eq!(is_read(&text), is_known, "{text}");
            assert_eq!(validator.is_valid(&as_json(&text)), is_known, "{text}");
        }
    }
}

/// What the schema cannot know: beside a rule of the team's own, which goes by any id, a misspelt built-in one passes; names that stand
/// twice or are taken; numbers that contradict each other; more No than there are items; an expression that is none.
#[test]
fn what_only_the_program_can_tell_passes() {
    let validator = validator();
    for (right, wrong) in [
        ("exit-notice-missing = \"error\"", "exit-notise-missing = \"error\""),
        ("metrics_least = 3", "metrics_least = 9"),
        ("pause = 2", "pause = 3"),
        ("id = \"pilot-readiness\"", "id = \"signing\""),
        ("when = \"!has(charter.nda)\"", "when = \"!!(\""),
        ("EUR = \"0.85 GBP\"", "EUR = \"0 GBP\""),
        ("EUR = \"0.85 GBP\"", "XXE = \"0.85 GBP\""),
    ] {
        let text = FULL.replacen(right, wrong, 1);
        assert!(!is_read(&text), "{wrong:?} is read");
        assert!(
            validator.is_valid(&as_json(&text)),
            "{wrong:?} does not pass any more: take it out of this list"
        );
    }
}
