//! Repositories of every kind, and some that were made to do harm: a right answer or a clear error, and nothing is started
//! that a repository names.

use crate::program::stderr;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: operation
parties:
  northwind: {name: Northwind Bank, sponsor: Dana Reyes <dana@northwind.example>}
  kestrel: {name: Kestrel Software, sponsor: Sam Idowu <sam@kestrel.example>}
exit:
  notice: 90 days
";
const VOTE: &str = "partner: acknowledgement/v1\nside: northwind\nby: Dana Reyes\ndate: 2026-07-01\n";
const DANA: &str = "dana@northwind.example";
const SAM: &str = "sam@kestrel.example";

/// A repository with a charter in `lending`, committed on `main`, in a folder that holds nothing else.
struct Work {
    holder: TempDir,
    folder: PathBuf,
}

impl Work {
    fn new(format: &str) -> Self {
        let holder = tempfile::tempdir().unwrap();
        let folder = holder.path().join("repository");
        fs::create_dir(&folder).unwrap();
        let work = Self { holder, folder };
        work.git(&["init", "-q", "-b", "main", &format!("--object-format={format}")]);
        work.write("lending/charter.yaml", CHARTER);
        work.write("lending/northwind.yaml", VOTE);
        work.commit(DANA);
        work
    }

    fn git(&self, arguments: &[&str]) {
        git(&self.folder, DANA, arguments);
    }

    fn write(&self, name: impl AsRef<Path>, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn commit(&self, email: &str) {
        self.git(&["add", "-A"]);
        git(&self.folder, email, &["commit", "-q", "-m", "work"]);
    }

    fn shorten_notice(&self) {
        self.write("lending/charter.yaml", &CHARTER.replace("90 days", "30 days"));
    }
}

fn git(folder: &Path, email: &str, arguments: &[&str]) {
    crate::program::git_by(folder, email, "2026-07-01T12:00:00Z", arguments);
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = crate::program::command();
    command.args(arguments).args(["--as-of", "2026-07-10"]).current_dir(folder).env("NO_COLOR", "1");
    command
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let rules =
        ["check", "--format", "json", "--select", "change-unapproved,change-not-made,author-mismatch"];
    command(folder, &[&rules, arguments].concat()).output().unwrap()
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(output)))
}

/// The rule of each finding.
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let report = report(&check(folder, arguments));
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
}

/// The paths of the charters that are judged.
fn judged(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let report = report(&check(folder, arguments));
    let partnerships = report["partnerships"].as_array().unwrap().iter();
    partnerships.map(|it| it["path"].as_str().unwrap().to_owned()).collect()
}

fn refused(output: &Output, why: &str) {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(stderr(output).contains(why), "{}", stderr(output));
}

const EDITED: [&str; 1] = ["change-unapproved"];

