//! `partner lsp`: the language server.

use anyhow::Context as _;
use clap::Args;

use super::{Common, Outcome};
use crate::lsp::{self, Ending, Settings};

/// Run the language server: findings, fixes and completion in an editor
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner lsp                        started by an editor, not by hand
  partner lsp --as-of 2026-07-10     judge as of this date, not today

It speaks the Language Server Protocol on standard input and output; docs/editors.md says how to
set an editor up. Exit code: 0 after `shutdown` and `exit`, 1 if the editor left
without, 2 the run failed.")]
pub(super) struct Lsp {
    /// For editors that always give it: there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        anyhow::ensure!(
            common.output.is_none(),
            "`--output` has no use here: the editor reads standard output"
        );
        let base = common.base()?;
        let config = common.config.as_ref().map(|file| base.join(file));
        // A mistake in the command line is told at once, not at the first judgement.
        if config.is_some() {
            common.configuration()?;
        }
        let settings = Settings { config, day: &|| common.day().ok() };
        match lsp::serve(&settings).context("the editor cannot be understood")? {
            Ending::Asked => Ok(Outcome::Clean),
            Ending::Abandoned => Ok(Outcome::Abandoned),
        }
    }
}
