//! HTML that needs nothing besides itself: documents with their style and script in them, which ask nobody for anything.
//!
//! Everything that a charter says goes through the templates of `templates/report/`, which escape it.

mod base64;
mod brand;
mod charts;
mod colour;
mod document;
mod inline;
mod markup;
mod report;
mod table;
pub(in crate::render) mod timeline;

pub use brand::{Brand, Logo, LogoError};
pub use colour::Colour;
pub use document::{ContentsEntry, document};
pub use markup::Markup;
pub use report::{Cover, address_of, part, report, reports};

pub(in crate::render) use inline::{Inline, harmless};
pub(in crate::render) use table::TableHtml;
