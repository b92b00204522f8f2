//! What changes in a file, as a unified diff that `git apply` and `patch -p1` take.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff, group_diff_ops};

use super::masked::masked;
use super::sanitise::visible_behind;
use crate::document::Source;
use crate::yaml::{Limits, read};

/// The diff of one file for programs, empty where nothing changes: the text is as it is.
#[must_use]
pub fn unified_diff(path: &str, before: &str, after: &str) -> String {
    let (old, new) = (lines(before), lines(after));
    written(
        path,
        [&old, &new],
        |text, line| text.push_str(line.strip_suffix('\n').unwrap_or(line)),
        [&old, &new],
    )
}

/// The same for eyes: everything that a terminal or the log of a job could take for a command is shown as a visible sign, and of the
/// record of a health check no single answer is shown.
#[must_use]
pub fn shown_diff(before: &Source, after: &str) -> String {
    let with_tree = |text: &str| {
        let tree = read(text, &Limits::default()).tree.unwrap_or_default();
        Source::new(before.path.clone(), text.to_owned(), tree)
    };
    let [before_it, after_it] = [with_tree(&before.text), with_tree(after)];
    let shown = [masked(&before_it), masked(&after_it)];
    let shown = [lines(&shown[0]), lines(&shown[1])];
    // What differs is told by the text itself: two answers may be hidden by the same signs.
    let (old, new) = (lines(&before.text), lines(after));
    written(
        &before.path,
        [&old, &new],
        |text, line| text.push_str(&visible_line(line)),
        [&shown[0], &shown[1]],
    )
}

/// The hunks in which the lines differ, written by the lines that are shown for them.
fn written(
    path: &str,
    [old, new]: [&[&str]; 2],
    write_line: impl Fn(&mut String, &str),
    shown: [&[&str]; 2],
) -> String {
    let mut text = String::new();
    for hunk in group_diff_ops(operations(old, new), CONTEXT).into_iter().filter(|hunk| !hunk.is_empty()) {
        if text.is_empty() {
            let [old, new] = names(path);
            // Writing into a String cannot fail.
            let _ = writeln!(text, "--- {old}\n+++ {new}");
        }
        let _ = writeln!(text, "{}", UnifiedHunkHeader::new(&hunk));
        for (tag, was, is) in hunk.iter().map(DiffOp::as_tag_tuple) {
            let mut add = |sign: char, side: usize, range: Range<usize>| {
                for index in range {
                    text.push(sign);
                    write_line(&mut text, shown[side].get(index).copied().unwrap_or_default());
                    text.push('\n');
                    let line = if side == 0 { old.get(index) } else { new.get(index) };
                    if line.is_some_and(|line| !line.ends_with('\n')) {
                        text.push_str("\\ No newline at end of file\n");
                    }
                }
            };
            match tag {
                DiffTag::Equal => add(' ', 0, was),
                _ => {
                    add('-', 0, was);
                    add('+', 1, is);
                }
            }
        }
    }
    text
}

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// How many pairs of lines are compared between two lines that tell where the texts meet. What is longer is told as replaced as a whole:
/// so the time grows with the length of a text and not with its square.
const PAIRS: usize = 1_000_000;

/// What to do to the old lines to have the new ones. Lines that each text has once tell where the two meet, and only what lies between
/// two of these is compared line by line.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut operations: Vec<DiffOp> = Vec::new();
    let mut at = [0, 0];
    for [was, is] in meetings(old, new).into_iter().chain([[old.len(), new.len()]]) {
        let between = [at[0]..was, at[1]..is];
        // Whatever the comparison of a stretch begins or ends with belongs to the lines around it.
        between_two(&mut operations, old, new, between);
        if was < old.len() {
            add(&mut operations, DiffOp::Equal { old_index: was, new_index: is, len: 1 });
        }
        at = [was + 1, is + 1];
    }
    operations
}

fn between_two(to: &mut Vec<DiffOp>, old: &[&str], new: &[&str], [was, is]: [Range<usize>; 2]) {
    let (old_index, new_index) = (was.start, is.start);
    let (old_len, new_len) = (was.len(), is.len());
    match (old_len, new_len) {
        (0, 0) => {}
        (0, _) => add(to, DiffOp::Insert { old_index, new_index, new_len }),
        (_, 0) => add(to, DiffOp::Delete { old_index, old_len, new_index }),
        _ if old_len.saturating_mul(new_len) > PAIRS => {
            add(to, DiffOp::Replace { old_index, old_len, new_index, new_len });
        }
        _ => {
            for operation in capture_diff(Algorithm::Myers, old, was, new, is) {
                add(to, operation);
            }
        }
    }
}

/// Adds an operation; equal lines that follow equal lines are one.
fn add(to: &mut Vec<DiffOp>, operation: DiffOp) {
    match (to.last_mut(), operation) {
        (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) => *len += more,
        _ => to.push(operation),
    }
}

/// The lines that both texts have once, as far as they come in the same order in both: the most of them that do.
fn meetings(old: &[&str], new: &[&str]) -> Vec<[usize; 2]> {
    let mut places: BTreeMap<&str, [Once; 2]> = BTreeMap::new();
    for (side, lines) in [old, new].into_iter().enumerate() {
        for (index, line) in lines.iter().enumerate() {
            places.entry(line).or_default()[side].see(index);
        }
    }
    let both = |[was, is]: &[Once; 2]| Some([was.at()?, is.at()?]);
    let mut pairs: Vec<[usize; 2]> = places.values().filter_map(both).collect();
    pairs.sort_unstable();
    // The longest series that rises on both sides: for each length the pair with the least end, and before each pair the one that
    // it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (nth, [_, is]) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end][1] < *is);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = nth,
            None => ends.push(nth),
        }
    }
    let last = ends.last().copied();
    let mut series: Vec<[usize; 2]> =
        std::iter::successors(last, |nth| before[*nth]).map(|nth| pairs[nth]).collect();
    series.reverse();
    series
}

