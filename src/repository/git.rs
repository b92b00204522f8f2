//! Git revisions, by way of the user's own `git`: it knows every kind of repository, and costs about a millisecond a call.
//!
//! Nothing of a charter is ever part of a command line: revisions are resolved first, and paths are taken literally.

use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thiserror::Error;

/// Why git could not answer.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no program called `git`.
    #[error("git is not installed, and this needs the history: {0}")]
    Absent(String),
    /// The folder lies in no git repository.
    #[error("`{0}` is not in a git repository, and this needs one")]
    NoRepository(String),
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

/// A commit that changed a file, and where it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its object id.
    pub commit: String,
    /// That of the commit before it; `None` for the first of all.
    pub before: Option<String>,
}

/// A git repository.
#[derive(Debug, Clone)]
pub struct Git {
    top: PathBuf,
}

/// How many files are named in one call: no system takes a line of commands of any length.
const MOST_ARGUMENTS: usize = 100;

impl Git {
    /// The repository around a folder.
    ///
    /// # Errors
    /// No git, no repository, or one that git refuses to read (another user's, for one).
    pub fn around(folder: &Path) -> Result<Self, GitError> {
        let here = Self { top: folder.to_owned() };
        let output = here.run(["rev-parse", "--show-toplevel"]).map_err(|error| match error {
            GitError::Refused(said) if said.contains("not a git repository") => {
                GitError::NoRepository(folder.display().to_string())
            }
            error => error,
        })?;
        Ok(Self { top: path_of(output.strip_suffix(b"\n").unwrap_or(&output)) })
    }

