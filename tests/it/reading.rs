//! What git keeps is judged, what is not read is told and counted, and nothing is said over what could not be read.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::{folder, git, run};

const CHARTER: &str =
    "partner: charter/v1\nname: Lending\nstage: operation\nparties:\n  a: {name: A}\n  b: {name: B}\n";

/// A charter with a gate whose day has passed by 10 July 2026.
const GATED: &str = "partner: charter/v1\nname: Lending\nstage: operation\nparties:\n  a: {name: A}\n  b: {name: B}\ngates:\n  - {id: g1, due: 2026-07-01}\n";

const VOTES: &str =
    "gate: g1\ndate: 2026-06-30\nvotes:\n  a: {vote: exit, by: P}\n  b: {vote: exit, by: Q}\n";

fn repository(files: &[(&str, &str)]) -> TempDir {
    let folder = folder(files);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A", "-f"]);
    folder
}

fn out(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, "200", &[arguments, &["--as-of", "2026-07-10"]].concat()).stdout).unwrap()
}

fn err(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, "200", &[arguments, &["--as-of", "2026-07-10"]].concat()).stderr).unwrap()
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&out(folder, &[arguments, &["--format", "json"]].concat())).unwrap()
}

fn judged(folder: &Path) -> Vec<String> {
    let report = json(folder, &["check"]);
    let all = report["partnerships"].as_array().unwrap();
    all.iter().map(|it| it["path"].as_str().unwrap().to_owned()).collect()
}

fn rules_of(report: &Value, path: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|it| it["path"] == path);
    findings.map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_git_keeps_is_judged_whatever_an_ignore_file_says() {
    let files = [
        (".gitignore", "kept/\ndrafts/\n"),
        (".ignore", "*\n"),
        (".partnerignore", "*\n"),
        ("kept/charter.yaml", CHARTER),
        ("other/charter.yaml", CHARTER),
    ];
    let folder = repository(&files);
    std::fs::create_dir_all(folder.path().join("drafts/decisions")).unwrap();
    std::fs::write(folder.path().join("drafts/charter.yaml"), CHARTER).unwrap();
    std::fs::write(folder.path().join("drafts/decisions/x.yaml"), "partner: decision/v1\n").unwrap();
    std::fs::write(folder.path().join("drafts/foreign.yaml"), "name: x\n").unwrap();
    assert_eq!(judged(folder.path()), ["kept/charter.yaml", "other/charter.yaml"]);
    let report = json(folder.path(), &["check"]);
    assert_eq!(report["summary"]["left_out"], serde_json::json!({"charters": 1, "records": 1}));
    let told = "1 charter and 1 record left out by `.gitignore`";
    assert!(out(folder.path(), &["check"]).contains(&format!("2 charters ({told}): ")));
    assert!(out(folder.path(), &["check", "--format", "markdown"]).contains(told));
    assert!(err(folder.path(), &["check", "--format", "concise"]).contains(told));
    assert!(out(folder.path(), &["gates"]).starts_with(told));
    assert!(err(folder.path(), &["gates", "--format", "csv"]).contains(told));
    assert_eq!(json(folder.path(), &["gates"])["left_out"], serde_json::json!({"charters": 1, "records": 1}));
    // What is taken out of git is ignored again.
    git(folder.path(), &["rm", "-q", "-r", "--cached", "kept"]);
    assert_eq!(judged(folder.path()), ["other/charter.yaml"]);
}

