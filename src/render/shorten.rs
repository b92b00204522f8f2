//! Names of people's own, cut where they would fill a page: by what is seen, never within a sign that is seen as one.

use textwrap::core::display_width;
use unicode_segmentation::UnicodeSegmentation as _;

/// How many columns a name has in a table or a heading. Where a program reads it stands whole.
pub(crate) const NAME_MOST: usize = 48;

/// The text in no more than so many columns; three dots in one sign stand for what is cut off.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    if display_width(text) <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 0;
    for sign in text.graphemes(true) {
        let width = display_width(sign);
        // One column is kept for the dots.
        if used + width + 1 > most {
            break;
        }
        short.push_str(sign);
        used += width;
    }
    format!("{}\u{2026}", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_by_what_is_seen() {
        assert_eq!(shortened("Northwind", 9), "Northwind");
        assert_eq!(shortened("Northwind Bank", 9), "Northwin\u{2026}");
        assert_eq!(shortened("Northwind Bank", 11), "Northwind\u{2026}", "no blank before the dots");
        // Two columns each: four of them and the dots take nine.
        assert_eq!(shortened("漢字漢字漢字", 10), "漢字漢字\u{2026}");
    }

    #[test]
    fn what_is_seen_as_one_sign_is_kept_or_left_out_whole() {
        // An e with an accent of its own, and a family of three joined by invisible signs.
        let accented = "e\u{301}".repeat(6);
        assert_eq!(shortened(&accented, 4), format!("{}\u{2026}", "e\u{301}".repeat(3)));
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        let short = shortened(&format!("a{family}{family}{family}"), 4);
        let rest = short.trim_start_matches('a').trim_end_matches('\u{2026}');
        assert_eq!(rest.replace(family, ""), "", "{short:?}");
    }
}
