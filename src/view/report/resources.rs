//! People, budget and time of each party in each phase.

use super::Scene;
use super::element::Section;
use crate::document::charter::resources::Commitment;
use crate::document::{ByParty, Field};
use crate::grammar::{in_print, spaced};
use crate::method::phases::Phase;
use crate::view::{Cell, Table, Text, Tone};

const NOTHING: &str = "\u{2013}";

pub(super) fn resources(scene: &Scene<'_>, section: &mut Section) {
    let charter = scene.charter();
    let Some(resources) = charter.resources.get() else { return };
    let schedule = &scene.assessment().phases;
    let mut table =
        Table::with_columns(["phase", "party", "people", "budget", "time", "lead"]).right(&[2, 3, 4]);
    for phase in Phase::ALL {
        let Some(parties) = phase.of(resources).get() else { continue };
        let days = schedule.phases.iter().find(|it| it.phase == *phase);
        let is_now = days.is_some_and(|it| it.contains(scene.as_of));
        for party in charter.party_ids() {
            let Some(row) = row(parties, party) else { continue };
            let name = Text::default().and(phase.spoken()).and(if is_now { " (now)" } else { "" });
            let phase = Cell { lines: vec![name], tone: if is_now { Tone::Good } else { Tone::Plain } };
            let party = Cell::from(Text::default().and(charter.party_name(party)));
            table.rows.push([phase, party].into_iter().chain(row).collect());
        }
    }
    section.list("Resources by phase", table, &[0, 1]);
}

fn row(parties: &ByParty<Commitment>, party: &str) -> Option<[Cell; 4]> {
    let it = parties.of(party).get().copied()?;
    let lead = it.lead.get().map(|lead| lead.name().to_owned());
    let level = it.lead_level.get().map(|level| format!(", {}", spaced(level.as_str())));
    let lead = lead.map(|lead| lead + &level.unwrap_or_default());
    Some([
        cell(&it.people, |it| in_print(it)),
        cell(&it.budget, |it| in_print(it)),
        cell(&it.time, ToString::to_string),
        lead.map_or_else(|| NOTHING.into(), |lead| Text::default().and(lead).into()),
    ])
}

fn cell<T>(field: &Field<T>, said: impl Fn(&T) -> String) -> Cell {
    match field {
        Field::Given(value) => Text::default().and(said(value)).into(),
        Field::Missing => NOTHING.into(),
        Field::Open => Cell::toned("undecided", Tone::Caution),
        Field::Invalid => Cell::toned("cannot be read", Tone::Caution),
    }
}
