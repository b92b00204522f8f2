//! Every rule's page: its examples run with that rule alone, and so do the fixtures under `tests/rules/`.
//!
//! An example may be a part of a charter; what it leaves out is filled in from `PREAMBLE`. Further files of an example begin
//! with a comment that names them: `# file: decisions/traction.yaml`. Everything is judged as of 2026-07-10. Behind the name
//! may stand `(as it stands)`: nothing is filled in, or `(in Latin-1)`: the file is written in that encoding, or
//! `(by dana@northwind.example)`: git says that this author wrote every line.
//!
//! `# file: before/charter.yaml` is the charter as it was: at `main`, and before every change was asked for.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use partner::config::{self, Configuration, Policy};
use partner::document::scalar::{Date, Scalar as _};
use partner::finding::Finding;
use partner::partnership::{Author, Authorship, Base, BaseCharter, Partnership, Requested};
use partner::report::{CheckReport, Question};
use partner::repository::{Repository, Request, charter_of_text};
use partner::rules::{Check, Family, Rule, Selection, registry};

const HEADER: &str = "partner: charter/v1\nname: Embedded lending\n";
const STAGE: &str = "stage: launch\n";
const PARTIES: &str = "parties:\n  northwind: {name: Northwind Bank}\n  kestrel: {name: Kestrel Software}\n";

/// Behind a file's name: nothing is filled in.
const AS_IT_STANDS: &str = " (as it stands)";
/// Behind a file's name: it is written in this encoding.
const LATIN_1: &str = " (in Latin-1)";

/// Behind a file's name: who wrote it, as git has it.
const BY: &str = " (by ";
/// The charter as it was.
const BEFORE: &str = "before/charter.yaml";

/// The text as a whole charter.
fn completed(part: &str) -> String {
    if part.lines().any(|line| line.starts_with("partner:")) {
        return part.to_owned();
    }
    let has = |key: &str| part.lines().any(|line| line.starts_with(key));
    let stage = if has("stage:") { "" } else { STAGE };
    let parties = if has("parties:") { "" } else { PARTIES };
    format!("{HEADER}{stage}{parties}{part}")
}

/// The findings of one rule on the files of an example.
fn findings_of(rule: &Rule, files: &[(String, String)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("embedded-lending");
    for (name, text) in files.iter().filter(|(name, _)| name != BEFORE) {
        let path = home.join(without_author(name).trim_end_matches(LATIN_1));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let bytes = if name.ends_with(LATIN_1) { latin_1(text) } else { text.clone().into_bytes() };
        std::fs::write(path, bytes).unwrap();
    }
    let request = Request::Paths { base: home.clone(), paths: vec![PathBuf::from(".")] };
    let Ok(mut repository) = Repository::load(&request) else { return "nothing to judge\n".to_owned() };
    repository.partnerships.iter_mut().for_each(|partnership| give_past(partnership, files));
    // What silences findings can only be judged beside the rules that have something to silence.
    let selection = match rule.family {
        Family::Waivers => Selection::default(),
        _ => Selection::new(&[rule.id.to_owned()], &[]).unwrap(),
    };
    let question = Question {
        as_of: Date::parse("2026-07-10").unwrap(),
        stage: None,
        selection,
        configuration: configuration_of(&home),
    };
    let report = CheckReport::of(&repository, &question);
    report.findings().filter(|finding| finding.rule == rule.id).map(shown).collect()
}

fn without_author(name: &str) -> &str {
    name.split(BY).next().unwrap()
}

/// What an example says of the past, in place of git.
fn give_past(partnership: &mut Partnership, files: &[(String, String)]) {
    if let Some((name, text)) = files.iter().find(|(name, _)| name == BEFORE) {
        let charter = charter_of_text(name, text.clone());
        let then = match &charter {
            BaseCharter::Other(then) => Some(then.clone()),
            _ => None,
        };
        let requested = Requested { before_record: then.clone(), before_day: None, before_approval: then };
        let changes = partnership.records.changes.iter();
        partnership.past.requests =
            Some(changes.map(|it| (it.source.path.clone(), requested.clone())).collect());
        partnership.past.base = Some(Base { revision: "main".to_owned(), charter });
    }
    let mut authors = BTreeMap::new();
    for (name, text) in files {
        if let Some((path, email)) = name.split_once(BY) {
            let email = email.trim_end_matches(')').to_owned();
            let author = Author { name: "Somebody".to_owned(), email, commit: "0123456789abcdef".to_owned() };
            let lines = text.lines().map(|_| Some(author.clone())).collect();
            authors.insert(path.to_owned(), Authorship::Lines(lines));
        }
    }
    partnership.past.authors = (!authors.is_empty()).then_some(authors);
}

/// What an example settles in its `partner.toml`.
fn configuration_of(home: &Path) -> Configuration {
    match config::locate(home, None).unwrap() {
        Some(location) => {
            config::read(location, &registry::names()).unwrap_or_else(|problems| panic!("{problems}"))
        }
        None => Configuration::default(),
    }
}

/// The first 256 characters of Unicode are those of Latin-1.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn shown(finding: &Finding) -> String {
    let at = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    let marked = finding.source.text.get(finding.span.range()).unwrap_or_default();
    let mut text = format!(
        "{} {}:{}:{}-{}:{} `{marked}` ({})\n  {}\n",
        finding.severity,
        finding.source.path,
        at.line,
        at.column,
        end.line,
        end.column,
        finding.path,
        finding.message
    );
    if !finding.label.is_empty() {
        let _ = writeln!(text, "  label: {}", finding.label);
    }
    for related in &finding.related {
        let at = related.source.position(related.span.start);
        let file = match &related.source.path {
            path if *path == finding.source.path => String::new(),
            path => format!("{path}:"),
        };
        let _ = writeln!(text, "  also {file}{}:{}: {}", at.line, at.column, related.label);
    }
    for note in &finding.notes {
        let _ = writeln!(text, "  note: {note}");
    }
    if !finding.help.is_empty() {
        let _ = writeln!(text, "  help: {}", finding.help);
    }
    text
}

