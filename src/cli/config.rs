//! `partner config`: what is in force, and where it comes from.

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Common, Outcome, output};
use crate::config::{Configuration, DEFAULT_FILE, Policy};
use crate::render::{harmless_json, prose_lines, visible};
use crate::rules::registry;

/// Show what is in force: policy values, rules, lists, and where each comes from
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner config                            what is in force here
  partner config --default > partner.toml   a commented file to begin with")]
pub(super) struct Config {
    /// How to print: text (for people) or json (for programs)
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,
    /// Print the commented file with every default instead
    #[arg(long)]
    default: bool,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "table")]
    Text,
    /// For programs
    Json,
}

/// Everything that is in force.
#[derive(Serialize)]
struct Effective {
    version: u32,
    command: &'static str,
    as_of: String,
    file: Option<String>,
    policy: Vec<PolicyEntry>,
    rules: Vec<RuleEntry>,
    overrides: Vec<OverrideEntry>,
    checklists: Vec<ChecklistEntry>,
    own_rules: Vec<OwnRuleEntry>,
    rates: Vec<RateEntry>,
    tiers: Vec<TierEntry>,
    report: ReportEntry,
}

#[derive(Serialize)]
struct PolicyEntry {
    key: &'static str,
    value: u32,
    unit: &'static str,
    default: u32,
    source: &'static str,
    from: String,
}

#[derive(Serialize)]
struct RuleEntry {
    rule: String,
    severity: String,
    default: Option<&'static str>,
    from: String,
}

#[derive(Serialize)]
struct OverrideEntry {
    paths: Vec<String>,
    rules: Vec<RuleEntry>,
}

#[derive(Serialize)]
struct ChecklistEntry {
    id: &'static str,
    title: &'static str,
    items: Vec<&'static str>,
    address: u32,
    pause: u32,
    verdict: &'static str,
    from: String,
}

#[derive(Serialize)]
struct OwnRuleEntry {
    id: &'static str,
    severity: &'static str,
    stage: &'static str,
    at: &'static str,
    when: String,
    from: String,
}

#[derive(Serialize)]
struct RateEntry {
    currency: &'static str,
    rate: String,
    date: Option<String>,
    from: String,
}

#[derive(Serialize)]
struct TierEntry {
    id: String,
    requires: Vec<String>,
    expects: Option<String>,
    from: String,
}

#[derive(Serialize)]
struct ReportEntry {
    name: Option<String>,
    colour: Option<String>,
}

impl Config {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if self.default {
            output::emit(common, DEFAULT_FILE)?;
            return Ok(Outcome::Clean);
        }
        let effective = Effective::of(&common.configuration()?, common.day()?.to_string());
        let text = match self.format {
            Format::Text => effective.text(output::is_for_eyes(common).then(|| output::look(common).width)),
            Format::Json => {
                let json = serde_json::to_string_pretty(&effective);
                harmless_json(&json.context("the configuration cannot be written as JSON")?) + "\n"
            }
        };
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }
}

impl Effective {
    fn of(configuration: &Configuration, as_of: String) -> Self {
        let place = |entry: String| configuration.place_of(&entry);
        let levels = |levels: &std::collections::BTreeMap<String, crate::config::Level>, entry: &str| {
            let line = |(id, level): (&String, &crate::config::Level)| RuleEntry {
                rule: id.clone(),
                severity: level.to_string(),
                default: registry::find(id).map(|rule| rule.severity.as_str()),
                from: place(format!("{entry}.{id}")),
            };
            levels.iter().map(line).collect::<Vec<_>>()
        };
        let policy = Policy::VALUES.iter().map(|value| PolicyEntry {
            key: value.key,
            value: configuration.policy.get(value.key).unwrap_or(value.default),
            unit: value.unit,
            default: value.default,
            source: value.source,
            from: place(format!("policy.{}", value.key)),
        });
        let overrides = configuration.overrides.iter().map(|it| OverrideEntry {
            paths: it.paths.texts().into_iter().map(str::to_owned).collect(),
            rules: levels(&it.levels, &format!("override[{}].rules", it.nth)),
        });
        let checklists = configuration.checklists.iter().map(|list| ChecklistEntry {
            id: list.id,
            title: list.title,
            items: list.items.iter().map(|item| item.id).collect(),
            address: list.address_from,
            pause: list.strict_from,
            verdict: list.verdict.as_str(),
            from: place(format!("checklist.{}", list.id)),
        });
        let own_rules = configuration.rules.iter().map(|rule| OwnRuleEntry {
            id: rule.id,
            severity: rule.severity.as_str(),
            stage: rule.from.as_str(),
            at: rule.at,
            when: rule.when.text.trim().to_owned(),
            from: place(format!("rule.{}", rule.id)),
        });
        let date = configuration.rates.date.map(|date| date.to_string());
        let rates = configuration.rates.by_currency.iter().map(|(code, rate)| RateEntry {
            currency: code,
            rate: format!("{} {}", rate.amount, rate.of.code()),
            date: date.clone(),
            from: place(format!("rates.{code}")),
        });
        let tiers = configuration.tiers.iter().map(|tier| TierEntry {
            id: tier.id.clone(),
            requires: tier.requires.clone(),
            expects: tier.expects.clone(),
            from: place(format!("tier.{}", tier.id)),
        });
        Self {
            version: 1,
            command: "config",
            as_of,
            file: configuration.file.as_ref().map(|file| file.shown.clone()),
            policy: policy.collect(),
            rules: levels(&configuration.levels, "rules"),
            overrides: overrides.collect(),
            checklists: checklists.collect(),
            own_rules: own_rules.collect(),
            rates: rates.collect(),
            tiers: tiers.collect(),
            report: ReportEntry {
                name: configuration.branding.name.clone(),
                colour: configuration.branding.colour.clone(),
            },
        }
    }

