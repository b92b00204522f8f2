//! Diagnoses for people.

use super::{Diagnosed, Diagnoses};
use crate::document::Problem;
use crate::document::records::health::HealthQuestion;
use crate::document::scalar::Date;
use crate::grammar::{capitalised, counted, series};
use crate::method::diagnosis::{
    Case, Cause, Happening, Movement, Place, Profile, Remedy, RemedyState, Sign, Strength,
};
use crate::view::unread::is_unread;
use crate::view::{Cell, Page, Table, Text, Tone, commitment, title_of, unread};
use crate::wording::days::from_now;

const NOTHING: &str = "\u{2013}";
/// So many places are named of each symptom; of more it is said how many there are.
const PLACES_MOST: usize = 3;

pub(super) fn page(diagnoses: &Diagnoses<'_>) -> Page {
    let mut page = Page::default();
    for shown in &diagnoses.diagnosed {
        page.title(title_of(shown.partnership()));
        unread(&mut page, shown.partnership());
        commitment::say(&mut page, shown.surveyed, shown.as_of);
        headline(&mut page, shown);
        ending(&mut page, shown);
        remedies(&mut page, shown);
        causes(&mut page, shown);
        mistakes(&mut page, shown);
        symptoms(&mut page, shown);
        questions(&mut page, shown);
        events(&mut page, shown);
        profile(&mut page, shown);
        movement(&mut page, shown);
    }
    page
}

fn named(cause: Cause) -> String {
    format!("{}, {}", cause.name(), cause.row().class)
}

/// What it comes to, in a sentence.
fn headline(page: &mut Page, shown: &Diagnosed<'_>) {
    let diagnosis = &shown.diagnosis;
    let first = diagnosis.cases.first().filter(|case| case.strength >= Strength::Likely);
    let count = counted(diagnosis.signs.len(), "symptom");
    if let Some(case) = first {
        let verb = if case.strength == Strength::Strong { "Strong" } else { "Likely" };
        let by = counted(case.signs.len(), "symptom");
        page.say(
            Text::default().and(format!("{verb} case: ")).strong(case.cause.name()).and(format!(" ({by}).")),
        );
    } else if !diagnosis.signs.is_empty() {
        page.say(format!(
            "{count}, not enough to establish a cause: keep watching, and ask the questions below."
        ));
    } else if diagnosis.ending.is_none() {
        let records = &shown.partnership().records;
        let has_records = !records.reviews.is_empty() || !records.health.is_empty();
        let is_broken = |problems: &[Problem]| !problems.is_empty();
        let is_lost = is_unread(shown.partnership()) || records.documents().any(|(_, it)| is_broken(it));
        page.say(match (is_lost, has_records) {
            (true, _) => "No symptoms in what could be read; `partner check` lists what could not.",
            (false, true) => "No symptoms in the records.",
            (false, false) => "No symptoms in the charter; no review or health check is recorded yet.",
        });
    }
}

fn by(as_of: Date, day: Option<Date>) -> String {
    day.map_or_else(|| "no date".to_owned(), |day| format!("by {day}, {}", from_now(as_of, day)))
}

fn remedies(page: &mut Page, shown: &Diagnosed<'_>) {
    let remedies = &shown.diagnosis.remedies;
    if remedies.is_empty() {
        return;
    }
    let is_settled = remedies.iter().any(|it| it.cause.is_some());
    page.heading(if is_settled { "What to do first: one area, in 30 days" } else { "First steps" });
    page.list(remedies.iter().map(|it| remedy(shown, it)).collect());
}

fn remedy(shown: &Diagnosed<'_>, remedy: &Remedy) -> Text {
    let place =
        remedy.agreed_in.as_ref().map(|place| format!(" ({})", shown.shown(place))).unwrap_or_default();
    let before = match (remedy.state, remedy.cause, remedy.symptom) {
        (RemedyState::NotCarriedOut, ..) => Text::default().strong("agreed and not carried out").and(": "),
        (RemedyState::Agreed, ..) => Text::default().and("agreed already: "),
        (RemedyState::Proposed, Some(_), Some(_)) => {
            Text::default().and("the first remedy was carried out, and the symptoms remain: ")
        }
        (RemedyState::Proposed, ..) => Text::default(),
    };
    let who = series(&remedy.who);
    before.and(format!("{}: {who}, {}{place}", capitalised(&remedy.what), by(shown.as_of, remedy.by)))
}

