//! `partner check`: every rule over every charter and record found.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::{Common, Outcome, baseline, output, request};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Scalar as _;
use crate::finding::Severity;
use crate::render;
use crate::report::{CheckReport, Question};
use crate::repository::Repository;
use crate::rules::Selection;

/// Judge every charter and record found: the command for CI
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner check                          everything below this folder
  partner check lending --stage launch   would this partnership pass the launch stage?
  partner check --format json -          one charter from standard input

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the run failed (usage, no charter found, missing path).")]
pub(super) struct Check {
    /// Files or folders; `-` is one charter on standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to print: text (for people), concise (one line a finding) or json (for programs)
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,
    /// Judge as if every partnership were at this stage: discovery, alignment, negotiation, launch, operation,
    /// winding-down or ended
    #[arg(long, value_name = "STAGE", value_parser = stage)]
    stage: Option<Stage>,
    /// Only these rules: ids, comma lists, `exit-*` (document errors are always told)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// From which severity on the exit code is 1: error, warning, advice or never
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY", hide_possible_values = true)]
    fail_on: FailOn,
    /// Only how often each rule has found something
    #[arg(long)]
    statistics: bool,
    /// Findings in this file do not count; `partner baseline` draws it
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: source lines, labels, help, verdicts
    Text,
    /// One line a finding
    Concise,
    /// For programs
    Json,
}

/// From which severity on a run counts as failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Anything
    Advice,
    /// Nothing
    Never,
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Advice => Some(Severity::Advice),
            Self::Never => None,
        }
    }
}

pub(super) fn stage(text: &str) -> Result<Stage, String> {
    Stage::parse(text).map_err(|malformed| malformed.help)
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let configuration = common.configuration()?;
        let own: Vec<&'static str> = configuration.rules.iter().map(|rule| rule.id).collect();
        let question = Question {
            as_of: common.day()?,
            stage: self.stage,
            selection: Selection::with_own(&self.select, &self.ignore, &own)?,
            configuration,
        };
        let repository = Repository::load(&request::of(common, &self.paths)?)?;
        let mut report = CheckReport::of(&repository, &question);
        if let Some(file) = &self.baseline {
            let (baseline, source) = baseline::read(common, file)?;
            report.apply_baseline(&baseline, &source, &question);
        }
        let text = match self.format {
            Format::Text if self.statistics && common.quiet => render::statistics(&report),
            Format::Text if self.statistics => render::statistics(&report) + "\n" + &render::summary(&report),
            Format::Concise if self.statistics => render::statistics(&report),
            Format::Text => render::text(&report, output::look(common)),
            Format::Concise => render::concise(&report),
            Format::Json => render::json(&report).context("the report cannot be written as JSON")?,
        };
        output::emit(common, &text)?;
        Ok(self.outcome(&report))
    }

    fn outcome(&self, report: &CheckReport<'_>) -> Outcome {
        let Some(least) = self.fail_on.least() else { return Outcome::Clean };
        match report.findings().any(|finding| finding.severity >= least) {
            true => Outcome::Found,
            false => Outcome::Clean,
        }
    }
}
