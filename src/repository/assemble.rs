//! Which record belongs to which charter.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::attachments::{self, Place};
use super::deal_import;
use super::discover::{has_charter_name, is_yaml};
use super::document_file::{Anywhere, DocumentFile, Hidden, from_bytes};
use super::kept::{Before, Draft};
use super::owners::Owners;
use super::surroundings::{Link, Surroundings};
use super::{Repository, Stray};
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::candidates::Candidates;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::{Decode, Document, Ids, Problem, ProblemKind};
use crate::partnership::{DealRegister, Partnership, Past, Records, UnreadRecord};
use crate::yaml::{YamlPath, as_read};

/// One charter from standard input.
pub(super) fn from_text(bytes: Vec<u8>, words: &Arc<BTreeSet<String>>) -> Repository {
    let path = PathBuf::from("<stdin>");
    let Some(charter) = from_bytes(path, "<stdin>".to_owned(), bytes, true, false) else {
        return Repository::default();
    };
    let mut charter = charter.holding(words);
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
        let id = charter_id(&charter);
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
    let mut files: Vec<DocumentFile> = files.into_iter().chain(sparse_files(surroundings)).collect();
    let is_certain =
        |file: &DocumentFile| file.kind == Some(DocumentKind::Charter) && file.is_ours_anywhere();
    let folders: BTreeSet<PathBuf> = files
        .iter()
        .filter(|file| is_certain(file))
        .filter_map(|file| file.path.parent())
        .map(Path::to_owned)
        .collect();
    // What is nearly ours, and neither its keys nor its place show that it is, is somebody else's.
    files.retain(|file| {
        file.is_ours_anywhere() || file.path.ancestors().skip(1).any(|folder| folders.contains(folder))
    });
    let (charters, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.kind == Some(DocumentKind::Charter));
    let mut drafts: Vec<Draft> = charters
        .into_iter()
        .map(|charter| Draft { id: charter_id(&charter), charter, records: Vec::new(), unread: Vec::new() })
        .collect();
    refuse_equal_ids(&mut drafts);
    let owners = Owners::of(drafts.iter().map(|draft| (draft.id.as_str(), draft.charter.path.as_path())));
    let mut strays = Vec::new();
    for mut file in others {
        if file.kind.is_none() {
            strays.push(file);
            continue;
        }
        match owners.of_record(&file) {
            Ok(index) => drafts[index].records.push(file),
            Err(problem) => {
                file.problems.push(*problem);
                strays.push(file);
            }
        }
    }
    strays.extend(
        surroundings.links.iter().filter_map(|link| link_that_hides(link, &drafts, &owners, surroundings)),
    );
    mark_unread(&mut drafts, &strays, &owners);
    finish(drafts, strays, surroundings, before)
}

/// The records that a sparse checkout leaves out of the partnerships' folders.
fn sparse_files(surroundings: &Surroundings) -> impl Iterator<Item = DocumentFile> + '_ {
    // A charter that is left out is a partnership that nobody asked for; it is counted.
    let absent = surroundings.sparse.iter().filter(|file| is_yaml(file) && !has_charter_name(file));
    absent.map(|file| {
        let shown = surroundings.roots.shown_path(file);
        let message = "the file is left out by the sparse checkout and not read".to_owned();
        let help = "check its folder out with `git sparse-checkout add`, or check everything out in CI";
        let file = DocumentFile::unread(file, shown, message, help);
        DocumentFile { nearly: Some(Anywhere(false)), stands_for: Some(Hidden::File), ..file }
    })
}

/// What to tell of a link: nothing where all behind it belongs to the same partnership anyway, or to none and is read.
fn link_that_hides(
    link: &Link,
    drafts: &[Draft],
    owners: &Owners,
    surroundings: &Surroundings,
) -> Option<DocumentFile> {
    let around = owners.around(&link.path);
    let is_of_draft = |draft: &Draft, target: &PathBuf| {
        let mut files = std::iter::once(&draft.charter).chain(&draft.records);
        files.any(|file| file.path == *target || file.path.canonicalize().is_ok_and(|real| real == *target))
    };
    let is_harmless = match around.as_slice() {
        [] => link.is_read_elsewhere,
        several => {
            !link.targets.is_empty()
                && several
                    .iter()
                    .any(|index| link.targets.iter().all(|target| is_of_draft(&drafts[*index], target)))
        }
    };
    // What leads nowhere hides nothing but where a record may be meant; a pipe or a device in the place of a charter does.
    let is_meant = !around.is_empty() || (has_charter_name(&link.path) && link.path.exists());
    if is_harmless || (!is_meant && link.targets.is_empty()) {
        return None;
    }
    let shown = surroundings.roots.shown_path(&link.path);
    let (what, help) = match (link.is_folder, link.targets.is_empty()) {
        (true, _) => (
            "the folder is a link, and links are not followed: its contents are not read",
            "put the folder itself here; records may also lie elsewhere in the repository and name their `partnership:`",
        ),
        (false, true) => {
            ("the file is a link that leads to no file", "put the file itself here, or remove the link")
        }
        (false, false) => (
            "the file is a link, and links are not followed: it is not read",
            "put the file itself here, or name it on the command line",
        ),
    };
    let hidden = if link.is_folder { Hidden::Folder } else { Hidden::File };
    let file = DocumentFile::unread(&link.path, shown, what.to_owned(), help);
    Some(DocumentFile { stands_for: Some(hidden), ..file })
}

