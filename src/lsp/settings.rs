//! `partner.toml`: what a key holds, and what can be written next. Told from its lines: while one types, the text is seldom TOML.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lsp_types::{CompletionItem, CompletionItemKind, Hover, Position};

use super::document::OpenDocument;
use super::position::Encoding;
use super::{complete, hover};
use crate::config;
use crate::document::shape::{Key, Place, Shape};
use crate::rules;
use crate::yaml::{Span, YamlPath};

static SHAPE: LazyLock<Shape> = LazyLock::new(|| config::shape(&rules::names()));

/// Whether a text is a configuration.
pub(super) fn is_settings(document: &OpenDocument) -> bool {
    let name = document.path.as_deref().and_then(std::path::Path::file_name);
    name.is_some_and(|name| name == config::FILE_NAME)
}

/// What the key or the word under the cursor means.
pub(super) fn hover(document: &OpenDocument, position: Position, encoding: Encoding) -> Option<Hover> {
    let places = document.places(encoding);
    let text = &document.source.text;
    let cursor = Cursor::at(text, places.byte(position) as usize)?;
    let span = Span::new(cursor.word.start..end_of_word(text, cursor.word.start));
    let word = text.get(span.range())?;
    let path = if cursor.is_value { cursor.path } else { below(cursor.path, word) };
    let place = SHAPE.at(&path)?;
    let value = hover::described(&place, !cursor.is_value, word)?;
    Some(hover::shown(value, Some(places.range(span))))
}

/// What can be written at a position.
pub(super) fn complete(
    document: &OpenDocument,
    position: Position,
    encoding: Encoding,
) -> Vec<CompletionItem> {
    let places = document.places(encoding);
    let text = &document.source.text;
    let byte = places.byte(position) as usize;
    let Some(cursor) = Cursor::at(text, byte) else { return Vec::new() };
    let Some(place) = SHAPE.at(&cursor.path) else { return Vec::new() };
    let range = places.range(Span::new(cursor.word.start..end_of_word(text, byte)));
    let offers = if cursor.is_value { values(&place, &cursor) } else { keys(&place, &cursor, text) };
    let item = |(nth, offer): (usize, Offer)| {
        complete::item(nth, offer.label, offer.kind, offer.doc, range, offer.text)
    };
    offers.into_iter().enumerate().map(item).collect()
}

struct Offer {
    label: String,
    kind: CompletionItemKind,
    doc: String,
    text: String,
}

/// The keys that the table lacks; in the name of a table only those that are tables themselves.
fn keys(place: &Place<'_>, cursor: &Cursor, text: &str) -> Vec<Offer> {
    let has_equals = text[cursor.word.end..].trim_start_matches(' ').starts_with('=');
    let is_offered = |shape: &Shape| match (cursor.header, shape) {
        (Header::None, _) => true,
        (Header::One, Shape::Table(_)) => true,
        (Header::Many, Shape::List(entry)) => matches!(**entry, Shape::Table(_)),
        (Header::One | Header::Many, _) => false,
    };
    let shape = entry_of(place.shape);
    let keys = shape.keys().iter().filter(|key| !cursor.present.contains(key.name) && is_offered(&key.shape));
    let offer = |key: &Key| Offer {
        label: key.name.to_owned(),
        kind: CompletionItemKind::PROPERTY,
        doc: key.doc.to_string(),
        text: if cursor.header == Header::None && !has_equals {
            format!("{} = ", key.name)
        } else {
            key.name.to_owned()
        },
    };
    keys.map(offer).collect()
}

/// The words that may stand there.
fn values(place: &Place<'_>, cursor: &Cursor) -> Vec<Offer> {
    let Some(plain) = entry_of(place.shape).plain() else { return Vec::new() };
    let quoted = |word: &str| if cursor.is_quoted { word.to_owned() } else { format!("\"{word}\"") };
    let offer = |label: &str, doc: &str, text: String| Offer {
        label: label.to_owned(),
        kind: CompletionItemKind::ENUM_MEMBER,
        doc: doc.to_owned(),
        text,
    };
    let mut offers: Vec<Offer> =
        plain.words.iter().map(|word| offer(&word.word, &word.doc, quoted(&word.word))).collect();
    if plain.is_boolean && plain.words.is_empty() && !cursor.is_quoted {
        offers.extend(["true", "false"].map(|word| offer(word, "", word.to_owned())));
    }
    offers
}

