//! Questionnaires out and back: nothing is lost on the way, nothing half-written, and nothing of another's answers is shown too early.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use partner::document::charter::Charter;
use partner::document::scalar::{Date, Scalar as _};
use partner::document::{Document, Ids, Source, differences};
use partner::grammar::column_letters;
use partner::render::page::{form_csv, meant};
use partner::render::{visible_in_file, xlsx};
use partner::repository::grids;
use partner::view::workbook::{Sheet, Workbook};
use partner::view::{Cell, Table, Text};
use partner::yaml::{Limits, read};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::program::{code, folder, run, stderr, stdout};

const CHARTER: &str = "\
# kept by Dana
partner: charter/v1
name: Embedded lending
stage: negotiation # since May
parties:
  northwind: {name: Northwind Bank, sponsor: Dana Reyes}
  kestrel: {name: Kestrel Software}
canvas:
  horizon: TBD
  effort: {northwind: high, kestrel: TBD}
exit:
  # agreed in May
  notice: TBD # to be told in writing
  assets: Each keeps its own
";

const DAY: [&str; 2] = ["--as-of", "2026-07-10"];

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, "100", &[arguments, &DAY].concat())
}

fn partnership() -> TempDir {
    folder(&[("charter.yaml", CHARTER)])
}

fn charter_in(folder: &Path) -> String {
    fs::read_to_string(folder.join("charter.yaml")).unwrap()
}

/// Writes the questions to a party into a file.
fn ask(folder: &Path, party: &str, file: &str, more: &[&str]) {
    let output = partner(
        folder,
        &[&["questionnaire", "--for", party, "--overwrite", "--output", file], more].concat(),
    );
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

/// The rows of a CSV file, the names of the columns first.
fn rows(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

const LIST: usize = 0;
const KEY: usize = 1;
const WHY: usize = 3;
const ALLOWED: usize = 5;
const THEIRS: usize = 6;
const ANSWER: usize = 7;

fn row<'r>(rows: &'r [Vec<String>], key: &str) -> &'r Vec<String> {
    rows.iter().find(|row| row[KEY] == key).unwrap_or_else(|| panic!("no row `{key}` in {rows:?}"))
}

/// Writes rows as a spreadsheet does.
fn save(folder: &Path, file: &str, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(folder.join(file)).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

/// Fills answers in; a key that is not asked gets a row of its own.
fn fill(folder: &Path, file: &str, answers: &[(&str, &str)]) {
    let mut rows = rows(folder, file);
    for (key, answer) in answers {
        match rows.iter_mut().find(|row| row[KEY] == *key) {
            Some(row) => row[ANSWER] = (*answer).to_owned(),
            None => {
                let mut row = vec![String::new(); 8];
                (row[LIST], row[KEY], row[ANSWER]) = ("charter".into(), (*key).into(), (*answer).into());
                rows.push(row);
            }
        }
    }
    save(folder, file, &rows);
}

fn examples() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap().flatten() {
        let charter = entry.path().join("charter.yaml");
        if let Ok(text) = fs::read_to_string(charter) {
            found.push((entry.file_name().to_string_lossy().into_owned(), text));
        }
    }
    assert!(found.len() > 4, "{}", found.len());
    found
}

fn decoded(text: &str) -> Document<Charter> {
    let tree = read(text, &Limits::default()).tree.unwrap();
    let ids = Ids::of_charter(&tree, &[]);
    let source = Source::new("charter.yaml".to_owned(), text.to_owned(), tree);
    Document::decode(source.into(), &ids, Vec::new(), &[])
}

