//! What `partner questionnaire` sends: the open questions that concern one party, for a side that answers in a spreadsheet.
//!
//! `partner import` reads it back. What both need to know of the file stands here: its columns, what it says of itself, and
//! the version of the charter that it was written for.

mod ask;
mod cell;
mod health;
mod page;
mod version;

pub use cell::{cell_of, entries_of};
pub use health::{FILLED_IN_BY, HEALTH, health_question, in_words};
pub use version::version;

use version::fingerprint;

use std::collections::BTreeSet;

use crate::agenda::{self, About};
use crate::check::Judged;
use crate::config::HealthItem;
use crate::document::scalar::{Date, Period};
use crate::partnership::Partnership;
use crate::yaml::YamlPath;

/// The columns of every sheet, from left to right.
pub const COLUMNS: [&str; 7] = ["key", "question", "why", "example", "allowed", "theirs", "answer"];

/// The column that a file of one table begins with: the list to which a row belongs.
pub const LIST_COLUMN: &str = "list";

/// The list that says what the file is.
pub const ABOUT: &str = "about";

/// The list of what both have answered differently.
pub const DIFFERENCES: &str = "differences";

/// What an answer says that takes the entry of a list away.
pub const REMOVE: &str = "REMOVE";

/// The list of what no checklist asks.
const CHARTER: &str = "charter";

/// What a file says of itself, by the keys of its list `about`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The charter's file, from where the program was run.
    pub charter: String,
    /// The id of the partnership.
    pub partnership: String,
    /// The id of the party that is asked.
    pub party: String,
    /// The day on which it was written.
    pub written: String,
    /// What is asked.
    pub scope: Scope,
    /// Of which version of the charter.
    pub version: String,
    /// The period of the health check.
    pub period: String,
    /// What was said before where something is to be corrected: a place a line, with the fingerprint of what it said.
    pub said: String,
}

impl Heading {
    /// The keys, each with what it holds and the value.
    #[must_use]
    pub fn entries(&self) -> [(&'static str, &'static str, &str); 8] {
        [
            ("charter", "The charter", &self.charter),
            ("partnership", "The partnership's id", &self.partnership),
            ("party", "The party that answers", &self.party),
            ("written", "Date of these questions", &self.written),
            ("scope", "What is asked: what is open, all, or the health check", self.scope.as_str()),
            ("version", "Version of the charter", &self.version),
            ("period", "The period of the health check", &self.period),
            ("said", "Where something was said before, by fingerprints", &self.said),
        ]
    }

    /// Reads it back; `None` where a key is missing, which is then no file of ours.
    #[must_use]
    pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Option<Self> {
        let owned = |key: &str| value(key).map(|text| text.trim().to_owned());
        Some(Self {
            charter: owned("charter")?,
            partnership: owned("partnership")?,
            party: owned("party")?,
            written: owned("written").unwrap_or_default(),
            scope: Scope::ALL.into_iter().find(|it| Some(it.as_str()) == value("scope").map(str::trim))?,
            version: owned("version")?,
            period: owned("period").unwrap_or_default(),
            said: owned("said").unwrap_or_default(),
        })
    }

    /// Whether a place said this when the file was written. What said nothing then is not in the file.
    #[must_use]
    pub fn has_said(&self, key: &str, text: &str) -> bool {
        let print = fingerprint(text);
        self.said.lines().any(|line| line.trim().rsplit_once(' ') == Some((key, print.as_str())))
    }
}

/// Questions to one party.
#[derive(Debug)]
pub struct Questionnaire<'a> {
    partnership: &'a Partnership,
    /// What the file says of itself.
    pub heading: Heading,
    /// The questions, list by list.
    pub lists: Vec<List>,
}

/// The questions of a checklist, or of what else asks.
#[derive(Debug, PartialEq, Eq)]
pub struct List {
    /// What it is called.
    pub name: String,
    /// Its questions.
    pub rows: Vec<Row>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Where the answer belongs.
    pub key: String,
    /// In plain words.
    pub question: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// How an answer may look; may be empty.
    pub example: String,
    /// What may be answered.
    pub allowed: String,
    /// The words of which one is to be chosen; none where other texts are answers too.
    pub choices: Vec<String>,
    /// What the other parties have answered, as far as this one may know.
    pub theirs: String,
    /// What this party has answered.
    pub answer: String,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What is open.
    Open,
    /// That, and what is settled, with its answers.
    All,
    /// The health check alone.
    Health,
}

