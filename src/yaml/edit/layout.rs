//! How a text is laid out: its line break, its steps of indentation, and where an entry ends.

use super::super::lines::{line_end, line_start, next_line};
use super::super::tree::Shape;
use super::super::{Kind, NodeId, Span, Style, Tree};
use super::emit::Emitter;

/// The layout of one text.
pub(super) struct Layout<'t> {
    pub(super) text: &'t str,
    pub(super) tree: &'t Tree,
    /// The line break that the text uses.
    pub(super) newline: &'static str,
}

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str, tree: &'t Tree) -> Self {
        let newline = match text.find(['\n', '\r']).map(|at| &text.as_bytes()[at..]) {
            Some([b'\r', b'\n', ..]) => "\r\n",
            Some([b'\r', ..]) => "\r",
            _ => "\n",
        };
        Self { text, tree, newline }
    }

    /// A writer of new lines with the steps of indentation of this text.
    pub(super) fn emitter(&self) -> Emitter {
        let (step, dash_step) = self.steps();
        let step = step.unwrap_or(2);
        Emitter { step, dash_step: dash_step.unwrap_or(step) }
    }

    /// The first steps that are found; a file that mixes them is its author's to tidy.
    fn steps(&self) -> (Option<usize>, Option<usize>) {
        let (mut step, mut dash_step) = (None, None);
        for index in 0..self.tree.nodes.len() {
            if step.is_some() && dash_step.is_some() {
                break;
            }
            let map = NodeId(u32::try_from(index).unwrap_or(u32::MAX));
            if self.tree.is_alias(map) || !self.is_block(map, Kind::Mapping) {
                continue;
            }
            let Some(column) = self.column_of_map(map) else { continue };
            for (_, value) in self.tree.entries(map).filter(|(_, value)| !self.tree.is_alias(*value)) {
                if self.is_block(value, Kind::Mapping) {
                    let inner = self.column_of_map(value).and_then(|inner| inner.checked_sub(column));
                    step = step.or(inner.filter(|step| *step > 0));
                } else if self.is_block(value, Kind::Sequence) {
                    let inner = self.column_of_list(value).and_then(|inner| inner.checked_sub(column));
                    dash_step = dash_step.or(inner);
                }
            }
        }
        (step, dash_step)
    }

    fn is_block(&self, node: NodeId, kind: Kind) -> bool {
        self.tree.kind(node) == kind && self.tree.style(node) == Style::Plain
    }

    /// The column in which the keys of a block map stand, if only blanks and dashes stand before them.
    pub(super) fn column_of_map(&self, map: NodeId) -> Option<usize> {
        self.tree.entries(map).next().and_then(|(key, _)| self.column(self.tree.span(key).range().start))
    }

    /// The column in which the dashes of a block list stand.
    pub(super) fn column_of_list(&self, list: NodeId) -> Option<usize> {
        self.column(self.tree.span(list).range().start)
    }

    fn column(&self, at: usize) -> Option<usize> {
        let mut before = &self.text[line_start(self.text, at)..at];
        // Anchors and tags of the key belong to it.
        while let Some(word) =
            before.split_whitespace().next_back().filter(|word| word.starts_with(['&', '!']))
        {
            before = &before[..before.trim_end().len() - word.len()];
        }
        before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some(before.len())
    }

    /// Where an entry of a map or list ends that begins with `first` and has this value: behind its last sign.
    pub(super) fn end_of(&self, first: NodeId, value: NodeId) -> usize {
        let end = self.tree.span(value).range().end.max(self.tree.span(first).range().end);
        let last = self.tree.nodes[value.0 as usize].next.saturating_sub(1);
        let leaf = &self.tree.nodes[last as usize];
        let keeps = matches!(leaf.shape, Shape::Scalar { .. })
            && leaf.style == Style::Literal
            && self.text[leaf.span.range()].lines().next().is_some_and(|header| header.contains('+'));
        if keeps { self.behind_blank_lines(end) } else { end }
    }

    /// A block with `+` has the blank lines behind it too.
    fn behind_blank_lines(&self, end: usize) -> usize {
        let mut end = line_end(self.text, end);
        loop {
            let start = next_line(self.text, end);
            let next = line_end(self.text, start);
            if start == end || next >= self.text.len() || !self.text[start..next].trim().is_empty() {
                return end;
            }
            end = next;
        }
    }

    /// The end of the line on which an entry ends, and of those comment lines right below that stand further in than
    /// `column`, or in it if `with_own`: they belong to the entry.
    pub(super) fn line_behind(&self, end: usize, column: usize, with_own: bool) -> usize {
        let mut at = line_end(self.text, end);
        loop {
            let start = next_line(self.text, at);
            let line = &self.text[start..line_end(self.text, start)];
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let is_inside = indent > column || (with_own && indent == column && column > 0);
            if start == at || !is_inside || !self.is_comment(start + indent) {
                return at;
            }
            at = line_end(self.text, start);
        }
    }

    /// Where something that is to stand first in the document is written: before the first key and the comment lines
    /// right above it.
    pub(super) fn top(&self, first: NodeId) -> usize {
        let mut at = line_start(self.text, self.tree.span(first).range().start);
        while at > 0 {
            let above = line_start(self.text, at - 1);
            let line = &self.text[above..line_end(self.text, above)];
            if !line.starts_with('#') || !self.is_comment(above) {
                break;
            }
            at = above;
        }
        at
    }

    fn is_comment(&self, at: usize) -> bool {
        self.tree.comments().binary_search_by_key(&at, |span| span.start as usize).is_ok()
    }

    /// Whether a comment stands within the stretch.
    pub(super) fn holds_comment(&self, span: Span) -> bool {
        let comments = self.tree.comments();
        let next = comments.get(comments.partition_point(|comment| comment.end <= span.start));
        next.is_some_and(|comment| comment.start < span.end)
    }
}
