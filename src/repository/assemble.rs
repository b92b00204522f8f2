//! Which record belongs to which charter.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::attachments::{self, Place};
use super::charter_id::charter_id;
use super::deal_import;
use super::discover::Roots;
use super::document_file::{DocumentFile, from_bytes};
use super::outline::FoundFile;
use super::owners::Owners;
use super::sorted::{Draft, Sorted};
use super::surroundings::Surroundings;
use super::{Repository, Stray};
use crate::cores;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::candidates::Candidates;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::scalar::Date;
use crate::document::{Decode, Document, Ids, Problem, ProblemKind, Source};
use crate::partnership::{DealRegister, Partnership, Past, Records, UnreadFile, UnreadRecord};

/// What came in by standard input is called so.
const STDIN: &str = "<stdin>";

/// One charter from standard input.
pub(super) fn from_text(bytes: Vec<u8>, words: &Arc<BTreeSet<String>>) -> Repository {
    match text_file(bytes, words) {
        Some(charter) if charter.kind == Some(DocumentKind::Charter) => {
            let id = charter_id(&charter.path, charter.top_level("id").map(|(id, _)| id));
            let draft = Draft { id, charter, records: Vec::new(), unread: Vec::new() };
            Repository { partnerships: vec![decode(draft, None)], ..Repository::default() }
        }
        other => no_charter(other),
    }
}

/// What came in by standard input; `None` if that was nothing.
pub(super) fn text_file(bytes: Vec<u8>, words: &Arc<BTreeSet<String>>) -> Option<DocumentFile> {
    let path = PathBuf::from(STDIN);
    let mut charter = from_bytes(path, STDIN.to_owned(), bytes, true, false)?.holding(words);
    if let Some(kind) = charter.kind.filter(|kind| *kind != DocumentKind::Charter) {
        let message = format!("standard input holds a {kind}, but a charter is needed");
        let help = "name the file, so that its charter can be found next to it".to_owned();
        charter.problems.push(Problem::in_text(
            charter.header_span(),
            ProblemKind::RecordOrphaned,
            message,
            help,
        ));
    }
    Some(charter)
}

/// What came in by standard input and is no charter.
pub(super) fn no_charter(file: Option<DocumentFile>) -> Repository {
    let mut repository = Repository::default();
    if let Some(file) = file {
        repository.unattached.extend(unattached(&file));
        repository.strays.push(Stray { source: file.source, problems: file.problems });
    }
    repository
}

/// Sorts files into partnerships, and keeps those that the named paths touch.
pub(super) fn assemble(files: Vec<DocumentFile>, surroundings: &Surroundings) -> Repository {
    let sorted = Sorted::of(files.into_iter().map(FoundFile::whole).collect(), surroundings);
    let named = named(&sorted, &surroundings.roots);
    keep_named(&sorted, &named, &surroundings.roots, surroundings, |_| None)
}

/// The places of the partnerships that the named paths touch.
pub(super) fn named(sorted: &Sorted, roots: &Roots) -> Vec<usize> {
    (0..sorted.sheaves.len()).filter(|nth| is_named(sorted, *nth, roots)).collect()
}

/// Keeps the partnerships in these places, which the named paths touch, of files that are all here. `before` gives what a charter's
/// file was decoded as before: what has not changed since is not decoded again.
pub(super) fn keep_named(
    sorted: &Sorted,
    named: &[usize],
    roots: &Roots,
    surroundings: &Surroundings,
    mut before: impl FnMut(&Path) -> Option<Partnership>,
) -> Repository {
    let Sorted { files, sheaves, strays, owners } = sorted;
    let open = |index: usize| files[index].whole.as_deref().cloned().ok_or(());
    let drafts = named.iter().filter_map(|nth| {
        let draft = sheaves.get(*nth)?.draft(open).ok()?;
        let before = before(&draft.charter.path);
        Some((draft, before))
    });
    let drafts: Vec<(Draft, Option<Partnership>)> = drafts.collect();
    let unread = drafts.iter().flat_map(|(draft, _)| &draft.unread);
    let judged: BTreeSet<String> = unread.map(|unread| unread.path.clone()).collect();
    let mut repository = empty(surroundings);
    // Decoding one partnership needs nothing of another.
    repository.partnerships =
        cores::each(drafts, |(draft, before)| decode_again(draft, Some(surroundings), before));
    // What a partnership that is judged lacks is told wherever it lies.
    let is_told = |file: &DocumentFile| roots.names(&file.path) || judged.contains(&file.source.path);
    let strays = strays.iter().filter_map(|index| files[*index].whole.as_deref());
    for file in strays.filter(|file| is_told(file)) {
        repository.add_stray(file.clone(), owners);
    }
    repository.partnerships.sort_by(|left, right| left.charter.source.path.cmp(&right.charter.source.path));
    repository.sort_strays();
    repository.left_out.unread = unread_files(&repository);
    repository
}

