//! The grammar of what people read: series, numbers with their nouns, articles, capitals and texts cut short.
//!
//! It lies below everything, so that each of these is said once.

use std::fmt::Display;

use textwrap::core::display_width;
use unicode_segmentation::UnicodeSegmentation as _;

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn series<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// `a`, `a or b`, `a, b or c`: after a no.
#[must_use]
pub fn alternatives<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// `1 seat`, `2 seats`, `0 seats`.
#[must_use]
pub fn counted<N: Copy + Display + TryInto<u8>>(count: N, noun: &str) -> String {
    if is_one(count) { format!("1 {noun}") } else { format!("{count} {}", plural(noun)) }
}

/// `every month`, `every 3 months`.
#[must_use]
pub fn every<N: Copy + Display + TryInto<u8>>(count: N, unit: &str) -> String {
    if is_one(count) { format!("every {unit}") } else { format!("every {}", counted(count, unit)) }
}

/// The word for one, or the word for several.
#[must_use]
pub fn number<'a, N: TryInto<u8>>(count: N, one: &'a str, several: &'a str) -> &'a str {
    if is_one(count) { one } else { several }
}

fn is_one<N: TryInto<u8>>(count: N) -> bool {
    count.try_into().is_ok_and(|count| count == 1)
}

/// Several of what a noun names: `seats`, `parties`, `pieces of advice`.
#[must_use]
pub fn plural(noun: &str) -> String {
    if let Some(end) = [" of ", " that "].iter().filter_map(|word| noun.find(word)).min() {
        return format!("{}{}", plural(&noun[..end]), &noun[end..]);
    }
    for (one, several) in [("person", "people"), ("criterion", "criteria")] {
        if let Some(before) = noun.strip_suffix(one) {
            return format!("{before}{several}");
        }
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// A figure as it is printed for people: `EUR 2,400,000` for the amount `2400000 EUR`, `118,400`, `12.5%`. What is read by
/// programs, and what is to be typed, stays as the format writes it.
#[must_use]
pub fn in_print(figure: impl Display) -> String {
    format!("{figure:#}")
}

/// The word for having that goes with what is named: `a gate has`, `the data terms have`.
#[must_use]
pub fn has(what: &str) -> &'static str {
    let head = what.split(" of ").next().unwrap_or(what);
    let noun = head.rsplit(' ').next().unwrap_or(head);
    let is_several = noun == "criteria" || (noun.ends_with('s') && !noun.ends_with("as"));
    if is_several { "have" } else { "has" }
}

/// A noun with its article: `a warning`, `an error`.
#[must_use]
pub fn an(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A number as in print: `10,000,000`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

/// A word of the format as people write it: `by agreement` for `by-agreement`. What begins with `co-`, `non_` or `pre_` keeps a
/// hyphen: `co-marketing`, `non-compete`, `pre-mortem`.
#[must_use]
pub fn spaced(word: &str) -> String {
    let words = word.replace(['-', '_'], " ");
    let begins = ["co ", "non ", "pre "].into_iter().find(|begin| words.starts_with(begin));
    match begins {
        Some(begin) => words.replacen(begin, &begin.replace(' ', "-"), 1),
        None => words,
    }
}

/// The text with a capital at its beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// The text in no more than so many columns: cut by what is seen, never within a sign that is seen as one; three dots in one
/// sign stand for what is cut off.
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

/// A text as it was written, between backticks: its first line, cut where it is too long for a message.
#[must_use]
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim_end();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = shortened(line, LONGEST);
    let dots = if rest.is_empty() || line.ends_with('\u{2026}') { "" } else { "\u{2026}" };
    format!("`{line}{dots}`")
}

/// The text with every name in braces filled in for which `meant` has something, told the name and the text before it: `every {months}`.
#[must_use]
pub fn filled(text: &str, meant: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, inner) = (&rest[..open], &rest[open + 1..]);
        filled.push_str(before);
        let end = inner.find(['{', '}']).filter(|end| inner[*end..].starts_with('}'));
        match end.and_then(|end| Some((meant(&inner[..end], before)?, end))) {
            Some((said, end)) => {
                filled.push_str(&said);
                rest = &inner[end + 1..];
            }
            None => {
                filled.push('{');
                rest = inner;
            }
        }
    }
    filled + rest
}

/// `A` to `Z`, `AA`, …: what a spreadsheet calls a column, counted from 0.
#[must_use]
pub fn column_letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_reads_as_one_would_say_it() {
        assert_eq!(series::<&str>(&[]), "");
        assert_eq!(series(&["a"]), "a");
        assert_eq!(series(&["a", "b"]), "a and b");
        assert_eq!(series(&["a", "b", "c"]), "a, b and c");
        assert_eq!(alternatives(&["a", "b", "c"]), "a, b or c");
    }

    #[test]
    fn one_is_one_and_all_else_is_several() {
        let said = [0, 1, 2].map(|count: usize| counted(count, "finding"));
        assert_eq!(said, ["0 findings", "1 finding", "2 findings"]);
        assert_eq!([0_u32, 1, 2].map(|count| number(count, "is", "are")), ["are", "is", "are"]);
        assert_eq!(
            [0, 1, 2].map(|count: u32| every(count, "month")),
            ["every 0 months", "every month", "every 2 months"]
        );
        assert_eq!([-1_i64, 257, 1].map(|count| counted(count, "day")), ["-1 days", "257 days", "1 day"]);
    }

    #[test]
    fn nouns_have_their_plural() {
        let said = ["party", "day", "piece of advice", "person", "clash", "criterion", "business review"];
        let several =
            ["parties", "days", "pieces of advice", "people", "clashes", "criteria", "business reviews"];
        assert_eq!(said.map(plural), several);
    }

    #[test]
    fn a_noun_has_its_article_and_a_sentence_its_capital() {
        assert_eq!((an("error"), an("warning")), ("an error".into(), "a warning".into()));
        let subjects = ["a gate", "the data terms", "the dates of a phase", "the canvas", "the criteria"];
        assert_eq!(subjects.map(has), ["has", "have", "have", "has", "have"]);
        assert_eq!((capitalised("émigré"), capitalised("")), ("Émigré".into(), String::new()));
    }

    #[test]
    fn a_word_of_the_format_is_written_as_people_do() {
        let said = ["by-agreement", "co-marketing", "early_operation", "co-market-x"].map(spaced);
        assert_eq!(said, ["by agreement", "co-marketing", "early operation", "co-market x"]);
    }

    #[test]
    fn a_text_is_cut_by_what_is_seen() {
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

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(column_letters);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_was_written_is_quoted_in_one_short_line() {
        assert_eq!(quoted("ab"), "`ab`");
        assert_eq!(quoted("ab\ncd"), "`ab\u{2026}`");
        assert_eq!(quoted("ab\n"), "`ab`");
        assert_eq!(quoted(&"é".repeat(40)), format!("`{}`", "é".repeat(40)));
        assert_eq!(quoted(&"é".repeat(41)), format!("`{}\u{2026}`", "é".repeat(39)));
    }

    #[test]
    fn names_in_braces_are_filled_in_and_nothing_else() {
        let meant = |name: &str, before: &str| match name {
            "months" if before.ends_with("every ") => Some("month".to_owned()),
            "months" => Some("1 month".to_owned()),
            _ => None,
        };
        assert_eq!(
            filled("{months}, every {months}; {a: {months}} {other} {", meant),
            "1 month, every month; {a: 1 month} {other} {"
        );
    }
}
