//! `partner explain`: what a rule means.

use anyhow::anyhow;
use clap::Args;
use comfy_table::{ContentArrangement, Table, TableStyle};

use super::{Common, Outcome, offered, output};
use crate::config::Configuration;
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
    #[arg(value_parser = offered::rule(), hide_possible_values = true)]
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let text = match &self.rule {
            None => table(output::look(common), &common.configuration()?),
            Some(id) => match registry::find(id) {
                Some(rule) => rules::page(rule, &common.configuration()?),
                None => own_page(id, &common.configuration()?)?,
            },
        };
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }
}

/// The page of a rule of the team's own.
fn own_page(id: &str, configuration: &Configuration) -> anyhow::Result<String> {
    let own = configuration.rules.iter().find(|rule| rule.id == id);
    let own = own.ok_or_else(|| unknown(id, configuration))?;
    Ok(rules::own_page(own, configuration))
}

fn unknown(id: &str, configuration: &Configuration) -> anyhow::Error {
    let own = configuration.rules.iter().map(|rule| rule.id);
    match suggestion::nearest(id, registry::all().map(|rule| rule.id).chain(own)) {
        Some(near) => anyhow!("no rule is called `{id}`; did you mean `{near}`?"),
        None => anyhow!("no rule is called `{id}`; `partner explain` lists them all"),
    }
}

/// All rules, by family.
fn table(look: Look, configuration: &Configuration) -> String {
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
    for own in &configuration.rules {
        table.add_row([own.id, own.severity.as_str(), own.from.as_str(), own.message]);
    }
    format!("{table}\n")
}

fn due(rule: &Rule) -> &'static str {
    if rule.family == Family::Document { "always" } else { rule.from.as_str() }
}
