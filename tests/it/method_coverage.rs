//! `docs/method-coverage.md` names every rule, no rule that does not exist, and for each demand what becomes of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use partner::rules;
use partner::wording::sources::{SOURCES, meaning};

/// The numbered sections of the method; the demands of the format follow behind them.
const SECTIONS: usize = 23;

/// One demand of the method.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    demand: String,
    sources: Vec<String>,
    answer: Answer,
}

/// What becomes of a demand.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Rules(Vec<String>),
    Calculation(String),
    Configuration,
    NotYet(String),
}

/// A section with its rows.
struct Section {
    title: String,
    rows: Vec<Row>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sections() -> Vec<Section> {
    let page = fs::read_to_string(root().join("docs/method-coverage.md")).unwrap();
    read(&page).unwrap_or_else(|problem| panic!("docs/method-coverage.md: {problem}"))
}

/// The sections of a page. What stands before the first one is not looked at.
fn read(page: &str) -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = Vec::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), rows: Vec::new() });
        } else if let (Some(section), true) = (sections.last_mut(), line.starts_with('|')) {
            if is_head(line) {
                continue;
            }
            section.rows.push(row(line).map_err(|problem| format!("{problem}: {line}"))?);
        }
    }
    Ok(sections)
}

/// Whether the line is the head of a table or the line under it.
fn is_head(line: &str) -> bool {
    line.ends_with("| source | rules |") || line.chars().all(|sign| "|- ".contains(sign))
}

fn row(line: &str) -> Result<Row, String> {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [demand, sources, answer] = cells[..] else { return Err("a row has three cells".to_owned()) };
    if demand.is_empty() {
        return Err("the row says nothing".to_owned());
    }
    let sources: Vec<String> = sources.split(", ").map(str::to_owned).collect();
    if let Some(unknown) = sources.iter().find(|tag| meaning(tag).is_none()) {
        return Err(format!("`{unknown}` is no source"));
    }
    Ok(Row { demand: demand.to_owned(), sources, answer: self::answer(answer)? })
}

fn answer(cell: &str) -> Result<Answer, String> {
    let reason = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if cell == "configuration" {
        return Ok(Answer::Configuration);
    }
    if let Some(name) = cell.strip_prefix("calculation:") {
        return reason(name).map(Answer::Calculation).ok_or_else(|| "name the calculation".to_owned());
    }
    if let Some(why) = cell.strip_prefix("not yet:") {
        return reason(why).map(Answer::NotYet).ok_or_else(|| "say why there is no rule".to_owned());
    }
    let rules: Option<Vec<String>> = cell
        .split_whitespace()
        .map(|word| Some(word.strip_prefix('`')?.strip_suffix('`')?.to_owned()))
        .collect();
    rules
        .filter(|rules| !rules.is_empty())
        .map(Answer::Rules)
        .ok_or_else(|| "name rules in backticks, or say what is there instead".to_owned())
}

/// Every rule that a row names, with the section.
fn named(sections: &[Section]) -> Vec<(&str, &str)> {
    let mut named = Vec::new();
    for section in sections {
        for row in &section.rows {
            if let Answer::Rules(rules) = &row.answer {
                named.extend(rules.iter().map(|rule| (section.title.as_str(), rule.as_str())));
            }
        }
    }
    named
}

#[test]
fn every_section_of_the_method_has_rows() {
    let sections = sections();
    let numbered: Vec<&Section> = sections
        .iter()
        .filter(|section| section.title.starts_with(|sign: char| sign.is_ascii_digit()))
        .collect();
    assert_eq!(numbered.len(), SECTIONS, "the method has {SECTIONS} sections");
    for (index, section) in numbered.iter().enumerate() {
        let number = format!("{}. ", index + 1);
        assert!(section.title.starts_with(&number), "{} should be section {number}", section.title);
    }
    assert_eq!(sections.last().unwrap().title, "The format");
    for section in &sections {
        assert!(!section.rows.is_empty(), "{} asks for nothing", section.title);
    }
}

#[test]
fn every_named_rule_exists() {
    let sections = sections();
    let unknown: Vec<(&str, &str)> =
        named(&sections).into_iter().filter(|(_, rule)| rules::find(rule).is_none()).collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:?}");
}

