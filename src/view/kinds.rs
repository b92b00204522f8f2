//! What kind of partnership it is and what that leaves out, for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::Judged;
use crate::document::topic::Topic;
use crate::method::kinds::{Kinds, Origin, Reason};

/// What kind of partnership it is.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct KindsEntry<'a> {
    /// How it is known.
    how: How,
    /// The kinds: built-in ones by their own word, then the team's by their id.
    names: &'a [String],
    /// What it was inferred from; empty where it is written, and where nothing shows it.
    inferred_from: Vec<SignalEntry>,
    /// The line that says so in the charter.
    to_write: String,
    /// The topics that are not asked; of an inferred kind those that would not be.
    topics_not_asked: Vec<TopicEntry>,
}

/// How the kind is known.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum How {
    /// The charter says so: topics are switched off.
    Written,
    /// From what the charter shows: everything is asked, and some of it shown last.
    Inferred,
    /// What the charter says cannot be read or is no kind: everything is asked.
    Unknown,
}

/// A fact that shows a kind.
#[derive(Debug, Serialize, JsonSchema)]
struct SignalEntry {
    /// The kind.
    kind: &'static str,
    /// The fact.
    fact: &'static str,
    /// Where the charter tells it.
    path: &'static str,
}

/// A topic that is not asked.
#[derive(Debug, Serialize, JsonSchema)]
struct TopicEntry {
    /// The topic.
    topic: Topic,
    /// Where it would be asked; null where the kind never asks it.
    asked_where: Option<&'static str>,
    /// How many open questions that leaves out.
    open_questions: usize,
}

impl<'a> KindsEntry<'a> {
    pub(super) fn of(judged: &'a Judged<'_>, kinds: &'a Kinds) -> Self {
        let (how, signals) = match &kinds.origin {
            Origin::Written => (How::Written, [].as_slice()),
            Origin::Inferred(signals) => (How::Inferred, signals.as_slice()),
            Origin::Unknown | Origin::Unread => (How::Unknown, [].as_slice()),
        };
        let signal = |it: &crate::method::kinds::Signal| SignalEntry {
            kind: it.kind.as_str(),
            fact: it.fact,
            path: it.path,
        };
        let entry = |(topic, reason)| TopicEntry {
            topic,
            asked_where: match reason {
                Reason::Kind => None,
                Reason::Trigger(fact) => Some(fact),
            },
            open_questions: judged.unasked(topic),
        };
        Self {
            how,
            names: &kinds.names,
            inferred_from: signals.iter().map(signal).collect(),
            to_write: kinds.line(),
            topics_not_asked: kinds.unasked().map(entry).collect(),
        }
    }
}
