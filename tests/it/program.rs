//! The program as its users run it, for the tests of its commands.

use std::path::Path;
use std::process::{Command, Output};

use partner::check::Options;
use partner::document::scalar::{Date, Scalar as _};
use tempfile::TempDir;

/// How everything is judged on 10 July 2026, by every rule and every default.
pub(crate) fn options() -> Options {
    Options::on(Date::parse("2026-07-10").unwrap())
}

/// Where the program lies.
pub(crate) const PATH: &str = env!("CARGO_BIN_EXE_partner");

/// A call of the program.
pub(crate) fn command() -> Command {
    Command::new(PATH)
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Calls git in a folder, as one person on 1 July 2026.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    call_git(folder, ["Dana Reyes", "dana@northwind.example"], "2026-07-01T12:00:00Z", arguments);
}

/// The same as somebody of whom only the address tells who it is, at this time.
pub(crate) fn git_by(folder: &Path, email: &str, time: &str, arguments: &[&str]) {
    call_git(folder, ["Somebody", email], time, arguments);
}

fn call_git(folder: &Path, [name, email]: [&str; 2], time: &str, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", &format!("user.name={name}"), "-c", &format!("user.email={email}")])
        .args(["-c", "protocol.file.allow=always"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_COMMITTER_DATE", time)
        .env("GIT_AUTHOR_DATE", time)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Makes a repository of a folder, with everything in it committed.
pub(crate) fn commit_all(folder: &Path) {
    for arguments in [&["init", "-q", "-b", "main"][..], &["add", "-A"], &["commit", "-q", "-m", "first"]] {
        git(folder, arguments);
    }
}

/// Runs the program in a folder, without colours and on lines of this width.
pub(crate) fn run(folder: &Path, columns: &str, arguments: &[&str]) -> Output {
    command()
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", columns)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// The same on 10 July 2026, on lines as wide as where nothing says how wide they are.
pub(crate) fn on_the_day(folder: &Path, arguments: &[&str]) -> Output {
    command()
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// What the program says of these files on 10 July 2026, without a word on standard error.
pub(crate) fn said(files: &[(&str, &str)], arguments: &[&str]) -> String {
    said_in(folder(files).path(), arguments)
}

/// The same of the files of a folder.
pub(crate) fn said_in(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, "200", &[arguments, &["--as-of", "2026-07-10"]].concat());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

/// The cells of the first row that begins with this one.
pub(crate) fn row(page: &str, begin: &str) -> Vec<String> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('│').split('│').map(|cell| cell.trim().to_owned()).collect()
    };
    page.lines()
        .map(cells)
        .find(|cells| cells[0] == begin)
        .unwrap_or_else(|| panic!("no row `{begin}` in {page}"))
}

/// The lines between a heading and the next gap.
pub(crate) fn lines_under<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    page.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty()).collect()
}

/// The exit code; the program ended by itself.
pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// What it printed.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it said beside that.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
