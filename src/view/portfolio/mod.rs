//! What `partner portfolio` answers: all partnerships of a call at a glance, which of them need somebody first, and how they compare
//! [S0, S1, S4].

mod brief;
mod compared;
mod data;
mod glance;
mod leaderboard;
mod page;
mod parties;
mod row;
mod sheet;
mod standing;
mod whole;

pub use compared::{Grouping, Wish};
pub use data::{LATER, PartnershipGlance, PortfolioData};
pub use row::PartnershipRow;
pub use standing::{PartyStake, Standing};

use std::cell::OnceCell;

use self::brief::Days;
use self::compared::{Advice, Motion};
use self::parties::Stake;
use crate::config::Policy;
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::document::charter::waivers::Waiver;
use crate::document::records::review::Dimension;
use crate::document::scalar::{Date, Money};
use crate::method::achievements::Achievements;
use crate::method::calendar::{Calendar, Event, EventState};
use crate::method::gates::{CommitmentState, EffectiveCommitment};
use crate::method::health::{Views, last_check, views};
use crate::method::leads::{Leads, leads};
use crate::method::meetings::{MeetingsHeld, meetings_held};
use crate::method::peers::Comparable;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::method::returns::Referred;
use crate::method::scorecard::{has_plan, scores};
use crate::method::symptoms::latest;
use crate::method::value::{Amount, Ratio};
use crate::partnership::LeftOut;
use crate::rules::readiness::waiver;
use crate::survey::{Survey, Surveyed};
use crate::view::{Answer, Cell, Data, Line, Page, SHORTER, Table, Text};
use crate::wording::readiness::is_forecast;

/// The partnerships of a call side by side, or some of them.
#[derive(Debug)]
pub struct Portfolio<'a> {
    survey: &'a Survey<'a>,
    members: Vec<Member<'a>>,
    wish: Wish,
    is_brief: bool,
    /// All of it for programs, once somebody asks.
    whole: OnceCell<Whole>,
}

/// Whom a portfolio is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// People.
    People,
    /// People with time for one page.
    Hurried,
    /// Programs.
    Programs,
}

impl Readers {
    /// How they see less.
    #[must_use]
    pub const fn shorter(self) -> &'static str {
        match self {
            Self::Hurried => SHORTER,
            Self::People | Self::Programs => "`--brief` is one page",
        }
    }
}

/// How much a partnership needs somebody: the more, the larger.
type Urgency = (u8, usize, usize);

/// All partnerships, each held no longer than it is looked at.
#[derive(Debug)]
pub struct Whole {
    as_of: Date,
    readers: Readers,
    wish: Wish,
    /// How many partnerships there are.
    count: usize,
    /// Whether all files could be read.
    is_read: bool,
    /// What was found besides: the last part knows.
    left_out: LeftOut,
    /// Of which partnerships something could not be read, by name.
    unread: Vec<Box<str>>,
    /// What cannot wait, a point for each partnership that has some.
    attention: Vec<(Urgency, Text)>,
    days: Days,
    /// What is compared; nothing on one page.
    rows: Vec<Row>,
}

/// What is kept of a partnership.
#[derive(Debug)]
struct Row {
    id: Box<str>,
    name: Box<str>,
    is_urgent: bool,
    overdue: usize,
    /// Its row at a glance; empty for programs.
    cells: Vec<Cell>,
    stakes: Vec<Stake>,
    achieved: Achievements,
    compared: Comparable,
    /// Hints, where they are wanted.
    advice: Option<Advice>,
    motions: Vec<Motion>,
    referred: Vec<Referred>,
    net_return: Option<Amount>,
    cost: Option<Money>,
    /// The groups that it is in, where some are wanted.
    groups: Vec<String>,
}

/// One partnership of several.
#[derive(Debug)]
struct Member<'a> {
    surveyed: &'a Surveyed<'a>,
    as_of: Date,
    policy: &'a Policy,
    calendar: Calendar,
    /// What it is compared by.
    achieved: Achievements,
    /// The lowest of the last scores of all parties.
    lowest: Option<Lowest<'a>>,
    /// How many questions of the last health check two sides answered far apart; `None` without a check.
    gaps: Option<usize>,
    /// How many of its questions the parties rated low; `None` without a check.
    low: Option<usize>,
    meetings: Option<MeetingsHeld>,
    leads: Option<Leads>,
    symptoms: usize,
}

/// A score of a party.
#[derive(Debug, Clone, Copy)]
struct Lowest<'a> {
    score: u8,
    party: &'a str,
    dimension: Dimension,
    is_low: bool,
    has_plan: bool,
}

impl<'a> Portfolio<'a> {
    /// Looks at every partnership.
    #[must_use]
    pub fn of(survey: &'a Survey<'a>) -> Self {
        let (policy, as_of) = (&survey.configuration.policy, survey.as_of);
        let member = |surveyed: &'a Surveyed<'a>| {
            let (partnership, assessment) = (surveyed.partnership, &surveyed.assessment);
            let check = last_check(partnership, as_of);
            let views = check.map(|(_, check)| views(partnership, check, policy, as_of));
            let count = |is_so: &dyn Fn(&Views) -> bool| {
                views.as_ref().map(|views| views.iter().filter(|it| is_so(it)).count())
            };
            Member {
                surveyed,
                as_of,
                policy,
                calendar: assessment.calendar(partnership, policy, as_of).clone(),
                achieved: Achievements::of(partnership, assessment, as_of),
                lowest: lowest(surveyed, policy, as_of),
                gaps: count(&|it| it.gap(policy).is_some()),
                low: count(&|it| !it.low(policy.scorecard_least, policy).is_empty()),
                meetings: meetings_held(partnership, policy, as_of),
                leads: leads(partnership, policy, as_of),
                symptoms: latest(partnership, as_of).len(),
            }
        };
        let members = survey.partnerships.iter().map(member).collect();
        Self { survey, members, wish: Wish::default(), is_brief: false, whole: OnceCell::new() }
    }

