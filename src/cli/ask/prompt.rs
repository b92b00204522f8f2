//! Questions key by key: a line to write in, one of a list, several of a list, yes or no.
//!
//! Each takes away what it showed once it is answered; what was asked and answered is told by whoever asked.

use std::collections::BTreeSet;
use std::io;

use console::{Key, Term, measure_text_width};

use super::look::Look;
use crate::cli::signals;

/// What Ctrl-D sends.
const END: char = '\u{4}';
/// What Ctrl-U sends: the line is begun again.
const KILL: char = '\u{15}';

/// The next key. Ctrl-C and Ctrl-D are an error like a terminal that was closed: each ends the question.
pub(super) fn key(term: &Term) -> io::Result<Key> {
    let key = term.read_key_raw();
    // A signal interrupts the waiting as Ctrl-C does.
    signals::end_if_told();
    match key? {
        Key::CtrlC | Key::Char(END) => Err(io::ErrorKind::Interrupted.into()),
        key => Ok(key),
    }
}

/// What is written in a line, and the cursor in it.
struct Line {
    /// What stands before it.
    prompt: String,
    signs: Vec<char>,
    /// Before which of the signs the cursor stands.
    at: usize,
    /// How many columns of the first row the prompt takes.
    begin: usize,
    columns: usize,
}

impl Line {
    fn text(&self) -> String {
        self.signs.iter().collect()
    }

    /// How many columns from the beginning of the row with the prompt to a place in the text.
    fn column(&self, at: usize) -> usize {
        let before: String = self.signs[..at].iter().collect();
        self.begin + measure_text_width(&before)
    }

    fn row(&self, at: usize) -> usize {
        self.column(at) / self.columns
    }

    /// Puts the cursor, which stands `from` columns behind the beginning, to a place in the text.
    fn go(&self, term: &Term, from: usize, to: usize) -> io::Result<()> {
        let (row, to_row) = (from / self.columns, to / self.columns);
        term.move_cursor_up(row.saturating_sub(to_row))?;
        term.move_cursor_down(to_row.saturating_sub(row))?;
        term.write_str("\r")?;
        term.move_cursor_right(to % self.columns)
    }

    /// Writes the text anew, after the cursor stood `from` columns behind the beginning.
    fn write(&self, term: &Term, from: usize) -> io::Result<()> {
        // Clearing begins at the first column.
        self.go(term, from, 0)?;
        term.clear_to_end_of_screen()?;
        term.write_str(&self.prompt)?;
        term.write_str(&self.text())?;
        self.break_full_row(term)?;
        self.go(term, self.column(self.signs.len()), self.column(self.at))
    }

    /// At the end of a row most terminals wait with the next one.
    fn break_full_row(&self, term: &Term) -> io::Result<()> {
        let end = self.column(self.signs.len());
        if end.is_multiple_of(self.columns) && end > self.begin { term.write_str("\r\n") } else { Ok(()) }
    }

    /// Takes a key.
    fn take(&mut self, key: &Key) {
        match *key {
            Key::Char(KILL) => {
                self.signs.clear();
                self.at = 0;
            }
            Key::Char(sign) if !sign.is_control() => {
                self.signs.insert(self.at, sign);
                self.at += 1;
            }
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.signs.remove(self.at);
            }
            Key::Del if self.at < self.signs.len() => _ = self.signs.remove(self.at),
            Key::ArrowLeft => self.at = self.at.saturating_sub(1),
            Key::ArrowRight => self.at = (self.at + 1).min(self.signs.len()),
            Key::Home => self.at = 0,
            Key::End => self.at = self.signs.len(),
            _ => {}
        }
    }
}

/// A line that somebody writes; `begun` stands in it already. The prompt and the line are gone afterwards.
pub(super) fn line(look: &Look, prompt: &str, proposal: &str, begun: &str) -> io::Result<String> {
    let term = Term::stderr();
    let shown = look.input(prompt, Some(proposal).filter(|it| !it.is_empty()));
    term.write_str(&shown)?;
    let signs: Vec<char> = begun.chars().collect();
    let columns = usize::from(term.size().1).max(1);
    let begin = measure_text_width(&shown);
    let mut line = Line { prompt: shown, at: signs.len(), signs, begin, columns };
    term.write_str(begun)?;
    line.break_full_row(&term)?;
    loop {
        let key = key(&term)?;
        if key == Key::Enter {
            break;
        }
        let from = line.column(line.at);
        let is_behind = line.at == line.signs.len();
        line.take(&key);
        let to = line.column(line.at);
        // What is written on at the end needs no writing anew, unless the row is full.
        let added = line.signs.last().filter(|_| is_behind && to > from && !to.is_multiple_of(columns));
        match added {
            Some(sign) => term.write_str(sign.encode_utf8(&mut [0; 4]))?,
            None => line.write(&term, from)?,
        }
    }
    term.move_cursor_up(line.row(line.at))?;
    term.write_str("\r")?;
    term.clear_to_end_of_screen()?;
    Ok(line.text())
}

