//! A partnership at a glance as a row.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Member, Portfolio};
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::document::records::review::Dimension;
use crate::document::scalar::{Date, Quantity};
use crate::method::gates::CommitmentState;
use crate::method::milestones::Milestone;
use crate::method::readiness::Verdict;
use crate::method::value::Ratio;
use crate::view::Line;
use crate::wording::calendar::what;

/// A partnership at a glance.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartnershipRow<'a> {
    /// The date judged as of.
    as_of: Date,
    /// The id of the partnership.
    partnership: &'a str,
    /// What people call it.
    name: &'a str,
    /// The file, from where the run starts.
    path: &'a str,
    /// The stage; null where it cannot be read.
    stage: Option<Stage>,
    /// What the signing list comes to; null where it is not judged.
    signing: Option<Verdict>,
    /// How many of its questions are not met.
    signing_no: Option<usize>,
    /// What the partner-fit list comes to; null where it is not judged.
    partner_fit: Option<Verdict>,
    /// How many of its questions are not met.
    partner_fit_no: Option<usize>,
    /// How much of the partnership is in force; null where the parties or the gates cannot be read.
    commitment_state: Option<CommitmentState>,
    /// Since which day; null where it is full or has not started.
    commitment_since: Option<Date>,
    /// The smallest return per 1 contributed over the largest; null where it is not known.
    balance: Option<Ratio>,
    /// The lowest of the last scores of all parties, from 1 to 5; null where none was given.
    score: Option<u8>,
    /// The party that it was given to.
    scored_party: Option<&'a str>,
    /// What was scored.
    dimension: Option<Dimension>,
    /// How many questions of the last health check two parties answered far apart; null without a check.
    health_gaps: Option<usize>,
    /// How many of its questions the parties answered below the threshold; null without a check.
    health_low: Option<usize>,
    /// How many symptoms the last reviews noted.
    symptoms_noted: usize,
    /// How many events have passed and are still to be done.
    overdue_count: usize,
    /// The day of what is next to be done.
    next_day: Option<Date>,
    /// What that is, in words.
    next_what: Option<String>,
    /// How many deals were registered; null without a register.
    deals_registered: Option<Quantity>,
    /// How many people joint marketing reached.
    people_reached: Option<Quantity>,
    /// How satisfied the partners' people are.
    satisfaction_score: Option<Quantity>,
    /// What it has reached so far.
    milestones: &'a [Milestone],
    /// What of the charter cannot be read: what it says there is unknown, not absent.
    unread: &'a [String],
}

pub(super) fn rows<'a>(portfolio: &'a Portfolio<'a>) -> impl Iterator<Item = Line<'a>> {
    portfolio.members.iter().map(|member| Line::Portfolio(Box::new(row(member))))
}

fn row<'a>(member: &'a Member<'a>) -> PartnershipRow<'a> {
    let partnership = member.surveyed.partnership;
    let charter = &partnership.charter.value;
    let list = |list: BuiltInList| member.list(list).filter(|list| list.is_firm());
    let (signing, fit) = (list(BuiltInList::Signing), list(BuiltInList::Fit));
    let commitment = member.commitment();
    let next = member.next();
    PartnershipRow {
        as_of: member.as_of,
        partnership: &partnership.id,
        name: member.name(),
        path: &partnership.charter.source.path,
        stage: charter.stage.get().copied(),
        signing: signing.map(|list| list.verdict),
        signing_no: signing.map(|list| list.no),
        partner_fit: fit.map(|list| list.verdict),
        partner_fit_no: fit.map(|list| list.no),
        commitment_state: commitment.map(|it| it.state),
        commitment_since: commitment.and_then(|it| it.cause()).map(|cause| cause.since),
        balance: member.balance(),
        score: member.lowest.map(|it| it.score),
        scored_party: member.lowest.map(|it| it.party),
        dimension: member.lowest.map(|it| it.dimension),
        health_gaps: member.gaps,
        health_low: member.low,
        symptoms_noted: member.symptoms,
        overdue_count: member.overdue().count(),
        next_day: next.map(|event| event.day),
        next_what: next.map(|event| what(charter, event)),
        deals_registered: member.achieved.deals,
        people_reached: member.achieved.reach,
        satisfaction_score: member.achieved.satisfaction,
        milestones: &member.achieved.milestones,
        unread: &partnership.charter.unread,
    }
}
