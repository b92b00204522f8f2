//! Several formats in one run, and what is judged of all that is found.

use crate::program::on_the_day as partner;
use crate::program::{code, stderr, stdout};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use proptest::prelude::*;
use tempfile::TempDir;

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, text)| write(folder.path(), name, text));
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    let broken = folder(&[("charter.yaml", CHARTER)]);
    for (fail_on, expected) in [("error", 1), ("never", 0)] {
        for format in ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"] {
            let output = partner(broken.path(), &["check", "--format", format, "--fail-on", fail_on]);
            assert_eq!(code(&output), expected, "{format} {fail_on}");
        }
    }
}

#[test]
fn one_run_writes_several_reports_each_as_alone() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let formats = ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"];
    let alone: Vec<String> = formats
        .iter()
        .map(|format| stdout(&partner(folder.path(), &["check", "--format", format])))
        .collect();
    let reports: Vec<String> = formats.iter().map(|format| format!("{format}=out.{format}")).collect();
    let mut arguments = vec!["check", "--format", "concise"];
    reports.iter().for_each(|report| arguments.extend(["--report", report]));
    let output = partner(folder.path(), &arguments);
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    assert_eq!(stdout(&output), alone[1]);
    for (format, alone) in formats.iter().zip(alone) {
        assert_eq!(read(&folder, &format!("out.{format}")), alone, "{format}");
    }
}

#[test]
fn standard_output_has_one_writer() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    for (arguments, said) in [
        (&["--report", "sarif=-"][..], "would both write to standard output"),
        (
            &["--report", "sarif=-", "--report", "junit=-", "--output", "x"],
            "only one `--report` can go to standard output",
        ),
        (&["--report", "sarif=a", "--report", "junit=./a"], "two reports would be written to"),
        (&["--report", "sarif=a", "--output", "b/../a"], "two reports would be written to"),
        (&["--report", "sarif"], "write the format, `=` and a file"),
        (&["--report", "sarif="], "name the file after `=`"),
        (&["--report", "pdf=a"], "`pdf` is not a format; write one of text, concise, json, jsonl, sarif"),
    ] {
        let output = partner(folder.path(), &[&["check"], arguments].concat());
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{arguments:?}");
        assert!(stderr(&output).contains(said), "{arguments:?}: {}", stderr(&output));
    }
    // Nothing was judged and nothing written.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

    let output = partner(folder.path(), &["check", "--report", "json=-", "--output", "log.txt"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).starts_with("{\n  \"version\": 1,"));
    assert!(read(&folder, "log.txt").contains("\nTo ask first\n"));
}

#[test]
fn a_report_that_cannot_be_written_is_a_failed_run() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let output = partner(folder.path(), &["check", "--report", "sarif=missing/a.sarif"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("missing/a.sarif` cannot be written"), "{}", stderr(&output));
    // What people read is not lost with it.
    assert!(stdout(&output).contains("\nTo ask first\n"));
}

#[test]
fn statistics_are_for_formats_that_have_a_place_for_them() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let select = ["check", "--select", "exit-clause-missing,canvas-missing", "--statistics", "--format"];
    for format in ["sarif", "junit", "github", "gitlab"] {
        let output = partner(folder.path(), &[&select[..], &[format]].concat());
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{format}");
        assert!(stderr(&output).contains("`--statistics` does not work with"), "{}", stderr(&output));
    }
    let output = partner(folder.path(), &[&select[..], &["markdown"]].concat());
    assert_eq!(
        stdout(&output),
        "<!-- partner -->\n## Partnership check: 1 error, 1 warning\n\n1 charter, judged as of 2026-07-10.\n\n\
         | Count | Severity | Rule |\n| --- | --- | --- |\n\
         | 1 | error | `exit-clause-missing` |\n| 1 | warning | `canvas-missing` |\n"
    );
    // Further reports are whole.
    let with_report = [&select[..], &["text", "--report", "github=annotations"]].concat();
    assert_eq!(code(&partner(folder.path(), &with_report)), 1);
    // The canvas is a question of its section, and stands behind what is worse.
    assert_eq!(read(&folder, "annotations").lines().count(), 1);
}

