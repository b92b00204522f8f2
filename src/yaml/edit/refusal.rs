//! Why a text is left as it is.

use std::fmt;

use super::super::YamlPath;

/// What stands in the way of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The text is not YAML as a whole: what cannot be read cannot be changed by machine.
    Unreadable,
    /// An alias (`*name`) stands there or on the way; a change through it would change another place.
    Alias,
    /// The value has an anchor (`&name`) and counts at other places too, which the change would reach.
    Shared,
    /// A tag (`!!str`) says how the value is to be read.
    Tagged,
    /// A comment stands within what would be replaced, and would be lost.
    Comment,
    /// Something else is already written there.
    Occupied,
    /// A text or a list stands where a map is needed, or the other way about.
    WrongKind,
    /// There is no such entry.
    Absent,
    /// The text is laid out in a way that is not understood well enough, such as keys behind `? `.
    Layout,
    /// Two changes touch the same stretch of the text.
    Overlap,
    /// The changed text, read again, does not say what it should.
    Unproven,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unreadable => "the file is not valid YAML as a whole",
            Self::Alias => "an alias (`*…`) is there, and its value is used elsewhere too",
            Self::Shared => "an alias (`*…`) uses this value elsewhere too",
            Self::Tagged => "a tag (`!…`) precedes the value",
            Self::Comment => "a comment within it would be lost",
            Self::Occupied => "something else is already written there",
            Self::WrongKind => "the value there is of a kind that cannot take it",
            Self::Absent => "there is no such entry",
            Self::Layout => "the layout there is too unusual to add to",
            Self::Overlap => "two changes touch the same text",
            Self::Unproven => "the changed text would not say what it should",
        })
    }
}

/// A change that was not made, with what to write by hand instead. Nothing of the text was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` cannot be written here: {obstacle}")]
pub struct Refusal {
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// Where the change was wanted.
    pub path: YamlPath,
    /// What to paste there, as YAML; ends with a line break.
    pub paste: String,
}
