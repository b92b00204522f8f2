//! The record of a vote at a gate.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::records::decision::VoteKind;
use crate::document::scalar::{Date, Person};
use crate::yaml::edit::{Refusal, Value};

/// A vote of one side, cast on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVote<'a> {
    /// The partnership, where the folder does not say it.
    pub partnership: Option<&'a str>,
    /// The id of the gate.
    pub gate: &'a str,
    /// On which day.
    pub date: Date,
    /// The id of the party.
    pub side: &'a str,
    /// What the side wants.
    pub vote: VoteKind,
    /// Who votes for it.
    pub by: &'a Person,
    /// Why.
    pub note: Option<&'a str>,
}

impl NewVote<'_> {
    /// The text of its record.
    ///
    /// # Errors
    /// A value that YAML cannot hold.
    pub fn text(&self) -> Result<String, Refusal> {
        let vote = [("vote", Value::word(self.vote.as_str())), ("by", Value::text(self.by.to_string()))];
        let note = self.note.map(|note| ("note", Value::text(note)));
        let votes = Value::map([(self.side, Value::map(vote.into_iter().chain(note)))]);
        let entries = [
            ("gate", Value::word(self.gate)),
            ("date", Value::word(self.date.to_string())),
            ("votes", votes),
        ];
        record::text(DocumentKind::Decision, self.partnership, entries)
    }
}