/// The files that are in no answer: charters of which nothing can be told, and what belongs to no charter that can be read.
pub(super) fn unread_files(repository: &Repository) -> Vec<UnreadFile> {
    let mut unread = Unread::default();
    unread.add(&repository.partnerships);
    unread.files(repository)
}

/// The same of partnerships that come part by part.
#[derive(Debug, Default)]
pub struct Unread {
    charters: Vec<UnreadFile>,
    /// What is told with a partnership that can be read.
    told: BTreeSet<String>,
}

impl Unread {
    /// Takes a part in.
    pub fn add(&mut self, partnerships: &[Partnership]) {
        for it in partnerships {
            match it.charter.is_readable() {
                true => self.told.extend(it.records.unread.iter().map(|record| record.path.clone())),
                false => self.charters.extend(unread_file(&it.charter.source, &it.charter.problems)),
            }
        }
    }

    /// All of them, with what was found besides.
    #[must_use]
    pub fn files(self, rest: &Repository) -> Vec<UnreadFile> {
        let strays = rest.strays.iter().filter_map(|stray| unread_file(&stray.source, &stray.problems));
        let files = self.charters.into_iter().chain(strays);
        let mut unread: Vec<UnreadFile> = files.filter(|it| !self.told.contains(&it.path)).collect();
        unread.sort_by(|left, right| left.path.cmp(&right.path));
        unread
    }
}

fn unread_file(source: &Source, problems: &[Problem]) -> Option<UnreadFile> {
    let reason = problems.iter().find(|problem| problem.kind.breaks())?.message.clone();
    Some(UnreadFile { path: source.path.clone(), reason })
}

/// Whether one of a partnership's files was named, or lies under a folder that was.
pub(super) fn is_named(sorted: &Sorted, nth: usize, roots: &Roots) -> bool {
    sorted.sheaves[nth].files().any(|index| roots.names(sorted.path(index)))
}

/// Nothing yet of what was found around the named paths.
pub(super) fn empty(surroundings: &Surroundings) -> Repository {
    Repository {
        left_out: surroundings.left_out.clone(),
        fitting: surroundings.fitting.clone(),
        ..Repository::default()
    }
}

impl Repository {
    /// Adds a file that belongs to no partnership, and says why.
    pub(super) fn add_stray(&mut self, mut file: DocumentFile, owners: &Owners) {
        file.problems.extend(file.kind.and_then(|_| owners.refusal(&file)));
        self.charters_meant += usize::from(file.is_charter());
        self.unattached.extend(unattached(&file));
        self.strays.push(Stray { source: file.source, problems: file.problems });
    }

    pub(super) fn sort_strays(&mut self) {
        self.strays.sort_by(|left, right| left.source.path.cmp(&right.source.path));
        self.unattached.sort_by(|left, right| left.source.path.cmp(&right.source.path));
    }
}

/// A candidates record that names no partnership and whose only fault as a file of the repository is that no charter is near.
fn unattached(file: &DocumentFile) -> Option<Document<Candidates>> {
    if file.kind != Some(DocumentKind::Candidates) || file.top_level("partnership").is_some() {
        return None;
    }
    let is_alone = |problem: &Problem| problem.kind == ProblemKind::RecordOrphaned;
    if !file.problems.iter().any(is_alone) {
        return None;
    }
    let others = file.problems.iter().filter(|problem| !is_alone(problem)).cloned().collect();
    Some(Document::decode(file.source.clone(), &Ids::default(), others, &file.damaged))
}

pub(super) fn decode(draft: Draft, surroundings: Option<&Surroundings>) -> Partnership {
    decode_again(draft, surroundings, None)
}

