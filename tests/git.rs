//! Git revisions are read as git has them, and a comparison that cannot be made is an error.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use partner::repository::{GateHistory, Git, GitError};

struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "-q", "-b", "main"]);
        repository
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=Dana Reyes", "-c", "user.email=dana@northwind.example"];
        let status = Command::new("git")
            .args(identity)
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_COMMITTER_DATE", "2026-07-01T12:00:00Z")
            .status()
            .unwrap();
        assert!(status.success(), "git {arguments:?}");
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn commit(&self, name: &str, text: &str) {
        self.write(name, text);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "a\u{1}b"]);
    }

    fn open(&self) -> Git {
        Git::around(self.folder.path()).unwrap()
    }

    fn names(&self, paths: &[PathBuf]) -> Vec<String> {
        let top = self.open().top().to_owned();
        paths.iter().map(|it| it.strip_prefix(&top).unwrap().to_string_lossy().into_owned()).collect()
    }
}

#[test]
fn what_has_changed_since_a_branch_is_told_from_where_the_ways_parted() {
    let repository = Repository::new();
    repository.commit(".gitignore", "ignored/\n");
    repository.commit("a/charter.yaml", "1\n");
    repository.commit("b/charter.yaml", "1\n");
    repository.git(&["checkout", "-q", "-b", "work"]);
    repository.commit("a/reviews/q1.yaml", "1\n");
    repository.git(&["checkout", "-q", "main"]);
    // What happened on main since is not this branch's change.
    repository.commit("b/charter.yaml", "2\n");
    repository.git(&["checkout", "-q", "work"]);
    let changed =
        |repository: &Repository| repository.names(&repository.open().changed_since("main").unwrap());
    assert_eq!(changed(&repository), ["a/reviews/q1.yaml"]);
    repository.write("c d/ch\u{e4}rter.yaml", "new\n");
    repository.write("ignored/charter.yaml", "new\n");
    fs::remove_file(repository.folder.path().join("a/charter.yaml")).unwrap();
    assert_eq!(changed(&repository), ["a/charter.yaml", "a/reviews/q1.yaml", "c d/ch\u{e4}rter.yaml"]);
}

#[test]
fn what_is_not_committed_is_told_file_by_file() {
    let repository = Repository::new();
    repository.commit("a.yaml", "1\n");
    repository.commit("b.yaml", "1\n");
    repository.write("a.yaml", "2\n");
    repository.write("new.yaml", "1\n");
    let file = |name: &str| repository.open().top().join(name);
    let uncommitted = repository.open().uncommitted(&[file("a.yaml"), file("b.yaml"), file("new.yaml")]);
    assert_eq!(repository.names(&uncommitted.unwrap()), ["a.yaml", "new.yaml"]);
    assert!(repository.open().uncommitted(&[]).unwrap().is_empty(), "no file named is not every file");
}

#[test]
fn the_commits_of_a_file_and_what_it_said_then() {
    let repository = Repository::new();
    repository.commit("a.yaml", "1\n");
    repository.commit("b.yaml", "1\n");
    repository.commit("a.yaml", "2\n");
    let git = repository.open();
    let file = git.top().join("a.yaml");
    let commits = git.commits_of(&file).unwrap();
    assert_eq!(commits.len(), 2);
    assert_eq!(
        (commits[0].author.as_str(), commits[0].email.as_str()),
        ("Dana Reyes", "dana@northwind.example")
    );
    // 2026-07-01T12:00:00Z: 20,635 days after 1970-01-01 and half a day.
    assert_eq!(commits[0].seconds, 20_635 * 86_400 + 43_200);
    assert_eq!(git.text_at(&commits[0].id, &file).unwrap().unwrap(), b"2\n");
    assert_eq!(git.text_at(&commits[1].id, &file).unwrap().unwrap(), b"1\n");
    assert_eq!(git.text_at(&commits[1].id, &git.top().join("b.yaml")).unwrap(), None);
}

