//! What a check says, in the format of the run and in further reports: written while partnerships are judged, told at the end.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use super::format::{Format, Told, statistics};
use super::{Check, output};
use crate::check::{CheckReport, Judged};
use crate::cli::Common;
use crate::render::{Look, Run, Scribe, Spool};

/// Everything that is written.
pub(super) struct Telling<'c, 'r> {
    check: &'c Check,
    common: &'c Common,
    run: &'r Run,
    first: Box<dyn Scribe + 'r>,
    /// Each with its file; nothing for standard output.
    further: Vec<(Option<&'c Path>, Box<dyn Scribe + 'r>)>,
}

impl<'c, 'r> Telling<'c, 'r> {
    /// Begins all reports.
    pub(super) fn of(check: &'c Check, common: &'c Common, told: &Told<'r>) -> Self {
        let look = output::look(common);
        let plain = Look { is_styled: false, ..look };
        let further = check.reports.iter().map(|it| (it.file(), it.format.scribe(told, plain))).collect();
        Self { check, common, run: told.run, first: check.format.scribe(told, look), further }
    }

    /// Takes a partnership in.
    pub(super) fn take(&mut self, judged: &Judged<'_>) {
        self.first.take(judged);
        self.further.iter_mut().for_each(|(_, scribe)| scribe.take(judged));
    }

    /// Ends all reports and writes them, in the order in which they were named; the first one to standard error where standard
    /// output holds something else.
    pub(super) fn end(self, report: &CheckReport<'_>, is_beside: bool) -> anyhow::Result<()> {
        let Self { check, common, run, first, further } = self;
        let counts = if check.statistics { Some(output::look(common)) } else { None };
        let mut text = match counts.and_then(|look| statistics(check.format, report, run, look)) {
            None => first.end(report),
            Some(counts) => {
                let mut spool = Spool::default();
                // What goes wrong is told when it is read.
                let _ = spool.write_str(&counts);
                spool
            }
        };
        match is_beside {
            true => output::emit_beside(&mut text)?,
            false => output::emit_spool(common, common.output.as_deref(), &mut text)?,
        }
        if check.format == Format::Text && !is_beside && io::stdout().is_terminal() {
            let mut lines = Lines(0);
            text.copy(&mut lines)?;
            output::tell_length(common, lines.0, "`--format concise` has a line for each finding");
        }
        for (file, scribe) in further {
            output::emit_spool(common, file, &mut scribe.end(report))?;
        }
        Ok(())
    }
}

/// Counts lines, and keeps nothing of them.
struct Lines(usize);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.iter().filter(|byte| **byte == b'\n').count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
