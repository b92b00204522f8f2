//! The built-in lists.

use super::Verdict;
use super::evidence::{self, Evidence};
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;

/// Works out what of an item the charter bears out. The answer matters for scored items only.
pub(super) type FindEvidence = fn(&Charter, &Policy, Option<AnswerValue>) -> Evidence;

/// One item of a list.
#[derive(Debug, Clone, Copy)]
pub struct ItemDefinition {
    /// Its id, the key of its answer.
    pub id: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// Whether it is answered with a score instead of a word.
    pub is_scored: bool,
    /// What bears it out.
    pub(super) evidence: FindEvidence,
}

impl PartialEq for ItemDefinition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.question == other.question
    }
}

impl Eq for ItemDefinition {}

/// A list with its threshold.
#[derive(Debug, Clone, Copy)]
pub struct ChecklistDefinition {
    /// Its id, the key of its answers.
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Where it comes from.
    pub authority: &'static str,
    /// Its items.
    pub items: &'static [ItemDefinition],
    /// From how many No on its strict verdict holds.
    pub threshold: fn(&Policy) -> u32,
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
    ItemDefinition { id, question, is_scored: false, evidence }
}

/// The built-in lists in the order in which they are shown.
pub const BUILT_IN: &[ChecklistDefinition] = &[
    ChecklistDefinition {
        id: "signing",
        title: "Signing readiness",
        authority: "S0, decision checklist",
        threshold: |policy| policy.signing_pause_from,
        beyond: Verdict::Pause,
        items: &[
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
        ],
    },
    ChecklistDefinition {
        id: "fit",
        title: "Partner fit",
        authority: "S3, decision checklist",
        threshold: |policy| policy.fit_reconsider_from,
        beyond: Verdict::Reconsider,
        items: &[
            ItemDefinition {
                is_scored: true,
                ..item(
                    "strategic_fit",
                    "How well does the partner's long-term direction fit (1 to 5)?",
                    evidence::strategic_fit,
                )
            },
            item(
                "resource_commitment",
                "Has each party set people and budget aside?",
                evidence::resource_commitments,
            ),
            item("culture", "Have the parties talked about speed, style and risk?", evidence::culture),
            item("clear_metrics", "Are there three to five measurable indicators?", evidence::clear_metrics),
            item("governance", "Are roles, escalation and cadence in writing?", evidence::governance),
            item("exit_plan", "Does the exit cover IP, assets and competing?", evidence::exit_plan),
        ],
    },
];

impl ChecklistDefinition {
    /// The built-in list with this id.
    #[must_use]
    pub fn built_in(id: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|list| list.id == id)
    }
}
