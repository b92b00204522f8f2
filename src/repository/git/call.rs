//! Starts git in such a way that a repository from elsewhere cannot start anything else.
//!
//! A repository's own configuration can name programs: hooks, a file system monitor, pagers, filters of contents, ways to
//! fetch what is missing. None of them is needed for reading history, so that all are off.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, Command, Stdio};

use super::GitError;

/// The oldest git that understands every call. It takes settings from the environment, so that the name of a filter can
/// hold any character.
const OLDEST: (u32, u32) = (2, 31);

/// What holds whatever is configured: nothing else is started, and answers have the form that is read here.
const SETTINGS: [&str; 10] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "credential.helper=",
    "diff.relative=false",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
    // The repository may name a pipe, or what has no end.
    "mailmap.file=",
];

/// What a pipe takes as a whole, whether or not somebody reads at its other end.
const PIPE: usize = 4096;

/// Inside a hook these name the hook's repository, which may be another one; the last three turn paths into patterns.
const NOT_INHERITED: [&str; 11] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_ICASE_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
];

/// Git in one folder.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    /// The folder of the work tree.
    pub(super) folder: PathBuf,
    /// Settings against the repository's own, by name.
    overruled: Vec<(OsString, &'static str)>,
}

impl Caller {
    /// Git in a folder, with the programs off that the repository around it names.
    pub(super) fn in_folder(folder: &Path) -> Result<Self, GitError> {
        let mut here = Self { folder: folder.to_owned(), overruled: Vec::new() };
        let version = here.run(["version"], None)?;
        if let Some(version) = too_old(&String::from_utf8_lossy(&version)) {
            return Err(GitError::TooOld { version, oldest: format!("{}.{}", OLDEST.0, OLDEST.1) });
        }
        let settings = here.run(["config", "--list", "-z", "--show-scope", "--name-only"], None)?;
        let filters = own_filters(&settings);
        here.overruled = filters
            .iter()
            .flat_map(|filter| [("clean", ""), ("process", ""), ("required", "false")].map(|it| (filter, it)))
            .map(|(filter, (key, value))| {
                let name = [b"filter.", filter.as_slice(), b".", key.as_bytes()].concat();
                (super::path_of(&name).into_os_string(), value)
            })
            .collect();
        Ok(here)
    }

    /// What git answers, as a whole.
    pub(super) fn run<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, GitError> {
        self.ask(arguments, input, |answer| {
            let mut whole = Vec::new();
            answer.read_to_end(&mut whole)?;
            Ok(whole)
        })
    }

    /// Runs git, with a text on its standard input, and reads its answer while it comes.
    pub(super) fn ask<S: AsRef<OsStr>, T>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: Option<Vec<u8>>,
        read: impl FnOnce(&mut dyn BufRead) -> std::io::Result<T>,
    ) -> Result<T, GitError> {
        let mut command = self.command();
        command.args(arguments.into_iter().map(|it| OsString::from(it.as_ref())));
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = command.spawn().map_err(|error| GitError::Absent(error.to_string()))?;
        let length = input.as_ref().map_or(0, Vec::len);
        // Written and read from threads of their own: git answers while it is still being asked. What a pipe takes as a whole is
        // written at once.
        let asking = child.stdin.take().zip(input).and_then(|(mut stdin, input)| {
            // Where git does not read on, its own message says why.
            let mut write = move || _ = stdin.write_all(&input);
            if length <= PIPE {
                write();
                return None;
            }
            Some(std::thread::Builder::new().spawn(write))
        });
        let asking = match asking.transpose() {
            Ok(asking) => asking,
            Err(error) => {
                // Half a question has a wrong answer.
                let _ = child.kill();
                let _ = child.wait();
                return Err(GitError::Refused(format!("there is no thread to ask it from: {error}")));
            }
        };
        // Without a thread git tells nobody why it fails; that it does is seen all the same.
        let complaint = child.stderr.take();
        let complaint =
            complaint.and_then(|stderr| std::thread::Builder::new().spawn(move || said(stderr)).ok());
        let answer = child.stdout.take().map(|stdout| read(&mut BufReader::with_capacity(1 << 16, stdout)));
        let refused = |error: std::io::Error| GitError::Refused(error.to_string());
        let status = child.wait().map_err(refused)?;
        let _ = asking.map(std::thread::JoinHandle::join);
        let said = complaint.and_then(|it| it.join().ok()).unwrap_or_default();
        match answer {
            Some(answer) if status.success() => answer.map_err(refused),
            _ => Err(GitError::Refused(said)),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(program());
        command
            .arg("-C")
            .arg(&self.folder)
            .args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"])
            .args(SETTINGS.iter().flat_map(|setting| ["-c", setting]))
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            // What is missing from a partial clone is not fetched: that would start what the repository names.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in NOT_INHERITED {
            command.env_remove(name);
        }
        if !self.overruled.is_empty() {
            // Behind those that somebody has set for this call.
            let before = std::env::var("GIT_CONFIG_COUNT").ok().and_then(|count| count.parse().ok());
            let first: usize = before.unwrap_or(0);
            command.env("GIT_CONFIG_COUNT", (first + self.overruled.len()).to_string());
            for (index, (name, value)) in self.overruled.iter().enumerate() {
                command.env(format!("GIT_CONFIG_KEY_{}", first + index), name);
                command.env(format!("GIT_CONFIG_VALUE_{}", first + index), value);
            }
        }
        command
    }
}

