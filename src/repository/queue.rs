//! Partnerships that wait for their turn: found and sorted, each read when it is asked for and held by nobody else. So a run
//! needs no more memory than the partnerships that it looks at just now, however many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use super::assemble::{decode, empty, is_named, no_charter, text_file, unread_files};
use super::discover::Roots;
use super::document_file::DocumentFile;
use super::loading::Loading;
use super::outline::{Changed, FoundFile, Look, Outline};
use super::part::part_of;
use super::reading::look_at_all;
use super::sorted::{MadeOf, Sheaf, Sorted, sheaves};
use super::surroundings::Surroundings;
use super::{Repository, Request, SearchError};
use crate::cores;
use crate::document::header::DocumentKind;
use crate::partnership::Partnership;

/// Partnerships that wait for their turn, by the path of their charter.
#[derive(Debug)]
pub struct Queue {
    /// What was found besides the partnerships: it holds none of them.
    pub rest: Repository,
    /// Nothing lies around what came in by standard input.
    surroundings: Option<Surroundings>,
    words: Arc<BTreeSet<String>>,
    is_for_fixes: bool,
    /// All files, as they were found; only for whoever fixes them: a fix may change what belongs where.
    found: Vec<FoundFile>,
    files: Vec<FoundFile>,
    pub(super) sheaves: Vec<Sheaf>,
    /// The files that are looked at, as shown, once some were left out.
    wanted: Option<BTreeSet<String>>,
    /// The charters that another part of the work looks at.
    elsewhere: Vec<Arc<Path>>,
}

/// Why nothing waits.
#[derive(Debug, Error)]
pub enum QueueError {
    /// There is nothing to judge.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A file changed meanwhile.
    #[error(transparent)]
    Changed(#[from] Changed),
}

impl Loading<'_> {
    /// Finds everything that the request names, and reads what belongs to no partnership. Texts that are not saved yet are none of
    /// its concern.
    ///
    /// # Errors
    /// As [`Loading::load`]; and a file that has changed while it was read.
    pub fn queue(&self, request: &Request, look: Look) -> Result<Queue, QueueError> {
        let (base, paths) = match request {
            Request::Paths { base, paths } => (base, paths),
            Request::Text(bytes) => return Ok(self.queue_of_text(bytes)),
        };
        let mut surroundings = Surroundings::of(Roots::of(base, paths)?, self);
        let files = look_at_all(&mut surroundings, self, look);
        surroundings.look_behind_links(files.iter().map(|found| &*found.outline.path));
        let mut queue = self.nothing();
        if self.is_for_fixes {
            queue.found.clone_from(&files);
        }
        queue.sort(files, &surroundings)?;
        self.ensure_found(&queue.rest, queue.sheaves.len(), &surroundings)?;
        Ok(Queue { surroundings: Some(surroundings), ..queue })
    }

    fn queue_of_text(&self, bytes: &[u8]) -> Queue {
        let mut queue = self.nothing();
        queue.take_text(bytes);
        queue
    }

    fn nothing(&self) -> Queue {
        Queue {
            rest: Repository::default(),
            surroundings: None,
            words: self.words(),
            is_for_fixes: self.is_for_fixes,
            found: Vec::new(),
            files: Vec::new(),
            sheaves: Vec::new(),
            wanted: None,
            elsewhere: Vec::new(),
        }
    }
}

impl Queue {
    fn take_text(&mut self, bytes: &[u8]) {
        let file = text_file(bytes.to_vec(), &self.words);
        let (charter, other): (Option<_>, Option<_>) = match file {
            Some(file) if file.kind == Some(DocumentKind::Charter) => (Some(file), None),
            other => (None, other.map(|file| file.telling_all(self.is_for_fixes))),
        };
        self.files = charter.map(FoundFile::whole).into_iter().collect();
        self.sheaves = sheaves(&self.files);
        self.rest = no_charter(other);
    }

