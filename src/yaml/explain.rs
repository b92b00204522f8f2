//! The parser's errors in words for people, at the place where the mistake was made.
//!
//! The parser tells where it could not go on. That is often a line or more behind the mistake: an open quote is
//! noticed at the next key. The problem belongs where the quote opens.

use granit_parser::{ErrorKind, ScanError};

use super::build::Near;
use super::lines::{boundary, content, key_colon, line_end, line_start, without_comment, word};
use super::{ProblemKind, Span, SyntaxProblem};

/// The problem behind an error of the parser.
pub(super) fn explain(text: &str, error: &ScanError, near: Near) -> SyntaxProblem {
    let at = boundary(text, error.marker().byte_offset().unwrap_or(text.len()));
    let opener = opener(text, near, at);
    let problem = match error.kind() {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            open_quote(text, opener.filter(|&o| is_quote(text, o)).unwrap_or(at))
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            behind_quote(text, near, at)
        }
        ErrorKind::MappingValueNotAllowed => colon(text, near, at),
        ErrorKind::UnclosedFlowCollection { .. } => open_bracket(text, at),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => wrong_bracket(text, at, *open, *close),
        ErrorKind::MisplacedFlowCollectionEnd => stray_bracket(text, at),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => tab(text, at),
        ErrorKind::SimpleKeyExpected => no_colon(text, at),
        ErrorKind::ExpectedDocumentStart => first_line_indented(text, at),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockScalarIndent => wrong_column(text, at),
        ErrorKind::BlockSequenceEntryNotAllowed => dash_behind_key(text, at),
        ErrorKind::UnexpectedCharacter { character } => reserved(text, at, *character),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => escape(text, at),
        ErrorKind::CommentNotSeparated => SyntaxProblem::new(
            ProblemKind::Other,
            word(text, at),
            "a comment starts right after the value",
            "put a space before the `#`, or quote the value if the `#` is part of it",
        ),
        ErrorKind::CommentInterceptedScalar => SyntaxProblem::new(
            ProblemKind::Other,
            word(text, at),
            "a comment cuts a value of several lines in two",
            "move the comment to a line above the value",
        ),
        other => return bracketed_or_other(text, near, at, opener, other),
    };
    with_something_to_point_at(text, problem)
}

/// Errors that mean an open bracket if one is open, and something rarer otherwise.
fn bracketed_or_other(
    text: &str,
    near: Near,
    at: usize,
    opener: Option<usize>,
    kind: &ErrorKind,
) -> SyntaxProblem {
    let open = opener.or(near.open_bracket);
    let problem = match open {
        Some(open) if is_quote(text, open) => open_quote(text, open),
        Some(open) if text[at..].starts_with(closer(text, open)) => closer_too_far_left(text, at),
        Some(open) => open_bracket(text, open),
        None if is_lone_question_mark(text, at) => SyntaxProblem::new(
            ProblemKind::Other,
            Span::new(at..at + 1),
            "a `?` alone begins a key in YAML",
            "write `TBD`, or `\"?\"` in quotes, for what is undecided",
        ),
        None if text[content(text, at)].starts_with("* ") => SyntaxProblem::new(
            ProblemKind::Other,
            rest_of_line(text, content(text, at).start),
            "a `*` instead of a dash before a list entry",
            "begin each entry with `- `",
        ),
        None if *kind == ErrorKind::InvalidIndentation => wrong_column(text, at),
        None => SyntaxProblem::new(
            ProblemKind::Other,
            word(text, at),
            format!("this is not YAML: {kind}"),
            "quote the value if it is meant as text, and compare the indentation with the lines around it",
        ),
    };
    with_something_to_point_at(text, problem)
}

/// Every problem lies in the text and, if anything is written, points at something.
fn with_something_to_point_at(text: &str, mut problem: SyntaxProblem) -> SyntaxProblem {
    let range = problem.span.range();
    let (start, end) = (boundary(text, range.start), boundary(text, range.end));
    problem.span = if start < end { Span::new(start..end) } else { word(text, start) };
    problem
}

/// The innermost quote or bracket that opens behind the last thing read and is still open at the offset.
fn opener(text: &str, near: Near, until: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = near.last.range().end;
    let mut open = Vec::new();
    while at < until.min(bytes.len()) {
        let fresh =
            at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':');
        match bytes[at] {
            quote @ (b'"' | b'\'') if fresh => match quote_end(bytes, at, quote, until) {
                Some(end) => at = end,
                None => return Some(at),
            },
            b'#' if fresh => at = line_end(text, at),
            b'[' | b'{' => open.push(at),
            b']' | b'}' => {
                open.pop();
            }
            _ => {}
        }
        at += 1;
    }
    open.pop().or(near.open_bracket)
}

