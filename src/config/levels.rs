//! What rules weigh: `[rules]`, and `[[override]]` for some paths.

use std::collections::BTreeMap;
use std::path::Path;

use super::checks::{Checks, shortened};
use super::files::{PathPattern, patterns};
use super::no_rule::{meant, no_rule};
use crate::document::record::record;
use crate::document::scalar::keyword;
use crate::document::shape::{Declared, Describe as _, Key, Plain, Shape, Table, Word};
use crate::document::{List, Named, suggestion};
use crate::finding::Severity;
use crate::grammar::capitalised;
use crate::paths::Patterns;
use crate::yaml::YamlPath;

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

    /// One of these levels.
    pub(super) fn one_of(name: &'static str, levels: impl Iterator<Item = &'static Self>) -> Plain {
        let words: Vec<Word> = levels.map(|level| Word::new(level.as_str(), level.doc())).collect();
        let listed: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.word)).collect();
        Plain::one_of(name, listed.join(" or "), words)
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

record! { "an override",
    /// What rules weigh for the charters under some paths.
    pub struct OverrideTable {
        /// Charters, as seen from the root of the repository: `*` stays within one folder, `**` does not.
        paths: List<PathPattern> = required,
        /// What the rules weigh there.
        rules: Named<Level> = required,
    }
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
    /// Whether it holds for the charter at this path from the repository's root.
    pub(super) fn holds_for(&self, charter: &Path) -> bool {
        self.paths.fits(charter)
    }
}

/// The rules that a team can weigh.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) built_in: &'a [RuleName],
    pub(super) own: &'a [&'a str],
}

/// The levels of a table of rules, which stands at this path.
pub(super) fn levels(
    checks: &mut Checks<'_>,
    table: &Named<Level>,
    known: Known<'_>,
    path: &YamlPath,
) -> BTreeMap<String, Level> {
    let mut levels = BTreeMap::new();
    for id in table.names() {
        let here = path.clone().key(id);
        let built_in = known.built_in.iter().find(|rule| rule.id == id);
        if built_in.is_none() && !known.own.contains(&id) {
            let names = known.built_in.iter().map(|rule| rule.id).chain(known.own.iter().copied());
            checks.key(&here, no_rule(&shortened(id)), meant(suggestion::nearest(id, names)));
            continue;
        }
        let Some(level) = table.get(id).and_then(|level| level.get().copied()) else { continue };
        if let Some(rule) = built_in.filter(|rule| rule.is_document && level.severity() < Some(rule.severity))
        {
            let message = format!("`{id}` reports an invalid document and cannot be made milder");
            checks.value(&here, message, format!("leave it at \"{}\", or take the line out", rule.severity));
            continue;
        }
        levels.insert(id.to_owned(), level);
    }
    levels
}

/// One `[[override]]`.
pub(super) fn override_of(
    checks: &mut Checks<'_>,
    table: &OverrideTable,
    nth: usize,
    known: Known<'_>,
) -> Option<Override> {
    let path = YamlPath::root().key("override").index(nth);
    let levels = levels(checks, table.rules.get()?, known, &path.clone().key("rules"));
    let paths = patterns(checks, table.paths.get()?, &path.key("paths"));
    Some(Override { paths, nth, levels })
}

/// The built-in rules; those of the team's own are known by nothing but that their names are ids.
pub(super) fn shape_of_rules(known: &[RuleName]) -> Shape {
    let key = |rule: &RuleName| {
        let summary = rule.summary;
        let level = if rule.is_document {
            // A rule about documents is never made milder.
            let levels = Level::ALL.iter().filter(|level| level.severity() >= Some(rule.severity));
            Level::one_of("", levels).into()
        } else {
            Level::shape()
        };
        Key::new(rule.id, format!("{}: {} unless set.", capitalised(summary), rule.severity), level)
    };
    Table::of("Rules", "", known.iter().map(key).collect()).with_rest(Declared::Id, Level::shape()).into()
}
