//! Where in the format the cursor is, told from lines and indentation alone: while one types, the text is seldom YAML.

use std::collections::BTreeSet;

use crate::yaml::{Span, Step, YamlPath};

/// What is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The map, the list entry or the key that it belongs to. Entries of lists are all called the first.
    pub(super) path: YamlPath,
    /// Whether a key stands before it, so that it can be nothing but that key's value.
    pub(super) is_value: bool,
    /// Whether it stands in `{…}` or `[…]`.
    pub(super) is_flow: bool,
    /// The word that is being written, without its quotes.
    pub(super) word: Span,
    /// The quotes that it stands in.
    pub(super) quotes: Option<Quotes>,
    /// The keys that the map has already, this one not counted.
    pub(super) present: BTreeSet<String>,
    /// In which column the entry begins.
    pub(super) indent: usize,
}

/// The quotes around a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes {
    /// The one that opens.
    pub(super) mark: char,
    /// Whether the other one is there.
    pub(super) is_closed: bool,
}

/// One line without what does not count.
struct Line<'t> {
    /// Columns of the dashes that begin it.
    dashes: Vec<usize>,
    /// Where its content begins.
    column: usize,
    content: &'t str,
}

impl<'t> Line<'t> {
    fn of(text: &'t str) -> Self {
        let mut column = text.len() - text.trim_start_matches(' ').len();
        let mut dashes = Vec::new();
        while text[column..].starts_with("- ") || &text[column..] == "-" {
            dashes.push(column);
            let rest = &text[column + 1..];
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
        }
        Self { dashes, column, content: text[column..].trim_end() }
    }

    fn is_nothing(&self) -> bool {
        self.dashes.is_empty() && (self.content.is_empty() || self.content.starts_with('#'))
    }

    fn first_column(&self) -> usize {
        self.dashes.first().copied().unwrap_or(self.column)
    }

    /// Its key, and what stands behind the colon.
    fn entry(&self) -> Option<(&'t str, &'t str)> {
        entry(self.content)
    }
}

fn entry(content: &str) -> Option<(&str, &str)> {
    let colon = content
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| matches!(content.as_bytes().get(at + 1), None | Some(b' ')))?;
    let key = content[..colon].trim().trim_matches(['"', '\'']);
    Some((key, content[colon + 1..].trim_start()))
}

/// Where the cursor is; `None` where nothing of the format is written: in comments and texts over several lines.
pub(super) fn at(text: &str, byte: usize) -> Option<Cursor> {
    let start = text[..byte].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let before: Vec<&str> = text[..start].lines().collect();
    let head = &text[start..byte];
    if head.trim_start().starts_with('#') || head.contains(" #") {
        return None;
    }
    if let Some(cursor) = in_flow(text, byte) {
        return Some(cursor);
    }
    let line = Line::of(head);
    let after = text[byte..].lines().skip(1);
    let holder = path_above(&before, &line)?;
    let mut present = siblings(after, line.column, false);
    if line.dashes.is_empty() {
        present.extend(siblings(before.iter().rev().copied(), line.column, true));
    }
    Some(match line.entry() {
        Some((key, value)) => {
            // What follows it on the line are spaces, which are no part of the content.
            let begin = start + line.column + (line.content.len() - value.len());
            let (word, quotes) = word_around(text, if value.is_empty() { byte } else { begin }, byte);
            let path = holder.key(key);
            let present = BTreeSet::new();
            Cursor { path, is_value: true, is_flow: false, word, quotes, present, indent: line.column }
        }
        None => {
            let (word, quotes) = word_around(text, start + line.column.min(head.len()), byte);
            Cursor {
                path: holder,
                is_value: false,
                is_flow: false,
                word,
                quotes,
                present,
                indent: line.column,
            }
        }
    })
}

/// The word that begins at a place and is being written at another, and the quotes that it stands in.
fn word_around(text: &str, start: usize, byte: usize) -> (Span, Option<Quotes>) {
    let mark = text[start..byte].chars().next().filter(|it| matches!(it, '"' | '\''));
    let Some(mark) = mark else { return (Span::new(start..word_end(text, byte)), None) };
    if closing(&text[start + 1..byte], mark).is_some() {
        return (Span::new(start..byte), None);
    }
    let line = text[byte..].lines().next().unwrap_or_default();
    // A quote that does not end a value begins the next one: this one is not closed yet.
    let ends = |at: &usize| {
        let behind = line[at + 1..].trim_start();
        behind.is_empty() || behind.starts_with([',', '}', ']', ':', '#'])
    };
    let closing = closing(line, mark).filter(ends);
    let end = closing.map_or_else(|| word_end(text, byte), |at| byte + at);
    (Span::new(start + 1..end), Some(Quotes { mark, is_closed: closing.is_some() }))
}

