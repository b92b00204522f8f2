//! Readiness for a spreadsheet: a row for each partnership, list and item.

use super::{Readiness, evidence};
use crate::view::{Cell, Table};
use crate::wording::readiness::{answer, is_forecast};

pub(super) fn sheet(readiness: &Readiness<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "checklist",
        "verdict",
        "no",
        "of",
        "forecast",
        "waived_until",
        "item",
        "question",
        "answer",
        "state",
        "borne_out",
        "evidence",
        "missing",
    ]);
    let yes_no = |is_so: bool| Cell::from(if is_so { "yes" } else { "no" });
    for asked in &readiness.asked {
        for list in &asked.lists {
            let until = asked.waiver(list).and_then(|waiver| waiver.until.get());
            for item in &list.items {
                table.row([
                    Cell::from(asked.surveyed.partnership.id.as_str()),
                    list.definition.id.into(),
                    list.verdict.as_str().into(),
                    list.no.to_string().into(),
                    list.of.to_string().into(),
                    yes_no(is_forecast(list, asked.stage())),
                    until.map(ToString::to_string).unwrap_or_default().into(),
                    item.definition.id.into(),
                    item.definition.question.into(),
                    item.answer.map(answer).unwrap_or_default().into(),
                    item.state.as_str().into(),
                    yes_no(item.borne_out),
                    Cell::of_lines(evidence::found(asked, list, item)),
                    Cell::of_lines(evidence::missing(asked, list, item)),
                ]);
            }
        }
    }
    table
}
