//! `partner gates`: when the parties decide whether to go on, which commitment is in force, and what is due when.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::reading::{Reading, RowFormat, ended};
use super::{Common, Outcome, date, output, rows};
use crate::document::scalar::Date;
use crate::method::calendar::named_entries;
use crate::method::gate_moves::gate_moves;
use crate::render::{self, Partnerships};
use crate::repository::{CalendarHistory, GitError};
use crate::survey::Survey;
use crate::view::gates::{Gates as GatesView, Past, Wish};
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
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        let view = GatesView::of(&survey, wish);
        let text = match self.format {
            Format::Ics => {
                let past = self.past(common, &survey)?;
                tell_of_shared_ids(common, &view);
                render::ics(&view.feed(&past))
            }
            Format::Mermaid | Format::Rows(_) => render::mermaid(&view.gantt()),
        };
        output::emit(common, &text)?;
        Ok(ended(common, &survey))
    }

    /// What git knows of each charter, by its path as shown.
    fn past(&self, common: &Common, survey: &Survey<'_>) -> anyhow::Result<BTreeMap<String, Past>> {
        let mut past = BTreeMap::new();
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            return Ok(past);
        }
        let base = common.base()?;
        let mut is_shallow = false;
        for surveyed in &survey.partnerships {
            let path = &surveyed.partnership.charter.source.path;
            match CalendarHistory::of(&base.join(path)) {
                Ok(Some(history)) => {
                    is_shallow |= history.is_shallow;
                    past.insert(path.clone(), past_of(&history));
                }
                // Without a history nothing has ever moved.
                Ok(None) | Err(GitError::Absent(_) | GitError::NoRepository(_)) => {}
                Err(error) => output::note(common, &format!("the history of `{path}` is not known: {error}")),
            }
        }
        if is_shallow {
            output::note(
                common,
                "this clone is shallow, so that the days that gates had before are not known; calendar programs may miss a \
                 change: fetch the whole history first (`git fetch --unshallow`, in CI a fetch depth of 0)",
            );
        }
        Ok(past)
    }
}

fn past_of(history: &CalendarHistory) -> Past {
    let versions = history.versions.iter().map(|charter| (&charter.gates, &charter.term));
    Past {
        committed: history.committed,
        commits_of_folder: history.commits_of_folder,
        moves: gate_moves(versions),
        named: history
            .versions
            .iter()
            .flat_map(named_entries)
            .map(|it| ((it.name.clone(), it.nth), it))
            .collect(),
        unread: history.unread,
    }
}

/// Two partnerships of one id are kept apart, and somebody should know by what.
fn tell_of_shared_ids(common: &Common, view: &GatesView<'_>) {
    for (id, paths) in view.shared_ids() {
        let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
        output::note(
            common,
            &format!(
                "{} have the id `{id}`: their entries are distinguished by path, and change when a charter is moved; give each \
                 an `id:` of its own",
                paths.join(" and ")
            ),
        );
    }
}
