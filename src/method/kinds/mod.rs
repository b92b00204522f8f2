//! What a partnership is for, and what is asked of it for that reason (ours; `docs/kinds.md`).

mod facts;
mod signals;
mod table;
mod triggers;

pub use signals::Signal;
pub use table::{Cell, cell};

use facts::Facts;

use crate::config::OwnKind;
use crate::document::Field;
use crate::document::List;
use crate::document::charter::Charter;
use crate::document::charter::kind::{Kind, KindName};
use crate::document::suggestion;
use crate::document::topic::Topic;
use crate::grammar::series;
use crate::partnership::Partnership;

/// The kinds of a partnership, and what they mean for each topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    /// How they are known.
    pub origin: Origin,
    /// The kinds: built-in ones by their own word, then the team's by their id.
    pub names: Vec<String>,
    /// Names under `kind` that no kind has, each with its place in the list.
    pub unknown: Vec<(usize, String)>,
    /// The topics that are not asked, each with why, in the order of the topics.
    unasked: Vec<(Topic, Reason)>,
    /// The topics that no kind of the charter asks in any case.
    never: Vec<Topic>,
    /// The topics that a kind of the charter asks before all others.
    first: Vec<Topic>,
}

/// How the kinds are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The charter says so.
    Written,
    /// The charter does not say; from what it shows. Nothing shows where there is no signal, and it is taken for an alliance.
    Inferred(Vec<Signal>),
    /// The charter names a kind that there is not: everything is asked.
    Unknown,
    /// What the charter says cannot be read: only what every kind is asked is asked, until it can be.
    Unread,
}

/// Whether a topic is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is.
    Asked,
    /// It would not be if the inferred kind were written; so it is asked, but shown behind everything else.
    OnlyFolded(Reason),
    /// It is not.
    NotAsked(Reason),
}

/// Why a topic is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The kinds never ask it.
    Kind,
    /// The kinds ask it where this holds, and the charter does not show that it does.
    Trigger(&'static str),
}

/// A kind by what is asked of it.
enum Named<'a> {
    BuiltIn(Kind),
    Own(&'a OwnKind),
}

/// What to write instead of a name, if no kind goes by it; `own` are those that the team defines.
#[must_use]
pub fn instead_of(name: &str, own: &[OwnKind]) -> Option<String> {
    let mut known: Vec<&str> = Kind::words().collect();
    known.extend(own.iter().map(|kind| kind.id.as_str()));
    if known.contains(&name) {
        return None;
    }
    Some(match suggestion::nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            format!(
                "write one of {}, or define it in `partner.toml` under `[kind.{name}]`",
                suggestion::listed(&words, words.len())
            )
        }
    })
}

impl Named<'_> {
    fn cell(&self, topic: Topic) -> Cell {
        match self {
            Self::BuiltIn(kind) => cell(topic, *kind),
            Self::Own(kind) if kind.asks.contains(&topic) => cell(topic, kind.like).max(Cell::Always),
            Self::Own(kind) if kind.asks_not.contains(&topic) && !topic.is_asked_of_all() => Cell::Never,
            Self::Own(kind) => cell(topic, kind.like),
        }
    }
}

impl Kinds {
    /// The kinds of a partnership; `own` are those that the team defines.
    #[must_use]
    pub fn of(partnership: &Partnership, own: &[OwnKind]) -> Self {
        Self::by(partnership, &partnership.charter.value.kind, own)
    }

    /// The same by what a charter said under `kind` at another time.
    #[must_use]
    pub fn as_in(partnership: &Partnership, then: &Charter, own: &[OwnKind]) -> Self {
        Self::by(partnership, &then.kind, own)
    }

