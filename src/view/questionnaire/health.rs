//! The health check as a list of questions.

use super::{List, Row};
use crate::config::HealthItem;
use crate::document::records::health::{HealthQuestion, Said};

/// The list of the health check; its keys begin with it.
pub const HEALTH: &str = "health";

/// The key of what is said in words.
pub const COMMENT: &str = "health.comment";

/// Which question a key of the health check is.
#[must_use]
pub fn health_question(key: &str) -> Option<HealthQuestion> {
    let name = key.strip_prefix(HEALTH)?.strip_prefix('.')?;
    HealthQuestion::ALL.iter().copied().find(|question| question.as_str() == name)
}

/// One person's questions with described answers; each may be left out.
pub(super) fn described(items: &[HealthItem]) -> List {
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
    List { name: HEALTH.to_owned(), rows: items.iter().map(row).chain([comment()]).collect() }
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
    let rows = HealthQuestion::ALL.iter().map(row).chain([comment()]).collect();
    List { name: HEALTH.to_owned(), rows }
}

fn comment() -> Row {
    Row {
        key: COMMENT.to_owned(),
        question: "Any comment?".to_owned(),
        why: "its words may reveal who wrote it".to_owned(),
        allowed: "text".to_owned(),
        ..Row::default()
    }
}
