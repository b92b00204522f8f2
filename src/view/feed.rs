//! Days for calendar programs.

use crate::document::scalar::Date;

/// A calendar that other programs subscribe to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feed {
    /// What it is called.
    pub name: String,
    /// Its entries, in their order.
    pub entries: Vec<FeedEntry>,
    /// What falls on no day, in its order.
    pub waits: Vec<FeedWait>,
}

/// What waits for an event, without a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedWait {
    /// By what a program knows it again.
    pub uid: String,
    /// How often it has changed: of two with one UID the higher one holds.
    pub sequence: u32,
    /// When it was last changed, in seconds since 1970.
    pub stamp: i64,
    /// What waits for what.
    pub summary: String,
    /// What else is to be known, in lines.
    pub description: String,
}

/// Somebody who is expected on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The address of their mail.
    pub email: String,
}

/// One day in such a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// By what a program knows it again. It never changes, wherever the entry moves.
    pub uid: String,
    /// How often it has changed: of two with one UID the higher one holds.
    pub sequence: u32,
    /// When it was last changed, in seconds since 1970.
    pub stamp: i64,
    /// The day.
    pub day: Date,
    /// What happens.
    pub summary: String,
    /// What else is to be known, in lines.
    pub description: String,
    /// So many days before it the program reminds of it; `None` where nobody has to act any more.
    pub alarm: Option<u32>,
    /// Who is expected, by name and address, where addresses are known.
    pub attendees: Vec<Attendee>,
    /// Whether nobody has agreed on the day.
    pub is_tentative: bool,
    /// Whether it no longer takes place.
    pub is_cancelled: bool,
}
