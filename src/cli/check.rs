//! `partner check`: every rule over every charter and record found.

mod flow;
mod format;
mod past;
mod scope;
mod side;
mod telling;
mod worse;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::format::{Format, Target};
use self::past::Past;
use self::scope::Scope;
use self::side::Side;

use super::fix::Correctioning;
use super::{Common, Outcome, offered, output, request};
use crate::check::{CheckReport, Options, RuleDescription, Ruleset, catalogue};
use crate::config::Configuration;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::render::Run;
use crate::wording::left_out::left_out;

/// Check every charter and record found: the command for CI
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner check                          everything below this folder
  partner check lending --stage launch   would this partnership pass the launch stage?
  partner check lending --for kestrel    what concerns this party first
  partner check --format json -          one charter from standard input
  partner check --format github --report sarif=partner.sarif --report junit=partner.xml
  partner check --changed-since origin/main
  partner check --base origin/main       have agreed terms been edited? for pull requests
  partner check --worse-than origin/main   fail only on what got worse
  partner check --diff                   what `--fix` could fix

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 the run failed (usage, no charter found,
missing path).")]
pub(super) struct Check {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: text (for people), concise (one line per finding), json (for programs), jsonl (one line per finding, for
    /// data engines), sarif, junit, github, gitlab (for CI systems) or markdown (a pull-request comment)
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,
    /// Also write this report, such as `sarif=partner.sarif`; repeatable
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = format::target)]
    reports: Vec<Target>,
    /// Judge as if every partnership were at this stage: discovery, alignment, negotiation, launch, operation,
    /// winding-down or ended
    #[arg(long, value_name = "STAGE", value_parser = offered::stage(), hide_possible_values = true)]
    stage: Option<Stage>,
    /// Only these rules: ids, `exit-*`, or a family, nature or consequence such as `contract`, `defect`, `trapped`;
    /// comma-separated. Document errors always show
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(value_parser = offered::rule(), hide_possible_values = true)]
    select: Vec<String>,
    /// All but these rules, named in the same way
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(value_parser = offered::rule(), hide_possible_values = true)]
    ignore: Vec<String>,
    #[command(flatten)]
    side: Side,
    /// Lowest severity that sets exit code 1: error, warning, advice or never
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY", hide_possible_values = true)]
    fail_on: FailOn,
    /// Lowest severity to list: error, warning or advice. By default text and json list all, the other formats warnings
    /// and errors; what makes the run fail is always listed
    #[arg(long, value_enum, value_name = "SEVERITY", hide_possible_values = true)]
    show: Option<Show>,
    /// Show only the number of findings of each rule
    #[arg(long)]
    statistics: bool,
    /// Leave out the findings in this baseline, which `partner baseline` records
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Web address of the repository's files, such as `https://github.com/OWNER/REPO/blob/main`, for links in the
    /// Markdown comment
    #[arg(long, value_name = "URL", value_parser = format::files_at)]
    files_at: Option<String>,
    /// Keep accepted findings in the SARIF log, each with its `suppressions`; code scanning would show them as open
    #[arg(long)]
    sarif_suppressed: bool,
    /// Name that tells this SARIF log from others of the same commit, such as `partnerships`; by default the uploader's
    #[arg(long, value_name = "NAME", value_parser = format::category)]
    category: Option<String>,
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    past: Past,
    #[command(flatten)]
    correctioning: Correctioning,
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

/// From which severity on findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Everything
    Advice,
}

impl Show {
    fn least(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Advice => Severity::Advice,
        }
    }
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

impl Check {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        self.correctioning.refuse_alone()?;
        format::refuse_collisions(common, &self.reports)?;
        if self.statistics {
            format::refuse_statistics(self.format)?;
        }
        let configuration = common.configuration()?;
        let mut question = Options {
            as_of: common.day()?,
            stage: self.stage,
            guard: None,
            selection: self.side.put_first(Ruleset::of(&configuration).select(&self.select, &self.ignore)?),
            configuration,
        };
        let (request, base) = (request::of(common, &self.paths)?, common.base()?);
        common.inputs.add(self.baseline.iter().map(|file| base.join(file)));
        if let Some(revision) = self.past.worse_than() {
            return worse::run(self, common, &request, &question, revision);
        }
        let past = self.past.look(common, &request, &question.configuration, self.baseline.as_deref())?;
        question.guard = past.as_ref().and_then(|past| past.guard.clone());
        flow::run(self, common, &request, &question, past.as_ref())
    }

    /// All rules, where a format describes them.
    fn catalogue<'a>(&self, configuration: &'a Configuration) -> Vec<RuleDescription<'a>> {
        let mut formats = self.reports.iter().map(|target| target.format).chain([self.format]);
        if formats.any(|format| format == Format::Sarif) { catalogue(configuration) } else { Vec::new() }
    }

    /// What the formats say of the run.
    fn described(&self, common: &Common) -> anyhow::Result<Run> {
        Ok(Run {
            folder: scope::below_root(&common.base()?),
            fails_from: self.fail_on.least(),
            show: self.show.map(Show::least),
            part: self.scope.part(),
            files_at: self.files_at.clone(),
            shows_suppressed: self.sarif_suppressed,
            category: self.category.clone(),
        })
    }

    /// Says what was found and is not judged, where the format does not say it and nobody has said it before.
    fn tell_left_out(&self, common: &Common, report: &CheckReport<'_>, others: usize) {
        let has_summary = matches!(self.format, Format::Text | Format::Markdown | Format::Json);
        if let Some(told) = left_out(&report.left_out).filter(|_| !has_summary && others == 0) {
            output::note(common, &told);
        }
    }
}