    /// The folder of the whole work tree.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Whether only a part of the history is here, as in most CI jobs.
    ///
    /// # Errors
    /// Git says no.
    pub fn is_shallow(&self) -> Result<bool, GitError> {
        Ok(self.run(["rev-parse", "--is-shallow-repository"])?.starts_with(b"true"))
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
                Err(GitError::NoRevision { revision: revision.to_owned(), is_shallow: self.is_shallow()? })
            }
            Err(error) => Err(error),
        }
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
                let is_shallow = self.is_shallow()?;
                Err(GitError::NoMergeBase { revision: revision.to_owned(), is_shallow })
            }
            Err(error) => Err(error),
        }
    }

    /// The files that differ between the work tree and the point where the current commit left `revision`: changed, added,
    /// deleted, and those that git does not know yet and does not ignore. Full paths, in their order.
    ///
    /// # Errors
    /// The revision names no commit here, or has nothing in common with the current one.
    pub fn changed_since(&self, revision: &str) -> Result<Vec<PathBuf>, GitError> {
        let base = self.fork_point(revision)?;
        let changed = self.run([
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            &base,
            "--",
        ])?;
        let unknown = self.run(["ls-files", "-z", "--others", "--exclude-standard", "--full-name"])?;
        Ok(self.full_paths(&[changed, unknown]))
    }

    /// The files that git keeps. Of a repository within this one, its folder. Full paths, in their order.
    ///
    /// # Errors
    /// Git says no.
    pub fn tracked(&self) -> Result<Vec<PathBuf>, GitError> {
        let files = self.run(["ls-files", "-z", "--cached", "--full-name"])?;
        Ok(self.full_paths(&[files]))
    }

    /// Those of the files that hold something which is not committed: changed, staged, or not known to git.
    ///
    /// # Errors
    /// Git says no.
    pub fn uncommitted(&self, files: &[PathBuf]) -> Result<Vec<PathBuf>, GitError> {
        let status =
            ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored", "--"];
        let mut paths: Vec<u8> = Vec::new();
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

    /// The commits that changed a file, newest first, each with the commit before it; of a merge only the merge.
    ///
    /// # Errors
    /// Git says no; a repository without a commit says so.
    pub fn steps_of(&self, file: &Path) -> Result<Vec<Step>, GitError> {
        let log =
            ["log", "-z", "--first-parent", "--format=%H %P", "--no-show-signature", "--"].map(OsStr::new);
        let output = self.run(log.into_iter().chain([file.as_os_str()]))?;
        let step = |line: &str| {
            let mut ids = line.split_whitespace().map(str::to_owned);
            Some(Step { commit: ids.next()?, before: ids.next() })
        };
        Ok(String::from_utf8_lossy(&output).split('\0').filter_map(step).collect())
    }

    /// The last commit on the way here that changed a file before a moment in ISO 8601.
    ///
    /// # Errors
    /// Git says no; a repository without a commit says so.
    pub fn last_before(&self, file: &Path, moment: &str) -> Result<Option<String>, GitError> {
        let before = format!("--before={moment}");
        let log = ["log", "-1", "--first-parent", "--format=%H", "--no-show-signature", &before, "--"];
        let output = self.run(log.map(OsStr::new).into_iter().chain([file.as_os_str()]))?;
        Ok(Some(String::from_utf8_lossy(&output).trim().to_owned()).filter(|id| !id.is_empty()))
    }

    /// The commit that brought each line of a file as it is on the disk, lines counted from 0; `None` for what is not
    /// committed. White space makes no difference.
    ///
    /// # Errors
    /// Git says no; it does of a file that it does not keep.
    pub fn lines_of(&self, file: &Path) -> Result<Vec<Option<Commit>>, GitError> {
        let blame = ["-c", "blame.ignoreRevsFile=", "blame", "--line-porcelain", "-w", "--no-textconv", "--"];
        let output = self.run(blame.map(OsStr::new).into_iter().chain([file.as_os_str()]))?;
        Ok(blamed(&String::from_utf8_lossy(&output)))
    }

    /// What stood in a file at a commit; `None` where it was not there.
    ///
    /// # Errors
    /// Git says no.
    pub fn text_at(&self, commit: &str, file: &Path) -> Result<Option<Vec<u8>>, GitError> {
        let tree = ["ls-tree", "-z", "--full-tree", "--format=%(objectname)", commit, "--"].map(OsStr::new);
        let inside = file.strip_prefix(&self.top).unwrap_or(file);
        let id = self.run(tree.into_iter().chain([inside.as_os_str()]))?;
        let id = String::from_utf8_lossy(id.strip_suffix(b"\0").unwrap_or(&id)).into_owned();
        if id.is_empty() { Ok(None) } else { self.run(["cat-file", "blob", &id]).map(Some) }
    }

    /// What stood in a file at each of these commits, `None` where it was not there: one call of git for all of them.
    ///
    /// # Errors
    /// Git says no, or the file's path cannot be named in a line.
    pub fn texts_at(&self, commits: &[&str], file: &Path) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let inside = file.strip_prefix(&self.top).unwrap_or(file);
        let inside = inside.to_str().filter(|path| !path.contains('\n'));
        let Some(inside) = inside.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")) else {
            // Such a path would break a line of the question; asked one by one it is an argument of its own.
            return commits.iter().map(|commit| self.text_at(commit, file)).collect();
        };
        let question: String = commits.iter().map(|commit| format!("{commit}:{inside}\n")).collect();
        let answer = self.run_with(["cat-file", "--batch"], Some(question.into_bytes()))?;
        let mut rest = answer.as_slice();
        commits.iter().map(|_| next_blob(&mut rest)).collect()
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
        self.run_with(arguments, None)
    }

    /// Runs git, with a text on its standard input.
    fn run_with<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, GitError> {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.top)
            .args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"])
            // A repository from elsewhere must not start programs here.
            .args([
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.quotePath=false",
                "-c",
                "log.showSignature=false",
            ])
            .args(arguments.into_iter().map(|it| OsString::from(it.as_ref())))
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            // Inside a hook these name the hook's repository, which may be another one.
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| GitError::Absent(error.to_string()))?;
        // Written from a thread of its own: git answers while it is still being asked.
        let asking = child.stdin.take().zip(input).map(|(mut stdin, input)| {
            std::thread::spawn(move || {
                // Where git does not read on, its own message says why.
                let _ = stdin.write_all(&input);
            })
        });
        let output = child.wait_with_output().map_err(|error| GitError::Refused(error.to_string()))?;
        let _ = asking.map(std::thread::JoinHandle::join);
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(GitError::Refused(said(&output.stderr))),
        }
    }
}

/// Takes the next answer of `cat-file --batch`: a line with type and size, the content and a line break, or a line that says
/// that it is missing.
fn next_blob(rest: &mut &[u8]) -> Result<Option<Vec<u8>>, GitError> {
    let odd = || GitError::Refused("nothing that can be read as the content of a file".to_owned());
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(odd)?;
    let head = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    if head.ends_with(" missing") {
        return Ok(None);
    }
    let mut words = head.rsplit(' ');
    let size: usize = words.next().and_then(|size| size.parse().ok()).ok_or_else(odd)?;
    let kind = words.next();
    let content = rest.get(..size).ok_or_else(odd)?.to_vec();
    *rest = rest.get(size + 1..).ok_or_else(odd)?;
    Ok((kind == Some("blob")).then_some(content))
}

/// What git said, in one line.
fn said(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let said = lines.map(|line| line.trim_start_matches("fatal: ")).collect::<Vec<_>>().join("; ");
    if said.is_empty() { "nothing, and failed".to_owned() } else { said }
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
