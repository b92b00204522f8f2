//! The conversation with the editor: what each message asks for, and what is said of our own accord.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, InitializeParams, WorkspaceFolder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::Client;
use super::desk::Desk;
use super::{Due, Ending, Settings, actions, complete, definition, file_uri, hover, settings, symbols};

/// How far the conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Silent,
    Running,
    Closing,
    Ended(Ending),
}

/// The server.
pub(super) struct Server<'s> {
    phase: Phase,
    client: Client,
    desk: Desk<'s>,
    due: Due,
    outgoing: Vec<Message>,
    requests: i32,
}

type Answer = Result<Value, (ErrorCode, String)>;

/// What people are told of a panic; the log of the editor has where it was.
const BUG: &str = "this is a bug in partner; please report it with the lines of its log";

impl<'s> Server<'s> {
    pub(super) fn new(settings: &'s Settings<'s>) -> Self {
        Self {
            phase: Phase::Silent,
            client: Client::default(),
            desk: Desk::new(settings),
            due: Due::Nothing,
            outgoing: Vec::new(),
            requests: 0,
        }
    }

    /// What is to be judged.
    pub(super) fn due(&self) -> Due {
        self.due
    }

    /// How the conversation has ended, if it has.
    pub(super) fn ending(&self) -> Option<Ending> {
        match self.phase {
            Phase::Ended(ending) => Some(ending),
            _ => None,
        }
    }

