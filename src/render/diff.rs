//! What changes in a file, as a unified diff that `git apply` and `patch -p1` take.

use std::fmt::Write as _;

use similar::TextDiff;

use super::masked::masked;
use super::sanitise::visible_behind;
use crate::document::Source;
use crate::yaml::{Limits, read};

/// The diff of one file for programs, empty where nothing changes: the text is as it is.
#[must_use]
pub fn unified_diff(path: &str, before: &str, after: &str) -> String {
    let (before, after) = (lines(before), lines(after));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
    let [old, new] = names(path);
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

/// The same for eyes: everything that a terminal or the log of a job could take for a command is shown as a visible sign, and of the
/// record of a health check no single answer is shown.
#[must_use]
pub fn shown_diff(before: &Source, after: &str) -> String {
    let tree = read(after, &Limits::default()).tree.unwrap_or_default();
    let after = Source::new(before.path.clone(), after.to_owned(), tree);
    let shown = [masked(before), masked(&after)];
    let shown = [lines(&shown[0]), lines(&shown[1])];
    // What differs is told by the text itself: two answers may be hidden by the same signs.
    let (old, new) = (lines(&before.text), lines(&after.text));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    let mut text = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if text.is_empty() {
            let [old, new] = names(&before.path);
            // Writing into a String cannot fail.
            let _ = writeln!(text, "--- {old}\n+++ {new}");
        }
        let _ = writeln!(text, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let line = match (change.old_index(), change.new_index()) {
                (Some(index), _) => shown[0].get(index),
                (None, Some(index)) => shown[1].get(index),
                (None, None) => None,
            };
            let _ = writeln!(text, "{}{}", change.tag(), visible_line(line.copied().unwrap_or_default()));
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    text
}

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

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

    #[test]
    fn nothing_changed_is_no_diff() {
        assert_eq!(shown_diff(&source("x.yaml", BEFORE), BEFORE), "");
        assert_eq!(unified_diff("x.yaml", BEFORE, BEFORE), "");
    }
}
