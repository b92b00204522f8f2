//! What a partnership is for, which decides what is asked of it.

use std::fmt;

use crate::document::Meaning;
use crate::document::scalar::{Id, Malformed, Scalar, keyword};
use crate::document::shape::{Plain, Word};
use crate::document::suggestion;

keyword! {
    /// The kinds of partnership (ours, after S0 to S4 and the practice of alliance offices).
    pub enum Kind {
        /// One party sends the other customers.
        Referral = "referral",
        /// One party sells what the other makes.
        Resale = "resale",
        /// Joint campaigns, content or a joint brand.
        CoMarketing = "co-marketing",
        /// One party works for the other.
        Service = "service",
        /// One party makes or delivers goods for the other.
        Supply = "supply",
        /// One party uses what the other owns.
        Licence = "licence",
        /// The parties develop something together.
        CoDevelopment = "co-development",
        /// A company of its own.
        JointVenture = "joint-venture",
        /// Two products are linked.
        Integration = "integration",
        /// One host and many partners on the same rules.
        Programme = "programme",
        /// Data is shared, and little else.
        DataSharing = "data-sharing",
        /// Several parties carry out one funded project.
        Consortium = "consortium",
        /// Members who share a body, its rules and its costs.
        Foundation = "foundation",
        /// One party funds or houses the work of the other.
        Sponsorship = "sponsorship",
        /// Intentions on paper, before there is a contract.
        Memorandum = "memorandum",
        /// None of the other kinds alone.
        Alliance = "alliance",
    }
}

/// Other words for some kinds.
const OTHER_WORDS: [(&str, Kind); 8] = [
    ("distribution", Kind::Resale),
    ("agency", Kind::Resale),
    ("co-branding", Kind::CoMarketing),
    ("manufacturing", Kind::Supply),
    ("platform", Kind::Programme),
    ("association", Kind::Foundation),
    ("grant", Kind::Sponsorship),
    ("hosting", Kind::Sponsorship),
];

impl Kind {
    /// The kind that a word names: its own word, or another one for it.
    #[must_use]
    pub fn called(word: &str) -> Option<Self> {
        let own = Self::ALL.iter().find(|kind| kind.as_str() == word);
        own.or_else(|| OTHER_WORDS.iter().find(|(other, _)| *other == word).map(|(_, kind)| kind)).copied()
    }

    /// Every word that names a kind, the kinds' own first.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|kind| kind.as_str()).chain(OTHER_WORDS.iter().map(|(word, _)| *word))
    }
}

/// The name of a kind: a built-in one, or one that the team defines in `partner.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindName(Id);

impl KindName {
    /// The name as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The built-in kind that it names; `None` where it can only be one of the team's.
    #[must_use]
    pub fn built_in(&self) -> Option<Kind> {
        Kind::called(self.as_str())
    }
}

impl fmt::Display for KindName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for KindName {
    const EXPECTED: &'static str = "a kind of partnership like `resale`, or one that `partner.toml` defines";
    const KIND: &'static str = "a kind of partnership";
    const IS_BINDING: bool = true;

    fn parse(text: &str) -> Result<Self, Malformed> {
        match Id::parse(text) {
            Ok(id) => Ok(Self(id)),
            Err(malformed) => Err(match suggestion::same(text, Kind::words()) {
                Some(word) => {
                    Malformed::misspelt(format!("`{text}` is written differently"), word.to_owned())
                }
                None if text.is_empty() => malformed,
                None => Malformed::new(malformed.message, format!("write {}", Self::EXPECTED)),
            }),
        }
    }

    fn meaning(&self) -> Meaning {
        match self.built_in() {
            Some(kind) => Meaning::words(kind),
            None => Meaning::words(self),
        }
    }

    fn plain() -> Plain {
        let own = Kind::ALL.iter().map(|kind| Word::new(kind.as_str(), kind.doc()));
        let others = OTHER_WORDS
            .iter()
            .map(|(word, kind)| Word::new(*word, format!("Another word for `{kind}`: {}", kind.doc())));
        Plain {
            name: "KindName".into(),
            what: Self::EXPECTED.into(),
            words: own.chain(others).collect(),
            examples: Vec::new(),
            ..Id::plain()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_other_words_and_a_team_its_own() {
        let read = |text: &str| KindName::parse(text).unwrap();
        assert_eq!(read("resale").built_in(), Some(Kind::Resale));
        assert_eq!(read("distribution").built_in(), Some(Kind::Resale));
        assert_eq!(read("platform").built_in(), Some(Kind::Programme));
        assert_eq!(read("oem").built_in(), None);
        assert_eq!(read("platform").meaning(), read("programme").meaning());
        assert_ne!(read("platform").meaning(), read("resale").meaning());
    }

    #[test]
    fn a_word_in_another_spelling_is_named() {
        let refused = KindName::parse("Co Development").unwrap_err();
        assert_eq!(refused.help, "write `co-development`");
        assert_eq!(refused.reading.as_deref(), Some("co-development"));
        assert!(KindName::parse("what we do").unwrap_err().reading.is_none());
    }
}
