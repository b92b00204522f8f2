//! What changes in a file, as a unified diff that `git apply` and `patch -p1` take.

use similar::TextDiff;

use super::sanitise::visible_behind;

/// The diff of one file, empty where nothing changes. For eyes everything that a terminal could take for a command is shown
/// as a visible sign; for programs the text is as it is.
#[must_use]
pub fn unified_diff<'t>(path: &str, before: &'t str, after: &'t str, is_for_eyes: bool) -> String {
    // A carriage return alone ends a line of YAML and none of a patch.
    let lines = |text: &'t str| -> Vec<&'t str> { text.split_inclusive('\n').collect() };
    let (before, after) = (lines(before), lines(after));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
    let header = (format!("a/{}", super::visible(path)), format!("b/{}", super::visible(path)));
    let text = diff.unified_diff().context_radius(3).header(&header.0, &header.1).to_string();
    if !is_for_eyes {
        return text;
    }
    let shown = |line: &str| -> String {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let mut before = ' ';
        let signs = line.chars().map(|c| {
            before = if c == '\t' { c } else { visible_behind(before, c) };
            before
        });
        signs.collect()
    };
    text.lines().map(|line| shown(line) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "a: 1\r\nb: \u{1b}[31m\r\nc: 3";

    #[test]
    fn a_diff_for_programs_is_exact() {
        let after = BEFORE.replace('1', "2").replace("c: 3", "c: 4");
        let expected = "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,3 @@\n-a: 1\r\n-b: \u{1b}[31m\r\n-c: 3\n\\ No newline at end of file\n+a: 2\r\n+b: \u{1b}[32m\r\n+c: 4\n\\ No newline at end of file\n";
        assert_eq!(unified_diff("x.yaml", BEFORE, &after, false), expected);
    }

    #[test]
    fn a_diff_for_eyes_shows_what_a_terminal_would_obey() {
        let after = BEFORE.replace("a: 1", "a: 2");
        let shown = unified_diff("x\u{1b}.yaml", BEFORE, &after, true);
        assert!(shown.contains("--- a/x␛.yaml\n"), "{shown}");
        assert!(shown.contains(" b: ␛[31m\n"), "{shown}");
        assert!(!shown.contains(['\r', '\u{1b}']), "{shown:?}");
    }

    #[test]
    fn nothing_changed_is_no_diff() {
        assert_eq!(unified_diff("x.yaml", BEFORE, BEFORE, false), "");
    }
}
