//! Plain texts that look like something else to people: YAML reads a list without spaces behind its dashes, or with other
//! bullets, as one text, and drops what stands behind a ` #`, without a word.

use super::lines::line_end;
use super::{Kind, NodeId, Span, Style, Tree};

/// What a text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookalike {
    /// A list: its dashes have no space behind them.
    NoSpaceBehindDash,
    /// A list behind `|` or `>`, which make a text of it.
    ListInBlockText,
    /// A list with another mark before each entry.
    OtherBullet,
    /// The next entry of a list, indented further than the one above it.
    IndentedEntry,
}

/// Marks that people put before the entries of a list.
const BULLETS: [char; 20] =
    ['•', '◦', '▪', '▫', '‣', '·', '∙', '●', '○', '■', '□', '–', '—', '−', '*', '+', '→', '➢', '✓', '✔'];

impl Tree {
    /// What a text looks like where a list belongs, and where.
    #[must_use]
    pub fn looks_like_list(&self, text: &str, node: NodeId) -> Option<(Lookalike, Span)> {
        let lines = self.written_lines(text, node);
        let first = *lines.first()?;
        let words = |line: &Span| text.get(line.range()).unwrap_or_default();
        let are_all = |is_meant: &dyn Fn(&str) -> bool| lines.iter().all(|line| is_meant(words(line)));
        if self.style(node) == Style::Literal {
            let is_list = are_all(&|line| line.starts_with("- ") || is_bullet(line) || is_number(line));
            return is_list.then_some((Lookalike::ListInBlockText, first));
        }
        // A line may be as long as the file: only the blanks before the text are looked at.
        let before = text.get(..first.range().start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let is_below_key = before.is_empty() || before.ends_with(['\n', '\r']);
        let is_dashed = |line: &str| lacks_space_behind_dash(line);
        let are_numbered = are_all(&is_number) && (lines.len() > 1 || is_below_key);
        if is_dashed(words(&first)) {
            Some((Lookalike::NoSpaceBehindDash, first))
        } else if is_bullet(words(&first)) || are_numbered {
            Some((Lookalike::OtherBullet, first))
        } else {
            self.swallows_entry(text, node)
        }
    }

    /// What the later lines of an entry of a list look like, and where.
    #[must_use]
    pub fn swallows_entry(&self, text: &str, node: NodeId) -> Option<(Lookalike, Span)> {
        let is_end = |byte: u8| byte == b'\n' || byte == b'\r';
        let is_one_line = || !text.get(self.span(node).range()).is_some_and(|it| it.bytes().any(is_end));
        if self.style(node) != Style::Plain || is_one_line() {
            return None;
        }
        self.written_lines(text, node).into_iter().skip(1).find_map(|line| {
            let words = text.get(line.range())?;
            if words.starts_with("- ") || words == "-" {
                Some((Lookalike::IndentedEntry, line))
            } else {
                lacks_space_behind_dash(words).then_some((Lookalike::NoSpaceBehindDash, line))
            }
        })
    }

    /// The comment that stands on the line of a value without quotes and has no space behind its `#`: perhaps a part of the value.
    #[must_use]
    pub fn cut_by_hash(&self, text: &str, node: NodeId) -> Option<Span> {
        if self.is_alias(node) || self.kind(node) != Kind::Scalar || self.style(node) != Style::Plain {
            return None;
        }
        let end = self.span(node).range().end;
        let next = self.comments.partition_point(|comment| comment.range().start < end);
        let comment = *self.comments.get(next)?;
        let between = text.get(end..comment.range().start)?;
        let written = text.get(comment.range())?;
        let is_word = written.strip_prefix('#')?.starts_with(char::is_alphanumeric);
        (is_word && between.chars().all(|c| matches!(c, ' ' | '\t'))).then_some(comment)
    }

    /// The lines of a scalar without quotes on which something is written, without the blanks around it; of a block text those
    /// behind its header.
    fn written_lines(&self, text: &str, node: NodeId) -> Vec<Span> {
        let is_text = self.kind(node) == Kind::Scalar && self.style(node) != Style::Quoted;
        if !is_text || self.is_alias(node) {
            return Vec::new();
        }
        let range = self.span(node).range();
        let mut at = range.start;
        let mut lines = Vec::new();
        while at < range.end {
            let end = line_end(text.get(..range.end).unwrap_or(text), at);
            let line = text.get(at..end).unwrap_or_default();
            let start = at + (line.len() - line.trim_start().len());
            lines.push(Span::new(start..start + line.trim().len()));
            at = end + 1;
        }
        let header = usize::from(self.style(node) == Style::Literal);
        lines.into_iter().skip(header).filter(|line| !line.is_empty()).collect()
    }
}

/// `-breach`; a number is none, and neither is a rule of dashes.
fn lacks_space_behind_dash(line: &str) -> bool {
    let is_text = |c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '[' | '{' | '<' | '*');
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with(is_text))
}

fn is_bullet(line: &str) -> bool {
    let rest = line.strip_prefix(BULLETS);
    // A sum may begin with a plus or a minus.
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `1. breach`, `2) change`, `(3) exit`, `a) breach`.
fn is_number(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    let number = mark.strip_prefix('(').unwrap_or(mark).strip_suffix(['.', ')']);
    number.is_some_and(|number| {
        let is_digits = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        is_digits || (number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase()))
    })
}
