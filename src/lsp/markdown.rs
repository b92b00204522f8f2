//! Text from charters in Markdown: shown as it is, and nothing in it formatted or linked.

use std::fmt::Write as _;

use crate::render::said;

/// The text with what stands between backticks as code.
pub(super) fn plain(text: &str) -> String {
    let text = said(text);
    let pieces: Vec<&str> = text.split('`').collect();
    // A backtick without its other half is a backtick.
    if pieces.len().is_multiple_of(2) {
        return escaped(&text);
    }
    pieces.iter().enumerate().fold(String::new(), |mut line, (nth, piece)| {
        // Writing into a String cannot fail.
        let _ = match nth % 2 == 1 && !piece.trim().is_empty() {
            true => write!(line, "`{piece}`"),
            false => write!(line, "{}", escaped(piece)),
        };
        line
    })
}

fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let is_special = "\\`*_[]<>&~#!|$@".contains(character)
            // Addresses, which some editors make links of.
            || (character == ':' && rest.starts_with("//"))
            || (character == '.' && text[..at].ends_with(['w', 'W']))
            // Lists.
            || (at == 0 && "-+=".contains(character));
        if is_special {
            line.push('\\');
        }
        line.push(character);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_is_formatted_or_linked() {
        assert_eq!(plain("[a](http://b) *c* <img>"), r"\[a\](http\://b) \*c\* \<img\>");
        assert_eq!(plain("- www.x.example a@b.c"), r"\- www\.x.example a\@b.c");
        assert_eq!(plain("`a*b` is *c*"), r"`a*b` is \*c\*");
        assert_eq!(plain("a ` b\nc"), r"a \` b c");
    }
}
