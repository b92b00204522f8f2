//! The entries of a charter that have no id: on a calendar they are known by what they say.

use std::collections::BTreeMap;

use super::Occasion;
use crate::document::charter::Charter;
use crate::document::charter::canvas::Goal;
use crate::document::scalar::Date;
use crate::document::{ByParty, List};

/// A goal, a deliverable, a payment or a waiver that has a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEntry {
    /// What it is on the calendar of its charter.
    pub occasion: Occasion,
    /// What it is known by: its kind, and what it says beside its day. It stays when the entry moves in its list or to another
    /// day.
    pub name: String,
    /// Which of those that say the same, from 1.
    pub nth: u32,
    /// Its day.
    pub day: Date,
    /// What it is about, in words.
    pub about: String,
}

/// The entries of a charter, in the order of the format.
#[must_use]
pub fn named_entries(charter: &Charter) -> Vec<NamedEntry> {
    let mut entries = Vec::new();
    if let Some(goals) = charter.canvas.get().and_then(|canvas| canvas.goals.get()) {
        entries.extend(goals_in("canvas.goals", goals));
    }
    for (period, goals) in charter.joint_plan.get().into_iter().flat_map(|plan| plan.iter()) {
        entries.extend(goals_in(&format!("joint_plan.{period}"), goals));
    }
    for (index, deliverable) in charter.deliverables.get().into_iter().flat_map(|list| list.iter()) {
        let about = deliverable.what.get().map(|what| what.as_str().to_owned()).unwrap_or_default();
        let due = deliverable.due_on(None).day;
        entries.extend(due.map(|day| entry(Occasion::Deliverable(index), "", about, day)));
    }
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    for (index, payment) in exchange.into_iter().flat_map(|list| list.iter()) {
        let about = payment.kind.get().map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        let due = payment.due_on(None).day;
        entries.extend(due.map(|day| entry(Occasion::Payment(index), "", about, day)));
    }
    for (index, waiver) in charter.waivers.get().into_iter().flat_map(|list| list.iter()) {
        let about = waiver.rule.get().map(|rule| rule.as_str().to_owned()).unwrap_or_default();
        let at = waiver.at.get().map(|at| at.as_str()).unwrap_or_default();
        let until = waiver.until.get().copied();
        entries.extend(until.map(|day| entry(Occasion::Waiver(index), at, about, day)));
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for entry in &mut entries {
        let count = counts.entry(entry.name.clone()).or_default();
        *count += 1;
        entry.nth = *count;
    }
    entries
}

fn goals_in(section: &str, goals: &ByParty<List<Goal>>) -> Vec<NamedEntry> {
    let mut entries = Vec::new();
    for (party, list) in goals.iter() {
        for (index, goal) in list.iter() {
            let Some(due) = goal.due.get() else { continue };
            let words = goal.goal.get().map(|words| words.as_str().to_owned());
            let metric = || goal.metric.get().map(|metric| metric.as_str().to_owned());
            let place = format!("{section}.{party}");
            let occasion = Occasion::Goal(format!("{place}[{index}].due"));
            entries.push(entry(occasion, &place, words.or_else(metric).unwrap_or_default(), *due));
        }
    }
    entries
}

fn entry(occasion: Occasion, place: &str, about: String, day: Date) -> NamedEntry {
    let name = format!("{}\n{place}\n{about}", occasion.kind());
    NamedEntry { occasion, name, nth: 1, day, about }
}
