//! What the README and the guides show is what the program does.
//!
//! A `console` block holds commands behind `$ ` with their output and, where it is not 0, the exit code in brackets.
//! A `yaml` block is a charter, or a part of one that `PREAMBLE` completes, and has no document error.
//! `scripts/regenerate` writes the outputs anew; read what has changed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use partner::check::CheckReport;
use partner::document::records::symptom::KnownSymptom;
use partner::document::scalar::{Id, Scalar as _};
use partner::repository::{Repository, Request};
use partner::rules::{self, Family};

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

/// The words of a command as a shell takes them: what stands between two `'` is one.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in command.replace("\\\n", " ").chars() {
        match character {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            character => words.last_mut().unwrap().push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn partner(command: &str, folder: &Path) -> Output {
    let words = words(command);
    assert_eq!(words.first().unwrap(), "partner", "only `partner` is run here: {command}");
    crate::program::command()
        .args(&words[1..])
        .current_dir(folder)
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// What a command prints, as it stands in a console block. It may end in `| tail -n 6`.
fn transcript(command: &str, folder: &Path) -> String {
    let (run, last) = match command.split_once(" | tail -n ") {
        Some((run, last)) => (run, last.parse().unwrap()),
        None => (command, usize::MAX),
    };
    let output = partner(run, folder);
    let told = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = told.split_inclusive('\n').collect();
    let shown = lines[lines.len().saturating_sub(last)..].concat();
    let mut text = format!("$ {command}\n{shown}");
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    // Behind a pipe the shell tells how the last command ended.
    if let Some(code) = output.status.code().filter(|code| *code != 0 && last == usize::MAX) {
        let _ = writeln!(text, "[exit {code}]");
    }
    text
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The page with the output of every console block as the program prints it now.
fn replayed(page: &str, folder: &Path) -> String {
    let mut text = String::new();
    let mut is_in_block = false;
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
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
            let mut command = command.to_owned();
            while command.ends_with("\\\n") {
                command.push_str(lines.next().unwrap());
            }
            text.push_str(&transcript(command.trim(), folder));
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
        // The tutorial begins in an empty folder, and what writes does so into a copy of the examples; the others show what
        // lies in the repository.
        let folder = tempfile::tempdir().unwrap();
        let root = root();
        let is_writing = path.ends_with("docs/writing.md");
        if is_writing {
            copy(&root.join("examples"), &folder.path().join("examples"));
        }
        let is_own = is_writing || path.ends_with("docs/tutorial.md");
        let now = replayed(&page, if is_own { folder.path() } else { &root });
        if writes {
            fs::write(&path, &now).unwrap();
        } else {
            let name = path.strip_prefix(&root).unwrap().display();
            assert!(page == now, "{name} is stale: run `scripts/regenerate`\n{now}");
        }
    }
    assert!(commands > 0, "no console block was found");
}

#[test]
fn the_commands_that_write_do_so_as_their_guide_shows() {
    let page = fs::read_to_string(root().join("docs/writing.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    let now = replayed(&page, folder.path());
    assert!(!now.contains("[exit"), "every command ends well:\n{now}");
    for command in ["vote", "waive", "acknowledge", "change", "approve", "review", "health --answer"] {
        assert!(now.contains(&format!("\n$ partner {command} ")), "{command} is not shown");
    }
    for file in [
        "parcel-network/decisions/value-hypothesis-velopost.yaml",
        "parcel-network/reviews/2026-q3.yaml",
        "parcel-network/changes/001-carry-returns.yaml",
        "parcel-network/health/2026-h2.yaml",
    ] {
        assert!(folder.path().join("examples").join(file).exists(), "{file} was not written");
    }
}

#[test]
fn the_guide_lists_the_known_symptoms() {
    let page = fs::read_to_string(root().join("docs/writing.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| symptom |")).skip(2);
    let listed: Vec<&str> =
        rows.take_while(|row| row.starts_with("| `")).filter_map(|row| row.split('`').nth(1)).collect();
    let known: Vec<&str> = KnownSymptom::ALL.iter().map(|symptom| symptom.as_str()).collect();
    assert_eq!(listed, known);
    // A review holds ids.
    assert!(known.iter().all(|id| Id::parse(id).is_ok()));
}

#[test]
fn the_tutorial_leads_from_an_empty_folder_to_ready() {
    let page = fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let now = replayed(&page, folder.path());
    assert!(!now.contains("[exit"), "every command ends well:\n{now}");
    let text = fs::read_to_string(folder.path().join("lending/charter.yaml")).unwrap();
    assert!(text.contains("\nstage: negotiation\n"), "{text}");
    let output = partner("partner check lending --as-of 2026-07-10", folder.path());
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("Signing readiness READY: 8 of 8 met"), "{told}");
    assert!(told.contains("Partner fit       READY: 6 of 6 met"), "{told}");
    // Before the answers it was not.
    let before = tempfile::tempdir().unwrap();
    let begin = page.lines().skip_while(|line| !line.starts_with("$ "));
    let lines = begin.clone().take_while(|line| line.ends_with('\\')).count() + 1;
    let begin: Vec<&str> = begin.take(lines).collect();
    partner(begin.join("\n").trim_start_matches("$ "), before.path());
    assert_eq!(partner("partner check lending --as-of 2026-07-10", before.path()).status.code(), Some(1));
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
    let options = crate::program::options();
    let report = CheckReport::of(&repository, &options);
    let is_document = |rule: &str| rules::find(rule).is_some_and(|rule| rule.family == Family::Document);
    report
        .findings()
        .filter(|finding| is_document(&finding.rule))
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