#[test]
fn a_party_is_asked_what_concerns_it() {
    let folder = partnership();
    ask(folder.path(), "kestrel", "k.csv", &[]);
    let rows = rows(folder.path(), "k.csv");
    assert_eq!(rows[0], ["list", "key", "question", "why", "example", "allowed", "theirs", "answer"]);
    let notice = row(&rows, "exit.notice.kestrel");
    assert!(notice[2].contains("notice") && !notice[WHY].is_empty() && notice[4] == "90 days", "{notice:?}");
    let effort = row(&rows, "canvas.effort.kestrel");
    assert_eq!(effort[ALLOWED], "low, medium or high");
    assert!(rows.iter().all(|row| !row[KEY].contains("northwind")), "{rows:?}");
    assert_eq!(row(&rows, "exit.ip")[LIST], "signing", "what all agree on is asked of each as one answer");
    assert!(rows.iter().any(|row| row[KEY] == "parties.kestrel.sponsor"));
    assert_eq!(row(&rows, "health.alignment")[LIST], "health");
    assert_eq!(row(&rows, "party")[ANSWER], "kestrel");
    assert_eq!(charter_in(folder.path()), CHARTER);
}

#[test]
fn what_the_other_has_said_is_shown_once_both_have_answered() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &[]);
    let before = rows(folder, "k.csv");
    assert_eq!(row(&before, "canvas.effort.kestrel")[THEIRS], "");
    for form in ["k.md", "k.html"] {
        ask(folder, "kestrel", form, &[]);
        let text = fs::read_to_string(folder.join(form)).unwrap();
        assert!(text.contains("canvas.effort.kestrel") && !text.contains("Northwind Bank: high"), "{text}");
    }
    fill(folder, "k.csv", &[("canvas.effort.kestrel", "low")]);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    ask(folder, "kestrel", "again.csv", &[]);
    let after = rows(folder, "again.csv");
    let effort = row(&after, "canvas.effort.kestrel");
    assert_eq!((effort[LIST].as_str(), effort[THEIRS].as_str()), ("differences", "Northwind Bank: high"));
    assert!(effort[WHY].ends_with("this party answered: low"), "{effort:?}");
    // Whoever has not answered the horizon sees nothing of it.
    assert_eq!(row(&after, "canvas.horizon.kestrel")[THEIRS], "");
}

#[test]
fn answers_come_back_with_a_diff_and_the_rest_stays() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &[]);
    let answers = [
        ("exit.notice", "90 days"),
        ("canvas.horizon.kestrel", "12 months"),
        ("parties.kestrel.sponsor", "=cmd|' /C calc'!A0"),
        ("metrics[0].id", "loans"),
        ("metrics[0].name", "Loans, paid out"),
    ];
    fill(folder, "k.csv", &answers);
    let shown = partner(folder, &["import", "k.csv"]);
    assert_eq!(code(&shown), 2);
    assert!(stdout(&shown).contains("+  notice: 90 days # to be told in writing\n"), "{}", stdout(&shown));
    assert!(stderr(&shown).contains("give `--yes`"), "{}", stderr(&shown));
    assert_eq!(charter_in(folder), CHARTER, "nothing is written without a yes");
    let written = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&written), 0, "{}", stderr(&written));
    let now = charter_in(folder);
    for line in [
        "# kept by Dana\n",
        "stage: negotiation # since May\n",
        "  # agreed in May\n  notice: 90 days # to be told in writing\n",
        "    kestrel: 12 months\n",
        "sponsor: =cmd|' /C calc'!A0}",
        "name: Loans, paid out\n",
    ] {
        assert!(now.contains(line), "{line:?} in {now}");
    }
    // The same file again says nothing new.
    let again = partner(folder, &["import", "k.csv", "--yes"]);
    assert!(stderr(&again).contains("nothing new"), "{}", stderr(&again));
    assert_eq!(charter_in(folder), now);
}

