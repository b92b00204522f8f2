//! How partnerships compare by deals, joint marketing and satisfaction, and what each has reached [S1].

use std::cmp::Ordering;

use super::milestones::{Milestone, reached, registered_deals};
use super::reviews::held;
use crate::document::records::review::Indicators;
use crate::document::scalar::{Date, Quantity};
use crate::method::Assessment;
use crate::partnership::Partnership;

/// What a partnership is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievements {
    /// How many deals were registered; `None` without a deals record.
    pub deals: Option<Quantity>,
    /// How many people joint marketing reached, by the last review that says.
    pub reach: Option<Quantity>,
    /// How satisfied the partners' people are, by the last review that says.
    pub satisfaction: Option<Quantity>,
    /// What it has reached so far.
    pub milestones: Vec<Milestone>,
}

impl Achievements {
    /// What a partnership has achieved by a day.
    #[must_use]
    pub fn of(partnership: &Partnership, assessment: &Assessment, as_of: Date) -> Self {
        let has_register = !partnership.records.deals.is_empty();
        let deals = u32::try_from(registered_deals(partnership, as_of)).ok();
        let last = |read: fn(&Indicators) -> Option<Quantity>| {
            held(partnership, as_of).rev().find_map(|(_, review)| read(review.indicators.get()?))
        };
        Self {
            deals: deals.filter(|_| has_register).map(Quantity::of_count),
            reach: last(|it| it.reach.get().map(|reach| Quantity::of_count(reach.value()))),
            satisfaction: last(|it| it.satisfaction.get().copied()),
            milestones: reached(partnership, assessment, as_of),
        }
    }

    /// Whether there is nothing to compare or to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deals.is_none()
            && self.reach.is_none()
            && self.satisfaction.is_none()
            && self.milestones.is_empty()
    }
}

/// The rank of each value, 1 for the largest; equal ones share it. `None` for what is not known, and for all where they are of
/// different kinds, or where there are fewer than two.
#[must_use]
pub fn ranks(values: &[Option<Quantity>]) -> Vec<Option<usize>> {
    let known: Vec<&Quantity> = values.iter().flatten().collect();
    let is_comparable = known.len() > 1
        && known.iter().all(|it| known.first().is_some_and(|first| it.checked_cmp(first).is_some()));
    let by_size = |one: &&Quantity, other: &&Quantity| other.checked_cmp(one).unwrap_or(Ordering::Equal);
    let mut sorted = known.clone();
    sorted.sort_by(by_size);
    let rank = |value: &Option<Quantity>| {
        let value = value.as_ref().filter(|_| is_comparable)?;
        let above = sorted.partition_point(|other| other.checked_cmp(value) == Some(Ordering::Greater));
        Some(above + 1)
    };
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    #[test]
    fn the_largest_is_first_and_equal_ones_share_a_rank() {
        let count = |number| Some(Quantity::of_count(number));
        assert_eq!(ranks(&[count(3), None, count(7), count(3)]), [Some(2), None, Some(1), Some(2)]);
    }

    #[test]
    fn what_cannot_be_compared_has_no_rank() {
        assert_eq!(ranks(&[Some(Quantity::of_count(3)), None]), [None, None]);
        let percent = Some(Quantity::parse("80%").unwrap());
        assert_eq!(ranks(&[Some(Quantity::of_count(3)), percent]), [None, None]);
    }
}
