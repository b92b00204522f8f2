//! Which area needs improvement most [S3]: the figures of a profile side by side, never blended into one.

use std::cmp::Ordering;

use super::ground::Ground;
use crate::document::records::health::HealthQuestion;
use crate::method::diagnosis::Profile;
use crate::method::health::Mean;

/// Fewer promises that came to something say little.
const PROMISES_LEAST: usize = 3;

/// An area with the figure that speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Which one.
    pub of: AreaOf,
    /// The party whose figure it is; `None` where it is one of all parties.
    pub party: Option<String>,
    /// How far it has come: so much of so much.
    pub share: (u64, u64),
}

/// What an area is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AreaOf {
    /// A question of the health check, with the lowest mean of a party.
    Health(HealthQuestion, Mean),
    /// The promises of a party: how many were kept, of how many.
    Promises(usize, usize),
    /// A checklist: how many questions are met, of how many.
    Readiness(String, usize, usize),
}

impl Area {
    fn health(question: HealthQuestion, party: &str, mean: Mean) -> Self {
        // From 1 to 5: four steps to go for each answer.
        let share = (mean.sum.saturating_sub(mean.count), mean.count * 4);
        Self { of: AreaOf::Health(question, mean), party: Some(party.to_owned()), share }
    }

    /// Whether nothing is left to improve.
    const fn is_full(&self) -> bool {
        self.share.0 >= self.share.1
    }

    fn order(&self, other: &Self) -> Ordering {
        let product = |one: &Self, by: &Self| u128::from(one.share.0) * u128::from(by.share.1);
        product(self, other).cmp(&product(other, self))
    }
}

/// The areas of which the records have a figure, the one that has come the shortest way first; of equals the health check's, then the
/// promises, then the checklists.
pub(super) fn areas(ground: &Ground<'_>) -> Vec<Area> {
    let profile = Profile::of(ground.partnership, ground.assessment, ground.policy, ground.as_of);
    let mut areas: Vec<Area> = Vec::new();
    for views in &profile.health {
        let sides = views.sides.iter().map(|side| Area::health(views.question, &side.party, side.mean));
        areas.extend(sides.min_by(Area::order));
    }
    let promised = profile.promises.iter().filter(|it| it.of >= PROMISES_LEAST);
    let promised = promised.map(|it| Area {
        of: AreaOf::Promises(it.kept, it.of),
        party: Some(it.party.clone()),
        share: (it.kept as u64, it.of as u64),
    });
    areas.extend(promised.min_by(Area::order));
    // Nobody has answered a list that is not begun: it says nothing.
    let answered = ground.assessment.readiness.iter().filter(|list| list.is_answered);
    for list in answered {
        let of_list = profile.readiness.iter().find(|(id, ..)| list.definition.id == *id);
        let Some((id, met, of)) = of_list.filter(|(.., of)| *of > 0) else { continue };
        let of_list = AreaOf::Readiness(id.clone(), *met, *of);
        areas.push(Area { of: of_list, party: None, share: (*met as u64, *of as u64) });
    }
    areas.retain(|area| !area.is_full());
    areas.sort_by(Area::order);
    areas
}
