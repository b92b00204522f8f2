//! What is wrong with a configuration file.

use std::fmt;

use crate::document::Position;

/// One mistake in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigProblem {
    /// Status.
    pub position: Position,
    /// Where it ends.
    pub end: Position,
    /// What is wrong.
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
}

/// Every mistake in the file, in the order of the text; never none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigProblems {
    /// The file as shown to people.
    pub file: String,
    /// The mistakes.
    pub problems: Vec<ConfigProblem>,
}

impl fmt::Display for ConfigProblems {
    /// One line a mistake: `partner.toml:3:1: error: message; help`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, problem) in self.problems.iter().enumerate() {
            let Position { line, column } = problem.position;
            let between = if nth == 0 { "" } else { "\n" };
            write!(out, "{between}{}:{line}:{column}: error: {}", self.file, problem.message)?;
            if !problem.help.is_empty() {
                write!(out, "; {}", problem.help)?;
            }
        }
        Ok(())
    }
}