fn quote_end(bytes: &[u8], open: usize, quote: u8, until: usize) -> Option<usize> {
    let mut at = open + 1;
    while at < until {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\'' if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 1,
            byte if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

fn is_quote(text: &str, at: usize) -> bool {
    text[at..].starts_with(['"', '\''])
}

fn closer(text: &str, open: usize) -> char {
    if text[open..].starts_with('{') { '}' } else { ']' }
}

/// From the offset to the end of what is written on its line.
fn rest_of_line(text: &str, at: usize) -> Span {
    let line = without_comment(&text[at..line_end(text, at)]);
    Span::new(at..at + line.trim_end().len())
}

/// The first part of a line, up to its colon.
fn line_head(text: &str, at: usize) -> Span {
    let line = content(text, at);
    let end = key_colon(&text[line.clone()]).map_or(line.end, |colon| line.start + colon + 1);
    Span::new(line.start..end)
}

fn open_quote(text: &str, open: usize) -> SyntaxProblem {
    let quote = if text[open..].starts_with('\'') { '\'' } else { '"' };
    SyntaxProblem::new(
        ProblemKind::Quote,
        rest_of_line(text, open),
        "the quote that opens here is not closed",
        format!(
            "close it with `{quote}`; a quoted text of several lines must be indented further than its key"
        ),
    )
}

fn behind_quote(text: &str, near: Near, at: usize) -> SyntaxProblem {
    let open = first_quote(text, near, at);
    if let Some(open) = open.filter(|&open| line_start(text, open) != line_start(text, at)) {
        return open_quote(text, open);
    }
    let double = open.is_none_or(|open| text[open..].starts_with('"'));
    let inner = if double { "`\\\"`" } else { "`''`" };
    SyntaxProblem::new(
        ProblemKind::Quote,
        rest_of_line(text, at),
        "text after the closing quote",
        format!("put the whole value in quotes; a quote within the quoted text is written {inner}"),
    )
}

/// The opening quote of the last quoted text that ends before the offset.
fn first_quote(text: &str, near: Near, until: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = near.last.range().end;
    let mut found = None;
    while at < until.min(bytes.len()) {
        let fresh =
            at > 0 && matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r' | b'[' | b'{' | b',' | b':');
        if fresh && matches!(bytes[at], b'"' | b'\'') {
            found = Some(at);
            at = quote_end(bytes, at, bytes[at], until).unwrap_or(until);
        } else if fresh && bytes[at] == b'#' {
            at = line_end(text, at);
        }
        at += 1;
    }
    // The quoted text may have been read already, as when a colon follows it.
    let last = near.last.range();
    found.or_else(|| (!near.last.is_empty() && is_quote(text, last.start)).then_some(last.start))
}

/// A colon where no key can end: the value holds it, or an earlier line ran into this one.
fn colon(text: &str, near: Near, at: usize) -> SyntaxProblem {
    let last = near.last.range();
    let spans_lines = near.last_is_plain && text[last.clone()].contains(['\n', '\r']);
    if !spans_lines {
        let own_line = last.end == at && line_start(text, last.start) == line_start(text, at);
        let start = if own_line { last.start } else { at };
        return SyntaxProblem::new(
            ProblemKind::ColonInValue,
            rest_of_line(text, start),
            "this value contains a colon and a space, which YAML reads as another key",
            "quote the value, or start a new line if it is a key",
        );
    }
    let first = content(text, last.start);
    let starts_line = text[first.start..last.start].chars().all(|c| matches!(c, '-' | ' '));
    let head = text[last.start..first.end.max(last.start)].trim_end();
    if starts_line && head.contains(':') {
        return SyntaxProblem::new(
            ProblemKind::Other,
            Span::new(last.start..last.start + head.len()),
            "no space after the colon",
            "write `key: value`, with a space",
        );
    }
    if starts_line {
        return no_colon(text, last.start);
    }
    SyntaxProblem::new(
        ProblemKind::Indentation,
        line_head(text, at),
        "this line is indented further than the key above it, so it was read as part of that key's value",
        "give it the same indentation as the other keys of its map",
    )
}

fn open_bracket(text: &str, open: usize) -> SyntaxProblem {
    let (bracket, close) = if text[open..].starts_with('{') { ('{', '}') } else { ('[', ']') };
    SyntaxProblem::new(
        ProblemKind::Bracket,
        rest_of_line(text, open),
        format!(
            "the `{bracket}` that opens here is not closed, or an entry in it is not followed by a comma"
        ),
        format!("close it with `{close}` and put commas between entries; further lines must be indented"),
    )
}

fn closer_too_far_left(text: &str, at: usize) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Indentation,
        word(text, at),
        "this closing bracket is too far left",
        "indent it further than the key that it belongs to",
    )
}

fn wrong_bracket(text: &str, at: usize, open: char, close: char) -> SyntaxProblem {
    let wanted = if open == '{' { '}' } else { ']' };
    SyntaxProblem::new(
        ProblemKind::Bracket,
        rest_of_line(text, at),
        format!("the `{open}` that opens here is closed by `{close}`"),
        format!("close it with `{wanted}`"),
    )
}

fn stray_bracket(text: &str, at: usize) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Bracket,
        word(text, at),
        "this bracket closes nothing",
        "remove it, or quote the value if it is meant as text",
    )
}

