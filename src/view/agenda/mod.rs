//! What `partner agenda` answers: the agenda of a meeting, filled from the records, and its minutes to fill in.
//!
//! What is open in a charter, which `partner answer` asks for, is another thing: `crate::agenda`.

mod data;
mod facts;
mod items;
mod minutes;
mod page;

pub use data::AgendaData;
pub use minutes::{FREE, SECTIONS, Section};

use crate::config::Policy;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Date, Duration, keyword};
use crate::method::calendar::Calendar;
use crate::method::diagnosis::{Diagnosis, diagnose};
use crate::method::health::{Views, last_check, views};
use crate::partnership::{LeftOut, Partnership};
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Cell, Data, Page, Partnerships, Table, Text};

keyword! {
    /// What a meeting is for.
    pub enum Meeting {
        /// A business review: commitments, decisions, figures, relationship, opportunities, risks, actions, and the value review.
        Business = "business",
        /// A decision gate: what is asked, what shows it, who votes, and who and what each party has committed.
        Gate = "gate",
        /// A talk about the last health check.
        Health = "health",
        /// The start of work together.
        Kickoff = "kickoff",
    }
}

impl Meeting {
    /// The kind of review that its minutes become.
    #[must_use]
    pub const fn review(self) -> ReviewKind {
        match self {
            Self::Business => ReviewKind::Business,
            Self::Health => ReviewKind::Relationship,
            Self::Gate | Self::Kickoff => ReviewKind::Special,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Business => "business review",
            Self::Gate => "gate meeting",
            Self::Health => "health check meeting",
            Self::Kickoff => "kickoff",
        }
    }

    /// The parts of its agenda, in their order: what was promised first, then what is to be decided.
    const fn parts(self) -> &'static [Part] {
        use Part::{
            Actions, Checkpoints, Commitments, Decisions, Differences, Figures, GateQuestion, Opportunities,
            Relationship, Risks, Roles, ValueReview,
        };
        match self {
            Self::Business => {
                &[Commitments, Decisions, Figures, Relationship, Opportunities, Risks, Actions, ValueReview]
            }
            Self::Gate => &[Commitments, GateQuestion, Figures, Checkpoints, Roles, Risks],
            Self::Health => &[Commitments, Differences, Relationship, Actions],
            Self::Kickoff => &[Commitments, Decisions, Roles, Figures, Risks, Actions],
        }
    }
}

keyword! {
    /// A part of an agenda.
    pub enum Part {
        /// What the parties promised, and what became of it.
        Commitments = "commitments",
        /// What is to be decided.
        Decisions = "decisions",
        /// What the gate asks, what shows it, who votes.
        GateQuestion = "gate-question",
        /// What each gate reviews.
        Checkpoints = "checkpoints",
        /// The figures.
        Figures = "kpis",
        /// How the parties answered the health check.
        Differences = "differences",
        /// The relationship.
        Relationship = "relationship",
        /// Opportunities.
        Opportunities = "opportunities",
        /// Risks.
        Risks = "risks",
        /// Who has which role, and what each contributes.
        Roles = "roles",
        /// What is due next.
        Actions = "actions",
        /// The three questions of the value review.
        ValueReview = "value-review",
    }
}

impl Part {
    const fn title(self) -> &'static str {
        match self {
            Self::Commitments => "Commitments",
            Self::Decisions => "Decisions due",
            Self::GateQuestion => "The gate",
            Self::Checkpoints => "To review at every gate",
            Self::Figures => "KPIs",
            Self::Differences => "How the parties answered",
            Self::Relationship => "Relationship",
            Self::Opportunities => "Opportunities",
            Self::Risks => "Risks",
            Self::Roles => "Roles and resources",
            Self::Actions => "Due in the next 90 days",
            Self::ValueReview => "Value review: three questions",
        }
    }

    /// What stands under it where the records say nothing.
    const fn nothing(self) -> &'static str {
        match self {
            Self::Commitments => "No open promises.",
            Self::Decisions => "No decision is due in the next 90 days.",
            Self::GateQuestion => "No gate is to be decided.",
            Self::Checkpoints | Self::ValueReview => "Nothing to ask.",
            Self::Figures => "No shared metrics.",
            Self::Differences => "No health check with answers that may be shown.",
            Self::Relationship => "Nothing to raise in the records.",
            Self::Opportunities => "No opportunities recorded.",
            Self::Risks => "No risks recorded.",
            Self::Roles => "No roles recorded.",
            Self::Actions => "Nothing else is due in the next 90 days.",
        }
    }
}

