//! What other programs read is what they can read: valid by their schemas, the same findings in every format, and nothing in a
//! charter that leaves its place. Each format is read back by a reader that is not ours.

pub(crate) mod readers;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use readers::{annotation, assert_same_numbers, cases, comment, json, list};
use serde_json::Value;
use tempfile::TempDir;

use partner::check::{CheckReport, RuleDescription, catalogue};
use partner::config::Configuration;
use partner::finding::{Finding, Severity, Shown};
use partner::render::{self, Run, visible};
use partner::repository::{Repository, Request};

use crate::program::folder;
use crate::program::on_the_day as partner;

const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
";

/// Everything that could mean something to a terminal, to Markdown, HTML, XML, an annotation or a link, as YAML writes it.
const HOSTILE: &str = r"</td><img src=x onerror=a>|`@all` #1 !2 [x](https://evil.example) ![y](z) www.evil.example $a$ ~~b~~ **c** _d_ 100%0A\n::error::pwned,e:f ]]> <!-- --> <details> &amp; \e[31m\x9b1m\u202e\x07\x7f end";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a format puts on standard output; nothing may stand beside it on standard error.
fn printed(folder: &Path, format: &str, more: &[&str]) -> String {
    let output = partner(folder, &[&["check", "--show", "advice", "--format", format], more].concat());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
    String::from_utf8(output.stdout).unwrap()
}

/// Charters that say hostile things wherever a finding repeats them: in a name, a key, a waiver, and in the file's own path.
fn hostile() -> TempDir {
    let text = format!(
        "{}\"x{HOSTILE}\": 1\nwaivers:\n  - rule: canvas-missing\n    owner: Dana Reyes\n    reason: \"{HOSTILE}\"\n    until: 2026-12-31\n",
        CHARTER
            .replace("Kestrel Software", &format!("\"{HOSTILE}\""))
            .replace("Embedded", &format!("\"{HOSTILE}\" #"))
    );
    // An exit clause for one side, so that the other is named.
    let text = format!("{text}exit:\n  notice:\n    northwind: 90 days\n  transition: 60 days\n");
    let names: &[&str] = match cfg!(unix) {
        true => &["a,b:c%25|`d`<e>[f](g) @h\n::error::i \u{202e}ä/charter.yaml", "broken.charter.yaml"],
        false => &["a,b%25`d`[f](g) @h ä/charter.yaml", "broken.charter.yaml"],
    };
    folder(&[
        (names[0], &text),
        (names[1], "partner: charter/v1\nname: [\n"),
        ("stray.yaml", "partner: review/v9\n"),
    ])
}

/// The inputs that every format is held to: the examples, hostile charters, and nothing found at all.
fn inputs() -> Vec<(PathBuf, Vec<&'static str>, Option<TempDir>)> {
    let hostile = hostile();
    let plain = folder(&[("charter.yaml", CHARTER)]);
    vec![
        (root(), vec!["examples"], None),
        (root(), vec!["examples", "--fail-on", "never"], None),
        (root(), vec!["examples", "--config", "examples/partner.toml", "--fail-on", "advice"], None),
        (hostile.path().to_owned(), vec![], Some(hostile)),
        (plain.path().to_owned(), vec!["--stage", "ended"], Some(plain)),
    ]
}

fn schema(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/schemas").join(name)).unwrap()
}