fn causes(page: &mut Page, shown: &Diagnosed<'_>) {
    let (settled, open): (Vec<&Case>, Vec<&Case>) =
        shown.diagnosis.cases.iter().partition(|case| case.strength > Strength::Open);
    if !settled.is_empty() {
        page.heading("Causes");
        let mut table = Table::with_columns(["cause", "case", "symptoms", "evidence against it"]);
        for case in settled {
            table.rows.push(vec![
                Cell::from(format!("{} `{}`", capitalised(&named(case.cause)), case.cause)),
                strength(case),
                shown_by(shown, case),
                against(shown, case),
            ]);
        }
        page.table(table);
    }
    if !open.is_empty() {
        let names: Vec<&str> = open.iter().map(|case| case.cause.name()).collect();
        page.say(format!("Also possible, until the questions below are answered: {}.", names.join("; ")));
    }
}

fn strength(case: &Case) -> Cell {
    let tone = match case.strength {
        Strength::Strong => Tone::Bad,
        Strength::Likely => Tone::Caution,
        Strength::Watch | Strength::Open => Tone::Plain,
    };
    Cell::toned(case.strength.as_str(), tone)
}

fn shown_by(shown: &Diagnosed<'_>, case: &Case) -> Cell {
    let signs = case.signs.iter().filter_map(|at| shown.diagnosis.signs.get(*at));
    let line = |sign: &Sign| {
        let may = if sign.is_decided { "" } else { " (or another cause)" };
        Text::from(format!("`{}`{may}", sign.symptom))
    };
    Cell::of_lines(signs.map(line).collect())
}

fn against(shown: &Diagnosed<'_>, case: &Case) -> Cell {
    if case.against.is_empty() {
        return NOTHING.into();
    }
    let line = |fact: &crate::method::diagnosis::Fact| {
        Text::default().and(format!("{}{}", fact.said, places(shown, &fact.places)))
    };
    Cell::of_lines(case.against.iter().map(line).collect())
}

/// ` (reviews/2026-q1.yaml:7 and reviews/2026-q2.yaml:7)`.
fn places(shown: &Diagnosed<'_>, places: &[Place]) -> String {
    let mut named: Vec<String> = Vec::new();
    for place in places {
        let place = shown.shown(place);
        if !named.contains(&place) {
            named.push(place);
        }
    }
    if named.is_empty() {
        return String::new();
    }
    if named.len() > PLACES_MOST {
        let more = named.len() - PLACES_MOST;
        named.truncate(PLACES_MOST);
        named.push(format!("{more} more"));
    }
    format!(" ({})", series(&named))
}

fn mistakes(page: &mut Page, shown: &Diagnosed<'_>) {
    let mistakes = shown.diagnosis.mistakes();
    if mistakes.is_empty() {
        return;
    }
    page.heading("Underlying mistakes");
    let point = |(mistake, causes): &(crate::method::diagnosis::Mistake, Vec<Cause>)| {
        let of = if mistake.is_of_deal() { "in the deal" } else { "in how it was set up" };
        let names: Vec<&str> = causes.iter().map(|cause| cause.name()).collect();
        Text::from(format!("{of}: {} ({})", mistake.name(), names.join("; ")))
    };
    page.list(mistakes.iter().map(point).collect());
}

