//! What bears an item out and what is missing, a line each.

use super::Asked;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::{AnswerWord, Link};
use crate::method::readiness::{ByDocument, ChecklistResult, Found, ItemResult, ItemState};
use crate::partnership::Attachment;
use crate::view::Text;
use crate::view::place::stretch_of;
use crate::wording::readiness::differences;

/// What is said in one breath: some keys under the same place.
struct Group<'a> {
    /// Where they stand; empty at the root of the charter.
    under: &'a str,
    /// Whether they stand there for each party, or in each entry of a list.
    of_each: &'static str,
    keys: Vec<&'a str>,
    /// Every place, for its line.
    paths: Vec<&'a str>,
}

/// What the charter has for an item, the document that stands for it, and why it does not apply.
pub(super) fn found(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let mut lines = Vec::new();
    let answer = asked.given(list, item);
    if let Some((document, link)) = item.document.zip(answer.and_then(|answer| answer.evidence.get())) {
        let how = match document {
            ByDocument::File => "by document: ",
            ByDocument::Unchecked => "unchecked: ",
        };
        lines.push(Text::default().and(how).code(link.as_str()));
    }
    if item.state == ItemState::NotApplicable
        && let Some(reason) = answer.and_then(|answer| answer.reason.get())
    {
        lines.push(Text::default().and("does not apply: ").and(reason.as_str()));
    }
    if item.definition.is_scored || item.definition.goes_by_answer() {
        let at = item.found.iter().map(|it| stretch_of(asked.surveyed.partnership, &[&it.path]));
        lines.extend(at.map(|at| Text::from(format!("the answer{at}"))));
        return lines;
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for found in &item.found {
        let (under, key, of_each) = placed(item, found);
        match groups.iter_mut().find(|it| (it.under, it.of_each) == (under, of_each)) {
            Some(group) => {
                group.keys.extend((!group.keys.contains(&key)).then_some(key));
                group.paths.push(&found.path);
            }
            None => groups.push(Group { under, of_each, keys: vec![key], paths: vec![&found.path] }),
        }
    }
    lines.extend(groups.iter().map(|group| line(asked, group)));
    lines
}

/// The place under which something stands, its key there, and of whom it is said. A half that another party lacks stands by
/// itself, with the party in its path.
fn placed<'a>(item: &'a ItemResult, found: &'a Found) -> (&'a str, &'a str, &'static str) {
    let Some(side) = &found.side else {
        let entry =
            found.path.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once("].")?.1)));
        let others =
            |list: &str| item.found.iter().filter(|it| it.path.starts_with(&format!("{list}["))).count();
        let lacks = |list: &str| item.missing.iter().any(|it| it.path.starts_with(&format!("{list}[")));
        return match entry {
            Some((list, key)) if others(list) > 1 && !lacks(list) && item.unread.is_empty() => {
                (list, key, " of each")
            }
            _ => {
                let (under, key) = found.path.rsplit_once('.').unwrap_or(("", &found.path));
                (under, key, "")
            }
        };
    };
    let is_whole = !item.missing.iter().filter_map(|need| need.side.as_ref()).any(|it| it.of == side.of);
    match (is_whole && item.unread.is_empty(), side.part) {
        (true, "") => {
            let (under, key) = side.of.rsplit_once('.').unwrap_or(("", &side.of));
            (under, key, "")
        }
        (true, part) => (&side.of, part, " of each party"),
        (false, _) => {
            let (under, key) = found.path.rsplit_once('.').unwrap_or(("", &found.path));
            (under, key, "")
        }
    }
}

fn line(asked: &Asked<'_>, group: &Group<'_>) -> Text {
    let at = stretch_of(asked.surveyed.partnership, &group.paths);
    match (group.under, group.keys.as_slice()) {
        ("", keys) => joined(Text::default(), keys).and(at),
        (under, [key]) if group.of_each.is_empty() => Text::default().code(format!("{under}.{key}")).and(at),
        (under, keys) => joined(Text::default().code(under).and(": "), keys).and(group.of_each).and(at),
    }
}

fn joined(text: Text, keys: &[&str]) -> Text {
    let join = |text: Text, (nth, key): (usize, &&str)| {
        let text = if nth == 0 { text } else { text.and(", ") };
        text.code(*key)
    };
    keys.iter().enumerate().fold(text, join)
}

/// What keeps an item from being borne out, and of whom; nothing where it does not apply.
pub(super) fn missing(asked: &Asked<'_>, list: &ChecklistResult, item: &ItemResult) -> Vec<Text> {
    let charter = &asked.surveyed.partnership.charter.value;
    let mut lines = Vec::new();
    let answer = asked.given(list, item);
    if item.state == ItemState::NotApplicable {
        return lines;
    }
    if item.answer == Some(AnswerValue::Word(AnswerWord::NotApplicable)) {
        lines.push(Text::from("a reason why it does not apply"));
    } else if item.borne_out && item.is_no() {
        lines.push(Text::from("a yes: the charter has all of it"));
    }
    if let Some(Link::Path(path)) = answer.and_then(|answer| answer.evidence.get()) {
        let why = match asked.surveyed.partnership.attachments.get(path) {
            Some(Attachment::Missing) => Some(" does not exist"),
            Some(Attachment::Outside) => Some(" lies outside the repository"),
            _ => None,
        };
        lines.extend(why.map(|why| Text::default().code(path.as_str()).and(why)));
    }
    if item.document.is_some() && !item.missing.is_empty() {
        lines.push(Text::from("in the charter itself:"));
    }
    for need in &item.missing {
        let detail = if need.detail.is_empty() { String::new() } else { format!(" {}", need.detail) };
        lines.push(Text::default().code(need.path.as_str()).then(detail));
    }
    let unread = item.unread.iter().map(|path| Text::default().code(path.as_str()).and(" cannot be read"));
    lines.extend(unread);
    lines.extend(differences(charter, item).into_iter().map(Text::from));
    lines
}
