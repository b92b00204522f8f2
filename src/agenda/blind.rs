//! What each party answers blind, whatever the others have said.

use std::collections::BTreeSet;

use super::places::Places;
use super::{Open, line};
use crate::check::Judged;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::shape::Shape;
use crate::document::{Document, description, says_something};
use crate::method::kinds::Asked;
use crate::rules::{self, Part, Question};
use crate::yaml::YamlPath;

/// A question that the parties answer blind, with the place of each party's answer, in the order of the parties.
#[derive(Debug, Clone)]
pub struct BlindQuestion {
    /// In plain words.
    pub text: &'static str,
    /// How an answer may look.
    pub example: &'static str,
    /// The rule that asks.
    pub rule: &'static str,
    /// Where the parties' answers belong.
    pub places: Vec<YamlPath>,
}

/// What the parties of a charter answer blind: a place each, unless one value was agreed for all of them.
#[must_use]
pub fn blind_places(charter: &Document<Charter>) -> Vec<BlindQuestion> {
    let parties = charter.value.party_ids();
    let mut seen = BTreeSet::new();
    let mut questions = Vec::new();
    for rule in rules::all() {
        for question in rule.questions().filter(is_asked_apart) {
            if !seen.insert(question.at) {
                continue;
            }
            let places: Option<Vec<YamlPath>> =
                parties.iter().map(|party| place_of(charter, &question, party)).collect();
            if let Some(places) = places {
                let Question { text, example, .. } = question;
                questions.push(BlindQuestion { text, example, rule: rule.id, places });
            }
        }
    }
    questions
}

/// What a party has still to answer blind, of what its kind of partnership is asked.
#[must_use]
pub fn blind(judged: &Judged<'_>, party: &str) -> Vec<Open> {
    let charter = &judged.partnership.charter;
    let kinds = judged.assessment.as_ref().map(|assessment| &assessment.kinds);
    let is_asked = |rule: &str| {
        let topic = rules::find(rule).and_then(|rule| rule.topic);
        !topic.zip(kinds).is_some_and(|(topic, kinds)| matches!(kinds.asked(topic), Asked::NotAsked(_)))
    };
    let Some(at) = charter.value.party_ids().iter().position(|id| *id == party) else { return Vec::new() };
    let mut places = Places::of(charter, usize::MAX);
    for question in blind_places(charter).iter().filter(|question| is_asked(question.rule)) {
        if let Some(path) = question.places.get(at) {
            places.ask_apart(path, question);
        }
    }
    places.take().open
}

/// Whether it is answered blind, and is no question about an entry that is there already.
fn is_asked_apart(question: &Question) -> bool {
    let is_of_entry = question.parts().any(|part| part == Part::Item);
    let at = question.parts().fold(YamlPath::root(), |path, part| match part {
        Part::Key(key) => path.key(key),
        Part::Chosen(_) => path.key("party"),
        Part::Item => path.index(0),
    });
    question.document == DocumentKind::Charter && !question.is_further && !is_of_entry && rules::is_blind(&at)
}

/// Where a party's answer belongs; nothing where one value holds for all of them, or where the format has no place for each.
fn place_of(charter: &Document<Charter>, question: &Question, party: &str) -> Option<YamlPath> {
    let is_of_party = question.parts().any(|part| matches!(part, Part::Chosen(_)));
    let path = question.parts().fold(YamlPath::root(), |path, part| match part {
        Part::Key(key) => path.key(key),
        Part::Chosen(_) => path.key(party),
        Part::Item => path.index(0),
    });
    if is_of_party {
        return Some(path);
    }
    let place = description::at(DocumentKind::Charter, &path)?;
    let tree = &charter.source.tree;
    let reached = tree.resolve(&path);
    let is_for_all = reached.steps == path.steps().len()
        && reached.value.is_some_and(|node| tree.scalar(node).is_some() && says_something(tree, node));
    let of_each = match place.shape {
        Shape::Each(_) => !is_for_all,
        Shape::Table(table) => table.rest.is_some(),
        Shape::Plain(_) | Shape::List(_) => false,
    };
    let path = path.key(party);
    let shape = description::at(DocumentKind::Charter, &path)?.shape;
    (of_each && (line::is_line(shape) || line::record_of(shape).is_some())).then_some(path)
}
