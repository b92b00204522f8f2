//! The command line: one file a command, its arguments beside its run. The exit code is decided in [`outcome`].

mod answer;
mod baseline;
mod check;
mod config;
mod explain;
mod gates;
mod outcome;
mod output;
mod request;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};

use crate::config::{self as configuration, ConfigProblems, Configuration};
use crate::document::scalar::{Date, Scalar as _};
use crate::rules::registry;
pub use outcome::Outcome;
use output::Color;

/// Readiness and health of business partnerships: reads partnership charters from YAML files and judges them.
#[derive(Debug, Parser)]
#[command(name = "partner", version, max_term_width = 100, propagate_version = false)]
#[command(
    after_help = "Run `partner check` in a folder of charters; `partner explain RULE` tells what a finding means."
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
    /// Judge as of this day; today unless given
    #[arg(long, value_name = "DATE", global = true, value_parser = date)]
    as_of: Option<Date>,
    /// Run as if started in this folder
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// Read this configuration instead of the `partner.toml` at the repository's root
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE", global = true)]
    output: Option<PathBuf>,
    /// When to use colour: auto, always or never; `NO_COLOR` turns auto into never
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true)]
    #[arg(hide_possible_values = true)]
    color: Color,
    /// Only the findings: no verdicts, no summary, no notes
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Every finding in place, advice too
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Judge every charter and record found: the command for CI
    Check(check::Check),
    /// Score the structures against the five criteria: gaps, vetoes, a recommendation and what would change it
    Score(score::Score),
    /// Show the gates with their votes, the commitment in force, and what is due when
    Gates(gates::Gates),
    /// Draw a baseline: the findings of today, so that only new ones fail a run
    Baseline(baseline::Draw),
    /// Explain a rule: what, why, how to mend, its source
    Explain(explain::Explain),
    /// Show what is in force: policy values, rules, lists, and where each comes from
    Config(config::Config),
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
        let found = configuration::locate(&self.base()?, self.config.as_deref())?;
        match found {
            Some(location) => Ok(configuration::read(location, &registry::names())?),
            None => Ok(Configuration::default()),
        }
    }

    /// The day of the judgement. Nothing else reads the clock.
    fn day(&self) -> anyhow::Result<Date> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
        let today = || Date::from_naive(chrono::Local::now().date_naive());
        self.as_of.or_else(today).context("today's date cannot be told; give it with --as-of")
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
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
                "this is a bug in partner, and nothing was judged; please report it with the lines above",
            );
            Outcome::Failed
        }
    }
    .into()
}

fn failed(error: &anyhow::Error) -> Outcome {
    match error.downcast_ref::<ConfigProblems>() {
        Some(problems) => output::list(&problems.to_string()),
        None => output::complain(&format!("{error:#}")),
    }
    Outcome::Failed
}

impl Cli {
    fn run(&self) -> anyhow::Result<Outcome> {
        match &self.command {
            Command::Check(check) => check.run(&self.common),
            Command::Score(score) => score.run(&self.common),
            Command::Gates(gates) => gates.run(&self.common),
            Command::Baseline(draw) => draw.run(&self.common),
            Command::Explain(explain) => explain.run(&self.common),
            Command::Config(config) => config.run(&self.common),
        }
    }
}
