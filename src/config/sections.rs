//! The file as a whole: its sections, one after the other.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::checklists::checklists;
use super::files::files;
use super::levels::{RuleName, levels, override_of};
use super::locate::Location;
use super::policy::{Policy, PolicyValue};
use super::problem::ConfigProblems;
use super::rates::rates;
use super::reader::{Reader, Value};
use super::rules::rules;
use super::{ConfigFile, Configuration};
use crate::document::charter::Charter;
use crate::document::scalar::Id;
use crate::document::{Source, suggestion};

/// How reports present themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Branding {
    /// Whose reports they are.
    pub name: Option<String>,
    /// The colour of headings, as in `#1f6feb`.
    pub colour: Option<String>,
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

/// The sections of the file.
pub(super) const SECTIONS: &[&str] =
    &["policy", "rules", "override", "files", "checklist", "rule", "rates", "report", "tier"];

/// The keys of the report section.
pub(super) const REPORT_KEYS: &[&str] = &["name", "colour"];

/// The keys of a tier.
pub(super) const TIER_KEYS: &[&str] = &["id", "requires", "expects"];

/// The largest number that any policy value takes; beyond it dates run out.
const MOST: u32 = 10_000;

/// Reads the file. `known` are the built-in rules.
///
/// # Errors
/// Every mistake in the file; then nothing of it is used.
pub fn read(location: Location, known: &[RuleName]) -> Result<Configuration, ConfigProblems> {
    let Location { shown, base, root, text } = location;
    let mut reader = Reader::new(Source::new(shown.clone(), text.clone(), Default::default()));
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        syntax(&mut reader, error, text.len());
    }
    let mut configuration =
        if errors.is_empty() { contents(&mut reader, &table, known) } else { Configuration::default() };
    let (problems, lines) = reader.finish();
    if !problems.is_empty() {
        return Err(ConfigProblems { file: shown, problems });
    }
    configuration.file = Some(ConfigFile { shown, lines, text, base, root });
    Ok(configuration)
}

fn syntax(reader: &mut Reader, error: &Error, end: usize) {
    let span = error.span().unwrap_or(end..end);
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    reader.problem(&span, message, "");
}

fn contents(reader: &mut Reader, table: &Spanned<DeTable<'_>>, known: &[RuleName]) -> Configuration {
    let file = reader.known(table.get_ref(), table.span(), SECTIONS, "the configuration");
    let mut configuration = Configuration::default();
    // Own rules first: the other sections may name them.
    if let Some(value) = file.get("rule") {
        configuration.rules = rules(reader, value, known);
    }
    let own: Vec<String> = configuration.rules.iter().map(|rule| rule.id.to_owned()).collect();
    if let Some(value) = file.get("policy") {
        configuration.policy = policy(reader, value);
    }
    if let Some(table) = file.get("rules").and_then(|value| reader.table(value, "a table of rules")) {
        configuration.levels = levels(reader, table, known, &own, "rules");
    }
    if let Some(value) = file.get("override") {
        for (nth, table) in reader.tables(value, "override").into_iter().enumerate() {
            configuration.overrides.extend(override_of(reader, table, nth, known, &own));
        }
    }
    if let Some(value) = file.get("files") {
        configuration.files = files(reader, value);
    }
    if let Some(value) = file.get("checklist") {
        configuration.checklists = checklists(reader, value);
    }
    if let Some(value) = file.get("rates") {
        configuration.rates = rates(reader, value);
    }
    if let Some(value) = file.get("report") {
        configuration.branding = branding(reader, value);
    }
    if let Some(value) = file.get("tier") {
        configuration.tiers = tiers(reader, value);
    }
    configuration
}

fn policy(reader: &mut Reader, value: &Value<'_>) -> Policy {
    let mut policy = Policy::default();
    let Some(table) = reader.table(value, "a table of policy values") else { return policy };
    let names: Vec<&str> = Policy::VALUES.iter().map(|known| known.key).collect();
    let mut places: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        let Some(known) = Policy::value(name) else {
            reader.unknown(&key.span(), name, &names, "no policy value is called");
            continue;
        };
        if let Some(number) = reader.number(value, bounds(known), known.unit) {
            policy.set(known.key, number);
            reader.set(format!("policy.{name}"), &key.span());
            places.insert(known.key, value.span());
        }
    }
    contradictions(reader, &policy, &places);
    policy
}

