//! The built-in lists, and those of the team's own.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::Verdict;
use super::evidence::{self, Evidence, Need};
use super::{launch, metrics, one_page};
use crate::config::{Counting, OwnChecklist, OwnItem, Policy, StrictVerdict, Unanswered};
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::canvas::Canvas;
use crate::document::charter::checklists::{AnswerValue, BuiltInItem, BuiltInList};
use crate::document::charter::stage::Stage;

/// Works out what of an item the charter bears out. The answer matters for scored items only.
pub(super) type FindEvidence = fn(&Charter, &Policy, Option<AnswerValue>) -> Evidence;

/// What bears an item out.
#[derive(Debug, Clone)]
pub(super) enum Proof {
    /// What the method asks for.
    Method(FindEvidence),
    /// Every one of these paths in the charter.
    Paths(Vec<String>),
    /// The answer alone.
    Answer,
}

/// From how many that are not met on a verdict holds.
#[derive(Debug, Clone, Copy)]
pub enum Threshold {
    /// As the policy has it.
    Policy(fn(&Policy) -> u32),
    /// So many.
    Fixed(u32),
    /// None: the list has no strict verdict.
    Never,
}

impl Threshold {
    /// The number that are not met; one that no list reaches where there is no strict verdict.
    #[must_use]
    pub fn number(self, policy: &Policy) -> u32 {
        match self {
            Self::Policy(read) => read(policy),
            Self::Fixed(number) => number,
            Self::Never => u32::MAX,
        }
    }
}

/// One item of a list.
#[derive(Debug, Clone)]
pub struct ItemDefinition {
    /// Its id, the key of its answer.
    pub id: Cow<'static, str>,
    /// What it asks.
    pub question: Cow<'static, str>,
    /// Whether it is answered with a score instead of a word.
    pub is_scored: bool,
    /// The evidence for it.
    pub(super) evidence: Proof,
}

impl ItemDefinition {
    /// Whether nothing but the answer is asked for.
    #[must_use]
    pub fn goes_by_answer(&self) -> bool {
        matches!(self.evidence, Proof::Answer)
    }

    /// What a charter lacks for it once somebody has begun the section that it asks for as a whole; `None` where it asks for none,
    /// or where it is begun.
    #[must_use]
    pub fn needs_once_begun(&self, charter: &Charter) -> Option<Vec<Need>> {
        let is_of_canvas = self.id == BuiltInItem::AlignmentCanvas.as_str();
        let is_not_begun = matches!(charter.canvas, Field::Missing | Field::Open);
        (is_of_canvas && is_not_begun).then(|| {
            let canvas = Field::Given(Canvas::default());
            let begun = Charter { parties: charter.parties.clone(), canvas, ..Charter::default() };
            evidence::alignment_canvas(&begun, &Policy::default(), None).into_parts().missing
        })
    }
}

impl PartialEq for ItemDefinition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.question == other.question
    }
}

impl Eq for ItemDefinition {}

/// A list with its thresholds.
#[derive(Debug, Clone)]
pub struct ChecklistDefinition {
    /// Its id, the key of its answers.
    pub id: Cow<'static, str>,
    /// Its name.
    pub title: Cow<'static, str>,
    /// Where it comes from.
    pub authority: &'static str,
    /// Its items.
    pub items: Vec<ItemDefinition>,
    /// The items that are not asked of this kind of partnership.
    pub not_asked: Vec<ItemDefinition>,
    /// Whether a team has added it.
    pub is_own: bool,
    /// Whether every charter is judged by it. The others are judged by `check` where a charter answers them.
    pub is_for_all: bool,
    /// From which stage on it is asked; before, its verdict is a forecast.
    pub asked_from: Stage,
    /// From how many that are not met on the verdict is to address them.
    pub address_from: u32,
    /// From how many that are not met on its strict verdict holds.
    pub threshold: Threshold,
    /// The strict verdict.
    pub beyond: Verdict,
}

impl PartialEq for ChecklistDefinition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.items == other.items
    }
}

impl Eq for ChecklistDefinition {}

/// The built-in lists in the order in which they are shown.
pub static BUILT_IN: LazyLock<Vec<ChecklistDefinition>> =
    LazyLock::new(|| BuiltInList::ALL.iter().map(|list| ChecklistDefinition::of(*list)).collect());

