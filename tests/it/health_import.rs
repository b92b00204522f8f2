//! `partner health --import`: what forms export, a row a person.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{code, folder, run, stderr};

const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: operation
parties: {northwind: {name: Northwind Bank}, kestrel: {name: Kestrel Software}}
";

/// As Google Forms exports it: a time and an address first, the questions as written.
const GOOGLE: &str = "\
Timestamp,Email Address,\"Which party? [side]\",Are the parties aligned? [alignment],Are decisions sound? [governance],Anything else? [comment]
2026/07/01 9:00:12 am GMT+2,dana@northwind.example,Northwind Bank,4,3,
2026/07/01 9:05:44 am GMT+2,ana@kestrel.example,kestrel,2,,\"Too many calls, too late\"
2026/07/02 4:15:00 pm GMT+2,piet@kestrel.example,Kestrel Software,5 (fully),5,
";

/// As Microsoft Forms does: semicolons in some countries, an id and a name, the questions as written.
const MICROSOFT: &str = "\
ID;Start time;Name;For whom do you work?;Do we all want the same?;Value [value_delivery]\r
1;7/1/26 9:00;Dana Reyes;northwind;4;3\r
2;7/1/26 9:10;Ana Costa;Kestrel Software;2;4\r
";

/// As LimeSurvey does: quoted codes without `_`, and an answer that was not completed.
const LIME: &str = "\
\"id\",\"submitdate\",\"lastpage\",\"side\",\"alignment\",\"valuedelivery\",\"relationship\"
\"1\",\"2026-07-01 09:00:00\",\"3\",\"kestrel\",\"4\",\"3\",\"5\"
\"2\",\"\",\"1\",\"kestrel\",\"\",\"\",\"\"
";

const DAY: [&str; 2] = ["--as-of", "2026-07-10"];

fn import(folder: &Path, file: &str, more: &[&str]) -> (i32, String) {
    let call = [&["health", "--import", file, "--period", "2026-H1"], more, &DAY].concat();
    let output = run(folder, "100", &call);
    (code(&output), stderr(&output))
}

fn with(file: &str, text: &str) -> TempDir {
    folder(&[("charter.yaml", CHARTER), (file, text)])
}

fn record(folder: &Path) -> String {
    fs::read_to_string(folder.join("health/2026-h1.yaml")).unwrap_or_default()
}

#[test]
fn what_google_exports_is_kept_without_names_and_times() {
    let folder = with("a.csv", GOOGLE);
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("column A `Timestamp` and B `Email Address`"), "{told}");
    assert_eq!(
        record(folder.path()),
        "\
partner: health/v1
period: 2026-H1
responses:
  kestrel:
    - alignment: 2
      comment: Too many calls, too late
    - alignment: 5
      governance: 5
  northwind:
    - alignment: 4
      governance: 3
"
    );
    // The export has grown: only who is new is added, though another has answered the same.
    let more = format!("{GOOGLE}2026/07/03 8:00:00 am GMT+2,x@kestrel.example,kestrel,5,5,\n");
    fs::write(folder.path().join("a.csv"), more).unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 0 && told.contains("1 response added, 3 were there before"), "{told}");
    assert_eq!(record(folder.path()).matches("alignment: 5").count(), 2);
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 0 && told.contains("nothing new"), "{told}");
    for word in ["dana", "example", "2026-07", "am"] {
        assert!(!record(folder.path()).contains(word), "{word}");
    }
}

#[test]
fn a_declared_map_names_the_columns_of_a_form() {
    let folder = with("a.csv", MICROSOFT);
    let map =
        "[health.columns]\nside = \"For whom do you work?\"\nalignment = \"Do we all want the same?\"\n";
    fs::write(folder.path().join("partner.toml"), map).unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("A `ID`, B `Start time` and C `Name`"), "{told}");
    let record = record(folder.path());
    assert!(record.contains("  northwind:\n    - alignment: 4\n      value_delivery: 3\n"), "{record}");
    fs::write(folder.path().join("partner.toml"), "[health.columns]\naligment = \"x\"\n").unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 2 && told.contains("did you mean `alignment`?"), "{told}");
}

#[test]
fn codes_are_ids_and_what_is_not_answered_is_no_answer() {
    let folder = with("a.csv", LIME);
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 0 && told.contains("1 response added"), "{told}");
    let record = record(folder.path());
    assert!(record.ends_with("- alignment: 4\n      value_delivery: 3\n      relationship: 5\n"), "{record}");
}

#[test]
fn codes_with_their_texts_and_line_breaks_in_quotes_are_read() {
    let text = "\u{feff}\"id. Response ID\",\"side. For whom do you work?\",\"alignment. Are the parties\naligned?\",\"G01[governance]. Sound\",\"comment. Else\"\r\n\"1\",\"kestrel\",\"4\",\"3\",\"one\r\ntwo\"\r\n\"2\",\"northwind\",\"A2\",\"\",\"\"\r\n";
    let folder = with("a.csv", text);
    let (code, told) = import(folder.path(), "a.csv", &[]);
    // The second row begins on the fifth line.
    assert!(code == 2 && told.contains("a.csv, C5: `A2` is a code of the form"), "{told}");
    fs::write(folder.path().join("a.csv"), text.replace("A2", "2 (hardly)")).unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 0 && told.contains("not read, and kept nowhere: column A"), "{told}");
    let record = record(folder.path());
    assert!(
        record.contains("    - alignment: 4\n      governance: 3\n      comment: |-\n        one\n"),
        "{record}"
    );
    assert!(record.contains("  northwind:\n    - alignment: 2\n"), "{record}");
}

#[test]
fn every_bad_cell_is_named_and_nothing_is_written() {
    let text = "[side],[alignment],[governance]\nkestrel,7,4\nkestral,4,good\nnorthwind,4,4\n";
    let folder = with("a.csv", text);
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert_eq!(code, 2);
    for said in ["a.csv, B2: ", "a.csv, A3: ", "a.csv, C3: ", "did you mean `kestrel`?", "3 cells"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert_eq!(record(folder.path()), "");
    fs::write(folder.path().join("a.csv"), "Name,Score\nDana,4\n").unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 2 && told.contains("A `Name` and B `Score`") && told.contains("`[alignment]`"), "{told}");
    fs::write(folder.path().join("a.csv"), "[alignment]\n4\n").unwrap();
    let (code, told) = import(folder.path(), "a.csv", &[]);
    assert!(code == 2 && told.contains("`--side`"), "{told}");
    let (code, told) = import(folder.path(), "a.csv", &["--side", "kestrel"]);
    assert_eq!(code, 0, "{told}");
    assert!(record(folder.path()).contains("  kestrel:\n    - alignment: 4\n"));
}
