//! What is needed of a file to sort it among others: what it is, what it is called and whom it names. It is told, where it can be,
//! without reading the file as YAML.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use memchr::memchr;
use thiserror::Error;

use super::discover::Roots;
use super::document_file::{Anywhere, DocumentFile, Hidden, from_bytes, read_bytes, read_file};
use super::file_name::has_charter_name;
use super::nearly;
use super::sniff::{Sniffed, sniff};
use crate::document::header::{DocumentKind, Header};
use crate::yaml;

/// A file is not any more what it was taken for when it was looked at first.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{path}` was changed while it was read; run again")]
pub struct Changed {
    /// The file, as shown.
    pub path: String,
}

/// A file among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline {
    /// Where it lies.
    pub(super) path: Arc<Path>,
    /// What it says it is; `None` if that cannot be told.
    pub(super) kind: Option<DocumentKind>,
    /// The kind that it can only have been meant to be, where it does not say so.
    pub(super) meant: Option<DocumentKind>,
    /// Whether it is only nearly ours, and if so, whether its keys show that it is, wherever it lies.
    pub(super) nearly: Option<Anywhere>,
    /// What stands for more than itself.
    pub(super) stands_for: Option<Hidden>,
    /// The name by which it is sorted: of a charter its `id`, of a record the `partnership` that it names.
    pub(super) name: Option<Box<str>>,
}

/// A file that was found.
#[derive(Debug, Clone)]
pub(super) struct FoundFile {
    pub(super) outline: Outline,
    /// The file as it was read; where nothing of it was kept, it is read when it is its turn.
    pub(super) whole: Option<Box<DocumentFile>>,
    /// The text that has taken the place of what the file held.
    text: Option<Arc<str>>,
}

/// How closely files are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Line by line, where the lines show all that is needed.
    Quick,
    /// As YAML.
    Thorough,
}

impl Outline {
    /// The outline of a file that was read.
    pub(super) fn of(file: &DocumentFile) -> Self {
        let name = file.kind.and_then(|kind| file.top_level(naming_key(kind)));
        Self {
            path: Arc::from(file.path.as_path()),
            kind: file.kind,
            meant: file.meant,
            nearly: file.nearly,
            stands_for: file.stands_for,
            name: name.map(|(name, _)| name.into()),
        }
    }

    /// Whether it is ours, wherever it lies.
    pub(super) fn is_ours_anywhere(&self) -> bool {
        self.nearly.is_none_or(|anywhere| anywhere.0)
    }

    /// Whether it is a charter by its header.
    pub(super) fn is_charter(&self) -> bool {
        self.kind == Some(DocumentKind::Charter)
    }
}

impl FoundFile {
    /// A file that was read and is kept.
    pub(super) fn whole(file: DocumentFile) -> Self {
        Self { outline: Outline::of(&file), whole: Some(Box::new(file)), text: None }
    }

    /// Looks at a file on the disk; `None` if it is not ours.
    pub(super) fn look(path: &Path, roots: &Roots, look: Look) -> Option<Self> {
        let is_named = roots.names_file(path);
        if look == Look::Quick
            && let Ok(bytes) = read_bytes(path)
        {
            match quick(path, bytes, is_named) {
                Quick::Foreign => return None,
                Quick::Ours(outline) => return Some(Self { outline, whole: None, text: None }),
                Quick::Unclear => {}
            }
        }
        let file = read_file(path, roots.shown_path(path), is_named)?;
        Some(Self { outline: Outline::of(&file), whole: None, text: None })
    }

    /// Looks at a file of a commit, which holds these bytes; `None` if it is not ours.
    pub(super) fn in_commit(path: &Path, bytes: Vec<u8>, roots: &Roots, look: Look) -> Option<Self> {
        let is_named = roots.names_file(path);
        if look == Look::Quick {
            match quick(path, bytes.clone(), is_named) {
                Quick::Foreign => return None,
                Quick::Ours(outline) => return Some(Self { outline, whole: None, text: None }),
                Quick::Unclear => {}
            }
        }
        let file = from_bytes(path.to_owned(), roots.shown_path(path), bytes, is_named, true)?;
        Some(Self { outline: Outline::of(&file), whole: None, text: None })
    }