/// Where a line stands that a text may have once.
#[derive(Clone, Copy, Default)]
enum Once {
    #[default]
    Nowhere,
    At(usize),
    Again,
}

impl Once {
    fn see(&mut self, index: usize) {
        *self = if matches!(self, Self::Nowhere) { Self::At(index) } else { Self::Again };
    }

    fn at(self) -> Option<usize> {
        if let Self::At(index) = self { Some(index) } else { None }
    }
}

/// A carriage return alone ends a line of YAML and none of a patch.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn names(path: &str) -> [String; 2] {
    ["a", "b"].map(|side| format!("{side}/{}", super::visible(path)))
}

fn visible_line(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut before = ' ';
    let sign = |c| {
        before = if c == '\t' { c } else { visible_behind(before, c) };
        before
    };
    line.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "a: 1\r\nb: \u{1b}[31m\r\nc: 3";

    #[test]
    fn a_diff_for_programs_is_exact() {
        let after = BEFORE.replace('1', "2").replace("c: 3", "c: 4");
        let expected = "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,3 @@\n-a: 1\r\n-b: \u{1b}[31m\r\n-c: 3\n\\ No newline at end of file\n+a: 2\r\n+b: \u{1b}[32m\r\n+c: 4\n\\ No newline at end of file\n";
        assert_eq!(unified_diff("x.yaml", BEFORE, &after), expected);
    }

    #[test]
    fn a_diff_for_eyes_shows_what_a_terminal_would_obey() {
        let after = BEFORE.replace("a: 1", "a: 2");
        let shown = shown_diff(&source("x\u{1b}.yaml", BEFORE), &after);
        assert!(shown.contains("--- a/x␛.yaml\n"), "{shown}");
        assert!(shown.contains(" b: ␛[31m\n"), "{shown}");
        assert!(!shown.contains(['\r', '\u{1b}']), "{shown:?}");
    }

    fn source(path: &str, text: &str) -> Source {
        let tree = read(text, &Limits::default()).tree.unwrap_or_default();
        Source::new(path.to_owned(), text.to_owned(), tree)
    }

    #[test]
    fn a_diff_for_eyes_shows_no_answer_of_a_health_check_and_that_one_changes() {
        let before =
            "partner: health/v1\nanswers:\n  kestrel:\n    - {trust: 4, note: they never call} # mine\n";
        let after = before.replace("trust: 4", "trust: 3");
        let shown = shown_diff(&source("h.yaml", before), &after);
        assert_eq!(
            shown,
            "--- a/h.yaml\n+++ b/h.yaml\n@@ -1,4 +1,4 @@\n partner: health/v1\n answers:\n   kestrel:\n\
             -    - {trust: *, note: ***************} ******\n+    - {trust: *, note: ***************} ******\n"
        );
        // Of what cannot be read nothing is shown.
        let broken =
            shown_diff(&source("h.yaml", "partner: health/v1\nnote: [\"they\n"), "partner: health/v1\n");
        assert!(!broken.contains("they"), "{broken}");
    }

    /// The old text after the changes of a diff that shows all lines.
    fn applied(diff: &str) -> [String; 2] {
        let body = || diff.lines().skip(3).filter(|line| !line.starts_with('\\'));
        let side = |left_out: char| {
            let lines = body().filter(|line| !line.starts_with(left_out));
            lines.map(|line| format!("{}\n", &line[1..])).collect::<String>()
        };
        [side('+'), side('-')]
    }

    #[test]
    fn lines_that_stand_often_move_or_go_are_told_as_what_they_are() {
        for (before, after) in [
            ("a\nx\nb\nx\nc\n", "a\nx\nB\nx\nc\n"),
            ("a\nb\nc\nd\n", "d\nb\nc\na\n"),
            ("x\nx\nx\n", "x\nx\n"),
            ("a\n", "b\nc\n"),
            ("a\nb\n", "b\n"),
            ("\n\na\n\n", "\na\n\n\n"),
        ] {
            let diff = unified_diff("x.yaml", before, after);
            assert_eq!(applied(&diff), [before, after], "{diff}");
        }
        let diff = unified_diff("x.yaml", "a\nx\nb\nx\nc\n", "a\nx\nB\nx\nc\n");
        assert_eq!(diff, "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,5 +1,5 @@\n a\n x\n-b\n+B\n x\n c\n");
    }

    #[test]
    fn far_more_of_the_same_line_than_can_be_compared_are_replaced_as_a_whole() {
        let (before, after) = ("a\n".repeat(1_001), "b\n".repeat(1_000));
        let diff = unified_diff("x.yaml", &before, &after);
        assert_eq!(applied(&diff), [before, after]);
    }

    #[test]
    fn carriage_returns_alone_are_one_line_of_a_patch() {
        let diff = unified_diff("x.yaml", "a: 1\rb: 2\r", "a: 1\rb: 3\r");
        let end = "\n\\ No newline at end of file\n";
        assert_eq!(
            diff,
            format!("--- a/x.yaml\n+++ b/x.yaml\n@@ -1 +1 @@\n-a: 1\rb: 2\r{end}+a: 1\rb: 3\r{end}")
        );
    }

    #[test]
    fn nothing_changed_is_no_diff() {
        assert_eq!(shown_diff(&source("x.yaml", BEFORE), BEFORE), "");
        assert_eq!(unified_diff("x.yaml", BEFORE, BEFORE), "");
    }
}
