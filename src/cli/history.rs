//! `partner history`: where partnerships have been going, commit by commit.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use chrono::DateTime;
use clap::Args;

use super::branding::brand;
use super::reading::{self, PageFormat, loading};
use super::{Common, Outcome, output, progress_line};
use crate::check::{Judge, Options};
use crate::config::Configuration;
use crate::document::scalar::Date;
use crate::partnership::Partnership;
use crate::render::html::{self, Cover};
use crate::repository::{Chronicle, Left, Revision, Walked};
use crate::view::history::{History as HistoryView, Reading, State, Stop};
use crate::view::report::Report;

/// Show verdicts, findings, commitment and balance over the commits
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner history                        every partnership below this folder
  partner history lending                one of them
  partner history --at v1.0,v1.1,HEAD    chosen revisions and tags
  partner history lending --format csv   for a spreadsheet: all commits
  partner history --format html --output history.html

Each commit that touched the charter or its records is judged as of its own date, with today's
settings, so that a figure moves only where the partnership did; a merge is one step. Commits whose
charter cannot be read are skipped and listed.")]
pub(super) struct History {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Only these revisions or tags, comma-separated
    #[arg(long, value_name = "REV", value_delimiter = ',')]
    at: Vec<String>,
    /// Output format: table (for people), markdown, json, csv or html (a report with charts)
    #[arg(long, value_enum, default_value_t = PageFormat::Table, hide_possible_values = true)]
    format: PageFormat,
}

impl History {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let configuration = common.configuration()?;
        let as_of = common.day()?;
        for path in &self.paths {
            ensure!(
                path.as_os_str() != "-",
                "`history` works on files in git, and standard input is not one"
            );
        }
        let view = match self.at.as_slice() {
            [] => followed(common, &configuration, &self.paths, None)?,
            at => self.chosen(common, &configuration, at)?,
        };
        ensure!(!view.is_empty(), "no commit has a charter under {}", self.shown());
        let text = match self.format.plain() {
            Some(format) => reading::written(common, format, as_of, &view),
            None => charts(common, &configuration, as_of, &view),
        };
        let text = text.context("the history cannot be written in this format")?;
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }

    fn shown(&self) -> String {
        self.paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(", ")
    }

    /// These revisions.
    fn chosen(
        &self,
        common: &Common,
        configuration: &Configuration,
        at: &[String],
    ) -> anyhow::Result<HistoryView> {
        let base = common.base()?;
        let (mut stops, mut readings) = (Vec::new(), Vec::new());
        for name in at {
            let revision = Revision::of(&base, name).context("`partner history` needs git")?;
            let told = revision.told()?.with_context(|| format!("git does not know `{name}`"))?;
            let stop = stop(&told, Some(name.clone()))?;
            let repository = revision
                .load(&base, &self.paths, &loading(configuration))
                .context("`partner history` needs git")?;
            let (nth, day) = (stops.len(), stop.day);
            readings.extend(repository.partnerships.iter().map(|it| read(nth, it, configuration, Some(day))));
            let known: Vec<&str> =
                repository.partnerships.iter().map(|it| it.charter.source.path.as_str()).collect();
            let lost = repository.left_out.unread.iter().filter(|file| !known.contains(&file.path.as_str()));
            readings.extend(lost.map(|file| Reading {
                stop: nth,
                path: file.path.clone(),
                state: State::Broken(file.reason.clone()),
            }));
            stops.push(stop);
        }
        Ok(HistoryView::of(stops, readings, false))
    }
}

/// Every commit that touched what is named, up to a day where one is given.
pub(super) fn followed(
    common: &Common,
    configuration: &Configuration,
    paths: &[PathBuf],
    until: Option<Date>,
) -> anyhow::Result<HistoryView> {
    let is_wanted = |day: Date| until.is_none_or(|until| day <= until);
    let base = common.base()?;
    let mut chronicle = Chronicle::of(&base, paths).context("`partner history` needs git")?;
    let mut stops: Vec<Stop> =
        chronicle.steps().iter().map(|step| stop(step, None)).collect::<Result<_, _>>()?;
    // What was committed afterwards need not be read.
    stops.truncate(stops.iter().rposition(|stop| is_wanted(stop.day)).map_or(0, |last| last + 1));
    chronicle.cut(stops.len());
    let readings = progress_line::during(common, |_| {
        chronicle.follow(&loading(configuration), |nth, left| {
            let day = stops.get(nth).map(|stop| stop.day);
            match left {
                Left::Partnership(partnership) => read(nth, partnership, configuration, day),
                Left::Lost(path, why) => {
                    Reading { stop: nth, path: path.to_owned(), state: State::Broken(why.to_owned()) }
                }
            }
        })
    });
    let mut readings = readings.context("`partner history` needs git")?;
    readings.retain(|reading| stops.get(reading.stop).is_some_and(|stop| is_wanted(stop.day)));
    Ok(HistoryView::of(stops, readings, chronicle.is_shallow()))
}

/// A report on each partnership, one after the other.
fn charts(
    common: &Common,
    configuration: &Configuration,
    as_of: Date,
    view: &HistoryView,
) -> anyhow::Result<String> {
    ensure!(!common.bom, "`--bom` goes with `--format csv` only");
    let brand = brand(common, configuration)?;
    let cover = Cover { brand: &brand, as_of, audience: None, home: None };
    let reports = view.reports();
    if let [only] = reports.as_slice() {
        return Ok(html::report(only, &cover)?);
    }
    let mut parts = Vec::new();
    for (nth, report) in reports.iter().enumerate() {
        parts.push((report.name.clone(), html::part(report, nth, &cover)?));
    }
    let first = Report { name: "History".to_owned(), ..Report::default() };
    Ok(html::reports(&first, &parts, &cover)?)
}

fn stop(walked: &Walked, name: Option<String>) -> anyhow::Result<Stop> {
    let commit = &walked.commit;
    let day = DateTime::from_timestamp(commit.seconds, 0).and_then(|at| Date::from_naive(at.date_naive()));
    Ok(Stop {
        id: commit.id.clone(),
        name,
        day: day.with_context(|| format!("commit {} has no date to judge as of", commit.id))?,
        subject: walked.subject.clone(),
        author: commit.author.clone(),
    })
}

/// What a partnership comes to on the day of a commit.
fn read(stop: usize, partnership: &Partnership, configuration: &Configuration, day: Option<Date>) -> Reading {
    let path = partnership.charter.source.path.clone();
    let Some(as_of) = day else {
        return Reading { stop, path, state: State::Broken("its day is not known".to_owned()) };
    };
    let options = Options { configuration: configuration.clone(), ..Options::on(as_of) };
    let judged = Judge::of(&options).partnership(partnership);
    let state = State::of(&judged, &options.configuration.policy, as_of);
    Reading { stop, path, state }
}
