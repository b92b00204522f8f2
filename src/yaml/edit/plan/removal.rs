//! Which stretch of the text goes with an entry of a map, and with an item of a list.

use super::super::super::lines::{line_end, line_start, next_line};
use super::super::super::{Kind, NodeId, Span, Style};
use super::super::{Obstacle, TextEdit};
use super::{Edits, Plan, around};

/// Takes an entry out. What other places refer to stays, and so does every comment: one behind the entry gets a line of its own.
pub(super) fn remove(plan: &Plan<'_>, key: NodeId) -> Edits {
    let (tree, text) = (plan.tree(), plan.text());
    let around = around(tree, key);
    if let Some(list) = around.parent.filter(|parent| tree.kind(*parent) == Kind::Sequence) {
        return remove_item(plan, list, key);
    }
    let map = around.parent.filter(|_| around.is_key).ok_or(Obstacle::Absent)?;
    let entries: Vec<(NodeId, NodeId)> = tree.entries(map).collect();
    let at = entries.iter().position(|(name, _)| *name == key).ok_or(Obstacle::Absent)?;
    let (_, value) = entries[at];
    plan.may_change(key)?;
    if !tree.is_alias(value) && (tree.holds_shared(key) || tree.holds_shared(value)) {
        return Err(Obstacle::Shared);
    }
    let start = tree.span(key).range().start;
    let end = plan.layout.end_of(key, value);
    let without = |span: std::ops::Range<usize>| match plan.layout.holds_comment(Span::new(span.clone())) {
        true => Err(Obstacle::Comment),
        false => Ok(vec![TextEdit { span: Span::new(span), text: String::new() }]),
    };
    if tree.style(map) == Style::Flow {
        return match (entries.get(at + 1), at.checked_sub(1).map(|before| entries[before])) {
            (Some((next, _)), _) => without(start..tree.span(*next).range().start),
            (None, Some((before, its_value))) => without(plan.layout.end_of(before, its_value)..end),
            (None, None) => without(start..end),
        };
    }
    let line = line_start(text, start);
    // A document of which the last entry is taken out would say nothing; an entry behind a dash begins an item.
    let is_all = entries.len() == 1 && tree.root() == Some(map);
    if is_all || !text[line..start].bytes().all(|byte| byte == b' ') {
        return Err(Obstacle::Layout);
    }
    let rest = line_end(text, end);
    let behind = &text[end..rest];
    if behind.trim_start().starts_with('#') {
        return without(start..rest - behind.trim_start().len());
    }
    let next = next_line(text, rest);
    // The last line may have no break of its own: then the one before it goes with it.
    match line.checked_sub(1).filter(|_| next == rest) {
        Some(above) => without(line_end(text, line_start(text, above))..next),
        None => without(line..next),
    }
}

/// Takes an item out of a list. The comments within it stay, each on a line of its own in the place of the item.
fn remove_item(plan: &Plan<'_>, list: NodeId, item: NodeId) -> Edits {
    let (tree, text) = (plan.tree(), plan.text());
    plan.may_change(item)?;
    if tree.holds_shared(item) {
        return Err(Obstacle::Shared);
    }
    let items: Vec<NodeId> = tree.items(list).collect();
    let at = items.iter().position(|it| *it == item).ok_or(Obstacle::Absent)?;
    let start = tree.span(item).range().start;
    let end = plan.layout.end_of(item, item);
    if tree.style(list) == Style::Flow {
        let span = match (items.get(at + 1), at.checked_sub(1).and_then(|before| items.get(before))) {
            (Some(next), _) => start..tree.span(*next).range().start,
            (None, Some(before)) => plan.layout.end_of(*before, *before)..end,
            (None, None) => start..end,
        };
        return match plan.layout.holds_comment(Span::new(span.clone())) {
            true => Err(Obstacle::Comment),
            false => Ok(vec![TextEdit { span: Span::new(span), text: String::new() }]),
        };
    }
    let line = line_start(text, start);
    // An item that begins another one, or has an anchor or a tag, stands in no line of its own.
    let column = text[line..start].find('-').ok_or(Obstacle::Layout)?;
    let is_blank = |part: &str| part.bytes().all(|byte| byte == b' ');
    if !is_blank(&text[line..line + column]) || !is_blank(&text[line + column + 1..start]) {
        return Err(Obstacle::Layout);
    }
    let rest = line_end(text, end);
    let next = next_line(text, rest);
    let within = |comment: &&Span| comment.range().start >= line && comment.range().end <= next;
    let comments: String = tree
        .comments()
        .iter()
        .filter(within)
        .filter_map(|comment| text.get(comment.range()))
        .map(|comment| format!("{}{}{}", " ".repeat(column), comment.trim_end(), plan.layout.newline))
        .collect();
    // The last line may have no break of its own: then the one before it goes with it.
    let span = match line.checked_sub(1).filter(|_| next == rest && comments.is_empty()) {
        Some(above) => line_end(text, line_start(text, above))..next,
        None => line..next,
    };
    Ok(vec![TextEdit { span: Span::new(span), text: comments }])
}
