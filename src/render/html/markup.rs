//! HTML that was written by a template.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

/// A part of an HTML document. Only templates make it, and they escape what they are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup(String);

impl Markup {
    /// What a template writes.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub(in crate::render) fn of(template: &impl Template) -> askama::Result<Self> {
        template.render().map(Self)
    }

    /// One behind the other.
    pub(super) fn all(parts: &[Self]) -> Self {
        Self(parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join("\n"))
    }

    /// The HTML.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}
