//! The team's own checklists: `[[checklist]]`.

use std::collections::BTreeSet;

use super::checks::Checks;
use super::words::{CharterPath, ItemId, Line, Threshold};
use crate::document::List;
use crate::document::charter::checklists::BuiltInList;
use crate::document::record::record;
use crate::document::scalar::{Id, keyword};
use crate::yaml::YamlPath;

keyword! {
    /// Verdict of a team's own checklist when too many questions are not met.
    pub enum StrictVerdict {
        /// Do not proceed before it is fixed.
        Pause = "pause",
        /// Rethink whether this is the right partner.
        Reconsider = "reconsider",
    }
}

record! { "a checklist",
    /// A checklist of the team's own.
    pub struct Checklist {
        /// The key of its answers in a charter.
        id: Id = required,
        /// Its name.
        title: Line = required,
        /// Questions not met from which the verdict is ADDRESS; 1 unless given.
        address: Threshold,
        /// Questions not met from which the strict verdict applies.
        pause: Threshold = required,
        /// The strict verdict: pause unless given.
        verdict: StrictVerdict,
        /// Its questions.
        item: List<ChecklistItem> = required,
    }
}

record! { "an item",
    /// One question of a list.
    pub struct ChecklistItem {
        /// The key of its answer.
        id: ItemId = required,
        /// What it asks.
        question: Line = required,
        /// Paths in the charter that are evidence for a yes. With none, the answer alone counts.
        evidence: List<CharterPath>,
    }
}

/// A checklist of the team's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChecklist {
    /// Its id: the key of its answers in a charter.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its questions, in their order.
    pub items: Vec<OwnItem>,
    /// Questions not met from which the verdict is ADDRESS.
    pub address_from: u32,
    /// Questions not met from which the strict verdict applies.
    pub strict_from: u32,
    /// The strict verdict.
    pub verdict: StrictVerdict,
}

/// One question of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnItem {
    /// Its id: the key of its answer.
    pub id: String,
    /// What it asks.
    pub question: String,
    /// Paths in the charter that are evidence for a yes, all of them. With none, the answer alone counts.
    pub evidence: Vec<String>,
}

/// All `[[checklist]]`.
pub(super) fn checklists(checks: &mut Checks<'_>, tables: &List<Checklist>) -> Vec<OwnChecklist> {
    let mut ids = BTreeSet::new();
    let mut lists = Vec::new();
    for (nth, table) in tables.iter() {
        let path = YamlPath::root().key("checklist").index(nth);
        if let Some(id) = table.id.get().map(Id::as_str) {
            if BuiltInList::ALL.iter().any(|list| list.as_str() == id) {
                let message = format!("`{id}` is a built-in list");
                checks.value(&path.clone().key("id"), message, "give yours another id");
            } else if !ids.insert(id) {
                let message = format!("a list `{id}` is already defined above");
                checks.value(&path.clone().key("id"), message, "give it another id");
            }
        }
        let items = table.item.get().map(|items| items_of(checks, items, &path)).unwrap_or_default();
        thresholds(checks, table, &path);
        lists.extend(own(table, items));
    }
    lists
}

fn own(table: &Checklist, items: Vec<OwnItem>) -> Option<OwnChecklist> {
    Some(OwnChecklist {
        id: table.id.get()?.to_string(),
        title: table.title.get()?.to_string(),
        items,
        address_from: table.address.get().map_or(1, |it| it.0),
        strict_from: table.pause.get()?.0,
        verdict: table.verdict.get().copied().unwrap_or(StrictVerdict::Pause),
    })
}

/// Numbers of questions not met that the list can reach, the strict one after the other.
fn thresholds(checks: &mut Checks<'_>, table: &Checklist, path: &YamlPath) {
    let most = table.item.get().map_or(0, |items| items.len()).max(1);
    for (key, number) in [("address", &table.address), ("pause", &table.pause)] {
        if let Some(number) = number.get().filter(|number| number.0 as usize > most) {
            let help = format!("write a whole number from 1 to {most}, in answers");
            checks.value(&path.clone().key(key), format!("`{number}` is out of range"), help);
        }
    }
    let address = table.address.get().map_or(1, |it| it.0);
    if let Some(pause) = table.pause.get().filter(|pause| pause.0 < address) {
        let message = format!("`pause` is {pause}, and `address` already {address}");
        checks.value(&path.clone().key("pause"), message, "`pause` is at least `address`");
    }
}

fn items_of(checks: &mut Checks<'_>, items: &List<ChecklistItem>, path: &YamlPath) -> Vec<OwnItem> {
    let path = path.clone().key("item");
    if items.is_empty() {
        let message = "a checklist needs at least one item";
        checks.value(&path, message, "add `[[checklist.item]]`");
    }
    let mut ids = BTreeSet::new();
    for (nth, item) in items.iter() {
        if let Some(id) = item.id.get().filter(|id| !ids.insert(&***id)) {
            let place = path.clone().index(nth).key("id");
            checks.value(&place, format!("an item `{id}` is already defined above"), "give it another id");
        }
    }
    let own = |item: &ChecklistItem| {
        let evidence = item.evidence.get().into_iter().flat_map(List::values);
        Some(OwnItem {
            id: item.id.get()?.to_string(),
            question: item.question.get()?.to_string(),
            evidence: evidence.map(ToString::to_string).collect(),
        })
    };
    items.values().filter_map(own).collect()
}
