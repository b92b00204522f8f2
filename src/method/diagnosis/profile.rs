//! A profile by area and party. It is never one number: an average would hide what it is for.

use super::scene::Scene;
use crate::config::Policy;
use crate::document::scalar::Date;
use crate::method::Assessment;
use crate::method::health::{Views, last_check, views};
use crate::partnership::Partnership;

/// What a party promised in reviews and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The party.
    pub party: String,
    /// How many of its actions were done by their day.
    pub kept: usize,
    /// How many have come to something: done, late, overdue or dropped.
    pub of: usize,
}

/// Where a partnership stands, area by area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The answers to the last health check that is complete, by area and party; only what may be shown.
    pub health: Vec<Views>,
    /// The questions of each checklist that are met, and how many were asked.
    pub readiness: Vec<(String, usize, usize)>,
    /// The promises of each party.
    pub promises: Vec<Kept>,
}

impl Profile {
    /// The profile of a partnership on a day.
    #[must_use]
    pub fn of(partnership: &Partnership, assessment: &Assessment, policy: &Policy, as_of: Date) -> Self {
        let scene = Scene::of(partnership, assessment, policy, as_of);
        let check = last_check(partnership, as_of);
        let kept = |party: &&str| {
            let (kept, broken) = scene.kept(party);
            Kept { party: (*party).to_owned(), kept, of: kept + broken }
        };
        let readiness = assessment.readiness.iter().map(|list| {
            let met = list.of.saturating_sub(list.no).saturating_sub(list.open);
            (list.definition.id.to_string(), met, list.of)
        });
        Self {
            health: check.map(|(_, it)| views(partnership, it, policy, as_of)).unwrap_or_default(),
            readiness: readiness.collect(),
            promises: scene.parties.iter().map(kept).collect(),
        }
    }
}
