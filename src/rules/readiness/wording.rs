//! What a list comes to, in words.

use crate::document::charter::Charter;
use crate::document::charter::checklists::{AnswerValue, BuiltInList};
use crate::document::scalar::AnswerWord;
use crate::method::readiness::{ChecklistResult, ItemResult, ItemState};
use crate::rules::Subject;
use crate::wording::lacking::in_words;
use crate::wording::readiness::state_word;
use crate::yaml::YamlPath;

/// The result of a built-in list, where the charter is judged by it.
pub(super) fn list<'a>(subject: &Subject<'a>, id: BuiltInList) -> Option<&'a ChecklistResult> {
    subject.assessment.readiness.iter().find(|list| list.definition.id == id.as_str() && list.is_judged())
}

/// Where an answer stands.
pub(super) fn place(list: &str, item: &str) -> YamlPath {
    YamlPath::root().key("checklists").key(list).key(item)
}

/// The items that are not met, each with its state: "exit process (no evidence), culture (no)".
pub(super) fn no_items(list: &ChecklistResult) -> String {
    let named = |item: &ItemResult| format!("{} ({})", spoken(&item.definition.id), state_word(item));
    list.items.iter().filter(|item| item.is_no()).map(named).collect::<Vec<_>>().join(", ")
}

/// One line for each item that is not met: what was answered, and what is missing.
pub(super) fn reasons(charter: &Charter, list: &ChecklistResult) -> impl Iterator<Item = String> {
    list.items.iter().filter(|item| item.is_no()).map(|item| reason(charter, item))
}

fn reason(charter: &Charter, item: &ItemResult) -> String {
    let name = spoken(&item.definition.id);
    if item.definition.is_scored {
        let detail = item.missing.first().map_or("cannot be read", |need| need.detail.as_str());
        return format!("{name} {detail}");
    }
    let said = said(item);
    if item.definition.goes_by_answer() {
        return format!("{name}: {said}");
    }
    if !item.unread.is_empty() && item.missing.is_empty() {
        return format!("{name}: {said}; cannot read {}", unread(item));
    }
    match (item.missing.is_empty(), item.state) {
        (true, ItemState::No) => format!("{name}: {said}, though the charter has everything it asks for"),
        (true, _) => format!("{name}: {said}; the charter has everything it asks for"),
        (false, _) => format!("{name}: {said}; {}", in_words(charter, &item.missing)),
    }
}

/// The places that could not be read.
fn unread(item: &ItemResult) -> String {
    item.unread.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
}

fn said(item: &ItemResult) -> &'static str {
    match item.answer {
        Some(AnswerValue::Word(AnswerWord::Yes)) => "answered yes",
        Some(AnswerValue::Word(AnswerWord::No)) => "answered no",
        Some(AnswerValue::Word(AnswerWord::Unknown)) => "answered unknown",
        Some(AnswerValue::Word(AnswerWord::NotApplicable)) => "marked not applicable without a reason",
        Some(AnswerValue::Score(_)) => "answered with a score instead of a word",
        None if item.state == ItemState::Unknown && item.unread.is_empty() => "the answer cannot be read",
        None => "not answered",
    }
}

/// The name of a list or question in a sentence: `exit process`.
fn spoken(id: &str) -> String {
    id.replace('_', " ")
}
