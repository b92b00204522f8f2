//! Gates: when they are due, what was decided, and which commitment is in force [S2].

mod votes;

pub use votes::{CountedVote, UnreadVote};

use self::votes::{Said, said};
use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::gates::{Gate, IfMissed};
use crate::document::charter::stage::Stage;
use crate::document::header::DocumentKind;
use crate::document::records::decision::VoteKind;
use crate::document::scalar::{Date, Duration, Text, keyword};
use crate::method::due::Due;
use crate::partnership::Partnership;

keyword! {
    /// Where a gate stands on a day.
    pub enum GateState {
        /// Its day is further away than the policy's notice, or is not known.
        Upcoming = "upcoming",
        /// It waits for an event that has not happened; the day on which it is due all the same is further away or not agreed.
        Waiting = "waiting",
        /// Its day is near or today.
        DueSoon = "due-soon",
        /// Its day has passed without a decision.
        Overdue = "overdue",
        /// All sides voted the same.
        Decided = "decided",
        /// The sides voted differently.
        Deadlocked = "deadlocked",
        /// Nobody can tell: who votes, a vote, or a record that may hold one could not be read.
        Unknown = "unknown",
    }
}

keyword! {
    /// How much of the partnership is in force; once it has begun, mildest first.
    pub enum CommitmentState {
        /// Nothing yet: the partnership is not launched, or its term has not begun.
        NotStarted = "not-started",
        /// All of it.
        Full = "full",
        /// A gate's day has passed without a decision.
        ScaledBack = "scaled-back",
        /// The decision-makers disagree.
        Paused = "paused",
        /// All sides voted to end it.
        Exited = "exited",
    }
}

/// One reason for a commitment that is not full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentReason {
    /// What follows from it.
    pub state: CommitmentState,
    /// From which day on.
    pub since: Date,
    /// Which gate, counted from 0.
    pub gate: usize,
    /// Whether the gate's day passed without a decision; else the votes say so.
    pub is_missed: bool,
}

/// The commitment in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectiveCommitment {
    /// The strictest of all that gates ask for.
    pub state: CommitmentState,
    /// Every reason, strictest first, then oldest first. The first one decides; none means full, or not begun yet.
    pub reasons: Vec<CommitmentReason>,
}

impl EffectiveCommitment {
    /// The reason that decides.
    #[must_use]
    pub fn cause(&self) -> Option<&CommitmentReason> {
        self.reasons.first()
    }
}

/// One gate on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateStatus {
    /// Its index in the charter, counted from 0.
    pub index: usize,
    /// Its id, else its number from 1.
    pub id: String,
    /// Its day, if it can be told; where it waits for an event, the day on which it is due at the latest, if one is agreed.
    pub due: Option<Date>,
    /// The event that it waits for, as long as that has not happened.
    pub waits_for: Option<Text>,
    /// Where it stands.
    pub state: GateState,
    /// The votes that count, in the order of the charter's parties.
    pub votes: Vec<CountedVote>,
    /// The sides whose vote is not there.
    pub missing_votes: Vec<String>,
    /// The votes that were recorded and cannot be read.
    pub unread_votes: Vec<UnreadVote>,
    /// What it asks of the commitment and since when, strictest first. Sides that disagree and a day that has passed are
    /// two reasons.
    pub consequences: Vec<(CommitmentState, Date)>,
}

impl GateStatus {
    /// The strictest of what it asks of the commitment, and since when.
    #[must_use]
    pub fn consequence(&self) -> Option<(CommitmentState, Date)> {
        self.consequences.first().copied()
    }

    /// What follows where its day passes without a decision, and from which day on. `None` where its day or this is not known, once
    /// it is decided, and where the sides have voted differently before its day: then the votes say what follows.
    #[must_use]
    pub fn if_missed(&self, gate: &Gate) -> Option<(CommitmentState, Date)> {
        let missed = if_missed(gate, self.due?)?;
        match self.state {
            GateState::Decided | GateState::Unknown => None,
            GateState::Deadlocked => self.consequences.contains(&missed).then_some(missed),
            GateState::Upcoming | GateState::Waiting | GateState::DueSoon | GateState::Overdue => {
                Some(missed)
            }
        }
    }

    /// What would be in force if this gate were the only one; `None` where nobody can tell.
    #[must_use]
    pub fn commitment(&self) -> Option<EffectiveCommitment> {
        (self.state != GateState::Unknown).then(|| commitment(std::slice::from_ref(self)))
    }

    /// Whether all sides voted to end the partnership.
    #[must_use]
    pub fn is_exit(&self) -> bool {
        self.state == GateState::Decided && self.votes.iter().all(|vote| vote.vote == VoteKind::Exit)
    }
}