#[test]
fn nothing_is_started_that_a_repository_names() {
    let work = Work::new("sha1");
    let trace = work.holder.path().join("trace");
    let program = work.holder.path().join("program");
    fs::write(&program, format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", trace.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let hooks = work.holder.path().join("hooks");
    fs::create_dir(&hooks).unwrap();
    for hook in ["post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"] {
        fs::copy(&program, hooks.join(hook)).unwrap();
    }
    let named = program.to_str().unwrap();
    let helper = format!("!{named}");
    let remote = format!("ext::{named}");
    for (key, value) in [
        ("core.fsmonitor", named),
        ("core.hooksPath", hooks.to_str().unwrap()),
        ("core.pager", named),
        ("core.editor", named),
        ("core.askPass", named),
        ("core.sshCommand", named),
        ("core.alternateRefsCommand", named),
        ("pager.log", named),
        ("pager.diff", named),
        ("pager.blame", named),
        ("diff.external", named),
        ("diff.x.command", named),
        ("diff.x.textconv", named),
        ("filter.x.clean", named),
        ("filter.x.smudge", named),
        ("filter.x.required", "true"),
        ("filter.y.process", named),
        ("filter.a=b.c.clean", named),
        ("gpg.program", named),
        ("log.showSignature", "true"),
        ("credential.helper", &helper),
        ("protocol.ext.allow", "always"),
        ("remote.origin.url", &remote),
        ("remote.origin.uploadpack", named),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
        ("extensions.partialClone", "origin"),
    ] {
        work.git(&["config", key, value]);
    }
    let attributes = "charter.yaml filter=x diff=x\nnorthwind.yaml filter=y\nkestrel.yaml filter=a=b.c\n";
    fs::create_dir_all(work.folder.join(".git/info")).unwrap();
    fs::write(work.folder.join(".git/info/attributes"), attributes).unwrap();
    work.shorten_notice();
    work.write("lending/northwind.yaml", &VOTE.replace("2026-07-01", "2026-07-02"));
    work.write("lending/kestrel.yaml", VOTE);

    for arguments in [
        &["check", "--base", "main", "--verify-authors"][..],
        &["check", "--changed-since", "main"],
        &["check", "--fix"],
        &["check", "--diff"],
        &["gates", "--format", "ics"],
    ] {
        let output = command(&work.folder, arguments).output().unwrap();
        assert!(!trace.exists(), "{arguments:?}: {}", fs::read_to_string(&trace).unwrap());
        assert!(matches!(output.status.code(), Some(0..=1)), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(found(&work.folder, &["--base", "main"]), EDITED);

    // What is missing is not fetched, and what cannot be compared is no answer.
    let id = Command::new("git")
        .args(["rev-parse", "main:lending/charter.yaml"])
        .current_dir(&work.folder)
        .output();
    let id = String::from_utf8(id.unwrap().stdout).unwrap();
    fs::remove_file(work.folder.join(".git/objects").join(&id[..2]).join(id[2..].trim())).unwrap();
    let output = check(&work.folder, &["--base", "main"]);
    assert!(!trace.exists(), "{}", fs::read_to_string(&trace).unwrap());
    assert_eq!(output.status.code(), Some(2), "{output:?}");

    // The trap works: git itself falls into it.
    let _ = Command::new("git").args(["status"]).current_dir(&work.folder).output().unwrap();
    assert!(trace.exists());
}

#[test]
fn without_git_only_what_asks_for_it_fails_and_says_what_does() {
    let work = Work::new("sha1");
    let path = work.holder.path().join("bin");
    fs::create_dir(&path).unwrap();
    let run = |arguments: &[&str]| {
        let rules = ["check", "--select", "change-unapproved"];
        command(&work.folder, &[&rules, arguments].concat()).env("PATH", &path).output().unwrap()
    };
    assert_eq!(run(&[]).status.code(), Some(0));
    for flag in ["--base=main", "--verify-authors", "--changed-since=main"] {
        let output = run(&[flag]);
        refused(&output, &format!("`{}` needs git: git cannot be started", flag.split('=').next().unwrap()));
    }
    let calendar = command(&work.folder, &["gates", "--format", "ics"]).env("PATH", &path).output().unwrap();
    assert_eq!(calendar.status.code(), Some(0));
    fs::write(path.join("git"), "#!/bin/sh\necho git version 2.20.1\n").unwrap();
    fs::set_permissions(path.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    refused(&run(&["--base=main"]), "git 2.20.1 is too old: 2.31 or a newer one is needed");
    assert_eq!(run(&[]).status.code(), Some(0));
}

#[test]
fn a_repository_of_another_user_is_not_read() {
    let work = Work::new("sha1");
    for flag in ["--base=main", "--verify-authors", "--changed-since=main"] {
        let mut command = command(&work.folder, &["check", flag]);
        let output = command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").output().unwrap();
        refused(&output, "dubious ownership");
        assert!(stderr(&output).contains("safe.directory"), "{}", stderr(&output));
    }
}

#[test]
fn a_bare_repository_has_no_files_to_compare() {
    let work = Work::new("sha1");
    work.git(&["clone", "-q", "--bare", ".", "../bare.git"]);
    let bare = work.holder.path().join("bare.git");
    fs::write(bare.join("charter.yaml"), CHARTER).unwrap();
    refused(&check(&bare, &["--base", "main"]), "without a work tree");
    refused(&check(&bare, &["--changed-since", "main"]), "without a work tree");
}

#[test]
fn longer_object_ids_make_no_difference() {
    let work = Work::new("sha256");
    assert_eq!(found(&work.folder, &["--base", "main", "--verify-authors"]), [""; 0]);
    assert_eq!(judged(&work.folder, &["--changed-since", "main"]), [""; 0]);
    work.shorten_notice();
    assert_eq!(found(&work.folder, &["--base", "main", "--verify-authors"]), EDITED);
    assert_eq!(judged(&work.folder, &["--changed-since", "main"]), ["lending/charter.yaml"]);
    work.write("lending/northwind.yaml", &VOTE.replace("2026-07-01", "2026-07-02"));
    work.commit(SAM);
    assert_eq!(found(&work.folder, &["--verify-authors"]), ["author-mismatch"]);
}

#[test]
fn a_charter_that_is_gone_is_no_lack_of_changes() {
    let work = Work::new("sha1");
    work.write("loans/charter.yaml", &CHARTER.replace("Embedded lending", "Loans"));
    work.commit(DANA);
    fs::remove_file(work.folder.join("loans/charter.yaml")).unwrap();
    let output = check(&work.folder, &["--changed-since", "HEAD"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("note: the charter `loans/charter.yaml` of `HEAD` is gone\n"), "{told}");
    assert!(!told.contains("nothing has changed"), "{told}");
}

#[test]
fn a_second_work_tree_is_compared_by_its_own_commit() {
    let work = Work::new("sha1");
    work.git(&["worktree", "add", "-q", "-b", "work", "../second"]);
    let second = work.holder.path().join("second");
    fs::write(second.join("lending/charter.yaml"), CHARTER.replace("90 days", "30 days")).unwrap();
    assert_eq!(found(&second, &["--base", "main"]), EDITED);
    assert_eq!(judged(&second, &["--changed-since", "main"]), ["lending/charter.yaml"]);
    assert_eq!(found(&work.folder, &["--base", "main"]), [""; 0]);
}

#[test]
fn a_path_that_is_no_text_is_compared() {
    let work = Work::new("sha1");
    let name = Path::new(OsStr::from_bytes(b"l\xffan")).join("charter.yaml");
    if fs::create_dir(work.folder.join(name.parent().unwrap())).is_err() {
        // Not every file system has such names.
        return;
    }
    let other = CHARTER.replace("Embedded lending", "Loans");
    work.write(&name, &other);
    work.commit(DANA);
    assert_eq!(judged(&work.folder, &["--changed-since", "HEAD"]), [""; 0]);
    work.write(&name, &other.replace("90 days", "30 days"));
    assert_eq!(found(&work.folder, &["--base", "HEAD"]), EDITED);
    assert_eq!(judged(&work.folder, &["--changed-since", "HEAD"]), ["l\u{fffd}an/charter.yaml"]);
}

#[test]
fn what_lies_in_a_repository_within_is_not_taken_for_unchanged() {
    let work = Work::new("sha1");
    let inner = Work::new("sha1");
    work.git(&["submodule", "--quiet", "add", inner.folder.to_str().unwrap(), "inner"]);
    // Two of one name would both be judged.
    work.write("lending/charter.yaml", &CHARTER.replace("stage:", "id: outer\nstage:"));
    work.commit(DANA);
    refused(&check(&work.folder, &["--base", "HEAD"]), "is in a git repository of its own");
    // What is not committed in there is nothing that git tells here.
    let charter = work.folder.join("inner/lending/charter.yaml");
    fs::write(&charter, CHARTER.replace("90 days", "30 days")).unwrap();
    assert_eq!(judged(&work.folder, &["--changed-since", "HEAD"]), ["inner/lending/charter.yaml"]);
}

#[test]
fn what_git_was_told_not_to_look_at_is_looked_at() {
    let work = Work::new("sha1");
    work.git(&["update-index", "--assume-unchanged", "lending/charter.yaml"]);
    work.shorten_notice();
    assert_eq!(found(&work.folder, &["--base", "main"]), EDITED);
    assert_eq!(judged(&work.folder, &["--changed-since", "main"]), ["lending/charter.yaml"]);
}

#[test]
fn a_file_in_conflict_is_compared_with_what_it_was() {
    let work = Work::new("sha1");
    work.git(&["checkout", "-q", "-b", "work"]);
    work.shorten_notice();
    work.commit(DANA);
    work.git(&["checkout", "-q", "main"]);
    work.write("lending/charter.yaml", &CHARTER.replace("90 days", "60 days"));
    work.commit(SAM);
    let merge = Command::new("git").args(["merge", "-q", "work"]).current_dir(&work.folder).output().unwrap();
    assert!(!merge.status.success(), "this is a conflict");
    work.shorten_notice();
    assert_eq!(found(&work.folder, &["--base", "main"]), EDITED);
    fs::remove_dir_all(work.folder.join("lending")).unwrap();
    work.write("other/charter.yaml", &CHARTER.replace("90 days", "30 days"));
    let output = check(&work.folder, &["--base", "main"]);
    assert!(stderr(&output).contains("`lending/charter.yaml` of `main` was renamed"), "{}", stderr(&output));
    assert_eq!(found(&work.folder, &["--base", "main"]), EDITED);
}

#[test]
fn a_partial_clone_says_how_to_get_the_rest() {
    let work = Work::new("sha1");
    work.git(&["tag", "first"]);
    work.shorten_notice();
    work.commit(DANA);
    work.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", work.folder.display());
    work.git(&["clone", "-q", "--filter=blob:none", &url, "../partial"]);
    let partial = work.holder.path().join("partial");
    assert_eq!(found(&partial, &["--base", "HEAD", "--verify-authors"]), [""; 0]);
    refused(&check(&partial, &["--base", "first"]), "git fetch --refetch --no-filter");
    git(&partial, DANA, &["fetch", "-q", "--refetch", "--no-filter"]);
    assert_eq!(found(&partial, &["--base", "first"]), EDITED);
}

#[test]
fn who_wrote_a_line_is_told_across_merges_and_renames() {
    let work = Work::new("sha1");
    let asked = || found(&work.folder, &["--verify-authors"]);
    work.git(&["mv", "lending/northwind.yaml", "lending/bank.yaml"]);
    work.commit(SAM);
    assert_eq!(asked(), [""; 0], "a new name is no new author");
    work.git(&["checkout", "-q", "-b", "work"]);
    work.write("lending/bank.yaml", &VOTE.replace("2026-07-01", "2026-07-02"));
    work.commit(DANA);
    work.git(&["checkout", "-q", "main"]);
    work.write("lending/readme.md", "x");
    work.commit(SAM);
    git(&work.folder, SAM, &["merge", "-q", "--no-ff", "-m", "merge", "work"]);
    assert_eq!(asked(), [""; 0], "who merges has not written");
    // Both sides edit, and who merges takes the words of one of them.
    work.git(&["checkout", "-q", "-b", "side"]);
    work.write("lending/bank.yaml", &VOTE.replace("2026-07-01", "2026-07-03"));
    work.commit(DANA);
    work.git(&["checkout", "-q", "main"]);
    work.write("lending/bank.yaml", &VOTE.replace("2026-07-01", "2026-07-04"));
    work.commit(SAM);
    git(&work.folder, SAM, &["merge", "-q", "-s", "ours", "--no-ff", "-m", "merge", "side"]);
    assert_eq!(asked(), ["author-mismatch"], "what stands there is Sam's");
}