    fn sort(&mut self, files: Vec<FoundFile>, surroundings: &Surroundings) -> Result<(), Changed> {
        let sorted = Sorted::of(files, surroundings);
        let roots = &surroundings.roots;
        let wants =
            |path: &Path| self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&roots.shown_path(path)));
        let is_wanted: Vec<bool> = (0..sorted.sheaves.len())
            .map(|nth| {
                let mut paths = sorted.sheaves[nth].files().map(|index| sorted.path(index));
                is_named(&sorted, nth, roots) && paths.any(wants)
            })
            .collect();
        let Sorted { files, mut sheaves, strays, owners } = sorted;
        let mut is_wanted = is_wanted.into_iter();
        sheaves.retain(|_| is_wanted.next() == Some(true));
        let judged: BTreeSet<&str> =
            sheaves.iter().flat_map(Sheaf::unread).map(|unread| unread.path.as_str()).collect();
        let mut rest = empty(surroundings);
        // What a partnership that is judged lacks is told wherever it lies.
        let is_told = |index: &usize| {
            let path = &files[*index].outline.path;
            (roots.names(path) && wants(path))
                || (!judged.is_empty() && judged.contains(roots.shown_path(path).as_str()))
        };
        for index in strays.into_iter().filter(is_told) {
            let file = files[index].open(roots, &self.words)?.telling_all(self.is_for_fixes);
            rest.add_stray(file, &owners);
        }
        rest.sort_strays();
        let shown = |sheaf: &Sheaf| roots.shown_path(&files[sheaf.charter].outline.path);
        // They are, but where paths lead out of the folder that the program runs in.
        if !sheaves.is_sorted_by_key(shown) {
            sheaves.sort_by_cached_key(shown);
        }
        (self.rest, self.files, self.sheaves) = (rest, files, sheaves);
        Ok(())
    }

    /// How many partnerships there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sheaves.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheaves.is_empty()
    }

    /// The paths of their charters, as shown.
    pub fn charters(&self) -> impl Iterator<Item = String> + '_ {
        self.sheaves.iter().map(|sheaf| self.shown(self.outline(sheaf.charter)))
    }

    /// Their ids, in the same order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.sheaves.iter().map(|sheaf| &*sheaf.id)
    }

    /// The files of the partnerships, as far as these are known before they are read.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.outlines().flatten().map(|outline| outline.path.to_path_buf())
    }

    /// The files of each partnership, the charter first.
    pub(super) fn outlines(&self) -> impl Iterator<Item = impl Iterator<Item = &Outline>> {
        self.sheaves.iter().map(|sheaf| sheaf.files().map(|index| self.outline(index)))
    }

    fn outline(&self, index: usize) -> &Outline {
        &self.files[index].outline
    }

    /// The path of a file as it is shown.
    pub(super) fn shown(&self, outline: &Outline) -> String {
        match &self.surroundings {
            Some(surroundings) => surroundings.roots.shown_path(&outline.path),
            None => outline.path.display().to_string(),
        }
    }

    /// Whether a file is or was among what was named, given without links.
    pub(super) fn names(&self, file: &Path) -> bool {
        self.surroundings.as_ref().is_some_and(|surroundings| surroundings.roots.names_really(file))
    }

    /// The charters that another part of the work looks at.
    pub(super) fn elsewhere(&self) -> impl Iterator<Item = &Path> {
        self.elsewhere.iter().map(|file| &**file)
    }

    /// Keeps the partnerships and stray files of one part, counted from 1, of several. Gives how many partnerships it has
    /// left out. All parts together hold everything, each thing once.
    pub fn keep_part(&mut self, nth: u32, of: u32) -> usize {
        let before = self.sheaves.len();
        let others = self.sheaves.iter().filter(|sheaf| part_of(&sheaf.id, of) != nth);
        self.elsewhere = others.map(|sheaf| Arc::clone(&self.outline(sheaf.charter).path)).collect();
        self.sheaves.retain(|sheaf| part_of(&sheaf.id, of) == nth);
        self.rest.strays.retain(|it| part_of(&it.source.path, of) == nth);
        self.note_wanted();
        before - self.sheaves.len()
    }

    /// Remembers that only what is left is looked at, whatever a fix changes. A partnership is as long as one of its files is.
    pub(super) fn note_wanted(&mut self) {
        let files = self.outlines().flatten().map(|outline| self.shown(outline));
        let strays = self.rest.strays.iter().map(|it| it.source.path.clone());
        self.wanted = Some(files.chain(strays).collect());
    }

    /// Puts each text, which is without a byte order mark, in the place of what its file held. Gives which partnerships are not
    /// what they were, by their places in the queue. For what was loaded to be fixed only.
    ///
    /// # Errors
    /// A file that is not any more what it was taken for.
    pub fn replace(&mut self, texts: &BTreeMap<PathBuf, Arc<str>>) -> Result<Vec<usize>, Changed> {
        let Some(surroundings) = self.surroundings.take() else {
            texts.values().for_each(|text| self.take_text(text.as_bytes()));
            return Ok((0..self.sheaves.len()).collect());
        };
        let replaced = |found: FoundFile| match texts.get(&*found.outline.path) {
            Some(text) => found.replaced(text, &surroundings.roots),
            None => Some(found),
        };
        self.found = std::mem::take(&mut self.found).into_iter().filter_map(replaced).collect();
        let (files, sheaves) = (std::mem::take(&mut self.files), std::mem::take(&mut self.sheaves));
        let before: BTreeMap<&Path, MadeOf<'_, '_>> =
            sheaves.iter().map(|it| (&*files[it.charter].outline.path, it.made_of(&files))).collect();
        let sorted = self.sort(self.found.clone(), &surroundings);
        self.surroundings = Some(surroundings);
        sorted?;
        let is_fresh = |sheaf: &Sheaf| {
            let mut paths = sheaf.files().map(|index| &*self.files[index].outline.path);
            paths.any(|path| texts.contains_key(path))
                || before.get(&*self.files[sheaf.charter].outline.path) != Some(&sheaf.made_of(&self.files))
        };
        let sheaves = self.sheaves.iter().enumerate();
        Ok(sheaves.filter(|(_, sheaf)| is_fresh(sheaf)).map(|(nth, _)| nth).collect())
    }

    /// Reads the partnerships in their order, so many for each core at once, and hands them over; the next ones are read meanwhile,
    /// and no more.
    ///
    /// # Errors
    /// A file that is not any more what it was taken for, and those of `take`.
    pub fn each<E: From<Changed>>(
        &self,
        for_each_core: usize,
        take: impl FnMut(Vec<Partnership>) -> Result<(), E>,
    ) -> Result<(), E> {
        let all: Vec<usize> = (0..self.sheaves.len()).collect();
        self.each_of(&all, for_each_core, take)
    }

    /// The same of the partnerships in these places.
    ///
    /// # Errors
    /// As [`Queue::each`].
    pub fn each_of<E: From<Changed>>(
        &self,
        places: &[usize],
        for_each_core: usize,
        mut take: impl FnMut(Vec<Partnership>) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |places: &[usize]| -> Result<Vec<Partnership>, Changed> {
            cores::each(places, |nth| self.read(&self.sheaves[*nth])).into_iter().collect()
        };
        cores::ahead(places.chunks(cores::at_once(places.len(), for_each_core)), read, |read| take(read?))
    }

    /// All of it at once, for whoever compares everything with something else.
    ///
    /// # Errors
    /// A file that is not any more what it was taken for.
    pub fn into_repository(self) -> Result<Repository, Changed> {
        let partnerships: Vec<Partnership> =
            cores::each(&self.sheaves, |sheaf| self.read(sheaf)).into_iter().collect::<Result<_, _>>()?;
        let mut repository = Repository { partnerships, ..self.rest };
        repository.left_out.unread = unread_files(&repository);
        Ok(repository)
    }

    fn read(&self, sheaf: &Sheaf) -> Result<Partnership, Changed> {
        let draft = sheaf.draft(|index| self.open(&self.files[index]))?;
        Ok(decode(draft, self.surroundings.as_ref()))
    }

    fn open(&self, file: &FoundFile) -> Result<DocumentFile, Changed> {
        let file = match (&self.surroundings, &file.whole) {
            (None, Some(whole)) => DocumentFile::clone(whole),
            (None, None) => return Err(Changed { path: self.shown(&file.outline) }),
            (Some(surroundings), _) => file.open(&surroundings.roots, &self.words)?,
        };
        Ok(file.telling_all(self.is_for_fixes))
    }
}
