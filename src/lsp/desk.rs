//! The texts that are open, what was found in them, and what their charters declare.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_types::{Diagnostic, Location, PublishDiagnosticsParams, Uri};

use super::declared::Declarations;
use super::document::OpenDocument;
use super::position::{Encoding, Places};
use super::settled::Settled;
use super::workspace::Workspace;
use super::{Settings, diagnostics, file_uri};
use crate::document::Source;
use crate::document::header::DocumentKind;
use crate::document::scalar::Date;
use crate::finding::Finding;
use crate::repository::{Repository, Typed};
use crate::yaml::{Span, Tree};

/// Everything that is open.
pub(super) struct Desk<'s> {
    settings: &'s Settings<'s>,
    pub(super) encoding: Encoding,
    pub(super) workspace: Workspace,
    documents: BTreeMap<String, OpenDocument>,
    /// By URI: what was changed since it was judged.
    changed: BTreeSet<String>,
    /// By the file of the charter: what it declares, as last understood.
    declarations: BTreeMap<PathBuf, Declarations>,
    /// Which charter the file of a document belongs to.
    charters: BTreeMap<PathBuf, PathBuf>,
    /// By URI: what the editor was told last.
    told: BTreeMap<String, PublishDiagnosticsParams>,
}

impl<'s> Desk<'s> {
    pub(super) fn new(settings: &'s Settings<'s>) -> Self {
        Self {
            settings,
            encoding: Encoding::default(),
            workspace: Workspace::default(),
            documents: BTreeMap::new(),
            changed: BTreeSet::new(),
            declarations: BTreeMap::new(),
            charters: BTreeMap::new(),
            told: BTreeMap::new(),
        }
    }

    /// The text that is open under a URI.
    pub(super) fn document(&self, uri: &Uri) -> Option<&OpenDocument> {
        self.documents.get(uri.as_str())
    }

    /// Opens a text.
    pub(super) fn open(&mut self, item: lsp_types::TextDocumentItem) {
        let base = self.workspace.base(file_uri::path(item.uri.as_str()).as_deref());
        self.documents.insert(item.uri.as_str().to_owned(), OpenDocument::new(item, base));
    }

    /// Changes a text; whether it is open at all.
    pub(super) fn change(&mut self, params: lsp_types::DidChangeTextDocumentParams) -> bool {
        let id = params.text_document;
        let Some(document) = self.documents.get_mut(id.uri.as_str()) else { return false };
        document.change(id.version, params.content_changes, self.encoding);
        self.changed.insert(id.uri.as_str().to_owned());
        true
    }

    /// Closes a text.
    pub(super) fn close(&mut self, uri: &Uri) {
        self.documents.remove(uri.as_str());
        self.changed.remove(uri.as_str());
    }

    /// Judges what was changed, each text with its partnership. Nothing on disk is looked at but the configuration.
    pub(super) fn judge_changed(&mut self) {
        let Some(as_of) = (self.settings.day)() else { return };
        let changed = std::mem::take(&mut self.changed);
        for base in self.bases() {
            let is_other = self.settle(&base);
            let wanted = if is_other { self.files_in(&base) } else { self.touched_by(&changed, &base) };
            if !wanted.is_empty() {
                self.judge(&base, &wanted, as_of);
            }
        }
        self.judge_alone(as_of);
    }

    /// Looks at the disk, and judges everything.
    pub(super) fn judge_all(&mut self) {
        let Some(as_of) = (self.settings.day)() else { return };
        self.changed.clear();
        for document in self.documents.values_mut() {
            document.move_to(self.workspace.base(document.path.as_deref()));
        }
        let bases = self.bases();
        self.workspace.keep(&bases);
        for base in bases {
            self.settle(&base);
            // Around files of others nothing is searched: that may be a whole home folder.
            if self.documents.values().any(|it| it.base == base && it.is_ours()) {
                let open = open_in(&self.documents, &base);
                self.workspace.known(&base).look(&base, &open);
            }
            self.judge(&base, &self.files_in(&base), as_of);
        }
        self.judge_alone(as_of);
    }

    fn bases(&self) -> BTreeSet<PathBuf> {
        let bases = self.documents.values().map(|document| document.base.clone());
        bases.filter(|base| base.is_absolute()).collect()
    }

