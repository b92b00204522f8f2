//! The program against files that are damaged, strange or made to do harm: a clear word, the right exit code, no panic,
//! no waiting.

use crate::program::code;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: discovery
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

/// The most work of one run, in seconds that the processor spends on it: what is caught is an endless loop and a quadratic cost.
/// However busy the machine is, they say how much is done.
const MOST_WORK: u32 = 30;

/// How long a run may wait for something that does not come.
const LONGEST: Duration = Duration::from_secs(600);

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs the program, ends it where it waits, and holds it to what is true of every run.
fn run(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Output {
    // Files take what the program says: a pipe that nobody reads would make it wait.
    let (out, err) = (tempfile::NamedTempFile::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
    let mut child = bounded()
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(out.reopen().unwrap())
        .stderr(err.reopen().unwrap())
        .spawn()
        .unwrap();
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("still running after {LONGEST:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let read = |file: &tempfile::NamedTempFile| std::fs::read(file.path()).unwrap();
    let output = Output { status, stdout: read(&out), stderr: read(&err) };
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!complaint.contains("panicked"), "{complaint}");
    assert!(matches!(output.status.code(), Some(0..=2)), "{:?}: {complaint}", output.status);
    output
}

/// The program, ended by the system where it works longer than it may.
fn bounded() -> Command {
    let program = crate::program::PATH;
    if cfg!(not(unix)) {
        return Command::new(program);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -t {MOST_WORK} && exec \"$0\" \"$@\""), program]);
    shell
}

#[cfg(unix)]
#[test]
fn a_run_that_works_too_long_is_ended() {
    use std::os::unix::process::ExitStatusExt as _;

    let status = bounded().args(["--version"]).stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
    let endless = "ulimit -t 1 && while :; do :; done";
    let status = Command::new("sh").args(["-c", endless]).status().unwrap();
    assert!(status.signal().is_some(), "{status}");
}

/// Exit code and `concise` output of a check of one charter.
fn check(charter: &[u8]) -> (i32, String) {
    check_files(&[("charter.yaml", charter)])
}

fn check_files(files: &[(&str, &[u8])]) -> (i32, String) {
    let folder = folder(files);
    let output = run(folder.path(), &["check", "--format", "concise", "--as-of", "2026-07-10"]);
    (code(&output), String::from_utf8(output.stdout).unwrap())
}

/// The charter with something more below it.
fn with(more: &str) -> Vec<u8> {
    format!("{CHARTER}{more}").into_bytes()
}

/// Each charter must give exit code 1 and, among others, a line that begins with the words.
fn assert_told(cases: &[(&str, Vec<u8>, &str)]) {
    for (what, charter, words) in cases {
        let (code, text) = check(charter);
        assert_eq!(code, 1, "{what}: {text}");
        assert!(text.lines().any(|line| line.starts_with(words)), "{what}: no `{words}` in\n{text}");
    }
}

#[test]
fn the_plain_charter_passes_so_that_the_others_can_fail() {
    let (code, text) = check(CHARTER.as_bytes());
    assert_eq!(code, 0, "{text}");
}

