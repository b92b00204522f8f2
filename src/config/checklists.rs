//! The team's own checklists: `[[checklist]]`.

use std::ops::Range;

use super::reader::{Reader, Section, Value};
use super::sections::{charter_path, for_good};
use crate::document::charter::checklists::BuiltInList;
use crate::document::scalar::{Id, keyword};

keyword! {
    /// What a list of the team's own comes to when too much of it counts as No.
    pub enum StrictVerdict {
        /// Not to go on before it is mended.
        Pause = "pause",
        /// To ask again whether this is the right partner.
        Reconsider = "reconsider",
    }
}

/// A checklist of the team's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChecklist {
    /// Its id: the key of its answers in a charter.
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its questions, in their order.
    pub items: Vec<OwnItem>,
    /// From how many No on the verdict is to address them.
    pub address_from: u32,
    /// From how many No on the strict verdict holds.
    pub strict_from: u32,
    /// The strict verdict.
    pub verdict: StrictVerdict,
}

/// One question of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnItem {
    /// Its id: the key of its answer.
    pub id: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// What in the charter bears a yes out: every one of these paths. With none, the answer alone counts.
    pub evidence: Vec<&'static str>,
}

/// A text that people read in a list is one line of a page.
pub(super) const LONGEST_TEXT: usize = 200;

/// All `[[checklist]]`.
pub(super) fn checklists(reader: &mut Reader, value: &Value<'_>) -> Vec<OwnChecklist> {
    let mut lists: Vec<OwnChecklist> = Vec::new();
    for table in reader.tables(value, "checklist") {
        let Some((list, id_span)) = checklist(reader, table) else { continue };
        if lists.iter().any(|other| other.id == list.id) {
            reader.problem(
                &id_span,
                format!("a list `{}` stands above already", list.id),
                "give it another id",
            );
            continue;
        }
        reader.set(format!("checklist.{}", list.id), &id_span);
        lists.push(list);
    }
    lists
}

/// The keys of a checklist.
pub(super) const KEYS: &[&str] = &["id", "title", "address", "pause", "verdict", "item"];

/// The keys of one question.
pub(super) const ITEM_KEYS: &[&str] = &["id", "question", "evidence"];

fn checklist(reader: &mut Reader, value: &Value<'_>) -> Option<(OwnChecklist, Range<usize>)> {
    let section = reader.section(value, KEYS, "a checklist")?;
    let id_value = section.required(reader, "id");
    let id = id_value.and_then(|value| reader.scalar::<Id>(value));
    let title = line(reader, &section, "title");
    let items = items(reader, &section);
    let address_from = threshold(reader, &section, "address", items.len()).unwrap_or(1);
    let strict_from = threshold(reader, &section, "pause", items.len());
    let verdict = section.get("verdict").map(|value| reader.scalar::<StrictVerdict>(value));
    let strict_from = match strict_from {
        Some(strict) => strict,
        None if section.get("pause").is_none() => {
            reader.problem(
                &section.span,
                "a checklist lacks `pause`",
                "add `pause = 3`: from how many No on the list is not passed",
            );
            return None;
        }
        None => return None,
    };
    if strict_from < address_from {
        let span = section.get("pause").map_or(section.span.clone(), Value::span);
        let message = format!("`pause` is {strict_from}, and `address` already {address_from}");
        reader.problem(&span, message, "`pause` is at least `address`");
    }
    let (id, span) = (id?, id_value?.span());
    if BuiltInList::ALL.iter().any(|list| list.as_str() == id.as_str()) {
        reader.problem(&span, format!("`{id}` is a built-in list"), "give yours another id");
        return None;
    }
    let list = OwnChecklist {
        id: for_good(id.as_str()),
        title: title?,
        items,
        address_from,
        strict_from,
        verdict: verdict.unwrap_or(Some(StrictVerdict::Pause))?,
    };
    Some((list, span))
}

/// A count of No that the list can reach.
fn threshold(reader: &mut Reader, section: &Section<'_>, key: &str, items: usize) -> Option<u32> {
    let most = u32::try_from(items).unwrap_or(u32::MAX).max(1);
    reader.number(section.get(key)?, (1, most), "answers")
}

fn items(reader: &mut Reader, section: &Section<'_>) -> Vec<OwnItem> {
    let Some(value) = section.required(reader, "item") else { return Vec::new() };
    let mut items: Vec<OwnItem> = Vec::new();
    for table in reader.tables(value, "checklist.item") {
        let Some(entry) = reader.section(table, ITEM_KEYS, "an item") else { continue };
        let id_value = entry.required(reader, "id");
        let id = id_value.and_then(|value| item_id(reader, value));
        let question = line(reader, &entry, "question");
        let paths = entry.get("evidence").map(|paths| reader.texts(paths)).unwrap_or_default();
        let evidence = paths.iter().filter_map(|(path, span)| charter_path(reader, path, span)).collect();
        let (Some(id), Some(question)) = (id, question) else { continue };
        if items.iter().any(|other| other.id == id) {
            let span = id_value.map_or(entry.span.clone(), Value::span);
            reader.problem(&span, format!("an item `{id}` stands above already"), "give it another id");
            continue;
        }
        items.push(OwnItem { id, question, evidence });
    }
    if items.is_empty() {
        reader.problem(
            &value.span(),
            "a checklist without a readable item asks nothing",
            "add `[[checklist.item]]`",
        );
    }
    items
}

/// Items are keys of a charter: snake_case, as its other keys are.
fn item_id(reader: &mut Reader, value: &Value<'_>) -> Option<&'static str> {
    let text = reader.text(value)?;
    let is_key = text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_key {
        let message = "this is no key of lower-case letters, digits and underscores";
        reader.problem(&value.span(), message, "write for example `pilot_customer`");
        return None;
    }
    Some(for_good(text))
}

/// A text that must be written and fits on a line.
fn line(reader: &mut Reader, section: &Section<'_>, key: &str) -> Option<&'static str> {
    let value = section.required(reader, key)?;
    let text = reader.text(value)?;
    if text.chars().count() > LONGEST_TEXT || text.contains('\n') {
        let message = format!("this text is more than a line of {LONGEST_TEXT} characters");
        reader.problem(&value.span(), message, "say it more shortly");
        return None;
    }
    Some(for_good(text))
}
