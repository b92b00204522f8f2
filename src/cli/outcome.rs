//! The exit code, the same for every format.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing at or above the threshold: 0.
    Clean,
    /// Findings at or above the threshold: 1.
    Found,
    /// The editor of a language server has left without saying so, which the protocol wants to be told: 1.
    Abandoned,
    /// The run itself failed: 2.
    Failed,
}

impl Outcome {
    /// How a run ends that could not be started: asking for help is no failure.
    pub(super) fn of_usage(error: &clap::Error) -> Self {
        if error.use_stderr() { Self::Failed } else { Self::Clean }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::from(0),
            Outcome::Found | Outcome::Abandoned => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}
