//! What gets worse from quarter to quarter, and what is off its target [S1, S3].

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::reviews::held;
use super::targets::TargetPart;
use super::value::{Balance, Ratio};
use crate::document::charter::metrics::{Direction, Metric};
use crate::document::records::review::Review;
use crate::document::scalar::{Date, Percent, Period, Quantity, keyword};
use crate::partnership::Partnership;

/// One value that a review recorded, or that follows from what it recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<V = Quantity> {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which quarter.
    pub period: Period,
    /// The value.
    pub value: V,
}

/// How evenly the parties fared in one quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterBalance {
    /// What each party received for every unit that it contributed, in the order of the charter.
    pub ratios: Vec<(String, Ratio)>,
    /// The smallest of these over the largest.
    pub balance: Balance,
}

/// Something that got worse for two quarters in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// Where in a review it stands: `readings.loans-originated`.
    pub path: String,
    /// The three quarters, oldest first.
    pub points: [Point; 3],
}

/// What the reviews have recorded of one thing, quarter by quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Where in a review it stands: `readings.loans-originated`, `indicators.reach`.
    pub path: String,
    /// Which way is better; not known of a metric that does not say.
    pub better: Option<Direction>,
    /// One value a quarter, oldest first.
    pub points: Vec<Point>,
}

keyword! {
    /// How a value compares with the one of the quarter before.
    pub enum Course {
        /// It moved the better way.
        Better = "better",
        /// It moved the worse way.
        Worse = "worse",
        /// It stands where it stood.
        Same = "same",
    }
}

impl Series {
    /// How the last value compares with the one before; nothing where there is only one, they are of different kinds, or
    /// nobody has said which way is better.
    #[must_use]
    pub fn course(&self) -> Option<Course> {
        let [.., earlier, later] = self.points.as_slice() else { return None };
        let order = later.value.checked_cmp(&earlier.value)?;
        match (order, self.better) {
            (Ordering::Equal, _) => Some(Course::Same),
            (Ordering::Greater, Some(Direction::Up)) | (Ordering::Less, Some(Direction::Down)) => {
                Some(Course::Better)
            }
            (_, Some(_)) => Some(Course::Worse),
            (_, None) => None,
        }
    }

    /// The last three quarters where it got worse twice in a row.
    #[must_use]
    pub fn decline(&self) -> Option<[Point; 3]> {
        decline(&self.points, self.better?)
    }
}

/// Everything that the reviews held until a day have recorded for a quarter: the shared metrics, then the indicators.
#[must_use]
pub fn all_series(partnership: &Partnership, as_of: Date) -> Vec<Series> {
    let charter = &partnership.charter.value;
    let mut all = Vec::new();
    let mut gather = |path: String, better, read: &dyn Fn(&Review) -> Option<Quantity>| {
        let points = quarters(partnership, as_of, read);
        if !points.is_empty() {
            all.push(Series { path, better, points });
        }
    };
    for metric in charter.metrics.get().into_iter().flat_map(|metrics| metrics.values()) {
        if let Some(id) = metric.id.get() {
            let id = id.as_str();
            gather(format!("readings.{id}"), metric.direction.get().copied(), &|review| reading(review, id));
        }
    }
    for (key, better, read) in INDICATORS {
        gather(format!("indicators.{key}"), Some(*better), read);
    }
    for party in charter.party_ids() {
        gather(format!("indicators.value_contributed.{party}"), Some(Direction::Up), &|review| {
            review.indicators.get()?.value_contributed.get()?.of(party).get().copied().copied()
        });
        gather(format!("indicators.value_received.{party}"), Some(Direction::Up), &|review| {
            review.indicators.get()?.value_received.get()?.of(party).get().copied().copied()
        });
    }
    all
}

/// Everything that got worse in each of the last two quarters of which it is known.
#[must_use]
pub fn declines(partnership: &Partnership, as_of: Date) -> Vec<Decline> {
    let of = |series: Series| Some(Decline { points: series.decline()?, path: series.path });
    all_series(partnership, as_of).into_iter().filter_map(of).collect()
}

