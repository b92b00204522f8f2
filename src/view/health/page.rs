//! Health for people.

use std::collections::BTreeSet;

use super::measures::Measure;
use super::promises::{Promise, ledger};
use super::sides::{CardScore, Check};
use super::{Health, Part, PartnershipHealth, described, talk};
use crate::document::charter::metrics::Direction;
use crate::document::records::review::Dimension;
use crate::document::scalar::Period;
use crate::grammar::{counted, in_print, series};
use crate::method::health::{View, Views, open_check};
use crate::method::reviews::{ActionState, undated};
use crate::method::trends::Course;
use crate::view::{Cell, Page, Table, Text, Tone, commitment, title_of, unread};
use crate::wording::days::from_now;

/// How many quarters stand side by side.
const QUARTERS: usize = 4;
const NOTHING: &str = "\u{2013}";

pub(super) fn page(health: &Health<'_>) -> Page {
    let mut page = Page::default();
    for look in &health.looks {
        page.title(title_of(look.surveyed.partnership));
        unread(&mut page, look.surveyed.partnership);
        commitment::say(&mut page, look.surveyed, look.as_of);
        stands_out(&mut page, look, talk::points(look).into_iter().chain(talk::overdue(look)).collect());
        scorecards(&mut page, look);
        health_check(&mut page, look);
        described::say(&mut page, look);
        measured(&mut page, look);
        reviews(&mut page, look);
        promised(&mut page, look);
    }
    page
}

/// A part of the page.
pub(super) fn part(page: &mut Page, look: &PartnershipHealth<'_>, part: Part) {
    match part {
        // That there are no records is nothing to discuss.
        Part::Talk if talk::points(look).is_empty() => {}
        // What is overdue stands in the review calendar and among the actions.
        Part::Talk => stands_out(page, look, talk::points(look)),
        Part::Scorecards => scorecards(page, look),
        Part::Check => {
            health_check(page, look);
            described::say(page, look);
        }
        Part::Measures => measured(page, look),
        Part::Calendar => reviews(page, look),
        Part::Actions => promised(page, look),
    }
}

/// What the parties should talk about first.
fn stands_out(page: &mut Page, look: &PartnershipHealth<'_>, points: Vec<String>) {
    page.heading("Points to discuss");
    let records = &look.surveyed.partnership.records;
    let has_records = look.check.is_some() || !records.reviews.is_empty();
    let is_read = records.documents().all(|(_, problems)| problems.is_empty());
    match () {
        () if !points.is_empty() => page.list(points.into_iter().map(|it| Text::default().and(it)).collect()),
        () if !is_read => page.say("Nothing to raise in what could be read; `partner check` lists what could not."),
        () if has_records => page.say("Nothing to raise in the records."),
        () => page.say(
            "Nothing recorded yet. `partner review` records a review, `partner health --answer` the answers to a health check.",
        ),
    }
}

fn scorecards(page: &mut Page, look: &PartnershipHealth<'_>) {
    if look.cards.is_empty() {
        return;
    }
    page.heading("Relationship scorecard (1 to 5)");
    let mut table =
        Table::with_columns(std::iter::once("party").chain(Dimension::ALL.iter().map(|it| it.name())));
    let charter = &look.surveyed.partnership.charter.value;
    let mut records = BTreeSet::new();
    for card in &look.cards {
        let name = Text::default().and(charter.party_name(card.party));
        let cells = card.scores.iter().map(|score| score.map_or_else(|| NOTHING.into(), score_cell));
        table.rows.push(std::iter::once(name.into()).chain(cells).collect());
        records.extend(card.scores.iter().flatten().map(|score| score.last.record));
    }
    page.table(table);
    let paths: Vec<&str> = records.into_iter().map(|record| look.review_path(record)).collect();
    page.say(Text::default().and(format!("From {}.", series(&paths))));
}

