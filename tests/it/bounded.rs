//! A check that holds no partnership longer than it looks at it says what one says that holds all of them, byte for byte, for any
//! number of threads and in whatever order the files were written.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use partner::check::{CheckReport, catalogue};
use partner::config::Configuration;
use partner::finding::Severity;
use partner::render::{self, Look, Run};
use partner::repository::{Repository, Request};
use partner::survey::Survey;
use partner::view::{self, Answer as _};
use tempfile::TempDir;

use crate::program::{code, command, run, stderr, stdout};

const CHARTER: &str = "partner: charter/v1
name: Pilot
stage: launch
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
gates:
  - {id: value, due: 2026-07-15, question: Do we go on?, if_missed: pause}
exit:
  notice: 90 days
  ip: Each side keeps what it brought.
scenarios:
  leaves: A deputy votes.
";

/// More partnerships than two cores have before them at once, with what makes one differ from another.
const PARTNERSHIPS: usize = 75;

fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for nth in 0..PARTNERSHIPS {
        let folder = format!("r{}/p{nth:02}", nth % 3);
        let id = match nth % 5 {
            0 => format!("id: of-{nth}\n"),
            1 => format!("id: 'of-{nth}'  # quoted\n"),
            2 => format!("id:\n  of-{nth}\n"),
            _ => String::new(),
        };
        let mut text = CHARTER.replacen("partner: charter/v1\n", &format!("partner: charter/v1\n{id}"), 1);
        match nth % 11 {
            1 => text = text.replace("\nexit:", "\nx-exit:"),
            2 => text = text.replace("\ngates:", "\ngatse:"),
            3 => text.push_str("name: Twice\n"),
            4 => text.push_str("scenarios: {\n"),
            5 => text = text.replace("partner: charter/v1", "partner: charter/v9"),
            6 => text = text.replace("stage: ", "stage: un"),
            7 => text.push_str("x-said: \"a text\nid: of-nobody\"\n"),
            _ => {}
        }
        files.push((format!("{folder}/charter.yaml"), text));
    }
    let record = |owner: &str| format!("partner: decision/v1\n{owner}gate: value\ndate: 2026-06-01\n");
    files.push(("r0/p00/decisions/beside.yaml".to_owned(), record("")));
    files.push(("records/named.yaml".to_owned(), record("partnership: of-5\n")));
    files.push(("records/quoted.yaml".to_owned(), record("\"partnership\": of-10\n")));
    files.push(("records/slip.yaml".to_owned(), record("partnership: of-2O\n")));
    files.push(("records/orphan.yaml".to_owned(), record("")));
    files.push(("records/foreign.yaml".to_owned(), "on: push\njobs: {}\n".to_owned()));
    // Two of one id, and two in one folder.
    files.push(("twin/charter.yaml".to_owned(), CHARTER.replacen("/v1\n", "/v1\nid: of-5\n", 1)));
    files.push(("pair/a.charter.yaml".to_owned(), CHARTER.to_owned()));
    files.push(("pair/b.charter.yaml".to_owned(), CHARTER.to_owned()));
    files.push(("pair/whose.yaml".to_owned(), record("")));
    files
}

