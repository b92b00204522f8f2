//! Lists in which nothing stands.

use crate::document::{Field, List};

/// Whether there is nothing to go by: no list, an open one, or one with open entries only.
#[must_use]
pub(in crate::rules) fn is_without_entries<T>(field: &Field<List<T>>) -> bool {
    field.is_missing() || field.get().is_some_and(List::is_empty)
}
