//! `partner portfolio`: all partnerships at a glance, which need somebody first, and how they compare.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::reading::RowFormat;
use super::writing::scalar;
use super::{Common, Outcome, rows};
use crate::document::scalar::Share;
use crate::render::{self, Partnerships};
use crate::survey::Survey;
use crate::view::Answer as _;
use crate::view::portfolio::{Grouping, LATER, Portfolio as PortfolioView, Readers, Whole, Wish};

/// Show all partnerships at a glance, and which need attention first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner portfolio                              every partnership below this folder
  partner portfolio --brief                      one page: most urgent, overdue, the next 14 days
  partner portfolio --format csv > all.csv       a row for each
  partner portfolio --hints                      what to try, each with its evidence
  partner portfolio --saving 30% --by kind       what a saving adds; grouped
  partner portfolio --format markdown            for the annual review of all

The exit code gives no verdict: `partner check` does.")]
pub(super) struct Portfolio {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json, jsonl (one line per partnership, for data engines) or csv
    #[arg(long, value_enum, default_value_t = RowFormat::Table, hide_possible_values = true)]
    format: RowFormat,
    /// One page: the ten most urgent, what is overdue, and the next 14 days with who must act (table and markdown)
    #[arg(long)]
    brief: bool,
    /// Also show coaching and campaign hints, each with its evidence
    #[arg(long)]
    hints: bool,
    /// Show what saving this share of the management cost would add, such as 30%
    #[arg(long, value_name = "SHARE", value_parser = scalar::<Share>)]
    saving: Option<Share>,
    /// Group the partnerships by stage, tier, kind, region or owner
    #[arg(long, value_name = "WHAT", value_parser = scalar::<Grouping>)]
    by: Option<Grouping>,
}

impl Portfolio {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if self.brief && !matches!(self.format, RowFormat::Table | RowFormat::Markdown) {
            bail!("`--brief` is a page for people: leave it out, or choose `--format markdown`");
        }
        let wish = Wish { hints: self.hints, saving: self.saving.map(Share::percent), by: self.by };
        let is_plain = wish == Wish::default();
        if self.brief && !is_plain {
            bail!(
                "`--brief` leaves out what `--hints`, `--saving` and `--by` ask for: give one or the other"
            );
        }
        if !is_plain && matches!(self.format, RowFormat::Csv | RowFormat::Jsonl) {
            bail!(
                "rows of partnerships have no place for `--hints`, `--saving` and `--by`: choose `--format json`"
            );
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
        let as_of = common.day()?;
        if let Some(form) = format.page(common) {
            let readers = if self.brief { Readers::Hurried } else { Readers::People };
            let begin = || Whole::new(as_of, readers, wish);
            let keep = |survey: Survey<'_>, whole: &mut Whole| {
                whole.add(&PortfolioView::of(&survey.held_up(None)));
            };
            return rows::give_page_of(
                common,
                &self.paths,
                form,
                &begin,
                &keep,
                Whole::show,
                readers.shorter(),
            );
        }
        let begin = || (Whole::new(as_of, Readers::Programs, wish), Partnerships::with_later(LATER));
        let keep = |survey: Survey<'_>, (whole, list): &mut (Whole, Partnerships)| {
            let survey = survey.held_up(None);
            let part = PortfolioView::of(&survey);
            part.glances().for_each(|glance| list.add(&glance));
            whole.add(&part);
        };
        rows::give_json_of(common, &self.paths, &begin, &keep, |(whole, list)| {
            let frame = render::json(&whole.data(), as_of)?;
            let ranks = whole.ranks();
            drop(whole);
            Ok(list.numbered(ranks).within(&frame))
        })
    }
}