#[test]
fn every_bad_cell_is_named_and_nothing_is_written() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &[]);
    let bad = [
        ("exit.notice", "soon"),
        ("canvas.effort.kestrel", "huge"),
        ("canvas.effort.northwind", "low"),
        ("exit.notise", "90 days"),
        ("canvas.vision", "A loan in a day"),
    ];
    fill(folder, "k.csv", &bad);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&output), 2);
    let told = stderr(&output);
    let line = |key: &str| 1 + rows(folder, "k.csv").iter().position(|row| row[KEY] == key).unwrap();
    for key in ["canvas.effort.northwind", "exit.notise"] {
        assert!(told.contains(&format!("`{key}`")) && told.contains("k.csv, H"), "{told}");
    }
    assert!(
        told.contains("only Northwind Bank answers this") && told.contains("did you mean `exit.notice`?"),
        "{told}"
    );
    assert_eq!(charter_in(folder), CHARTER);
    // With those corrected, the two that the format does not take are left.
    let kept: Vec<Vec<String>> = rows(folder, "k.csv")
        .into_iter()
        .filter(|row| !["canvas.effort.northwind", "exit.notise"].contains(&row[KEY].as_str()))
        .collect();
    save(folder, "k.csv", &kept);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    let told = stderr(&output);
    assert_eq!(code(&output), 2);
    assert!(told.contains("2 cells"), "{told}");
    assert!(told.contains("`exit.notice`: ") && told.contains("`canvas.effort.kestrel`: "), "{told}");
    assert!(line("exit.notice") > 1 && charter_in(folder) == CHARTER);
}

#[test]
fn a_file_of_another_charter_or_an_older_version_is_refused() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &[]);
    fill(folder, "k.csv", &[("exit.notice", "90 days")]);
    fs::write(folder.join("charter.yaml"), CHARTER.replace("Each keeps its own", "All goes to the bank"))
        .unwrap();
    let older = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&older), 2);
    assert!(
        stderr(&older).contains("older version")
            && stderr(&older).contains("`partner questionnaire --for kestrel`")
    );
    fs::write(folder.join("charter.yaml"), format!("{CHARTER}id: another\n")).unwrap();
    let other = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&other), 2);
    assert!(
        stderr(&other).contains("`another`") && stderr(&other).contains("`--into`"),
        "{}",
        stderr(&other)
    );
    // Comments and layout are no other version.
    fs::write(folder.join("charter.yaml"), format!("# read aloud\n{CHARTER}")).unwrap();
    let same = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&same), 0, "{}", stderr(&same));
    fs::write(folder.join("notes.csv"), "a,b\n1,2\n").unwrap();
    let none = partner(folder, &["import", "notes.csv", "--yes"]);
    assert_eq!(code(&none), 2);
    assert!(stderr(&none).contains("does not say which charter"), "{}", stderr(&none));
}

#[test]
fn both_sides_answer_at_the_same_time() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &[]);
    ask(folder, "northwind", "n.csv", &[]);
    fill(
        folder,
        "k.csv",
        &[
            ("canvas.horizon.kestrel", "12 months"),
            ("canvas.vision", "A loan in a day"),
            ("metrics[0].id", "loans"),
        ],
    );
    fill(
        folder,
        "n.csv",
        &[("canvas.horizon.northwind", "3 years"), ("metrics[0].id", "loans"), ("metrics[1].id", "losses")],
    );
    for file in ["k.csv", "n.csv"] {
        let output = partner(folder, &["import", file, "--yes"]);
        assert_eq!(code(&output), 0, "{file}: {}", stderr(&output));
    }
    let now = charter_in(folder);
    for line in ["kestrel: 12 months", "northwind: 3 years", "vision: A loan in a day", "id: losses"] {
        assert!(now.contains(line), "{line} in {now}");
    }
    assert_eq!(now.matches("id: loans").count(), 1);
    // What one has answered and the other answers differently is for both to settle.
    fill(folder, "n.csv", &[("canvas.vision", "Cash on Tuesday")]);
    let output = partner(folder, &["import", "n.csv", "--yes"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("`A loan in a day` by now") && stderr(&output).contains("`Cash on Tuesday`"),
        "{}",
        stderr(&output)
    );
    assert_eq!(charter_in(folder), now);
}