#[test]
fn what_would_grow_without_end_is_refused() {
    let mut bomb = "x-a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (new, old) in ('b'..='j').zip('a'..='i') {
        let nine = vec![format!("*{old}"); 9].join(", ");
        bomb.push_str(&format!("x-{new}: &{new} [{nine}]\n"));
    }
    let flow = format!("scope: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let maps = format!("scope: {}{}\n", "{a: ".repeat(10_000), "}".repeat(10_000));
    let dashes = format!("scope:\n  {}\n", "- ".repeat(10_000));
    let block: String = (1..1500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    // Written out: a 10, b 91, c 820, d 7,381, e 66,430; with the second `*e` of the sixth line it is over 200,000.
    assert_told(&[
        ("alias bomb", with(&bomb), "charter.yaml:14:14: error[yaml-syntax]"),
        ("nested lists", with(&flow), "charter.yaml:9:7"),
        ("nested maps", with(&maps), "charter.yaml:9:2"),
        ("nested dashes", with(&dashes), "charter.yaml:10:"),
        ("nested blocks", with(&format!("scope:\n{block}")), "charter.yaml:7"),
        ("alias of itself", with("scope: &a {included: [*a]}\n"), "charter.yaml:9:23: error[yaml-syntax]"),
    ]);
}

#[test]
fn a_file_of_200_megabytes_is_refused_without_reading_it() {
    let folder = folder(&[("charter.yaml", &with("summary: "))]);
    let file = std::fs::OpenOptions::new().write(true).open(folder.path().join("charter.yaml")).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let output = run(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(code(&output), 1);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "charter.yaml:1:1: error[file-unreadable] the file is longer than the 4194304 bytes that are read\n"
    );
}

#[test]
fn other_encodings_are_named() {
    let wide = |big: bool, mark: bool| -> Vec<u8> {
        let mark = mark.then_some('\u{feff}');
        let units = mark.into_iter().chain(CHARTER.chars()).map(|character| character as u16);
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let utf16 = "charter.yaml:1:1: error[file-unreadable] the file is UTF-16";
    let latin = [CHARTER.as_bytes(), b"summary: caf\xe9\n"].concat();
    assert_told(&[
        ("little", wide(false, false), utf16),
        ("little, marked", wide(false, true), utf16),
        ("big", wide(true, false), utf16),
        ("big, marked", wide(true, true), utf16),
        ("latin-1", latin, "charter.yaml:9:13: error[file-unreadable] the byte 0xE9"),
        ("NUL", with("summary: a\0b\n"), "charter.yaml:9:11: error[file-unreadable]"),
        // A line feed at byte 10, a carriage return at 13: the byte 128 is the 115th of the third line.
        ("every byte", (0..=255).cycle().take(5000).collect(), "charter.yaml:3:115: error[file-unreadable]"),
    ]);
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let broken = CHARTER.replace("discovery", "discovry");
    let (_, expected) = check(broken.as_bytes());
    assert!(expected.starts_with("charter.yaml:3:8: error[invalid-value]"), "{expected}");
    for text in [broken.replace('\n', "\r\n"), broken.replace('\n', "\r"), format!("\u{feff}{broken}")] {
        assert_eq!(check(text.as_bytes()), (1, expected.clone()), "{text:?}");
    }
}

#[test]
fn a_charter_that_says_nothing_is_told_so() {
    let header = "charter.yaml:1:1: error[header-missing]";
    assert_told(&[
        ("empty", Vec::new(), header),
        ("a comment", b"# soon\n".to_vec(), header),
        ("a marker", b"---\n".to_vec(), header),
        ("a list", b"- partner: charter/v1\n".to_vec(), header),
        ("a word", b"partner\n".to_vec(), header),
        ("only the header", b"partner: charter/v1\n".to_vec(), "charter.yaml:1:10: error[key-missing]"),
        ("two documents", with("---\nname: x\n"), "charter.yaml:9:1: error[yaml-syntax]"),
    ]);
}

#[test]
fn every_charter_needs_a_name_a_stage_and_two_parties() {
    let of_kind = |text: &str| -> Vec<String> {
        let (code, text) = check(text.as_bytes());
        assert_eq!(code, 1, "{text}");
        let lines = text.lines().filter(|line| line.contains("[key-missing]"));
        lines.map(|line| line.replace("charter.yaml:", "").replace(" error[key-missing]", "")).collect()
    };
    let two = "  a: {name: A}\n  b: {name: B}\n";
    assert_eq!(
        of_kind("partner: charter/v1\nstage: TBD\nparties: {}\n"),
        [
            "1:10: no `name` in the charter",
            "1:10: no `parties` in the charter",
            "1:10: `stage` of the charter undecided"
        ]
    );
    assert_eq!(
        of_kind("partner: charter/v1\nname: x\nstage: discovery\nparties:\n  a: {name: A}\n"),
        ["4:1: only one party, and a partnership needs at least two"]
    );
    // What is written wrongly is told as that, and is not missing.
    for charter in [
        format!("partner: charter/v1\nname: [x]\nstage: soon\nparties:\n{two}"),
        "partner: charter/v1\nname: x\nstage: discovery\nparties: [a, b]\n".to_owned(),
        "partner: charter/v1\nname: x\nstage: discovery\nparties: {a b: {name: A}, c d: {name: B}}\n"
            .to_owned(),
        "partner: charter/v1\nname: x: y\nstage: \"dis\nparties: {a: [}\n".to_owned(),
    ] {
        assert_eq!(of_kind(&charter), [""; 0], "{charter}");
    }
}

#[test]
fn a_partys_id_cannot_be_mistaken_for_anything_else() {
    for id in [
        "all",
        "none",
        "Both",
        "sponsors",
        "value",
        "Evidence",
        "steering",
        "a b",
        "\u{1f680}",
        "a.b",
        "A_B",
        "x\u{202e}y",
    ] {
        let charter = format!(
            "partner: charter/v1\nname: x\nstage: discovery\nparties:\n  kestrel: {{name: K}}\n  \"{id}\": {{name: N}}\n\
             governance:\n  bodies:\n    - {{id: steering, name: Committee}}\n"
        );
        let (code, text) = check(charter.as_bytes());
        let told = text.lines().filter(|line| line.starts_with("charter.yaml:6:3: error[invalid-value]"));
        assert_eq!((code, told.count()), (1, 1), "{id}: {text}");
    }
}

#[test]
fn odd_but_valid_yaml_is_read_or_told() {
    let none: &[&str] = &[];
    let cases: &[(&str, &str, &[&str])] = &[
        ("an alias as a key", "x-a: &n summary\n*n : Lending.\n", none),
        ("core tags", "summary: !!str Lending.\n", none),
        ("a foreign tag", "summary: !!python/object:os.system ls\n", &["9:10: error[yaml-syntax]"]),
        ("a merge key", "x-a: &m {start: 2026-01-01}\nterm: {<<: *m}\n", &["10:8: error[yaml-syntax]"]),
        ("a key with escapes", "\"\\x65\\e[31mxit\": 1\n", &["9:1: error[unknown-key]"]),
        ("writing from right to left", "summary: \u{645}\u{631}\u{62d}\u{628}\u{627}\n", none),
        ("tabs after a key", "summary:\tLending.\n", none),
        ("a tab before a key", "scope:\n\tincluded: [x]\n", &["10:1: error[yaml-syntax]"]),
        ("everything twice", CHARTER, &["9:1: ", "10:1: ", "11:1: ", "12:1: "]),
    ];
    for (what, more, places) in cases {
        let (code, text) = check(&with(more));
        let errors: Vec<&str> = text.lines().filter(|line| line.contains(": error[")).collect();
        assert_eq!((errors.len(), code), (places.len(), i32::from(!places.is_empty())), "{what}: {text}");
        for (line, place) in errors.iter().zip(*places) {
            assert!(line.starts_with(&format!("charter.yaml:{place}")), "{what}: {line}");
        }
    }
}

#[test]
fn dates_at_the_ends_of_time_are_reckoned_or_refused() {
    let more = "term: {start: 2199-12-31, length: 200 years}\ngates:\n  - {id: a, name: A, after: 200 years}\n  \
                - {id: b, name: B, after: 9999999 years}\n  - {id: c, name: C, due: 2200-12-31}\n";
    let folder = folder(&[("charter.yaml", &with(more))]);
    for (day, expected) in
        [("1900-01-01", 1), ("2200-12-31", 1), ("0000-00-00", 2), ("9999-12-31", 2), ("2026-02-30", 2)]
    {
        let output = run(folder.path(), &["check", "--as-of", day]);
        assert_eq!(code(&output), expected, "{day}");
    }
}

#[test]
fn records_that_fit_nothing_are_told() {
    let gates = with("term: {start: 2026-01-01}\ngates:\n  - {id: traction, name: T, after: 3 months}\n");
    let record = |text: &str| format!("partner: decision/v1\n{text}").into_bytes();
    let (code, text) = check_files(&[
        ("charter.yaml", &gates),
        ("d/a.yaml", &record("gate: traction\ndate: 2199-01-01\nvotes: {nobody: continue}\n")),
        ("d/b.yaml", &record("gate: growth\n")),
        ("d/c.yaml", &record("partnership: [a]\n")),
        ("d/d.yaml", &record("partnership: \"\\e[31m\"\n")),
        ("d/e.yaml", &record("partnership: ~\n")),
    ]);
    assert_eq!(code, 1);
    for place in [
        "d/a.yaml:4:9: error[reference-unknown]",
        "d/b.yaml:2:7: error[reference-unknown]",
        "d/c.yaml:2:14: error[invalid-value]",
        "d/d.yaml:2:14: error[record-orphaned]",
        "d/e.yaml:2:14: error[record-orphaned]",
    ] {
        assert!(text.contains(place), "no {place} in\n{text}");
    }
    let (code, text) = check_files(&[
        ("a.charter.yaml", CHARTER.as_bytes()),
        ("b.charter.yaml", CHARTER.as_bytes()),
        ("d/x.yaml", &record("gate: traction\n")),
        ("e/charter.yaml", &with("id: a\n")),
    ]);
    assert_eq!(code, 1);
    assert!(text.contains("d/x.yaml:1:10: error[charter-ambiguous]"), "{text}");
    assert!(text.contains("e/charter.yaml:9:5: error[charter-ambiguous]"), "{text}");
}

#[test]
fn great_numbers_cost_no_more_than_their_size() {
    let many =
        |range: std::ops::Range<u32>, line: &dyn Fn(u32) -> String| range.map(line).collect::<String>();
    let risk = |n| format!("  - {{id: r{n}, kynd: x, likelihood: mediu, impact: hihg}}\n");
    let parties = |most| {
        let head = "partner: charter/v1\nname: x\nstage: discovery\nparties:\n";
        format!("{head}{}", many(0..most, &|n| format!("  p{n}: {{name: P}}\n")))
    };
    let gates = many(0..50, &|n| format!("  - {{id: g{n}, name: G, after: 3 months}}\n"));
    let votes = many(0..1000, &|n| format!("  p{n}: {{vote: continue, by: Dana Reyes}}\n"));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("5,000 lines of wrong risks", with(&format!("risks:\n{}", many(0..5000, &risk)))),
        ("40,000 unknown keys", with(&many(0..40_000, &|n| format!("k{n}: 1\n")))),
        ("the same key 30,000 times", with(&"name: x\n".repeat(30_000))),
        (
            "one line",
            format!("{{partner: charter/v1, name: x{}}}", many(0..40_000, &|n| format!(", é{n}: 1"))).into(),
        ),
        ("30,000 parties", parties(30_000).into()),
        ("a long key", with(&format!("? {}\n: 1\n", "k".repeat(3_000_000)))),
        (
            "a long key around many values",
            with(&format!(
                "checklists:\n  ? {}\n  :{}\n",
                "k".repeat(1_000_000),
                many(0..2000, &|n| format!("\n    k{n}: bad"))
            )),
        ),
        ("a long stage", CHARTER.replace("discovery", &"n".repeat(3_000_000)).into()),
        ("a long reference", with(&format!("canvas: {{together: [{}]}}\n", "n".repeat(3_000_000)))),
        ("a long id", with(&format!("id: {}\n", "n".repeat(3_000_000)))),
    ];
    for (what, charter) in cases {
        let (code, text) = check(&charter);
        assert_eq!(code, 1, "{what}");
        assert!(text.len() < 200_000, "{what}: {} bytes", text.len());
    }
    let charter = format!("{}term: {{start: 2026-01-01}}\ngates:\n{gates}", parties(1000));
    let record = format!("partner: decision/v1\ngate: g0\ndate: 2026-02-01\nvotes:\n{votes}");
    let strangers = record.replace("  p", "  q");
    check_files(&[
        ("charter.yaml", charter.as_bytes()),
        ("d/a.yaml", record.as_bytes()),
        ("d/b.yaml", strangers.as_bytes()),
    ]);
}

#[test]
fn foreign_files_by_the_thousand_and_a_broken_gitignore_are_passed_over() {
    let folder =
        folder(&[("charter.yaml", CHARTER.as_bytes()), (".gitignore", b"[a-\n\\\n**{{{\n\xff\xfe\n!!\n")]);
    std::fs::create_dir(folder.path().join("k")).unwrap();
    for n in 0..5000 {
        std::fs::write(folder.path().join(format!("k/{n}.yaml")), "kind: Deployment\nspec: [\n").unwrap();
    }
    let output = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(code(&output), 0);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["charters"], 1);
}

