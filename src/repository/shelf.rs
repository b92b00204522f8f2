//! What has been read already, for a program that runs on: a file is read again only when it has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::assemble::{keep_named, named};
use super::discover::{self, Roots};
use super::document_file::{DocumentFile, from_bytes, read_file};
use super::loading::Loading;
use super::outline::{FoundFile, Outline};
use super::sorted::Sorted;
use super::surroundings::Surroundings;
use super::{Recognised, Repository, recognise};
use crate::cores;
use crate::document::Source;
use crate::partnership::Partnership;
use crate::yaml::Tree;

/// A text in an editor that stands in for what its file holds, read once.
#[derive(Debug, Clone)]
pub struct Typed {
    source: Arc<Source>,
    recognised: Recognised,
    file: Option<DocumentFile>,
    is_whole: bool,
}

/// The files around the texts of an editor, as they were read last.
#[derive(Debug, Default)]
pub struct Shelf {
    surroundings: Option<Surroundings>,
    files: BTreeMap<PathBuf, Kept>,
    /// All files as they belong together, and by what those in the editor were sorted.
    sorted: Option<(Sorted, BTreeMap<PathBuf, Option<Outline>>)>,
    /// Which partnerships the texts touch that were wanted last, as long as files are sorted as they were.
    named: Option<(BTreeSet<PathBuf>, Vec<usize>)>,
    /// By the files of their charters: the partnerships as they were decoded last.
    decoded: BTreeMap<PathBuf, Partnership>,
}

/// A file as it was read, and what it looked like from outside then.
#[derive(Debug)]
struct Kept {
    stamp: Option<Stamp>,
    file: Option<DocumentFile>,
}

/// By what a change is seen without reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    bytes: u64,
}

impl Typed {
    /// Reads a text, called by its place as seen from `base`; a text without a file has an empty path.
    #[must_use]
    pub fn read(base: &Path, file: &Path, text: String) -> Self {
        let recognised = recognise(file, &text);
        let shown = Roots::of_texts(base, std::iter::empty()).shown_path(file);
        // What is none of ours is not read as YAML.
        let read = match recognised {
            Recognised::Foreign => None,
            Recognised::Ours(_) => from_bytes(file.to_owned(), shown, text.clone().into_bytes(), false, true),
        };
        let source = match &read {
            Some(read) if read.source.text == text => Arc::clone(&read.source),
            _ => Arc::new(Source::new(String::new(), text, Tree::default()).in_file(file.to_owned())),
        };
        Self { source, recognised, is_whole: read.as_ref().is_some_and(DocumentFile::is_whole), file: read }
    }

    /// The text as it stands in the editor, with its tree as far as it could be read.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// What it is.
    #[must_use]
    pub fn recognised(&self) -> Recognised {
        self.recognised
    }

    /// Whether all of it could be read as YAML.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

impl Stamp {
    fn of(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        Some(Self { modified: metadata.modified().ok(), bytes: metadata.len() })
    }
}

impl Shelf {
    /// Looks at the disk: finds the files around the texts that are open in the editor, and reads those that are new or have
    /// changed. Paths are shown relative to `base`.
    pub fn look(&mut self, base: &Path, open: &BTreeMap<&Path, &Typed>, how: &Loading<'_>) {
        let files = || open.keys().copied();
        let roots = Roots::of_texts(base, files()).naming(files().map(Path::to_owned).collect());
        let mut known = std::mem::take(&mut self.files);
        let mut changed = Vec::new();
        let found = discover::around(&roots, how.excluded);
        let mut surroundings = Surroundings::of_found(roots, found, how);
        let roots = &surroundings.roots;
        for file in surroundings.files.iter().cloned() {
            if open.contains_key(file.as_path()) {
                continue;
            }
            let stamp = Stamp::of(&file);
            match known.remove(&file).filter(|kept| stamp.is_some() && kept.stamp == stamp) {
                Some(kept) => _ = self.files.insert(file, kept),
                None => changed.push((file, stamp)),
            }
        }
        let read = |(path, stamp): (PathBuf, Option<Stamp>)| {
            let file = read_file(&path, roots.shown_path(&path), false);
            (path, Kept { stamp, file })
        };
        self.files.extend(cores::each(changed, read));
        for kept in self.files.values_mut() {
            kept.file = kept.file.take().map(|file| file.holding(&surroundings.words));
        }
        let read = self.files.values().filter_map(|kept| kept.file.as_ref());
        surroundings.look_behind_links(read.map(|file| file.path.as_path()));
        self.sorted = None;
        self.surroundings = Some(surroundings);
    }

    /// Forgets a file that was told to have changed: not every change can be seen from outside.
    pub fn forget(&mut self, file: &Path) {
        self.files.remove(file);
        self.sorted = None;
    }

    /// The partnerships that the wanted texts belong to, from what the editor holds and from what was on disk at the last look.
    /// Which file belongs where is asked again only where a text is not any more what it was sorted by, and only what has changed
    /// is decoded.
    #[must_use]
    pub fn repository(&mut self, open: &BTreeMap<&Path, &Typed>, wanted: &BTreeSet<PathBuf>) -> Repository {
        let Some(surroundings) = &self.surroundings else { return Repository::default() };
        let file = |typed: &Typed| Some(typed.file.clone()?.holding(&surroundings.words));
        let typed: BTreeMap<PathBuf, Option<DocumentFile>> =
            open.iter().map(|(path, typed)| ((*path).to_owned(), file(typed))).collect();
        let outlines: BTreeMap<PathBuf, Option<Outline>> =
            typed.iter().map(|(path, file)| (path.clone(), file.as_ref().map(Outline::of))).collect();
        let sorted = match self.sorted.take().filter(|(_, known)| *known == outlines) {
            Some((mut sorted, _)) => {
                typed.into_values().flatten().for_each(|file| sorted.replace(file));
                sorted
            }
            None => {
                self.named = None;
                let on_disk = self.files.values().filter_map(|kept| kept.file.clone());
                let mut files: Vec<DocumentFile> = on_disk.chain(typed.into_values().flatten()).collect();
                files.sort_by(|left, right| left.path.cmp(&right.path));
                Sorted::of(files.into_iter().map(FoundFile::whole).collect(), surroundings)
            }
        };
        let roots = surroundings.roots.naming(wanted.iter().cloned().collect());
        let (_, named) = match self.named.take().filter(|(known, _)| known == wanted) {
            Some(known) => self.named.insert(known),
            None => self.named.insert((wanted.clone(), named(&sorted, &roots))),
        };
        let repository =
            keep_named(&sorted, named, &roots, surroundings, |charter| self.decoded.remove(charter));
        self.sorted = Some((sorted, outlines));
        repository
    }

    /// Takes back what was judged, so that what has not changed need not be decoded again.
    pub fn keep(&mut self, repository: Repository) {
        let charter = |it: &Partnership| it.charter.source.file().map(Path::to_owned);
        let partnerships = repository.partnerships.into_iter();
        self.decoded.extend(partnerships.filter_map(|it| Some((charter(&it)?, it))));
    }
}
