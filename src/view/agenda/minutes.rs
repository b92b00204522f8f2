//! Minutes to fill in: a table for each part, of which the last column is free. `partner review --from` reads them back.

use super::facts::{last_actual, metrics, open_actions};
use super::{Meeting, Prepared};
use crate::document::charter::risks::RiskKind;
use crate::document::records::review::{AgendaPart, Dimension, ReviewKind};
use crate::grammar::{capitalised, in_print, series};
use crate::method::instrument::{reached, shown_mean, step_name};
use crate::method::scorecard::{IN_PLACE, check_in_place, is_kept, scores};
use crate::view::{Page, Table, Text};

/// A part of minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// When it was held, and what for.
    Meeting,
    /// Who was there, by party.
    Attended,
    /// What became of the open actions.
    Actions,
    /// The actual values of the shared metrics.
    Figures,
    /// Other figures.
    Indicators,
    /// The scores of each party.
    Scorecard,
    /// Which parts were discussed.
    Topics,
    /// What was noticed.
    Symptoms,
    /// What could go wrong, and who guards against it.
    PreMortem,
    /// What the parties stop doing.
    Stopped,
    /// What they could do.
    Opportunities,
    /// Who does what by when.
    NewActions,
}

/// The parts that are read back, each with its heading.
pub const SECTIONS: [(Section, &str); 12] = [
    (Section::Meeting, "Meeting"),
    (Section::Attended, "Attended"),
    (Section::Actions, "Open actions"),
    (Section::Figures, "Actual values"),
    (Section::Indicators, "Other figures"),
    (Section::Scorecard, "Scores, 1 to 5"),
    (Section::Topics, "Topics discussed"),
    (Section::Symptoms, "Is it still working? Symptoms"),
    (Section::PreMortem, "Pre-mortem"),
    (Section::Stopped, "What the parties stop"),
    (Section::Opportunities, "What new value? Opportunities"),
    (Section::NewActions, "New actions"),
];

/// The heading under which anything may be written: it is not read.
pub const FREE: &str = "Notes";

/// How many rows are left for what is new.
const ROWS: usize = 3;

fn heading(section: Section) -> &'static str {
    SECTIONS.iter().find(|(it, _)| *it == section).map_or(FREE, |(_, title)| title)
}

pub(super) fn minutes(page: &mut Page, prepared: &Prepared<'_>) {
    let kind = prepared.meeting.review();
    page.title(
        Text::default()
            .and(format!("Minutes: {}, ", prepared.meeting.title()))
            .name(prepared.partnership().name()),
    );
    page.say(
        "Fill in the last column of each row; empty cells are left out, and rows may be added. Then `partner review --from FILE` turns it into the record.",
    );
    meeting(page, kind);
    attended(page, prepared);
    actions(page, prepared);
    if matches!(kind, ReviewKind::Business | ReviewKind::Special) {
        readings(page, prepared);
    }
    if kind == ReviewKind::Business {
        indicators(page);
    }
    let is_kept = is_kept(prepared.partnership(), prepared.as_of);
    match kind {
        ReviewKind::Business if !is_kept => short_check(page, prepared),
        ReviewKind::Business | ReviewKind::Relationship => scorecard(page, prepared),
        _ => {}
    }
    if kind == ReviewKind::Business {
        topics(page);
    }
    symptoms(page);
    if prepared.meeting == Meeting::Kickoff {
        pre_mortem(page);
    }
    if prepared.meeting == Meeting::Business {
        free(page, Section::Stopped, &["what"]);
        free(page, Section::Opportunities, &["what"]);
    }
    free(page, Section::NewActions, &["party", "owner", "due", "what"]);
    page.heading(FREE);
    page.say("What is written here stays in the minutes.");
}

fn blank() -> Text {
    Text::default()
}

fn meeting(page: &mut Page, kind: ReviewKind) {
    page.heading(heading(Section::Meeting));
    let mut table = Table::with_columns(["key", "what it is", "value"]);
    table.row([Text::default().code("kind"), "kind of review".into(), kind.as_str().into()]);
    table.row([Text::default().code("held"), "date of the meeting, such as 2026-07-01".into(), blank()]);
    table.row([
        Text::default().code("period"),
        "period under review; worked out from the date if empty".into(),
        blank(),
    ]);
    page.table(table);
}

fn attended(page: &mut Page, prepared: &Prepared<'_>) {
    let charter = &prepared.partnership().charter.value;
    page.heading(heading(Section::Attended));
    let mut table = Table::with_columns(["id", "party", "people, separated by commas"]);
    for party in charter.party_ids() {
        table.row([Text::default().code(party), Text::default().and(charter.party_name(party)), blank()]);
    }
    page.table(table);
}