fn assert_fits(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// The official schema, but for one pattern whose stray bracket not every engine takes; we write no such value.
fn sarif_schema() -> Value {
    json(&schema("sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"))
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let schema = sarif_schema();
    for (folder, more, _kept) in inputs() {
        assert_fits(&schema, &json(&printed(&folder, "sarif", &more)));
    }
    // A schema that accepts everything would prove nothing.
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut log = json(&printed(&root(), "sarif", &["examples"]));
    log["runs"][0]["results"][0]["level"] = "advice".into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn gitlab_is_valid_by_its_schema_and_has_each_fingerprint_once() {
    let schema = json(&schema("gitlab-code-quality.json"));
    for (folder, more, _kept) in inputs() {
        let report = json(&printed(&folder, "gitlab", &more));
        assert_fits(&schema, &report);
        let mut fingerprints: Vec<&str> =
            list(&report).iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
        fingerprints.sort_unstable();
        let all = fingerprints.len();
        fingerprints.dedup();
        assert_eq!(fingerprints.len(), all);
    }
    assert!(!jsonschema::is_valid(&schema, &serde_json::json!([{"description": "x"}])));
}

#[test]
fn two_partnerships_of_one_id_have_fingerprints_of_their_own_in_gitlab() {
    let charter = CHARTER.replace("stage:", "id: one\nstage:");
    let folder = folder(&[("a/charter.yaml", &charter), ("b/charter.yaml", &charter)]);
    let report = json(&printed(folder.path(), "gitlab", &["--select", "exit-clause-missing"]));
    let of_exit: Vec<&str> = list(&report)
        .iter()
        .filter(|it| it["check_name"] == "exit-clause-missing")
        .map(|it| it["fingerprint"].as_str().unwrap())
        .collect();
    assert_eq!(of_exit.len(), 2);
    assert_eq!(of_exit[1], format!("{}-2", of_exit[0]));
}

#[test]
fn junit_is_valid_by_its_schema() {
    let schema = schema("junit-10.xsd");
    let schema = uppsala::parse(&schema).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    for (folder, more, _kept) in inputs() {
        let text = printed(&folder, "junit", &more);
        let document = uppsala::parse(&text).unwrap();
        let errors: Vec<String> = validator.validate(&document).iter().map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
    }
    let wrong = uppsala::parse("<testsuites skipped=\"0\"/>").unwrap();
    assert!(!validator.validate(&wrong).is_empty());
}

/// The text without the signs that Markdown turns into something else, and without those that break words.
fn bare(text: &str) -> String {
    text.replace(['`', '\u{200b}'], "")
}

#[test]
fn every_format_has_as_many_findings_as_json_has() {
    for (folder, more, _kept) in inputs() {
        assert_same_numbers(|format| printed(&folder, format, &more));
    }
}

#[test]
fn the_inputs_hold_what_the_formats_could_get_wrong() {
    let hostile = hostile();
    let report = json(&printed(hostile.path(), "json", &[]));
    let rules = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
    };
    for rule in ["unknown-key", "exit-notice-missing", "yaml-syntax", "kind-unknown"] {
        assert!(rules(&report["findings"]).iter().any(|found| found == rule), "{rule}: {report:#}");
    }
    assert_eq!(rules(&report["suppressed"]), ["canvas-missing"]);
    let messages: Vec<&str> =
        list(&report["findings"]).iter().map(|it| it["message"].as_str().unwrap()).collect();
    assert!(messages.iter().any(|message| message.contains("onerror=a") && message.contains('\u{202e}')));
}

#[test]
fn a_finding_stands_at_its_place_in_every_format() {
    // The key of the section that it would follow, counted by hand: `parties` in line 4, seven characters.
    let folder = folder(&[("deals/charter.yaml", CHARTER)]);
    let select = ["--select", "exit-clause-missing"];
    let log = json(&printed(folder.path(), "sarif", &select));
    let result = &log["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"exit-clause-missing".into(), &"error".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        *place,
        serde_json::json!({
            "artifactLocation": {"uri": "deals/charter.yaml", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 8}
        })
    );
    assert_eq!(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "exit");
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &rule["name"]), (&"exit-clause-missing".into(), &"ExitClauseMissing".into()));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# exit-clause-missing\n"), "{rule}");

    let line = printed(folder.path(), "github", &select);
    let (command, properties, data) = annotation(line.trim_end());
    let properties: Vec<(&str, &str)> =
        properties.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(command, "error");
    assert_eq!(
        properties,
        [
            ("file", "deals/charter.yaml"),
            ("line", "4"),
            ("endLine", "4"),
            ("col", "1"),
            ("endColumn", "8"),
            ("title", "exit-clause-missing")
        ]
    );
    assert!(
        data.starts_with(
            "deals/charter.yaml:4: no exit terms\nfix: agree how the partnership ends, then add an `exit:`"
        ),
        "{data}"
    );

    let report = json(&printed(folder.path(), "gitlab", &select));
    assert_eq!(
        report[0]["location"],
        serde_json::json!({"path": "deals/charter.yaml", "lines": {"begin": 4, "end": 4}})
    );
    assert_eq!(report[0]["severity"], "critical");

    let text = printed(folder.path(), "junit", &select);
    let cases = cases(&text);
    assert_eq!(cases[0].1, "charter");
    assert_eq!(
        (cases[1].0.as_slice(), cases[1].1.as_str()),
        (&["failure".to_owned()][..], "exit-clause-missing at exit in charter")
    );
    assert!(cases[1].2.starts_with("deals/charter.yaml:4:1: error\nno exit terms\n"), "{}", cases[1].2);
    assert!(text.contains("<testsuites name=\"partner\" tests=\"2\" failures=\"1\" errors=\"0\">"), "{text}");

    let markdown = printed(folder.path(), "markdown", &select);
    assert!(markdown.starts_with("<!-- partner -->\n## Partnership check: 1 error\n"), "{markdown}");
    // Nobody has said where people see the files.
    assert!(markdown.contains("\n| error | deals/charter.yaml:4 | "), "{markdown}");
    let more = [&select[..], &["--files-at", "https://code.example/deals/blob/main/"]].concat();
    let markdown = printed(folder.path(), "markdown", &more);
    let link =
        "\n| error | [deals/charter.yaml:4](https://code.example/deals/blob/main/deals/charter.yaml#L4) | ";
    assert!(markdown.contains(link), "{markdown}");
}

