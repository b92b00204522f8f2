//! What every command prints as JSON is what `partner schema output` says, and one key has one shape in all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use partner::render::output_schema;
use serde_json::{Map, Value, json};

use crate::program::{command, folder};

/// The commands that print JSON, each with what it takes before a path; without a path where it takes none.
const COMMANDS: [(&str, &[&str], bool); 16] = [
    ("agenda", &[], true),
    ("answer", &["--list", "--all"], true),
    ("candidates", &[], true),
    ("check", &[], true),
    ("config", &[], false),
    ("deals", &[], true),
    ("diagnose", &["--score", "--since", "2026-05-01"], true),
    ("explain", &[], false),
    ("gates", &[], true),
    ("health", &[], true),
    ("plan", &["phases"], true),
    ("portfolio", &["--hints", "--saving", "30%", "--by", "kind"], true),
    ("readiness", &[], true),
    ("score", &[], true),
    ("tradeoffs", &[], true),
    ("value", &["--saving", "10%"], true),
];

/// Those that ask git, each with what it is asked of a repository whose charter is committed.
const OF_GIT: [(&str, &[&str]); 2] = [("diff", &["HEAD"]), ("history", &["."])];

static SCHEMA: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&output_schema().unwrap()).unwrap());

/// The schema of each command by itself: it tells better what is wrong than the choice between all of them.
static OF_COMMAND: LazyLock<BTreeMap<&str, Validator>> = LazyLock::new(|| {
    let validator = |name: &'static str| (name, jsonschema::draft202012::new(&of_command(name)).unwrap());
    let of_git = OF_GIT.iter().map(|(name, _)| *name);
    COMMANDS.iter().map(|(name, ..)| *name).chain(of_git).map(validator).collect()
});

