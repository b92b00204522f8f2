//! What `partner config` says: what is in force, and where each of it comes from.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::{Configuration, Level, Policy, PolicyValue, StrictVerdict, Unanswered, Unproven};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::Severity;
use crate::rules;

/// Everything that is in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Effective {
    /// The configuration file; null where none is found and every default holds.
    pub file: Option<String>,
    /// The policy values.
    pub policy: Vec<PolicyEntry>,
    /// The rules that are given a severity.
    pub levels: Vec<LevelEntry>,
    /// The rules that are given another severity under some paths.
    pub overrides: Vec<OverrideEntry>,
    /// What counts on a checklist.
    pub counting: CountingEntry,
    /// The checklists of the team's own.
    pub checklists: Vec<OwnChecklistEntry>,
    /// The rules of the team's own.
    pub own_rules: Vec<OwnRuleEntry>,
    /// The exchange rates.
    pub rates: Vec<RateEntry>,
    /// The tiers.
    pub tiers: Vec<TierEntry>,
    /// How reports look.
    pub report: ReportEntry,
}

/// A policy value.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PolicyEntry {
    /// Its key.
    pub key: &'static str,
    /// The number in force.
    pub number: u32,
    /// What is counted.
    pub unit: &'static str,
    /// The number that holds where the configuration says nothing.
    pub default: u32,
    /// Where the default comes from in the method.
    pub source: &'static str,
    /// Where it is set: a line of the configuration, or `default`.
    pub from: String,
}

/// A rule that is given a severity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LevelEntry {
    /// The id of the rule.
    pub rule: String,
    /// The severity in force.
    pub level: Level,
    /// The severity that it has otherwise; null for a rule of the team's own.
    pub default_level: Option<Severity>,
    /// Where it is set.
    pub from: String,
}

/// The rules that are given another severity under some paths.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OverrideEntry {
    /// The paths.
    pub paths: Vec<String>,
    /// The rules.
    pub levels: Vec<LevelEntry>,
}

/// What counts on a checklist.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CountingEntry {
    /// How a yes counts that nothing shows.
    pub unproven: Unproven,
    /// Where that is set.
    pub unproven_from: String,
    /// How a question counts that no one has answered and that the charter does not show.
    pub unanswered: Unanswered,
    /// Where that is set.
    pub unanswered_from: String,
}

/// A checklist of the team's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnChecklistEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The ids of its questions.
    pub item_ids: Vec<String>,
    /// From how many No on it comes to `address`.
    pub address: u32,
    /// From how many No on it comes to its strict verdict.
    pub pause: u32,
    /// Its strict verdict.
    pub verdict: StrictVerdict,
    /// Where it is set.
    pub from: String,
}

/// A rule of the team's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnRuleEntry {
    /// Its id.
    pub id: String,
    /// Its severity.
    pub severity: Severity,
    /// The stage from which it is due.
    pub stage: Stage,
    /// The place of the charter that it is about.
    pub at: String,
    /// Its condition.
    pub when: String,
    /// Where it is set.
    pub from: String,
}

/// An exchange rate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RateEntry {
    /// The currency.
    pub currency: &'static str,
    /// What one unit of it is worth.
    pub rate: String,
    /// The day of the rate; null where that is not said.
    pub date: Option<Date>,
    /// Where it is set.
    pub from: String,
}

/// A tier.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TierEntry {
    /// Its id.
    pub id: String,
    /// What it requires.
    pub requires: Vec<String>,
    /// What it expects; null where that is not said.
    pub expects: Option<String>,
    /// Where it is set.
    pub from: String,
}

/// How reports look.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReportEntry {
    /// The name on them; null for none.
    pub name: Option<String>,
    /// The colour on them; null for none.
    pub colour: Option<String>,
    /// The logo on them, as a path from the repository's root; null for none.
    pub logo: Option<String>,
    /// What stands at their end; null for nothing.
    pub footer: Option<String>,
    /// The sections of the charter that are in no report for a party.
    pub private: Vec<String>,
}

impl PolicyEntry {
    pub(super) fn of(value: &PolicyValue, configuration: &Configuration) -> Self {
        Self {
            key: value.key,
            number: configuration.policy.get(value.key).unwrap_or(value.default),
            unit: value.unit,
            default: value.default,
            source: value.source,
            from: configuration.place_of(&format!("policy.{}", value.key)),
        }
    }
}

impl Effective {
    /// What a configuration puts in force.
    #[must_use]
    pub fn of(configuration: &Configuration) -> Self {
        let place = |entry: String| configuration.place_of(&entry);
        let overrides = configuration.overrides.iter().map(|it| OverrideEntry {
            paths: it.paths.texts().into_iter().map(str::to_owned).collect(),
            levels: levels(configuration, &it.levels, &format!("override[{}].rules", it.nth)),
        });
        let checklists = configuration.checklists.iter().map(|list| OwnChecklistEntry {
            id: list.id.clone(),
            title: list.title.clone(),
            item_ids: list.items.iter().map(|item| item.id.clone()).collect(),
            address: list.address_from,
            pause: list.strict_from,
            verdict: list.verdict,
            from: place(format!("checklist.{}", list.id)),
        });
        let own_rules = configuration.rules.iter().map(|rule| OwnRuleEntry {
            id: rule.id.clone(),
            severity: rule.severity,
            stage: rule.from,
            at: rule.at.clone(),
            when: rule.when.text.trim().to_owned(),
            from: place(format!("rule.{}", rule.id)),
        });
        let rates = configuration.rates.by_currency.iter().map(|(code, rate)| RateEntry {
            currency: code,
            rate: format!("{} {}", rate.amount, rate.of.code()),
            date: configuration.rates.date,
            from: place(format!("rates.{code}")),
        });
        let tiers = configuration.tiers.iter().map(|tier| TierEntry {
            id: tier.id.clone(),
            requires: tier.requires.clone(),
            expects: tier.expects.clone(),
            from: place(format!("tier.{}", tier.id)),
        });
        Self {
            file: configuration.file.as_ref().map(|file| file.shown.clone()),
            policy: Policy::VALUES.iter().map(|value| PolicyEntry::of(value, configuration)).collect(),
            levels: levels(configuration, &configuration.levels, "rules"),
            overrides: overrides.collect(),
            counting: CountingEntry {
                unproven: configuration.readiness.unproven,
                unproven_from: place("readiness.unproven".to_owned()),
                unanswered: configuration.readiness.unanswered,
                unanswered_from: place("readiness.unanswered".to_owned()),
            },
            checklists: checklists.collect(),
            own_rules: own_rules.collect(),
            rates: rates.collect(),
            tiers: tiers.collect(),
            report: ReportEntry {
                name: configuration.branding.name.clone(),
                colour: configuration.branding.colour.clone(),
                logo: configuration.branding.logo.clone(),
                footer: configuration.branding.footer.clone(),
                private: configuration.branding.private.clone(),
            },
        }
    }
}

fn levels(configuration: &Configuration, levels: &BTreeMap<String, Level>, entry: &str) -> Vec<LevelEntry> {
    let line = |(id, level): (&String, &Level)| LevelEntry {
        rule: id.clone(),
        level: *level,
        default_level: rules::find(id).map(|rule| rule.severity),
        from: configuration.place_of(&format!("{entry}.{id}")),
    };
    levels.iter().map(line).collect()
}
