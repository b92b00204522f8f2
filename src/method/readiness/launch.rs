//! What bears out the launch checklist [S3].

use super::evidence::{Evidence, count, needs_count};
use super::holding::{Held, Holding};
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::gates::Gate;
use crate::document::{FieldRef, List};

/// At least one gate that says on what or through whom is decided, or a deliverable; and a day for each.
pub(super) fn milestone_calendar(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    let (gates, deliverables) = (charter.gates.as_ref(), charter.deliverables.as_ref());
    let is_none = count(gates) == 0 && count(deliverables) == 0;
    if is_none && !gates.is_invalid() && !deliverables.is_invalid() {
        let detail =
            "needs a gate with a date and `criteria` or `deciders`, or `deliverables` with a `due` date";
        evidence.needs_so("gates", Holding::Lacking, detail);
        return evidence;
    }
    there(&mut evidence, "gates", gates);
    there(&mut evidence, "deliverables", deliverables);
    days_of_gates(&mut evidence, charter, gates);
    for (index, deliverable) in deliverables.get().into_iter().flat_map(|list| list.iter()) {
        evidence.needs(format!("deliverables[{index}].due"), deliverable.due.holding());
    }
    evidence
}

/// A list that makes up a calendar, as far as it is there.
fn there<T: Held>(evidence: &mut Evidence, path: &str, list: FieldRef<'_, List<T>>) {
    if list.is_invalid() {
        evidence.needs(path, Holding::Unread);
    } else if count(list) > 0 {
        evidence.needs(path, Holding::Held);
    }
    evidence.marks_unread(path, list);
}

/// A gate has its day, or counts it from the start of the term.
fn days_of_gates(evidence: &mut Evidence, charter: &Charter, gates: FieldRef<'_, List<Gate>>) {
    let start = charter.term.and(|term| &term.start).holding();
    let mut counted = Vec::new();
    for (index, gate) in gates.get().into_iter().flat_map(|gates| gates.iter()) {
        let after = format!("gates[{index}].after");
        match (gate.due.holding(), gate.after.holding()) {
            (Holding::Lacking, Holding::Held) if start == Holding::Held => {
                evidence.needs(after, Holding::Held);
            }
            (Holding::Lacking, Holding::Held) => counted.push(format!("`{after}`")),
            (Holding::Lacking, Holding::Unread) => {
                evidence.needs(after, Holding::Unread);
            }
            (holding, _) => {
                let detail = "or `after`, counted from `term.start`";
                evidence.needs_so(format!("gates[{index}].due"), holding, detail);
            }
        }
    }
    // One missing start is one thing to write, however many gates count from it.
    if !counted.is_empty() {
        let verb = if counted.len() == 1 { "counts" } else { "count" };
        evidence.needs_so("term.start", start, format!("from which {} {verb}", counted.join(", ")));
    }
}

pub(super) fn channels(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    let channels = charter.communication.and(|communication| &communication.channels);
    evidence.needs("communication.channels", channels.holding());
    evidence
}

/// As many levels as the protocol wants. What happens in a deadlock is asked before signing.
pub(super) fn conflict_process(charter: &Charter, policy: &Policy, _: Option<AnswerValue>) -> Evidence {
    let levels = charter.conflict.and(|conflict| &conflict.levels);
    let least = policy.conflict_levels_least as usize;
    let mut evidence = Evidence::default();
    needs_count(&mut evidence, "conflict.levels", levels, |count| {
        (count < least).then(|| format!("has {count} of at least {least}"))
    });
    evidence
}
