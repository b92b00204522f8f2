//! Names in sentences.

use crate::rules::Subject;

/// `A`, `A and B`, `A, B and C`.
#[must_use]
pub(in crate::rules) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [others @ .., last] => {
            let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", others.join(", "), last.as_ref())
        }
    }
}

/// What the parties with these ids are called, in a sentence.
#[must_use]
pub(in crate::rules) fn party_names(subject: &Subject<'_>, parties: &[&str]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| subject.charter.party_name(party)).collect();
    listed(&names)
}

/// `1 seat`, `2 seats`.
#[must_use]
pub(in crate::rules) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_names_as_one_speaks() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B"]), "A and B");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }
}
