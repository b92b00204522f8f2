//! The votes at a gate: those that count, and those that were recorded and cannot be read.

use crate::document::Field;
use crate::document::records::decision::{Decision, Vote, VoteKind};
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// A vote that counts: the latest of its side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedVote {
    /// Which side.
    pub party: String,
    /// Its vote.
    pub vote: VoteKind,
    /// On which day it was cast.
    pub date: Date,
    /// Which decision record, counted from 0.
    pub record: usize,
}

/// A vote that was recorded and may count in the place of any other of its side, and of which the gate, the day or the vote
/// itself cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadVote {
    /// Which side.
    pub party: String,
    /// Which decision record, counted from 0.
    pub record: usize,
}

/// What a party has said at a gate by a day.
pub(super) enum Said {
    Nothing,
    Counted(CountedVote),
    Unread(UnreadVote),
}

/// The latest vote of a side on a gate. Of two on one day the later record counts, in the order of the files.
pub(super) fn said(partnership: &Partnership, gate: &str, party: &str, as_of: Date) -> Said {
    let (mut counted, mut unread): (Option<CountedVote>, Vec<(Option<Date>, usize)>) = (None, Vec::new());
    for (record, decision) in partnership.records.decisions.iter().enumerate() {
        match read(&decision.value, gate, party, as_of) {
            Read::Nothing => {}
            Read::Unread(date) => unread.push((date, record)),
            Read::Vote(vote, date) => {
                if counted.as_ref().is_none_or(|last| last.date <= date) {
                    counted = Some(CountedVote { party: party.to_owned(), vote, date, record });
                }
            }
        }
    }
    // What was cast before a vote that counts is replaced by it.
    let may_count = |(date, _): &&(Option<Date>, usize)| {
        date.zip(counted.as_ref()).is_none_or(|(date, counted)| counted.date <= date)
    };
    match (unread.iter().find(may_count), counted) {
        (Some((_, record)), _) => Said::Unread(UnreadVote { party: party.to_owned(), record: *record }),
        (None, Some(vote)) => Said::Counted(vote),
        (None, None) => Said::Nothing,
    }
}

/// What one record says of a side at a gate.
enum Read {
    Nothing,
    /// Something that cannot be read, of a day if that can be.
    Unread(Option<Date>),
    Vote(VoteKind, Date),
}

fn read(decision: &Decision, gate: &str, party: &str, as_of: Date) -> Read {
    // Looking a party up takes longer than telling that the record is about another gate.
    let is_of_gate = match &decision.gate {
        Field::Given(of) if of.as_str() == gate => true,
        Field::Invalid => false,
        Field::Given(_) | Field::Missing | Field::Open => return Read::Nothing,
    };
    let date = match &decision.date {
        Field::Given(date) if *date <= as_of => Some(*date),
        Field::Invalid => None,
        Field::Given(_) | Field::Missing | Field::Open => return Read::Nothing,
    };
    match votes_of(decision, party) {
        Field::Missing | Field::Open => Read::Nothing,
        Field::Invalid => Read::Unread(date),
        Field::Given(vote) => match date.filter(|_| is_of_gate) {
            Some(date) => Read::Vote(vote, date),
            None => Read::Unread(date),
        },
    }
}

/// The vote of a side as it stands in a record.
fn votes_of(decision: &Decision, party: &str) -> Field<VoteKind> {
    let votes = match &decision.votes {
        Field::Given(votes) => votes,
        Field::Invalid => return Field::Invalid,
        Field::Missing | Field::Open => return Field::Missing,
    };
    match votes.of(party) {
        Field::Given(Vote { vote, .. }) => *vote,
        Field::Invalid => Field::Invalid,
        Field::Missing | Field::Open => Field::Missing,
    }
}
