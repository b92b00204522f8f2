//! The usual gates that a partnership lacks, as YAML to paste.

use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Gates, Scheduled};
use crate::document::scalar::{Date, Person};
use crate::method::usual_gates::{LeftOut, Standing, Usual};
use crate::view::commitment::has_unreadable_gates;
use crate::view::data::ForEachParty;
use crate::view::{Cell, Page, Table, Text, title_of};
use crate::wording::gates::{usual_name, usual_question};
use crate::yaml::scalar;

/// A gate that could be added.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct SuggestedGate<'a> {
    /// Its id.
    id: &'a str,
    /// What people call it.
    name: &'static str,
    /// Its day; null where the start of the term is not known.
    due: Option<Date>,
    /// How long after the start of the term it is, where that start is not known.
    delay: Option<String>,
    /// What is decided.
    question: &'static str,
    /// The executive sponsor of each party; null for no one named.
    deciders: ForEachParty<'a, Option<String>>,
}

fn proposed<'a>(scheduled: &'a Scheduled<'_>) -> impl Iterator<Item = (&'a Usual, &'a str, Option<Date>)> {
    scheduled.usual.iter().filter_map(|usual| match &usual.standing {
        Standing::Proposed { id, due } => Some((usual, id.as_str(), *due)),
        _ => None,
    })
}

fn sponsor<'a>(scheduled: &Scheduled<'a>, party: &str) -> Option<&'a Person> {
    scheduled.surveyed.partnership.charter.value.parties.get()?.get(party)?.get()?.sponsor.get()
}

pub(super) fn suggested<'a>(scheduled: &'a Scheduled<'_>) -> Vec<SuggestedGate<'a>> {
    if has_unreadable_gates(scheduled.surveyed.partnership) {
        return Vec::new();
    }
    let parties = scheduled.surveyed.partnership.charter.value.party_ids();
    let sponsor = |party: &&'a str| (*party, sponsor(scheduled, party).map(ToString::to_string));
    proposed(scheduled)
        .map(|(usual, id, due)| SuggestedGate {
            id,
            name: usual_name(usual.gate),
            due,
            delay: due.is_none().then(|| after(usual)),
            question: usual_question(usual.gate),
            deciders: ForEachParty(parties.iter().map(sponsor).collect()),
        })
        .collect()
}

fn after(usual: &Usual) -> String {
    format!("{} month{}", usual.months, if usual.months == 1 { "" } else { "s" })
}

pub(super) fn page(gates: &Gates<'_>) -> Page {
    let mut page = Page::default();
    for scheduled in &gates.scheduled {
        partnership(&mut page, scheduled);
    }
    page
}

fn partnership(page: &mut Page, scheduled: &Scheduled<'_>) {
    page.title(title_of(scheduled.surveyed.partnership));
    let charter = &scheduled.surveyed.partnership.charter.value;
    if has_unreadable_gates(scheduled.surveyed.partnership) {
        page.say("Some gates cannot be read, so nothing is proposed; `partner check` has the details.");
        return;
    }
    let has_gates = charter.gates.get().is_some_and(|gates| !gates.is_empty());
    let count = proposed(scheduled).count();
    if count > 0 {
        let where_to = match has_gates {
            true => "Add this at the end of `gates:`, after the entries there:",
            false => "Add this to the charter:",
        };
        page.say(where_to);
        page.verbatim("yaml", yaml(scheduled, has_gates));
        page.say("Then agree the criteria: what must be true on that date to continue.");
    } else {
        page.say("Nothing to add.");
    }
    let mut points: Vec<Text> = scheduled.usual.iter().filter_map(|usual| said(scheduled, usual)).collect();
    let undated = scheduled
        .surveyed
        .assessment
        .gates
        .gates
        .iter()
        .filter(|gate| gate.due.is_none() && gate.waits_for.is_none());
    points.extend(undated.filter(|_| count > 0).map(|gate| {
        let text = Text::default().and("the gate ").code(&*gate.id);
        text.and(" has no known date; if it is one of these, give it a date instead")
    }));
    page.list(points);
}

/// What is said of a usual gate that is not proposed.
fn said(scheduled: &Scheduled<'_>, usual: &Usual) -> Option<Text> {
    let gate = format!("the standard gate at {}", after(usual));
    let schedule = &scheduled.surveyed.assessment.gates;
    let said = match &usual.standing {
        Standing::Proposed { .. } => return None,
        Standing::There(index) => {
            let there = schedule.gates.iter().find(|gate| gate.index == *index)?;
            let on = there.due.map(|due| format!(" on {due}")).unwrap_or_default();
            return Some(Text::default().and(format!("{gate} is there: ")).code(&*there.id).and(on));
        }
        Standing::LeftOut(LeftOut::Past(due)) => format!("{gate} is left out: its date, {due}, has passed"),
        Standing::LeftOut(LeftOut::BeyondTerm(last)) => {
            format!("{gate} is left out: the term ends before it, on {last}")
        }
        Standing::LeftOut(LeftOut::BeyondCalendar) => {
            format!("{gate} is left out: its date is beyond the calendar")
        }
    };
    Some(Text::default().and(said))
}

/// The gates as YAML: the whole section, or entries for one that is there.
fn yaml(scheduled: &Scheduled<'_>, has_gates: bool) -> String {
    let mut text = String::new();
    if !has_gates {
        text.push_str("gates:\n");
    }
    for (usual, id, due) in proposed(scheduled) {
        // Writing into a String cannot fail.
        let _ = write_gate(&mut text, scheduled, usual, id, due);
    }
    text
}

fn write_gate(
    text: &mut String,
    scheduled: &Scheduled<'_>,
    usual: &Usual,
    id: &str,
    due: Option<Date>,
) -> std::fmt::Result {
    writeln!(text, "  - id: {id}")?;
    writeln!(text, "    name: {}", scalar(usual_name(usual.gate)))?;
    match due {
        Some(due) => writeln!(text, "    due: {due}")?,
        None => writeln!(text, "    after: {}", after(usual))?,
    }
    writeln!(text, "    question: {}", scalar(usual_question(usual.gate)))?;
    writeln!(text, "    criteria: TBD")?;
    writeln!(text, "    deciders:")?;
    for party in scheduled.surveyed.partnership.charter.value.party_ids() {
        let decider = sponsor(scheduled, party).map(|sponsor| scalar(&sponsor.to_string()));
        writeln!(text, "      {}: {}", scalar(party), decider.as_deref().unwrap_or("TBD"))?;
    }
    writeln!(text, "    if_missed: scale-back")
}

/// A row for each gate that could be added.
pub(super) fn sheet(gates: &Gates<'_>) -> Table {
    let mut table = Table::with_columns(["partnership", "gate", "name", "due", "after", "question"]);
    for scheduled in &gates.scheduled {
        let partnership = &scheduled.surveyed.partnership.id;
        for gate in suggested(scheduled) {
            table.row([
                Cell::from(Text::default().and(partnership)),
                gate.id.into(),
                gate.name.into(),
                gate.due.map(|due| due.to_string()).unwrap_or_default().into(),
                gate.delay.unwrap_or_default().into(),
                gate.question.into(),
            ]);
        }
    }
    table
}