/// The balance between the parties quarter by quarter, oldest first. A quarter in which something is missing for one party has no
/// balance: the others' figures say nothing of it.
#[must_use]
pub fn balances(partnership: &Partnership, as_of: Date) -> Vec<Point<QuarterBalance>> {
    let parties = partnership.charter.value.party_ids();
    quarters(partnership, as_of, &|review| balance(review, &parties))
}

/// The balance between the parties, if it fell in each of the last two quarters of which it is known.
#[must_use]
pub fn balance_decline(partnership: &Partnership, as_of: Date) -> Option<[Point<QuarterBalance>; 3]> {
    falling(&balances(partnership, as_of), |earlier, later| later.balance.value < earlier.balance.value)
}

fn balance(review: &Review, parties: &[&str]) -> Option<QuarterBalance> {
    let indicators = review.indicators.get()?;
    let (contributed, received) = (indicators.value_contributed.get()?, indicators.value_received.get()?);
    let ratio = |party: &str| {
        let (over, under) = comparable(received.of(party).get()?, contributed.of(party).get()?)?;
        Ratio::new(u128::try_from(over).ok()?, u128::try_from(under).ok()?)
    };
    let ratios: Option<Vec<(String, Ratio)>> =
        parties.iter().map(|party| Some(((*party).to_owned(), ratio(party)?))).collect();
    let ratios = ratios?;
    let each: Vec<(Ratio, &str)> = ratios.iter().map(|(party, ratio)| (*ratio, party.as_str())).collect();
    let balance = Balance::of(&each).ok()?;
    Some(QuarterBalance { balance, ratios })
}

type Read = fn(&Review) -> Option<Quantity>;

/// Key, which way is better, how to read it.
const INDICATORS: &[(&str, Direction, &Read)] = &[
    ("meetings_held", Direction::Up, &(meetings_held as Read)),
    ("resolution_days", Direction::Down, &(resolution_days as Read)),
    ("pipeline", Direction::Up, &(pipeline as Read)),
    ("reach", Direction::Up, &(reach as Read)),
    ("satisfaction", Direction::Up, &(satisfaction as Read)),
    ("adoption", Direction::Up, &(adoption as Read)),
];

fn meetings_held(review: &Review) -> Option<Quantity> {
    Some(Quantity::of_count(review.indicators.get()?.meetings_held.get()?.value()))
}

fn resolution_days(review: &Review) -> Option<Quantity> {
    review.indicators.get()?.resolution_days.get().copied()
}

fn pipeline(review: &Review) -> Option<Quantity> {
    review.indicators.get()?.pipeline.get().copied()
}

fn reach(review: &Review) -> Option<Quantity> {
    Some(Quantity::of_count(review.indicators.get()?.reach.get()?.value()))
}

fn satisfaction(review: &Review) -> Option<Quantity> {
    review.indicators.get()?.satisfaction.get().copied()
}

fn adoption(review: &Review) -> Option<Quantity> {
    review.indicators.get()?.adoption.get().copied()
}

fn reading(review: &Review, metric: &str) -> Option<Quantity> {
    review.readings.get()?.of(metric).get().copied().copied()
}

/// One value a quarter, oldest first; of several reviews of one quarter the one held last counts. Months and halves are left out:
/// their figures do not compare with those of a quarter.
fn quarters<V>(partnership: &Partnership, as_of: Date, read: &dyn Fn(&Review) -> Option<V>) -> Vec<Point<V>> {
    const MONTHS: u32 = 3;
    let mut points: Vec<Point<V>> = Vec::new();
    for (record, review) in held(partnership, as_of) {
        let Some(period) = review.period.get().filter(|period| period.length().months() == MONTHS) else {
            continue;
        };
        let Some(value) = read(review) else { continue };
        points.retain(|point| point.period != *period);
        points.push(Point { record, period: *period, value });
    }
    points.sort_by_key(|point| point.period);
    points
}

/// The last three quarters, if they follow each other and each is worse than the one before.
fn decline(points: &[Point], better: Direction) -> Option<[Point; 3]> {
    let worse = if better == Direction::Up { Ordering::Less } else { Ordering::Greater };
    falling(points, |earlier, later| later.checked_cmp(earlier) == Some(worse))
}

