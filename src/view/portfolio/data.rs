//! The portfolio for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::Row;
use super::compared::{self, ComparedData};
use super::parties::{Shared, Stake, shared};
use super::{Lowest, Member, Portfolio, Whole};
use crate::document::records::review::Dimension;
use crate::document::scalar::{Date, Quantity, Share};
use crate::method::achievements::{Achievements, ranks as ranks_among};
use crate::method::calendar::Event;
use crate::method::milestones::Milestone;
use crate::method::value::Ratio;
use crate::view::checklist::Checklist;
use crate::view::commitment::{self, Commitment};
use crate::view::head::{Head, NotRead};
use crate::view::thinning::{ConversionEntry, MeetingsEntry};
use crate::wording::calendar::what;

/// All partnerships at a glance.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PortfolioData<'a> {
    #[serde(flatten)]
    not_read: NotRead,
    /// The partnerships, by the path of their charter.
    partnerships: Vec<PartnershipGlance<'a>>,
    /// The parties that take part in several partnerships.
    shared_parties: Vec<SharedParty<'a>>,
    #[serde(flatten)]
    compared: ComparedData<'a>,
}

/// A partnership at a glance.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartnershipGlance<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The checklists that it is judged by.
    readiness: Vec<Checklist<'a>>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The smallest return per 1 contributed over the largest; null where it is not known.
    balance: Option<Ratio>,
    /// The lowest of the last scores of all parties; null where none was given.
    lowest_score: Option<LowestScore<'a>>,
    /// How many questions of the last health check two parties answered far apart; null without a check.
    health_gaps: Option<usize>,
    /// How many of its questions the parties answered below the threshold; null without a check.
    health_low: Option<usize>,
    /// The meetings held in the last review that counts them; null where that cannot be told.
    meetings: Option<MeetingsEntry<'a>>,
    /// The leads of the last review that names both figures; null where none does.
    conversion: Option<ConversionEntry<'a>>,
    /// How many symptoms the last reviews noted.
    symptoms_noted: usize,
    /// What has passed and is still to be done, oldest first.
    overdue_events: Vec<DueEvent>,
    /// What is next to be done.
    next_event: Option<DueEvent>,
    /// How many deals were registered; null without a register.
    registered_deals: Option<RankedValue>,
    /// How many people joint marketing reached.
    reach: Option<RankedValue>,
    /// How satisfied the partners' people are.
    satisfaction: Option<RankedValue>,
    /// What it has reached so far.
    milestones: &'a [Milestone],
}

/// A score of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct LowestScore<'a> {
    /// The score from 1 to 5.
    score: u8,
    /// The party.
    party: &'a str,
    /// What was scored.
    dimension: Dimension,
    /// Whether it is below the threshold.
    low: bool,
    /// Whether a plan says how a low score is to rise; null where it is not low.
    plan: Option<bool>,
}

/// Something to be done on a day.
#[derive(Debug, Serialize, JsonSchema)]
struct DueEvent {
    /// The day.
    day: Date,
    /// How many days are left; below zero once it has passed.
    days_left: i64,
    /// What sort of event it is.
    kind: &'static str,
    /// What it is, in words.
    what: String,
}

/// A value that partnerships are compared by.
#[derive(Debug, Serialize, JsonSchema)]
struct RankedValue {
    /// The value.
    value: Quantity,
    /// 1 for the largest; null where there is nothing to compare with.
    rank: Option<usize>,
}

/// A party that takes part in several partnerships.
#[derive(Debug, Serialize, JsonSchema)]
struct SharedParty<'a> {
    /// What people call it.
    name: &'a str,
    /// Its part in each.
    stakes: Vec<StakeEntry<'a>>,
}

/// The part of a party in a partnership.
#[derive(Debug, Serialize, JsonSchema)]
struct StakeEntry<'a> {
    /// The id of the partnership.
    partnership: &'a str,
    /// The party.
    party: &'a str,
    /// Its return per 1 contributed; null where it is not known.
    ratio: Option<Ratio>,
    /// How much of its management time it contributes; null where it is not known.
    management_time: Option<Share>,
}

