//! `partner value`: what each party puts in and gets, how evenly they fare, and what the partnership returns.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;

use super::reading::{Format, Reading, give};
use super::writing::scalar;
use super::{Common, Outcome};
use crate::document::reads_the_same;
use crate::document::scalar::{Quantity, Share};
use crate::grammar::series;
use crate::method::value::{Assumed, rate};
use crate::survey::Survey;
use crate::view::value::Value as ValueView;

/// Show what each party contributes and receives, and the balance
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner value                            every partnership below this folder
  partner value lending --saving 30%       what would a third less management cost bring?
  partner value --assume 'net sales=2000000 USD'   what would the royalties be?
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
    /// Calculate rates with this volume: a year's where the rate counts by year, otherwise the whole term's
    #[arg(long, value_name = "BASE=VOLUME", value_parser = volume)]
    assume: Vec<(String, Quantity)>,
}

fn volume(text: &str) -> Result<(String, Quantity), String> {
    let (base, volume) = text
        .rsplit_once('=')
        .filter(|(base, _)| !base.trim().is_empty())
        .ok_or("write what the rate is taken of, `=` and the volume, such as `net sales=2000000 USD`")?;
    let volume = scalar::<Quantity>(volume)?;
    match volume {
        Quantity::Percent(_) => Err("a volume is a number or an amount of money".to_owned()),
        Quantity::Number(number) if number.millionths() < 0 => Err("a volume cannot be negative".to_owned()),
        Quantity::Number(_) | Quantity::Money(_) => Ok((base.trim().to_owned(), volume)),
    }
}

impl Value {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        let assumed = self.assumed(&survey)?;
        let saving = self.saving.map(Share::percent);
        give(common, self.format, &survey, &ValueView::of(&survey, saving, &assumed))
    }

    /// The volumes that are assumed; each has to be of a rate that is there.
    fn assumed(&self, survey: &Survey<'_>) -> anyhow::Result<Assumed> {
        let mut assumed = Assumed::default();
        for (base, volume) in &self.assume {
            ensure!(assumed.of(base).is_none(), "`--assume` gives two volumes of {base}");
            assumed.assume(base, *volume);
        }
        let charters = || survey.partnerships.iter().map(|it| &it.partnership.charter.value);
        for (base, _) in &self.assume {
            let is_known = |charter| rate::bases(charter).iter().any(|it| reads_the_same(it, base));
            let known: BTreeSet<&str> = charters().flat_map(rate::bases).collect();
            let known: Vec<String> = known.into_iter().map(|it| format!("`{it}`")).collect();
            let help = match known.is_empty() {
                true => "the charter has no `rate` in `value.exchange`".to_owned(),
                false => format!("rates are taken of {}", series(&known)),
            };
            ensure!(charters().any(is_known), "no rate is taken of `{base}`; {help}");
        }
        Ok(assumed)
    }
}
