//! `partner plan`: who does what by when, over one of four horizons.

mod written;

use std::path::PathBuf;
use std::sync::LazyLock;

use anyhow::{bail, ensure};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::reading::{self, Reading, ended, give};
use super::{Common, Outcome, output};
use crate::method::plan::Horizon;
use crate::render;
use crate::view::plan::Plans;

/// Plan who does what by when: onboarding, phases, 90 days, 30 days for one area
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner plan onboarding lending                      the two-week sprint, and what it leaves
  partner plan phases lending --format markdown        the four phases with their tasks
  partner plan ninety-days --format ics                the first 90 days, for a calendar program
  partner plan thirty-days lending                     one area to improve, in thirty days
  partner plan thirty-days lending --write             its open tasks as actions of the last review

Dates come from the charter: sprint, signature, term, phases, gates. Where it has none, a task has
no date. What the charter or a review shows as done is not planned again. `--write` shows what it
would change and asks; `partner review` carries the actions forward.")]
pub(super) struct Plan {
    /// What to plan: onboarding, phases, ninety-days or thirty-days
    #[arg(value_enum, value_name = "HORIZON", hide_possible_values = true)]
    horizon: Reach,
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json, csv or ics (for calendar programs)
    #[arg(long, value_enum, default_value_t = Format::Page(reading::Format::Table), hide_possible_values = true)]
    format: Format,
    /// Write the open tasks as actions into the last review, or into a new record
    #[arg(long, conflicts_with = "format")]
    write: bool,
    /// With `--write`: do not ask
    #[arg(long, requires = "write")]
    yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reach {
    /// The sprint before signature
    Onboarding,
    /// The four phases
    Phases,
    /// The first ninety days of the term
    NinetyDays,
    /// Thirty days for the area that needs improvement most
    ThirtyDays,
}

impl Reach {
    const fn horizon(self) -> Horizon {
        match self {
            Self::Onboarding => Horizon::Onboarding,
            Self::Phases => Horizon::Phases,
            Self::NinetyDays => Horizon::NinetyDays,
            Self::ThirtyDays => Horizon::ThirtyDays,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Page(reading::Format),
    Ics,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
            let pages = reading::Format::value_variants().iter().map(|format| Format::Page(*format));
            pages.chain([Format::Ics]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Page(format) => format.to_possible_value(),
            Self::Ics => Some(PossibleValue::new("ics").help("For calendar programs")),
        }
    }
}

impl Plan {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let horizon = self.horizon.horizon();
        if self.write {
            return match self.paths.as_slice() {
                [path] => written::write(common, path, horizon, self.yes),
                _ => bail!("`--write` writes for one partnership: name its folder"),
            };
        }
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        let plans = Plans::of(&survey, horizon);
        match self.format {
            Format::Page(format) => give(common, format, &survey, &plans),
            Format::Ics => {
                ensure!(!common.bom, "`--bom` goes with `--format csv` only");
                output::emit(common, &render::ics(&plans.feed()))?;
                Ok(ended(common, &survey))
            }
        }
    }
}
