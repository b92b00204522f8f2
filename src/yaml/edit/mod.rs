//! Changes of a text that leave everything else as it is: comments, layout, quotes, line breaks, order.
//!
//! ```
//! use partner::yaml::edit::{Edits, Value};
//!
//! let text = "exit:\n  # agreed in May\n  notice: 60 days # to be told in writing\n";
//! let text = Edits::of(text)
//!     .set("exit.notice", Value::word("90 days"))
//!     .set("exit.assets", Value::text("each keeps its own"))
//!     .apply()
//!     .unwrap();
//! assert_eq!(
//!     text,
//!     "exit:\n  # agreed in May\n  notice: 90 days # to be told in writing\n  assets: each keeps its own\n"
//! );
//! ```
//!
//! A change is worked out on the tree, made as a few stretches of text, and proven by reading the result: it says exactly
//! what was wanted, or nothing is changed and a [`Refusal`] says why and what to paste by hand.

mod emit;
mod layout;
mod node_edit;
mod outline;
mod plan;
mod refusal;
mod request;
mod spelling;
mod value;

pub use node_edit::{NodeEdit, changed, changed_flawless, edits_of};
pub use refusal::{Obstacle, Refusal};
pub use request::Edits;
pub use spelling::{Context, in_place_of, word};
pub use value::Value;

use super::Span;

/// A stretch of a text and what is to stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// The stretch, in bytes of the text without a byte order mark; empty where something is only added.
    pub span: Span,
    /// What is to stand there.
    pub text: String,
}

/// The text with every edit made. `edits` are in the order of the text; `None` if two of them touch the same stretch or one
/// lies outside the text.
#[must_use]
pub fn splice(text: &str, edits: &[TextEdit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let span = edit.span.range();
        out.push_str(text.get(at..span.start)?);
        out.push_str(&edit.text);
        text.get(span.clone())?;
        at = span.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
