//! Places in the text by line: line ends are `\n`, `\r\n` and a lone `\r`, as YAML has it.

use std::ops::Range;

use super::Span;

/// The nearest character boundary at or before the offset.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the line that holds the offset starts. A line end belongs to the line that it ends.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = offset.min(bytes.len());
    while at > 0 {
        let breaks = bytes[at - 1] == b'\n' || (bytes[at - 1] == b'\r' && bytes.get(at) != Some(&b'\n'));
        if breaks {
            break;
        }
        at -= 1;
    }
    at
}

/// Where the line that holds the offset ends, the line end itself not counted.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let from = offset.min(text.len());
    text.as_bytes()[from..]
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .map_or(text.len(), |n| from + n)
}

/// Where the line behind the one that ends at `end` starts.
pub(super) fn next_line(text: &str, end: usize) -> usize {
    match text.as_bytes().get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => text.len(),
    }
}

/// The written part of the line that holds the offset: without indentation, comment and trailing blanks.
pub(super) fn content(text: &str, offset: usize) -> Range<usize> {
    let start = line_start(text, offset);
    let line = &text[start..line_end(text, offset.max(start))];
    let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
    let length = without_comment(&line[lead..]).trim_end().len();
    start + lead..start + lead + length
}

/// The line up to its comment, quotes not considered.
pub(super) fn without_comment(line: &str) -> &str {
    if line.starts_with('#') {
        return "";
    }
    let cut = [" #", "\t#"].iter().filter_map(|mark| line.find(mark)).min();
    cut.map_or(line, |at| &line[..at])
}

/// The colon that ends the key of a line without indentation: followed by a blank or the line's end.
pub(super) fn key_colon(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let skip = match bytes.first() {
        Some(quote @ (b'"' | b'\'')) => bytes[1..].iter().position(|byte| byte == quote).map_or(0, |n| n + 2),
        _ => 0,
    };
    let line = without_comment(line);
    (skip..line.len()).find(|&at| bytes[at] == b':' && matches!(bytes.get(at + 1), None | Some(b' ' | b'\t')))
}

/// A stretch at the offset that can be pointed at: the word that starts there, or the last one before it.
pub(super) fn word(text: &str, offset: usize) -> Span {
    let mut start = boundary(text, offset);
    let blank = |at: usize| text[at..].chars().next().is_none_or(char::is_whitespace);
    if blank(start) {
        start = text[..start].trim_end().len();
        start = text[..start]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    }
    if blank(start) {
        // Nothing but blanks before it: point at the first blank there is.
        return Span::new(0..text.chars().next().map_or(0, char::len_utf8));
    }
    let rest = &text[start..];
    Span::new(start..start + rest.find(char::is_whitespace).unwrap_or(rest.len()))
}
