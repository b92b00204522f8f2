//! Diagnoses for a spreadsheet: a row for each symptom, cause, remedy, event and reason to end.

use super::{Diagnosed, Diagnoses};
use crate::document::scalar::Date;
use crate::method::diagnosis::Place;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(diagnoses: &Diagnoses<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "part",
        "id",
        "kind",
        "strength",
        "parties",
        "what",
        "who",
        "by",
        "state",
        "path",
        "line",
    ]);
    for shown in &diagnoses.diagnosed {
        rows(&mut table, shown);
    }
    table
}

/// What may stand in a row beside the partnership and the part; empty where it does not apply.
#[derive(Default)]
struct Row {
    id: String,
    kind: String,
    strength: String,
    parties: String,
    what: String,
    who: String,
    by: String,
    state: String,
}

fn add(table: &mut Table, shown: &Diagnosed<'_>, part: &str, place: Option<&Place>, row: Row) {
    let (path, line) = place.map_or(("", None), |place| shown.origin(place));
    let cells = [
        shown.partnership().id.clone(),
        part.to_owned(),
        row.id,
        row.kind,
        row.strength,
        row.parties,
        row.what,
        row.who,
        row.by,
        row.state,
        path.to_owned(),
        line.map(|line| line.to_string()).unwrap_or_default(),
    ];
    // What stands in a charter is text, backticks and all.
    table.row(cells.map(|text| Cell::from(Text::default().and(text))));
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn rows(table: &mut Table, shown: &Diagnosed<'_>) {
    let diagnosis = &shown.diagnosis;
    for sign in &diagnosis.signs {
        let row = Row {
            id: sign.symptom.to_string(),
            parties: sign.parties.join(" "),
            what: sign.derived.clone().unwrap_or_else(|| sign.symptom.name().to_owned()),
            state: if sign.is_decided { "settled".to_owned() } else { "open".to_owned() },
            ..Row::default()
        };
        add(table, shown, "symptom", sign.places.first(), row);
    }
    for case in &diagnosis.cases {
        let row = Row {
            id: case.cause.to_string(),
            kind: case.cause.row().class.to_string(),
            strength: case.strength.to_string(),
            what: case.cause.name().to_owned(),
            ..Row::default()
        };
        add(table, shown, "cause", None, row);
        for fact in &case.against {
            let row = Row { id: case.cause.to_string(), what: fact.said.clone(), ..Row::default() };
            add(table, shown, "against", fact.places.first(), row);
        }
    }
    for (mistake, _) in diagnosis.mistakes() {
        let kind = if mistake.is_of_deal() { "deal" } else { "framing" };
        let row = Row {
            id: mistake.to_string(),
            kind: kind.to_owned(),
            what: mistake.name().to_owned(),
            ..Row::default()
        };
        add(table, shown, "mistake", None, row);
    }
    for remedy in &diagnosis.remedies {
        let cause = remedy.cause.map(|cause| cause.to_string());
        let row = Row {
            id: cause.or_else(|| remedy.symptom.map(|it| it.to_string())).unwrap_or_default(),
            what: remedy.what.clone(),
            who: remedy.who.join("; "),
            by: day(remedy.by),
            state: remedy.state.to_string(),
            ..Row::default()
        };
        add(table, shown, "remedy", remedy.agreed_in.as_ref(), row);
    }
    for event in &diagnosis.happened {
        let row = Row { id: event.what.to_string(), what: event.what.doc().to_owned(), ..Row::default() };
        add(table, shown, "event", Some(&event.place()), row);
    }
    for reason in diagnosis.ending.iter().flat_map(|ending| &ending.reasons) {
        let row = Row { what: reason.said.clone(), ..Row::default() };
        add(table, shown, "ending", reason.places.first(), row);
    }
}
