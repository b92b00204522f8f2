//! Regular expressions for plain values, in the part of the language that every dialect reads alike: classes of ASCII
//! characters, groups, counts and alternatives; no look-around, no flags, no names of character classes but `\s`.

/// Ids of any length.
pub(super) const ID: &str = "[a-z0-9]+(?:-[a-z0-9]+)*";

/// One of these.
pub(crate) fn any_of<T: AsRef<str>>(alternatives: impl IntoIterator<Item = T>) -> String {
    let alternatives: Vec<T> = alternatives.into_iter().collect();
    let alternatives: Vec<&str> = alternatives.iter().map(AsRef::as_ref).collect();
    format!("(?:{})", alternatives.join("|"))
}

/// A word as it is written.
pub(crate) fn word(word: &str) -> String {
    let mut pattern = String::new();
    for c in word.chars() {
        if "^$\\.*+?()[]{}|/".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// A word in any case.
pub(crate) fn word_in_any_case(text: &str) -> String {
    text.chars()
        .map(|c| match (c.to_ascii_uppercase(), c.to_ascii_lowercase()) {
            (upper, lower) if upper == lower => word(&c.to_string()),
            (upper, lower) => format!("[{upper}{lower}]"),
        })
        .collect()
}

/// The whole numbers from 1 to `most`, with any zeros before them.
pub(crate) fn whole_to(most: u32) -> String {
    whole(1, most)
}

/// The whole numbers from `least`, at least 1, to `most`, with any zeros before them.
pub(crate) fn whole(least: u32, most: u32) -> String {
    let mut stretches = Vec::new();
    let mut from = least.max(1);
    while from <= most {
        let (stretch, next) = stretch(from, most);
        stretches.push(stretch);
        match next {
            Some(next) => from = next,
            None => break,
        }
    }
    // All numbers of one length, then all of the next: `[1-9][0-9]{0,2}`.
    let is_whole = |stretch: &Stretch| stretch.kept.is_empty() && stretch.digits == (1, 9);
    let merged = stretches.chunk_by(|one, next| is_whole(one) && is_whole(next)).map(|run| match run {
        [first, .., last] => format!("[1-9][0-9]{{{},{}}}", first.free, last.free),
        run => run.iter().map(Stretch::pattern).collect(),
    });
    format!("0*{}", any_of(merged.collect::<Vec<_>>()))
}

/// Numbers that begin with the same digits, go on with one out of some, and end in any: 1700 to 1999.
struct Stretch {
    kept: String,
    digits: (u32, u32),
    free: usize,
}

impl Stretch {
    fn pattern(&self) -> String {
        let (first, last) = self.digits;
        let digit = if first == last { first.to_string() } else { format!("[{first}-{last}]") };
        format!("{}{digit}{}", self.kept, repeated("[0-9]", self.free))
    }
}

/// The longest stretch from a number on that stays within `most`, and the number behind it.
fn stretch(from: u32, most: u32) -> (Stretch, Option<u32>) {
    let fits = |size: u32, count: u32| {
        let length = size.checked_mul(count);
        length.and_then(|length| from.checked_add(length - 1)).is_some_and(|end| end <= most)
    };
    let mut size = 1;
    while from.is_multiple_of(size * 10) && fits(size * 10, 1) {
        size *= 10;
    }
    let head = from / size;
    let mut count = 1;
    while !(head + count).is_multiple_of(10) && fits(size, count + 1) {
        count += 1;
    }
    let kept = if head < 10 { String::new() } else { (head / 10).to_string() };
    let digits = (head % 10, head % 10 + count - 1);
    (Stretch { kept, digits, free: size.ilog10() as usize }, from.checked_add(size * count))
}

/// Digits with at most so many after the point, thousands in groups of three or not at all, up to eighteen before the point.
pub(crate) fn decimal(places: usize) -> String {
    let whole = "(?:0*[0-9]{1,18}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5})";
    if places == 0 { whole.to_owned() } else { format!("{whole}(?:\\.[0-9]{{1,{places}}})?") }
}

fn repeated(pattern: &str, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => pattern.to_owned(),
        count => format!("{pattern}{{{count}}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, text: &str) -> bool {
        regex::Regex::new(&format!("^(?:{pattern})$")).unwrap().is_match(text)
    }

    #[test]
    fn whole_numbers_end_at_the_largest() {
        for most in [1, 5, 9, 10, 40, 200, 2400, 10_435, 73_050] {
            let pattern = whole_to(most);
            assert!(!fits(&pattern, "0"), "{pattern}");
            for number in [1, most / 2 + 1, most - most / 10, most] {
                assert!(fits(&pattern, &number.to_string()), "{number} in {pattern}");
            }
            for number in [most + 1, most + 7, most * 10] {
                assert!(!fits(&pattern, &number.to_string()), "{number} in {pattern}");
            }
        }
        assert!(fits(&whole_to(40), "007"));
    }

    #[test]
    fn whole_numbers_begin_at_the_smallest() {
        for (least, most) in [(24, 1_753_200), (1440, 105_192_000), (7, 7), (95, 1005)] {
            let pattern = whole(least, most);
            for number in (least.saturating_sub(50)..least + 2000).chain(most - 5..most + 2000) {
                let is_within = (least..=most).contains(&number);
                assert_eq!(fits(&pattern, &number.to_string()), is_within, "{number} in {pattern}");
            }
        }
    }

    #[test]
    fn words_stand_for_themselves() {
        assert!(fits(&word("n/a"), "n/a"));
        assert!(!fits(&word("a.b"), "axb"));
        assert!(fits(&word_in_any_case("n/a"), "N/a"));
    }
}