/// The same of a partnership that was decoded before: what stands in its files is taken from there, where neither the file nor what
/// it is read by has changed.
fn decode_again(
    draft: Draft,
    surroundings: Option<&Surroundings>,
    before: Option<Partnership>,
) -> Partnership {
    let Draft { id, charter, records: files, unread } = draft;
    let path = charter.path.clone();
    let (before, mut old) = before.map_or((None, Records::default()), |it| (Some(it.charter), it.records));
    let (ids, charter) = match before.filter(|before| is_same(before, &charter)) {
        Some(before) => (std::mem::take(&mut old.ids), before),
        None => {
            let ids = Ids::of_charter(&charter.source.tree, &charter.damaged);
            if old.ids != ids {
                old = Records::default();
            }
            (ids.clone(), decoded_charter(charter, &ids))
        }
    };
    let attachments = attachments::of_charter(&charter.value, place(&path, surroundings));
    let quoted = attachments::quoted(&charter.value, place(&path, surroundings), &attachments);
    let mut records = Records { unread, ..Records::default() };
    for file in files {
        // What is left of a record that is broken is no whole answer.
        if !file.is_whole() {
            records.unread.push(UnreadRecord { path: file.source.path.clone(), kind: file.kind });
        }
        match file.kind {
            Some(DocumentKind::Decision) => records.decisions.push(open(file, &ids, &mut old.decisions)),
            Some(DocumentKind::Review) => records.reviews.push(open(file, &ids, &mut old.reviews)),
            Some(DocumentKind::Health) => records.health.push(open(file, &ids, &mut old.health)),
            Some(DocumentKind::Change) => records.changes.push(open(file, &ids, &mut old.changes)),
            Some(DocumentKind::Candidates) => records.candidates.push(open(file, &ids, &mut old.candidates)),
            Some(DocumentKind::Acknowledgement) => {
                records.acknowledgements.push(open(file, &ids, &mut old.acknowledgements));
            }
            Some(DocumentKind::Deals) => {
                let path = file.path.clone();
                // What it imports may have changed on the disk.
                let mut record = open(file, &ids, &mut Vec::new());
                let imported = deal_import::import(&mut record, &charter.value, place(&path, surroundings));
                records.deals.push(DealRegister { record, imported });
            }
            // Charters and files of unknown kind are no records; they were sorted out before.
            Some(DocumentKind::Charter) | None => {}
        }
    }
    records.unread.sort();
    records.unread.dedup();
    sort(&mut records);
    records.ids = ids;
    Partnership { id, charter, records, attachments, quoted, past: Past::default() }
}

fn decoded_charter(file: DocumentFile, ids: &Ids) -> Document<Charter> {
    let mut charter: Document<Charter> = Document::decode(file.source, ids, file.problems, &file.damaged);
    charter.require_keys(&file.damaged);
    charter
}

/// Whether a charter was decoded from this very file, with what other charters bring upon it.
fn is_same(before: &Document<Charter>, now: &DocumentFile) -> bool {
    let ambiguities = |problems: &[Problem]| -> Vec<Problem> {
        problems.iter().filter(|it| it.kind == ProblemKind::CharterAmbiguous).cloned().collect()
    };
    Arc::ptr_eq(&before.source, &now.source) && ambiguities(&before.problems) == ambiguities(&now.problems)
}

/// Where paths in a file lead.
fn place<'a>(file: &'a Path, surroundings: Option<&'a Surroundings>) -> Option<Place<'a>> {
    let around = surroundings?;
    Some(Place {
        folder: file.parent()?,
        top: around.roots.top(file)?,
        sparse: &around.sparse,
        tree: around.tree.as_deref(),
    })
}

/// A record, as it was decoded before by the same ids or else decoded now.
fn open<T: Decode + Default>(file: DocumentFile, ids: &Ids, before: &mut Vec<Document<T>>) -> Document<T> {
    if let Some(nth) = before.iter().position(|it| Arc::ptr_eq(&it.source, &file.source)) {
        return before.remove(nth);
    }
    Document::decode(file.source, ids, file.problems, &file.damaged)
}

/// By the day that a record speaks of, then by path; records without a readable day come first.
fn sort(records: &mut Records) {
    records.decisions.sort_by(|a, b| by_day_and_path(a, b, |it| it.date.get().copied()));
    records.reviews.sort_by(|a, b| by_day_and_path(a, b, Review::day));
    records.health.sort_by(|a, b| by_day_and_path(a, b, Health::day));
    records.changes.sort_by(|a, b| by_day_and_path(a, b, |it| it.date.get().copied()));
    records.acknowledgements.sort_by(|a, b| by_day_and_path(a, b, |it| it.date.get().copied()));
    records.candidates.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    records.deals.sort_by(|a, b| a.record.source.path.cmp(&b.record.source.path));
}

fn by_day_and_path<T>(a: &Document<T>, b: &Document<T>, day: impl Fn(&T) -> Option<Date>) -> Ordering {
    day(&a.value).cmp(&day(&b.value)).then_with(|| a.source.path.cmp(&b.source.path))
}
