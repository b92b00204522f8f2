//! From the parser's events to a tree: one pass, no recursion, aliases left as aliases.

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput, StructureStyle, Tag};

use super::lines::{boundary, word};
use super::text::as_read;
use super::tree::{Node, Shape};
use super::{Limits, ProblemKind, Span, Style, SyntaxProblem, Tree};

/// What one pass over the text gave.
pub(super) struct Pass {
    pub(super) tree: Tree,
    pub(super) documents: usize,
    /// Problems that did not stop the pass.
    pub(super) problems: Vec<SyntaxProblem>,
    /// What stopped the pass, if something did.
    pub(super) failure: Option<Failure>,
}

impl Pass {
    /// One that has shown no problem.
    pub(super) fn of(tree: Tree) -> Self {
        Self { tree, documents: 1, problems: Vec::new(), failure: None }
    }
}

pub(super) enum Failure {
    /// The text is not YAML at some place.
    Scan { error: Box<ScanError>, near: Near },
    /// A bound that a part of the text breaks; the rest can still be read.
    Part(SyntaxProblem),
    /// A bound that the text as a whole breaks.
    Whole(SyntaxProblem),
}

/// What had been read when the parser gave up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Near {
    /// The last scalar or alias, and whether it is a scalar without quotes.
    pub(super) last: Span,
    pub(super) last_is_plain: bool,
    /// Where the innermost list or map in brackets that is still open starts.
    pub(super) open_bracket: Option<usize>,
}

/// A list or map whose end has not come yet.
struct Frame {
    node: usize,
    anchor: usize,
    is_mapping: bool,
    is_bracketed: bool,
    children: usize,
    /// Where the last descendant ends.
    end: usize,
    size: Size,
}

/// How much a node stands for, aliases followed.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    nodes: usize,
    /// Lists and maps inside one another, this one counted.
    depth: usize,
}

/// What a name written as `&name` stands for.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    node: u32,
    /// `None` while the node is still open: an alias to it would hold itself.
    size: Option<Size>,
}

struct Builder<'a> {
    text: &'a str,
    limits: &'a Limits,
    tree: Tree,
    open: Vec<Frame>,
    /// By the parser's number, which counts from 1 in the order of the text.
    anchors: Vec<Option<Anchor>>,
    problems: Vec<SyntaxProblem>,
    documents: usize,
    expanded: usize,
    near: Near,
    /// The end of the last thing read, from where marks such as `-` and `|` are looked for.
    cursor: usize,
}

/// Reads the text once.
pub(super) fn pass(text: &str, limits: &Limits) -> Pass {
    let mut builder = Builder {
        text,
        limits,
        tree: Tree::default(),
        open: Vec::new(),
        anchors: Vec::new(),
        problems: Vec::new(),
        documents: 0,
        expanded: 0,
        near: Near::default(),
        cursor: 0,
    };
    let mut failure = None;
    for event in Parser::<StrInput<'_>>::new_from_str_with_options(text, options(limits)) {
        let taken = match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => Err(builder.scan_failure(error)),
        };
        if let Err(stop) = taken {
            failure = Some(stop);
            break;
        }
    }
    if builder.documents > 1 {
        // The first document is complete, and a second one should not be there at all.
        failure = None;
    }
    Pass { tree: builder.tree, documents: builder.documents, problems: builder.problems, failure }
}

fn options(limits: &Limits) -> Options {
    let mut options = Options::default();
    options.strict_indentation = true;
    options.emit_unresolved_aliases = true;
    // The default refuses valid files with a hundred comment lines behind a bare key.
    options.max_buffered_comment_events = limits.bytes;
    // The builder tells the exact bound; these only keep the parser's own stacks small.
    options.flow_nesting_limit = limits.depth.saturating_add(1);
    options.block_nesting_limit = limits.depth.saturating_add(1);
    options
}

type Taken = Result<(), Failure>;

/// Longest key, in bytes: YAML 1.2.2 section 7.4 allows keys without `?` no more than 1,024 characters, and every path to
/// what is inside repeats them.
const LONGEST_KEY: usize = 1024;

