//! `partner deals`: the deal register, who is credited, and what collides.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome};
use crate::view::deals::Deals as DealsView;

/// Show the deal register: credits, protection periods, conflicts
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner deals                            every register below this folder
  partner deals reseller --as-of 2026-12-31
  partner deals --format csv > deals.csv   a row for each deal

The first registration of a customer and product is credited. No one else may register them within
the protection period: 90 days unless the record gives another.")]
pub(super) struct Deals {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
}

impl Deals {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        give(common, self.format, &survey, &DealsView::of(&survey))
    }
}
