//! `partner score` from outside: what it recommends, why, what would change it, in every form.

use std::fs;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A bank and a start-up. On paper: of the first four criteria the lower rating decides, of the exit the higher one.
///
/// | | decides | project | ecosystem | alliance |
/// | --- | --- | --- | --- | --- |
/// | alignment M H | M | +1: 20 | fits: 20 | −1: 10 |
/// | resources M M | M | +1: 20 | fits: 20 | −1: 10 |
/// | risk L M | L | fits: 20 | −1: 10 | −2: 0 |
/// | governance H L | L | fits: 20 | −1: 10 | −2: 0 |
/// | exit M M | M | +1: 20 | fits: 20 | −1: 10 |
/// | sum | | 100 | 80 | 30 |
const CHARTER: &str = "partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
model:
  objective: deliverable
  criteria:
    strategic_alignment: {northwind: medium, kestrel: high}
    resource_commitment: {northwind: medium, kestrel: medium}
    risk_tolerance: {northwind: low, kestrel: medium}
    governance_capacity: {northwind: high, kestrel: low}
    exit_need: {northwind: medium, kestrel: medium}
  facts: {failed_ma_integration: no, legal_understaffed: {northwind: no, kestrel: yes}, tight_data_integration: no, joint_product_development: no}
";

fn folder(charter: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("charter.yaml"), charter).unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    crate::program::command()
        .arg("score")
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder.path())
        .env("COLUMNS", "120")
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn first(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let root: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&root["version"], &root["command"], &root["as_of"]),
        (&json!(1), &json!("score"), &json!("2026-07-10"))
    );
    root["partnerships"][0].clone()
}

fn scored(charter: &str, arguments: &[&str]) -> Value {
    first(&run(&folder(charter), &[&["--format", "json"], arguments].concat()))
}

