//! A plan of the work to which the charter points instead of listing it.

use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::scalar::Text;

/// What such a plan is called.
const NAMES: &[&str] = &[
    "work plan",
    "workplan",
    "plan of work",
    "work programme",
    "work program",
    "statement of work",
    "description of action",
    "description of work",
    "project plan",
    "implementation plan",
];

/// Whether the words point to a plan of the work.
pub(super) fn names_plan(words: &str) -> bool {
    let words = words.to_lowercase().replace('-', " ");
    NAMES.iter().any(|name| words.contains(name))
}

/// Where the charter first points to a plan of the work: in its scope, or else in the terms of the exchange.
#[must_use]
pub fn named_plan(charter: &Charter) -> Option<String> {
    let included = charter.scope.get().and_then(|scope| scope.included.get());
    let mut lines = included.into_iter().flat_map(|list| list.iter());
    if let Some((index, _)) = lines.find(|(_, line)| names_plan(line.as_str())) {
        return Some(format!("scope.included[{index}]"));
    }
    let exchange = charter.value.get()?.exchange.get()?;
    let is_there =
        |terms: &Field<Text>| terms.get().is_some_and(|it| names_plan(it.as_str()));
    let (index, _) = exchange.iter().find(|(_, entry)| is_there(&entry.terms))?;
    Some(format!("value.exchange[{index}].terms"))
}