/// All gates of a partnership on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateSchedule {
    /// The gates in the order of the charter.
    pub gates: Vec<GateStatus>,
    /// What is in force; `None` where the parties, a vote, the gates, what a missed one asks, or the stage and the term that they go by
    /// could not be read.
    pub commitment: Option<EffectiveCommitment>,
}

impl GateSchedule {
    /// Works out every gate's state and the commitment in force on a day.
    #[must_use]
    pub fn of(partnership: &Partnership, policy: &Policy, as_of: Date) -> Self {
        let charter = &partnership.charter.value;
        let gates: Vec<GateStatus> = charter
            .gates
            .get()
            .into_iter()
            .flat_map(|gates| gates.iter())
            .map(|(index, gate)| status(partnership, policy, as_of, index, gate))
            .collect();
        // Without a gate no vote is missed.
        let is_known = (knows_votes(partnership) || (gates.is_empty() && charter.knows_parties()))
            && !charter.gates.is_invalid()
            && !waits_for_term(charter)
            && !gates.iter().any(|status| match status.state {
                GateState::Unknown => true,
                GateState::Overdue => is_open_ended(charter, status.index),
                _ => false,
            });
        let commitment = is_known.then(|| commitment(&gates)).and_then(|it| begun(it, charter, as_of));
        Self { gates, commitment }
    }
}

/// Whether it is known who votes, and every record was read that may hold a vote.
fn knows_votes(partnership: &Partnership) -> bool {
    partnership.charter.value.knows_parties() && partnership.records.is_whole(DocumentKind::Decision)
}

/// The commitment, as far as it has begun: there is none that gates could take back before launch and before the first day of the
/// term. `None` where what says so cannot be read.
fn begun(commitment: EffectiveCommitment, charter: &Charter, as_of: Date) -> Option<EffectiveCommitment> {
    if commitment.state != CommitmentState::Full {
        return Some(commitment);
    }
    let is_launched = match &charter.stage {
        Field::Given(stage) => Some(*stage >= Stage::Launch),
        Field::Invalid => None,
        // Where nothing says that it runs, only a term that has begun does.
        Field::Missing | Field::Open => Some(charter.term.and(|term| &term.start).is_given()),
    };
    let is_in_term = match charter.term.and(|term| &term.start) {
        Field::Given(start) => Some(*start <= as_of),
        Field::Invalid => None,
        Field::Missing | Field::Open => Some(true),
    };
    match (is_launched, is_in_term) {
        (Some(false), _) | (_, Some(false)) => {
            Some(EffectiveCommitment { state: CommitmentState::NotStarted, ..commitment })
        }
        (Some(true), Some(true)) => Some(commitment),
        (None, _) | (_, None) => None,
    }
}

/// Whether nobody can tell what follows where a gate's day passes without a decision: what is written cannot be read.
fn is_open_ended(charter: &Charter, index: usize) -> bool {
    let mut gates = charter.gates.get().into_iter().flat_map(|gates| gates.iter());
    gates.any(|(at, gate)| at == index && gate.if_missed.is_invalid())
}

/// Whether a gate goes by the term's start, and the term cannot be read.
#[must_use]
pub fn waits_for_term(charter: &Charter) -> bool {
    let mut gates = charter.gates.get().into_iter().flat_map(|gates| gates.values());
    charter.term.is_invalid() && gates.any(|gate| gate.due.is_missing() && gate.after.is_given())
}

/// When a gate is due: on its day or once its event has happened, else so long after the term's start. What cannot be read leaves the
/// day unknown: the offset from the start is not what was meant then.
#[must_use]
pub fn due(gate: &Gate, term_start: Option<Date>, as_of: impl Into<Option<Date>>) -> Due {
    let offset = |after: &Duration| term_start?.plus(after);
    match &gate.due {
        Field::Given(due) if due.is_event() && gate.after.is_invalid() => Due::default(),
        Field::Given(_) => Due::of(&gate.due, &gate.happened, gate.after.get(), as_of),
        Field::Invalid => Due::default(),
        Field::Missing | Field::Open => Due { day: gate.after.get().and_then(offset), waits_for: None },
    }
}

/// Where the day of a gate is said.
#[must_use]
pub fn place_of_day(gate: &Gate, index: usize) -> String {
    if !gate.due.is_missing() {
        format!("gates[{index}].due")
    } else if !gate.after.is_missing() {
        format!("gates[{index}].after")
    } else {
        format!("gates[{index}]")
    }
}

