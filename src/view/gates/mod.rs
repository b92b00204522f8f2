//! What `partner gates` answers: the gates and the commitment in force [S2], the calendar, and the usual gates that are missing.

mod attendees;
mod calendar;
mod chart;
mod data;
mod feed;
mod page;
mod row;
mod schedule;
mod sheet;
mod suggest;

pub use data::GatesData;

pub use feed::{FeedOf, Past};
pub use row::GateRow;

use std::collections::BTreeMap;

use crate::document::charter::gates::Gate;
use crate::document::scalar::Date;
use crate::method::calendar::{Calendar, Origin};
use crate::method::gates::GateStatus;
use crate::method::usual_gates::{Usual, usual_gates};
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, GanttSection, Line, Page, Partnerships, Table, Timeline, commitment};

/// What is asked beyond the gates themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// The last day of the calendar, where another than the usual one is wanted.
    pub until: Option<Date>,
    /// Whether the calendar is drawn along a ruler of months.
    pub timeline: bool,
    /// Whether the usual gates that are missing are proposed, instead of showing those that are there.
    pub suggest: bool,
}

/// The gates and calendars of every partnership of a call.
#[derive(Debug)]
pub struct Gates<'a> {
    survey: &'a Survey<'a>,
    wish: Wish,
    scheduled: Vec<Scheduled<'a>>,
}

/// One partnership with its days.
#[derive(Debug)]
struct Scheduled<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    calendar: Calendar,
    usual: Vec<Usual>,
}

impl<'a> Gates<'a> {
    /// Works out the days of every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>, wish: Wish) -> Self {
        let policy = &survey.configuration.policy;
        let as_of = survey.as_of;
        let schedule = |surveyed: &'a Surveyed<'a>| {
            let (partnership, assessment) = (surveyed.partnership, &surveyed.assessment);
            Scheduled {
                surveyed,
                as_of,
                calendar: match wish.until {
                    None => assessment.calendar(partnership, policy, as_of).clone(),
                    until => Calendar::of(partnership, assessment, policy, as_of, until),
                },
                usual: usual_gates(&partnership.charter.value, &assessment.gates, policy, as_of),
            }
        };
        Self { survey, wish, scheduled: survey.partnerships.iter().map(schedule).collect() }
    }

    /// The days of each partnership for calendar programs. `past` is what git knows of each charter, by its path as shown.
    pub fn feeds<'g>(&'g self, past: &'g BTreeMap<String, Past>) -> impl Iterator<Item = FeedOf<'g>> {
        self.scheduled.iter().map(|scheduled| FeedOf::new(self, scheduled, past))
    }

    /// What programs are told of each partnership.
    pub fn partnerships(&self) -> impl Iterator<Item = GatesData<'_>> {
        self.scheduled.iter().map(data::partnership)
    }

    /// A row for each gate.
    pub fn rows(&'a self) -> impl Iterator<Item = Line<'a>> {
        row::rows(self)
    }

    /// What stands over a Gantt chart of the days.
    #[must_use]
    pub fn gantt_title(as_of: Date) -> String {
        chart::title(as_of)
    }

    /// The days as sections of a Gantt chart, one for each partnership that has some.
    pub fn gantt(&self) -> impl Iterator<Item = GanttSection> {
        chart::sections(self)
    }
}

impl Gates<'_> {
    /// Leaves out of the calendar what follows from hidden places.
    pub(in crate::view) fn leave_out(&mut self, is_hidden: &dyn Fn(&Origin) -> bool) {
        for scheduled in &mut self.scheduled {
            scheduled.calendar.events.retain(|event| !is_hidden(&event.origin));
            scheduled.calendar.waiting.retain(|waiting| !is_hidden(&waiting.origin));
        }
    }

    /// The commitment in force.
    pub(in crate::view) fn commitment(&self) -> Page {
        self.part(|page, it| commitment::say(page, it.surveyed, it.as_of))
    }

    /// The gates themselves.
    pub(in crate::view) fn schedule(&self) -> Page {
        self.part(schedule::show)
    }

    /// The days, a row each.
    pub(in crate::view) fn calendar(&self) -> Page {
        self.part(calendar::rows)
    }

    /// The days of the one partnership along a ruler of months; nothing where there are none.
    pub(in crate::view) fn drawn(&self) -> Option<Timeline> {
        let [scheduled] = self.scheduled.as_slice() else { return None };
        (!scheduled.calendar.events.is_empty()).then(|| calendar::drawn(scheduled))
    }

    fn part(&self, show: impl Fn(&mut Page, &Scheduled<'_>)) -> Page {
        let mut page = Page::default();
        self.scheduled.iter().for_each(|scheduled| show(&mut page, scheduled));
        page
    }
}

impl<'a> Scheduled<'a> {
    /// The gates that could be read, each with its state.
    fn gates(&self) -> impl Iterator<Item = (&'a Gate, &'a GateStatus)> {
        let gates = self.surveyed.partnership.charter.value.gates.get();
        let all = self.surveyed.assessment.gates.gates.iter();
        all.filter_map(move |status| Some((gates?.0.get(status.index)?.get()?, status)))
    }
}

impl Answer for Gates<'_> {
    fn page(&self) -> Page {
        if self.wish.suggest { suggest::page(self) } else { page::page(self) }
    }

    fn sheet(&self) -> Table {
        if self.wish.suggest { suggest::sheet(self) } else { sheet::sheet(self) }
    }

    fn data(&self) -> Data<'_> {
        Data::Gates(Partnerships::of(self.survey.left_out, self.partnerships()))
    }
}
