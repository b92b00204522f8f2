//! `partner import` of a spreadsheet with a row a partnership: charters, all of them or none.

use std::fs;
use std::path::Path;

use partner::render::xlsx;
use partner::view::workbook::{Sheet, Workbook};
use partner::view::{Cell, Table, Text};

use crate::program::{code, folder, on_the_day, run, stderr, stdout};

const SHEET: &str = "\
Name,Folder,Party 1,Sponsor 1,Party 2,Stage,Kind,Currency,exit.notice,intent.kind 2,canvas.horizon 1,Remarks
Embedded lending,,northwind=Northwind Bank,Dana Reyes,Kestrel Software,negotiation,resale,EUR,90 days,revenue-acceleration,2 years,hot
Rural clinics,clinics/north,Meridian Health,,Carelink,,\"service, referral\",USD,,,,
";

#[test]
fn each_row_begins_a_charter() {
    let folder = folder(&[("all.csv", SHEET)]);
    let folder = folder.path();
    let asked = on_the_day(folder, &["import", "all.csv"]);
    assert_eq!(code(&asked), 2);
    assert!(stderr(&asked).contains("give `--yes` to write"), "{}", stderr(&asked));
    assert!(!folder.join("embedded-lending").exists(), "nothing is written without a yes");
    let written = on_the_day(folder, &["import", "all.csv", "--yes"]);
    let told = stderr(&written);
    assert_eq!(code(&written), 0, "{told}");
    assert!(told.contains("all.csv: not read: L (`Remarks`)"), "{told}");
    assert!(told.contains("began 2 charters"), "{told}");
    let read = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    let lending: serde_yaml::Value = serde_yaml::from_str(&read("embedded-lending/charter.yaml")).unwrap();
    assert_eq!(lending["name"], "Embedded lending");
    assert_eq!(lending["parties"]["northwind"]["sponsor"], "Dana Reyes");
    assert_eq!(lending["parties"]["kestrel-software"]["name"], "Kestrel Software");
    assert_eq!(lending["stage"], "negotiation");
    assert_eq!(lending["kind"], "resale");
    assert_eq!(lending["currency"], "EUR");
    assert_eq!(lending["exit"]["notice"], "90 days");
    // What one party says.
    assert_eq!(lending["intent"]["kestrel-software"]["kind"][0], "revenue-acceleration");
    assert_eq!(lending["intent"]["northwind"]["kind"], "TBD");
    assert_eq!(lending["canvas"]["horizon"]["northwind"], "2 years");
    let clinics: serde_yaml::Value = serde_yaml::from_str(&read("clinics/north/charter.yaml")).unwrap();
    assert_eq!(clinics["stage"], "discovery");
    assert_eq!(clinics["kind"][1], "referral");
    // What is there already is left as it is.
    fs::write(folder.join("embedded-lending/charter.yaml"), "mine\n").unwrap();
    let again = on_the_day(folder, &["import", "all.csv", "--yes"]);
    assert_eq!(code(&again), 0);
    assert!(
        stderr(&again).contains("`embedded-lending/charter.yaml` is there already"),
        "{}",
        stderr(&again)
    );
    assert!(stderr(&again).contains("nothing new"), "{}", stderr(&again));
    assert_eq!(read("embedded-lending/charter.yaml"), "mine\n");
}