/// Where a text in quotes ends.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            let is_doubled = quote == '\'' && characters.next_if(|(_, next)| *next == quote).is_some();
            if !is_doubled {
                return Some(at);
            }
        }
    }
    None
}

fn word_end(text: &str, byte: usize) -> usize {
    let rest = &text[byte..];
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    byte + rest.find(|c| !is_word(c)).unwrap_or(rest.len())
}

/// The path of what begins in a column, while the lines above are climbed.
struct Climb {
    /// The innermost step first.
    steps: Vec<Step>,
    column: usize,
    /// Whether an entry of a list begins in the column: the list may begin in the column of its key.
    is_item: bool,
}

impl Climb {
    fn enter_entries(&mut self, line: &Line<'_>) {
        for dash in line.dashes.iter().rev() {
            if *dash < self.column {
                self.steps.push(Step::Index(0));
                (self.column, self.is_item) = (*dash, true);
            }
        }
    }

    fn path(self) -> YamlPath {
        self.steps.into_iter().rev().fold(YamlPath::root(), |path, step| match step {
            Step::Key(key) => path.key(key),
            Step::Index(nth) => path.index(nth),
        })
    }
}

/// The path of what begins in a line, by the lines above; `None` within a text over several lines.
fn path_above(before: &[&str], line: &Line<'_>) -> Option<YamlPath> {
    let mut climb = Climb { steps: Vec::new(), column: line.column, is_item: false };
    climb.enter_entries(line);
    for above in before.iter().rev() {
        if climb.column == 0 && !climb.is_item {
            break;
        }
        let above = Line::of(above);
        if above.is_nothing() {
            continue;
        }
        let is_list_of_key = climb.is_item && above.dashes.is_empty() && above.column == climb.column;
        if (above.column < climb.column || is_list_of_key)
            && let Some((key, value)) = above.entry()
        {
            if value.starts_with(['|', '>']) {
                return None;
            }
            climb.steps.push(Step::Key(key.to_owned()));
            (climb.column, climb.is_item) = (above.column, false);
        }
        climb.enter_entries(&above);
    }
    Some(climb.path())
}

/// The keys beside an entry: `lines` go away from it, and end where its map ends.
fn siblings<'t>(lines: impl Iterator<Item = &'t str>, column: usize, is_upward: bool) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for line in lines {
        let line = Line::of(line);
        if line.is_nothing() {
            continue;
        }
        let begins_entry = line.first_column() < column;
        if line.column == column
            && (is_upward || !begins_entry)
            && let Some((key, _)) = line.entry()
        {
            keys.insert(key.to_owned());
        }
        if begins_entry {
            break;
        }
    }
    keys
}

/// A `{` or `[` that is open at the cursor.
struct Open {
    is_map: bool,
    /// Where it stands.
    at: usize,
    /// Where the entry begins that is being read.
    entry: usize,
    key: Option<String>,
    value: usize,
    keys: BTreeSet<String>,
}

/// Reads the brackets of a section.
#[derive(Default)]
struct Brackets {
    open: Vec<Open>,
    /// The quote of the text that is being read, and where it stands.
    quote: Option<(char, usize)>,
    /// The last character that is no blank, on this line.
    last: Option<char>,
}

impl Brackets {
    fn read(&mut self, text: &str, from: usize, to: usize) {
        let mut is_comment = false;
        let mut is_escaped = false;
        let mut before = '\n';
        for (offset, character) in text[from..to].char_indices() {
            let at = from + offset;
            let previous = std::mem::replace(&mut before, character);
            if character == '\n' {
                (is_comment, self.last) = (false, None);
                continue;
            }
            if is_comment {
                continue;
            }
            if let Some((quote, _)) = self.quote {
                if std::mem::take(&mut is_escaped) {
                    continue;
                }
                is_escaped = character == '\\' && quote == '"';
                if character == quote {
                    self.quote = None;
                }
            } else if character == '#' && previous.is_whitespace() {
                is_comment = true;
            } else {
                self.mark(text, at, character, previous);
            }
            if !character.is_whitespace() {
                self.last = Some(character);
            }
        }
    }

