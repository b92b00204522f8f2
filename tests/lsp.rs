//! The language server, driven over its standard input and output as an editor does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// An editor: what is sent and what comes back.
struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    requests: i64,
}

impl Editor {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_partner"))
            .args(["lsp", "--as-of", "2026-07-10"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            loop {
                let mut length = 0;
                loop {
                    let mut line = String::new();
                    if output.read_line(&mut line).unwrap_or(0) == 0 {
                        return;
                    }
                    if line == "\r\n" {
                        break;
                    }
                    // Anything else on standard output is a mistake of the server.
                    length = line.strip_prefix("Content-Length: ").unwrap().trim().parse().unwrap();
                }
                let mut body = vec![0; length];
                output.read_exact(&mut body).unwrap();
                if sender.send(serde_json::from_slice(&body).unwrap()).is_err() {
                    return;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, messages, requests: 0 }
    }

    /// An editor in these folders that can do what `capabilities` says.
    fn in_folders(folders: &[&Path], capabilities: &Value) -> Self {
        let mut editor = Self::start();
        let folders: Vec<Value> = folders.iter().map(|it| json!({"uri": uri(it), "name": "x"})).collect();
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders});
        let answer = editor.request("initialize", params);
        assert_eq!(answer["serverInfo"]["name"], "partner");
        editor.notify("initialized", json!({}));
        editor
    }

