//! What the commands that answer rather than judge have in common: what they read, and in which form they answer.

use crate::grammar::counted;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::ValueEnum;

use super::{Common, Outcome, output, request};
use crate::config::Configuration;
use crate::document::scalar::Date;
use crate::render::{json, page};
use crate::repository::{Excluded, Loading, Needs, Repository};
use crate::survey::{Survey, Unread};
use crate::view::{Answer, unseen};
use crate::wording::left_out::left_out;

/// In which form to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, on a terminal
    #[value(alias = "text")]
    Table,
    /// For programs
    Json,
    /// For a wiki, a pull request, a document
    Markdown,
    /// For a spreadsheet
    Csv,
}

/// The same of a command that also writes for a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// For people, on a terminal
    #[value(alias = "text")]
    Table,
    /// For programs
    Json,
    /// For a wiki, a pull request, a document
    Markdown,
    /// For a browser: a file that needs nothing besides itself
    Html,
    /// For a spreadsheet
    Csv,
}

impl PageFormat {
    /// The format that every command has; `None` for a browser's.
    pub(super) const fn plain(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Json => Some(Format::Json),
            Self::Markdown => Some(Format::Markdown),
            Self::Csv => Some(Format::Csv),
            Self::Html => None,
        }
    }
}

/// The same of a command that answers row by row, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RowFormat {
    /// For people, on a terminal
    #[value(alias = "text")]
    Table,
    /// For programs
    Json,
    /// For data engines: a line a row
    Jsonl,
    /// For a wiki, a pull request, a document
    Markdown,
    /// For a spreadsheet
    Csv,
}

impl RowFormat {
    /// The form of one answer to all; nothing for rows.
    pub(super) fn whole(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Json => Some(Format::Json),
            Self::Jsonl => None,
            Self::Markdown => Some(Format::Markdown),
            Self::Csv => Some(Format::Csv),
        }
    }
}

impl Format {
    /// The form of a page for people; nothing for programs.
    pub(super) fn page(self, common: &Common) -> Option<page::PageForm> {
        match self {
            Self::Table => Some(page::PageForm::Terminal(output::look(common))),
            Self::Markdown => Some(page::PageForm::Markdown),
            Self::Json | Self::Csv => None,
        }
    }
}

/// What a call has read.
pub(super) struct Reading {
    repository: Repository,
    configuration: Configuration,
    as_of: Date,
}

impl Reading {
    /// Reads what the paths name.
    pub(super) fn of(common: &Common, paths: &[PathBuf]) -> anyhow::Result<Self> {
        Self::needing(common, paths, Needs::Charter)
    }

    /// Reads no charter, for a command that has something to say without one.
    pub(super) fn of_nothing(common: &Common) -> anyhow::Result<Self> {
        Self::of_read(common.configuration()?, common, Repository::default())
    }

    /// Reads what the paths name, candidates records without a charter among it.
    pub(super) fn with_candidates(common: &Common, paths: &[PathBuf]) -> anyhow::Result<Self> {
        Self::needing(common, paths, Needs::CharterOrCandidates)
    }

    fn needing(common: &Common, paths: &[PathBuf], needs: Needs) -> anyhow::Result<Self> {
        let configuration = common.configuration()?;
        let request = request::of(common, paths)?;
        let repository = Loading { needs, ..loading(&configuration) }.load(&request)?;
        Self::of_read(configuration, common, repository)
    }

    fn of_read(
        configuration: Configuration,
        common: &Common,
        repository: Repository,
    ) -> anyhow::Result<Self> {
        common.inputs.add_repository(&repository);
        Ok(Self { configuration, as_of: common.day()?, repository })
    }

    /// The partnerships that were read, with their calculations.
    pub(super) fn survey(&self) -> Survey<'_> {
        Survey::of(&self.repository, &self.configuration, self.as_of)
    }

    /// The same, with the candidates records that have no charter.
    pub(super) fn survey_with_candidates(&self) -> Survey<'_> {
        self.survey().with_unattached(&self.repository)
    }
}

/// How everything is loaded: without what the configuration leaves out, and with its placeholders.
pub(super) fn loading(configuration: &Configuration) -> Loading<'_> {
    let patterns = &configuration.files.exclude;
    let excluded =
        configuration.file.as_ref().map(|file| Excluded { root: file.root(), patterns, then: None });
    Loading { excluded, placeholders: Some(&configuration.placeholders), ..Loading::default() }
}

/// Prints the answer, which says first what could not be read.
pub(super) fn give(
    common: &Common,
    format: Format,
    survey: &Survey<'_>,
    answer: &dyn Answer,
) -> anyhow::Result<Outcome> {
    let (text, is_said) = match format.page(common).zip(unseen(survey)) {
        Some((form, unseen)) => {
            let mut page = answer.page();
            page.say_first(unseen);
            (form.written(&page), true)
        }
        None => (written(common, format, survey.as_of, answer)?, false),
    };
    output::emit(common, &text)?;
    if !is_said {
        tell_left_out(common, survey);
    }
    if format == Format::Table {
        output::tell_length(common, text.lines().count(), answer.shorter());
    }
    Ok(outcome(common, survey))
}

/// The answer in the form that was asked for.
pub(super) fn written(
    common: &Common,
    format: Format,
    as_of: Date,
    answer: &dyn Answer,
) -> anyhow::Result<String> {
    anyhow::ensure!(!common.bom || format == Format::Csv, "`--bom` goes with `--format csv` only");
    let mark = if common.bom { "\u{feff}" } else { "" };
    Ok(match (format.page(common), format) {
        (Some(form), _) => form.written(&answer.page()),
        (None, Format::Csv) => {
            mark.to_owned() + &page::csv(&answer.sheet()).context("the table cannot be written as CSV")?
        }
        (None, _) => json(&answer.data(), as_of).context("the answer cannot be written as JSON")?,
    })
}

/// How a call ends that has answered: 1 where a document could not be read, since the answer may lack what stands there.
pub(super) fn ended(common: &Common, survey: &Survey<'_>) -> Outcome {
    tell_left_out(common, survey);
    outcome(common, survey)
}

fn tell_left_out(common: &Common, survey: &Survey<'_>) {
    if let Some(told) = left_out(survey.left_out) {
        output::note(common, &told);
    }
}

fn outcome(common: &Common, survey: &Survey<'_>) -> Outcome {
    survey.unread.iter().for_each(|unread| output::note(common, &told(unread)));
    if survey.is_broken() { Outcome::Found } else { Outcome::Clean }
}

/// What to say of a file of which something could not be read.
pub(super) fn told(unread: &Unread<'_>) -> String {
    let problems = counted(unread.problems, "problem");
    let what = match unread.is_broken {
        true => "could not be read in full",
        false => "is read without the values that are wrong",
    };
    format!("`{}` {what} ({problems}): `partner check` has the details", unread.path)
}
