//! What rules weigh: `[rules]`, and `[[override]]` for some paths.

use std::collections::BTreeMap;
use std::path::Path;

use toml::de::DeTable;

use super::files::patterns;
use super::reader::{Reader, Value, kind, shortened};
use crate::document::scalar::keyword;
use crate::finding::Severity;
use crate::paths::Patterns;

keyword! {
    /// How much a finding of a rule weighs once the rule is due.
    pub enum Level {
        /// The rule does not run.
        Off = "off",
        /// Its findings are advice.
        Advice = "advice",
        /// Its findings are warnings.
        Warning = "warning",
        /// Its findings are errors.
        Error = "error",
    }
}

impl Level {
    /// The severity; `None` for a rule that does not run.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Advice => Some(Severity::Advice),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// What a configuration must know of a built-in rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleName {
    /// Its id.
    pub id: &'static str,
    /// What it looks for, in one line.
    pub summary: &'static str,
    /// Its severity without a configuration.
    pub severity: Severity,
    /// Whether it says that a file cannot be read as what it is; such a rule is never made milder.
    pub is_document: bool,
}

/// What rules weigh for the charters that some patterns fit.
#[derive(Debug, Clone)]
pub struct Override {
    /// The charters that it is for.
    pub paths: Patterns,
    /// Its place among all of them in the file, counted from 0.
    pub nth: usize,
    /// What the rules weigh, by id.
    pub levels: BTreeMap<String, Level>,
}

impl Override {
    /// What a rule weighs for the charter at this path from the repository's root, if this says anything about it.
    pub(super) fn level(&self, rule: &str, charter: &Path) -> Option<Level> {
        self.levels.get(rule).copied().filter(|_| self.paths.fits(charter))
    }
}

/// The levels of a table of rules. `entry` is what it is called where a run tells what was set.
pub(super) fn levels(
    reader: &mut Reader,
    table: &DeTable<'_>,
    rules: &[RuleName],
    own: &[String],
    entry: &str,
) -> BTreeMap<String, Level> {
    let mut levels = BTreeMap::new();
    for (key, value) in table {
        let id = key.get_ref().as_ref();
        let built_in = rules.iter().find(|rule| rule.id == id);
        if built_in.is_none() && !own.iter().any(|own| own == id) {
            let known: Vec<&str> =
                rules.iter().map(|rule| rule.id).chain(own.iter().map(String::as_str)).collect();
            reader.unknown_rule(&key.span(), id, &known);
            continue;
        }
        let Some(level) = level(reader, value) else { continue };
        if let Some(rule) = built_in.filter(|rule| rule.is_document && level.severity() < Some(rule.severity))
        {
            let message =
                format!("`{id}` says that a document is not what it should be, and cannot be made milder");
            reader.problem(
                &value.span(),
                message,
                format!("leave it at \"{}\", or take the line out", rule.severity),
            );
            continue;
        }
        reader.set(format!("{entry}.{id}"), &key.span());
        levels.insert(id.to_owned(), level);
    }
    levels
}

fn level(reader: &mut Reader, value: &Value<'_>) -> Option<Level> {
    if value.get_ref().as_str().is_none() {
        let help = "write \"error\", \"warning\", \"advice\" or \"off\"";
        reader.problem(&value.span(), format!("this is {}, where a severity belongs", kind(value)), help);
        return None;
    }
    reader.scalar(value)
}

impl Reader {
    fn unknown_rule(&mut self, span: &std::ops::Range<usize>, id: &str, known: &[&str]) {
        match crate::document::suggestion::nearest(id, known.iter().copied()) {
            Some(near) => {
                let help = format!("did you mean `{near}`?");
                self.problem(span, format!("no rule is called `{}`", shortened(id)), help);
            }
            None => {
                let help = "`partner explain` lists them all";
                self.problem(span, format!("no rule is called `{}`", shortened(id)), help);
            }
        }
    }
}

/// The keys of an override.
pub(super) const OVERRIDE_KEYS: &[&str] = &["paths", "rules"];

/// One `[[override]]`.
pub(super) fn override_of(
    reader: &mut Reader,
    value: &Value<'_>,
    nth: usize,
    rules: &[RuleName],
    own: &[String],
) -> Option<Override> {
    let section = reader.section(value, OVERRIDE_KEYS, "an override")?;
    let paths = section.required(reader, "paths").map(|paths| patterns(reader, paths)).unwrap_or_default();
    let table = section.required(reader, "rules")?;
    let table = reader.table(table, "a table of rules")?;
    let levels = levels(reader, table, rules, own, &format!("override[{nth}].rules"));
    Some(Override { paths, nth, levels })
}