/// Tells each partnership what lies in its folder and could not be read as one of its records.
fn mark_unread(drafts: &mut [Draft], strays: &[DocumentFile], owners: &Owners) {
    for stray in strays {
        // A file of an unknown kind is one record at most, and a charter is none.
        let kind = stray.kind.or(stray.meant);
        if kind == Some(DocumentKind::Charter)
            || (stray.stands_for.is_none() && has_charter_name(&stray.path))
        {
            continue;
        }
        // A folder may hold the records of all partnerships in it, and of the one that it lies in.
        let inside = drafts.iter().enumerate().filter(|(_, draft)| {
            stray.stands_for == Some(Hidden::Folder) && draft.folder().starts_with(&stray.path)
        });
        let inside: Vec<usize> = inside.map(|(index, _)| index).collect();
        for index in owners.around(&stray.path).into_iter().chain(inside) {
            drafts[index].unread.push(UnreadRecord { path: stray.source.path.clone(), kind });
        }
    }
    for draft in drafts {
        draft.unread.sort();
        draft.unread.dedup();
    }
}

fn finish(
    drafts: Vec<Draft>,
    strays: Vec<DocumentFile>,
    surroundings: &Surroundings,
    mut before: Before<'_>,
) -> (Repository, BTreeSet<String>) {
    let roots = &surroundings.roots;
    let is_named = |draft: &Draft| {
        roots.names(&draft.charter.path) || draft.records.iter().any(|file| roots.names(&file.path))
    };
    let mut repository = Repository {
        left_out: surroundings.left_out.clone(),
        fitting: surroundings.fitting.clone(),
        ..Repository::default()
    };
    let mut fresh = Vec::new();
    let mut judged: BTreeSet<String> = BTreeSet::new();
    for draft in drafts.into_iter().filter(is_named) {
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
    repository.partnerships.par_extend(fresh.into_par_iter().map(|draft| decode(draft, Some(surroundings))));
    // What a partnership that is judged lacks is told wherever it lies.
    let is_told = |file: &DocumentFile| {
        (roots.names(&file.path) && before.wants_file(file)) || judged.contains(&file.source.path)
    };
    for file in strays.into_iter().filter(is_told) {
        repository.charters_meant += usize::from(file.is_charter());
        repository.unattached.extend(unattached(&file));
        repository.strays.push(Stray { source: file.source, problems: file.problems });
    }
    repository.partnerships.sort_by(|left, right| left.charter.source.path.cmp(&right.charter.source.path));
    repository.strays.sort_by(|left, right| left.source.path.cmp(&right.source.path));
    repository.unattached.sort_by(|left, right| left.source.path.cmp(&right.source.path));
    (repository, decoded)
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

fn decode(draft: Draft, surroundings: Option<&Surroundings>) -> Partnership {
    let Draft { id, charter, records: files, unread } = draft;
    let ids = Ids::of_charter(&charter.source.tree, &charter.damaged);
    let path = charter.path;
    let damaged = charter.damaged;
    let mut charter: Document<Charter> = Document::decode(charter.source, &ids, charter.problems, &damaged);
    charter.require_keys(&damaged);
    let attachments = attachments::of_charter(&charter.value, place(&path, surroundings));
    let quoted = attachments::quoted(&charter.value, path.parent(), &attachments);
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
    Some(Place { folder: file.parent()?, top: around.roots.top(file)?, sparse: &around.sparse })
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

/// The charter's `id`, else the name of its folder, or the stem of an `x.charter.yaml`.
pub(super) fn charter_id(charter: &DocumentFile) -> String {
    if let Some((id, _)) =
        charter.top_level("id").filter(|(id, _)| crate::document::scalar::Id::parse(id).is_ok())
    {
        return id.to_owned();
    }
    let name = |path: &Path| path.file_name().map(|name| as_read(&name.to_string_lossy()).into_owned());
    let stem = || {
        let name = name(&charter.path)?.to_lowercase();
        let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))?;
        stem.strip_suffix(".charter").map(str::to_owned)
    };
    let folder = || {
        has_charter_name(&charter.path).then_some(())?;
        name(charter.path.parent()?)
    };
    let own = || charter.path.file_stem().map(|stem| as_read(&stem.to_string_lossy()).into_owned());
    stem().or_else(folder).or_else(own).unwrap_or_else(|| "partnership".to_owned())
}

/// Two partnerships of one id cannot be told apart by the records that name it.
fn refuse_equal_ids(drafts: &mut [Draft]) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for draft in drafts {
        let path = draft.charter.source.path.clone();
        let Some(other) = first.get(&draft.id) else {
            first.insert(draft.id.clone(), path);
            continue;
        };
        let (span, at) = match draft.charter.top_level("id") {
            Some((_, span)) => (span, "id"),
            None => (draft.charter.header_span(), "partner"),
        };
        let message = format!("{other} has the partnership id `{}` too", draft.id);
        let help = "give each charter an `id:` of its own".to_owned();
        let mut problem = Problem::in_text(span, ProblemKind::CharterAmbiguous, message, help);
        problem.path = YamlPath::from(at);
        draft.charter.problems.push(problem);
    }
}
