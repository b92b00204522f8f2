//! `partner portfolio`: all partnerships at a glance, which need somebody first, and how they compare.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::reading::{Reading, RowFormat, give};
use super::{Common, Outcome, rows};
use crate::view::Answer as _;
use crate::view::portfolio::Portfolio as PortfolioView;

/// Show all partnerships at a glance, and which need attention first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner portfolio                              every partnership below this folder
  partner portfolio --brief                      one page: most urgent, overdue, the next 14 days
  partner portfolio --format csv > all.csv       a row for each
  partner portfolio --format markdown            for the annual review of all

The exit code gives no verdict: `partner check` does.")]
pub(super) struct Portfolio {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json, jsonl (one line per partnership, for data engines) or csv
    #[arg(long, value_enum, default_value_t = RowFormat::Table, hide_possible_values = true)]
    format: RowFormat,
    /// One page: the ten most urgent, what is overdue, and the next 14 days with whoever must act (table and markdown)
    #[arg(long)]
    brief: bool,
}

impl Portfolio {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if self.brief && !matches!(self.format, RowFormat::Table | RowFormat::Markdown) {
            bail!("`--brief` is a page for people: leave it out, or choose `--format markdown`");
        }
        let Some(format) = self.format.whole() else {
            return rows::give(common, &self.paths, &|survey, lines| {
                PortfolioView::of(&survey.held_up(None)).rows().for_each(|row| lines.add(&row));
            });
        };
        if self.format == RowFormat::Csv {
            return rows::give_csv(common, &self.paths, &|survey| {
                PortfolioView::of(&survey.held_up(None)).sheet()
            });
        }
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey().held_up(None);
        give(common, format, &survey, &PortfolioView::of(&survey).brief(self.brief))
    }
}
