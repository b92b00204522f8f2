//! What is wrong with a document as a document, before anybody asks whether the partnership is sound.

use std::collections::BTreeMap;

use super::Correction;
use crate::yaml::{NodeId, Span, Tree, YamlPath};

/// The kinds of document problems; each is a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The text is not YAML, or uses a part of YAML that charters don't.
    YamlSyntax,
    /// The file could not be read as text.
    FileUnreadable,
    /// A file with a charter's name lacks the first line that says what it is.
    HeaderMissing,
    /// The first line names a kind or version that this program does not know.
    KindUnknown,
    /// A key that the format does not have.
    UnknownKey,
    /// A key that every charter needs.
    KeyMissing,
    /// A key that stands twice in one map.
    DuplicateKey,
    /// A value that is not of the kind that belongs there.
    InvalidValue,
    /// A party, body, metric or gate that the charter does not have.
    ReferenceUnknown,
    /// A comma has split a value of a `{…}` map in two.
    FlowValueSplit,
    /// A record that belongs to no charter.
    RecordOrphaned,
    /// A record that could belong to several charters, or two charters of one id.
    CharterAmbiguous,
    /// A draft that a run left behind which was killed while it wrote.
    DraftLeft,
}

impl ProblemKind {
    /// Whether the file cannot be read as a document, or not to its end; else a single value is wrong.
    #[must_use]
    pub fn breaks(self) -> bool {
        match self {
            Self::YamlSyntax
            | Self::FileUnreadable
            | Self::HeaderMissing
            | Self::KindUnknown
            | Self::RecordOrphaned
            | Self::CharterAmbiguous => true,
            Self::UnknownKey
            | Self::KeyMissing
            | Self::DuplicateKey
            | Self::InvalidValue
            | Self::ReferenceUnknown
            | Self::FlowValueSplit
            | Self::DraftLeft => false,
        }
    }
}

/// One thing wrong, at its place, with what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which kind it is.
    pub kind: ProblemKind,
    /// Where, in bytes of the document's text.
    pub span: Span,
    /// Where, by names.
    pub path: YamlPath,
    /// Further down by names, in a file that the place only names: the row of a table and its cell; else nothing.
    pub within: YamlPath,
    /// What is wrong, in the user's words.
    pub message: String,
    /// What stands under the marked text, in a few words; may be empty.
    pub label: String,
    /// What to write instead.
    pub help: String,
    /// Other places that belong to it, each with what it shows.
    pub related: Vec<(Span, String)>,
    /// The change that fixes it, where there is only one.
    pub correction: Option<Correction>,
}

impl Problem {
    /// A problem at a node of the tree.
    #[must_use]
    pub fn at(tree: &Tree, node: NodeId, kind: ProblemKind, message: String, help: String) -> Self {
        Self {
            kind,
            span: tree.span(node),
            path: tree.path_of(node),
            within: YamlPath::root(),
            message,
            label: String::new(),
            help,
            related: Vec::new(),
            correction: None,
        }
    }

    /// A problem at a stretch of the text that no tree describes.
    #[must_use]
    pub fn in_text(span: Span, kind: ProblemKind, message: String, help: String) -> Self {
        Self {
            kind,
            span,
            path: YamlPath::root(),
            within: YamlPath::root(),
            message,
            label: String::new(),
            help,
            related: Vec::new(),
            correction: None,
        }
    }

    /// Adds the words that stand under the marked text.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
}

/// Most other places that are shown of a name that nothing declares.
const MOST_SHOWN: usize = 3;

/// The problems with one for each name that nothing declares, at the first place that names it: how often it is named is
/// said
/// there. What fixes one place fixes the others.
pub(super) fn gathered(problems: Vec<Problem>) -> Vec<Problem> {
    let mut gathered: Vec<Problem> = Vec::with_capacity(problems.len());
    let mut first: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for problem in problems {
        if problem.kind != ProblemKind::ReferenceUnknown {
            gathered.push(problem);
            continue;
        }
        let (at, places) =
            first.entry((problem.message.clone(), problem.help.clone())).or_insert((gathered.len(), 0));
        *places += 1;
        if *places == 1 {
            gathered.push(problem);
            continue;
        }
        let Some(known) = gathered.get_mut(*at) else { continue };
        if known.related.len() < MOST_SHOWN {
            known.related.push((problem.span, "and here".to_owned()));
        }
        match (&mut known.correction, problem.correction) {
            (Some(correction), Some(other)) => correction.elsewhere.push(other.change),
            (none @ None, other) => *none = other,
            (Some(_), None) => {}
        }
    }
    for (at, places) in first.into_values().filter(|(_, places)| *places > 1) {
        if let Some(problem) = gathered.get_mut(at) {
            problem.message.push_str(&format!(", though {places} places name it"));
        }
    }
    gathered
}
