//! What history tells of partnerships that are looked at part by part: git is asked about all of them first, and about each part
//! for what stood in its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::authors::Authors;
use super::requests::Requests;
use super::{Fork, Gone, History, Left, Then, charter_of, most_bytes};
use crate::document::header::DocumentKind;
use crate::partnership::{Base, BaseCharter, Partnership};
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
                self.left(fork, &here)?
            }
            None => Vec::new(),
        };
        let (requests, authors) = match self.is_shallow() {
            true => (None, None),
            false => {
                let authors = authors.map(|since| Authors::of(self, &self.recorded(queue)?, since));
                (Some(Requests::of(self, &self.changes(queue)?)?), authors.transpose()?)
            }
        };
        Ok(Recall { history: self, left, now: BTreeMap::new(), requests, authors })
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

    /// One that has lost its own charter is compared with the only one left behind that has its id or name.
    fn moved(&mut self, partnership: &Partnership, was: BaseCharter) -> BaseCharter {
        if !matches!(was, BaseCharter::New) {
            return was;
        }
        let name = partnership.charter.value.name.get().map(|name| name.as_str());
        let is_it =
            |left: &Left| left.id == partnership.id || (name.is_some() && left.name.as_deref() == name);
        let mut moved = self.left.iter().enumerate().filter(|(_, left)| is_it(left));
        match (moved.next(), moved.next()) {
            (Some((index, left)), None) => {
                self.now.insert(index, partnership.charter.source.path.clone());
                left.was.clone()
            }
            _ => was,
        }
    }

    /// What is no longer where it was, once all partnerships were told.
    #[must_use]
    pub fn gone(mut self) -> Vec<Gone> {
        let left = self.left.into_iter().enumerate();
        left.map(|(index, left)| Gone { path: left.shown, now: self.now.remove(&index) }).collect()
    }
}
