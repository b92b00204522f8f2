//! Output formats: one file each, all views of the same report.

mod concise;
mod configuration;
mod days;
mod diff;
mod entries;
mod github;
mod gitlab;
pub mod html;
mod ics;
mod json;
mod json_lines;
mod json_text;
mod junit;
mod markdown;
mod masked;
mod mermaid;

pub mod page;
mod prose;
mod report_markdown;
mod run;
mod sanitise;
mod sarif;
mod schema;
mod scribe;
mod severity;
mod snippet;
mod spool;
mod statistics;
mod text;
mod tone;
mod uri;
mod verdicts;
mod wording;
mod xlsx;

pub use concise::{Concise, concise};
pub use configuration::configuration;
pub use days::spelled;
pub use diff::{shown_diff, unified_diff};
pub use github::{Github, github};
pub use gitlab::{Gitlab, gitlab};
pub use ics::{Ics, ics};
pub use json::{CheckJson, Partnerships, json, output_schema};
pub use json_lines::{CheckLines, JsonLines};
pub use json_text::harmless_json;
pub use junit::{Junit, junit};
pub use markdown::{Markdown, markdown, markdown_statistics};
pub use mermaid::Mermaid;
pub use prose::lines as prose_lines;
pub use report_markdown::report_markdown;
pub use run::{Part, Run};
pub use sanitise::{visible, visible_in_file, visible_markdown};
pub use sarif::{Sarif, sarif};
pub use schema::{any_document_schema, configuration_schema, document_schema};
pub use scribe::Scribe;
pub use spool::Spool;
pub use statistics::statistics;
pub use text::{Text, summary, text};
pub use wording::{in_lines, said};
pub use xlsx::{CHOICES, xlsx};

use crate::finding::{Finding, Severity};

/// How many columns a name has in a table or a heading. Where a program reads it stands whole.
pub(crate) const NAME_MOST: usize = 48;

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
    /// From which severity on findings are listed.
    pub least: Severity,
}

impl Look {
    /// Whether a finding is listed.
    pub(crate) fn lists(self, finding: &Finding) -> bool {
        finding.is_listed(self.least)
    }
}
