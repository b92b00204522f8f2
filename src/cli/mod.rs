//! The command line: one file a command, its arguments beside its run. The exit code is decided in [`outcome`].

mod acknowledge;
mod agenda;
mod answer;
mod ask;
mod baseline;
mod branding;
mod candidates;
mod change;
mod check;
mod color;
mod completions;
mod config;
mod deals;
mod diagnose;
mod diff;
mod effect;
mod explain;
mod export;
mod fix;
mod gates;
mod groups;
mod health;
mod history;
mod import;
mod inputs;
mod judging;
mod links;
mod lsp;
mod man;
mod new;
mod offered;
mod outcome;
mod output;
mod plan;
mod portfolio;
mod progress_line;
mod questionnaire;
mod readiness;
mod reading;
mod replacing;
mod report;
mod request;
mod review;
mod rows;
mod schema;
mod score;
mod signals;
mod tradeoffs;
mod turn;
mod value;
mod vote;
mod waive;
mod whole_file;
mod writing;

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueHint};

use crate::config::{self as configuration, ConfigProblems, Configuration};
use crate::document::scalar::{Date, Scalar as _};
use crate::rules;
use crate::yaml::as_read;
pub use outcome::Outcome;
use output::Color;

/// Help is no wider than this: longer lines are hard to read.
const WIDEST_HELP: usize = 100;

/// Readiness and health of business partnerships: checks partnership charters written in YAML.
#[derive(Debug, Parser)]
#[command(name = "partner", version, max_term_width = WIDEST_HELP, propagate_version = false)]
#[command(
    after_help = "Run `partner check` in a folder of charters; `partner explain RULE` explains a finding.
Nothing that partner prints is legal advice."
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
struct Common {
    /// Date to judge as of [default: today]
    #[arg(long, value_name = "DATE", global = true, value_parser = date, value_hint = ValueHint::Other)]
    as_of: Option<Date>,
    /// Run as if started in this folder
    #[arg(short = 'C', value_name = "DIR", global = true, value_hint = ValueHint::DirPath)]
    directory: Option<PathBuf>,
    /// Read this configuration instead of the `partner.toml` at the repository's root
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,
    /// Replace an existing file without asking, though it may hold somebody's answers
    #[arg(long, global = true)]
    overwrite: bool,
    /// When to use colour: auto, always or never; `NO_COLOR` turns auto into never, `FORCE_COLOR` into always
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true)]
    #[arg(hide_possible_values = true)]
    color: Color,
    /// Begin CSV with a byte order mark, so that Excel reads it as UTF-8
    #[arg(long, global = true)]
    bom: bool,
    /// Print less: no notes, and from `check` only the findings
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Print more: from `check` every finding in place, advice included
    #[arg(short, long, global = true)]
    verbose: bool,
    /// What the run has read so far.
    #[arg(skip)]
    inputs: inputs::Inputs,
}

#[derive(Debug, Subcommand)]
// The arguments of the command that is run are put together, and those of no other.
#[command(defer = true)]
enum Command {
    /// Check every charter and record found: the command for CI
    Check(check::Check),
    /// Show the checklists: answers, evidence, what is missing, and what to do next
    Readiness(readiness::Readiness),
    /// Recommend a structure: why, and what would change it
    Score(score::Score),
    /// Compare structures and legal forms, a charter's ratings marked in the tables
    Tradeoffs(tradeoffs::Tradeoffs),
    /// Rank possible partners: scores, selection criteria, referral chain
    Candidates(candidates::Candidates),
    /// Start a charter: every section, with the question it answers
    New(new::New),
    /// Show the gates, the commitment in force and the calendar
    Gates(gates::Gates),
    /// Answer the open questions of a charter, most important first
    Answer(answer::Answer),
    /// Write the questions to one party as a spreadsheet, Markdown or HTML
    Questionnaire(questionnaire::Questionnaire),
    /// Read answers back from a spreadsheet
    Import(import::Import),
    /// Record a party's vote at a gate
    Vote(vote::Vote),
    /// Write findings and registers as a workbook or as CSV files
    Export(export::Export),
    /// Waive a finding until a date, with a reason
    Waive(waive::Waive),
    /// Record that a party has read and accepts the charter
    Acknowledge(acknowledge::Acknowledge),
    /// Record a review, starting from what the last one left open
    Review(review::Review),
    /// Request a change to agreed terms
    Change(change::Change),
    /// Record a party's approval of a change request
    Approve(change::Approve),
    /// Show the deal register: credits, protection periods, conflicts
    Deals(deals::Deals),
    /// Show what changed, for whom it is better or worse, and what follows
    Diff(diff::Diff),
    /// Show all partnerships at a glance, and which need attention first
    Portfolio(portfolio::Portfolio),
    /// Make a report that opens by double click: for leaders, for a party, for all
    Report(report::Report),
    /// Show what each party contributes and receives, and the balance
    Value(value::Value),
    /// Show scorecards, health checks, metrics and review actions
    Health(health::Health),
    /// Show verdicts, findings, commitment and balance over the commits
    History(history::History),
    /// Prepare a meeting: commitments first, decisions due, then what the records say
    Agenda(agenda::Agenda),
    /// Trace symptoms to their causes, and name who does what by when
    Diagnose(diagnose::Diagnose),
    /// Plan who does what by when: onboarding, phases, 90 days, 30 days for one area
    Plan(plan::Plan),
    /// Record a baseline of today's findings, so that only new ones fail a run
    Baseline(baseline::Draw),
    /// Explain a rule: what, why, how to fix, its source
    Explain(explain::Explain),
    /// Show the settings in force: policy values, rules, checklists, and their sources
    Config(config::Config),
    /// Print a shell completion script
    Completions(completions::Completions),
    /// Print the manual page, or write a page for each command
    Man(man::Man),
    /// Print the JSON Schema of charters, records, `partner.toml` or the output
    Schema(schema::Schema),
    /// Run the language server: findings, fixes and completion in an editor
    Lsp(lsp::Lsp),
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|malformed| format!("{}; {}", malformed.message, malformed.help))
}

