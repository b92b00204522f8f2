//! Which stretches of the text a change replaces.

use super::super::lines::{line_end, line_start, next_line};
use super::super::{Kind, NodeId, Span, Style, Tree};
use super::emit;
use super::layout::Layout;
use super::spelling::{self, Context};
use super::{NodeEdit, Obstacle, TextEdit, Value};

mod removal;

type Edits = Result<Vec<TextEdit>, Obstacle>;

/// Plans changes of one text.
pub(super) struct Plan<'t> {
    layout: Layout<'t>,
}

/// What a node stands in.
#[derive(Debug, Clone, Copy)]
struct Around {
    parent: Option<NodeId>,
    is_key: bool,
    context: Context,
}

/// Whether a node stands within brackets.
pub(super) fn context_of(tree: &Tree, node: NodeId) -> Context {
    around(tree, node).context
}

fn around(tree: &Tree, node: NodeId) -> Around {
    let mut around = Around { parent: None, is_key: false, context: Context::Block };
    let mut here = node;
    while let Some((above, nth)) = tree.above(here) {
        if around.parent.is_none() {
            around.parent = Some(above);
            around.is_key = tree.kind(above) == Kind::Mapping && nth % 2 == 0;
        }
        if tree.style(above) == Style::Flow {
            around.context = Context::Flow;
        }
        here = above;
    }
    around
}

impl<'t> Plan<'t> {
    pub(super) fn of(text: &'t str, tree: &'t Tree) -> Self {
        Self { layout: Layout::of(text, tree) }
    }

    pub(super) fn edits(&self, change: &NodeEdit) -> Edits {
        match change {
            NodeEdit::Respell { node, text } => self.respell(*node, text),
            NodeEdit::Replace { node, value } => self.replace(*node, value),
            NodeEdit::Insert { map, behind, key, value } => self.insert(*map, *behind, key, value),
            NodeEdit::Append { list, value } => self.append(*list, value),
            NodeEdit::Remove { key } => removal::remove(self, *key),
            NodeEdit::ToTop { key } => self.to_top(*key),
            NodeEdit::Begin { value } => self.begin(value),
            NodeEdit::Join { value, key, text } => self.join(*value, *key, text),
        }
    }

