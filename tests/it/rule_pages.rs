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

use partner::check::{CheckReport, Options, Ruleset, Selection};
use partner::config::{self, Configuration, Policy, PolicyValue};
use partner::document::description;
use partner::document::header::{self, DocumentKind, Header};
use partner::finding::Finding;
use partner::partnership::{Author, Authorship, Base, BaseCharter, Partnership, Requested};
use partner::repository::{Repository, Request, charter_of_text};
use partner::rules::{self, Check, Family, Rule};
use partner::yaml::YamlPath;

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
        _ => Ruleset::of(&Configuration::default()).select(&[rule.id.to_owned()], &[]).unwrap(),
    };
    let options = Options { selection, configuration: configuration_of(&home), ..crate::program::options() };
    let report = CheckReport::of(&repository, &options);
    let findings: Vec<&Finding> = report.findings().filter(|finding| finding.rule == rule.id).collect();
    findings.iter().for_each(|finding| hold_against_the_format(finding));
    findings.into_iter().map(shown).collect()
}

/// A place that a finding names is one that the format describes: the rules write it as text, beside the field that they read.
fn hold_against_the_format(finding: &Finding) {
    // Problems of a document are found where it is not as the format describes it.
    if finding.is_of_document {
        return;
    }
    let header = finding.source.text.lines().find_map(|line| line.strip_prefix("partner:"));
    let Some(Header::Known(kind)) = header.and_then(|value| header::read(value.trim())) else {
        panic!("{}: no document of ours: {}", finding.rule, finding.source.path);
    };
    assert!(is_described(kind, &finding.path), "{}: the format has no `{}`", finding.rule, finding.path);
}

fn is_described(kind: DocumentKind, path: &YamlPath) -> bool {
    description::at(kind, path).is_some()
}

#[test]
fn a_misspelt_place_is_not_described() {
    assert!(is_described(DocumentKind::Charter, &YamlPath::from("governance.bodies[2].cadence")));
    for path in ["governance.body[2].cadence", "governance.bodies.cadence", "governance.bodies[2].candence"] {
        assert!(!is_described(DocumentKind::Charter, &YamlPath::from(path)), "{path}");
    }
}

/// What stands in braces in the words of a declaration is filled in, or is no more than braces.
#[test]
fn every_placeholder_in_the_words_of_a_rule_is_known() {
    let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut seen = 0;
    for rule in rules::all() {
        let Check::Wanted(wanted) = rule.check else { continue };
        let words = format!("{:?}", wanted.words);
        for rest in words.split('{').skip(1) {
            let Some((name, _)) = rest.split_once('}').filter(|(name, _)| is_name(name)) else { continue };
            seen += 1;
            assert!(rules::placeholders(rule).any(|known| known == name), "{}: `{{{name}}}`", rule.id);
        }
    }
    assert!(seen > 0, "no rule has a placeholder");
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
        partnership.past.base = Some(Base { revision: "main".to_owned(), charter, records: BTreeMap::new() });
    }
    let mut authors = BTreeMap::new();
    for (name, text) in files {
        if let Some((path, email)) = name.split_once(BY) {
            let email = email.trim_end_matches(')').to_owned();
            let author = Author {
                name: "Somebody".to_owned(),
                email,
                commit: "0123456789abcdef".to_owned(),
                co_authors: Vec::new(),
                is_earlier: false,
            };
            let lines = text.lines().map(|_| Some(author.clone())).collect();
            authors.insert(path.to_owned(), Authorship::Lines(lines));
        }
    }
    partnership.past.authors = (!authors.is_empty()).then_some(authors);
}