fn tab(text: &str, at: usize) -> SyntaxProblem {
    let start = line_start(text, at);
    let line = &text[start..line_end(text, at.max(start))];
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tabs = &line[..indentation];
    let span = match (tabs.find('\t'), tabs.rfind('\t')) {
        (Some(first), Some(last)) => Span::new(start + first..start + last + 1),
        _ => Span::new(at..at + text[at..].chars().next().map_or(0, char::len_utf8)),
    };
    SyntaxProblem::new(
        ProblemKind::Tab,
        span,
        "a tab is used as indentation",
        "indent with spaces; most editors can turn tabs into spaces",
    )
}

fn no_colon(text: &str, at: usize) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Other,
        rest_of_line(text, at),
        "this line is neither a key with a colon nor part of the value above it",
        "write `key: value`, or indent the line if it continues the value above",
    )
}

/// Lines stand further left than the first one, which must then be the one that is wrong.
fn first_line_indented(text: &str, at: usize) -> SyntaxProblem {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let written = line.trim_start();
        if !written.is_empty() && !written.starts_with(['#', '%']) && !written.starts_with("---") {
            break;
        }
        start += line.len();
    }
    let indented = start < at && text[start..].starts_with([' ', '\t']);
    if indented {
        return SyntaxProblem::new(
            ProblemKind::Indentation,
            line_head(text, start),
            "the first key is indented and later ones are not",
            "start every top-level key in the first column",
        );
    }
    SyntaxProblem::new(
        ProblemKind::Other,
        rest_of_line(text, at),
        "the document has ended before this line",
        "keep everything in one map: `key: value`, every top-level key in the first column",
    )
}

fn wrong_column(text: &str, at: usize) -> SyntaxProblem {
    let head = line_head(text, at);
    let is_entry = text[head.range()].starts_with('-');
    let help = if is_entry {
        "indent the list under a key of its own"
    } else {
        "give it the column of the other keys of its map, or start it with `- ` if it is a list entry"
    };
    SyntaxProblem::new(ProblemKind::Indentation, head, "this line fits no list or map above it", help)
}

fn dash_behind_key(text: &str, at: usize) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Indentation,
        rest_of_line(text, at),
        "a list entry on the line of a key",
        "start the list on the next line, or quote the value if the `-` is meant as text",
    )
}

fn reserved(text: &str, at: usize, character: char) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Other,
        rest_of_line(text, at),
        format!("a value without quotes cannot start with `{}`", character.escape_default()),
        "quote the value",
    )
}

fn escape(text: &str, at: usize) -> SyntaxProblem {
    SyntaxProblem::new(
        ProblemKind::Quote,
        word(text, at),
        "a backslash in double quotes is followed by a character that it cannot escape",
        "write `\\\\` for a backslash, or use single quotes, in which it needs no escape",
    )
}

/// Whether a `?` stands there with nothing behind it on its line.
fn is_lone_question_mark(text: &str, at: usize) -> bool {
    let rest = text[at..].lines().next().unwrap_or_default();
    rest.strip_prefix('?').is_some_and(|behind| behind.trim().is_empty() || behind.trim().starts_with('#'))
}
