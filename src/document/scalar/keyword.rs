//! Values out of a fixed list of words.

use super::super::suggestion;
use super::Malformed;
use crate::grammar::quoted;

/// An enum whose values are written as one word each, in kebab-case.
///
/// Each says by its comment what it means. With `as binding`, the choice has an effect between the parties
/// ([`Scalar::IS_BINDING`](super::Scalar::IS_BINDING)). Declaration order is the order of `ALL` and of comparison.
macro_rules! keyword {
    (
        $(#[doc = $doc:literal])+
        $visibility:vis enum $name:ident $(as $binding:ident)? {
            $(#[doc = $first_doc:literal])+ $first:ident = $first_word:literal
            $(, $(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal)* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $visibility enum $name {
            $(#[doc = $first_doc])+ $first,
            $($(#[doc = $variant_doc])+ $variant,)*
        }

        impl $name {
            /// Every value, in order.
            $visibility const ALL: &'static [Self] = &[Self::$first $(, Self::$variant)*];

            /// The word that stands for this value in a document.
            $visibility const fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word,)*
                }
            }

            /// What this value means.
            #[allow(dead_code, reason = "not every list of words is shown in full by itself")]
            $visibility const fn doc(self) -> &'static str {
                match self {
                    Self::$first => concat!($($first_doc),+).trim_ascii(),
                    $(Self::$variant => concat!($($variant_doc),+).trim_ascii(),)*
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let word = |it: &Self| ::serde_json::json!({"const": it.as_str(), "description": it.doc()});
                let words: Vec<_> = Self::ALL.iter().map(word).collect();
                let what = concat!($($doc),+).trim_ascii();
                ::schemars::json_schema!({"type": "string", "description": what, "oneOf": words})
            }
        }

        impl $crate::document::scalar::Scalar for $name {
            const EXPECTED: &'static str = concat!("one of `", $first_word, "`" $(, ", `", $word, "`")*);

            $(const IS_BINDING: bool = $crate::document::field::$binding;)?

            fn parse(text: &str) -> Result<Self, $crate::document::scalar::Malformed> {
                match text {
                    $first_word => Ok(Self::$first),
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::document::scalar::Malformed::unknown_word(
                        text,
                        &[$first_word $(, $word)*],
                    )),
                }
            }

            fn plain() -> $crate::document::shape::Plain {
                let words = Self::ALL.iter().map(|value| {
                    $crate::document::shape::Word::new(value.as_str(), value.doc())
                });
                let what = <Self as $crate::document::scalar::Scalar>::EXPECTED;
                $crate::document::shape::Plain::one_of(stringify!($name), what, words.collect())
            }
        }
    };
}
pub(crate) use keyword;

impl Malformed {
    /// The refusal of a word that is not in the list, with the nearest one where there is one.
    pub(crate) fn unknown_word(text: &str, words: &[&str]) -> Self {
        let listed = || words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        if text.is_empty() {
            return Self::new("the value is empty", format!("write one of {}", listed()));
        }
        let help = match nearest(text, words) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("write one of {}", listed()),
        };
        let reading = suggestion::certain(text, words.iter().copied()).map(str::to_owned);
        let is_guess = suggestion::same(text, words.iter().copied()).is_none();
        Self { reading, is_guess, ..Self::new(format!("{} is not a known value", quoted(text)), help) }
    }
}

/// The one word that a misspelt text most likely stands for: the same but for case, spaces or underscores, or else
/// the only nearest one within two edits.
fn nearest<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let spelt = text.to_lowercase().replace([' ', '_'], "-");
    if let Some(word) = words.iter().find(|word| **word == spelt) {
        return Some(word);
    }
    let near: Vec<(usize, &str)> =
        words.iter().filter_map(|word| Some((edits(&spelt, word)?, *word))).collect();
    let least = near.iter().map(|(edits, _)| *edits).min()?;
    let mut at_least = near.iter().filter(|(edits, _)| *edits == least);
    match (at_least.next(), at_least.next()) {
        (Some((_, word)), None) => Some(word),
        _ => None,
    }
}

/// How many edits lie between a text and a word; none where it is too many to be a slip of the hand: more than two, or
/// more than half of a short word.
fn edits(text: &str, word: &str) -> Option<usize> {
    let (length, of_word) = (text.chars().count(), word.chars().count());
    if length.abs_diff(of_word) > 2 {
        return None;
    }
    let edits = strsim::damerau_levenshtein(text, word);
    (edits <= 2 && edits * 2 <= of_word).then_some(edits)
}

#[cfg(test)]
mod tests {
    use super::super::Scalar;

    keyword! {
        /// Sample.
        pub(super) enum Phase {
            /// First.
            Discovery = "discovery",
            /// Second.
            WindingDown = "winding-down",
            /// Two of one beginning.
            WindingDone = "winding-done",
            /// Short.
            Up = "up",
        }
    }

    fn help(text: &str) -> String {
        Phase::parse(text).unwrap_err().help
    }

    #[test]
    fn reads_exactly_its_words_and_writes_them_back() {
        for phase in Phase::ALL {
            assert_eq!(Phase::parse(phase.as_str()), Ok(*phase));
            assert_eq!(phase.to_string(), phase.as_str());
        }
        assert_eq!(Phase::ALL.len(), 4);
        assert!(Phase::Discovery < Phase::WindingDown);
    }

    #[test]
    fn suggests_the_word_that_was_meant() {
        assert_eq!(help("Discovery"), "did you mean `discovery`?");
        assert_eq!(help("winding down"), "did you mean `winding-down`?");
        assert_eq!(help("WINDING_DOWN"), "did you mean `winding-down`?");
        assert_eq!(help("dicsovery"), "did you mean `discovery`?");
        assert_eq!(help("discover"), "did you mean `discovery`?");
        assert_eq!(help("windingdown"), "did you mean `winding-down`?");
    }

    #[test]
    fn lists_the_words_where_none_or_several_are_near() {
        let all = "write one of `discovery`, `winding-down`, `winding-done`, `up`";
        assert_eq!(help("launch"), all);
        // one edit from either
        assert_eq!(help("winding-dowe"), all);
        // two edits from `up`, which is the whole word
        assert_eq!(help("of"), all);
        assert_eq!(help(""), all);
    }

    #[test]
    fn names_the_words_for_messages() {
        assert_eq!(Phase::EXPECTED, "one of `discovery`, `winding-down`, `winding-done`, `up`");
    }
}