#[test]
fn every_rule_is_named() {
    let sections = sections();
    let named: BTreeSet<&str> = named(&sections).into_iter().map(|(_, rule)| rule).collect();
    let left_out: Vec<&str> = rules::all().map(|rule| rule.id).filter(|id| !named.contains(id)).collect();
    assert!(left_out.is_empty(), "add rows to docs/method-coverage.md for {left_out:?}");
}

#[test]
fn every_named_calculation_exists() {
    let folder = root().join("src/method");
    let is_there = |name: &str| {
        Path::is_file(&folder.join(format!("{name}.rs"))) || Path::is_file(&folder.join(name).join("mod.rs"))
    };
    for section in sections() {
        for row in section.rows {
            if let Answer::Calculation(name) = row.answer {
                assert!(is_there(&name), "{}: there is no calculation `{name}`", section.title);
            }
        }
    }
}

#[test]
fn no_demand_stands_twice_in_a_section() {
    for section in sections() {
        let mut demands = BTreeSet::new();
        for row in &section.rows {
            assert!(demands.insert(&row.demand), "{}: twice: {}", section.title, row.demand);
        }
    }
}

/// A rule shares a source with a demand that names it.
#[test]
fn rules_and_demands_agree_on_a_source() {
    let sections = sections();
    let rows: Vec<&Row> = sections.iter().flat_map(|section| &section.rows).collect();
    let mut apart = Vec::new();
    for rule in rules::all() {
        let names_it = |row: &&&Row| match &row.answer {
            Answer::Rules(rules) => rules.iter().any(|named| named == rule.id),
            _ => false,
        };
        let sources: BTreeSet<&str> =
            rows.iter().filter(names_it).flat_map(|row| &row.sources).map(String::as_str).collect();
        if !rule.authority.iter().any(|source| sources.contains(source)) {
            apart.push((rule.id, rule.authority, sources));
        }
    }
    assert!(apart.is_empty(), "rules, their sources, and those of their rows: {apart:?}");
}

#[test]
fn rows_are_read_as_they_are_written() {
    let page = "| before | the first | section |\n## 1. One\n\n| what the method asks | source | rules |\n\
                | --- | --- | --- |\n| a thing | S0, ours | `one-missing` `two-missing` |\n\
                | a number | S1 | calculation: value |\n| a choice | ours | configuration |\n\
                | a past | S2 | not yet: needs git |\n";
    let sections = read(page).unwrap();
    assert_eq!(sections.len(), 1);
    let answers: Vec<&Answer> = sections[0].rows.iter().map(|row| &row.answer).collect();
    assert_eq!(
        answers,
        [
            &Answer::Rules(vec!["one-missing".to_owned(), "two-missing".to_owned()]),
            &Answer::Calculation("value".to_owned()),
            &Answer::Configuration,
            &Answer::NotYet("needs git".to_owned()),
        ]
    );
    assert_eq!(sections[0].rows[0].sources, ["S0", "ours"]);
}

#[test]
fn rows_that_say_nothing_are_refused() {
    for line in [
        "| a thing | S0 |  |",
        "| a thing | S0 | one-missing |",
        "| a thing | S0 | not yet: |",
        "| a thing | S0 | calculation: |",
        "| a thing | S9 | `one-missing` |",
        "| a thing |  | `one-missing` |",
        "|  | S0 | `one-missing` |",
        "| a thing | `one-missing` |",
    ] {
        assert!(row(line).is_err(), "{line}");
    }
}

/// `explain` and the page of the method say the same of a source, and every rule names one of them.
#[test]
fn the_method_shows_the_sources_that_rules_name() {
    let page = fs::read_to_string(root().join("docs/method.md")).unwrap();
    let rows: Vec<&str> = page
        .lines()
        .skip_while(|line| *line != "| tag | what it is |")
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    let expected: Vec<String> =
        SOURCES.iter().map(|(tag, meaning)| format!("| {tag} | {meaning} |")).collect();
    assert_eq!(rows, expected);
    for rule in rules::all() {
        for tag in rule.authority {
            assert!(meaning(tag).is_some(), "{}: `{tag}` is no source", rule.id);
        }
    }
}
