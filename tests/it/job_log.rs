//! What a runner of jobs makes of our lines, by its own rules: an annotation is read as it was meant, and nothing else is a command.
//!
//! The rules are those of the runner's `ActionCommand`: a line of the newer form begins with `::` behind blanks, goes on with a name and
//! properties up to the next `::`, and has the rest as its data; one of the older form may begin anywhere, with `##[name properties]`.

use std::collections::BTreeMap;

use tempfile::TempDir;

use crate::program::{folder, run};

/// A command as the runner reads it.
#[derive(Debug)]
struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// Any word counts as the name of a command: with `stop-commands` any may become one.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || "-_.".contains(sign))
}

/// The replacements are undone one after the other, the percent sign last.
fn unescaped(text: &str, signs: &[(&str, &str)]) -> String {
    signs.iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

fn newer(line: &str) -> Option<Command> {
    let rest = line.trim_start().strip_prefix("::")?;
    let (head, data) = rest.split_once("::")?;
    let (name, list) = head.split_once(' ').unwrap_or((head, ""));
    let property = |pair: &str| {
        let (key, value) = pair.trim().split_once('=')?;
        let signs = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
        Some((key.to_owned(), unescaped(value, &signs)))
    };
    is_name(name).then(|| Command {
        name: name.to_owned(),
        properties: list.split(',').filter_map(property).collect(),
        data: unescaped(data, &[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]),
    })
}

/// The name of a command of the older form, and of those of Azure and of TeamCity.
fn older(line: &str) -> Option<&str> {
    let after = line.split_once("##[").or_else(|| line.split_once("##vso["))?.1;
    let (head, _) = after.split_once(']')?;
    let name = head.split(' ').next()?;
    (is_name(name) || line.contains("##vso[") || line.contains("##teamcity[")).then_some(name)
}

/// A partnership in which whatever another company writes is a command, at every turn of a line.
fn hostile() -> TempDir {
    let words = "::stop-commands::x\\n::error::y\\r##[error]z ##vso[task.setvariable variable=a]b %0A::set-output name=c::d";
    let long = format!("{} {words}", "w".repeat(70));
    let charter = format!(
        "partner: charter/v1\nname: \"T {words}\"\nstage: Operation\nsummary: \"{words}\"\n\
         parties:\n  p: {{name: \"{words}\", sponsor: \"{words} <a@b.example>\"}}\n  q: {{name: \"{long}\"}}\n\
         term: {{start: 2026-01-01, length: 24 months}}\n\
         gates:\n  - {{id: g, name: \"{words}\", due: 2026-08-01, deciders: {{p: \"{long}\"}}}}\n\
         deliverables:\n  - {{what: \"{long}\", side: p, owner: \"{words}\", due: 2026-09-01}}\n\
         \"{words}\": 1\n\"%0A::error::q\": 2\n"
    );
    let lines = "exit:\n  ip: |\n    first\n    ::error::c\n    ##vso[d]e\n";
    let (charter, other) =
        (format!("{charter}{lines}"), format!("{charter}{}", lines.replace("first", "second")));
    let own = "[[rule]]\nid = \"own\"\nmessage = \"::error::m ##[error]n\"\nat = \"exit\"\nwhen = \"true\"\nwhy = \"::error::w\"\n";
    folder(&[("::error::f,a=b/charter.yaml", &charter), ("partner.toml", own), ("other.txt", &other)])
}

#[test]
fn an_annotation_is_read_as_it_was_meant() {
    let folder = hostile();
    let output = run(
        folder.path(),
        "100",
        &["check", "--format", "github", "--as-of", "2026-07-10", "--show", "advice"],
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let json = run(
        folder.path(),
        "100",
        &["check", "--format", "json", "--as-of", "2026-07-10", "--show", "advice"],
    );
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let found = report["findings"].as_array().unwrap();
    assert!(text.lines().count() > 5, "{text}");
    for line in text.lines() {
        let command = newer(line).unwrap_or_else(|| panic!("no command: {line}"));
        assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{line}");
        let keys: Vec<&str> = command.properties.keys().map(String::as_str).collect();
        assert_eq!(keys, ["col", "endColumn", "endLine", "file", "line", "title"], "{line}");
        let is_it = |it: &&serde_json::Value| {
            let number = |key: &str| it[key].as_u64().unwrap().to_string();
            it["rule"] == command.properties["title"].as_str()
                && number("line") == command.properties["line"]
                && number("column") == command.properties["col"]
        };
        assert!(found.iter().any(|it| is_it(&it)), "{line}");
        // The path, in which what would be a command is written with signs that are none.
        assert!(command.properties["file"].ends_with("f,a=b/charter.yaml"), "{line}");
        for part in command.data.split(['\n', '\r']) {
            assert!(newer(part).is_none() && older(part).is_none(), "{part}");
        }
        assert_eq!(older(line), None, "{line}");
    }
}

#[test]
fn nothing_else_that_the_program_says_is_a_command() {
    let folder = hostile();
    let day = ["--as-of", "2026-07-10"];
    for arguments in [
        &["check"][..],
        &["check", "-v"],
        &["check", "--format", "concise"],
        &["check", "--format", "markdown"],
        &["check", "--diff"],
        &["explain", "own"],
        &["readiness"],
        &["gates"],
        &["gates", "--timeline"],
        &["gates", "--format", "markdown"],
        &["gates", "--format", "ics"],
        &["gates", "--format", "mermaid"],
        &["gates", "--suggest"],
        &["value"],
        &["score"],
        &["health"],
        &["portfolio"],
        &["report", "--format", "html"],
        &["report", "--format", "markdown"],
        &["questionnaire", "::error::f,a=b", "--for", "p", "--all"],
        &["diff", "::error::f,a=b/charter.yaml", "other.txt", "--format", "html"],
        &["diff", "::error::f,a=b/charter.yaml", "other.txt", "--format", "csv"],
        &["agenda", "::error::f,a=b", "--minutes"],
        &["tradeoffs"],
        &["acknowledge", "::error::f,a=b", "--side", "q"],
        &[
            "waive",
            "::error::x",
            "::error::f,a=b",
            "--owner",
            "::error::y",
            "--reason",
            "x",
            "--until",
            "2026-08-01",
        ],
        &["vote", "::error::g", "::error::f,a=b", "--side", "p", "--vote", "continue", "--by", "::error::y"],
    ] {
        let output = crate::program::command()
            .args(arguments)
            .args(day)
            .current_dir(folder.path())
            .env("GITHUB_ACTIONS", "true")
            .env("COLUMNS", "76")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.is_empty(), "{arguments:?}");
        for line in said.split(['\n', '\r']) {
            assert!(newer(line).is_none(), "{arguments:?}: {line}");
            assert!(older(line).is_none(), "{arguments:?}: {line}");
        }
    }
}

#[test]
fn the_rules_of_the_runner_know_commands() {
    let command = newer("  ::error file=a%3Ab,line=1::c%0Ad%2525").unwrap();
    assert_eq!((command.name.as_str(), command.data.as_str()), ("error", "c\nd%25"));
    assert_eq!(command.properties["file"], "a:b");
    assert!(newer("x ::error::y").is_none() && newer("::error").is_none());
    assert_eq!(older("x ##[error]y"), Some("error"));
    assert_eq!(older("x #[error]y"), None);
}