    fn mark(&mut self, text: &str, at: usize, character: char, previous: char) {
        let is_start = match self.last {
            None => true,
            Some(':' | '-') => previous == ' ',
            Some('{' | '[' | ',') => !self.open.is_empty(),
            Some(_) => false,
        };
        match character {
            '"' | '\'' if is_start => self.quote = Some((character, at)),
            '{' | '[' if is_start => self.open.push(Open {
                is_map: character == '{',
                at,
                entry: at + 1,
                key: None,
                value: at + 1,
                keys: BTreeSet::new(),
            }),
            '}' | ']' => {
                self.finish(text, at);
                self.open.pop();
            }
            ',' => {
                self.finish(text, at);
                if let Some(open) = self.open.last_mut() {
                    (open.entry, open.key, open.value) = (at + 1, None, at + 1);
                }
            }
            ':' if matches!(text.as_bytes().get(at + 1), None | Some(b' ' | b'\n' | b'\r')) => {
                if let Some(open) = self.open.last_mut().filter(|open| open.is_map && open.key.is_none()) {
                    open.key = Some(word(&text[open.entry..at]).to_owned());
                    open.value = at + 1;
                }
            }
            _ => {}
        }
    }

    /// Notes the key of the entry that ends here.
    fn finish(&mut self, text: &str, at: usize) {
        if let Some(open) = self.open.last_mut().filter(|open| open.is_map) {
            let key = open.key.clone().unwrap_or_else(|| word(&text[open.entry..at]).to_owned());
            open.keys.insert(key);
        }
    }
}

