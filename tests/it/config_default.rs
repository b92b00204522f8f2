//! The commented default file says what there is to settle, and nothing else: it is what holds without a file.
//!
//! `scripts/regenerate` writes its policy values anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use partner::config::{self, Configuration, Counting, DEFAULT_FILE, Location, Policy, Unanswered};
use partner::rules;

const BEGIN: &str = "[policy]\n";
const END: &str = "\n# ---- Rules";

/// The section as it follows from the policy values.
fn section() -> String {
    let mut text = BEGIN.to_owned();
    for value in Policy::VALUES {
        let _ = writeln!(text, "\n# {}", value.meaning);
        let _ = writeln!(text, "# In {}. Source: {}.", value.unit, value.source);
        let _ = writeln!(text, "{} = {}", value.key, value.default);
    }
    text
}

fn location(text: &str) -> Location {
    Location {
        shown: "partner.toml".to_owned(),
        base: PathBuf::from("/x"),
        root: PathBuf::from("/x"),
        text: text.to_owned(),
    }
}

fn read(text: &str) -> Configuration {
    config::read(location(text), &rules::names()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn the_default_file_has_every_policy_value() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config/default.toml");
    let file = fs::read_to_string(&path).unwrap();
    let (head, rest) = file.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let expected = format!("{head}{}{END}{tail}", section());
    if std::env::var("PARTNER_DOCS").is_ok_and(|wish| wish == "write") {
        fs::write(&path, &expected).unwrap();
        return;
    }
    assert!(file == expected, "run `scripts/regenerate`");
}

#[test]
fn the_default_file_changes_nothing() {
    let configuration = read(DEFAULT_FILE);
    assert_eq!(configuration.policy, Policy::default());
    assert!(configuration.levels.is_empty() && configuration.overrides.is_empty());
    assert_eq!(configuration.readiness, Counting::default());
    assert!(configuration.checklists.is_empty() && configuration.rules.is_empty());
    assert!(configuration.tiers.is_empty() && configuration.rates.by_currency.is_empty());
}

/// Every line that is commented out with `#` and no space is an example: together they are a file that can be read.
#[test]
fn the_examples_in_the_default_file_can_be_read() {
    let (_, examples) = DEFAULT_FILE.split_once(END).unwrap();
    let is_example = |line: &&str| line.starts_with('#') && !line.starts_with("# ");
    let text: String = examples.lines().filter(is_example).map(|line| format!("{}\n", &line[1..])).collect();
    let configuration = read(&text);
    assert_eq!(configuration.levels.len(), 2);
    assert_eq!(configuration.overrides.len(), 1);
    assert_eq!(configuration.readiness.unanswered, Unanswered::Open);
    assert_eq!(configuration.checklists[0].items.len(), 2);
    assert_eq!(configuration.rules.len(), 1);
    assert_eq!(configuration.rates.by_currency.len(), 2);
    assert_eq!(configuration.tiers.len(), 1);
    assert_eq!(configuration.branding.colour.as_deref(), Some("#1f6feb"));
}

#[test]
fn the_configurations_in_the_guides_can_be_read_and_leave_no_section_out() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let page = fs::read_to_string(docs).unwrap();
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    for block in &blocks {
        read(block);
    }
    let all = read(&blocks.concat());
    assert_eq!(all.policy.metrics_least, 2);
    assert_eq!((all.levels.len(), all.overrides.len(), all.checklists.len(), all.rules.len()), (2, 1, 1, 1));
    assert_eq!(all.readiness.unanswered, Unanswered::Open);
    assert_eq!((all.rates.by_currency.len(), all.tiers.len()), (2, 1));
    assert!(all.branding.name.is_some());
}

#[test]
fn the_configuration_of_the_examples_can_be_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/partner.toml");
    assert_eq!(read(&fs::read_to_string(path).unwrap()).rules.len(), 1);
}