    fn by(partnership: &Partnership, written: &Field<List<KindName>>, own: &[OwnKind]) -> Self {
        let facts = Facts::of(&partnership.charter.value);
        let mut unknown = Vec::new();
        let mut kinds = Vec::new();
        for (index, name) in written.get().into_iter().flat_map(List::iter) {
            let named = name
                .built_in()
                .map(Named::BuiltIn)
                .or_else(|| own.iter().find(|kind| kind.id == name.as_str()).map(Named::Own));
            match named {
                Some(kind) => kinds.push(kind),
                None => unknown.push((index, name.to_string())),
            }
        }
        let is_unread =
            written.is_invalid() || written.get().is_some_and(|list| list.0.iter().any(Field::is_invalid));
        let origin = if is_unread {
            Origin::Unread
        } else if !unknown.is_empty() {
            Origin::Unknown
        } else if kinds.is_empty() {
            let signals = signals::of(partnership, &facts);
            kinds.extend(signals.iter().map(|signal| Named::BuiltIn(signal.kind)));
            if kinds.is_empty() {
                kinds.push(Named::BuiltIn(Kind::Alliance));
            }
            Origin::Inferred(signals)
        } else {
            Origin::Written
        };
        let (unasked, never) = match origin {
            Origin::Unknown => (Vec::new(), Vec::new()),
            // It may be a kind that asks none of this.
            Origin::Unread => {
                let topics = || Topic::ALL.iter().copied().filter(|topic| !topic.is_asked_of_all());
                (topics().map(|topic| (topic, Reason::Kind)).collect(), Vec::new())
            }
            Origin::Written | Origin::Inferred(_) => unasked(&facts, &kinds),
        };
        let is_first = |topic: &Topic| kinds.iter().any(|kind| kind.cell(*topic) == Cell::First);
        let first = Topic::ALL.iter().copied().filter(is_first).collect();
        Self { origin, names: names(&kinds), unknown, unasked, never, first }
    }

    /// Whether a topic is asked.
    #[must_use]
    pub fn asked(&self, topic: Topic) -> Asked {
        let reason = self.unasked.iter().find(|(of, _)| *of == topic).map(|(_, reason)| *reason);
        match (reason, &self.origin) {
            (Some(reason), Origin::Written | Origin::Unread) => Asked::NotAsked(reason),
            (Some(reason), Origin::Inferred(_)) => Asked::OnlyFolded(reason),
            (_, Origin::Unknown) | (None, _) => Asked::Asked,
        }
    }

    /// The topics that are not asked, or are only folded, each with why.
    pub fn unasked(&self) -> impl Iterator<Item = (Topic, Reason)> + '_ {
        self.unasked.iter().copied()
    }

    /// Whether the charter says what kind it is, so that topics are switched off.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.origin == Origin::Written
    }

    /// Whether none of these topics is asked in any case, and none would be if more were written: what rests on them alone
    /// leaves the tally of a checklist.
    #[must_use]
    pub fn never_asks(&self, topics: &[Topic]) -> bool {
        self.is_written() && topics.iter().all(|topic| self.never.contains(topic))
    }

    /// Whether people of the field want to know this before anything else.
    #[must_use]
    pub fn asks_first(&self, topic: Topic) -> bool {
        self.first.contains(&topic)
    }

    /// Whether an open question about a topic may be an error. A memorandum binds nobody yet: only its end, the day on which
    /// it becomes more and what is secret are that grave.
    #[must_use]
    pub fn may_be_error(&self, topic: Topic) -> bool {
        let is_memorandum =
            self.is_written() && self.names.iter().all(|name| name == Kind::Memorandum.as_str());
        !is_memorandum || matches!(topic, Topic::WayOut | Topic::Gates | Topic::Secrecy)
    }

    /// The line that says so in a charter: `kind: [co-development, licence]`.
    #[must_use]
    pub fn line(&self) -> String {
        match self.names.as_slice() {
            [only] => format!("kind: {only}"),
            names => format!("kind: [{}]", names.join(", ")),
        }
    }

    /// The kinds for people: `co-development and licence`.
    #[must_use]
    pub fn in_words(&self) -> String {
        series(&self.names)
    }
}

/// Whether a kind of the team's own asks something less than it did.
#[must_use]
pub fn asks_less(then: &OwnKind, now: &OwnKind) -> bool {
    Topic::ALL.iter().any(|topic| Named::Own(now).cell(*topic) < Named::Own(then).cell(*topic))
}

fn names(kinds: &[Named<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for kind in kinds {
        let name = match kind {
            Named::BuiltIn(kind) => kind.as_str(),
            Named::Own(kind) => kind.id.as_str(),
        };
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The topics that are not asked, each with why, and those among them that are never asked. Per topic the strongest cell of all
/// kinds counts.
fn unasked(facts: &Facts<'_>, kinds: &[Named<'_>]) -> (Vec<(Topic, Reason)>, Vec<Topic>) {
    let (mut unasked, mut never) = (Vec::new(), Vec::new());
    for topic in Topic::ALL.iter().copied() {
        match (kinds.iter().map(|kind| kind.cell(topic)).max(), triggers::of(topic)) {
            (Some(Cell::Never), _) => {
                unasked.push((topic, Reason::Kind));
                never.push(topic);
            }
            (Some(Cell::OnTrigger), Some(trigger))
                // What cannot be read shows no fact; it is an error of its own.
                if !(trigger.holds)(facts) =>
            {
                unasked.push((topic, Reason::Trigger(trigger.fact)));
            }
            _ => {}
        }
    }
    (unasked, never)
}
