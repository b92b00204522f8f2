//! How the conversation begins and ends, and what becomes of messages that are none.

use serde_json::{Value, json};

use super::editor::Editor;

#[test]
fn the_conversation_is_polite_and_ends_in_order() {
    let mut editor = Editor::start();
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.request("initialize", json!({"capabilities": {}}));
    assert_eq!(editor.ask("partner/unheardOf", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("textDocument/hover", json!({"textDocument": 1}))["error"]["code"], -32602);
    editor.notify("$/unheardOf", json!({}));
    editor.notify("textDocument/didOpen", json!({"wrong": true}));
    editor.raw("Content-Length: 5\r\n\r\n{oops");
    assert_eq!(editor.request("shutdown", Value::Null), Value::Null);
    assert_eq!(editor.ask("textDocument/hover", json!({}))["error"]["code"], -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.end(), Some(0));

    let mut editor = Editor::in_folders(&[], &json!({}));
    editor.notify("exit", Value::Null);
    assert_eq!(editor.end(), Some(1));
    let editor = Editor::in_folders(&[], &json!({}));
    assert_eq!(editor.end(), Some(1));
    let mut editor = Editor::start();
    editor.raw("hello\r\n\r\n");
    assert_eq!(editor.end(), Some(2));
}

#[test]
fn files_are_watched_where_the_editor_can() {
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let editor = Editor::in_folders(&[], &can);
    let asked = editor.receive();
    assert_eq!(asked["method"], "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
}

#[test]
fn each_request_has_one_answer_taken_back_or_not() {
    let mut editor = Editor::in_folders(&[], &json!({}));
    editor.notify("$/cancelRequest", json!({"id": 4711}));
    let params = json!({"textDocument": {"uri": "file:///x.yaml"}, "position": {"line": 0, "character": 0}});
    editor.send(&json!({"jsonrpc": "2.0", "id": "a", "method": "textDocument/hover", "params": params}));
    editor.notify("$/cancelRequest", json!({"id": "a"}));
    // What is no request but was meant as one waits for an answer too.
    editor.send(&json!({"jsonrpc": "2.0", "id": 77, "method": 5}));
    let (first, second) = (editor.receive(), editor.receive());
    // Whether it was answered already when it was taken back, nobody can know.
    assert_eq!(first["id"], "a");
    assert!(first["error"]["code"] == -32800 || first["error"].is_null(), "{first}");
    assert_eq!((&second["id"], &second["error"]["code"]), (&json!(77), &json!(-32600)));
    assert_eq!(editor.request("shutdown", Value::Null), Value::Null);
}
