//! `partner value`: what each party puts in and gets, how evenly they fare, and what the partnership returns.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::writing::scalar;
use super::{Common, Outcome};
use crate::document::scalar::Share;
use crate::view::value::Value as ValueView;

/// Show what each party puts in and gets, and how evenly they fare
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner value                            every partnership below this folder
  partner value lending --saving 30%       what would a third less management bring?
  partner value --format csv > value.csv

Every figure is exact and rounded only where it is shown. What is not known is not nothing: a figure
that lacks an amount is not calculated, and says which amount it lacks.")]
pub(super) struct Value {
    /// Files or folders; `-` is one charter on standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to print: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Show what saving this share of the cost of managing adds, such as 30%
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
