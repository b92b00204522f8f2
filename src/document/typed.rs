//! Values that have a type of their own, as in TOML: a text stands in quotes, and a number does not.

use super::scalar::keyword;
use super::shape::{Numbers, Plain, Text};
use crate::yaml::{NodeId, Step, Style, Tree};

keyword! {
    /// The type of a plain value, with its article.
    pub(super) enum TypeOf {
        /// It stands in quotes.
        Text = "a text",
        /// Digits alone.
        Whole = "a whole number",
        /// A number that is not whole.
        Number = "a number with a point",
        /// One of the two words.
        Boolean = "true or false",
        /// A day or a time.
        Date = "a date",
    }
}

/// The type of the plain value at a node.
pub(super) fn kind_of(tree: &Tree, node: NodeId) -> TypeOf {
    let text = tree.scalar(node).unwrap_or_default();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    match tree.style(node) {
        Style::Quoted | Style::Literal => TypeOf::Text,
        _ if text == "true" || text == "false" => TypeOf::Boolean,
        _ if digits.bytes().all(|byte| byte.is_ascii_digit()) => TypeOf::Whole,
        _ if text.parse::<f64>().is_ok() => TypeOf::Number,
        _ => TypeOf::Date,
    }
}

/// What is wrong with the type of a value, and what to write, where this sort of values cannot have it.
pub(super) fn misfit(tree: &Tree, node: NodeId, plain: &Plain) -> Option<(String, String)> {
    let is_text = plain.text != Text::Never;
    let found = kind_of(tree, node);
    let fits = match found {
        TypeOf::Text => is_text,
        // Dates are written with quotes or without.
        TypeOf::Date => matches!(plain.text, Text::Like(_)),
        TypeOf::Whole => !is_text && plain.numbers != Numbers::Never,
        TypeOf::Number => !is_text && plain.numbers == Numbers::Any,
        TypeOf::Boolean => !is_text && plain.is_boolean,
    };
    let (wanted, help) = match is_text {
        true => ("a text", format!("write {} between quotes", plain.what)),
        false => ("a whole number", format!("write {}", plain.what)),
    };
    (!fits).then(|| (format!("this is {found}, where {wanted} belongs"), help))
}

/// How to write one table where there can be several.
pub(super) fn as_list_of_tables(tree: &Tree, node: NodeId) -> String {
    let path = tree.path_of(node);
    let keys = path.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    format!("write `[[{}]]`", keys.collect::<Vec<_>>().join("."))
}
