//! Days and stretches of days for a Gantt chart.

use crate::document::scalar::Date;

/// A part of a Gantt chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttSection {
    /// What it is called.
    pub name: String,
    /// What stands in it, from top to bottom.
    pub tasks: Vec<GanttTask>,
}

/// A line of a Gantt chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttTask {
    /// What it is called.
    pub name: String,
    /// The first day.
    pub first: Date,
    /// The day after the last one; `None` for a single day.
    pub end: Option<Date>,
    /// How it stands.
    pub look: GanttLook,
}

/// How a line of a Gantt chart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GanttLook {
    /// To come.
    Plain,
    /// Done, or passed.
    Done,
    /// Going on, or near.
    Active,
    /// Something is wrong with it.
    Critical,
}