fn word(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

fn in_flow(text: &str, byte: usize) -> Option<Cursor> {
    // Brackets do not reach over the sections of the outermost level.
    let is_section = |at: usize| text[at..].starts_with(|c: char| c.is_alphanumeric() || c == '"');
    let breaks = text[..byte].rmatch_indices('\n').map(|(at, _)| at + 1);
    let section = breaks.filter(|at| is_section(*at)).find(|at| *at <= byte).unwrap_or(0);
    let mut brackets = Brackets::default();
    brackets.read(text, section, byte);
    // A quote that was opened on a line above is a text over several lines, or more likely one that is not closed yet.
    if brackets.quote.is_some_and(|(_, at)| text[at..byte].contains(['\n', '\r'])) {
        return None;
    }
    let first = brackets.open.first()?.at;
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let before: Vec<&str> = text[..start].lines().collect();
    let line = Line::of(&text[start..first]);
    let mut path = path_above(&before, &line)?;
    if let Some((key, _)) = line.entry() {
        path = path.key(key);
    }
    for open in &brackets.open {
        path = match (&open.key, open.is_map) {
            (_, false) => path.index(0),
            (Some(key), true) => path.key(key),
            (None, true) => path,
        };
    }
    let inner = brackets.open.last()?;
    let is_value = !inner.is_map || inner.key.is_some();
    let from = if inner.key.is_some() { inner.value } else { inner.entry };
    let written = &text[from..byte];
    let (word, quotes) = word_around(text, byte - written.trim_start().len(), byte);
    let mut present = BTreeSet::new();
    if !is_value {
        present.clone_from(&inner.keys);
        present.extend(behind(text, byte));
    }
    Some(Cursor { path, is_value, is_flow: true, word, quotes, present, indent: 0 })
}

/// The keys behind the cursor on its line, as far as its bracket reaches.
fn behind(text: &str, byte: usize) -> Vec<String> {
    let line = text[byte..].lines().next().unwrap_or_default();
    let rest = line.split(['}', '{']).next().unwrap_or_default();
    rest.split(',').skip(1).filter_map(|it| Some(entry(it.trim())?.0.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path, whether a value is written, the word and the keys there are; `|` is the cursor.
    fn cursor(text: &str) -> Option<(String, bool, String, Vec<String>)> {
        let byte = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let cursor = at(&text, byte)?;
        let word = text[cursor.word.range()].to_owned();
        Some((cursor.path.to_string(), cursor.is_value, word, cursor.present.into_iter().collect()))
    }

    fn expect(text: &str, path: &str, is_value: bool, word: &str, present: &[&str]) {
        let present = present.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(cursor(text), Some((path.to_owned(), is_value, word.to_owned(), present)), "{text}");
    }

    #[test]
    fn a_key_of_a_map() {
        expect("name: x\nsta|", "", false, "sta", &["name"]);
        expect(
            "exit:\n  notice: x\n  as|\n  data: y\nterm:\n  start: z\n",
            "exit",
            false,
            "as",
            &["data", "notice"],
        );
        expect("a:\n  b:\n    c: x\n  |\n", "a", false, "", &["b"]);
        expect("a:\n\n  # note\n  |", "a", false, "", &[]);
    }

    #[test]
    fn a_value() {
        expect("stage: lau|", "stage", true, "lau", &[]);
        expect("stage: lau|nch", "stage", true, "launch", &[]);
        expect("stage:|", "stage", true, "", &[]);
        expect("exit:\n  notice:\n    kestrel: |", "exit.notice.kestrel", true, "", &[]);
        // Spaces behind it do not move where it begins.
        expect("stage: lau  |", "stage", true, "lau  ", &[]);
        expect("name: \u{1f469}, |", "name", true, "\u{1f469}, ", &[]);
        expect("stage:   |", "stage", true, "", &[]);
    }

    #[test]
    fn entries_of_lists() {
        expect("gates:\n  - id: a\n    da|\n", "gates[0]", false, "da", &["id"]);
        expect("gates:\n- id: a\n  da|\n- id: b\n  by: c\n", "gates[0]", false, "da", &["id"]);
        expect("gates:\n- id: a\n- |", "gates[0]", false, "", &[]);
        expect("value:\n  exchange:\n    - from: |", "value.exchange[0].from", true, "", &[]);
        expect(
            "parties:\n  a:\n    champions:\n      - X\n      - Y|",
            "parties.a.champions[0]",
            false,
            "Y",
            &[],
        );
    }

    #[test]
    fn brackets() {
        expect("a:\n  b: { c: x, d| }\n", "a.b", false, "d", &["c"]);
        expect("a:\n  b: { |, c: x }\n", "a.b", false, "", &["c"]);
        expect("a:\n  b: { c: x, d: |", "a.b.d", true, "", &[]);
        expect("a: [x, |", "a[0]", true, "", &[]);
        expect("a:\n  - { b: [ { c: |", "a[0].b[0].c", true, "", &[]);
        expect("a:\n  - { b: 'it, is',\n      c: |", "a[0].c", true, "", &[]);
        // Apostrophes and brackets within plain values open nothing.
        expect("a: Halden's {x\nb: |", "b", true, "", &[]);
        expect("a: { b: c }\nd: |", "d", true, "", &[]);
    }

    #[test]
    fn words_in_quotes() {
        expect("stage: \"la|\"", "stage", true, "la", &[]);
        expect("stage: \"|\"\nname: x", "stage", true, "", &[]);
        expect("stage: 'la|unch'  # x", "stage", true, "launch", &[]);
        expect("stage: \"launch\"|", "stage", true, "\"launch\"", &[]);
        // Not closed yet.
        expect("stage: 'la|", "stage", true, "la", &[]);
        expect("name: 'O''Ha|ra'", "name", true, "O''Hara", &[]);
        expect("name: \"a\\\"|b\"", "name", true, "a\\\"b", &[]);
        expect("\"sta|\": x", "", false, "sta", &[]);
        expect("a: { b: 'x|', c: 'y' }", "a.b", true, "x", &[]);
        // Not closed yet: the quotes behind are those of another value.
        expect("a: { b: 'x|, c: 'y' }", "a.b", true, "x", &[]);
        expect("a: { b: \"x\\\"\", 'c|': 1, d: 2 }", "a", false, "c", &["b", "d"]);
        expect("a: [ \"x, |\" ]", "a[0]", true, "x, ", &[]);
    }

    #[test]
    fn where_nothing_of_the_format_is_written() {
        assert_eq!(cursor("a: b # c|"), None);
        assert_eq!(cursor("# c|"), None);
        assert_eq!(cursor("a: >\n  text|"), None);
    }
}
