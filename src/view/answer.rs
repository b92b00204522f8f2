//! What `partner answer --list` says: what is open in a charter, topic by topic.

use schemars::JsonSchema;
use serde::Serialize;

use super::head::Head;
use super::{Answer, Data, Page, Partnerships, Table, Text};
use crate::agenda::{self, Open};
use crate::partnership::{LeftOut, Partnership};
use crate::rules::Concerns;

/// What is open in a charter.
#[derive(Debug)]
pub struct Listing<'a> {
    partnership: &'a Partnership,
    open: Vec<Open>,
    left_out: &'a LeftOut,
}

/// The open questions of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenQuestions<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The questions, topic by topic: first what a verdict hangs on, worst consequence first.
    open: Vec<OpenQuestion<'a>>,
}

/// An open question.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenQuestion<'a> {
    /// The place of the answer by names.
    yaml_path: String,
    /// What it is about: a party or an entry; empty for the whole partnership.
    about: &'a str,
    /// The question in words.
    question: &'a str,
    /// How an answer may look; null where no rule asks.
    example: Option<&'a str>,
    /// Who has to answer it; null where no rule asks.
    concerns: Option<Concerns>,
    /// What to write.
    expected: String,
    /// The words that may be written; none where there is no list of them.
    choices: Vec<&'a str>,
    /// What asks: a checklist, a rule, or `TBD` in the charter itself.
    source: &'a str,
    /// Why it matters; may be empty.
    why: &'a str,
    /// What is missing or not enough, as `check` says it; may be empty.
    lack: &'a str,
    /// Whether a verdict hangs on it: a list asks for it, or an error is found without it.
    needed: bool,
    /// What is wrong with what is written; null where nothing is to be corrected.
    wrong: Option<&'a str>,
}

impl<'a> Listing<'a> {
    /// The open questions of a partnership, topic by topic.
    #[must_use]
    pub const fn new(partnership: &'a Partnership, open: Vec<Open>, left_out: &'a LeftOut) -> Self {
        Self { partnership, open, left_out }
    }
}

impl<'a> OpenQuestion<'a> {
    fn of(open: &'a Open) -> Self {
        Self {
            yaml_path: open.path.to_string(),
            about: &open.of,
            question: &open.question,
            example: open.example,
            concerns: open.concerns,
            expected: expected(open),
            choices: agenda::words(open.shape).iter().map(|word| word.word.as_ref()).collect(),
            source: &open.source,
            why: &open.why,
            lack: &open.lack,
            needed: open.is_needed,
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
            page.say("No open question is due.");
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
        let columns = ["yaml_path", "about", "question", "example", "expected", "source", "why", "wrong"];
        let mut table = Table::with_columns(columns);
        for open in &self.open {
            let cells = [
                open.path.to_string(),
                open.of.clone(),
                open.question.clone(),
                open.example.unwrap_or_default().to_owned(),
                expected(open),
                open.source.clone(),
                open.why.clone(),
                open.wrong.clone().unwrap_or_default(),
            ];
            table.row(cells.map(|cell| Text::default().and(cell)));
        }
        table
    }

    fn data(&self) -> Data<'_> {
        let open = self.open.iter().map(OpenQuestion::of).collect();
        let questions = OpenQuestions { head: Head::of(self.partnership), open };
        Data::Answer(Partnerships::of(self.left_out, std::iter::once(questions)))
    }
}
