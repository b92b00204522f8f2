//! The record of a change request, and the approvals in it.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Person};
use crate::yaml::edit::{Edits, Refusal, Value};

/// A change that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange<'a> {
    /// The partnership, where the folder does not say it.
    pub partnership: Option<&'a str>,
    /// What is to change.
    pub what: &'a str,
    /// The id of the party that asks.
    pub asked_by: &'a str,
    /// On which day.
    pub date: Date,
    /// The paths in the charter that may change.
    pub touches: &'a [String],
    /// What it means for each party, and for anything else; nothing where that is still open.
    pub impact: &'a [(String, Option<String>)],
}

impl NewChange<'_> {
    /// The text of its record, which is proposed.
    ///
    /// # Errors
    /// A value that YAML cannot hold.
    pub fn text(&self) -> Result<String, Refusal> {
        let impact = self.impact.iter().map(|(whom, what)| {
            (
                whom.as_str(),
                what.as_ref().map_or_else(|| Value::word("TBD"), |what| Value::text(what.as_str())),
            )
        });
        let entries = [
            ("what", Value::text(self.what)),
            ("asked_by", Value::word(self.asked_by)),
            ("date", Value::word(self.date.to_string())),
            ("touches", Value::list(self.touches.iter().map(|path| Value::text(path.as_str())))),
            ("impact", Value::map(impact)),
            ("status", Value::word("proposed")),
        ];
        record::text(DocumentKind::Change, self.partnership, entries)
    }
}

/// A change request with the approval of one side, and of all of them if it is the last.
///
/// # Errors
/// A layout that cannot be added to.
pub fn approve(text: &str, side: &str, by: &Person, date: Date, is_last: bool) -> Result<String, Refusal> {
    let edits = Edits::of(text)
        .set(format!("approved.{side}.by"), Value::text(by.to_string()))
        .set(format!("approved.{side}.date"), Value::word(date.to_string()));
    match is_last {
        true => edits.set("status", Value::word("approved")).apply(),
        false => edits.apply(),
    }
}
