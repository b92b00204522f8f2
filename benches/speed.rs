//! How long the parts of a run take: `cargo bench`, or `cargo bench -- base` for one of them. `docs/performance.md` says what to
//! expect.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]
#![allow(missing_docs, reason = "nobody uses a benchmark")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use divan::{AllocProfiler, Bencher};
use partner::check::Selection;
use partner::check::{CheckReport, Options};
use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::render;
use partner::repository::{Changed, History, Loading, Look, Repository, Request};
use partner::survey::Survey;
use partner::view::gates::{Gates, Wish};
use partner::view::readiness::Readiness;
use partner::view::score::Score;
use partner::yaml::{self, Limits};
use tempfile::TempDir;

/// Each part says how often it asks for memory too.
#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const CHARTER: &str = include_str!("../examples/embedded-lending/charter.yaml");

/// A charter of 5,000 lines: an example with risks that it does not have.
fn long_charter() -> String {
    let mut text = CHARTER.replace("\nrisks:", "\nx-risks:");
    text.push_str("risks:\n");
    let lines = text.lines().count();
    for nth in 0..(5000 - lines) / 5 {
        write!(
            text,
            "  - id: r{nth}\n    description: 'Something goes wrong, for the {nth}th time'\n    likelihood: medium\n    impact: high\n    \
             mitigation: Ask Dana Reyes\n"
        )
        .unwrap();
    }
    text
}

/// So many copies of an example with its records.
fn copies(count: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/embedded-lending");
    for nth in 0..count {
        copy(&example, &folder.path().join(format!("p{nth:03}")));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => _ = fs::copy(entry.path(), target).unwrap(),
        }
    }
}

fn request(folder: &Path) -> Request {
    Request::Paths { base: folder.to_owned(), paths: vec![PathBuf::from(".")] }
}

fn today() -> Date {
    Date::parse("2026-07-10").unwrap()
}

fn question() -> Options {
    Options {
        as_of: today(),
        stage: None,
        guard: None,
        selection: Selection::default(),
        configuration: Configuration::default(),
    }
}

#[divan::bench]
fn read_yaml_of_5000_lines(bencher: Bencher<'_, '_>) {
    let text = long_charter();
    bencher.bench_local(|| yaml::read(&text, &Limits::default()));
}

#[divan::bench]
fn read_and_decode_5000_lines(bencher: Bencher<'_, '_>) {
    let text = long_charter();
    bencher.bench_local(|| Repository::load(&Request::Text(text.clone().into_bytes())).unwrap());
}

#[divan::bench]
fn judge_one_partnership(bencher: Bencher<'_, '_>) {
    let folder = copies(1);
    let repository = Repository::load(&request(folder.path())).unwrap();
    let question = question();
    bencher.bench_local(|| CheckReport::of(&repository, &question));
}

#[divan::bench]
fn check_one_partnership_from_disk(bencher: Bencher<'_, '_>) {
    let folder = copies(1);
    bencher.bench_local(|| checked(folder.path()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn check_500_partnerships_from_disk(bencher: Bencher<'_, '_>) {
    let folder = copies(500);
    bencher.bench_local(|| checked(folder.path()));
}

fn checked(folder: &Path) -> String {
    let repository = Repository::load(&request(folder)).unwrap();
    let question = question();
    let report = CheckReport::of(&repository, &question);
    render::text(
        &report,
        render::Look {
            is_styled: false,
            width: 120,
            is_quiet: false,
            is_verbose: false,
            least: partner::finding::Severity::Advice,
        },
    )
}

#[divan::bench]
fn answer_score_readiness_and_gates(bencher: Bencher<'_, '_>) {
    let folder = copies(1);
    let repository = Repository::load(&request(folder.path())).unwrap();
    let configuration = Configuration::default();
    bencher.bench_local(|| {
        let survey = Survey::of(&repository, &configuration, today());
        divan::black_box(Score::of(&survey, &[]).unwrap());
        divan::black_box(Readiness::of(&survey, &[], None).unwrap());
        divan::black_box(Gates::of(&survey, Wish { until: None, timeline: false, suggest: false }));
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn base_of_50_charters_in_20_commits(bencher: Bencher<'_, '_>) {
    let folder = with_history(50, 20);
    bencher.bench_local(|| {
        let queue = Loading::default().queue(&request(folder.path()), Look::Quick).unwrap();
        let history = History::around(folder.path(), Some("first")).unwrap();
        let mut recall = history.recall(&queue, None).unwrap();
        let tell = |mut read: Vec<_>| {
            recall.tell(&mut read).unwrap();
            divan::black_box(read);
            Ok::<(), Changed>(())
        };
        queue.each(64, tell).unwrap();
    });
}

/// Copies of an example in a git repository; each commit changes every charter, and `first` is the first one.
fn with_history(charters: usize, commits: usize) -> TempDir {
    let folder = copies(charters);
    git(folder.path(), &["init", "-q"]);
    for commit in 0..commits {
        for nth in 0..charters {
            let text = CHARTER.replace("notice: 60 days", &format!("notice: {} days", 60 + commit));
            fs::write(folder.path().join(format!("p{nth:03}/charter.yaml")), text).unwrap();
        }
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", "work"]);
        if commit == 0 {
            git(folder.path(), &["tag", "first"]);
        }
    }
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity =
        ["-c", "user.name=Dana Reyes", "-c", "user.email=dana@northwind.example", "-c", "gc.auto=0"];
    let status = Command::new("git").args(identity).args(arguments).current_dir(folder).status().unwrap();
    assert!(status.success(), "git {arguments:?}");
}
