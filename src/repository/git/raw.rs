//! A line of `--raw`: what stood in a file before and after.

/// What git tells of one file between one commit and another, or between the commits that a merge joined and the merge.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Raw {
    /// The object id of what was in it; `None` where no file was there.
    pub(super) before: Option<String>,
    /// That of what is in it.
    pub(super) after: Option<String>,
    /// Whether it differs from everything that was merged; then `before` is what one of the merged had.
    pub(super) is_merged: bool,
    /// Whether the file is in conflict, so that its ids say nothing.
    pub(super) is_in_conflict: bool,
}

/// The mode of a repository within another one.
pub(super) const SUBMODULE: &str = "160000";

impl Raw {
    /// Reads a line: a colon, modes, ids and a letter; of a merge a colon, a mode and an id for each parent, and one mode and one
    /// id for what came out.
    pub(super) fn of(line: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok()?;
        let parents = line.bytes().take_while(|byte| *byte == b':').count();
        let words: Vec<&str> = line[parents..].split(' ').collect();
        let id = |side: usize| {
            let (mode, id) = (*words.get(side)?, *words.get(parents + 1 + side)?);
            let is_there = mode != SUBMODULE && id.bytes().any(|digit| digit != b'0');
            is_there.then(|| id.to_owned())
        };
        let is_in_conflict = words.last()?.starts_with('U');
        (parents > 0).then(|| Self {
            before: id(0),
            after: id(parents),
            is_merged: parents > 1,
            is_in_conflict,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(line: &str) -> (Option<String>, Option<String>, bool) {
        let raw = Raw::of(line.as_bytes()).unwrap_or_default();
        (raw.before, raw.after, raw.is_merged)
    }

    #[test]
    fn the_ids_of_a_line_are_those_before_and_after() {
        let some = |id: &str| Some(id.to_owned());
        assert_eq!(ids(":100644 100644 0a 0b M"), (some("0a"), some("0b"), false));
        assert_eq!(ids(":000000 100644 00 0b A"), (None, some("0b"), false));
        assert_eq!(ids(":100644 000000 0a 00 D"), (some("0a"), None, false));
        assert_eq!(ids(":160000 100644 0a 0b T"), (None, some("0b"), false));
        assert_eq!(ids("::100644 100644 100644 0a 0b 0c MM"), (some("0a"), some("0c"), true));
        assert_eq!(Raw::of(b"100644 100644 0a 0b M"), None);
        assert!(Raw::of(b":000000 000000 00 00 U").is_some_and(|raw| raw.is_in_conflict));
    }
}
