//! What a value may be, type by type.

use serde_json::{Map, Value, json};

use super::{Language, object};
use crate::document::shape::{Numbers, Plain, Text};

/// Texts that say nothing, or that something is still open: the short ones. The decoder knows more of them, and whole phrases,
/// which would make the schema many times as large.
const UNWRITTEN_TEXT: &str =
    "[\\[<(]?(?:\\?+|\\.\\.+|\u{2026}|-|[Tt][Bb][AaCcDd]|[Tt][Oo][Dd][Oo]|[Xx]{3,})\\.?[\\])>]?|";

/// What an entry of a list is that says nothing, or that something is still open. Written out wherever it is needed:
/// editors follow no reference there.
fn unwritten() -> Value {
    json!({
        "type": ["null", "string", "array", "object"],
        "pattern": format!("^\\s*(?:{UNWRITTEN_TEXT})\\s*$"),
        "maxItems": 0,
        "additionalProperties": false,
        "errorMessage": "one value belongs here, not a list",
    })
}

/// An example as a reader of YAML sees it without quotes.
fn as_written(example: &str, numbers: Numbers) -> Value {
    match example.parse::<i64>() {
        Ok(number) if numbers != Numbers::Never => json!(number),
        _ => json!(example),
    }
}

/// What leaves a key as good as unwritten: the same, or a list of nothing else.
pub(super) fn left_open() -> Value {
    json!({
        "type": ["null", "string", "array", "object"],
        "pattern": format!("^\\s*(?:{UNWRITTEN_TEXT})\\s*$"),
        "items": unwritten(),
        "additionalProperties": false,
    })
}

/// What a shape allows, by type.
pub(super) struct Facets {
    what: String,
    text: Text,
    numbers: Numbers,
    is_boolean: bool,
    words: Vec<Value>,
    examples: Vec<Value>,
    items: Option<Value>,
    table: Option<Map<String, Value>>,
}

impl Facets {
    /// Those of what can only be a map or a list.
    pub(super) fn of_no_plain_value() -> Self {
        Self {
            what: String::new(),
            text: Text::Never,
            numbers: Numbers::Never,
            is_boolean: false,
            words: Vec::new(),
            examples: Vec::new(),
            items: None,
            table: None,
        }
    }

    /// Those of a plain value.
    pub(super) fn of(plain: &Plain) -> Self {
        let words = plain.words.iter().map(|word| json!({"const": word.word, "description": word.doc}));
        Self {
            what: plain.what.to_string(),
            text: plain.text.clone(),
            numbers: plain.numbers,
            is_boolean: plain.is_boolean,
            words: words.collect(),
            examples: plain.examples.iter().map(|example| as_written(example, plain.numbers)).collect(),
            ..Self::of_no_plain_value()
        }
    }

    /// The same, and a list of these.
    pub(super) fn or_list_of(self, items: Value) -> Self {
        Self { items: Some(items), table: None, ..self }
    }

    /// The same, and a map of which this holds.
    pub(super) fn or_table(self, table: Map<String, Value>) -> Self {
        Self { table: Some(table), ..self }
    }

    /// What holds of a map, if it may be one.
    pub(super) fn table(&self) -> Option<&Map<String, Value>> {
        self.table.as_ref()
    }

    /// What to write where a text stands that does not belong there.
    fn help(&self) -> String {
        match (&self.text, &self.items) {
            (Text::Never, Some(_)) => "write a list: `- ` before each entry".to_owned(),
            (Text::Never, None) if self.table.is_some() => "write its keys below it, one per line".to_owned(),
            _ => format!("write {}", self.what),
        }
    }

    /// As a schema.
    pub(super) fn schema(self, language: Language) -> Map<String, Value> {
        let is_yaml = language == Language::Yaml;
        let is_only_plain = self.items.is_none() && self.table.is_none();
        let mut types = Vec::new();
        let mut schema = Map::new();
        let pattern = match &self.text {
            Text::Like(pattern) if is_yaml => Some(format!("^\\s*(?:{pattern}|{UNWRITTEN_TEXT})\\s*$")),
            Text::Like(pattern) => Some(format!("^\\s*(?:{pattern})\\s*$")),
            // A list or a map may still be left open.
            Text::Never if is_yaml => Some(format!("^\\s*(?:{UNWRITTEN_TEXT})\\s*$")),
            Text::Any if !is_yaml => Some("\\S".to_owned()),
            Text::Never | Text::Any => None,
        };
        let is_text = self.text != Text::Never;
        types.extend(is_text.then_some("string"));
        types.extend(self.table.is_some().then_some("object"));
        types.extend(self.items.is_some().then_some("array"));
        // What YAML reads as a number or as true is a text to the decoder; in TOML each has its type.
        if is_yaml || !is_text {
            match self.numbers {
                Numbers::Never => {}
                Numbers::Any => types.push("number"),
                Numbers::Whole(least, most) => {
                    types.push("integer");
                    schema.insert("minimum".to_owned(), json!(least));
                    schema.insert("maximum".to_owned(), json!(most));
                }
            }
        }
        types.extend((is_yaml && self.is_boolean).then_some("boolean"));
        if is_yaml {
            let further = ["string", "null", "array", "object"];
            types.extend(further.into_iter().filter(|name| !types.contains(name)).collect::<Vec<_>>());
        }
        if let Some(pattern) = &pattern {
            schema.insert("pattern".to_owned(), json!(pattern));
        }
        // Of a map or a list there is more that can be wrong than that it is not this.
        let message = if is_only_plain { "errorMessage" } else { "patternErrorMessage" };
        let is_refusing = is_only_plain || pattern.is_some();
        schema.extend(is_refusing.then(|| (message.to_owned(), json!(self.help()))));
        if is_yaml && self.items.is_none() {
            // An editor that sees `items` begins a list where somebody completes the key.
            schema.insert("unevaluatedItems".to_owned(), unwritten());
        }
        if is_yaml && self.table.is_none() {
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        schema.extend(self.items.map(|items| ("items".to_owned(), items)));
        schema.extend(self.table.into_iter().flatten());
        let is_any = is_yaml && self.text == Text::Any;
        let mut told = self.words;
        // Told as a text, for an editor offers `true` and `null` wherever they are among the types.
        told.extend(is_any.then(|| json!({"type": "string"})));
        if !told.is_empty() {
            // The pattern decides; the words are told with what they mean, and the last alternative lets pass what else fits.
            told.push(json!({}));
            schema.insert("anyOf".to_owned(), json!(told));
        }
        if !self.examples.is_empty() {
            schema.insert("examples".to_owned(), json!(self.examples));
        }
        let types = match types.as_slice() {
            [only] => json!(only),
            types => json!(types),
        };
        if is_any {
            return schema;
        }
        let mut typed = object(json!({"type": types}));
        typed.extend(schema);
        typed
    }
}
