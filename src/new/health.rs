//! The record of a health check: answers without names, in an order that tells nothing.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::records::health::{Health, HealthQuestion, Response};
use crate::document::scalar::{Period, Score};
use crate::yaml::edit::{Refusal, Value};

/// One person's answers: a score a question, and a comment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct NewAnswer {
    /// One for each question, in their order, from 1 to 5; nothing where there is no opinion.
    pub scores: Vec<Option<u8>>,
    /// In words.
    pub comment: Option<String>,
}

impl NewAnswer {
    fn of(response: &Response) -> Self {
        let score = |score: Option<&Score>| score.and_then(|score| score.to_string().parse().ok());
        Self {
            scores: HealthQuestion::ALL
                .iter()
                .map(|question| score(response.score(*question).get()))
                .collect(),
            comment: response.comment.get().map(|comment| comment.as_str().to_owned()),
        }
    }

    /// As it stands in the record.
    #[must_use]
    pub fn value(&self) -> Value {
        let scores = HealthQuestion::ALL.iter().zip(&self.scores);
        let scores = scores
            .filter_map(|(question, score)| Some((question.as_str(), Value::word((*score)?.to_string()))));
        let comment = self.comment.iter().map(|comment| ("comment", Value::text(comment.as_str())));
        Value::map(scores.chain(comment))
    }
}

/// Those of some answers that do not stand in a record yet: who reads the same file twice adds nothing the second time. Two people may
/// have answered alike: as many of one answer are new as there are more of it than before.
#[must_use]
pub fn not_there_yet(before: Option<&Health>, side: &str, answers: &[NewAnswer]) -> Vec<NewAnswer> {
    let sides = before.and_then(|it| it.responses.get()).into_iter().flat_map(|it| it.iter());
    let own = sides.filter(|(party, _)| *party == side);
    let mut there: Vec<NewAnswer> = own.flat_map(|(_, it)| it.values().map(NewAnswer::of)).collect();
    let is_new = |answer: &&NewAnswer| match there.iter().position(|it| it == *answer) {
        Some(at) => {
            there.swap_remove(at);
            false
        }
        None => true,
    };
    answers.iter().filter(is_new).cloned().collect()
}

/// The text of the record of a period with more answers. What `before` holds beside answers stays; the answers of each
/// side are sorted, so that nobody sees which one came last.
///
/// # Errors
/// A value that YAML cannot hold.
pub fn with_answers(
    partnership: Option<&str>,
    period: Period,
    before: Option<&Health>,
    added: impl IntoIterator<Item = (String, NewAnswer)>,
) -> Result<String, Refusal> {
    let mut sides: Vec<(String, Vec<NewAnswer>)> = Vec::new();
    for (party, responses) in before.and_then(|it| it.responses.get()).into_iter().flat_map(|it| it.iter()) {
        sides.push((party.to_owned(), responses.values().map(NewAnswer::of).collect()));
    }
    for (side, answer) in added {
        match sides.iter_mut().find(|(party, _)| *party == side) {
            Some((_, answers)) => answers.push(answer),
            None => sides.push((side, vec![answer])),
        }
    }
    // Which side answered first is nobody's business either.
    sides.sort();
    let responses = sides.into_iter().map(|(party, mut answers)| {
        answers.sort();
        (party, Value::list(answers.iter().map(NewAnswer::value)))
    });
    let facilitator = before.and_then(|it| it.facilitator.get());
    let facilitator = facilitator.map(|person| ("facilitator", Value::text(person.to_string())));
    let entries = std::iter::once(("period", Value::word(period.to_string())))
        .chain(facilitator)
        .chain([("responses", Value::map(responses))]);
    record::text(DocumentKind::Health, partnership, entries)
}
