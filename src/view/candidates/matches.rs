//! What is wanted, and what of it each candidate has.

use super::record::{RankedRecord, name};
use crate::document::records::candidates::Candidates;
use crate::document::{Field, List};
use crate::grammar::{alternatives, series};
use crate::method::candidates::matching::{Match, Matching};
use crate::view::{Cell, Page, Table, Text, Tone};

/// A point for each part of what is wanted.
pub(super) fn wanted(record: &Candidates) -> Vec<Text> {
    let Some(wanted) = record.wanted.get() else {
        return vec![Text::from("wanted: no criterion in `wanted` can be compared")];
    };
    let mut points = Vec::new();
    let mut say = |part: &str, values: Option<String>| {
        points.extend(values.map(|values| Text::default().and(format!("{part}: {values}"))));
    };
    let or = |values: Vec<String>| match values.len() {
        0 => None,
        1 => values.into_iter().next(),
        _ => Some(format!("{} (one is enough)", alternatives(&values))),
    };
    say("industry", or(values(&wanted.industry)));
    say("country", or(values(&wanted.country)));
    let capabilities = values(&wanted.capabilities);
    say(
        "capabilities",
        match capabilities.len() {
            0 => None,
            1 => capabilities.into_iter().next(),
            _ => Some(format!("{} (all of them)", series(&capabilities))),
        },
    );
    if points.is_empty() {
        points.push(Text::from("wanted: no criterion in `wanted` can be compared"));
    }
    points
}

fn values<T: ToString>(list: &Field<List<T>>) -> Vec<String> {
    list.get().into_iter().flat_map(List::values).map(ToString::to_string).collect()
}

/// A row for each candidate and a column for each part of what is wanted.
pub(super) fn table(page: &mut Page, shown: &RankedRecord<'_>) {
    let record = &shown.document.value;
    let rows: Vec<(usize, Matching<'_>)> = shown
        .landscape
        .placings
        .iter()
        .filter_map(|it| Some((it.index, Matching::of(record, shown.candidate(it.index)?))))
        .collect();
    let Some((_, any)) = rows.first().filter(|(_, it)| it.all().is_some()) else { return };
    let mut columns = vec!["candidate"];
    columns.extend(any.industry.map(|_| "industry"));
    columns.extend(any.country.map(|_| "country"));
    columns.extend(any.all_capabilities().map(|_| "capabilities"));
    let mut table = Table::with_columns(columns);
    for (index, matching) in &rows {
        let Some(candidate) = shown.candidate(*index) else { continue };
        let own = |value: Option<String>| value.unwrap_or_default();
        let mut row = vec![name(shown, *index)];
        row.extend(
            matching.industry.map(|it| part(it, &own(candidate.industry.get().map(ToString::to_string)))),
        );
        row.extend(
            matching.country.map(|it| part(it, &own(candidate.country.get().map(ToString::to_string)))),
        );
        row.extend(matching.all_capabilities().map(|all| capabilities(matching, all)));
        table.rows.push(row);
    }
    page.heading("Selection criteria met");
    page.table(table);
    page.say("Not stated is neither met nor missing: ask the candidate.");
}

fn part(matched: Match, own: &str) -> Cell {
    let text = match matched {
        Match::NotSaid if own.is_empty() => "not stated".to_owned(),
        Match::NotSaid => format!("not stated: {own}"),
        Match::Met => format!("met: {own}"),
        Match::NotMet => format!("not met: {own}"),
    };
    Cell::toned(Text::default().and(text), tone(matched))
}

const fn tone(matched: Match) -> Tone {
    match matched {
        Match::Met => Tone::Good,
        Match::NotMet => Tone::Bad,
        Match::NotSaid => Tone::Caution,
    }
}

/// A line for what is met, what is not, and what is not said.
fn capabilities(matching: &Matching<'_>, all: Match) -> Cell {
    let mut lines = Vec::new();
    for (matched, word) in [(Match::Met, "met"), (Match::NotMet, "not met"), (Match::NotSaid, "not stated")] {
        let of_kind = matching.capabilities.iter().filter(|(_, it)| *it == matched);
        let names: Vec<&str> = of_kind.map(|(name, _)| *name).collect();
        if !names.is_empty() {
            lines.push(Text::default().and(format!("{word}: {}", names.join(", "))));
        }
    }
    Cell { lines, tone: tone(all) }
}

/// What of a leader does not match, or that everything does.
pub(super) fn of_leader(shown: &RankedRecord<'_>, index: usize) -> Option<Text> {
    let matching = Matching::of(&shown.document.value, shown.candidate(index)?);
    let all = matching.all()?;
    let text = Text::default().strong(shown.name(index));
    if all == Match::Met {
        return Some(text.and(": meets every selection criterion"));
    }
    let with = |wanted: Match| -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(matching.industry.filter(|it| *it == wanted).map(|_| "industry".to_owned()));
        parts.extend(matching.country.filter(|it| *it == wanted).map(|_| "country".to_owned()));
        let lacking = matching.capabilities.iter().filter(|(_, it)| *it == wanted);
        parts.extend(lacking.map(|(name, _)| (*name).to_owned()));
        parts
    };
    let (no, unknown) = (with(Match::NotMet), with(Match::NotSaid));
    let said: Vec<String> = [("does not meet", no), ("not stated", unknown)]
        .into_iter()
        .filter(|(_, parts)| !parts.is_empty())
        .map(|(word, parts)| format!("{word}: {}", parts.join(", ")))
        .collect();
    Some(text.and(format!(": {}", said.join("; "))))
}
