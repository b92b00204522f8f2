//! The built-in lists, and those of the team's own.

use std::borrow::Cow;

use super::Verdict;
use super::evidence::{self, Evidence};
use super::{launch, one_page};
use crate::config::{OwnChecklist, OwnItem, Policy, StrictVerdict};
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::stage::Stage;

/// Works out what of an item the charter bears out. The answer matters for scored items only.
pub(super) type FindEvidence = fn(&Charter, &Policy, Option<AnswerValue>) -> Evidence;

/// What bears an item out.
#[derive(Debug, Clone)]
pub(super) enum Proof {
    /// What the method asks for.
    Method(FindEvidence),
    /// Every one of these paths in the charter.
    Paths(Vec<&'static str>),
    /// The answer alone.
    Answer,
}

/// From how many No on a verdict holds.
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
    /// The number of No; one that no list reaches where there is no strict verdict.
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
    pub id: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// Whether it is answered with a score instead of a word.
    pub is_scored: bool,
    /// What bears it out.
    pub(super) evidence: Proof,
}

impl ItemDefinition {
    /// Whether nothing but the answer is asked for.
    #[must_use]
    pub fn goes_by_answer(&self) -> bool {
        matches!(self.evidence, Proof::Answer)
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
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Where it comes from.
    pub authority: &'static str,
    /// Its items.
    pub items: Cow<'static, [ItemDefinition]>,
    /// Whether a team has added it.
    pub is_own: bool,
    /// Whether every charter is judged by it. The others are judged by `check` where a charter answers them.
    pub is_for_all: bool,
    /// From which stage on it is asked; before, its verdict is a forecast.
    pub asked_from: Stage,
    /// From how many No on the verdict is to address them.
    pub address_from: u32,
    /// From how many No on its strict verdict holds.
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

const fn item(id: &'static str, question: &'static str, evidence: FindEvidence) -> ItemDefinition {
    ItemDefinition { id, question, is_scored: false, evidence: Proof::Method(evidence) }
}

/// The built-in lists in the order in which they are shown.
pub const BUILT_IN: &[ChecklistDefinition] = &[
    ChecklistDefinition {
        id: "signing",
        title: "Signing readiness",
        authority: "S0, decision checklist",
        is_own: false,
        is_for_all: true,
        asked_from: Stage::Negotiation,
        address_from: 1,
        threshold: Threshold::Policy(|policy| policy.signing_pause_from),
        beyond: Verdict::Pause,
        items: Cow::Borrowed(&[
            item(
                "alignment_canvas",
                "Did the parties fill in the alignment canvas together?",
                evidence::alignment_canvas,
            ),
            item(
                "governance_blueprint",
                "Is it written down how decisions are made?",
                evidence::governance_blueprint,
            ),
            item(
                "shared_metrics",
                "Have all parties agreed to the success metrics?",
                evidence::shared_metrics,
            ),
            item(
                "communication_charter",
                "Are meetings, their cadence and the channels agreed?",
                evidence::communication_charter,
            ),
            item(
                "resource_commitments",
                "Is it known what each party will put in?",
                evidence::resource_commitments,
            ),
            item("conflict_protocol", "Is there a way to settle disagreements?", evidence::conflict_protocol),
            item("exit_process", "Is it settled how the partnership ends?", evidence::exit_process),
            item("health_checks", "Are regular health checks planned?", evidence::health_checks),
        ]),
    },
    ChecklistDefinition {
        id: "fit",
        title: "Partner fit",
        authority: "S3, decision checklist",
        is_own: false,
        is_for_all: true,
        asked_from: Stage::Negotiation,
        address_from: 1,
        threshold: Threshold::Policy(|policy| policy.fit_reconsider_from),
        beyond: Verdict::Reconsider,
        items: Cow::Borrowed(&[
            ItemDefinition {
                id: "strategic_fit",
                question: "How well does the partner's long-term direction fit (1 to 5)?",
                is_scored: true,
                evidence: Proof::Method(evidence::strategic_fit),
            },
            item(
                "resource_commitment",
                "Has each party set people and budget aside?",
                evidence::resource_commitments,
            ),
            item("culture", "Have the parties talked about speed, style and risk?", evidence::culture),
            item("clear_metrics", "Is there a handful of measurable indicators?", evidence::clear_metrics),
            item("governance", "Are roles, escalation and cadence in writing?", evidence::governance),
            item("exit_plan", "Does the exit cover IP, assets and competing?", evidence::exit_plan),
        ]),
    },
    ChecklistDefinition {
        id: "launch",
        title: "Launch",
        authority: "S3, launch checklist; its verdict is ours",
        is_own: false,
        is_for_all: false,
        asked_from: Stage::Launch,
        address_from: 1,
        threshold: Threshold::Never,
        beyond: Verdict::Address,
        items: Cow::Borrowed(&[
            item(
                "milestone_calendar",
                "Do the parties share a calendar of milestones?",
                launch::milestone_calendar,
            ),
            item("channels", "Is it agreed through which channels the parties talk?", launch::channels),
            item(
                "conflict_process",
                "Is it clear who settles a conflict, and who next?",
                launch::conflict_process,
            ),
        ]),
    },
    ChecklistDefinition {
        id: "one-page",
        title: "One-page charter",
        authority: "S3, one-page charter; its verdict is ours",
        is_own: false,
        is_for_all: false,
        asked_from: Stage::Alignment,
        address_from: 1,
        threshold: Threshold::Never,
        beyond: Verdict::Address,
        items: Cow::Borrowed(&[
            item("what_for", "Does the charter say what the partnership is for?", one_page::what_for),
            item("how_measured", "Does it say how success is measured?", one_page::how_measured),
            item(
                "who_decides_scope",
                "Does it say who decides when the scope changes?",
                one_page::who_decides_scope,
            ),
            item("way_out", "Does it say what happens when a party wants out?", one_page::way_out),
        ]),
    },
];

impl ChecklistDefinition {
    /// What so many No come to.
    #[must_use]
    pub fn verdict(&self, no: usize, policy: &Policy) -> Verdict {
        match no {
            no if no < self.address_from as usize => Verdict::Ready,
            no if no < self.threshold.number(policy) as usize => Verdict::Address,
            _ => self.beyond,
        }
    }

    /// The built-in list with this id.
    #[must_use]
    pub fn built_in(id: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|list| list.id == id)
    }
}

impl From<&OwnChecklist> for ChecklistDefinition {
    fn from(list: &OwnChecklist) -> Self {
        Self {
            id: list.id,
            title: list.title,
            authority: "this repository's configuration",
            items: list.items.iter().map(ItemDefinition::from).collect(),
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
        Self { id: item.id, question: item.question, is_scored: false, evidence }
    }
}