#[test]
fn a_bank_and_a_start_up_come_out_as_on_paper() {
    let scored = scored(CHARTER, &[]);
    let recommendation = &scored["recommendation"];
    assert_eq!(recommendation["structure"], "contractual-project");
    assert_eq!(recommendation["ceiling"], "contractual-project");
    assert_eq!(
        recommendation["because"],
        json!(["a contractual project is the simplest structure that works"])
    );
    assert_eq!(scored["basis"], "complete");
    let structures = scored["structures"].as_array().unwrap();
    let scores: Vec<(u64, u64)> =
        structures.iter().map(|it| (it["score"].as_u64().unwrap(), it["of"].as_u64().unwrap())).collect();
    assert_eq!(scores, [(100, 100), (80, 100), (30, 100)]);
    let short = |nth: usize| -> Vec<(String, u64)> {
        let shortfalls = structures[nth]["shortfalls"].as_array().unwrap().iter();
        shortfalls
            .map(|it| (it["criterion"].as_str().unwrap().to_owned(), it["steps"].as_u64().unwrap()))
            .collect()
    };
    let named = |name: &str, steps: u64| (name.to_owned(), steps);
    assert_eq!(short(0), []);
    assert_eq!(short(1), [named("risk_tolerance", 1), named("governance_capacity", 1)]);
    assert_eq!(
        short(2),
        [
            named("strategic_alignment", 1),
            named("resource_commitment", 1),
            named("risk_tolerance", 2),
            named("governance_capacity", 2),
            named("exit_need", 1)
        ]
    );
    let veto = &structures[2]["vetoes"][0];
    assert_eq!((&veto["fact"], &veto["parties"]), (&json!("legal_understaffed"), &json!(["kestrel"])));
    // The facts stand in one line of the charter above.
    assert_eq!(
        (&veto["yaml_path"], &veto["line"]),
        (&json!("model.facts.legal_understaffed.kestrel"), &json!(17))
    );
    let gaps: Vec<&str> = scored["criterion_ratings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["gap"].as_str().unwrap())
        .collect();
    assert_eq!(gaps, ["one-step", "none", "one-step", "wide", "none"]);
    // Two steps lie between the start-up's governance and the bank's: no single step leads to the ecosystem. A project that
    // needs joint development is ruled out, and nothing else fits then.
    let changes = scored["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 3);
    assert_eq!(changes[0]["change"]["fact"], "joint_product_development");
    assert_eq!(changes[0]["structure"], Value::Null);
    // Nor does anything deeper fit, whatever the partnership is for: one step, then two.
    let objectives = [&changes[1]["change"]["then"], &changes[2]["change"]["then"]];
    assert_eq!(objectives, [&json!("interoperation"), &json!("joint-business")]);
    assert_eq!(
        (&changes[1]["change"]["now"], &changes[1]["structure"]),
        (&json!("deliverable"), &Value::Null)
    );
}

#[test]
fn the_closest_match_stands_beside_the_start_and_the_ceiling() {
    // The binding ratings are medium, medium, low, low, medium: strengths of 1 1 0 0 1. Project 1+1+0+0+1 = 3, ecosystem
    // 0+0+1+1+0 = 2, alliance 1+1+2+2+1 = 7. The project leaves one step each of alignment and resources unused.
    let found = scored(CHARTER, &[]);
    assert_eq!(found["recommendation"]["structure"], "contractual-project");
    assert_eq!(found["recommendation"]["closest"], "coordinated-ecosystem");
    assert_eq!(found["recommendation"]["closer_but_ruled_out"], json!([]));
    let apart: Vec<&Value> =
        found["structures"].as_array().unwrap().iter().map(|it| &it["steps_apart"]).collect();
    assert_eq!(apart, [3, 2, 7]);
    let unused = json!([
        {"criterion": "strategic_alignment", "steps": 1},
        {"criterion": "resource_commitment", "steps": 1}
    ]);
    assert_eq!(found["structures"][0]["unused"], unused);
    let page = text(&run(&folder(CHARTER), &[]));
    assert!(page.contains("Closest match to the ratings: a coordinated ecosystem, 2 steps apart."), "{page}");
    assert!(
        page.contains("contractual project: 1 step of strategic alignment and 1 step of resource"),
        "{page}"
    );
    // Ruled out, it is still named.
    let ruled_out = CHARTER.replace("tight_data_integration: no", "tight_data_integration: yes");
    assert_ne!(ruled_out, CHARTER);
    let found = scored(&ruled_out, &[]);
    assert_eq!(found["recommendation"]["closest"], "contractual-project");
    assert_eq!(found["recommendation"]["closer_but_ruled_out"], json!(["coordinated-ecosystem"]));
    let page = text(&run(&folder(&ruled_out), &[])).replace("\n", " ");
    let said = "A coordinated ecosystem is closer, 2 steps apart, but ruled out: the parties' data must be tightly integrated.";
    assert!(page.contains(said), "{page}");
}

#[test]
fn what_if_answers_for_other_ratings_and_leaves_the_file_alone() {
    let folder = folder(CHARTER);
    let wishes = ["--set", "risk_tolerance.northwind=medium", "--set", "governance_capacity.kestrel=medium"];
    let scored = first(&run(
        &folder,
        &[&["--format", "json", "--set", "objective=interoperation"], &wishes[..]].concat(),
    ));
    assert_eq!(scored["recommendation"]["structure"], "coordinated-ecosystem");
    assert_eq!(
        scored["assumed"],
        json!([
            "objective=interoperation",
            "risk_tolerance.northwind=medium",
            "governance_capacity.kestrel=medium"
        ])
    );
    let page = text(&run(&folder, &wishes));
    assert!(page.contains("│ could support │ contractual project │ coordinated ecosystem │"), "{page}");
    assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), CHARTER);
}

