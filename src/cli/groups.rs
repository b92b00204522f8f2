//! Which command belongs where in `partner --help` and in the manual. A new command takes one line here.

use std::fmt::Write as _;

use clap::builder::Styles;

use super::output;
use crate::wording::NO_ADVICE;

/// The commands under their headings, in the order of the list.
const COMMANDS: &[(&str, &str)] = &[
    ("Check", "check"),
    ("Check", "explain"),
    ("Check", "diff"),
    ("Decide", "readiness"),
    ("Decide", "score"),
    ("Decide", "tradeoffs"),
    ("Decide", "candidates"),
    ("Decide", "gates"),
    ("Run", "health"),
    ("Run", "value"),
    ("Run", "diagnose"),
    ("Run", "plan"),
    ("Run", "agenda"),
    ("Run", "deals"),
    ("Run", "portfolio"),
    ("Run", "history"),
    ("Run", "report"),
    ("Run", "export"),
    ("Write", "new"),
    ("Write", "answer"),
    ("Write", "questionnaire"),
    ("Write", "import"),
    ("Write", "vote"),
    ("Write", "review"),
    ("Write", "change"),
    ("Write", "approve"),
    ("Write", "acknowledge"),
    ("Write", "waive"),
    ("Tools", "config"),
    ("Tools", "baseline"),
    ("Tools", "schema"),
    ("Tools", "lsp"),
    ("Tools", "completions"),
    ("Tools", "man"),
];

/// The headings whose commands speak of terms.
const OF_TERMS: &[&str] = &["Check", "Decide", "Run", "Write"];

/// The headings in their order.
const HEADINGS: &[&str] = &["Check", "Decide", "Run", "Write", "Git", "Tools"];

/// Every heading under which there are commands, with their names.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let of =
        |heading: &str| COMMANDS.iter().filter(|(it, _)| *it == heading).map(|(_, name)| *name).collect();
    HEADINGS
        .iter()
        .map(move |heading| (*heading, of(heading)))
        .filter(|(_, names): &(_, Vec<_>)| !names.is_empty())
}

/// The command with a `--help` that lists its commands by heading. clap itself knows one list only.
pub(super) fn with_listing(command: clap::Command) -> clap::Command {
    let listing = listing(&command);
    let of_terms = COMMANDS.iter().filter(|(heading, _)| OF_TERMS.contains(heading));
    let command = of_terms.fold(command, |command, (_, name)| command.mut_subcommand(name, with_notice));
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{listing}{options}\n{{options}}{{after-help}}",
        options = heading("Options"),
    ))
}

fn with_notice(command: clap::Command) -> clap::Command {
    let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    command.after_long_help(format!("{help}\n\n{NO_ADVICE}").trim_start().to_owned())
}

fn listing(command: &clap::Command) -> String {
    let literal = Styles::styled().get_literal().to_owned();
    let longest = COMMANDS.iter().map(|(_, name)| name.len()).max().unwrap_or_default();
    // As wide as clap makes the rest.
    let room = output::width().min(super::WIDEST_HELP).saturating_sub(longest + 4).max(20);
    let mut text = String::new();
    for (title, names) in all() {
        let _ = writeln!(text, "{}", heading(title));
        for name in names {
            let about = command.find_subcommand(name).and_then(clap::Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            let indent = " ".repeat(longest + 4);
            let about = textwrap::wrap(&about, room).join(&format!("\n{indent}"));
            let _ = writeln!(text, "  {literal}{name}{literal:#}{:1$}  {about}", "", longest - name.len());
        }
        text.push('\n');
    }
    text
}

fn heading(title: &str) -> String {
    let style = Styles::styled().get_header().to_owned();
    format!("{style}{title}:{style:#}")
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;

    #[test]
    fn every_command_has_its_line_in_the_help_and_no_other_has_one() {
        let mut listed: Vec<&str> = all().flat_map(|(_, names)| names).collect();
        assert_eq!(listed.len(), COMMANDS.len(), "a heading in COMMANDS is not in HEADINGS");
        listed.sort_unstable();
        let command = command();
        let mut wanted: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        wanted.sort_unstable();
        assert_eq!(listed, wanted, "left: COMMANDS in src/cli/groups.rs; right: the commands that there are");
    }

    #[test]
    fn every_command_says_what_it_does_in_one_line() {
        for command in command().get_subcommands() {
            let name = command.get_name();
            let about = command.get_about().unwrap_or_else(|| panic!("{name}")).to_string();
            assert!(!about.contains('\n') && about.len() <= 80, "{name}: {about}");
            assert!(!about.ends_with('.') && about.starts_with(char::is_uppercase), "{name}: {about}");
        }
    }
}