/// The files of an example: the code blocks behind a heading of the page.
fn example(rule: &Rule, heading: &str) -> Vec<(String, String)> {
    let start = rule
        .docs
        .find(&format!("## {heading}\n"))
        .unwrap_or_else(|| panic!("{}: no `## {heading}`", rule.id));
    let section = &rule.docs[start + 3..];
    let section = section.split("\n## ").next().unwrap();
    let blocks = |opening: &str| -> Vec<&str> {
        section.split(opening).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
    };
    let mut files: Vec<_> = blocks("```yaml\n").into_iter().map(file_of).collect();
    assert!(!files.is_empty(), "{}: no example under `## {heading}`", rule.id);
    files.extend(blocks("```toml\n").into_iter().map(|text| ("partner.toml".to_owned(), text.to_owned())));
    files
}

/// A record is a file of its own; everything else is the charter.
fn file_of(block: &str) -> (String, String) {
    match block.strip_prefix("# file: ").and_then(|rest| rest.split_once('\n')) {
        Some((name, text)) if name.trim().ends_with(AS_IT_STANDS) => {
            (name.trim().trim_end_matches(AS_IT_STANDS).to_owned(), text.to_owned())
        }
        Some((name, text)) if !name.ends_with("charter.yaml") => (name.trim().to_owned(), text.to_owned()),
        Some((name, text)) => (name.trim().to_owned(), completed(text)),
        None => ("charter.yaml".to_owned(), completed(block)),
    }
}

#[test]
fn the_examples_of_every_page_fail_and_pass_as_they_say() {
    // A baseline is no document of a partnership: tests/suppression.rs draws some.
    for rule in registry::all().filter(|rule| !matches!(rule.check, Check::Baseline | Check::Patterns)) {
        let fails = findings_of(rule, &example(rule, "Fails"));
        assert!(!fails.is_empty(), "{}: the example that should fail does not", rule.id);
        insta::with_settings!({ snapshot_path => "../snapshots/rule_pages", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(rule.id, fails);
        });
        let passes = findings_of(rule, &example(rule, "Passes"));
        assert!(passes.is_empty(), "{}: the example that should pass does not:\n{passes}", rule.id);
    }
}

#[test]
fn the_fixtures_of_every_rule_fail_and_pass_as_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let id = entry.file_name().to_string_lossy().into_owned();
        let rule = registry::find(&id).unwrap_or_else(|| panic!("tests/rules/{id}: no such rule"));
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(entry.path()).unwrap().flatten().map(|it| it.path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml")) {
            seen += 1;
            check_fixture(rule, file);
        }
    }
    assert!(seen > 0, "no fixtures under tests/rules");
}

fn check_fixture(rule: &Rule, file: &Path) {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).unwrap();
    // Several files in one fixture are divided by the comment that names the next one.
    let mut parts = text.split("# file: ");
    let charter = parts.next().filter(|text| !text.trim().is_empty()).map(completed);
    let mut files: Vec<_> = charter.into_iter().map(|text| ("charter.yaml".to_owned(), text)).collect();
    files.extend(parts.map(|part| file_of(&format!("# file: {part}"))));
    let findings = findings_of(rule, &files);
    if name.starts_with("passes") {
        assert!(findings.is_empty(), "{}/{name}: should pass:\n{findings}", rule.id);
        return;
    }
    assert!(name.starts_with("fails"), "{}/{name}: is called neither fails… nor passes…", rule.id);
    assert!(!findings.is_empty(), "{}/{name}: should fail", rule.id);
    insta::with_settings!({ snapshot_path => format!("../rules/{}", rule.id), prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, findings);
    });
}

#[test]
fn every_rule_is_complete_and_its_id_stands_once() {
    let mut ids: Vec<&str> = registry::all().map(|rule| rule.id).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for rule in registry::all() {
        let is_kebab = rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(is_kebab && rule.id.contains('-'), "{}", rule.id);
        assert!(!rule.authority.is_empty(), "{}: no authority", rule.id);
        for text in [rule.summary, rule.why] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: `{text}`", rule.id);
            assert!(!text.contains('\n'), "{}: `{text}`", rule.id);
        }
        for key in rule.policy {
            assert!(Policy::value(key).is_some(), "{}: no policy value `{key}`", rule.id);
        }
        assert!(rule.from <= rule.until, "{}", rule.id);
        for heading in ["## Why", "## How to mend", "## Fails", "## Passes"] {
            assert!(rule.docs.contains(heading), "{}: no `{heading}`", rule.id);
        }
    }
}

#[test]
fn every_policy_value_is_read_by_a_rule_or_a_calculation() {
    // What calculations read has no rule that lists it; each is named here with the calculation.
    let usual = ["gate_usual_first", "gate_usual_second", "gate_usual_third"];
    let calculations = [["fit_score_least", "gate_due_soon"].as_slice(), &usual].concat();
    for value in Policy::VALUES {
        let is_read =
            registry::all().any(|rule| rule.policy.contains(&value.key)) || calculations.contains(&value.key);
        assert!(is_read, "{} is read by nothing", value.key);
    }
}
