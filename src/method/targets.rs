//! Where a metric should stand now, on its way to its target.

use super::reviews::held;
use crate::document::charter::Charter;
use crate::document::charter::metrics::{Direction, Metric};
use crate::document::records::review::Review;
use crate::document::scalar::{Date, Decimal, Money, Quantity};
use crate::partnership::Partnership;

/// Which part of a target a reading is compared with: so much over so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetPart {
    /// The part of the time that has passed.
    pub over: i64,
    /// The time that the target is for; above zero.
    pub under: i64,
}

impl TargetPart {
    /// All of the target.
    pub const WHOLE: Self = Self { over: 1, under: 1 };

    /// So much of a quantity, rounded towards zero to its smallest unit.
    #[must_use]
    pub fn of(self, quantity: &Quantity) -> Option<Quantity> {
        let part =
            |whole: i128| whole.checked_mul(i128::from(self.over))?.checked_div(i128::from(self.under));
        match quantity {
            _ if self.over == self.under => Some(*quantity),
            // A part of a thing is no more than the whole things in it.
            Quantity::Number(number) => {
                let part = part(number.millionths())?;
                let is_whole = number.millionths() % 1_000_000 == 0;
                let part = if is_whole { part / 1_000_000 * 1_000_000 } else { part };
                Some(Quantity::Number(Decimal::from_millionths(part)))
            }
            Quantity::Money(money) => Money::new(part(money.minor())?, money.currency()).map(Quantity::Money),
            Quantity::Percent(_) => None,
        }
    }
}

/// The day on which a metric's target is due: its own, else that of a goal of the canvas with the same target.
#[must_use]
pub fn due(charter: &Charter, metric: &Metric) -> Option<Date> {
    if !metric.due.is_missing() {
        return metric.due.get().copied();
    }
    let goals = charter.canvas.get()?.goals.get()?;
    let mut goals = goals.iter().flat_map(|(_, goals)| goals.values());
    let is_same = |goal: &&crate::document::charter::canvas::Goal| {
        goal.metric.get().is_some_and(|it| metric.id.get().is_some_and(|id| id.as_str() == it.as_str()))
            && goal.target.get() == metric.target.get()
            && goal.target.is_given()
    };
    goals.find(|goal| is_same(goal) && goal.due.is_given())?.due.get().copied()
}

/// Which part of its target the reading of a review is to be compared with. All of it where the target has neither a day nor a
/// period; `None` while its day is to come and nothing says how much should be there by now.
#[must_use]
pub fn part(charter: &Charter, metric: &Metric, review: &Review) -> Option<TargetPart> {
    if let Some(per) = metric.per.get() {
        let per = i64::from(per.interval().months());
        let months = i64::from(review.period.get()?.length().months());
        return (per > 0).then_some(TargetPart { over: months, under: per });
    }
    if metric.per.is_invalid() || metric.due.is_invalid() {
        return None;
    }
    let Some(due) = due(charter, metric) else { return Some(TargetPart::WHOLE) };
    let day = stands_for(review)?;
    if due <= day {
        return Some(TargetPart::WHOLE);
    }
    // What gets less, and a percentage, does not add up.
    let adds_up = metric.direction.get() == Some(&Direction::Up)
        && matches!(metric.target.get(), Some(Quantity::Number(_) | Quantity::Money(_)));
    let start = *charter.term.get()?.start.get()?;
    let (over, under) = (start.days_until(day).max(0), start.days_until(due));
    (adds_up && under > 0).then_some(TargetPart { over, under })
}

/// The day that the readings of a review are of: the last of its period, no later than it was held.
fn stands_for(review: &Review) -> Option<Date> {
    let held = review.held.get().copied();
    match review.period.get() {
        Some(period) => Some(held.map_or(period.last(), |held| period.last().min(held))),
        None => held,
    }
}

/// Where a metric should stand by the last review that has a reading of it: that review, counted from 0, and the quantity. `None`
/// where all of the target counts.
#[must_use]
pub fn expected(partnership: &Partnership, metric: &Metric, record: usize, as_of: Date) -> Option<Quantity> {
    let (_, review) = held(partnership, as_of).find(|(at, _)| *at == record)?;
    let part = part(&partnership.charter.value, metric, review)?;
    (part != TargetPart::WHOLE).then(|| part.of(metric.target.get()?)).flatten()
}
