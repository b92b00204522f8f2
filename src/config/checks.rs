//! What a whole file must make sense of, beyond each of its values: told at its place by names.

use crate::document::{Problem, ProblemKind};
use crate::yaml::{Span, Tree, YamlPath};

/// The mistakes of a file that has been decoded.
pub(super) struct Checks<'t> {
    pub(super) tree: &'t Tree,
    pub(super) problems: Vec<Problem>,
}

impl Checks<'_> {
    /// Notes a mistake in the value at a path.
    pub(super) fn value(&mut self, path: &YamlPath, message: impl Into<String>, help: impl Into<String>) {
        let node = self.tree.resolve(path).value;
        self.tell(node.map(|node| self.tree.span(node)), path, message.into(), help.into());
    }

    /// Notes a mistake in the key at a path.
    pub(super) fn key(&mut self, path: &YamlPath, message: impl Into<String>, help: impl Into<String>) {
        let node = self.tree.resolve(path).key;
        self.tell(node.map(|node| self.tree.span(node)), path, message.into(), help.into());
    }

    fn tell(&mut self, span: Option<Span>, path: &YamlPath, message: String, help: String) {
        let problem = Problem::in_text(span.unwrap_or_default(), ProblemKind::InvalidValue, message, help);
        self.problems.push(Problem { path: path.clone(), ..problem });
    }
}

/// A text short enough to stand in a message.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST && line.len() == text.len() {
        return line.to_owned();
    }
    let head: String = line.chars().take(MOST).collect();
    format!("{head}…")
}