/// What a command prints; `None` where it failed as a whole, which prints nothing.
fn printed(place: &Path, name: &str, arguments: &[&str]) -> Option<Value> {
    let output = command()
        .arg(name)
        .args(arguments)
        .args(["--format", "json", "--as-of", "2026-07-10"])
        .current_dir(place)
        .output()
        .unwrap();
    if output.status.code() == Some(2) {
        assert!(output.stdout.is_empty());
        return None;
    }
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Holds what every command says of a folder against the schema; says how many printed something.
fn hold(place: &Path, path: &str) -> usize {
    let mut printing = 0;
    for (name, before, takes_path) in COMMANDS {
        let arguments: Vec<&str> = before.iter().copied().chain(takes_path.then_some(path)).collect();
        let Some(value) = printed(place, name, &arguments) else { continue };
        assert_eq!(value["version"], 1, "{name}");
        assert_eq!(value["tool"], json!({"name": "partner", "version": env!("CARGO_PKG_VERSION")}), "{name}");
        assert_eq!(value["command"], name);
        assert_eq!(value["as_of"], "2026-07-10", "{name}");
        let begin: Vec<&String> = value.as_object().unwrap().keys().take(4).collect();
        assert_eq!(begin, ["version", "tool", "command", "as_of"], "{name}");
        let exact = &OF_COMMAND[name];
        let problems: Vec<String> =
            exact.iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert!(problems.is_empty(), "{name} {path}: {problems:#?}");
        printing += 1;
    }
    printing
}

fn of_command(name: &str) -> Value {
    let all = &*SCHEMA;
    let mut one = all["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["properties"]["command"]["const"] == name)
        .unwrap_or_else(|| panic!("no schema of `{name}`"))
        .clone();
    one["$defs"] = all["$defs"].clone();
    one
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut examples: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().flatten().map(|it| it.path()).filter(|it| it.is_dir()).collect();
    examples.sort();
    examples
}

#[test]
fn every_command_prints_what_the_schema_says_of_the_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // `answer` asks about one charter, and says so where there are several.
    assert_eq!(hold(root, "examples"), COMMANDS.len() - 1);
    for example in examples() {
        let path = example.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        assert_eq!(hold(root, &path), COMMANDS.len(), "{path}");
    }
}

const HEADER: &str = "partner: charter/v1\nname: A\nstage: operation\n";

#[test]
fn every_command_prints_what_the_schema_says_of_odd_charters() {
    let three = "parties:\n  a: {name: A}\n  b: {name: B}\n  c: {name: C}\n";
    let every_key = include_str!("../format/every-key.yaml");
    let charters = [
        ("empty sections", format!("{HEADER}parties: {{}}\ngates: []\n")),
        ("nothing but a header", "partner: charter/v1\n".to_owned()),
        (
            "three parties",
            format!("{HEADER}{three}gates:\n  - {{id: g, due: 2026-07-01, if_missed: pause}}\n"),
        ),
        ("unreadable sections", format!("{HEADER}{three}gates: 7\nvalue: [x]\nmodel: no\nterm: later\n")),
        ("unreadable parties", format!("{HEADER}parties: no\n")),
        ("unreadable entries", format!("{HEADER}{three}gates:\n  - {{id: g, due: soon}}\n  - 4\n")),
        ("everything open", format!("{HEADER}{three}gates: TBD\nvalue: TBD\nmodel: TBD\n")),
        ("every key", every_key.to_owned()),
        ("no YAML", "partner: charter/v1\nname: [\n".to_owned()),
        (
            "hostile",
            format!("{HEADER}parties:\n  a: {{name: \"\\e[1m::error::\\u202e\"}}\n  b: {{name: B}}\n"),
        ),
    ];
    for (what, charter) in &charters {
        let folder = folder(&[("charter.yaml", charter)]);
        // Without a charter that can be read at least these three say what they know.
        assert!(hold(folder.path(), ".") >= 3, "{what}");
    }
}

#[test]
fn every_command_prints_what_the_schema_says_of_odd_records_and_configurations() {
    let charter = format!("{HEADER}parties:\n  a: {{name: A}}\n  b: {{name: B}}\n  c: {{name: C}}\n");
    let candidates = "partner: candidates/v1\ncandidates:\n  - {id: x, referred_by: x}\n  - {}\n  - 7\n";
    let deals = "partner: deals/v1\ndeals:\n  - {customer: Q}\n  - {customer: Q, partner: a, registered: 2026-01-01}\n  - {customer: Q, partner: b, registered: 2026-01-01, value: many}\n";
    let review = "partner: review/v1\nkind: business\nheld: 2026-04-01\nperiod: 2026-Q1\nscorecard: {a: {communication: 1}}\nshortfalls:\n  - {side: a, what: late}\nactions:\n  - {what: call}\n";
    let health = "partner: health/v1\nperiod: 2026-Q1\nresponses: {a: [{alignment: 1}], b: 4}\n";
    let config = "[policy]\nmetrics_least = 2\n[rules]\nexit-assets-missing = \"off\"\n[[override]]\npaths = [\"x/**\"]\n[override.rules]\nexit-ip-missing = \"advice\"\n";
    let own = "[[rule]]\nid = \"house-rule\"\nseverity = \"error\"\nfrom = \"discovery\"\nwhen = \"!has(charter.nda)\"\nat = \"exit\"\nmessage = \"m\"\nwhy = \"w\"\nhelp = \"h\"\n";
    let all = folder(&[
        ("charter.yaml", charter.as_str()),
        ("candidates.yaml", candidates),
        ("deals.yaml", deals),
        ("reviews/one.yaml", review),
        ("health/one.yaml", health),
        ("partner.toml", &format!("{config}{own}")),
    ]);
    assert_eq!(hold(all.path(), "."), COMMANDS.len());
    // Candidates before there is any charter.
    let alone = folder(&[("candidates.yaml", candidates)]);
    assert!(printed(alone.path(), "candidates", &["."]).is_some());
    assert!(hold(alone.path(), ".") >= 3);
}

#[test]
fn a_key_that_the_schema_does_not_know_fails() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut value = printed(root, "check", &["examples/reseller-pilot"]).unwrap();
    let validator = jsonschema::draft202012::new(&SCHEMA).unwrap();
    assert!(validator.is_valid(&value));
    for place in ["", "/tool", "/partnerships/0", "/partnerships/0/readiness/0/items/0", "/findings/0"] {
        let object = value.pointer_mut(place).unwrap().as_object_mut().unwrap();
        object.insert("zzz".to_owned(), json!(1));
        assert!(!validator.is_valid(&value), "a key more in `{place}` passes");
        value.pointer_mut(place).unwrap().as_object_mut().unwrap().shift_remove("zzz");
        assert!(validator.is_valid(&value));
    }
    value["partnerships"][0].as_object_mut().unwrap().shift_remove("readiness");
    assert!(!validator.is_valid(&value), "a key less passes");
}

