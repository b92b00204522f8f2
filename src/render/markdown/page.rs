//! A page that stays within what a comment may hold.

use std::collections::BTreeMap;

/// The most characters of a comment on GitHub. Bytes are counted, of which a character has one at least.
const MOST: usize = 65_536;

/// What is kept free for the words that end tables and say what was left out.
const RESERVE: usize = 2_048;

/// The rows of a table in their order, as far as a comment could have room for them.
#[derive(Debug)]
pub(super) struct Rows<K> {
    rows: BTreeMap<(K, usize), String>,
    /// How long they are together.
    bytes: usize,
    /// How many there are, those without room among them.
    count: usize,
}

impl<K> Default for Rows<K> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), bytes: 0, count: 0 }
    }
}

impl<K: Ord> Rows<K> {
    /// Adds a row at its place; of equals those that came first stand first.
    pub(super) fn add(&mut self, place: K, row: String) {
        self.bytes += row.len();
        self.rows.insert((place, self.count), row);
        self.count += 1;
        while let Some(last) = self.rows.last_entry().filter(|last| self.bytes - last.get().len() > MOST) {
            self.bytes -= last.remove().len();
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }
}

/// Markdown that is written until it is full.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// Adds words of our own, of which there are few.
    pub(super) fn add(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds a table as far as there is room, which is for rows a part of the page in thousandths, and tells how many rows
    /// of what it leaves out.
    pub(super) fn table<K: Ord>(&mut self, head: &[&str], rows: &Rows<K>, thousandths: usize, what: &str) {
        let most = (MOST - RESERVE) * thousandths / 1000;
        self.add(&format!("| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len())));
        let mut shown = 0;
        for row in rows.rows.values() {
            if self.text.len() + row.len() + 1 > most {
                break;
            }
            self.add(row);
            self.add("\n");
            shown += 1;
        }
        if shown < rows.count {
            let more = rows.count - shown;
            self.add(&format!("\n…and {more} more {what} that do not fit into a comment.\n"));
        }
    }

    /// The page.
    pub(super) fn text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_page_says_how_many_rows_it_leaves_out() {
        let mut page = Page::default();
        let mut rows = Rows::default();
        (0..8).for_each(|_| rows.add((), "x".repeat(9_999)));
        page.table(&["a"], &rows, 1000, "errors");
        let text = page.text();
        // 63,488 bytes are free, 15 stand in the head, and six rows have 10,000 bytes each.
        assert!(text.starts_with("| a |\n| --- |\nxxx"), "{}", &text[..40]);
        assert!(text.ends_with("x\n\n…and 2 more errors that do not fit into a comment.\n"));
        assert!(text.len() < MOST);
    }

    #[test]
    fn rows_without_room_are_counted_and_not_kept() {
        let mut rows = Rows::default();
        for nth in 0..100 {
            rows.add(100 - nth, format!("{nth}{}", "x".repeat(9_998)));
        }
        assert_eq!(rows.count(), 100);
        // Seven of 10,000 bytes are more than a comment holds; the last that came are the first.
        let kept: Vec<&str> = rows.rows.values().map(|row| &row[..2]).collect();
        assert_eq!(kept, ["99", "98", "97", "96", "95", "94", "93"]);
    }
}
