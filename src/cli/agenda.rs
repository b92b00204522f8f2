//! `partner agenda`: the agenda of a meeting, filled from the records, and its minutes to fill in.

use std::path::PathBuf;

use anyhow::ensure;
use clap::{Args, ValueEnum};

use super::reading::{Format, Reading, ended, give};
use super::{Common, Outcome, output};
use crate::render::page;
use crate::view::agenda::{Agendas, Meeting};

/// Prepare a meeting: commitments first, decisions due, then what the records say
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner agenda lending                                 the next business review
  partner agenda lending --for gate                      what the next gate asks, and who votes
  partner agenda lending --for health                    where the parties' answers differ
  partner agenda lending --minutes --output minutes.md   minutes to fill in
  partner review lending --from minutes.md               the record, from these minutes

Commitments and what became of them come first, then the decisions due in the next 90 days. The
votes of a gate are recorded by `partner vote`.")]
pub(super) struct Agenda {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// What the meeting is for: business, gate, health or kickoff
    #[arg(long = "for", value_enum, value_name = "MEETING", default_value_t = For::Business)]
    #[arg(hide_possible_values = true)]
    meeting: For,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    #[arg(conflicts_with = "minutes")]
    format: Format,
    /// Print minutes to fill in, in Markdown, for `partner review --from`
    #[arg(long)]
    minutes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum For {
    /// A business review
    Business,
    /// A decision gate
    Gate,
    /// A talk about the last health check
    Health,
    /// The start of work together
    Kickoff,
}

impl For {
    const fn meeting(self) -> Meeting {
        match self {
            Self::Business => Meeting::Business,
            Self::Gate => Meeting::Gate,
            Self::Health => Meeting::Health,
            Self::Kickoff => Meeting::Kickoff,
        }
    }
}

impl Agenda {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey();
        let agendas = Agendas::of(&survey, self.meeting.meeting());
        if !self.minutes {
            return give(common, self.format, &survey, &agendas);
        }
        ensure!(!common.bom, "`--bom` goes with `--format csv` only");
        ensure!(
            survey.partnerships.len() == 1,
            "minutes are for one partnership: name its folder with `--minutes`"
        );
        output::emit_sheet(common, page::markdown(&agendas.minutes()).as_bytes())?;
        Ok(ended(common, &survey))
    }
}
