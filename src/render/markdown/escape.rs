//! Text from charters made plain text for Markdown as GitHub and GitLab read it.

use super::super::sanitise::visible;
use crate::grammar::shortened;

/// The most columns of one text that are shown: a longer one would push all others out of a comment.
const MOST: usize = 600;

/// Breaks a word for programs and not for people: behind it nobody is mentioned and nothing is linked.
const INVISIBLE: &str = "&#8203;";

/// The text in one line, with what stands between backticks as code. Nothing in it is formatted, linked or mentioned; what
/// is too long ends with an ellipsis.
pub(in crate::render) fn inline(text: &str) -> String {
    let text = shortened(&visible(text), MOST);
    let pieces: Vec<&str> = text.split('`').collect();
    // A backtick without its other half is a backtick.
    if pieces.len().is_multiple_of(2) {
        return escaped(&text);
    }
    let mut line = String::with_capacity(text.len());
    for (nth, piece) in pieces.into_iter().enumerate() {
        let (before, after) = if nth % 2 == 1 { ("<code>", "</code>") } else { ("", "") };
        line.push_str(before);
        line.push_str(&escaped(piece));
        line.push_str(after);
    }
    line
}

/// The text with every mark of Markdown and HTML made plain, but for those that count at the start of a line only.
pub(in crate::render) fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '&' => line.push_str("&amp;"),
            '<' => line.push_str("&lt;"),
            '>' => line.push_str("&gt;"),
            // Would end a cell of a table, whatever stands before it.
            '|' => line.push_str("&#124;"),
            // Opens a formula on GitHub.
            '$' => line.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' => {
                line.push('\\');
                line.push(character);
            }
            other => line.push(other),
        }
        let is_reference =
            matches!(character, '#' | '!') && rest.starts_with(|next: char| next.is_ascii_digit());
        let is_address = character == ':' && rest.starts_with("//");
        // At the start of a line of a comment GitLab takes `/close` for an order.
        let is_order =
            character == '/' && rest.starts_with(|next: char| next.is_ascii_alphabetic()) && line.len() == 1;
        let is_host = matches!(character, 'w' | 'W') && rest.starts_with('.');
        if character == '@' || is_reference || is_address || is_host || is_order {
            line.push_str(INVISIBLE);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_formatted_linked_or_mentioned() {
        assert_eq!(inline("a|b*c*_d_"), r"a&#124;b\*c\*\_d\_");
        assert_eq!(inline("<img src=x>&"), "&lt;img src=x&gt;&amp;");
        assert_eq!(inline("[a](http://b)"), r"\[a\](http:&#8203;//b)");
        assert_eq!(
            inline("@all #1 !2 www.x.example"),
            r"@&#8203;all \#&#8203;1 \!&#8203;2 www&#8203;.x.example"
        );
        assert_eq!(inline("/close now"), "/&#8203;close now");
        assert_eq!(inline("and/or"), "and/or");
        assert_eq!(inline("a\nb\u{202e}c"), "a b\u{fffd}c");
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(inline("`exit.notice` is missing"), "<code>exit.notice</code> is missing");
        assert_eq!(inline("`</code>@b`"), "<code>&lt;/code&gt;@&#8203;b</code>");
        assert_eq!(inline("a ` b"), r"a \` b");
    }

    #[test]
    fn what_is_too_long_says_so() {
        assert_eq!(inline(&"é".repeat(601)), format!("{}…", "é".repeat(599)));
        assert_eq!(inline(&"é".repeat(600)), "é".repeat(600));
    }
}
