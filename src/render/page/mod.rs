//! Pages and tables written out: on a terminal, as Markdown, as CSV.

mod csv;
mod markdown;
mod terminal;
mod timeline;

pub use csv::{csv, form_csv, meant};
pub use markdown::markdown;
pub use terminal::terminal;