/// What an example settles in its `partner.toml`.
fn configuration_of(home: &Path) -> Configuration {
    match config::locate(home, None, config::ON_DISK).unwrap() {
        Some(location) => {
            config::read(location, &rules::names()).unwrap_or_else(|problems| panic!("{problems}"))
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
    // A baseline is no document of a partnership, and no text by itself is worse than another: see suppression.rs and worse.rs.
    let is_of_files =
        |rule: &&Rule| !matches!(rule.check, Check::Baseline | Check::Patterns | Check::Standing);
    for rule in rules::all().filter(is_of_files) {
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
        let rule = rules::find(&id).unwrap_or_else(|| panic!("tests/rules/{id}: no such rule"));
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

/// The files of a fixture.
fn fixture(file: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(file).unwrap();
    // Several files in one fixture are divided by the comment that names the next one.
    let mut parts = text.split("# file: ");
    let charter = parts.next().filter(|text| !text.trim().is_empty()).map(completed);
    let mut files: Vec<_> = charter.into_iter().map(|text| ("charter.yaml".to_owned(), text)).collect();
    files.extend(parts.map(|part| file_of(&format!("# file: {part}"))));
    files
}

fn check_fixture(rule: &Rule, file: &Path) {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let files = fixture(file);
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
    let mut ids: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    ids.sort_unstable();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for rule in rules::all() {
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
        for heading in ["## Why", "## How to fix", "## Fails", "## Passes"] {
            assert!(rule.docs.contains(heading), "{}: no `{heading}`", rule.id);
        }
    }
}

#[test]
fn every_policy_value_is_read_by_a_rule_or_a_calculation() {
    // What calculations read has no rule that lists it; each is named here with the calculation.
    let usual = ["gate_usual_first", "gate_usual_second", "gate_usual_third"];
    let calculations =
        [["fit_score_least", "gate_due_soon", "value_review_interval_most"].as_slice(), &usual].concat();
    for value in Policy::VALUES {
        let is_read =
            rules::all().any(|rule| rule.policy.contains(&value.key)) || calculations.contains(&value.key);
        assert!(is_read, "{} is read by nothing", value.key);
    }
}

/// Numbers with a unit, percentages and words for a rhythm.
fn measures(text: &str) -> Vec<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "`\"(){},;".contains(c))
        .map(|word| word.trim_end_matches(['.', ':']))
        .filter(|word| !word.is_empty())
        .collect();
    let units = ["hour", "day", "week", "month", "year"];
    let is_unit = |word: &str| units.contains(&word.trim_end_matches('s'));
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let with_units = words
        .windows(2)
        .filter(|pair| is_number(pair[0]) && is_unit(pair[1]))
        .map(|pair| format!("{} {}", pair[0], pair[1].trim_end_matches('s')));
    let alone = words.iter().filter(|word| {
        ["weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "yearly"].contains(word)
            || word.strip_suffix('%').is_some_and(is_number)
    });
    with_units.chain(alone.map(|word| (*word).to_owned())).collect()
}

/// How measures end that a rule works out of its example, or gives as an example of its own, whatever the policy: none of them is
/// what a policy value decides.
const WORKED_OUT: &[(&str, &str)] = &[
    ("equity-mismatch", "%"),
    ("legal-form-too-light", "yearly"),
    ("core-business-distraction", "yearly"),
    ("resource-share-unknown", "2%"),
    ("neutral-level-missing", "30 day"),
];

/// What a team's policy decides is said as that team has it: with every value moved up, and with every one moved down, no
/// measure of a message stays as it was, but for those of the example.
#[test]
fn no_message_writes_out_a_number_that_the_policy_decides() {
    let mut held = 0;
    let mut written_out = Vec::new();
    for rule in rules::all().filter(|rule| !rule.policy.is_empty()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(rule.id);
        let fixtures = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
        let fails = fixtures.filter(|it| {
            let name = it.file_name().unwrap().to_string_lossy();
            name.starts_with("fails") && name.ends_with(".yaml")
        });
        for files in fails.map(|it| fixture(&it)).chain([example(rule, "Fails")]) {
            let of_example: Vec<String> = files.iter().flat_map(|(_, text)| measures(text)).collect();
            let usual = measures(&findings_of(rule, &files));
            for step in [1, -1] {
                let moved = findings_of(rule, &with_policy_moved(rule.policy, &files, step));
                held += usize::from(!moved.is_empty());
                for measure in measures(&moved) {
                    let is_fine = !usual.contains(&measure)
                        || of_example.contains(&measure)
                        || WORKED_OUT.iter().any(|(id, end)| *id == rule.id && measure.ends_with(end));
                    if !is_fine {
                        written_out.push(format!("{}: `{measure}` whatever the policy:\n{moved}", rule.id));
                    }
                }
            }
        }
    }
    assert!(written_out.is_empty(), "{}", written_out.join("\n"));
    assert!(held > 60, "only {held} examples still fail under another policy");
}

/// The example in a repository whose policy differs by a step in each of these values.
fn with_policy_moved(keys: &[&str], files: &[(String, String)], step: i64) -> Vec<(String, String)> {
    let mut files = files.to_vec();
    let mut settings = String::from("\n[policy]\n");
    for value in keys.iter().filter_map(|key| Policy::value(key)) {
        let _ = writeln!(settings, "{} = {}", value.key, moved(value, step));
    }
    match files.iter_mut().find(|(name, _)| name == "partner.toml") {
        Some((_, text)) if !text.contains("[policy]") => text.push_str(&settings),
        Some(_) => {}
        None => files.push(("partner.toml".to_owned(), settings)),
    }
    files
}

/// The default of a policy value, moved by a step as far as the value may go, or up where it cannot go down.
fn moved(value: &PolicyValue, step: i64) -> i64 {
    let most = match value.unit {
        "points of 5" => 5,
        "percent" | "percentage points" => 100,
        _ => i64::MAX,
    };
    let default = i64::from(value.default);
    match (default + step).clamp(1, most) {
        moved if moved == default => default + 1,
        moved => moved,
    }
}

/// The pages say the numbers in force: a page for another policy names none of the usual numbers.
#[test]
fn no_page_writes_out_a_number_that_the_policy_decides() {
    let folder = tempfile::tempdir().unwrap();
    let keys: Vec<&str> = Policy::VALUES.iter().map(|value| value.key).collect();
    // So far that no value comes to lie on the usual number of another one.
    let settings = with_policy_moved(&keys, &[], 19);
    std::fs::write(folder.path().join("partner.toml"), &settings[0].1).unwrap();
    let policy = configuration_of(folder.path()).policy;
    let mut written_out = Vec::new();
    for rule in rules::all().filter(|rule| !rule.policy.is_empty()) {
        let page = partner::check::docs(rule, &policy);
        let said: Vec<String> = page.split("```").step_by(2).flat_map(measures).collect();
        for value in rule.policy.iter().filter_map(|key| Policy::value(key)) {
            let usual = match value.unit {
                "percent" => format!("{}%", value.default),
                unit => format!("{} {}", value.default, unit.trim_end_matches('s')),
            };
            if said.contains(&usual) {
                written_out.push(format!("{}: its page says `{usual}` whatever the policy", rule.id));
            }
        }
    }
    assert!(written_out.is_empty(), "{}", written_out.join("\n"));
}
