//! Paths as texts, and patterns of them.

mod patterns;
mod plain;

pub use patterns::{Misspelt, Pattern, Patterns};
pub use plain::read_plain;

use std::path::{Component, Path, PathBuf};

/// The path without `.` and, where it can be told from the text alone, without `..`.
#[must_use]
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_taken_out_of_paths() {
        assert_eq!(normal(Path::new("/a/./b/../c")), PathBuf::from("/a/c"));
        assert_eq!(normal(Path::new("/..")), PathBuf::from("/.."));
    }
}