fn written(files: &[(String, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What a report says that holds everything.
fn held(folder: &Path, format: &str, look: Look) -> String {
    let request = Request::Paths { base: folder.to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let report = CheckReport::of(&repository, &crate::program::options());
    let run = Run { fails_from: Some(Severity::Error), ..Run::default() };
    match format {
        "text" => render::text(&report, look),
        "concise" => render::concise(&report, &run),
        "github" => render::github(&report, &run),
        "json" => render::json(&view::check::check(&report, Severity::Advice), report.as_of).unwrap(),
        "sarif" => render::sarif(&report, &catalogue(&Configuration::default()), &run),
        "junit" => render::junit(&report, &run),
        "gitlab" => render::gitlab(&report, &run),
        "markdown" => render::markdown(&report, &run),
        other => panic!("{other}"),
    }
}

/// A run on so many threads that finds something.
fn found(folder: &Path, threads: &str, arguments: &[&str], more: &[&str]) -> Output {
    let output = command()
        .args(arguments)
        .args(more)
        .current_dir(folder)
        .env("COLUMNS", "120")
        .env("NO_COLOR", "1")
        .env("RAYON_NUM_THREADS", threads)
        .output()
        .unwrap();
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    output
}

fn check(folder: &Path, threads: &str, arguments: &[&str]) -> String {
    stdout(&found(folder, threads, &["check", "--as-of", "2026-07-10"], arguments))
}

const LOOK: Look =
    Look { is_styled: false, width: 120, is_quiet: false, is_verbose: false, least: Severity::Advice };

#[test]
fn it_says_what_a_report_says_that_holds_everything() {
    let files = files();
    let folder = written(&files);
    let backwards = written(&files.iter().rev().cloned().collect::<Vec<_>>());
    for (format, arguments, look) in [
        ("text", &[][..], LOOK),
        ("text", &["-v"][..], Look { is_verbose: true, ..LOOK }),
        ("text", &["-q"][..], Look { is_quiet: true, ..LOOK }),
        ("concise", &["--format", "concise"][..], LOOK),
        ("github", &["--format", "github"][..], LOOK),
        ("json", &["--format", "json"][..], LOOK),
        ("sarif", &["--format", "sarif"][..], LOOK),
        ("junit", &["--format", "junit"][..], LOOK),
        ("gitlab", &["--format", "gitlab"][..], LOOK),
        ("markdown", &["--format", "markdown"][..], LOOK),
    ] {
        let expected = held(folder.path(), format, look);
        assert!(!expected.is_empty());
        for (folder, threads) in [(&folder, "1"), (&folder, "7"), (&backwards, "2")] {
            let said = check(folder.path(), threads, arguments);
            assert!(
                said == expected,
                "{format} {arguments:?} {threads}\n{}",
                first_difference(&said, &expected)
            );
        }
    }
}

#[test]
fn tables_for_a_spreadsheet_are_those_of_all_partnerships() {
    let folder = written(&files());
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = crate::program::options();
    let survey = || Survey::of(&repository, &options.configuration, options.as_of);
    let (survey, held_up) = (survey(), survey().held_up(None));
    let wish = view::gates::Wish::default();
    for (command, table) in [
        ("gates", view::gates::Gates::of(&survey, wish).sheet()),
        ("deals", view::deals::Deals::of(&survey).sheet()),
        ("portfolio", view::portfolio::Portfolio::of(&held_up).sheet()),
    ] {
        let expected = render::page::csv(&table).unwrap();
        for mark in [None, Some("--bom")] {
            let arguments = [command, "--format", "csv", "--as-of", "2026-07-10"];
            let output = run(folder.path(), "120", &arguments.into_iter().chain(mark).collect::<Vec<_>>());
            assert_eq!(code(&output), 1, "{}", stderr(&output));
            let said = stdout(&output);
            assert_eq!(said.strip_prefix('\u{feff}').is_some(), mark.is_some(), "{command}");
            let said = said.trim_start_matches('\u{feff}');
            assert!(said == expected, "{command}\n{}", first_difference(said, &expected));
        }
    }
}

#[test]
fn pages_of_many_are_one_page() {
    let folder = written(&files());
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = crate::program::options();
    let survey = Survey::of(&repository, &options.configuration, options.as_of);
    let held_up = Survey::of(&repository, &options.configuration, options.as_of).held_up(None);
    let wish = view::gates::Wish::default();
    let portfolio = || view::portfolio::Portfolio::of(&held_up);
    let (grouped, by) = (wish_of_everything(), ["--hints", "--saving", "30%", "--by", "kind"]);
    for (command, arguments, mut page) in [
        ("gates", &[][..], view::gates::Gates::of(&survey, wish).page()),
        ("deals", &[], view::deals::Deals::of(&survey).page()),
        ("portfolio", &[], portfolio().page()),
        ("portfolio", &["--brief"], portfolio().brief(true).page()),
        ("portfolio", &by, portfolio().with(grouped).page()),
    ] {
        page.say_first(view::unseen(&survey).expect("some files cannot be read"));
        let look = LOOK;
        for (format, expected) in
            [("table", render::page::terminal(&page, look)), ("markdown", render::page::markdown(&page))]
        {
            for threads in ["1", "2"] {
                let said = answer(folder.path(), threads, command, format, arguments);
                assert!(said == expected, "{command}\n{}", first_difference(&said, &expected));
            }
        }
    }
}

/// What a portfolio is asked for by `--hints --saving 30% --by kind`.
fn wish_of_everything() -> view::portfolio::Wish {
    use partner::document::scalar::{Scalar as _, Share};
    view::portfolio::Wish {
        hints: true,
        saving: Some(Share::parse("30%").unwrap().percent()),
        by: Some(view::portfolio::Grouping::Kind),
    }
}

/// What a command answers where some files cannot be read.
fn answer(folder: &Path, threads: &str, of: &str, format: &str, arguments: &[&str]) -> String {
    let output = found(folder, threads, &[of, "--format", format, "--as-of", "2026-07-10"], arguments);
    assert!(stderr(&output).contains("could not be read in full"), "{}", stderr(&output));
    stdout(&output)
}

#[test]
fn a_calendar_of_many_is_that_of_all_partnerships() {
    let mut files = files();
    // Two of one id that can be read, and two of which one cannot.
    for (name, id, end) in
        [("one", "same", ""), ("two", "same", ""), ("three", "else", ""), ("four", "else", "gates: {\n")]
    {
        let text = CHARTER.replacen("/v1\n", &format!("/v1\nid: {id}\n"), 1).replacen("Pilot", name, 1);
        let text = if end.is_empty() { text } else { text.replace("\ngates:", &format!("\n{end}gates:")) };
        files.push((format!("ids/{name}/charter.yaml"), text));
    }
    let folder = written(&files);
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = crate::program::options();
    let survey = Survey::of(&repository, &options.configuration, options.as_of);
    let gates = view::gates::Gates::of(&survey, view::gates::Wish::default());
    let past = std::collections::BTreeMap::new();
    let mut whole = view::Feed { name: "Partnerships".to_owned(), ..view::Feed::default() };
    for feed in gates.feeds(&past) {
        let same = gates.feeds(&past).filter(|other| other.id() == feed.id()).count();
        let feed = if same > 1 { feed.by_path() } else { feed.by_id() };
        whole.entries.extend(feed.entries);
        whole.waits.extend(feed.waits);
    }
    let calendar = render::ics(&whole);
    assert!(calendar.contains("@same-") && !calendar.contains("@same."), "{calendar}");
    let mut chart = render::Mermaid::new("Gates and days as of 2026-07-10");
    gates.gantt().for_each(|section| chart.add(&section));
    let mut drawn = Vec::new();
    chart.end().copy(&mut drawn).unwrap();
    for (format, expected) in [("ics", calendar), ("mermaid", String::from_utf8(drawn).unwrap())] {
        for threads in ["1", "7"] {
            let said = answer(folder.path(), threads, "gates", format, &[]);
            assert!(said == expected, "{format}\n{}", first_difference(&said, &expected));
        }
    }
}

#[test]
fn one_object_of_many_is_that_of_all_partnerships() {
    let folder = written(&files());
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let options = crate::program::options();
    let survey = Survey::of(&repository, &options.configuration, options.as_of);
    assert!(!survey.left_out.unread.is_empty());
    let wish = view::gates::Wish::default();
    let held_up = Survey::of(&repository, &options.configuration, options.as_of).held_up(None);
    let portfolio = |wish| {
        let portfolio = view::portfolio::Portfolio::of(&held_up).with(wish);
        render::json(&portfolio.data(), held_up.as_of).unwrap()
    };
    let by = ["--hints", "--saving", "30%", "--by", "kind"];
    let as_kinds = portfolio(wish_of_everything());
    // Nothing is left open: each figure has its rank, or none.
    assert!(as_kinds.contains("\"groups\": [") && !as_kinds.contains(&usize::MAX.to_string()));
    for (command, arguments, expected) in [
        (
            "gates",
            &[][..],
            render::json(&view::gates::Gates::of(&survey, wish).data(), survey.as_of).unwrap(),
        ),
        ("deals", &[], render::json(&view::deals::Deals::of(&survey).data(), survey.as_of).unwrap()),
        ("portfolio", &[], portfolio(view::portfolio::Wish::default())),
        ("portfolio", &by, as_kinds),
    ] {
        for threads in ["1", "2"] {
            let said = answer(folder.path(), threads, command, "json", arguments);
            assert!(said == expected, "{command}\n{}", first_difference(&said, &expected));
        }
    }
}

/// A baseline is the same for any number of threads.
fn assert_same_for_any_threads(folder: &Path) {
    let text = |threads: &str| {
        let mut drawn = command();
        drawn.args(["baseline", "--as-of", "2026-07-10", "--file", threads]).current_dir(folder);
        let output = drawn.env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        fs::read_to_string(folder.join(threads)).unwrap()
    };
    let drawn = fs::read_to_string(folder.join("partner-baseline.json")).unwrap();
    assert!(drawn == text("1") && drawn == text("7"));
}

fn first_difference(one: &str, other: &str) -> String {
    let mut told = String::new();
    for (nth, (left, right)) in one.lines().zip(other.lines()).enumerate() {
        if left != right {
            write!(told, "line {}:\n- {left}\n+ {right}", nth + 1).unwrap();
            return told;
        }
    }
    format!("{} and {} lines", one.lines().count(), other.lines().count())
}

#[test]
fn counts_reports_and_baselines_are_those_of_all_partnerships() {
    let folder = written(&files());
    let drawn = run(folder.path(), "120", &["baseline", "--as-of", "2026-07-10"]);
    // Some files cannot be read, and it is said which.
    assert_eq!(code(&drawn), 1, "{}", stderr(&drawn));
    assert!(stderr(&drawn).contains("`r1/p04/charter.yaml` could not be read in full"), "{}", stderr(&drawn));
    assert!(folder.path().join("partner-baseline.json").exists());
    assert_same_for_any_threads(folder.path());
    // What a baseline holds is no finding any more, and one entry is held in vain once its charter is without the fault.
    let baseline = ["--baseline", "partner-baseline.json", "--format", "concise", "--show", "warning"];
    assert!(check(folder.path(), "2", &baseline[2..]).contains("[exit-clause-missing]"));
    let before = check(folder.path(), "2", &baseline);
    assert!(!before.contains("[exit-clause-missing]"), "{before}");
    assert!(!before.contains("is no longer found"), "{before}");
    // The charter without an exit has one now.
    let mended = CHARTER.replacen("/v1\n", "/v1\nid: of-1\n", 1);
    fs::write(folder.path().join("r1/p01/charter.yaml"), mended).unwrap();
    let after = check(folder.path(), "2", &baseline);
    assert!(after.contains("is no longer found"), "{after}");
    // The whole report says the same of it as the counts do.
    let json = check(folder.path(), "2", &["--baseline", "partner-baseline.json", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let text = check(folder.path(), "2", &["--baseline", "partner-baseline.json"]);
    let summary = &json["summary"];
    let last = text.lines().last().unwrap();
    let said = format!("{} charters, {} records", summary["charters"], summary["records"]);
    assert!(last.starts_with(&said), "{last}");
    let said = format!("{} errors, {} warnings", summary["errors"], summary["warnings"]);
    assert!(last.contains(&said), "{last}");
    let statistics =
        check(folder.path(), "2", &["--baseline", "partner-baseline.json", "--statistics", "-q"]);
    let counted: Vec<String> = json["statistics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let severity = it["severity"].as_str().unwrap();
            format!("{:>6}  {severity:<7}  {}", it["count"].as_u64().unwrap(), it["rule"].as_str().unwrap())
        })
        .collect();
    assert_eq!(statistics.lines().collect::<Vec<_>>(), counted);
}

#[test]
fn all_parts_together_are_the_whole() {
    let folder = written(&files());
    let lines = |arguments: &[&str]| -> Vec<String> {
        let said = check(folder.path(), "2", &[&["--format", "concise"], arguments].concat());
        said.lines().map(str::to_owned).collect()
    };
    let mut whole = lines(&[]);
    let mut parts = [lines(&["--partition", "1/2"]), lines(&["--partition", "2/2"])].concat();
    assert!(!parts.is_empty());
    whole.sort();
    parts.sort();
    assert_eq!(whole, parts);
}

#[test]
fn a_report_does_not_take_the_place_of_what_was_read() {
    let folder = written(&files());
    for target in ["r0/p00/charter.yaml", "records/named.yaml"] {
        let before = fs::read(folder.path().join(target)).unwrap();
        let output = run(
            folder.path(),
            "120",
            &["check", "--format", "concise", "--report", &format!("github={target}")],
        );
        assert_eq!(code(&output), 2);
        assert!(stdout(&output).is_empty());
        assert_eq!(fs::read(folder.path().join(target)).unwrap(), before);
    }
}

/// The texts of all files below a folder, by their paths.
fn texts_in(folder: &Path) -> Vec<(String, String)> {
    let texts = files().into_iter().map(|(name, _)| {
        let text = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        (name, text)
    });
    texts.collect()
}

#[test]
fn what_is_fixed_is_the_same_for_all_at_once_and_part_by_part() {
    let (folder, backwards) = (written(&files()), written(&files().into_iter().rev().collect::<Vec<_>>()));
    let fix = |folder: &Path, threads: &str, arguments: &[&str]| {
        check(folder, threads, &[&["--format", "concise", "--allow-dirty"], arguments].concat())
    };
    let diff = fix(folder.path(), "1", &["--diff"]);
    // `gates` is misspelt in the charters 2, 13, 24, …, 68.
    assert_eq!(diff.matches("\n-gatse:").count(), 7, "{diff}");
    assert!(diff == fix(folder.path(), "7", &["--diff"]));
    assert!(diff == fix(backwards.path(), "2", &["--diff"]));
    let said = fix(folder.path(), "2", &["--fix"]);
    let mut parts = String::new();
    for part in ["1/3", "2/3", "3/3"] {
        parts += &fix(backwards.path(), "2", &["--fix", "--partition", part]);
    }
    assert_eq!(texts_in(folder.path()), texts_in(backwards.path()));
    assert!(texts_in(folder.path()).iter().all(|(_, text)| !text.contains("gatse")));
    let sorted = |said: &str| -> Vec<String> {
        let mut lines: Vec<String> = said.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    // What is left after the fixes is what a run says that finds them made.
    assert!(said == check(folder.path(), "1", &["--format", "concise"]));
    assert_eq!(sorted(&said), sorted(&check(backwards.path(), "1", &["--format", "concise"])));
    assert!(!parts.is_empty());
}

/// A repository in which some charters and records are not any more what was committed.
fn changed(files: &[(String, String)]) -> TempDir {
    let folder = written(files);
    crate::program::commit_all(folder.path());
    for (name, text) in files {
        let path = folder.path().join(name);
        match name.as_str() {
            "r1/p01/charter.yaml" | "r2/p20/charter.yaml" | "r2/p50/charter.yaml" => {
                fs::write(
                    &path,
                    text.replace("90 days", "30 days").replace("value, due", "value, name: Go, due"),
                )
                .unwrap();
            }
            "records/named.yaml" => fs::write(&path, text.replace("06-01", "06-02")).unwrap(),
            "r0/p12/charter.yaml" => {
                // Where it lies now, another charter is compared with it by its id.
                let moved = folder.path().join("moved/charter.yaml");
                fs::create_dir_all(moved.parent().unwrap()).unwrap();
                fs::write(moved, text.replace("partner: charter/v1\n", "partner: charter/v1\nid: p12\n"))
                    .unwrap();
                fs::remove_file(&path).unwrap();
            }
            _ => {}
        }
    }
    folder
}

#[test]
fn what_git_tells_is_the_same_for_all_at_once_and_part_by_part() {
    let folder = changed(&files());
    let backwards = changed(&files().into_iter().rev().collect::<Vec<_>>());
    let said = |folder: &Path, threads: &str, arguments: &[&str]| {
        check(folder, threads, &[&["--format", "concise", "--show", "advice"], arguments].concat())
    };
    for asked in [
        &["--changed-since", "HEAD"][..],
        &["--base", "HEAD"],
        &["--verify-authors"],
        &["--worse-than", "HEAD"],
    ] {
        let whole = said(folder.path(), "1", asked);
        assert!(whole == said(folder.path(), "7", asked), "{asked:?}");
        assert!(whole == said(backwards.path(), "2", asked), "{asked:?}");
        let mut parts: Vec<String> = Vec::new();
        for part in ["1/3", "2/3", "3/3"] {
            let output = run(
                folder.path(),
                "120",
                &[
                    &[
                        "check",
                        "--as-of",
                        "2026-07-10",
                        "--format",
                        "concise",
                        "--show",
                        "advice",
                        "--partition",
                        part,
                    ],
                    asked,
                ]
                .concat(),
            );
            assert!(code(&output) < 2, "{}", stderr(&output));
            parts.extend(stdout(&output).lines().map(str::to_owned));
        }
        let mut whole: Vec<&str> = whole.lines().collect();
        whole.sort_unstable();
        parts.sort();
        assert_eq!(whole, parts, "{asked:?}");
    }
    // Changed are three charters, the one that was moved, and the record of `of-5`, which `twin` is called. Since charters have, what
    // belongs to none is looked at, too: the charters 5, 16, 27, …, 71 are of no kind that is known.
    let since = said(folder.path(), "2", &["--changed-since", "HEAD"]);
    let paths = since.lines().filter_map(|line| line.split(':').next());
    let charters: BTreeSet<String> =
        paths.filter_map(|path| path.strip_suffix("/charter.yaml")).map(str::to_owned).collect();
    let unknown = (5..PARTNERSHIPS).step_by(11).map(|nth| format!("r{}/p{nth:02}", nth % 3));
    let changed = ["moved", "r1/p01", "r2/p20", "r2/p50", "twin"].map(str::to_owned);
    assert_eq!(charters, unknown.chain(changed).collect());
}