#[test]
fn a_long_comment_says_what_it_leaves_out() {
    // Each unknown key is an error whose help lists the keys that are known.
    let keys: String = (0..600).map(|nth| format!("unknown_key_{nth:03}_{}: 1\n", "x".repeat(60))).collect();
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{keys}"))]);
    // With links, which need the most room.
    let files_at = "https://code.example/acme/deals/blob/0123456789abcdef0123456789abcdef01234567";
    let arguments = ["check", "--format", "markdown", "--files-at", files_at];
    let text = stdout(&partner(folder.path(), &arguments));
    assert!(text.len() <= 65_536, "{}", text.len());
    let shown = text
        .lines()
        .filter(|line| line.starts_with("| error | [") && line.ends_with("| `unknown-key` |"))
        .count();
    let first =
        text.lines().skip_while(|line| *line != "### Worst first").take_while(|line| !line.starts_with("…"));
    let rows = first.filter(|line| line.starts_with("| error | [")).count();
    assert!(shown > 50 && shown < 600, "{shown}");
    let more = text
        .split_once("\n…and ")
        .and_then(|(_, rest)| rest.split_once(" more findings that do not fit into a comment."));
    let more: usize = more.unwrap().0.parse().unwrap();
    // Of 600 keys that nobody knows five hundred are told.
    assert!(rows + more >= 500, "{rows} {more}");
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

/// A repository of three partnerships with records, evidence and deals, and a clone's branch that leaves `main`.
struct Work {
    folder: TempDir,
}

impl Work {
    fn new() -> Self {
        let work = Self {
            folder: folder(&[
                ("a/charter.yaml", CHARTER),
                ("a/health/q1.yaml", "partner: health/v1\nperiod: 2026-Q1\n"),
                (
                    "b/charter.yaml",
                    &format!(
                        "{CHARTER}checklists:\n  signing:\n    exit_process:\n      answer: yes\n      evidence: docs/exit.md\n"
                    ),
                ),
                ("b/docs/exit.md", "By agreement.\n"),
                ("c/charter.yaml", CHARTER),
                (
                    "c/deals.yaml",
                    "partner: deals/v1\nsource: deals.csv\ncolumns:\n  customer: Customer\n  registered: Date\n  partner: By\n",
                ),
                ("c/deals.csv", "Customer,Date,By\nAcme,2026-05-01,northwind\n"),
            ]),
        };
        work.git(&["init", "-q", "-b", "main"]);
        work.commit();
        work.git(&["checkout", "-q", "-b", "work"]);
        work
    }

    fn git(&self, arguments: &[&str]) {
        crate::program::git(self.folder.path(), arguments);
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "work"]);
    }

    fn write(&self, name: &str, text: &str) {
        write(self.folder.path(), name, text);
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.folder.path().join(name)).unwrap();
    }

    fn check(&self, more: &[&str]) -> Output {
        partner(
            self.folder.path(),
            &[&["check", "--format", "json", "--changed-since", "main"], more].concat(),
        )
    }

    /// The partnerships that are judged after the change.
    fn judged(&self) -> Vec<String> {
        let output = self.check(&[]);
        let report: serde_json::Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)));
        let list = report["partnerships"].as_array().unwrap();
        list.iter().map(|it| it["path"].as_str().unwrap().replace("/charter.yaml", "")).collect()
    }
}

