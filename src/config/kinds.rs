//! The team's own kinds of partnership: `[kind.oem]`.

use super::checks::Checks;
use crate::document::charter::kind::Kind;
use crate::document::record::record;
use crate::document::scalar::{Id, Scalar as _};
use crate::document::topic::Topic;
use crate::document::{List, Named};
use crate::yaml::YamlPath;

record! { "a kind",
    /// A kind of partnership of the team's own, as a difference from a built-in one.
    pub struct KindTable {
        /// The built-in kind that it is like.
        like: Kind = required,
        /// Topics that are also asked.
        asks: List<Topic>,
        /// Topics that are not asked.
        asks_not: List<Topic>,
    }
}

/// A kind of partnership of the team's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnKind {
    /// Its id: what `kind` in a charter names.
    pub id: String,
    /// The built-in kind that it is like.
    pub like: Kind,
    /// Topics that are also asked.
    pub asks: Vec<Topic>,
    /// Topics that are not asked.
    pub asks_not: Vec<Topic>,
}

/// All `[kind.…]`.
pub(super) fn kinds(checks: &mut Checks<'_>, tables: &Named<KindTable>) -> Vec<OwnKind> {
    let mut kinds = Vec::new();
    for id in tables.names() {
        let path = YamlPath::root().key("kind").key(id);
        if let Some(built_in) = Kind::called(id) {
            let message = match built_in.as_str() == id {
                true => format!("`{id}` is a built-in kind"),
                false => format!("`{id}` is another word for the built-in kind `{built_in}`"),
            };
            checks.key(&path, message, format!("give yours another id, and write `like = \"{built_in}\"`"));
        } else if let Err(malformed) = Id::parse(id) {
            checks.key(&path, malformed.message, malformed.help);
        }
        let Some(table) = tables.get(id).and_then(|table| table.get()) else { continue };
        switched_off(checks, table, &path);
        kinds.extend(own(id, table));
    }
    kinds
}

fn own(id: &str, table: &KindTable) -> Option<OwnKind> {
    let topics = |list: Option<&List<Topic>>| list.into_iter().flat_map(List::values).copied().collect();
    Some(OwnKind {
        id: id.to_owned(),
        like: *table.like.get()?,
        asks: topics(table.asks.get()),
        asks_not: topics(table.asks_not.get()),
    })
}

/// What is asked of every kind cannot be left out, and nothing is both asked and not asked.
fn switched_off(checks: &mut Checks<'_>, table: &KindTable, path: &YamlPath) {
    let asks: Vec<Topic> = table.asks.get().into_iter().flat_map(List::values).copied().collect();
    for (nth, topic) in table.asks_not.get().into_iter().flat_map(List::iter) {
        let place = path.clone().key("asks_not").index(nth);
        if topic.is_asked_of_all() {
            checks.value(&place, format!("`{topic}` is asked of every kind"), "take it out");
        } else if asks.contains(topic) {
            checks.value(&place, format!("`{topic}` is also under `asks`"), "take it out of one of the two");
        }
    }
}
