//! The record of what a side has acknowledged.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Fingerprint, Person};
use crate::yaml::edit::{Edits, Refusal, Value};

/// What a side acknowledges on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAcknowledgement<'a> {
    /// The partnership, where the folder does not say it.
    pub partnership: Option<&'a str>,
    /// The id of the party.
    pub side: &'a str,
    /// Who acknowledges for it.
    pub by: &'a Person,
    /// On which day.
    pub date: Date,
    /// The sections, each with the fingerprint of what it says.
    pub sections: &'a [(&'a str, Fingerprint)],
}

impl NewAcknowledgement<'_> {
    /// The text of its record.
    ///
    /// # Errors
    /// A value that YAML cannot hold.
    pub fn text(&self) -> Result<String, Refusal> {
        let sections = self.sections.iter().map(|(name, print)| (*name, Value::word(print.to_string())));
        let entries = [
            ("side", Value::word(self.side)),
            ("by", Value::text(self.by.to_string())),
            ("date", Value::word(self.date.to_string())),
            ("sections", Value::map(sections)),
        ];
        record::text(DocumentKind::Acknowledgement, self.partnership, entries)
    }

    /// An earlier record of the side, brought up to date; its comments and what is not acknowledged now stay.
    ///
    /// # Errors
    /// A layout that cannot be added to.
    pub fn update(&self, text: &str) -> Result<String, Refusal> {
        let mut edits = Edits::of(text)
            .set("by", Value::text(self.by.to_string()))
            .set("date", Value::word(self.date.to_string()));
        for (name, print) in self.sections {
            edits = edits.set(format!("sections.{name}"), Value::word(print.to_string()));
        }
        edits.apply()
    }
}

/// A record of a side without what it acknowledged of a section; its comments stay, and so does who acknowledged the rest.
///
/// # Errors
/// A layout that nothing can be taken out of.
pub fn without(text: &str, sections: &[&str]) -> Result<String, Refusal> {
    let edits = sections.iter().fold(Edits::of(text), |edits, name| edits.remove(format!("sections.{name}")));
    edits.apply()
}