#[test]
fn an_ignore_file_above_the_repository_or_behind_a_link_says_nothing() {
    let folder = folder(&[(".gitignore", "*\n"), ("r/deal/charter.yaml", CHARTER)]);
    let inside = folder.path().join("r");
    git(&inside, &["init", "-q"]);
    assert_eq!(judged(&inside), ["deal/charter.yaml"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/zero", inside.join(".gitignore")).unwrap();
        assert_eq!(judged(&inside), ["deal/charter.yaml"]);
        std::fs::remove_file(inside.join(".gitignore")).unwrap();
        std::os::unix::fs::symlink("../.gitignore", inside.join(".gitignore")).unwrap();
        assert_eq!(judged(&inside), ["deal/charter.yaml"]);
    }
}

#[test]
fn the_configuration_leaves_out_what_git_keeps_and_every_run_counts_it() {
    let files = [
        ("partner.toml", "[files]\nexclude = [\"fixtures/\", \"nowhere/**\"]\n"),
        ("fixtures/a/charter.yaml", CHARTER),
        ("fixtures/a/decisions/x.yaml", "partner: decision/v1\n"),
        ("charter.yaml", CHARTER),
    ];
    let folder = repository(&files);
    assert_eq!(judged(folder.path()), ["charter.yaml"]);
    let checked = out(folder.path(), &["check"]);
    assert!(
        checked.contains("1 charter (1 charter and 1 record left out by `[files] exclude`): "),
        "{checked}"
    );
    let report = json(folder.path(), &["check", "--select", "pattern-unused"]);
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["message"], "`nowhere/**` matches no file in the repository");
    assert_eq!((&findings[0]["path"], &findings[0]["line"]), (&"partner.toml".into(), &2.into()));
    // A file that is named is judged all the same, and then nobody knows what else a pattern fits.
    let named = json(folder.path(), &["check", "fixtures/a/charter.yaml", "--select", "pattern-unused"]);
    assert_eq!(named["summary"]["charters"], 1);
    assert!(named["findings"].as_array().unwrap().is_empty());
    let nothing = err(folder.path(), &["check", "fixtures"]);
    assert!(nothing.contains("1 charter is left out by `.gitignore` or `[files] exclude`"), "{nothing}");
}

