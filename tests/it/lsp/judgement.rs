//! What is marked in the open texts, and what fixes it.

use std::fs;

use serde_json::{Value, json};

use super::editor::{Editor, applied, of_rule, rules, uri};
use super::{CHARTER, folder};

#[test]
fn a_slip_is_marked_fixed_and_gone() {
    let (_folder, file) = folder(CHARTER);
    let text = CHARTER.replace("stage: discovery", "stage: discovry");
    let can = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &can);
    editor.open(&file, &text);
    let found = editor.diagnostics(&file, 1);
    let slip = of_rule(&found, "invalid-value");
    assert_eq!((slip["severity"].as_i64(), slip["source"].as_str()), (Some(1), Some("partner")));
    let range = json!({"start": {"line": 2, "character": 7}, "end": {"line": 2, "character": 15}});
    assert_eq!(slip["range"], range);
    let params = json!({"textDocument": {"uri": uri(&file)}, "range": range, "context": {"diagnostics": []}});
    let actions = editor.request("textDocument/codeAction", params);
    let fix = &actions[0];
    assert_eq!((fix["kind"].as_str(), fix["isPreferred"].as_bool()), (Some("quickfix"), Some(true)));
    let change = &fix["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 1);
    let all = actions.as_array().unwrap().iter().find(|it| it["kind"] == "source.fixAll.partner").unwrap();
    assert_eq!(applied(&text, &all["edit"]["documentChanges"][0]["edits"]), CHARTER);
    let fixed = applied(&text, &change["edits"]);
    assert_eq!(fixed, CHARTER);
    editor.change(&file, 2, &fixed);
    assert!(!rules(&editor.diagnostics(&file, 2)).contains(&"invalid-value"));
    // A closed file has no marks.
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri(&file)}}));
    let message = editor.receive();
    assert_eq!(message["params"], json!({"uri": uri(&file), "diagnostics": []}));
}

#[test]
fn what_is_none_of_ours_is_left_alone() {
    let (folder, _) = folder(CHARTER);
    let file = folder.path().canonicalize().unwrap().join("compose.yaml");
    let mut editor = Editor::in_folders(&[], &json!({}));
    editor.open(&file, "services:\n  web: { image: x }\n");
    assert_eq!(editor.diagnostics(&file, 1), [Value::Null; 0]);
    assert_eq!(editor.at("textDocument/completion", &file, 1, 2), json!([]));
    assert_eq!(editor.at("textDocument/hover", &file, 1, 3), Value::Null);
}

#[test]
fn an_ignored_finding_asks_for_its_reason() {
    let (_folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    let found = editor.diagnostics(&file, 1);
    let of_gate = found.iter().find(|it| it["range"]["start"]["line"] == 12).unwrap().clone();
    let params = json!({"textDocument": {"uri": uri(&file)}, "range": of_gate["range"], "context": {"diagnostics": []}});
    let actions = editor.request("textDocument/codeAction", params);
    let rule = of_gate["code"].as_str().unwrap();
    let ignore = actions
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["title"].as_str().unwrap().starts_with(&format!("Ignore `{rule}`")));
    // This editor takes no versions.
    let edits = &ignore.unwrap()["edit"]["changes"][uri(&file)];
    let text = applied(CHARTER, edits);
    assert!(text.contains(&format!("\n  # partner: ignore[{rule}] \n  - id: pilot-go\n")), "{text}");
    editor.change(&file, 2, &text);
    assert!(rules(&editor.diagnostics(&file, 2)).contains(&rule));
    editor.change(&file, 3, &text.replace("] \n", "] said at the pilot\n"));
    assert!(!rules(&editor.diagnostics(&file, 3)).contains(&rule));
}

