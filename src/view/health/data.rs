//! Health for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::PartnershipHealth;
use super::described::{self, DescribedEntry};
use super::measures::Measure;
use super::page::view_of;
use super::promises::Promise;
use super::sides::{Card, Check};
use crate::document::Field;
use crate::document::records::health::HealthQuestion;
use crate::document::records::review::Dimension;
use crate::document::scalar::{Cadence, Date, Id, Period, Quantity, Text};
use crate::method::health::{Mean, View, Views};
use crate::method::reviews::{ActionState, ReviewDue};
use crate::method::trends::Course;
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;
use crate::view::place::line_in;
use crate::view::thinning::{ConversionEntry, MeetingsEntry};

/// The health of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HealthData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The parties that were ever scored.
    scorecards: Vec<Scorecard<'a>>,
    /// The last health check; null where none was held.
    health_check: Option<HealthCheck<'a>>,
    /// The last health check with described answers; null where there is none.
    described_check: Option<DescribedEntry<'a>>,
    /// The metrics and indicators.
    measures: Vec<MeasureEntry<'a>>,
    /// The meetings held in the last review that counts them; null where that cannot be told.
    meetings: Option<MeetingsEntry<'a>>,
    /// The leads of the last review that names both figures; null where none does.
    conversion: Option<ConversionEntry<'a>>,
    /// The symptoms that the last reviews noted.
    symptoms: Vec<SymptomEntry<'a>>,
    /// The review calendar.
    reviews: Vec<ReviewEntry>,
    /// The actions of all reviews.
    actions: Vec<ActionEntry<'a>>,
}

/// How one party is scored.
#[derive(Debug, Serialize, JsonSchema)]
struct Scorecard<'a> {
    /// The party.
    party: &'a str,
    /// Its scores.
    scores: Vec<ScoreEntry<'a>>,
}

/// The score of a party in one dimension.
#[derive(Debug, Serialize, JsonSchema)]
struct ScoreEntry<'a> {
    /// What is scored.
    dimension: Dimension,
    /// The last score from 1 to 5; null where there is none.
    score: Option<u8>,
    /// The score before it.
    previous: Option<u8>,
    /// Whether it is below the threshold.
    low: bool,
    /// Whether a plan says how a low score is to rise; null where it is not low.
    plan: Option<bool>,
    /// The review that has it.
    path: Option<&'a str>,
}

/// A health check.
#[derive(Debug, Serialize, JsonSchema)]
struct HealthCheck<'a> {
    /// Which quarter it is about.
    period: &'a Field<Period>,
    /// When it was held.
    held: &'a Field<Date>,
    /// The record.
    path: &'a str,
    /// The answers to each question.
    answers: Vec<AnswersToQuestion<'a>>,
}

/// What the parties answered to one question.
#[derive(Debug, Serialize, JsonSchema)]
struct AnswersToQuestion<'a> {
    /// What was asked about.
    topic: HealthQuestion,
    /// Each party.
    sides: Vec<SideEntry<'a>>,
    /// The two parties that are furthest apart, where that is far.
    apart: Option<Apart<'a>>,
    /// The parties whose mean is below the threshold.
    low_parties: Vec<&'a str>,
}

/// What one party answered.
#[derive(Debug, Serialize, JsonSchema)]
struct SideEntry<'a> {
    /// The party.
    party: &'a str,
    /// Its answers; null where too few people have answered for any to be shown.
    view: Option<ViewEntry>,
}

/// The answers of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct ViewEntry {
    /// Their mean.
    mean: Mean,
    /// The lowest of them; null where too few have answered for single answers to be hidden among them.
    lowest: Option<u8>,
    /// The highest of them; null as above.
    highest: Option<u8>,
    /// How many people answered; null as above.
    responses: Option<u64>,
}

/// Two parties that answered far apart.
#[derive(Debug, Serialize, JsonSchema)]
struct Apart<'a> {
    /// The party that answered lower.
    lower: &'a str,
    /// The party that answered higher.
    higher: &'a str,
}

/// Something that is measured.
#[derive(Debug, Serialize, JsonSchema)]
struct MeasureEntry<'a> {
    /// Its place in a review.
    measure: &'a str,
    /// What people call it.
    name: &'a str,
    /// Its target.
    target: Option<&'a Quantity>,
    /// Where it should stand by the latest value; null where that is the whole target, or cannot be told.
    expected: Option<Quantity>,
    /// Its values, quarter by quarter.
    values: Vec<MeasuredValue<'a>>,
    /// The latest value.
    latest: Option<Quantity>,
    /// How the last quarter compares with the one before; null where that cannot be told.
    course: Option<Course>,
    /// Whether it got worse for two quarters in a row.
    declining: bool,
    /// Whether the latest value has reached the target.
    target_reached: Option<bool>,
    /// Whether the latest value misses the target by more than was agreed.
    beyond_tolerance: Option<bool>,
}

/// A value of a quarter.
#[derive(Debug, Serialize, JsonSchema)]
struct MeasuredValue<'a> {
    /// Which quarter.
    period: Period,
    /// The value.
    value: Quantity,
    /// The review that has it.
    path: &'a str,
}

/// A symptom that a review noted.
#[derive(Debug, Serialize, JsonSchema)]
struct SymptomEntry<'a> {
    /// Its id.
    symptom: &'a str,
    /// The review that notes it.
    path: &'a str,
}

