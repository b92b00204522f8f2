//! One file: its text, its tree, and what it says it is.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file_name::has_charter_name;
use super::sniff::{Sniffed, sniff};
use super::{header_correction, nearly};
use crate::document::description;
use crate::document::header::{DocumentKind, Header};
use crate::document::{Problem, ProblemKind, Source, suggestion};
use crate::yaml::{self, Limits, Span, Tree, YamlPath};

/// A file that is ours, read as far as it could be.
#[derive(Debug, Clone)]
pub(super) struct DocumentFile {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// Its text and tree.
    pub(super) source: Arc<Source>,
    /// What it says it is; `None` if that cannot be told.
    pub(super) kind: Option<DocumentKind>,
    /// What reading it has shown.
    pub(super) problems: Vec<Problem>,
    /// The sections that could not be read.
    pub(super) damaged: Vec<String>,
    /// The kind that it can only have been meant to be, where it does not say so.
    pub(super) meant: Option<DocumentKind>,
    /// Whether it is only nearly ours, and if so, whether its keys show that it is, wherever it lies.
    pub(super) nearly: Option<Anywhere>,
    /// What stands for more than itself: a folder, or a file that is not there.
    pub(super) stands_for: Option<Hidden>,
}

/// Whether a file that is nearly ours is so wherever it lies; else only in a partnership's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anywhere(pub(super) bool);

/// What a place hides that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// Whatever lies in a folder.
    Folder,
    /// A file behind a link or left out of a sparse checkout.
    File,
}

impl DocumentFile {
    /// Whether it is a charter, or was meant to be one.
    pub(super) fn is_charter(&self) -> bool {
        self.kind == Some(DocumentKind::Charter) || (self.kind.is_none() && has_charter_name(&self.path))
    }

    /// The same with further texts that count as open.
    pub(super) fn holding(mut self, words: &Arc<BTreeSet<String>>) -> Self {
        if self.source.tree.placeholders() != &**words {
            Arc::make_mut(&mut self.source).tree.hold_places(Arc::clone(words));
        }
        self
    }

    /// The same, of which every problem is told however many there are, where that is asked for.
    pub(super) fn telling_all(mut self, is_asked: bool) -> Self {
        if !is_asked {
            return self;
        }
        let source = Arc::unwrap_or_clone(self.source);
        self.source = Arc::new(source.telling_all());
        self
    }

    /// Whether it is ours, wherever it lies.
    pub(super) fn is_ours_anywhere(&self) -> bool {
        self.nearly.is_none_or(|anywhere| anywhere.0)
    }

    /// What could not be read, as a file with nothing in it.
    pub(super) fn unread(path: &Path, shown: String, message: String, help: &str) -> Self {
        let problem =
            Problem::in_text(Span::default(), ProblemKind::FileUnreadable, message, help.to_owned());
        Self {
            path: path.to_owned(),
            source: Arc::new(Source::new(shown, String::new(), Tree::default())),
            kind: None,
            problems: vec![problem],
            damaged: Vec::new(),
            meant: None,
            nearly: None,
            stands_for: None,
        }
    }

    /// Whether all of it could be read as YAML.
    pub(super) fn is_whole(&self) -> bool {
        let is_loss =
            |problem: &Problem| matches!(problem.kind, ProblemKind::YamlSyntax | ProblemKind::FileUnreadable);
        !self.problems.iter().any(is_loss)
    }

    /// The text under a key at the outermost level, with its place.
    pub(super) fn top_level(&self, key: &str) -> Option<(&str, Span)> {
        let tree = &self.source.tree;
        let value = tree.get(tree.root()?, key)?.1;
        Some((tree.scalar(value)?.trim(), tree.span(value)))
    }

    /// Where problems of the file as a whole are shown: at the header.
    pub(super) fn header_span(&self) -> Span {
        self.top_level("partner").map_or_else(|| self.source.line(1), |(_, span)| span)
    }
}

/// The bytes of a file, no more than tell that there are too many.
pub(super) fn read_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    // One byte more than the limit tells that there is more, without reading all of it.
    let most = Limits::default().bytes + 1;
    let file = File::open(path)?;
    // In one go; a pipe or a device says nothing of its length.
    let length = file.metadata().map_or(0, |it| it.len());
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(most).min(most) + 1);
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads one file from the disk; `None` if it is not ours.
pub(super) fn read_file(path: &Path, shown: String, is_named: bool) -> Option<DocumentFile> {
    match read_bytes(path) {
        Ok(bytes) => from_bytes(path.to_owned(), shown, bytes, is_named, true),
        Err(error) => Some(unreadable(path, shown, &error.to_string())),
    }
}

