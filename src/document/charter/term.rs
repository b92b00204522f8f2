//! From when to when.

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Ending, Length, Text};

record! { "the term",
    /// The term: a start and either a length or an end.
    pub struct Term {
        /// The first day.
        start: Date,
        /// How long; the last day is start + length − 1 day.
        length: Length,
        /// The last day, or the event that ends it in words: `The study is accepted, latest 2027-12-31`.
        end: Ending,
        /// The day on which that event happened.
        happened: Date,
        /// Renewal: `by-agreement`, `automatic` (`automatic, 1 year` where not by its length), `none`, or in
        /// words.
        renewal: Text,
        /// Notice needed to refuse renewal.
        notice: Duration,
    }
}
