//! The fast way: charters as people write them, read in one go, byte by byte.
//!
//! It knows maps and lists in block layout and in brackets, plain, quoted and block scalars, and comments. At the first thing
//! beyond that, and at anything that might be wrong, it gives up, and the full parser reads the text from its start: so every
//! message comes from there, and the tree is the same whichever way it was read. `tests/it/yaml_plain.rs` holds the two together.

mod block_scalar;
mod flow;
mod quoted;

use memchr::memchr;

use super::{Limits, Span, Style, Tree};

/// Longest key that is read here. The full parser tells of longer ones.
const LONGEST_KEY: usize = 1000;

/// How many maps and lists within one another are told where a text is not as simple as that.
const TOLD: usize = 6;

/// Where a text is not as simple as that: the maps and lists that are open there, outermost first, as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stop {
    open: [Open; TOLD],
    depth: usize,
}

/// A map or a list in block layout of which entries were begun; all of them but the last are whole.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    begun: u32,
    second: u32,
    before_last: u32,
    last: u32,
}

impl Stop {
    /// The stretches of whole entries behind the first and before the last but one of what is open: they change nothing in how the
    /// rest is read.
    pub(super) fn needless(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let open = self.open.iter().take(self.depth).filter(|open| open.second < open.before_last);
        open.map(|open| open.second as usize..open.before_last as usize)
    }
}

/// The tree of a text; `None` where the full parser has to read it.
pub(super) fn tree_of(text: &str, limits: &Limits) -> Option<Tree> {
    read(text, limits).ok()
}

/// The tree of a text; where the full parser has to read it, how far it is known.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Tree, Stop> {
    if text.len() > limits.bytes || has_unusual(text) {
        return Err(Stop::default());
    }
    let mut scanner = Scanner {
        text,
        at: 0,
        line: 0,
        column: None,
        has_comment: false,
        depth: 0,
        limits,
        tree: Tree::with_room_for(text.len()),
        known: [Open::default(); TOLD],
    };
    match scanner.whole() {
        Some(()) => Ok(scanner.tree),
        None => Err(Stop { open: scanner.known, depth: scanner.depth }),
    }
}

/// Whether there are characters that are none of a plain text. Most are ASCII, where one look at each byte tells it; only what begins
/// another is taken apart.
fn has_unusual(text: &str) -> bool {
    let control = |byte: u8| ((byte < b' ') & (byte != b'\n')) | (byte == 0x7f);
    if text.bytes().fold(false, |found, byte| found | control(byte)) {
        return true;
    }
    let begins = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xc2);
    begins.filter_map(|(at, _)| text.get(at..)?.chars().next()).any(is_unusual)
}

/// Characters that YAML refuses, and those that some readers take for the end of a line.
fn is_unusual(character: char) -> bool {
    match character {
        '\n' => false,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    }
}

/// What is read, and up to where. `None` from any of its steps: the text is not as simple as that.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// Where the line begins.
    line: usize,
    /// After a value: the column of the line of content that comes next; `None` at the end.
    column: Option<usize>,
    /// After a value: whether a comment stands between it and that line.
    has_comment: bool,
    /// How many maps and lists are open.
    depth: usize,
    limits: &'t Limits,
    tree: Tree,
    /// What is known of the maps and lists that are open.
    known: [Open; TOLD],
}