fn score_cell(score: CardScore) -> Cell {
    let now = score.last.score;
    let text = match score.before {
        Some(before) if before != now => format!("{now} (was {before})"),
        _ => now.to_string(),
    };
    let has_fallen = score.before.is_some_and(|before| now < before);
    let tone = match () {
        () if score.is_low && !score.has_plan => Tone::Bad,
        () if score.is_low || has_fallen => Tone::Caution,
        () => Tone::Plain,
    };
    Cell::toned(text, tone)
}

fn health_check(page: &mut Page, look: &PartnershipHealth<'_>) {
    let charter = &look.surveyed.partnership.charter.value;
    if !charter.knows_parties() {
        return;
    }
    still_open(page, look);
    let Some(check) = &look.check else { return };
    // Whoever has answered on one open sheet is not waited for; the described answers show it.
    let has_sheet = |party: &str| check.record.agreed.get().is_some_and(|it| it.of(party).is_given());
    let mut parties = charter.party_ids();
    parties.retain(|party| !has_sheet(party));
    if parties.is_empty() {
        return;
    }
    let when = check.record.period.get().map(|period| format!(" of {period}")).unwrap_or_default();
    page.heading(format!("Health check{when}, answers by party (1 to 5)"));
    let is_shown = |party: &&str| check.views.iter().any(|views| view_of(views, party).is_some());
    let (shown, hidden): (Vec<&str>, Vec<&str>) = parties.into_iter().partition(is_shown);
    if !shown.is_empty() {
        page.table(answers(look, check, &shown));
    }
    for party in hidden {
        let name = charter.party_name(party);
        let least = counted(check.thresholds.mean as usize, "answer");
        page.say(
            Text::default()
                .and(format!("{name} has fewer than {least}: not shown, to keep answers anonymous.")),
        );
    }
    page.say(Text::default().and(format!("From {}.", check.path)));
}

/// What is still being gathered is not shown.
fn still_open(page: &mut Page, look: &PartnershipHealth<'_>) {
    let Some(check) = open_check(look.surveyed.partnership, look.as_of) else { return };
    let when = check.period.get().map(|period| format!(" of {period}")).unwrap_or_default();
    let until = check.day().map(|day| format!(", on {day} at the latest")).unwrap_or_default();
    page.heading(format!("Health check{when}: in progress"));
    page.say(Text::default().and(format!(
        "Answers are shown once the record gives the date of completion under `held:`{until}."
    )));
}

pub(super) fn view_of<'a>(views: &'a Views, party: &str) -> Option<&'a View> {
    views.sides.iter().find(|view| view.party == party)
}

fn answers(look: &PartnershipHealth<'_>, check: &Check<'_>, parties: &[&str]) -> Table {
    let charter = &look.surveyed.partnership.charter.value;
    let names = parties.iter().map(|party| charter.party_name(party).to_owned());
    let columns = std::iter::once("question".to_owned()).chain(names).chain(["gap".to_owned()]);
    let mut table = Table::with_columns(columns);
    for views in &check.views {
        let asked = Text::default().and(format!("{} ", views.question.doc())).code(views.question.as_str());
        let mut row = vec![Cell::from(asked)];
        row.extend(
            parties.iter().map(|party| view_of(views, party).map_or_else(|| NOTHING.into(), answer_cell)),
        );
        row.push(match views.gap(look.policy) {
            Some((low, high)) => Cell::toned(format!("{} to {}", low.mean, high.mean), Tone::Bad),
            None => NOTHING.into(),
        });
        table.rows.push(row);
    }
    table
}

fn answer_cell(view: &View) -> Cell {
    let Some((low, high)) = view.spread else { return view.mean.to_string().into() };
    let spread = if low == high { format!("all {low}") } else { format!("{low} to {high}") };
    format!("{} ({spread}, {})", view.mean, counted(view.mean.count, "answer")).into()
}

