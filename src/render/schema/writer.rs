//! Shapes as schemas.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::facets::{Facets, left_open};
use super::{Language, object};
use crate::document::pattern;
use crate::document::shape::{Declared, Key, Rest, Shape, Table};

/// Writes shapes, and gathers those that have a name under it.
pub(super) struct Writer {
    language: Language,
    definitions: BTreeMap<String, Value>,
}

impl Writer {
    pub(super) fn new(language: Language) -> Self {
        Self { language, definitions: BTreeMap::new() }
    }

    /// What has a name, by it.
    pub(super) fn into_definitions(self) -> Map<String, Value> {
        self.definitions.into_iter().collect()
    }

    /// The schema of a shape: where it has a name, a reference to it.
    pub(super) fn schema(&mut self, shape: &Shape) -> Map<String, Value> {
        let name = match shape {
            Shape::Plain(plain) => plain.name.to_string(),
            Shape::Table(table) => table.name.to_string(),
            Shape::Each(value) => match value.as_ref() {
                Shape::Table(table) if !table.name.is_empty() => format!("Each{}", table.name),
                _ => String::new(),
            },
            Shape::List(_) => String::new(),
        };
        let mut schema = self.facets(shape).schema(self.language);
        if let Shape::Table(table) = shape
            && !table.doc.is_empty()
        {
            schema.insert("description".to_owned(), json!(table.doc));
        }
        if name.is_empty() {
            return schema;
        }
        let name = self.define(&name, Value::Object(schema));
        object(json!({"$ref": format!("#/$defs/{name}")}))
    }

    /// Keeps a schema under its name, or under one with a number where something else has the name.
    fn define(&mut self, name: &str, schema: Value) -> String {
        let mut free = name.to_owned();
        let mut next = 2;
        while self.definitions.get(&free).is_some_and(|known| *known != schema) {
            free = format!("{name}{next}");
            next += 1;
        }
        self.definitions.insert(free.clone(), schema);
        free
    }

    fn facets(&mut self, shape: &Shape) -> Facets {
        match shape {
            Shape::Plain(plain) => Facets::of(plain),
            Shape::Table(table) => {
                let instead = table.instead.as_ref().map(|instead| self.facets(instead));
                instead.unwrap_or_else(Facets::of_no_plain_value).or_table(self.table(table))
            }
            Shape::List(entry) => {
                let items = Value::Object(self.schema(entry));
                self.facets(entry).or_list_of(items)
            }
            Shape::Each(value) => {
                let own = self.facets(value);
                let by_party = self.table(&Table::by(Declared::Party, (**value).clone()));
                let table = match (own.table(), value.keys()) {
                    (Some(table), keys) if !keys.is_empty() => {
                        let named: Vec<Value> =
                            keys.iter().map(|key| json!({"required": [key.name]})).collect();
                        object(json!({"if": {"anyOf": named}, "then": table, "else": by_party}))
                    }
                    _ => by_party,
                };
                own.or_table(table)
            }
        }
    }

    /// What holds of a map.
    pub(super) fn table(&mut self, table: &Table) -> Map<String, Value> {
        let mut schema = Map::new();
        if !table.keys.is_empty() {
            let properties: Map<String, Value> =
                table.keys.iter().map(|key| (key.name.to_owned(), self.property(key))).collect();
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        if self.language == Language::Yaml {
            schema.insert("patternProperties".to_owned(), json!({"^x-": true}));
        }
        let required: Vec<&str> =
            table.keys.iter().filter(|key| key.is_required).map(|key| key.name).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        match &table.rest {
            None => schema.extend([("additionalProperties".to_owned(), json!(false))]),
            Some(rest) => schema.extend(self.rest(rest, table)),
        }
        schema
    }

    fn property(&mut self, key: &Key) -> Value {
        let mut schema = Map::new();
        if !key.doc.is_empty() {
            schema.insert("description".to_owned(), json!(key.doc));
        }
        for (name, value) in self.schema(&key.shape) {
            schema.entry(name).or_insert(value);
        }
        if let Some(default) = key.default {
            schema.insert("default".to_owned(), json!(default));
        }
        if key.is_required && self.language == Language::Yaml {
            schema.insert("not".to_owned(), left_open());
        }
        Value::Object(schema)
    }

    /// What holds of the keys that the format does not fix.
    fn rest(&mut self, rest: &Rest, table: &Table) -> Map<String, Value> {
        let mut schema = Map::new();
        let own: Vec<String> = table.keys.iter().map(|key| pattern::word(key.name)).collect();
        let users = (self.language == Language::Yaml).then(|| "x-.*".to_owned());
        let names = pattern::any_of(users.into_iter().chain(own).chain([rest.keys.pattern()]));
        let mut names = object(json!({
            "pattern": format!("^{names}$"),
            "errorMessage": format!("write {}", rest.keys.what()),
        }));
        if !rest.refused.is_empty() {
            names.insert("not".to_owned(), json!({"enum": rest.refused}));
        }
        schema.insert("propertyNames".to_owned(), Value::Object(names));
        schema.insert("additionalProperties".to_owned(), Value::Object(self.schema(&rest.value)));
        let (least, most) = rest.count;
        if least > 0 {
            schema.insert("minProperties".to_owned(), json!(least));
        }
        if let Some(most) = most {
            schema.insert("maxProperties".to_owned(), json!(most));
        }
        schema
    }
}
