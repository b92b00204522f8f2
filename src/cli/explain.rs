//! `partner explain`: what a rule means.

use anyhow::anyhow;
use clap::Args;
use comfy_table::{ContentArrangement, Table, TableStyle};

use super::{Common, Outcome, output};
use crate::document::suggestion;
use crate::render::Look;
use crate::rules::{self, Family, Rule, registry};

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
            Some(id) => rules::page(registry::find(id).ok_or_else(|| unknown(id))?),
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
    for family in Family::ALL.iter().copied() {
        for rule in registry::all().filter(|rule| rule.family == family) {
            table.add_row([rule.id, rule.severity.as_str(), due(rule), rule.summary]);
        }
    }
    format!("{table}\n")
}

fn due(rule: &Rule) -> &'static str {
    if rule.family == Family::Document { "always" } else { rule.from.as_str() }
}
