//! The team's own rules: `[[rule]]`.

use std::ops::Range;
use std::sync::Arc;

use super::expression::{Expression, Fault};
use super::levels::{Level, RuleName};
use super::reader::{Reader, Section, Value};
use super::sections::{charter_path, for_good};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Id;
use crate::finding::Severity;

/// A rule of the team's own.
#[derive(Debug, Clone)]
pub struct OwnRule {
    /// Its id.
    pub id: &'static str,
    /// What is wrong where it speaks.
    pub message: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to write; may be empty.
    pub help: &'static str,
    /// How bad it is once it is due.
    pub severity: Severity,
    /// From which stage on it has that severity; before, it is advice.
    pub from: Stage,
    /// The place in the charter that it speaks of.
    pub at: &'static str,
    /// When it speaks: where this holds.
    pub when: Arc<Expression>,
}

/// The keys of a rule.
pub(super) const KEYS: &[&str] = &["id", "message", "severity", "from", "at", "when", "help", "why"];

/// The longest text, in characters.
pub(super) const LONGEST: usize = 500;

/// What is said where a rule does not say why it matters.
const WHY: &str = "the team that keeps this repository has agreed on it";

/// The most rules of a team's own: every one is worked out for every charter.
const MOST: usize = 200;

/// All `[[rule]]`.
pub(super) fn rules(reader: &mut Reader, value: &Value<'_>, known: &[RuleName]) -> Vec<OwnRule> {
    let mut rules: Vec<OwnRule> = Vec::new();
    let tables = reader.tables(value, "rule");
    if tables.len() > MOST {
        reader.problem(
            &value.span(),
            format!("these are more than {MOST} rules"),
            "merge those that belong together",
        );
        return rules;
    }
    for table in tables {
        let Some((rule, span)) = rule(reader, table) else { continue };
        let taken = known.iter().any(|built_in| built_in.id == rule.id);
        if taken || rules.iter().any(|other| other.id == rule.id) {
            let whose = if taken { "a built-in rule" } else { "another rule of yours" };
            reader.problem(&span, format!("`{}` is {whose}", rule.id), "give it another id");
            continue;
        }
        reader.set(format!("rule.{}", rule.id), &span);
        rules.push(rule);
    }
    rules
}

fn rule(reader: &mut Reader, value: &Value<'_>) -> Option<(OwnRule, Range<usize>)> {
    let section = reader.section(value, KEYS, "a rule")?;
    let id_value = section.required(reader, "id");
    let id = id_value.and_then(|value| id(reader, value));
    let message = sentence(reader, &section, "message", true);
    let help = sentence(reader, &section, "help", false);
    let why = sentence(reader, &section, "why", false);
    let severity = section.get("severity").map_or(Some(Severity::Warning), |value| severity(reader, value));
    let from = section.get("from").map_or(Some(Stage::Discovery), |value| reader.scalar::<Stage>(value));
    let at = section.required(reader, "at").and_then(|value| {
        let path = reader.text(value)?;
        charter_path(reader, path, &value.span())
    });
    let when = section.required(reader, "when").and_then(|value| expression(reader, value));
    let rule = OwnRule {
        id: id?,
        message: message?,
        why: why.unwrap_or(WHY),
        help: help.unwrap_or_default(),
        severity: severity?,
        from: from?,
        at: at?,
        when: Arc::new(when?),
    };
    Some((rule, id_value?.span()))
}

fn id(reader: &mut Reader, value: &Value<'_>) -> Option<&'static str> {
    let id: Id = reader.scalar(value)?;
    Some(for_good(id.as_str()))
}

fn severity(reader: &mut Reader, value: &Value<'_>) -> Option<Severity> {
    let level: Level = reader.scalar(value)?;
    if level == Level::Off {
        let help = "leave the rule out, or turn it off under `[rules]`";
        reader.problem(&value.span(), "a rule that is off from the start says nothing", help);
    }
    level.severity()
}

/// A text of one line, as people read it in a finding.
fn sentence(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    is_required: bool,
) -> Option<&'static str> {
    let value = if is_required { section.required(reader, key)? } else { section.get(key)? };
    let text = reader.text(value)?;
    if text.chars().count() > LONGEST {
        let message = format!("this text has more than {LONGEST} characters");
        reader.problem(&value.span(), message, "say it more shortly");
        return None;
    }
    Some(for_good(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

fn expression(reader: &mut Reader, value: &Value<'_>) -> Option<Expression> {
    let text = value.get_ref().as_str();
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        let help = "write an expression, as in `when = \"!has(charter.nda)\"`";
        reader.problem(&value.span(), "this is no expression", help);
        return None;
    };
    match Expression::compile(text) {
        Ok(expression) => Some(expression),
        Err(faults) => {
            for Fault { at, message, help } in faults {
                let span = reader.inside(value, text, at);
                reader.problem(&span, message, help);
            }
            None
        }
    }
}