#[test]
fn what_is_asked_of_git_is_what_the_schema_says() {
    let work = crate::history::Work::new();
    work.notice("TBD");
    for (name, arguments) in OF_GIT {
        let value = printed(work.folder(), name, arguments).unwrap();
        assert_eq!((&value["command"], &value["as_of"]), (&json!(name), &json!("2026-07-10")));
        let list = if name == "diff" { "changes" } else { "commits" };
        assert_eq!(value[list].as_array().unwrap().len(), 1, "{name}");
        let problems: Vec<String> =
            OF_COMMAND[name].iter_errors(&value).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
    }
}

#[test]
fn every_command_that_offers_json_is_held_against_the_schema() {
    let output = command().arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    assert!(names.contains("check") && names.contains("tradeoffs"), "{help}");
    let of_git = OF_GIT.iter().map(|(name, _)| *name);
    let held: BTreeSet<&str> = COMMANDS.iter().map(|(name, ..)| *name).chain(of_git).collect();
    for name in names {
        let Ok(output) = command().args([name, "--help"]).output() else { continue };
        let offers = String::from_utf8_lossy(&output.stdout).contains("json (for programs)")
            || String::from_utf8_lossy(&output.stdout).contains(", json");
        assert_eq!(offers, held.contains(name), "{name}");
    }
}

/// Keys with more than one shape, each with the reason.
const SEVERAL_SHAPES: [(&str, &str); 6] = [
    ("after", "what is said or seen under the text after, and how much"),
    ("before", "what is said or seen under the text before, and how much"),
    ("changes", "what would change a recommendation, and what has changed between two texts"),
    ("evidence", "what a file does for a question of a checklist, and where in the files a cause shows"),
    ("version", "the number of the format, and within `tool` the version of the program"),
    ("partnerships", "what a command says of each partnership; each begins with the same five keys"),
];

/// Keys whose words come from more than one list, each with what they have in common.
const SEVERAL_VOCABULARIES: [(&str, &str); 5] = [
    ("state", "where something stands: each thing has states of its own"),
    ("criterion", "structures and candidates are measured by criteria of their own"),
    ("level", "a rating, or the severity that a team gives a rule"),
    ("topic", "what a partnership is asked about, and what the parties are asked in a health check"),
    ("verdict", "what a list comes to, and of a list of a team's own its strict one"),
];

#[test]
fn one_key_has_one_shape_in_all_that_is_printed() {
    let shapes = gathered(&|schema, root| shape(schema, root));
    let several: BTreeSet<&str> =
        shapes.iter().filter(|(_, shapes)| shapes.len() > 1).map(|(key, _)| key.as_str()).collect();
    let excused: BTreeSet<&str> = SEVERAL_SHAPES.iter().map(|(key, _)| *key).collect();
    let details: Vec<_> =
        shapes.iter().filter(|(key, it)| it.len() > 1 && !excused.contains(&key.as_str())).collect();
    assert_eq!(several, excused, "{details:#?}");
    assert!(shapes.len() > 200, "{} keys: where are the others?", shapes.len());
}