#[test]
fn every_example_goes_out_and_comes_back_as_it_was() {
    for (name, text) in examples() {
        let charter = decoded(&text);
        let folder = folder(&[("charter.yaml", &text)]);
        let folder = folder.path();
        for party in charter.value.party_ids() {
            for file in ["all.csv", "all.xlsx", "all.md"] {
                ask(folder, party, file, &["--all"]);
                let output = partner(folder, &["import", file, "--yes"]);
                assert_eq!(code(&output), 0, "{name}, {party}: {}", stderr(&output));
                assert!(stderr(&output).contains("nothing new"), "{name}, {party}: {}", stderr(&output));
                assert_eq!(charter_in(folder), text, "{name}, {party}");
            }
        }
    }
}

/// Every answer of a charter that concerns a party, by its key.
fn answers_of(text: &str, party: &str) -> Vec<(String, String)> {
    let folder = folder(&[("charter.yaml", text)]);
    ask(folder.path(), party, "all.csv", &["--all"]);
    let rows = rows(folder.path(), "all.csv").into_iter();
    let is_answer = |row: &Vec<String>| {
        !["list", "about", "health"].contains(&row[LIST].as_str()) && !row[ANSWER].is_empty()
    };
    rows.filter(is_answer).map(|row| (row[KEY].clone(), row[ANSWER].clone())).collect()
}

#[test]
fn the_files_of_all_parties_together_make_the_finished_charter() {
    for (name, text) in examples() {
        let finished = decoded(&text);
        let parties = finished.value.party_ids();
        let mut begun = format!(
            "partner: charter/v1\nname: {}\nstage: {}\nparties:\n",
            finished.value.name.get().unwrap().as_str(),
            finished.value.stage()
        );
        parties.iter().for_each(|party| begun.push_str(&format!("  {party}: {{name: {party}}}\n")));
        if let Some(id) = finished.value.id.get() {
            begun.push_str(&format!("id: {id}\n"));
        }
        let folder = folder(&[("charter.yaml", &begun)]);
        let folder = folder.path();
        let mut files = Vec::new();
        for party in &parties {
            let file = format!("{party}.csv");
            ask(folder, party, &file, &["--all"]);
            let answers = answers_of(&text, party);
            let answers: Vec<(&str, &str)> =
                answers.iter().map(|(key, answer)| (key.as_str(), answer.as_str())).collect();
            fill(folder, &file, &answers);
            files.push(file);
        }
        let call: Vec<&str> =
            std::iter::once("import").chain(files.iter().map(String::as_str)).chain(["--yes"]).collect();
        let output = partner(folder, &call);
        assert_eq!(code(&output), 0, "{name}: {}", stderr(&output));
        let now = decoded(&charter_in(folder));
        let left = differences(&finished, &now, &|_| true, partner::document::Grain::Coarse);
        assert!(left.is_empty(), "{name}: {left:#?}");
    }
}

