//! `partner value`: what each party puts in and gets, how evenly they fare, and what the partnership returns.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::writing::scalar;
use super::{Common, Outcome};
use crate::document::scalar::Share;
use crate::view::value::Value as ValueView;

/// Show what each party contributes and receives, and the balance
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner value                            every partnership below this folder
  partner value lending --saving 30%       what would a third less management cost bring?
  partner value --format csv > value.csv

Figures are exact and rounded only for display. A figure with a missing amount is not calculated,
and the missing amount is named.")]
pub(super) struct Value {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Show what saving this share of the management cost adds, such as 30%
    #[arg(long, value_name = "SHARE", value_parser = scalar::<Share>)]
    saving: Option<Share>,
}

impl Value {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        give(common, self.format, &survey, &ValueView::of(&survey, self.saving.map(Share::percent)))
    }
}
