//! What history tells of approved change requests: what their charter said before them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveTime;

use super::super::changed::ComparisonError;
use super::super::document_file::from_bytes;
use super::super::git::{Log, Touch, Way};
use super::{Fork, History, Then, charter_of, most_bytes};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::records::change::ChangeStatus;
use crate::document::scalar::Date;
use crate::partnership::{BaseCharter, Partnership, Requested};

/// An approved change request.
struct Asked {
    /// The partnership, by its place among those that are asked about.
    partnership: usize,
    /// The path of the record as shown.
    shown: String,
    record: PathBuf,
    charter: PathBuf,
    /// The path of the charter as shown.
    charter_shown: String,
    day: Option<Date>,
}

/// The object ids of the charters that tell of a request.
#[derive(Default)]
struct Befores {
    record: Option<String>,
    day: Option<String>,
    approval: Option<String>,
}

/// Charters of the past, by the path as shown and the object id: each is read once.
type Charters = BTreeMap<(String, String), Arc<Document<Charter>>>;

/// What history tells of change requests.
#[derive(Debug)]
pub(super) struct Requests {
    log: Log,
}

impl Requests {
    /// Asks git for the commits that touched change requests and their charters. For a whole history only.
    ///
    /// # Errors
    /// Git says no.
    pub(super) fn of(history: &History, files: &BTreeSet<PathBuf>) -> Result<Self, ComparisonError> {
        let log = match !files.is_empty() && history.git.has_commits()? {
            true => history.git.log(Way::Main, files)?,
            false => Log::default(),
        };
        Ok(Self { log })
    }

    /// Gives every partnership what history tells of its approved change requests, and whether they were approved already
    /// where the current commit left the revision, if one is named.
    ///
    /// # Errors
    /// Git says no, or a file lies outside the repository.
    pub(super) fn tell(
        &self,
        history: &History,
        partnerships: &mut [Partnership],
    ) -> Result<(), ComparisonError> {
        for partnership in &mut *partnerships {
            partnership.past.requests = Some(BTreeMap::new());
        }
        let asked = history.asked(partnerships)?;
        if asked.is_empty() {
            return Ok(());
        }
        let log = &self.log;
        let since_approval = match &history.fork {
            Some(fork) => history.since_approval(fork, &asked, log)?,
            None => BTreeMap::new(),
        };
        let befores: Vec<Befores> = asked
            .iter()
            .map(|it| {
                let charter = log.of(&it.charter);
                // Recorded and not committed yet: what is committed is what was before.
                let recorded = log.of(&it.record).last().map_or(0, |touch| touch.place);
                let is_before = |day: Date| {
                    let midnight = day.naive().and_time(NaiveTime::MIN).and_utc().timestamp();
                    charter.iter().find(|touch| log.commits[touch.commit].seconds <= midnight)
                };
                Befores {
                    record: said_before(charter, recorded),
                    day: it.day.and_then(is_before).and_then(|touch| touch.after.clone()),
                    approval: since_approval
                        .get(it.record.as_path())
                        .and_then(|place| said_before(charter, *place)),
                }
            })
            .collect();
        let charters = history.charters(&asked, &befores)?;
        for (it, before) in asked.into_iter().zip(befores) {
            let charter = |id: Option<String>| charters.get(&(it.charter_shown.clone(), id?)).map(Arc::clone);
            let requested = Requested {
                before_record: charter(before.record),
                before_day: charter(before.day),
                before_approval: charter(before.approval),
            };
            let requests = &mut partnerships[it.partnership].past.requests;
            requests.get_or_insert_default().insert(it.shown, requested);
        }
        Ok(())
    }
}

impl History {
    /// Gives partnerships that are here all at once what history tells of their approved change requests. For a whole history
    /// only.
    ///
    /// # Errors
    /// Git says no, or a file lies outside the repository.
    pub fn trace_requests(&self, partnerships: &mut [Partnership]) -> Result<(), ComparisonError> {
        let asked = self.asked(partnerships)?;
        let files = asked.iter().flat_map(|it| [&it.record, &it.charter]).cloned().collect();
        Requests::of(self, &files)?.tell(self, partnerships)
    }