#[test]
fn answers_in_markdown_are_read_with_the_line_of_each_bad_one() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.md", &[]);
    let text = fs::read_to_string(folder.join("k.md")).unwrap();
    let fill = |answers: &[(&str, &str)]| {
        let line = |line: &str| match answers.iter().find(|(key, _)| line.starts_with(&format!("| {key} |")))
        {
            Some((_, answer)) => line.trim_end_matches("|  |").to_owned() + &format!("| {answer} |"),
            None => line.to_owned(),
        };
        fs::write(folder.join("k.md"), text.lines().map(line).collect::<Vec<_>>().join("\n")).unwrap();
    };
    fill(&[("exit.notice.kestrel", "soon"), ("canvas.effort.kestrel", "low")]);
    let output = partner(folder, &["import", "k.md", "--yes"]);
    let at = text.lines().position(|line| line.starts_with("| exit.notice.kestrel |")).unwrap() + 1;
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains(&format!("G{at}: `exit.notice.kestrel`: ")), "{}", stderr(&output));
    assert_eq!(charter_in(folder), CHARTER);
    fill(&[
        ("exit.notice.kestrel", "60 days"),
        ("canvas.effort.kestrel", "low"),
        ("canvas.vision", "A \\| B &amp; C"),
    ]);
    let output = partner(folder, &["import", "k.md", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let now: serde_yaml::Value = serde_yaml::from_str(&charter_in(folder)).unwrap();
    assert_eq!(now["exit"]["notice"]["kestrel"], "60 days");
    assert_eq!(now["canvas"]["effort"]["kestrel"], "low");
    assert_eq!(now["canvas"]["vision"], "A | B & C");
}

#[test]
fn answers_to_the_health_check_are_added_once() {
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &["--health"]);
    assert!(
        rows(folder, "k.csv").iter().all(|row| ["list", "about", "health"].contains(&row[LIST].as_str()))
    );
    fill(folder, "k.csv", &[("health.alignment", "4"), ("health.relationship", "2")]);
    for _ in 0..2 {
        let output = partner(folder, &["import", "k.csv", "--yes"]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    let record = fs::read_to_string(folder.join("health/2026-h2.yaml")).unwrap();
    assert_eq!(record.matches("alignment: 4").count(), 1, "{record}");
    assert!(record.contains("kestrel") && !record.contains("k.csv"), "{record}");
    fill(folder, "k.csv", &[("health.alignment", "9")]);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("H"), "{}", stderr(&output));
}

#[test]
fn files_that_are_no_questionnaires_are_refused() {
    let folder = partnership();
    let folder = folder.path();
    fs::write(folder.join("a.xlsx"), "no archive").unwrap();
    fs::write(folder.join("b.pdf"), "x").unwrap();
    fs::write(folder.join("c.csv"), b"key,answer\nexit.notice,\xff\n").unwrap();
    fs::write(folder.join("d.csv"), "key,answer\nexit.notice,\"90 days\nx,y\n").unwrap();
    for (file, told) in [
        ("a.xlsx", "not a workbook"),
        ("b.pdf", "neither an Excel workbook"),
        ("c.csv", "line 2 is not text in UTF-8"),
        ("d.csv", "the quote in line 2 is not closed"),
        ("e.csv", "`e.csv` does not exist"),
    ] {
        let output = partner(folder, &["import", file]);
        assert_eq!(code(&output), 2, "{file}");
        assert!(stderr(&output).contains(told), "{file}: {}", stderr(&output));
    }
    let output = partner(folder, &["questionnaire", "--for", "kestral", "--output", "k.xlsx"]);
    assert!(stderr(&output).contains("did you mean `kestrel`?"), "{}", stderr(&output));
    let output = partner(folder, &["questionnaire", "--for", "kestrel", "--output", "k.doc"]);
    assert!(stderr(&output).contains("`.xlsx`"), "{}", stderr(&output));
    let output = partner(folder, &["questionnaire", "--for", "kestrel", "--output", "charter.yaml"]);
    assert_eq!((code(&output), charter_in(folder)), (2, CHARTER.to_owned()));
}

fn table(texts: &[Vec<String>]) -> Table {
    let mut table = Table::with_columns(["key", "answer"]);
    for row in texts {
        let cell =
            |text: &String| Cell::of_lines(text.split('\n').map(|line| Text::default().and(line)).collect());
        table.row(row.iter().map(cell));
    }
    table
}

/// The cells of what was read, by row and column, empty ones left out.
fn read_back(name: &str, bytes: &[u8], is_text: bool) -> BTreeMap<(u64, u32), String> {
    let grids = grids(Path::new(name), bytes).unwrap();
    let mut cells = BTreeMap::new();
    for (nth, row) in grids[0].rows().iter().enumerate() {
        for column in 0..2 {
            let cell = row.cell(column);
            let text = if is_text { meant(cell) } else { cell };
            if !text.is_empty() {
                cells.insert((if is_text { nth as u64 } else { row.number - 2 }, column), text.to_owned());
            }
        }
    }
    cells
}

/// Texts as people and attackers write them.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "=1+1",
        "+",
        "-3",
        "-1+1",
        "@SUM(A1)",
        "'",
        "''=x",
        "\t",
        "\r",
        "\n",
        "\r\n",
        ",",
        ";",
        "\"",
        "90 days",
        "é漢",
        "_x0041_",
        "\u{1b}[31m",
        "\u{202e}",
        "\u{7f}",
        " ",
        "::error::",
        "<b>",
        "&amp;",
        "1e3",
        "0012",
        "TRUE",
        "#N/A",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back_as_it_went_out(rows in prop::collection::vec(prop::collection::vec(texts(), 2), 1..5)) {
        // A row of nothing is none.
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| vec![format!("k{}", row[0]), row[1].clone()]).collect();
        let mut expected = BTreeMap::new();
        for (nth, row) in rows.iter().enumerate() {
            for (column, text) in (0u32..).zip(row) {
                if !text.is_empty() {
                    expected.insert((nth as u64, column), visible_in_file(text));
                }
            }
        }
        let table = table(&rows);
        let text = form_csv(&table).unwrap();
        prop_assert_eq!(&read_back("x.csv", text.as_bytes(), true), &expected);
        let sheet = Sheet { name: "a".to_owned(), table, ..Sheet::default() };
        let book = Workbook { title: String::new(), colour: None, sheets: vec![sheet] };
        let day = Date::parse("2026-07-10").unwrap();
        let bytes = xlsx(&book, day).unwrap();
        prop_assert_eq!(&read_back("x.xlsx", &bytes, false), &expected);
        prop_assert_eq!(bytes, xlsx(&book, day).unwrap(), "the same for the same day");
    }
}

