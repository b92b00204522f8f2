//! Files that the configuration leaves out.

use std::path::Path;

use crate::paths::Patterns;

/// What is left out of everything but where a file is named itself.
#[derive(Debug, Clone, Copy)]
pub struct Excluded<'a> {
    /// The folder that the patterns are relative to.
    pub root: &'a Path,
    /// The patterns.
    pub patterns: &'a Patterns,
    /// With a revision to compare with, the patterns of then: only what these leave out too is left out, since a change must not
    /// hide what it is to be checked on.
    pub then: Option<&'a Patterns>,
}

impl Excluded<'_> {
    /// Whether the file is left out.
    pub(super) fn leaves_out(&self, file: &Path) -> bool {
        let Ok(path) = file.strip_prefix(self.root) else { return false };
        self.patterns.fits(path) && self.then.is_none_or(|then| then.fits(path))
    }

    /// Which of the patterns fit the file.
    pub(super) fn fitting(&self, file: &Path) -> Vec<usize> {
        file.strip_prefix(self.root).map(|path| self.patterns.fitting(path).collect()).unwrap_or_default()
    }
}