    /// What is to be sent.
    pub(super) fn outgoing(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.outgoing)
    }

    /// Answers what was meant as a request and is none.
    pub(super) fn refuse(&mut self, id: RequestId, reason: &str) {
        self.fail(id, ErrorCode::InvalidRequest, reason.to_owned());
    }

    /// Tells the editor's log that something came in which is no message.
    pub(super) fn complain(&mut self, reason: &str) {
        self.log(&format!("a message was left out: {reason}"));
    }

    fn log(&mut self, message: &str) {
        self.notify("window/logMessage", json!({"type": 2, "message": message}));
    }

    /// Answers a request that was taken back before its turn.
    pub(super) fn cancelled(&mut self, id: RequestId) {
        self.fail(id, ErrorCode::RequestCanceled, "it was taken back".to_owned());
    }

    /// Does something; a bug of ours fails that and not the session.
    fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        catch_unwind(AssertUnwindSafe(|| work(self))).ok()
    }

    /// Does what a message asks for.
    pub(super) fn take(&mut self, message: Message) {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                match self.guarded(|server| server.request(request)) {
                    Some(Ok(result)) => {
                        self.outgoing.push(Response { id, response_result: Ok(result) }.into());
                    }
                    Some(Err((code, message))) => self.fail(id, code, message),
                    None => self.fail(id, ErrorCode::InternalError, BUG.to_owned()),
                }
            }
            Message::Notification(notification) => {
                if self.guarded(|server| server.notification(notification)).is_none() {
                    self.log(BUG);
                }
            }
            // Nothing hangs on how the editor answers.
            Message::Response(_) => {}
        }
    }

    fn fail(&mut self, id: RequestId, code: ErrorCode, message: String) {
        self.outgoing.push(Response::new_err(id, code as i32, message).into());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.outgoing.push(Notification { method: method.to_owned(), params }.into());
    }

    fn request(&mut self, request: Request) -> Answer {
        let Request { method, params, .. } = request;
        match (self.phase, method.as_str()) {
            (Phase::Silent, "initialize") => self.initialize(params),
            (Phase::Silent, _) => {
                Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned()))
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Closing;
                Ok(Value::Null)
            }
            #[cfg(test)]
            (Phase::Running, "test/panic") => panic!("as asked"),
            (Phase::Running, _) => self.answer(&method, params),
            (Phase::Closing | Phase::Ended(_), _) => {
                Err((ErrorCode::InvalidRequest, "the server is shutting down".to_owned()))
            }
        }
    }

    fn initialize(&mut self, params: Value) -> Answer {
        let params: InitializeParams = read(params)?;
        self.client = Client::of(&params.capabilities);
        self.desk.encoding = self.client.encoding;
        #[expect(deprecated, reason = "older editors know one folder only")]
        let root = params.root_uri.map(|uri| WorkspaceFolder { uri, name: String::new() });
        let folders = params.workspace_folders.unwrap_or_else(|| root.into_iter().collect());
        self.desk.workspace.add(folders.iter().filter_map(|it| file_uri::path(it.uri.as_str())));
        self.phase = Phase::Running;
        told(&self.client.greeting())
    }

    fn answer(&mut self, method: &str, params: Value) -> Answer {
        let encoding = self.client.encoding;
        match method {
            "textDocument/hover" => {
                let params: lsp_types::HoverParams = read(params)?;
                self.freshen();
                let at = params.text_document_position_params;
                let Some(document) = self.desk.document(&at.text_document.uri) else { return told(&()) };
                if settings::is_settings(document) {
                    return told(&settings::hover(document, at.position, encoding));
                }
                let known = self.desk.declarations_of(document);
                let policy = self.desk.workspace.policy(&document.base);
                told(&hover::hover(document, at.position, encoding, known, &policy))
            }
            "textDocument/completion" => {
                let params: lsp_types::CompletionParams = read(params)?;
                let at = params.text_document_position;
                let Some(document) = self.desk.document(&at.text_document.uri) else { return told(&()) };
                if settings::is_settings(document) {
                    return told(&settings::complete(document, at.position, encoding));
                }
                let known = self.desk.current_declarations(document);
                told(&complete::complete(document, at.position, encoding, &known))
            }
            "textDocument/definition" => {
                let params: lsp_types::GotoDefinitionParams = read(params)?;
                self.freshen();
                let at = params.text_document_position_params;
                let Some(document) = self.desk.document(&at.text_document.uri) else { return told(&()) };
                let known = self.desk.declarations_of(document);
                let found =
                    known.and_then(|known| definition::definition(document, at.position, encoding, known));
                told(&found.and_then(|(source, span)| self.desk.location(source, span)))
            }
            "textDocument/documentSymbol" => {
                let params: lsp_types::DocumentSymbolParams = read(params)?;
                let document = self.desk.document(&params.text_document.uri);
                told(&document.map(|document| symbols::symbols(document, encoding)))
            }
            "textDocument/codeAction" => {
                let params: lsp_types::CodeActionParams = read(params)?;
                // Edits are of the text as it stands.
                self.freshen();
                let document = self.desk.document(&params.text_document.uri);
                told(&document.map(|document| {
                    let policy = self.desk.workspace.policy(&document.base);
                    actions::actions(document, &params, &self.client, &policy)
                }))
            }
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known here"))),
        }
    }

    fn notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        if method == "exit" {
            let was_asked = self.phase == Phase::Closing;
            self.phase = Phase::Ended(if was_asked { Ending::Asked } else { Ending::Abandoned });
            return;
        }
        if self.phase != Phase::Running {
            return;
        }
        let due = match method.as_str() {
            "initialized" => {
                self.watch_files();
                Due::Nothing
            }
            "textDocument/didOpen" => self.open(params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didClose" => self.close(params),
            "textDocument/didSave" => Due::Everything,
            "workspace/didChangeWatchedFiles" => self.forget(params),
            "workspace/didChangeWorkspaceFolders" => self.change_folders(params),
            _ => Due::Nothing,
        };
        self.due = self.due.max(due);
    }

    fn open(&mut self, params: Value) -> Due {
        let Some(params) = self.understood::<DidOpenTextDocumentParams>(params) else { return Due::Nothing };
        self.desk.open(params.text_document);
        Due::Everything
    }

    fn change(&mut self, params: Value) -> Due {
        let params = self.understood::<DidChangeTextDocumentParams>(params);
        if params.is_some_and(|params| self.desk.change(params)) { Due::Changed } else { Due::Nothing }
    }

    fn close(&mut self, params: Value) -> Due {
        let Some(params) = self.understood::<DidCloseTextDocumentParams>(params) else { return Due::Nothing };
        // What is on disk counts again for the others.
        self.desk.close(&params.text_document.uri);
        Due::Everything
    }

    fn forget(&mut self, params: Value) -> Due {
        if let Some(params) = self.understood::<DidChangeWatchedFilesParams>(params) {
            for file in params.changes.iter().filter_map(|it| file_uri::path(it.uri.as_str())) {
                self.desk.workspace.forget(&file);
            }
        }
        Due::Everything
    }

    fn change_folders(&mut self, params: Value) -> Due {
        let Some(params) = self.understood::<DidChangeWorkspaceFoldersParams>(params) else {
            return Due::Nothing;
        };
        let path = |it: &WorkspaceFolder| file_uri::path(it.uri.as_str());
        for folder in params.event.removed.iter().filter_map(path) {
            self.desk.workspace.remove(&folder);
        }
        self.desk.workspace.add(params.event.added.iter().filter_map(path));
        Due::Everything
    }

    fn understood<T: DeserializeOwned>(&mut self, params: Value) -> Option<T> {
        serde_json::from_value(params).map_err(|error| self.complain(&error.to_string())).ok()
    }

    /// Asks to be told of files that change outside the editor: records, the configuration, and the files that deals and
    /// quotations name.
    fn watch_files(&mut self) {
        if !self.client.watches_files {
            return;
        }
        let watchers: Vec<Value> = ["**/*.{yaml,yml,csv,md,txt}", "**/partner.toml"]
            .iter()
            .map(|pattern| json!({"globPattern": pattern}))
            .collect();
        let registration = json!({
            "id": "partner-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": watchers},
        });
        self.requests += 1;
        let params = json!({"registrations": [registration]});
        let method = "client/registerCapability".to_owned();
        self.outgoing.push(Request { id: self.requests.into(), method, params }.into());
    }

    /// Judges what has changed before a question about it is answered.
    fn freshen(&mut self) {
        if self.due >= Due::Changed {
            self.judge();
        }
    }

    /// Judges what is due, and tells the editor what was found.
    pub(super) fn judge(&mut self) {
        let due = self.due;
        // What is typed in one place can matter in another: that is looked at when the typing pauses.
        self.due = if due == Due::Changed { Due::Rest } else { Due::Nothing };
        let judged = self.guarded(|server| {
            match due {
                Due::Nothing => {}
                Due::Changed => server.desk.judge_changed(),
                Due::Rest | Due::Everything => server.desk.judge_all(),
            }
            server.publish(due != Due::Everything);
        });
        if judged.is_none() {
            self.log(BUG);
        }
    }

    fn publish(&mut self, is_typing: bool) {
        for params in self.desk.unpublished() {
            if let Ok(params) = serde_json::to_value(params) {
                self.notify("textDocument/publishDiagnostics", params);
            }
        }
        for message in self.desk.news(is_typing) {
            self.notify("window/showMessage", json!({"type": 2, "message": message}));
        }
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn told<T: Serialize>(result: &T) -> Answer {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_fails_one_request_and_not_the_session() {
        let settings = Settings { config: None, day: &|| None };
        let mut server = Server::new(&settings);
        for (id, method) in [(1, "initialize"), (2, "test/panic"), (3, "shutdown")] {
            let params = json!({"capabilities": {}});
            server.take(Request { id: id.into(), method: method.to_owned(), params }.into());
        }
        let answers: Vec<Value> =
            server.outgoing().iter().map(|it| serde_json::to_value(it).unwrap()).collect();
        assert_eq!(answers[0]["result"]["serverInfo"]["name"], "partner");
        assert_eq!(answers[1], json!({"id": 2, "error": {"code": -32603, "message": BUG}}));
        assert_eq!(answers[2], json!({"id": 3, "result": null}));
    }
}
