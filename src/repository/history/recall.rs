//! What history tells of partnerships that are looked at part by part: git is asked about all of them first, and about each part
//! for what stood in its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::authors::Authors;
use super::requests::Requests;
use super::{Fork, Gone, History, Left, Then, charter_of, most_bytes, traits_of};
use crate::document::header::DocumentKind;
use crate::partnership::{Base, BaseCharter, Partnership, Traits, known_again};
use crate::paths::read_plain;
use crate::repository::changed::ComparisonError;
use crate::repository::document_file::from_bytes;
use crate::repository::outline::Outline;
use crate::repository::queue::Queue;

/// What history tells of partnerships that are looked at part by part.
#[derive(Debug)]
pub struct Recall<'h> {
    history: &'h History,
    /// The charters at the fork point that are no charters there any more.
    left: Vec<Left>,
    /// Which of them each charter is that was not there, by its file as git names it.
    moves: BTreeMap<PathBuf, usize>,
    requests: Option<Requests>,
    authors: Option<Authors<'h>>,
}

impl History {
    /// Asks git about everything that waits. Of a shallow history nobody is told who recorded what, and when; `authors` asks who
    /// cast the votes, of a revision named only since that.
    ///
    /// # Errors
    /// Git says no, a revision names no commit, or a file lies outside the repository.
    pub fn recall(
        &self,
        queue: &Queue,
        authors: Option<Option<&str>>,
    ) -> Result<Recall<'_>, ComparisonError> {
        let (left, moves) = match &self.fork {
            Some(fork) => {
                let charters = queue.outlines().filter_map(|mut files| files.next());
                let here: BTreeSet<PathBuf> =
                    charters.map(|it| self.inside_queue(queue, it)).collect::<Result<_, _>>()?;
                let left = self.left(fork, &here, |file| queue.names(file))?;
                let moves = self.moves(fork, &left, &here, queue)?;
                (left, moves)
            }
            None => (Vec::new(), BTreeMap::new()),
        };
        let (requests, authors) = match self.is_shallow() {
            true => (None, None),
            false => {
                let authors = authors.map(|since| Authors::of(self, &self.recorded(queue)?, since));
                (Some(Requests::of(self, &self.changes(queue)?)?), authors.transpose()?)
            }
        };
        Ok(Recall { history: self, left, moves, requests, authors })
    }

    /// Which of the charters left behind are known again where there was none, by the files as git names them.
    fn moves(
        &self,
        fork: &Fork,
        left: &[Left],
        here: &BTreeSet<PathBuf>,
        queue: &Queue,
    ) -> Result<BTreeMap<PathBuf, usize>, ComparisonError> {
        if left.is_empty() {
            return Ok(BTreeMap::new());
        }
        let elsewhere = queue.elsewhere().filter_map(|file| self.inside_of(Some(file), "").ok());
        let files: BTreeSet<PathBuf> = here.iter().cloned().chain(elsewhere).collect();
        let mut come = Vec::new();
        for file in files {
            if matches!(fork.then(&self.git, &file)?, Then::Absent) {
                come.extend(traits_at(&file).map(|traits| (file, traits)));
            }
        }
        let gone: Vec<Traits> = left.iter().map(|left| left.traits.clone()).collect();
        let (files, traits): (Vec<PathBuf>, Vec<Traits>) = come.into_iter().unzip();
        let known = known_again(&traits, &gone);
        Ok(files.into_iter().zip(known).filter_map(|(file, nth)| Some((file, nth?))).collect())
    }

    /// The change requests and their charters.
    fn changes(&self, queue: &Queue) -> Result<BTreeSet<PathBuf>, ComparisonError> {
        let is_change = |it: &&Outline| it.kind == Some(DocumentKind::Change);
        let mut files = BTreeSet::new();
        for outlines in queue.outlines() {
            let outlines: Vec<&Outline> = outlines.collect();
            let changes: Vec<&&Outline> = outlines.iter().filter(|it| is_change(it)).collect();
            let charter = outlines.first().filter(|_| !changes.is_empty());
            for it in changes.into_iter().chain(charter) {
                files.insert(self.inside_queue(queue, it)?);
            }
        }
        Ok(files)
    }

    /// The records in which somebody speaks for a party.
    fn recorded(&self, queue: &Queue) -> Result<BTreeSet<PathBuf>, ComparisonError> {
        let is_recorded = |it: &&Outline| {
            matches!(
                it.kind,
                Some(DocumentKind::Decision | DocumentKind::Change | DocumentKind::Acknowledgement)
            )
        };
        queue.outlines().flatten().filter(is_recorded).map(|it| self.inside_queue(queue, it)).collect()
    }

    fn inside_queue(&self, queue: &Queue, outline: &Outline) -> Result<PathBuf, ComparisonError> {
        self.inside_of(Some(&outline.path), &queue.shown(outline))
    }

    /// The charters as they were where the current commit left the revision.
    fn charters_then(&self, fork: &Fork, here: &[Partnership]) -> Result<Vec<BaseCharter>, ComparisonError> {
        let mut found = Vec::new();
        let mut asked = Vec::new();
        for partnership in here {
            let source = &partnership.charter.source;
            let file = self.inside(source)?;
            found.push(match fork.then(&self.git, &file)? {
                Then::Absent => BaseCharter::New,
                Then::Same => BaseCharter::Same,
                Then::Blob(id) => {
                    asked.push((found.len(), file, source.path.as_str(), id));
                    // Until it is read.
                    BaseCharter::New
                }
            });
        }
        let ids: Vec<String> = asked.iter().map(|(.., id)| id.clone()).collect();
        let read = self.git.blobs(&ids, most_bytes(), |nth, bytes| {
            let (index, file, shown, _) = &asked[nth];
            (*index, charter_of(file, shown, bytes, &self.words))
        })?;
        for (index, charter) in read {
            found[index] = charter;
        }
        Ok(found)
    }

    /// Gives every partnership its records as they were, where they differ.
    fn give_records(&self, fork: &Fork, here: &mut [Partnership]) -> Result<(), ComparisonError> {
        let mut absent = Vec::new();
        let mut asked = Vec::new();
        for (index, partnership) in here.iter().enumerate() {
            for (source, _) in partnership.records.documents() {
                let file = self.inside(source)?;
                match fork.then(&self.git, &file)? {
                    Then::Same => {}
                    Then::Absent => absent.push((index, source.path.clone())),
                    Then::Blob(id) => asked.push((index, file, source.path.clone(), id)),
                }
            }
        }
        let ids: Vec<String> = asked.iter().map(|(.., id)| id.clone()).collect();
        let read = self.git.blobs(&ids, most_bytes(), |nth, bytes| {
            let (index, file, shown, _) = &asked[nth];
            let then = from_bytes(file.clone(), shown.clone(), bytes, true, false);
            (*index, shown.clone(), then.map(|file| file.source))
        })?;
        let absent = absent.into_iter().map(|(index, shown)| (index, shown, None));
        for (index, shown, source) in absent.chain(read) {
            if let Some(base) = &mut here[index].past.base {
                base.records.insert(shown, source);
            }
        }
        Ok(())
    }
}

