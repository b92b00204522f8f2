//! The top-level sections of a text, found without a parser, so that a broken one can be taken out.

use std::ops::Range;

use super::lines::{key_colon, line_end, line_start, next_line};

/// A top-level key with all that stands under it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// From the start of the key's line to the start of the next key's line.
    pub(super) range: Range<usize>,
    /// The key's name, where one can be made out.
    pub(super) name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Starts a section.
    Key,
    /// Stands in column 0 and is neither a key nor a part of what is above it.
    Stray,
    /// `---` or `...`.
    Marker,
    /// Belongs to the section above: indented, blank, a comment, a list entry or a closing bracket.
    Inner,
}

/// The section that holds the offset, or `None` where the text is not made of sections.
pub(super) fn section_at(text: &str, offset: usize) -> Option<Section> {
    let start = start_of(text, offset);
    if line_at(text, start) == Line::Marker {
        return None;
    }
    let mut end = next_line(text, line_end(text, start));
    while end < text.len() && !matches!(line_at(text, end), Line::Key | Line::Marker) {
        end = next_line(text, line_end(text, end));
    }
    let line = text[start..line_end(text, start)].trim_start();
    let mut first = line.chars();
    let whole_is_flow_or_list = matches!(first.next(), Some('{' | '['))
        || (line.starts_with('-') && line_at(text, start) == Line::Inner);
    (!whole_is_flow_or_list).then(|| Section { range: start..end, name: name_of(line) })
}

/// Overwrites the stretch with blanks; line ends stay, so that all offsets and line numbers do.
pub(super) fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()]
        .bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' })
        .collect();
    text.replace_range(range, &blanks);
}

fn start_of(text: &str, offset: usize) -> usize {
    let mut start = line_start(text, offset);
    while start > 0 && line_at(text, start) == Line::Inner {
        let before = line_start(text, start - 1);
        if line_at(text, before) == Line::Marker {
            break;
        }
        start = before;
    }
    if line_at(text, start) == Line::Inner { first_content(text, start) } else { start }
}

/// Skips blank lines and comments in front of a text that starts indented.
fn first_content(text: &str, from: usize) -> usize {
    let mut at = from;
    while at < text.len() {
        let line = text[at..line_end(text, at)].trim_start();
        if !line.is_empty() && !line.starts_with('#') {
            return at;
        }
        at = next_line(text, line_end(text, at));
    }
    from
}

fn line_at(text: &str, start: usize) -> Line {
    let line = &text[start..line_end(text, start)];
    if matches!(line.get(..3), Some("---" | "..."))
        && line[3..].chars().next().is_none_or(char::is_whitespace)
    {
        return Line::Marker;
    }
    match line.as_bytes() {
        []
        | [b' ' | b'\t' | b'#' | b']' | b'}' | b',', ..]
        | [b'-' | b':']
        | [b'-' | b':', b' ' | b'\t', ..] => Line::Inner,
        [b'?'] | [b'?', b' ', ..] => Line::Key,
        [b'[' | b'{', ..] => Line::Stray,
        _ if key_colon(line).is_some() => Line::Key,
        _ => Line::Stray,
    }
}

fn name_of(line: &str) -> Option<String> {
    let line = line.strip_prefix("? ").unwrap_or(line);
    let end = key_colon(line).or_else(|| line.find(':'))?;
    let name = line[..end].trim();
    let quoted = ['"', '\''].iter().find_map(|quote| name.strip_prefix(*quote)?.strip_suffix(*quote));
    let name = quoted.unwrap_or(name);
    (!name.is_empty()).then(|| name.to_owned())
}
