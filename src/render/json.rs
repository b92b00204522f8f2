//! JSON for programs: one envelope around what every command answers, and the schema of all of it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Spool;
use super::entries::{Entries, fill};
use super::json_text::json_text;
use super::scribe::Scribe;
use crate::check::{CheckReport, Judged};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::view::{Data, Line, check};

/// The number of the format: another one where a key changes its meaning or goes.
const VERSION: u32 = 1;

/// What every answer begins with.
#[derive(Debug, Serialize, JsonSchema)]
struct Envelope {
    /// The number of the format.
    version: u32,
    /// The program.
    tool: Tool,
    /// The command that answers.
    command: &'static str,
    /// The day of the judgement.
    as_of: Date,
}

/// The program that answers.
#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    /// Its name.
    name: &'static str,
    /// Its version.
    version: &'static str,
}

#[derive(Serialize)]
struct Enveloped<'d, 'a> {
    #[serde(flatten)]
    envelope: Envelope,
    #[serde(flatten)]
    data: &'d Data<'a>,
}

/// An answer as one JSON object.
///
/// # Errors
/// None in practice: everything in it can be written as JSON.
pub fn json(data: &Data<'_>, as_of: Date) -> serde_json::Result<String> {
    let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
    json_text(&Enveloped {
        envelope: Envelope { version: VERSION, tool, command: data.command(), as_of },
        data,
    })
}

/// Writes what a check says as one JSON object: the same as [`json`] makes of all of it.
#[derive(Debug)]
pub struct CheckJson {
    to: Spool,
    least: Severity,
    partnerships: Entries,
    findings: Entries,
    suppressed: Entries,
}

impl CheckJson {
    /// Lists findings from a severity on.
    #[must_use]
    pub fn new(to: Spool, least: Severity) -> Self {
        let list = || Entries::at(2);
        Self { to, least, partnerships: list(), findings: list(), suppressed: list() }
    }

    fn finding(&mut self, finding: &Finding) {
        if finding.suppression.is_some() {
            self.suppressed.add(&check::finding(finding));
        } else if finding.is_listed(self.least) {
            self.findings.add(&check::finding(finding));
        }
    }
}

impl Scribe for CheckJson {
    fn take(&mut self, judged: &Judged<'_>) {
        self.partnerships.add(&check::partnership(judged));
        judged.findings.iter().for_each(|finding| self.finding(finding));
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        report.strays.iter().for_each(|finding| self.finding(finding));
        let Self { mut to, partnerships, findings, suppressed, .. } = *self;
        match json(&check::frame(report), report.as_of) {
            Ok(frame) => {
                let lists =
                    vec![("partnerships", partnerships), ("findings", findings), ("suppressed", suppressed)];
                fill(&frame, lists, &mut to);
            }
            Err(error) => to.note(Err(error.into())),
        }
        to
    }
}

/// What an answer says of each partnership, written while these are looked at one after the other.
#[derive(Debug)]
pub struct Partnerships(Entries);

impl Default for Partnerships {
    fn default() -> Self {
        Self(Entries::at(2))
    }
}

impl Partnerships {
    /// Those that say this number, as the last one of an object, where another is known in the end.
    #[must_use]
    pub fn with_later(later: usize) -> Self {
        Self(Entries::at(2).with_later(later))
    }

    /// Puts the numbers that are known now where they belong, in their order; null where there is none.
    #[must_use]
    pub fn numbered(self, numbers: Vec<Option<usize>>) -> Self {
        Self(self.0.numbered(numbers))
    }

    /// Adds what is said of one.
    pub fn add(&mut self, entry: &impl Serialize) {
        self.0.add(entry);
    }

    /// The answer as [`json`] writes it, with them in its list of partnerships, which is empty in `frame`.
    #[must_use]
    pub fn within(self, frame: &str) -> Spool {
        let mut to = Spool::default();
        fill(frame, vec![("partnerships", self.0)], &mut to);
        to
    }
}

/// The JSON Schema of what every command answers.
///
/// # Errors
/// None in practice: everything in it can be written as JSON.
pub fn output_schema() -> serde_json::Result<String> {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let envelope = Envelope::json_schema(&mut generator);
    let commands: Vec<Value> = Data::schemas(&mut generator)
        .into_iter()
        .map(|(command, data)| of_command(command, &envelope, &data))
        .collect();
    let lines = Line::schemas(&mut generator).into_iter().map(|(command, row)| of_line(command, &row));
    let commands: Vec<Value> = commands.into_iter().chain(lines).collect();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `partner COMMAND --format json` prints, and each line of `--format jsonl`",
        "oneOf": commands,
        "$defs": generator.take_definitions(true),
    });
    close(&mut schema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// The object of one command: the envelope, then what the command says.
fn of_command(command: &str, envelope: &Schema, data: &Schema) -> Value {
    let part = |schema: &Schema, key: &str| schema.get(key).cloned().unwrap_or_default();
    let mut properties: Map<String, Value> = Map::new();
    let mut required: Vec<Value> = Vec::new();
    for schema in [envelope, data] {
        properties.extend(part(schema, "properties").as_object().cloned().unwrap_or_default());
        required.extend(part(schema, "required").as_array().cloned().unwrap_or_default());
    }
    properties
        .insert("version".to_owned(), json!({"const": VERSION, "description": "The number of the format."}));
    properties
        .insert("command".to_owned(), json!({"const": command, "description": "The command that answers."}));
    json!({
        "title": format!("partner {command}"),
        "description": part(data, "description"),
        "type": "object",
        "properties": properties,
        "required": required,
    })
}

/// A line of one command.
fn of_line(command: &str, row: &Schema) -> Value {
    let part = |key: &str| row.get(key).cloned().unwrap_or_default();
    json!({
        "title": format!("partner {command} --format jsonl"),
        "description": part("description"),
        "type": "object",
        "properties": part("properties"),
        "required": part("required"),
    })
}

/// Refuses keys that an object does not have.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            let is_record = object.get("type").is_some_and(|it| it == "object" || is_nullable_object(it));
            if is_record && object.get("properties").is_some_and(Value::is_object) {
                object.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(close),
        _ => {}
    }
}

fn is_nullable_object(types: &Value) -> bool {
    types.as_array().is_some_and(|types| types.iter().any(|it| it == "object"))
}
