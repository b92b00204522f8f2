//! Sections that the editor adds, and the first line of a new file.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::editor::{Editor, applied, rules, uri};
use super::{CHARTER, folder};

/// The sections that are offered at a line, each with its edits.
fn offered(editor: &mut Editor, file: &Path, line: usize) -> Vec<(String, Value)> {
    let at = json!({"line": line, "character": 0});
    let params = json!({
        "textDocument": {"uri": uri(file)},
        "range": {"start": at, "end": at},
        "context": {"diagnostics": [], "only": ["refactor"]},
    });
    let actions = editor.request("textDocument/codeAction", params);
    let named = |action: &Value| {
        let title = action["title"].as_str().unwrap();
        let name = title.strip_prefix("Add section `").unwrap().strip_suffix('`').unwrap();
        assert_eq!(action["kind"], "refactor.addSection");
        (name.to_owned(), action["edit"]["changes"][uri(file)].clone())
    };
    actions.as_array().unwrap().iter().map(named).collect()
}

fn edits<'o>(offered: &'o [(String, Value)], section: &str) -> &'o Value {
    &offered.iter().find(|(name, _)| name == section).unwrap_or_else(|| panic!("no {section}")).1
}

#[test]
fn a_section_that_is_lacking_comes_with_its_questions_into_its_place() {
    let (_folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    editor.diagnostics(&file, 1);
    // On the line of a section; within one the list would be in the way.
    let sections = offered(&mut editor, &file, 8);
    assert_eq!(offered(&mut editor, &file, 5), []);
    let names: Vec<&str> = sections.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"exit") && names.contains(&"canvas"), "{names:?}");
    for there in ["name", "stage", "parties", "metrics", "gates"] {
        assert!(!names.contains(&there), "{there} is there already");
    }
    // The last in the order of the format goes to the end.
    let exit = applied(CHARTER, edits(&sections, "exit"));
    let added = exit.strip_prefix(CHARTER).unwrap();
    assert!(added.starts_with("\n# "), "{added}");
    assert!(
        added.contains("\nexit:\n") && added.contains("  # How much notice must a party give to exit?"),
        "{added}"
    );
    // What comes before the metrics goes between the parties and them, and asks each party of this charter.
    let canvas = applied(CHARTER, edits(&sections, "canvas"));
    let (before, after) = canvas.split_once("\ncanvas:\n").unwrap();
    assert!(before.starts_with(CHARTER.split("metrics:").next().unwrap()), "{before}");
    assert!(after.contains("  goals:\n    northwind: TBD\n    kestrel: TBD\n"), "{after}");
    assert!(
        after.ends_with(&format!("\n\nmetrics:{}", CHARTER.split("metrics:").nth(1).unwrap())),
        "{after}"
    );
    // What was added is fine, and is offered no more.
    editor.change(&file, 2, &canvas);
    let found = editor.diagnostics(&file, 2);
    for rule in ["invalid-value", "yaml-syntax", "reference-unknown"] {
        assert!(!rules(&found).contains(&rule), "{rule}");
    }
    assert!(offered(&mut editor, &file, 0).iter().all(|(name, _)| name != "canvas"));
}

#[test]
fn a_finding_offers_the_section_that_it_asks_for_and_comments_stay_with_their_keys() {
    let charter = CHARTER
        .replace("stage: discovery", "stage: negotiation")
        .replace("metrics:\n", "# counted since May\nmetrics:\n")
        .replace('\n', "\r\n");
    let (_folder, file) = folder(&charter);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &charter);
    let found = editor.diagnostics(&file, 1);
    let gap = found.iter().find(|it| it["code"] == "exit-clause-missing").unwrap();
    let params =
        json!({"textDocument": {"uri": uri(&file)}, "range": gap["range"], "context": {"diagnostics": []}});
    let actions = editor.request("textDocument/codeAction", params);
    assert!(actions.as_array().unwrap().iter().any(|it| it["title"] == "Add section `exit`"), "{actions}");
    let sections = offered(&mut editor, &file, 0);
    let term = applied(&charter, edits(&sections, "term"));
    assert!(term.ends_with(charter.split_once("# counted").unwrap().1), "{term}");
    assert!(term.contains("\r\n\r\n# counted since May\r\nmetrics:\r\n"), "{term}");
    assert!(!term.replace("\r\n", "").contains('\n'), "{term:?}");
}

