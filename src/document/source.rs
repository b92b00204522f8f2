//! A file as it was read.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use memchr::memchr2_iter;

use crate::yaml::{Span, Tree};

/// One file: its path as shown, its text, and the tree in which every key has its place.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The path as shown to people: relative to where the program runs, with forward slashes.
    pub path: String,
    /// The text without a byte order mark.
    pub text: String,
    /// What the text says; empty where it could not be read.
    pub tree: Tree,
    file: Option<PathBuf>,
    is_flawless: bool,
    tells_all: bool,
    lines: OnceLock<Vec<u32>>,
    /// Looked up once, since every excerpt asks.
    pub(super) is_of_health: OnceLock<bool>,
    characters: OnceLock<Vec<u32>>,
}

/// How many bytes lie between two places at which the characters before them are counted once and for all. A file of a
/// single long line would else be counted through for each of its findings.
const COUNTED_EVERY: usize = 1024;

/// A place for people: lines and columns count from 1, columns in characters (Unicode scalar values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// A file from its parts.
    #[must_use]
    pub fn new(path: String, text: String, tree: Tree) -> Self {
        Self { path, text, tree, ..Self::default() }
    }

    /// The same, where reading the text as YAML has shown no problem at all.
    #[must_use]
    pub fn without_flaw(self) -> Self {
        Self { is_flawless: true, ..self }
    }

    /// The same, of which every problem is told however many there are: for whoever fixes them.
    #[must_use]
    pub fn telling_all(self) -> Self {
        Self { tells_all: true, ..self }
    }

    /// Whether every problem is told however many there are.
    #[must_use]
    pub fn tells_all(&self) -> bool {
        self.tells_all
    }

    /// Whether it is known that the text is YAML from its beginning to its end, so that the tree holds all that it says.
    #[must_use]
    pub fn is_flawless(&self) -> bool {
        self.is_flawless
    }

    /// The same, read from this file.
    #[must_use]
    pub fn in_file(self, file: PathBuf) -> Self {
        Self { file: Some(file), ..self }
    }

    /// The file it was read from, as the system knows it; nothing for a text that came otherwise.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The position of a byte. A byte behind the text is taken for its end, one inside a character for its start.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let byte = self.boundary(byte as usize);
        let line = self.nth_line(byte);
        let start = self.line_starts()[line] as usize;
        // Of a short line, as most are, the characters are counted in place.
        let column = match self.text.get(start..byte) {
            Some(before) if before.len() <= COUNTED_EVERY => before.chars().count(),
            _ => self.characters_to(byte) - self.characters_to(start),
        };
        Position { line: line + 1, column: column + 1 }
    }

    /// The line of a byte, counted from 1. A byte behind the text is taken for its end, one inside a character for its start.
    #[must_use]
    pub fn line_of(&self, byte: u32) -> usize {
        self.nth_line(self.boundary(byte as usize)) + 1
    }

    /// The line of a byte, counted from 0.
    fn nth_line(&self, byte: usize) -> usize {
        self.line_starts().partition_point(|start| *start as usize <= byte).saturating_sub(1)
    }

    /// How many characters stand before a byte. A byte behind the text is taken for its end, one inside a character for its
    /// start.
    #[must_use]
    pub fn characters_before(&self, byte: u32) -> usize {
        self.characters_to(self.boundary(byte as usize))
    }

    fn characters_to(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let starts = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count();
        let counted = self.characters.get_or_init(|| {
            let mut total = 0;
            bytes
                .chunks(COUNTED_EVERY)
                .map(|chunk| {
                    let before = total;
                    total += starts(chunk);
                    u32::try_from(before).unwrap_or(u32::MAX)
                })
                .collect()
        });
        let chunk = byte / COUNTED_EVERY;
        let before = counted.get(chunk).copied().unwrap_or_default() as usize;
        match bytes.get(chunk * COUNTED_EVERY..byte) {
            Some(rest) if chunk < counted.len() => before + starts(rest),
            _ => starts(&bytes[..byte.min(bytes.len())]),
        }
    }

    /// The bytes of a line, counted from 1, without its line break; empty behind the last line.
    #[must_use]
    pub fn line(&self, line: usize) -> Span {
        let lines = self.line_starts();
        let Some(start) = line.checked_sub(1).and_then(|index| lines.get(index)) else {
            return Span::new(self.text.len()..self.text.len());
        };
        let start = *start as usize;
        let end = lines.get(line).map_or(self.text.len(), |next| *next as usize);
        Span::new(start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }

    /// The span, moved to lie within the text and between characters.
    #[must_use]
    pub fn clamped(&self, span: Span) -> Span {
        let start = self.boundary(span.start as usize);
        let end = self.boundary(span.end as usize).max(start);
        Span::new(start..end)
    }

    fn boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.text.as_bytes();
            // A lone carriage return ends a line too, as YAML has it.
            let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
            let ends = memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
            std::iter::once(0).chain(ends.map(|at| Span::new(at..at + 1).end)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, byte: u32) -> (usize, usize) {
        let position = Source::new(String::new(), text.to_owned(), Tree::default()).position(byte);
        (position.line, position.column)
    }

    #[test]
    fn positions_count_characters_from_one() {
        assert_eq!(at("stage: launch\nname: é漢x", 0), (1, 1));
        assert_eq!(at("stage: launch\nname: é漢x", 7), (1, 8));
        assert_eq!(at("stage: launch\nname: é漢x", 14), (2, 1));
        // Line 2 begins at byte 14, `é` (2 bytes) at 20, `漢` (3 bytes) at 22, `x` at 25: the ninth character.
        assert_eq!(at("stage: launch\nname: é漢x", 25), (2, 9));
    }

    #[test]
    fn a_byte_outside_the_text_or_inside_a_character_is_moved() {
        assert_eq!(at("é", 1), (1, 1));
        assert_eq!(at("é", 99), (1, 2));
        assert_eq!(at("", 0), (1, 1));
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        assert_eq!(at("a\rb\r\nc", 2), (2, 1));
        assert_eq!(at("a\rb\r\nc", 5), (3, 1));
    }

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        // 1,000 times three bytes: the places at which characters are counted lie inside some of them.
        let text = "漢".repeat(1000);
        for nth in [0, 1, 341, 342, 682, 683, 999, 1000] {
            assert_eq!(at(&text, nth * 3), (1, nth as usize + 1), "{nth}");
            let source = Source::new(String::new(), text.clone(), Tree::default());
            assert_eq!(source.characters_before(nth * 3 + 1), nth as usize, "{nth}");
        }
    }

    #[test]
    fn a_line_ends_before_its_break() {
        let source = Source::new(String::new(), "a\r\nbc\n".to_owned(), Tree::default());
        assert_eq!(source.line(1), Span::new(0..1));
        assert_eq!(source.line(2), Span::new(3..5));
        assert_eq!(source.line(3), Span::new(6..6));
        assert_eq!(source.line(9), Span::new(6..6));
    }
}
