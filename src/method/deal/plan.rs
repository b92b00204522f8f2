//! A plan of the work to which the charter points instead of listing it.

use crate::document::List;
use crate::document::charter::Charter;

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

/// A plan of the work that the charter names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPlan {
    /// Where it is named.
    pub path: String,
    /// Whether the words say where it is kept.
    pub is_linked: bool,
}

/// The plan of the work to which the charter first points: in its scope, or else in the terms of the exchange.
#[must_use]
pub fn named_plan(charter: &Charter) -> Option<NamedPlan> {
    let included = charter.scope.get().and_then(|scope| scope.included.get());
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let lines = included.into_iter().flat_map(List::iter);
    let lines = lines.map(|(index, line)| (format!("scope.included[{index}]"), line));
    let terms = exchange.into_iter().flat_map(List::iter);
    let terms =
        terms.filter_map(|(at, entry)| Some((format!("value.exchange[{at}].terms"), entry.terms.get()?)));
    let (path, words) = lines.chain(terms).find(|(_, words)| names_plan(words.as_str()))?;
    Some(NamedPlan { path, is_linked: is_linked(words.as_str()) })
}

/// Whether the words hold an address or the path of a file.
fn is_linked(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        let (stem, extension) = word.rsplit_once('.').unwrap_or(("", ""));
        word.contains("://") || (!stem.is_empty() && (2..=4).contains(&extension.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_plan_by_its_name_and_where_it_is() {
        assert!(names_plan("The funded research, as the joint work plan describes it"));
        assert!(names_plan("Per the Statement of Work"));
        assert!(!names_plan("We plan to work together"));
        assert!(is_linked("as in docs/work-plan.md"));
        assert!(is_linked("work plan (https://files.example/plan)"));
        assert!(!is_linked("As the joint work plan says, once the funder has accepted the reports."));
    }
}
