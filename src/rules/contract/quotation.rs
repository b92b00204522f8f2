//! Whether a quote stands in a text, as a reader would say it does.

use crate::document::{folded, typed};

/// Whether the words of the quote stand in the text one after the other.
///
/// White space, capitals, typographic quotes, ligatures, emphasis by asterisks and the hyphens of line breaks make no difference; an
/// ellipsis in the quote stands for anything that was left out.
pub(super) fn stands_in(text: &str, quote: &str) -> bool {
    let text = plain(text);
    let quote = quote.replace("[...]", "…").replace("[…]", "…").replace("...", "…");
    let mut rest = text.as_str();
    for part in quote.split('…').map(plain).filter(|part| !part.is_empty()) {
        let Some(at) = rest.find(&part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

/// The text in one spelling of everything that only the layout decides.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let typed = typed(text);
    let mut chars = typed.chars().filter(|c| *c != '*').peekable();
    while let Some(c) = chars.next() {
        if c == '-' {
            // A word divided at the end of a line and a word with a hyphen look the same once lines are gone.
            while chars.next_if(|next| next.is_whitespace()).is_some() {}
        } else if c.is_whitespace() {
            if !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else {
            plain.push(c);
        }
    }
    folded(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "**10 Ending it early.** Either party may end this agree-\nment on ninety days\u{2019} written\n\n   notice \u{2014} without giving a reason. \u{201c}Con\u{ad}trol\u{201d} has the meaning of the Act; con\u{fb01}dential data are returned.";

    #[test]
    fn layout_makes_no_difference() {
        for quote in [
            "ninety days' written notice",
            "either party may end this agreement on ninety days",
            "written   notice - without giving a reason",
            "\"Control\" has the meaning",
            "Ending it early. Either party",
            "confidential data",
            "Either party may end this agreement ... without giving a reason",
            "Either party […] are returned.",
        ] {
            assert!(stands_in(TEXT, quote), "{quote}");
        }
    }

    #[test]
    fn words_make_a_difference() {
        for quote in [
            "sixty days' written notice",
            "ninety days written notice",
            "may not end this agreement",
            "without giving a reason ... Either party may end",
            "confidential information",
        ] {
            assert!(!stands_in(TEXT, quote), "{quote}");
        }
        assert!(!stands_in("", "anything"));
    }
}