#[test]
fn nothing_is_added_to_what_cannot_be_read_and_to_records() {
    let (folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    for (version, text) in
        [(1, format!("{CHARTER}exit: [\n")), (2, "{partner: charter/v1, name: T}\n".to_owned())]
    {
        if version == 1 {
            editor.open(&file, &text);
        } else {
            editor.change(&file, version, &text);
        }
        assert_eq!(offered(&mut editor, &file, 0), [], "{text}");
    }
    let record = folder.path().canonicalize().unwrap().join("decision.yaml");
    editor.open(&record, "partner: decision/v1\n");
    assert_eq!(offered(&mut editor, &record, 0), []);
}

#[test]
fn a_new_record_is_offered_its_header_the_likeliest_first() {
    let (folder, _) = folder(CHARTER);
    let home = folder.path().canonicalize().unwrap();
    fs::create_dir(home.join("decisions")).unwrap();
    let mut editor = Editor::in_folders(&[&home], &json!({}));
    let record = home.join("decisions/pilot-go.yaml");
    editor.open(&record, "");
    let mut first = |version, marked: &str| {
        let before = &marked[..marked.find('|').unwrap()];
        let line = before.matches('\n').count();
        editor.change(&record, version, &marked.replacen('|', "", 1));
        let character = before.rsplit('\n').next().unwrap().len();
        let at = (u32::try_from(line).unwrap(), u32::try_from(character).unwrap());
        let items = editor.at("textDocument/completion", &record, at.0, at.1);
        let mut items = items.as_array().unwrap().clone();
        items.sort_by_key(|item| item["sortText"].as_str().unwrap().to_owned());
        items.into_iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let offers = first(2, "|");
    // One for each kind of file: a charter and seven records.
    assert_eq!((offers.len(), offers[0].as_str()), (8, "partner: decision/v1"));
    assert!(offers.contains(&"partner: review/v1".to_owned()), "{offers:?}");
    assert_eq!(first(3, "# taken on the phone\npartner: rev|"), ["partner: review/v1"]);
    // Behind something else it would be no header.
    assert_eq!(first(4, "services:\n  web: x\n|"), [""; 0]);
    // What it says it is counts from there on.
    let keys = first(5, "partner: decision/v1\nvo|");
    assert!(keys.contains(&"votes".to_owned()), "{keys:?}");
}

#[test]
fn an_editor_that_is_opened_at_the_top_of_the_disk_searches_only_around_what_is_open() {
    // A record that names a charter elsewhere: it is found where the folder that is searched holds both.
    let both = tempfile::tempdir().unwrap();
    let both = both.path().canonicalize().unwrap();
    for name in ["charters", "records"] {
        fs::create_dir(both.join(name)).unwrap();
    }
    let charter = CHARTER.replace("name: Lending", "id: lending\nname: Lending");
    fs::write(both.join("charters/charter.yaml"), charter).unwrap();
    let record = both.join("records/pilot-go.yaml");
    let text = "partner: decision/v1\npartnership: lending\ngate: pilot-go\ndate: 2026-07-01\nvotes:\n  kestrel: {vote: continue, by: A B}\n";
    fs::write(&record, text).unwrap();
    let told = || {
        let mut editor = Editor::in_folders(&[Path::new("/")], &json!({}));
        editor.open(&record, text);
        let found = editor.diagnostics(&record, 1);
        rules(&found).contains(&"record-orphaned")
    };
    assert!(told(), "the disk is not searched for the charter");
    // The repository around the record is.
    fs::create_dir(both.join(".git")).unwrap();
    assert!(!told(), "the charter lies in the same repository");
}
