//! `partner deals`: the deal register, who is credited, and what collides.

use std::path::PathBuf;

use clap::Args;

use super::reading::RowFormat;
use super::{Common, Outcome, rows};
use crate::render::{self, Partnerships};
use crate::survey::Survey;
use crate::view::deals::Deals as DealsView;
use crate::view::{Answer as _, SHORTER};

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
    /// Output format: table (for people), markdown, json, jsonl (one line per deal, for data engines) or csv
    #[arg(long, value_enum, default_value_t = RowFormat::Table, hide_possible_values = true)]
    format: RowFormat,
}

impl Deals {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let Some(format) = self.format.whole() else {
            return rows::give(common, &self.paths, &|survey, lines| {
                DealsView::of(&survey).rows(survey.as_of).for_each(|row| lines.add(&row));
            });
        };
        if self.format == RowFormat::Csv {
            return rows::give_csv(common, &self.paths, &|survey| DealsView::of(&survey).sheet());
        }
        if let Some(form) = format.page(common) {
            let page = |survey: &Survey<'_>| DealsView::of(survey).page();
            return rows::give_pages(common, &self.paths, form, &page, SHORTER);
        }
        let each = |survey: &Survey<'_>, list: &mut Partnerships| {
            DealsView::of(survey).partnerships().for_each(|it| list.add(&it));
        };
        let whole = |survey: &Survey<'_>| render::json(&DealsView::of(survey).data(), survey.as_of);
        rows::give_json(common, &self.paths, &each, &whole)
    }
}