    /// Looks at what is settled in a folder; whether something else is in force now.
    fn settle(&mut self, base: &Path) -> bool {
        let Self { documents, workspace, settings, encoding, .. } = self;
        let text_of = |file: &Path| {
            let open = documents.values().find(|it| it.path.as_deref() == Some(file))?;
            Some(open.source.text.clone())
        };
        workspace.known(base).settled.look(base, settings.config.as_deref(), &text_of, *encoding)
    }

    /// The files of all the texts that are judged from a folder.
    fn files_in(&self, base: &Path) -> BTreeSet<PathBuf> {
        open_in(&self.documents, base).into_keys().map(Path::to_owned).collect()
    }

    /// The files of the changed texts and of those that belonged to the same charters until now.
    fn touched_by(&self, changed: &BTreeSet<String>, base: &Path) -> BTreeSet<PathBuf> {
        let files = self.files_in(base);
        let is_changed = |it: &&OpenDocument| changed.contains(it.uri.as_str()) && it.base == base;
        let changed = self.documents.values().filter(is_changed).filter_map(|it| it.path.clone());
        let changed: BTreeSet<PathBuf> = changed.collect();
        let charters: BTreeSet<&PathBuf> = changed.iter().filter_map(|it| self.charters.get(it)).collect();
        let beside = files
            .into_iter()
            .filter(|it| self.charters.get(it).is_some_and(|charter| charters.contains(charter)));
        let beside: Vec<PathBuf> = beside.collect();
        changed.iter().cloned().chain(beside).chain(charters.into_iter().cloned()).collect()
    }

    fn judge(&mut self, base: &Path, wanted: &BTreeSet<PathBuf>, as_of: Date) {
        let mut found: BTreeMap<PathBuf, Vec<Finding>> =
            wanted.iter().map(|file| (file.clone(), Vec::new())).collect();
        let Self { documents, workspace, declarations, charters, .. } = self;
        let open = open_in(documents, base);
        workspace.known(base).judge(&open, wanted, as_of, |repository, report| {
            for finding in report.into_findings() {
                if let Some(file) = finding.source.file().map(Path::to_owned) {
                    found.entry(file).or_default().push(finding);
                }
            }
            learn(repository, &open, &mut found, declarations, charters);
        });
        for document in documents.values_mut().filter(|it| it.base == base) {
            if let Some(findings) = document.path.as_ref().and_then(|path| found.remove(path)) {
                document.findings = findings;
            }
        }
    }

    /// Judges charters that are no files yet.
    fn judge_alone(&mut self, as_of: Date) {
        for document in self.documents.values_mut().filter(|it| it.path.is_none()) {
            document.findings.clear();
            if document.kind() == Some(DocumentKind::Charter) {
                self.workspace.known(&document.base.clone()).judge_alone(document, as_of);
            }
        }
    }

    /// What the editor has not been told yet: of every open text what was found in this very state of it, and of every
    /// configuration what is wrong with it.
    pub(super) fn unpublished(&mut self) -> Vec<PublishDiagnosticsParams> {
        let mut configs: BTreeMap<String, PublishDiagnosticsParams> = BTreeMap::new();
        for settled in self.workspace.settled() {
            if let Some(uri) = file_uri::uri(&settled.file) {
                let params = PublishDiagnosticsParams::new(uri.clone(), settled.diagnostics.clone(), None);
                configs.insert(uri.as_str().to_owned(), params);
            }
        }
        let mut all: BTreeMap<String, PublishDiagnosticsParams> = BTreeMap::new();
        for (uri, document) in &self.documents {
            let own = document.path.as_deref().and_then(file_uri::uri);
            let config = own.and_then(|own| configs.remove(own.as_str()));
            let found = config.map_or_else(|| self.marks(document), |config| config.diagnostics);
            let version = Some(document.version);
            all.insert(uri.clone(), PublishDiagnosticsParams::new(document.uri.clone(), found, version));
        }
        let is_told = |it: &PublishDiagnosticsParams| self.told.contains_key(it.uri.as_str());
        configs.retain(|_, it| !it.diagnostics.is_empty() || is_told(it));
        all.append(&mut configs);
        // What is neither open nor a configuration any more has no marks.
        let gone = self.told.iter().filter(|(uri, it)| !all.contains_key(*uri) && !it.diagnostics.is_empty());
        let mut news: Vec<PublishDiagnosticsParams> =
            gone.map(|(_, it)| PublishDiagnosticsParams::new(it.uri.clone(), Vec::new(), None)).collect();
        news.extend(
            all.iter().filter(|(uri, it)| self.told.get(*uri) != Some(*it)).map(|(_, it)| it.clone()),
        );
        self.told = all;
        news
    }

