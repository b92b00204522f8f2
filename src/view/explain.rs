//! What `partner explain` says: a rule with its reasons, or all of them side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::config::PolicyEntry;
use super::question::QuestionEntry;
use super::{Answer, Data, Page, Table, Text};
use crate::check::{Ruleset, UnknownRule};
use crate::config::{Configuration, Policy};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Family, Rule};
use crate::wording::sources::meaning;

/// A rule, or all of them.
pub struct Explanation<'a> {
    ruleset: Ruleset<'a>,
    rules: Vec<Rule<'a>>,
    is_single: bool,
}

/// The rules that were asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explained {
    /// The rules, by family.
    explained: Vec<ExplainedRule>,
}

/// What a rule means.
#[derive(Debug, Serialize, JsonSchema)]
struct ExplainedRule {
    /// The id of the rule.
    rule: String,
    /// Which part of the method it belongs to.
    family: Family,
    /// How bad it is where the configuration says nothing else.
    severity: Severity,
    /// The first stage at which it has its full severity; null for every stage.
    from_stage: Option<Stage>,
    /// The last stage at which it speaks; null for every stage.
    until_stage: Option<Stage>,
    /// What it looks for.
    what: String,
    /// Why it matters; for a built-in rule its page says more.
    why: String,
    /// What it asks, where it is a gap.
    asks: Vec<QuestionEntry>,
    /// Where it comes from.
    sources: Vec<SourceEntry>,
    /// The policy values that it goes by.
    policy: Vec<PolicyEntry>,
    /// Its whole page in Markdown.
    page: String,
}

/// Where a rule comes from.
#[derive(Debug, Serialize, JsonSchema)]
struct SourceEntry {
    /// The tag of the source.
    tag: &'static str,
    /// What the tag stands for; null where it is no source of the method.
    meaning: Option<&'static str>,
}

impl<'a> Explanation<'a> {
    /// All rules, built-in and of the team's own.
    #[must_use]
    pub fn of_all(configuration: &'a Configuration) -> Self {
        let ruleset = Ruleset::of(configuration);
        let rules = ruleset.all().copied().collect();
        Self { ruleset, rules, is_single: false }
    }

    /// One rule.
    ///
    /// # Errors
    /// An id that no rule has.
    pub fn of_one(id: &str, configuration: &'a Configuration) -> Result<Self, UnknownRule> {
        let ruleset = Ruleset::of(configuration);
        let rule = *ruleset.get(id)?;
        Ok(Self { ruleset, rules: vec![rule], is_single: true })
    }

    /// The page of the one rule in Markdown, as it is written; `None` for a table of all.
    #[must_use]
    pub fn markdown(&self) -> Option<String> {
        self.rules.first().filter(|_| self.is_single).map(|rule| self.ruleset.page(rule))
    }

    fn explained(&self, rule: &Rule<'_>) -> ExplainedRule {
        let policy = rule.policy.iter().filter_map(|key| Policy::value(key));
        let stages = (rule.family != Family::Document).then_some((rule.from, rule.until));
        ExplainedRule {
            rule: rule.id.to_owned(),
            family: rule.family,
            severity: rule.severity,
            from_stage: stages.map(|(from, _)| from),
            until_stage: stages.map(|(_, until)| until),
            what: rule.summary.to_owned(),
            why: rule.why.to_owned(),
            asks: rule.questions().map(QuestionEntry::of).collect(),
            sources: rule.authority.iter().map(|tag| SourceEntry { tag, meaning: meaning(tag) }).collect(),
            policy: policy.map(|value| PolicyEntry::of(value, self.ruleset.configuration())).collect(),
            page: self.ruleset.page(rule),
        }
    }
}

fn due(rule: &Rule<'_>) -> &'static str {
    if rule.family == Family::Document { "always" } else { rule.from.as_str() }
}

impl Answer for Explanation<'_> {
    fn page(&self) -> Page {
        if let Some(text) = self.markdown() {
            return Page::from_markdown(&text);
        }
        let mut page = Page::default();
        page.table(self.table(["rule", "severity", "due from", "what it looks for"]));
        page
    }

    fn sheet(&self) -> Table {
        self.table(["rule", "severity", "from_stage", "what"])
    }

    fn data(&self) -> Data<'_> {
        let explained = self.rules.iter().map(|rule| self.explained(rule)).collect();
        Data::Explain(Explained { explained })
    }
}

impl Explanation<'_> {
    fn table(&self, columns: [&str; 4]) -> Table {
        let mut table = Table::with_columns(columns);
        for rule in &self.rules {
            let cells = [rule.id, rule.severity.as_str(), due(rule), rule.summary];
            table.row(cells.map(|cell| Text::default().and(cell)));
        }
        table
    }
}
