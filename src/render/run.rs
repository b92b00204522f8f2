//! What a format for a CI system says of the run besides what was found, and how it names files.

use std::path::Path;

use crate::document::Source;
use crate::finding::Severity;
use crate::paths;

/// A part of all partnerships.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Which one, from 1.
    pub nth: u32,
    /// Of how many.
    pub of: u32,
}

/// What a format for a CI system says of the run.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The folder that the run starts from, as the repository's root sees it; empty at the root itself. CI systems name files
    /// from the root.
    pub folder: String,
    /// From which severity on the run fails; `None` if nothing makes it fail.
    pub fails_from: Option<Severity>,
    /// The part that was judged, if it was not all.
    pub part: Option<Part>,
    /// How many partnerships that were found are not judged.
    pub left_out: usize,
}

impl Run {
    /// A file's path as the repository's root sees it, with forward slashes. What lies outside keeps its way there.
    pub(super) fn path(&self, source: &Source) -> String {
        let is_file = source.path != "<stdin>";
        if self.folder.is_empty() || !is_file || Path::new(&source.path).is_absolute() {
            return source.path.clone();
        }
        let path = paths::normal(&Path::new(&self.folder).join(&source.path));
        let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    #[test]
    fn files_are_named_from_the_root() {
        let path = |folder: &str, path: &str| {
            let run = Run { folder: folder.to_owned(), ..Run::default() };
            run.path(&Source::new(path.to_owned(), String::new(), Tree::default()))
        };
        assert_eq!(path("", "a/charter.yaml"), "a/charter.yaml");
        assert_eq!(path("deals", "a/charter.yaml"), "deals/a/charter.yaml");
        assert_eq!(path("deals/north", "../a/charter.yaml"), "deals/a/charter.yaml");
        assert_eq!(path("deals", "../../other/charter.yaml"), "../other/charter.yaml");
        assert_eq!(path("deals", "/x/charter.yaml"), "/x/charter.yaml");
        assert_eq!(path("deals", "<stdin>"), "<stdin>");
    }
}
