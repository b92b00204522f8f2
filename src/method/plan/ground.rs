//! What a plan reads off a partnership: what is said already, and who does what.

use super::{Owner, TaskState};
use crate::document::charter::model::Structure;
use crate::document::records::review::Action;
use crate::document::scalar::{Date, Person};
use crate::document::{folded, says_something};
use crate::method::diagnosis::Place;
pub(super) use crate::method::ground::Ground;
use crate::method::reviews::{ActionState, ActionStatus};
use crate::yaml::{Kind, Step, YamlPath};

/// Whether something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// It is.
    Yes,
    /// What stands there cannot be read.
    Unread,
    /// It is not, or it is undecided.
    No,
}

impl Said {
    pub(super) const fn when(is_so: bool) -> Self {
        if is_so { Self::Yes } else { Self::No }
    }

    /// What is said where both are needed.
    pub(super) fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// In which role somebody does a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Sponsor,
    Manager,
}

impl<'a> Ground<'a> {
    pub(super) fn structure(&self) -> Option<Structure> {
        self.charter.model.get()?.structure.get().copied()
    }

    /// Whether the charter says something at a path; what it says for all parties it says for each.
    pub(super) fn says(&self, path: &str) -> Said {
        let document = &self.partnership.charter;
        let path = YamlPath::from(path);
        let steps = path.steps();
        let is_lost =
            path.section().is_some_and(|section| document.unread.iter().any(|unread| unread == section));
        let is_here = |problem: &[Step]| !problem.is_empty() && steps.starts_with(problem);
        let is_wrong = document.problems.iter().any(|it| is_here(it.path.steps()));
        if is_lost || is_wrong {
            return Said::Unread;
        }
        let tree = &document.source.tree;
        let reached = tree.resolve(&path);
        let Some(value) = reached.value else { return Said::No };
        let is_for_all = reached.steps + 1 == steps.len()
            && tree.kind(value) == Kind::Scalar
            && matches!(steps.last(), Some(Step::Key(key)) if self.parties.contains(&key.as_str()));
        let is_there = reached.steps == steps.len() || is_for_all;
        Said::when(is_there && says_something(tree, value))
    }

    /// Whether a day is said and has come.
    pub(super) fn has_come(&self, path: &str, day: Option<Date>) -> Said {
        match day {
            Some(day) => Said::when(day <= self.as_of),
            None if self.says(path) == Said::Unread => Said::Unread,
            None => Said::No,
        }
    }

    /// Who has a role at a party.
    pub(super) fn owner(&self, role: Role, party: &str) -> Owner {
        let people = self.party(party);
        let (person, role) = match role {
            Role::Sponsor => (people.and_then(|it| it.sponsor.get()), "executive sponsor"),
            Role::Manager => (people.and_then(|it| it.manager.get()), "partnership manager"),
        };
        Owner { party: Some(party.to_owned()), person: person.cloned(), role }
    }

    /// Whoever leads the integration; of no single party.
    pub(super) fn lead(&self) -> Owner {
        let lead = self.charter.governance.get().and_then(|it| it.integration_lead.get()?.name.get());
        Owner { party: None, person: lead.cloned(), role: "integration lead" }
    }

    /// Whoever leads the onboarding sprint.
    pub(super) fn facilitator(&self) -> Owner {
        let facilitator = self.charter.plan.get().and_then(|it| it.onboarding.get()?.facilitator.get());
        Owner { party: None, person: facilitator.cloned(), role: "neutral facilitator" }
    }

    /// Somebody who is named for a task of a party.
    pub(super) fn named(&self, party: &str, person: Option<&Person>, role: &'static str) -> Owner {
        Owner { party: Some(party.to_owned()), person: person.cloned(), role }
    }

    /// The last action of the reviews that says the same, for this party or for none.
    pub(super) fn agreed(&self, what: &str, party: Option<&str>) -> Option<(&'a ActionStatus, &'a Action)> {
        let of = |status: &'a ActionStatus| {
            let review = self.partnership.records.reviews.get(status.record)?;
            Some((status, review.value.actions.get()?.0.get(status.index)?.get()?))
        };
        let is_it = |(_, action): &(&ActionStatus, &Action)| {
            let is_its = match (action.side.get(), party) {
                (Some(side), Some(party)) => side.as_str() == party,
                _ => true,
            };
            is_its && action.what.get().is_some_and(|said| folded(said.as_str()) == folded(what))
        };
        self.assessment.actions.iter().filter_map(of).rfind(is_it)
    }

    /// The place of an action.
    pub(super) fn place_of(status: &ActionStatus) -> Place {
        Place::review(status.record, format!("actions[{}]", status.index))
    }

    /// Where something stands whose day is agreed.
    pub(super) fn by_day(&self, due: Date) -> TaskState {
        if due < self.as_of { TaskState::Overdue } else { TaskState::Agreed }
    }
}

/// Where an action stands as a task.
pub(super) const fn state_of(action: ActionState) -> TaskState {
    match action {
        ActionState::Open => TaskState::Agreed,
        ActionState::Kept | ActionState::Slipped => TaskState::Done,
        ActionState::Overdue => TaskState::Overdue,
        ActionState::Dropped => TaskState::Dropped,
    }
}