#[test]
fn a_record_and_its_charter_are_judged_together_as_they_are_typed() {
    let (_folder, file) = folder(CHARTER);
    let root = file.parent().unwrap().to_owned();
    let record = root.join("decisions/go.yaml");
    fs::create_dir(root.join("decisions")).unwrap();
    let text = "partner: decision/v1\ngate: pilot-go\ndate: 2026-07-01\n";
    fs::write(&record, text).unwrap();
    let mut editor = Editor::in_folders(&[&root], &json!({}));
    editor.open(&file, CHARTER);
    editor.diagnostics(&file, 1);
    editor.open(&record, text);
    assert!(!rules(&editor.diagnostics(&record, 1)).contains(&"reference-unknown"));
    // Go to the gate from the record: line 12, where its id stands.
    let place = editor.at("textDocument/definition", &record, 1, 8);
    assert_eq!(place["uri"], uri(&file));
    assert_eq!(
        place["range"],
        json!({"start": {"line": 12, "character": 8}, "end": {"line": 12, "character": 16}})
    );
    // The charter calls the gate something else, not written to disk: the record is wrong now.
    editor.change(&file, 2, &CHARTER.replace("pilot-go", "pilot-start"));
    let found = editor.diagnostics(&file, 2);
    assert!(!rules(&found).contains(&"reference-unknown"));
    let found = editor.diagnostics(&record, 1);
    assert_eq!(of_rule(&found, "reference-unknown")["range"]["start"], json!({"line": 1, "character": 6}));
    let gates = editor.offers(&record, 2, "partner: decision/v1\ngate: |\n");
    assert_eq!(gates[0].0, "pilot-start");
    editor.change(&record, 3, &text.replace("pilot-go", "pilot-start"));
    assert!(!rules(&editor.diagnostics(&record, 3)).contains(&"reference-unknown"));
}

#[test]
fn positions_count_as_the_editor_does() {
    let text = "\u{feff}partner: charter/v1\r\nname: 漢\r\nstage: discovery\r\nexit: { x-b: '👩漢', notise: 漢 }\r\n";
    let (_folder, file) = folder(text);
    // `notise` stands behind `exit: { x-b: '`, an emoji, a character of three bytes and `', `: 14 + 2 + 1 + 3 units of
    // UTF-16, 14 + 4 + 3 + 3 bytes.
    for (can, character) in
        [(json!({}), 20), (json!({"general": {"positionEncodings": ["utf-8", "utf-16"]}}), 24)]
    {
        let mut editor = Editor::in_folders(&[file.parent().unwrap()], &can);
        editor.open(&file, text);
        let found = editor.diagnostics(&file, 1);
        let slip = of_rule(&found, "unknown-key");
        assert_eq!(slip["range"]["start"], json!({"line": 3, "character": character}), "{can}");
        // The first line is shifted by the mark, of one unit or three bytes; a change there lands where it is meant.
        let shift = if character == 20 { 1 } else { 3 };
        let range = json!({"start": {"line": 0, "character": shift + 9}, "end": {"line": 0, "character": shift + 16}});
        let change = json!({"range": range, "text": "chartr"});
        let id = json!({"uri": uri(&file), "version": 2});
        editor.notify("textDocument/didChange", json!({"textDocument": id, "contentChanges": [change]}));
        let found = editor.diagnostics(&file, 2);
        let start = &of_rule(&found, "kind-unknown")["range"]["start"];
        assert_eq!(*start, json!({"line": 0, "character": shift + 9}));
    }
}

#[test]
fn a_record_that_was_never_saved_is_judged_with_its_charter() {
    let (_folder, file) = folder(CHARTER);
    let root = file.parent().unwrap();
    let record = root.join("decisions/new.yaml");
    // With an open folder, and without one: then the nearest charter tells what belongs together.
    for folders in [vec![root], vec![]] {
        let mut editor = Editor::in_folders(&folders, &json!({}));
        editor.open(&record, "partner: decision/v1\ngate: pilot-stop\ndate: 2026-07-01\n");
        let found = editor.diagnostics(&record, 1);
        assert_eq!(
            of_rule(&found, "reference-unknown")["range"]["start"],
            json!({"line": 1, "character": 6})
        );
        editor.change(&record, 2, "partner: decision/v1\ngate: pilot-go\ndate: 2026-07-01\n");
        assert!(!rules(&editor.diagnostics(&record, 2)).contains(&"reference-unknown"));
    }
}

