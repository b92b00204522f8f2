//! What can be written next: keys that the map does not have yet, words, and names that the charter declares.

use std::path::Path;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextMode, MarkupContent,
    MarkupKind, Position, Range, TextEdit,
};

use super::cursor::{self, Cursor};
use super::declared::{Declarations, is_person};
use super::definition::keys_name;
use super::document::OpenDocument;
use super::position::{Encoding, Places};
use crate::document::description;
use crate::document::header::{self, DocumentKind};
use crate::document::shape::{Declared, Plain, Shape};
use crate::render::visible;
use crate::yaml::Span;
use crate::yaml::edit::{self, Context};

/// What can be written at a position.
pub(super) fn complete(
    document: &OpenDocument,
    position: Position,
    encoding: Encoding,
    known: &Declarations,
) -> Vec<CompletionItem> {
    let places = document.places(encoding);
    let text = &document.source.text;
    let byte = places.byte(position) as usize;
    let Some(kind) = document.kind() else { return headers(document, byte, &places) };
    let Some(cursor) = cursor::at(text, byte) else { return Vec::new() };
    let Some(place) = description::at(kind, &cursor.path) else { return Vec::new() };
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut offer = Offer { text, cursor: &cursor, places, line_break, items: Vec::new() };
    if !cursor.is_value {
        offer.keys(place.shape, known);
    }
    if let Some(plain) = place.shape.plain() {
        offer.values(plain, known);
    }
    offer.items
}

/// The first line of a file that does not say yet what it is, and holds nothing before that line. The kind that belongs into the
/// folder comes first.
fn headers(document: &OpenDocument, byte: usize, places: &Places<'_>) -> Vec<CompletionItem> {
    let text = &document.source.text;
    let start = text[..byte].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = text[byte..].find(['\n', '\r']).map_or(text.len(), |at| byte + at);
    let is_nothing = |line: &str| line.trim().is_empty() || line.starts_with('#') || line.starts_with("---");
    // What is none of ours yet has no path as a source.
    let Some(path) = document.path.as_deref() else { return Vec::new() };
    let is_yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    if !is_yaml || !text[..start].lines().all(is_nothing) {
        return Vec::new();
    }
    let typed = text[start..end].trim();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let item = |kind: &DocumentKind| {
        let line = format!("{}: {}", header::KEY, header::of(*kind));
        let is_near = folder.starts_with(kind.as_str());
        let edit = TextEdit { range: places.range(Span::new(start..end)), new_text: line.clone() };
        line.starts_with(typed).then(|| CompletionItem {
            sort_text: Some(format!("{} {line}", u8::from(!is_near))),
            kind: Some(CompletionItemKind::KEYWORD),
            text_edit: Some(CompletionTextEdit::Edit(edit)),
            insert_text_mode: Some(InsertTextMode::AS_IS),
            label: line,
            ..CompletionItem::default()
        })
    };
    DocumentKind::ALL.iter().filter_map(item).collect()
}

struct Offer<'a> {
    text: &'a str,
    cursor: &'a Cursor,
    places: Places<'a>,
    line_break: &'static str,
    items: Vec<CompletionItem>,
}

impl Offer<'_> {
    fn keys(&mut self, shape: &Shape, known: &Declarations) {
        for key in shape.keys() {
            self.key(key.name, key.doc.to_string(), &key.shape);
        }
        for sort in keys_name(shape) {
            let below = match shape {
                Shape::Table(table) => table.rest.as_ref().map(|rest| rest.value.as_ref()),
                Shape::Each(inner) => Some(inner.as_ref()),
                _ => None,
            };
            let Some(below) = below else { continue };
            for declaration in known.of(sort) {
                self.key(&declaration.id, super::markdown::plain(&declaration.title), below);
            }
            if let Declared::Section(sections) = sort {
                for section in sections {
                    self.key(section, String::new(), below);
                }
            }
        }
    }

    fn key(&mut self, name: &str, doc: String, shape: &Shape) {
        if self.cursor.present.contains(name) {
            return;
        }
        let end = self.cursor.word.end as usize;
        let indent = " ".repeat(self.cursor.indent + 2);
        let rest = match shape {
            _ if self.text[end..].starts_with(':') => String::new(),
            Shape::Table(table) if !self.cursor.is_flow && table.instead.is_none() => {
                format!(":{}{indent}", self.line_break)
            }
            Shape::List(_) if !self.cursor.is_flow => format!(":{}{indent}- ", self.line_break),
            _ => ": ".to_owned(),
        };
        let Some(spelled) = self.spelled(name) else { return };
        // Behind a quote that is there already nothing can be written.
        let rest = if self.cursor.quotes.is_some_and(|it| it.is_closed) { "" } else { &rest };
        self.add(name, CompletionItemKind::PROPERTY, doc, format!("{spelled}{rest}"));
    }

    fn values(&mut self, plain: &Plain, known: &Declarations) {
        for word in &plain.words {
            self.value(&word.word, CompletionItemKind::ENUM_MEMBER, word.doc.to_string());
        }
        for sort in &plain.names {
            for declaration in known.of(*sort) {
                let doc = super::markdown::plain(&declaration.title);
                self.value(&declaration.id, CompletionItemKind::REFERENCE, doc);
            }
        }
        if is_person(plain) {
            for person in known.people() {
                self.value(&person, CompletionItemKind::VALUE, String::new());
            }
        }
        self.value("TBD", CompletionItemKind::KEYWORD, "Undecided.".to_owned());
    }

    fn value(&mut self, value: &str, kind: CompletionItemKind, doc: String) {
        let label = visible(value);
        if self.items.iter().any(|item| item.label == label) {
            return;
        }
        // `key:` needs a blank before its value.
        let is_glued = self.text[..self.cursor.word.start as usize].ends_with(':');
        let blank = if is_glued { " " } else { "" };
        if let Some(spelled) = self.spelled(value) {
            self.add(value, kind, doc, format!("{blank}{spelled}"));
        }
    }

    /// The text as YAML reads it back. Within quotes it is what stands behind the first one; `None` for what these cannot hold.
    fn spelled(&self, text: &str) -> Option<String> {
        let context = if self.cursor.is_flow { Context::Flow } else { Context::Block };
        let Some(quotes) = self.cursor.quotes else { return Some(edit::word(text, context)) };
        let whole = edit::in_place_of(quotes.mark.encode_utf8(&mut [0; 4]), text, context);
        let rest = whole.strip_prefix(quotes.mark)?;
        let inner = if quotes.is_closed { rest.strip_suffix(quotes.mark)? } else { rest };
        Some(inner.to_owned())
    }

    fn add(&mut self, text: &str, kind: CompletionItemKind, doc: String, new_text: String) {
        let range = self.places.range(self.cursor.word);
        self.items.push(item(self.items.len(), text.to_owned(), kind, doc, range, new_text));
    }
}

/// One thing that can be written in place of a range; `nth` of all: the order of the format, not of the alphabet.
pub(super) fn item(
    nth: usize,
    text: String,
    kind: CompletionItemKind,
    doc: String,
    range: Range,
    new_text: String,
) -> CompletionItem {
    let label = visible(&text);
    let value = MarkupContent { kind: MarkupKind::Markdown, value: doc };
    CompletionItem {
        // Some editors look for the start of the word only where the label is all there is to hold it against.
        filter_text: (label != text).then_some(text),
        label,
        kind: Some(kind),
        documentation: (!value.value.is_empty()).then_some(Documentation::MarkupContent(value)),
        sort_text: Some(format!("{nth:04}")),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
        insert_text_mode: Some(InsertTextMode::AS_IS),
        ..CompletionItem::default()
    }
}
