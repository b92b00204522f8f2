//! `partner explain`: what a rule means.

use std::fmt::Write as _;

use anyhow::anyhow;
use clap::Args;
use comfy_table::{ContentArrangement, Table, TableStyle};

use super::{Common, Outcome, output};
use crate::config::Policy;
use crate::document::charter::stage::Stage;
use crate::document::suggestion;
use crate::render::Look;
use crate::rules::{Family, Rule, registry};

/// Explain a rule: what, why, how to mend, its source
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner explain                        all rules
  partner explain exit-notice-missing    one rule")]
pub(super) struct Explain {
    /// The rule's id; all rules unless given
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let text = match &self.rule {
            None => table(output::look(common)),
            Some(id) => page(registry::find(id).ok_or_else(|| unknown(id))?),
        };
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }
}

fn unknown(id: &str) -> anyhow::Error {
    match suggestion::nearest(id, registry::all().map(|rule| rule.id)) {
        Some(near) => anyhow!("no rule is called `{id}`; did you mean `{near}`?"),
        None => anyhow!("no rule is called `{id}`; `partner explain` lists them all"),
    }
}

/// All rules, by family.
fn table(look: Look) -> String {
    let mut table = Table::new();
    let style = TableStyle::default();
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(look.width).unwrap_or(u16::MAX));
    table.set_header(["rule", "severity", "due from", "what it looks for"]);
    for family in Family::ALL {
        for rule in registry::all().filter(|rule| rule.family == family) {
            table.add_row([rule.id, rule.severity.as_str(), due(rule), rule.summary]);
        }
    }
    format!("{table}\n")
}

fn due(rule: &Rule) -> &'static str {
    if rule.family == Family::Document { "always" } else { rule.from.as_str() }
}

/// One rule.
fn page(rule: &Rule) -> String {
    let mut text = format!("{}\n\n{}.\n\n", rule.id, capitalised(rule.summary));
    // Writing into a String cannot fail.
    let _ = writeln!(text, "family     {}", rule.family);
    let _ = writeln!(text, "severity   {}", rule.severity);
    let _ = writeln!(text, "due        {}", span_of(rule));
    let _ = writeln!(text, "source     {}", rule.authority.join(", "));
    let _ = writeln!(text, "since      {}", rule.since);
    for value in rule.policy.iter().filter_map(|key| Policy::value(key)) {
        let _ =
            writeln!(text, "policy     {} = {} {} ({})", value.key, value.default, value.unit, value.source);
    }
    let _ = write!(text, "\n{}", rule.docs);
    text
}

fn span_of(rule: &Rule) -> String {
    if rule.family == Family::Document {
        return "at every stage".to_owned();
    }
    let early = if rule.from == Stage::Discovery { "" } else { "; advice before" };
    format!("from stage {} to {}{early}", rule.from, rule.until)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