/// Only actions with an id: without one a later review cannot carry them on.
fn actions(page: &mut Page, prepared: &Prepared<'_>) {
    let open = open_actions(prepared);
    let mut table = Table::with_columns(["id", "what", "owner", "due", "done, dropped, or a new date"]);
    for (_, action) in &open {
        let Some(id) = action.id.get() else { continue };
        let text = |text: Option<String>| Text::default().and(text.unwrap_or_default());
        table.row([
            Text::default().code(id.as_str()),
            text(action.what.get().map(ToString::to_string)),
            text(action.owner.get().map(|owner| owner.name().to_owned())),
            text(action.due.get().map(ToString::to_string)),
            blank(),
        ]);
    }
    if !table.rows.is_empty() {
        page.heading(heading(Section::Actions));
        page.table(table);
    }
}

fn readings(page: &mut Page, prepared: &Prepared<'_>) {
    let metrics = metrics(prepared);
    if metrics.is_empty() {
        return;
    }
    page.heading(heading(Section::Figures));
    let mut table = Table::with_columns(["metric", "name", "target", "last", "actual"]);
    for (_, id, name, metric) in metrics {
        let target = metric.target.get().map(in_print).unwrap_or_default();
        let last = last_actual(prepared, id).unwrap_or_default();
        table.row([
            Text::default().code(id),
            Text::default().and(name),
            Text::default().and(target),
            Text::default().and(last),
            blank(),
        ]);
    }
    page.table(table);
}

/// The figures that are one for all parties; others may be added as rows.
fn indicators(page: &mut Page) {
    page.heading(heading(Section::Indicators));
    let mut table = Table::with_columns(["key", "what it is", "value"]);
    for (key, what) in [
        ("meetings_held", "agreed meetings that were held"),
        ("resolution_days", "average days to resolve an issue"),
        ("leads", "leads handed over"),
        ("conversions", "leads that became deals"),
        ("satisfaction", "satisfaction of the partners' people"),
    ] {
        table.row([Text::default().code(key), what.into(), blank()]);
    }
    page.table(table);
}

fn scorecard(page: &mut Page, prepared: &Prepared<'_>) {
    let partnership = prepared.partnership();
    let charter = &partnership.charter.value;
    page.heading(heading(Section::Scorecard));
    let mut table = Table::with_columns(["key", "party", "last", "score"]);
    for party in charter.party_ids() {
        for dimension in Dimension::ALL {
            let last = scores(partnership, party, *dimension, prepared.as_of).next();
            let last = last.map(|last| last.score.to_string()).unwrap_or_default();
            let of = format!("{}: {}", charter.party_name(party), dimension.name());
            table.row([
                Text::default().code(format!("{party}.{dimension}")),
                Text::default().and(of),
                last.into(),
                blank(),
            ]);
        }
    }
    page.table(table);
}

/// In place of a scorecard: what each party last answered. New answers are given without seeing the others', so not here.
fn short_check(page: &mut Page, prepared: &Prepared<'_>) {
    let partnership = prepared.partnership();
    let charter = &partnership.charter.value;
    page.heading("Short health check");
    page.say(
        "In place of a scorecard, and before the meeting: each party answers six questions with `partner health --answer --form short`, or together on one sheet with `--agreed`.",
    );
    let Some((_, check)) = check_in_place(partnership, prepared.as_of) else { return };
    let mut points = Vec::new();
    for (dimension, id) in IN_PLACE {
        let said = charter.party_ids().into_iter().filter_map(|party| {
            let mean = shown_mean(partnership, check, id, party, prepared.policy, prepared.as_of)?;
            Some(format!("{} {mean}, \"{}\"", charter.party_name(party), step_name(reached(mean))))
        });
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            points.push(Text::default().and(format!("{}: {}", dimension.name(), series(&said))));
        }
    }
    if !points.is_empty() {
        let when = check.period.get().map(|period| format!(" of {period}")).unwrap_or_default();
        page.say(Text::default().and(format!("Last answers{when}:")));
        page.list(points);
    }
}

fn topics(page: &mut Page) {
    page.heading(heading(Section::Topics));
    let mut table = Table::with_columns(["topic", "what it is", "yes or no"]);
    for part in AgendaPart::ALL {
        let what = capitalised(part.doc().trim_end_matches('.'));
        table.row([Text::default().code(part.as_str()), what.into(), blank()]);
    }
    page.table(table);
}

fn symptoms(page: &mut Page) {
    page.heading(heading(Section::Symptoms));
    let mut table = Table::with_columns([
        "what was noticed and what has changed, by ids such as `unanswered-mail`, separated by commas",
    ]);
    table.row([blank()]);
    page.table(table);
}

/// A row for each class of risks, to which others may be added; they become risks of the charter.
fn pre_mortem(page: &mut Page) {
    page.heading(heading(Section::PreMortem));
    page.say("What would have made this fail in a year? What is filled in becomes a risk of the charter.");
    let mut table = Table::with_columns(["class", "what could go wrong", "safeguard", "owner"]);
    for kind in RiskKind::ALL {
        table.row([Text::default().code(kind.as_str()), blank(), blank(), blank()]);
    }
    page.table(table);
}

/// Rows for what nobody knows beforehand.
fn free(page: &mut Page, section: Section, columns: &[&str]) {
    page.heading(heading(section));
    let mut table = Table::with_columns(columns.iter().copied());
    for _ in 0..ROWS {
        table.row(columns.iter().map(|_| blank()));
    }
    page.table(table);
}