impl Builder<'_> {
    fn scan_failure(&self, error: ScanError) -> Failure {
        if *error.kind() == granit_parser::ErrorKind::RecursionLimitExceeded {
            let at = error.marker().byte_offset().unwrap_or(self.cursor);
            return Failure::Part(self.too_deep(self.one_char(at)));
        }
        Failure::Scan { error: Box::new(error), near: self.near }
    }

    fn take(&mut self, event: Event<'_>, place: &granit_parser::Span) -> Taken {
        let range = place.byte_range().unwrap_or(self.cursor..self.cursor);
        let range = boundary(self.text, range.start)..boundary(self.text, range.end.max(range.start));
        match event {
            Event::DocumentStart(..) => self.start_document(range.start),
            Event::Comment(..) => self.tree.comments.push(Span::new(range)),
            _ if self.documents > 1 => {}
            Event::Scalar(value, style, anchor, tag) => {
                let tag = self.tag(tag.as_deref(), place);
                self.scalar(&value, style, range, anchor, tag)?;
            }
            Event::Alias(anchor) => self.alias(anchor, Span::new(range))?,
            Event::UnresolvedAlias(name) => self.unknown_alias(&name, Span::new(range))?,
            Event::SequenceStart(style, anchor, tag) => {
                let tag = self.tag(tag.as_deref(), place);
                self.start(Shape::Sequence, style, range, anchor, tag)?;
            }
            Event::MappingStart(style, anchor, tag) => {
                let tag = self.tag(tag.as_deref(), place);
                self.start(Shape::Mapping, style, range, anchor, tag)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            _ => {}
        }
        Ok(())
    }

    fn start_document(&mut self, at: usize) {
        self.documents += 1;
        if self.documents == 2 {
            self.problems.push(SyntaxProblem::new(
                ProblemKind::SeveralDocuments,
                word(self.text, at),
                "a second document starts here",
                "keep one document per file: move this one to a file of its own, or remove the line",
            ));
        }
    }

    fn scalar(
        &mut self,
        value: &str,
        style: ScalarStyle,
        range: std::ops::Range<usize>,
        anchor: usize,
        tag: Option<Span>,
    ) -> Taken {
        let (style, span) = match style {
            ScalarStyle::Plain if range.is_empty() => (Style::Plain, self.absent(range.start)),
            ScalarStyle::Plain => (Style::Plain, range),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (Style::Quoted, range),
            ScalarStyle::Literal | ScalarStyle::Folded => (Style::Literal, self.block_scalar(range)),
        };
        // The parser writes `~` for a value that is not there.
        let value = if span.is_empty() && style == Style::Plain { "" } else { value };
        let is_key = self.expects_key();
        if is_key && value.len() > LONGEST_KEY {
            return Err(Failure::Part(SyntaxProblem::new(
                ProblemKind::TooLong,
                Span::new(span.start..span.start),
                format!("this key is longer than the {LONGEST_KEY} bytes that are read"),
                "write a short key, and put the text in its value",
            )));
        }
        let span = Span::new(span);
        self.near.last = span;
        self.near.last_is_plain = style == Style::Plain && !span.is_empty();
        if is_key && value == "<<" && style == Style::Plain {
            self.problem(
                ProblemKind::MergeKey,
                span,
                "the merge key `<<` is not part of YAML 1.2 and is not followed",
                "write the keys out, or give a whole value by alias: `key: *name`",
            );
        }
        let start = self.tree.values.len();
        self.tree.values.push_str(&as_read(value));
        let value = Span::new(start..self.tree.values.len());
        let node = self.push(Shape::Scalar { value }, style, span, tag)?;
        let size = Size { nodes: 1, depth: 0 };
        self.bind(anchor, node, Some(size));
        self.cursor = self.cursor.max(span.range().end);
        self.child(span.range().end, size);
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Taken {
        self.near.last = span;
        self.near.last_is_plain = false;
        let Some(Anchor { node: target, size: Some(size) }) = self.anchors.get(anchor).copied().flatten()
        else {
            self.problem(
                ProblemKind::CyclicAlias,
                span,
                "this alias is inside the value it refers to",
                "write the value out, or move the anchor `&…` to the part that is meant",
            );
            return self.nothing(span);
        };
        self.expanded = self.expanded.saturating_add(size.nodes.saturating_sub(1));
        if self.expanded >= self.limits.nodes {
            return Err(Failure::Whole(SyntaxProblem::new(
                ProblemKind::AliasBomb,
                span,
                format!(
                    "with this alias written out the file has more than {} keys and values",
                    self.limits.nodes
                ),
                "write the values out, and use aliases only for what is small",
            )));
        }
        if self.open.len().saturating_add(size.depth) > self.limits.depth {
            return Err(Failure::Part(self.too_deep(span)));
        }
        let is_collection = self
            .tree
            .nodes
            .get(target as usize)
            .is_some_and(|node| !matches!(node.shape, Shape::Scalar { .. }));
        if is_collection && self.expects_key() {
            self.key_is_collection(span);
        }
        self.push(Shape::Alias { target }, Style::Plain, span, None)?;
        self.cursor = self.cursor.max(span.range().end);
        self.child(span.range().end, size);
        Ok(())
    }

    fn unknown_alias(&mut self, name: &str, span: Span) -> Taken {
        self.near.last = span;
        self.near.last_is_plain = false;
        self.problem(
            ProblemKind::UnknownAlias,
            span,
            format!("no anchor `&{name}` above this alias"),
            format!(
                "name a value with `&{name}` further up, or put the text in quotes if it just starts with `*`"
            ),
        );
        self.nothing(span)
    }

    /// A null in the place of an alias that stands for nothing.
    fn nothing(&mut self, span: Span) -> Taken {
        let at = self.tree.values.len();
        self.push(Shape::Scalar { value: Span::new(at..at) }, Style::Plain, span, None)?;
        self.cursor = self.cursor.max(span.range().end);
        self.child(span.range().end, Size { nodes: 1, depth: 0 });
        Ok(())
    }

    fn start(
        &mut self,
        shape: Shape,
        style: StructureStyle,
        range: std::ops::Range<usize>,
        anchor: usize,
        tag: Option<Span>,
    ) -> Taken {
        let is_bracketed = style == StructureStyle::Flow && !range.is_empty();
        let start = if shape == Shape::Sequence && !is_bracketed {
            self.first_dash(range.start)
        } else {
            range.start
        };
        if self.open.len() >= self.limits.depth {
            return Err(Failure::Part(self.too_deep(self.one_char(start))));
        }
        if self.expects_key() {
            self.key_is_collection(self.one_char(start));
        }
        let style = if style == StructureStyle::Flow { Style::Flow } else { Style::Plain };
        let node = self.push(shape, style, Span::new(start..range.end.max(start)), tag)?;
        self.bind(anchor, node, None);
        // A list without indentation is put behind its first dash, which is still to be read.
        self.cursor = self.cursor.max(if is_bracketed { range.end } else { start });
        if is_bracketed {
            self.near.open_bracket = Some(start);
        }
        self.open.push(Frame {
            node: node as usize,
            anchor,
            is_mapping: shape == Shape::Mapping,
            is_bracketed,
            children: 0,
            end: range.end.max(start),
            size: Size { nodes: 1, depth: 0 },
        });
        Ok(())
    }

    fn end(&mut self, at: usize) {
        let Some(frame) = self.open.pop() else { return };
        let end = if frame.is_bracketed { at.max(frame.end) } else { frame.end };
        let next = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        if let Some(node) = self.tree.nodes.get_mut(frame.node) {
            node.next = next;
            node.span = Span::new(node.span.range().start..end);
        }
        let size = Size { depth: frame.size.depth + 1, ..frame.size };
        self.bind(frame.anchor, u32::try_from(frame.node).unwrap_or(u32::MAX), Some(size));
        self.cursor = self.cursor.max(end);
        self.near.open_bracket = self
            .open
            .iter()
            .rev()
            .find(|frame| frame.is_bracketed)
            .and_then(|frame| self.tree.nodes.get(frame.node).map(|node| node.span.range().start));
        self.child(end, size);
    }

    fn push(&mut self, shape: Shape, style: Style, span: Span, tag: Option<Span>) -> Result<u32, Failure> {
        self.expanded = self.expanded.saturating_add(1);
        if self.expanded > self.limits.nodes {
            return Err(Failure::Whole(SyntaxProblem::new(
                ProblemKind::TooManyNodes,
                word(self.text, span.range().start),
                format!("the file has more than {} keys and values", self.limits.nodes),
                "split the file; everything from here on is not read",
            )));
        }
        let node = u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX);
        self.tree.nodes.push(Node { span, next: node.saturating_add(1), shape, style, tag });
        Ok(node)
    }

    fn child(&mut self, end: usize, size: Size) {
        if let Some(parent) = self.open.last_mut() {
            parent.children += 1;
            parent.end = parent.end.max(end);
            parent.size.nodes = parent.size.nodes.saturating_add(size.nodes);
            parent.size.depth = parent.size.depth.max(size.depth);
        }
    }

    fn bind(&mut self, anchor: usize, node: u32, size: Option<Size>) {
        if anchor == 0 {
            return;
        }
        // The parser numbers anchors one by one, so this grows with what is written.
        if anchor >= self.anchors.len() {
            self.anchors.resize(anchor + 1, None);
        }
        self.anchors[anchor] = Some(Anchor { node, size });
    }

    fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|frame| frame.is_mapping && frame.children.is_multiple_of(2))
    }

    fn tag(&mut self, tag: Option<&Tag>, place: &granit_parser::Span) -> Option<Span> {
        let tag = tag?;
        let span = place.tag_span().and_then(|span| span.byte_range()).map(Span::new)?;
        let written = self.text.get(span.range()).unwrap_or_default();
        if !tag.is_yaml_core_schema() && written != "!" {
            self.problem(
                ProblemKind::CustomTag,
                span,
                format!("the tag `{written}` is not supported"),
                "remove the tag; `!!str` and the other tags of YAML's core schema are allowed",
            );
        }
        Some(span)
    }

    fn problem(
        &mut self,
        kind: ProblemKind,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.problems.len() < self.limits.problems {
            self.problems.push(SyntaxProblem::new(kind, span, message, help));
        }
    }

    fn key_is_collection(&mut self, span: Span) {
        self.problem(
            ProblemKind::NonScalarKey,
            span,
            "a list or a map is used as a key",
            "write a plain name before the colon; put a value that starts with `{` or `[` in quotes",
        );
    }

    fn too_deep(&self, span: Span) -> SyntaxProblem {
        SyntaxProblem::new(
            ProblemKind::TooDeep,
            span,
            format!("more than {} lists and maps are nested here", self.limits.depth),
            "use fewer levels",
        )
    }

    fn one_char(&self, at: usize) -> Span {
        let at = boundary(self.text, at);
        match self.text[at..].chars().next() {
            Some(character) if !character.is_whitespace() => Span::new(at..at + character.len_utf8()),
            _ => word(self.text, at),
        }
    }

    /// Where a value that is not written would stand: right behind the colon or the dash.
    fn absent(&self, at: usize) -> std::ops::Range<usize> {
        let rest = &self.text[at..];
        let ahead = rest.trim_start_matches([' ', '\t']);
        let is_value = self.open.last().is_some_and(|frame| frame.is_mapping) && !self.expects_key();
        let is_entry = self.open.last().is_some_and(|frame| !frame.is_mapping && !frame.is_bracketed);
        let at = if is_value && ahead.starts_with(':') {
            at + (rest.len() - ahead.len()) + 1
        } else if is_entry {
            self.last_dash(at).map_or(at, |dash| dash + 1)
        } else {
            self.text[..at].trim_end_matches([' ', '\t']).len().max(self.cursor.min(at))
        };
        at..at
    }

    /// The parser gives the text of a block scalar; its header `|` or `>` belongs to it.
    fn block_scalar(&self, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.mark(range.start, &['|', '>']).unwrap_or(range.start);
        let written = self.text[start..range.end].trim_end().len();
        start..start + written
    }

    /// The parser puts a list without indentation at its first entry, not at the dash before it.
    fn first_dash(&self, at: usize) -> usize {
        let stands_there = self.text[at..].starts_with('-') && at > self.cursor;
        let is_value = self.open.last().is_some_and(|frame| frame.is_mapping) && !self.expects_key();
        if stands_there || !is_value {
            return at;
        }
        self.mark(at, &['-']).unwrap_or(at)
    }

    /// The dash of an entry of which only the dash, and perhaps a comment, is written.
    fn last_dash(&self, until: usize) -> Option<usize> {
        let mut at = self.cursor;
        let mut found = None;
        for line in self.text.get(at..until)?.split_inclusive(['\n', '\r']) {
            let entry = line.trim_start_matches(['-', ' ', '\t', '\n', '\r']);
            let marks = &line[..line.len() - entry.len()];
            found = marks.rfind('-').map(|dash| at + dash).or(found);
            at += line.len();
        }
        found
    }

    /// The first of the marks between the last thing read and the offset, or at it; names, tags and comments skipped.
    fn mark(&self, until: usize, marks: &[char]) -> Option<usize> {
        let mut at = self.cursor;
        while at <= until {
            let rest = &self.text[at..];
            let first = rest.chars().next()?;
            at += match first {
                _ if marks.contains(&first) => return Some(at),
                '&' | '!' => rest.find(char::is_whitespace)?,
                '#' => rest.find(['\n', '\r'])?,
                ' ' | '\t' | '\n' | '\r' | ':' | '-' | '?' => 1,
                _ => return None,
            };
        }
        None
    }
}
