//! Lists of JSON that are written entry by entry, and put into the object around them at the end.

use std::io::{self, Write as _};

use serde::Serialize;

use super::json_text::harmless_json;
use super::spool::Spool;

/// The entries of a list so far, as they will stand in the object.
#[derive(Debug, Default)]
pub(super) struct Entries {
    text: Spool,
    /// How many columns the list's own line stands in.
    depth: usize,
    is_filled: bool,
    /// A number that stands for one that is known in the end.
    later: Option<usize>,
    /// Where such a number belongs.
    open: Vec<u64>,
}

impl Entries {
    /// No entry yet, of a list on a line that stands in so many columns.
    pub(super) fn at(depth: usize) -> Self {
        Self { depth, ..Self::default() }
    }

    /// The same, whose entries say this number, as the last one of an object, where another is known in the end.
    pub(super) fn with_later(self, later: usize) -> Self {
        Self { later: Some(later), ..self }
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: &impl Serialize) {
        let added = self.write(entry);
        self.text.note(added);
    }

    fn write(&mut self, entry: &impl Serialize) -> io::Result<()> {
        // Text in JSON has no line break, so that every line begins a part of the entry.
        let written = harmless_json(&serde_json::to_string_pretty(entry)?);
        let mut before = if self.is_filled { ",\n" } else { "\n" };
        let later = self.later.map(|later| format!("\": {later}"));
        for line in written.lines() {
            let known = later
                .as_deref()
                .and_then(|later| line.strip_suffix(&later[3..]).filter(|_| line.ends_with(later)));
            let line = known.unwrap_or(line);
            write!(self.text, "{before}{:1$}{line}", "", self.depth + 2)?;
            if known.is_some() {
                self.open.push(self.text.length());
            }
            before = "\n";
        }
        self.is_filled = true;
        Ok(())
    }

    /// Adds the entries of another list behind its own.
    pub(super) fn append(&mut self, mut other: Self) {
        if !other.is_filled {
            return;
        }
        let before = if self.is_filled { self.text.write_all(b",") } else { Ok(()) };
        let done = before.and_then(|()| other.text.copy(&mut self.text));
        self.text.note(done);
        self.is_filled = true;
    }

    fn end(mut self, to: &mut Spool) -> io::Result<()> {
        if self.is_filled {
            self.text.copy(to)?;
            write!(to, "\n{:1$}", "", self.depth)?;
        }
        Ok(())
    }
}

impl Entries {
    /// Puts the numbers that are known now where they belong, in their order; null where there is none.
    pub(super) fn numbered(mut self, numbers: Vec<Option<usize>>) -> Self {
        let mut text = Spool::default();
        let mut from = 0;
        let mut numbers = numbers.into_iter();
        for at in std::mem::take(&mut self.open) {
            self.text.copy_stretches(std::iter::once(from..at), &mut text);
            let done = match numbers.next().flatten() {
                Some(number) => write!(text, "{number}"),
                None => text.write_all(b"null"),
            };
            text.note(done);
            from = at;
        }
        let end = self.text.length();
        self.text.copy_stretches(std::iter::once(from..end), &mut text);
        Self { text, ..self }
    }

    /// Writes the list by itself.
    pub(super) fn alone(self, to: &mut Spool) {
        let done = to.write_all(b"[").and_then(|()| self.end(to)).and_then(|()| to.write_all(b"]\n"));
        to.note(done);
    }
}

/// Writes an object in which lists are empty, each with its entries. A list is known by its key and by how far in it stands.
pub(super) fn fill(frame: &str, lists: Vec<(&str, Entries)>, to: &mut Spool) {
    let filled = write(frame, lists, to);
    to.note(filled);
}

fn write(frame: &str, lists: Vec<(&str, Entries)>, to: &mut Spool) -> io::Result<()> {
    let mut lists: Vec<(String, Entries)> = lists
        .into_iter()
        .map(|(key, entries)| (format!("{:1$}\"{key}\": [", "", entries.depth), entries))
        .collect();
    for line in frame.split_inclusive('\n') {
        let nth = lists
            .iter()
            .position(|(begin, _)| line.strip_prefix(begin.as_str()).is_some_and(|it| it.starts_with(']')));
        match nth {
            None => to.write_all(line.as_bytes())?,
            Some(nth) => {
                let (begin, entries) = lists.swap_remove(nth);
                to.write_all(begin.as_bytes())?;
                entries.end(to)?;
                to.write_all(&line.as_bytes()[begin.len()..])?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_that_are_known_in_the_end_stand_where_they_belong() {
        let entry = |name: &str, first: Option<usize>, second: Option<usize>| json!({"name": name, "a": {"value": 7, "rank": first}, "b": [{"rank": second}]});
        // What only looks like an open number is a text.
        let names = ["x", "\": 99", "99"];
        let ranks = [Some(1), None, Some(20), Some(99), None, Some(3)];
        let mut entries = Entries::at(2).with_later(99);
        names.iter().for_each(|name| entries.add(&entry(name, Some(99), Some(99))));
        let mut to = Spool::held();
        fill("{\n  \"rows\": []\n}", vec![("rows", entries.numbered(ranks.to_vec()))], &mut to);
        let rows: Vec<_> =
            names.iter().zip(ranks.chunks(2)).map(|(name, it)| entry(name, it[0], it[1])).collect();
        assert_eq!(to.into_held(), serde_json::to_string_pretty(&json!({"rows": rows})).unwrap());
    }

    #[test]
    fn a_list_that_is_filled_reads_as_if_it_had_been_written_at_once() {
        let entries = [json!({"a": [1, {"b": "x\ny"}], "rows": []}), json!(2), json!([])];
        for count in 0..=entries.len() {
            let rows = &entries[..count];
            let whole = json!({"first": 1, "rows": rows, "within": {"rows": [], "other": rows}});
            let frame = json!({"first": 1, "rows": [], "within": {"rows": [], "other": []}});
            let (mut outer, mut inner) = (Entries::at(2), Entries::at(4));
            for row in rows {
                outer.add(row);
                inner.add(row);
            }
            let mut to = Spool::held();
            fill(
                &serde_json::to_string_pretty(&frame).unwrap(),
                vec![("rows", outer), ("other", inner)],
                &mut to,
            );
            assert_eq!(to.into_held(), serde_json::to_string_pretty(&whole).unwrap());
        }
    }
}
