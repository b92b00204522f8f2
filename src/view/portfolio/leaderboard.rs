//! How the partnerships compare by deals, joint marketing and satisfaction, and what they have reached [S1].

use super::{Member, Portfolio};
use crate::document::records::review::Indicators;
use crate::document::scalar::Quantity;
use crate::method::milestones::{Milestone, reached, registered_deals};
use crate::method::reviews::held;
use crate::view::{Cell, Table, Text};

const NOTHING: &str = "\u{2013}";

/// A partnership with what it is ranked by.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) member: &'a Member<'a>,
    /// How many deals were registered; `None` without a deals record.
    pub(super) deals: Option<Quantity>,
    /// How many people joint marketing reached, by the last review that says.
    pub(super) reach: Option<Quantity>,
    /// How satisfied the partners' people are, by the last review that says.
    pub(super) satisfaction: Option<Quantity>,
    pub(super) milestones: Vec<Milestone>,
}

/// The partnerships of which there is something to compare or to show.
pub(super) fn places<'a>(portfolio: &'a Portfolio<'a>) -> Vec<Place<'a>> {
    let place = |member: &'a Member<'a>| {
        let partnership = member.surveyed.partnership;
        let has_register = !partnership.records.deals.is_empty();
        let deals = u32::try_from(registered_deals(partnership, member.as_of)).ok();
        Place {
            member,
            deals: deals.filter(|_| has_register).map(Quantity::of_count),
            reach: last(member, |it| it.reach.get().map(|reach| Quantity::of_count(reach.value()))),
            satisfaction: last(member, |it| it.satisfaction.get().copied()),
            milestones: reached(partnership, &member.surveyed.assessment, member.as_of),
        }
    };
    let all = portfolio.members.iter().map(place);
    all.filter(|it| {
        it.deals.is_some() || it.reach.is_some() || it.satisfaction.is_some() || !it.milestones.is_empty()
    })
    .collect()
}

fn last(member: &Member<'_>, read: impl Fn(&Indicators) -> Option<Quantity>) -> Option<Quantity> {
    held(member.surveyed.partnership, member.as_of)
        .rev()
        .find_map(|(_, review)| read(review.indicators.get()?))
}

/// The rank of each value, 1 for the largest; equal ones share it. `None` for what is not known, and for all where they are of
/// different kinds, or where there are fewer than two.
pub(super) fn ranks(values: &[Option<Quantity>]) -> Vec<Option<usize>> {
    let known: Vec<&Quantity> = values.iter().flatten().collect();
    let is_comparable = known.len() > 1
        && known.iter().all(|it| known.first().is_some_and(|first| it.checked_cmp(first).is_some()));
    let rank = |value: &Option<Quantity>| {
        let value = value.as_ref().filter(|_| is_comparable)?;
        let above = known
            .iter()
            .filter(|other| other.checked_cmp(value) == Some(std::cmp::Ordering::Greater))
            .count();
        Some(above + 1)
    };
    values.iter().map(rank).collect()
}

pub(super) fn table(places: &[Place<'_>]) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "deals registered",
        "people reached",
        "satisfaction",
        "reached so far",
    ])
    .right(&[1, 2, 3]);
    let column = |read: fn(&Place<'_>) -> Option<Quantity>| -> Vec<Cell> {
        let values: Vec<Option<Quantity>> = places.iter().map(read).collect();
        let ranks = ranks(&values);
        values.iter().zip(ranks).map(|(value, rank)| cell(value.as_ref(), rank)).collect()
    };
    let columns = [column(|it| it.deals), column(|it| it.reach), column(|it| it.satisfaction)];
    for (at, place) in places.iter().enumerate() {
        let mut row = vec![Cell::from(Text::default().and(place.member.name()))];
        row.extend(columns.iter().filter_map(|column| column.get(at).cloned()));
        let milestones: Vec<Text> = place.milestones.iter().map(|it| Text::from(spoken(*it))).collect();
        row.push(if milestones.is_empty() { NOTHING.into() } else { Cell::of_lines(milestones) });
        table.rows.push(row);
    }
    table
}

fn cell(value: Option<&Quantity>, rank: Option<usize>) -> Cell {
    match (value, rank) {
        (None, _) => NOTHING.into(),
        (Some(value), None) => value.to_string().into(),
        (Some(value), Some(rank)) => format!("{value} (rank {rank})").into(),
    }
}

const fn spoken(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::FirstDeal => "first deal",
        Milestone::TenDeals => "ten deals",
        Milestone::HundredDeals => "a hundred deals",
        Milestone::FirstYear => "a year in operation",
        Milestone::TargetsReached => "every target reached",
        Milestone::PromisesKept => "every promise kept in time",
        Milestone::GatesDecided => "every gate decided",
    }
}
