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
    /// Which charters these are now, as shown; by their places.
    now: BTreeMap<usize, String>,
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
        let left = match &self.fork {
            Some(fork) => {
                let charters = queue.outlines().filter_map(|mut files| files.next());
                let here = charters.map(|it| self.inside_queue(queue, it)).collect::<Result<_, _>>()?;
                self.left(fork, &here, |file| queue.names(file))?
            }
            None => Vec::new(),
        };
        let now = self.now_elsewhere(&left, queue);
        let (requests, authors) = match self.is_shallow() {
            true => (None, None),
            false => {
                let authors = authors.map(|since| Authors::of(self, &self.recorded(queue)?, since));
                (Some(Requests::of(self, &self.changes(queue)?)?), authors.transpose()?)
            }
        };
        Ok(Recall { history: self, left, now, requests, authors })
    }

    /// Those of the charters left behind that another part of the work compares, by their places.
    fn now_elsewhere(&self, left: &[Left], queue: &Queue) -> BTreeMap<usize, String> {
        let traits: Vec<&Traits> = left.iter().map(|left| &left.traits).collect();
        let known = |file: &Path| {
            let shown = queue.shown_path(file);
            let bytes = read_plain(file, most_bytes() as u64).ok()?;
            let file = from_bytes(file.to_owned(), shown.clone(), bytes, false, false)?;
            Some((known_again(&traits_of(&file), &traits)?, shown))
        };
        let elsewhere = queue.elsewhere().filter(|_| !left.is_empty());
        elsewhere.filter(|file| self.is_new(file)).filter_map(known).collect()
    }

    /// Whether a file was not there where the current commit left the revision.
    fn is_new(&self, file: &Path) -> bool {
        let inside = self.inside_of(Some(file), "").ok();
        inside.zip(self.fork.as_ref()).is_some_and(|(file, fork)| fork.changed.get(&file) == Some(&None))
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
                let charter = self.moved(partnership, was);
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
    fn moved(&mut self, partnership: &Partnership, was: BaseCharter) -> BaseCharter {
        if !matches!(was, BaseCharter::New) {
            return was;
        }
        if self.left.is_empty() {
            return was;
        }
        let traits: Vec<&Traits> = self.left.iter().map(|left| &left.traits).collect();
        match known_again(&Traits::of_partnership(partnership), &traits) {
            Some(index) => {
                self.now.insert(index, partnership.charter.source.path.clone());
                self.left[index].was.clone()
            }
            None => was,
        }
    }

    /// What is no longer where it was, once all partnerships were told.
    #[must_use]
    pub fn gone(mut self) -> Vec<Gone> {
        let left = self.left.into_iter().enumerate();
        left.map(|(index, left)| Gone {
            path: left.shown,
            now: self.now.remove(&index),
            is_named: left.is_named,
            was: left.was,
        })
        .collect()
    }
}