fn status(partnership: &Partnership, policy: &Policy, as_of: Date, index: usize, gate: &Gate) -> GateStatus {
    let charter = &partnership.charter.value;
    let id = gate.id.get().map_or_else(|| (index + 1).to_string(), |id| id.as_str().to_owned());
    let start = charter.term.and(|term| &term.start).get().map(|start| **start);
    let Due { day: due, waits_for } = self::due(gate, start, as_of);
    let (mut votes, mut missing_votes, mut unread_votes) = (Vec::new(), Vec::new(), Vec::new());
    // Whoever has not joined yet, or has left, is asked for no vote.
    let day = due.unwrap_or(as_of);
    let parties = charter.parties_on(day);
    for party in &parties {
        match said(partnership, &id, party, as_of) {
            Said::Counted(vote) => votes.push(vote),
            Said::Unread(vote) => unread_votes.push(vote),
            Said::Nothing => missing_votes.push((*party).to_owned()),
        }
    }
    let last = votes.iter().map(|vote| vote.date).max();
    let differ = votes.windows(2).any(|pair| pair[0].vote != pair[1].vote);
    let is_complete = missing_votes.is_empty() && unread_votes.is_empty() && !votes.is_empty();
    let decided = is_complete && !differ;
    let is_past = due.is_some_and(|due| due < as_of);
    let is_near = due.is_some_and(|due| as_of.days_until(due) <= i64::from(policy.gate_due_soon));
    let state = match () {
        () if !knows_votes(partnership) => GateState::Unknown,
        () if differ => GateState::Deadlocked,
        () if !unread_votes.is_empty() => GateState::Unknown,
        () if decided => GateState::Decided,
        () if is_past => GateState::Overdue,
        () if is_near => GateState::DueSoon,
        () if waits_for.is_some() => GateState::Waiting,
        () => GateState::Upcoming,
    };
    let is_exit = decided && votes.iter().all(|vote| vote.vote == VoteKind::Exit);
    let by_votes = match last.filter(|_| state != GateState::Unknown) {
        Some(last) if differ => Some((CommitmentState::Paused, last)),
        Some(last) if is_exit => Some((CommitmentState::Exited, last)),
        _ => None,
    };
    // Votes that differ are no decision: the day passes all the same. A vote that breaks a decision later does not undo that it was
    // made in time, or made up for.
    let was_decided = |day: Date| is_decided_on(partnership, &id, &parties, day);
    let is_broken = || {
        [due, last.and_then(|last| last.minus(&Duration::of_days(1)))].into_iter().flatten().any(was_decided)
    };
    let may_be_missed = is_past && !decided && state != GateState::Unknown && !is_broken();
    let by_day = due.filter(|_| may_be_missed).and_then(|due| if_missed(gate, due));
    let mut consequences: Vec<(CommitmentState, Date)> = by_votes.into_iter().chain(by_day).collect();
    consequences.sort_by_key(|(state, since)| (std::cmp::Reverse(*state), *since));
    GateStatus { index, id, due, waits_for, state, votes, missing_votes, unread_votes, consequences }
}

/// Whether all parties had voted the same by a day.
fn is_decided_on(partnership: &Partnership, gate: &str, parties: &[&str], day: Date) -> bool {
    let votes: Option<Vec<VoteKind>> = parties
        .iter()
        .map(|party| match said(partnership, gate, party, day) {
            Said::Counted(vote) => Some(vote.vote),
            Said::Unread(_) | Said::Nothing => None,
        })
        .collect();
    votes.is_some_and(|votes| !votes.is_empty() && votes.windows(2).all(|pair| pair[0] == pair[1]))
}

/// What a gate asks of the commitment where its day passes without a decision, and from which day on: the due date itself
/// still counts, so it is the day after. `None` where what is written cannot be read, and at the end of the calendar.
#[must_use]
pub fn if_missed(gate: &Gate, due: Date) -> Option<(CommitmentState, Date)> {
    let state = match gate.if_missed {
        Field::Missing | Field::Open | Field::Given(IfMissed::ScaleBack) => CommitmentState::ScaledBack,
        Field::Given(IfMissed::Pause) => CommitmentState::Paused,
        Field::Given(IfMissed::Exit) => CommitmentState::Exited,
        Field::Invalid => return None,
    };
    Some((state, due.next_day()?))
}

/// The strictest state holds, since its earliest cause; all reasons are kept.
fn commitment(gates: &[GateStatus]) -> EffectiveCommitment {
    let mut reasons: Vec<CommitmentReason> = gates
        .iter()
        .flat_map(|gate| {
            let day_after = gate.due.and_then(Date::next_day);
            let last_vote = gate.votes.iter().map(|vote| vote.date).max();
            let of_gate = move |&(state, since): &_| {
                let is_missed = day_after == Some(since) && last_vote != Some(since);
                CommitmentReason { state, since, gate: gate.index, is_missed }
            };
            gate.consequences.iter().map(of_gate)
        })
        .collect();
    reasons.sort_by_key(|reason| (std::cmp::Reverse(reason.state), reason.since, reason.gate));
    let state = reasons.first().map_or(CommitmentState::Full, |reason| reason.state);
    EffectiveCommitment { state, reasons }
}
