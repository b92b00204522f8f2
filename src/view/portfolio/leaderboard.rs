//! How the partnerships compare by deals, joint marketing and satisfaction, and what they have reached [S1].

use super::Row;
use crate::document::scalar::Quantity;
use crate::grammar::in_print;
use crate::method::achievements::{Achievements, ranks};
use crate::method::milestones::Milestone;
use crate::view::{Cell, Table, Text};

const NOTHING: &str = "\u{2013}";

/// A row for each partnership of which there is something to compare or to show; `None` without any.
pub(super) fn table(rows: &[Row]) -> Option<Table> {
    let members: Vec<&Row> = rows.iter().filter(|it| !it.achieved.is_empty()).collect();
    if members.is_empty() {
        return None;
    }
    let mut table = Table::with_columns([
        "partnership",
        "deals registered",
        "people reached",
        "satisfaction",
        "milestones",
    ])
    .right(&[1, 2, 3]);
    let column = |read: fn(&Achievements) -> Option<Quantity>| -> Vec<Cell> {
        let values: Vec<Option<Quantity>> = members.iter().map(|it| read(&it.achieved)).collect();
        let ranks = ranks(&values);
        values.iter().zip(ranks).map(|(value, rank)| cell(value.as_ref(), rank)).collect()
    };
    let columns = [column(|it| it.deals), column(|it| it.reach), column(|it| it.satisfaction)];
    for (at, member) in members.iter().enumerate() {
        let mut row = vec![Cell::from(Text::default().and(&*member.name))];
        row.extend(columns.iter().filter_map(|column| column.get(at).cloned()));
        let milestones: Vec<Text> =
            member.achieved.milestones.iter().map(|it| Text::from(spoken(*it))).collect();
        row.push(if milestones.is_empty() { NOTHING.into() } else { Cell::of_lines(milestones) });
        table.rows.push(row);
    }
    Some(table)
}

fn cell(value: Option<&Quantity>, rank: Option<usize>) -> Cell {
    match (value, rank) {
        (None, _) => NOTHING.into(),
        (Some(value), None) => in_print(value).into(),
        (Some(value), Some(rank)) => format!("{} (rank {rank})", in_print(value)).into(),
    }
}

const fn spoken(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::FirstDeal => "first deal",
        Milestone::TenDeals => "ten deals",
        Milestone::HundredDeals => "a hundred deals",
        Milestone::FirstYear => "a year in operation",
        Milestone::TargetsReached => "every target met",
        Milestone::PromisesKept => "every action done on time",
        Milestone::GatesDecided => "every gate so far decided",
    }
}
