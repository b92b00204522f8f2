//! `partner tradeoffs` from outside: the tables, and where the ratings of a charter lie in them.

use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::program::folder;

/// Three parties; osprey leaves one criterion open.
const CHARTER: &str = "partner: charter/v1
name: Parcel network
stage: negotiation
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
  osprey:
    name: Osprey Data
value:
  share_of_annual_resources: {northwind: 25%, kestrel: 20%}
model:
  structure: coordinated-ecosystem
  legal_form: informal
  criteria:
    strategic_alignment: {northwind: low, kestrel: high, osprey: medium}
    resource_commitment: {northwind: medium, kestrel: medium}
    exit_need: {northwind: low, kestrel: medium, osprey: high}
  facts:
    failed_ma_integration: {northwind: no, kestrel: yes, osprey: no}
    tight_data_integration: yes
";

fn run_at(folder: &Path, columns: &str, arguments: &[&str]) -> Output {
    crate::program::command()
        .arg("tradeoffs")
        .args(arguments)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .env("COLUMNS", columns)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn printed(folder: &Path, columns: &str, arguments: &[&str]) -> String {
    let output = run_at(folder, columns, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.stderr, b"");
    String::from_utf8(output.stdout).unwrap()
}

fn json_of(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, "100", &[arguments, &["--format", "json"]].concat())).unwrap()
}

#[test]
fn the_tables_are_whole_and_need_no_charter() {
    let empty = folder(&[]);
    let answer = json_of(empty.path(), &[]);
    assert_eq!(
        (&answer["version"], &answer["command"], &answer["partnerships"]),
        (&json!(1), &json!("tradeoffs"), &json!([]))
    );
    let structures = answer["structure_profiles"].as_array().unwrap();
    let ids: Vec<&Value> = structures.iter().map(|it| &it["structure"]).collect();
    assert_eq!(ids, ["contractual-project", "coordinated-ecosystem", "integrated-alliance"]);
    // The table of the method: the first four criteria ask for more with depth, the need for a clean exit is served less.
    let levels: Vec<Vec<&str>> = structures
        .iter()
        .map(|it| {
            it["needs"].as_array().unwrap().iter().map(|cell| cell["level"].as_str().unwrap()).collect()
        })
        .collect();
    assert_eq!(
        levels,
        [["low", "low", "low", "low", "high"], ["medium"; 5], ["high", "high", "high", "high", "low"]]
    );
    let not_when: Vec<Vec<&str>> = structures
        .iter()
        .map(|it| {
            it["ruled_out_by"].as_array().unwrap().iter().map(|fact| fact["fact"].as_str().unwrap()).collect()
        })
        .collect();
    assert_eq!(
        not_when,
        [
            vec!["joint_product_development"],
            vec!["tight_data_integration"],
            vec!["failed_ma_integration", "legal_understaffed"]
        ]
    );
    assert_eq!(structures[2]["deeper"], Value::Null);
    let forms: Vec<&Value> =
        answer["legal_form_profiles"].as_array().unwrap().iter().map(|it| &it["legal_form"]).collect();
    assert_eq!(forms, ["informal", "alliance-contract", "joint-venture"]);
    assert_eq!(answer["legal_form_profiles"][0]["share_most"], 20);
    // Every word of the JSON stands in the table and on the Markdown page: 15 cells and 12 + 21 texts besides.
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let markdown = flat(&printed(empty.path(), "100", &["--format", "markdown"]));
    let csv = printed(empty.path(), "100", &["--format", "csv"]);
    let mut texts = Vec::new();
    for structure in structures {
        texts.extend(["what", "best_for", "upside", "downside"].map(|key| structure[key].as_str().unwrap()));
        texts.extend(structure["needs"].as_array().unwrap().iter().map(|it| it["words"].as_str().unwrap()));
    }
    for form in answer["legal_form_profiles"].as_array().unwrap() {
        let keys = ["what", "fits_when", "strengths", "costs", "not_when", "must_have", "move_on"];
        texts.extend(keys.map(|key| form[key].as_str().unwrap()));
    }
    assert_eq!(texts.len(), 48);
    for text in texts {
        assert!(markdown.contains(text), "{text}\n{markdown}");
        assert!(csv.contains(text), "{text}\n{csv}");
    }
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    // Three structures with five criteria and six aspects, three forms with seven.
    assert_eq!(reader.records().map(Result::unwrap).count(), 3 * 11 + 3 * 7);
}

