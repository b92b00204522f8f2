//! A text in HTML: escaped, and with days as people write them.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::render::days::moments;
use crate::render::sanitise::visible_character;
use crate::view::{Piece, Text};

/// A text as HTML. Its template escapes what it says.
#[derive(Debug, Template)]
#[template(path = "report/inline.html")]
pub(in crate::render) struct Inline {
    parts: Vec<Part>,
}

impl HtmlSafe for Inline {}

/// A part of a text that looks the same throughout.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    text: String,
    /// The day or the point in time that it names, as programs read it.
    day: Option<String>,
    is_code: bool,
    is_strong: bool,
}

impl Inline {
    /// The text, its days as people write them.
    pub(in crate::render) fn of(text: &Text) -> Self {
        let parts = text.0.iter().flat_map(|piece| match piece {
            Piece::Plain(text) | Piece::Name(text) => parts(text, false),
            Piece::Strong(text) | Piece::Toned(text, _) => parts(text, true),
            Piece::Code(text) => {
                vec![Part { text: harmless(text), day: None, is_code: true, is_strong: false }]
            }
        });
        Self { parts: parts.collect() }
    }

    /// A plain text, its days as people write them.
    pub(in crate::render) fn plain(text: &str) -> Self {
        Self { parts: parts(text, false) }
    }
}

/// The text without what controls, hides or turns around; its line breaks are blanks.
pub(in crate::render) fn harmless(text: &str) -> String {
    let shown = |character| match character {
        '\n' | '\r' | '\t' => ' ',
        other => visible_character(other),
    };
    text.chars().map(shown).collect()
}

fn parts(text: &str, is_strong: bool) -> Vec<Part> {
    let plain = |text: &str| Part { text: harmless(text), day: None, is_code: false, is_strong };
    let mut parts = Vec::new();
    let mut rest = 0;
    for (at, length, said) in moments(text) {
        if at > rest {
            parts.push(plain(&text[rest..at]));
        }
        rest = at + length;
        let written = text[at..rest].to_owned();
        parts.push(Part { day: Some(written), ..plain(&said) });
    }
    if rest < text.len() {
        parts.push(plain(&text[rest..]));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_days_in_print(text: &str) -> String {
        parts(text, false).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn what_a_text_says_is_escaped_and_what_hides_is_seen() {
        let text = Text::default().and("<img src=x onerror=alert(1)>\u{202e}\n").strong("a&b").code("\"'`");
        assert_eq!(
            Inline::of(&text).to_string(),
            "&#60;img src=x onerror=alert(1)&#62;\u{fffd} <strong>a&#38;b</strong><code>&#34;&#39;`</code>"
        );
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        assert_eq!(with_days_in_print("due 2026-10-01."), "due 1 October 2026.");
        assert_eq!(with_days_in_print("2026-10-01, in 3 days"), "1 October 2026, in 3 days");
        assert_eq!(with_days_in_print("on 2026-10-01T09:00:00Z."), "on 1 October 2026, 09:00 UTC.");
        assert_eq!(with_days_in_print("(2026-10-01: yes)"), "(1 October 2026: yes)");
        for kept in [
            "health/2026-10-01.yaml",
            "2026-10-01T09:00",
            "12026-10-01",
            "2026-13-01",
            "2026-10-012",
            "2026-10-01-b",
        ] {
            assert_eq!(with_days_in_print(kept), kept);
        }
        let html = Inline::plain("due 2026-10-01").to_string();
        assert_eq!(html, "due <time datetime=\"2026-10-01\">1 October 2026</time>");
    }
}
