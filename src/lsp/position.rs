//! Between bytes and the positions of the protocol: lines from 0, and within them units of UTF-16, or of UTF-8 where the
//! editor takes that.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::document::Source;
use crate::yaml::Span;

/// What a position counts within a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    /// Units of two bytes, which every editor knows.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

/// A byte order mark at the start of a text; [`Source`] does not hold it, and the editor counts it.
const MARK: char = '\u{feff}';

impl Encoding {
    /// The name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf8 => PositionEncodingKind::UTF8,
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf8 => text.len(),
        }
    }
}

/// A text with what is needed to convert places in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    source: &'a Source,
    encoding: Encoding,
    has_mark: bool,
}

impl<'a> Places<'a> {
    /// The places of a text. `has_mark` says that the editor has a byte order mark in front of it.
    pub(super) fn new(source: &'a Source, encoding: Encoding, has_mark: bool) -> Self {
        Self { source, encoding, has_mark }
    }

    /// How many units the editor counts before the first character of a line, counted from 0.
    fn shift(&self, line: usize) -> usize {
        if self.has_mark && line == 0 { self.encoding.length(MARK.encode_utf8(&mut [0; 4])) } else { 0 }
    }

    /// The position of a byte. A byte within a character or a line break is taken for its start.
    pub(super) fn position(&self, byte: u32) -> Position {
        let line = self.source.position(byte).line;
        let place = self.source.line(line);
        let end = self.source.clamped(Span { start: byte.min(place.end), end: byte.min(place.end) }).start;
        let before = self.source.text.get(place.start as usize..end as usize).unwrap_or_default();
        let units = self.encoding.length(before) + self.shift(line - 1);
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: cut(line - 1), character: cut(units) }
    }

    /// The range of a stretch.
    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte at a position. What lies behind a line is taken for its end, what lies within a character for its start.
    pub(super) fn byte(&self, position: Position) -> u32 {
        let line = position.line as usize;
        let place = self.source.line(line.saturating_add(1));
        let text = self.source.text.get(place.range()).unwrap_or_default();
        let wanted = (position.character as usize).saturating_sub(self.shift(line));
        let mut units = 0;
        for (at, character) in text.char_indices() {
            units += self.encoding.length(character.encode_utf8(&mut [0; 4]));
            if units > wanted {
                return place.start + Span::new(0..at).end;
            }
        }
        place.end
    }

    /// The stretch of a range; a range that ends before it starts is empty.
    pub(super) fn span(&self, range: Range) -> Span {
        let start = self.byte(range.start);
        Span { start, end: self.byte(range.end).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    /// The position of the byte, and the byte of that position.
    fn there_and_back(text: &str, encoding: Encoding, has_mark: bool, byte: u32) -> (u32, u32) {
        let source = Source::new(String::new(), text.to_owned(), Tree::default());
        let places = Places::new(&source, encoding, has_mark);
        let position = places.position(byte);
        assert_eq!(places.byte(position), byte, "{text:?} {encoding:?}");
        (position.line, position.character)
    }

    #[test]
    fn emoji_take_two_units_of_utf16_and_cjk_one() {
        // `👩` has 4 bytes, `漢` 3, `é` 2: `x` of the second line stands at byte 2 + 4 + 3 + 2 = 11.
        let text = "a\n👩漢éx";
        assert_eq!(there_and_back(text, Encoding::Utf16, false, 11), (1, 4));
        assert_eq!(there_and_back(text, Encoding::Utf8, false, 11), (1, 9));
        assert_eq!(there_and_back(text, Encoding::Utf16, false, 6), (1, 2));
    }

    #[test]
    fn every_line_break_ends_a_line() {
        let text = "a\r\nb\rc\nd";
        assert_eq!(there_and_back(text, Encoding::Utf16, false, 3), (1, 0));
        assert_eq!(there_and_back(text, Encoding::Utf16, false, 5), (2, 0));
        assert_eq!(there_and_back(text, Encoding::Utf16, false, 7), (3, 0));
        let source = Source::new(String::new(), text.to_owned(), Tree::default());
        let places = Places::new(&source, Encoding::Utf16, false);
        // Between `\r` and `\n`: the end of the first line.
        assert_eq!(places.position(2), Position::new(0, 1));
    }

    #[test]
    fn a_byte_order_mark_counts_on_the_first_line_only() {
        assert_eq!(there_and_back("ab\ncd", Encoding::Utf16, true, 1), (0, 2));
        assert_eq!(there_and_back("ab\ncd", Encoding::Utf8, true, 1), (0, 4));
        assert_eq!(there_and_back("ab\ncd", Encoding::Utf16, true, 4), (1, 1));
    }

    #[test]
    fn positions_outside_are_moved_inside() {
        let source = Source::new(String::new(), "a👩\nb".to_owned(), Tree::default());
        let places = Places::new(&source, Encoding::Utf16, false);
        // Inside the two units of the emoji, behind the line, behind the text.
        assert_eq!(places.byte(Position::new(0, 2)), 1);
        assert_eq!(places.byte(Position::new(0, 99)), 5);
        assert_eq!(places.byte(Position::new(u32::MAX, u32::MAX)), 7);
        assert_eq!(places.span(Range::new(Position::new(1, 1), Position::new(0, 0))), Span::new(7..7));
    }
}
