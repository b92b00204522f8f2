//! What the server knows, and what it does with each message.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, InitializeParams, PublishDiagnosticsParams, Uri, WorkspaceFolder,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::Client;
use super::declared::Declarations;
use super::document::OpenDocument;
use super::workspace::{Workspace, partnership_of};
use super::{Due, Ending, Settings, actions, complete, definition, diagnostics, file_uri, hover, symbols};
use crate::document::Source;

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
    settings: &'s Settings<'s>,
    phase: Phase,
    client: Client,
    workspace: Workspace,
    documents: BTreeMap<String, OpenDocument>,
    /// By the file of the charter: what it declares, as last understood.
    declarations: BTreeMap<PathBuf, Declarations>,
    /// Which charter the file of a document belongs to.
    charters: BTreeMap<PathBuf, PathBuf>,
    is_due: bool,
    outgoing: Vec<Message>,
    requests: i32,
}

type Answer = Result<Value, (ErrorCode, String)>;

impl<'s> Server<'s> {
    pub(super) fn new(settings: &'s Settings<'s>) -> Self {
        Self {
            settings,
            phase: Phase::Silent,
            client: Client::default(),
            workspace: Workspace::default(),
            documents: BTreeMap::new(),
            declarations: BTreeMap::new(),
            charters: BTreeMap::new(),
            is_due: false,
            outgoing: Vec::new(),
            requests: 0,
        }
    }

