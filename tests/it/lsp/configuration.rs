//! `partner.toml` and the folders that it holds for.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::editor::{Editor, rules, uri};
use super::{CHARTER, folder};

#[test]
fn two_folders_go_by_their_own_configuration() {
    let (_one, first) = folder(CHARTER);
    let (_other, second) = folder(CHARTER);
    let config = second.parent().unwrap().join("partner.toml");
    fs::write(&config, "[rules]\nintent-missing = \"off\"\n").unwrap();
    let mut editor = Editor::in_folders(&[first.parent().unwrap(), second.parent().unwrap()], &json!({}));
    editor.open(&first, CHARTER);
    let found = editor.diagnostics(&first, 1);
    assert!(rules(&found).contains(&"intent-missing"), "{:?}", rules(&found));
    editor.open(&second, CHARTER);
    assert!(!rules(&editor.diagnostics(&second, 1)).contains(&"intent-missing"));
    // The configuration changes outside the editor.
    fs::write(&config, "").unwrap();
    let change = json!({"changes": [{"uri": uri(&config), "type": 2}]});
    editor.notify("workspace/didChangeWatchedFiles", change.clone());
    assert!(rules(&editor.diagnostics(&second, 1)).contains(&"intent-missing"));
    // A mistake in it is marked in it.
    fs::write(&config, "[rulez]\n").unwrap();
    editor.notify("workspace/didChangeWatchedFiles", change);
    loop {
        let message = editor.receive();
        if message["params"]["uri"] == uri(&config) && message["params"]["diagnostics"][0].is_object() {
            break;
        }
    }
}

/// What is marked in the configuration, once that is told.
fn marks(editor: &Editor, config: &Path) -> Value {
    let message = editor.until(|it| it["params"]["uri"] == uri(config));
    message["params"]["diagnostics"].clone()
}

/// What is told beside the marks.
fn told(editor: &Editor) -> String {
    let message = editor.until(|it| it["method"] == "window/showMessage");
    message["params"]["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_broken_configuration_is_marked_and_told_of_once() {
    let (_folder, file) = folder(CHARTER);
    let config = file.with_file_name("partner.toml");
    fs::write(&config, "# ours\n[rulez]\n").unwrap();
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    let found = marks(&editor, &config);
    // `rulez`, without its brackets.
    assert_eq!(
        found[0]["range"],
        json!({"start": {"line": 1, "character": 1}, "end": {"line": 1, "character": 6}})
    );
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(told(&editor), "`partner.toml` cannot be used: the defaults apply until it is fixed");
    // Fixed, then broken so that it is no text at all.
    let change = json!({"changes": [{"uri": uri(&config), "type": 2}]});
    fs::write(&config, "[rules]\nintent-missing = \"off\"\n").unwrap();
    editor.notify("workspace/didChangeWatchedFiles", change.clone());
    assert_eq!(marks(&editor, &config), json!([]));
    fs::write(&config, b"[rules]\n# caf\xe9\n").unwrap();
    editor.notify("workspace/didChangeWatchedFiles", change.clone());
    let found = marks(&editor, &config);
    assert_eq!(found[0]["range"]["start"], json!({"line": 1, "character": 5}));
    assert!(found[0]["message"].as_str().unwrap().ends_with("it is not UTF-8 text"), "{found}");
    assert_eq!(told(&editor), "`partner.toml` cannot be used: the previous settings apply until it is fixed");
    // Another mistake is marked, and nothing is told again.
    fs::write(&config, "[rulez]\n").unwrap();
    editor.notify("workspace/didChangeWatchedFiles", change);
    assert_eq!(marks(&editor, &config)[0]["range"]["start"], json!({"line": 0, "character": 1}));
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": uri(&file)}}));
    editor.send(&json!({"jsonrpc": "2.0", "id": "last", "method": "shutdown"}));
    let next = editor.until(|it| it["method"] == "window/showMessage" || it["id"] == "last");
    assert_eq!(next["id"], "last", "{next}");
}

#[test]
fn a_configuration_is_judged_by_while_it_is_typed() {
    let (_folder, file) = folder(CHARTER);
    let config = file.with_file_name("partner.toml");
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    assert!(rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
    // It was never saved.
    editor.open(&config, "");
    editor.diagnostics(&config, 1);
    editor.change(&config, 2, "[rules]\nintent-missing = \"off\"\n");
    assert!(!rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
    // While it is typed it is no TOML for a moment: that is marked, and the previous settings apply.
    editor.change(&config, 3, "[rules]\nintent-missing = \"of");
    let message = editor.until(|it| {
        assert_ne!(it["method"], "window/showMessage");
        it["params"]["uri"] == uri(&config) && it["params"]["version"] == 3
    });
    assert_eq!(message["params"]["diagnostics"][0]["range"]["start"]["line"], 1);
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": uri(&config)}}));
    assert_eq!(told(&editor), "`partner.toml` cannot be used: the previous settings apply until it is fixed");
    // Closed without being saved it never was.
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri(&config)}}));
    assert!(rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
}

#[test]
fn folders_come_and_go() {
    let outer = tempfile::tempdir().unwrap();
    let outer = outer.path().canonicalize().unwrap();
    let file = outer.join("lending/charter.yaml");
    fs::create_dir(outer.join("lending")).unwrap();
    fs::write(&file, CHARTER).unwrap();
    fs::write(outer.join("partner.toml"), "[rules]\nintent-missing = \"off\"\n").unwrap();
    let mut editor = Editor::in_folders(&[&outer], &json!({}));
    editor.open(&file, CHARTER);
    assert!(!rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
    let folder = json!([{"uri": uri(&outer), "name": "outer"}]);
    // Without the folder the charter's own one counts, where nothing is settled.
    let event = json!({"event": {"added": [], "removed": folder}});
    editor.notify("workspace/didChangeWorkspaceFolders", event);
    assert!(rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
    let event = json!({"event": {"added": folder, "removed": []}});
    editor.notify("workspace/didChangeWorkspaceFolders", event);
    assert!(!rules(&editor.diagnostics(&file, 1)).contains(&"intent-missing"));
}
