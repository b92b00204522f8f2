//! The partnerships at a glance: a row each, and a line for each that needs somebody.

use super::Member;
use super::Row;
use crate::document::charter::checklists::BuiltInList;
use crate::grammar::{counted, shortened};
use crate::method::gates::CommitmentState;
use crate::view::{Cell, Table, Text, Tone, tones};
use crate::wording::calendar::what;
use crate::wording::days::from_now;
use crate::wording::gates::commitment_name;
use crate::wording::readiness::Standing;

const NOTHING: &str = "\u{2013}";
/// How much of what comes next has room in a row.
const WHAT_MOST: usize = 36;

/// The rows of all partnerships. A narrow terminal leaves out the last ones that the order of `spare` says.
pub(super) fn table(rows: &mut [Row]) -> Table {
    let names = ["partnership", "signing", "fit", "commitment", "balance", "lowest score", "overdue", "next"];
    let mut table = Table::with_columns(names).right(&[4, 6]).spare(&[5, 2, 4]);
    table.rows = rows.iter_mut().map(|row| std::mem::take(&mut row.cells)).collect();
    table
}

/// The row of a partnership.
pub(super) fn row(member: &Member<'_>) -> Vec<Cell> {
    vec![
        name(member),
        verdict(member, BuiltInList::Signing),
        verdict(member, BuiltInList::Fit),
        commitment(member),
        balance(member),
        lowest(member),
        overdue(member),
        next(member),
    ]
}

fn name(member: &Member<'_>) -> Cell {
    let stage = member.surveyed.partnership.charter.value.stage.get();
    let stage = stage.map_or("stage not known", |stage| stage.as_str());
    Cell::of_lines(vec![Text::default().strong(member.name()), Text::default().and(stage)])
}

/// What a list that every charter is judged by comes to.
fn verdict(member: &Member<'_>, list: BuiltInList) -> Cell {
    let Some(list) = member.list(list) else { return NOTHING.into() };
    let standing = Standing::of(list, Some(member.stage()));
    let no = match (standing.is_judged && standing.names_questions(), list.no, list.open) {
        (false, ..) | (_, 0, 0) => String::new(),
        (_, 0, open) => format!(", {open} not answered"),
        (_, no, _) => format!(", {no} not met"),
    };
    let waived = if member.waiver(list).is_some() { " (waived)" } else { "" };
    let tone = tones::of_list(list, &standing);
    Text::default().toned(standing.word, tone).and(format!("{no}{waived}")).into()
}

fn commitment(member: &Member<'_>) -> Cell {
    let Some(commitment) = member.commitment() else { return Cell::toned("not known", Tone::Caution) };
    let has_begun = commitment.state != CommitmentState::NotStarted;
    if has_begun && member.surveyed.assessment.gates.gates.is_empty() {
        return "no gates".into();
    }
    Cell::toned(commitment_name(commitment.state), tones::of_commitment(commitment.state))
}

fn balance(member: &Member<'_>) -> Cell {
    let tone = if member.is_imbalanced() { Tone::Bad } else { Tone::Plain };
    member.balance().map_or_else(|| NOTHING.into(), |balance| Cell::toned(balance.to_string(), tone))
}

fn lowest(member: &Member<'_>) -> Cell {
    let Some(lowest) = member.lowest else { return NOTHING.into() };
    let tone = if lowest.is_low { Tone::Bad } else { Tone::Plain };
    Cell::toned(format!("{} {}", lowest.score, lowest.dimension.name()), tone)
}

fn overdue(member: &Member<'_>) -> Cell {
    match member.overdue().count() {
        0 => Cell::toned("0", Tone::Quiet),
        count => Cell::toned(count.to_string(), Tone::Bad),
    }
}

fn next(member: &Member<'_>) -> Cell {
    let Some(event) = member.next() else { return NOTHING.into() };
    let charter = &member.surveyed.partnership.charter.value;
    let when = Text::default().and(format!("{}, {}", event.day, from_now(member.as_of, event.day)));
    // The whole of it stands in the calendar.
    Cell::of_lines(vec![when, Text::default().and(shortened(&what(charter, event), WHAT_MOST))])
}

/// Why a partnership needs somebody; nothing where everything can wait.
pub(super) fn attention(member: &Member<'_>) -> Option<Text> {
    let reasons = reasons(member);
    (!reasons.is_empty())
        .then(|| Text::default().strong(member.name()).and(format!(": {}", reasons.join("; "))))
}

fn reasons(member: &Member<'_>) -> Vec<String> {
    let charter = &member.surveyed.partnership.charter.value;
    let mut reasons = Vec::new();
    if let Some(commitment) = member.commitment().filter(|it| it.state > CommitmentState::Full) {
        let since = commitment.cause().map(|cause| format!(" since {}", cause.since)).unwrap_or_default();
        reasons.push(format!("the commitment is {}{since}", commitment_name(commitment.state)));
    }
    for list in member.surveyed.assessment.readiness.iter().filter(|list| member.is_stopped_by(list)) {
        let title = &list.definition.title;
        reasons.push(format!("{title} {}", Standing::of(list, Some(member.stage())).line(None)));
    }
    if let Some(oldest) = member.overdue().next() {
        let count = member.overdue().count();
        let (what, day) = (what(charter, oldest), oldest.day);
        reasons.push(match count {
            1 => format!("overdue since {day}: {what}"),
            _ => format!("{} overdue, the oldest since {day}: {what}", counted(count, "item")),
        });
    }
    if let Some(low) = member.lowest.filter(|low| low.is_low && !low.has_plan) {
        let party = charter.party_name(low.party);
        reasons.push(format!(
            "{party} scores {} of 5 for {}, with no improvement plan",
            low.score,
            low.dimension.name()
        ));
    }
    if let Some(low) = member.low.filter(|low| *low > 0) {
        reasons.push(format!("{} of the health check rated low", counted(low, "question")));
    }
    if let Some(leads) = member.leads.filter(|leads| leads.is_low) {
        reasons.push(format!("{} of {} became deals", leads.conversions, counted(leads.leads, "lead")));
    }
    if let Some(meetings) = member.meetings.as_ref().filter(|meetings| meetings.is_low) {
        reasons.push(format!("{} of {} held", meetings.held, counted(meetings.agreed, "agreed meeting")));
    }
    if member.symptoms > 0 {
        reasons.push(format!("{} noted in reviews", counted(member.symptoms, "symptom")));
    }
    if let Some(gaps) = member.gaps.filter(|gaps| *gaps > 0) {
        reasons.push(format!("two parties differ on {} of the health check", counted(gaps, "question")));
    }
    if member.is_imbalanced() {
        let balance = member.balance().map(|balance| balance.to_string()).unwrap_or_default();
        reasons.push(format!("the balance between the parties is {balance}"));
    }
    reasons
}
