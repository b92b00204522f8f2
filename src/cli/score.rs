//! `partner score`: which structure and which legal form fit.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome};
use crate::method::structure::what_if::Assumption;
use crate::view::score::Score as ScoreView;

/// Recommend a structure: why, and what would change it
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner score                                        every partnership below this folder
  partner score lending --set risk_tolerance.kestrel=high
  partner score lending --set legal_understaffed=no --set objective=joint-business
  partner score --format csv > scores.csv

`--set` changes no file. Without a party it applies to all of them.")]
pub(super) struct Score {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Try another rating (`criterion.party=high`), fact (`fact=yes`) or objective
    #[arg(long, value_name = "WHAT=VALUE", value_parser = assumption)]
    set: Vec<Assumption>,
}

fn assumption(text: &str) -> Result<Assumption, String> {
    Assumption::parse(text).map_err(|error| error.to_string())
}

impl Score {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        give(common, self.format, &survey, &ScoreView::of(&survey, &self.set)?)
    }
}
