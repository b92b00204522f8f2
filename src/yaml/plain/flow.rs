//! Lists and maps in brackets, on one line or several.

use super::Scanner;
use crate::yaml::{Span, Style};

impl Scanner<'_> {
    /// A list or a map in brackets within a map or list in this column. Where it ends.
    pub(super) fn flow(&mut self, parent: usize) -> Option<usize> {
        self.open()?;
        let start = self.at;
        let is_map = self.byte(start)? == b'{';
        let closing = if is_map { b'}' } else { b']' };
        let range = Span::new(start..start);
        let node = if is_map { self.tree.begin_map(range) } else { self.tree.begin_list(range) };
        self.at += 1;
        loop {
            self.flow_space(parent)?;
            if self.byte(self.at)? == closing {
                break;
            }
            if is_map {
                self.flow_key()?;
                self.flow_space(parent)?;
            }
            self.flow_value(parent)?;
            self.flow_space(parent)?;
            match self.byte(self.at)? {
                b',' => self.at += 1,
                byte if byte == closing => break,
                _ => return None,
            }
        }
        self.at += 1;
        let end = self.at;
        self.close(node, start..end);
        self.tree.nodes[node.0 as usize].style = Style::Flow;
        Some(end)
    }

    /// Skips blanks, and ends of lines where the next one is indented as it has to be.
    fn flow_space(&mut self, parent: usize) -> Option<()> {
        loop {
            self.skip_blanks();
            match self.byte(self.at)? {
                b'\n' => {
                    self.at += 1;
                    self.line = self.at;
                }
                b'#' => return None,
                _ if self.at - self.line <= parent => return None,
                _ => return Some(()),
            }
        }
    }

    fn flow_key(&mut self) -> Option<()> {
        if matches!(self.byte(self.at)?, b'"' | b'\'') {
            self.quoted()?;
        } else {
            let (start, end) = (self.at, self.end_of_flow_plain()?);
            if &self.text[start..end] == "<<" {
                return None;
            }
            self.tree.add_scalar(Span::new(start..end), &self.text[start..end], Style::Plain);
            self.at = end;
        }
        if self.byte(self.at)? != b':' || !self.is_blank(self.at + 1) {
            return None;
        }
        self.at += 1;
        Some(())
    }

    fn flow_value(&mut self, parent: usize) -> Option<()> {
        match self.byte(self.at)? {
            b'[' | b'{' => _ = self.flow(parent)?,
            b'"' | b'\'' => _ = self.quoted()?,
            _ => {
                let (start, end) = (self.at, self.end_of_flow_plain()?);
                self.tree.add_scalar(Span::new(start..end), &self.text[start..end], Style::Plain);
                self.at = end;
            }
        }
        Some(())
    }

    /// Where a scalar without quotes ends that begins here.
    fn end_of_flow_plain(&self) -> Option<usize> {
        if !self.begins_plain() || (self.byte(self.at)? == b'-' && self.is_end_of_plain(self.at + 1)) {
            return None;
        }
        let mut end = self.at;
        loop {
            match self.byte(end)? {
                b':' if self.is_blank(end + 1) => break,
                b':' if self.is_end_of_plain(end + 1) => return None,
                b'#' if self.byte(end - 1) == Some(b' ') => return None,
                b'\n' | b',' | b'[' | b']' | b'{' | b'}' => break,
                _ => end += 1,
            }
        }
        Some(self.text[..end].trim_end_matches(' ').len())
    }

    fn is_end_of_plain(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b',' | b'[' | b']' | b'{' | b'}'))
    }
}