fn falling<V: Clone>(points: &[Point<V>], is_worse: impl Fn(&V, &V) -> bool) -> Option<[Point<V>; 3]> {
    let [.., first, second, third] = points else { return None };
    let follows = |a: &Point<V>, b: &Point<V>| a.period.last().next_day() == Some(b.period.first());
    let falls = |a: &Point<V>, b: &Point<V>| follows(a, b) && is_worse(&a.value, &b.value);
    (falls(first, second) && falls(second, third)).then(|| [first.clone(), second.clone(), third.clone()])
}

/// The last reading of a metric that a review held by a day has recorded.
#[must_use]
pub fn last_reading(partnership: &Partnership, metric: &str, as_of: Date) -> Option<(usize, Quantity)> {
    held(partnership, as_of).rev().find_map(|(record, review)| Some((record, reading(review, metric)?)))
}

/// The same of several metrics: each review is looked at once, the last ones first, and no more of them than it takes.
#[must_use]
pub fn last_readings<'a>(
    partnership: &Partnership,
    metrics: impl Iterator<Item = &'a str>,
    as_of: Date,
) -> BTreeMap<&'a str, (usize, Quantity)> {
    let mut wanted: BTreeSet<&str> = metrics.collect();
    let mut last = BTreeMap::new();
    for (record, review) in held(partnership, as_of).rev() {
        if wanted.is_empty() {
            break;
        }
        // Of what is said twice the first counts.
        let mut unread: Vec<&str> = Vec::new();
        for (metric, value) in review.readings.get().into_iter().flat_map(|readings| &readings.0) {
            let metric = metric.as_str();
            match value.get() {
                None => unread.push(metric),
                Some(_) if unread.contains(&metric) => {}
                Some(value) => {
                    last.extend(wanted.take(metric).map(|metric| (metric, (record, *value))));
                }
            }
        }
    }
    last
}

/// Whether a reading misses the part of its metric's target that should be there by now by more than the tolerance; nothing where
/// one of them is not given or they are not of one kind.
#[must_use]
pub fn is_beyond_tolerance(metric: &Metric, reading: &Quantity, part: TargetPart) -> Option<bool> {
    misses_by(metric, reading, part, metric.tolerance.get()?.parts())
}

/// The same by more than nothing, whatever the tolerance.
#[must_use]
pub fn is_short(metric: &Metric, reading: &Quantity, part: TargetPart) -> Option<bool> {
    misses_by(metric, reading, part, 0)
}

/// Whether a reading misses the part of its target by more than so many parts of it.
fn misses_by(metric: &Metric, reading: &Quantity, part: TargetPart, tolerance: i64) -> Option<bool> {
    let target = metric.target.get()?;
    let better = metric.direction.get()?;
    let (reading, target) = comparable(reading, target)?;
    let reading = reading.checked_mul(i128::from(part.under))?;
    let target = target.checked_mul(i128::from(part.over))?;
    // In ten-thousandths of a percent of the target.
    let whole = i128::from(Percent::HUNDRED.parts());
    let miss = match better {
        Direction::Up => target.checked_sub(reading)?,
        Direction::Down => reading.checked_sub(target)?,
    };
    Some(miss.checked_mul(whole)? > target.checked_abs()?.checked_mul(i128::from(tolerance))?)
}

/// Whether a reading has reached the target of its metric; nothing where one of them or the better way is not given, or they are
/// not of one kind.
#[must_use]
pub fn has_reached(metric: &Metric, reading: &Quantity) -> Option<bool> {
    let order = reading.checked_cmp(metric.target.get()?)?;
    Some(match metric.direction.get()? {
        Direction::Up => order != Ordering::Less,
        Direction::Down => order != Ordering::Greater,
    })
}

/// Both as whole numbers of one smallest unit.
fn comparable(left: &Quantity, right: &Quantity) -> Option<(i128, i128)> {
    match (left, right) {
        (Quantity::Number(a), Quantity::Number(b)) => Some((a.millionths(), b.millionths())),
        (Quantity::Percent(a), Quantity::Percent(b)) => Some((i128::from(a.parts()), i128::from(b.parts()))),
        (Quantity::Money(a), Quantity::Money(b)) if a.currency() == b.currency() => {
            Some((a.minor(), b.minor()))
        }
        _ => None,
    }
}