/// Python with openpyxl, a reader of workbooks that is not ours; `None` where it cannot be had, which is said.
fn openpyxl() -> Option<Command> {
    let python = std::env::var("PARTNER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import openpyxl"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(Command::new(python));
    }
    eprintln!(
        "skipped: `{python}` has no openpyxl; `pip install openpyxl` and name that python in PARTNER_PYTHON"
    );
    None
}

const SHOW: &str = "
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print('sheets', [s.title for s in book.worksheets if s.sheet_state == 'visible'])
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in ('s', 'n') and (cell.value is None or isinstance(cell.value, str)), cell
    for rule in sheet.data_validations.dataValidation:
        print(sheet.title, rule.type, rule.sqref, rule.formula1)
sheet = book['about']
print('head', [cell.value for cell in sheet[1]])
print('party', [row[6].value for row in sheet.iter_rows() if row[0].value == 'party'])
";

#[test]
fn another_reader_finds_the_sheets_the_lists_and_no_formula() {
    let Some(mut python) = openpyxl() else { return };
    let folder = folder(&[("charter.yaml", &CHARTER.replace("Dana Reyes", "\"=HYPERLINK(A1)\""))]);
    ask(folder.path(), "kestrel", "k.xlsx", &["--all"]);
    let output = python.args(["-c", SHOW, "k.xlsx"]).current_dir(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let told = stdout(&output);
    assert!(
        told.contains("head ['key', 'question', 'why', 'example', 'allowed', 'theirs', 'answer']"),
        "{told}"
    );
    assert!(
        told.contains("party ['kestrel']") && told.contains("'signing'") && told.contains("'health'"),
        "{told}"
    );
    assert!(!told.contains("'choices'") && told.contains(" list G"), "{told}");
    assert!(told.contains("choices!$"), "{told}");
    assert_eq!(column_letters(6), "G", "the column of the answers");
}

#[test]
fn what_another_program_has_filled_in_is_read() {
    const FILL: &str = "
import sys, datetime, openpyxl
book = openpyxl.load_workbook('k.xlsx')
answers = {'exit.notice': '90 days', 'term.start': datetime.date(2026, 9, 1), 'canvas.horizon.kestrel': '12 months',
    'health.alignment': 4, 'parties.kestrel.champions': 'Piet Vos\\nRosa Lindqvist', 'parties.kestrel.employees': 85}
left = dict(answers)
for sheet in book.worksheets:
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in left:
            row[6].value = left.pop(row[0].value)
sheet = book['signing']
for key, value in left.items():
    sheet.append([key, None, None, None, None, None, value])
book.save('k.xlsx')
";
    let Some(mut python) = openpyxl() else { return };
    let folder = partnership();
    let folder = folder.path();
    ask(folder, "kestrel", "k.xlsx", &["--all"]);
    let output = python.args(["-c", FILL]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let output = partner(folder, &["import", "k.xlsx", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let now = decoded(&charter_in(folder));
    let party = now.value.parties.get().unwrap().get("kestrel").unwrap().get().unwrap();
    assert_eq!(
        party.champions.get().unwrap().values().map(|it| it.name().to_owned()).collect::<Vec<_>>(),
        ["Piet Vos", "Rosa Lindqvist"]
    );
    assert_eq!(party.employees.get().unwrap().to_string(), "85");
    assert_eq!(now.value.term.get().unwrap().start.get().unwrap().to_string(), "2026-09-01");
    assert!(folder.join("health/2026-h2.yaml").exists());
}

/// A charter with lists of entries, of texts, and a comment on each.
const LISTS: &str = "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
canvas:
  non_negotiables:
    kestrel:
      - the customer's data # first
      - the name
      - the price # last
metrics:
  # counted daily
  - {id: loans, name: Loans}
  - {id: visits, name: Visits}
  # counted weekly
  - {id: calls, name: Calls}
";

#[test]
fn entries_are_taken_out_through_a_sheet() {
    let folder = folder(&[("charter.yaml", LISTS)]);
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &["--all"]);
    fill(
        folder,
        "k.csv",
        &[
            ("metrics[0].name", "REMOVE"),
            ("metrics[1].id", "REMOVE"),
            ("canvas.non_negotiables.kestrel", "the customer's data\nthe price"),
        ],
    );
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let now = charter_in(folder);
    assert!(now.contains("      - the customer's data # first\n      - the price # last\n"), "{now}");
    assert!(!now.contains("loans") && !now.contains("visits") && !now.contains("the name"), "{now}");
    assert!(now.contains("  # counted weekly\n  - {id: calls, name: Calls}\n"), "{now}");
    // The last one leaves the list undecided.
    ask(folder, "kestrel", "k.csv", &["--all"]);
    fill(folder, "k.csv", &[("metrics[0].id", "REMOVE")]);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(charter_in(folder).contains("metrics: TBD\n"), "{}", charter_in(folder));
}

#[test]
fn what_is_no_entry_and_what_is_answered_too_is_not_removed() {
    let folder = folder(&[("charter.yaml", LISTS)]);
    let folder = folder.path();
    ask(folder, "kestrel", "k.csv", &["--all"]);
    let wrong = [
        ("name", "REMOVE"),
        ("metrics[7].name", "REMOVE"),
        ("metrics[0].id", "REMOVE"),
        ("metrics[0].name", "Credits"),
    ];
    fill(folder, "k.csv", &wrong);
    let output = partner(folder, &["import", "k.csv", "--yes"]);
    let told = stderr(&output) + &stdout(&output);
    assert_eq!(code(&output), 2);
    for part in [
        "`name`: only entries of lists are removed",
        "`metrics[7].name`: the charter has no such entry",
        "`metrics[0].name`: k.csv, H",
        "removes the entry that this is of",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(charter_in(folder), LISTS);
}
