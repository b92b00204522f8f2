//! Which rule asks at a place, and in which words.

use crate::document::description;
use crate::document::header::DocumentKind;
use crate::rules::{self, Question};
use crate::yaml::{Step, YamlPath};

/// Whether a place lies below another one.
pub(super) fn is_below(path: &YamlPath, above: &YamlPath) -> bool {
    path != above && path.steps().starts_with(above.steps())
}

pub(super) fn path_of(steps: &[Step]) -> YamlPath {
    steps.iter().cloned().fold(YamlPath::root(), YamlPath::step)
}

/// The question at a place: the one of the rule that asks here, else the first of that place. What is said of a party is asked where
/// the parties' map stands.
pub(super) fn asked(path: &YamlPath, source: &str) -> Option<Question> {
    let of_key = place_of_key(path)?;
    let own = rules::find(source).and_then(|rule| {
        rule.questions().find(|it| it.document == DocumentKind::Charter && it.is_at(&of_key))
    });
    // A map that one line can answer is asked what its parts are asked.
    let is_answer = of_key.section() == Some("checklists");
    let below = |it: &Question| it.document == DocumentKind::Charter && it.is_within(&of_key) && !is_answer;
    own.or_else(|| rules::question_at(DocumentKind::Charter, &of_key))
        .or_else(|| rules::questions().find(below))
}

/// The rule whose question this is.
pub(super) fn rule_that_asks(question: &Question) -> Option<&'static rules::Rule<'static>> {
    rules::all().find(|rule| rule.questions().any(|it| it == *question))
}

/// What the format says of the key at a place.
pub(super) fn described(path: &YamlPath) -> String {
    let place = description::at(DocumentKind::Charter, path);
    place.and_then(|place| place.key).map_or_else(String::new, |key| key.doc.to_string())
}

/// The place of the last key of the format on a path.
pub(super) fn place_of_key(path: &YamlPath) -> Option<YamlPath> {
    let key = description::at(DocumentKind::Charter, path)?.key?;
    let named = |step: &Step| matches!(step, Step::Key(name) if name == key.name);
    let steps = path.steps();
    let end = steps.iter().rposition(named).map_or(steps.len(), |at| at + 1);
    Some(steps[..end].iter().cloned().fold(YamlPath::root(), YamlPath::step))
}
