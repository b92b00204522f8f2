//! Running text broken into lines that fit a page, where code stays whole: an id, a path or a command is copied as it stands.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// Stands for a space at which no line ends.
const UNBROKEN: char = '\u{a0}';

/// The text in lines of so many columns, the first and the others behind what is to stand before them. Nothing between
/// backticks is broken, however long it is.
#[must_use]
pub fn lines(text: &str, width: usize, before: [&str; 2]) -> Vec<String> {
    let width = width.max(LEAST);
    let [first, further] = before;
    // Where a column of labels would leave no room for words, they stand below.
    let is_cramped = width < ROOMY && before.iter().any(|it| display_width(it) > width / 2);
    if is_cramped {
        let label = first.trim_end();
        let lead = (!label.is_empty()).then(|| label.to_owned());
        return lead.into_iter().chain(wrapped(text, width, ["    ", "    "])).collect();
    }
    wrapped(text, width, [first, further])
}

/// The fewest columns of a page.
pub const LEAST: usize = 20;

/// From so many columns on labels and words have room beside each other.
const ROOMY: usize = 40;

fn wrapped(text: &str, width: usize, [first, further]: [&str; 2]) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(further)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    let whole = with_whole_code(text);
    textwrap::wrap(&whole, options).iter().map(|line| line.replace(UNBROKEN, " ")).collect()
}

fn with_whole_code(text: &str) -> String {
    // An odd one marks nothing: it is a sign of somebody's text.
    if text.matches('`').count() % 2 == 1 {
        return text.to_owned();
    }
    let mut is_code = false;
    let whole = |c: char| {
        is_code ^= c == '`';
        if is_code && c == ' ' { UNBROKEN } else { c }
    };
    text.chars().map(whole).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_whole_however_long_and_a_lone_backtick_is_a_letter() {
        let id = "`assignment-without-change-of-control and a word`";
        assert_eq!(lines(&format!("see {id}"), 40, ["", ""]), ["see", id]);
        let lone = "a ` and enough words behind it to go beyond a line";
        assert_eq!(lines(lone, 40, ["", "  "]), ["a ` and enough words behind it to go", "  beyond a line"]);
    }

    #[test]
    fn on_a_very_narrow_page_words_stand_below_their_label() {
        let before = ["  Next date         ", "                    "];
        assert_eq!(lines("vote in May", 20, before), ["  Next date", "    vote in May"]);
        assert_eq!(lines("vote at the gate in May", 40, before).len(), 2, "room enough beside it");
    }
}
