//! What `partner history` answers: verdicts, findings, commitment, balance and scores as each commit left them, each judged as of its own
//! day [S0, S1].

mod charts;
mod data;
mod measures;
mod page;
mod sheet;

pub use data::HistoryData;
pub use measures::FINDINGS;

use std::collections::BTreeMap;

use crate::check::Judged;
use crate::config::Policy;
use crate::document::records::review::Dimension;
use crate::document::scalar::Date;
use crate::finding::Severity;
use crate::method::gates::CommitmentState;
use crate::method::health::{last_check, views};
use crate::method::readiness::Verdict;
use crate::method::scorecard::scores;
use crate::method::value::Ratio;
use crate::view::{Answer, Data, Page, Table};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its object id.
    pub id: String,
    /// The name by which it was asked for: a revision or a tag.
    pub name: Option<String>,
    /// The day on which it was made, in UTC.
    pub day: Date,
    /// The first line of its message.
    pub subject: String,
    /// Who wrote it.
    pub author: String,
}

/// A partnership as a commit left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The commit, in [`History::stops`].
    pub stop: usize,
    /// The charter, as shown.
    pub path: String,
    /// What it came to.
    pub state: State,
}

/// What a partnership came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It was judged.
    Judged(Box<Figures>),
    /// Its charter could not be read, and why.
    Broken(String),
}

/// The figures of a partnership on the day of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    id: String,
    name: String,
    stage: String,
    verdicts: Vec<(String, Verdict, usize, usize)>,
    errors: usize,
    warnings: usize,
    advice: usize,
    commitment: Option<CommitmentState>,
    balance: Option<Ratio>,
    lowest_score: Option<u8>,
    health_gaps: Option<usize>,
    health_low: Option<usize>,
}

impl State {
    /// What a partnership that was judged on a day comes to.
    #[must_use]
    pub fn of(judged: &Judged<'_>, policy: &Policy, as_of: Date) -> Self {
        let partnership = judged.partnership;
        let broken = partnership.charter.problems.iter().find(|problem| problem.kind.breaks());
        let (Some(assessment), None) = (&judged.assessment, broken) else {
            let why =
                broken.map_or_else(|| "it cannot be read".to_owned(), |problem| problem.message.clone());
            return Self::Broken(why);
        };
        let count = |severity| judged.active().filter(|finding| finding.severity == severity).count();
        let lists = assessment.readiness.iter().filter(|list| list.is_judged());
        let charter = &partnership.charter.value;
        let all = charter.party_ids().into_iter();
        let lowest = all.flat_map(|party| {
            let last = |dimension: &Dimension| scores(partnership, party, *dimension, as_of).next();
            Dimension::ALL.iter().filter_map(last).map(|scored| scored.score).collect::<Vec<_>>()
        });
        let health =
            last_check(partnership, as_of).map(|(_, check)| views(partnership, check, policy, as_of));
        Self::Judged(Box::new(Figures {
            id: partnership.id.clone(),
            name: partnership.name().to_owned(),
            stage: charter.stage().to_string(),
            verdicts: lists
                .map(|list| (list.definition.id.to_string(), list.verdict, list.no, list.of))
                .collect(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
            commitment: assessment.gates.commitment.as_ref().map(|it| it.state),
            balance: assessment.value.as_ref().and_then(|it| it.balance.as_ref().ok()).map(|it| it.value),
            lowest_score: lowest.min(),
            health_gaps: health
                .as_ref()
                .map(|views| views.iter().filter(|it| it.gap(policy).is_some()).count()),
            health_low: health.as_ref().map(|views| {
                views.iter().filter(|it| !it.low(policy.scorecard_least, policy).is_empty()).count()
            }),
        }))
    }
}

/// The history of every partnership of a call.
#[derive(Debug)]
pub struct History {
    stops: Vec<Stop>,
    /// The readings of each charter, by its path, in the order of the commits.
    charters: BTreeMap<String, Vec<Reading>>,
    is_shallow: bool,
}

impl History {
    /// The history that some readings make.
    #[must_use]
    pub fn of(stops: Vec<Stop>, readings: Vec<Reading>, is_shallow: bool) -> Self {
        let mut charters: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
        for reading in readings {
            charters.entry(reading.path.clone()).or_default().push(reading);
        }
        Self { stops, charters, is_shallow }
    }

    /// The same with what a charter comes to today, which need not be committed.
    #[must_use]
    pub fn with_today(mut self, path: &str, state: State, day: Date) -> Self {
        let readings = self.charters.entry(path.to_owned()).or_default();
        readings.push(Reading { stop: self.stops.len(), path: path.to_owned(), state });
        self.stops.push(Stop {
            id: String::new(),
            name: Some("today".to_owned()),
            day,
            subject: String::new(),
            author: String::new(),
        });
        self
    }

    /// Whether nothing was there to judge.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.charters.is_empty()
    }

    /// The commits of a charter that was judged, with its figures.
    fn judged<'h>(
        &'h self,
        readings: &'h [Reading],
    ) -> impl DoubleEndedIterator<Item = (&'h Stop, &'h Figures)> {
        readings.iter().filter_map(|reading| match &reading.state {
            State::Judged(figures) => Some((self.stops.get(reading.stop)?, &**figures)),
            State::Broken(_) => None,
        })
    }

    /// The commits that are skipped: the charter was broken.
    fn broken<'h>(&'h self, readings: &'h [Reading]) -> impl Iterator<Item = (&'h Stop, &'h str)> {
        readings.iter().filter_map(|reading| match &reading.state {
            State::Broken(why) => Some((self.stops.get(reading.stop)?, why.as_str())),
            State::Judged(_) => None,
        })
    }
}

impl Stop {
    /// The name by which it was asked for, else as much of its id as people need.
    fn shown(&self) -> &str {
        const SHORT: usize = 8;
        self.name.as_deref().unwrap_or_else(|| self.id.get(..SHORT).unwrap_or(&self.id))
    }
}

impl Answer for History {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::History(data::data(self))
    }
}
