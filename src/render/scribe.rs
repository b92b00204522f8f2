//! Who writes a report while partnerships are judged, one after the other, and holds none of them.

use super::spool::Spool;
use crate::check::{CheckReport, Judged};

/// Writes a report in one format. It is told of the partnerships in the order of the paths of their charters.
pub trait Scribe {
    /// Takes a partnership in.
    fn take(&mut self, judged: &Judged<'_>);

    /// Ends the report: what remains is what belongs to no partnership, and what all of it comes to.
    fn end(self: Box<Self>, report: &CheckReport<'_>) -> Spool;
}

/// The whole of a report that is held in memory, as one scribe writes it.
pub(super) fn written(mut scribe: Box<dyn Scribe + '_>, report: &CheckReport<'_>) -> String {
    report.partnerships.iter().for_each(|judged| scribe.take(judged));
    scribe.end(report).into_held()
}