    /// Whether something has changed since the last judgement.
    pub(super) fn is_due(&self) -> bool {
        self.is_due
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

    /// Tells the editor's log that something came in which is no message.
    pub(super) fn complain(&mut self, reason: &str) {
        self.notify(
            "window/logMessage",
            json!({"type": 2, "message": format!("a message was left out: {reason}")}),
        );
    }

    /// Does what a message asks for. A bug of ours fails one request and not the session.
    pub(super) fn take(&mut self, message: Message) -> Due {
        let (id, taken) = match message {
            Message::Request(request) => {
                let id = request.id.clone();
                (Some(id), catch_unwind(AssertUnwindSafe(|| self.request(request))))
            }
            Message::Notification(it) => (None, catch_unwind(AssertUnwindSafe(|| self.notification(it)))),
            Message::Response(_) => return Due::Not,
        };
        taken.unwrap_or_else(|_| {
            let message = "this is a bug in partner; please report it with the lines of its log".to_owned();
            match id {
                Some(id) => self.fail(id, ErrorCode::InternalError, message),
                None => self.complain(&message),
            }
            Due::Not
        })
    }

    fn fail(&mut self, id: RequestId, code: ErrorCode, message: String) {
        self.outgoing.push(Response::new_err(id, code as i32, message).into());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.outgoing.push(Notification { method: method.to_owned(), params }.into());
    }

    fn request(&mut self, request: Request) -> Due {
        let Request { id, method, params } = request;
        let answer = match (self.phase, method.as_str()) {
            (Phase::Silent, "initialize") => self.initialize(params),
            (Phase::Silent, _) => {
                Err((ErrorCode::ServerNotInitialized, "`initialize` comes first".to_owned()))
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Closing;
                Ok(Value::Null)
            }
            (Phase::Running, _) => self.answer(&method, params),
            (Phase::Closing | Phase::Ended(_), _) => {
                Err((ErrorCode::InvalidRequest, "the server is shutting down".to_owned()))
            }
        };
        match answer {
            Ok(result) => self.outgoing.push(Response { id, response_result: Ok(result) }.into()),
            Err((code, message)) => self.fail(id, code, message),
        }
        Due::Not
    }

    fn initialize(&mut self, params: Value) -> Answer {
        let params: InitializeParams = read(params)?;
        self.client = Client::of(&params.capabilities);
        #[expect(deprecated, reason = "older editors know one folder only")]
        let root = params.root_uri.map(|uri| WorkspaceFolder { uri, name: String::new() });
        let folders = params.workspace_folders.unwrap_or_else(|| root.into_iter().collect());
        self.workspace.add(folders.iter().filter_map(|it| file_uri::path(it.uri.as_str())));
        self.phase = Phase::Running;
        told(&self.client.greeting())
    }

    fn answer(&mut self, method: &str, params: Value) -> Answer {
        let encoding = self.client.encoding;
        match method {
            "textDocument/hover" => {
                self.judge();
                let params: lsp_types::HoverParams = read(params)?;
                let at = params.text_document_position_params;
                let Some(document) = self.documents.get(at.text_document.uri.as_str()) else {
                    return told(&());
                };
                let known = self.declarations_of(document);
                let configuration = self.workspace.configuration(document.path.as_deref());
                told(&hover::hover(document, at.position, encoding, known, configuration))
            }
            "textDocument/completion" => {
                let params: lsp_types::CompletionParams = read(params)?;
                let at = params.text_document_position;
                let Some(document) = self.documents.get(at.text_document.uri.as_str()) else {
                    return told(&());
                };
                let known = self.current_declarations(document);
                told(&complete::complete(document, at.position, encoding, &known))
            }
            "textDocument/definition" => {
                self.judge();
                let params: lsp_types::GotoDefinitionParams = read(params)?;
                let at = params.text_document_position_params;
                let Some(document) = self.documents.get(at.text_document.uri.as_str()) else {
                    return told(&());
                };
                let Some(known) = self.declarations_of(document) else { return told(&()) };
                let Some((file, span)) = definition::definition(document, at.position, encoding, known)
                else {
                    return told(&());
                };
                told(&self.location(&file, span))
            }
            "textDocument/documentSymbol" => {
                let params: lsp_types::DocumentSymbolParams = read(params)?;
                let document = self.documents.get(params.text_document.uri.as_str());
                told(&document.map(|document| symbols::symbols(document, encoding)))
            }
            "textDocument/codeAction" => {
                // Edits are of the text as it stands.
                self.judge();
                let params: lsp_types::CodeActionParams = read(params)?;
                let document = self.documents.get(params.text_document.uri.as_str());
                told(&document.map(|document| actions::actions(document, &params, &self.client)))
            }
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known here"))),
        }
    }

    fn notification(&mut self, notification: Notification) -> Due {
        let Notification { method, params } = notification;
        if method == "exit" {
            let was_asked = self.phase == Phase::Closing;
            self.phase = Phase::Ended(if was_asked { Ending::Asked } else { Ending::Abandoned });
            return Due::Not;
        }
        if self.phase != Phase::Running {
            return Due::Not;
        }
        let due = match method.as_str() {
            "initialized" => {
                self.watch_files();
                Due::Not
            }
            "textDocument/didOpen" => self.open(params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didClose" => self.close(params),
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => Due::Now,
            "workspace/didChangeWorkspaceFolders" => self.change_folders(params),
            _ => Due::Not,
        };
        self.is_due |= due != Due::Not;
        due
    }

    fn open(&mut self, params: Value) -> Due {
        let Ok(params) = self.understood::<DidOpenTextDocumentParams>(params) else { return Due::Not };
        let document = OpenDocument::new(params.text_document);
        self.documents.insert(document.uri.as_str().to_owned(), document);
        Due::Now
    }

    fn change(&mut self, params: Value) -> Due {
        let Ok(params) = self.understood::<DidChangeTextDocumentParams>(params) else { return Due::Not };
        let encoding = self.client.encoding;
        let Some(document) = self.documents.get_mut(params.text_document.uri.as_str()) else {
            return Due::Not;
        };
        document.change(params.text_document.version, params.content_changes, encoding);
        Due::WhenQuiet
    }

    fn close(&mut self, params: Value) -> Due {
        let Ok(params) = self.understood::<DidCloseTextDocumentParams>(params) else { return Due::Not };
        if let Some(document) = self.documents.remove(params.text_document.uri.as_str()) {
            self.publish(PublishDiagnosticsParams::new(document.uri, Vec::new(), None));
        }
        // What is on disk counts again for the others.
        Due::Now
    }

    fn change_folders(&mut self, params: Value) -> Due {
        let Ok(params) = self.understood::<DidChangeWorkspaceFoldersParams>(params) else { return Due::Not };
        let path = |it: &WorkspaceFolder| file_uri::path(it.uri.as_str());
        for folder in params.event.removed.iter().filter_map(path) {
            self.workspace.remove(&folder);
        }
        self.workspace.add(params.event.added.iter().filter_map(path));
        Due::Now
    }

    fn understood<T: DeserializeOwned>(&mut self, params: Value) -> Result<T, ()> {
        serde_json::from_value(params).map_err(|error| self.complain(&error.to_string()))
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

    /// Judges everything that is open, if something has changed, and tells the editor what was found.
    pub(super) fn judge(&mut self) {
        if !std::mem::take(&mut self.is_due) {
            return;
        }
        if catch_unwind(AssertUnwindSafe(|| self.judge_all())).is_err() {
            self.complain("this is a bug in partner, and nothing was judged");
        }
    }

    fn judge_all(&mut self) {
        let bases: BTreeSet<PathBuf> = self
            .documents
            .values()
            .filter_map(|document| Some(self.workspace.base(document.path.as_deref()?)))
            .collect();
        for base in &bases {
            if let Some(report) = self.workspace.settle(base, self.settings, self.client.encoding)
                && let Some(uri) = file_uri::uri(&report.file)
            {
                self.publish(PublishDiagnosticsParams::new(uri, report.diagnostics, None));
            }
        }
        for document in self.documents.values_mut() {
            document.findings.clear();
        }
        for base in &bases {
            self.judge_folder(base);
        }
        let is_alone = |it: &OpenDocument| it.path.as_ref().is_none_or(|path| !path.is_file());
        for document in self.documents.values_mut().filter(|it| is_alone(it)) {
            document.findings = self.workspace.judge_alone(document, self.settings);
        }
        self.publish_findings();
    }

    fn judge_folder(&mut self, base: &Path) {
        let Self { workspace, documents, declarations, charters, settings, .. } = self;
        let is_here = |it: &&OpenDocument| {
            it.is_ours() && it.path.as_ref().is_some_and(|path| workspace.base(path) == base)
        };
        let here: Vec<&OpenDocument> = documents.values().filter(is_here).collect();
        let paths: Vec<PathBuf> = here.iter().filter_map(|it| it.path.clone()).collect();
        let mut findings = Vec::new();
        workspace.judge(base, &here, settings, |judgement| {
            findings.clone_from(&judgement.findings);
            for path in paths {
                let Some(partnership) = partnership_of(judgement.partnerships, &path) else { continue };
                let charter = &partnership.charter.source;
                let Some(file) = charter.file() else { continue };
                declarations.entry(file.to_owned()).or_default().learn(charter);
                charters.insert(path, file.to_owned());
            }
        });
        let mut by_file: BTreeMap<PathBuf, Vec<_>> = BTreeMap::new();
        for finding in findings {
            if let Some(file) = finding.source.file() {
                by_file.entry(file.to_owned()).or_default().push(finding);
            }
        }
        for document in documents.values_mut() {
            if let Some(found) = document.path.as_ref().and_then(|path| by_file.remove(path)) {
                document.findings = found;
            }
        }
    }

    fn publish_findings(&mut self) {
        let encoding = self.client.encoding;
        let place_in = |source: &Source| {
            let file = source.file()?;
            let open = self.documents.values().find(|it| it.path.as_deref() == Some(file))?;
            Some(open.places(encoding))
        };
        let all: Vec<PublishDiagnosticsParams> = self
            .documents
            .values()
            .map(|document| {
                let places = document.places(encoding);
                let of = |finding| diagnostics::of_finding(finding, &places, encoding, place_in);
                let found = document.findings.iter().map(of).collect();
                PublishDiagnosticsParams::new(document.uri.clone(), found, Some(document.version))
            })
            .collect();
        for params in all {
            self.publish(params);
        }
    }

    fn publish(&mut self, params: PublishDiagnosticsParams) {
        if let Ok(params) = serde_json::to_value(params) {
            self.notify("textDocument/publishDiagnostics", params);
        }
    }

    /// What the charter of a document declares, as last understood.
    fn declarations_of(&self, document: &OpenDocument) -> Option<&Declarations> {
        self.declarations.get(self.charters.get(document.path.as_ref()?)?)
    }

    /// The same with what the text of a charter says now, judged or not.
    fn current_declarations(&self, document: &OpenDocument) -> Declarations {
        let mut known = self.declarations_of(document).cloned().unwrap_or_default();
        if document.kind() == Some(crate::document::header::DocumentKind::Charter) {
            if let Some(good) = &document.last_good {
                known.learn(good);
            }
            known.learn(&document.source);
        }
        known
    }

    fn location(&self, file: &Path, span: crate::yaml::Span) -> Option<lsp_types::Location> {
        let open = self.documents.values().find(|it| it.path.as_deref() == Some(file));
        let encoding = self.client.encoding;
        if let Some(open) = open {
            let range = open.places(encoding).range(span);
            return Some(lsp_types::Location { uri: open.uri.clone(), range });
        }
        let bytes = std::fs::read(file).ok()?;
        let text = crate::yaml::text_of(bytes).ok()?;
        let source = Source::new(String::new(), text, crate::yaml::Tree::default());
        let range = super::position::Places::new(&source, encoding, false).range(span);
        let uri: Uri = file_uri::uri(file)?;
        Some(lsp_types::Location { uri, range })
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

fn told<T: Serialize>(result: &T) -> Answer {
    serde_json::to_value(result).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}