/// What an entry of a list looks like; everything else as it is.
fn entry_of(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(entry) => entry,
        shape => shape,
    }
}

/// Which kind of table a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Header {
    /// None: it is a line of a table.
    None,
    /// `[one]`.
    One,
    /// `[[of many]]`.
    Many,
}

/// Where the cursor is.
#[derive(Debug)]
struct Cursor {
    /// The table that the key is written in; the key, where its value is written.
    path: YamlPath,
    header: Header,
    is_value: bool,
    /// Whether a quote stands before the word.
    is_quoted: bool,
    /// From where the word begins up to the cursor.
    word: std::ops::Range<usize>,
    /// The keys that the table has already.
    present: BTreeSet<String>,
}

impl Cursor {
    /// Where the cursor is; `None` in comments and in texts.
    fn at(text: &str, byte: usize) -> Option<Self> {
        let start = text.get(..byte)?.rfind('\n').map_or(0, |at| at + 1);
        let head = &text[start..byte];
        if is_comment(head) {
            return None;
        }
        let word = start_of_word(head) + start..byte;
        let trimmed = head.trim_start();
        let name = trimmed.trim_start_matches('[');
        if name.len() < trimmed.len() {
            let header = if trimmed.starts_with("[[") { Header::Many } else { Header::One };
            let parents: Vec<&str> = name.split('.').collect();
            let path =
                parents.split_last()?.1.iter().fold(YamlPath::root(), |path, part| below(path, part.trim()));
            return Some(Self {
                path,
                header,
                is_value: false,
                is_quoted: false,
                word,
                present: BTreeSet::new(),
            });
        }
        let table = text[..start].lines().rev().find_map(table_of).unwrap_or_else(YamlPath::root);
        let is_quoted = text[..word.start].ends_with('"') || text[..word.start].ends_with('\'');
        let header = Header::None;
        if let Some((key, _)) = head.split_once('=') {
            let path = down(table, key);
            return Some(Self { path, header, is_value: true, is_quoted, word, present: BTreeSet::new() });
        }
        let present = present(text, start);
        Some(Self { path: table, header, is_value: false, is_quoted, word, present })
    }
}

/// The path of the table that a line begins.
fn table_of(line: &str) -> Option<YamlPath> {
    let name = line.trim_start().strip_prefix('[')?;
    let name = name.trim_start_matches('[').split(']').next()?;
    Some(down(YamlPath::root(), name))
}

/// The path of a key in parts with dots between them, each perhaps in quotes.
fn down(path: YamlPath, dotted: &str) -> YamlPath {
    dotted.split('.').fold(path, |path, part| below(path, part.trim().trim_matches(['"', '\''])))
}

/// The path of a key; of a list always the first entry is meant.
fn below(path: YamlPath, key: &str) -> YamlPath {
    let is_list = SHAPE.at(&path).is_some_and(|place| matches!(place.shape, Shape::List(_)));
    let path = if is_list && !path.steps().is_empty() { path.index(0) } else { path };
    path.key(key)
}

/// The keys of the table that a line stands in, its own not counted.
fn present(text: &str, start: usize) -> BTreeSet<String> {
    let is_header = |line: &&str| line.trim_start().starts_with('[');
    let above = text[..start].lines().rev().take_while(|line| !is_header(line));
    let after = text[start..].lines().skip(1).take_while(|line| !is_header(line));
    let key = |line: &str| {
        let (key, _) = line.split_once('=')?;
        Some(key.split('.').next()?.trim().trim_matches(['"', '\'']).to_owned())
    };
    above.chain(after).filter_map(key).collect()
}

fn is_comment(head: &str) -> bool {
    let mut quote = None;
    for character in head.chars() {
        match (quote, character) {
            (None, '#') => return true,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    false
}

const fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

fn start_of_word(head: &str) -> usize {
    head.trim_end_matches(is_of_word).len()
}

fn end_of_word(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    from + rest.find(|it| !is_of_word(it)).unwrap_or(rest.len())
}
