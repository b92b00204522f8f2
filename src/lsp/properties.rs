//! Whatever comes in: it is answered or left out, and the server goes on.

use std::io;
use std::sync::mpsc::channel;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{Ending, Settings, answer, transport};
use crate::document::scalar::{Date, Scalar as _};

/// What the server says to these bytes, and how it ends. A panic fails the test in the log: the server catches it.
fn session(bytes: &[u8]) -> (io::Result<Ending>, String) {
    let (sender, input) = channel();
    let mut bytes = bytes;
    while let Some(next) = transport::read(&mut bytes).transpose() {
        let is_last = next.is_err();
        sender.send(next).unwrap();
        if is_last {
            break;
        }
    }
    drop(sender);
    let day = Date::parse("2026-07-10").ok();
    let settings = Settings { config: None, day: &|| day };
    let mut output = Vec::new();
    let ending = answer(&input, &settings, &mut output);
    let said = String::from_utf8(output).unwrap();
    assert!(!said.contains("this is a bug"), "{said}");
    (ending, said)
}

fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn request(id: usize, method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

fn notification(method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

/// Pieces that texts of ours, broken ones too, are made of.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "partner: charter/v1\n",
        "name: ",
        "stage: la",
        "parties:\n  a: ",
        "gates:\n  - id: ",
        "exit:\n  ",
        "x",
        ": ",
        "- ",
        "{ ",
        "[",
        "}",
        "]",
        ", ",
        "'",
        "\"",
        "\\",
        "&a ",
        "*a",
        "|\n",
        "#",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "👩",
        "漢",
        "\u{feff}",
        "\u{202e}",
        "TBD",
        "~",
    ];
    vec(select(pieces.to_vec()), 0..30).prop_map(|pieces| format!("partner: charter/v1\n{}", pieces.concat()))
}

fn position() -> impl Strategy<Value = Value> {
    (0..12_u32, prop_oneof![0..30_u32, Just(u32::MAX)])
        .prop_map(|(line, character)| json!({"line": line, "character": character}))
}

/// One message of an editor that has opened `file:///p/charter.yaml`.
fn message() -> impl Strategy<Value = (bool, &'static str, Value)> {
    let document = || json!({"uri": "file:///nowhere/charter.yaml", "version": 2});
    let asked = select(vec![
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/definition",
        "textDocument/documentSymbol",
    ]);
    prop_oneof![
        3 => (asked, position()).prop_map(move |(method, at)| {
            (true, method, json!({"textDocument": document(), "position": at}))
        }),
        1 => (position(), position()).prop_map(move |(start, end)| {
            let range = json!({"start": start, "end": end});
            (true, "textDocument/codeAction", json!({"textDocument": document(), "range": range, "context": {"diagnostics": []}}))
        }),
        3 => (position(), position(), text()).prop_map(move |(start, end, text)| {
            let change = json!({"range": {"start": start, "end": end}, "text": text});
            (false, "textDocument/didChange", json!({"textDocument": document(), "contentChanges": [change]}))
        }),
        1 => Just((false, "textDocument/didClose", json!({"textDocument": document()}))),
        1 => Just((false, "workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///nowhere/x", "type": 2}]}))),
        1 => Just((false, "textDocument/didChange", json!([1, {"a": null}]))),
        1 => Just((true, "textDocument/hover", Value::Null)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_of_any_kind_end_the_session_or_are_left_out(
        noise in vec(any::<u8>(), 0..400),
        at in 0..300_usize,
        taken in 0..8_usize,
    ) {
        session(&noise).1.clear();
        // A conversation with a hole and noise in it.
        let mut bytes = framed(&request(1, "initialize", &json!({"capabilities": {}})));
        bytes.extend(framed(&request(2, "textDocument/hover", &json!({"textDocument": {"uri": "x"}}))));
        let at = at.min(bytes.len());
        let end = (at + taken).min(bytes.len());
        bytes.splice(at..end, noise.into_iter().take(taken));
        session(&bytes).1.clear();
        // A body that is no message does not hide what follows.
        let mut bytes = framed(&json!({"id": {"a": []}, "method": at}));
        bytes.extend(framed(&request(2, "initialize", &json!({"capabilities": {}}))));
        prop_assert!(session(&bytes).1.contains("serverInfo"));
    }

    #[test]
    fn every_request_has_one_answer(text in text(), messages in vec(message(), 0..12)) {
        let item = json!({"uri": "file:///nowhere/charter.yaml", "languageId": "yaml", "version": 1, "text": text});
        let mut bytes = framed(&request(1000, "initialize", &json!({"capabilities": {}})));
        bytes.extend(framed(&notification("textDocument/didOpen", &json!({"textDocument": item}))));
        for (nth, (is_request, method, params)) in messages.iter().enumerate() {
            let message = if *is_request { request(nth, method, params) } else { notification(method, params) };
            bytes.extend(framed(&message));
        }
        let (ending, said) = session(&bytes);
        prop_assert_eq!(ending.unwrap(), Ending::Abandoned);
        for (nth, (is_request, ..)) in messages.iter().enumerate() {
            let answers = said.matches(&format!("\"id\":{nth},")).count();
            prop_assert_eq!(answers, usize::from(*is_request), "{}", said);
        }
    }
}
