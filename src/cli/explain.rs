//! `partner explain`: what a rule means.

use clap::Args;

use super::reading::{self, Format};
use super::{Common, Outcome, offered, output};
use crate::render::visible_markdown;
use crate::view::explain::Explanation;

/// Explain a rule: what, why, how to fix, its source
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner explain                        all rules
  partner explain exit-notice-missing    one rule")]
pub(super) struct Explain {
    /// Id of the rule [default: all rules]
    #[arg(value_parser = offered::rule(), hide_possible_values = true)]
    rule: Option<String>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
}

impl Explain {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let configuration = common.configuration()?;
        let explanation = match &self.rule {
            None => Explanation::of_all(&configuration),
            Some(id) => Explanation::of_one(id, &configuration)?,
        };
        // A page is Markdown already: another program gets it as it is written, without what a terminal could obey.
        let written = explanation.markdown().filter(|_| self.format == Format::Markdown);
        let text = match written {
            Some(page) => visible_markdown(&page),
            None => reading::written(common, self.format, common.day()?, &explanation)?,
        };
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }
}
