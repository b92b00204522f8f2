//! The rules that ask git, in repositories of a few commits.

use crate::program::stderr;
use std::fs;
use std::path::Path;
use std::process::Output;

use partner::method::agreed_terms::NOT_AGREED;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: operation
parties:
  northwind: {name: Northwind Bank, sponsor: Dana Reyes <dana@northwind.example>}
  kestrel: {name: Kestrel Software, sponsor: Sam Idowu <Sam@Kestrel.example>, manager: Ana Silva}
exit:
  notice: 90 days
";
pub(crate) const DANA: &str = "dana@northwind.example";
pub(crate) const SAM: &str = "sam@kestrel.example";

pub(crate) struct Work(pub(crate) TempDir);

impl Work {
    /// A charter on `main`, and a branch `work` at the same commit.
    pub(crate) fn new() -> Self {
        let work = Self(tempfile::tempdir().unwrap());
        work.git(DANA, &["init", "-q", "-b", "main"]);
        work.write("lending/charter.yaml", CHARTER);
        work.git(DANA, &["add", "-A"]);
        work.git_on("2026-06-01T12:00:00Z", DANA, &["commit", "-q", "-m", "begin"]);
        work.git(DANA, &["checkout", "-q", "-b", "work"]);
        work
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn git(&self, email: &str, arguments: &[&str]) {
        self.git_on("2026-07-01T12:00:00Z", email, arguments);
    }

    pub(crate) fn git_on(&self, time: &str, email: &str, arguments: &[&str]) {
        crate::program::git_by(self.folder(), email, time, arguments);
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn commit(&self, email: &str) {
        self.git(email, &["add", "-A"]);
        self.git(email, &["commit", "-q", "-m", "work"]);
    }

    pub(crate) fn notice(&self, notice: &str) {
        self.write("lending/charter.yaml", &CHARTER.replace("90 days", notice));
    }

    pub(crate) fn request(&self, name: &str, status: &str) {
        self.write(&format!("lending/changes/{name}.yaml"), &request(status));
    }
}

pub(crate) fn request(status: &str) -> String {
    let approved = "approved:\n  northwind: {by: Dana Reyes, date: 2026-06-10}\n  kestrel: {by: Sam Idowu, date: 2026-06-11}\n";
    let approved = if status == "approved" { approved } else { "" };
    format!("partner: change/v1\nwhat: Shorter notice\ntouches: [exit.notice]\n{approved}status: {status}\n")
}

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command()
        .args(["check", "--as-of", "2026-07-10", "--format", "json"])
        .args(["--select", "change-unapproved,change-not-made,author-mismatch"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(output)))
}

/// Each finding as `severity rule path`.
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let report = report(&partner(folder, arguments));
    let word = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|it| ["severity", "rule", "yaml_path"].map(|key| word(it, key)).join(" ")).collect()
}

const EDITED: &str = "error change-unapproved exit.notice";
const NOT_MADE: &str = "warning change-not-made touches";

#[test]
fn an_edit_of_agreed_terms_needs_an_approved_request() {
    let work = Work::new();
    let against_main = |work: &Work| found(work.folder(), &["--base", "main"]);
    assert_eq!(against_main(&work), [""; 0], "nothing has changed");
    work.notice("30 days");
    assert_eq!(against_main(&work), [EDITED], "not committed yet");
    work.commit(SAM);
    assert_eq!(against_main(&work), [EDITED]);
    assert_eq!(partner(work.folder(), &["--base", "main"]).status.code(), Some(1));
    assert_eq!(found(work.folder(), &[]), [""; 0], "nobody asked git");
    work.request("001", "proposed");
    assert_eq!(against_main(&work), [EDITED]);
    work.request("001", "approved");
    assert_eq!(against_main(&work), [""; 0]);
    work.commit(SAM);
    assert_eq!(against_main(&work), [""; 0], "the edit came before the request, and the change is made");
}

#[test]
fn an_edit_that_was_committed_before_its_request_counts_by_the_days_of_the_request() {
    let work = Work::new();
    work.notice("30 days");
    work.commit(SAM);
    let dated = |day: &str| request("approved").replace("touches", &format!("date: {day}\ntouches"));
    // The edit is of 2026-07-01, what was before it of 2026-06-01.
    work.write("lending/changes/001.yaml", &dated("2026-06-15"));
    work.commit(SAM);
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [""; 0]);
    work.write("lending/changes/001.yaml", &dated("2026-07-02"));
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [NOT_MADE], "asked for after the edit");
    assert_eq!(found(work.folder(), &["--base", "main"]), [""; 0], "here the edit can be seen");
}

#[test]
fn what_happened_elsewhere_is_not_this_branchs_edit() {
    let work = Work::new();
    work.git(DANA, &["checkout", "-q", "main"]);
    work.notice("30 days");
    work.commit(DANA);
    work.git(DANA, &["checkout", "-q", "work"]);
    assert_eq!(found(work.folder(), &["--base", "main"]), [""; 0]);
}

