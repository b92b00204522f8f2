//! What is left out of everything: `[files]`.

use super::reader::{Reader, Value};
use crate::paths::{Pattern, Patterns};

/// Which files are read.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What is left out, though git keeps it: fixtures, templates, charters of others.
    pub exclude: Patterns,
}

/// The keys of the section.
pub(super) const FILES_KEYS: &[&str] = &["exclude"];

/// Reads the section.
pub(super) fn files(reader: &mut Reader, value: &Value<'_>) -> Files {
    let Some(section) = reader.section(value, FILES_KEYS, "the files section") else {
        return Files::default();
    };
    let Some(value) = section.get("exclude") else { return Files::default() };
    reader.set("files.exclude".to_owned(), &value.span());
    Files { exclude: patterns(reader, value) }
}

/// Patterns of paths, seen from the repository's root.
pub(super) fn patterns(reader: &mut Reader, value: &Value<'_>) -> Patterns {
    let written: Vec<Pattern> =
        reader.texts(value).into_iter().map(|(text, span)| Pattern { text: text.to_owned(), span }).collect();
    Patterns::of(written, |pattern, why| {
        let message = format!("`{}` {}", super::reader::shortened(&pattern.text), why.message);
        reader.problem(&pattern.span, message, why.help);
    })
}