/// Yes or no by one key; Enter takes the proposal, if there is one.
pub(super) fn yes_or_no(look: &Look, prompt: &str, proposal: Option<bool>) -> io::Result<bool> {
    let term = Term::stderr();
    term.write_str(&look.confirm(prompt, proposal))?;
    term.hide_cursor()?;
    let said = loop {
        match (key(&term)?, proposal) {
            (Key::Char('y' | 'Y'), _) => break true,
            (Key::Char('n' | 'N'), _) => break false,
            (Key::Enter, Some(proposal)) => break proposal,
            _ => {}
        }
    };
    term.clear_line()?;
    term.show_cursor()?;
    Ok(said)
}

/// A list with a mark before one of its items, page by page.
pub(super) struct List<'a> {
    /// What is asked, over as many lines as it needs.
    pub(super) prompt: String,
    /// The items, each over as many lines as it needs.
    pub(super) items: &'a [String],
    /// How many items a page has.
    pub(super) page: usize,
    /// Before which item the mark stands at first.
    pub(super) at: usize,
}

impl List<'_> {
    fn is_paged(&self) -> bool {
        self.page < self.items.len()
    }

    /// Shows the question; gives how many rows that takes.
    fn ask(&self, look: &Look, term: &Term) -> io::Result<usize> {
        let pages = self.items.len().div_ceil(self.page);
        let page = match self.is_paged() {
            true => format!(" [Page {}/{pages}] ", self.at / self.page + 1),
            false => String::new(),
        };
        let text = look.question(&self.prompt) + &page;
        term.write_line(&text)?;
        Ok(text.matches('\n').count() + 1)
    }

    /// Shows the items of the page; gives how many rows that takes.
    fn show(&self, term: &Term, item: impl Fn(usize, &str) -> String) -> io::Result<usize> {
        let first = self.at / self.page * self.page;
        let mut rows = 0;
        for (nth, text) in self.items.iter().enumerate().skip(first).take(self.page) {
            let text = item(nth, text);
            term.write_line(&text)?;
            rows += text.matches('\n').count() + 1;
        }
        Ok(rows)
    }

    /// Moves the mark; what the key is, if it moves none.
    fn take(&mut self, key: Key) -> Option<Key> {
        let last = self.items.len() - 1;
        match key {
            Key::ArrowDown | Key::Tab | Key::Char('j') => {
                self.at = if self.at == last { 0 } else { self.at + 1 }
            }
            Key::ArrowUp | Key::BackTab | Key::Char('k') => self.at = self.at.checked_sub(1).unwrap_or(last),
            Key::ArrowRight | Key::Char('l') if self.is_paged() => {
                self.at = (self.at / self.page + 1) * self.page;
                if self.at > last {
                    self.at = 0;
                }
            }
            Key::ArrowLeft | Key::Char('h') if self.is_paged() => {
                let page = (self.at / self.page).checked_sub(1).unwrap_or(last / self.page);
                self.at = page * self.page;
            }
            other => return Some(other),
        }
        None
    }

    /// Asks until a key decides. `item` says how an item looks, `decide` what a key does that does not move the mark, with the
    /// item before which that stands: whether it ends the question.
    fn run<S>(
        mut self,
        look: &Look,
        state: &mut S,
        item: impl Fn(&S, usize, bool, &str) -> String,
        decide: impl Fn(&mut S, usize, &Key) -> bool,
    ) -> io::Result<usize> {
        if self.items.is_empty() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.page = self.page.max(1);
        let term = Term::stderr();
        term.hide_cursor()?;
        let mut asked = self.ask(look, &term)?;
        loop {
            let rows = self.show(&term, |nth, text| item(state, nth, nth == self.at, text))?;
            let pressed = key(&term)?;
            let is_decided = self.take(pressed).is_some_and(|key| decide(state, self.at, &key));
            term.clear_last_lines(rows)?;
            if is_decided {
                break;
            }
            // The question stays, but for the number of the page.
            if self.is_paged() {
                term.clear_last_lines(asked)?;
                asked = self.ask(look, &term)?;
            }
        }
        term.clear_last_lines(asked)?;
        term.show_cursor()?;
        Ok(self.at)
    }

    /// Asks for one of the items, by its place.
    pub(super) fn one(self, look: &Look) -> io::Result<usize> {
        let item = |(): &(), _, is_active, text: &str| look.item(text, is_active);
        self.run(look, &mut (), item, |(), _, key| matches!(key, Key::Enter | Key::Char(' ')))
    }

    /// Asks for as many items as apply, by their places; some are marked at the beginning.
    pub(super) fn several(self, look: &Look, mut marked: BTreeSet<usize>) -> io::Result<BTreeSet<usize>> {
        let count = self.items.len();
        let item = |marked: &BTreeSet<usize>, nth, is_active, text: &str| {
            look.box_item(text, marked.contains(&nth), is_active)
        };
        let decide = |marked: &mut BTreeSet<usize>, at, key: &Key| {
            match key {
                Key::Char(' ') if marked.contains(&at) => _ = marked.remove(&at),
                Key::Char(' ') => _ = marked.insert(at),
                Key::Char('a') if marked.len() == count => marked.clear(),
                Key::Char('a') => *marked = (0..count).collect(),
                _ => {}
            }
            *key == Key::Enter
        };
        self.run(look, &mut marked, item, decide)?;
        Ok(marked)
    }
}
