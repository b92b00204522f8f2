//! Texts over several lines behind `|` and `>`.

use super::Scanner;
use crate::yaml::{Span, Style};

impl Scanner<'_> {
    /// Reads a text behind `|` or `>`. Where its last word ends.
    pub(super) fn block_scalar(&mut self, parent: usize) -> Option<usize> {
        let start = self.at;
        let is_folded = self.byte(start)? == b'>';
        self.at += 1;
        let is_stripped = self.byte(self.at)? == b'-';
        self.at += usize::from(is_stripped);
        if self.byte(self.at)? != b'\n' {
            return None;
        }
        let mut line = self.at + 1;
        let indent = self.indent_of(line);
        // Lines without text before the first one are rare.
        if indent <= parent || self.byte(line + indent)? == b'\n' {
            return None;
        }
        let (mut value, mut end, mut blanks) = (String::new(), start, 0);
        while line < self.text.len() {
            let (spaces, length) = (self.indent_of(line), self.text[line..].find('\n')?);
            if spaces == length {
                if spaces > indent {
                    return None;
                }
                blanks += 1;
            } else if spaces >= indent {
                let written = &self.text[line + indent..line + length];
                if is_folded && (written.starts_with(' ') || written.ends_with(' ')) {
                    return None;
                }
                if end > start {
                    let breaks = if is_folded { blanks } else { blanks + 1 };
                    value.extend(std::iter::repeat_n('\n', breaks));
                    if breaks == 0 {
                        value.push(' ');
                    }
                }
                value.push_str(written);
                (end, blanks) = (line + indent + written.trim_end_matches(' ').len(), 0);
            } else if spaces > parent {
                return None;
            } else {
                break;
            }
            line += length + 1;
        }
        if !is_stripped {
            value.push('\n');
        }
        self.tree.add_scalar(Span::new(start..end), &value, Style::Literal);
        self.find_content(line)?;
        Some(end)
    }

    fn indent_of(&self, line: usize) -> usize {
        let rest = &self.text[line.min(self.text.len())..];
        rest.len() - rest.trim_start_matches(' ').len()
    }
}