    /// What people are to be told beside the marks. While they type, the marks say enough: of a configuration that is open they
    /// are told when they have opened or saved something.
    pub(super) fn news(&mut self, is_typing: bool) -> BTreeSet<String> {
        let open: BTreeSet<&Path> = self.documents.values().filter_map(|it| it.path.as_deref()).collect();
        let settled = self.workspace.settled_mut();
        let due = settled.filter(|settled| !is_typing || !open.contains(settled.file.as_path()));
        due.filter_map(Settled::news).collect()
    }

    fn marks(&self, document: &OpenDocument) -> Vec<Diagnostic> {
        let place_in = |source: &Source| Some(self.open_file(source.file()?)?.places(self.encoding));
        let places = document.places(self.encoding);
        let of = |finding| diagnostics::of_finding(finding, &places, self.encoding, place_in);
        document.findings.iter().map(of).collect()
    }

    fn open_file(&self, file: &Path) -> Option<&OpenDocument> {
        self.documents.values().find(|it| it.path.as_deref() == Some(file))
    }

    /// What the charter of a document declares, as last understood.
    pub(super) fn declarations_of(&self, document: &OpenDocument) -> Option<&Declarations> {
        self.declarations.get(self.charters.get(document.path.as_ref()?)?)
    }

    /// The same with what the text of a charter says now, judged or not.
    pub(super) fn current_declarations(&self, document: &OpenDocument) -> Declarations {
        let mut known = self.declarations_of(document).cloned().unwrap_or_default();
        if document.kind() == Some(DocumentKind::Charter) {
            if let Some(good) = &document.last_good {
                known.learn(good);
            }
            known.learn(&document.source);
        }
        known
    }

    /// A stretch of a file in the editor's counting. `of` is the state of the file in which it was found.
    pub(super) fn location(&self, of: &Source, span: Span) -> Option<Location> {
        let file = of.file()?;
        if let Some(open) = self.open_file(file) {
            let range = open.places(self.encoding).range(open.now(span, of));
            return Some(Location { uri: open.uri.clone(), range });
        }
        let text = crate::yaml::text_of(std::fs::read(file).ok()?).ok()?;
        let source = Source::new(String::new(), text, Tree::default());
        let range = Places::new(&source, self.encoding, false).range(span);
        Some(Location { uri: file_uri::uri(file)?, range })
    }
}

/// The texts that are judged from a folder, by their files.
fn open_in<'d>(documents: &'d BTreeMap<String, OpenDocument>, base: &Path) -> BTreeMap<&'d Path, &'d Typed> {
    let here = documents.values().filter(|it| it.base == base);
    here.filter_map(|it| Some((it.path.as_deref()?, &it.typed))).collect()
}

/// Takes over what the charters of the judged partnerships declare. Whatever belongs to them has been judged too.
fn learn(
    repository: &Repository,
    open: &BTreeMap<&Path, &Typed>,
    found: &mut BTreeMap<PathBuf, Vec<Finding>>,
    declarations: &mut BTreeMap<PathBuf, Declarations>,
    charters: &mut BTreeMap<PathBuf, PathBuf>,
) {
    for partnership in &repository.partnerships {
        let charter = &partnership.charter.source;
        let Some(of_charter) = charter.file() else { continue };
        declarations.entry(of_charter.to_owned()).or_default().learn(charter);
        for file in partnership.sources().into_iter().filter_map(|source| source.file()) {
            if open.contains_key(file) {
                found.entry(file.to_owned()).or_default();
                charters.insert(file.to_owned(), of_charter.to_owned());
            }
        }
    }
}
