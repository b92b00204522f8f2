//! Which record belongs to which charter.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::discover::{Roots, has_charter_name};
use super::document_file::{DocumentFile, from_bytes};
use super::owners::Owners;
use super::rereading::Before;
use super::{Repository, Stray};
use super::{attachments, deal_import};
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::candidates::Candidates;
use crate::document::records::health::Health;
use crate::document::records::review::Review;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::{Decode, Document, Ids, Problem, ProblemKind};
use crate::partnership::{DealRegister, Partnership, Past, Records};
use crate::yaml::{YamlPath, as_read};

/// A charter with the records that belong to it, not decoded yet.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) charter: DocumentFile,
    pub(super) records: Vec<DocumentFile>,
}

/// One charter from standard input.
pub(super) fn from_text(bytes: Vec<u8>) -> Repository {
    let path = PathBuf::from("<stdin>");
    let Some(mut charter) = from_bytes(path, "<stdin>".to_owned(), bytes, true, false) else {
        return Repository::default();
    };
    if let Some(kind) = charter.kind.filter(|kind| *kind != DocumentKind::Charter) {
        let message = format!("standard input holds a {kind}, and a charter is wanted");
        let help = "name the file, so that its charter can be found beside it".to_owned();
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
        repository.partnerships.push(decode(Draft { id, charter, records: Vec::new() }, None));
    } else {
        repository.unattached.extend(unattached(&charter));
        repository.strays.push(Stray { source: charter.source, problems: charter.problems });
    }
    repository
}

/// Sorts files into partnerships, and keeps those that the named paths touch.
pub(super) fn assemble(files: Vec<DocumentFile>, roots: &Roots) -> Repository {
    reassemble(files, roots, Before::default()).0
}

/// The same where some of it was decoded before, and not everything may be wanted. Gives the charters, by their paths as
/// shown, of what had to be decoded.
pub(super) fn reassemble(
    files: Vec<DocumentFile>,
    roots: &Roots,
    before: Before<'_>,
) -> (Repository, BTreeSet<String>) {
    let (charters, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.kind == Some(DocumentKind::Charter));
    let mut drafts: Vec<Draft> = charters
        .into_iter()
        .map(|charter| Draft { id: charter_id(&charter), charter, records: Vec::new() })
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
    finish(drafts, strays, roots, before)
}

fn finish(
    drafts: Vec<Draft>,
    strays: Vec<DocumentFile>,
    roots: &Roots,
    mut before: Before<'_>,
) -> (Repository, BTreeSet<String>) {
    let is_named = |draft: &Draft| {
        roots.names(&draft.charter.path) || draft.records.iter().any(|file| roots.names(&file.path))
    };
    let mut repository = Repository::default();
    let mut fresh = Vec::new();
    for draft in drafts.into_iter().filter(is_named) {
        if !before.wants(&draft) {
            continue;
        }
        match before.known(&draft) {
            Some(partnership) => repository.partnerships.push(partnership),
            None => fresh.push(draft),
        }
    }
    let decoded = fresh.iter().map(|draft: &Draft| draft.charter.source.path.clone()).collect();
    // Decoding one partnership needs nothing of another.
    repository.partnerships.par_extend(fresh.into_par_iter().map(|draft| decode(draft, Some(roots))));
    for file in strays.into_iter().filter(|file| roots.names(&file.path) && before.wants_file(file)) {
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

fn decode(draft: Draft, roots: Option<&Roots>) -> Partnership {
    let Draft { id, charter, records: files } = draft;
    let ids = Ids::of_charter(&charter.source.tree, &charter.damaged);
    let path = charter.path;
    let damaged = charter.damaged;
    let mut charter: Document<Charter> = Document::decode(charter.source, &ids, charter.problems, &damaged);
    charter.require_keys(&damaged);
    let attachments = attachments::of_charter(&charter.value, place(&path, roots));
    let quoted = attachments::quoted(&charter.value, path.parent(), &attachments);
    let mut records = Records::default();
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
                let imported = deal_import::import(&mut record, &charter.value, place(&path, roots));
                records.deals.push(DealRegister { record, imported });
            }
            // Charters and files of unknown kind are no records; they were sorted out before.
            Some(DocumentKind::Charter) | None => {}
        }
    }
    sort(&mut records);
    Partnership { id, charter, records, attachments, quoted, past: Past::default() }
}

/// The folder of a file, and the folder that paths in it must not leave.
fn place<'a>(file: &'a Path, roots: Option<&'a Roots>) -> Option<(&'a Path, &'a Path)> {
    Some((file.parent()?, roots?.top(file)?))
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
        let message = format!("{other} describes a partnership with the id `{}` too", draft.id);
        let help = "give each charter an `id:` of its own".to_owned();
        let mut problem = Problem::in_text(span, ProblemKind::CharterAmbiguous, message, help);
        problem.path = YamlPath::from(at);
        draft.charter.problems.push(problem);
    }
}