impl Common {
    /// The folder from which paths are read and shown.
    fn base(&self) -> anyhow::Result<PathBuf> {
        let here = std::env::current_dir().context("the current folder cannot be found")?;
        let Some(directory) = &self.directory else { return Ok(here) };
        let base = here.join(directory);
        anyhow::ensure!(base.is_dir(), "`{}` is not a folder", directory.display());
        Ok(base)
    }

    /// What is in force: the configuration that was named or found, else every default.
    fn configuration(&self) -> anyhow::Result<Configuration> {
        let base = self.base()?;
        self.inputs.add([configuration::file_of(&base, self.config.as_deref())]);
        let found = configuration::locate(&base, self.config.as_deref(), configuration::ON_DISK)?;
        match found {
            Some(location) => Ok(configuration::read(location, &rules::names())?),
            None => Ok(Configuration::default()),
        }
    }

    /// The day of the judgement. Nothing else reads the clock.
    fn day(&self) -> anyhow::Result<Date> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
        let today = || Date::from_naive(chrono::Local::now().date_naive());
        self.as_of.or_else(today).context("today's date is not known; give it with --as-of")
    }
}

/// What can be written on the command line: commands, arguments, help.
#[must_use]
pub fn command() -> clap::Command {
    groups::with_listing(whole(Cli::command()))
}

/// Puts the arguments of a command together.
type Arguments = fn(clap::Command) -> clap::Command;

/// What does so for each command, in the order of the commands.
const ARGUMENTS: &[(&str, Arguments)] = &[
    ("check", check::Check::augment_args),
    ("readiness", readiness::Readiness::augment_args),
    ("score", score::Score::augment_args),
    ("tradeoffs", tradeoffs::Tradeoffs::augment_args),
    ("candidates", candidates::Candidates::augment_args),
    ("new", new::New::augment_args),
    ("gates", gates::Gates::augment_args),
    ("answer", answer::Answer::augment_args),
    ("questionnaire", questionnaire::Questionnaire::augment_args),
    ("import", import::Import::augment_args),
    ("vote", vote::Vote::augment_args),
    ("export", export::Export::augment_args),
    ("waive", waive::Waive::augment_args),
    ("acknowledge", acknowledge::Acknowledge::augment_args),
    ("review", review::Review::augment_args),
    ("change", change::Change::augment_args),
    ("approve", change::Approve::augment_args),
    ("deals", deals::Deals::augment_args),
    ("diff", diff::Diff::augment_args),
    ("portfolio", portfolio::Portfolio::augment_args),
    ("report", report::Report::augment_args),
    ("value", value::Value::augment_args),
    ("health", health::Health::augment_args),
    ("history", history::History::augment_args),
    ("agenda", agenda::Agenda::augment_args),
    ("diagnose", diagnose::Diagnose::augment_args),
    ("plan", plan::Plan::augment_args),
    ("baseline", baseline::Draw::augment_args),
    ("explain", explain::Explain::augment_args),
    ("config", config::Config::augment_args),
    ("completions", completions::Completions::augment_args),
    ("man", man::Man::augment_args),
    ("schema", schema::Schema::augment_args),
    ("lsp", lsp::Lsp::augment_args),
];

/// The command with the arguments of all its commands.
fn whole(command: clap::Command) -> clap::Command {
    ARGUMENTS.iter().fold(command, |command, (name, arguments)| {
        command.mut_subcommand(name, |it| {
            let about = it.get_about().cloned().unwrap_or_default();
            arguments(clap::Command::new(*name).about(about))
        })
    })
}

fn parsed() -> Result<Cli, clap::Error> {
    let arguments: Vec<OsString> = std::env::args_os().map(as_typed).collect();
    // Nobody waits for it to be taken apart again: the process ends soon enough.
    let quick = Box::leak(Box::new(Cli::command()));
    let matches = match quick.try_get_matches_from_mut(&arguments) {
        // Help and complaints know every command.
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            command().try_get_matches_from(&arguments)?
        }
        parsed => parsed?,
    };
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command()))
}

