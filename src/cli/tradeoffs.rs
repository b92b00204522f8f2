//! `partner tradeoffs`: the structures and legal forms side by side.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome};
use crate::view::tradeoffs::Tradeoffs as TradeoffsView;

/// Compare structures and legal forms, a charter's ratings marked in the tables
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner tradeoffs                     the tables alone; needs no charter
  partner tradeoffs lending             with a charter's ratings, choice and knock-outs
  partner tradeoffs --format markdown   for a workshop's wiki page")]
pub(super) struct Tradeoffs {
    /// Files or folders whose ratings are marked in the tables; `-` reads one charter from standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
}

impl Tradeoffs {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = match self.paths.as_slice() {
            [] => Reading::of_nothing(common)?,
            paths => Reading::of(common, paths)?,
        };
        let survey = reading.survey();
        give(common, self.format, &survey, &TradeoffsView::of(&survey))
    }
}