#[test]
fn what_is_no_address_is_refused() {
    for wrong in [
        "main",
        "javascript:x",
        "https://",
        "https:///x",
        "https://a b",
        "https://a)b",
        "https://a?b",
        "http://a#b",
    ] {
        let output = partner(&root(), &["check", "examples", "--files-at", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
    }
}

#[test]
fn a_rule_is_told_without_leaving_the_log() {
    let log = json(&printed(&root(), "sarif", &["examples", "--config", "examples/partner.toml"]));
    for rule in list(&log["runs"][0]["tool"]["driver"]["rules"]) {
        let (id, help) = (rule["id"].as_str().unwrap(), &rule["help"]);
        let (text, markdown) = (help["text"].as_str().unwrap(), help["markdown"].as_str().unwrap());
        assert!(links_of(markdown).is_empty(), "{id}: a link leads nowhere from here");
        assert!(
            !text.contains("```") && !text.contains("\n#") && text.starts_with(&format!("{id}\n")),
            "{text}"
        );
        // The last line of the page is the last line of the text; what a team wrote is escaped in the page alone.
        if rule["properties"]["tags"][0] == "own" {
            continue;
        }
        let last = markdown.lines().rfind(|line| !line.starts_with("```")).unwrap();
        assert!(text.trim_end().ends_with(last.trim_end()), "{text}");
    }
}

/// Where the links of a page lead.
fn links_of(markdown: &str) -> Vec<String> {
    let links = pulldown_cmark::Parser::new(markdown).filter_map(|event| match event {
        pulldown_cmark::Event::Start(
            pulldown_cmark::Tag::Link { dest_url, .. } | pulldown_cmark::Tag::Image { dest_url, .. },
        ) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

#[test]
fn ci_formats_name_files_from_the_root_of_the_repository() {
    let folder = folder(&[("all/deals/charter.yaml", CHARTER), (".git/HEAD", "ref: refs/heads/main\n")]);
    let below = folder.path().join("all");
    let select = ["--select", "exit-clause-missing"];
    let log = json(&printed(&below, "sarif", &select));
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "all/deals/charter.yaml");
    assert!(printed(&below, "github", &select).starts_with("::error file=all/deals/charter.yaml,line=4,"));
    assert!(printed(&below, "concise", &select).starts_with("deals/charter.yaml:4:1: "));
}

#[test]
fn a_comment_a_waiver_and_a_baseline_are_suppressions() {
    let more = "waivers:\n  - rule: canvas-missing\n    owner: Dana Reyes\n    reason: The workshop is on Monday.\n    until: 2026-12-31\n# partner: ignore[gate-schedule-missing] next week\nparties:\n";
    let folder = folder(&[("charter.yaml", &CHARTER.replace("parties:\n", more))]);
    let select = ["--select", "gate-schedule-missing,canvas-missing,exit-clause-missing"];
    partner(folder.path(), &["baseline"]);
    let more = [&select[..], &["--baseline", "partner-baseline.json"]].concat();
    // Code scanning would show them as open.
    let log = json(&printed(folder.path(), "sarif", &more));
    assert!(list(&log["runs"][0]["results"]).is_empty(), "{log}");
    let log = json(&printed(folder.path(), "sarif", &[&more[..], &["--sarif-suppressed"]].concat()));
    let mut suppressions: Vec<(String, String, String)> = list(&log["runs"][0]["results"])
        .iter()
        .map(|result| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let suppression = &result["suppressions"][0];
            (text(&result["ruleId"]), text(&suppression["kind"]), text(&suppression["justification"]))
        })
        .collect();
    suppressions.sort();
    let expected = [
        (
            "canvas-missing",
            "inSource",
            "waived until 31 December 2026 by Dana Reyes: The workshop is on Monday.",
        ),
        ("exit-clause-missing", "external", "in the baseline"),
        ("gate-schedule-missing", "inSource", "ignored by a comment: next week"),
    ];
    assert_eq!(suppressions, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], 0);

    let cases = cases(&printed(folder.path(), "junit", &more));
    assert_eq!(cases.iter().filter(|(children, ..)| children.iter().any(|it| it == "skipped")).count(), 3);
}

#[test]
fn every_rule_is_listed_once_and_own_rules_too() {
    let log = json(&printed(&root(), "sarif", &["examples", "--config", "examples/partner.toml"]));
    let rules = list(&log["runs"][0]["tool"]["driver"]["rules"]);
    let mut ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let configuration = std::fs::read_to_string(root().join("examples/partner.toml")).unwrap();
    let own = configuration.matches("\n[[rule]]").count();
    assert!(own > 0);
    assert_eq!(ids.len(), partner::rules::all().count() + own);
    let own_rules: Vec<&Value> = rules.iter().filter(|rule| rule["properties"]["tags"][0] == "own").collect();
    assert_eq!(own_rules.len(), own);
    assert!(
        own_rules
            .iter()
            .all(|rule| rule["properties"]["page"].is_null() && rule["help"]["markdown"].is_string())
    );
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len());
    for result in list(&log["runs"][0]["results"]) {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_result_too() {
    let folder = folder(&[
        ("good/charter.yaml", CHARTER),
        ("bad/charter.yaml", "partner: charter/v1\nname: a\u{0}b\n"),
    ]);
    let log = json(&printed(folder.path(), "sarif", &["--select", "exit-clause-missing"]));
    let results: Vec<(&str, &str)> = list(&log["runs"][0]["results"])
        .iter()
        .map(|it| {
            let place = &it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            (it["ruleId"].as_str().unwrap(), place.as_str().unwrap())
        })
        .collect();
    assert_eq!(
        results,
        [("exit-clause-missing", "good/charter.yaml"), ("file-unreadable", "bad/charter.yaml")]
    );
    let cases = cases(&printed(folder.path(), "junit", &["--select", "exit-clause-missing"]));
    assert_eq!(cases.len(), 3);
    assert_eq!(cases[2].0, ["failure"]);
}

#[test]
fn no_format_lets_a_charter_act() {
    let folder = hostile();
    let is_harmful = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    for format in ["text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let text = printed(folder.path(), format, &["-v"]);
        assert!(
            !text.contains(is_harmful),
            "{format}: {:?}",
            text.find(is_harmful).map(|at| &text[at..at + 8])
        );
        assert!(!text.lines().any(|line| line.starts_with("::error::")), "{format}: {text}");
    }
}

#[test]
fn hostile_text_is_read_back_as_it_was() {
    let folder = hostile();
    let report = json(&printed(folder.path(), "json", &[]));
    let messages: Vec<String> =
        list(&report["findings"]).iter().map(|it| visible(it["message"].as_str().unwrap())).collect();

    let github = printed(folder.path(), "github", &[]);
    let mut read_first: Vec<&Value> = list(&report["findings"]).iter().collect();
    read_first.retain(|it| it["shown"] != "section" || it["severity"] == "error");
    read_first.sort_by_key(|it| (it["partnership"].as_str(), it["rank"].as_u64()));
    assert_eq!(github.lines().count(), read_first.len());
    for (line, finding) in github.lines().zip(read_first) {
        let message = visible(finding["message"].as_str().unwrap());
        let (command, properties, data) = annotation(line);
        assert!(["error", "warning", "notice"].contains(&command.as_str()), "{line}");
        // The log of the job drops the file that the annotation stands at.
        let at = format!("{}:{}: {message}", visible(finding["path"].as_str().unwrap()), finding["line"]);
        assert_eq!(data.lines().next(), Some(at.as_str()));
        assert_eq!(properties.len(), 6, "{line}");
        let path = finding["path"].as_str().unwrap();
        let shown: String = path.split('\n').map(visible).collect::<Vec<_>>().join("\n");
        assert_eq!(properties[0], ("file".to_owned(), shown));
    }

    for (entry, message) in list(&json(&printed(folder.path(), "gitlab", &[]))).iter().zip(&messages) {
        assert!(entry["description"].as_str().unwrap().starts_with(message.as_str()), "{entry}");
    }

    let log = json(&printed(folder.path(), "sarif", &[]));
    for (result, message) in list(&log["runs"][0]["results"]).iter().zip(&messages) {
        let text = result["message"]["text"].as_str().unwrap();
        let is_link = text.match_indices("](").any(|(at, _)| !text[..at].ends_with('\\'));
        assert!(!is_link, "{text}");
        let plain =
            if text.contains("](") { text.replace(r"\[", "[").replace(r"\]", "]") } else { text.to_owned() };
        assert_eq!(plain.lines().next().map(|it| it.replace(r"\\", r"\")), Some(message.clone()));
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
    }

    let cases = cases(&printed(folder.path(), "junit", &[]));
    for message in &messages {
        assert!(cases.iter().any(|(_, _, said)| said.lines().nth(1) == Some(message.as_str())), "{message}");
    }

    let alone = printed(folder.path(), "markdown", &[]);
    assert!(comment(&alone).links.is_empty() && !alone.contains("://"), "{alone}");
    let markdown = printed(folder.path(), "markdown", &["--files-at", "https://code.example/deals"]);
    let read = comment(&markdown);
    for message in &messages {
        let is_message =
            |row: &&Vec<String>| row.len() == 4 && bare(&row[2]).lines().next() == Some(&bare(message));
        assert!(read.rows.iter().any(|row| is_message(&row)), "{message}\n{:#?}", read.rows);
    }
    let targets = ["a%2Cb%", "broken.charter.yaml", "stray.yaml"]
        .map(|path| format!("https://code.example/deals/{path}"));
    assert!(!read.links.is_empty());
    let is_ours = |link: &String| targets.iter().any(|target| link.starts_with(target));
    assert!(read.links.iter().all(is_ours), "{:?}", read.links);
    let ours = ["<code>", "</code>", "<!-- partner -->\n", "<details>\n", "</details>\n"];
    assert!(
        read.html.iter().all(|html| ours.contains(&html.as_str()) || html.starts_with("<summary>")),
        "{:?}",
        read.html
    );
    assert!(!markdown.contains("@all"), "{markdown}");
}

/// The report on a charter whose second party has this name.
fn with_report(name: &str, look: impl Fn(&CheckReport<'_>)) {
    // A string of JSON is one of YAML too.
    let name = serde_json::to_string(name).unwrap();
    let text = format!(
        "partner: charter/v1\nname: {name}\nstage: negotiation\nparties:\n  northwind: {{name: Northwind Bank}}\n  \
         kestrel:\n    name: {name}\nexit:\n  notice: {{northwind: 90 days}}\n"
    );
    let repository = Repository::load(&Request::Text(text.into_bytes())).unwrap();
    let options = crate::program::options();
    look(&CheckReport::of(&repository, &options));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_its_place(name in "\\PC{0,40}|[\\x00-\\x7f]{0,40}|[<>&|`@#!\\[\\]()*_~\\\\:%,/w.$'\"-]{1,40}|.{0,20}") {
        static CATALOGUE: std::sync::OnceLock<Vec<RuleDescription<'static>>> = std::sync::OnceLock::new();
        static DEFAULT: std::sync::LazyLock<Configuration> = std::sync::LazyLock::new(Configuration::default);
        let catalogue = CATALOGUE.get_or_init(|| catalogue(&DEFAULT).into_iter().take(1).collect());
        with_report(&name, |report| {
            let run = Run {
                fails_from: Some(Severity::Error),
                show: Some(Severity::Advice),
                ..Run::default()
            };
            assert!(report.partnerships[0].assessment.is_some(), "the charter can be read");
            let found = report.findings().count();
            let folded = |it: &&Finding| it.shown == Shown::Section && it.severity != Severity::Error;
            let github = render::github(report, &run);
            assert_eq!(github.lines().map(annotation).count(), found - report.findings().filter(folded).count());
            let xml = render::junit(report, &run);
            assert_eq!(cases(&xml).len(), found + report.partnerships.len());
            let log = json(&render::sarif(report, &catalogue[..], &run));
            assert_eq!(list(&log["runs"][0]["results"]).len(), found);
            let read = comment(&render::markdown(report, &run));
            assert_eq!(read.rows.iter().filter(|row| row.len() == 4).count(), found);
            assert!(read.links.is_empty(), "{:?}", read.links);
        });
    }
}