    fn tree(&self) -> &'t Tree {
        self.layout.tree
    }

    fn text(&self) -> &'t str {
        self.layout.text
    }

    /// A change must reach one place only.
    fn may_change(&self, node: NodeId) -> Result<(), Obstacle> {
        let tree = self.tree();
        if tree.is_alias(node) {
            return Err(Obstacle::Alias);
        }
        if tree.is_shared(node) { Err(Obstacle::Shared) } else { Ok(()) }
    }

    fn respell(&self, node: NodeId, text: &str) -> Edits {
        let tree = self.tree();
        self.may_change(node)?;
        let span = tree.span(node);
        if tree.kind(node) != Kind::Scalar || span.is_empty() {
            return Err(Obstacle::WrongKind);
        }
        let around = around(self.tree(), node);
        if tree.style(node) == Style::Literal {
            return self.replace(node, &Value::word(text));
        }
        let old = self.text().get(span.range()).unwrap_or_default();
        Ok(vec![TextEdit { span, text: spelling::in_place_of(old, text, around.context) }])
    }

    fn replace(&self, node: NodeId, value: &Value) -> Edits {
        let tree = self.tree();
        self.may_change(node)?;
        if tree.tag(node).is_some() {
            return Err(Obstacle::Tagged);
        }
        if tree.kind(node) != Kind::Scalar && !tree.is_empty(node) {
            return Err(Obstacle::Occupied);
        }
        let span = tree.span(node);
        if self.layout.holds_comment(span) {
            return Err(Obstacle::Comment);
        }
        let around = around(self.tree(), node);
        let Some(parent) = around.parent.filter(|_| !around.is_key) else { return Err(Obstacle::WrongKind) };
        if around.context == Context::Flow {
            return Ok(vec![self.in_place(span, &emit::flow(value), tree.kind(parent) == Kind::Mapping)]);
        }
        let (column, below) = match tree.kind(parent) {
            Kind::Mapping => {
                let column = self.layout.column_of_map(parent).ok_or(Obstacle::Layout)?;
                let emitter = self.layout.emitter();
                (column, emitter.below(value, column, column + emitter.step))
            }
            Kind::Sequence => {
                let column = self.layout.column_of_list(parent).ok_or(Obstacle::Layout)?;
                let mut lines = self.layout.emitter().item(value, column);
                let first = lines.remove(0);
                let beside = first.get(column + 1..).unwrap_or_default().trim_start().to_owned();
                return Ok(self.with_lines_below(
                    span,
                    column,
                    self.in_place(span, &beside, false),
                    &lines,
                    value,
                ));
            }
            Kind::Scalar => return Err(Obstacle::WrongKind),
        };
        let head = self.in_place(span, &emit::inline(value), true);
        Ok(self.with_lines_below(span, column, head, &below, value))
    }

    /// A value in the place of another on the same line. Without a text the blanks before it go too; where nothing stands,
    /// a blank is needed first, and in braces perhaps the colon.
    fn in_place(&self, span: Span, text: &str, is_of_map: bool) -> TextEdit {
        let before = &self.text()[..span.range().start];
        if text.is_empty() {
            let start = before.trim_end_matches([' ', '\t']).len();
            return TextEdit { span: Span::new(start..span.range().end), text: String::new() };
        }
        let lead = match before.chars().next_back() {
            _ if !span.is_empty() => "",
            Some(' ' | '\t') => "",
            Some(':' | '-') => " ",
            // An anchor stands behind the colon; a key in braces may have none.
            _ if is_of_map && !self.has_colon(before) => ": ",
            _ => " ",
        };
        TextEdit { span, text: format!("{lead}{text}") }
    }

    /// Whether what stands before the place on its line ends with an anchor behind a colon.
    fn has_colon(&self, before: &str) -> bool {
        let line = &before[line_start(self.text(), before.len())..];
        let word = line.split_whitespace().next_back().unwrap_or_default();
        word.starts_with('&') && line[..line.trim_end().len() - word.len()].trim_end().ends_with(':')
    }

    fn with_lines_below(
        &self,
        span: Span,
        column: usize,
        head: TextEdit,
        lines: &[String],
        value: &Value,
    ) -> Vec<TextEdit> {
        if lines.is_empty() {
            return vec![head];
        }
        let at = self.layout.line_behind(span.range().end, column, false);
        vec![head, self.lines_at(at, lines, value)]
    }

    /// Lines put in behind the line that ends at a place.
    fn lines_at(&self, at: usize, lines: &[String], value: &Value) -> TextEdit {
        let newline = self.layout.newline;
        let mut text: String = lines.iter().map(|line| format!("{newline}{line}")).collect();
        // Without a line break behind it the last line of a block would lose its own.
        if at == self.text().len() && value.ends_in_block_text() {
            text.push_str(newline);
        }
        TextEdit { span: Span::new(at..at), text }
    }

    fn insert(&self, map: NodeId, behind: Option<usize>, key: &str, value: &Value) -> Edits {
        let tree = self.tree();
        self.may_change(map)?;
        if tree.kind(map) != Kind::Mapping {
            return Err(Obstacle::WrongKind);
        }
        if tree.get(map, key).is_some() {
            return Err(Obstacle::Occupied);
        }
        let around = behind.map(|index| tree.entries(map).nth(index).ok_or(Obstacle::Absent)).transpose()?;
        if tree.style(map) == Style::Flow {
            let last = around.map(|(key, value)| self.layout.end_of(key, value));
            return self.within_brackets(map, last, &emit::flow_entry(key, value));
        }
        let column = self.layout.column_of_map(map).ok_or(Obstacle::Layout)?;
        let lines = self.layout.emitter().entry(key, value, column);
        let Some((before, its_value)) = around else { return self.at_top(map, column, &lines) };
        let is_last = tree.entries(map).last().is_some_and(|(key, _)| key == before);
        let end = self.layout.end_of(before, its_value);
        let at = self.layout.line_behind(end, column, is_last);
        let mut lines = lines;
        if column == 0 && !value.is_inline() && self.is_spaced(map, before, end) {
            lines.insert(0, String::new());
        }
        Ok(vec![self.lines_at(at, &lines, value)])
    }

    /// Whether the author sets the sections of the document apart with blank lines.
    fn is_spaced(&self, map: NodeId, entry: NodeId, end: usize) -> bool {
        let tree = self.tree();
        let keys: Vec<(NodeId, NodeId)> = tree.entries(map).collect();
        let at = keys.iter().position(|(key, _)| *key == entry).unwrap_or_default();
        let gap = |end: usize, next: NodeId| {
            let start = tree.span(next).range().start;
            self.text()
                .get(line_end(self.text(), end)..start)
                .is_some_and(|gap| gap.replace("\r\n", "\n").contains("\n\n"))
        };
        match (keys.get(at + 1), at.checked_sub(1).and_then(|before| keys.get(before))) {
            (Some((next, _)), _) => gap(end, *next),
            (None, Some((key, value))) => gap(self.layout.end_of(*key, *value), entry),
            (None, None) => false,
        }
    }

    fn at_top(&self, map: NodeId, column: usize, lines: &[String]) -> Edits {
        let (first, _) = self.tree().entries(map).next().ok_or(Obstacle::Layout)?;
        // Only at the top of the document nothing but blanks can stand before the first key.
        if self.tree().root() != Some(map) || column > 0 {
            return Err(Obstacle::Layout);
        }
        let at = self.layout.top(first);
        let text = lines.iter().map(|line| format!("{line}{}", self.layout.newline)).collect();
        Ok(vec![TextEdit { span: Span::new(at..at), text }])
    }

    fn append(&self, list: NodeId, value: &Value) -> Edits {
        let tree = self.tree();
        self.may_change(list)?;
        if tree.kind(list) != Kind::Sequence {
            return Err(Obstacle::WrongKind);
        }
        let last = tree.items(list).last();
        if tree.style(list) == Style::Flow {
            let end = last.map(|item| self.layout.end_of(item, item));
            return self.within_brackets(list, end, &emit::flow(value));
        }
        let Some(last) = last else { return Err(Obstacle::Layout) };
        let column = self.layout.column_of_list(list).ok_or(Obstacle::Layout)?;
        let lines = self.layout.emitter().item(value, column);
        // Dashes may stand in the column of the keys around them: a comment in that column is about the next key.
        let parent = around(self.tree(), list).parent.filter(|parent| tree.kind(*parent) == Kind::Mapping);
        let own = parent.and_then(|map| self.layout.column_of_map(map)).is_none_or(|outer| outer < column);
        let at = self.layout.line_behind(self.layout.end_of(last, last), column, own);
        Ok(vec![self.lines_at(at, &lines, value)])
    }

    /// Adds to a list or map in brackets; `end` is where its last entry ends, nothing for the place behind the bracket.
    fn within_brackets(&self, node: NodeId, end: Option<usize>, entry: &str) -> Edits {
        let span = self.tree().span(node).range();
        let text = self.text();
        if !text[span.clone()].starts_with(['[', '{']) {
            return Err(Obstacle::Layout);
        }
        let Some(end) = end else {
            let at = span.start + 1;
            let comma = if self.tree().is_empty(node) { "" } else { ", " };
            return Ok(vec![TextEdit { span: Span::new(at..at), text: format!("{entry}{comma}") }]);
        };
        let line = line_end(text, end);
        let start = line_start(text, end);
        let indent = text[start..].len() - text[start..].trim_start_matches([' ', '\t']).len();
        let is_one_a_line = line < span.end && start > span.start;
        if !is_one_a_line {
            return Ok(vec![TextEdit { span: Span::new(end..end), text: format!(", {entry}") }]);
        }
        // One entry a line: the new one gets a line too, and a comma behind it if the one before has one.
        let rest = text[end..line].trim_start();
        let comma = if rest.starts_with(',') { "," } else { "" };
        let below = format!("{}{}{entry}{comma}", self.layout.newline, &text[start..start + indent]);
        let mut edits = vec![TextEdit { span: Span::new(line..line), text: below }];
        if comma.is_empty() {
            edits.insert(0, TextEdit { span: Span::new(end..end), text: ",".to_owned() });
        }
        Ok(edits)
    }

    fn to_top(&self, key: NodeId) -> Edits {
        let (tree, text) = (self.tree(), self.text());
        self.may_change(key)?;
        let root = tree.root().ok_or(Obstacle::Absent)?;
        let (first, _) = tree.entries(root).next().ok_or(Obstacle::WrongKind)?;
        let (_, value) = tree.entries(root).find(|(name, _)| *name == key).ok_or(Obstacle::Absent)?;
        let start = tree.span(key).range().start;
        let end = line_end(text, self.layout.end_of(key, value));
        let is_one_line = tree.kind(value) == Kind::Scalar && end == line_end(text, start);
        if tree.style(root) == Style::Flow || line_start(text, start) != start || !is_one_line {
            return Err(Obstacle::Layout);
        }
        let behind = next_line(text, end);
        // The last line may have no break of its own: then the one before it goes with it.
        let before = match start.checked_sub(1).filter(|_| behind == end) {
            Some(above) => line_end(text, line_start(text, above)),
            None => start,
        };
        let top = self.layout.top(first);
        let line = format!("{}{}", &text[start..end], self.layout.newline);
        Ok(vec![
            TextEdit { span: Span::new(top..top), text: line },
            TextEdit { span: Span::new(before..behind), text: String::new() },
        ])
    }

    fn join(&self, value: NodeId, key: NodeId, text: &str) -> Edits {
        let tree = self.tree();
        self.may_change(value)?;
        self.may_change(key)?;
        let span = Span { start: tree.span(value).start, end: tree.span(key).end };
        let is_plain = |node| tree.kind(node) == Kind::Scalar && tree.style(node) == Style::Plain;
        if !is_plain(value) || !is_plain(key) || self.text().get(span.range()) != Some(text) {
            return Err(Obstacle::Layout);
        }
        Ok(vec![TextEdit { span, text: spelling::free(text, Context::Flow) }])
    }

    fn begin(&self, value: &Value) -> Edits {
        let Value::Map(entries) = value else { return Err(Obstacle::WrongKind) };
        let (text, newline) = (self.text(), self.layout.newline);
        if !self.tree().root().is_none_or(|root| self.tree().span(root).is_empty()) {
            return Err(Obstacle::Occupied);
        }
        let mut written = String::new();
        if !text.is_empty() && !text.ends_with(['\n', '\r']) {
            written.push_str(newline);
        }
        for line in self.layout.emitter().entries(entries, 0) {
            written.push_str(&line);
            written.push_str(newline);
        }
        Ok(vec![TextEdit { span: Span::new(text.len()..text.len()), text: written }])
    }
}