#[test]
fn a_request_permits_one_edit() {
    let work = Work::new();
    work.request("001", "approved");
    work.commit(DANA);
    work.notice("60 days");
    work.commit(DANA);
    work.git(DANA, &["branch", "-f", "main", "HEAD"]);
    work.notice("30 days");
    let output = partner(work.folder(), &["--base", "main"]);
    let report = report(&output);
    let finding = &report["findings"][0];
    assert_eq!(finding["rule"], "change-unapproved");
    assert!(
        finding["help"].as_str().unwrap().starts_with("`changes/001.yaml` has already been carried out"),
        "{finding}"
    );
    assert_eq!(finding["notes"][0], "at `main` it said: 60 days");
    work.request("002", "approved");
    assert_eq!(found(work.folder(), &["--base", "main"]), [""; 0]);
}

#[test]
fn an_approved_change_is_made() {
    let work = Work::new();
    work.request("001", "proposed");
    work.commit(DANA);
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [""; 0], "not approved");
    work.request("001", "approved");
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [NOT_MADE], "approved and not committed");
    work.commit(DANA);
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [NOT_MADE]);
    // The same words in another layout are no change.
    work.write(
        "lending/charter.yaml",
        &CHARTER.replace("exit:\n  notice: 90 days", "exit: {notice: '90 days'}"),
    );
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [NOT_MADE]);
    work.notice("30 days");
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [""; 0]);
    work.commit(DANA);
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), [""; 0]);
}

#[test]
fn a_request_as_old_as_history_is_not_guessed_about() {
    let work = Work(tempfile::tempdir().unwrap());
    work.git(DANA, &["init", "-q", "-b", "main"]);
    work.notice("30 days");
    work.request("001", "approved");
    work.commit(DANA);
    assert_eq!(found(work.folder(), &["--base", "main"]), [""; 0]);
}

#[test]
fn charters_that_come_move_and_go() {
    let work = Work::new();
    work.write("new/charter.yaml", &CHARTER.replace("Embedded lending", "Cards"));
    assert_eq!(found(work.folder(), &["--base", "main"]), [""; 0], "everything in it is new");
    fs::rename(work.folder().join("lending"), work.folder().join("loans")).unwrap();
    work.write("loans/charter.yaml", &CHARTER.replace("90 days", "30 days"));
    let output = partner(work.folder(), &["--base", "main"]);
    assert_eq!(
        stderr(&output),
        "note: the charter `lending/charter.yaml` of `main` was renamed, and is compared with `loans/charter.yaml`\n"
    );
    assert_eq!(found(work.folder(), &["--base", "main"]), [EDITED]);
    fs::remove_file(work.folder().join("loans/charter.yaml")).unwrap();
    let other = "partner: charter/v1\nname: Cards\nstage: operation\nparties: {a: {name: A}, b: {name: B}}\n";
    work.write("new/charter.yaml", other);
    let output = partner(work.folder(), &["--base", "main"]);
    assert!(
        stderr(&output).starts_with("note: the charter `lending/charter.yaml` of `main` is gone"),
        "{output:?}"
    );
}

#[test]
fn a_comparison_that_cannot_be_made_is_never_no_change() {
    let work = Work::new();
    let fails = |folder: &Path, arguments: &[&str], why: &str| {
        let output = partner(folder, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(why), "{output:?}");
    };
    fails(work.folder(), &["--base", "nowhere"], "`nowhere` names no commit here");
    fails(work.folder(), &["--base", "main", "-"], "standard input is not one");
    fails(work.folder(), &["--verify-authors", "-"], "standard input is not one");
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("charter.yaml"), CHARTER).unwrap();
    fails(outside.path(), &["--base", "main"], "is not in a git repository");
    fails(outside.path(), &["--verify-authors"], "is not in a git repository");
    let beside = outside.path().join("charter.yaml");
    fails(work.folder(), &["--base", "main", beside.to_str().unwrap()], "is outside the git repository");

    // A charter that was damaged is a finding.
    work.write("lending/charter.yaml", "partner: charter/v1\nstage: operation\nexit: [\n");
    work.commit(DANA);
    work.notice("30 days");
    assert_eq!(found(work.folder(), &["--base", "HEAD"]), ["error change-unapproved partner"]);
}

/// A clone with the last commit only.
fn shallow(work: &Work) -> TempDir {
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", work.folder().display());
    crate::program::git(clone.path(), &["clone", "-q", "--depth=1", "--branch=work", &url, "."]);
    clone
}

