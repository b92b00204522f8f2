//! What `partner explain` says: a rule with its reasons, or all of them side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::config::PolicyEntry;
use super::{Answer, Data, Page, Table, Text};
use crate::config::{Configuration, OwnRule, Policy};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{self, Family, Rule, registry};
use crate::wording::sources::meaning;

/// A rule, or all of them.
pub struct Explanation<'a> {
    configuration: &'a Configuration,
    rules: Vec<AnyRule<'a>>,
    is_single: bool,
}

/// A built-in rule, or one of the team's own.
#[derive(Clone, Copy)]
enum AnyRule<'a> {
    BuiltIn(&'static Rule),
    Own(&'a OwnRule),
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
        let family = |family: &'static Family| registry::all().filter(move |rule| rule.family == *family);
        let built_in = Family::ALL.iter().flat_map(family).map(AnyRule::BuiltIn);
        let rules = built_in.chain(configuration.rules.iter().map(AnyRule::Own)).collect();
        Self { configuration, rules, is_single: false }
    }

    /// One rule; `None` where none is called so.
    #[must_use]
    pub fn of_one(id: &str, configuration: &'a Configuration) -> Option<Self> {
        let own = || configuration.rules.iter().find(|rule| rule.id == id).map(AnyRule::Own);
        let rule = registry::find(id).map(AnyRule::BuiltIn).or_else(own)?;
        Some(Self { configuration, rules: vec![rule], is_single: true })
    }

    /// The page of the one rule in Markdown, as it is written; `None` for a table of all.
    #[must_use]
    pub fn markdown(&self) -> Option<String> {
        self.rules.first().filter(|_| self.is_single).map(|rule| rule.markdown(self.configuration))
    }
}

impl AnyRule<'_> {
    const fn id(&self) -> &'static str {
        match self {
            Self::BuiltIn(rule) => rule.id,
            Self::Own(rule) => rule.id,
        }
    }

    const fn severity(&self) -> Severity {
        match self {
            Self::BuiltIn(rule) => rule.severity,
            Self::Own(rule) => rule.severity,
        }
    }

    const fn summary(&self) -> &'static str {
        match self {
            Self::BuiltIn(rule) => rule.summary,
            Self::Own(rule) => rule.message,
        }
    }

    /// From which stage on and until which one; `None` for every stage.
    fn stages(&self) -> Option<(Stage, Stage)> {
        match self {
            Self::BuiltIn(rule) if rule.family == Family::Document => None,
            Self::BuiltIn(rule) => Some((rule.from, rule.until)),
            Self::Own(rule) => Some((rule.from, rules::own_until(rule))),
        }
    }

    fn markdown(&self, configuration: &Configuration) -> String {
        match self {
            Self::BuiltIn(rule) => rules::page(rule, configuration),
            Self::Own(rule) => rules::own_page(rule, configuration),
        }
    }

    fn due(&self) -> &'static str {
        self.stages().map_or("always", |(from, _)| from.as_str())
    }

    fn data(&self, configuration: &Configuration) -> ExplainedRule {
        let (family, why, tags, policy): (_, _, &[&'static str], &[&str]) = match self {
            Self::BuiltIn(rule) => (rule.family, rule.why, rule.authority, rule.policy),
            Self::Own(rule) => (Family::Own, rule.why, &["this repository's configuration"], &[]),
        };
        let policy = policy.iter().filter_map(|key| Policy::value(key));
        ExplainedRule {
            rule: self.id().to_owned(),
            family,
            severity: self.severity(),
            from_stage: self.stages().map(|(from, _)| from),
            until_stage: self.stages().map(|(_, until)| until),
            what: self.summary().to_owned(),
            why: why.to_owned(),
            sources: tags.iter().map(|tag| SourceEntry { tag, meaning: meaning(tag) }).collect(),
            policy: policy.map(|value| PolicyEntry::of(value, configuration)).collect(),
            page: self.markdown(configuration),
        }
    }
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
        let explained = self.rules.iter().map(|rule| rule.data(self.configuration)).collect();
        Data::Explain(Explained { explained })
    }
}

impl Explanation<'_> {
    fn table(&self, columns: [&str; 4]) -> Table {
        let mut table = Table::with_columns(columns);
        for rule in &self.rules {
            let cells = [rule.id(), rule.severity().as_str(), rule.due(), rule.summary()];
            table.row(cells.map(|cell| Text::default().and(cell)));
        }
        table
    }
}
