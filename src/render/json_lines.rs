//! JSON line by line: one object a line, for programs that read many of them at once.

use std::fmt::Write as _;
use std::io;

use super::json_text::harmless_json;
use super::scribe::Scribe;
use super::{Run, Spool};
use crate::check::{CheckReport, Judged};
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::view::{Line, check};

/// Lines that are written one after the other.
#[derive(Debug, Default)]
pub struct JsonLines(Spool);

impl JsonLines {
    /// Adds a line.
    pub fn add(&mut self, line: &Line<'_>) {
        match serde_json::to_string(line) {
            // What goes wrong is told when they are read.
            Ok(text) => _ = writeln!(self.0, "{}", harmless_json(&text)),
            Err(error) => self.0.note(Err(io::Error::from(error))),
        }
    }

    /// What was written.
    #[must_use]
    pub fn end(self) -> Spool {
        self.0
    }
}

/// Writes the findings of a check, a line each: what counts, and what was accepted.
#[derive(Debug)]
pub struct CheckLines {
    lines: JsonLines,
    as_of: Date,
    least: Severity,
}

impl CheckLines {
    /// Writes what the run lists.
    #[must_use]
    pub fn new(to: Spool, as_of: Date, run: &Run) -> Self {
        Self { lines: JsonLines(to), as_of, least: run.least(Severity::Advice) }
    }

    fn add(&mut self, findings: &[Finding]) {
        let is_told = |it: &&Finding| it.suppression.is_some() || it.is_listed(self.least);
        findings.iter().filter(is_told).for_each(|it| self.lines.add(&check::row(it, self.as_of)));
    }
}

impl Scribe for CheckLines {
    fn take(&mut self, judged: &Judged<'_>) {
        self.add(&judged.findings);
    }

    fn end(mut self: Box<Self>, report: &CheckReport<'_>) -> Spool {
        self.add(&report.strays);
        self.lines.end()
    }
}
