//! Partnerships that wait for their turn: found and sorted, each read when it is asked for and held by nobody else. So a run
//! needs no more memory than the partnerships that it looks at just now, however many there are.

use std::collections::BTreeSet;
use std::sync::Arc;

use thiserror::Error;

use super::assemble::{decode, empty, is_named};
use super::discover::Roots;
use super::loading::Loading;
use super::outline::{Changed, FoundFile, Look};
use super::part::part_of;
use super::reading::look_at_all;
use super::sorted::{Sheaf, Sorted};
use super::surroundings::Surroundings;
use super::{Repository, Request, SearchError};
use crate::cores;
use crate::partnership::Partnership;

/// Partnerships that wait for their turn, by the path of their charter.
#[derive(Debug)]
pub struct Queue {
    /// What was found besides the partnerships: it holds none of them.
    pub rest: Repository,
    surroundings: Surroundings,
    words: Arc<BTreeSet<String>>,
    files: Vec<FoundFile>,
    sheaves: Vec<Sheaf>,
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
    /// its concern; one charter on standard input waits for nothing, so that there is no queue.
    ///
    /// # Errors
    /// As [`Loading::load`]; and a file that has changed while it was read.
    pub fn queue(&self, request: &Request, look: Look) -> Result<Option<Queue>, QueueError> {
        let Request::Paths { base, paths } = request else { return Ok(None) };
        let mut surroundings = Surroundings::of(Roots::of(base, paths)?, self);
        let files = look_at_all(&mut surroundings, self, look);
        surroundings.look_behind_links(files.iter().map(|found| &*found.outline.path));
        let queue = Queue::of(Sorted::of(files, &surroundings), surroundings, self.words())?;
        self.ensure_found(&queue.rest, queue.sheaves.len(), &queue.surroundings)?;
        Ok(Some(queue))
    }
}

impl Queue {
    fn of(sorted: Sorted, surroundings: Surroundings, words: Arc<BTreeSet<String>>) -> Result<Self, Changed> {
        let roots = &surroundings.roots;
        let is_wanted: Vec<bool> =
            (0..sorted.sheaves.len()).map(|nth| is_named(&sorted, nth, roots)).collect();
        let Sorted { files, mut sheaves, strays, owners } = sorted;
        let mut is_wanted = is_wanted.into_iter();
        sheaves.retain(|_| is_wanted.next() == Some(true));
        let judged: BTreeSet<&str> =
            sheaves.iter().flat_map(Sheaf::unread).map(|unread| unread.path.as_str()).collect();
        let mut rest = empty(&surroundings);
        // What a partnership that is judged lacks is told wherever it lies.
        let is_told = |index: &usize| {
            let path = &files[*index].outline.path;
            roots.names(path) || (!judged.is_empty() && judged.contains(roots.shown_path(path).as_str()))
        };
        for index in strays.into_iter().filter(is_told) {
            rest.add_stray(files[index].open(roots, &words)?, &owners);
        }
        rest.sort_strays();
        let shown = |sheaf: &Sheaf| roots.shown_path(&files[sheaf.charter].outline.path);
        // They are, but where paths lead out of the folder that the program runs in.
        if !sheaves.is_sorted_by_key(shown) {
            sheaves.sort_by_cached_key(shown);
        }
        Ok(Self { rest, words, files, sheaves, surroundings })
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
        let charter =
            |sheaf: &Sheaf| self.surroundings.roots.shown_path(&self.files[sheaf.charter].outline.path);
        self.sheaves.iter().map(charter)
    }

    /// Keeps the partnerships and stray files of one part, counted from 1, of several. Gives how many partnerships it has
    /// left out. All parts together hold everything, each thing once.
    pub fn keep_part(&mut self, nth: u32, of: u32) -> usize {
        let before = self.sheaves.len();
        self.sheaves.retain(|sheaf| part_of(&sheaf.id, of) == nth);
        self.rest.keep_part(nth, of);
        before - self.sheaves.len()
    }

    /// Reads the partnerships in their order, so many at once, on all cores, and hands them over; the next ones are read meanwhile,
    /// and no more.
    ///
    /// # Errors
    /// A file that is not any more what it was taken for.
    pub fn each(&self, at_once: usize, mut take: impl FnMut(&[Partnership])) -> Result<(), Changed> {
        let read = |sheaves: &[Sheaf]| -> Result<Vec<Partnership>, Changed> {
            cores::each(sheaves, |sheaf| self.read(sheaf)).into_iter().collect()
        };
        cores::ahead(self.sheaves.chunks(at_once.max(1)), read, |read| {
            take(&read?);
            Ok(())
        })
    }

    fn read(&self, sheaf: &Sheaf) -> Result<Partnership, Changed> {
        let draft = sheaf.draft(|index| self.files[index].open(&self.surroundings.roots, &self.words))?;
        Ok(decode(draft, Some(&self.surroundings)))
    }
}
