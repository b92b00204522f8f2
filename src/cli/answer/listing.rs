//! `partner answer --list`: what is open, for people and for programs.

use serde::Serialize;

use super::value;
use crate::agenda::{self, Open};
use crate::document::scalar::Date;
use crate::partnership::Partnership;
use crate::view::{Answer, Page, Table, Text};

/// What is open in a charter.
pub(super) struct Listing<'a> {
    pub(super) partnership: &'a Partnership,
    /// Most important first.
    pub(super) open: Vec<Open>,
    pub(super) as_of: Date,
}

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    command: &'static str,
    as_of: String,
    partnership: &'a str,
    path: &'a str,
    open: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    path: String,
    of: &'a str,
    question: &'a str,
    expected: String,
    words: Vec<&'a str>,
    source: &'a str,
    why: &'a str,
    /// What is wrong with what stands there; only where it is to be corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(open: &'a Open) -> Self {
        Self {
            path: open.path.to_string(),
            of: &open.of,
            question: &open.question,
            expected: expected(open),
            words: value::words(open.shape).iter().map(|word| word.word.as_ref()).collect(),
            source: &open.source,
            why: &open.why,
            wrong: open.wrong.as_deref(),
        }
    }
}

/// What to write for an answer.
fn expected(open: &Open) -> String {
    agenda::expected(open.shape).unwrap_or_else(|| "entries, each with several keys".to_owned())
}

/// The question, with of whom it is asked.
fn asked(open: &Open) -> String {
    if open.of.is_empty() { open.question.clone() } else { format!("{}: {}", open.of, open.question) }
}

impl Answer for Listing<'_> {
    fn page(&self) -> Page {
        let mut page = Page::default();
        let path = &self.partnership.charter.source.path;
        page.title(Text::default().name(self.partnership.name()).and(format!(" ({path})")));
        if self.open.is_empty() {
            page.say("Nothing that is due is open.");
            return page;
        }
        let point = |open: &Open| {
            // A question may quote what a charter says: its backticks are no marks.
            let asked = match &open.wrong {
                Some(wrong) if open.of.is_empty() => wrong.clone(),
                Some(wrong) => format!("{}: {wrong}", open.of),
                None => asked(open),
            };
            let question = format!(": {asked} ({})", open.source);
            Text::default().code(open.path.to_string()).and(question)
        };
        page.list(self.open.iter().map(point).collect());
        page
    }

    fn sheet(&self) -> Table {
        let mut table = Table::with_columns(["path", "of", "question", "expected", "source", "why", "wrong"]);
        for open in &self.open {
            let cells = [
                open.path.to_string(),
                open.of.clone(),
                open.question.clone(),
                expected(open),
                open.source.clone(),
                open.why.clone(),
                open.wrong.clone().unwrap_or_default(),
            ];
            table.row(cells.map(|cell| Text::default().and(cell)));
        }
        table
    }

    fn json(&self) -> serde_json::Result<String> {
        let root = Root {
            version: 1,
            command: "answer",
            as_of: self.as_of.to_string(),
            partnership: &self.partnership.id,
            path: &self.partnership.charter.source.path,
            open: self.open.iter().map(Row::of).collect(),
        };
        Ok(serde_json::to_string_pretty(&root)? + "\n")
    }
}
