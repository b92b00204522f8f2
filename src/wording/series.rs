//! Several things in one sentence.

use crate::document::charter::Charter;

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

/// The parties by their names, in one series.
#[must_use]
pub fn names(charter: &Charter, parties: &[&str]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| charter.party_name(party)).collect();
    series(&names)
}

/// `1 seat`, `2 seats`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The word for one, or the word for several.
#[must_use]
pub fn number<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_one_would_say_it() {
        assert_eq!(series::<&str>(&[]), "");
        assert_eq!(series(&["a"]), "a");
        assert_eq!(series(&["a", "b"]), "a and b");
        assert_eq!(series(&["a", "b", "c"]), "a, b and c");
        assert_eq!(alternatives(&["a", "b", "c"]), "a, b or c");
    }
}
