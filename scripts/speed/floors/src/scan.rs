//! A scan of the plain part of YAML that charters are written in, as fast as it goes by hand: where each map, list, key, value and
//! comment stands. It resolves nothing, checks next to nothing and says nothing of faults: a floor, not a reader.

/// What stands somewhere, in bytes from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Map,
    List,
    End,
    Key,
    Value,
    Comment,
}

/// Scans a text into the events, whose room is used again.
pub fn scan(text: &str, events: &mut Vec<Event>) {
    events.clear();
    let mut scan = Scan { bytes: text.as_bytes(), events, open: Vec::new() };
    let mut line = 0;
    while line < text.len() {
        line = scan.line(line);
    }
    scan.close(0, line, false);
}

struct Scan<'a> {
    bytes: &'a [u8],
    events: &'a mut Vec<Event>,
    /// The maps and lists that are open, by their columns.
    open: Vec<(usize, Kind)>,
}

impl Scan<'_> {
    fn add(&mut self, kind: Kind, start: usize, end: usize) {
        self.events.push(Event { kind, start: start as u32, end: end as u32 });
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    fn end_of_line(&self, at: usize) -> usize {
        self.bytes[at..].iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |length| at + length)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while self.byte(at) == b' ' {
            at += 1;
        }
        at
    }

    /// Scans a line, and what goes on below it. Where the next one begins.
    fn line(&mut self, start: usize) -> usize {
        let mut at = self.skip_blanks(start);
        if self.byte(at) == b'\n' {
            return at + 1;
        }
        if self.byte(at) == b'#' {
            return self.comment(at);
        }
        while self.byte(at) == b'-' && self.byte(at + 1) == b' ' {
            self.begin(at - start, Kind::List, at);
            at = self.skip_blanks(at + 1);
        }
        let Some(colon) = self.colon(at) else { return self.value(at, start) };
        self.begin(at - start, Kind::Map, at);
        self.add(Kind::Key, at, colon);
        self.value(self.skip_blanks(colon + 1), start)
    }

    fn comment(&mut self, at: usize) -> usize {
        let end = self.end_of_line(at);
        self.add(Kind::Comment, at, end);
        end + 1
    }

    /// Begins a map or list in a column, where it is not open yet, and ends what stood further in.
    fn begin(&mut self, column: usize, kind: Kind, at: usize) {
        self.close(column, at, true);
        if !self.open.contains(&(column, kind)) {
            self.open.push((column, kind));
            self.add(kind, at, at);
        }
    }

    fn close(&mut self, column: usize, at: usize, but_this: bool) {
        while let Some((open, _)) = self.open.last()
            && (*open > column || (!but_this && *open == column))
        {
            self.open.pop();
            self.add(Kind::End, at, at);
        }
    }

    /// The colon of a key that begins here.
    fn colon(&self, from: usize) -> Option<usize> {
        let mut at = match self.byte(from) {
            quote @ (b'"' | b'\'') => self.quoted(from, quote),
            b'[' | b'{' => return None,
            _ => from,
        };
        loop {
            match self.byte(at) {
                b'\n' => return None,
                b':' if matches!(self.byte(at + 1), b' ' | b'\n') => return Some(at),
                _ => at += 1,
            }
        }
    }

    /// Where a text in quotes ends.
    fn quoted(&self, from: usize, quote: u8) -> usize {
        let mut at = from + 1;
        while at < self.bytes.len() && self.bytes[at] != quote {
            at += 1 + usize::from(self.bytes[at] == b'\\' && quote == b'"');
        }
        at + 1
    }

    /// A value, up to its end; what stands behind `|` and `>` goes on below. Where the next line begins.
    fn value(&mut self, at: usize, line: usize) -> usize {
        match self.byte(at) {
            b'\n' => return at + 1,
            b'#' => return self.comment(at),
            b'|' | b'>' => return self.text_below(at, self.skip_blanks(line) - line),
            b'[' | b'{' => return self.flow(at),
            _ => {}
        }
        let mut end = match self.byte(at) {
            quote @ (b'"' | b'\'') => self.quoted(at, quote),
            _ => at,
        };
        while self.byte(end) != b'\n' {
            if self.byte(end) == b'#' && self.bytes[end - 1] == b' ' {
                self.add(Kind::Value, at, end);
                return self.comment(end);
            }
            end += 1;
        }
        self.add(Kind::Value, at, end);
        end + 1
    }

    fn text_below(&mut self, from: usize, column: usize) -> usize {
        let mut next = self.end_of_line(from) + 1;
        while next < self.bytes.len() {
            let text = self.skip_blanks(next);
            if self.byte(text) != b'\n' && text - next <= column {
                break;
            }
            next = self.end_of_line(text) + 1;
        }
        self.add(Kind::Value, from, next.min(self.bytes.len()));
        next
    }

    /// Maps and lists in brackets. Where the next line begins.
    fn flow(&mut self, from: usize) -> usize {
        let (mut at, mut depth, mut word) = (from, 0, None);
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            let is_mark = matches!(byte, b'[' | b'{' | b']' | b'}' | b',' | b'\n')
                || (byte == b':' && self.byte(at + 1) == b' ');
            if is_mark && let Some(start) = word.take() {
                self.add(if byte == b':' { Kind::Key } else { Kind::Value }, start, at);
            }
            match byte {
                b'[' | b'{' => {
                    depth += 1;
                    self.add(if byte == b'{' { Kind::Map } else { Kind::List }, at, at);
                }
                b']' | b'}' => {
                    depth -= 1;
                    self.add(Kind::End, at, at);
                    if depth == 0 {
                        return self.end_of_line(at) + 1;
                    }
                }
                b'"' | b'\'' if word.is_none() => {
                    word = Some(at);
                    at = self.quoted(at, byte);
                    continue;
                }
                b' ' => {}
                _ if !is_mark && word.is_none() => word = Some(at),
                _ => {}
            }
            at += 1;
        }
        at
    }
}
