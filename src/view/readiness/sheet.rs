//! Readiness for a spreadsheet: a row for each partnership, list and item.

use std::collections::BTreeSet;

use super::{Readiness, evidence};
use crate::view::checklist::rules;
use crate::view::{Cell, Table};
use crate::wording::readiness::{answer, is_forecast};

pub(super) fn sheet(readiness: &Readiness<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "checklist",
        "verdict",
        "no",
        "left_open",
        "of",
        "forecast",
        "waived_until",
        "held_up_by",
        "item",
        "question",
        "answer",
        "state",
        "borne_out",
        "evidence",
        "missing",
        "unread",
    ]);
    let yes_no = |is_so: bool| Cell::from(if is_so { "yes" } else { "no" });
    for asked in &readiness.asked {
        for list in &asked.lists {
            let until = asked.waiver(list).and_then(|waiver| waiver.until.get());
            // What nobody knows is neither a verdict nor a number of No.
            let known = |text: String| Cell::from(if list.is_firm() { text } else { String::new() });
            for item in &list.items {
                let unread = list.unread.iter().chain(&item.unread).map(String::as_str);
                table.row([
                    Cell::from(asked.surveyed.partnership.id.as_str()),
                    (&*list.definition.id).into(),
                    known(list.verdict.as_str().to_owned()),
                    known(list.no.to_string()),
                    known(list.open.to_string()),
                    list.of.to_string().into(),
                    if list.is_firm() { yes_no(is_forecast(list, asked.stage())) } else { Cell::default() },
                    until.map(ToString::to_string).unwrap_or_default().into(),
                    rules(list).join("; ").into(),
                    (&*item.definition.id).into(),
                    (&*item.definition.question).into(),
                    item.answer.map(answer).unwrap_or_default().into(),
                    item.state.as_str().into(),
                    yes_no(item.borne_out),
                    Cell::of_lines(evidence::found(asked, list, item)),
                    Cell::of_lines(evidence::missing(asked, list, item)),
                    unread.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("; ").into(),
                ]);
            }
        }
    }
    table
}
