//! What an excerpt of a file must not show: single answers to a health check, and comments among them.

use std::borrow::Cow;

use crate::document::Source;
use crate::document::records::health::Health;
use crate::yaml::{Kind, Span};

/// What stands in for a hidden sign.
pub(super) const MASK: char = '*';

/// The text of a file with a sign in the place of each that stays hidden; its lines stay.
pub(super) fn masked(source: &Source) -> Cow<'_, str> {
    let mut spans = hidden(source);
    if spans.is_empty() {
        return Cow::Borrowed(&source.text);
    }
    spans.sort_unstable();
    let mut spans = spans.into_iter().peekable();
    let mask = |(at, sign): (usize, char)| {
        while spans.next_if(|span| span.range().end <= at).is_some() {}
        let is_hidden = spans.peek().is_some_and(|span| span.range().contains(&at));
        if is_hidden && !matches!(sign, '\n' | '\r') { MASK } else { sign }
    };
    Cow::Owned(source.text.char_indices().map(mask).collect())
}

/// The stretches of a file that stay hidden, in no order; none but in the record of a health check.
pub(super) fn hidden(source: &Source) -> Vec<Span> {
    if !source.is_of_health() {
        return Vec::new();
    }
    let (text, tree) = (&source.text, &source.tree);
    let Some(root) = tree.root() else {
        // Of what cannot be read anything may be an answer.
        return vec![Span::new(0..text.len())];
    };
    let mut shown: Vec<Span> = Vec::new();
    let mut hidden: Vec<Span> = tree.comments().to_vec();
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        match tree.kind(node) {
            Kind::Mapping => {
                for (key, value) in tree.entries(node) {
                    shown.push(tree.span(key));
                    // Period, day and facilitator are no answers.
                    let is_known = || tree.scalar(key).is_some_and(|key| Health::KEYS.contains(&key));
                    if node == root && tree.kind(value) == Kind::Scalar && is_known() {
                        shown.push(tree.span(value));
                    } else {
                        nodes.push(value);
                    }
                }
            }
            Kind::Sequence => nodes.extend(tree.items(node)),
            Kind::Scalar => hidden.push(tree.span(node)),
        }
    }
    hidden.extend(unread(text, [shown.as_slice(), hidden.as_slice()].concat()));
    hidden
}

/// What stands between these stretches, but for the signs of YAML: a part that could not be read may be an answer as well.
fn unread(text: &str, mut read: Vec<Span>) -> Vec<Span> {
    read.sort_unstable();
    read.push(Span::new(text.len()..text.len()));
    let mut unread: Vec<Span> = Vec::new();
    let mut from = 0;
    for span in read {
        let span = span.range();
        for (at, sign) in text.get(from..span.start).unwrap_or_default().char_indices() {
            if !sign.is_whitespace() && !"-:,{}[]".contains(sign) {
                let sign = Span::new(from + at..from + at + sign.len_utf8());
                match unread.last_mut().filter(|last| last.end == sign.start) {
                    Some(last) => last.end = sign.end,
                    None => unread.push(sign),
                }
            }
        }
        from = from.max(span.end);
    }
    unread
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Limits, read};

    fn masked(text: &str) -> String {
        let tree = read(text, &Limits::default()).tree.unwrap_or_default();
        super::masked(&Source::new(String::new(), text.to_owned(), tree)).into_owned()
    }

    #[test]
    fn answers_and_comments_are_hidden_and_nothing_else() {
        assert_eq!(
            masked("partner: health/v1\nperiod: 2026-Q2\nresponses:\n  p:\n    - trust: 4 # never\n"),
            "partner: health/v1\nperiod: 2026-Q2\nresponses:\n  p:\n    - trust: * *******\n"
        );
        assert_eq!(
            masked("partner: health/v1\nnote: they never call\n"),
            "partner: health/v1\nnote: ***************\n"
        );
        assert_eq!(masked("partner: charter/v1\nname: a # b\n"), "partner: charter/v1\nname: a # b\n");
    }

    #[test]
    fn what_a_mistake_keeps_from_being_read_is_hidden_too() {
        for broken in [
            "responses:\n  p: {trust: 4, note: \"they never call}\n",
            "note: they never call: yes\n",
            "note: [they never call\n",
            "\tthey never call\n",
            "note: &a they never call\nagain: *a\nagain: *b\n",
        ] {
            let masked = masked(&format!("partner: health/v1\nperiod: 2026-Q2\n{broken}"));
            assert!(!masked.contains("never") && !masked.contains('4'), "{masked}");
        }
    }
}