/// What changes, how, and which partnerships are judged then.
type Edit<'a> = (&'a str, &'a dyn Fn(&Work), &'a [&'a str]);

#[test]
fn only_partnerships_of_which_a_file_has_changed_are_judged() {
    let changes: [Edit; 10] = [
        ("the charter", &|it| it.write("a/charter.yaml", &format!("{CHARTER}summary: x\n")), &["a"]),
        ("a record", &|it| it.write("a/health/q1.yaml", "partner: health/v1\nperiod: 2026-Q2\n"), &["a"]),
        ("a new record", &|it| it.write("b/reviews/q1.yaml", "partner: review/v1\n"), &["b"]),
        ("a deleted record", &|it| it.remove("a/health/q1.yaml"), &["a"]),
        ("evidence", &|it| it.write("b/docs/exit.md", "By law.\n"), &["b"]),
        ("deleted evidence", &|it| it.remove("b/docs/exit.md"), &["b"]),
        ("a sheet of deals", &|it| it.write("c/deals.csv", "Customer,Date,By\n"), &["c"]),
        ("a new charter", &|it| it.write("d/charter.yaml", CHARTER), &["d"]),
        ("something else", &|it| it.write("a/notes.md", "x\n"), &[]),
        (
            "a record that another partnership gets",
            &|it| it.write("a/health/q1.yaml", "partner: health/v1\npartnership: b\nperiod: 2026-Q1\n"),
            &["a", "b"],
        ),
    ];
    for (what, change, expected) in changes {
        let work = Work::new();
        assert_eq!(work.judged(), [""; 0], "nothing yet");
        change(&work);
        assert_eq!(work.judged(), expected, "{what}");
        // It does not matter whether it is committed.
        work.commit();
        assert_eq!(work.judged(), expected, "{what}, committed");
    }
}

#[test]
fn what_decides_on_all_partnerships_brings_all_of_them() {
    let work = Work::new();
    work.write("partner.toml", "[policy]\n");
    assert_eq!(work.judged(), ["a", "b", "c"]);
    let note = stderr(&work.check(&[]));
    assert!(note.contains("has changed since `main`: all 3 partnerships are judged"), "{note}");

    let work = Work::new();
    work.write("team.toml", "[policy]\n");
    assert_eq!(work.judged(), [""; 0]);
    let report = stdout(&work.check(&["--config", "team.toml"]));
    assert!(report.contains("\"charters\": 3"), "{report}");

    let work = Work::new();
    work.write(".gitignore", "old/\n");
    assert_eq!(work.judged(), ["a", "b", "c"]);

    let work = Work::new();
    let output = partner(work.folder.path(), &["baseline"]);
    assert_eq!(code(&output), 0);
    let report = stdout(&work.check(&["--baseline", "partner-baseline.json"]));
    assert!(report.contains("\"charters\": 3"), "{report}");
    // Drawn on main, it has not changed.
    work.git(&["checkout", "-q", "main"]);
    work.commit();
    let report = stdout(&work.check(&["--baseline", "partner-baseline.json"]));
    assert!(report.contains("\"charters\": 0"), "{report}");
}

#[test]
fn nothing_changed_is_a_clean_run_that_says_what_it_left_out() {
    let work = Work::new();
    for format in ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let output = partner(
            work.folder.path(),
            &["check", "--changed-since", "main", "--format", format, "--fail-on", "advice"],
        );
        assert_eq!(code(&output), 0, "{format}");
        assert_eq!(stderr(&output), "note: nothing has changed since `main`: 3 partnerships left out\n");
        match format {
            "json" | "sarif" | "gitlab" => {
                let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                let list = match format {
                    "json" => &value["findings"],
                    "sarif" => &value["runs"][0]["results"],
                    _ => &value,
                };
                assert_eq!(*list, serde_json::json!([]), "{format}");
            }
            "junit" => assert!(uppsala::parse(&stdout(&output)).is_ok()),
            "markdown" => {
                assert!(
                    stdout(&output).contains("3 charters left out as not asked for"),
                    "{}",
                    stdout(&output)
                );
            }
            "text" => assert_eq!(
                stdout(&output),
                "0 charters (3 charters left out as not asked for): no findings\n"
            ),
            _ => assert_eq!(stdout(&output), ""),
        }
    }
    work.write("a/charter.yaml", &format!("{CHARTER}summary: x\n"));
    let note = stderr(&work.check(&[]));
    assert_eq!(note, "note: 2 of 3 partnerships left out: nothing of them has changed since `main`\n");
    assert_eq!(stderr(&work.check(&["--quiet"])), "");
}

