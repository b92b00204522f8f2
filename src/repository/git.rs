//! Git revisions, by way of the user's own `git`: it knows every kind of repository, and costs about a millisecond a call.
//!
//! Nothing of a charter is ever part of a command line: revisions are resolved first, and paths are taken literally.

mod blobs;
mod call;
mod commits;
mod log;
mod plain;
mod raw;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use thiserror::Error;

use self::call::Caller;
pub use self::log::{Log, Touch};
use self::raw::{Raw, SUBMODULE};
pub use self::walk::Walked;

/// Why git could not answer.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no program called `git`.
    #[error("git cannot be started: {0}; install it, or do without what asks for the history")]
    Absent(String),
    /// The program is older than what is asked of it.
    #[error("git {version} is too old: {oldest} or a newer one is needed")]
    TooOld {
        /// The version that is installed.
        version: String,
        /// The oldest that will do.
        oldest: String,
    },
    /// The folder lies in no git repository.
    #[error("`{0}` is not in a git repository")]
    NoRepository(String),
    /// The folder lies in a repository that has no files on the disk.
    #[error(
        "`{0}` is in a git repository without a work tree, and this compares files on the disk: run in a clone"
    )]
    NoWorkTree(String),
    /// The revision does not exist here.
    #[error("`{revision}` names no commit here{}", shallow_hint(*.is_shallow))]
    NoRevision {
        /// As it was named.
        revision: String,
        /// Whether the clone is shallow, so that the commit may exist elsewhere.
        is_shallow: bool,
    },
    /// Two revisions have no common ancestor in this clone.
    #[error("`{revision}` and the current commit have no common ancestor here{}", shallow_hint(*.is_shallow))]
    NoMergeBase {
        /// As it was named.
        revision: String,
        /// Whether the clone is shallow, so that the ancestor may exist elsewhere.
        is_shallow: bool,
    },
    /// What stood in a file is not in this clone.
    #[error(
        "the object {0} is missing from this clone; if it is a partial one, fetch the rest first (`git fetch --refetch --no-filter`)"
    )]
    Missing(String),
    /// Git would wait for a pipe, or read what has no end.
    #[error("`{file}` is not a plain file of at most {most} MiB, and git would read it; remove it first")]
    NoPlainFile {
        /// Its path from the top.
        file: String,
        /// How large it may be.
        most: u64,
    },
    /// Git itself says no.
    #[error("git says: {0}")]
    Refused(String),
}

fn shallow_hint(is_shallow: bool) -> &'static str {
    match is_shallow {
        true => {
            "; this clone is shallow: fetch the whole history first (`git fetch --unshallow`, in CI a fetch depth of 0)"
        }
        false => "",
    }
}

/// One commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its object id.
    pub id: String,
    /// Who wrote it, as git has it after its mailmap.
    pub author: String,
    /// The author's email, likewise.
    pub email: String,
    /// When it was made, in seconds since 1970.
    pub seconds: i64,
}

/// Which commits count as history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From each commit to its first parent: what happened here, merges being one step.
    Main,
    /// What has made a file what it is, without what was merged and left nothing behind.
    Kept,
    /// All of them, on every branch that was merged.
    Every,
}

/// A file that differs from what it was, or of which nobody can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its full path.
    pub path: PathBuf,
    /// The object id of what it was; `None` if it was not there.
    pub before: Option<String>,
}

/// A file that git keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its full path.
    pub path: PathBuf,
    /// The object id of what git has of it for the next commit.
    pub id: String,
}

/// A git repository.
#[derive(Debug, Clone)]
pub struct Git {
    top: PathBuf,
    caller: Caller,
    is_shallow: bool,
}

/// How many files are named in one call: no system takes a line of commands of any length.
const MOST_ARGUMENTS: usize = 100;