/// The evidence for an item of a built-in list.
fn evidence_of(item: BuiltInItem) -> FindEvidence {
    match item {
        BuiltInItem::AlignmentCanvas => evidence::alignment_canvas,
        BuiltInItem::GovernanceBlueprint => evidence::governance_blueprint,
        BuiltInItem::SharedMetrics => metrics::shared_metrics,
        BuiltInItem::CommunicationCharter => evidence::communication_charter,
        BuiltInItem::ResourceCommitments => evidence::resource_commitments,
        BuiltInItem::ConflictProtocol => evidence::conflict_protocol,
        BuiltInItem::ExitProcess => evidence::exit_process,
        BuiltInItem::HealthChecks => evidence::health_checks,
        BuiltInItem::StrategicFit => evidence::strategic_fit,
        BuiltInItem::ResourceCommitment => evidence::resource_commitments,
        BuiltInItem::Culture => evidence::culture,
        BuiltInItem::ClearMetrics => metrics::clear_metrics,
        BuiltInItem::Governance => evidence::governance,
        BuiltInItem::ExitPlan => evidence::exit_plan,
        BuiltInItem::MilestoneCalendar => launch::milestone_calendar,
        BuiltInItem::Channels => launch::channels,
        BuiltInItem::ConflictProcess => launch::conflict_process,
        BuiltInItem::WhatFor => one_page::what_for,
        BuiltInItem::HowMeasured => one_page::how_measured,
        BuiltInItem::WhoDecidesScope => one_page::who_decides_scope,
        BuiltInItem::WayOut => one_page::way_out,
    }
}

impl From<BuiltInItem> for ItemDefinition {
    fn from(item: BuiltInItem) -> Self {
        Self {
            id: Cow::Borrowed(item.as_str()),
            question: Cow::Borrowed(item.doc()),
            is_scored: item == BuiltInItem::StrategicFit,
            evidence: Proof::Method(evidence_of(item)),
        }
    }
}

impl ChecklistDefinition {
    /// What so many that are not met come to, with so many that are open: a list with an open question is not ready.
    #[must_use]
    pub fn verdict(&self, no: usize, open: usize, policy: &Policy) -> Verdict {
        match no {
            no if no < self.address_from as usize && open == 0 => Verdict::Ready,
            no if no < self.threshold.number(policy) as usize => Verdict::Address,
            _ => self.beyond,
        }
    }

    /// Whether a question that no one has answered stays open: on partner fit always, since silence is no reason to think again
    /// about a partner.
    pub(super) fn leaves_open(&self, counting: Counting) -> bool {
        self.id == BuiltInList::Fit.as_str() || counting.unanswered == Unanswered::Open
    }

    /// Whether a list that nobody has begun stops the parties from signing: silence is no, and none of its questions is answered.
    #[must_use]
    pub fn pauses_unbegun(&self, counting: Counting, policy: &Policy) -> bool {
        !self.leaves_open(counting) && self.verdict(self.items.len(), 0, policy) == Verdict::Pause
    }

    fn of(list: BuiltInList) -> Self {
        let (authority, asked_from, threshold, beyond) = match list {
            BuiltInList::Signing => (
                "S0, decision checklist",
                Stage::Negotiation,
                Threshold::Policy(|policy| policy.signing_pause_from),
                Verdict::Pause,
            ),
            BuiltInList::Fit => (
                "S3, decision checklist",
                Stage::Negotiation,
                Threshold::Policy(|policy| policy.fit_reconsider_from),
                Verdict::Reconsider,
            ),
            BuiltInList::Launch => (
                "S3, launch checklist; its verdict is ours",
                Stage::Launch,
                Threshold::Never,
                Verdict::Address,
            ),
            BuiltInList::OnePage => (
                "S3, one-page charter; its verdict is ours",
                Stage::Alignment,
                Threshold::Never,
                Verdict::Address,
            ),
        };
        Self {
            id: Cow::Borrowed(list.as_str()),
            title: Cow::Borrowed(list.doc()),
            authority,
            items: list.items().map(ItemDefinition::from).collect(),
            not_asked: Vec::new(),
            is_own: false,
            is_for_all: matches!(list, BuiltInList::Signing | BuiltInList::Fit),
            asked_from,
            address_from: 1,
            threshold,
            beyond,
        }
    }
}

impl From<&OwnChecklist> for ChecklistDefinition {
    fn from(list: &OwnChecklist) -> Self {
        Self {
            id: list.id.clone().into(),
            title: list.title.clone().into(),
            authority: "this repository's configuration",
            items: list.items.iter().map(ItemDefinition::from).collect(),
            not_asked: Vec::new(),
            is_own: true,
            is_for_all: true,
            asked_from: Stage::Negotiation,
            address_from: list.address_from,
            threshold: Threshold::Fixed(list.strict_from),
            beyond: match list.verdict {
                StrictVerdict::Pause => Verdict::Pause,
                StrictVerdict::Reconsider => Verdict::Reconsider,
            },
        }
    }
}

impl From<&OwnItem> for ItemDefinition {
    fn from(item: &OwnItem) -> Self {
        let evidence =
            if item.evidence.is_empty() { Proof::Answer } else { Proof::Paths(item.evidence.clone()) };
        Self {
            id: item.id.clone().into(),
            question: item.question.clone().into(),
            is_scored: false,
            evidence,
        }
    }
}
