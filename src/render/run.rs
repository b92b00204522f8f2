//! What a format for a CI system says of the run besides what was found, and how it names files.

use std::path::Path;

use super::uri::uri;
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
    /// From which severity on findings are listed; `None` for what the format does by itself.
    pub show: Option<Severity>,
    /// The part that was judged, if it was not all.
    pub part: Option<Part>,
    /// Where the repository's files can be seen on the web, without a slash at the end: `https://host/team/deals/blob/main`.
    /// Unknown unless somebody says so: a relative link in a comment leads nowhere.
    pub files_at: Option<String>,
    /// Whether a SARIF log holds what is accepted, too.
    pub shows_suppressed: bool,
    /// What a SARIF log is told apart from others by, where that is not left to whoever uploads it.
    pub category: Option<String>,
}

impl Run {
    /// From which severity on findings are listed in a format that by itself begins at `usual`. What makes the run fail always is.
    #[must_use]
    pub fn least(&self, usual: Severity) -> Severity {
        let least = self.show.unwrap_or(usual);
        self.fails_from.map_or(least, |fails_from| least.min(fails_from))
    }

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

    /// Where a file can be seen on the web, if that is known and the file is one of the repository's.
    pub(super) fn address(&self, source: &Source) -> Option<String> {
        let base = self.files_at.as_deref()?;
        let path = self.path(source);
        let is_inside =
            source.path != "<stdin>" && !Path::new(&path).is_absolute() && !path.starts_with("../");
        is_inside.then(|| format!("{base}/{}", uri(path.trim_start_matches("./"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    #[test]
    fn only_files_of_the_repository_have_an_address() {
        let address = |folder: &str, path: &str| {
            let files_at = Some("https://host/deals/blob/main".to_owned());
            let run = Run { folder: folder.to_owned(), files_at, ..Run::default() };
            run.address(&Source::new(path.to_owned(), String::new(), Tree::default()))
        };
        let here = |path: &str| Some(format!("https://host/deals/blob/main/{path}"));
        assert_eq!(address("", "a b/charter.yaml"), here("a%20b/charter.yaml"));
        assert_eq!(address("north", "charter.yaml"), here("north/charter.yaml"));
        assert_eq!(address("north", "../south/charter.yaml"), here("south/charter.yaml"));
        assert_eq!(address("north", "../../other/charter.yaml"), None);
        assert_eq!(address("", "/x/charter.yaml"), None);
        assert_eq!(address("", "<stdin>"), None);
        let run = Run::default();
        assert_eq!(run.address(&Source::new("a.yaml".to_owned(), String::new(), Tree::default())), None);
    }

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