impl Git {
    /// The repository around a folder.
    ///
    /// # Errors
    /// No git or one that is too old, no repository, or one that git refuses to read (another user's, for one).
    pub fn around(folder: &Path) -> Result<Self, GitError> {
        let shown = || folder.display().to_string();
        let mut caller = Caller::in_folder(folder)?;
        let asked = caller.run(["rev-parse", "--is-shallow-repository", "--show-toplevel"], None);
        let output = asked.map_err(|error| match error {
            GitError::Refused(said) if said.contains("not a git repository") => {
                GitError::NoRepository(shown())
            }
            GitError::Refused(said) if said.contains("must be run in a work tree") => {
                GitError::NoWorkTree(shown())
            }
            error => error,
        })?;
        let mut lines = output.splitn(2, |byte| *byte == b'\n');
        let is_shallow = lines.next() == Some(b"true");
        let top = lines.next().unwrap_or_default();
        let top = path_of(top.strip_suffix(b"\n").unwrap_or(top));
        caller.folder.clone_from(&top);
        // The mailmap is read whatever git is asked.
        plain::at(&top, &top)?;
        Ok(Self { top, caller, is_shallow })
    }

    /// The folder of the whole work tree.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Whether only a part of the history is here, as in most CI jobs.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// The object id of the commit that a revision names.
    ///
    /// # Errors
    /// It names none here.
    pub fn commit(&self, revision: &str) -> Result<String, GitError> {
        let peeled = format!("{revision}^{{commit}}");
        let output = self.run(["rev-parse", "--verify", "--quiet", "--end-of-options", &peeled]);
        match output {
            Ok(id) => Ok(String::from_utf8_lossy(&id).trim().to_owned()),
            Err(GitError::Refused(_)) => {
                Err(GitError::NoRevision { revision: revision.to_owned(), is_shallow: self.is_shallow })
            }
            Err(error) => Err(error),
        }
    }

    /// When the commit that a revision names was made, in seconds since 1970.
    ///
    /// # Errors
    /// It names none here.
    pub fn made(&self, revision: &str) -> Result<i64, GitError> {
        let commit = self.commit(revision)?;
        let output = self.run(["show", "--no-patch", "--no-show-signature", "--format=%ct", &commit])?;
        let seconds = String::from_utf8_lossy(&output).trim().parse();
        seconds.map_err(|_| GitError::Refused(format!("no time of the commit {commit}")))
    }

    /// The object id of the commit at which the current one left `revision`.
    ///
    /// # Errors
    /// The revision names no commit here, or has nothing in common with the current one.
    pub fn fork_point(&self, revision: &str) -> Result<String, GitError> {
        let commit = self.commit(revision)?;
        match self.run(["merge-base", &commit, "HEAD"]) {
            Ok(base) => Ok(String::from_utf8_lossy(&base).trim().to_owned()),
            Err(GitError::Refused(_)) => {
                Err(GitError::NoMergeBase { revision: revision.to_owned(), is_shallow: self.is_shallow })
            }
            Err(error) => Err(error),
        }
    }

