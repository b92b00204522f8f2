//! What the README and the guides show is what the program does.
//!
//! A `console` block holds commands behind `$ ` with their output and, where it is not 0, the exit code in brackets.
//! A `yaml` block is a charter, or a part of one that `PREAMBLE` completes, and has no document error.
//! `PARTNER_DOCS=write cargo test --test docs` writes the outputs anew; read what has changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use partner::config::Configuration;
use partner::document::scalar::{Date, Scalar as _};
use partner::report::{CheckReport, Question};
use partner::repository::{Repository, Request};
use partner::rules::{Family, Selection, registry};

const PREAMBLE: &str = "partner: charter/v1\nname: Embedded lending\nstage: launch\n";
const PARTIES: &str =
    "parties:\n  northwind:\n    name: Northwind Bank\n  kestrel:\n    name: Kestrel Software\n";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let guides = fs::read_dir(root().join("docs")).unwrap().flatten().map(|entry| entry.path());
    let mut pages: Vec<PathBuf> =
        guides.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.extend(["README.md", "CONTRIBUTING.md", "examples/README.md"].map(|name| root().join(name)));
    pages.sort();
    pages
}

/// What a command prints, as it stands in a console block.
fn transcript(command: &str) -> String {
    let arguments: Vec<&str> =
        command.split_whitespace().skip(1).map(|word| word.trim_matches('\'')).collect();
    assert!(command.starts_with("partner "), "only `partner` is run here: {command}");
    let output = Command::new(env!("CARGO_BIN_EXE_partner"))
        .args(arguments)
        .current_dir(root())
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let mut text = format!("$ {command}\n{}", String::from_utf8(output.stdout).unwrap());
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    if let Some(code) = output.status.code().filter(|code| *code != 0) {
        let _ = writeln!(text, "[exit {code}]");
    }
    text
}

/// The page with the output of every console block as the program prints it now.
fn replayed(page: &str) -> String {
    let mut text = String::new();
    let mut is_in_block = false;
    for line in page.split_inclusive('\n') {
        if !is_in_block {
            is_in_block = line.trim_end() == "```console";
            text.push_str(line);
        } else if line.trim_end() == "```" {
            is_in_block = false;
            text.push_str(line);
        } else if let Some(command) = line.strip_prefix("$ ") {
            if !text.ends_with("```console\n") {
                text.push('\n');
            }
            text.push_str(&transcript(command.trim()));
        }
    }
    text
}

#[test]
fn what_console_blocks_show_is_what_the_program_prints() {
    let writes = std::env::var("PARTNER_DOCS").is_ok_and(|wish| wish == "write");
    let mut commands = 0;
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        commands += page.matches("\n$ partner").count();
        let now = replayed(&page);
        if writes {
            fs::write(&path, &now).unwrap();
        } else {
            let name = path.strip_prefix(root()).unwrap().display();
            assert!(page == now, "{name} is stale: run `PARTNER_DOCS=write cargo test --test docs`\n{now}");
        }
    }
    assert!(commands > 0, "no console block was found");
}

#[test]
fn charters_in_the_guides_have_no_document_error() {
    let mut seen = 0;
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        for block in page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
            if block.starts_with("# ") && block.contains("not a charter") {
                continue;
            }
            seen += 1;
            let errors = document_errors(block);
            assert!(errors.is_empty(), "{}:\n{block}\n{errors}", path.display());
        }
    }
    assert!(seen > 0, "no charter was found");
}

fn document_errors(block: &str) -> String {
    let has = |key: &str| block.lines().any(|line| line.starts_with(key));
    let parties = if has("parties:") { "" } else { PARTIES };
    let text = if has("partner:") { block.to_owned() } else { format!("{PREAMBLE}{parties}{block}") };
    let folder = tempfile::tempdir().unwrap();
    let is_record = !text.contains("partner: charter/v1");
    if is_record {
        let others = "metrics:\n  - id: loans-originated\ngates:\n  - id: traction\n    due: 2026-07-01\n";
        fs::write(folder.path().join("charter.yaml"), format!("{PREAMBLE}{PARTIES}{others}")).unwrap();
    }
    if text.contains("source: deals.csv") {
        let format = fs::read_to_string(root().join("docs/format.md")).unwrap();
        let sheet = format.split("```csv\n").nth(1).unwrap().split("```").next().unwrap();
        fs::write(folder.path().join("deals.csv"), sheet).unwrap();
    }
    let name = if is_record { "record.yaml" } else { "charter.yaml" };
    fs::write(folder.path().join(name), text).unwrap();
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let repository = Repository::load(&request).unwrap();
    let question = Question {
        as_of: Date::parse("2026-07-10").unwrap(),
        stage: None,
        selection: Selection::default(),
        configuration: Configuration::default(),
    };
    let report = CheckReport::of(&repository, &question);
    let is_document = |rule: &str| registry::find(rule).is_some_and(|rule| rule.family == Family::Document);
    report
        .findings()
        .filter(|finding| is_document(finding.rule))
        .map(|finding| format!("{}: {}\n", finding.rule, finding.message))
        .collect()
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        // Paths that the program prints start at the repository's root.
        let outside = |part: &str| part.split_once("```").map_or(String::new(), |(_, rest)| rest.to_owned());
        let mut parts = page.split("```console\n");
        let first = parts.next().unwrap_or_default().to_owned();
        let page = first + &parts.map(outside).collect::<String>();
        for target in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            let file = target.split('#').next().unwrap();
            let found = path.parent().unwrap_or(Path::new(".")).join(file);
            assert!(found.exists(), "{} links to {target}", path.display());
        }
    }
}
