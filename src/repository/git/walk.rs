//! One walk through history from its beginning: each commit with every file that it changed.

use std::ffi::OsString;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::raw::Raw;
use super::{Commit, Git, GitError, commit_of_line, path_of};

/// A commit with the files that it changed, merges being one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    /// The commit.
    pub commit: Commit,
    /// The first line of its message.
    pub subject: String,
    /// The files, from the top of the work tree, each with the object id of what is in it now; `None` where it is gone.
    pub files: Vec<(PathBuf, Option<String>)>,
}

const FORMAT: &str = "--format=%x02%H%x01%ct%x01%aE%x01%aN%x01%s";

impl Git {
    /// The commits that changed something in a folder, given from the top of the work tree, oldest first.
    ///
    /// # Errors
    /// Git says no; a repository without a commit says so.
    pub fn walk(&self, folder: &Path) -> Result<Vec<Walked>, GitError> {
        let words = [
            "log",
            "--reverse",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--first-parent",
            "-m",
            FORMAT,
        ];
        let mut arguments: Vec<OsString> = words.map(OsString::from).into();
        arguments.extend(["HEAD", "--"].map(OsString::from));
        arguments.extend((!folder.as_os_str().is_empty()).then(|| folder.as_os_str().to_owned()));
        self.caller.ask(arguments, None, read_walk)
    }

    /// What there is to say of one commit, without its files.
    ///
    /// # Errors
    /// Git says no.
    pub fn told(&self, commit: &str) -> Result<Option<Walked>, GitError> {
        let answer = self.run(["log", "-1", "-z", "--no-walk", "--no-patch", FORMAT, commit, "--"])?;
        Ok(answer.split(|byte| *byte == 0).find_map(|part| walked(part.strip_prefix(b"\n").unwrap_or(part))))
    }
}

fn read_walk(answer: &mut dyn BufRead) -> std::io::Result<Vec<Walked>> {
    let mut walk: Vec<Walked> = Vec::new();
    let mut parts = answer.split(0);
    while let Some(part) = parts.next().transpose()? {
        let part = part.strip_prefix(b"\n").unwrap_or(&part);
        if let Some(walked) = walked(part) {
            walk.push(walked);
            continue;
        }
        let Some(raw) = Raw::of(part) else { continue };
        let Some(path) = parts.next().transpose()? else { break };
        if let Some(last) = walk.last_mut() {
            last.files.push((path_of(&path), raw.after));
        }
    }
    Ok(walk)
}

fn walked(part: &[u8]) -> Option<Walked> {
    let line = String::from_utf8_lossy(part.strip_prefix(b"\x02")?).into_owned();
    let (head, subject) = line.rsplit_once('\u{1}')?;
    Some(Walked { commit: commit_of_line(head)?, subject: subject.to_owned(), files: Vec::new() })
}
