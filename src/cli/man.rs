//! `partner man`: the manual, as pages for `man`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueHint};
use clap_mangen::Man as Page;
use clap_mangen::roff::{Roff, bold, roman};

use super::{Common, Outcome, command, groups, output};

/// Print the manual page, or write a page for each command
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner man | man -l -                  read the main page
  partner man ~/.local/share/man/man1     a page for each command; then `man partner-check`

The folder is created if missing. Pages that `partner man` wrote before are replaced; if another
file has the name of a page, nothing is written.")]
pub(super) struct Man {
    /// Write a page for each command into this folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

/// The first line of every page: by it a page is known as ours.
const MARK: &str = ".\\\" Written by `partner man`, which replaces it.\n";

impl Man {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let Some(folder) = &self.folder else {
            output::emit(common, &main_page()?)?;
            return Ok(Outcome::Clean);
        };
        anyhow::ensure!(
            common.output.is_none(),
            "`--output` does not work with a folder; without a folder it takes the main page"
        );
        write(&pages()?, &common.base()?.join(folder), folder)?;
        output::note(common, &format!("the pages are in {}", folder.display()));
        Ok(Outcome::Clean)
    }
}

/// Writes the pages into the folder, or none of them if one would replace what is not ours.
fn write(pages: &[(String, String)], folder: &Path, shown: &Path) -> anyhow::Result<()> {
    let cannot = |name: &str| format!("`{}` cannot be written", shown.join(name).display());
    fs::create_dir_all(folder)
        .with_context(|| format!("the folder `{}` cannot be created", shown.display()))?;
    for (name, _) in pages {
        let file = folder.join(name);
        let is_free = fs::symlink_metadata(&file).is_err();
        let is_ours = || fs::read(&file).is_ok_and(|bytes| bytes.starts_with(MARK.as_bytes()));
        anyhow::ensure!(
            is_free || is_ours(),
            "`{}` is not a page that `partner man` wrote, so nothing was written; move it away or name another folder",
            shown.join(name).display()
        );
    }
    for (name, text) in pages {
        output::write_file(&folder.join(name), text).with_context(|| cannot(name))?;
    }
    Ok(())
}

/// Every page with the name of its file.
fn pages() -> anyhow::Result<Vec<(String, String)>> {
    let mut pages = vec![("partner.1".to_owned(), main_page()?)];
    for command in built().get_subcommands().filter(|it| !it.is_hide_set()) {
        pages.push((format!("partner-{}.1", command.get_name()), page_of(command)?));
    }
    Ok(pages)
}

/// The commands with everything that clap adds to them, but for `help`, which has no page.
fn built() -> clap::Command {
    let mut command = command().disable_help_subcommand(true);
    command.build();
    command
}

fn main_page() -> anyhow::Result<String> {
    let command = built();
    let mut commands = Roff::new();
    commands.control("SH", ["COMMANDS"]);
    for (heading, names) in groups::all() {
        commands.control("SS", [heading]);
        for command in names.into_iter().filter_map(|name| command.find_subcommand(name)) {
            commands.control("TP", []).text([bold(format!("partner-{}(1)", command.get_name()))]);
            commands.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
        }
    }
    let mut exit = Roff::new();
    exit.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in [
        ("0", "The command could answer; for partner check: nothing at or above --fail-on."),
        ("1", "Findings at or above --fail-on; for other commands: a document could not be read."),
        ("2", "The run itself failed: usage, configuration, no charter found, a named path missing."),
    ] {
        exit.control("TP", []).text([bold(code)]).text([roman(meaning)]);
    }
    exit.control("SH", ["ENVIRONMENT"]);
    for (name, meaning) in [
        ("NO_COLOR", "Where it is set, output has no colour unless --color always asks for it."),
        ("COLUMNS", "The width of text for people; the terminal's unless it is set."),
    ] {
        exit.control("TP", []).text([bold(name)]).text([roman(meaning)]);
    }
    page_with(&command, &[commands], &[exit])
}

fn page_of(command: &clap::Command) -> anyhow::Result<String> {
    let examples = command.get_after_long_help().map(|help| examples(&help.to_string()));
    let mut see = Roff::new();
    see.control("SH", ["SEE ALSO"]).text([bold("partner(1)")]);
    page_with(command, &[], &[examples.unwrap_or_default(), see])
}

fn page_with(
    command: &clap::Command,
    before_options: &[Roff],
    after_options: &[Roff],
) -> anyhow::Result<String> {
    let page = Page::new(command.clone());
    let mut bytes = MARK.as_bytes().to_vec();
    let render = |bytes: &mut Vec<u8>| -> std::io::Result<()> {
        bytes.extend_from_slice(title(command).as_bytes());
        page.render_name_section(bytes)?;
        synopsis(command).to_writer(bytes)?;
        page.render_description_section(bytes)?;
        before_options.iter().try_for_each(|part| part.to_writer(bytes))?;
        page.render_options_section(bytes)?;
        after_options.iter().try_for_each(|part| part.to_writer(bytes))
    };
    render(&mut bytes).context("the page cannot be written")?;
    let page = String::from_utf8(bytes).context("the page cannot be written as text")?;
    // Between an argument and its values the crate breaks the line around an empty one, which is space already.
    Ok(page.replace("\n.br\n\n.br\n", "\n.sp\n"))
}

/// The title line; the crate's own puts the version where the day belongs. A page has no day: it is the same whenever
/// it is written.
fn title(command: &clap::Command) -> String {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_uppercase();
    let version = env!("CARGO_PKG_VERSION");
    format!(".TH \"{name}\" \"1\" \"\" \"partner {version}\" \"Manual of partner\"\n")
}

/// The usage as `--help` has it; the crate's own names every option without its value.
fn synopsis(command: &clap::Command) -> Roff {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let arguments = usage.strip_prefix(name).unwrap_or(usage).to_owned();
    let mut roff = Roff::new();
    roff.control("SH", ["SYNOPSIS"]).text([bold(name), roman(arguments)]);
    roff
}

/// The long help after the options: examples stand as they are written, paragraphs are filled.
fn examples(help: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    let mut is_verbatim = false;
    for line in help.lines().filter(|line| *line != "Examples:") {
        let example = line.strip_prefix("  ");
        if example.is_some() != is_verbatim {
            is_verbatim = example.is_some();
            roff.control(if is_verbatim { "nf" } else { "fi" }, []);
        }
        match example {
            Some(example) => roff.text([roman(example)]),
            None if line.trim().is_empty() => roff.control("PP", []),
            None => roff.text([roman(line)]),
        };
    }
    if is_verbatim {
        roff.control("fi", []);
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page() {
        let names: Vec<String> = pages().unwrap().into_iter().map(|(name, _)| name).collect();
        let mut wanted = vec!["partner.1".to_owned()];
        wanted.extend(command().get_subcommands().map(|it| format!("partner-{}.1", it.get_name())));
        assert_eq!(names, wanted);
    }

    #[test]
    fn examples_keep_their_lines_and_paragraphs_are_filled() {
        let text = examples("Examples:\n  partner check\n  partner check -\n\nOne\ntwo.").render();
        // A hyphen that is typed is escaped, so that it can be copied out of the page.
        let wanted = ".SH EXAMPLES\n.nf\npartner check\npartner check \\-\n.fi\n.PP\nOne\ntwo.\n";
        assert!(text.ends_with(wanted), "{text}");
    }
}