impl Scanner<'_> {
    fn whole(&mut self) -> Option<()> {
        self.find_content(0)?;
        if self.column? != 0 || self.is_dash() {
            return None;
        }
        let colon = self.colon()?;
        self.mapping(0, colon)?;
        let is_whole = self.column.is_none() && self.tree.nodes.len() <= self.limits.nodes;
        is_whole.then_some(())
    }

    /// Notes that an entry of the innermost map or list begins here.
    fn begin_entry(&mut self) {
        let at = Span::new(self.at..self.at).start;
        let Some(open) = self.known.get_mut(self.depth - 1) else { return };
        open.begun += 1;
        if open.begun == 2 {
            open.second = at;
        }
        (open.before_last, open.last) = (open.last, at);
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Whether a blank, the end of the line or of the text is there.
    fn is_blank(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b' ' | b'\n'))
    }

    fn is_dash(&self) -> bool {
        self.byte(self.at) == Some(b'-') && self.is_blank(self.at + 1)
    }

    fn skip_blanks(&mut self) {
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
    }

    fn end_of_line(&self) -> usize {
        memchr(b'\n', &self.text.as_bytes()[self.at..]).map_or(self.text.len(), |length| self.at + length)
    }

    /// Goes from the beginning of a line to the content that comes next.
    fn find_content(&mut self, line: usize) -> Option<()> {
        (self.at, self.has_comment) = (line, false);
        loop {
            self.line = self.at;
            self.skip_blanks();
            match self.byte(self.at) {
                None => {
                    self.column = None;
                    return Some(());
                }
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.comment(),
                Some(_) => break,
            }
        }
        let column = self.at - self.line;
        let rest = &self.text[self.at..];
        // A mark between documents, or a directive.
        if column == 0 && (rest.starts_with("---") || rest.starts_with("...") || rest.starts_with('%')) {
            return None;
        }
        self.column = Some(column);
        Some(())
    }

    /// Notes a comment and goes to the next line.
    fn comment(&mut self) {
        let end = self.end_of_line();
        self.tree.comments.push(Span::new(self.at..end));
        (self.at, self.has_comment) = (self.text.len().min(end + 1), true);
    }

    /// Ends a line on which nothing but a comment may follow, and goes to the content that comes next.
    fn finish_line(&mut self) -> Option<()> {
        let from = self.at;
        self.skip_blanks();
        let has_comment = self.byte(self.at) == Some(b'#') && self.at > from;
        match self.byte(self.at) {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'#') if has_comment => self.comment(),
            Some(_) => return None,
        }
        self.find_content(self.at)?;
        self.has_comment |= has_comment;
        Some(())
    }

    fn open(&mut self) -> Option<()> {
        if let Some(open) = self.known.get_mut(self.depth) {
            *open = Open::default();
        }
        self.depth += 1;
        (self.depth <= self.limits.depth).then_some(())
    }

    /// A map whose keys stand in this column, with the colon of its first one. Where its last value ends.
    fn mapping(&mut self, column: usize, mut colon: usize) -> Option<usize> {
        self.open()?;
        let start = self.at;
        let node = self.tree.begin_map(Span::new(start..start));
        let end = loop {
            self.begin_entry();
            self.key(colon)?;
            self.at = colon + 1;
            let end = self.value_of_key(column)?;
            match self.column {
                Some(next) if next == column && !self.is_dash() => colon = self.colon()?,
                Some(next) if next >= column => return None,
                _ => break end,
            }
        };
        self.close(node, start..end);
        Some(end)
    }

    /// A list whose dashes stand in this column. Where its last entry ends.
    fn sequence(&mut self, column: usize) -> Option<usize> {
        self.open()?;
        let start = self.at;
        let node = self.tree.begin_list(Span::new(start..start));
        let end = loop {
            self.begin_entry();
            self.at += 1;
            let end = self.entry(column)?;
            match self.column {
                Some(next) if next == column && self.is_dash() => {}
                Some(next) if next > column => return None,
                // In the same column the map goes on to which the list belongs.
                _ => break end,
            }
        };
        self.close(node, start..end);
        Some(end)
    }

    fn close(&mut self, node: super::NodeId, range: std::ops::Range<usize>) {
        self.depth -= 1;
        self.tree.nodes[node.0 as usize].span = Span::new(range);
        self.tree.end(node);
    }

    /// What stands behind a dash.
    fn entry(&mut self, column: usize) -> Option<usize> {
        let dash_end = self.at;
        if let Some(end) = self.value_below(column, dash_end, false)? {
            return Some(end);
        }
        // Where an entry begins with another dash, the full parser takes that one for the list's.
        if self.byte(self.at) == Some(b'-') {
            return None;
        }
        let inner = self.at - self.line;
        match self.colon() {
            Some(colon) => self.mapping(inner, colon),
            None => self.inline(column),
        }
    }

    /// What stands behind the colon of a key.
    fn value_of_key(&mut self, column: usize) -> Option<usize> {
        let colon_end = self.at;
        match self.value_below(column, colon_end, true)? {
            Some(end) => Some(end),
            None => self.inline(column),
        }
    }

    /// Where nothing stands on the line any more: the value on the lines below, or none at all. Behind a key a list needs no
    /// indentation.
    fn value_below(&mut self, column: usize, mark_end: usize, may_list: bool) -> Option<Option<usize>> {
        self.skip_blanks();
        let ends = match self.byte(self.at) {
            None | Some(b'\n') => true,
            Some(b'#') => self.at > mark_end,
            Some(_) => false,
        };
        if !ends {
            return Some(None);
        }
        self.at = mark_end;
        self.finish_line()?;
        match self.column {
            Some(next) if next > column => self.block(column, next).map(Some),
            Some(next) if next == column && may_list && self.is_dash() => self.sequence(next).map(Some),
            // Of an empty entry the full parser looks for its dash, in comments too.
            _ if !may_list && (self.has_comment || self.byte(mark_end) != Some(b'\n')) => None,
            _ => {
                self.tree.add_scalar(Span::new(mark_end..mark_end), "", Style::Plain);
                Some(Some(mark_end))
            }
        }
    }

    /// A value that begins a line of its own.
    fn block(&mut self, parent: usize, column: usize) -> Option<usize> {
        if self.is_dash() {
            return self.sequence(column);
        }
        match self.colon() {
            Some(colon) => self.mapping(column, colon),
            None => self.inline(parent),
        }
    }

    /// A scalar, or a list or map in brackets.
    fn inline(&mut self, parent: usize) -> Option<usize> {
        match self.byte(self.at)? {
            b'|' | b'>' => self.block_scalar(parent),
            b'"' | b'\'' => {
                let end = self.quoted()?;
                self.finish_line()?;
                Some(end)
            }
            b'[' | b'{' => {
                let end = self.flow(parent)?;
                self.finish_line()?;
                Some(end)
            }
            _ => self.plain(parent),
        }
    }

    /// Whether a scalar without quotes can begin here.
    fn begins_plain(&self) -> bool {
        match self.byte(self.at) {
            None => false,
            Some(b'-') => self.byte(self.at + 1).is_some_and(|next| next.is_ascii_alphanumeric()),
            Some(first) => !b"?:,[]{}#&*!|>'\"%@`\n ".contains(&first),
        }
    }

    /// A scalar without quotes; further lines of it are joined.
    fn plain(&mut self, parent: usize) -> Option<usize> {
        let start = self.at;
        let mut end = self.line_of_plain()?;
        if self.column.is_none_or(|next| next <= parent) {
            self.tree.add_scalar(Span::new(start..end), &self.text[start..end], Style::Plain);
            return Some(end);
        }
        let mut value = self.text[start..end].to_owned();
        while self.column.is_some_and(|next| next > parent) {
            if self.has_comment || self.is_dash() {
                return None;
            }
            match self.text[end..self.at].matches('\n').count() {
                1 => value.push(' '),
                breaks => value.extend(std::iter::repeat_n('\n', breaks - 1)),
            }
            let from = self.at;
            end = self.line_of_plain()?;
            value.push_str(&self.text[from..end]);
        }
        self.tree.add_scalar(Span::new(start..end), &value, Style::Plain);
        Some(end)
    }

    /// One line of a scalar without quotes: where its text ends.
    fn line_of_plain(&mut self) -> Option<usize> {
        if !self.begins_plain() {
            return None;
        }
        let mut end = self.at;
        while let Some(byte) = self.byte(end) {
            match byte {
                b'\n' => break,
                b':' if self.is_blank(end + 1) => return None,
                b'#' if self.byte(end - 1) == Some(b' ') => break,
                _ => end += 1,
            }
        }
        let written = self.text[..end].trim_end_matches(' ').len();
        self.at = written;
        self.finish_line()?;
        Some(written)
    }

    /// Where the colon of the key stands that begins here; `None` where no key does.
    fn colon(&self) -> Option<usize> {
        if matches!(self.byte(self.at), Some(b'"' | b'\'')) {
            let end = self.end_of_quoted()?;
            return (self.byte(end) == Some(b':') && self.is_blank(end + 1)).then_some(end);
        }
        if !self.begins_plain() {
            return None;
        }
        let mut at = self.at;
        loop {
            match self.byte(at)? {
                b'\n' => return None,
                b':' if self.is_blank(at + 1) => return Some(at),
                b'#' if self.byte(at - 1) == Some(b' ') => return None,
                _ => at += 1,
            }
        }
    }

    /// A key, up to its colon.
    fn key(&mut self, colon: usize) -> Option<()> {
        if colon - self.at > LONGEST_KEY {
            return None;
        }
        if matches!(self.byte(self.at), Some(b'"' | b'\'')) {
            self.quoted()?;
            return Some(());
        }
        let name = &self.text[self.at..colon];
        // The merge key is told of, and a blank before the colon is rare.
        if name == "<<" || name.ends_with(' ') {
            return None;
        }
        self.tree.add_scalar(Span::new(self.at..colon), name, Style::Plain);
        Some(())
    }
}

#[cfg(test)]
mod tests;