/// By what the charter in a file is known again.
fn traits_at(file: &Path) -> Option<Traits> {
    let bytes = read_plain(file, most_bytes() as u64).ok()?;
    let shown = file.display().to_string();
    Some(traits_of(&from_bytes(file.to_owned(), shown, bytes, true, false)?))
}

impl Recall<'_> {
    /// Gives each partnership what history tells of it.
    ///
    /// # Errors
    /// Git says no, or a file lies outside the repository.
    pub fn tell(&mut self, partnerships: &mut [Partnership]) -> Result<(), ComparisonError> {
        let history = self.history;
        if let Some(fork) = &history.fork {
            let then = history.charters_then(fork, partnerships)?;
            for (partnership, was) in partnerships.iter_mut().zip(then) {
                let charter = self.moved(partnership, was)?;
                partnership.past.base =
                    Some(Base { revision: fork.revision.clone(), charter, records: BTreeMap::new() });
            }
            history.give_records(fork, partnerships)?;
        }
        if let Some(requests) = &self.requests {
            requests.tell(history, partnerships)?;
        }
        if let Some(authors) = &mut self.authors {
            authors.tell(history, partnerships)?;
        }
        Ok(())
    }

    /// One that was not there is compared with the one left behind that it is known to be.
    fn moved(&self, partnership: &Partnership, was: BaseCharter) -> Result<BaseCharter, ComparisonError> {
        if !matches!(was, BaseCharter::New) || self.moves.is_empty() {
            return Ok(was);
        }
        let file = self.history.inside(&partnership.charter.source)?;
        let left = self.moves.get(&file).and_then(|nth| self.left.get(*nth));
        Ok(left.map_or(was, |left| left.was.clone()))
    }

    /// What is no longer where it was, once all partnerships were told.
    #[must_use]
    pub fn gone(self) -> Vec<Gone> {
        let git = &self.history.git;
        let now = |nth: usize| {
            let (file, _) = self.moves.iter().find(|(_, left)| **left == nth)?;
            let inside = file.strip_prefix(git.top()).unwrap_or(file);
            Some(self.history.shown(&self.history.top.join(inside)))
        };
        let now: Vec<Option<String>> = (0..self.left.len()).map(now).collect();
        let left = self.left.into_iter().zip(now);
        left.map(|(left, now)| Gone { path: left.shown, now, is_named: left.is_named, was: left.was })
            .collect()
    }
}