fn measured(page: &mut Page, look: &PartnershipHealth<'_>) {
    if look.measures.is_empty() {
        return;
    }
    page.heading("Metrics and indicators");
    let quarters = last_quarters(look);
    let columns = std::iter::once("measure".to_owned())
        .chain(quarters.iter().map(ToString::to_string))
        .chain(["target".to_owned(), "trend".to_owned()]);
    let mut table = Table::with_columns(columns);
    for measure in &look.measures {
        let mut row = vec![Cell::from(Text::default().and(measure.name.clone()))];
        row.extend(quarters.iter().map(|quarter| value_cell(measure, *quarter)));
        row.push(target(measure).into());
        row.push(course(look, measure));
        table.rows.push(row);
    }
    page.table(table);
}

/// The last quarters of which anything was recorded, oldest first.
fn last_quarters(look: &PartnershipHealth<'_>) -> Vec<Period> {
    let all = look.measures.iter().filter_map(|measure| measure.series.as_ref());
    let all: BTreeSet<Period> =
        all.flat_map(|series| series.points.iter().map(|point| point.period)).collect();
    let skipped = all.len().saturating_sub(QUARTERS);
    all.into_iter().skip(skipped).collect()
}

fn value_cell(measure: &Measure<'_>, quarter: Period) -> Cell {
    let point = measure.points().iter().find(|point| point.period == quarter);
    point.map_or_else(|| NOTHING.into(), |point| in_print(point.value).into())
}

fn target(measure: &Measure<'_>) -> String {
    let Some(metric) = measure.metric.map(|(_, metric)| metric) else { return NOTHING.to_owned() };
    let Some(target) = metric.target.get() else { return NOTHING.to_owned() };
    let mut text = in_print(target);
    if let Some(expected) = measure.expected() {
        text.push_str(&format!(", {} by now", in_print(expected)));
    }
    if let Some(tolerance) = metric.tolerance.get() {
        text.push_str(&format!(", tolerance {tolerance}"));
    }
    text
}

fn course(look: &PartnershipHealth<'_>, measure: &Measure<'_>) -> Cell {
    let mut lines = Vec::new();
    if let Some((record, value)) = measure.last_between() {
        lines.push(format!("last {}, {}", in_print(value), look.review_path(record)));
    }
    match (measure.is_declining(), measure.course()) {
        (true, _) => lines.push("worse two quarters in a row".to_owned()),
        (_, Some(Course::Same)) => lines.push("unchanged".to_owned()),
        (_, Some(course)) => lines.push(course.to_string()),
        (_, None) if measure.last.is_none() => lines.push("no figure yet".to_owned()),
        (_, None) => {}
    }
    let is_beyond = measure.is_beyond_tolerance();
    lines.extend(against_target(measure));
    let tone = if measure.is_declining() || is_beyond == Some(true) { Tone::Bad } else { Tone::Plain };
    if lines.is_empty() {
        return NOTHING.into();
    }
    Cell { lines: lines.into_iter().map(|line| Text::default().and(line)).collect(), tone }
}

/// How the last actual compares with the target.
fn against_target(measure: &Measure<'_>) -> Option<String> {
    let is_lower_better =
        measure.metric.and_then(|(_, metric)| metric.direction.get().copied()) == Some(Direction::Down);
    let side = if is_lower_better { "above" } else { "below" };
    match (measure.is_beyond_tolerance(), measure.has_reached()) {
        (Some(true), _) => Some("outside tolerance".to_owned()),
        (_, Some(true)) => Some("target met".to_owned()),
        (Some(false), Some(false)) => Some(format!("{side} target, within tolerance")),
        (None, Some(false)) => Some(format!("{side} target")),
        (_, None) => None,
    }
}

