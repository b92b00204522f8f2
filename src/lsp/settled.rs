//! What is settled in a folder: its `partner.toml` as it stands in the editor, or on disk where it is not open.

use std::path::{Path, PathBuf};

use lsp_types::{Diagnostic, Range};

use super::diagnostics;
use super::position::{Encoding, Places};
use crate::config::{self, ConfigProblem, Configuration, Location, LocationError, StandIn};
use crate::document::{Position, Source};
use crate::rules;
use crate::yaml::{Span, Tree};

/// What is settled in one folder. Read again when its text has changed, and only then.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Where the file lies, or would lie.
    pub(super) file: PathBuf,
    /// What is in force.
    pub(super) configuration: Configuration,
    /// What is wrong with the file.
    pub(super) diagnostics: Vec<Diagnostic>,
    seen: Seen,
    /// Whether the file has mistakes that people have not been told of.
    is_news: bool,
    shown: String,
}

/// What was there at the last look.
#[derive(Debug, Default, PartialEq, Eq)]
enum Seen {
    #[default]
    Nothing,
    Text(Location),
    /// Why it could not be read, and the text up to there.
    Unreadable(String, String),
}

impl Settled {
    /// Looks at the file; whether something else is in force now. One with mistakes is not used: what held before holds on,
    /// at first the defaults.
    pub(super) fn look(
        &mut self,
        base: &Path,
        named: Option<&Path>,
        open: StandIn<'_>,
        encoding: Encoding,
    ) -> bool {
        let seen = match config::locate(base, named, open) {
            Ok(None) => Seen::Nothing,
            Ok(Some(location)) => Seen::Text(location),
            Err(error) => {
                let message = error.to_string();
                let readable = match error {
                    LocationError::Unreadable { readable, .. } => readable,
                    LocationError::Missing { .. } => String::new(),
                };
                Seen::Unreadable(message, readable)
            }
        };
        let file = config::file_of(base, named);
        if seen == self.seen && file == self.file {
            return false;
        }
        (self.seen, self.file) = (seen, file);
        let was_broken = !self.diagnostics.is_empty();
        self.diagnostics.clear();
        let is_other = self.take(encoding);
        self.is_news = !self.diagnostics.is_empty() && (self.is_news || !was_broken);
        is_other
    }

    /// Takes what was seen; whether something else is in force now.
    fn take(&mut self, encoding: Encoding) -> bool {
        match &self.seen {
            Seen::Nothing => {
                self.configuration = Configuration::default();
                true
            }
            Seen::Text(location) => match config::read(location.clone(), &rules::names()) {
                Ok(configuration) => {
                    self.configuration = configuration;
                    true
                }
                Err(problems) => {
                    let text = Source::new(String::new(), location.text.clone(), Tree::default());
                    let mark = |it| diagnostics::of_config(range(&text, it, encoding), &it.message, &it.help);
                    self.diagnostics = problems.problems.iter().map(mark).collect();
                    self.shown = problems.file;
                    false
                }
            },
            Seen::Unreadable(message, readable) => {
                let text = Source::new(String::new(), readable.clone(), Tree::default());
                let end = Span::new(readable.len()..readable.len());
                let range = Places::new(&text, encoding, false).range(end);
                self.diagnostics = vec![diagnostics::of_config(range, message, "")];
                self.shown = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                false
            }
        }
    }

    /// What people are to be told, once for each time that the file breaks.
    pub(super) fn news(&mut self) -> Option<String> {
        if !std::mem::take(&mut self.is_news) {
            return None;
        }
        let holds = match self.configuration.file {
            Some(_) => "the previous settings apply",
            None => "the defaults apply",
        };
        Some(format!("`{}` cannot be used: {holds} until it is fixed", self.shown))
    }
}

/// From the first to the last character of a mistake, or to the end of its first line.
fn range(text: &Source, problem: &ConfigProblem, encoding: Encoding) -> Range {
    let byte = |at: Position| {
        let line = text.line(at.line);
        let rest = text.text.get(line.range()).unwrap_or_default();
        let before = rest.char_indices().nth(at.column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        line.start + Span::new(before..before).start
    };
    let start = byte(problem.position);
    let is_longer = problem.end.line > problem.position.line;
    let end = if is_longer { text.line(problem.position.line).end } else { byte(problem.end) };
    Places::new(text, encoding, false).range(Span { start, end: end.max(start) })
}