/// A draft that was left. Its text is not read: an answer without a name may stand in it.
pub(super) fn draft_left(path: &Path, shown: String) -> DocumentFile {
    let message = "draft left by an interrupted run".to_owned();
    let help =
        "compare it with the files next to it, record again what is missing there, then delete it".to_owned();
    DocumentFile {
        path: path.to_owned(),
        source: Arc::new(Source::new(shown, String::new(), Tree::default()).in_file(path.to_owned())),
        kind: None,
        problems: vec![Problem::in_text(Span::default(), ProblemKind::DraftLeft, message, help)],
        damaged: Vec::new(),
        meant: None,
        nearly: None,
        stands_for: None,
    }
}

pub(super) fn unreadable(path: &Path, shown: String, reason: &str) -> DocumentFile {
    let is_folder = path.is_dir();
    let message = match is_folder {
        true => format!("the folder cannot be read, nor the records in it: {reason}"),
        false => format!("the file cannot be read: {reason}"),
    };
    let help =
        "give the program permission to read it, or leave it out with `[files] exclude` in `partner.toml`";
    let file = DocumentFile::unread(path, shown, message, help);
    DocumentFile { stands_for: Some(if is_folder { Hidden::Folder } else { Hidden::File }), ..file }
}

/// Reads one file from its bytes; `None` if it is not ours. A file that was named is ours by that. What came in by standard
/// input is not on disk.
pub(super) fn from_bytes(
    path: PathBuf,
    shown: String,
    bytes: Vec<u8>,
    is_named: bool,
    is_on_disk: bool,
) -> Option<DocumentFile> {
    let is_ours_by_name = is_named || has_charter_name(&path);
    if nearly::is_lfs_pointer(&bytes) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (message, help) = nearly::lfs_pointer(&name);
        let file = DocumentFile::unread(&path, shown, message, help);
        let anywhere = (!is_ours_by_name).then_some(Anywhere(false));
        return Some(DocumentFile { nearly: anywhere, stands_for: Some(Hidden::File), ..file });
    }
    // A text that cannot be read still shows by its beginning whether it is ours.
    let beginning = bytes[..bytes.len().min(4096)].to_vec();
    let text = match yaml::text_of(bytes) {
        Ok(text) => text,
        Err(problem) => {
            let plain = beginning.iter().filter(|byte| byte.is_ascii() && **byte != 0);
            let head: String = plain.map(|byte| char::from(*byte)).collect();
            let is_ours = is_ours_by_name || sniff(&head) != Sniffed::Foreign;
            return is_ours.then(|| not_text(path, shown, problem, is_on_disk));
        }
    };
    // A conflict above the header does not make the file another's.
    let sniffed = match sniff(&text) {
        first @ Sniffed::Ours { is_first: true, .. } => first,
        _ => sniff(&yaml::without_conflict_marks(&text)),
    };
    let nearly = if sniffed == Sniffed::Foreign { nearly::look(&text) } else { None };
    if sniffed == Sniffed::Foreign && !is_ours_by_name && nearly.is_none() {
        return None;
    }
    let suspicion =
        nearly.as_ref().filter(|_| !is_ours_by_name).map(|nearly| Anywhere(nearly.is_ours_anywhere));
    let meant = nearly.as_ref().and_then(|nearly| nearly.meant).or_else(|| meant_by(&sniffed));
    let (kind, mut header_problem) = match nearly {
        // Of a file that was named or has a charter's name it is known what it lacks, if it has no header at all.
        Some(nearly) if !is_ours_by_name || nearly.has_header => (nearly.kind, Some(nearly.problem)),
        _ => header_of(&sniffed, &text, is_named && !has_charter_name(&path)),
    };
    let reading = yaml::read(&text, &Limits::default());
    if let (Some(problem), Some(tree), None) = (&mut header_problem, &reading.tree, suspicion) {
        problem.correction = header_correction::of(&sniffed, &path, tree);
    }
    let is_flawless = reading.problems.is_empty();
    let problems = reading.problems.into_iter().map(|problem| {
        Problem::in_text(problem.span, ProblemKind::YamlSyntax, problem.message, problem.help)
    });
    let problems = header_problem.into_iter().chain(problems).collect();
    let tree = reading.tree.unwrap_or_default();
    let mut damaged = reading.damaged;
    if let Some(kind) = kind.filter(|_| reading.has_nameless_damage) {
        damaged.extend(may_be_lost(kind, &tree, &damaged));
    }
    if let Some(kind) = kind {
        damaged.extend(misspelt(kind, &tree, &damaged));
    }
    let source = Source::new(shown, text, tree);
    let source = if is_flawless { source.without_flaw() } else { source };
    let source = Arc::new(if is_on_disk { source.in_file(path.clone()) } else { source });
    Some(DocumentFile { path, source, kind, problems, damaged, meant, nearly: suspicion, stands_for: None })
}