/// Where git lies: in a folder of the search path that is named in full. One that is named from here, or not at all, may be the
/// repository's own.
fn program() -> PathBuf {
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    // Where it is nowhere, the system's own message says so.
    folders
        .find_map(|folder| Some(folder.join(&name)).filter(|file| file.is_file()))
        .unwrap_or_else(|| Path::new("/").join(name))
}

/// The names of the filters that the repository's own configuration gives programs, from pairs of scope and name. What the
/// user or the system has set is the user's own will.
fn own_filters(settings: &[u8]) -> BTreeSet<Vec<u8>> {
    let parts: Vec<&[u8]> = settings.split(|byte| *byte == 0).collect();
    let own = parts.chunks_exact(2).filter(|pair| !matches!(pair[0], b"system" | b"global" | b"command"));
    let filter = |pair: &[&[u8]]| {
        let rest = pair[1].strip_prefix(b"filter.")?;
        let end = rest.iter().rposition(|byte| *byte == b'.')?;
        Some(rest[..end].to_vec())
    };
    own.filter_map(filter).collect()
}

/// The version that this answer names, where it is older than what is needed.
fn too_old(answer: &str) -> Option<String> {
    let version = answer.trim().strip_prefix("git version ")?.split(' ').next()?;
    let mut numbers = version.split('.').map(str::parse);
    let (Ok(major), Ok(minor)) = (numbers.next()?, numbers.next()?) else { return None };
    ((major, minor) < OLDEST).then(|| version.to_owned())
}

/// What git said, in one line.
fn said(mut stderr: ChildStderr) -> String {
    let mut text = Vec::new();
    // What could be read says more than nothing.
    let _ = stderr.read_to_end(&mut text);
    let text = String::from_utf8_lossy(&text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let said = lines.map(|line| line.trim_start_matches("fatal: ")).collect::<Vec<_>>().join("; ");
    if said.is_empty() { "nothing, and failed".to_owned() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for fine in ["git version 2.31.0", "git version 2.47.3 (Apple Git-154)", "git version 3.0", "odd"] {
            assert_eq!(too_old(fine), None, "{fine}");
        }
        assert_eq!(too_old("git version 2.30.2\n").as_deref(), Some("2.30.2"));
        assert_eq!(too_old("git version 1.99.windows.1").as_deref(), Some("1.99.windows.1"));
    }

    #[test]
    fn filters_of_the_repository_are_told_from_those_of_the_user() {
        let settings = b"global\0filter.lfs.clean\0local\0filter.a.b=c.clean\0local\0core.bare\0worktree\0filter.x.process\0";
        assert_eq!(own_filters(settings), BTreeSet::from([b"a.b=c".to_vec(), b"x".to_vec()]));
    }
}
