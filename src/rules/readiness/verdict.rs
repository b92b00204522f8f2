//! Which rule says the verdict of a checklist.

use super::{fit_reconsider, own_list_failed, paused};
use crate::document::charter::Charter;
use crate::document::charter::waivers::Waiver;
use crate::document::scalar::Date;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::yaml::YamlPath;

/// The waiver that accepts the strict verdict of a list on this day.
#[must_use]
pub fn waiver<'a>(charter: &'a Charter, result: &ChecklistResult, as_of: Date) -> Option<&'a Waiver> {
    let rule = match (result.verdict, result.definition.is_own) {
        (Verdict::Ready | Verdict::Complete | Verdict::Address, _) => return None,
        (_, true) => own_list_failed::ID,
        (Verdict::Pause | Verdict::NotStarted, false) => paused::ID,
        (Verdict::Reconsider, false) => fit_reconsider::ID,
    };
    let place = YamlPath::root().key("checklists").key(&*result.definition.id);
    let waivers = charter.waivers.get().into_iter().flat_map(|waivers| waivers.values());
    waivers.filter(|it| it.in_force(as_of).is_some()).find(|it| it.speaks_of(rule, &place))
}
