//! The record of a health check: answers without names, in an order that tells nothing.

use super::record;
use crate::document::header::DocumentKind;
use crate::document::records::health::{AgreedSheet, Health, HealthQuestion, InWords, Response, Said};
use crate::document::scalar::{Period, Score, Text};
use crate::document::{Field, List, Named};
use crate::yaml::edit::{Refusal, Value};

/// What somebody says in words, in the order of what is asked.
pub type Words = Vec<(InWords, String)>;

/// One person's answers: a score a question, described answers, and words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct NewAnswer {
    /// One for each question, in their order, from 1 to 5; nothing where there is no opinion.
    pub scores: Vec<Option<u8>>,
    /// Described answers, by the id of the question.
    pub described: Vec<(String, Said)>,
    /// In words.
    pub words: Words,
}

impl NewAnswer {
    fn of(response: &Response) -> Self {
        let score = |score: Option<&Score>| score.and_then(|score| score.to_string().parse().ok());
        Self {
            scores: HealthQuestion::ALL
                .iter()
                .map(|question| score(response.score(*question).get()))
                .collect(),
            described: described(response.answers.get()),
            words: words(|what| response.in_words(what)),
        }
    }

    /// As it stands in the record.
    #[must_use]
    pub fn value(&self) -> Value {
        let scores = HealthQuestion::ALL.iter().zip(&self.scores);
        let scores = scores
            .filter_map(|(question, score)| Some((question.as_str(), Value::word((*score)?.to_string()))));
        let answers = (!self.described.is_empty()).then(|| ("answers", answers(&self.described)));
        Value::map(scores.chain(answers).chain(said(&self.words)))
    }

    /// Whether nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.iter().all(Option::is_none) && self.described.is_empty()
    }
}

/// Described answers in the order of their ids.
fn described(answers: Option<&Named<Said>>) -> Vec<(String, Said)> {
    let mut all: Vec<(String, Said)> =
        answers.into_iter().flat_map(Named::iter).map(|(id, said)| (id.to_owned(), *said)).collect();
    all.sort();
    all
}

fn answers(all: &[(String, Said)]) -> Value {
    Value::map(all.iter().map(|(id, said)| (id.as_str(), Value::word(said.to_string()))))
}

fn words<'a>(of: impl Fn(InWords) -> &'a Field<Text>) -> Words {
    let said = InWords::ALL.iter().filter_map(|what| Some((*what, of(*what).get()?.as_str().to_owned())));
    said.collect()
}

fn said(words: &Words) -> impl Iterator<Item = (&'static str, Value)> {
    words.iter().map(|(what, text)| (what.as_str(), Value::text(text.as_str())))
}

/// A sheet that a team has filled in together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSheet {
    /// Who filled it in.
    pub by: Vec<String>,
    /// Described answers, by the id of the question.
    pub described: Vec<(String, Said)>,
    /// In words.
    pub words: Words,
}

impl NewSheet {
    fn of(sheet: &AgreedSheet) -> Self {
        Self {
            by: sheet.by.get().into_iter().flat_map(List::values).map(ToString::to_string).collect(),
            described: described(sheet.answers.get()),
            words: words(|what| sheet.in_words(what)),
        }
    }

    fn value(&self) -> Value {
        let by = (!self.by.is_empty())
            .then(|| ("by", Value::list(self.by.iter().map(|person| Value::text(person.as_str())))));
        Value::map(by.into_iter().chain([("answers", answers(&self.described))]).chain(said(&self.words)))
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
    with_sheets(partnership, period, before, added, &[])
}

/// Whether the sheet of a side stands in a record as it is.
#[must_use]
pub fn is_there(before: Option<&Health>, side: &str, sheet: &NewSheet) -> bool {
    let there = before.and_then(|it| it.agreed.get()?.of(side).value());
    there.is_some_and(|there| NewSheet::of(there) == *sheet)
}

/// The same with sheets that sides have agreed on; each takes the place of an earlier one of its side.
///
/// # Errors
/// A value that YAML cannot hold.
pub fn with_sheets(
    partnership: Option<&str>,
    period: Period,
    before: Option<&Health>,
    added: impl IntoIterator<Item = (String, NewAnswer)>,
    agreed: &[(&str, NewSheet)],
) -> Result<String, Refusal> {
    let mut sheets: Vec<(String, NewSheet)> = before
        .and_then(|it| it.agreed.get())
        .into_iter()
        .flat_map(|it| it.iter())
        .map(|(party, sheet)| (party.to_owned(), NewSheet::of(sheet)))
        .collect();
    for (side, sheet) in agreed {
        sheets.retain(|(party, _)| party != side);
        sheets.push(((*side).to_owned(), sheet.clone()));
    }
    sheets.sort_by(|(a, _), (b, _)| a.cmp(b));
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
    let sides_are_empty = sides.is_empty() && !sheets.is_empty();
    let responses = sides.into_iter().map(|(party, mut answers)| {
        answers.sort();
        (party, Value::list(answers.iter().map(NewAnswer::value)))
    });
    let facilitator = before.and_then(|it| it.facilitator.get());
    let facilitator = facilitator.map(|person| ("facilitator", Value::text(person.to_string())));
    let entries = std::iter::once(("period", Value::word(period.to_string())))
        .chain(facilitator)
        .chain((!sides_are_empty).then(|| ("responses", Value::map(responses))))
        .chain((!sheets.is_empty()).then(|| {
            ("agreed", Value::map(sheets.iter().map(|(party, sheet)| (party.as_str(), sheet.value()))))
        }));
    record::text(DocumentKind::Health, partnership, entries)
}
