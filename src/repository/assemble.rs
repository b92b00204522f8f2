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
use super::kept::{Before, Draft};
use super::outline::FoundFile;
use super::owners::Owners;
use super::sorted::Sorted;
use super::surroundings::Surroundings;
use super::{Repository, Stray};
use crate::cores;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::candidates::Candidates;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::scalar::Date;
use crate::document::{Decode, Document, Ids, Problem, ProblemKind};
use crate::partnership::{DealRegister, Partnership, Past, Records, UnreadFile};

/// One charter from standard input.
pub(super) fn from_text(bytes: Vec<u8>, words: &Arc<BTreeSet<String>>, tells_all: bool) -> Repository {
    let path = PathBuf::from("<stdin>");
    let Some(charter) = from_bytes(path, "<stdin>".to_owned(), bytes, true, false) else {
        return Repository::default();
    };
    let mut charter = charter.holding(words);
    if tells_all {
        charter = charter.telling_all();
    }
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
    let mut repository = Repository::default();
    if charter.kind == Some(DocumentKind::Charter) {
        let id = charter_id(&charter.path, charter.top_level("id").map(|(id, _)| id));
        repository
            .partnerships
            .push(decode(Draft { id, charter, records: Vec::new(), unread: Vec::new() }, None));
    } else {
        repository.unattached.extend(unattached(&charter));
        repository.strays.push(Stray { source: charter.source, problems: charter.problems });
    }
    repository
}

/// Sorts files into partnerships, and keeps those that the named paths touch.
pub(super) fn assemble(files: Vec<DocumentFile>, surroundings: &Surroundings) -> Repository {
    reassemble(files, surroundings, Before::default()).0
}

/// The same where some of it was decoded before, and not everything may be wanted. Gives the charters, by their paths as
/// shown, of what had to be decoded.
pub(super) fn reassemble(
    files: Vec<DocumentFile>,
    surroundings: &Surroundings,
    before: Before<'_>,
) -> (Repository, BTreeSet<String>) {
    let found = files.into_iter().map(FoundFile::whole).collect();
    finish(Sorted::of(found, surroundings), surroundings, before)
}

fn finish(
    sorted: Sorted,
    surroundings: &Surroundings,
    mut before: Before<'_>,
) -> (Repository, BTreeSet<String>) {
    let roots = &surroundings.roots;
    let named: Vec<usize> = (0..sorted.sheaves.len()).filter(|nth| is_named(&sorted, *nth, roots)).collect();
    let Sorted { files, sheaves, strays, owners } = sorted;
    let mut files: Vec<Option<DocumentFile>> =
        files.into_iter().map(|found| found.whole.map(|whole| *whole)).collect();
    let mut repository = empty(surroundings);
    let mut fresh = Vec::new();
    let mut judged: BTreeSet<String> = BTreeSet::new();
    for nth in named {
        // Each file belongs to one partnership at most, and all are here.
        let Ok(draft) = sheaves[nth].draft(|index| files[index].take().ok_or(())) else { continue };
        if !before.wants(&draft) {
            continue;
        }
        judged.extend(draft.unread.iter().map(|unread| unread.path.clone()));
        match before.known(&draft) {
            Some(partnership) => repository.partnerships.push(partnership),
            None => fresh.push(draft),
        }
    }
    let decoded = fresh.iter().map(|draft: &Draft| draft.charter.source.path.clone()).collect();
    // Decoding one partnership needs nothing of another.
    repository.partnerships.extend(cores::each(fresh, |draft| decode(draft, Some(surroundings))));
    // What a partnership that is judged lacks is told wherever it lies.
    let is_told = |file: &DocumentFile| {
        (roots.names(&file.path) && before.wants_file(file)) || judged.contains(&file.source.path)
    };
    for file in strays.into_iter().filter_map(|index| files[index].take()).filter(is_told) {
        repository.add_stray(file, &owners);
    }
    repository.partnerships.sort_by(|left, right| left.charter.source.path.cmp(&right.charter.source.path));
    repository.sort_strays();
    repository.left_out.unread = unread_files(&repository);
    (repository, decoded)
}

/// The files that are in no answer: charters of which nothing can be told, and what belongs to no charter that can be read.
fn unread_files(repository: &Repository) -> Vec<UnreadFile> {
    let (readable, broken): (Vec<_>, Vec<_>) =
        repository.partnerships.iter().partition(|it| it.charter.is_readable());
    let records = readable.iter().flat_map(|it| &it.records.unread);
    let told: BTreeSet<&str> = records.map(|record| record.path.as_str()).collect();
    let charters = broken.iter().map(|it| (&it.charter.source, it.charter.problems.as_slice()));
    let strays = repository.strays.iter().map(|stray| (&stray.source, stray.problems.as_slice()));
    let files = charters.chain(strays).filter(|(source, _)| !told.contains(source.path.as_str()));
    let mut unread: Vec<UnreadFile> = files
        .filter_map(|(source, problems)| {
            let reason = problems.iter().find(|problem| problem.kind.breaks())?.message.clone();
            Some(UnreadFile { path: source.path.clone(), reason })
        })
        .collect();
    unread.sort_by(|left, right| left.path.cmp(&right.path));
    unread
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
    let Draft { id, charter, records: files, unread } = draft;
    let ids = Ids::of_charter(&charter.source.tree, &charter.damaged);
    let path = charter.path;
    let damaged = charter.damaged;
    let mut charter: Document<Charter> = Document::decode(charter.source, &ids, charter.problems, &damaged);
    charter.require_keys(&damaged);
    let attachments = attachments::of_charter(&charter.value, place(&path, surroundings));
    let quoted = attachments::quoted(&charter.value, place(&path, surroundings), &attachments);
    let mut records = Records { unread, ..Records::default() };
    for file in files {
        match file.kind {
            Some(DocumentKind::Decision) => records.decisions.push(open(file, &ids)),
            Some(DocumentKind::Review) => records.reviews.push(open(file, &ids)),
            Some(DocumentKind::Health) => records.health.push(open(file, &ids)),
            Some(DocumentKind::Change) => records.changes.push(open(file, &ids)),
            Some(DocumentKind::Candidates) => records.candidates.push(open(file, &ids)),
            Some(DocumentKind::Acknowledgement) => records.acknowledgements.push(open(file, &ids)),
            Some(DocumentKind::Deals) => {
                let path = file.path.clone();
                let mut record = open(file, &ids);
                let imported = deal_import::import(&mut record, &charter.value, place(&path, surroundings));
                records.deals.push(DealRegister { record, imported });
            }
            // Charters and files of unknown kind are no records; they were sorted out before.
            Some(DocumentKind::Charter) | None => {}
        }
    }
    sort(&mut records);
    Partnership { id, charter, records, attachments, quoted, past: Past::default() }
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

fn open<T: Decode + Default>(file: DocumentFile, ids: &Ids) -> Document<T> {
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
