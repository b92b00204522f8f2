//! The history for a spreadsheet: a row for each commit and partnership.

use super::History;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(history: &History) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "path",
        "day",
        "commit",
        "revision",
        "subject",
        "author",
        "stage",
        "verdicts",
        "errors",
        "warnings",
        "advice",
        "commitment_state",
        "balance",
        "lowest_party_score",
        "health_gaps",
        "health_low",
        "skipped",
    ]);
    let text = |text: String| Cell::from(Text::default().and(text));
    for (path, readings) in &history.charters {
        for (stop, figures) in history.judged(readings) {
            let verdict =
                |(list, verdict, no, of): &(String, _, usize, usize)| format!("{list}={verdict} {no}/{of}");
            let verdicts: Vec<String> = figures.verdicts.iter().map(verdict).collect();
            let number = |number: Option<usize>| number.map(|it| it.to_string()).unwrap_or_default();
            table.row([
                text(figures.id.clone()),
                text(path.clone()),
                text(stop.day.to_string()),
                text(stop.id.clone()),
                text(stop.name.clone().unwrap_or_default()),
                text(stop.subject.clone()),
                text(stop.author.clone()),
                text(figures.stage.clone()),
                text(verdicts.join("; ")),
                text(figures.errors.to_string()),
                text(figures.warnings.to_string()),
                text(figures.advice.to_string()),
                text(figures.commitment.map(|it| it.to_string()).unwrap_or_default()),
                text(figures.balance.map(|it| it.to_string()).unwrap_or_default()),
                text(number(figures.lowest_score.map(usize::from))),
                text(number(figures.health_gaps)),
                text(number(figures.health_low)),
                text(String::new()),
            ]);
        }
        for (stop, why) in history.broken(readings) {
            let mut cells = vec![Cell::default(); 18];
            let at = [(1, path.as_str()), (3, &stop.id), (5, &stop.subject), (6, &stop.author), (17, why)];
            for (column, said) in at {
                if let Some(cell) = cells.get_mut(column) {
                    *cell = text(said.to_owned());
                }
            }
            if let Some(cell) = cells.get_mut(2) {
                *cell = text(stop.day.to_string());
            }
            table.rows.push(cells);
        }
    }
    table
}
