//! The health check as a list of questions.

use super::{List, Row};
use crate::config::HealthItem;
use crate::document::records::health::{HealthQuestion, InWords, Said};

/// The list of the health check; its keys begin with it.
pub const HEALTH: &str = "health";

/// The key of who filled in a sheet that a team agreed on.
pub const FILLED_IN_BY: &str = "health.by";

/// What a key of the health check asks in words.
#[must_use]
pub fn in_words(key: &str) -> Option<InWords> {
    let name = key.strip_prefix(HEALTH)?.strip_prefix('.')?;
    InWords::ALL.iter().copied().find(|what| what.as_str() == name)
}

/// Which question a key of the health check is.
#[must_use]
pub fn health_question(key: &str) -> Option<HealthQuestion> {
    let name = key.strip_prefix(HEALTH)?.strip_prefix('.')?;
    HealthQuestion::ALL.iter().copied().find(|question| question.as_str() == name)
}

/// The questions with described answers, of one person or for the one open sheet of a team; each may be left out.
pub(super) fn described(items: &[HealthItem], is_agreed: bool) -> List {
    let words = Said::WORDS.map(|(_, word)| word.to_owned());
    let row = |item: &HealthItem| {
        let steps = item.steps.iter().enumerate();
        let steps: Vec<String> = steps.map(|(at, step)| format!("{}: {step}", at + 1)).collect();
        let drawback = if item.is_drawback { ", a drawback" } else { "" };
        Row {
            key: format!("{HEALTH}.{}", item.id),
            question: format!("{} [{}]", item.asks, item.id),
            why: format!("{}{drawback}; what happened the last time it mattered", item.area.title()),
            example: "3".to_owned(),
            allowed: format!("{}; {}", steps.join(" "), words.join(" or ")),
            choices: ["1", "2", "3", "4", "5"].map(str::to_owned).into_iter().chain(words.clone()).collect(),
            ..Row::default()
        }
    };
    let by = is_agreed.then(|| Row {
        key: FILLED_IN_BY.to_owned(),
        question: "Who fills in this sheet?".to_owned(),
        why: "it is what the team agrees on, and open".to_owned(),
        example: "Ana Costa, Piet Vos".to_owned(),
        allowed: "names, separated by commas".to_owned(),
        ..Row::default()
    });
    let words = InWords::ALL.iter().map(|what| in_words_row(*what, is_agreed));
    let rows = by.into_iter().chain(items.iter().map(row)).chain(words);
    List { name: HEALTH.to_owned(), rows: rows.collect() }
}

/// One person's questions; each may be left out.
pub(super) fn list() -> List {
    let scores = || ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec();
    let row = |question: &HealthQuestion| Row {
        key: format!("{HEALTH}.{}", question.as_str()),
        // Whoever copies the questions into a form of their own copies the ids, by which the answers are matched.
        question: format!("{} [{}]", question.doc(), question.as_str()),
        why: "a gap between the parties shows here before it shows in the numbers".to_owned(),
        example: "4".to_owned(),
        allowed: "from 1 (worst) to 5; empty without an opinion".to_owned(),
        choices: scores(),
        ..Row::default()
    };
    let comment = in_words_row(InWords::Comment, false);
    let rows = HealthQuestion::ALL.iter().map(row).chain([comment]).collect();
    List { name: HEALTH.to_owned(), rows }
}

fn in_words_row(what: InWords, is_agreed: bool) -> Row {
    let why = if is_agreed { "it is shown with the sheet" } else { "its words may reveal who wrote it" };
    Row {
        key: format!("{HEALTH}.{what}"),
        question: what.doc().to_owned(),
        why: why.to_owned(),
        allowed: "text".to_owned(),
        ..Row::default()
    }
}
