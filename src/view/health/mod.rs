//! What `partner health` answers: how the sides see each other, what is measured, when they look back, and what became of what was
//! promised [S0, S1, S3].

mod data;
mod described;
mod measures;
mod page;
mod promises;
mod sheet;
mod sides;
mod talk;

pub use data::HealthData;

use crate::config::Policy;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::method::instrument::Results;
use crate::method::leads::{Leads, leads};
use crate::method::meetings::{MeetingsHeld, meetings_held};
use crate::method::reviews::ReviewDue;
use crate::method::symptoms::{NotedSymptom, latest};
use crate::partnership::LeftOut;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Data, Page, Partnerships, Table};

/// The health of every partnership of a call.
#[derive(Debug)]
pub struct Health<'a> {
    looks: Vec<PartnershipHealth<'a>>,
    /// What was found and is not read.
    left_out: &'a LeftOut,
}

/// What there is to see of one partnership.
#[derive(Debug)]
struct PartnershipHealth<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    policy: &'a Policy,
    cards: Vec<sides::Card<'a>>,
    check: Option<sides::Check<'a>>,
    described: Option<Results>,
    measures: Vec<measures::Measure<'a>>,
    promises: Vec<promises::Promise<'a>>,
    meetings: Option<MeetingsHeld>,
    leads: Option<Leads>,
    symptoms: Vec<NotedSymptom<'a>>,
}

impl<'a> Health<'a> {
    /// Looks at every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>) -> Self {
        let (policy, as_of) = (&survey.configuration.policy, survey.as_of);
        let look = |surveyed: &'a Surveyed<'a>| PartnershipHealth {
            surveyed,
            as_of,
            policy,
            cards: sides::cards(surveyed.partnership, policy, as_of),
            check: sides::check(surveyed.partnership, policy, as_of),
            described: Results::of(
                surveyed.partnership,
                &surveyed.assessment,
                &survey.configuration.instrument,
                policy,
                as_of,
            ),
            measures: measures::measures(surveyed.partnership, as_of),
            promises: promises::promises(surveyed),
            meetings: meetings_held(surveyed.partnership, policy, as_of),
            leads: leads(surveyed.partnership, policy, as_of),
            symptoms: latest(surveyed.partnership, as_of),
        };
        Self { looks: survey.partnerships.iter().map(look).collect(), left_out: survey.left_out }
    }
}

/// A part of what there is to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) enum Part {
    /// What the parties should talk about first.
    Talk,
    /// How each party is seen.
    Scorecards,
    /// What each party answered on its own.
    Check,
    /// The metrics and indicators.
    Measures,
    /// When the parties look back.
    Calendar,
    /// What became of what was agreed in reviews.
    Actions,
}

impl Health<'_> {
    /// A part of what there is to see, for whoever shows each at its place.
    pub(in crate::view) fn part(&self, part: Part) -> Page {
        let mut page = Page::default();
        self.looks.iter().for_each(|look| page::part(&mut page, look, part));
        page
    }
}

impl PartnershipHealth<'_> {
    /// Whether the day of a review has passed without it. Before operation there is little to look back on, and after it
    /// nothing
    /// to steer.
    fn is_overdue(&self, review: &ReviewDue) -> bool {
        self.surveyed.partnership.charter.value.stage() == Stage::Operation && review.due < self.as_of
    }

    /// By which day the next one is due: what was missed, else the first day of its rhythm that has not passed.
    fn next(&self, review: &ReviewDue) -> Option<Date> {
        if self.is_overdue(review) {
            return Some(review.due);
        }
        (0..).map_while(|turn| review.turn(turn)).find(|day| self.as_of <= *day)
    }

    /// What a party is called.
    fn name<'b>(&'b self, party: &'b str) -> &'b str {
        self.surveyed.partnership.charter.value.party_name(party)
    }

    /// The path of a review, counted from 0 in the partnership's order.
    fn review_path(&self, record: usize) -> &str {
        let review = self.surveyed.partnership.records.reviews.get(record);
        review.map_or("", |review| review.source.path.as_str())
    }
}

impl Answer for Health<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Health(Partnerships::of(self.left_out, self.looks.iter().map(data::partnership)))
    }
}
