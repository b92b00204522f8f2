//! A page that stays within what a comment may hold.

/// The most characters of a comment on GitHub. Bytes are counted, of which a character has one at least.
const MOST: usize = 65_536;

/// What is kept free for the words that end tables and say what was left out.
const RESERVE: usize = 2_048;

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
    pub(super) fn table(&mut self, head: &[&str], rows: &[String], thousandths: usize, what: &str) {
        let most = (MOST - RESERVE) * thousandths / 1000;
        self.add(&format!("| {} |\n|{}\n", head.join(" | "), " --- |".repeat(head.len())));
        let mut shown = 0;
        for row in rows {
            if self.text.len() + row.len() + 1 > most {
                break;
            }
            self.add(row);
            self.add("\n");
            shown += 1;
        }
        if shown < rows.len() {
            self.add(&format!("\n…and {} more {what} that do not fit into a comment.\n", rows.len() - shown));
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
        let rows = vec!["x".repeat(9_999); 8];
        page.table(&["a"], &rows, 1000, "errors");
        let text = page.text();
        // 63,488 bytes are free, 15 stand in the head, and six rows have 10,000 bytes each.
        assert!(text.starts_with("| a |\n| --- |\nxxx"), "{}", &text[..40]);
        assert!(text.ends_with("x\n\n…and 2 more errors, for which a comment has no room.\n"));
        assert!(text.len() < MOST);
    }
}
