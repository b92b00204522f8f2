//! `partner gates`: when the parties decide whether to go on, which commitment is in force, and what is due when.

mod calendar;

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::reading::RowFormat;
use super::{Common, Outcome, date, rows};
use crate::document::scalar::Date;
use crate::render::{self, Mermaid, Partnerships};
use crate::survey::Survey;
use crate::view::gates::{Gates as GatesView, Wish};
use crate::view::{Answer as _, SHORTER};

/// Show the gates, the commitment in force and the calendar
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner gates                                        every partnership below this folder
  partner gates lending --timeline                     the calendar as a timeline
  partner gates --until 2027-12-31                     all reviews up to that day
  partner gates --format ics --output partners.ics     for a calendar program
  partner gates lending --suggest                      the standard gates as YAML to paste")]
pub(super) struct Gates {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json, jsonl (one line per gate, for data engines), csv, ics (for calendar
    /// programs) or mermaid (a Gantt chart)
    #[arg(long, value_enum, default_value_t = Format::Rows(RowFormat::Table), hide_possible_values = true)]
    format: Format,
    /// Last day of the calendar [default: twelve months ahead or the end of the term]
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,
    /// Also draw the calendar as a timeline
    #[arg(long)]
    timeline: bool,
    /// Propose the standard gates that are missing, as YAML to paste
    #[arg(long, conflicts_with_all = ["timeline", "until"])]
    suggest: bool,
}

/// In which form to answer: as every command that answers row by row, or as something to look at by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Rows(RowFormat),
    Ics,
    Mermaid,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
            let rows = RowFormat::value_variants().iter().map(|format| Format::Rows(*format));
            rows.chain([Format::Ics, Format::Mermaid]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Rows(format) => format.to_possible_value(),
            Self::Ics => Some(PossibleValue::new("ics").help("For calendar programs")),
            Self::Mermaid => {
                Some(PossibleValue::new("mermaid").help("A Gantt chart for pages that draw Mermaid"))
            }
        }
    }
}

impl Gates {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let is_drawing = matches!(self.format, Format::Ics | Format::Mermaid);
        anyhow::ensure!(
            !(self.suggest && is_drawing),
            "proposed gates are not a calendar yet: leave out `--format ics` or `mermaid` with `--suggest`"
        );
        if let Some(until) = self.until {
            let as_of = common.day()?;
            anyhow::ensure!(as_of <= until, "`--until {until}` is before the date to judge as of, {as_of}");
        }
        let wish = Wish { until: self.until, timeline: self.timeline, suggest: self.suggest };
        if self.format == Format::Rows(RowFormat::Jsonl) {
            anyhow::ensure!(
                !self.suggest,
                "proposed gates are not gates yet: leave out `--format jsonl` with `--suggest`"
            );
            return rows::give(common, &self.paths, &|survey, lines| {
                GatesView::of(&survey, wish).rows().for_each(|row| lines.add(&row));
            });
        }
        if self.format == Format::Rows(RowFormat::Csv) {
            return rows::give_csv(common, &self.paths, &|survey| GatesView::of(&survey, wish).sheet());
        }
        if let Format::Rows(rows) = self.format
            && let Some(form) = rows.whole().and_then(|format| format.page(common))
        {
            let page = |survey: &Survey<'_>| GatesView::of(survey, wish).page();
            return rows::give_pages(common, &self.paths, form, &page, SHORTER);
        }
        if self.format == Format::Rows(RowFormat::Json) {
            let each = |survey: &Survey<'_>, list: &mut Partnerships| {
                GatesView::of(survey, wish).partnerships().for_each(|it| list.add(&it));
            };
            let whole = |survey: &Survey<'_>| render::json(&GatesView::of(survey, wish).data(), survey.as_of);
            return rows::give_json(common, &self.paths, &each, &whole);
        }
        if self.format == Format::Ics {
            return calendar::give(common, &self.paths, wish);
        }
        let title = GatesView::gantt_title(common.day()?);
        let section = |survey: Survey<'_>, chart: &mut Mermaid| {
            GatesView::of(&survey, wish).gantt().for_each(|section| chart.add(&section));
        };
        rows::spooled(common, &self.paths, &|| Mermaid::new(&title), &section, Mermaid::end)
    }
}
