//! Health for programs.

use serde::Serialize;

use super::Look;
use super::measures::Measure;
use super::page::view_of;
use super::promises::Promise;
use super::sides::{Card, Check};
use crate::document::records::review::Dimension;
use crate::method::health::{View, Views};
use crate::method::reviews::ReviewDue;
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;
use crate::view::place::line_in;

#[derive(Serialize)]
pub(super) struct Partnership<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    scorecards: Vec<Scorecard<'a>>,
    health_check: Option<HealthCheck<'a>>,
    measures: Vec<MeasureEntry<'a>>,
    reviews: Vec<Review>,
    actions: Vec<ActionEntry<'a>>,
}

#[derive(Serialize)]
struct Scorecard<'a> {
    party: &'a str,
    scores: Vec<Score<'a>>,
}

#[derive(Serialize)]
struct Score<'a> {
    dimension: &'static str,
    /// Null where it was never scored.
    score: Option<u8>,
    before: Option<u8>,
    low: bool,
    /// Whether a plan says how a low score is to rise; null where it is not low.
    plan: Option<bool>,
    path: Option<&'a str>,
}

#[derive(Serialize)]
struct HealthCheck<'a> {
    period: Option<String>,
    held: Option<String>,
    path: &'a str,
    questions: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    question: &'static str,
    sides: Vec<Side<'a>>,
    /// The lowest and the highest view where they lie far apart.
    gap: Option<Gap<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    party: &'a str,
    /// Null where too few have answered to be shown.
    view: Option<Shown>,
}

#[derive(Serialize)]
struct Shown {
    /// In tenths, rounded half up: `3.7`.
    mean: String,
    /// Null, as what follows, where so few have answered that it would give away single answers.
    lowest: Option<u8>,
    highest: Option<u8>,
    answers: Option<u64>,
}

#[derive(Serialize)]
struct Gap<'a> {
    low: &'a str,
    high: &'a str,
}

#[derive(Serialize)]
struct MeasureEntry<'a> {
    measure: &'a str,
    name: &'a str,
    target: Option<String>,
    values: Vec<Value<'a>>,
    last: Option<String>,
    /// How the last quarter compares with the one before: `better`, `worse` or `same`; null where that cannot be told.
    course: Option<&'static str>,
    /// Whether it got worse for two quarters in a row.
    declining: bool,
    target_reached: Option<bool>,
    beyond_tolerance: Option<bool>,
}

#[derive(Serialize)]
struct Value<'a> {
    period: String,
    value: String,
    path: &'a str,
}

#[derive(Serialize)]
struct Review {
    review: &'static str,
    rhythm: String,
    last: Option<String>,
    due: Option<String>,
    days_left: Option<i64>,
    overdue: bool,
}

#[derive(Serialize)]
struct ActionEntry<'a> {
    id: Option<&'a str>,
    what: Option<&'a str>,
    owner: Option<&'a str>,
    party: Option<&'a str>,
    due: Option<String>,
    state: &'static str,
    path: &'a str,
    line: Option<usize>,
}

pub(super) fn partnership<'a>(look: &'a Look<'a>) -> Partnership<'a> {
    let partnership = look.surveyed.partnership;
    Partnership {
        head: Head::of(partnership),
        commitment: commitment::json(look.surveyed),
        scorecards: look.cards.iter().map(|card| scorecard(look, card)).collect(),
        health_check: look.check.as_ref().map(|check| health_check(look, check)),
        measures: look.measures.iter().map(|measure| measured(look, measure)).collect(),
        reviews: look.surveyed.assessment.reviews.iter().map(|due| review(look, due)).collect(),
        actions: look.promises.iter().map(|promise| action(look, promise)).collect(),
    }
}

fn scorecard<'a>(look: &'a Look<'_>, card: &'a Card<'_>) -> Scorecard<'a> {
    let scores = Dimension::ALL.iter().zip(&card.scores).map(|(dimension, score)| Score {
        dimension: dimension.as_str(),
        score: score.map(|score| score.last.score),
        before: score.and_then(|score| score.before),
        low: score.is_some_and(|score| score.is_low),
        plan: score.filter(|score| score.is_low).map(|score| score.has_plan),
        path: score.map(|score| look.review_path(score.last.record)),
    });
    Scorecard { party: card.party, scores: scores.collect() }
}

fn health_check<'a>(look: &'a Look<'_>, check: &'a Check<'_>) -> HealthCheck<'a> {
    let question = |views: &'a Views| Question {
        question: views.question.as_str(),
        sides: sides(look, views),
        gap: views.gap(look.policy).map(|(low, high)| Gap { low: &low.party, high: &high.party }),
    };
    HealthCheck {
        period: check.record.period.get().map(ToString::to_string),
        held: check.record.held.get().map(ToString::to_string),
        path: check.path,
        questions: check.views.iter().map(question).collect(),
    }
}

fn sides<'a>(look: &'a Look<'_>, views: &Views) -> Vec<Side<'a>> {
    let shown = |view: &View| Shown {
        mean: view.mean.to_string(),
        lowest: view.spread.map(|(lowest, _)| lowest),
        highest: view.spread.map(|(_, highest)| highest),
        answers: view.spread.map(|_| view.mean.count),
    };
    let parties = look.surveyed.partnership.charter.value.party_ids().into_iter();
    let side = |party| Side { party, view: view_of(views, party).map(shown) };
    parties.map(side).collect()
}

fn measured<'a>(look: &'a Look<'_>, measure: &'a Measure<'_>) -> MeasureEntry<'a> {
    MeasureEntry {
        measure: &measure.path,
        name: &measure.name,
        target: measure.target().map(ToString::to_string),
        values: measure
            .points()
            .iter()
            .map(|point| Value {
                period: point.period.to_string(),
                value: point.value.to_string(),
                path: look.review_path(point.record),
            })
            .collect(),
        last: measure.last.map(|(_, value)| value.to_string()),
        course: measure.course().map(|course| course.as_str()),
        declining: measure.is_declining(),
        target_reached: measure.has_reached(),
        beyond_tolerance: measure.is_beyond_tolerance(),
    }
}

fn review(look: &Look<'_>, due: &ReviewDue) -> Review {
    let next = look.next(due);
    Review {
        review: due.kind.key(),
        rhythm: due.cadence.to_string(),
        last: due.last.map(|last| last.to_string()),
        due: next.map(|day| day.to_string()),
        days_left: next.map(|day| look.as_of.days_until(day)),
        overdue: look.is_overdue(due),
    }
}

fn action<'a>(look: &'a Look<'_>, promise: &'a Promise<'_>) -> ActionEntry<'a> {
    let action = promise.action;
    let review = look.surveyed.partnership.records.reviews.get(promise.status.record);
    let place = format!("actions[{}]", promise.status.index);
    ActionEntry {
        id: action.id.get().map(|id| id.as_str()),
        what: action.what.get().map(|what| what.as_str()),
        owner: action.owner.get().map(|owner| owner.name()),
        party: promise.side(),
        due: action.due.get().map(ToString::to_string),
        state: promise.status.state.as_str(),
        path: look.review_path(promise.status.record),
        line: review.and_then(|review| line_in(&review.source, &place)),
    }
}
