//! Scalars in quotes that stand on one line.

use super::Scanner;
use crate::yaml::{Span, Style};

impl Scanner<'_> {
    /// Reads a scalar in quotes. Where it ends.
    pub(super) fn quoted(&mut self) -> Option<usize> {
        let (start, end) = (self.at, self.end_of_quoted()?);
        let inner = &self.text[start + 1..end - 1];
        let span = Span::new(start..end);
        match self.byte(start)? {
            b'\'' if inner.contains('\'') => {
                self.tree.add_scalar(span, &inner.replace("''", "'"), Style::Quoted);
            }
            b'"' if inner.contains('\\') => {
                let value = unescaped(inner)?;
                self.tree.add_scalar(span, &value, Style::Quoted);
            }
            _ => _ = self.tree.add_scalar(span, inner, Style::Quoted),
        }
        self.at = end;
        Some(end)
    }

    /// Where the scalar in quotes ends that begins here; `None` where it goes on over the line.
    pub(super) fn end_of_quoted(&self) -> Option<usize> {
        let quote = self.byte(self.at)?;
        let mut at = self.at + 1;
        loop {
            match self.byte(at)? {
                b'\n' => return None,
                b'\\' if quote == b'"' => at += 2,
                byte if byte != quote => at += 1,
                b'\'' if self.byte(at + 1) == Some(b'\'') => at += 2,
                _ => return Some(at + 1),
            }
        }
    }
}

/// The text with the usual escapes resolved; `None` where others are used.
fn unescaped(inner: &str) -> Option<String> {
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        value.push(match character {
            '\\' => match characters.next()? {
                escaped @ ('"' | '\\') => escaped,
                'n' => '\n',
                _ => return None,
            },
            other => other,
        });
    }
    Some(value)
}
