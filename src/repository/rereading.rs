//! Texts that change in memory: only these are read again, and only the partnerships that hold them are decoded again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::assemble::{Draft, assemble, from_text, reassemble};
use super::discover::{self, Roots};
use super::document_file::{DocumentFile, from_bytes, read_all};
use super::{Repository, Request, SearchError, Unsaved};
use crate::document::{Problem, ProblemKind, Source};
use crate::partnership::Partnership;
use crate::progress::Progress;

/// What a request names, with what is needed to read parts of it again.
#[derive(Debug)]
pub struct Rereading {
    repository: Repository,
    origin: Origin,
    /// The paths, as shown, of the files that are looked at; `None` for all.
    wanted: Option<BTreeSet<String>>,
}

#[derive(Debug)]
enum Origin {
    /// One charter as text.
    Text,
    Files {
        roots: Roots,
        files: Vec<DocumentFile>,
    },
}

impl Rereading {
    /// Finds and decodes everything that the request names, as [`Repository::load_watched`] does.
    ///
    /// # Errors
    /// As [`Repository::load`].
    pub fn of(request: &Request, progress: &Progress) -> Result<Self, SearchError> {
        let (base, paths) = match request {
            Request::Paths { base, paths } => (base, paths),
            Request::Text(bytes) => {
                return Ok(Self { repository: from_text(bytes.clone()), origin: Origin::Text, wanted: None });
            }
        };
        let roots = Roots::of(base, paths)?;
        let files = read_all(&discover::files(&roots), &roots, &Unsaved::default(), progress);
        let repository = assemble(files.clone(), &roots);
        if repository.has_no_charter() {
            return Err(SearchError::NothingFound { paths: roots.shown(), records: repository.strays.len() });
        }
        Ok(Self { repository, origin: Origin::Files { roots, files }, wanted: None })
    }

    /// What there is now.
    #[must_use]
    pub fn repository(&self) -> &Repository {
        &self.repository
    }

    /// What there is at the end.
    #[must_use]
    pub fn into_repository(self) -> Repository {
        self.repository
    }

    /// Leaves out what `narrow` takes away, now and after every change. A partnership is looked at as long as one of its files
    /// is.
    ///
    /// # Errors
    /// Those of `narrow`.
    pub fn narrow<T, E>(&mut self, narrow: impl FnOnce(&mut Repository) -> Result<T, E>) -> Result<T, E> {
        let told = narrow(&mut self.repository)?;
        let sources = self.repository.partnerships.iter().flat_map(Partnership::sources);
        let strays = self.repository.strays.iter().map(|stray| &stray.source);
        self.wanted = Some(sources.chain(strays).map(|source| source.path.clone()).collect());
        Ok(told)
    }

    /// Puts each text, which is without a byte order mark, in the place of what the file held. Gives the charters, by their
    /// paths as shown, of the partnerships that are not what they were.
    pub fn replace(&mut self, texts: &[(Arc<Source>, String)]) -> BTreeSet<String> {
        let partnerships = std::mem::take(&mut self.repository).partnerships;
        let decoded = partnerships.into_iter().map(|it| (it.charter.source.path.clone(), it)).collect();
        let before = Before { decoded, wanted: self.wanted.as_ref() };
        match &mut self.origin {
            Origin::Text => {
                let text = texts.first().map(|(_, text)| text.clone().into_bytes());
                self.repository = from_text(text.unwrap_or_default());
                self.repository.partnerships.iter().map(|it| it.charter.source.path.clone()).collect()
            }
            Origin::Files { roots, files } => {
                read_again(files, texts, roots);
                let (repository, decoded) = reassemble(files.clone(), roots, before);
                self.repository = repository;
                decoded
            }
        }
    }
}

fn read_again(files: &mut Vec<DocumentFile>, texts: &[(Arc<Source>, String)], roots: &Roots) {
    let places: BTreeMap<String, usize> =
        files.iter().enumerate().map(|(index, file)| (file.source.path.clone(), index)).collect();
    let read = |(source, text): &(Arc<Source>, String)| {
        let index = *places.get(&source.path)?;
        let path = files[index].path.clone();
        let is_named = roots.names_file(&path);
        Some((index, from_bytes(path, source.path.clone(), text.clone().into_bytes(), is_named, true)))
    };
    let read: Vec<(usize, Option<DocumentFile>)> = texts.par_iter().filter_map(read).collect();
    let mut gone = BTreeSet::new();
    for (index, file) in read {
        match file {
            Some(file) => files[index] = file,
            // It is none of ours any more.
            None => {
                gone.insert(files[index].path.clone());
            }
        }
    }
    files.retain(|file| !gone.contains(&file.path));
}

/// Whether these are the same files as they were read once, in any order.
fn are_same<'a>(
    one: impl IntoIterator<Item = &'a Arc<Source>>,
    other: impl IntoIterator<Item = &'a Arc<Source>>,
) -> bool {
    let by_path = |sources: &mut Vec<&Arc<Source>>| sources.sort_by(|a, b| a.path.cmp(&b.path));
    let (mut one, mut other): (Vec<_>, Vec<_>) = (one.into_iter().collect(), other.into_iter().collect());
    by_path(&mut one);
    by_path(&mut other);
    one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// What was decoded before some texts changed, by the charter's path as shown, and what is looked at.
#[derive(Debug, Default)]
pub(super) struct Before<'a> {
    decoded: BTreeMap<String, Partnership>,
    wanted: Option<&'a BTreeSet<String>>,
}

impl Before<'_> {
    /// Whether the partnership is looked at.
    pub(super) fn wants(&self, draft: &Draft) -> bool {
        std::iter::once(&draft.charter).chain(&draft.records).any(|file| self.wants_file(file))
    }

    /// Whether the file is looked at.
    pub(super) fn wants_file(&self, file: &DocumentFile) -> bool {
        self.wanted.is_none_or(|wanted| wanted.contains(&file.source.path))
    }

    /// The partnership as it was decoded, if none of its files has changed, nor what other charters make of its id.
    pub(super) fn known(&mut self, draft: &Draft) -> Option<Partnership> {
        let path = &draft.charter.source.path;
        let files = std::iter::once(&draft.charter).chain(&draft.records);
        let partnership = self.decoded.get(path)?;
        let is_same = partnership.id == draft.id
            && are_same(files.map(|file| &file.source), partnership.sources())
            && ambiguities(&draft.charter.problems).eq(ambiguities(&partnership.charter.problems));
        if is_same { self.decoded.remove(path) } else { None }
    }
}

/// The problems of a charter that other charters bring upon it.
fn ambiguities(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|problem| problem.kind == ProblemKind::CharterAmbiguous)
}
