//! `partner tradeoffs`: the structures and legal forms side by side.

use std::path::PathBuf;

use clap::Args;

use super::answer::{Format, Reading, give};
use super::{Common, Outcome};
use crate::view::tradeoffs::Tradeoffs as TradeoffsView;

/// Compare structures and legal forms, a charter's ratings laid over the table
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner tradeoffs                     the tables alone; needs no charter
  partner tradeoffs lending             with the ratings, the choice and the vetoes of a charter
  partner tradeoffs --format markdown   for a workshop's wiki page")]
pub(super) struct Tradeoffs {
    /// Files or folders whose ratings are laid over the tables; `-` is one charter on standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to print: table (for people), markdown, json or csv
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
