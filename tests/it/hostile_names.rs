//! The examples with hostile texts for names, under every command and format: each format holds what it says it holds, counts
//! the same findings, and nothing else stands on standard output.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::formats::readers::{assert_same_numbers, json};
use crate::program::on_the_day as run;
use clap::builder::PossibleValue;
use tempfile::TempDir;

/// What a terminal, Markdown, HTML, XML, a spreadsheet, a calendar, a diagram or an annotation could act on, as YAML
/// writes it between double quotes.
const HOSTILE: &str = r#"=cmd|' /C calc'!A1, \"q\" |`x` <b>&amp;</b> [l](https://evil.example) ::error::x%0A;:#, ##[error]x ##vso[x]y \\\n::error::pwned\r\nBEGIN:VEVENT\e[31m\x9b1m\u202e\x07 -->"#;

/// The keys whose texts are for people alone: nothing refers to them.
const FREE: [&str; 8] =
    ["name", "title", "reason", "note", "summary", "description", "rationale", "question"];

/// A copy of the examples in which every such text is a hostile one, and no two are the same.
fn examples() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut changed = 0;
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), folder.path(), &mut changed);
    assert!(changed > 50, "only {changed} texts were changed");
    folder
}

fn copy(from: &Path, to: &Path, changed: &mut usize) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target, changed);
        } else if path.extension().is_some_and(|end| end == "yaml") {
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<String> = text.lines().map(|line| hostile(line, changed)).collect();
            fs::write(target, lines.join("\n") + "\n").unwrap();
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}

/// A line whose text on the same line is exchanged, where its key is one of those.
fn hostile(line: &str, changed: &mut usize) -> String {
    let Some((key, value)) = line.split_once(": ") else { return line.to_owned() };
    let is_free = FREE.contains(&key.trim_start_matches([' ', '-']));
    // A text over several lines, and one that is a list or a map, are left as they are.
    if !is_free || value.trim().is_empty() || value.starts_with(['|', '>', '[', '{', '&', '*']) {
        return line.to_owned();
    }
    *changed += 1;
    format!("{key}: \"{HOSTILE} {changed}\"")
}

/// The charters, as somebody would name one of them.
fn charters(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let mut charters: Vec<PathBuf> = folders.filter(|path| path.join("charter.yaml").exists()).collect();
    charters.sort();
    assert!(charters.len() >= 5, "{charters:?}");
    charters
}

#[test]
fn every_format_has_as_many_findings_whatever_things_are_called() {
    let hostile = examples();
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for folder in [hostile.path(), &plain] {
        for charter in charters(folder) {
            assert_same_numbers(|format| {
                let output = run(
                    folder,
                    &["check", charter.to_str().unwrap(), "--show", "advice", "--format", format],
                );
                assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
                String::from_utf8(output.stdout).unwrap()
            });
        }
    }
}

/// Every command that has formats, with these.
fn commands() -> BTreeMap<String, Vec<String>> {
    let commands = partner::cli::command();
    let of = |command: &clap::Command| {
        let format = command.get_arguments().find(|argument| argument.get_long() == Some("format"))?;
        let values = format.get_possible_values();
        Some((
            command.get_name().to_owned(),
            values.iter().map(PossibleValue::get_name).map(str::to_owned).collect(),
        ))
    };
    commands.get_subcommands().filter_map(of).collect()
}