#[test]
fn a_charter_that_was_never_saved_is_judged_with_its_records_and_by_what_is_settled() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (charter, record) = (root.join("charter.yaml"), root.join("decisions/go.yaml"));
    fs::create_dir(root.join("decisions")).unwrap();
    let text = "partner: decision/v1\ngate: pilot-go\ndate: 2026-07-01\n";
    fs::write(&record, text).unwrap();
    fs::write(root.join("partner.toml"), "[rules]\nintent-missing = \"off\"\n").unwrap();
    let mut editor = Editor::in_folders(&[&root], &json!({}));
    editor.open(&record, text);
    assert!(rules(&editor.diagnostics(&record, 1)).contains(&"record-orphaned"));
    editor.open(&charter, CHARTER);
    assert!(!rules(&editor.diagnostics(&charter, 1)).contains(&"intent-missing"));
    assert!(!rules(&editor.diagnostics(&record, 1)).contains(&"record-orphaned"));
    editor.change(&charter, 2, &CHARTER.replace("pilot-go", "pilot-start"));
    assert!(rules(&editor.diagnostics(&record, 1)).contains(&"reference-unknown"));
    // A text without any file is judged alone, and by what is settled in the only folder.
    let item = json!({"uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": CHARTER});
    editor.notify("textDocument/didOpen", json!({"textDocument": item}));
    let message = editor.until(|it| it["params"]["uri"] == "untitled:Untitled-1");
    let found = message["params"]["diagnostics"].as_array().unwrap();
    assert!(rules(found).contains(&"canvas-missing"), "{:?}", rules(found));
    assert!(!rules(found).contains(&"intent-missing"));
}

#[test]
fn what_has_changed_outside_is_seen_when_the_typing_pauses() {
    let (_folder, file) = folder(CHARTER);
    let root = file.parent().unwrap().to_owned();
    let record = root.join("go.yaml");
    let text = "partner: decision/v1\ngate: pilot-go\ndate: 2026-07-01\n";
    fs::write(&record, text).unwrap();
    let mut editor = Editor::in_folders(&[&root], &json!({}));
    editor.open(&record, text);
    assert!(!rules(&editor.diagnostics(&record, 1)).contains(&"reference-unknown"));
    // This editor watches nothing.
    fs::write(&file, CHARTER.replace("pilot-go", "pilot-start")).unwrap();
    editor.change(&record, 2, &format!("{text}# x\n"));
    assert!(!rules(&editor.diagnostics(&record, 2)).contains(&"reference-unknown"));
    assert!(rules(&editor.diagnostics(&record, 2)).contains(&"reference-unknown"));
}

#[test]
fn a_text_that_leaves_its_partnership_takes_the_others_along() {
    let (_folder, first) = folder(CHARTER);
    let root = first.parent().unwrap().to_owned();
    let record = root.join("go.yaml");
    let text = "partner: decision/v1\ngate: pilot-go\ndate: 2026-07-01\n";
    let mut editor = Editor::in_folders(&[&root], &json!({}));
    editor.open(&first, CHARTER);
    editor.open(&record, text);
    assert!(!rules(&editor.diagnostics(&record, 1)).contains(&"record-orphaned"));
    // The charter is a charter no more.
    editor.change(&first, 2, &CHARTER.replace("charter/v1", "health/v1"));
    assert!(rules(&editor.diagnostics(&record, 1)).contains(&"record-orphaned"));
    editor.change(&first, 3, CHARTER);
    assert!(!rules(&editor.diagnostics(&record, 1)).contains(&"record-orphaned"));
}

#[test]
fn a_text_that_no_file_could_hold_is_marked() {
    let (_folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &CHARTER.replace("Lending", "Len\0ding"));
    let found = editor.diagnostics(&file, 1);
    assert_eq!(found[0]["range"]["start"], json!({"line": 1, "character": 9}), "{found:?}");
    // The editor's text is kept as it is: what is changed in it lands where it is meant.
    let range = json!({"start": {"line": 1, "character": 9}, "end": {"line": 1, "character": 10}});
    let id = json!({"uri": uri(&file), "version": 2});
    let changes = json!([{"range": range, "text": "x"}, {"range": range, "text": ""}]);
    editor.notify("textDocument/didChange", json!({"textDocument": id, "contentChanges": changes}));
    let found = editor.diagnostics(&file, 2);
    assert!(rules(&found).contains(&"canvas-missing"), "{:?}", rules(&found));
}
