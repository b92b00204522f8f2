//! `partner readiness`: the checklists with what bears each question out.

mod ask;

use std::path::PathBuf;

use clap::Args;

use super::reading::{Format, Reading, give};
use super::{Common, Outcome, offered};
use crate::document::charter::stage::Stage;
use crate::view::readiness::Readiness as ReadinessView;

/// Show the checklists: answers, evidence, what is missing, and what to do next
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner readiness                               every partnership below this folder
  partner readiness lending --checklist signing   one list
  partner readiness lending --stage launch        what is asked at the launch stage?
  partner readiness --format csv > readiness.csv
  partner readiness --ask signing                 eight questions, without a charter
  partner readiness --ask fit --write lending     the partner-fit questions, saved in a charter

The lists are signing, fit, launch and one-page, and those of `partner.toml`. The exit code gives
no verdict: `partner check` does.")]
pub(super) struct Readiness {
    /// Files or folders; `-` reads one charter from standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    format: Format,
    /// Only this checklist (repeatable, comma-separated)
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    checklist: Vec<String>,
    /// As if every partnership were at this stage: discovery, alignment, negotiation, launch, operation,
    /// winding-down or ended
    #[arg(long, value_name = "STAGE", value_parser = offered::stage(), hide_possible_values = true)]
    stage: Option<Stage>,
    /// Ask the questions of a checklist as in a workshop, without a charter [default: signing]
    #[arg(long, value_name = "LIST", num_args = 0..=1, default_missing_value = "signing")]
    #[arg(conflicts_with_all = ["paths", "checklist", "stage"])]
    ask: Option<String>,
    /// Answer a question of that checklist: `exit_process=yes` (repeatable)
    #[arg(long = "answer", value_name = "ID=ANSWER", requires = "ask")]
    answers: Vec<String>,
    /// Save the answers in a charter, existing or new
    #[arg(long, value_name = "PATH", requires = "ask")]
    write: Option<PathBuf>,
}

impl Readiness {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if let Some(list) = &self.ask {
            let (answers, write) = (self.answers.as_slice(), self.write.as_ref());
            return ask::run(common, &ask::Called { list, answers, write, format: self.format });
        }
        let reading = Reading::of(common, &self.paths)?;
        let survey = reading.survey().held_up(self.stage);
        let view = ReadinessView::of(&survey, &self.checklist, self.stage)?;
        give(common, self.format, &survey, &view)
    }
}
