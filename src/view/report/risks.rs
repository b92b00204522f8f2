//! Risks by likelihood and impact, each with what is done about it.

use super::Scene;
use super::element::{Drawing, RiskMap, Section};
use crate::document::NoneOr;
use crate::document::charter::risks::Risk;
use crate::document::scalar::Rating;
use crate::view::{Cell, Table, Text, Tone};

const NOTHING: &str = "\u{2013}";

pub(super) fn risks(scene: &Scene<'_>, section: &mut Section) {
    let charter = scene.charter();
    let all = charter.risks.get().into_iter().flat_map(|risks| risks.values());
    // What somebody has said does not exist is none.
    let named: Vec<&Risk> = all.filter(|it| !matches!(it.what.get(), Some(NoneOr::None))).collect();
    let place = |rating: &Rating| *rating as usize;
    let mapped: Vec<(usize, usize, usize)> = named
        .iter()
        .enumerate()
        .filter_map(|(nth, risk)| {
            Some((risk.likelihood.get().map(place)?, risk.impact.get().map(place)?, nth + 1))
        })
        .collect();
    if !mapped.is_empty() {
        let about = "Risks by likelihood and impact; the numbers are those of the table";
        section.chart(about, Drawing::Risks(RiskMap { risks: mapped }), None);
    }
    let columns = ["no.", "risk", "class", "likelihood, impact", "owner", "mitigation", "contingency plan"];
    let mut table = Table::with_columns(columns).right(&[0]);
    for (nth, risk) in named.iter().enumerate() {
        table.rows.push(row(nth + 1, risk));
    }
    section.list("Risks", table, &[2]);
    let scenarios = charter.scenarios.get();
    let answer = |question: &str, answer: Option<&str>| {
        Some(Text::default().strong(question).and(format!(": {}", answer?)))
    };
    let answers = [
        ("If the market shrinks by a fifth", scenarios.and_then(|it| it.market_shrinks.get())),
        ("If a key executive leaves", scenarios.and_then(|it| it.executive_leaves.get())),
    ];
    for (question, said) in answers {
        if let Some(text) = answer(question, said.map(|it| it.as_str())) {
            section.say(text);
        }
    }
}

fn row(nth: usize, risk: &Risk) -> Vec<Cell> {
    let text = |text: Option<&str>| Cell::from(Text::default().and(text.unwrap_or(NOTHING)));
    let what = match risk.what.get() {
        Some(NoneOr::Some(what)) => Some(what.as_str()),
        _ => risk.id.get().map(|id| id.as_str()),
    };
    let is_grave = risk.likelihood.get() == Some(&Rating::High) && risk.impact.get() == Some(&Rating::High);
    let rating = |rating: Option<&Rating>| rating.map_or(NOTHING, |it| it.as_str());
    let ratings = format!("{}, {}", rating(risk.likelihood.get()), rating(risk.impact.get()));
    vec![
        nth.to_string().into(),
        text(what),
        text(risk.kind.get().map(|kind| kind.as_str())),
        Cell::toned(ratings, if is_grave { Tone::Bad } else { Tone::Plain }),
        text(risk.owner.get().map(|owner| owner.name())),
        text(risk.mitigation.get().map(|it| it.as_str())),
        text(risk.contingency.get().map(|it| it.as_str())),
    ]
}
