//! The file as a whole: decoded as every other document, then held together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::checklists::{Checklist, checklists};
use super::checks::Checks;
use super::files::{FilesTable, files};
use super::form::columns;
use super::instrument::{HealthTable, instrument};
use super::kinds::{KindTable, kinds};
use super::levels::{Known, Level, OverrideTable, RuleName, levels, override_of, shape_of_rules};
use super::locate::Location;
use super::placeholders::{WordsTable, placeholders};
use super::policy::Policy;
use super::problem::{ConfigProblem, ConfigProblems};
use super::rates::Rates;
use super::readiness::ReadinessTable;
use super::rules::{self, Rule};
use super::syntax::tree_of;
use super::words::{CharterPath, CharterSection, Colour};
use super::{ConfigFile, Configuration};
use crate::document::record::record;
use crate::document::scalar::{Id, Link, Text};
use crate::document::shape::{Describe as _, Key, Shape, Table};
use crate::document::{Decode as _, Decoder, Ids, List, Named, Problem, Source};
use crate::yaml::{Kind, YamlPath};

record! { "the configuration",
    /// Settings of a team.
    pub struct Settings {
        /// The thresholds of the calculations and rules.
        policy: Policy,
        /// Severity of findings once their rule is due; before, they are advice.
        rules: Named<Level>,
        /// The same for the charters under some paths. Where several match, the last one applies.
        r#override: List<OverrideTable>,
        /// What is left out of everything.
        files: FilesTable,
        /// How texts are read.
        words: WordsTable,
        /// How the health check is asked.
        health: HealthTable,
        /// What counts on a checklist.
        readiness: ReadinessTable,
        /// Checklists of your own.
        checklist: List<Checklist>,
        /// Rules of your own.
        rule: List<Rule>,
        /// Exchange rates, all of one day. Amounts are never converted by any other.
        rates: Rates,
        /// How reports look, and what stays out of them.
        report: Report,
        /// The tiers that partners are placed in.
        tier: List<TierTable>,
        /// Kinds of partnership of your own, each as a difference from a built-in one.
        kind: Named<KindTable>,
    }
}

record! { "the report section",
    /// How reports present themselves.
    pub struct Report {
        /// Whose reports they are.
        name: Text,
        /// The colour of headings.
        colour: Colour,
        /// The logo: a PNG, JPEG, GIF, WebP or SVG file in the repository.
        logo: Link,
        /// What stands at the end of each report.
        footer: Text,
        /// The sections of the charter that are in no report for a party.
        private: List<CharterSection>,
    }
}

record! { "a tier",
    /// A tier that partners are placed in.
    pub struct TierTable {
        /// What `tier` in a charter names.
        id: Id = required,
        /// What a charter of this tier must have.
        requires: List<CharterPath>,
        /// What is expected of partners of this tier.
        expects: Text,
    }
}

/// How reports present themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Branding {
    /// Whose reports they are.
    pub name: Option<String>,
    /// The colour of headings, as in `#1f6feb`.
    pub colour: Option<String>,
    /// Where the logo lies, as a path from the repository's root.
    pub logo: Option<String>,
    /// What stands at the end of each report.
    pub footer: Option<String>,
    /// The sections of the charter that are in no report for a party.
    pub private: Vec<String>,
}

/// A tier that partners are placed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its id: what `tier` in a charter names.
    pub id: String,
    /// What a charter of this tier must have, as paths.
    pub requires: Vec<String>,
    /// What partners of this tier are expected to do, in words.
    pub expects: Option<String>,
}

/// What may stand in the file; `known` are the built-in rules.
#[must_use]
pub fn shape(known: &[RuleName]) -> Shape {
    with_rules(Settings::shape(), &shape_of_rules(known))
}

/// The same with these rules wherever rules are weighed.
fn with_rules(shape: Shape, rules: &Shape) -> Shape {
    match shape {
        Shape::Table(table) => {
            let key = |key: Key| {
                let shape = if key.name == "rules" { rules.clone() } else { with_rules(key.shape, rules) };
                Key { shape, ..key }
            };
            Shape::Table(Table { keys: table.keys.into_iter().map(key).collect(), ..table })
        }
        Shape::List(entry) => Shape::List(Box::new(with_rules(*entry, rules))),
        shape => shape,
    }
}

/// Reads the file. `known` are the built-in rules.
///
/// # Errors
/// Every mistake in the file; then nothing of it is used.
pub fn read(location: Location, known: &[RuleName]) -> Result<Configuration, ConfigProblems> {
    let Location { shown, base, root, text } = location;
    let (tree, mut problems) = tree_of(&text);
    let mut configuration = Configuration::default();
    let source = Source::new(shown.clone(), text, tree);
    if problems.is_empty() {
        (configuration, problems) = contents(&source, known);
    }
    if !problems.is_empty() {
        return Err(ConfigProblems { file: shown, problems: told(&source, &problems) });
    }
    let (lines, text) = (lines(&source), source.text.clone());
    configuration.file = Some(Arc::new(ConfigFile { shown, lines, text, base, root }));
    Ok(configuration)
}