/// The kind that a misspelt header can only have meant.
fn meant_by(sniffed: &Sniffed) -> Option<DocumentKind> {
    match sniffed {
        Sniffed::Ours { header: Header::Known(kind), .. } => Some(*kind),
        Sniffed::Ours { header: Header::Unknown { meant, .. }, .. } => *meant,
        Sniffed::Foreign => None,
    }
}

/// The sections that a damage without a name may have taken: every one that is not there.
fn may_be_lost(kind: DocumentKind, tree: &Tree, damaged: &[String]) -> Vec<String> {
    let is_there = |key: &str| tree.root().is_some_and(|root| tree.get(root, key).is_some());
    let names = description::keys(kind).iter().copied();
    let lost = names.filter(|key| !is_there(key) && !damaged.iter().any(|name| name == key));
    lost.map(str::to_owned).collect()
}

/// The sections whose names are misspelt: they say something, and what is not known.
fn misspelt(kind: DocumentKind, tree: &Tree, damaged: &[String]) -> Vec<String> {
    let names = || description::keys(kind).iter().copied();
    let is_open = |name: &str| {
        tree.root().is_some_and(|root| tree.get(root, name).is_none()) && !damaged.iter().any(|it| it == name)
    };
    let written = tree.root().into_iter().flat_map(|root| tree.entries(root));
    let strangers = written
        .filter_map(|(key, _)| tree.scalar(key))
        .filter(|key| !key.starts_with("x-") && !names().any(|name| name == *key));
    strangers
        .filter_map(|key| suggestion::nearest(key, names()))
        .filter(|name| is_open(name))
        .map(str::to_owned)
        .collect()
}

fn not_text(path: PathBuf, shown: String, problem: yaml::TextProblem, is_on_disk: bool) -> DocumentFile {
    let found = Problem::in_text(problem.span, ProblemKind::FileUnreadable, problem.message, problem.help);
    let source = Source::new(shown, problem.text, Tree::default());
    let source = Arc::new(if is_on_disk { source.in_file(path.clone()) } else { source });
    let problems = vec![found];
    DocumentFile {
        path,
        source,
        kind: None,
        problems,
        damaged: Vec::new(),
        meant: None,
        nearly: None,
        stands_for: None,
    }
}

/// The kind that a header names, and what is wrong with the header.
fn header_of(sniffed: &Sniffed, text: &str, is_record_name: bool) -> (Option<DocumentKind>, Option<Problem>) {
    let first_line = || Span::new(0..text.lines().next().unwrap_or_default().trim_end().len());
    let missing = |span: Span, message: &str, help: &str| {
        let mut problem =
            Problem::in_text(span, ProblemKind::HeaderMissing, message.to_owned(), help.to_owned());
        problem.path = YamlPath::from("partner");
        Some(problem)
    };
    match sniffed {
        Sniffed::Foreign if is_record_name => (
            None,
            missing(
                first_line(),
                "no `partner:` header in the first line",
                "begin the file with its kind, such as `partner: charter/v1` or `partner: decision/v1`",
            ),
        ),
        Sniffed::Foreign => (
            None,
            missing(
                first_line(),
                "the file is named like a charter but has no `partner:` header",
                "begin the file with `partner: charter/v1`",
            ),
        ),
        Sniffed::Ours { header: Header::Known(kind), is_first: true, .. } => (Some(*kind), None),
        Sniffed::Ours { header: Header::Known(kind), span, .. } => (
            Some(*kind),
            missing(
                *span,
                "`partner` is not the first key of the file",
                "move this line to the top, so that people and programs see at once what the file is",
            ),
        ),
        Sniffed::Ours { header: Header::Unknown { message, help, .. }, span, .. } => {
            let mut problem =
                Problem::in_text(*span, ProblemKind::KindUnknown, message.clone(), help.clone());
            problem.path = YamlPath::from("partner");
            (None, Some(problem))
        }
    }
}