#[test]
fn an_override_that_fits_no_charter_is_told() {
    let with = |pattern: &str| {
        let toml =
            format!("[[override]]\npaths = [\"{pattern}\"]\n[override.rules]\nmetrics-missing = \"off\"\n");
        let folder = repository(&[("partner.toml", toml.as_str()), ("pilots/x/charter.yaml", CHARTER)]);
        let report = json(folder.path(), &["check", "--select", "pattern-unused,metrics-missing"]);
        let findings = report["findings"].as_array().unwrap().clone();
        findings.iter().map(|it| it["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for pattern in ["pilots/**", "./pilots/**", "/pilots/**", "pilots/", "pilots"] {
        assert_eq!(with(pattern), [""; 0], "{pattern}");
    }
    assert_eq!(with("pilot/**"), ["metrics-missing", "pattern-unused"]);
    for (pattern, meant) in [("pilots\\\\**", "pilots/**"), ("../x/**", "x/**"), ("!pilots/**", "pilots/**")]
    {
        let toml =
            format!("[[override]]\npaths = [\"{pattern}\"]\n[override.rules]\nmetrics-missing = \"off\"\n");
        let folder = repository(&[("partner.toml", toml.as_str()), ("charter.yaml", CHARTER)]);
        let told = err(folder.path(), &["check"]);
        assert!(told.contains(&format!("write `{meant}`")), "{told}");
    }
}

#[test]
fn a_record_with_a_slip_in_its_header_is_told_and_its_vote_is_not_called_missing() {
    for (header, is_read, rule) in [
        ("partner: decision/v1\n", true, None),
        ("partner : decision/v1\n", true, Some("header-missing")),
        ("partner: &v decision/v1\n", true, Some("header-missing")),
        ("Partner: decision/v1\n", false, Some("header-missing")),
        ("partnr: decision/v1\n", false, Some("header-missing")),
        ("partner: decision/v1.0\n", false, Some("kind-unknown")),
        ("partner: decision\n", false, Some("kind-unknown")),
        ("", false, Some("header-missing")),
    ] {
        let record = format!("{header}{VOTES}");
        let folder = folder(&[("charter.yaml", GATED), ("decisions/g1.yaml", &record)]);
        let report = json(folder.path(), &["check", "--select", "gate-overdue"]);
        assert_eq!(rules_of(&report, "decisions/g1.yaml"), Vec::from_iter(rule), "{header}");
        assert_eq!(rules_of(&report, "charter.yaml"), [""; 0], "{header}");
        let commitment = &report["partnerships"][0]["commitment"];
        assert_eq!(commitment["state"] == "exited", is_read, "{header}: {commitment}");
        assert_eq!(commitment.is_null(), !is_read, "{header}: {commitment}");
        let gates = json(folder.path(), &["gates"]);
        let state = if is_read { "decided" } else { "unknown" };
        assert_eq!(gates["partnerships"][0]["gates"][0]["state"], state, "{header}");
        let unread = if is_read { serde_json::json!([]) } else { serde_json::json!(["decisions/g1.yaml"]) };
        assert_eq!(gates["partnerships"][0]["unread_records"], unread, "{header}");
        let page = out(folder.path(), &["gates"]);
        assert_eq!(
            page.contains("Commitment not known: `decisions/g1.yaml` cannot be read"),
            !is_read,
            "{page}"
        );
    }
    let json_record = "{\n  \"partner\": \"decision/v1\",\n  \"gate\": \"g1\", \"date\": \"2026-06-30\",\n  \"votes\": {\"a\": {\"vote\": \"exit\"}, \"b\": {\"vote\": \"exit\"}}\n}\n";
    let folder = folder(&[("charter.yaml", GATED), ("decisions/g1.yaml", json_record)]);
    let report = json(folder.path(), &["check", "--select", "gate-overdue"]);
    assert_eq!(rules_of(&report, "decisions/g1.yaml"), ["header-missing"]);
    assert_eq!(report["partnerships"][0]["commitment"]["state"], "exited");
}

#[test]
fn other_yaml_in_a_partnerships_folder_is_left_alone() {
    let folder = folder(&[
        ("charter.yaml", CHARTER),
        ("docker-compose.yaml", "name: x\nversion: 1\nservices: {}\n"),
        ("crm.yaml", "partner: acme\nname: x\nstage: y\n"),
        ("list.yaml", "partners:\n  - a\nname: x\n"),
    ]);
    let report = json(folder.path(), &["check"]);
    for file in ["docker-compose.yaml", "crm.yaml", "list.yaml"] {
        assert_eq!(rules_of(&report, file), [""; 0], "{file}");
    }
    assert_eq!(report["partnerships"][0]["unread_records"], serde_json::json!([]));
}

#[test]
fn a_charter_by_another_name_with_a_slip_in_its_header_is_told() {
    for header in ["Partner: charter/v1", "partner: charter", "partner : charter/v1"] {
        let deal = CHARTER.replace("partner: charter/v1", header);
        let folder = folder(&[("a/charter.yaml", CHARTER), ("b/deal.yaml", &deal)]);
        let report = json(folder.path(), &["check", "--select", "header-missing"]);
        assert_eq!(rules_of(&report, "b/deal.yaml").len(), 1, "{header}");
    }
    // A single key beside it may be anybody's.
    let folder = folder(&[("a/charter.yaml", CHARTER), ("b/x.yaml", "Partner: charter\nname: x\n")]);
    assert_eq!(rules_of(&json(folder.path(), &["check"]), "b/x.yaml"), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_of_records_is_told_and_never_written_through() {
    use std::os::unix::fs::symlink;
    let record = format!("partner: decision/v1\n{VOTES}");
    let folder = folder(&[("p/charter.yaml", GATED), ("out/d/g1.yaml", &record)]);
    let inside = folder.path().join("p");
    git(&inside, &["init", "-q"]);
    symlink("../out/d", inside.join("decisions")).unwrap();
    let report = json(&inside, &["check", "--select", "gate-overdue"]);
    assert_eq!(rules_of(&report, "decisions"), ["file-unreadable"]);
    assert_eq!(rules_of(&report, "charter.yaml"), [""; 0]);
    assert!(report["partnerships"][0]["commitment"].is_null());
    assert_eq!(report["summary"]["left_out"], serde_json::json!({"charters": 0, "records": 1}));
    let vote = ["vote", "g1", ".", "--side", "a", "--vote", "exit", "--by", "P"];
    let refused = run(&inside, "200", &[&vote[..], &["--as-of", "2026-07-10"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(
        why.contains("`decisions` is a link, and links are not followed, so that nothing was written"),
        "{why}"
    );
    assert_eq!(std::fs::read_dir(folder.path().join("out/d")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn no_report_or_baseline_is_written_through_a_link_out_of_the_repository() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("p/charter.yaml", CHARTER), ("out/kept", "kept")]);
    let inside = folder.path().join("p");
    git(&inside, &["init", "-q"]);
    symlink("../out/kept", inside.join("partner-baseline.json")).unwrap();
    symlink("../out/new", inside.join("report.txt")).unwrap();
    for (arguments, reason) in [
        (&["baseline", "--update"][..], "it is a link, and links are not followed"),
        (&["check", "--output", "report.txt"], "outside the repository"),
    ] {
        let output = run(&inside, "200", arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let why = String::from_utf8(output.stderr).unwrap();
        assert!(why.contains(reason), "{why}");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("out/kept")).unwrap(), "kept");
    assert!(!folder.path().join("out/new").exists());
}

#[test]
fn a_pointer_of_git_lfs_is_told_as_what_it_is() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";
    let charter = format!(
        "{CHARTER}contract:\n  file: c.txt\n  governing_law:\n    evidence: {{quote: laws of France}}\n"
    );
    let folder = folder(&[
        ("charter.yaml", &charter),
        ("c.txt", pointer),
        ("deals.yaml", "partner: deals/v1\nsource: d.csv\n"),
        ("d.csv", pointer),
        ("decisions/x.yaml", pointer),
    ]);
    let report = json(folder.path(), &["check", "--select", "quote-missing,gate-overdue"]);
    let said = report["findings"].to_string();
    assert!(said.contains("`c.txt` is a Git LFS pointer"), "{said}");
    assert!(said.contains("`d.csv` is a Git LFS pointer: the file itself has not been fetched"), "{said}");
    assert!(said.contains("run `git lfs pull`"), "{said}");
    assert_eq!(rules_of(&report, "decisions/x.yaml"), ["file-unreadable"]);
    let deals = out(folder.path(), &["deals"]);
    assert!(!deals.contains("none in conflict"), "{deals}");
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_told_as_that() {
    let record = format!("partner: decision/v1\n{VOTES}");
    let charter = format!(
        "{GATED}checklists:\n  signing:\n    exit_process: {{answer: yes, evidence: docs/exit.md}}\n"
    );
    let folder = repository(&[
        ("p/charter.yaml", &charter),
        ("p/decisions/g1.yaml", &record),
        ("p/docs/exit.md", "x"),
        ("q/charter.yaml", CHARTER),
    ]);
    git(folder.path(), &["commit", "-q", "-m", "one"]);
    git(folder.path(), &["sparse-checkout", "set", "--no-cone", "/p/charter.yaml"]);
    let report = json(folder.path(), &["check", "--select", "gate-overdue,evidence-missing"]);
    assert_eq!(rules_of(&report, "p/charter.yaml"), [""; 0]);
    assert_eq!(rules_of(&report, "p/decisions/g1.yaml"), ["file-unreadable"]);
    assert!(report["findings"].to_string().contains("the file is left out by the sparse checkout"));
    assert_eq!(report["summary"]["left_out"], serde_json::json!({"charters": 1, "records": 1}));
}

#[test]
fn a_gate_cannot_rest_on_a_metric_or_a_file_that_does_not_exist() {
    let evidence = "[metrics.loans, metrics.laons, docs/there.md, docs/gone.md, board minutes, \"https://x.example/a.md\", exit.notice]";
    let charter = format!(
        "{CHARTER}metrics:\n  - {{id: loans, name: Loans}}\ngates:\n  - {{id: g, due: 2026-12-01, evidence: {evidence}}}\n"
    );
    let folder = folder(&[("charter.yaml", &charter), ("docs/there.md", "x")]);
    let report = json(folder.path(), &["check", "--select", "evidence-missing"]);
    let told: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["yaml_path"].as_str().unwrap(), it["message"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("gates[0].evidence[1]", "no metric has the id `laons`"),
            ("gates[0].evidence[3]", "evidence file `docs/gone.md` does not exist"),
        ]
    );
    assert_eq!(report["findings"][0]["help"], "did you mean `metrics.loans`?");
}

#[test]
fn deals_that_cannot_be_read_are_told_before_anything_else() {
    let deals = |rows: &str| {
        let sheet = format!("customer,registered,partner\n{rows}");
        let folder = folder(&[
            ("charter.yaml", CHARTER),
            ("deals.yaml", "partner: deals/v1\nsource: d.csv\n"),
            ("d.csv", &sheet),
        ]);
        // Lines are broken for the terminal.
        out(folder.path(), &["deals"]).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let clear = "2 deals registered; none in conflict.";
    assert!(deals("Acme,2026-06-01,A\nBeta,2026-06-02,B\n").contains(clear));
    let some = deals("Acme,2026-06-01,A\nBeta,someday,B\n");
    assert!(
        some.contains("1 of 2 deals cannot be judged: customer, party or time missing or unreadable."),
        "{some}"
    );
    assert!(some.contains("no conflict among those that could be judged."), "{some}");
    let none = deals("Acme,someday,A\nBeta,someday,C\n,2026-06-01,B\n");
    assert!(none.contains("3 of 3 deals cannot be judged"), "{none}");
    assert!(none.contains("Whether any are in conflict is not known."), "{none}");
    for page in [&some, &none] {
        assert!(!page.contains("none in conflict"), "{page}");
    }
}

/// The state of the gate, who has not voted, whose vote cannot be read, and the commitment in force.
fn at_gate(charter: &str, records: &[(&str, &str)]) -> (String, Value, Value, Value) {
    let folder = folder(&[&[("charter.yaml", charter)], records].concat());
    let gates = json(folder.path(), &["gates"]);
    let gate = &gates["partnerships"][0]["gates"][0];
    let commitment = gates["partnerships"][0]["commitment"]["state"].clone();
    let state = gate["state"].as_str().unwrap_or_default().to_owned();
    (state, gate["missing_votes"].clone(), gate["unread_votes"].clone(), commitment)
}

#[test]
fn a_vote_that_cannot_be_read_is_unknown_and_not_missing() {
    let none = serde_json::json!([]);
    let unknown = |parties: &[&str]| ("unknown".to_owned(), none.clone(), parties.into(), Value::Null);
    for (record, expected) in [
        // The vote itself.
        ("gate: g1\ndate: 2026-06-30\nvotes:\n  a: {vote: continue}\n  b: {vote: stay}\n", unknown(&["b"])),
        ("gate: g1\ndate: 2026-06-30\nvotes:\n  a: continue\n  b: [continue]\n", unknown(&["b"])),
        // The party.
        ("gate: g1\ndate: 2026-06-30\nvotes:\n  a: continue\n  bb: continue\n", unknown(&["b"])),
        // The day, the gate, the votes as a whole.
        ("gate: g1\ndate: 2026-06-31\nvotes: {a: continue, b: continue}\n", unknown(&["a", "b"])),
        ("gate: g9\ndate: 2026-06-30\nvotes: {a: continue, b: continue}\n", unknown(&["a", "b"])),
        ("gate: g1\ndate: 2026-06-30\nvotes: continue\n", unknown(&["a", "b"])),
        // Keys with a slip in them.
        ("gate: g1\ndate: 2026-06-30\nvots: {a: continue, b: continue}\n", unknown(&["a", "b"])),
        ("gaet: g1\ndate: 2026-06-30\nvotes: {a: continue, b: continue}\n", unknown(&["a", "b"])),
        ("gate: g1\ndaet: 2026-06-30\nvotes: {a: continue, b: continue}\n", unknown(&["a", "b"])),
        ("gate: g1\ndate: 2026-06-30\nvotes: {a: continue, b: {vot: continue}}\n", unknown(&["b"])),
        // What is not written or still open is missing.
        (
            "gate: g1\ndate: 2026-06-30\nvotes: {a: continue, b: TBD}\n",
            ("overdue".to_owned(), ["b"].as_slice().into(), none.clone(), "scaled-back".into()),
        ),
    ] {
        let record = format!("partner: decision/v1\n{record}");
        assert_eq!(at_gate(GATED, &[("decisions/g1.yaml", &record)]), expected, "{record}");
        let folder = folder(&[("charter.yaml", GATED), ("decisions/g1.yaml", &record)]);
        let report = json(folder.path(), &["check", "--select", "gate-overdue"]);
        let is_overdue = rules_of(&report, "charter.yaml") == ["gate-overdue"];
        assert_eq!(is_overdue, expected.0 == "overdue", "{record}");
    }
}

#[test]
fn a_vote_that_cannot_be_read_counts_only_where_it_could_change_something() {
    let none = serde_json::json!([]);
    let early = "partner: decision/v1\ngate: g1\ndate: 2026-06-01\nvotes: {a: stay}\n";
    let both = "partner: decision/v1\ngate: g1\ndate: 2026-06-30\nvotes: {a: continue, b: continue}\n";
    // A later vote that can be read has replaced it; one of an unknown day may have replaced that.
    let decided = ("decided".to_owned(), none.clone(), none.clone(), Value::from("full"));
    assert_eq!(at_gate(GATED, &[("decisions/1.yaml", early), ("decisions/2.yaml", both)]), decided);
    let undated = early.replace("2026-06-01", "soon");
    let (state, _, unread, commitment) =
        at_gate(GATED, &[("decisions/1.yaml", &undated), ("decisions/2.yaml", both)]);
    assert_eq!((state.as_str(), unread, commitment), ("unknown", ["a"].as_slice().into(), Value::Null));
    // Two that differ are a deadlock whatever the third one wrote.
    let three = GATED.replace("  b: {name: B}\n", "  b: {name: B}\n  c: {name: C}\n");
    let differ =
        "partner: decision/v1\ngate: g1\ndate: 2026-06-30\nvotes: {a: continue, b: pivot, c: stay}\n";
    let (state, missing, unread, commitment) = at_gate(&three, &[("decisions/1.yaml", differ)]);
    assert_eq!((state.as_str(), missing), ("deadlocked", none));
    assert_eq!((unread, commitment), (["c"].as_slice().into(), "paused".into()));
}

#[test]
fn every_answer_says_first_what_it_could_not_read() {
    let wrong = CHARTER.replace("stage: operation", "stage: operation\nvalue: {management_costs: lots}");
    let folder = repository(&[
        ("partner.toml", "[files]\nexclude = [\"fixtures/\"]\n"),
        ("fixtures/charter.yaml", CHARTER),
        ("a/charter.yaml", &wrong),
        ("a/reviews/1.yaml", "partner: review/v1\nkind: business\nheld: someday\n"),
        (
            "a/candidates.yaml",
            "partner: candidates/v1\ncandidates:\n  - {id: x, name: X, scores: {risk: 9}}\n",
        ),
        ("b/charter.yaml", "partner: charter/v1\nname: B: C\n"),
    ]);
    let commands = [
        "score",
        "tradeoffs",
        "candidates",
        "readiness",
        "health",
        "value",
        "portfolio",
        "gates",
        "deals",
        "diagnose",
        "agenda",
    ];
    for command in commands {
        let page = out(folder.path(), &[command, "."]);
        let said = "Incomplete: `b/charter.yaml` cannot be read. 1 charter left out by `[files] exclude`.";
        assert!(page.starts_with(said), "{command}: {page}");
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let of_partnership = match command {
            "candidates" => {
                "Cannot be read: 1 value in `a/candidates.yaml`. Whatever depends on it is left out here"
            }
            "portfolio" => "Not all of Lending could be read, and whatever depends on it is not known here",
            _ => {
                "Cannot be read: 1 value in `a/charter.yaml`, 1 value in `a/reviews/1.yaml` and 1 value in \
                  `a/candidates.yaml`. Whatever depends on it is left out here"
            }
        };
        assert!(page.contains(of_partnership), "{command}: {page}");
        assert!(
            out(folder.path(), &[command, ".", "--format", "markdown"]).starts_with("**Incomplete**"),
            "{command}"
        );
        let left_out = serde_json::json!({"charters": 1, "records": 0});
        assert_eq!(json(folder.path(), &[command, "."])["left_out"], left_out, "{command}");
    }
}

#[cfg(unix)]
#[test]
fn settings_and_baselines_are_plain_files_of_a_bounded_size() {
    use std::os::unix::fs::symlink;
    let refused = |make: &dyn Fn(&Path), why: &str| {
        for (name, arguments) in [
            ("partner.toml", &["check"][..]),
            ("b.json", &["check", "--baseline", "b.json"]),
            ("b.json", &["check", "--baseline", "b.json", "--base", "HEAD"]),
            ("b.json", &["baseline", "--file", "b.json", "--update"]),
        ] {
            let folder = repository(&[("charter.yaml", CHARTER)]);
            git(folder.path(), &["commit", "-q", "-m", "one"]);
            make(&folder.path().join(name));
            let output = run(folder.path(), "200", arguments);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
            assert!(told.contains(name) && told.contains(why), "{arguments:?}: {told}");
        }
    };
    refused(&|file| symlink("charter.yaml", file).unwrap(), "it is a link");
    refused(&|file| symlink("/dev/zero", file).unwrap(), "it is a link");
    refused(&|file| symlink("nowhere", file).unwrap(), "it is a link");
    refused(
        &|file| std::fs::File::create(file).unwrap().set_len((64 << 20) + 1).unwrap(),
        "it has more than",
    );
    let fifo = |file: &Path| assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
    refused(&fifo, "it is not a file");
}

#[cfg(unix)]
#[test]
fn a_charter_that_is_a_link_to_a_device_is_told() {
    let folder = repository(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", CHARTER)]);
    git(folder.path(), &["commit", "-q", "-m", "one"]);
    std::fs::remove_file(folder.path().join("b/charter.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("b/charter.yaml")).unwrap();
    for arguments in [&["check"][..], &["check", "--base", "HEAD"]] {
        let report = json(folder.path(), arguments);
        assert_eq!(rules_of(&report, "b/charter.yaml"), ["file-unreadable"], "{arguments:?}");
    }
}

#[test]
fn words_of_a_team_count_as_open_in_every_command() {
    let charter = format!("{CHARTER}exit: {{notice: offen}}\nip: noch zu sagen (Recht fragt)\n");
    let words = "[words]\nplaceholders = [\"Offen\", \"noch zu sagen\"]\n";
    let with = repository(&[("partner.toml", words), ("charter.yaml", &charter)]);
    let without = repository(&[("charter.yaml", &charter)]);
    let told = |folder: &TempDir| {
        let report = json(folder.path(), &["check", "--select", "exit-notice-missing,ip-missing"]);
        let mut rules = rules_of(&report, "charter.yaml");
        rules.sort();
        rules
    };
    assert_eq!(told(&with), ["exit-notice-missing", "ip-missing"]);
    assert_eq!(told(&without), ["invalid-value", "invalid-value"]);
    // The same on standard input, in a draft that is fixed in memory, and in the editor's questions.
    let diff = run(with.path(), "200", &["check", "--diff"]);
    assert_eq!(String::from_utf8(diff.stdout).unwrap(), "");
    for (refused, why) in [("none", "cannot stand for something undecided"), ("12", "cannot stand for")] {
        let words = format!("[words]\nplaceholders = [\"{refused}\"]\n");
        let folder = repository(&[("partner.toml", &words), ("charter.yaml", CHARTER)]);
        let told = err(folder.path(), &["check"]);
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn an_answer_names_the_files_that_it_could_not_read() {
    let broken = "partner: charter/v1\nname: [T\n";
    let files = [("a/charter.yaml", CHARTER), ("b/charter.yaml", broken), ("c/charter.yaml", "name: T\n")];
    let folder = repository(&files);
    std::fs::write(folder.path().join("c/charter.yaml"), b"partner: charter/v1\nname: \xff\n").unwrap();
    let wrong_header =
        repository(&[("a/charter.yaml", CHARTER), ("b/charter.yaml", "partner: charter/v9\nname: T\n")]);
    for command in [
        "score",
        "value",
        "health",
        "readiness",
        "gates",
        "deals",
        "portfolio",
        "tradeoffs",
        "candidates",
        "diagnose",
        "agenda",
    ] {
        let unread = |folder: &TempDir| -> Vec<String> {
            let answer = json(folder.path(), &[command, "."]);
            let files = answer["unread_files"].as_array().unwrap_or_else(|| panic!("{command}: {answer}"));
            assert!(files.iter().all(|it| !it["reason"].as_str().unwrap().is_empty()), "{files:?}");
            files.iter().map(|it| it["path"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(unread(&folder), ["b/charter.yaml", "c/charter.yaml"], "{command}");
        assert_eq!(unread(&wrong_header), ["b/charter.yaml"], "{command}");
    }
}

#[test]
fn a_review_whose_day_cannot_be_read_may_have_been_held() {
    let charter = format!(
        "{CHARTER}term: {{start: 2025-01-01}}\nreviews: {{business: quarterly, audit: yearly, health: every 6 months}}\n"
    );
    let overdue = |records: &[(&str, &str)]| {
        let folder = repository(&[&[("charter.yaml", charter.as_str())], records].concat());
        let report = json(folder.path(), &["check", "--select", "review-overdue"]);
        let findings = report["findings"].as_array().unwrap();
        let of_rule = findings.iter().filter(|it| it["rule"] == "review-overdue");
        of_rule.map(|it| it["at"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = overdue(&[]);
    assert_eq!(all.len(), 3, "{all:?}");
    let review = |text: &str| format!("partner: review/v1\n{text}");
    for (record, left) in [
        ("kind: business\nheld: 2026-06-31\n", &["audit", "health"][..]),
        ("kind: business\nheld: last week\n", &["audit", "health"]),
        ("kind: busines meeting\nheld: 2026-06-30\n", &["health"]),
        // Not held yet.
        ("kind: business\nperiod: 2026-Q2\n", &["business", "audit", "health"]),
    ] {
        let told = overdue(&[("reviews/r.yaml", &review(record))]);
        let expected: Vec<&String> =
            all.iter().filter(|it| left.iter().any(|left| it.contains(left))).collect();
        assert_eq!(told.iter().collect::<Vec<_>>(), expected, "{record}");
    }
    let told = overdue(&[("health/h.yaml", "partner: health/v1\nperiod: 2026-H1\nheld: soon\n")]);
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_teams_own_word_for_what_is_open_is_no_answer() {
    let words = "[words]\nplaceholders = [\"offen\"]\n";
    let charter = format!("{CHARTER}exit: {{notice: offen}}\n");
    let folder = repository(&[("partner.toml", words), ("charter.yaml", &charter)]);
    let open = json(folder.path(), &["answer", "--list", "--all"]);
    let questions = open["partnerships"][0]["open"].as_array().unwrap();
    assert!(questions.iter().any(|it| it["yaml_path"] == "exit.notice"), "{open}");
    let said = run(folder.path(), "200", &["answer", "--set", "exit.ip=Offen"]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let written = std::fs::read_to_string(folder.path().join("charter.yaml")).unwrap();
    assert!(written.contains("ip: TBD"), "{written}");
}

#[test]
fn patterns_of_the_settings_fit_names_in_either_composition() {
    let toml = "[files]\nexclude = [\"cafe\u{301}/**\"]\n";
    for name in ["caf\u{e9}/charter.yaml", "cafe\u{301}/charter.yaml"] {
        let folder = repository(&[("partner.toml", toml), (name, CHARTER), ("b/charter.yaml", CHARTER)]);
        assert_eq!(judged(folder.path()), ["b/charter.yaml"], "{name}");
    }
}