#[test]
fn a_shallow_clone_says_what_it_skips() {
    let work = Work::new();
    work.request("001", "approved");
    work.commit(DANA);
    let clone = shallow(&work);
    let output = partner(clone.path(), &["--verify-authors", "--quiet"]);
    assert_eq!(output.status.code(), Some(0));
    let skipped = &report(&output)["skipped"];
    assert_eq!(skipped[0]["rules"], serde_json::json!(["author-mismatch", "change-not-made"]));
    let warning = stderr(&output);
    assert!(warning.starts_with("warning: skipped author-mismatch and change-not-made: "), "{warning}");
    assert!(warning.contains("git fetch --unshallow"), "{warning}");
    let output = partner(clone.path(), &["--base", "main"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(report(&partner(work.folder(), &["--verify-authors"]))["skipped"], serde_json::json!([]));
}

fn vote(northwind: &str, kestrel: &str) -> String {
    format!(
        "partner: decision/v1\ngate: traction\ndate: 2026-07-01\nvotes:\n  northwind:\n    vote: {northwind}\n    by: Dana Reyes\n  kestrel:\n    vote: {kestrel}\n    by: Sam Idowu\n"
    )
}

#[test]
fn each_side_records_its_own_vote() {
    let work = Work::new();
    let gates = "gates:\n  - {id: traction, due: 2026-07-01}\n";
    work.write("lending/charter.yaml", &format!("{CHARTER}{gates}"));
    work.commit(DANA);
    let file = "lending/decisions/traction.yaml";
    let asked = |work: &Work| found(work.folder(), &["--verify-authors"]);
    work.write(file, vote("continue", "continue").split("  kestrel").next().unwrap());
    assert_eq!(asked(&work), ["advice author-mismatch votes.northwind.by"], "not committed");
    work.commit(DANA);
    assert_eq!(asked(&work), [""; 0]);
    work.write(file, &vote("continue", "continue"));
    assert_eq!(asked(&work), ["advice author-mismatch votes.kestrel.by"], "of a file that is, a part is not");
    // The address in the charter is written with capitals.
    work.commit(SAM);
    assert_eq!(asked(&work), [""; 0]);
    // Somebody turns the vote of the other side, and leaves the name.
    work.write(file, &vote("exit", "continue"));
    work.commit(SAM);
    assert_eq!(asked(&work), ["warning author-mismatch votes.northwind.by"]);
    let finding = &report(&partner(work.folder(), &["--verify-authors"]))["findings"][0];
    assert_eq!(
        finding["message"],
        "the vote of Northwind Bank names Dana Reyes <dana@northwind.example>, but Somebody <sam@kestrel.example> recorded it"
    );
    // Indentation and comments are nobody's vote.
    work.write(file, &vote("exit", "continue").replace("vote: exit", "vote: continue"));
    work.commit(DANA);
    work.write(file, &vote("continue", "continue").replace("    by: Dana", "    # by whom\n    by:   Dana"));
    work.commit(SAM);
    assert_eq!(asked(&work), [""; 0]);
}

#[test]
fn addresses_are_those_of_the_charter_and_of_the_mailmap() {
    let work = Work::new();
    let record =
        |by: &str| format!("partner: acknowledgement/v1\nside: kestrel\nby: {by}\ndate: 2026-07-01\n");
    work.write("lending/acknowledgements/kestrel.yaml", &record("Sam Idowu"));
    work.commit("sam@home.example");
    let asked = |work: &Work| found(work.folder(), &["--verify-authors"]);
    assert_eq!(asked(&work), ["warning author-mismatch by"]);
    work.write(".mailmap", "Sam Idowu <sam@kestrel.example> <sam@home.example>\n");
    assert_eq!(asked(&work), [""; 0]);
    // An address that stands in the record alone proves nothing.
    work.write("lending/acknowledgements/kestrel.yaml", &record("Sam Idowu <sam@elsewhere.example>"));
    work.commit("sam@elsewhere.example");
    assert_eq!(asked(&work), ["advice author-mismatch by"]);
    work.write("lending/acknowledgements/kestrel.yaml", &record("Ana Silva"));
    work.commit(SAM);
    assert_eq!(asked(&work), ["advice author-mismatch by"], "the charter has no address of hers");
}

#[test]
fn what_was_not_asked_is_not_called_unused() {
    let waiver = "waivers:\n  - {rule: change-unapproved, owner: Dana Reyes, reason: urgent, until: 2026-12-31}\n  - {rule: author-mismatch, owner: Dana Reyes, reason: a clerk commits, until: 2026-12-31}\n";
    let work = Work::new();
    work.write("lending/charter.yaml", &format!("{CHARTER}{waiver}"));
    let unused = |arguments: &[&str]| {
        let more = [&["--select", "waiver-unused"], arguments].concat();
        found(work.folder(), &more)
    };
    assert_eq!(unused(&[]), [""; 0]);
    let asked = unused(&["--base", "HEAD", "--verify-authors"]);
    assert_eq!(asked, ["warning waiver-unused waivers[0].rule", "warning waiver-unused waivers[1].rule"]);
}

#[test]
fn the_page_lists_what_is_no_term() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/change-control.md");
    let page = fs::read_to_string(page).unwrap();
    for (entry, reason) in NOT_AGREED {
        assert!(
            page.contains(&format!("| `{entry}` | {reason} |\n")),
            "docs/change-control.md lacks `{entry}`"
        );
    }
    let rows = page
        .split("| entry | because it |")
        .nth(1)
        .unwrap()
        .lines()
        .filter(|it| it.starts_with("| `"))
        .count();
    assert_eq!(rows, NOT_AGREED.len());
}
