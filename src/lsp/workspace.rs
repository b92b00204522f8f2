//! The folders that are open, what is settled in each, and the judgement of the texts that are open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{Diagnostic, DiagnosticSeverity, Range};

use super::document::OpenDocument;
use super::position::{Encoding, Places};
use super::{Settings, diagnostics};
use crate::config::{self, ConfigProblems, Configuration, Location};
use crate::document::Source;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::finding::Finding;
use crate::partnership::Partnership;
use crate::paths;
use crate::report::{CheckReport, Question};
use crate::repository::{Repository, Request, Unsaved};
use crate::rules::{Selection, registry};
use crate::yaml::Tree;

/// What is settled in one folder. Read again when its text has changed, and only then.
#[derive(Debug, Default)]
struct Settled {
    location: Option<Location>,
    configuration: Configuration,
    problems: Option<ConfigProblems>,
}

/// What is wrong with a configuration file.
#[derive(Debug)]
pub(super) struct ConfigReport {
    /// The file.
    pub(super) file: PathBuf,
    /// What is wrong; none once it is mended.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The folders and what is settled in them.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    folders: Vec<PathBuf>,
    settled: BTreeMap<PathBuf, Settled>,
}

/// One judgement of everything that is open in a folder.
pub(super) struct Judgement<'r> {
    /// The findings that count.
    pub(super) findings: Vec<Finding>,
    /// The partnerships that were touched.
    pub(super) partnerships: &'r [Partnership],
}

impl Workspace {
    /// Opens folders.
    pub(super) fn add(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.folders.extend(folders);
        self.folders.sort();
        self.folders.dedup();
    }

    /// Closes a folder.
    pub(super) fn remove(&mut self, folder: &Path) {
        self.folders.retain(|it| it != folder);
    }

    /// The folder that a file is judged from: the innermost open one around it, else its own.
    pub(super) fn base(&self, file: &Path) -> PathBuf {
        let around = self.folders.iter().filter(|folder| file.starts_with(folder));
        let innermost = around.max_by_key(|folder| folder.components().count()).cloned();
        innermost.unwrap_or_else(|| file.parent().unwrap_or(file).to_owned())
    }

    /// Judges the documents of one folder, each with its whole partnership, and hands over what was found.
    pub(super) fn judge(
        &mut self,
        base: &Path,
        documents: &[&OpenDocument],
        settings: &Settings<'_>,
        then: impl FnOnce(&Judgement<'_>),
    ) {
        let Some(as_of) = (settings.day)() else { return };
        let settled = self.settled.entry(base.to_owned()).or_default();
        let question = Question {
            as_of,
            stage: None,
            selection: Selection::default(),
            configuration: std::mem::take(&mut settled.configuration),
        };
        let on_disk = |file: &&PathBuf| file.is_file();
        let files: Vec<PathBuf> =
            documents.iter().filter_map(|it| it.path.as_ref()).filter(on_disk).cloned().collect();
        let mut unsaved = Unsaved::new();
        for document in documents {
            if let Some(path) = &document.path {
                unsaved.insert(path.clone(), document.bytes());
            }
        }
        if !files.is_empty()
            && let Ok(repository) = Repository::load_files(base, &files, &unsaved)
        {
            let report = CheckReport::of(&repository, &question);
            let findings = report.findings().cloned().collect();
            then(&Judgement { findings, partnerships: &repository.partnerships });
        }
        settled.configuration = question.configuration;
    }

    /// Judges a charter that was never saved: alone, for nobody knows which records it will have.
    pub(super) fn judge_alone(&mut self, document: &OpenDocument, settings: &Settings<'_>) -> Vec<Finding> {
        let Some(as_of) = (settings.day)() else { return Vec::new() };
        if document.kind() != Some(DocumentKind::Charter) {
            return Vec::new();
        }
        let question = Question {
            as_of,
            stage: None,
            selection: Selection::default(),
            configuration: Configuration::default(),
        };
        let Ok(repository) = Repository::load(&Request::Text(document.bytes())) else { return Vec::new() };
        let report = CheckReport::of(&repository, &question);
        report.findings().cloned().collect()
    }

    /// What is in force for a file.
    pub(super) fn configuration(&self, file: Option<&Path>) -> Option<&Configuration> {
        let base = self.base(file?);
        self.settled.get(&base).map(|settled| &settled.configuration)
    }

    /// Reads what is settled for a folder, if it has changed. A file with mistakes is not used: what held before holds on.
    pub(super) fn settle(
        &mut self,
        base: &Path,
        settings: &Settings<'_>,
        encoding: Encoding,
    ) -> Option<ConfigReport> {
        let named = settings.config.as_deref();
        let settled = self.settled.entry(base.to_owned()).or_default();
        let location = config::locate(base, named).ok().flatten();
        if location == settled.location {
            return None;
        }
        let gone = settled.location.take();
        settled.location.clone_from(&location);
        let Some(location) = location else {
            settled.configuration = Configuration::default();
            let file =
                named.map_or_else(|| gone.map(|it| it.root.join("partner.toml")), |it| Some(it.to_owned()));
            return file.map(|file| ConfigReport { file, diagnostics: Vec::new() });
        };
        let file = named
            .map_or_else(|| location.root.join("partner.toml"), |named| paths::normal(&base.join(named)));
        let source = Source::new(String::new(), location.text.clone(), Tree::default());
        match config::read(location, &registry::names()) {
            Ok(configuration) => {
                settled.configuration = configuration;
                settled.problems = None;
            }
            Err(problems) => settled.problems = Some(problems),
        }
        let problems = settled.problems.iter().flat_map(|it| &it.problems);
        let places = Places::new(&source, encoding, false);
        let diagnostics = problems
            .map(|problem| {
                let line = source.line(problem.position.line);
                let text = source.text.get(line.range()).unwrap_or_default();
                let at = text.char_indices().nth(problem.position.column.saturating_sub(1));
                let start = line.start + at.map_or(0, |(at, _)| u32::try_from(at).unwrap_or(0));
                let range = Range { start: places.position(start), end: places.position(line.end) };
                diagnostics::of_config(range, problem, DiagnosticSeverity::ERROR)
            })
            .collect();
        Some(ConfigReport { file, diagnostics })
    }
}

/// The partnership that a file belongs to.
pub(super) fn partnership_of<'r>(partnerships: &'r [Partnership], file: &Path) -> Option<&'r Partnership> {
    partnerships.iter().find(|it| it.sources().iter().any(|source| source.file() == Some(file)))
}

/// The sections of a charter, in their order.
pub(super) fn sections() -> &'static [&'static str] {
    Charter::KEYS
}
