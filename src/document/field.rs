//! Whether a key was written, left open, written wrongly, or given.

/// What `as binding` stands for.
#[allow(non_upper_case_globals, reason = "it is written as a word of the description")]
pub(crate) const binding: bool = true;

/// What a charter says under one key.
///
/// The difference between *missing* and *invalid* keeps the tool from saying twice that something is wrong: a notice
/// of `6m` is a wrong value, not a missing notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Field<T> {
    /// Not written, null, or empty.
    #[default]
    Missing,
    /// Written as `TBD`, `???`, `to be agreed` or another [placeholder](super::is_placeholder): known to be undecided.
    Open,
    /// Written, but not readable as what belongs here; a problem says why.
    Invalid,
    /// Written and understood.
    Given(T),
}

impl<T> Field<T> {
    /// The value, if one was given and understood.
    #[must_use]
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Whether there is nothing to go by: not written, or said to be open.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing | Self::Open)
    }

    /// Whether the charter says that this is still to be decided.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// Whether a value was given and understood.
    #[must_use]
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Given(_))
    }

    /// Whether something was written that could not be understood.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid)
    }

    /// Goes on inside the value: `charter.exit.and(|exit| &exit.notice)`.
    pub fn and<'a, U>(&'a self, inside: impl FnOnce(&'a T) -> &'a Field<U>) -> FieldRef<'a, U> {
        match self {
            Self::Missing => FieldRef::Missing,
            Self::Open => FieldRef::Open,
            Self::Invalid => FieldRef::Invalid,
            Self::Given(value) => inside(value).as_ref(),
        }
    }

    /// Whether something was said, without what.
    #[must_use]
    pub fn said(&self) -> Field<()> {
        match self {
            Self::Missing => Field::Missing,
            Self::Open => Field::Open,
            Self::Invalid => Field::Invalid,
            Self::Given(_) => Field::Given(()),
        }
    }

    /// The same without its value, of whatever type; a value that was given is left out.
    #[must_use]
    pub fn without<U>(&self) -> Field<U> {
        match self {
            Self::Missing | Self::Given(_) => Field::Missing,
            Self::Open => Field::Open,
            Self::Invalid => Field::Invalid,
        }
    }

    /// The same with a borrowed value.
    #[must_use]
    pub fn as_ref(&self) -> FieldRef<'_, T> {
        match self {
            Self::Missing => Field::Missing,
            Self::Open => Field::Open,
            Self::Invalid => Field::Invalid,
            Self::Given(value) => Field::Given(value),
        }
    }
}

/// A [`Field`] that borrows its value.
pub type FieldRef<'a, T> = Field<&'a T>;

impl<'a, T> Field<&'a T> {
    /// The value, for as long as the charter lives.
    #[must_use]
    pub fn value(self) -> Option<&'a T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Goes on inside the value: `criteria.inside(|criteria| criteria.exit_need.as_ref())`.
    pub fn inside<U>(self, inside: impl FnOnce(&'a T) -> FieldRef<'a, U>) -> FieldRef<'a, U> {
        match self {
            Self::Missing => FieldRef::Missing,
            Self::Open => FieldRef::Open,
            Self::Invalid => FieldRef::Invalid,
            Self::Given(value) => inside(value),
        }
    }
}
