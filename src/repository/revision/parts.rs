//! The partnerships of a commit part by part: each is read when it is its turn, and held by nobody else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Revision;
use crate::cores;
use crate::partnership::Partnership;
use crate::repository::Repository;
use crate::repository::assemble::{decode, empty, is_named};
use crate::repository::changed::ComparisonError;
use crate::repository::document_file::{DocumentFile, from_bytes};
use crate::repository::loading::Loading;
use crate::repository::outline::{Changed, FoundFile, Look, Outline};
use crate::repository::sorted::{Sheaf, Sorted};
use crate::repository::surroundings::Surroundings;
use crate::yaml::Limits;

/// How much of a content is read.
fn most() -> usize {
    Limits::default().bytes + 1
}

impl Revision {
    /// Reads the partnerships that [`Revision::load`] gives all at once, so many at a time for each core, by the paths of their charters, and hands
    /// them over. Gives what was found besides.
    ///
    /// # Errors
    /// As [`Revision::load`]; a file that a quick look took for something else, and those of `take`.
    pub fn each<E: From<ComparisonError>>(
        &self,
        base: &Path,
        paths: &[PathBuf],
        how: &Loading<'_>,
        look: Look,
        for_each_core: usize,
        mut take: impl FnMut(Vec<Partnership>) -> Result<(), E>,
    ) -> Result<Repository, E> {
        let there = self.there(base, paths, how)?;
        let blobs = self.git.blobs(&there.ids, most(), |nth, bytes| {
            FoundFile::in_commit(&there.files[nth], bytes, &there.roots, look)
        });
        let found: Vec<FoundFile> = blobs.map_err(ComparisonError::from)?.into_iter().flatten().collect();
        let ids: BTreeMap<PathBuf, String> = there.files.into_iter().zip(there.ids).collect();
        let words = Arc::clone(&there.words);
        let surroundings = Surroundings::in_tree(there.roots, there.words, Arc::new(there.tree));
        let sorted = Sorted::of(found, &surroundings);
        let parts = Parts { revision: self, surroundings: &surroundings, words, ids, sorted: &sorted };
        let named = parts.named();
        for places in named.chunks(cores::at_once(named.len(), for_each_core)) {
            take(parts.read(places)?)?;
        }
        Ok(parts.rest(&named)?)
    }
}

struct Parts<'r> {
    revision: &'r Revision,
    surroundings: &'r Surroundings,
    words: Arc<BTreeSet<String>>,
    ids: BTreeMap<PathBuf, String>,
    sorted: &'r Sorted,
}

impl Parts<'_> {
    /// The places of the partnerships that the named paths touch, by the paths of their charters.
    fn named(&self) -> Vec<usize> {
        let roots = &self.surroundings.roots;
        let all = 0..self.sorted.sheaves.len();
        let mut named: Vec<usize> = all.filter(|nth| is_named(self.sorted, *nth, roots)).collect();
        named.sort_by_cached_key(|nth| roots.shown_path(self.sorted.path(self.sorted.sheaves[*nth].charter)));
        named
    }

    /// Reads some partnerships.
    fn read(&self, places: &[usize]) -> Result<Vec<Partnership>, ComparisonError> {
        let sheaves = || places.iter().map(|nth| &self.sorted.sheaves[*nth]);
        let mut files = self.open(sheaves().flat_map(Sheaf::files).collect())?;
        let mut drafts = Vec::with_capacity(places.len());
        for sheaf in sheaves() {
            drafts.push(sheaf.draft(|index| files.remove(&index).ok_or_else(|| self.changed(index)))?);
        }
        Ok(cores::each(drafts, |draft| decode(draft, Some(self.surroundings))))
    }

    /// Reads files, by their numbers.
    fn open(&self, wanted: Vec<usize>) -> Result<BTreeMap<usize, DocumentFile>, ComparisonError> {
        let mut opened = BTreeMap::new();
        let (mut indexes, mut ids) = (Vec::new(), Vec::new());
        for index in wanted {
            match &self.sorted.files[index].whole {
                Some(whole) => _ = opened.insert(index, DocumentFile::clone(whole)),
                None => {
                    let id = self.ids.get(self.sorted.path(index)).ok_or_else(|| self.changed(index))?;
                    indexes.push(index);
                    ids.push(id.clone());
                }
            }
        }
        let read = self.revision.git.blobs(&ids, most(), |nth, bytes| {
            let path = self.sorted.path(indexes[nth]);
            let roots = &self.surroundings.roots;
            let (shown, is_named) = (roots.shown_path(path), roots.names_file(path));
            from_bytes(path.to_owned(), shown, bytes, is_named, true)
        })?;
        for (index, file) in indexes.into_iter().zip(read) {
            let file = file.filter(|file| Outline::of(file) == self.sorted.files[index].outline);
            let file = file.ok_or_else(|| self.changed(index))?;
            opened.insert(index, file.holding(&self.words));
        }
        Ok(opened)
    }

    /// What belongs to no partnership.
    fn rest(&self, named: &[usize]) -> Result<Repository, ComparisonError> {
        let roots = &self.surroundings.roots;
        let unread = named.iter().flat_map(|nth| self.sorted.sheaves[*nth].unread());
        let judged: BTreeSet<&str> = unread.map(|unread| unread.path.as_str()).collect();
        // What a partnership that is judged lacks is told wherever it lies.
        let is_told = |index: &usize| {
            let path = self.sorted.path(*index);
            roots.names(path) || judged.contains(roots.shown_path(path).as_str())
        };
        let told = self.sorted.strays.iter().copied().filter(is_told).collect();
        let mut rest = empty(self.surroundings);
        for file in self.open(told)?.into_values() {
            rest.add_stray(file, &self.sorted.owners);
        }
        rest.sort_strays();
        Ok(rest)
    }

    fn changed(&self, index: usize) -> Changed {
        Changed { path: self.surroundings.roots.shown_path(self.sorted.path(index)) }
    }
}