/// An argument in the characters in which charters are read, so that ids and names are found however they were typed; the
/// path of
/// something that is there stays as it is.
fn as_typed(argument: OsString) -> OsString {
    let Some(text) = argument.to_str() else { return argument };
    let Cow::Owned(read) = as_read(text) else { return argument };
    // As in `--output=FILE` and `--report sarif=FILE`.
    let values = text.match_indices('=').map(|(at, _)| &text[at + 1..]);
    match std::iter::once(text).chain(values).any(|value| Path::new(value).exists()) {
        true => argument,
        false => read.into(),
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match parsed() {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no error.
            let _ = error.print();
            return Outcome::of_usage(&error).into();
        }
    };
    // A bug of ours must read as a failed run, not as findings in the user's charters.
    let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| cli.run()));
    match run {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(error)) => failed(&error),
        Err(_) => {
            output::complain(
                "this is a bug in partner, and nothing was checked; please report it with the lines above",
            );
            Outcome::Failed
        }
    }
    .into()
}

fn failed(error: &anyhow::Error) -> Outcome {
    if let Some(refused) = error.downcast_ref::<writing::ToPaste>() {
        output::complain(&refused.to_string());
        output::list(&refused.paste);
        return Outcome::Failed;
    }
    match error.downcast_ref::<ConfigProblems>() {
        Some(problems) => output::list(&problems.to_string()),
        None => output::complain(&in_words(error)),
    }
    Outcome::Failed
}

/// An error as people say it: a file that is not there does not exist, and numbers of the operating system say nothing.
fn in_words(error: &anyhow::Error) -> String {
    let said = format!("{error:#}");
    let Some(io) = error.root_cause().downcast_ref::<std::io::Error>() else { return said };
    if io.kind() == std::io::ErrorKind::NotFound {
        return said.replace(&format!("cannot be read: {io}"), "does not exist");
    }
    match (io.raw_os_error(), said.rfind(" (os error ")) {
        (Some(_), Some(at)) => said[..at].to_owned(),
        _ => said,
    }
}

impl Cli {
    fn run(&self) -> anyhow::Result<Outcome> {
        // Before anything is read or written: a run that cannot end as it was asked to does nothing.
        if let Some(file) = &self.common.output {
            inputs::refuse_ours(&self.common, &self.common.base()?.join(file))?;
        }
        match &self.command {
            Command::Check(check) => check.run(&self.common),
            Command::Readiness(readiness) => readiness.run(&self.common),
            Command::Score(score) => score.run(&self.common),
            Command::Candidates(candidates) => candidates.run(&self.common),
            Command::New(new) => new.run(&self.common),
            Command::Answer(answer) => answer.run(&self.common),
            Command::Export(export) => export.run(&self.common),
            Command::Questionnaire(questionnaire) => questionnaire.run(&self.common),
            Command::Import(import) => import.run(&self.common),
            Command::Vote(vote) => vote.run(&self.common),
            Command::Review(review) => review.run(&self.common),
            Command::Change(change) => change.run(&self.common),
            Command::Approve(approve) => approve.run(&self.common),
            Command::Health(health) => health.run(&self.common),
            Command::History(history) => history.run(&self.common),
            Command::Deals(deals) => deals.run(&self.common),
            Command::Diff(diff) => diff.run(&self.common),
            Command::Agenda(agenda) => agenda.run(&self.common),
            Command::Diagnose(diagnose) => diagnose.run(&self.common),
            Command::Plan(plan) => plan.run(&self.common),
            Command::Portfolio(portfolio) => portfolio.run(&self.common),
            Command::Report(report) => report.run(&self.common),
            Command::Value(value) => value.run(&self.common),
            Command::Waive(waive) => waive.run(&self.common),
            Command::Acknowledge(acknowledge) => acknowledge.run(&self.common),
            Command::Tradeoffs(tradeoffs) => tradeoffs.run(&self.common),
            Command::Gates(gates) => gates.run(&self.common),
            Command::Baseline(draw) => draw.run(&self.common),
            Command::Explain(explain) => explain.run(&self.common),
            Command::Config(config) => config.run(&self.common),
            Command::Completions(completions) => completions.run(&self.common),
            Command::Man(man) => man.run(&self.common),
            Command::Schema(schema) => schema.run(&self.common),
            Command::Lsp(lsp) => lsp.run(&self.common),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_as_charters_are_but_for_paths_of_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("cafe\u{301}.yaml");
        std::fs::write(&there, "").unwrap();
        let named = |prefix: &str| OsString::from(format!("{prefix}{}", there.display()));
        for kept in [named(""), named("--output="), named("sarif="), OsString::from("--at=risks.x")] {
            assert_eq!(as_typed(kept.clone()), kept);
        }
        assert_eq!(as_typed("--at=risks.Cafe\u{301}".into()), OsString::from("--at=risks.Caf\u{e9}"));
        assert_eq!(as_typed("hal\u{200b}den".into()), OsString::from("halden"));
    }

    #[test]
    fn the_arguments_of_every_command_are_put_together_when_all_are_wanted() {
        let command = Cli::command();
        let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(ARGUMENTS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
