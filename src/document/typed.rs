//! Values that have a type of their own, as in TOML: a text stands in quotes, and a number does not.

use super::decoder::Decoder;
use super::problem::ProblemKind;
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

/// Whether the value has a type that this sort of values can have; else that is told.
pub(super) fn fits(decoder: &mut Decoder<'_>, node: NodeId, plain: &Plain) -> bool {
    let is_text = plain.text != Text::Never;
    let fits = match kind_of(decoder.tree, node) {
        TypeOf::Text => is_text,
        // Dates are written with quotes or without.
        TypeOf::Date => matches!(plain.text, Text::Like(_)),
        TypeOf::Whole => !is_text && plain.numbers != Numbers::Never,
        TypeOf::Number => !is_text && plain.numbers == Numbers::Any,
        TypeOf::Boolean => !is_text && plain.is_boolean,
    };
    if !fits {
        let found = kind_of(decoder.tree, node);
        let (wanted, help) = match is_text {
            true => ("a text", format!("write {} between quotes", plain.what)),
            false => ("a whole number", format!("write {}", plain.what)),
        };
        let message = format!("this is {found}, where {wanted} belongs");
        decoder.tell(node, ProblemKind::InvalidValue, message, help);
    }
    fits
}

/// Notes that one table stands where there can be several.
pub(super) fn unexpected_table(decoder: &mut Decoder<'_>, node: NodeId) {
    let path = decoder.tree.path_of(node);
    let keys = path.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let help = format!("write `[[{}]]`", keys.collect::<Vec<_>>().join("."));
    let message = "this is a table, where a list of tables belongs".to_owned();
    decoder.tell(node, ProblemKind::InvalidValue, message, help);
}
