//! `partner explain`: what a rule means.

use anyhow::anyhow;
use clap::Args;
use comfy_table::{ContentArrangement, Table, TableStyle};

use super::{Common, Outcome, offered, output};
use crate::config::Configuration;
use crate::document::suggestion;
use crate::render::{Look, prose, visible};
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
        // What goes on to another program is Markdown as it was written.
        let is_page = self.rule.is_some() && output::is_for_eyes(common);
        let text = if is_page { prose(&text, output::look(common).width) } else { text };
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
    let own = configuration.rules.iter().map(|rule| rule.id.as_str());
    match suggestion::nearest(id, registry::all().map(|rule| rule.id).chain(own)) {
        Some(near) => anyhow!("no rule is called `{id}`; did you mean `{near}`?"),
        None => anyhow!("no rule is called `{id}`; `partner explain` lists them all"),
    }
}

/// From how many columns on a table has room for an id in one piece and for words beside it.
const ROOM_FOR_A_TABLE: usize = 100;

/// All rules, by family, each with its summary below it.
fn list(look: Look, configuration: &Configuration) -> String {
    let entry = |id: &str, severity: &str, due: &str, summary: &str| {
        let summary = prose(&visible(summary), look.width.saturating_sub(4));
        let summary: String = summary.lines().map(|line| format!("    {line}\n")).collect();
        format!("{id} ({severity}, {due})\n{summary}")
    };
    let mut text = String::new();
    for family in Family::ALL.iter().copied() {
        for rule in registry::all().filter(|rule| rule.family == family) {
            let due = match due(rule) {
                "always" => "always".to_owned(),
                stage => format!("from {stage} on"),
            };
            text.push_str(&entry(rule.id, rule.severity.as_str(), &due, rule.summary));
        }
    }
    for own in &configuration.rules {
        let due = format!("from {} on", own.from);
        text.push_str(&entry(&own.id, own.severity.as_str(), &due, &own.message));
    }
    text
}

/// All rules, by family.
fn table(look: Look, configuration: &Configuration) -> String {
    if look.width < ROOM_FOR_A_TABLE {
        return list(look, configuration);
    }
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
        table.add_row([&own.id, own.severity.as_str(), own.from.as_str(), &own.message]);
    }
    format!("{table}\n")
}

fn due(rule: &Rule) -> &'static str {
    if rule.family == Family::Document { "always" } else { rule.from.as_str() }
}
