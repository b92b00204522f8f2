//! Output formats: one file each, all views of the same report.

mod advice;
mod concise;
mod ics;
mod json;
mod mermaid;
pub mod page;
mod sanitise;
mod snippet;
mod statistics;
mod text;
mod verdicts;

pub use concise::concise;
pub use ics::ics;
pub use json::json;
pub use mermaid::mermaid;
pub use sanitise::visible;
pub use statistics::statistics;
pub use text::{summary, text};

/// How text for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colours and weights may be used.
    pub is_styled: bool,
    /// How many columns a line may have.
    pub width: usize,
    /// Only the findings, without verdicts and summary.
    pub is_quiet: bool,
    /// Every finding with its source line, advice too.
    pub is_verbose: bool,
}

/// Where the page of a rule lies in the project.
#[must_use]
pub fn page_of(rule: &str) -> String {
    format!("docs/rules/{rule}.md")
}