    /// With what is asked besides the glance.
    #[must_use]
    pub fn with(self, wish: Wish) -> Self {
        Self { wish, whole: OnceCell::new(), ..self }
    }

    /// Only what fits a page, for people; programs are told everything.
    #[must_use]
    pub fn brief(self, is_brief: bool) -> Self {
        Self { is_brief, ..self }
    }
}

impl<'a> Portfolio<'a> {
    /// A row for each partnership.
    pub fn rows(&'a self) -> impl Iterator<Item = Line<'a>> {
        row::rows(self)
    }

    /// What programs are told of each partnership; its ranks among all are [`LATER`].
    pub fn glances(&'a self) -> impl Iterator<Item = PartnershipGlance<'a>> {
        self.members.iter().map(data::glance)
    }

    fn whole(&self, readers: Readers) -> Whole {
        let mut whole = Whole::new(self.survey.as_of, readers, self.wish);
        whole.add(self);
        whole
    }
}

fn lowest<'a>(surveyed: &'a Surveyed<'a>, policy: &Policy, as_of: Date) -> Option<Lowest<'a>> {
    let partnership = surveyed.partnership;
    let parties = partnership.charter.value.party_ids();
    let all = parties.into_iter().flat_map(|party| {
        Dimension::ALL.iter().filter_map(move |dimension| {
            let last = scores(partnership, party, *dimension, as_of).next()?;
            Some(Lowest {
                score: last.score,
                party,
                dimension: *dimension,
                is_low: u32::from(last.score) < policy.scorecard_least,
                has_plan: has_plan(partnership, party, *dimension, last.record),
            })
        })
    });
    all.min_by_key(|it| (it.score, it.has_plan))
}

impl<'a> Member<'a> {
    fn name(&self) -> &'a str {
        self.surveyed.partnership.name()
    }

    fn stage(&self) -> Stage {
        self.surveyed.partnership.charter.value.stage()
    }

    /// A built-in checklist.
    fn list(&self, list: BuiltInList) -> Option<&'a ChecklistResult> {
        self.surveyed.assessment.readiness.iter().find(|it| it.definition.id == list.as_str())
    }

    /// What accepts the strict verdict of a list today.
    fn waiver(&self, list: &ChecklistResult) -> Option<&'a Waiver> {
        waiver(&self.surveyed.partnership.charter.value, list, self.as_of)
    }

    /// Whether a list is asked at this stage and comes to its strict verdict, which nothing accepts.
    fn is_stopped_by(&self, list: &ChecklistResult) -> bool {
        let is_strict = matches!(list.verdict, Verdict::Pause | Verdict::Reconsider);
        // What is signed already is not stopped by the list before signing.
        let is_of_signing = list.definition.id == BuiltInList::Signing.as_str();
        let last = if is_of_signing { Stage::Negotiation } else { Stage::Operation };
        let is_asked = !is_forecast(list, self.stage()) && self.stage() <= last;
        is_strict && is_asked && list.is_firm() && self.waiver(list).is_none()
    }

    fn commitment(&self) -> Option<&'a EffectiveCommitment> {
        self.surveyed.assessment.gates.commitment.as_ref()
    }

    fn balance(&self) -> Option<Ratio> {
        Some(self.surveyed.assessment.value.as_ref()?.balance.as_ref().ok()?.value)
    }

    fn is_imbalanced(&self) -> bool {
        let least = Ratio::new(self.policy.value_balance_least.into(), 100);
        self.balance().zip(least).is_some_and(|(balance, least)| balance < least)
    }

    /// What has passed and is still to be done, oldest first.
    fn overdue(&self) -> impl Iterator<Item = &Event> {
        self.calendar.events.iter().filter(|event| event.state == EventState::Overdue)
    }

    /// What is next to be done, today or later, of what the parties have agreed on.
    fn next(&self) -> Option<&Event> {
        let mut events = self.calendar.events.iter();
        events.find(|event| self.as_of <= event.day && event.is_open() && !event.is_usual)
    }

    /// How much it needs somebody: the more, the larger. Nothing where all is well.
    fn urgency(&self) -> Urgency {
        let commitment = match self.commitment().map(|it| it.state) {
            Some(CommitmentState::Exited) => 3,
            Some(CommitmentState::Paused) => 2,
            Some(CommitmentState::ScaledBack) => 1,
            _ => 0,
        };
        let stopped =
            self.surveyed.assessment.readiness.iter().filter(|list| self.is_stopped_by(list)).count();
        (commitment, stopped, self.overdue().count())
    }
}

impl Answer for Portfolio<'_> {
    fn page(&self) -> Page {
        self.whole(if self.is_brief { Readers::Hurried } else { Readers::People }).page()
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn data(&self) -> Data<'_> {
        Data::Portfolio(data::data(self, self.whole.get_or_init(|| self.whole(Readers::Programs))))
    }

    fn shorter(&self) -> &'static str {
        if self.is_brief { Readers::Hurried } else { Readers::People }.shorter()
    }
}