    fn asked(&self, partnerships: &[Partnership]) -> Result<Vec<Asked>, ComparisonError> {
        let mut asked = Vec::new();
        for (index, partnership) in partnerships.iter().enumerate() {
            let changes = &partnership.records.changes;
            for change in changes.iter().filter(|it| it.value.status.get() == Some(&ChangeStatus::Approved)) {
                asked.push(Asked {
                    partnership: index,
                    shown: change.source.path.clone(),
                    record: self.inside(&change.source)?,
                    charter: self.inside(&partnership.charter.source)?,
                    charter_shown: partnership.charter.source.path.clone(),
                    day: change.value.date.get().copied(),
                });
            }
        }
        Ok(asked)
    }

    /// Of each request that was approved already where the revision was left, the place of the commit that recorded the
    /// approval.
    fn since_approval<'a>(
        &self,
        fork: &Fork,
        asked: &'a [Asked],
        log: &Log,
    ) -> Result<BTreeMap<&'a Path, usize>, ComparisonError> {
        let mut then = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for it in asked {
            let was = fork.then(&self.git, &it.record)?;
            let touches = log.of(&it.record).iter().filter_map(|touch| touch.after.clone());
            match &was {
                Then::Absent => continue,
                Then::Same => ids.extend(touches),
                Then::Blob(id) => ids.extend(touches.chain([id.clone()])),
            }
            then.insert(it.record.as_path(), was);
        }
        let ids: Vec<String> = ids.into_iter().collect();
        let approved =
            self.git.blobs(&ids, most_bytes(), |nth, bytes| says_approved(bytes).then(|| &ids[nth]))?;
        let approved: BTreeSet<&String> = approved.into_iter().flatten().collect();
        let mut since = BTreeMap::new();
        for (record, was) in then {
            // It is approved now, and was the same.
            let was_approved =
                matches!(was, Then::Same) || matches!(&was, Then::Blob(id) if approved.contains(id));
            let is_approved = |touch: &&Touch| touch.after.as_ref().is_some_and(|id| approved.contains(id));
            let first = log.of(record).iter().take_while(is_approved).last();
            since.extend(first.filter(|_| was_approved).map(|touch| (record, touch.place)));
        }
        Ok(since)
    }

    fn charters(&self, asked: &[Asked], befores: &[Befores]) -> Result<Charters, ComparisonError> {
        let mut wanted: BTreeMap<(&str, &str), &Path> = BTreeMap::new();
        for (it, before) in asked.iter().zip(befores) {
            for id in [&before.record, &before.day, &before.approval].into_iter().flatten() {
                wanted.insert((&it.charter_shown, id), &it.charter);
            }
        }
        let wanted: Vec<((&str, &str), &Path)> = wanted.into_iter().collect();
        let ids: Vec<String> = wanted.iter().map(|((_, id), _)| (*id).to_owned()).collect();
        let read = self.git.blobs(&ids, most_bytes(), |nth, bytes| {
            let ((shown, id), file) = wanted[nth];
            match charter_of(file, shown, bytes, &self.words) {
                BaseCharter::Other(charter) => Some(((shown.to_owned(), id.to_owned()), charter)),
                _ => None,
            }
        })?;
        Ok(read.into_iter().flatten().collect())
    }
}

/// The object id of what a file said before the commit at a place; 0 is before nothing that is committed.
fn said_before(touches: &[Touch], place: usize) -> Option<String> {
    touches.iter().find(|touch| touch.place > place)?.after.clone()
}

fn says_approved(bytes: Vec<u8>) -> bool {
    let record = from_bytes(PathBuf::new(), String::new(), bytes, true, false);
    let status = record.as_ref().and_then(|it| it.top_level("status"));
    status.is_some_and(|(status, _)| status == ChangeStatus::Approved.as_str())
}