fn told(source: &Source, problems: &[Problem]) -> Vec<ConfigProblem> {
    let tell = |problem: &Problem| {
        let span = rules::moved(problem, &source.text);
        ConfigProblem {
            position: source.position(span.start),
            end: source.position(span.end),
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    };
    let mut told: Vec<ConfigProblem> = problems.iter().map(tell).collect();
    told.sort();
    told.dedup();
    told
}

fn contents(source: &Source, known: &[RuleName]) -> (Configuration, Vec<Problem>) {
    let ids = Ids::default();
    let tree = &source.tree;
    let mut decoder = Decoder::new(source, &ids, &[]);
    let settings = tree.root().and_then(|root| Settings::decode(&mut decoder, root)).unwrap_or_default();
    let mut checks = Checks { tree, problems: decoder.into_problems() };
    let configuration = settled(&mut checks, &settings, known);
    (configuration, checks.problems)
}

fn settled(checks: &mut Checks<'_>, settings: &Settings, known: &[RuleName]) -> Configuration {
    let rules = settings.rule.get().map(|tables| rules::rules(checks, tables, known)).unwrap_or_default();
    // Of a rule that cannot be used the id may still be read, and is not misspelt where it is named.
    let own = settings.rule.get().into_iter().flat_map(List::values).filter_map(|rule| rule.id.get());
    let own: Vec<&str> = own.map(Id::as_str).collect();
    let names = Known { built_in: known, own: &own };
    let path = YamlPath::root().key("rules");
    let levels = settings.rules.get().map(|table| levels(checks, table, names, &path)).unwrap_or_default();
    let overrides = settings.r#override.get().into_iter().flat_map(List::iter);
    let overrides = overrides.filter_map(|(nth, table)| override_of(checks, table, nth, names)).collect();
    let left_out = settings.files.get().map(|table| files(checks, table)).unwrap_or_default();
    let asked = settings.health.get().map(|table| instrument(checks, table)).unwrap_or_default();
    let lists = settings.checklist.get().map(|tables| checklists(checks, tables)).unwrap_or_default();
    Configuration {
        file: None,
        policy: settings.policy.get().cloned().unwrap_or_default(),
        levels,
        overrides,
        files: left_out,
        placeholders: settings.words.get().map(|table| Arc::new(placeholders(table))).unwrap_or_default(),
        health_columns: settings.health.get().map(|table| columns(checks, table, &asked)).unwrap_or_default(),
        instrument: asked,
        readiness: settings.readiness.get().map(Into::into).unwrap_or_default(),
        checklists: lists,
        rules,
        rates: settings.rates.get().cloned().unwrap_or_default(),
        branding: settings.report.get().map(|it| branding(checks, it)).unwrap_or_default(),
        tiers: settings.tier.get().map(|tables| tiers(checks, tables)).unwrap_or_default(),
        kinds: settings.kind.get().map(|tables| kinds(checks, tables)).unwrap_or_default(),
    }
}

fn branding(checks: &mut Checks<'_>, report: &Report) -> Branding {
    let text = |text: Option<&dyn ToString>| text.map(ToString::to_string);
    if let Some(Link::Url(_)) = report.logo.get() {
        let place = YamlPath::root().key("report").key("logo");
        let message = "the logo is an address on the web, and a report fetches nothing";
        checks.value(&place, message, "write the path of a picture in the repository, as in `docs/logo.png`");
    }
    let private = report.private.get().into_iter().flat_map(List::values);
    Branding {
        name: text(report.name.get().map(|it| it as _)),
        colour: text(report.colour.get().map(|it| it as _)),
        logo: text(report.logo.get().map(|it| it as _)),
        footer: text(report.footer.get().map(|it| it as _)),
        private: private.map(ToString::to_string).collect(),
    }
}

fn tiers(checks: &mut Checks<'_>, tables: &List<TierTable>) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::new();
    for (nth, table) in tables.iter() {
        let Some(id) = table.id.get().map(ToString::to_string) else { continue };
        if tiers.iter().any(|other| other.id == id) {
            let place = YamlPath::root().key("tier").index(nth).key("id");
            checks.value(&place, format!("a tier `{id}` is already defined above"), "give it another id");
        }
        let requires = table.requires.get().into_iter().flat_map(List::values);
        let requires = requires.map(ToString::to_string).collect();
        tiers.push(Tier { id, requires, expects: table.expects.get().map(ToString::to_string) });
    }
    tiers
}

/// On which line each entry stands: `policy.metrics_least`, `rule.house-nda-missing`, `override[0].rules.metrics-too-few`.
fn lines(source: &Source) -> BTreeMap<String, usize> {
    let tree = &source.tree;
    let line = |node| source.position(tree.span(node).start).line;
    let mut lines = BTreeMap::new();
    let keys = |lines: &mut BTreeMap<String, usize>, entry: &str, table| {
        for (key, _) in tree.entries(table) {
            lines.insert(format!("{entry}.{}", tree.scalar(key).unwrap_or_default()), line(key));
        }
    };
    for (key, value) in tree.root().into_iter().flat_map(|root| tree.entries(root)) {
        let section = tree.scalar(key).unwrap_or_default();
        if tree.kind(value) == Kind::Mapping {
            keys(&mut lines, section, value);
        }
        for (nth, table) in tree.items(value).enumerate() {
            if let Some((_, id)) = tree.get(table, "id") {
                lines.insert(format!("{section}.{}", tree.scalar(id).unwrap_or_default().trim()), line(id));
            }
            if let Some((_, rules)) = tree.get(table, "rules") {
                keys(&mut lines, &format!("{section}[{nth}].rules"), rules);
            }
        }
    }
    lines
}