#[test]
fn the_row_on_risk_is_explained_and_the_share_is_that_of_the_policy() {
    let strict = folder(&[("partner.toml", "[policy]\ninformal_share_most = 15\n")]);
    let text = printed(strict.path(), "200", &[]);
    assert!(text.contains("the text is how much uncertainty the structure absorbs"), "{text}");
    assert!(text.contains("more than 15% of"), "{text}");
    assert_eq!(json_of(strict.path(), &[])["legal_form_profiles"][0]["share_most"], 15);
}

#[test]
fn each_rating_lies_in_the_cell_that_it_reaches() {
    let charter = folder(&[("charter.yaml", CHARTER)]);
    let answer = json_of(charter.path(), &["."]);
    let partnership = &answer["partnerships"][0];
    let ratings: Vec<[&str; 4]> = partnership["placements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| ["criterion", "party", "rating", "reaches"].map(|key| it[key].as_str().unwrap()))
        .collect();
    let (project, ecosystem, alliance) =
        ("contractual-project", "coordinated-ecosystem", "integrated-alliance");
    assert_eq!(
        ratings,
        [
            ["strategic_alignment", "northwind", "low", project],
            ["strategic_alignment", "kestrel", "high", alliance],
            ["strategic_alignment", "osprey", "medium", ecosystem],
            ["resource_commitment", "northwind", "medium", ecosystem],
            ["resource_commitment", "kestrel", "medium", ecosystem],
            // Who needs a clean exit least can be bound most.
            ["exit_need", "northwind", "low", alliance],
            ["exit_need", "kestrel", "medium", ecosystem],
            ["exit_need", "osprey", "high", project],
        ]
    );
    assert_eq!(
        (&partnership["structure"], &partnership["legal_form"]),
        (&json!(ecosystem), &json!("informal"))
    );
    let vetoes = partnership["vetoes"].as_array().unwrap();
    let vetoes: Vec<(&Value, &Value)> = vetoes.iter().map(|it| (&it["structure"], &it["fact"])).collect();
    assert_eq!(
        vetoes,
        [
            (&json!(ecosystem), &json!("tight_data_integration")),
            (&json!(alliance), &json!("failed_ma_integration"))
        ]
    );
    // More than 20 %, not 20 % itself.
    assert_eq!(partnership["too_heavy_for_informal"], json!(["northwind"]));
}

#[test]
fn the_page_marks_choice_vetoes_and_what_is_not_rated() {
    let charter = folder(&[("charter.yaml", CHARTER)]);
    let text = printed(charter.path(), "200", &["charter.yaml"]);
    let own = text.split_once("Parcel network (charter.yaml, stage negotiation)\n").unwrap().1;
    let row = |head: &str| {
        let lines = own.lines().skip_while(|line| !line.starts_with(&format!("│ {head} ")));
        lines.take_while(|line| line.starts_with('│')).map(str::to_owned).collect::<Vec<_>>()
    };
    let cells = |line: &str| line.split('│').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let alignment = row("strategic alignment");
    assert_eq!(cells(&alignment[0])[2..5], ["any rating", "medium or high", "high"]);
    assert_eq!(
        cells(&alignment[1])[2..5],
        ["Northwind Bank: low", "Osprey Data: medium", "Kestrel Software: high"]
    );
    assert!(own.contains("chosen"), "{own}");
    for note in [
        "  - structure chosen: coordinated ecosystem (line 14)\n",
        "  - legal form chosen: informal (line 15)\n",
        "  - coordinated ecosystem is ruled out: the parties' data must be tightly integrated (line 22)\n",
        "  - integrated alliance is ruled out: a merger integration of Kestrel Software has failed before (line 21)\n",
        "  - informal is too light: Northwind Bank contributes 25% of its annual resources (line 12)\n",
        "  - resource commitment is not rated by Osprey Data\n",
        "  - risk tolerance is not rated by Northwind Bank, Kestrel Software and Osprey Data\n",
    ] {
        assert!(own.contains(note), "{note}\n{own}");
    }
    let csv = printed(charter.path(), "100", &["charter.yaml", "--format", "csv"]);
    let id = json_of(charter.path(), &["."])["partnerships"][0]["id"].as_str().unwrap().to_owned();
    for row in [
        format!("{id},integrated-alliance,exit_need,,,northwind,low\r\n"),
        format!("{id},coordinated-ecosystem,chosen,,,,\r\n"),
        format!("{id},informal,chosen,,,,\r\n"),
        format!(
            "{id},integrated-alliance,failed_ma_integration,,a merger integration of Kestrel Software has failed before,kestrel,\r\n"
        ),
    ] {
        assert!(csv.contains(&row), "{row}\n{csv}");
    }
}

#[test]
fn several_partnerships_are_laid_over_one_after_the_other() {
    let two = folder(&[
        ("a/charter.yaml", CHARTER),
        ("b/charter.yaml", &CHARTER.replace("Parcel network", "Second")),
    ]);
    let text = printed(two.path(), "100", &["."]);
    assert_eq!(text.matches("Structures, simplest first\n").count(), 1);
    assert!(text.contains("\nParcel network (a/charter.yaml, stage negotiation)\n"), "{text}");
    assert!(text.contains("\nSecond (b/charter.yaml, stage negotiation)\n"), "{text}");
}

#[test]
fn names_of_others_are_harmless_and_every_width_fits() {
    let hostile = CHARTER.replace("Kestrel Software", "\"=1+1 | <b> @dana \\e[2J \\u202e\"");
    let charter = folder(&[("charter.yaml", &hostile)]);
    for format in ["table", "markdown", "csv"] {
        let text = printed(charter.path(), "100", &[".", "--format", format]);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}: {text}");
    }
    // What programs read is escaped by the rules of JSON, which know no direction of writing.
    assert!(!printed(charter.path(), "100", &[".", "--format", "json"]).contains('\u{1b}'));
    let markdown = printed(charter.path(), "100", &[".", "--format", "markdown"]);
    assert!(!markdown.contains("<b>") && !markdown.contains("@dana"), "{markdown}");
    for columns in ["40", "60", "100", "200"] {
        let text = printed(charter.path(), columns, &["."]);
        let width: usize = columns.parse().unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{columns}: {line}");
        }
        assert!(text.contains("osprey") || text.contains("Osprey"), "{columns}");
    }
    let output = run_at(charter.path(), "100", &[".", "--color", "always"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn an_unreadable_charter_is_told_and_a_path_without_one_is_an_error() {
    let broken = folder(&[("charter.yaml", "partner: charter/v1\nname: \"B\n"), ("empty/notes.txt", "x")]);
    let output = run_at(broken.path(), "100", &["charter.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let note = String::from_utf8(output.stderr).unwrap();
    assert!(note.starts_with("note: `charter.yaml` could not be read in full"), "{note}");
    let output = run_at(broken.path(), "100", &["empty"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    let unrated = folder(&[(
        "charter.yaml",
        "partner: charter/v1\nname: B\nstage: alignment\nparties: {n: {name: N}, k: {name: K}}\n",
    )]);
    let text = printed(unrated.path(), "100", &["."]);
    assert!(text.ends_with("  - no party has rated a criterion yet (`model.criteria`)\n"), "{text}");
    // Without a path nothing is read at all.
    assert_eq!(run_at(broken.path(), "100", &[]).status.code(), Some(0));
}