    /// For people; broken for so many columns where somebody looks at it.
    fn text(&self, width: Option<usize>) -> String {
        let mut lines = vec![match &self.file {
            Some(file) => format!("configuration: {file}"),
            None => "configuration: none found, every default holds".to_owned(),
        }];
        section(&mut lines, width, "policy", &self.policy, |it| {
            let from = match it.from.as_str() {
                "default" => format!("default ({})", it.source),
                place => format!("{place} (default {})", it.default),
            };
            (format!("{} = {} {}", it.key, it.value, it.unit), from)
        });
        section(&mut lines, width, "rules", &self.rules, rule_line);
        for it in &self.overrides {
            section(&mut lines, width, &format!("rules in {}", it.paths.join(", ")), &it.rules, rule_line);
        }
        section(&mut lines, width, "checklists", &self.checklists, |it| {
            let verdict = it.verdict.to_uppercase();
            (
                format!("{}: {} questions, {verdict} from {} No", it.id, it.items.len(), it.pause),
                it.from.clone(),
            )
        });
        section(&mut lines, width, "own rules", &self.own_rules, |it| {
            (format!("{}: {} from {}, at {}", it.id, it.severity, it.stage, it.at), it.from.clone())
        });
        section(&mut lines, width, "rates", &self.rates, |it| {
            let date = it.date.as_deref().unwrap_or("?");
            (format!("1 {} = {} of {date}", it.currency, it.rate), it.from.clone())
        });
        section(&mut lines, width, "tiers", &self.tiers, |it| {
            (format!("{}: requires {}", it.id, it.requires.join(", ")), it.from.clone())
        });
        let report = [("name", &self.report.name), ("colour", &self.report.colour)];
        let report: Vec<_> =
            report.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
        section(&mut lines, width, "report", &report, |(key, value)| {
            (format!("{key} = {value}"), String::new())
        });
        lines.join("\n") + "\n"
    }
}

fn rule_line(it: &RuleEntry) -> (String, String) {
    let default = it.default.map(|default| format!(" (default {default})")).unwrap_or_default();
    (format!("{} = {}", it.rule, it.severity), format!("{}{default}", it.from))
}

/// How many columns are enough for words beside an entry.
const LEAST_BESIDE: usize = 24;

/// A section with its entries, each beside where it comes from; nothing for an empty one.
fn section<T>(
    lines: &mut Vec<String>,
    columns: Option<usize>,
    title: &str,
    entries: &[T],
    line: impl Fn(&T) -> (String, String),
) {
    if entries.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(visible(title));
    let entries: Vec<(String, String)> = entries.iter().map(line).collect();
    let width = entries.iter().map(|(what, _)| what.chars().count()).max().unwrap_or_default().min(60);
    let column = width + 4;
    // Where there is too little room beside the column, what stands there comes below, for all of them alike.
    let is_narrow = columns.is_some_and(|columns| columns < column + LEAST_BESIDE);
    for (what, from) in entries {
        match columns {
            Some(columns) if is_narrow => {
                lines.extend(prose_lines(&visible(&what), columns, ["  ", "    "]));
                lines.extend(prose_lines(&visible(&from), columns, ["      ", "      "]));
            }
            Some(columns) if !from.is_empty() => {
                let what = visible(&format!("  {what:<width$}  "));
                lines.extend(prose_lines(&visible(&from), columns, [&what, &" ".repeat(column)]));
            }
            _ => lines.push(visible(format!("  {what:<width$}  {from}").trim_end())),
        }
    }
}
