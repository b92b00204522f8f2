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

/// Where the cursor is: before the `|` of a text.
fn at_mark(marked: &str) -> (String, Value) {
    let before = &marked[..marked.find('|').unwrap()];
    let line = before.matches('\n').count();
    let character = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    (marked.replacen('|', "", 1), json!({"line": line, "character": character}))
}

/// An answer about a place of the configuration.
fn asked(method: &str, marked: &str) -> Value {
    let (_folder, file) = folder(CHARTER);
    let config = file.with_file_name("partner.toml");
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    let (text, position) = at_mark(marked);
    editor.open(&config, &text);
    editor.diagnostics(&config, 1);
    let params = json!({"textDocument": {"uri": uri(&config)}, "position": position});
    editor.send(&json!({"jsonrpc": "2.0", "id": "asked", "method": method, "params": params}));
    editor.until(|it| it["id"] == "asked")["result"].clone()
}

/// What is offered at a place: labels, and the text that each writes.
fn offered(marked: &str) -> Vec<(String, String)> {
    let items = asked("textDocument/completion", marked);
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (text(&it["label"]), text(&it["textEdit"]["newText"])))
        .collect()
}

fn labels(marked: &str) -> Vec<String> {
    offered(marked).into_iter().map(|(label, _)| label).collect()
}

#[test]
fn the_configuration_is_completed_while_it_is_no_toml_yet() {
    // A name of a table: only tables, and in two brackets only those of which there are several.
    let tables = labels("[|\n");
    assert!(tables.contains(&"policy".to_owned()) && tables.contains(&"rules".to_owned()), "{tables:?}");
    assert!(!tables.contains(&"checklist".to_owned()), "{tables:?}");
    let many = labels("[policy]\n\n[[|\n");
    assert!(many.contains(&"checklist".to_owned()) && !many.contains(&"policy".to_owned()), "{many:?}");
    // A key that the table lacks, with its equals sign; one that stands there is not offered again.
    let keys = offered("[policy]\nnon_compete_most = 6\nno|\n[rules]\nx = \"off\"\n");
    assert!(
        keys.contains(&("notice_factor_from".to_owned(), "notice_factor_from = ".to_owned())),
        "{keys:?}"
    );
    assert!(keys.iter().all(|(label, _)| label != "non_compete_most"), "{keys:?}");
    // In an entry of a list, and in a table inside one.
    assert!(labels("[[rule]]\n|").contains(&"when".to_owned()));
    assert!(labels("[[override]]\n[override.rules]\nexit-no|").contains(&"exit-notice-missing".to_owned()));
    // A value: its words, in quotes where there are none yet.
    assert!(offered("[rules]\nexit-notice-missing = |").contains(&("off".to_owned(), "\"off\"".to_owned())));
    assert!(offered("[rules]\nexit-notice-missing = \"o|\"").contains(&("off".to_owned(), "off".to_owned())));
    // Nothing in a comment, under a key that does not exist, or behind a number.
    for nothing in ["# [|", "[nonsense]\n|", "[policy]\nnon_compete_most = 6|", "[policy]\nnonsense = |"] {
        assert!(offered(nothing).is_empty(), "{nothing}: {:?}", offered(nothing));
    }
}

#[test]
fn hovering_over_the_configuration_tells_what_a_key_and_a_word_mean() {
    let hover = |marked: &str| {
        let told = asked("textDocument/hover", marked);
        told["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let key = hover("[policy]\nnon_compete|_most = 6\n");
    assert!(key.starts_with("`non_compete_most`: ") && key.contains("Default: 24."), "{key}");
    let rule = hover("[rules]\nexit-|notice-missing = \"off\"\n");
    assert!(rule.starts_with("`exit-notice-missing`: "), "{rule}");
    let word = hover("[rules]\nexit-notice-missing = \"o|ff\"\n");
    assert!(word.starts_with("`off`: "), "{word}");
    assert!(hover("[pol|icy]\n").starts_with("`policy`: "));
    assert_eq!(hover("[policy]\nnonse|nse = 6\n"), "");
    assert_eq!(hover("# non_compete|_most\n"), "");
}
