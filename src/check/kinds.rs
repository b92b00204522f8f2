//! What the kind of a partnership leaves out of what was found.

use std::collections::BTreeMap;

use crate::document::topic::Topic;
use crate::finding::{Consequence, Finding, Severity};
use crate::method::kinds::{Asked, Kinds};

/// Takes out the open questions about topics that are not asked of the kind, and says how many there are of which topic. What is
/// written is judged whatever the kind: only a gap has a topic. What the kind asks first weighs a class more.
pub(super) fn leave_out(findings: &mut Vec<Finding>, kinds: &Kinds) -> BTreeMap<Topic, usize> {
    let mut left_out = BTreeMap::new();
    findings.retain_mut(|finding| {
        let Some(topic) = finding.topic else { return true };
        if matches!(kinds.asked(topic), Asked::NotAsked(_)) {
            *left_out.entry(topic).or_default() += 1;
            return false;
        }
        finding.stake.is_asked_first = kinds.asks_first(topic);
        // What nobody has said yet stays that, whatever the kind, and no question traps anybody for being asked first.
        let may_rise =
            Consequence::Differing < finding.consequence && finding.consequence < Consequence::Unsaid;
        if finding.stake.is_asked_first && may_rise {
            finding.consequence = finding.consequence.raised();
            finding.stake.is_raised = true;
        }
        if !kinds.may_be_error(topic) {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        true
    });
    left_out
}
