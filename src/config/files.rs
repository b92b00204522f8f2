//! What is left out of everything: `[files]`; and patterns of paths, which stand in other sections too.

use std::fmt;

use super::checks::{Checks, shortened};
use crate::document::List;
use crate::document::record::record;
use crate::document::scalar::{Malformed, Scalar};
use crate::document::shape::Plain;
use crate::paths::{Misspelt, Pattern, Patterns};
use crate::yaml::YamlPath;

record! { "the files section",
    /// Which files are read.
    pub struct FilesTable {
        /// Files in git that are not read, such as fixtures, by their path from the root of the repository: `*` stays within one folder, `**` does not.
        exclude: List<PathPattern>,
    }
}

/// Which files are read.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What is left out, though git keeps it: fixtures, templates, charters of others.
    pub exclude: Patterns,
}

/// A pattern of paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPattern(String);

impl fmt::Display for PathPattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl Scalar for PathPattern {
    const EXPECTED: &'static str = "a pattern of paths, as in \"pilots/**\"";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if text.is_empty() {
            return Err(Malformed::new("the value is empty", "write for example `pilots/**`"));
        }
        let mut refused = None;
        let written = Pattern { text: text.to_owned(), span: 0..0 };
        Patterns::of([written], |_, why| refused = Some(why));
        match refused {
            None => Ok(Self(text.to_owned())),
            Some(Misspelt { message, help }) => {
                Err(Malformed::new(format!("`{}` {message}", shortened(text)), help))
            }
        }
    }

    fn plain() -> Plain {
        Plain::any("", Self::EXPECTED).with_examples(&["pilots/**"])
    }
}

/// What the section comes to.
pub(super) fn files(checks: &mut Checks<'_>, table: &FilesTable) -> Files {
    let path = YamlPath::root().key("files").key("exclude");
    let exclude = table.exclude.get().map(|list| patterns(checks, list, &path));
    Files { exclude: exclude.unwrap_or_default() }
}

/// The patterns of a list, which stands at this path.
pub(super) fn patterns(checks: &mut Checks<'_>, list: &List<PathPattern>, path: &YamlPath) -> Patterns {
    let written = list.iter().map(|(nth, pattern)| {
        let node = checks.tree.resolve(&path.clone().index(nth)).value;
        let span = node.map(|node| checks.tree.span(node)).unwrap_or_default();
        Pattern { text: pattern.to_string(), span: span.range() }
    });
    let written: Vec<Pattern> = written.collect();
    Patterns::of(written, |pattern, why| {
        checks.value(path, format!("`{}` {}", shortened(&pattern.text), why.message), why.help);
    })
}
