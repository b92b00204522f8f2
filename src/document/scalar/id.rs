//! Names for machines.

use std::fmt;

use super::{Malformed, Scalar, latin};
use crate::document::pattern;
use crate::document::shape::{Declared, Numbers, Plain};
use crate::grammar::quoted;

/// An id in kebab-case: lower-case letters and digits in words joined by single hyphens, as in `loans-originated`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that a name makes: `Northwind Bank` becomes `northwind-bank`. Latin letters lose their marks: `Müller` becomes
    /// `muller`. Nothing where letters of other scripts would be lost, nothing is left, or it would be too long.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        kebab(name, Words::AsWritten).filter(|id| id.len() <= LONGEST).map(Self)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Longest id, in bytes: it stands in messages, paths and reports many times over.
const LONGEST: usize = 100;

impl Scalar for Id {
    const EXPECTED: &'static str = Declared::Id.what();
    const KIND: &'static str = "an id";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if text.len() > LONGEST {
            let message = format!("{} has more than the {LONGEST} characters of an id", quoted(text));
            return Err(Malformed::new(message, "write a short name, like `loans-originated`"));
        }
        if is_kebab(text) {
            return Ok(Self(text.to_owned()));
        }
        match kebab(text, Words::InCapitals) {
            Some(id) => {
                let message =
                    format!("{} is not an id of lower-case letters, digits and single hyphens", quoted(text));
                Err(Malformed::new(message, format!("write `{id}`")))
            }
            None => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn plain() -> Plain {
        Plain { is_boolean: true, ..Plain::like("Id", Self::EXPECTED, pattern::ID) }
            .with_numbers(Numbers::Whole(0, u32::MAX))
            .with_examples(&["loans-originated"])
    }
}

fn is_kebab(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(is_word)
}

/// Where a word begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Behind what is no letter: `GmbH` is one word of a name.
    AsWritten,
    /// Also at a capital behind a small letter: `loansOriginated` was meant as two.
    InCapitals,
}

/// The text as an id; nothing where letters of other scripts than Latin would be lost or nothing is left.
fn kebab(text: &str, words: Words) -> Option<String> {
    let plain = latin::plain(text);
    if plain.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    let mut spaced = String::new();
    let mut after_lower = false;
    for c in plain.chars() {
        if c.is_ascii_uppercase() && after_lower && words == Words::InCapitals {
            spaced.push(' ');
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        spaced.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    }
    let id = spaced.split_whitespace().collect::<Vec<_>>().join("-");
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_kebab_case() {
        for text in ["northwind", "loans-originated", "a1", "2026-pilot", "x"] {
            assert_eq!(Id::parse(text).map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn names_of_companies_make_ids() {
        let table = [
            ("Müller GmbH", "muller-gmbh"),
            ("Mu\u{308}ller GmbH", "muller-gmbh"),
            ("Crédit Île-de-France", "credit-ile-de-france"),
            ("Straße & Søn", "strasse-son"),
            ("Łódź Żywiec", "lodz-zywiec"),
            ("ÅÄÖ", "aao"),
            ("Æther Œuvre", "aether-oeuvre"),
            ("Türk İş Bankası", "turk-is-bankasi"),
            ("Þór Ðà", "thor-da"),
        ];
        for (name, id) in table {
            assert_eq!(Id::of_name(name).map(|id| id.to_string()).as_deref(), Some(id), "{name}");
        }
        // Written by hand as an id, words that begin with capitals are told apart.
        assert_eq!(Id::parse("loansOriginated").unwrap_err().help, "write `loans-originated`");
        for name in ["日本", "Газпром", "Ελλάς", "…"] {
            assert_eq!(Id::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn an_id_is_no_essay() {
        assert!(Id::parse(&"a".repeat(100)).is_ok());
        let refused = Id::parse(&"a".repeat(101)).unwrap_err();
        assert!(
            refused.message.ends_with("…` has more than the 100 characters of an id"),
            "{}",
            refused.message
        );
    }

    #[test]
    fn suggests_the_kebab_form() {
        let table = [
            ("Loans Originated", "write `loans-originated`"),
            ("loans_originated", "write `loans-originated`"),
            ("loansOriginated", "write `loans-originated`"),
            ("loans--originated", "write `loans-originated`"),
            ("-loans-", "write `loans`"),
            ("API", "write `api`"),
            ("a.b/c", "write `a-b-c`"),
            ("café", "write `cafe`"),
        ];
        for (text, help) in table {
            assert_eq!(Id::parse(text).unwrap_err().help, help, "{text}");
        }
        let open = "write an id of lower-case letters, digits and single hyphens, like `loans-originated`";
        for text in ["", "--", "日本", "Müller 日本", "Газ"] {
            assert_eq!(Id::parse(text).unwrap_err().help, open, "{text}");
        }
    }
}
