//! Readiness for people.

use super::{Asked, Readiness, evidence};
use crate::document::Field;
use crate::grammar::{series, spaced};
use crate::method::readiness::{ChecklistResult, Count, HeldUp, ItemResult, ItemState, Step, Verdict, Way};
use crate::view::{Cell, Page, Table, Text, Tone, title_of, tones, unread};
use crate::wording::readiness::{VERDICTS, answer, more_questions, state_word, verdict_word};

const NOTHING: &str = "\u{2013}";

pub(super) fn page(readiness: &Readiness<'_>) -> Page {
    let mut page = Page::default();
    for asked in &readiness.asked {
        page.title(title(asked));
        unread(&mut page, asked.surveyed.partnership);
        for list in &asked.lists {
            checklist(&mut page, asked, list, &Shown { hides: &|_| false, is_in_words: false });
        }
    }
    legend(&mut page, readiness);
    page
}

/// What is shown of evidence.
struct Shown<'h> {
    /// Of which places nothing.
    hides: &'h dyn Fn(&str) -> bool,
    /// Whether for people without the files: no keys, and no error that the report says elsewhere.
    is_in_words: bool,
}

/// The lists that have a verdict, or are on their way to one; of what rests on places that stay out no evidence is shown.
pub(super) fn judged(readiness: &Readiness<'_>, hides: &dyn Fn(&str) -> bool) -> Page {
    let mut page = Page::default();
    for asked in &readiness.asked {
        for list in asked.lists.iter().filter(|list| list.is_judged()) {
            checklist(&mut page, asked, list, &Shown { hides, is_in_words: true });
        }
    }
    legend(&mut page, readiness);
    page
}

fn title(asked: &Asked<'_>) -> Text {
    let partnership = asked.surveyed.partnership;
    match asked.as_if {
        None => title_of(partnership),
        Some(stage) => {
            let rest = format!(" ({}, as if at stage {stage})", partnership.charter.source.path);
            Text::default().name(partnership.name()).and(rest)
        }
    }
}

/// What the list comes to, its verdict in its colour.
fn headline(asked: &Asked<'_>, list: &ChecklistResult) -> Text {
    let (line, standing) = (asked.headline(list), asked.standing(list));
    match line.strip_prefix(&standing.word) {
        Some(rest) => Text::default().toned(&*standing.word, tones::of_list(list, &standing)).and(rest),
        None => Text::default().strong(line),
    }
}

fn checklist(page: &mut Page, asked: &Asked<'_>, list: &ChecklistResult, shown: &Shown<'_>) {
    page.heading(
        Text::default().and(format!("{} (", list.definition.title)).code(&*list.definition.id).and(")"),
    );
    page.say(headline(asked, list));
    if let Some(waiver) = asked.waiver(list) {
        let owner = waiver.owner.get().map_or("", |owner| owner.name());
        let reason = waiver.reason.get().map_or("", |reason| reason.as_str());
        page.say(Text::default().and(format!("Waived by {owner}: {reason}")));
    }
    if !list.held_up_by.is_empty() && !shown.is_in_words {
        page.say("READY once these errors are fixed:");
        let error =
            |held: &HeldUp| Text::default().and(format!("{} (", held.message)).code(&*held.rule).and(")");
        page.list(list.held_up_by.iter().map(error).collect());
    }
    let mut table = Table::with_columns(["question", "answer", "state", "evidence", "missing"]);
    for item in &list.items {
        table.rows.push(row(asked, list, item, shown));
    }
    if shown.is_in_words
        && table.rows.iter().all(|row| row.last().is_some_and(|cell| *cell == NOTHING.into()))
    {
        table.columns.pop();
        table.rows.iter_mut().for_each(|row| _ = row.pop());
    }
    page.table(table);
    let policy = &asked.survey.configuration.policy;
    if list.verdict == Verdict::NotStarted && !shown.is_in_words {
        page.say(begin(list));
    }
    match list.way(policy) {
        // What is missing stands in the table; of a report it is enough to say which questions come first.
        Some(way) if shown.is_in_words => {
            let first = way.steps.iter().filter_map(|step| list.items.get(step.item));
            let first: Vec<String> = first.map(|item| spaced(&item.definition.id)).collect();
            let takes = more_questions(way.steps.len());
            page.say(
                Text::default()
                    .and("For ")
                    .strong(verdict_word(way.to))
                    .and(format!(", settle {takes}: {}.", series(&first))),
            );
        }
        Some(way) => next(page, list, &way),
        None => {}
    }
}

