//! Which questions of the built-in lists are asked of a kind of partnership: one that rests on topics which are never asked of it
//! leaves the tally.

use super::ChecklistDefinition;
use crate::document::charter::checklists::BuiltInItem;
use crate::document::topic::Topic;
use crate::method::kinds::Kinds;

/// The topics that an item rests on.
const fn topics_of(item: BuiltInItem) -> &'static [Topic] {
    match item {
        BuiltInItem::AlignmentCanvas | BuiltInItem::StrategicFit | BuiltInItem::WhatFor => &[Topic::Purpose],
        BuiltInItem::GovernanceBlueprint | BuiltInItem::Governance => &[Topic::Decisions, Topic::Bodies],
        BuiltInItem::SharedMetrics | BuiltInItem::ClearMetrics | BuiltInItem::HowMeasured => {
            &[Topic::Measures]
        }
        BuiltInItem::CommunicationCharter | BuiltInItem::Culture | BuiltInItem::Channels => &[Topic::Rhythm],
        BuiltInItem::ResourceCommitments | BuiltInItem::ResourceCommitment => &[Topic::Team],
        BuiltInItem::ConflictProtocol | BuiltInItem::ConflictProcess => &[Topic::Disputes],
        BuiltInItem::ExitProcess | BuiltInItem::ExitPlan | BuiltInItem::WayOut => &[Topic::WayOut],
        BuiltInItem::HealthChecks => &[Topic::Health],
        BuiltInItem::MilestoneCalendar => &[Topic::Gates, Topic::Delivery],
        BuiltInItem::WhoDecidesScope => &[Topic::Decisions],
    }
}

/// The fewest questions of eight with which a list still says something; of shorter lists as many in proportion.
const LEAST_OF_EIGHT: usize = 5;

impl ChecklistDefinition {
    /// The list as it is asked of these kinds. Where too few of its questions are, nobody is judged by it unasked.
    pub(super) fn asked_of(&self, kinds: &Kinds) -> Self {
        let topics =
            |id: &str| BuiltInItem::ALL.iter().find(|item| item.as_str() == id).map(|it| topics_of(*it));
        let is_asked = |id: &str| !topics(id).is_some_and(|topics| kinds.never_asks(topics));
        let (items, not_asked): (Vec<_>, Vec<_>) =
            self.items.iter().cloned().partition(|item| is_asked(&item.id));
        let is_enough = items.len() * 8 >= self.items.len() * LEAST_OF_EIGHT;
        Self { items, not_asked, is_for_all: self.is_for_all && is_enough, ..self.clone() }
    }
}