impl Scope {
    const ALL: [Self; 3] = [Self::Open, Self::All, Self::Health];

    /// As a file says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::All => "all",
            Self::Health => "health",
        }
    }
}

/// Whom to ask, what, and when.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The id of the party.
    pub party: &'a str,
    /// What is asked.
    pub scope: Scope,
    /// The day on which it is written.
    pub day: Date,
    /// The period of the health check; none where there can be no check.
    pub period: Option<Period>,
    /// The questions of the health check with described answers; the four areas alone where there are none.
    pub described: &'a [HealthItem],
    /// Whether a team fills them in together.
    pub is_agreed: bool,
}

impl<'a> Questionnaire<'a> {
    /// The questions to a party of a partnership.
    #[must_use]
    pub fn of(judged: &'a Judged<'_>, wish: &Wish<'_>) -> Self {
        let partnership = judged.partnership;
        let mut lists: Vec<List> = Vec::new();
        if wish.scope != Scope::Health {
            lists = asked_lists(judged, wish);
        }
        lists.extend(wish.period.map(|_| match wish.described {
            [] => health::list(),
            items => health::described(items, wish.is_agreed),
        }));
        let heading = Heading {
            charter: partnership.charter.source.path.clone(),
            partnership: partnership.id.clone(),
            party: wish.party.to_owned(),
            written: wish.day.to_string(),
            scope: wish.scope,
            version: version_of(partnership, wish, &lists),
            period: wish.period.map(|period| period.to_string()).unwrap_or_default(),
            said: said_before(partnership, &lists),
        };
        Self { partnership, heading, lists }
    }

    /// How many questions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lists.iter().map(|list| list.rows.len()).sum()
    }
}

fn said_before(partnership: &Partnership, lists: &[List]) -> String {
    let rows = lists.iter().filter(|list| list.name != HEALTH).flat_map(|list| &list.rows);
    let open = rows.filter(|row| row.answer.is_empty());
    let said = |row: &Row| {
        let text = cell_of(&partnership.charter.source.tree, &row.key.as_str().into())?;
        Some(format!("{} {}", row.key, fingerprint(&text)))
    };
    open.filter_map(said).collect::<Vec<String>>().join("\n")
}

/// A file of what is open is as good as before when one of its questions is answered elsewhere; one of everything is not.
fn version_of(partnership: &Partnership, wish: &Wish<'_>, lists: &[List]) -> String {
    let rows = lists.iter().filter(|list| list.name != HEALTH).flat_map(|list| &list.rows);
    let asked: Vec<YamlPath> = match wish.scope {
        Scope::Open => rows.map(|row| YamlPath::from(row.key.as_str())).collect(),
        Scope::All | Scope::Health => Vec::new(),
    };
    version(&partnership.charter, wish.party, &asked)
}

fn asked_lists(judged: &Judged<'_>, wish: &Wish<'_>) -> Vec<List> {
    let wants_all = wish.scope == Scope::All;
    let asked = ask::Asked::of(&judged.partnership.charter, wish.party, wish.scope);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut lists: Vec<List> = Vec::new();
    let mut add = |name: &str, rows: Vec<Row>| {
        let rows: Vec<Row> = rows.into_iter().filter(|row| seen.insert(row.key.clone())).collect();
        match lists.iter_mut().find(|list| list.name == name) {
            Some(list) => list.rows.extend(rows),
            None if rows.is_empty() => {}
            None => lists.push(List { name: name.to_owned(), rows }),
        }
    };
    if !wants_all {
        add(DIFFERENCES, asked.differences());
    }
    for matter in agenda::of(judged, true, usize::MAX) {
        let name = match matter.about {
            About::Question(list, _) => list.definition.id.to_string(),
            About::Unreadable(_) | About::Found(_) | About::SaysOpen => CHARTER.to_owned(),
        };
        // A list of the team's own may be called as one of these.
        let name =
            if [ABOUT, HEALTH, DIFFERENCES].contains(&name.as_str()) { format!("{name} list") } else { name };
        add(&name, matter.open.iter().flat_map(|open| asked.rows(open)).collect());
    }
    if wants_all {
        add(CHARTER, asked.settled());
    }
    lists
}
