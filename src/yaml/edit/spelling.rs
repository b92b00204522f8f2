//! How a text is spelt as a scalar: without quotes where that is safe, else with them.

use std::fmt::Write as _;

/// Where a scalar stands: brackets take some signs away from what stands plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// On a line of its own layout.
    Block,
    /// Within `[…]` or `{…}`.
    Flow,
}

/// A word of the format: plain if YAML can hold it so.
#[must_use]
pub fn word(text: &str, context: Context) -> String {
    if can_be_plain(text, context) { text.to_owned() } else { quoted(text) }
}

/// Free text: plain only if nothing reads it as something else than text.
pub(super) fn free(text: &str, context: Context) -> String {
    if can_be_plain(text, context) && !reads_as_other_type(text) { text.to_owned() } else { quoted(text) }
}

/// A text in the place of another scalar, with the same sort of quotes. Of the other one the first character is enough.
#[must_use]
pub fn in_place_of(old: &str, text: &str, context: Context) -> String {
    match old.chars().next() {
        Some('"') => double(text),
        Some('\'') if !needs_escapes(text) => single(text),
        _ => word(text, context),
    }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !needs_escapes(text) { single(text) } else { double(text) }
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        // Writing into a String cannot fail.
        let _ = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            '\n' => write!(out, "\\n"),
            '\t' => write!(out, "\\t"),
            '\r' => write!(out, "\\r"),
            other if !is_printable(other) => write!(out, "\\U{:08X}", u32::from(other)),
            other => write!(out, "{other}"),
        };
    }
    out.push('"');
    out
}

/// What cannot stand in single quotes on one line.
fn needs_escapes(text: &str) -> bool {
    text.contains(|c: char| matches!(c, '\n' | '\t') || !is_printable(c))
}

/// Signs that are written as they are. Marks of direction and separators of lines are escaped: they hide what is written.
fn is_printable(character: char) -> bool {
    let hides = matches!(character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            | '\u{fffe}' | '\u{ffff}');
    !character.is_control() && !hides
}

/// Whether the text becomes a literal block (`|`): several lines, nothing that a block cannot hold.
pub(super) fn is_block_text(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let lines_hold =
        || body.split('\n').all(|line| line.chars().all(|c| is_printable(c) || c == '\t') && !blank(line));
    let first_is_flush = !body.starts_with([' ', '\t', '\n']);
    body.contains('\n') && first_is_flush && !body.ends_with('\n') && lines_hold()
}

/// A line of nothing but blanks: whether its blanks count depends on the indentation.
fn blank(line: &str) -> bool {
    !line.is_empty() && line.trim().is_empty()
}

fn can_be_plain(text: &str, context: Context) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    let starts_well = match first {
        '-' | '?' | ':' => second.is_some_and(|c| !c.is_whitespace()) && context == Context::Block,
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => {
            false
        }
        _ => true,
    };
    let breaks_out = [": ", ":\t", " #", "\t#"].iter().any(|mark| text.contains(mark)) || text.ends_with(':');
    let is_marker = text.starts_with("---") || text.starts_with("...");
    let breaks_flow = context == Context::Flow && text.contains([',', '[', ']', '{', '}']);
    starts_well
        && !breaks_out
        && !is_marker
        && !breaks_flow
        && text.trim() == text
        && text.chars().all(is_printable)
}

/// Whether some reader of YAML 1.1 or 1.2 takes the plain text for null, a truth value, a number, a time or a merge key.
fn reads_as_other_type(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let is_word = matches!(
        lower.as_str(),
        "~" | "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "<<" | "="
    );
    let unsigned = lower.strip_prefix(['-', '+']).unwrap_or(&lower);
    let is_special = matches!(unsigned, ".inf" | ".nan");
    // Numbers in all bases, with exponents and `_`, sexagesimal numbers, dates and times.
    let starts = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let continues = unsigned.chars().all(|c| c.is_ascii_hexdigit() || "xo_.:+-tz ".contains(c));
    is_word || is_special || (starts && continues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_text_that_something_reads_otherwise_is_quoted() {
        let table = [
            ("Northwind Bank", "Northwind Bank"),
            ("90 days", "90 days"),
            ("it's", "it's"),
            ("no", "\"no\""),
            ("NO", "\"NO\""),
            ("y", "\"y\""),
            ("null", "\"null\""),
            ("2026-07-01", "\"2026-07-01\""),
            ("12:30", "\"12:30\""),
            ("1_000", "\"1_000\""),
            ("0x1F", "\"0x1F\""),
            ("1e3", "\"1e3\""),
            (".5", "\".5\""),
            ("-.inf", "\"-.inf\""),
            ("", "\"\""),
            (" a", "\" a\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("a#b", "a#b"),
            ("- a", "\"- a\""),
            ("-a", "-a"),
            ("*a", "\"*a\""),
            ("say \"hi\": x", "'say \"hi\": x'"),
            ("a\tb\nc", "\"a\\tb\\nc\""),
            ("a\u{1b}b", "\"a\\U0000001Bb\""),
            ("a\u{202e}b", "\"a\\U0000202Eb\""),
            ("a, b", "a, b"),
        ];
        for (text, expected) in table {
            assert_eq!(free(text, Context::Block), expected, "{text:?}");
        }
        assert_eq!(free("a, b", Context::Flow), "\"a, b\"");
        assert_eq!(free("-a", Context::Flow), "\"-a\"");
    }

    #[test]
    fn words_of_the_format_stay_plain() {
        for text in ["2026-07-01", "yes", "no", "500000 GBP", "20%", "1", "n/a"] {
            assert_eq!(word(text, Context::Block), text);
        }
        assert_eq!(word("a: b", Context::Block), "\"a: b\"");
    }

    #[test]
    fn quotes_are_kept() {
        assert_eq!(in_place_of("'x'", "it's", Context::Block), "'it''s'");
        assert_eq!(in_place_of("\"x\"", "a\"b", Context::Block), "\"a\\\"b\"");
        assert_eq!(in_place_of("x", "yes", Context::Block), "yes");
    }

    #[test]
    fn texts_of_several_lines_are_blocks() {
        for text in ["a\nb", "a\nb\n", "a\n\n  b\n"] {
            assert!(is_block_text(text), "{text:?}");
        }
        for text in ["a", "a\n", " a\nb", "\na\nb", "a\nb\n\n", "a\r\nb", "a\n \nb", "a\n\u{1b}"] {
            assert!(!is_block_text(text), "{text:?}");
        }
    }
}