fn reviews(page: &mut Page, look: &PartnershipHealth<'_>) {
    let scheduled = &look.surveyed.assessment.reviews;
    let undated = undated(look.surveyed.partnership, scheduled);
    if scheduled.is_empty() && undated.is_empty() {
        return;
    }
    page.heading("Review calendar");
    let mut table = Table::with_columns(["review", "frequency", "last held", "next by"]);
    for due in scheduled {
        let last = due.last.map_or_else(|| "none yet".to_owned(), |day| day.to_string());
        let next = match look.next(due) {
            Some(day) => format!("{day}, {}", from_now(look.as_of, day)),
            None => NOTHING.to_owned(),
        };
        let next = match look.is_overdue(due) {
            true => Cell::toned(format!("{next}: overdue"), Tone::Bad),
            false => next.into(),
        };
        table.row([due.kind.name().into(), due.cadence.to_string().into(), last.into(), next]);
    }
    for (kind, cadence) in undated {
        table.row([
            Cell::from(kind.name()),
            cadence.to_string().into(),
            "none yet".into(),
            first_day_unknown(look).into(),
        ]);
    }
    page.table(table);
}

fn promised(page: &mut Page, look: &PartnershipHealth<'_>) {
    if look.promises.is_empty() {
        return;
    }
    page.heading("Review actions");
    if look.surveyed.partnership.charter.value.knows_parties() {
        page.table(kept(look));
    }
    let open = |it: &&Promise<'_>| matches!(it.status.state, ActionState::Overdue | ActionState::Open);
    page.list(look.promises.iter().filter(open).map(|promise| open_promise(look, promise)).collect());
}

/// Why it is not known from which day a rhythm counts.
fn first_day_unknown(look: &PartnershipHealth<'_>) -> &'static str {
    let term = &look.surveyed.partnership.charter.value.term;
    let is_start_lost = term.get().is_some_and(|term| term.start.is_invalid());
    match term.is_invalid() || is_start_lost {
        true => "no date: the start of the term cannot be read",
        false => "no date: the term has no start",
    }
}

/// How many actions of each party came to what.
fn kept(look: &PartnershipHealth<'_>) -> Table {
    let charter = &look.surveyed.partnership.charter.value;
    let states = [
        ("done", ActionState::Kept),
        ("done late", ActionState::Slipped),
        ("overdue", ActionState::Overdue),
        ("open", ActionState::Open),
        ("dropped", ActionState::Dropped),
    ];
    let mut table = Table::with_columns(["party"].into_iter().chain(states.map(|(name, _)| name)))
        .right(&[1, 2, 3, 4, 5]);
    for (side, tally) in ledger(&charter.party_ids(), &look.promises) {
        let name = side.map_or("no party named", |side| charter.party_name(side));
        let mut row = vec![Cell::from(Text::default().and(name))];
        row.extend(states.iter().map(|(_, state)| {
            let count = tally.get(state).copied().unwrap_or_default();
            let tone = match state {
                _ if count == 0 => Tone::Quiet,
                ActionState::Overdue => Tone::Bad,
                _ => Tone::Plain,
            };
            Cell::toned(count.to_string(), tone)
        }));
        table.rows.push(row);
    }
    table
}

/// `overdue since 2026-07-01: Plan for December by depot, Lena Brandl (reviews/2026-q2.yaml:52)`.
fn open_promise(look: &PartnershipHealth<'_>, promise: &Promise<'_>) -> Text {
    let action = promise.action;
    let due = action.due.get().map(ToString::to_string);
    let text = match (promise.status.state, due) {
        (ActionState::Overdue, Some(due)) => {
            Text::default().strong("overdue").and(format!(", was due {due}: "))
        }
        (_, Some(due)) => Text::default().and(format!("due {due}: ")),
        (_, None) => Text::default().and("no date: "),
    };
    let owner = action.owner.get().map(|owner| format!(", {}", owner.name())).unwrap_or_default();
    let reviews = &look.surveyed.partnership.records.reviews;
    let place = reviews.get(promise.status.record).map(|review| {
        let path = &review.source.path;
        let line = crate::view::place::line_in(&review.source, &format!("actions[{}]", promise.status.index));
        line.map_or_else(|| format!(" ({path})"), |line| format!(" ({path}:{line})"))
    });
    text.and(promise.what().unwrap_or("an action")).and(owner).and(place.unwrap_or_default())
}
