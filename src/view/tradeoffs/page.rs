//! The trade-offs for people.

use super::{Tradeoffs, facts_against, overlay};
use crate::document::charter::model::{LegalForm, Structure};
use crate::method::structure::criteria::{Criterion, need};
use crate::method::structure::facts::Fact;
use crate::view::{Cell, Page, Table, Text};
use crate::wording::structure::{legal_form_name, structure_name};
use crate::wording::tradeoffs::{FormProfile, StructureProfile, enough, form_profile, structure_profile};

pub(super) fn page(tradeoffs: &Tradeoffs<'_>) -> Page {
    let mut page = Page::default();
    page.title("Structures, simplest first");
    page.table(criteria());
    page.say(
        "Each cell shows which ratings suffice and what the structure requires. The lowest rating of any party is binding; for exit simplicity, rated as the need for a clean exit, the highest.",
    );
    page.say(
        "Under risk tolerance the rating is how comfortable a party must be with shared fate and lock-in; the text is how much uncertainty the structure absorbs, which runs the other way.",
    );
    page.table(structures());
    page.say(
        "Start with the simplest structure that achieves the goal, and plan the move to a deeper one for when it works. `partner score` recommends one.",
    );
    page.title("Legal forms, lightest first");
    page.table(forms(tradeoffs.informal_most()));
    for surveyed in &tradeoffs.survey.partnerships {
        overlay::partnership(&mut page, surveyed);
    }
    page
}

fn heads(first: &'static str) -> Table {
    Table::with_columns([first].into_iter().chain(Structure::ALL.iter().map(|it| structure_name(*it))))
}

/// A cell for each criterion and structure.
fn criteria() -> Table {
    let mut table = heads("criterion");
    for criterion in Criterion::ALL {
        let cells = Structure::ALL.iter().map(|structure| {
            let need = need(*structure, *criterion);
            Cell::of_lines(vec![
                Text::default().strong(enough(*criterion, need.level)),
                Text::from(need.words),
            ])
        });
        table.rows.push([Cell::from(criterion.name())].into_iter().chain(cells).collect());
    }
    table
}

type Said<T> = (&'static str, fn(&T) -> &'static str);

fn structures() -> Table {
    let said: [Said<StructureProfile>; 4] = [
        ("what it is", |it| it.what),
        ("best for", |it| it.best_for),
        ("upside", |it| it.upside),
        ("downside", |it| it.downside),
    ];
    let mut table = heads("");
    for (name, read) in said {
        let cells = Structure::ALL.iter().map(|it| read(&structure_profile(*it)));
        table.row([name].into_iter().chain(cells));
    }
    let against = |structure: &Structure| {
        let facts = facts_against(*structure).enumerate();
        let said = |(nth, fact): (usize, Fact)| {
            let or = if nth == 0 { "" } else { "or " };
            Text::from(format!("{or}{}: {}", fact.statement(), fact.reason()))
        };
        Cell::of_lines(facts.map(said).collect())
    };
    table.rows.push([Cell::from("not when")].into_iter().chain(Structure::ALL.iter().map(against)).collect());
    let deeper = Structure::ALL.iter().map(|structure| match structure_profile(*structure).deeper {
        "" => "\u{2013}",
        deeper => deeper,
    });
    table.row(["to go deeper"].into_iter().chain(deeper));
    table
}

fn forms(informal_most: u32) -> Table {
    let said: [Said<FormProfile>; 7] = [
        ("what it is", |it| it.what),
        ("fits when", |it| it.fits_when),
        ("strengths", |it| it.strengths),
        ("costs", |it| it.costs),
        ("not when", |it| it.not_when),
        ("must have", |it| it.must_have),
        ("move on when", |it| it.move_on),
    ];
    let names = LegalForm::WEIGHED.iter().map(|it| legal_form_name(*it));
    let mut table = Table::with_columns([""].into_iter().chain(names));
    for (name, read) in said {
        let profiles = LegalForm::WEIGHED.iter().filter_map(|form| Some((form, form_profile(*form)?)));
        let cells = profiles.map(|(form, profile)| match (name, form) {
            ("not when", LegalForm::Informal) => Cell::of_lines(vec![
                Text::from(format!("a party contributes more than {informal_most}% of its annual resources")),
                Text::from(format!("or {}", read(&profile))),
            ]),
            _ => Cell::from(read(&profile)),
        });
        table.rows.push([Cell::from(name)].into_iter().chain(cells).collect());
    }
    table
}
