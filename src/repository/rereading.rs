//! Texts that change in memory: only these are read again, and only the partnerships that hold them are decoded again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assemble::{assemble, from_text, reassemble};
use super::discover::Roots;
use super::document_file::{DocumentFile, from_bytes};
use super::kept::Before;
use super::loading::Loading;
use super::reading::read_all;
use super::surroundings::Surroundings;
use super::{Repository, Request, SearchError};
use crate::cores;
use crate::document::Source;
use crate::partnership::Partnership;

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
    Text {
        words: Arc<BTreeSet<String>>,
    },
    Files {
        surroundings: Box<Surroundings>,
        files: Vec<DocumentFile>,
    },
}

impl Rereading {
    /// Finds and decodes everything that the request names, as [`Loading::load`] does.
    ///
    /// # Errors
    /// As [`Loading::load`].
    pub fn of(request: &Request, how: &Loading<'_>) -> Result<Self, SearchError> {
        let (base, paths) = match request {
            Request::Paths { base, paths } => (base, paths),
            Request::Text(bytes) => {
                let words = how.words();
                let repository = from_text(bytes.clone(), &words, true);
                return Ok(Self { repository, origin: Origin::Text { words }, wanted: None });
            }
        };
        let mut surroundings = Surroundings::of(Roots::of(base, paths)?, how);
        let files: Vec<DocumentFile> =
            read_all(&surroundings, how).into_iter().map(DocumentFile::telling_all).collect();
        surroundings.look_behind_links(files.iter().map(|file| file.path.as_path()));
        let repository = assemble(files.clone(), &surroundings);
        how.ensure_found(&repository, repository.partnerships.len(), &surroundings)?;
        let surroundings = Box::new(surroundings);
        Ok(Self { repository, origin: Origin::Files { surroundings, files }, wanted: None })
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
            Origin::Text { words } => {
                let text = texts.first().map(|(_, text)| text.clone().into_bytes());
                self.repository = from_text(text.unwrap_or_default(), words, true);
                self.repository.partnerships.iter().map(|it| it.charter.source.path.clone()).collect()
            }
            Origin::Files { surroundings, files } => {
                read_again(files, texts, surroundings);
                let (repository, decoded) = reassemble(files.clone(), surroundings, before);
                self.repository = repository;
                decoded
            }
        }
    }
}

fn read_again(files: &mut Vec<DocumentFile>, texts: &[(Arc<Source>, String)], surroundings: &Surroundings) {
    let places: BTreeMap<String, usize> =
        files.iter().enumerate().map(|(index, file)| (file.source.path.clone(), index)).collect();
    let read = |(source, text): &(Arc<Source>, String)| {
        let index = *places.get(&source.path)?;
        let path = files[index].path.clone();
        let is_named = surroundings.roots.names_file(&path);
        let read = from_bytes(path, source.path.clone(), text.clone().into_bytes(), is_named, true);
        Some((index, read.map(|file| file.holding(&surroundings.words).telling_all())))
    };
    let read: Vec<(usize, Option<DocumentFile>)> = cores::each(texts, read).into_iter().flatten().collect();
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