#[test]
fn a_comparison_that_cannot_be_made_is_an_error() {
    let repository = Repository::new();
    repository.commit("a.yaml", "1\n");
    let git = repository.open();
    assert!(matches!(git.changed_since("nowhere"), Err(GitError::NoRevision { is_shallow: false, .. })));
    assert!(matches!(git.changed_since("--output=x"), Err(GitError::NoRevision { .. })));
    assert!(matches!(git.changed_since(""), Err(GitError::NoRevision { .. })));
    let elsewhere = tempfile::tempdir().unwrap();
    assert!(matches!(Git::around(elsewhere.path()), Err(GitError::NoRepository(_))));
    assert!(Git::around(Path::new("/nowhere at all")).is_err());
}

#[test]
fn a_shallow_clone_says_what_to_do() {
    let repository = Repository::new();
    repository.commit("a.yaml", "1\n");
    repository.git(&["tag", "first"]);
    repository.commit("a.yaml", "2\n");
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.folder.path().display());
    let status =
        Command::new("git").args(["clone", "-q", "--depth=1", &url, "."]).current_dir(clone.path()).status();
    assert!(status.unwrap().success());
    let git = Git::around(clone.path()).unwrap();
    assert!(git.is_shallow().unwrap());
    let error = git.changed_since("first").unwrap_err();
    assert!(matches!(error, GitError::NoRevision { is_shallow: true, .. }), "{error}");
    assert!(error.to_string().contains("git fetch --unshallow"), "{error}");
}

#[test]
fn the_texts_of_many_commits_come_in_one_answer() {
    for name in ["a/charter.yaml", "with space.yaml", "line\nbreak.yaml"] {
        let repository = Repository::new();
        repository.commit("other.yaml", "x");
        repository.commit(name, "1\n");
        repository.commit(name, "2\n\n3 blob 4\n");
        repository.commit(name, "");
        let git = repository.open();
        let file = git.top().join(name);
        let first = git.commits_of(&git.top().join("other.yaml")).unwrap();
        let commits = git.commits_of(&file).unwrap();
        assert_eq!(commits.len(), 3);
        let ids: Vec<&str> = commits.iter().chain(&first).map(|commit| commit.id.as_str()).collect();
        let texts = git.texts_at(&ids, &file).unwrap();
        let texts: Vec<Option<&[u8]>> = texts.iter().map(Option::as_deref).collect();
        assert_eq!(texts, [Some(b"".as_slice()), Some(b"2\n\n3 blob 4\n"), Some(b"1\n"), None], "{name:?}");
    }
}

#[test]
fn gates_are_read_from_every_version_of_a_charter_that_can_be_read() {
    let repository = Repository::new();
    let charter = |gates: &str| {
        format!(
            "partner: charter/v1\nname: X\nstage: launch\nparties: {{a: {{name: A}}, b: {{name: B}}}}\n{gates}"
        )
    };
    let path = repository.folder.path().join("lending/charter.yaml");
    repository.write("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-01}]\n"));
    // No commit at all, then none of this file.
    assert_eq!(GateHistory::of(&path).unwrap(), None);
    repository.commit("readme", "x");
    repository.git(&["rm", "-q", "--cached", "lending/charter.yaml"]);
    repository.git(&["commit", "-q", "-m", "x"]);
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-01}]\n"));
    repository.commit("lending/review.yaml", "partner: review/v1\n");
    repository
        .commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-01}]\nnda: 2026-01-01\n"));
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-02\n"));
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-03}]\n"));
    let history = GateHistory::of(&path).unwrap().unwrap();
    let days: Vec<String> = history
        .versions
        .iter()
        .filter_map(|(gates, _)| Some(gates.get()?.values().next()?.due.get()?.to_string()))
        .collect();
    assert_eq!(days, ["2026-08-01", "2026-08-03"]);
    assert_eq!(history.unread, 0);
    assert!(!history.is_shallow);
    // 2026-07-01T12:00:00Z: 20,635 days after 1970 and half a day.
    assert_eq!(history.committed, 20_635 * 86_400 + 43_200);
}
