//! People.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::document::{folded, reads_the_same};
use crate::grammar::quoted;

/// A person: `Dana Reyes`, or with the address that ties approvals to git, `Dana Reyes <dana@x.example>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    name: String,
    email: Option<String>,
}

impl Person {
    /// The name as written.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The email address as written, without its angle brackets.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// Whether both are the same person: by their addresses where both have one, else by their names, as people read
    /// them.
    ///
    /// A name alone is the same as that name with any address, so this does not carry over from one to the next.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.email, &other.email) {
            (Some(mine), Some(theirs)) => reads_the_same(mine, theirs),
            _ => reads_the_same(&self.name, &other.name),
        }
    }

    /// By what to look for somebody among many: the same person has at least one of these in common. Who has may still be
    /// somebody else; [`is_same`](Self::is_same) decides.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        [Some(self.name.as_str()), self.email.as_deref()].into_iter().flatten().map(folded)
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.email {
            Some(email) => f.pad(&format!("{} <{email}>", self.name)),
            None => f.pad(&self.name),
        }
    }
}

impl Scalar for Person {
    const EXPECTED: &'static str = "a person like `Dana Reyes` or `Dana Reyes <dana@x.example>`";
    const KIND: &'static str = "a person";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if text.contains(char::is_control) {
            return Err(Malformed::new(
                "a person's name has a line break or control character",
                "write it on one line",
            ));
        }
        let Some((name, address)) = text.split_once('<') else {
            return without_address(text);
        };
        let Some(email) = address.strip_suffix('>') else {
            let help = format!("write {}", Self::EXPECTED);
            return Err(Malformed::new(format!("{} has an open angle bracket", quoted(text)), help));
        };
        let (name, email) = (name.trim(), email.trim());
        if !is_email(email) {
            let help = format!("write {}", Self::EXPECTED);
            return Err(Malformed::new(format!("{} is not an email address", quoted(email)), help));
        }
        if !is_name(name) {
            let help = format!("write the name before it, as in `Dana Reyes <{email}>`");
            return Err(Malformed::new(format!("{} has no name", quoted(text)), help));
        }
        Ok(Self { name: name.to_owned(), email: Some(email.to_owned()) })
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        const NAME: &str = "[^<>@\\x00-\\x1f\\x7f-\\x9f]*";
        // Letters of ASCII, and anything beyond it.
        const LETTER: &str = "[^\\x00-@\\[-`{-\\x9f]";
        const LOCAL: &str = "[^\\s<>@,;()\\[\\]\\x00-\\x1f\\x7f-\\x9f]+";
        const LABEL: &str = "[^\\s<>@,;()\\[\\].\\x00-\\x1f\\x7f-\\x9f]+";
        let pattern = format!("{NAME}{LETTER}{NAME}(?:<\\s*{LOCAL}@{LABEL}(?:\\.{LABEL})*\\s*>)?");
        Plain { is_boolean: true, ..Plain::like("Person", Self::EXPECTED, pattern) }
            .with_examples(&["Dana Reyes", "Dana Reyes <dana@x.example>"])
    }
}

fn without_address(text: &str) -> Result<Person, Malformed> {
    let text = text.trim();
    if text.contains('@') {
        return misplaced_address(text);
    }
    if is_name(text) {
        return Ok(Person { name: text.to_owned(), email: None });
    }
    Err(Malformed::unlike::<Person>(text))
}

fn misplaced_address(text: &str) -> Result<Person, Malformed> {
    if is_email(text) {
        let help = format!("write the name too, as in `Dana Reyes <{text}>`");
        return Err(Malformed::new(format!("{} is an address without a name", quoted(text)), help));
    }
    let bare = |word: &str| word.trim_matches(['(', ')', '[', ']', ',', ';', '>']).to_owned();
    let (emails, names): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|word| is_email(&bare(word)));
    if let [email] = emails.as_slice() {
        let name = names.join(" ");
        let help = format!("write `{} <{}>`", name.trim_end_matches([',', ';']), bare(email));
        return Err(Malformed::new(format!("{} has its address outside angle brackets", quoted(text)), help));
    }
    Err(Malformed::unlike::<Person>(text))
}

/// A name has at least one letter, and no sign that belongs to an address.
fn is_name(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(['<', '>', '@'])
}

/// One `@` with something before it and a dot-separated host after it.
fn is_email(text: &str) -> bool {
    let unfit =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '@' | ',' | ';' | '(' | ')' | '[' | ']');
    let Some((local, host)) = text.split_once('@') else {
        return false;
    };
    !local.is_empty()
        && !local.contains(unfit)
        && !host.contains(unfit)
        && host.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Person {
        Person::parse(text).unwrap()
    }

    #[test]
    fn reads_a_name_with_or_without_an_address() {
        let dana = of("Dana Reyes <dana@x.example>");
        assert_eq!((dana.name(), dana.email()), ("Dana Reyes", Some("dana@x.example")));
        assert_eq!(dana.to_string(), "Dana Reyes <dana@x.example>");
        assert_eq!(of("Li Wen").email(), None);
        assert_eq!(of("Seán O'Brien-Nagy").name(), "Seán O'Brien-Nagy");
        assert_eq!(of("李文").to_string(), "李文");
        assert_eq!(of("Dana<dana@localhost>").to_string(), "Dana <dana@localhost>");
    }

    #[test]
    fn refuses_what_is_no_person() {
        let table = [
            (
                "dana@x.example",
                "`dana@x.example` is an address without a name",
                "write the name too, as in `Dana Reyes <dana@x.example>`",
            ),
            (
                "<dana@x.example>",
                "`<dana@x.example>` has no name",
                "write the name before it, as in `Dana Reyes <dana@x.example>`",
            ),
            (
                "Dana Reyes dana@x.example",
                "`Dana Reyes dana@x.example` has its address outside angle brackets",
                "write `Dana Reyes <dana@x.example>`",
            ),
            (
                "Dana Reyes (dana@x.example)",
                "`Dana Reyes (dana@x.example)` has its address outside angle brackets",
                "write `Dana Reyes <dana@x.example>`",
            ),
            (
                "Dana Reyes <dana>",
                "`dana` is not an email address",
                "write a person like `Dana Reyes` or `Dana Reyes <dana@x.example>`",
            ),
        ];
        for (text, message, help) in table {
            assert_eq!(Person::parse(text).unwrap_err().told(), (message, help));
        }
        for text in [
            "",
            "42",
            "Dana <dana@x.example",
            "Dana <a@b> x",
            "Dana <a@@b>",
            "Dana <a@b..c>",
            "a\nb",
            "Dana >",
        ] {
            assert!(Person::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn knows_the_same_person() {
        assert!(of("Dana Reyes <dana@x.example>").is_same(&of("D. Reyes <Dana@X.example>")));
        assert!(!of("Dana Reyes <dana@x.example>").is_same(&of("Dana Reyes <dr@y.example>")));
        assert!(of("Dana Reyes <dana@x.example>").is_same(&of("dana  reyes")));
        assert!(of("ÉVA Nagy").is_same(&of("éva nagy")));
        assert!(!of("Dana Reyes").is_same(&of("Dana Ray")));
        assert!(!of("Dana Reyes").is_same(&of("Dana")));
        assert!(!of("Dana").is_same(&of("Dana Reyes")));
    }

    #[test]
    fn the_same_person_shares_a_key() {
        let keys = |text: &str| of(text).keys().collect::<Vec<_>>();
        assert_eq!(keys("Dana  REYES <Dana@X.example>"), ["dana reyes", "dana@x.example"]);
        assert_eq!(keys("dana reyes"), ["dana reyes"]);
    }
}
