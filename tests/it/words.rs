//! The glossary of `CONTRIBUTING.md` holds: what its right-hand column names stands in nothing that users read.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::program::{run, stdout};

/// A text that users read, with the name under which a fault is reported.
struct Read {
    name: String,
    text: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The phrases of the right-hand column.
fn avoided(contributing: &str) -> Vec<String> {
    let table = contributing.split("| we say | not |").nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let right = rows.map(|row| row.trim_matches('|').split('|').nth(1).unwrap().trim());
    right.flat_map(|cell| cell.split(';')).map(|phrase| phrase.trim().to_owned()).collect()
}

/// The phrase as a whole, in any case and over the end of a line, but not as a part of an id or a path.
fn pattern(phrase: &str) -> Regex {
    let words: Vec<String> = phrase.to_lowercase().split(' ').map(regex::escape).collect();
    let edge = |is_word: bool| if is_word { r"\b" } else { "" };
    let begin = edge(phrase.starts_with(char::is_alphanumeric));
    let end = edge(phrase.ends_with(char::is_alphanumeric));
    Regex::new(&format!(r"(?:^|[^-\w./])({begin}{}{end})(?:[^-\w]|$)", words.join(r"\s+"))).unwrap()
}

/// The files below a folder whose name ends so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_string_lossy().ends_with(ending) => found.push(path),
                false => {}
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} below {folder}");
    found.sort();
    found
}

fn read(path: &Path) -> Read {
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    Read { name, text: fs::read_to_string(path).unwrap() }
}

/// Prose of a page: what stands between backticks is typed, not said.
fn prose(read: Read) -> Read {
    let typed = Regex::new(r"`[^`\n]*`").unwrap();
    Read { text: typed.replace_all(&read.text, "`\u{2026}`").into_owned(), name: read.name }
}

/// The texts in the code, without its comments and its tests.
fn literals(path: &Path) -> Read {
    let Read { name, text } = read(path);
    let code = text.split("#[cfg(test)]").next().unwrap();
    let comment = Regex::new(r"(?m)^\s*//.*$").unwrap();
    let code = comment.replace_all(code, "");
    let literal = Regex::new(r#""((?:[^"\\]|\\[\s\S])*)""#).unwrap();
    let broken = Regex::new(r"\\\n\s*").unwrap();
    let texts: Vec<String> =
        literal.captures_iter(&code).map(|found| broken.replace_all(&found[1], "").into_owned()).collect();
    Read { name, text: texts.join("\n\n\u{2014}\n\n") }
}

/// The pages of the manual, which hold the help of every command.
fn manual() -> Vec<Read> {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), "100", &["man", "pages"]);
    assert!(output.status.success());
    let pages: Vec<Read> = fs::read_dir(folder.path().join("pages"))
        .unwrap()
        .map(|entry| read(&entry.unwrap().path()))
        .collect();
    assert!(pages.len() > 20, "{}", pages.len());
    pages
}

/// What the commands say of the examples.
fn output() -> Vec<Read> {
    let commands: [&[&str]; 28] = [
        &["check", "-v", "examples"],
        &["readiness", "examples"],
        &["score", "examples"],
        &["tradeoffs", "examples"],
        &["candidates", "examples"],
        &["gates", "examples", "--suggest"],
        &["gates", "examples", "--timeline"],
        &["health", "examples"],
        &["value", "examples", "--saving", "30%"],
        &["deals", "examples"],
        &["portfolio", "examples"],
        &["agenda", "examples"],
        &["plan", "onboarding", "examples"],
        &["plan", "phases", "examples"],
        &["plan", "ninety-days", "examples"],
        &["plan", "thirty-days", "examples"],
        &["report", "examples/reseller-pilot", "--format", "markdown"],
        &["diagnose", "examples", "--score", "--since", "2026-01-01"],
        &["agenda", "examples", "--for", "gate"],
        &["agenda", "examples", "--for", "health"],
        &["agenda", "examples", "--for", "kickoff"],
        &["agenda", "examples/home-batteries", "--for", "kickoff", "--minutes"],
        &["questionnaire", "examples/home-batteries", "--for", "voltara", "--all"],
        &["questionnaire", "examples/home-batteries", "--for", "voltara", "--health", "--form", "full"],
        &["answer", "examples/diagnostics-alliance", "--list", "--all"],
        &["report", "examples/reseller-pilot"],
        &["diff", "tests/diff/agreed.yaml", "tests/diff/proposed.yaml"],
        &["explain", "--format", "markdown", "exit-clause-missing"],
    ];
    let said = |arguments: &&[&str]| {
        let output = run(&root(), "100", &[*arguments, &["--as-of", "2026-07-10"]].concat());
        let text = stdout(&output);
        assert!(!text.is_empty(), "{arguments:?}");
        Read { name: format!("partner {}", arguments.join(" ")), text }
    };
    commands.iter().map(said).collect()
}

/// Every page that a person reads, as it is written.
fn pages() -> Vec<Read> {
    let single = ["README.md", "CHANGELOG.md", "examples/README.md", "action.yml", ".pre-commit-hooks.yaml"];
    files("docs", ".md")
        .into_iter()
        .chain(single.map(|name| root().join(name)))
        .map(|path| read(&path))
        .collect()
}

fn everything() -> Vec<Read> {
    let mut texts: Vec<Read> = pages().into_iter().map(prose).collect();
    texts.extend(files("docs/schema", ".json").iter().map(|path| read(path)));
    texts.push(read(&root().join("src/config/default.toml")));
    texts.extend(files("src", ".rs").iter().map(|path| literals(path)));
    texts.extend(files("tests/snapshots", ".snap").iter().map(|path| read(path)));
    texts.extend(files("templates/report", ".html").iter().map(|path| read(path)));
    texts.extend(files("templates", ".yaml").iter().map(|path| read(path)));
    texts.extend(manual());
    texts.extend(output());
    texts
}

/// Both sides of a merge have stood in a page, one below the other.
#[test]
fn no_page_holds_both_sides_of_a_merge() {
    let mark = Regex::new(r"(?m)^(<{7}|={7}|>{7})(?: |$)").unwrap();
    assert!(mark.is_match("one\n<<<<<<< ours\ntwo") && mark.is_match("one\n=======\ntwo"));
    for page in pages() {
        let found = mark.find(&page.text).map(|it| page.text[..it.start()].matches('\n').count() + 1);
        assert_eq!(found, None, "{}", page.name);
    }
}

#[test]
fn what_the_glossary_avoids_stands_nowhere() {
    let phrases = avoided(&fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap());
    assert!(phrases.len() > 50, "{phrases:?}");
    let texts: Vec<Read> =
        everything().into_iter().map(|it| Read { text: it.text.to_lowercase(), name: it.name }).collect();
    let mut faults = Vec::new();
    for phrase in &phrases {
        let pattern = pattern(phrase);
        for it in &texts {
            for found in pattern.find_iter(&it.text) {
                let line = it.text[..found.start()].matches('\n').count() + 1;
                faults.push(format!("{}:{line}: {phrase}", it.name));
            }
        }
    }
    faults.sort();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_phrase_is_found_over_lines_and_in_any_case_but_not_in_ids() {
    let found = |phrase: &str, text: &str| pattern(phrase).is_match(&text.to_lowercase());
    assert!(found("borne out", "It is Borne\n  out."));
    assert!(found("(still open)", "x (still open), y"));
    assert!(found("anew", "anew"));
    assert!(!found("a veto", "a vetoed structure"));
    assert!(!found("the decider", "the decider-absent rule"));
    assert!(!found("anew", "paths.anew"));
    assert!(!found("is told", "this told"));
}