/// A kind of review with its days.
#[derive(Debug, Serialize, JsonSchema)]
struct ReviewEntry {
    /// Its key in the charter.
    review: &'static str,
    /// How often it is held.
    rhythm: Cadence,
    /// When it was last held.
    last: Option<Date>,
    /// When it is due next.
    due: Option<Date>,
    /// How many days are left; below zero once that day has passed.
    days_left: Option<i64>,
    /// Whether that day has passed.
    overdue: bool,
}

/// An action that was agreed in a review.
#[derive(Debug, Serialize, JsonSchema)]
struct ActionEntry<'a> {
    /// Its id.
    id: &'a Field<Id>,
    /// What is to be done.
    what: &'a Field<Text>,
    /// Who does it.
    owner: Option<&'a str>,
    /// For which party.
    party: Option<&'a str>,
    /// By when.
    due: &'a Field<Date>,
    /// What became of it.
    state: ActionState,
    /// The review that has it.
    path: &'a str,
    /// The line, counted from 1.
    line: Option<usize>,
}

pub(super) fn partnership<'a>(shown: &'a PartnershipHealth<'a>) -> HealthData<'a> {
    let (partnership, assessment) = (shown.surveyed.partnership, &shown.surveyed.assessment);
    HealthData {
        head: Head::of(partnership),
        commitment: commitment::data(partnership, &assessment.gates),
        scorecards: shown.cards.iter().map(|card| scorecard(shown, card)).collect(),
        health_check: shown.check.as_ref().map(|check| health_check(shown, check)),
        described_check: described::data(shown),
        measures: shown.measures.iter().map(|measure| measured(shown, measure)).collect(),
        meetings: shown.meetings.as_ref().map(|it| MeetingsEntry::of(partnership, it)),
        conversion: shown.leads.map(|it| ConversionEntry::of(partnership, it)),
        symptoms: shown
            .symptoms
            .iter()
            .map(|it| SymptomEntry { symptom: it.symptom, path: shown.review_path(it.record) })
            .collect(),
        reviews: assessment.reviews.iter().map(|due| review(shown, due)).collect(),
        actions: shown.promises.iter().map(|promise| action(shown, promise)).collect(),
    }
}

fn scorecard<'a>(shown: &'a PartnershipHealth<'_>, card: &'a Card<'_>) -> Scorecard<'a> {
    let scores = Dimension::ALL.iter().zip(&card.scores).map(|(dimension, score)| ScoreEntry {
        dimension: *dimension,
        score: score.map(|score| score.last.score),
        previous: score.and_then(|score| score.before),
        low: score.is_some_and(|score| score.is_low),
        plan: score.filter(|score| score.is_low).map(|score| score.has_plan),
        path: score.map(|score| shown.review_path(score.last.record)),
    });
    Scorecard { party: card.party, scores: scores.collect() }
}

fn health_check<'a>(shown: &'a PartnershipHealth<'_>, check: &'a Check<'_>) -> HealthCheck<'a> {
    let question = |views: &'a Views| AnswersToQuestion {
        topic: views.question,
        sides: sides(shown, views),
        low_parties: views
            .low(shown.policy.scorecard_least, shown.policy)
            .into_iter()
            .map(|view| view.party.as_str())
            .collect(),
        apart: views.gap(shown.policy).map(|(low, high)| Apart { lower: &low.party, higher: &high.party }),
    };
    HealthCheck {
        period: &check.record.period,
        held: &check.record.held,
        path: check.path,
        answers: check.views.iter().map(question).collect(),
    }
}

fn sides<'a>(shown: &'a PartnershipHealth<'_>, views: &Views) -> Vec<SideEntry<'a>> {
    let entry = |view: &View| ViewEntry {
        mean: view.mean,
        lowest: view.spread.map(|(lowest, _)| lowest),
        highest: view.spread.map(|(_, highest)| highest),
        responses: view.spread.map(|_| view.mean.count),
    };
    let side = |party| SideEntry { party, view: view_of(views, party).map(entry) };
    shown.surveyed.partnership.charter.value.party_ids().into_iter().map(side).collect()
}

fn measured<'a>(shown: &'a PartnershipHealth<'_>, measure: &'a Measure<'_>) -> MeasureEntry<'a> {
    let values = measure.points().iter().map(|point| MeasuredValue {
        period: point.period,
        value: point.value,
        path: shown.review_path(point.record),
    });
    MeasureEntry {
        measure: &measure.path,
        name: &measure.name,
        target: measure.target(),
        expected: measure.expected(),
        values: values.collect(),
        latest: measure.last.map(|(_, value)| value),
        course: measure.course(),
        declining: measure.is_declining(),
        target_reached: measure.has_reached(),
        beyond_tolerance: measure.is_beyond_tolerance(),
    }
}

fn review(shown: &PartnershipHealth<'_>, due: &ReviewDue) -> ReviewEntry {
    let next = shown.next(due);
    ReviewEntry {
        review: due.kind.key(),
        rhythm: due.cadence,
        last: due.last,
        due: next,
        days_left: next.map(|day| shown.as_of.days_until(day)),
        overdue: shown.is_overdue(due),
    }
}

fn action<'a>(shown: &'a PartnershipHealth<'_>, promise: &'a Promise<'_>) -> ActionEntry<'a> {
    let action = promise.action;
    let review = shown.surveyed.partnership.records.reviews.get(promise.status.record);
    let place = format!("actions[{}]", promise.status.index);
    ActionEntry {
        id: &action.id,
        what: &action.what,
        owner: action.owner.get().map(|owner| owner.name()),
        party: promise.side(),
        due: &action.due,
        state: promise.status.state,
        path: shown.review_path(promise.status.record),
        line: review.and_then(|review| line_in(&review.source, &place)),
    }
}
