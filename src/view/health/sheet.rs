//! Health for a spreadsheet: a row for each thing that was recorded.

use super::page::view_of;
use super::{Health, PartnershipHealth};
use crate::document::records::review::Dimension;
use crate::view::{Cell, Table, Text};

pub(super) fn sheet(health: &Health<'_>) -> Table {
    let mut table = Table::with_columns([
        "partnership",
        "part",
        "party",
        "what",
        "period",
        "value",
        "before",
        "target",
        "due",
        "state",
    ]);
    for look in &health.looks {
        scorecards(&mut table, look);
        health_check(&mut table, look);
        described(&mut table, look);
        measured(&mut table, look);
        noticed(&mut table, look);
        reviews(&mut table, look);
        promised(&mut table, look);
    }
    table
}

/// What may stand in a row beside the partnership and the part; empty where it does not apply.
#[derive(Default)]
struct Row {
    party: String,
    what: String,
    period: String,
    value: String,
    before: String,
    target: String,
    due: String,
    state: String,
}

fn add(table: &mut Table, look: &PartnershipHealth<'_>, part: &str, row: Row) {
    let id = look.surveyed.partnership.id.clone();
    let cells = [
        id,
        part.to_owned(),
        row.party,
        row.what,
        row.period,
        row.value,
        row.before,
        row.target,
        row.due,
        row.state,
    ];
    // What stands in a charter is text, backticks and all.
    table.row(cells.map(|text| Cell::from(Text::default().and(text))));
}

/// The described answers: the mean where it may be shown, and whether many cannot say.
fn described(table: &mut Table, look: &PartnershipHealth<'_>) {
    let Some(results) = &look.described else { return };
    let record = look.surveyed.partnership.records.health.get(results.record);
    let period = record.and_then(|it| it.value.period.get()).map(ToString::to_string).unwrap_or_default();
    for it in &results.answered {
        for side in &it.sides {
            let row = Row {
                party: side.party.clone(),
                what: it.item.id.clone(),
                period: period.clone(),
                value: side.mean.map(|mean| mean.to_string()).unwrap_or_default(),
                state: if side.cannot_say { "cannot-say".to_owned() } else { side.basis.to_string() },
                ..Row::default()
            };
            add(table, look, "described", row);
        }
    }
}

fn scorecards(table: &mut Table, look: &PartnershipHealth<'_>) {
    let reviews = &look.surveyed.partnership.records.reviews;
    for card in &look.cards {
        for (key, score) in Dimension::ALL.iter().zip(&card.scores) {
            let Some(score) = score else { continue };
            let period = reviews.get(score.last.record).and_then(|review| review.value.period.get());
            let state = match (score.is_low, score.has_plan) {
                (false, _) => "",
                (true, true) => "low-with-plan",
                (true, false) => "low",
            };
            let row = Row {
                party: card.party.to_owned(),
                what: key.to_string(),
                period: period.map(ToString::to_string).unwrap_or_default(),
                value: score.last.score.to_string(),
                before: score.before.map(|before| before.to_string()).unwrap_or_default(),
                state: state.to_owned(),
                ..Row::default()
            };
            add(table, look, "scorecard", row);
        }
    }
}

fn health_check(table: &mut Table, look: &PartnershipHealth<'_>) {
    let Some(check) = &look.check else { return };
    let period = check.record.period.get().map(ToString::to_string).unwrap_or_default();
    for party in look.surveyed.partnership.charter.value.party_ids() {
        for views in &check.views {
            let view = view_of(views, party);
            let state = match view {
                Some(_) => "",
                None => "too-few-answers",
            };
            let row = Row {
                party: party.to_owned(),
                what: views.question.to_string(),
                period: period.clone(),
                value: view.map(|view| view.mean.to_string()).unwrap_or_default(),
                state: state.to_owned(),
                ..Row::default()
            };
            add(table, look, "health-check", row);
        }
    }
}

fn measured(table: &mut Table, look: &PartnershipHealth<'_>) {
    for measure in &look.measures {
        let points = measure.points();
        for (at, point) in points.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| points.get(at));
            let row = Row {
                what: measure.path.clone(),
                period: point.period.to_string(),
                value: point.value.to_string(),
                before: before.map(|before| before.value.to_string()).unwrap_or_default(),
                target: measure.target().map(ToString::to_string).unwrap_or_default(),
                ..Row::default()
            };
            add(table, look, "measure", row);
        }
    }
}

/// Meetings, leads and symptoms, each with the figure that it is compared with.
fn noticed(table: &mut Table, look: &PartnershipHealth<'_>) {
    let state = |is_low: bool| if is_low { "low".to_owned() } else { String::new() };
    let period = |record: usize| {
        let reviews = &look.surveyed.partnership.records.reviews;
        let period = reviews.get(record).and_then(|review| review.value.period.get());
        period.map(ToString::to_string).unwrap_or_default()
    };
    let meetings = look.meetings.as_ref().map(|it| Row {
        what: "meetings_held".to_owned(),
        period: period(it.record),
        value: it.held.to_string(),
        target: it.agreed.to_string(),
        state: state(it.is_low),
        ..Row::default()
    });
    let leads = look.leads.map(|it| Row {
        what: "conversions".to_owned(),
        period: period(it.record),
        value: it.conversions.to_string(),
        target: it.leads.to_string(),
        state: state(it.is_low),
        ..Row::default()
    });
    for row in meetings.into_iter().chain(leads) {
        add(table, look, "indicator", row);
    }
    for it in &look.symptoms {
        let row = Row { what: it.symptom.to_owned(), period: period(it.record), ..Row::default() };
        add(table, look, "symptom", row);
    }
}

fn reviews(table: &mut Table, look: &PartnershipHealth<'_>) {
    for due in &look.surveyed.assessment.reviews {
        let row = Row {
            what: due.kind.key().to_owned(),
            value: due.last.map(|last| last.to_string()).unwrap_or_default(),
            due: look.next(due).map(|day| day.to_string()).unwrap_or_default(),
            state: if look.is_overdue(due) { "overdue".to_owned() } else { String::new() },
            ..Row::default()
        };
        add(table, look, "review", row);
    }
}

fn promised(table: &mut Table, look: &PartnershipHealth<'_>) {
    for promise in &look.promises {
        let action = promise.action;
        let row = Row {
            party: promise.side().unwrap_or_default().to_owned(),
            what: promise.what().unwrap_or_default().to_owned(),
            due: action.due.get().map(ToString::to_string).unwrap_or_default(),
            state: promise.status.state.to_string(),
            ..Row::default()
        };
        add(table, look, "action", row);
    }
}