/// How many days ahead an agenda looks: to the next quarterly review.
const DAYS_AHEAD: u32 = 90;

/// A point of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    part: Part,
    what: String,
    /// Who is to speak or act, by name.
    who: Vec<String>,
    due: Option<Date>,
    is_overdue: bool,
    /// The file and the line in it, counted from 1.
    place: Option<(String, Option<usize>)>,
}

/// The agendas of every partnership of a call.
#[derive(Debug)]
pub struct Agendas<'a> {
    meeting: Meeting,
    prepared: Vec<Prepared<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// What is known of one partnership before the meeting.
#[derive(Debug)]
struct Prepared<'a> {
    meeting: Meeting,
    surveyed: &'a Surveyed<'a>,
    policy: &'a Policy,
    as_of: Date,
    calendar: Calendar,
    diagnosis: Diagnosis,
    /// The last health check that is complete: its place among the checks, and what may be shown of it.
    check: Option<(usize, Vec<Views>)>,
}

impl<'a> Agendas<'a> {
    /// Prepares a meeting of every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, meeting: Meeting) -> Self {
        let (policy, as_of) = (&survey.configuration.policy, survey.as_of);
        let prepare = |surveyed: &'a Surveyed<'a>| {
            let (partnership, assessment) = (surveyed.partnership, &surveyed.assessment);
            let until = as_of.plus(&Duration::of_days(DAYS_AHEAD)).unwrap_or(as_of);
            let check = last_check(partnership, as_of);
            Prepared {
                meeting,
                surveyed,
                policy,
                as_of,
                calendar: Calendar::of(partnership, assessment, policy, as_of, Some(until)),
                diagnosis: diagnose(partnership, assessment, policy, as_of),
                check: check.map(|(at, check)| (at, views(partnership, check, policy, as_of))),
            }
        };
        Self {
            meeting,
            prepared: survey.partnerships.iter().map(prepare).collect(),
            left_out: survey.left_out,
        }
    }

    /// The minutes of the meetings, to be filled in.
    #[must_use]
    pub fn minutes(&self) -> Page {
        let mut page = Page::default();
        self.prepared.iter().for_each(|prepared| minutes::minutes(&mut page, prepared));
        page
    }
}

impl<'a> Prepared<'a> {
    fn partnership(&self) -> &'a Partnership {
        self.surveyed.partnership
    }

    fn items(&self) -> Vec<Item> {
        self.meeting.parts().iter().flat_map(|part| items::of(self, *part)).collect()
    }
}

impl Answer for Agendas<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        let columns = ["partnership", "meeting", "part", "what", "who", "due", "overdue", "path", "line"];
        let mut table = Table::with_columns(columns);
        for prepared in &self.prepared {
            for item in prepared.items() {
                let (path, line) = item.place.unwrap_or_default();
                let cells = [
                    prepared.partnership().id.clone(),
                    self.meeting.to_string(),
                    item.part.to_string(),
                    item.what,
                    item.who.join("; "),
                    item.due.map(|due| due.to_string()).unwrap_or_default(),
                    if item.is_overdue { "yes".to_owned() } else { String::new() },
                    path,
                    line.map(|line| line.to_string()).unwrap_or_default(),
                ];
                // What stands in a charter is text, backticks and all.
                table.row(cells.map(|text| Cell::from(Text::default().and(text))));
            }
        }
        table
    }

    fn data(&self) -> Data<'_> {
        Data::Agenda(Partnerships::of(self.left_out, self.prepared.iter().map(data::partnership)))
    }
}
