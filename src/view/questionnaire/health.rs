//! The health check as a list of questions.

use super::{List, Row};
use crate::document::records::health::HealthQuestion;

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
    let comment = Row {
        key: COMMENT.to_owned(),
        question: "Any comment?".to_owned(),
        why: "its words may reveal who wrote it".to_owned(),
        allowed: "text".to_owned(),
        ..Row::default()
    };
    let rows = HealthQuestion::ALL.iter().map(row).chain([comment]).collect();
    List { name: HEALTH.to_owned(), rows }
}