#[test]
fn the_words_under_one_key_come_from_one_list() {
    let words = gathered(&|schema, root| words(schema, root).map_or(Value::Null, Value::from));
    let several: BTreeSet<&str> = words
        .iter()
        .filter(|(_, lists)| lists.iter().filter(|it| *it != "null").count() > 1)
        .map(|(key, _)| key.as_str())
        .collect();
    let excused: BTreeSet<&str> = SEVERAL_VOCABULARIES.iter().map(|(key, _)| *key).collect();
    assert_eq!(several, excused);
}

#[test]
fn every_key_is_described() {
    fn walk(schema: &Value, bare: &mut Vec<String>) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) {
                bare.push(key.clone());
            }
        }
        match schema {
            Value::Object(object) => object.values().for_each(|it| walk(it, bare)),
            Value::Array(entries) => entries.iter().for_each(|it| walk(it, bare)),
            _ => {}
        }
    }
    let mut bare = Vec::new();
    walk(&SCHEMA, &mut bare);
    assert!(bare.is_empty(), "{bare:?}");
}

/// What is read of every property of the whole schema, by its key.
fn gathered(read: &dyn Fn(&Value, &Value) -> Value) -> BTreeMap<String, BTreeSet<String>> {
    fn walk(
        schema: &Value,
        root: &Value,
        read: &dyn Fn(&Value, &Value) -> Value,
        all: &mut BTreeMap<String, BTreeSet<String>>,
    ) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            all.entry(key.clone()).or_default().insert(read(property, root).to_string());
        }
        match schema {
            Value::Object(object) => object.values().for_each(|it| walk(it, root, read, all)),
            Value::Array(entries) => entries.iter().for_each(|it| walk(it, root, read, all)),
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    walk(&SCHEMA, &SCHEMA, read, &mut all);
    all
}

/// The schema that a reference leads to, without null beside it.
fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return resolved(root.pointer(reference.trim_start_matches('#')).unwrap(), root);
    }
    if let Some(either) = schema["anyOf"].as_array() {
        let mut real = either.iter().filter(|it| it["type"] != "null");
        let (first, second) = (real.next(), real.next());
        assert!(second.is_none(), "a real choice: {schema}");
        return resolved(first.unwrap(), root);
    }
    schema
}

/// A schema without its descriptions, limits and words: which kind of value, and of an object which keys.
fn shape(schema: &Value, root: &Value) -> Value {
    let schema = resolved(schema, root);
    let kind = match &schema["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            let real: Vec<&str> = kinds.iter().filter_map(Value::as_str).filter(|it| *it != "null").collect();
            assert_eq!(real.len(), 1, "a real choice: {schema}");
            real[0].to_owned()
        }
        _ if schema["const"].is_string() || words(schema, root).is_some() => "string".to_owned(),
        _ if schema["const"].is_number() => "integer".to_owned(),
        _ => panic!("no type: {schema}"),
    };
    match kind.as_str() {
        "array" => json!([shape(&schema["items"], root)]),
        "object" => match schema["properties"].as_object() {
            Some(properties) => {
                let entries: Map<String, Value> =
                    properties.iter().map(|(key, it)| (key.clone(), shape(it, root))).collect();
                let sorted: BTreeMap<_, _> = entries.into_iter().collect();
                json!(sorted)
            }
            None => json!({"*": shape(&schema["additionalProperties"], root)}),
        },
        _ => json!(kind),
    }
}

/// The words of a schema that is a list of words, or a list of such.
fn words(schema: &Value, root: &Value) -> Option<Vec<Value>> {
    let schema = resolved(schema, root);
    if schema["items"].is_object() {
        return words(&schema["items"], root);
    }
    if let Some(words) = schema["enum"].as_array() {
        return Some(words.clone());
    }
    Some(schema["oneOf"].as_array()?.iter().map(|it| it["const"].clone()).collect())
}
