//! Days along a ruler of months.

use crate::document::scalar::Date;

/// A picture of days: a ruler of months and a line for each series of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The first day of the ruler.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The day that is marked as today.
    pub today: Date,
    /// The lines, from top to bottom.
    pub lines: Vec<TimelineLine>,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimelineLine {
    /// What it is about.
    pub name: String,
    /// A stretch of days, both of them in it.
    pub stretch: Option<(Date, Date)>,
    /// Whether the stretch follows from the usual weeks: nobody has agreed on it.
    pub is_usual: bool,
    /// Single days.
    pub marks: Vec<(Date, Mark)>,
}

/// How a day stands. Where several fall together, the last one of these is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It is done, or has passed.
    Past,
    /// It is to come.
    Ahead,
    /// It has passed and should not have.
    Overdue,
}
