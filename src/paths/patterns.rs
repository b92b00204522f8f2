//! Patterns of paths as a team writes them in `partner.toml`, seen from the repository's root.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A pattern as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The text.
    pub text: String,
    /// Where it stands in its file, in bytes.
    pub span: Range<usize>,
}

/// Several patterns. `*` stays within one folder, `**` does not; the name of a folder stands for everything in it.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    written: Vec<Pattern>,
    globs: GlobSet,
    /// To which of the written patterns each glob belongs.
    owners: Vec<usize>,
}

/// Why a text is no pattern, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    /// What is wrong, behind the text itself.
    pub message: String,
    /// What to write.
    pub help: String,
}

impl Patterns {
    /// Reads patterns; those that are none are handed to `refuse`.
    pub fn of(
        written: impl IntoIterator<Item = Pattern>,
        mut refuse: impl FnMut(&Pattern, Misspelt),
    ) -> Self {
        let mut patterns = Self::default();
        let mut globs = GlobSetBuilder::new();
        for pattern in written {
            match read(&pattern.text) {
                Err(misspelt) => refuse(&pattern, misspelt),
                Ok(read) => {
                    for glob in read {
                        globs.add(glob);
                        patterns.owners.push(patterns.written.len());
                    }
                    patterns.written.push(pattern);
                }
            }
        }
        match globs.build() {
            Ok(globs) => patterns.globs = globs,
            Err(error) => {
                if let Some(first) = patterns.written.first() {
                    let message =
                        format!("and the patterns beside it are too much together: {}", error.kind());
                    refuse(first, Misspelt { message, help: "write fewer of them".to_owned() });
                }
                patterns = Self::default();
            }
        }
        patterns
    }

    /// Whether one of them fits the path, which is seen from the repository's root.
    #[must_use]
    pub fn fits(&self, path: &Path) -> bool {
        self.globs.is_match(&*composed(path))
    }

    /// Which of them fit the path, counted from 0.
    pub fn fitting(&self, path: &Path) -> impl Iterator<Item = usize> + '_ {
        self.globs.matches(&*composed(path)).into_iter().filter_map(|glob| self.owners.get(glob).copied())
    }

    /// Them as they were written.
    #[must_use]
    pub fn written(&self) -> &[Pattern] {
        &self.written
    }

    /// Their texts as they were written.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        self.written.iter().map(|pattern| pattern.text.as_str()).collect()
    }
}

/// The path in the characters that people type. Some systems store those of a name in another composition.
fn composed(path: &Path) -> Cow<'_, Path> {
    match path.to_str().filter(|text| !is_nfc(text)) {
        Some(text) => Cow::Owned(PathBuf::from(text.nfc().collect::<String>())),
        None => Cow::Borrowed(path),
    }
}

/// The globs of a pattern: of a folder's name two, for the folder may be a file.
fn read(text: &str) -> Result<Vec<Glob>, Misspelt> {
    let spelt = spelt(text)?;
    let is_plain = !spelt.contains(['*', '?', '[', '{']);
    let below = is_plain.then(|| format!("{spelt}/**"));
    std::iter::once(spelt)
        .chain(below)
        .map(|glob| {
            GlobBuilder::new(&glob).literal_separator(true).backslash_escape(false).build().map_err(|error| {
                let message = format!("is not a path pattern: {}", error.kind());
                Misspelt { message, help: "write for example `pilots/**`".to_owned() }
            })
        })
        .collect()
}

/// The pattern as it is looked for: from the repository's root, with `/` between folders, a folder standing for what is in it.
fn spelt(text: &str) -> Result<String, Misspelt> {
    let refuse = |message: &str, meant: &str| {
        let help = if meant.is_empty() { "pilots/**" } else { meant };
        Err(Misspelt { message: message.to_owned(), help: format!("write `{help}`") })
    };
    if text.contains('\\') {
        let parts: Vec<&str> = text.split(['\\', '/']).filter(|part| !part.is_empty()).collect();
        return refuse("has `\\` between folders, where `/` belongs", &parts.join("/"));
    }
    if let Some(rest) = text.strip_prefix('!') {
        return refuse("begins with `!`: patterns cannot be negated", rest);
    }
    let parts: Vec<&str> = text.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        let inside: Vec<&str> = parts.into_iter().filter(|part| *part != "..").collect();
        return refuse(
            "leads out of a folder with `..`, and paths are seen from the repository's root",
            &inside.join("/"),
        );
    }
    match parts.join("/") {
        all if all.is_empty() => Ok("**".to_owned()),
        path if text.ends_with('/') && !path.ends_with("**") => Ok(format!("{path}/**")),
        path => Ok(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(text: &str) -> Result<Patterns, Misspelt> {
        let mut refused = None;
        let read =
            Patterns::of([Pattern { text: text.to_owned(), span: 0..0 }], |_, why| refused = Some(why));
        refused.map_or(Ok(read), Err)
    }

    #[test]
    fn names_are_compared_as_people_read_them() {
        let decomposed = "caf\u{65}\u{301}/charter.yaml";
        assert!(fits("caf\u{e9}/**", decomposed));
        assert!(!fits("caf/**", decomposed));
    }

    fn fits(pattern: &str, path: &str) -> bool {
        patterns(pattern).unwrap().fits(Path::new(path))
    }

    #[test]
    fn a_folder_is_meant_however_it_is_spelt() {
        for pattern in
            ["pilots/**", "./pilots/**", "/pilots/**", "pilots/", "pilots", "pilots//**", "/pilots/./**/"]
        {
            assert!(fits(pattern, "pilots/x/charter.yaml"), "{pattern}");
            assert!(!fits(pattern, "pilot/x/charter.yaml"), "{pattern}");
        }
        assert!(fits("pilots/*", "pilots/charter.yaml") && !fits("pilots/*", "pilots/x/charter.yaml"));
        assert!(fits("a/charter.yaml", "a/charter.yaml") && fits("./", "any/charter.yaml"));
    }

    #[test]
    fn what_can_fit_nothing_is_refused_with_what_was_meant() {
        for (pattern, meant) in [
            ("pilots\\**", "pilots/**"),
            ("pilots\\\\x\\\\**", "pilots/x/**"),
            ("../x/**", "x/**"),
            ("a/../b", "a/b"),
            ("!pilots/**", "pilots/**"),
            ("..", "pilots/**"),
        ] {
            assert_eq!(patterns(pattern).unwrap_err().help, format!("write `{meant}`"), "{pattern}");
        }
        assert!(patterns("pilots/[").is_err());
    }

    #[test]
    fn it_is_known_which_pattern_fits() {
        let written = ["a/**", "b"].map(|text| Pattern { text: text.to_owned(), span: 0..0 });
        let patterns = Patterns::of(written, |_, why| panic!("{why:?}"));
        let fitting = |path: &str| patterns.fitting(Path::new(path)).collect::<Vec<_>>();
        assert_eq!((fitting("a/x"), fitting("b/x"), fitting("c")), (vec![0], vec![1], vec![]));
    }
}
