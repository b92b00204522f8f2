//! The parties side by side: what the charter comes to for each of them.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::page::heading;
use crate::check::Judged;
use crate::document::NoneOr;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::grammar::shortened;
use crate::method::first_day_out::first_day_out;
use crate::render::sanitise::visible;
use crate::render::{Look, prose};

/// More parties than this are not compared on a page.
const MOST: usize = 6;

/// The widest name of a party.
const NAME: usize = 24;

/// The narrowest page on which columns can be read.
const COLUMNS: usize = 72;

/// One line for each party; nothing where the charter says nothing that could be compared.
pub(super) fn parties(text: &mut String, judged: &Judged<'_>, as_of: Date, look: Look) {
    let Some(assessment) = &judged.assessment else { return };
    let charter = &judged.partnership.charter.value;
    let ids = charter.party_ids();
    let rows: Vec<[String; 4]> = ids
        .iter()
        .map(|party| {
            let value = assessment.value.as_ref().and_then(|value| value.party(party)?.ratio.as_ref().ok());
            let shares = charter.value.and(|value| &value.share_of_annual_resources);
            let share = shares.get().and_then(|shares| shares.of(party).value().map(ToString::to_string));
            [
                first_day_out(charter, party, as_of)
                    // Where the parties part already, none of them asks when it could.
                    .filter(|_| judged.stage < Some(Stage::WindingDown))
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                value.map(|value| format!("{value} per 1")).unwrap_or_default(),
                share.unwrap_or_default(),
                bound_by(charter, party),
            ]
        })
        .collect();
    if rows.iter().flatten().all(String::is_empty) || ids.len() > MOST {
        return;
    }
    const HEADS: [&str; 4] = ["earliest exit", "return", "annual resources", "bound by"];
    let used: Vec<usize> =
        (0..HEADS.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    heading(text, "Each party", look);
    if look.width < COLUMNS {
        for (party, row) in ids.iter().zip(&rows) {
            let facts = used.iter().map(|at| format!("{} {}", HEADS[*at], or_dash(&row[*at])));
            let facts = facts.collect::<Vec<_>>().join(", ");
            let said = format!("{}: {facts}", visible(charter.party_name(party)));
            for line in prose::lines(&said, look.width, ["  ", "    "]) {
                let _ = writeln!(text, "{line}");
            }
        }
        return;
    }
    let names: Vec<String> = ids.iter().map(|id| shortened(&visible(charter.party_name(id)), NAME)).collect();
    let widest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or_default() + 2;
    let mut widths = vec![widest(&mut names.iter().map(|name| display_width(name)))];
    widths.extend(used.iter().map(|at| {
        widest(&mut rows.iter().map(|row| display_width(&row[*at])).chain([display_width(HEADS[*at])]))
    }));
    let head: Vec<&str> = used.iter().map(|at| HEADS[*at]).collect();
    row_of(text, "", &head, &widths, look);
    for (name, row) in names.iter().zip(&rows) {
        let cells: Vec<&str> = used.iter().map(|at| or_dash(&row[*at])).collect();
        row_of(text, name, &cells, &widths, look);
    }
}

/// A row of cells; what does not fit into the last one goes on below it.
fn row_of(text: &mut String, name: &str, cells: &[&str], widths: &[usize], look: Look) {
    let Some((last, cells)) = cells.split_last() else { return };
    let mut before = "  ".to_owned();
    for (cell, width) in std::iter::once(&name).chain(cells).zip(widths) {
        before.push_str(cell);
        before.push_str(&" ".repeat(width.saturating_sub(display_width(cell))));
    }
    let behind = " ".repeat(display_width(&before));
    for line in prose::lines(last, look.width, [&before, &behind]) {
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

/// What a party may not do, or owes whatever happens, in a few words.
fn bound_by(charter: &Charter, party: &str) -> String {
    let mut bonds = Vec::new();
    let exclusivity = charter.canvas.and(|canvas| &canvas.exclusivity);
    let granted = exclusivity.get().and_then(|it| it.of(party).value()?.grants.get());
    if granted.is_some_and(|granted| matches!(granted, NoneOr::Some(_))) {
        bonds.push("exclusivity".to_owned());
    }
    let non_compete = charter.exit.and(|exit| &exit.non_compete);
    let length = non_compete.get().and_then(|it| it.of(party).value()?.length.get()?.value());
    if let Some(length) = length {
        bonds.push(format!("non-compete {length}"));
    }
    if charter.minimums().iter().any(|(owes, ..)| *owes == party) {
        bonds.push("minimum commitment".to_owned());
    }
    bonds.join(", ")
}
