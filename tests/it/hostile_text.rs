//! Text of other companies, and of a team's own rules, reaches no terminal and no CI server as anything but text.

use serde_json::Value;

use crate::program::{folder, run};

const CHARTER: &str = "partner: charter/v1\nname: T\nstage: operation\nparties: {p: {name: A}, q: {name: B}}\nexit: {notice: 90 days, ip: x, transition: 60 days}\n";

const RULE: &str = r#"[[rule]]
id = "h1"
message = "m\u001b[31m ::error::x ##vso[y] \u202e <script>alert(1)</script> @octocat"
why = "w\u001b]8;;http://e\u0007 ::error::w"
help = "h\u001b[0m ![i](http://e)"
severity = "error"
at = "exit"
when = "true"
"#;

#[test]
fn the_help_of_a_rule_of_ones_own_is_text() {
    let folder = folder(&[("partner.toml", RULE), ("charter.yaml", CHARTER)]);
    let output = run(folder.path(), "200", &["check", "--format", "sarif", "--as-of", "2026-07-10"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|it| it["id"] == "h1").unwrap();
    for text in [&rule["help"]["text"], &rule["help"]["markdown"], &rule["shortDescription"]["text"]] {
        let text = text.as_str().unwrap();
        for raw in ["\u{1b}", "\u{7}", "\u{202e}", "::error", "##vso"] {
            assert!(!text.contains(raw), "{raw:?}: {text}");
        }
    }
    let markdown = rule["help"]["markdown"].as_str().unwrap();
    for raw in ["<script", "@octocat", "![i]"] {
        assert!(!markdown.contains(raw), "{raw}: {markdown}");
    }
    // Our own words stay Markdown.
    assert!(markdown.contains("\n## Why\n"), "{markdown}");
    let explained = run(folder.path(), "200", &["explain", "h1"]);
    let text = String::from_utf8(explained.stdout).unwrap();
    for raw in ["\u{1b}", "\u{7}", "\u{202e}", "::error", "##vso"] {
        assert!(!text.contains(raw), "{raw:?}: {text}");
    }
}

#[test]
fn what_nobody_sees_in_an_agreed_text_is_told_at_its_place() {
    let hidden =
        "canvas:\n  vision: one \u{202e}two\nx-own:\n  te\u{200b}st: v\nsummary: |\n  first\n  a\u{e0041}b\n";
    let record =
        "partner: decision/v1\ngate: g\ndate: 2026-07-01\nvotes: {p: {vote: continue, note: \"\\u3164\"}}\n";
    let folder = folder(&[
        ("charter.yaml", &format!("{CHARTER}{hidden}# a \u{202e} comment\n")),
        ("decisions/g.yaml", record),
    ]);
    let output = run(
        folder.path(),
        "200",
        &["check", "--format", "json", "--select", "characters-hidden", "--as-of", "2026-07-10"],
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let mut places: Vec<(String, u64, u64)> = findings
        .iter()
        .filter(|it| it["rule"] == "characters-hidden")
        .map(|it| {
            (
                it["path"].as_str().unwrap().to_owned(),
                it["line"].as_u64().unwrap(),
                it["column"].as_u64().unwrap(),
            )
        })
        .collect();
    places.sort();
    // Line 7 is `  vision: one …`: fifteen characters stand before what is hidden. Line 9 is `  te…`, line 12 `  a…`.
    let charter = |line: u64, column: u64| ("charter.yaml".to_owned(), line, column);
    assert_eq!(places[..3], [charter(7, 15), charter(9, 5), charter(12, 4)], "{places:?}");
    assert_eq!((places.len(), places[3].0.as_str(), places[3].1), (4, "decisions/g.yaml", 4), "{places:?}");
}

#[test]
fn a_comment_that_is_nearly_one_that_silences_is_told() {
    let told = |comment: &str| {
        let folder = folder(&[("charter.yaml", &format!("{CHARTER}{comment}\n"))]);
        let arguments =
            ["check", "--format", "concise", "--select", "ignore-unused", "--as-of", "2026-07-10", "-q"];
        String::from_utf8(run(folder.path(), "200", &arguments).stdout)
            .unwrap()
            .contains("is not written as one")
    };
    for nearly in [
        "# partner:ignore[exit-clause-missing] x",
        "# Partner: ignore[exit-clause-missing] x",
        "#partner ignore [exit-clause-missing] x",
        "# partner: ignore exit-clause-missing: x",
        "# partner: ignore(exit-clause-missing) x",
        "# partner: ignore[exit-clause-missing x",
        "# partner: ingore[exit-clause-missing] x",
    ] {
        assert!(told(nearly), "{nearly}");
    }
    for other in [
        "# partner: ignore[exit-clause-missing] x",
        "# our partner: ignore that",
        "# partner: ignored their mail",
        "# partners ignore[d] us",
    ] {
        assert!(!told(other), "{other}");
    }
}

#[test]
fn an_annotation_says_where_it_is_and_a_job_log_obeys_no_diff() {
    let folder = folder(&[(
        "charter.yaml",
        "partner: charter/v1\nname: T\nstage: Operation\nsummary: \"::stop-commands::x ##[error]y\"\nparties: {p: {name: A}, q: {name: B}}\n",
    )]);
    let output = run(folder.path(), "200", &["check", "--format", "github", "--as-of", "2026-07-10"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let first = text.lines().next().unwrap();
    assert!(first.split("::").nth(2).unwrap().starts_with("charter.yaml:3:"), "{first}");
    let diff = std::process::Command::new(env!("CARGO_BIN_EXE_partner"))
        .args(["check", "--diff", "--as-of", "2026-07-10"])
        .env("GITHUB_ACTIONS", "true")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let shown = String::from_utf8(diff.stdout).unwrap();
    assert!(shown.contains("stage:") && !shown.contains("::stop") && !shown.contains("##["), "{shown}");
}

#[test]
fn colour_can_be_forced_where_there_is_no_terminal() {
    let folder = folder(&[("charter.yaml", CHARTER)]);
    let coloured = |variables: &[(&str, &str)]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_partner"));
        command.args(["check", "--as-of", "2026-07-10"]).current_dir(folder.path());
        for name in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("FORCE_COLOR", "1")]));
    assert!(!coloured(&[("FORCE_COLOR", "0")]));
    assert!(!coloured(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
}
