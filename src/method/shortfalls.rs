//! Where a party gives less than was agreed: what came late, and the step that is due [S0, S2].

use std::collections::BTreeMap;

use crate::config::Policy;
use crate::document::records::review::{Shortfall, ShortfallCause, ShortfallStep};
use crate::document::scalar::{Date, Duration, YesNo};
use crate::document::{Authority, Field, PartyRef};
use crate::method::reviews::{ActionState, actions, held};
use crate::partnership::Partnership;

/// The steps that will do, the first one first. `None` where nothing says why the party gives less.
///
/// A party that is not willing is left [S0]; one that is not able gets a plan with milestones, or does less [S0, S2]; one that
/// cannot put in more does less [S2]; else the terms are settled anew [S0].
#[must_use]
pub fn due(shortfall: &Shortfall) -> Option<&'static [ShortfallStep]> {
    use ShortfallStep::{Contractual, Exit, Improve, Renegotiate, ScaleBack};
    let cause = shortfall.cause.get().copied();
    let able = shortfall.able.get().copied();
    Some(match (shortfall.willing.get(), able, cause) {
        (Some(YesNo::No), _, _) => &[Exit],
        (_, Some(YesNo::No), Some(ShortfallCause::Resources)) => &[ScaleBack, Contractual],
        (_, Some(YesNo::No), _) | (_, None, Some(ShortfallCause::Capability)) => {
            &[Improve, ScaleBack, Contractual]
        }
        (_, _, Some(_)) => &[Renegotiate],
        (_, _, None) => return None,
    })
}

/// One shortfall of a review, with its place.
#[derive(Debug, Clone, Copy)]
pub struct Noted<'a> {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which of its shortfalls, counted from 0.
    pub index: usize,
    /// What it says.
    pub shortfall: &'a Shortfall,
}

/// The shortfalls that count on a day: of each party those of the last review held by then that names any.
#[must_use]
pub fn current(partnership: &Partnership, as_of: Date) -> Vec<Noted<'_>> {
    let all: Vec<Noted<'_>> = held(partnership, as_of)
        .flat_map(|(record, review)| {
            let listed = review.shortfalls.get().into_iter().flat_map(|list| list.iter());
            listed.map(move |(index, shortfall)| Noted { record, index, shortfall })
        })
        .collect();
    let side = |noted: &Noted<'_>| noted.shortfall.side.get().cloned();
    // The reviews stand in the order of their days, so that the last one stays.
    let last: BTreeMap<Option<PartyRef>, usize> =
        all.iter().map(|noted| (side(noted), noted.record)).collect();
    all.into_iter().filter(|noted| last.get(&side(noted)) == Some(&noted.record)).collect()
}

/// Where something stands that came late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissPlace {
    /// A deliverable of the charter, counted from 0.
    Deliverable(usize),
    /// An action of a review, each counted from 0.
    Action {
        /// Which review, in the partnership's order.
        record: usize,
        /// Which of its actions.
        index: usize,
    },
}

/// Something that a party had taken on and that was not there on its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The party.
    pub side: String,
    /// Where it stands.
    pub place: MissPlace,
    /// The day on which it was due.
    pub due: Date,
}

/// What came late, as far as it is said who had taken it on: what is still not there, and what was done late and due not long ago.
#[must_use]
pub fn misses(partnership: &Partnership, policy: &Policy, as_of: Date) -> Vec<Miss> {
    let since = as_of.minus(&Duration::of_months(policy.misses_within));
    let is_recent = |due: Date| since.is_none_or(|since| since <= due);
    let deliverables = partnership.charter.value.deliverables.get().into_iter().flat_map(|list| list.iter());
    let late = deliverables.filter_map(|(index, deliverable)| {
        let due = deliverable.due_on(as_of).day.filter(|due| *due < as_of)?;
        let is_late = match &deliverable.delivered {
            Field::Invalid => false,
            Field::Given(day) if *day <= as_of => due < *day && is_recent(due),
            _ => true,
        };
        // What all deliver together is no shortfall of one of them.
        let Authority::Party(side) = deliverable.by.get()?.clone() else { return None };
        is_late.then_some(Miss { side, place: MissPlace::Deliverable(index), due })
    });
    let slipped = actions(partnership, as_of).into_iter().filter_map(|status| {
        let review = &partnership.records.reviews.get(status.record)?.value;
        let action = review.actions.get()?.0.get(status.index)?.get()?;
        let due = *action.due.get()?;
        let is_late = match status.state {
            ActionState::Overdue => true,
            ActionState::Slipped => is_recent(due),
            _ => false,
        };
        let side = action.side.get()?.as_str().to_owned();
        let place = MissPlace::Action { record: status.record, index: status.index };
        is_late.then_some(Miss { side, place, due })
    });
    late.chain(slipped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortfall(cause: Option<ShortfallCause>, able: Option<YesNo>, willing: Option<YesNo>) -> Shortfall {
        fn field<T>(value: Option<T>) -> Field<T> {
            value.map_or(Field::Missing, Field::Given)
        }
        Shortfall { cause: field(cause), able: field(able), willing: field(willing), ..Shortfall::default() }
    }

    #[test]
    fn the_step_follows_from_cause_ability_and_will() {
        use ShortfallCause::{Capability, Priority, Resources};
        use ShortfallStep::{Contractual, Exit, Improve, Renegotiate, ScaleBack};
        use YesNo::{No, Yes};
        let due = |cause, able, willing| due(&shortfall(cause, able, willing)).map(<[_]>::to_vec);
        assert_eq!(due(None, None, None), None);
        assert_eq!(due(None, Some(Yes), Some(Yes)), None);
        assert_eq!(due(Some(Resources), None, None), Some(vec![Renegotiate]));
        assert_eq!(due(Some(Priority), None, Some(Yes)), Some(vec![Renegotiate]));
        assert_eq!(due(Some(Resources), Some(No), Some(Yes)), Some(vec![ScaleBack, Contractual]));
        assert_eq!(due(Some(Capability), None, None), Some(vec![Improve, ScaleBack, Contractual]));
        assert_eq!(due(Some(Capability), Some(Yes), None), Some(vec![Renegotiate]));
        assert_eq!(due(Some(Priority), Some(No), None), Some(vec![Improve, ScaleBack, Contractual]));
        assert_eq!(due(Some(Capability), Some(No), Some(No)), Some(vec![Exit]));
        assert_eq!(due(None, None, Some(No)), Some(vec![Exit]));
    }
}
