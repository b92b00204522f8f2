//! The format as JSON Schema (2020-12), for editors and other programs.
//!
//! Every value is told by the type it has in JSON, without alternatives, so that a validator names the one thing that is
//! wrong. `errorMessage` and `patternErrorMessage` are read by editors and mean nothing to other programs.

mod facets;
mod writer;

use serde_json::{Map, Value, json};

use self::writer::Writer;
use crate::document::description;
use crate::document::header::{self, DocumentKind};
use crate::document::shape::Shape;

/// What the schemas are called. It is no address: nothing is fetched.
const ADDRESS: &str = "urn:partner:schema:v1";

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The language that a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    /// Charters and records: any value may be empty or open, and keys that begin with `x-` are the user's own.
    Yaml,
    /// The configuration: what is written has its type.
    Toml,
}

/// The schema of a kind of documents.
#[must_use]
pub fn document_schema(kind: DocumentKind) -> String {
    written(&document(kind))
}

/// The schema of any document, by what its first key says that it is.
#[must_use]
pub fn any_document_schema() -> String {
    let kinds = DocumentKind::ALL;
    let words = kinds.iter().map(|kind| json!({"const": header::of(*kind), "description": kind.doc()}));
    let mut writer = Writer::new(Language::Yaml);
    let mut choice = |kind: &DocumentKind| {
        json!({
            "if": {"properties": {header::KEY: {"const": header::of(*kind)}}, "required": [header::KEY]},
            "then": writer.schema(description::of(*kind)),
        })
    };
    let choices: Vec<Value> = kinds.iter().map(&mut choice).collect();
    let mut schema =
        heading("document", "Charter or record of a partnership", "Its first key says which kind it is.");
    schema.extend(object(json!({
        "type": "object",
        "properties": {
            header::KEY: {
                "description": "What this file is. It is the first key of the file.",
                "oneOf": words.collect::<Vec<_>>(),
            },
        },
        "required": [header::KEY],
        "allOf": choices,
        "$defs": writer.into_definitions(),
    })));
    written(&Value::Object(schema))
}

/// The schema of a configuration of this shape.
#[must_use]
pub fn configuration_schema(shape: &Shape) -> String {
    let title = "Configuration of partner";
    let mut root = root(shape, Language::Toml);
    if let Some(Value::Object(definitions)) = root.get_mut("$defs") {
        definitions.insert("BuiltInRule".to_owned(), built_in_rule(shape));
    }
    root.extend(built_in_only());
    written(&whole("config", title, "Settings of a team, in `partner.toml`.", root))
}

/// The id of a built-in rule.
fn built_in_rule(shape: &Shape) -> Value {
    let built_in: Vec<&str> = match shape {
        Shape::Table(table) => table.keys.iter().find(|key| key.name == "rules"),
        _ => None,
    }
    .map(|rules| rules.shape.keys().iter().map(|key| key.name).collect())
    .unwrap_or_default();
    json!({"enum": built_in, "errorMessage": "write the id of a built-in rule: this file has no rule of your own"})
}

/// Without a rule of the team's own, every name under `[rules]` is one of a built-in rule. With one, a schema cannot tell its
/// name from a misspelt one.
fn built_in_only() -> Map<String, Value> {
    // Some readers take a schema that names some keys for one that allows no others, unless it says so.
    let open = |properties: Value| json!({"properties": properties, "additionalProperties": true});
    let rules = json!({"propertyNames": {"$ref": "#/$defs/BuiltInRule"}, "additionalProperties": true});
    let everywhere = open(json!({"rules": rules, "override": {"items": open(json!({"rules": rules}))}}));
    object(json!({"if": {"required": ["rule"], "additionalProperties": true}, "else": everywhere}))
}

fn document(kind: DocumentKind) -> Value {
    let title = match kind {
        DocumentKind::Charter => "Partnership charter".to_owned(),
        kind => format!("Record of a partnership: {kind}"),
    };
    whole(kind.as_str(), &title, kind.doc(), root(description::of(kind), Language::Yaml))
}

fn whole(name: &str, title: &str, doc: &str, root: Map<String, Value>) -> Value {
    let mut schema = heading(name, title, doc);
    schema.extend(root);
    Value::Object(schema)
}

fn heading(name: &str, title: &str, doc: &str) -> Map<String, Value> {
    object(json!({
        "$schema": DIALECT,
        "$id": format!("{ADDRESS}:{name}"),
        "title": title,
        "description": doc,
    }))
}

fn written(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// The schema of a whole document, with what it refers to.
fn root(shape: &Shape, language: Language) -> Map<String, Value> {
    let mut writer = Writer::new(language);
    let mut root = object(json!({"type": "object"}));
    if let Shape::Table(table) = shape {
        root.extend(writer.table(table));
    }
    root.insert("$defs".to_owned(), Value::Object(writer.into_definitions()));
    root
}

/// The entries of a value that is a map.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
