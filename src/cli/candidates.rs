//! `partner candidates`: which possible partner leads, why, and what would change it.

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome};
use crate::method::candidates::what_if::WeightAssumption;
use crate::view::candidates::Landscapes;

/// Rank possible partners: scores, selection criteria, referral chain
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner candidates                                   every candidates record below this folder
  partner candidates search/candidates.yaml            one record; it needs no charter
  partner candidates --weights risk_profile=3,strategic_fit=1
  partner candidates --format csv > candidates.csv

`--weights` changes no file. Weights that are not named stay as they are.")]
pub(super) struct Candidates {
    /// Files or folders; `-` reads one candidates record from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Try other weights, as in `strategic_fit=3,risk_profile=0`
    #[arg(long, value_name = "CRITERION=WEIGHT", value_delimiter = ',', value_parser = assumption)]
    weights: Vec<WeightAssumption>,
}

fn assumption(text: &str) -> Result<WeightAssumption, String> {
    WeightAssumption::parse(text).map_err(|error| error.to_string())
}

impl Candidates {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::with_candidates(common, &self.paths)?;
        let survey = reading.survey_with_candidates();
        give(common, self.format, &survey, &Landscapes::of(&survey, &self.weights)?)
    }
}