#[test]
fn where_nothing_fits_the_least_that_would_help_is_named() {
    // Joint development rules the project out, and the alliance lacks seven steps and a lawyer; the ecosystem lacks two steps.
    let charter = CHARTER.replace("joint_product_development: no", "joint_product_development: yes");
    let found = scored(&charter, &[]);
    assert_eq!(
        (&found["recommendation"]["structure"], &found["recommendation"]["ceiling"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(found["nearest"], json!(["contractual-project"]), "one step: the fact itself");
    let found = scored(&charter, &["--set", "objective=interoperation"]);
    assert_eq!(found["nearest"], json!(["coordinated-ecosystem"]));
    let page = text(&run(&folder(&charter), &["--set", "objective=interoperation"]));
    assert!(
        page.contains("The smallest change that would make a structure fit is 2 single steps:"),
        "{page}"
    );
}

#[test]
fn without_a_rating_nothing_is_recommended() {
    let bare = CHARTER.split("model:").next().unwrap();
    let found = scored(bare, &[]);
    assert_eq!(found["basis"], "none");
    assert_eq!(
        (&found["recommendation"]["structure"], &found["recommendation"]["ceiling"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(found["changes"], json!([]));
    let page = text(&run(&folder(bare), &[]));
    assert!(page.contains("No party has rated a criterion yet"), "{page}");
    assert!(!page.contains("Start with"), "{page}");
}

#[test]
fn a_rating_that_is_open_leaves_the_sum_and_is_told() {
    let charter = CHARTER.replace(
        "exit_need: {northwind: medium, kestrel: medium}",
        "exit_need: {northwind: medium, kestrel: TBD}",
    );
    let found = scored(&charter, &[]);
    assert_eq!(found["basis"], "partial");
    let sums: Vec<(&Value, &Value)> =
        found["structures"].as_array().unwrap().iter().map(|it| (&it["score"], &it["of"])).collect();
    assert_eq!(sums, [(&json!(80), &json!(80)), (&json!(60), &json!(80)), (&json!(20), &json!(80))]);
    let because = found["recommendation"]["because"].to_string();
    assert!(because.contains("the need for a clean exit is not rated by Kestrel Software"), "{because}");
    assert!(
        text(&run(&folder(&charter), &[]))
            .contains("On the ratings so far, start with a contractual project")
    );
}

#[test]
fn without_an_objective_the_page_says_what_the_choice_would_change() {
    let charter = CHARTER.replace("  objective: deliverable\n", "");
    let found = scored(&charter, &[]);
    assert_eq!(
        found["by_objective"],
        json!({"deliverable": "contractual-project", "interoperation": null, "joint-business": null})
    );
    let page = text(&run(&folder(&charter), &[]));
    assert!(page.contains("`interoperation`"), "{page}");
    assert!(page.contains("none fits"), "{page}");
}

#[test]
fn names_and_order_of_the_parties_change_nothing() {
    let swapped = CHARTER.replace("northwind", "x").replace("kestrel", "northwind").replace('x', "kestrel");
    let swapped = swapped
        .replace("Northwind Bank", "Y")
        .replace("Kestrel Software", "Northwind Bank")
        .replace('Y', "Kestrel Software");
    // The letter stands in one word of the format besides the name of the party.
    let swapped = swapped.replace("ekestrelit_need", "exit_need");
    let (one, other) = (scored(CHARTER, &[]), scored(&swapped, &[]));
    for key in ["recommendation", "by_objective", "nearest"] {
        assert_eq!(one[key], other[key], "{key}");
    }
    let sums = |found: &Value| -> Vec<(Value, Value)> {
        let structures = found["structures"].as_array().unwrap().iter();
        structures.map(|it| (it["score"].clone(), it["cells"].clone())).collect()
    };
    assert_eq!(sums(&one), sums(&other));
}

#[test]
fn three_parties_are_measured_together() {
    // The third has no people: what it rates lowest decides, and it alone is named.
    let charter = CHARTER
        .replace("    name: Kestrel Software\n", "    name: Kestrel Software\n  velo:\n    name: Velo Post\n")
        .replace("kestrel: medium}\n    risk", "kestrel: medium, velo: low}\n    risk");
    let found = scored(&charter, &[]);
    assert_eq!(found["basis"], "partial");
    let ecosystem = &found["structures"][1];
    let resources = ecosystem["shortfalls"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["criterion"] == "resource_commitment");
    assert_eq!(resources.unwrap()["ratings"], json!({"velo": "low"}));
    let page = text(&run(&folder(&charter), &[]));
    assert!(
        page.contains("│ criterion              │ Northwind Bank │ Kestrel Software │ Velo Post │"),
        "{page}"
    );
    // Only resources are rated by all three, and the lowest is low: as a project demands.
    let said = "Closest match to the ratings: a contractual project, 0 steps apart, on the one criterion that every party rated.";
    assert!(page.replace('\n', " ").contains(said), "{page}");
}

#[test]
fn more_than_a_fifth_of_a_years_resources_is_too_much_for_a_handshake() {
    let with = |share: &str| {
        format!("{CHARTER}value:\n  share_of_annual_resources: {{northwind: 1%, kestrel: {share}}}\n")
    };
    let form = |share: &str| scored(&with(share), &[])["legal_form_need"].clone();
    assert_eq!(form("20%")["lightest"], "informal", "exactly a fifth is not more");
    assert_eq!(form("20.1%")["lightest"], "alliance-contract");
    assert_eq!(form("20.1%")["heavy"], json!([{"party": "kestrel", "share": "20.1%"}]));
    assert_eq!(scored(CHARTER, &[])["legal_form_need"]["lightest"], Value::Null, "not said is not little");
}

#[test]
fn shares_follow_from_the_contributions() {
    // Cash counts twice: 5 × 2 + 1 = 11 against 2 × 2 + 5 = 9, of 20: 55 % and 45 %.
    let charter = CHARTER.replace(
        "model:\n",
        "model:\n  legal_form: joint-venture\n  equity: {northwind: 50%, kestrel: 50%}\n  contributions: [{kind: cash, weight: 2, northwind: 5, kestrel: 2}, {kind: technology, weight: 1, northwind: 1, kestrel: 5}]\n",
    );
    let found = scored(&charter, &[]);
    assert_eq!(
        found["equity"],
        json!([{"party": "northwind", "suggested": "55%", "agreed": "50%"}, {"party": "kestrel", "suggested": "45%", "agreed": "50%"}])
    );
    let page = text(&run(&folder(&charter), &[]));
    assert!(page.contains("│ Northwind Bank   │       55% │    50% │    -5 │"), "{page}");
    assert!(page.contains("deadlock-breaker: not stated; both parties own half"), "{page}");
}

#[test]
fn wrong_wishes_are_usage_errors() {
    let folder = folder(CHARTER);
    for (wish, hint) in [
        ("risk_tolerance", "sets nothing"),
        ("risk_tolerence=high", "did you mean `risk_tolerance`?"),
        ("risk_tolerance.kestrle=high", "did you mean `kestrel`?"),
        ("legal_understaffed=mabye", "write `yes` or `no`"),
    ] {
        let output = run(&folder, &["--set", wish]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{wish}");
        assert!(said.contains(hint), "{wish}: {said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_could_not_be_read_is_told_and_fails_the_call() {
    let folder = folder(CHARTER);
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("other/charter.yaml"), "partner: charter/v1\nname: [\n").unwrap();
    let output = run(&folder, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let root: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(root["partnerships"][0]["recommendation"]["structure"], "contractual-project");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("`other/charter.yaml` could not be read in full"), "{said}");
    // A value that is wrong is left out, and the call has answered all the same.
    let wrong = CHARTER.replace("risk_tolerance: {northwind: low", "risk_tolerance: {northwind: lwo");
    let output = run(&self::folder(&wrong), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("read without the values that are wrong"));
}

#[test]
fn every_form_holds_the_same_and_text_of_others_stays_harmless() {
    let charter = CHARTER.replace("name: Kestrel Software", r#"name: "=1+1\e[31m | <b>@x`""#);
    let folder = folder(&charter);
    let page = text(&run(&folder, &[]));
    assert!(page.contains("=1+1␛[31m | <b>@x`"), "{page}");
    assert!(!page.contains('\u{1b}'));
    let markdown = text(&run(&folder, &["--format", "markdown"]));
    assert!(markdown.contains("=1+1␛\\[31m &#124; &lt;b&gt;@&#8203;x\\`"), "{markdown}");
    let csv = text(&run(&folder, &["--format", "csv"]));
    // Three structures of five criteria each, and the head.
    assert_eq!(csv.lines().count(), 16);
    for structure in ["contractual-project", "coordinated-ecosystem", "integrated-alliance"] {
        let score = match structure {
            "contractual-project" => "100",
            "coordinated-ecosystem" => "80",
            _ => "30",
        };
        let rows: Vec<&str> = csv.lines().filter(|line| line.contains(structure)).collect();
        assert_eq!(rows.len(), 5);
        assert!(rows.iter().all(|row| row.contains(&format!(",{score},100,"))), "{csv}");
        let shown = format!("= {score} of 100");
        assert!(page.contains(&shown) && markdown.contains(&shown), "{structure}");
    }
}

#[test]
fn every_width_is_kept_to() {
    let folder = folder(CHARTER);
    for width in ["40", "60", "80", "200"] {
        let output = crate::program::command()
            .args(["score", "--as-of", "2026-07-10"])
            .current_dir(folder.path())
            .env("COLUMNS", width)
            .output()
            .unwrap();
        let longest = text(&output).lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width.parse::<usize>().unwrap(), "{width}: {longest}");
    }
}