    /// The object id of the commit at which two revisions have parted.
    ///
    /// # Errors
    /// One of them names no commit here, or they have nothing in common.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<String, GitError> {
        let (first, second) = (self.commit(one)?, self.commit(other)?);
        match self.run(["merge-base", &first, &second]) {
            Ok(base) => Ok(String::from_utf8_lossy(&base).trim().to_owned()),
            Err(GitError::Refused(_)) => {
                Err(GitError::NoMergeBase { revision: one.to_owned(), is_shallow: self.is_shallow })
            }
            Err(error) => Err(error),
        }
    }

    /// The plain files of a commit with their object ids, by their paths below a folder that stands for the whole work tree.
    ///
    /// # Errors
    /// Git says no.
    pub fn tree(&self, commit: &str, top: &Path) -> Result<BTreeMap<PathBuf, String>, GitError> {
        // No links, and no repositories within this one.
        self.entries(commit, top, |mode, kind| kind == "blob" && mode.starts_with("100"))
    }

    /// The repositories within a commit with the commits that it has of them, by their paths below a folder that stands for the whole
    /// work tree.
    ///
    /// # Errors
    /// Git says no.
    pub fn submodules(&self, commit: &str, top: &Path) -> Result<BTreeMap<PathBuf, String>, GitError> {
        self.entries(commit, top, |mode, _| mode == raw::SUBMODULE)
    }

    fn entries(
        &self,
        commit: &str,
        top: &Path,
        is_wanted: impl Fn(&str, &str) -> bool,
    ) -> Result<BTreeMap<PathBuf, String>, GitError> {
        let listed = self.run(["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let entry = |entry: &[u8]| {
            let tab = entry.iter().position(|byte| *byte == b'\t')?;
            let words = String::from_utf8_lossy(&entry[..tab]);
            let mut words = words.split(' ');
            let (mode, kind, id) = (words.next()?, words.next()?, words.next()?);
            is_wanted(mode, kind).then(|| (top.join(path_of(&entry[tab + 1..])), id.to_owned()))
        };
        Ok(listed.split(|byte| *byte == 0).filter_map(entry).collect())
    }

    /// Whether there is a commit at all.
    ///
    /// # Errors
    /// Git says no.
    pub fn has_commits(&self) -> Result<bool, GitError> {
        match self.commit("HEAD") {
            Ok(_) => Ok(true),
            Err(GitError::NoRevision { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The files that differ between the work tree and a commit: changed, added, deleted, and those that git does not know yet
    /// and does not ignore; of a repository within this one the folder, where it stands at another commit. In the order of their
    /// paths.
    ///
    /// # Errors
    /// Git says no.
    pub fn changes_since(&self, commit: &str) -> Result<Vec<FileChange>, GitError> {
        plain::below(&self.top)?;
        let diff = ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];
        // To look for changes within a repository within this one, git would start itself there, by that one's settings.
        let changed = self.run(diff.into_iter().chain(["--ignore-submodules=dirty", commit, "--"]))?;
        let mut changes = BTreeMap::new();
        let mut parts = changed.split(|byte| *byte == 0);
        while let (Some(line), Some(path)) = (parts.next(), parts.next()) {
            let path = self.top.join(path_of(path));
            let before = match Raw::of(line) {
                // Of a file that is in conflict git tells little.
                Some(raw) if raw.is_in_conflict => self.id_at(commit, &path)?,
                raw => raw.and_then(|raw| raw.before),
            };
            let known = changes.entry(path).or_insert(None);
            *known = known.take().or(before);
        }
        let unknown = self.run(["ls-files", "-z", "--others", "--exclude-standard", "--full-name"])?;
        for path in self.full_paths(&[unknown]) {
            changes.entry(path).or_insert(None);
        }
        Ok(changes.into_iter().map(|(path, before)| FileChange { path, before }).collect())
    }

    /// The files that git keeps and of which it sees every change, in the order of their paths. Not those that it was told to
    /// take as they are, and none of a repository within this one.
    ///
    /// # Errors
    /// Git says no.
    pub fn tracked(&self) -> Result<Vec<Kept>, GitError> {
        let files = self.run(["ls-files", "-z", "--cached", "--stage", "-v", "--full-name"])?;
        let kept = |entry: &[u8]| {
            let tab = entry.iter().position(|byte| *byte == b'\t')?;
            let words = String::from_utf8_lossy(&entry[..tab]);
            let mut words = words.split(' ');
            let (tag, mode, id) = (words.next()?, words.next()?, words.next()?);
            (tag == "H" && mode != SUBMODULE)
                .then(|| Kept { path: self.top.join(path_of(&entry[tab + 1..])), id: id.to_owned() })
        };
        let mut kept: Vec<Kept> = files.split(|byte| *byte == 0).filter_map(kept).collect();
        kept.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(kept)
    }

    /// Those of the files that git keeps, as the work tree's folder sees them; of many files all that it keeps.
    ///
    /// # Errors
    /// Git says no.
    pub fn kept(&self, files: &[&Path]) -> Result<BTreeSet<PathBuf>, GitError> {
        let list = ["ls-files", "-z", "--cached", "--full-name", "--"].map(OsStr::new);
        let named = files.iter().map(|file| file.as_os_str()).filter(|_| files.len() <= MOST_ARGUMENTS);
        let output = self.run(list.into_iter().chain(named))?;
        let names = output.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(path_of).collect())
    }

    /// The files that git keeps and was told not to put on the disk, as the work tree's folder sees them.
    ///
    /// # Errors
    /// Git says no.
    pub fn not_checked_out(&self) -> Result<Vec<PathBuf>, GitError> {
        let output = self.run(["ls-files", "-z", "--cached", "-t", "--full-name"])?;
        let names = output.split(|byte| *byte == 0).filter_map(|entry| entry.strip_prefix(b"S "));
        Ok(names.map(path_of).collect())
    }

    /// Those of the files that hold something which is not committed: changed, staged, or not known to git.
    ///
    /// # Errors
    /// Git says no.
    pub fn uncommitted(&self, files: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
        let status = [
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignored",
            "--ignore-submodules=dirty",
            "--",
        ];
        let mut paths: Vec<u8> = Vec::new();
        plain::around(&self.top, files)?;
        for files in files.chunks(MOST_ARGUMENTS) {
            let named = files.iter().map(|file| file.as_os_str());
            let output = self.run(status.iter().map(OsStr::new).chain(named))?;
            // Each entry is two letters, a space and the path.
            let entries = output.split_inclusive(|byte| *byte == 0);
            paths.extend(entries.flat_map(|entry| entry.get(3..).unwrap_or_default()));
        }
        Ok(self.full_paths(&[paths]))
    }

    /// The commits that changed a file, newest first.
    ///
    /// # Errors
    /// Git says no; a repository without a commit says so.
    pub fn commits_of(&self, file: &Path) -> Result<Vec<Commit>, GitError> {
        let log =
            ["log", "-z", "--format=%H%x01%ct%x01%aE%x01%aN", "--no-show-signature", "--"].map(OsStr::new);
        let output = self.run(log.into_iter().chain([file.as_os_str()]))?;
        Ok(String::from_utf8_lossy(&output).split('\0').filter_map(commit_of_line).collect())
    }

    /// The commit that brought each line of a file as it is on the disk, or as it was at a commit, lines counted from 0; `None`
    /// for what is not committed. White space makes no difference.
    ///
    /// # Errors
    /// Git says no; it does of a file that it does not keep.
    pub fn lines_of(&self, file: &Path, at: Option<&str>) -> Result<Vec<Option<Commit>>, GitError> {
        let blame = ["-c", "blame.ignoreRevsFile=", "blame", "--line-porcelain", "-w", "--no-textconv"];
        let words = blame.into_iter().chain(at).chain(["--"]).map(OsStr::new);
        let output = self.run(words.chain([file.as_os_str()]))?;
        Ok(blamed(&String::from_utf8_lossy(&output)))
    }

    /// The object id of what stood in a file at a commit; `None` where no file was there.
    ///
    /// # Errors
    /// Git says no.
    pub fn id_at(&self, commit: &str, file: &Path) -> Result<Option<String>, GitError> {
        let inside = file.strip_prefix(&self.top).unwrap_or(file);
        let tree = ["ls-tree", "-z", "--full-tree", commit, "--"].map(OsStr::new);
        let entry = self.run(tree.into_iter().chain([inside.as_os_str()]))?;
        let entry = String::from_utf8_lossy(&entry);
        // A mode, a kind, and an id in front of the path.
        let mut words = entry.split(['\t', ' ']).skip(1);
        Ok((words.next() == Some("blob")).then(|| words.next().unwrap_or_default().to_owned()))
    }

    fn full_paths(&self, lists: &[Vec<u8>]) -> Vec<PathBuf> {
        let names = lists.iter().flat_map(|list| list.split(|byte| *byte == 0));
        let mut paths: Vec<PathBuf> =
            names.filter(|name| !name.is_empty()).map(|name| self.top.join(path_of(name))).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, GitError> {
        self.caller.run(arguments, None)
    }
}

/// Reads the porcelain of `git blame`: for each line a header, fields, and the line itself behind a tab.
fn blamed(porcelain: &str) -> Vec<Option<Commit>> {
    let mut lines = Vec::new();
    let mut commit = Commit { id: String::new(), author: String::new(), email: String::new(), seconds: 0 };
    for line in porcelain.split('\n') {
        if line.starts_with('\t') {
            let is_committed = commit.id.bytes().any(|digit| digit != b'0');
            lines.push(is_committed.then(|| commit.clone()));
            commit.id.clear();
        } else if commit.id.is_empty() {
            line.split(' ').next().unwrap_or_default().clone_into(&mut commit.id);
        } else if let Some(name) = line.strip_prefix("author ") {
            name.clone_into(&mut commit.author);
        } else if let Some(email) = line.strip_prefix("author-mail ") {
            email.trim_start_matches('<').trim_end_matches('>').clone_into(&mut commit.email);
        } else if let Some(seconds) = line.strip_prefix("committer-time ") {
            commit.seconds = seconds.parse().unwrap_or_default();
        }
    }
    lines
}

fn commit_of_line(line: &str) -> Option<Commit> {
    let mut parts = line.splitn(4, '\u{1}');
    let (id, seconds) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
    let (email, author) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    Some(Commit { id, author, email, seconds })
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
