//! A text that is open in the editor.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::file_uri;
use super::position::{Encoding, Places};
use super::shift::Shift;
use crate::document::Source;
use crate::document::header::DocumentKind;
use crate::finding::Finding;
use crate::repository::{Recognised, Typed};
use crate::yaml::{Span, Tree};

/// A text that is open, as it stands in the editor.
#[derive(Debug)]
pub(super) struct OpenDocument {
    /// As the editor names it.
    pub(super) uri: Uri,
    /// How often it was changed, by the editor's count.
    pub(super) version: i32,
    /// The file, whether or not it was ever saved.
    pub(super) path: Option<PathBuf>,
    /// The folder that it is judged from.
    pub(super) base: PathBuf,
    /// The text and as much of its tree as can be read.
    pub(super) source: Arc<Source>,
    /// The same as a file of its partnership.
    pub(super) typed: Typed,
    /// The last text without mistakes of syntax, for what a broken one has lost.
    pub(super) last_good: Option<Arc<Source>>,
    /// What was found in it, at the last judgement.
    pub(super) findings: Vec<Finding>,
    /// Whether the editor has a byte order mark in front of the text.
    has_mark: bool,
}

impl OpenDocument {
    /// What the editor has opened; `base` is the folder that it is judged from.
    pub(super) fn new(item: TextDocumentItem, base: PathBuf) -> Self {
        let path = file_uri::path(item.uri.as_str());
        let (text, has_mark) = without_mark(item.text);
        let typed = Typed::read(&base, path.as_deref().unwrap_or(Path::new("")), text);
        let mut document = Self {
            path,
            base,
            uri: item.uri,
            version: item.version,
            source: Arc::clone(typed.source()),
            typed,
            last_good: None,
            findings: Vec::new(),
            has_mark,
        };
        document.note_good();
        document
    }

    /// Whether it is a charter or a record, or is meant to be one.
    pub(super) fn is_ours(&self) -> bool {
        self.typed.recognised() != Recognised::Foreign
    }

    /// Whether it has no mistake of syntax.
    pub(super) fn is_whole(&self) -> bool {
        self.typed.is_whole()
    }

    /// What the format describes it as; `None` if it is none of ours.
    pub(super) fn kind(&self) -> Option<DocumentKind> {
        match self.typed.recognised() {
            Recognised::Foreign => None,
            Recognised::Ours(kind) => Some(kind.unwrap_or(DocumentKind::Charter)),
        }
    }

    /// Where things stand in it, in the editor's counting.
    pub(super) fn places(&self, encoding: Encoding) -> Places<'_> {
        Places::new(&self.source, encoding, self.has_mark)
    }

    /// What answers questions about the text: its tree, or where that has lost something the last good one, and where the
    /// places of that one stand now.
    pub(super) fn answering(&self) -> (&Source, Shift) {
        let source = self.last_good.as_ref().unwrap_or(&self.source);
        (source, Shift::between(&source.text, &self.source.text))
    }

    /// Where a place of an older state of the text stands now.
    pub(super) fn now(&self, span: Span, of: &Source) -> Span {
        Shift::between(&of.text, &self.source.text).span(span)
    }

    /// Makes the changes that the editor tells, one after the other.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        self.version = version;
        let mut text = None;
        for change in changes {
            let Some(range) = change.range else {
                let (whole, has_mark) = without_mark(change.text);
                (self.has_mark, text) = (has_mark, Some(whole));
                continue;
            };
            // Only the last state is read; of those before it the lines are enough.
            let mut after = match text.take() {
                None => {
                    let span = self.places(encoding).span(range);
                    (self.source.text.clone(), span)
                }
                Some(text) => {
                    let between = Source::new(String::new(), text, Tree::default());
                    let span = Places::new(&between, encoding, self.has_mark).span(range);
                    (between.text, span)
                }
            };
            after.0.replace_range(after.1.range(), &change.text);
            let (rest, is_marked) = without_mark(after.0);
            self.has_mark |= is_marked;
            text = Some(rest);
        }
        if let Some(text) = text {
            self.read(text);
        }
    }

    /// Has it judged from another folder.
    pub(super) fn move_to(&mut self, base: PathBuf) {
        if self.base != base {
            self.base = base;
            self.read(self.source.text.clone());
        }
    }

    fn read(&mut self, text: String) {
        self.typed = Typed::read(&self.base, self.path.as_deref().unwrap_or(Path::new("")), text);
        self.source = Arc::clone(self.typed.source());
        self.note_good();
    }

    fn note_good(&mut self) {
        if self.typed.is_whole() {
            self.last_good = Some(Arc::clone(&self.source));
        }
    }
}

/// The text without its byte order mark, and whether there was one.
fn without_mark(text: String) -> (String, bool) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    }
}
