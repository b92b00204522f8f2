//! Where output goes, how wide it is, and whether it has colours.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;

pub(super) use super::color::Color;
pub(super) use super::whole_file::{hide_time, write_file, write_file_by, write_new_file};
use super::{Common, inputs, replacing};
use crate::finding::Severity;
use crate::render::{Look, NARROWEST, Spool, prose_lines, visible};

/// The width where none can be told: a page, or the log of a CI job.
const WIDTH_OF_A_PAGE: usize = 100;

/// How text for people looks in this run.
pub(super) fn look(common: &Common) -> Look {
    let is_styled = match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if common.output.is_some() => false,
        Color::Auto => is_colour_forced() || AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    };
    Look {
        is_styled,
        width: width(),
        is_quiet: common.quiet,
        is_verbose: common.verbose,
        least: Severity::Advice,
    }
}

/// Whether `FORCE_COLOR` asks for colour where there is no terminal, as in the log of a job; `NO_COLOR` is heard first.
fn is_colour_forced() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_asked = is_set("FORCE_COLOR") && std::env::var_os("FORCE_COLOR").is_some_and(|value| value != "0");
    is_asked && !is_set("NO_COLOR")
}

fn asked_width() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}

/// Whether a width is asked for, so that lines are broken where no terminal is, too.
pub(super) fn has_columns() -> bool {
    asked_width().is_some()
}

/// How many columns text for people has.
pub(super) fn width() -> usize {
    let asked = asked_width();
    let terminal = || {
        let is_terminal = io::stdout().is_terminal();
        terminal_size::terminal_size().filter(|_| is_terminal).map(|(width, _)| usize::from(width.0))
    };
    asked.or_else(terminal).unwrap_or(WIDTH_OF_A_PAGE).clamp(NARROWEST, 200)
}

/// Says how to see less where the terminal does not show all that was written at once.
pub(super) fn tell_length(common: &Common, lines: usize, shorter: &str) {
    let is_seen = common.output.is_none() && io::stdout().is_terminal();
    let height = terminal_size::terminal_size().filter(|_| is_seen).map(|(_, height)| usize::from(height.0));
    if height.is_some_and(|height| height < lines) {
        note(common, &format!("{lines} lines; {shorter}"));
    }
}

/// Writes the data of a run to the file that was named, else to standard output. A closed pipe is no error.
pub(super) fn emit(common: &Common, text: &str) -> anyhow::Result<()> {
    emit_bytes(common, text.as_bytes())
}

/// The same of bytes that need not be text.
pub(super) fn emit_bytes(common: &Common, bytes: &[u8]) -> anyhow::Result<()> {
    match &common.output {
        Some(file) => save(common, file, bytes),
        None => print(for_log(bytes)),
    }
}

/// The same of a sheet that somebody fills in.
pub(super) fn emit_sheet(common: &Common, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(file) = &common.output {
        let file = common.base()?.join(file);
        inputs::refuse_ours(common, &file)?;
        replacing::ensure_unfilled(common, &file, bytes)?;
    }
    emit_bytes(common, bytes)
}

/// What goes into the log of a job, without what the CI server would take for a command of ours.
fn for_log(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_read = is_job() && !is_file(&io::stdout());
    match std::str::from_utf8(bytes) {
        Ok(text) if is_read => Cow::Owned(without_commands(text).into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

/// The text without lines that begin with `::` and without `##[` and its like. A browser shows the same.
fn without_commands(text: &str) -> String {
    let is_page = text.trim_start().starts_with("<!");
    let (colon, number) = if is_page { ("&#58;", "&#35;") } else { ("\u{a789}", "\u{266f}") };
    let mut harmless = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\r']) {
        let rest = line.trim_start();
        let line = match rest.strip_prefix("::") {
            Some(after) => format!("{}:{colon}{after}", &line[..line.len() - rest.len()]),
            None => line.to_owned(),
        };
        let opened = ["[", "vso[", "teamcity["].into_iter();
        harmless +=
            &opened.fold(line, |line, word| line.replace(&format!("##{word}"), &format!("#{number}{word}")));
    }
    harmless
}

/// Writes a file whole or not at all; its path is relative to the folder of the run.
pub(super) fn save(common: &Common, file: &Path, data: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let file = common.base()?.join(file);
    inputs::refuse_ours(common, &file)?;
    write_file(&file, data).with_context(|| format!("`{}` cannot be written", file.display()))
}

/// Writes data to standard output. A closed pipe is no error.
pub(super) fn print(data: impl AsRef<[u8]>) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(data.as_ref()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("standard output cannot be written")
        }
        _ => Ok(()),
    }
}

/// Writes a report to a file, or to standard output where none is named.
pub(super) fn emit_spool(common: &Common, file: Option<&Path>, spool: &mut Spool) -> anyhow::Result<()> {
    let Some(file) = file else {
        return unless_closed(spool, &mut io::stdout().lock()).context("standard output cannot be written");
    };
    let file = common.base()?.join(file);
    inputs::refuse_ours(common, &file)?;
    write_file_by(&file, |out| spool.copy(out))
        .with_context(|| format!("`{}` cannot be written", file.display()))
}

/// Writes a report to standard error, where standard output holds something else.
pub(super) fn emit_beside(spool: &mut Spool) -> anyhow::Result<()> {
    unless_closed(spool, &mut io::stderr().lock()).context("standard error cannot be written")
}

/// Writes a report on. A closed pipe is no error.
fn unless_closed(spool: &mut Spool, to: &mut dyn io::Write) -> io::Result<()> {
    match spool.copy(to).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Whether the data of a run goes to a terminal, where people see it, or into the log of a job, where the CI server obeys what looks like
/// its commands. A file that it goes to holds it as it is.
pub(super) fn is_for_eyes(common: &Common) -> bool {
    common.output.is_none() && (io::stdout().is_terminal() || (is_job() && !is_file(&io::stdout())))
}

/// Whether the run is a job of a CI server whose log is read for commands.
fn is_job() -> bool {
    ["GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "TEAMCITY_VERSION"]
        .iter()
        .any(|name| std::env::var_os(name).is_some())
}

#[cfg(unix)]
fn is_file(stdout: &io::Stdout) -> bool {
    use std::os::fd::AsFd as _;
    let file = stdout.as_fd().try_clone_to_owned().map(std::fs::File::from);
    file.and_then(|file| file.metadata()).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(not(unix))]
fn is_file(_: &io::Stdout) -> bool {
    false
}

/// Tells on standard error why the run failed.
pub(super) fn complain(message: &str) {
    tell(&format!("error: {message}"));
}

fn tell(line: &str) {
    // Nobody can be told that nobody can be told.
    let _ = writeln!(io::stderr(), "{}", visible(line));
}

/// Tells on standard error what is wrong in a file, one line each.
pub(super) fn list(lines: &str) {
    lines.lines().for_each(tell);
}

/// Tells on standard error what has not been done, however quiet the run is.
pub(super) fn warn(message: &str) {
    tell(&format!("warning: {message}"));
}

/// Tells on standard error something that is not data and no failure; on a terminal with its words kept whole.
pub(super) fn note(common: &Common, message: &str) {
    if !common.quiet {
        tell_whole(&format!("note: {message}"));
    }
}

/// Tells a sentence: broken between its words where somebody looks at it, and on one line elsewhere.
fn tell_whole(sentence: &str) {
    if io::stderr().is_terminal() {
        prose_lines(&visible(sentence), width(), ["", "  "]).iter().for_each(|line| tell(line));
    } else {
        tell(sentence);
    }
}
