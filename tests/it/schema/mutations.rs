//! Documents with one thing changed: at each place another value, and in each map another key.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};

/// A document with one change.
pub(crate) struct Mutant {
    /// Where and what.
    pub(crate) what: String,
    /// The document.
    pub(crate) text: String,
}

/// Values of every sort, written as YAML.
const VALUES: &[&str] = &[
    "~",
    "''",
    "TBD",
    "' tbc '",
    "'?'",
    "[]",
    "{}",
    "[~]",
    "[TBD]",
    "[[]]",
    "true",
    "no",
    "none",
    "both",
    "low",
    "1",
    "5",
    "6",
    "0",
    "-3",
    "2.5",
    "2026",
    "3000000000",
    "6m",
    "90 days",
    "every 2 weeks",
    "2026-07-01",
    "2026-02-30",
    "2026-Q3",
    "20%",
    "120%",
    "500000 GBP",
    "500.000 EUR",
    "'400'",
    "GB",
    "northwind",
    "some words here",
    "docs/plan.md",
    "mailto:x",
    "Dana Reyes <dana@northwind.example>",
    "dana@northwind.example",
    "perpetual",
    "[low, 6m]",
    "[{zzz: 1}]",
    "{zzz: 1}",
    "{northwind: 90 days}",
    "{northwind: TBD}",
    "{North Wind: 90 days}",
    "{x-own: 1}",
];

const PARTS: usize = 3;

/// The document with every change in turn; of a charter only the section with the change is kept, and what all need.
pub(crate) fn of(text: &str) -> Vec<Mutant> {
    let document: Value = serde_yaml::from_str(text).unwrap();
    let mut places = Vec::new();
    collect(&document, &mut Vec::new(), &mut places);
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(sort_of(place)));
    let values: Vec<Value> = VALUES.iter().map(|text| serde_yaml::from_str(text).unwrap()).collect();
    let mut mutants = Vec::new();
    for (nth, place) in places.iter().enumerate() {
        let document = around(&document, place);
        // Values of one sort stand at many places: a part of the changes at each of them is enough for all.
        for (shown, value) in VALUES.iter().zip(&values).skip(nth % PARTS).step_by(PARTS) {
            mutants.push(mutant(&document, place, &format!("= {shown}"), |node| *node = value.clone()));
        }
        for key in ["zzz", "x-own", "lenght"] {
            mutants.push(mutant(&document, place, &format!("+ {key}"), |node| {
                if let Value::Mapping(map) = node {
                    map.insert(key.into(), "some words".into());
                }
            }));
        }
    }
    mutants
}

/// What is said of one party can be said of all: one place for all of them is enough.
fn sort_of(place: &[Step]) -> String {
    let name = |step: &Step| match step {
        Step::Key(key) if ["northwind", "kestrel", "harbor"].contains(&key.as_str()) => "party".to_owned(),
        Step::Key(key) => key.clone(),
        Step::Index(_) => "entry".to_owned(),
    };
    place.iter().map(name).collect::<Vec<_>>().join(".")
}

fn around(document: &Value, place: &[Step]) -> Value {
    let Some(Step::Key(section)) = place.first() else { return document.clone() };
    let is_kept = |key: &Value| {
        key.as_str().is_some_and(|key| ["partner", "name", "stage", "parties", section].contains(&key))
    };
    let map = document.as_mapping().into_iter().flatten();
    Value::Mapping(
        map.filter(|(key, _)| is_kept(key)).map(|(key, value)| (key.clone(), value.clone())).collect(),
    )
}

/// Every place of the document but the document itself.
fn collect(value: &Value, path: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
    // The header says what it is; what is changed there makes another document of it.
    if !matches!(path.as_slice(), [Step::Key(key)] if key == "partner") && !path.is_empty() {
        places.push(path.clone());
    }
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                path.push(Step::Key(key.as_str().unwrap_or_default().to_owned()));
                collect(value, path, places);
                path.pop();
            }
        }
        // All entries of a list are of one kind.
        Value::Sequence(items) => {
            for (index, value) in items.iter().enumerate().take(2) {
                path.push(Step::Index(index));
                collect(value, path, places);
                path.pop();
            }
        }
        _ => {}
    }
}

#[derive(Clone)]
enum Step {
    Key(String),
    Index(usize),
}

fn mutant(document: &Value, place: &[Step], how: &str, change: impl FnOnce(&mut Value)) -> Mutant {
    let mut changed = document.clone();
    let mut node = &mut changed;
    let mut path = String::new();
    for step in place {
        node = match step {
            Step::Key(key) => {
                path.push_str(&format!(".{key}"));
                node.as_mapping_mut().and_then(|map: &mut Mapping| map.get_mut(key.as_str())).unwrap()
            }
            Step::Index(index) => {
                path.push_str(&format!("[{index}]"));
                node.as_sequence_mut().and_then(|items| items.get_mut(*index)).unwrap()
            }
        };
    }
    change(node);
    let path = path.trim_start_matches('.').to_owned();
    let text = serde_yaml::to_string(&changed).unwrap();
    Mutant { what: format!("{path} {how}"), text }
}

/// What JSON Schema cannot judge as the decoder does: where, and why.
///
/// Beside these, patterns count what a sum or a table decides (`src/document/scalar/properties.rs` has the list), and numbers
/// lose their notation on the way: `0x10` is 16.
const BEYOND_SCHEMAS: &[(&str, &str)] = &[
    ("model.contributions", "which keys are ids of parties is written elsewhere in the document"),
    (
        "exit.assets = {zzz: 1}",
        "which keys are ids of parties is written elsewhere, and what is said of a party may be one word",
    ),
    ("exit.name = {zzz: 1}", "the same"),
    ("governance.bodies[0].id = northwind", "that no body is called as a party is written elsewhere"),
    (
        "contract.termination_for_convenience.present = no",
        "a clause that is said not to be there and to say something: two keys contradict each other",
    ),
    (
        "contract.indemnity.kestrel.present = no",
        "the same of a clause for one party: two keys contradict each other",
    ),
];

/// Why a change is one of those that JSON Schema cannot judge as the decoder does.
pub(crate) fn is_beyond_schemas(mutant: &Mutant) -> Option<&'static str> {
    BEYOND_SCHEMAS.iter().find(|(what, _)| mutant.what.starts_with(what)).map(|(_, why)| *why)
}