#[test]
fn nothing_but_the_format_is_on_standard_output() {
    let folder = examples();
    // Something to complain of beside the data: a file that cannot be read, and one that is none of ours.
    fs::write(folder.path().join("broken.charter.yaml"), "partner: charter/v1\nname: [\n").unwrap();
    fs::write(folder.path().join("stray.yaml"), "partner: review/v9\n").unwrap();
    let mut seen = 0;
    // What `export` makes are files; `diff` and `history` ask git, which is not here.
    for (command, formats) in commands()
        .into_iter()
        .filter(|(command, _)| !["diff", "export", "history"].contains(&command.as_str()))
    {
        for format in formats {
            // What one command needs to answer for all.
            let more: &[&str] = match command.as_str() {
                "answer" => &["parcel-network", "--list"],
                "plan" => &["phases"],
                _ => &[],
            };
            let arguments = [&[command.as_str(), "--format", &format], more].concat();
            let output = run(folder.path(), &arguments);
            let what = arguments.join(" ");
            let (out, err) =
                (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            assert!(matches!(output.status.code(), Some(0 | 1)), "{what}: {err}");
            assert!(!out.is_empty(), "{what}: {err}");
            let carriage = if ["csv", "ics"].contains(&format.as_str()) { "\r\n" } else { "\n" };
            assert!(!out.replace(carriage, "").contains(is_harmful), "{what}: {:?}", out.find(is_harmful));
            for line in err.lines().filter(|line| line.len() > 8) {
                assert!(!out.contains(line), "{what}: `{line}` stands in both");
            }
            let may_command = format == "github" || is_for_programs(&format);
            assert!(
                may_command || !out.lines().any(is_command),
                "{what}: {:?}",
                out.lines().find(|it| is_command(it))
            );
            assert!(!out.lines().any(|line| line.starts_with("::error::")), "{what}");
            assert_is(&format, &out, &what);
            seen += 1;
        }
    }
    assert!(seen > 25, "{seen}");
}

/// Whether the log of a job takes a line for a command: `::name …::` behind blanks, or `##[` and `##vso[` anywhere.
fn is_command(line: &str) -> bool {
    let is_annotation = line.trim_start().strip_prefix("::").is_some_and(|rest| rest.contains("::"));
    is_annotation || line.contains("##[") || line.contains("##vso[")
}

/// What goes into a file, and to no log.
fn is_for_programs(format: &str) -> bool {
    ["sarif", "junit", "gitlab", "csv", "ics", "html"].contains(&format)
}

/// What moves a cursor, colours, or turns a line around.
fn is_harmful(c: char) -> bool {
    c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c)
}

/// Reads a whole output as what it says it is.
fn assert_is(format: &str, text: &str, what: &str) {
    match format {
        "json" | "sarif" | "gitlab" => drop(json(text)),
        "junit" => drop(uppsala::parse(text).unwrap()),
        "github" => assert!(text.lines().all(|line| line.starts_with("::")), "{what}"),
        "csv" => {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let width = reader.headers().unwrap().len();
            for record in reader.records().map(Result::unwrap) {
                assert_eq!(record.len(), width, "{what}");
                let is_formula = |cell: &str| cell.starts_with(['=', '+', '@', '\t', '\r']);
                assert!(!record.iter().any(is_formula), "{what}: {record:?}");
            }
        }
        "ics" => {
            let count = |line: &str| text.split("\r\n").filter(|it| *it == line).count();
            assert_eq!((count("BEGIN:VCALENDAR"), count("END:VCALENDAR")), (1, 1), "{what}");
            assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"), "{what}");
            assert!(count("BEGIN:VEVENT") > 0, "{what}");
        }
        "jsonl" => {
            for line in text.lines() {
                let row: serde_json::Value = serde_json::from_str(line).expect(what);
                assert!(row.is_object(), "{what}: {line}");
            }
        }
        "mermaid" => assert!(text.starts_with("gantt\n"), "{what}: {}", text.lines().next().unwrap()),
        "markdown" => {
            let links = pulldown_cmark::Parser::new(text).filter_map(|event| match event {
                pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some(dest_url),
                _ => None,
            });
            let foreign: Vec<_> = links.filter(|link| link.contains("evil")).collect();
            assert!(foreign.is_empty(), "{what}: {foreign:?}");
        }
        "html" => {
            assert!(text.starts_with("<!DOCTYPE html>") && !text.contains("<b>"), "{what}");
            assert!(!text.contains("\"https://evil"), "{what}");
        }
        "text" | "table" | "concise" => {}
        other => panic!("say how `{other}` is read"),
    }
}
