//! Merge conflicts that were left in a text: git's marks, and what stands between them.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::{line_end, next_line};
use super::sections::blank;
use super::{ProblemKind, Span, SyntaxProblem};

/// What git writes at the beginning of a line of its own.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// A conflict.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The line that begins it.
    line: Range<usize>,
    /// From its first line to the end of its last one.
    pub(super) range: Range<usize>,
}

impl Conflict {
    /// What to say of it.
    pub(super) fn problem(&self) -> SyntaxProblem {
        SyntaxProblem::new(
            ProblemKind::MergeConflict,
            Span::new(self.line.clone()),
            "unresolved merge conflict",
            "keep the agreed text, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        )
    }
}

/// The conflicts in a text. A mark that has lost the others is one, too.
pub(super) fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    let mut is_open = false;
    for (mark, line) in marks(text) {
        let end = next_line(text, line.end);
        match found.last_mut().filter(|_| is_open && mark != 0) {
            Some(conflict) => conflict.range.end = end,
            None => found.push(Conflict { range: line.start..end, line }),
        }
        is_open = mark == 0 || (is_open && mark != 3);
    }
    found
}

/// The text with blanks in the place of the marks of conflicts.
#[must_use]
pub fn without_conflict_marks(text: &str) -> Cow<'_, str> {
    let lines: Vec<Range<usize>> = marks(text).map(|(_, line)| line).collect();
    if lines.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut plain = text.to_owned();
    lines.into_iter().for_each(|line| blank(&mut plain, line));
    Cow::Owned(plain)
}

/// The lines that are marks, each with which mark it is.
fn marks(text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
    let is_any = MARKS.iter().any(|mark| text.contains(mark));
    let mut at = if is_any { 0 } else { text.len() };
    std::iter::from_fn(move || {
        while at < text.len() {
            let line = at..line_end(text, at);
            at = next_line(text, line.end);
            let mark = MARKS.iter().position(|mark| is_mark(&text[line.clone()], mark));
            if let Some(mark) = mark {
                return Some((mark, line));
            }
        }
        None
    })
}

/// Seven signs, and at most a name after a blank.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_goes_from_its_first_mark_to_its_last() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        let found = conflicts(text);
        let [conflict] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(&text[conflict.line.clone()], "<<<<<<< HEAD");
        assert_eq!(&text[conflict.range.clone()], &text[5..text.len() - 5]);
        assert_eq!(without_conflict_marks(text).len(), text.len());
        assert!(without_conflict_marks(text).contains("\nb: 2\n            \nb: 0\n"));
    }

    #[test]
    fn marks_stand_alone_and_at_the_beginning_of_a_line() {
        for text in ["a: <<<<<<< b\n", " <<<<<<< a\n", "<<<<<<<<\n", "a: ========\n", "<< a\n"] {
            assert_eq!(conflicts(text), [], "{text}");
        }
        assert_eq!(conflicts("a: 1\n>>>>>>> x\n").len(), 1);
        assert_eq!(conflicts("<<<<<<< a\r\nb: 1\r\n=======\r\n>>>>>>> c\r\n").len(), 1);
        assert_eq!(conflicts("<<<<<<< a\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n").len(), 2);
    }
}
