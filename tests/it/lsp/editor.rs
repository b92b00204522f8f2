//! An editor that speaks to the language server over its standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// An editor: what is sent and what comes back.
pub(crate) struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    requests: i64,
}

impl Editor {
    pub(crate) fn start() -> Self {
        let mut child = crate::program::command()
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
    pub(crate) fn in_folders(folders: &[&Path], capabilities: &Value) -> Self {
        let mut editor = Self::start();
        let folders: Vec<Value> = folders.iter().map(|it| json!({"uri": uri(it), "name": "x"})).collect();
        let params = json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders});
        let answer = editor.request("initialize", params);
        assert_eq!(answer["serverInfo"]["name"], "partner");
        editor.notify("initialized", json!({}));
        editor
    }

    pub(crate) fn raw(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub(crate) fn receive(&self) -> Value {
        self.messages.recv_timeout(Duration::from_secs(60)).expect("the server says nothing")
    }

    /// The next message that is meant.
    pub(crate) fn until(&self, is_meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.receive();
            if is_meant(&message) {
                return message;
            }
        }
    }

    /// The whole answer to a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
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

    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    pub(crate) fn open(&mut self, file: &Path, text: &str) {
        let item = json!({"uri": uri(file), "languageId": "yaml", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    pub(crate) fn change(&mut self, file: &Path, version: i32, text: &str) {
        let params = json!({"textDocument": {"uri": uri(file), "version": version}, "contentChanges": [{"text": text}]});
        self.notify("textDocument/didChange", params);
    }

    /// The next diagnostics of a version of a file.
    pub(crate) fn diagnostics(&self, file: &Path, version: i32) -> Vec<Value> {
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

    pub(crate) fn at(&mut self, method: &str, file: &Path, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        self.request(method, json!({"textDocument": {"uri": uri(file)}, "position": position}))
    }

    /// The labels that are offered where `|` stands in the text, in their order; each with what is written.
    pub(crate) fn offers(&mut self, file: &Path, version: i32, marked: &str) -> Vec<(String, String)> {
        let before = &marked[..marked.find('|').unwrap()];
        let line = u32::try_from(before.matches('\n').count()).unwrap();
        let character = before.rsplit('\n').next().unwrap().encode_utf16().count();
        self.change(file, version, &marked.replacen('|', "", 1));
        let items = self.at("textDocument/completion", file, line, u32::try_from(character).unwrap());
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let items = items.as_array().unwrap();
        items.iter().map(|item| (text(&item["label"]), text(&item["textEdit"]["newText"]))).collect()
    }

    pub(crate) fn end(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().unwrap().code()
    }
}

pub(crate) fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}

pub(crate) fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|it| it["code"].as_str().unwrap()).collect()
}

pub(crate) fn of_rule<'d>(diagnostics: &'d [Value], rule: &str) -> &'d Value {
    let found = diagnostics.iter().find(|it| it["code"] == rule);
    found.unwrap_or_else(|| panic!("no {rule} among {:?}", rules(diagnostics)))
}

/// The text after the edits of an action, whose ranges are in ASCII lines.
pub(crate) fn applied(text: &str, edits: &Value) -> String {
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
