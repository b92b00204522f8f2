//! What has to be known of a CSV file before its rows are read: what stands between its cells, and whether its quotes are closed.

use encoding_rs::{UTF_16BE, UTF_16LE};

/// Whether a mark at its beginning says that a text has two bytes a character: what Excel calls Unicode text.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff])
}

/// A text of two bytes a character. Without a mark it is as Windows writes it, unless its first character says otherwise.
pub(super) fn wide(bytes: &[u8]) -> Option<String> {
    let is_big = bytes.starts_with(&[0xfe, 0xff]) || bytes.first() == Some(&0);
    let encoding = if is_big { UTF_16BE } else { UTF_16LE };
    let (text, is_broken) = encoding.decode_with_bom_removal(bytes);
    (!is_broken).then(|| text.into_owned())
}

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// What stands between the cells.
    pub(super) delimiter: u8,
    /// Where the rows begin, the first of them the names of the columns.
    pub(super) start: usize,
}

/// A quote that opens a cell and is not closed as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenQuote {
    /// Where its row begins.
    pub(super) row: usize,
    /// Where it stands.
    pub(super) at: usize,
}

impl Layout {
    /// Programs set to a decimal comma write semicolons between the cells, others tabs; some say so in a first line `sep=;`.
    pub(super) fn of(text: &str) -> Self {
        let line = text.get(..end_of_line(text, 0)).unwrap_or_default();
        let said = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="));
        if let Some([delimiter]) = said.map(str::as_bytes)
            && delimiter.is_ascii()
        {
            return Self { delimiter: *delimiter, start: next_line(text, line.len()) };
        }
        let count = |sign: u8| outside_quotes(text).filter(|byte| *byte == sign).count();
        let commas = count(b',');
        let others = [(b';', count(b';')), (b'\t', count(b'\t'))].into_iter();
        let delimiter = others.filter(|(_, many)| *many > commas).max_by_key(|(_, many)| *many);
        Self { delimiter: delimiter.map_or(b',', |(sign, _)| sign), start: 0 }
    }

    /// The first quote that opens a cell and is closed nowhere, or in the midst of a cell: all up to there would be one cell, rows and
    /// all.
    pub(super) fn open_quote(self, text: &str) -> Option<OpenQuote> {
        let bytes = text.as_bytes();
        let ends_cell = |at: usize| {
            bytes.get(at).is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\r' | b'\n'))
        };
        let (mut at, mut row, mut is_start) = (self.start, self.start, true);
        while at < bytes.len() {
            if is_start && bytes[at] == b'"' {
                let open = OpenQuote { row, at };
                match behind_quoted(bytes, at) {
                    Some(end) if ends_cell(end) => at = end,
                    _ => return Some(open),
                }
                is_start = false;
                continue;
            }
            is_start = bytes[at] == self.delimiter || matches!(bytes[at], b'\r' | b'\n');
            if matches!(bytes[at], b'\r' | b'\n') {
                row = at + 1;
            }
            at += 1;
        }
        None
    }
}

/// The place behind the quote that closes a cell which opens here, and the blanks behind that; two quotes in it are one of the text.
fn behind_quoted(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            break;
        }
        at += 1;
    }
    let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
    Some(at + blanks)
}

/// The bytes of the first line that stand outside of quotes.
fn outside_quotes(text: &str) -> impl Iterator<Item = u8> + '_ {
    let mut is_quoted = false;
    let ends = move |byte: &u8| {
        is_quoted ^= *byte == b'"';
        is_quoted || !matches!(byte, b'\r' | b'\n')
    };
    let mut is_inside = false;
    text.bytes().take_while(ends).filter(move |byte| {
        is_inside ^= *byte == b'"';
        !is_inside
    })
}

fn end_of_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(['\r', '\n']).map_or(text.len(), |at| from + at)
}

fn next_line(text: &str, end: usize) -> usize {
    match text.as_bytes().get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => text.len(),
    }
}

/// How many line ends there are: `\n`, `\r\n` and a lone `\r`.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let is_end = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    (0..bytes.len()).filter(|at| is_end(*at)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found_outside_of_quotes_or_said() {
        for (text, delimiter, start) in [
            ("a,b;c,d\n;;;;", b',', 0),
            ("\"a,b,c\";d;e\n", b';', 0),
            ("\"a\nb;c;d\",e\n", b',', 0),
            ("a\tb,c\td\te", b'\t', 0),
            ("sep=;\r\na,b", b';', 7),
            ("\"sep=|\"\ra|b", b'|', 8),
            ("sep=long\na,b", b',', 0),
            ("", b',', 0),
        ] {
            assert_eq!(Layout::of(text), Layout { delimiter, start }, "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found_in_its_row() {
        let open =
            |text: &str| Layout { delimiter: b',', start: 0 }.open_quote(text).map(|it| (it.row, it.at));
        for fine in ["a,\"b\",c\n", "\"a\"\"b\"", "a,\"b\nc\"\r\nd", "5\" pipe,b", "\"a\" ,b", "", "\"\""] {
            assert_eq!(open(fine), None, "{fine:?}");
        }
        assert_eq!(open("a,b\nc,\"d\ne,f\n"), Some((4, 6)));
        // Closed by the quote that opens the cell of another row.
        assert_eq!(open("a,\"b\nc,\"d\"\n"), Some((0, 2)));
        assert_eq!(open("\"a\"\""), Some((0, 0)));
    }

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(line_ends(b"a\rb\r\nc\nd"), 3);
        assert_eq!(line_ends(b"\r\r"), 2);
    }
}