fn row(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult, shown: &Shown<'_>) -> Vec<Cell> {
    let question = Text::default().and(format!("{} ", item.definition.question)).code(&*item.definition.id);
    let found = item.found.iter().map(|it| it.path.as_str());
    let needed = item.missing.iter().map(|it| it.path.as_str());
    let (evidence, missing) = match found.chain(needed).any(shown.hides) {
        true => (Cell::toned("private", Tone::Quiet), Cell::toned("private", Tone::Quiet)),
        false if shown.is_in_words => {
            let missing = lines_cell(evidence::missing_in_words(asked, list, item));
            (lines_cell(evidence::found_in_words(asked, list, item)), missing)
        }
        false => {
            let missing = lines_cell(evidence::missing(asked, list, item));
            (lines_cell(evidence::found(asked, list, item)), missing)
        }
    };
    vec![
        question.into(),
        answer_cell(asked, list, item),
        Cell::toned(state_word(item), tone(item)),
        evidence,
        missing,
    ]
}

fn answer_cell(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Cell {
    let lists = asked.surveyed.partnership.charter.value.checklists.get();
    let written = lists.and_then(|lists| lists.get(&list.definition.id)?.get()?.get(&item.definition.id));
    match (item.answer, written) {
        (Some(given), _) => answer(given).into(),
        (None, Some(Field::Invalid)) => Cell::toned("cannot be read", Tone::Caution),
        (None, Some(Field::Given(given))) if given.answer.is_invalid() => {
            Cell::toned("cannot be read", Tone::Caution)
        }
        (None, _) => NOTHING.into(),
    }
}

fn tone(item: &ItemResult) -> Tone {
    match (item.counts, item.state) {
        (Count::Met, ItemState::Yes) => Tone::Good,
        (Count::Met | Count::Open, _) | (_, ItemState::Unknown | ItemState::Unanswered) => Tone::Caution,
        (Count::NotMet, _) => Tone::Bad,
        (Count::Apart, _) => Tone::Quiet,
    }
}

fn lines_cell(lines: Vec<Text>) -> Cell {
    if lines.is_empty() { NOTHING.into() } else { Cell::of_lines(lines) }
}

/// How a list is begun.
fn begin(list: &ChecklistResult) -> Text {
    let ask = format!("partner readiness --ask {}", list.definition.id);
    Text::from("To begin, answer its questions: ").code(ask).and(" asks them one by one.")
}

/// What to do next: the shortest way to the next better verdict.
fn next(page: &mut Page, list: &ChecklistResult, way: &Way) {
    let takes = more_questions(way.steps.len());
    page.say(Text::default().and("For ").strong(verdict_word(way.to)).and(format!(", settle {takes}:")));
    page.list(way.steps.iter().filter_map(|step| point(list, step)).collect());
}

fn point(list: &ChecklistResult, step: &Step) -> Option<Text> {
    let item = list.items.get(step.item)?;
    let point = Text::default().code(&*item.definition.id).and(": ");
    Some(point.then(super::deeds(list, item, step).join("; then ")))
}

/// What the words of verdicts and states mean, as far as they occur.
fn legend(page: &mut Page, readiness: &Readiness<'_>) {
    let lists = || readiness.asked.iter().flat_map(|asked| asked.lists.iter().map(move |list| (asked, list)));
    let states = [
        ("no", "no: answered no, or rated too low."),
        ("no evidence", "no evidence: answered yes, but neither the charter nor a document shows it."),
        ("claimed", "claimed: a link is given, but nobody has confirmed what it shows (`seen_by`, `on`)."),
        ("not known", "not known: answered unknown, or cannot be read."),
        ("not answered", "not answered: no answer, and the charter lacks part of the evidence."),
        ("not applicable", "not applicable: set aside with a reason, and not counted."),
    ];
    let has_verdict = |verdict: Verdict| {
        lists().any(|(asked, list)| asked.standing(list).is_judged && list.verdict == verdict)
    };
    let has_state =
        |word: &str| lists().flat_map(|(_, list)| &list.items).any(|item| state_word(item) == word);
    let verdicts = VERDICTS.into_iter().filter(|(it, _)| has_verdict(*it)).map(|(_, meaning)| meaning);
    let states = states.into_iter().filter(|(it, _)| has_state(it)).map(|(_, meaning)| meaning);
    let points: Vec<Text> = verdicts.chain(states).map(Text::from).collect();
    if !points.is_empty() {
        page.heading("Key");
        page.list(points);
    }
}