#[test]
fn evidence_does_not_lead_out_of_the_repository() {
    for link in ["../../etc/passwd", "/etc/passwd", "\"a\\0b\"", "\"#\"", "..", "\"C:\\\\x\""] {
        let more = format!("checklists:\n  signing:\n    exit_process: {{answer: yes, evidence: {link}}}\n");
        let folder = folder(&[("charter.yaml", &with(&more))]);
        let output = run(folder.path(), &["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let items = report["partnerships"][0]["readiness"][0]["items"].as_array().unwrap();
        assert!(items.iter().all(|item| item["evidence"] != "by-document"), "{link}");
    }
}

#[test]
fn a_path_named_twice_or_with_its_parent_counts_once() {
    let folder = folder(&[("charter.yaml", CHARTER.as_bytes()), ("a/charter.yaml", CHARTER.as_bytes())]);
    let paths = ["charter.yaml", ".", "a", "./a/../charter.yaml", "a/charter.yaml"];
    let output = run(folder.path(), &[&["check", "--format", "json"][..], &paths].concat());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((code(&output), &report["summary"]["charters"]), (0, &2.into()));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    fn text(output: &Output) -> String {
        String::from_utf8(output.stdout.clone()).unwrap()
    }

    fn complaint(output: &Output) -> String {
        String::from_utf8(output.stderr.clone()).unwrap()
    }

    #[test]
    fn loops_of_links_end() {
        let folder = folder(&[("a/charter.yaml", CHARTER.as_bytes())]);
        let path = |name: &str| folder.path().join(name);
        symlink(".", path("a/loop")).unwrap();
        symlink("second", path("first")).unwrap();
        symlink("first", path("second")).unwrap();
        symlink("x.charter.yaml", path("x.charter.yaml")).unwrap();
        symlink("nowhere", path("charter.yaml")).unwrap();
        // What is called a charter may be one, and nobody can read it.
        let output = run(folder.path(), &["check"]);
        assert_eq!(code(&output), 1, "{}", text(&output));
        assert_eq!(text(&output).matches("leads to no file").count(), 2, "{}", text(&output));
        for named in ["first", "x.charter.yaml", "charter.yaml", "a/loop/loop/nothing"] {
            let output = run(folder.path(), &["check", named]);
            assert_eq!(code(&output), 2, "{named}");
            assert!(complaint(&output).starts_with(&format!("error: `{named}` ")), "{}", complaint(&output));
        }
    }

    #[test]
    fn a_file_behind_a_link_is_one_file() {
        let folder = folder(&[("real/charter.yaml", &with("id: lending\n")), (".git/x", b"")]);
        for link in ["alink", "zlink"] {
            symlink("real", folder.path().join(link)).unwrap();
            let output = run(folder.path(), &["check", link, "--format", "json"]);
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!((code(&output), &report["summary"]["charters"]), (0, &1.into()), "{link}");
            assert_eq!(report["partnerships"][0]["path"], format!("{link}/charter.yaml"));
        }
    }

    #[test]
    fn pipes_and_devices_are_not_read() {
        let folder = folder(&[("b/charter.yaml", CHARTER.as_bytes()), ("charter.yaml/x", b"")]);
        pipe(&folder.path().join("x.charter.yaml"));
        let output = run(folder.path(), &["check", "--format", "concise"]);
        assert_eq!(code(&output), 1);
        assert!(text(&output).contains("x.charter.yaml:1:1: error[file-unreadable]"), "{}", text(&output));
        for named in ["x.charter.yaml", "/dev/null", "/dev/zero"] {
            let output = run(folder.path(), &["check", named]);
            assert_eq!(code(&output), 2, "{named}");
            assert!(complaint(&output).contains("is neither a file nor a folder"), "{}", complaint(&output));
        }
    }

    #[test]
    fn what_may_not_be_read_is_told() {
        let folder = folder(&[("b/charter.yaml", CHARTER.as_bytes()), ("charter.yaml", CHARTER.as_bytes())]);
        let file = folder.path().join("charter.yaml");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything.
        let is_refused = std::fs::read(&file).is_err();
        let output = run(folder.path(), &["check", "--format", "concise"]);
        assert_eq!(code(&output), i32::from(is_refused), "{}", text(&output));
        assert_eq!(text(&output).contains("charter.yaml:1:1: error[file-unreadable]"), is_refused);
    }

    #[test]
    fn names_that_are_no_text_or_hold_escapes_are_shown_harmlessly() {
        let folder =
            folder(&[("a\u{1b}[31mb\n\u{202e}/c.charter.yaml", &with("\"\\e[31m\\u202e\\x9b\": 1\n"))]);
        let name = OsStr::from_bytes(b"\xff.charter.yaml");
        std::fs::write(folder.path().join(name), CHARTER.replace("discovery", "nowhere")).unwrap();
        for format in ["text", "concise"] {
            let output = run(folder.path(), &["check", "-v", "--format", format]);
            assert_eq!(code(&output), 1);
            let is_harmful =
                |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!text(&output).contains(is_harmful), "{format}: {:?}", text(&output));
        }
        assert_eq!(code(&run(folder.path(), &[OsStr::new("check"), name])), 1);
        let absent = OsStr::from_bytes(b"\xfe\x1b[31m.yaml");
        let output = run(folder.path(), &[OsStr::new("check"), absent]);
        assert_eq!(code(&output), 2);
        assert!(!complaint(&output).contains('\u{1b}'), "{}", complaint(&output));
    }

    #[test]
    fn output_that_cannot_be_written_is_exit_2() {
        let folder = folder(&[("charter.yaml", CHARTER.as_bytes()), ("o/x", b"")]);
        for target in ["o", "/proc/report.txt", "/dev/full", "charter.yaml/report.txt"] {
            if target == "/dev/full" && !Path::new(target).exists() {
                continue;
            }
            let output = run(folder.path(), &["check", "--output", target]);
            assert_eq!(code(&output), 2, "{target}");
            assert!(complaint(&output).contains("cannot be written"), "{target}: {}", complaint(&output));
        }
    }

    #[test]
    fn output_goes_through_links_and_pipes() {
        let folder = folder(&[("charter.yaml", CHARTER.as_bytes()), ("old.txt", b"old")]);
        let path = |name: &str| folder.path().join(name);
        symlink("old.txt", path("link")).unwrap();
        symlink("new.txt", path("dangling")).unwrap();
        for (link, target) in [("link", "old.txt"), ("dangling", "new.txt")] {
            assert_eq!(code(&run(folder.path(), &["check", "--output", link])), 0);
            assert!(path(link).is_symlink(), "{link} was replaced");
            assert!(std::fs::read_to_string(path(target)).unwrap().contains("Embedded lending"), "{target}");
        }
        pipe(&path("pipe"));
        let reader = Command::new("cat").arg(path("pipe")).stdout(Stdio::piped()).spawn().unwrap();
        assert_eq!(code(&run(folder.path(), &["check", "--output", "pipe"])), 0);
        let read = reader.wait_with_output().unwrap();
        assert!(String::from_utf8(read.stdout).unwrap().contains("Embedded lending"));
    }

    #[test]
    fn standard_input_that_is_closed_or_a_folder_does_not_wait() {
        let folder = folder(&[]);
        for (redirection, expected) in [("<&-", 1), ("< /dev/null", 1), ("< .", 2), ("< /dev/zero", 1)] {
            let line = format!("\"$0\" check - --format concise {redirection}");
            let output = Command::new("sh")
                .args(["-c", &line, crate::program::PATH])
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert_eq!(code(&output), expected, "{redirection}: {}", complaint(&output));
        }
    }
}