    fn raw(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn receive(&self) -> Value {
        self.messages.recv_timeout(Duration::from_secs(60)).expect("the server says nothing")
    }

    /// The whole answer to a request.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
        }
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    fn open(&mut self, file: &Path, text: &str) {
        let item = json!({"uri": uri(file), "languageId": "yaml", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    fn change(&mut self, file: &Path, version: i32, text: &str) {
        let params = json!({"textDocument": {"uri": uri(file), "version": version}, "contentChanges": [{"text": text}]});
        self.notify("textDocument/didChange", params);
    }

    /// The next diagnostics of a version of a file.
    fn diagnostics(&self, file: &Path, version: i32) -> Vec<Value> {
        loop {
            let message = self.receive();
            let params = &message["params"];
            let is_meant = message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri(file)
                && params["version"] == version;
            if is_meant {
                return params["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    fn at(&mut self, method: &str, file: &Path, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        self.request(method, json!({"textDocument": {"uri": uri(file)}, "position": position}))
    }

    /// The labels that are offered where `|` stands in the text, in their order; each with what is written.
    fn offers(&mut self, file: &Path, version: i32, marked: &str) -> Vec<(String, String)> {
        let before = &marked[..marked.find('|').unwrap()];
        let line = u32::try_from(before.matches('\n').count()).unwrap();
        let character = before.rsplit('\n').next().unwrap().encode_utf16().count();
        self.change(file, version, &marked.replacen('|', "", 1));
        let items = self.at("textDocument/completion", file, line, u32::try_from(character).unwrap());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let items = items.as_array().unwrap();
        items.iter().map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"]))).collect()
    }

    fn end(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().unwrap().code()
    }
}

fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|it| it["code"].as_str().unwrap()).collect()
}

fn of_rule<'d>(diagnostics: &'d [Value], rule: &str) -> &'d Value {
    let found = diagnostics.iter().find(|it| it["code"] == rule);
    found.unwrap_or_else(|| panic!("no {rule} among {:?}", rules(diagnostics)))
}

/// The text after the edits of an action, whose ranges are in ASCII lines.
fn applied(text: &str, edits: &Value) -> String {
    let mut text = text.to_owned();
    for edit in edits.as_array().unwrap().iter().rev() {
        let byte = |place: &Value| {
            let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            start + usize::try_from(place["character"].as_u64().unwrap()).unwrap()
        };
        let range = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
        text.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text
}

const CHARTER: &str = "\
partner: charter/v1
name: Lending
stage: discovery
parties:
  northwind:
    name: Northwind Bank
    sponsor: Dana Reyes <dana@northwind.example>
  kestrel: { name: Kestrel Software, country: IE }
metrics:
  - id: loans
    name: Loans
gates:
  - id: pilot-go
    name: Pilot
    date: 2026-11-02
";

/// A folder with the charter in it.
fn folder(charter: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().canonicalize().unwrap().join("charter.yaml");
    fs::write(&file, charter).unwrap();
    (folder, file)
}

#[test]
fn a_slip_is_marked_mended_and_gone() {
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
    let mended = applied(&text, &change["edits"]);
    assert_eq!(mended, CHARTER);
    editor.change(&file, 2, &mended);
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
fn keys_words_and_names_are_offered_while_the_text_is_broken() {
    let (_folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    let labels = |offers: &[(String, String)]| offers.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    let offered = |editor: &mut Editor, version, marked: &str| labels(&editor.offers(&file, version, marked));

    // A word of a list, on a line that is not finished.
    let stages = offered(&mut editor, 2, &CHARTER.replace("stage: discovery", "stage: dis|"));
    assert_eq!(stages[..2], ["discovery", "alignment"]);
    // A key inside brackets that do not close: not those that are there.
    let marked = CHARTER.replace("country: IE }", "country: IE, ma|");
    let keys = editor.offers(&file, 3, &marked);
    assert!(keys.contains(&("manager".to_owned(), "manager: ".to_owned())), "{keys:?}");
    assert!(!labels(&keys).contains(&"country".to_owned()) && !labels(&keys).contains(&"name".to_owned()));
    // A person, where the section that names her is broken: what was last understood counts.
    let people =
        offered(&mut editor, 4, &CHARTER.replace("name: Kestrel Software, country: IE }", "sponsor: |"));
    assert!(people.contains(&"Dana Reyes <dana@northwind.example>".to_owned()), "{people:?}");
    // Parties as keys and as values, and what is still open.
    let notice = editor.offers(&file, 5, &format!("{CHARTER}exit:\n  notice:\n    kes|"));
    assert!(notice.contains(&("kestrel".to_owned(), "kestrel: ".to_owned())), "{notice:?}");
    let from = offered(&mut editor, 6, &format!("{CHARTER}value:\n  exchange:\n    - from: |"));
    assert_eq!(from, ["northwind", "kestrel", "TBD"]);
    // Sections, and one that opens a map.
    let sections = editor.offers(&file, 7, &format!("{CHARTER}ex|"));
    assert!(sections.contains(&("exit".to_owned(), "exit:\n  ".to_owned())), "{sections:?}");
    assert!(!labels(&sections).contains(&"gates".to_owned()));
    // With a syntax error above, the rest still answers.
    let broken = CHARTER.replace("name: Lending", "name: \"Lending");
    let stages = offered(&mut editor, 8, &broken.replace("discovery", "|"));
    assert!(stages.contains(&"launch".to_owned()), "{stages:?}");
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

#[test]
fn hovering_tells_keys_words_names_and_findings() {
    let (_folder, file) = folder(CHARTER);
    let text = format!("{CHARTER}exit:\n  notise: 60 days\nvalue:\n  exchange:\n    - from: kestrel\n");
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &text);
    editor.diagnostics(&file, 1);
    let mut told = |line, character| {
        let hover = editor.at("textDocument/hover", &file, line, character);
        assert_eq!(hover["contents"]["kind"], "markdown");
        hover["contents"]["value"].as_str().unwrap().to_owned()
    };
    assert!(told(2, 2).contains("`stage`: How far it has come. Decides what is due."));
    assert!(told(2, 9).contains("`discovery`: "));
    assert!(told(6, 6).contains("The executive who answers for the partnership."));
    assert!(told(19, 14).contains("The party `kestrel`: Kestrel Software"));
    let finding = told(16, 4);
    assert!(finding.contains("**error** `unknown-key`"), "{finding}");
    assert!(finding.contains("To mend it: did you mean `notice`?"), "{finding}");
    let symbols = editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri(&file)}}));
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["partner", "name", "stage", "parties", "metrics", "gates", "exit", "value"]);
    assert_eq!(symbols[3]["children"][1]["name"], "kestrel");
    assert_eq!(symbols[5]["children"][0]["name"], "pilot-go");
}

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