#[test]
fn every_wrong_cell_is_named_and_nothing_is_begun() {
    let wrong = "\
name,party 1,party 2,stage,folder,exit.notice,sponsor 2,kind,canvas.effort 1
One,A,B,soon,one,90 days,,,
,A,B,,two,,,,
Three,A,,,three,,Dana,,
Four,A,a,,four,,,,
Five,A,B,,../five,,,,
Six,A,B,,six,later,,,
One,A,B,,one,,,,
Eight,A,B,,six,,,,
Nine,A,B,,nine,,,resle,
Ten,A,B,,ten,,,,much
";
    let folder = folder(&[("all.csv", wrong)]);
    let output = on_the_day(folder.path(), &["import", "all.csv", "--yes"]);
    let told = stderr(&output) + &stdout(&output);
    assert_eq!(code(&output), 2);
    for cell in [
        "all.csv, D2: `stage`: ",
        "all.csv, A3: `name`: the row has no name of a partnership",
        "all.csv, G4: `sponsor 2`: this row has no party 2",
        "all.csv, A4: `name`: a partnership has two parties or more",
        "all.csv, C5: `party 2`: two parties have the id `a`",
        "all.csv, E6: `folder`: a charter goes into a folder below this one",
        "all.csv, F7: `exit.notice`: ",
        "all.csv, H10: `kind`: no kind of partnership is called `resle`; did you mean `resale`?",
        "all.csv, I11: `canvas.effort 1`: ",
    ] {
        assert!(told.contains(cell), "{cell} in {told}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the file alone");
    let twice = "name,party 1,party 2\nOne,A,B\nTwo,A,B\nOne,A,B\n";
    fs::write(folder.path().join("all.csv"), twice).unwrap();
    let told = stderr(&on_the_day(folder.path(), &["import", "all.csv", "--yes"]));
    assert!(told.contains("all.csv, A4: `name`: all.csv, A2 begins `one/charter.yaml` already"), "{told}");
}

/// Forty rows in a workbook, into a folder of their own.
#[test]
fn forty_partnerships_come_from_one_workbook() {
    let cell = |text: &str| Cell::of_lines(vec![Text::default().and(text)]);
    let mut table = Table::with_columns(["name", "party 1", "party 2", "stage"]);
    for nth in 1..=40 {
        let name = format!("Partner {nth}");
        table.row(["name", "us", "them", "stage"].map(|column| match column {
            "name" => cell(&format!("Programme {nth}")),
            "us" => cell("us=Our Company"),
            "them" => cell(&name),
            _ => cell("soon"),
        }));
    }
    let sheet = Sheet { name: "partners".to_owned(), table, ..Sheet::default() };
    let book = Workbook { title: "Partners".to_owned(), colour: None, sheets: vec![sheet] };
    let day = crate::program::options().as_of;
    let folder = folder(&[]);
    fs::write(folder.path().join("all.xlsx"), xlsx(&book, day).unwrap()).unwrap();
    let wrong = on_the_day(folder.path(), &["import", "all.xlsx", "--into", "partners", "--yes"]);
    assert!(stderr(&wrong).contains("partners!D2"), "{}", stderr(&wrong));
    assert!(!folder.path().join("partners").exists());
    let table = Workbook { sheets: book.sheets.into_iter().map(with_stage).collect(), ..book };
    fs::write(folder.path().join("all.xlsx"), xlsx(&table, day).unwrap()).unwrap();
    let output = on_the_day(folder.path(), &["import", "all.xlsx", "--into", "partners", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(fs::read_dir(folder.path().join("partners")).unwrap().count(), 40);
    let portfolio = run(folder.path(), "120", &["portfolio", "partners", "--as-of", "2026-07-10"]);
    assert!(stdout(&portfolio).contains("40 "), "{}", stdout(&portfolio));
}

/// The same with a stage that there is.
fn with_stage(mut sheet: Sheet) -> Sheet {
    for row in &mut sheet.table.rows {
        row[3] = Cell::of_lines(vec![Text::default().and("alignment")]);
    }
    sheet
}

#[test]
fn a_list_of_partnerships_is_told_from_answers() {
    let folder = folder(&[("all.csv", "name,party\nOne,A\n")]);
    let told = stderr(&on_the_day(folder.path(), &["import", "all.csv"]));
    assert!(told.contains("columns `name`, `party 1` and `party 2`"), "{told}");
    let path: &Path = folder.path();
    fs::write(path.join("b.csv"), "key,answer\nx,y\n").unwrap();
    fs::write(path.join("all.csv"), "name,party 1,party 2\nOne,A,B\n").unwrap();
    let told = stderr(&on_the_day(path, &["import", "all.csv", "b.csv"]));
    assert!(told.contains("`b.csv` has no table with a row a partnership"), "{told}");
}