/// What a value can be. Nothing at all makes sense as the least that is asked and as the most that is let pass without a
/// word, but not as a length of time between two meetings, and no count is reached before it begins.
pub(super) fn bounds(value: &PolicyValue) -> (u32, u32) {
    const MAY_BE_NOTHING: [&str; 2] = ["not_applicable_most", "gate_due_soon"];
    let least = u32::from(!value.key.ends_with("_least") && !MAY_BE_NOTHING.contains(&value.key));
    let most = match value.unit {
        "percent" => 100,
        "points of 5" => 5,
        _ => MOST,
    };
    (least, most)
}

/// `metrics_least` above `metrics_most`, and so on for every pair.
fn contradictions(reader: &mut Reader, policy: &Policy, places: &BTreeMap<&str, Range<usize>>) {
    for value in Policy::VALUES {
        let Some(stem) = value.key.strip_suffix("_least") else { continue };
        let most_key = format!("{stem}_most");
        let (Some(least), Some(most)) = (policy.get(value.key), policy.get(&most_key)) else { continue };
        let place = places.get(value.key).or_else(|| places.get(most_key.as_str()));
        if let Some(place) = place.filter(|_| least > most) {
            let message = format!("`{}` is {least} and `{most_key}` is {most}: nothing is both", value.key);
            reader.problem(place, message, format!("make `{most_key}` at least {least}"));
        }
    }
}

fn branding(reader: &mut Reader, value: &Value<'_>) -> Branding {
    let Some(section) = reader.section(value, REPORT_KEYS, "the report section") else {
        return Branding::default();
    };
    let name = section.text(reader, "name").map(str::to_owned);
    let colour = section.get("colour").and_then(|value| {
        let text = reader.text(value)?;
        let is_colour = text
            .strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if !is_colour {
            reader.problem(&value.span(), "this is no colour", "write it as in `#1f6feb`");
        }
        is_colour.then(|| text.to_ascii_lowercase())
    });
    for (key, value) in [("name", section.get("name")), ("colour", section.get("colour"))] {
        if let Some(value) = value {
            reader.set(format!("report.{key}"), &value.span());
        }
    }
    Branding { name, colour }
}

fn tiers(reader: &mut Reader, value: &Value<'_>) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::new();
    for table in reader.tables(value, "tier") {
        let Some(section) = reader.section(table, TIER_KEYS, "a tier") else { continue };
        let id_value = section.required(reader, "id");
        let id = id_value.and_then(|value| reader.scalar::<Id>(value));
        let paths = section.get("requires").map(|paths| reader.texts(paths)).unwrap_or_default();
        let requires: Vec<String> = paths
            .iter()
            .filter_map(|(path, span)| charter_path(reader, path, span))
            .map(str::to_owned)
            .collect();
        let expects = section.text(reader, "expects").map(str::to_owned);
        let (Some(id), Some(id_value)) = (id, id_value) else { continue };
        if tiers.iter().any(|other| other.id == id.as_str()) {
            reader.problem(
                &id_value.span(),
                format!("a tier `{id}` stands above already"),
                "give it another id",
            );
            continue;
        }
        reader.set(format!("tier.{id}"), &id_value.span());
        tiers.push(Tier { id: id.as_str().to_owned(), requires, expects });
    }
    tiers
}

/// A path into a charter, which begins with one of its keys.
pub(super) fn charter_path(reader: &mut Reader, path: &str, span: &Range<usize>) -> Option<&'static str> {
    let section = path.split(['.', '[']).next().unwrap_or_default();
    if Charter::KEYS.contains(&section) || section.starts_with("x-") {
        return Some(for_good(path));
    }
    let help = match suggestion::nearest(section, Charter::KEYS.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write a path as in `exit.notice`".to_owned(),
    };
    reader.problem(span, format!("a charter has no key `{}`", super::reader::shortened(section)), help);
    None
}

/// A text that lives as long as the program: a run reads one small configuration, and everything that it judges by it
/// names its rules and lists as it names the built-in ones.
pub(super) fn for_good(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