#[test]
fn a_comparison_that_cannot_be_made_is_a_failed_run() {
    let work = Work::new();
    let output = partner(work.folder.path(), &["check", "--changed-since", "no-such-branch"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(stderr(&output).contains("`no-such-branch` names no commit here"), "{}", stderr(&output));

    let output = partner(work.folder.path(), &["check", "--changed-since", "main", "-"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("standard input is not one"), "{}", stderr(&output));

    let outside = folder(&[("charter.yaml", CHARTER)]);
    let output = partner(outside.path(), &["check", "--changed-since", "main"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("not in a git repository"), "{}", stderr(&output));

    let path = outside.path().join("charter.yaml");
    let output = partner(work.folder.path(), &["check", "--changed-since", "main", path.to_str().unwrap()]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(stderr(&output).contains("is outside the git repository"), "{}", stderr(&output));
    let folder_outside = outside.path().to_str().unwrap();
    let output = partner(work.folder.path(), &["check", "--changed-since", "main", folder_outside]);
    assert_eq!(code(&output), 2);
}

#[test]
fn a_file_that_git_ignores_counts_as_changed() {
    let work = Work::new();
    work.git(&["checkout", "-q", "main"]);
    work.write(".gitignore", "drafts/\n");
    work.write("drafts/charter.yaml", CHARTER);
    work.commit();
    assert_eq!(work.judged(), [""; 0]);
    for named in ["drafts/charter.yaml", "drafts"] {
        let report = stdout(&work.check(&[named]));
        assert!(report.contains("\"charters\": 1"), "{named}: {report}");
    }
    work.write(".gitignore", "drafts/\nb/docs/\n");
    work.git(&["rm", "-q", "--cached", "b/docs/exit.md"]);
    work.commit();
    assert_eq!(work.judged(), ["b"]);
    work.remove("b/docs/exit.md");
    assert_eq!(work.judged(), [""; 0]);
}

#[test]
fn a_record_that_a_changed_charter_leaves_behind_is_told() {
    let work = Work::new();
    work.git(&["checkout", "-q", "main"]);
    work.write("records/b.yaml", "partner: health/v1\npartnership: b\nperiod: 2026-Q1\n");
    work.commit();
    let orphans = |output: &Output| stdout(output).matches("\"record-orphaned\"").count();
    assert_eq!(orphans(&work.check(&[])), 0);
    work.write("b/charter.yaml", &CHARTER.replace("stage:", "id: other\nstage:"));
    // One finding, and one line of the statistics.
    assert_eq!(orphans(&work.check(&[])), 2);

    // A stray file that nobody has touched is nobody's change.
    work.commit();
    assert_eq!(orphans(&work.check(&[])), 0);
    work.write("records/b.yaml", "partner: health/v1\npartnership: b\nperiod: 2026-Q2\n");
    assert_eq!(orphans(&work.check(&[])), 2);
}

#[cfg(unix)]
#[test]
fn evidence_behind_a_link_is_followed() {
    let work = Work::new();
    work.git(&["checkout", "-q", "main"]);
    let charter = read(&work.folder, "b/charter.yaml").replace("docs/exit.md", "shared/exit.md");
    work.write("b/charter.yaml", &charter);
    work.write("elsewhere/exit.md", "1\n");
    work.write("other/exit.md", "1\n");
    std::os::unix::fs::symlink("../elsewhere", work.folder.path().join("b/shared")).unwrap();
    work.commit();
    assert_eq!(work.judged(), [""; 0]);
    work.write("elsewhere/exit.md", "2\n");
    assert_eq!(work.judged(), ["b"]);
    work.write("elsewhere/exit.md", "1\n");
    assert_eq!(work.judged(), [""; 0]);
    work.remove("b/shared");
    std::os::unix::fs::symlink("../other", work.folder.path().join("b/shared")).unwrap();
    assert_eq!(work.judged(), ["b"]);
}

#[test]
fn records_that_a_new_or_a_deleted_charter_hands_over_bring_both() {
    // `a/charter.yaml` holds the record in `a/sub/`, until a charter lies beside it.
    let work = Work::new();
    work.git(&["checkout", "-q", "main"]);
    work.write("a/sub/health.yaml", "partner: health/v1\nperiod: 2026-Q1\n");
    work.commit();
    work.write("a/sub/charter.yaml", CHARTER);
    assert_eq!(work.judged(), ["a", "a/sub"]);
    work.commit();
    assert_eq!(work.judged(), [""; 0]);
    work.remove("a/sub/charter.yaml");
    assert_eq!(work.judged(), ["a"]);
}

#[test]
fn an_id_that_is_given_twice_brings_both_partnerships() {
    let work = Work::new();
    work.write("a/charter.yaml", &CHARTER.replace("stage:", "id: c\nstage:"));
    assert_eq!(work.judged(), ["a", "c"]);
}

#[test]
fn a_part_is_one_of_several() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    for (text, said) in [
        ("0/2", "from 1 to the second one"),
        ("3/2", "from 1 to the second one"),
        ("1/0", "from 1 to the second one"),
        ("2", "write two numbers"),
        ("a/b", "write two numbers"),
        ("-1/2", "write two numbers"),
    ] {
        let output = partner(folder.path(), &["check", &format!("--partition={text}")]);
        assert_eq!(code(&output), 2, "{text}");
        assert!(stderr(&output).contains(said), "{text}: {}", stderr(&output));
    }
}

/// The findings of a run, each by path, place and words.
fn findings(folder: &Path, more: &[&str]) -> Vec<String> {
    let output = partner(folder, &[&["check", "--format", "concise"], more].concat());
    stdout(&output).lines().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_parts_together_are_the_whole(ids in proptest::collection::btree_set("[a-z]{1,6}", 1..8), parts in 1_u32..5) {
        let folder = folder(&[("stray-one.yaml", "partner: review/v9\n"), ("stray-two.yaml", "partner: vote/v1\n")]);
        for id in &ids {
            write(folder.path(), &format!("{id}/charter.yaml"), CHARTER);
        }
        let mut whole = findings(folder.path(), &[]);
        let mut together = Vec::new();
        let mut judged = BTreeSet::new();
        for part in 1..=parts {
            let partition = format!("{part}/{parts}");
            let found = findings(folder.path(), &["--partition", &partition]);
            let here: BTreeSet<String> = found.iter().filter_map(|it| Some(it.split_once("/charter")?.0.to_owned())).collect();
            prop_assert!(judged.is_disjoint(&here));
            judged.extend(here);
            together.extend(found);
        }
        whole.sort();
        together.sort();
        prop_assert_eq!(whole, together);
        prop_assert_eq!(judged, ids);
    }
}

#[test]
fn parts_are_uploads_of_their_own() {
    let folder = folder(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", CHARTER)]);
    let category = |more: &[&str]| {
        let output = partner(folder.path(), &[&["check", "--format", "sarif"], more].concat());
        let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        log["runs"][0]["automationDetails"]["id"].as_str().unwrap_or_default().to_owned()
    };
    // The uploader says it: with an id of ours two uses in one job would replace each other.
    assert_eq!(category(&[]), "");
    assert_eq!(category(&["--category", "deals/"]), "deals/");
    assert_eq!(category(&["--partition", "2/3"]), "partner/2-of-3/");
    assert_eq!(category(&["--partition", "2/3", "--category", "deals"]), "deals/2-of-3/");
}
