//! The schemas under `docs/schema/` are generated from what the decoder says of itself, and agree with it: what it reads
//! they let pass, and what it refuses they refuse, but for what JSON Schema cannot express.
//!
//! `scripts/regenerate` writes them anew.

mod corpus;
mod mutations;
mod verdicts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use partner::config;
use partner::document::header::{self, DocumentKind};
use partner::render::{any_document_schema, configuration_schema, document_schema, output_schema};
use partner::rules;
use serde_json::Value;
use verdicts::{Judge, Verdict};

/// Every schema by the name of its file.
fn schemas() -> BTreeMap<String, String> {
    let mut schemas: BTreeMap<String, String> = DocumentKind::ALL
        .iter()
        .map(|kind| (format!("{kind}.schema.json"), document_schema(*kind)))
        .collect();
    schemas.insert("document.schema.json".to_owned(), any_document_schema());
    let config = configuration_schema(&config::shape(&rules::names()));
    schemas.insert("config.schema.json".to_owned(), config);
    schemas.insert("output.schema.json".to_owned(), output_schema().unwrap());
    schemas
}

#[test]
fn the_files_under_docs_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let schemas = schemas();
    if std::env::var("PARTNER_DOCS").is_ok_and(|wish| wish == "write") {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &schemas {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let regenerate = "run `scripts/regenerate`";
    for (name, text) in &schemas {
        let found = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(found == *text, "docs/schema/{name} is stale: {regenerate}");
    }
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(schemas.contains_key(&name), "docs/schema/{name} belongs to no kind: {regenerate}");
    }
}

#[test]
fn every_schema_is_one() {
    for (name, text) in schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        if let Err(error) = jsonschema::draft202012::meta::validate(&schema) {
            panic!("{name}: {error}");
        }
        let validator = jsonschema::draft202012::new(&schema);
        assert!(validator.is_ok(), "{name}: {:?}", validator.err());
    }
}

/// Every value of every list of words, and every key, says what it means.
#[test]
fn every_key_and_word_is_described() {
    // The items of the built-in lists are questions; their words are the method's, not the format's.
    let is_item = |path: &str| path.contains("/checklists/properties/");
    for (name, text) in schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        let mut bare = Vec::new();
        undescribed(&schema, "", &mut bare);
        // What only narrows a key is not its description.
        bare.retain(|path| !is_item(path) && !path.starts_with("/else/"));
        assert!(bare.is_empty(), "{name}: {bare:?}");
    }
}

fn undescribed(schema: &Value, path: &str, bare: &mut Vec<String>) {
    for (key, value) in schema.as_object().into_iter().flatten() {
        let here = format!("{path}/{key}");
        if key == "properties" && !path.ends_with("/if") {
            for (name, property) in value.as_object().into_iter().flatten() {
                if property["description"].as_str().is_none_or(str::is_empty) {
                    bare.push(format!("{here}/{name}"));
                }
            }
        }
        if key == "const"
            && !path.contains("/if/")
            && schema["description"].as_str().is_none_or(str::is_empty)
        {
            bare.push(here.clone());
        }
        undescribed(value, &here, bare);
    }
    for (index, value) in schema.as_array().into_iter().flatten().enumerate() {
        undescribed(value, &format!("{path}/{index}"), bare);
    }
}

#[test]
fn whatever_the_decoder_reads_the_schemas_let_pass_and_the_other_way_about() {
    let judge = Judge::new();
    let (mut read, mut refused) = (0, 0);
    for document in corpus::documents() {
        match judge.of(&document.text) {
            Verdict::Read => read += 1,
            Verdict::Refused => refused += 1,
            Verdict::NotOurs => {}
            Verdict::Disagree(how) => panic!("{}: {how}\n{}", document.name, document.text),
        }
    }
    assert!(read > 500 && refused > 5, "{read} read and {refused} refused: where are the others?");
}

#[test]
fn a_wrong_value_and_an_unknown_key_are_refused_wherever_they_stand() {
    let judge = Judge::new();
    let mut disagreements = Vec::new();
    let (mut read, mut refused, mut beyond) = (0, 0, 0);
    for document in corpus::full_documents() {
        for mutant in mutations::of(&document.text) {
            match judge.of(&mutant.text) {
                Verdict::Read => read += 1,
                Verdict::Refused => refused += 1,
                Verdict::NotOurs => {}
                Verdict::Disagree(_) if mutations::is_beyond_schemas(&mutant).is_some() => beyond += 1,
                Verdict::Disagree(how) => {
                    disagreements.push(format!("{} {}: {how}", document.name, mutant.what));
                }
            }
        }
    }
    assert!(disagreements.is_empty(), "{} disagreements:\n{}", disagreements.len(), disagreements.join("\n"));
    assert!(read > 1000 && refused > 2000, "{read} read and {refused} refused");
    assert!(beyond < 20, "{beyond} changes are excused");
}

/// What JSON Schema cannot express, each with the reason.
const BEYOND_SCHEMAS: &[(&str, &str)] = &[
    ("term: {length: P0D}", "a sum over several units is reckoned"),
    ("term: {length: P500Y}", "and so is its limit"),
    (
        "resources: {chartering: {northwind: {people: 0x10}}}",
        "a number has lost its notation: this one is 16",
    ),
    ("exit: {non_compete: {lenght: 12 months}}", "whether a key is the id of a party is written elsewhere"),
    ("model: {contributions: [{kind: cash, northwnid: 5}]}", "the same"),
    ("governance: {bodies: [{id: northwind}]}", "that no body is called as a party is written elsewhere"),
    ("contract: {governing_law: {present: no, value: England}}", "two keys contradict each other"),
];

#[test]
fn what_schemas_cannot_express_is_refused_by_the_decoder_alone() {
    let judge = Judge::new();
    let long = format!("id: {}", "a".repeat(101));
    let parties = "parties: {northwind: {name: A}, kestrel: {name: B}}";
    let beside = |part: &str| format!("partner: charter/v1\nname: A\nstage: launch\n{parties}\n{part}\n");
    let mut documents: Vec<String> = BEYOND_SCHEMAS.iter().map(|(part, _)| beside(part)).collect();
    // Patterns have no limit beside what they say.
    documents.push(beside(&long));
    // Properties are counted with those of the user's own.
    documents.push(
        "partner: charter/v1\nname: A\nstage: launch\nparties: {northwind: {name: A}, x-b: 1}\n".into(),
    );
    for text in documents {
        let is_alone =
            matches!(judge.of(&text), Verdict::Disagree(how) if how.starts_with("the schema lets pass"));
        assert!(is_alone, "take it out of this list and of `docs/editors.md`:\n{text}");
    }
}

/// The schema of any document says the same as that of its kind.
#[test]
fn the_schema_of_all_kinds_chooses_by_the_header() {
    let any = Judge::of_any_document();
    let each = Judge::new();
    for document in corpus::full_documents() {
        for mutant in mutations::of(&document.text).into_iter().step_by(23) {
            assert_eq!(
                any.passes(&mutant.text),
                each.passes(&mutant.text),
                "{} {}",
                document.name,
                mutant.what
            );
        }
    }
    for kind in DocumentKind::ALL {
        let header = header::of(*kind);
        assert_eq!(any.passes(&format!("partner: {header}\nzzz: 1\n")), Some(false), "{header}");
    }
    assert_eq!(any.passes("partner: charter/v2\n"), Some(false));
    assert_eq!(any.passes("name: without a header\n"), Some(false));
}
