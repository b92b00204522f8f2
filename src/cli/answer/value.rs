//! One plain value as the format writes it.

use crate::document::shape::{Plain, Text};
use crate::yaml::edit::Value;

/// Free text may have to be quoted; a word of the format stands as it is.
pub(in crate::cli) fn plain_value(plain: &Plain, text: &str) -> Value {
    match plain.text {
        Text::Any if !plain.words.iter().any(|word| word.word == text) => Value::text(text),
        Text::Any | Text::Like(_) | Text::Never => Value::word(text),
    }
}
