//! `partner completions`: what a shell needs to complete commands, options, rules and stages.

use std::fmt::Write as _;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use clap_complete::{generate, shells};
use clap_complete_nushell::Nushell;

use super::{Common, Outcome, command, output};

/// Print a shell completion script
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner completions bash > ~/.local/share/bash-completion/completions/partner
  partner completions zsh > ~/.zfunc/_partner
  partner completions fish > ~/.config/fish/completions/partner.fish
  partner completions elvish > ~/.config/elvish/lib/partner.elv
  partner completions nushell > ~/.config/nushell/completions/partner.nu
  partner completions powershell >> $PROFILE

Create the folder first where it is missing. For zsh it must be in `fpath` before `compinit` runs;
for elvish add `use partner` to `rc.elv`, for Nushell `use completions/partner.nu *` to `config.nu`.
For elvish, only commands and options are completed, not words and files. Print the script again
after an update: it names the rules of its version.")]
pub(super) struct Completions {
    /// The shell: bash, zsh, fish, elvish, nushell or powershell
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    shell: Shell,
}

/// The shells that there are scripts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
    /// Elvish
    Elvish,
    /// Nushell
    Nushell,
    /// PowerShell
    #[value(name = "powershell")]
    Pwsh,
}

impl Completions {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        let (program, mut command) = ("partner", command());
        match self.shell {
            Shell::Bash => generate(shells::Bash, &mut command, program, &mut script),
            Shell::Zsh => generate(shells::Zsh, &mut command, program, &mut script),
            Shell::Fish => generate(shells::Fish, &mut command, program, &mut script),
            Shell::Elvish => generate(shells::Elvish, &mut command, program, &mut script),
            Shell::Nushell => generate(Nushell, &mut command, program, &mut script),
            Shell::Pwsh => generate(shells::PowerShell, &mut command, program, &mut script),
        }
        let mut script = String::from_utf8(script).context("the script cannot be written as text")?;
        if self.shell == Shell::Fish {
            script.push_str(&words_of_arguments());
        }
        output::emit(common, &script)?;
        Ok(Outcome::Clean)
    }
}

/// The words that arguments without an option can take, for fish: its generator leaves them out.
fn words_of_arguments() -> String {
    let mut lines = String::new();
    for command in command().get_subcommands() {
        let words = command.get_positionals().flat_map(clap::Arg::get_possible_values);
        for word in words.filter(|word| !word.is_hide_set()) {
            let about =
                word.get_help().map(ToString::to_string).unwrap_or_default().replace(['\\', '\''], "");
            let (command, word) = (command.get_name(), word.get_name());
            let when = format!("__fish_partner_using_subcommand {command}");
            let _ = writeln!(lines, "complete -c partner -n \"{when}\" -f -a '{word}' -d '{about}'");
        }
    }
    lines
}
