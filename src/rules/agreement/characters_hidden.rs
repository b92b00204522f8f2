use std::sync::Arc;

use memchr::memchr;

use crate::document::Source;
use crate::rules::{Drafts, Spot, Subject, rule};
use crate::yaml::{Kind, NodeId, Span};

rule! {
    /// a text holds characters that nobody sees
    "characters-hidden",
    severity: Warning,
    nature: Defect, consequence: Differing,
    authority: ["ours"],
    why: "the text that one party signs may not be the text that the other reads",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for source in subject.partnership.sources() {
        for (node, span, first, more) in hidden(source) {
            let spot = Spot { source: Arc::clone(source), span, path: source.tree.path_of(node) };
            let others = match more {
                0 => String::new(),
                more => format!(", and {more} more like it"),
            };
            let what = kind(first).unwrap_or_default();
            let message =
                format!("hidden character in the text: {what} (U+{:04X}){others}", u32::from(first));
            drafts
                .at_spot(&spot, message)
                .help("delete it; if its origin is unknown, type the text again and compare it with what was agreed");
        }
    }
}

/// The keys and values in which something is hidden: where the first of it stands, and how many more there are.
fn hidden(source: &Source) -> Vec<(NodeId, Span, char, usize)> {
    let tree = &source.tree;
    if memchr(b'\\', source.text.as_bytes()).is_none() && !has_any(&source.text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut left: Vec<NodeId> = tree.root().into_iter().collect();
    while let Some(node) = left.pop() {
        if tree.is_alias(node) {
            continue;
        }
        left.extend(tree.entries(node).flat_map(|(key, value)| [key, value]));
        left.extend(tree.items(node));
        if tree.kind(node) != Kind::Scalar {
            continue;
        }
        let span = tree.span(node);
        let written = source.text.get(span.range()).unwrap_or_default();
        let seen = unseen(written);
        if let [(at, first), more @ ..] = seen.as_slice() {
            let start = span.range().start + at;
            found.push((node, Span::new(start..start + first.len_utf8()), *first, more.len()));
        } else if let [(_, first), more @ ..] = unseen(tree.scalar(node).unwrap_or_default()).as_slice() {
            // Written as an escape.
            found.push((node, span, *first, more.len()));
        }
    }
    found.sort_by_key(|(_, span, ..)| *span);
    found
}

/// Whether there is a hidden character at all: names have letters beyond ASCII in most files, and next to none has this.
fn has_any(text: &str) -> bool {
    // One look at many bytes tells that all of them are ASCII.
    const AT_ONCE: usize = 64;
    let parts = text.as_bytes().chunks(AT_ONCE).enumerate().filter(|(_, part)| !part.is_ascii());
    let begins =
        parts.flat_map(|(nth, part)| (nth * AT_ONCE..).zip(part).filter(|(_, byte)| !byte.is_ascii()));
    begins.filter_map(|(at, _)| text.get(at..)?.chars().next()).any(|character| kind(character).is_some())
}

/// The hidden characters of a text, but for those that its script or a sign needs.
fn unseen(text: &str) -> Vec<(usize, char)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let is_right_to_left = text.chars().any(is_right_to_left);
    let mut before = ' ';
    let mut is_flag = false;
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        is_flag = character == '\u{1f3f4}' || (is_flag && matches!(character, '\u{e0020}'..='\u{e007f}'));
        let is_needed = match character {
            // Joiners belong to the scripts of South Asia and the Middle East, and to signs put together from several.
            '\u{200c}' | '\u{200d}' => before >= '\u{590}',
            '\u{200e}' | '\u{200f}' | '\u{61c}' => is_right_to_left,
            '\u{e0020}'..='\u{e007f}' => is_flag,
            '\u{e0100}'..='\u{e01ef}' => {
                matches!(before, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
            }
            _ => false,
        };
        if kind(character).is_some() && !is_needed {
            found.push((at, character));
        }
        before = character;
    }
    found
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// What a hidden character is; `None` for one that is seen.
fn kind(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a mark that turns the direction of writing"
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => "one without width",
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => {
            "a filler"
        }
        '\u{e0000}'..='\u{e007f}' => "a tag",
        '\u{e0100}'..='\u{e01ef}' => "a selector without effect",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_or_a_sign_needs_is_not_hidden() {
        for text in [
            "90 days",
            "\u{1f469}\u{200d}\u{1f680} é",
            "\u{0645}\u{06cc}\u{200c}\u{062e}\u{0648}\u{0627}\u{0647}\u{0645}",
            "\u{05e9}\u{05dc}\u{200f}!",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "\u{845b}\u{e0100}",
        ] {
            assert_eq!(unseen(text), [], "{text:?}");
        }
    }

    #[test]
    fn each_kind_is_found_where_it_stands() {
        let one = |text: &str| unseen(text);
        assert_eq!(one("90\u{202e} days"), [(2, '\u{202e}')]);
        assert_eq!(one("no\u{200b}t"), [(2, '\u{200b}')]);
        assert_eq!(one("a\u{200d}b"), [(1, '\u{200d}')]);
        assert_eq!(one("a\u{200e}"), [(1, '\u{200e}')]);
        assert_eq!(one("yes\u{e006e}\u{e006f}"), [(3, '\u{e006e}'), (7, '\u{e006f}')]);
        assert_eq!(one("a\u{3164}b\u{2800}"), [(1, '\u{3164}'), (5, '\u{2800}')]);
        assert_eq!(one("a\u{e0101}"), [(1, '\u{e0101}')]);
        // Isolates turn the direction in any script.
        assert_eq!(one("\u{05e9}\u{2067}"), [(2, '\u{2067}')]);
    }
}
