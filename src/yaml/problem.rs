//! What can be wrong with a text before anybody asks what it means.

use super::Span;

/// The sort of a [`SyntaxProblem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// A quote that opens and does not close, or closes too early.
    Quote,
    /// A `[` or `{` without its end, or an end without its beginning.
    Bracket,
    /// A tab where YAML wants spaces.
    Tab,
    /// A `: ` within a value that is not quoted.
    ColonInValue,
    /// A line that starts in the wrong column.
    Indentation,
    /// A character that no text should hold, such as NUL or escape.
    ControlCharacter,
    /// An alias for which there is no anchor above it.
    UnknownAlias,
    /// An alias within the very value that it stands for.
    CyclicAlias,
    /// Aliases that stand for more than [`super::Limits::nodes`] in all.
    AliasBomb,
    /// More nesting than [`super::Limits::depth`].
    TooDeep,
    /// More keys and values than [`super::Limits::nodes`].
    TooManyNodes,
    /// More text than [`super::Limits::bytes`].
    TooLong,
    /// A second document in the same file.
    SeveralDocuments,
    /// A list or a map in the place of a key.
    NonScalarKey,
    /// A tag outside YAML's core schema.
    CustomTag,
    /// The merge key `<<` of YAML 1.1.
    MergeKey,
    /// The marks that git leaves where two edits meet.
    MergeConflict,
    /// Anything else that is not YAML.
    Other,
}

/// Something that keeps a text, or a part of it, from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// Where it is: within the text, at character boundaries, empty only if nothing is written.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl SyntaxProblem {
    pub(super) fn new(
        kind: ProblemKind,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { kind, span, message: message.into(), help: help.into() }
    }
}