    /// The same with another text, which is not written yet; `None` if it is not ours any more.
    pub(super) fn replaced(&self, text: &Arc<str>, roots: &Roots) -> Option<Self> {
        let file = from_text(&self.outline.path, text, roots)?;
        Some(Self { outline: Outline::of(&file), whole: None, text: Some(Arc::clone(text)) })
    }

    /// The file itself, read if it is not here yet.
    ///
    /// # Errors
    /// It is not any more what it was taken for.
    pub(super) fn open(&self, roots: &Roots, words: &Arc<BTreeSet<String>>) -> Result<DocumentFile, Changed> {
        if let Some(whole) = &self.whole {
            return Ok(DocumentFile::clone(whole));
        }
        let path = &*self.outline.path;
        let read = match &self.text {
            Some(text) => from_text(path, text, roots),
            None => read_file(path, roots.shown_path(path), roots.names_file(path)),
        };
        match read {
            Some(file) if Outline::of(&file) == self.outline => Ok(file.holding(words)),
            _ => Err(Changed { path: roots.shown_path(path) }),
        }
    }
}

fn from_text(path: &Path, text: &str, roots: &Roots) -> Option<DocumentFile> {
    let bytes = text.as_bytes().to_vec();
    from_bytes(path.to_owned(), roots.shown_path(path), bytes, roots.names_file(path), true)
}

/// The key by which a document is sorted.
fn naming_key(kind: DocumentKind) -> &'static str {
    if kind == DocumentKind::Charter { "id" } else { "partnership" }
}

/// What a quick look has shown.
#[derive(Debug, PartialEq, Eq)]
enum Quick {
    Foreign,
    Ours(Outline),
    /// It takes YAML to tell.
    Unclear,
}

fn quick(path: &Path, bytes: Vec<u8>, is_named: bool) -> Quick {
    let is_ours_by_name = is_named || has_charter_name(path);
    if nearly::is_lfs_pointer(&bytes) {
        return Quick::Unclear;
    }
    let Ok(text) = yaml::text_of(bytes) else { return Quick::Unclear };
    let kind = match sniff(&text) {
        Sniffed::Foreign if !is_ours_by_name && nearly::look(&text).is_none() => return Quick::Foreign,
        Sniffed::Ours { header: Header::Known(kind), is_first: true, .. } => kind,
        _ => return Quick::Unclear,
    };
    match value_of(&text, naming_key(kind)) {
        Ok(name) => Quick::Ours(Outline {
            path: path.into(),
            kind: Some(kind),
            meant: Some(kind),
            nearly: None,
            stands_for: None,
            name: name.map(Into::into),
        }),
        Err(Unclear) => Quick::Unclear,
    }
}

/// It takes YAML to tell.
#[derive(Debug, PartialEq, Eq)]
struct Unclear;

/// The plain word under a key at the outermost level, as the lines show it that begin at their margin. Whoever reads the file
/// as YAML later compares: what a line shows here may stand within quotes that were opened above it.
fn value_of<'t>(text: &'t str, key: &str) -> Result<Option<&'t str>, Unclear> {
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let (mut rest, mut value) = (text, None);
    while !rest.is_empty() {
        let end = memchr(b'\n', rest.as_bytes());
        let (line, next) = end.map_or((rest, ""), |end| (&rest[..end], &rest[end + 1..]));
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.bytes().next() {
            // Blank, further in, or a comment.
            None | Some(b' ' | b'#') => {}
            Some(first) if first.is_ascii_alphanumeric() => {
                if let Some(behind) = line.strip_prefix(key).filter(|_| value.is_none()) {
                    value = match behind.strip_prefix(':') {
                        Some(behind) => {
                            let below = next.split('\n').find(|line| !line.trim().is_empty());
                            Some(word(behind, below)?)
                        }
                        None if behind.bytes().next().is_some_and(is_of_word) => None,
                        None => return Err(Unclear),
                    };
                }
            }
            // Quotes, brackets, markers, further characters: rare at the margin.
            Some(_) => return Err(Unclear),
        }
        if has_returns && line.contains('\r') {
            return Err(Unclear);
        }
        rest = next;
    }
    Ok(value)
}

