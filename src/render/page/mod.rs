//! Pages and tables written out: on a terminal, as Markdown, as HTML, as CSV.

mod csv;
mod html;
mod markdown;
mod pages;
mod terminal;
mod timeline;

pub use csv::{CsvRows, csv, form_csv, meant};
pub use html::html;
pub use markdown::markdown;
pub use pages::{PageForm, Pages};
pub use terminal::terminal;