fn symptoms(page: &mut Page, shown: &Diagnosed<'_>) {
    let diagnosis = &shown.diagnosis;
    if diagnosis.signs.is_empty() && diagnosis.own.is_empty() {
        return;
    }
    page.heading("Symptoms");
    let sign = |sign: &Sign| {
        let said = sign.derived.as_deref().map_or_else(
            || {
                let by = if sign.is_seen_by_all { "noted with every party present" } else { "noted" };
                format!("{by}: {}", lower_first(sign.symptom.name()))
            },
            |said| {
                if sign.noted.is_some() { format!("{said}; noted in a review too") } else { said.to_owned() }
            },
        );
        let because = sign.because.as_ref().map(|it| format!("; {it}")).unwrap_or_default();
        // What the records say of itself is not said twice.
        let because = if sign.derived.as_ref() == sign.because.as_ref() { String::new() } else { because };
        let rest = format!(": {said}{because}{}", places(shown, &sign.places));
        Text::default().code(sign.symptom.as_str()).and(rest)
    };
    let own = diagnosis.own.iter().map(|it| {
        let place = shown.shown(&it.place());
        Text::default()
            .code(it.what.clone())
            .and(format!(": the team's own, from which no cause follows ({place})"))
    });
    page.list(diagnosis.signs.iter().map(sign).chain(own).collect());
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn questions(page: &mut Page, shown: &Diagnosed<'_>) {
    let points: Vec<Text> = shown
        .diagnosis
        .questions()
        .map(|(sign, question)| {
            let causes: Vec<&str> = sign.causes.iter().map(|cause| cause.name()).collect();
            let rest = format!(": {question} Possible causes: {}.", causes.join("; "));
            Text::default().code(sign.symptom.as_str()).and(rest)
        })
        .collect();
    if !points.is_empty() {
        page.heading("Questions that settle the cause");
        page.list(points);
    }
}

fn events(page: &mut Page, shown: &Diagnosed<'_>) {
    let happened = &shown.diagnosis.happened;
    if happened.is_empty() {
        return;
    }
    page.heading("Events that call for a special review");
    let point = |it: &crate::method::diagnosis::Noted<Happening>| {
        let what = it.what.doc().trim_end_matches('.');
        Text::default().and(format!("{} ({})", lower_first(what), shown.shown(&it.place())))
    };
    page.list(happened.iter().map(point).collect());
}

fn ending(page: &mut Page, shown: &Diagnosed<'_>) {
    let Some(ending) = &shown.diagnosis.ending else { return };
    page.heading("Consider an orderly end instead of repair");
    let reason = |it: &crate::method::diagnosis::Fact| {
        Text::default().and(format!("{}{}", it.said, places(shown, &it.places)))
    };
    page.list(ending.reasons.iter().map(reason).collect());
    page.say("First steps:");
    let step = |it: &crate::method::diagnosis::Step| {
        let who = series(&it.who);
        Text::default().and(format!("{}: {who}, {}", capitalised(it.what), by(shown.as_of, it.by)))
    };
    page.list(ending.steps.iter().map(step).collect());
}

/// The profile of a day, beside that of an earlier one where there is one.
fn profile(page: &mut Page, shown: &Diagnosed<'_>) {
    let Some(now) = &shown.profile else { return };
    let before = shown.since.as_ref().and_then(|(_, before)| before.as_ref());
    page.heading("Profile by area and party");
    let parties = shown.partnership().charter.value.party_ids();
    let names = parties.iter().map(|party| shown.name(party).to_owned());
    let mut table = Table::with_columns(std::iter::once("area".to_owned()).chain(names));
    let row = |title: String, cell: &dyn Fn(&Profile, &str) -> Option<String>| {
        let cells = parties.iter().map(|party| moved(cell(now, party), &before.map(|it| cell(it, party))));
        std::iter::once(Cell::from(title)).chain(cells.map(Cell::from)).collect::<Vec<Cell>>()
    };
    if !now.health.is_empty() {
        for question in HealthQuestion::ALL {
            let title = format!("health check: {}", question.title());
            table.rows.push(row(title, &|profile, party| {
                let views = profile.health.iter().find(|it| it.question == *question)?;
                Some(views.sides.iter().find(|side| side.party == party)?.mean.to_string())
            }));
        }
    }
    table.rows.push(row("promises kept".to_owned(), &|profile, party| {
        let kept = profile.promises.iter().find(|it| it.party == party).filter(|it| it.of > 0)?;
        Some(format!("{} of {}", kept.kept, kept.of))
    }));
    page.table(table);
    let list = |(list, met, of): &(String, usize, usize)| {
        let then = before.and_then(|it| it.readiness.iter().find(|(other, ..)| other == list));
        let said = |met: usize, of: usize| format!("{met} of {of}");
        let now = moved(Some(said(*met, *of)), &then.map(|(_, met, of)| Some(said(*met, *of))));
        Text::default().and(format!("{list}: {now} met"))
    };
    page.list(now.readiness.iter().map(list).collect());
}

/// `3.3 (was 3.7)`; a dash where there is nothing.
fn moved(now: Option<String>, before: &Option<Option<String>>) -> String {
    let was = before.as_ref().filter(|before| **before != now);
    let was = was.map(|before| format!(" (was {})", before.as_deref().unwrap_or("none")));
    format!("{}{}", now.unwrap_or_else(|| NOTHING.to_owned()), was.unwrap_or_default())
}

fn movement(page: &mut Page, shown: &Diagnosed<'_>) {
    let Some((moved, _)) = &shown.since else { return };
    page.heading(format!("Since {}", moved.from));
    page.say(format!(
        "Compared with what the records said on {}; the charter is read as it is now.",
        moved.from
    ));
    if moved.causes.is_empty() {
        page.say("No cause then, and none now.");
        return;
    }
    page.table(moves(moved));
}

fn moves(movement: &Movement) -> Table {
    let mut table = Table::with_columns(["cause", "then", "now", "moved"]);
    let word = |strength: Option<Strength>| strength.map_or(NOTHING, Strength::as_str);
    for (cause, before, now, moved) in &movement.causes {
        table.row([cause.name(), word(*before), word(*now), moved.as_str()]);
    }
    table
}
