//! Git revisions are read as git has them, and a comparison that cannot be made is an error.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use partner::repository::{CalendarHistory, Git, GitError, Way};

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
        crate::program::git(self.folder.path(), arguments);
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

fn texts(git: &Git, ids: &[String]) -> Vec<String> {
    git.blobs(ids, 1000, |_, bytes| String::from_utf8(bytes).unwrap()).unwrap()
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
    let changed = |repository: &Repository| {
        let git = repository.open();
        let changes = git.changes_since(&git.fork_point("main").unwrap()).unwrap();
        repository.names(&changes.into_iter().map(|it| it.path).collect::<Vec<_>>())
    };
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
    let ids = [0, 1].map(|nth: usize| git.id_at(&commits[nth].id, &file).unwrap().unwrap());
    assert_eq!(texts(&git, &ids), ["2\n", "1\n"]);
    assert_eq!(git.id_at(&commits[1].id, &git.top().join("b.yaml")).unwrap(), None);
    let log = git.log(Way::Main, &BTreeSet::from([file.clone()])).unwrap();
    let touches = log.of(&file);
    assert_eq!([touches[0].after.as_ref(), touches[0].before.as_ref()], [Some(&ids[0]), Some(&ids[1])]);
    assert_eq!([touches[1].after.as_ref(), touches[1].before.as_ref()], [Some(&ids[1]), None]);
    assert_eq!(log.commits, commits);
}

#[test]
fn a_comparison_that_cannot_be_made_is_an_error() {
    let repository = Repository::new();
    repository.commit("a.yaml", "1\n");
    let git = repository.open();
    assert!(matches!(git.fork_point("nowhere"), Err(GitError::NoRevision { is_shallow: false, .. })));
    assert!(matches!(git.fork_point("--output=x"), Err(GitError::NoRevision { .. })));
    assert!(matches!(git.fork_point(""), Err(GitError::NoRevision { .. })));
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
    crate::program::git(clone.path(), &["clone", "-q", "--depth=1", &url, "."]);
    let git = Git::around(clone.path()).unwrap();
    assert!(git.is_shallow());
    let error = git.fork_point("first").unwrap_err();
    assert!(matches!(error, GitError::NoRevision { is_shallow: true, .. }), "{error}");
    assert!(error.to_string().contains("git fetch --unshallow"), "{error}");
}

#[test]
fn one_pass_tells_what_stood_in_a_file_after_each_commit() {
    for name in ["a/charter.yaml", "with space.yaml", "line\nbreak.yaml", "\u{2}:tab\t.yaml"] {
        let repository = Repository::new();
        repository.commit("other.yaml", "x");
        repository.commit(name, "1\n");
        repository.commit(name, "2\n\n3 blob 4\n");
        repository.commit("other.yaml", "y");
        repository.commit(name, "");
        let git = repository.open();
        let (file, other) = (git.top().join(name), git.top().join("other.yaml"));
        let log = git.log(Way::Main, &BTreeSet::from([file.clone(), other.clone()])).unwrap();
        // Of five commits the newest is the first.
        assert_eq!(log.of(&file).iter().map(|touch| touch.place).collect::<Vec<_>>(), [1, 3, 4], "{name:?}");
        assert_eq!(log.of(&other).iter().map(|touch| touch.place).collect::<Vec<_>>(), [2, 5], "{name:?}");
        let ids: Vec<String> = log.of(&file).iter().map(|touch| touch.after.clone().unwrap()).collect();
        assert_eq!(texts(&git, &ids), ["", "2\n\n3 blob 4\n", "1\n"], "{name:?}");
        assert_eq!(git.id_at("HEAD", &file).unwrap().as_ref(), ids.first(), "{name:?}");
    }
}

#[test]
fn many_contents_come_in_their_order_and_no_longer_than_asked() {
    let repository = Repository::new();
    for n in 0..300 {
        repository.write(&format!("{n}.yaml"), &format!("{n}\n").repeat(n));
    }
    repository.commit("last.yaml", "");
    let git = repository.open();
    let kept = git.tracked().unwrap();
    let ids: Vec<String> = kept.iter().map(|it| it.id.clone()).collect();
    let read = git.blobs(&ids, 500, |nth, bytes| (nth, String::from_utf8(bytes).unwrap())).unwrap();
    assert_eq!(read.len(), 301);
    for (index, ((nth, text), kept)) in read.iter().zip(&kept).enumerate() {
        let whole = fs::read_to_string(&kept.path).unwrap();
        assert_eq!((*nth, text.as_str()), (index, &whole[..whole.len().min(500)]));
    }
    let missing = ids[0].replace(|_: char| true, "1");
    let error = git.blobs(&[ids[0].clone(), missing.clone()], 500, |_, bytes| bytes).unwrap_err();
    assert!(matches!(&error, GitError::Missing(id) if *id == missing), "{error}");
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
    assert_eq!(CalendarHistory::of(&path).unwrap(), None);
    repository.commit("readme", "x");
    repository.git(&["rm", "-q", "--cached", "lending/charter.yaml"]);
    repository.git(&["commit", "-q", "-m", "x"]);
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-01}]\n"));
    repository.commit("lending/review.yaml", "partner: review/v1\n");
    repository
        .commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-01}]\nnda: 2026-01-01\n"));
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-02\n"));
    repository.commit("lending/charter.yaml", &charter("gates: [{id: one, due: 2026-08-03}]\n"));
    let history = CalendarHistory::of(&path).unwrap().unwrap();
    let days: Vec<String> = history
        .versions
        .iter()
        .filter_map(|charter| Some(charter.gates.get()?.values().next()?.due.get()?.to_string()))
        .collect();
    assert_eq!(days, ["2026-08-01", "2026-08-03"]);
    assert_eq!(history.unread, 0);
    assert!(!history.is_shallow);
    // 2026-07-01T12:00:00Z: 20,635 days after 1970 and half a day.
    assert_eq!(history.committed, 20_635 * 86_400 + 43_200);
}
