//! What makes a missing conflict protocol worse: where the parties decide together, somebody can block; where something is owed
//! or shared, the first quarrel is in sight.

use crate::document::Authority;
use crate::finding::Consequence;
use crate::rules::Subject;

/// Exposed where the parties decide something together, and nothing says when they cannot.
pub(super) fn stands_still(subject: &Subject<'_>) -> Option<Consequence> {
    is_decided_jointly(subject).then_some(Consequence::Exposed)
}

/// Whether the parties decide something together: nobody can then be outvoted.
fn is_decided_jointly(subject: &Subject<'_>) -> bool {
    let decisions = subject.charter.governance.and(|governance| &governance.decisions);
    let is_joint = |it: &Authority| matches!(it, Authority::All | Authority::Body(_));
    let decides = decisions.get().into_iter().flat_map(|it| it.values().filter_map(|it| it.decides.get()));
    decides.into_iter().any(is_joint)
}

/// Trapped where the parties decide together; exposed where a minimum is owed or revenue is shared.
pub(super) fn quarrel_in_sight(subject: &Subject<'_>) -> Option<Consequence> {
    let value = subject.charter.value.get();
    let is_owed =
        !subject.charter.minimums().is_empty() || value.is_some_and(|value| value.revenue_split.is_given());
    match is_decided_jointly(subject) {
        true => Some(Consequence::Trapped),
        false => is_owed.then_some(Consequence::Exposed),
    }
}
