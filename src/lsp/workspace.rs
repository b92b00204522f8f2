//! The folders that are open, and what is known of each: what is settled there, and what was read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::document::OpenDocument;
use super::settled::Settled;
use crate::check::{CheckReport, Options};
use crate::config::Policy;
use crate::document::scalar::Date;
use crate::repository::{Excluded, Loading, Repository, Request, Shelf, Typed, folder_around};

/// The folders.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    folders: Vec<PathBuf>,
    known: BTreeMap<PathBuf, Known>,
}

/// What is known of a folder that texts are judged from.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// What is settled there.
    pub(super) settled: Settled,
    shelf: Shelf,
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

    /// The folder that a text is judged from: the innermost open one around it, else the one that is searched for what belongs
    /// to it. A text without a file is judged from the open folder, if there is just one.
    pub(super) fn base(&self, file: Option<&Path>) -> PathBuf {
        // An editor that was opened at the top of a disk, or at somebody's home, wants no search of all that lies there.
        let mut folders = self.folders.iter().filter(|folder| folder.parent().is_some() && !is_home(folder));
        let Some(file) = file else {
            let only = folders.next().filter(|_| self.folders.len() == 1);
            return only.cloned().unwrap_or_default();
        };
        let around = folders.filter(|folder| file.starts_with(folder));
        let innermost = around.max_by_key(|folder| folder.components().count()).cloned();
        innermost.unwrap_or_else(|| folder_around(file))
    }

    /// Forgets what was read of a file that has changed outside the editor.
    pub(super) fn forget(&mut self, file: &Path) {
        for known in self.known.values_mut() {
            known.shelf.forget(file);
        }
    }

    /// Keeps what is known of these folders only.
    pub(super) fn keep(&mut self, bases: &BTreeSet<PathBuf>) {
        self.known.retain(|base, _| bases.contains(base));
    }

    /// What is known of a folder.
    pub(super) fn known(&mut self, base: &Path) -> &mut Known {
        self.known.entry(base.to_owned()).or_default()
    }

    /// The numbers that a folder goes by.
    pub(super) fn policy(&self, base: &Path) -> Policy {
        self.known.get(base).map(|known| known.settled.configuration.policy.clone()).unwrap_or_default()
    }

    /// What is settled in each folder.
    pub(super) fn settled(&self) -> impl Iterator<Item = &Settled> {
        self.known.values().map(|known| &known.settled)
    }

    /// The same, to be asked for news.
    pub(super) fn settled_mut(&mut self) -> impl Iterator<Item = &mut Settled> {
        self.known.values_mut().map(|known| &mut known.settled)
    }
}

/// Whether a folder is the home of whoever runs the editor, and no repository.
fn is_home(folder: &Path) -> bool {
    std::env::home_dir().is_some_and(|home| home == folder) && !folder.join(".git").exists()
}

impl Known {
    /// Looks at the disk for what has changed there.
    pub(super) fn look(&mut self, base: &Path, open: &BTreeMap<&Path, &Typed>) {
        let configuration = &self.settled.configuration;
        let patterns = &configuration.files.exclude;
        let excluded =
            configuration.file.as_ref().map(|file| Excluded { root: file.root(), patterns, then: None });
        let placeholders = Some(&configuration.placeholders);
        self.shelf.look(base, open, &Loading { excluded, placeholders, ..Loading::default() });
    }

    /// Judges the wanted texts, each with its whole partnership, and hands over what was found.
    pub(super) fn judge(
        &mut self,
        open: &BTreeMap<&Path, &Typed>,
        wanted: &BTreeSet<PathBuf>,
        as_of: Date,
        then: impl FnOnce(&Repository, CheckReport<'_>),
    ) {
        let repository = self.shelf.repository(open, wanted);
        then(&repository, CheckReport::of(&repository, &self.options(as_of)));
        self.shelf.keep(repository);
    }

    /// Judges a charter that is no file yet: nobody knows which records it will have.
    pub(super) fn judge_alone(&self, document: &mut OpenDocument, as_of: Date) {
        let text = document.source.text.clone().into_bytes();
        if let Ok(repository) = Repository::load(&Request::Text(text)) {
            let report = CheckReport::of(&repository, &self.options(as_of));
            document.findings = report.into_findings().collect();
        }
    }

    fn options(&self, as_of: Date) -> Options {
        Options { configuration: self.settled.configuration.clone(), ..Options::on(as_of) }
    }
}
