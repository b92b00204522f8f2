//! What a key holds, what a value means, and why a finding matters.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Range};

use super::declared::Declarations;
use super::definition::named;
use super::document::OpenDocument;
use super::markdown::plain;
use super::node::{self, UnderCursor};
use super::position::Encoding;
use crate::check::docs;
use crate::config::Policy;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::shape::{Declared, Place, Plain};
use crate::finding::Finding;
use crate::rules;

/// What there is to tell at a position.
pub(super) fn hover(
    document: &OpenDocument,
    position: Position,
    encoding: Encoding,
    known: Option<&Declarations>,
    policy: &Policy,
) -> Option<Hover> {
    let places = document.places(encoding);
    let byte = places.byte(position);
    let found = node::under(document, byte);
    let mut parts: Vec<String> = document
        .findings
        .iter()
        .filter(|finding| finding.span.start <= byte && byte <= finding.span.end)
        .map(|finding| about_finding(finding, policy))
        .collect();
    if let (Some(kind), Some((tree, _, found))) = (document.kind(), &found) {
        let text = tree.scalar(found.node).unwrap_or_default();
        parts.extend(about_place(kind, found, text, known));
    }
    if parts.is_empty() {
        return None;
    }
    let range = found.map(|(_, span, _)| places.range(span));
    Some(shown(parts.join("\n\n---\n\n"), range))
}

/// A text in Markdown, and what it is about.
pub(super) fn shown(value: String, range: Option<Range>) -> Hover {
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Hover { contents, range }
}

fn about_finding(finding: &Finding, policy: &Policy) -> String {
    let mut text = format!("**{}** `{}`\n\n{}", finding.severity, finding.rule, plain(&finding.message));
    if !finding.why.is_empty() {
        text.push_str(&format!("\n\n{}", plain(&finding.why)));
    }
    if !finding.help.is_empty() {
        text.push_str(&format!("\n\nTo fix it: {}", plain(&finding.help)));
    }
    let page = rules::find(&finding.rule).map(|rule| docs(rule, policy)).unwrap_or_default();
    if let Some(way) = section(&page, "## How to fix") {
        text.push_str(&format!("\n\n{way}"));
    }
    if !finding.is_of_own_rule {
        text.push_str(&format!("\n\n`partner explain {}` has the details.", finding.rule));
    }
    text
}

/// A section of a rule's page, which is ours and Markdown already.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let rest = page.split_once(heading)?.1;
    let text = rest.split("\n## ").next().unwrap_or_default().trim();
    (!text.is_empty()).then_some(text)
}

fn about_place(
    kind: DocumentKind,
    found: &UnderCursor,
    text: &str,
    known: Option<&Declarations>,
) -> Option<String> {
    let sorts = named(kind, found);
    if let Some((sort, declaration)) = known.and_then(|known| known.find(&sorts, text.trim())) {
        let sort = match sort {
            Declared::Party => "party",
            Declared::Body => "body",
            Declared::Metric => "metric",
            Declared::Document => "document",
            _ => "gate",
        };
        let title = if declaration.title.is_empty() {
            String::new()
        } else {
            format!(": {}", plain(&declaration.title))
        };
        return Some(format!("The {sort} `{}`{title}", plain_code(&declaration.id)));
    }
    described(&description::at(kind, &found.path)?, found.is_key, text)
}

/// What a key holds, or what a value means.
pub(super) fn described(place: &Place<'_>, is_key: bool, text: &str) -> Option<String> {
    let key = place.key;
    let mut told = Vec::new();
    if is_key {
        let key = key?;
        told.push(format!("`{}`: {}", key.name, key.doc));
        if let Some(plain) = place.shape.plain() {
            told.push(what(plain));
        }
        told.extend(key.default.map(|default| format!("Default: {default}.")));
        let keys: Vec<String> = place.shape.keys().iter().map(|key| format!("`{}`", key.name)).collect();
        if !keys.is_empty() {
            told.push(format!("Keys: {}.", keys.join(", ")));
        }
    } else {
        let plain = place.shape.plain()?;
        if let Some(word) = plain.words.iter().find(|word| word.word.eq_ignore_ascii_case(text.trim())) {
            told.push(format!("`{}`: {}", word.word, word.doc));
        } else if let Some(key) = key {
            told.push(format!("`{}`: {}", key.name, key.doc));
        }
        told.push(what(plain));
    }
    Some(told.join("\n\n"))
}

fn what(plain: &Plain) -> String {
    let mut text = format!("Write {}.", plain.what);
    let words: Vec<String> = plain
        .words
        .iter()
        .filter(|word| !word.doc.is_empty())
        .map(|word| format!("\n- `{}`: {}", word.word, word.doc))
        .collect();
    if !words.is_empty() {
        text.push_str(&format!("\n{}", words.concat()));
    }
    text
}

fn plain_code(text: &str) -> String {
    crate::render::visible(text).replace('`', "'")
}