/// A rank that nobody knows yet: it stands in the place of what [`super::Whole::ranks`] says in the end.
pub const LATER: usize = usize::MAX;

/// Everything, where all partnerships are there.
pub(super) fn data<'a>(portfolio: &'a Portfolio<'a>, whole: &'a Whole) -> PortfolioData<'a> {
    let mut ranks = ranks(whole).into_iter();
    let mut partnerships: Vec<PartnershipGlance<'_>> = portfolio.glances().collect();
    for glance in &mut partnerships {
        let ranked = [&mut glance.registered_deals, &mut glance.reach, &mut glance.satisfaction];
        ranked.into_iter().flatten().for_each(|ranked| ranked.rank = ranks.next().flatten());
    }
    PortfolioData { partnerships, ..frame(whole) }
}

/// Everything but the partnerships.
pub(super) fn frame(whole: &Whole) -> PortfolioData<'_> {
    PortfolioData {
        not_read: NotRead::of(&whole.left_out),
        partnerships: Vec::new(),
        shared_parties: shared(&whole.rows).into_iter().map(party).collect(),
        compared: compared::data(whole),
    }
}

/// The rank of each value that a partnership has, by which it is compared with the others.
pub(super) fn ranks(whole: &Whole) -> Vec<Option<usize>> {
    let ranked = |read: fn(&Achievements) -> Option<Quantity>| -> Vec<Option<Option<usize>>> {
        let values: Vec<Option<Quantity>> = whole.rows.iter().map(|row| read(&row.achieved)).collect();
        let ranks = ranks_among(&values);
        values.into_iter().zip(ranks).map(|(value, rank)| value.map(|_| rank)).collect()
    };
    let deals = ranked(|it| it.deals).into_iter();
    let others = ranked(|it| it.reach).into_iter().zip(ranked(|it| it.satisfaction));
    deals
        .zip(others)
        .flat_map(|(deals, (reach, satisfaction))| [deals, reach, satisfaction])
        .flatten()
        .collect()
}

pub(super) fn glance<'a>(member: &'a Member<'a>) -> PartnershipGlance<'a> {
    let achieved = &member.achieved;
    let ranked = |value: Option<Quantity>| value.map(|value| RankedValue { value, rank: Some(LATER) });
    let (partnership, assessment) = (member.surveyed.partnership, &member.surveyed.assessment);
    PartnershipGlance {
        head: Head::of(partnership),
        readiness: Checklist::judged(assessment),
        commitment: commitment::data(partnership, &assessment.gates),
        balance: member.balance(),
        lowest_score: member.lowest.map(lowest),
        health_gaps: member.gaps,
        health_low: member.low,
        meetings: member.meetings.as_ref().map(|it| MeetingsEntry::of(partnership, it)),
        conversion: member.leads.map(|it| ConversionEntry::of(partnership, it)),
        symptoms_noted: member.symptoms,
        overdue_events: member.overdue().map(|event| due(member, event)).collect(),
        next_event: member.next().map(|event| due(member, event)),
        registered_deals: ranked(achieved.deals),
        reach: ranked(achieved.reach),
        satisfaction: ranked(achieved.satisfaction),
        milestones: &achieved.milestones,
    }
}

fn lowest(lowest: Lowest<'_>) -> LowestScore<'_> {
    LowestScore {
        score: lowest.score,
        party: lowest.party,
        dimension: lowest.dimension,
        low: lowest.is_low,
        plan: lowest.is_low.then_some(lowest.has_plan),
    }
}

fn due(member: &Member<'_>, event: &Event) -> DueEvent {
    DueEvent {
        day: event.day,
        days_left: member.as_of.days_until(event.day),
        kind: event.occasion.kind(),
        what: what(&member.surveyed.partnership.charter.value, event),
    }
}

fn party<'a>((name, stakes): Shared<'a>) -> SharedParty<'a> {
    let entry = |(row, stake): (&'a Row, &'a Stake)| StakeEntry {
        partnership: &row.id,
        party: &stake.party,
        ratio: stake.ratio,
        management_time: stake.time,
    };
    SharedParty { name, stakes: stakes.into_iter().map(entry).collect() }
}
