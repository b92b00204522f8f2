//! Agendas for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Item, Meeting, Part, Prepared};
use crate::document::scalar::Date;
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;

/// The agenda of a meeting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgendaData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// What the meeting is for.
    meeting: Meeting,
    /// The points, in the order of the agenda.
    agenda_items: Vec<AgendaItem>,
}

/// A point of an agenda.
#[derive(Debug, Serialize, JsonSchema)]
struct AgendaItem {
    /// The part of the agenda.
    agenda_part: Part,
    /// What it is about.
    what: String,
    /// Who is to speak or act.
    who: Vec<String>,
    /// By when; null where there is no day.
    due: Option<Date>,
    /// Whether that day has passed.
    overdue: bool,
    /// The file that says it; null where it follows from several.
    path: Option<String>,
    /// The line, counted from 1.
    line: Option<usize>,
}

pub(super) fn partnership<'a>(prepared: &'a Prepared<'_>) -> AgendaData<'a> {
    let item = |it: Item| {
        let (path, line) = it.place.map_or((None, None), |(path, line)| (Some(path), line));
        AgendaItem {
            agenda_part: it.part,
            what: it.what,
            who: it.who,
            due: it.due,
            overdue: it.is_overdue,
            path,
            line,
        }
    };
    AgendaData {
        head: Head::of(prepared.partnership()),
        commitment: commitment::data(prepared.partnership(), &prepared.surveyed.assessment.gates),
        meeting: prepared.meeting,
        agenda_items: prepared.items().into_iter().map(item).collect(),
    }
}
