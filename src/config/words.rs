//! Plain values that only the configuration has.

use std::fmt;

use super::checks::shortened;
use crate::document::charter::Charter;
use crate::document::pattern;
use crate::document::scalar::{Malformed, Scalar};
use crate::document::shape::{Numbers, Plain, Text};
use crate::document::suggestion;

/// Declares a sort of texts: what it is, how it is parsed and described.
macro_rules! text {
    ($(#[doc = $doc:literal])+ $name:ident, $expected:expr, $parse:path, $plain:expr) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl Scalar for $name {
            const EXPECTED: &'static str = $expected;

            fn parse(text: &str) -> Result<Self, Malformed> {
                if text.is_empty() {
                    let help = "write a text, or leave the key out";
                    return Err(Malformed::new("the value is empty", help));
                }
                $parse(text).map(Self)
            }

            fn plain() -> Plain {
                $plain
            }
        }
    };
}

text!(
    /// A text that people read in a list: one line of a page.
    Line, "a line of up to 200 characters", line,
    Plain::like("", Self::EXPECTED, "\\S[^\\n]{0,199}")
);
text!(
    /// A text that people read in a finding, on one line however it is broken here.
    Sentence, "a text of up to 500 characters", sentence,
    Plain::like("", Self::EXPECTED, "\\S[\\s\\S]{0,499}")
);
text!(
    /// A path into a charter, which begins with one of its keys.
    CharterPath, "a path in the charter, as in `exit.notice`", charter_path,
    {
        let keys = Charter::KEYS.iter().map(|key| pattern::word(key));
        let section = pattern::any_of(keys.chain(["x-[^.\\[]*".to_owned()]));
        Plain::like("CharterPath", Self::EXPECTED, section + "(?:[.\\[].*)?").with_examples(&["exit.notice"])
    }
);
text!(
    /// A section of the charter, by its key.
    CharterSection, "a section of the charter, as in `value`", charter_section,
    Plain::like(
        "CharterSection",
        Self::EXPECTED,
        pattern::any_of(Charter::KEYS.iter().map(|key| pattern::word(key)))
    )
    .with_examples(&["value"])
);
text!(
    /// The key of an answer: snake_case, as the other keys of a charter are.
    ItemId, "a key of lower-case letters, digits and underscores, like `pilot_customer`", item_id,
    Plain::like("", Self::EXPECTED, "[a-z][a-z0-9_]{0,59}")
);
text!(
    /// A colour as web pages write it, in lower case.
    Colour, "a colour, as in \"#1f6feb\"", colour,
    Plain::like("", Self::EXPECTED, "#[0-9a-fA-F]{6}").with_examples(&["#1f6feb"])
);

fn line(text: &str) -> Result<String, Malformed> {
    if text.chars().count() > 200 || text.contains('\n') {
        return Err(Malformed::new("this text is more than a line of 200 characters", "shorten it"));
    }
    Ok(text.to_owned())
}

fn sentence(text: &str) -> Result<String, Malformed> {
    if text.chars().count() > 500 {
        return Err(Malformed::new("this text has more than 500 characters", "shorten it"));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn charter_path(text: &str) -> Result<String, Malformed> {
    let section = text.split(['.', '[']).next().unwrap_or_default();
    if Charter::KEYS.contains(&section) || section.starts_with("x-") {
        return Ok(text.to_owned());
    }
    let help = match suggestion::nearest(section, Charter::KEYS.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write a path as in `exit.notice`".to_owned(),
    };
    Err(Malformed::new(format!("a charter has no key `{}`", shortened(section)), help))
}

fn charter_section(text: &str) -> Result<String, Malformed> {
    if Charter::KEYS.contains(&text) {
        return Ok(text.to_owned());
    }
    let help = match suggestion::nearest(text, Charter::KEYS.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the key of a section, as in `value`".to_owned(),
    };
    Err(Malformed::new(format!("a charter has no section `{}`", shortened(text)), help))
}

fn item_id(text: &str) -> Result<String, Malformed> {
    let is_key = text.len() <= 60
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if is_key {
        return Ok(text.to_owned());
    }
    let message = "not a key of lower-case letters, digits and underscores";
    Err(Malformed::new(message, "write for example `pilot_customer`"))
}

fn colour(text: &str) -> Result<String, Malformed> {
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err(Malformed::new("not a colour", "write it as in `#1f6feb`"))
}

/// A number of questions not met, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(pub u32);

impl fmt::Display for Threshold {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Scalar for Threshold {
    const EXPECTED: &'static str = "how many questions not met, from 1 to the number of items";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let number = text.parse().ok().filter(|number| *number > 0);
        let help = format!("write {}", Self::EXPECTED);
        number.map(Self).ok_or_else(|| Malformed::new(format!("`{}` is out of range", shortened(text)), help))
    }

    fn plain() -> Plain {
        let plain = Plain { text: Text::Never, ..Plain::like("", Self::EXPECTED, "") };
        plain.with_numbers(Numbers::Whole(1, u32::MAX))
    }
}
