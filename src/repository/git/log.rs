//! One pass over history: which commits touched which files, with what was in them before and after.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::raw::Raw;
use super::{Commit, Git, GitError, Way, commit_of_line, path_of};

/// A commit that touched a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Where the commit stands on the way, from the newest one on.
    pub place: usize,
    /// The commit, in [`Log::commits`].
    pub commit: usize,
    /// The object id of what was in the file before; `None` where it was not there.
    pub before: Option<String>,
    /// That of what was in it after.
    pub after: Option<String>,
    /// Whether this is a merge that differs from everything that it merged; then `before` says nothing.
    pub is_merged: bool,
}

/// What touched some files.
#[derive(Debug, Default)]
pub struct Log {
    /// The commits that touched one of them, newest first.
    pub commits: Vec<Commit>,
    touches: BTreeMap<PathBuf, Vec<Touch>>,
}

impl Log {
    /// The commits that touched a file, newest first.
    #[must_use]
    pub fn of(&self, file: &Path) -> &[Touch] {
        self.touches.get(file).map_or(&[], Vec::as_slice)
    }
}

impl Git {
    /// Walks history once and keeps what touched these files, given by their full paths.
    ///
    /// # Errors
    /// Git says no; a repository without a commit says so.
    pub fn log(&self, way: Way, wanted: &BTreeSet<PathBuf>) -> Result<Log, GitError> {
        let mut arguments: Vec<OsString> =
            ["log", "--raw", "-z", "--no-abbrev", "--no-renames", "--format=%x02%H%x01%ct%x01%aE%x01%aN"]
                .map(OsString::from)
                .into();
        arguments.extend(way.arguments().iter().map(OsString::from));
        arguments.extend(["HEAD", "--"].map(OsString::from));
        // One place for all: git looks through the list of places for every file of every commit.
        let place = self.common_place(wanted);
        arguments.extend((!place.as_os_str().is_empty()).then(|| place.into_os_string()));
        self.caller.ask(arguments, None, |answer| self.read_log(answer, wanted))
    }

    fn read_log(&self, answer: &mut dyn BufRead, wanted: &BTreeSet<PathBuf>) -> std::io::Result<Log> {
        let mut log = Log::default();
        // Commits are kept when they touch something that is wanted.
        let (mut head, mut place, mut is_kept) = (Vec::new(), 0, false);
        let mut parts = answer.split(0);
        while let Some(part) = parts.next().transpose()? {
            let part = part.strip_prefix(b"\n").unwrap_or(&part);
            if let Some(line) = part.strip_prefix(b"\x02") {
                head = line.to_vec();
                place += 1;
                is_kept = false;
                continue;
            }
            let Some(raw) = Raw::of(part) else { continue };
            let Some(path) = parts.next().transpose()? else { break };
            let path = self.top.join(path_of(&path));
            if !wanted.contains(&path) {
                continue;
            }
            if !is_kept {
                log.commits.extend(commit_of_line(&String::from_utf8_lossy(&head)));
                is_kept = true;
            }
            let commit = log.commits.len().saturating_sub(1);
            let Raw { before, after, is_merged, .. } = raw;
            log.touches.entry(path).or_default().push(Touch { place, commit, before, after, is_merged });
        }
        Ok(log)
    }

    /// The file, or the folder that holds all of these, from the top of the work tree; empty for the top itself.
    fn common_place(&self, wanted: &BTreeSet<PathBuf>) -> PathBuf {
        let mut places = wanted.iter().map(|file| file.strip_prefix(&self.top).unwrap_or(file));
        let mut common = places.next().unwrap_or(Path::new("")).to_owned();
        for place in places {
            while !place.starts_with(&common) {
                common.pop();
            }
        }
        common
    }

    /// Those of the commits that took a file away from their parent: what they added may have had another name.
    ///
    /// # Errors
    /// Git says no.
    pub fn with_deletions<'a>(&self, commits: &BTreeSet<&'a str>) -> Result<BTreeSet<&'a str>, GitError> {
        if commits.is_empty() {
            return Ok(BTreeSet::new());
        }
        let question = commits.iter().map(|id| format!("{id}\n")).collect::<String>().into_bytes();
        let ask =
            ["diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--diff-filter=D", "--name-only"];
        let answer = self.caller.run(ask, Some(question))?;
        let parts: BTreeSet<&[u8]> = answer.split(|byte| *byte == 0).collect();
        Ok(commits.iter().copied().filter(|id| parts.contains(id.as_bytes())).collect())
    }
}

impl Way {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Main => &["--first-parent", "-m"],
            Self::Kept => &["-c"],
            Self::Every => &["--full-history", "-c"],
        }
    }
}
