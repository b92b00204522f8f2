//! What each severity is called in the formats that other programs read: the one table.

use crate::finding::Severity;
use crate::grammar;

/// The names of one severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Names {
    /// In SARIF.
    pub(super) sarif: &'static str,
    /// In the `problem.severity` that GitHub's code scanning shows.
    pub(super) problem: &'static str,
    /// As a GitHub annotation.
    pub(super) github: &'static str,
    /// In a GitLab code quality report.
    pub(super) gitlab: &'static str,
    /// What one is called in a sentence.
    pub(super) one: &'static str,
}

/// The names of a severity.
pub(super) fn names(severity: Severity) -> Names {
    match severity {
        Severity::Error => {
            Names { sarif: "error", problem: "error", github: "error", gitlab: "critical", one: "error" }
        }
        Severity::Warning => {
            Names { sarif: "warning", problem: "warning", github: "warning", gitlab: "major", one: "warning" }
        }
        Severity::Advice => Names {
            sarif: "note",
            problem: "recommendation",
            github: "notice",
            gitlab: "info",
            one: "piece of advice",
        },
    }
}

/// So many of a severity, in words.
pub(super) fn counted(count: usize, severity: Severity) -> String {
    match severity {
        Severity::Advice => format!("{count} advisory"),
        Severity::Error | Severity::Warning => grammar::counted(count, names(severity).one),
    }
}