/// A word that stands alone behind a colon; `next_line` is the next one that is not blank.
fn word<'t>(behind_colon: &'t str, next_line: Option<&str>) -> Result<&'t str, Unclear> {
    let said = behind_colon.strip_prefix(' ').ok_or(Unclear)?;
    let said = said.split_once(" #").map_or(said, |(said, _)| said).trim_matches(' ');
    let is_word =
        said.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric()) && said.bytes().all(is_of_word);
    // A text may go on further in.
    let is_whole = next_line.is_none_or(|line| !line.starts_with([' ', '\t']));
    if is_word && is_whole { Ok(said) } else { Err(Unclear) }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_word_at_the_margin_is_told_from_its_line() {
        fn told(text: &str) -> Result<Option<&str>, Unclear> {
            value_of(text, "id")
        }
        assert_eq!(told("partner: charter/v1\nid: north-star\nname: x\n"), Ok(Some("north-star")));
        assert_eq!(told("partner: charter/v1\r\nid:  a1  # ours\r\nname: x\r\n"), Ok(Some("a1")));
        assert_eq!(told("partner: charter/v1\nid: a\nid: b\n"), Ok(Some("a")), "the first one counts");
        assert_eq!(told("partner: charter/v1\nideas: [a]\n  id: b\n# id: c\n"), Ok(None));
        assert_eq!(told("id: a"), Ok(Some("a")));
    }

    #[test]
    fn what_takes_yaml_to_tell_is_left_to_it() {
        for text in [
            "id: 'a'\n",
            "id: a b\n",
            "id: &x a\n",
            "id:\n  a\n",
            "id: a\n  b\n",
            "id: a\n\n  b\n",
            "id :a\n",
            "id:\ta\n",
            "id: a\rname: x\n",
            "\"id\": a\n",
            "? id\n: a\n",
            "{id: a}\n",
            "--- \nid: a\n",
            "id: a\n...\nid: b\n",
            "!!map\nid: a\n",
            "é: a\nid: b\n",
            "\tid: a\n",
        ] {
            assert_eq!(value_of(text, "id"), Err(Unclear), "{text:?}");
        }
    }

    /// A quick look either says what a thorough one says, or nothing.
    #[test]
    fn a_quick_look_says_what_yaml_says() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("charter.yaml");
        let roots = Roots::of(folder.path(), &[PathBuf::from(".")]).unwrap();
        let parts = [
            "partner: charter/v1\n",
            "partner: decision/v1\n",
            "partner: charter/v9\n",
            "id: a-b\n",
            "id: x1 # c\n",
            "id: 'q'\n",
            "partnership: other\n",
            "partnership: >-\n  other\n",
            "summary: |\n  id: within\n",
            "summary: \"two\n  id: lines\"\n",
            "name: don't [\n",
            "  id: further-in\n",
            "# id: comment\n",
            "\n",
            "id: a\r\n",
            "x-1: {a: b}\n",
        ];
        let (mut quick_ones, mut state) = (0, 7_u64);
        for _ in 0..2_000 {
            let mut text = String::new();
            for _ in 0..6 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[usize::try_from(state >> 33).unwrap() % parts.len()]);
            }
            std::fs::write(&file, &text).unwrap();
            let thorough = FoundFile::look(&file, &roots, Look::Thorough).map(|found| found.outline);
            match quick(&file, text.clone().into_bytes(), false) {
                Quick::Ours(outline) => {
                    quick_ones += 1;
                    assert_eq!(Some(outline), thorough, "{text:?}");
                }
                Quick::Foreign => assert_eq!(None, thorough, "{text:?}"),
                Quick::Unclear => {}
            }
        }
        assert!(quick_ones > 100, "{quick_ones}");
    }
}
