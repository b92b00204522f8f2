//! A text that is open in the editor.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::file_uri;
use super::position::{Encoding, Places};
use crate::document::Source;
use crate::document::header::DocumentKind;
use crate::finding::Finding;
use crate::repository::{Recognised, recognise};
use crate::yaml::{self, Limits};

/// A text that is open, as it stands in the editor.
#[derive(Debug)]
pub(super) struct OpenDocument {
    /// As the editor names it.
    pub(super) uri: Uri,
    /// How often it was changed, by the editor's count.
    pub(super) version: i32,
    /// The file, whether or not it was ever saved.
    pub(super) path: Option<PathBuf>,
    /// The text and as much of its tree as can be read.
    pub(super) source: Arc<Source>,
    /// The last text without mistakes of syntax, for names that a broken one has lost.
    pub(super) last_good: Option<Arc<Source>>,
    /// What was found in it, and whether that is of this very text.
    pub(super) findings: Vec<Finding>,
    has_mark: bool,
    recognised: Recognised,
}

impl OpenDocument {
    /// What the editor has opened.
    pub(super) fn new(item: TextDocumentItem) -> Self {
        let mut document = Self {
            path: file_uri::path(item.uri.as_str()),
            uri: item.uri,
            version: item.version,
            source: Arc::default(),
            last_good: None,
            findings: Vec::new(),
            has_mark: false,
            recognised: Recognised::Foreign,
        };
        document.set_text(item.text);
        document
    }

    /// Whether it is a charter or a record, or is meant to be one.
    pub(super) fn is_ours(&self) -> bool {
        self.recognised != Recognised::Foreign
    }

    /// What the format describes it as; `None` if it is none of ours.
    pub(super) fn kind(&self) -> Option<DocumentKind> {
        match self.recognised {
            Recognised::Foreign => None,
            Recognised::Ours(kind) => Some(kind.unwrap_or(DocumentKind::Charter)),
        }
    }

    /// Where things stand in it, in the editor's counting.
    pub(super) fn places(&self, encoding: Encoding) -> Places<'_> {
        Places::new(&self.source, encoding, self.has_mark)
    }

    /// The bytes as a file would hold them.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.source.text.clone().into_bytes()
    }

    /// Makes the changes that the editor tells, one after the other.
    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        self.version = version;
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => {
                    let span = self.places(encoding).span(range);
                    let mut text = self.source.text.clone();
                    text.replace_range(span.range(), &change.text);
                    // The mark is no part of the text, and stays unless all is replaced.
                    if self.has_mark { format!("\u{feff}{text}") } else { text }
                }
            };
            self.set_text(text);
        }
    }

    fn set_text(&mut self, mut text: String) {
        self.has_mark = text.starts_with('\u{feff}');
        if self.has_mark {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let file = self.path.clone().unwrap_or_default();
        self.recognised = recognise(&file, &text);
        let is_ours = self.is_ours();
        let reading = if is_ours { yaml::read(&text, &Limits::default()) } else { yaml::Reading::default() };
        let is_good = is_ours && reading.problems.is_empty();
        let tree = reading.tree.unwrap_or_default();
        self.source = Arc::new(Source::new(String::new(), text, tree).in_file(file));
        if is_good {
            self.last_good = Some(Arc::clone(&self.source));
        }
    }
}
