//! `partner config`: what is in force, and where it comes from.

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use super::{Common, Outcome, output};
use crate::config::DEFAULT_FILE;
use crate::render::{configuration, json};
use crate::view::Data;
use crate::view::config::Effective;

/// Show the settings in force: policy values, rules, checklists, and their sources
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner config                            what is in force here
  partner config --default > partner.toml   a commented file to begin with")]
pub(super) struct Config {
    /// Output format: text (for people) or json (for programs)
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    format: Format,
    /// Print the commented file with every default instead
    #[arg(long)]
    default: bool,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "table")]
    Text,
    /// For programs
    Json,
}

impl Config {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if self.default {
            output::emit(common, DEFAULT_FILE)?;
            return Ok(Outcome::Clean);
        }
        let effective = Effective::of(&common.configuration()?);
        let text = match self.format {
            Format::Text => {
                let is_broken = output::is_for_eyes(common) || output::has_columns();
                let width = is_broken.then(|| output::look(common).width);
                configuration(&effective, width)
            }
            Format::Json => json(&Data::Config(effective), common.day()?)
                .context("the configuration cannot be written as JSON")?,
        };
        output::emit(common, &text)?;
        Ok(Outcome::Clean)
    }
}
