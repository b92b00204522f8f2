//! To which charter a record belongs.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::document_file::DocumentFile;
use super::outline::Outline;
use crate::document::{Correction, Problem, ProblemKind, description, suggestion};
use crate::yaml::YamlPath;

/// The charters by what a record can say of them and by where they lie: there may be hundreds of thousands of both, so that nothing is
/// held twice.
#[derive(Debug, Default)]
pub(super) struct Owners {
    charters: Vec<Known>,
    /// By their ids; of equal ones the first comes first.
    by_id: Vec<usize>,
    /// Those that lie in a folder, by its path.
    by_folder: Vec<usize>,
}

/// A charter as records know it.
#[derive(Debug)]
struct Known {
    id: Arc<str>,
    file: Arc<Path>,
}

impl Known {
    fn folder(&self) -> Option<&Path> {
        self.file.parent()
    }
}

type Refusal = (ProblemKind, String, String);

impl Owners {
    /// From the ids and the files of all charters, in their order.
    pub(super) fn of(charters: impl Iterator<Item = (Arc<str>, Arc<Path>)>) -> Self {
        let charters: Vec<Known> = charters.map(|(id, file)| Known { id, file }).collect();
        let mut by_id: Vec<usize> = (0..charters.len()).collect();
        let mut by_folder: Vec<usize> =
            by_id.iter().copied().filter(|index| charters[*index].folder().is_some()).collect();
        // Of equals those come first that came first.
        by_id.sort_by_key(|index| &*charters[*index].id);
        by_folder.sort_by_key(|index| charters[*index].folder().map(Path::as_os_str));
        Self { charters, by_id, by_folder }
    }

    /// The charters that have their id in common with others, all of one id together.
    pub(super) fn of_equal_ids(&self) -> impl Iterator<Item = &[usize]> {
        self.by_id.chunk_by(|one, other| self.id(*one) == self.id(*other)).filter(|same| same.len() > 1)
    }

    fn id(&self, index: usize) -> &str {
        &self.charters[index].id
    }

    fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.charters.iter().map(|charter| &*charter.id)
    }

    /// The charters of an id.
    fn named(&self, id: &str) -> &[usize] {
        equal(&self.by_id, |index| self.id(index).cmp(id))
    }

    /// The charter that each record belongs to: the one it names, else the nearest one at or above its folder. The records of a folder
    /// mostly come one after the other, so that its charter is looked for once.
    pub(super) fn of_records<'r>(&self) -> impl FnMut(&'r Outline) -> Option<usize> {
        let mut last: Option<(&OsStr, Option<usize>)> = None;
        move |record| match record.name.as_deref() {
            Some(id) => self.only(id),
            None => {
                let folder = record.path.parent()?.as_os_str();
                let known = last.filter(|(before, _)| *before == folder);
                let (_, owner) = *last.insert(known.unwrap_or_else(|| (folder, self.nearest(&record.path))));
                owner
            }
        }
    }

    /// What to tell of a record that belongs to no charter.
    pub(super) fn refusal(&self, record: &DocumentFile) -> Option<Problem> {
        if let Some((id, span)) = record.top_level("partnership") {
            let (kind, message, help) = self.refusal_of_name(id)?;
            let mut problem = Problem::in_text(span, kind, message, help);
            problem.path = YamlPath::from("partnership");
            if kind == ProblemKind::RecordOrphaned {
                let ids = self.ids();
                let tree = &record.source.tree;
                let written = tree.resolve(&problem.path).value;
                // To whom a vote or an approval belongs is for a person to say.
                problem.correction = written
                    .filter(|_| !record.kind.is_some_and(description::is_binding))
                    .and_then(|node| Correction::slip(tree, node, ids));
            }
            return Some(problem);
        }
        let (kind, message, help) = self.refusal_of_place(&record.path)?;
        let mut problem = Problem::in_text(record.header_span(), kind, message, help);
        problem.path = YamlPath::from("partner");
        Some(problem)
    }

    /// The charters in the nearest folder with one at or above that of a file or folder.
    pub(super) fn around(&self, path: &Path) -> &[usize] {
        self.nearest_folder(path).unwrap_or_default()
    }

    /// The one charter of an id.
    fn only(&self, id: &str) -> Option<usize> {
        match self.named(id) {
            [owner] => Some(*owner),
            _ => None,
        }
    }

    /// The only charter in the nearest folder with one; nothing where there are several, or none at all.
    fn nearest(&self, record: &Path) -> Option<usize> {
        match self.nearest_folder(record) {
            Some([owner]) => Some(*owner),
            _ => None,
        }
    }

    fn nearest_folder(&self, record: &Path) -> Option<&[usize]> {
        let lying_in = |folder: &Path| {
            equal(&self.by_folder, |it| {
                self.charters[it].folder().map(Path::as_os_str).cmp(&Some(folder.as_os_str()))
            })
        };
        record.ancestors().skip(1).map(lying_in).find(|found| !found.is_empty())
    }

    fn refusal_of_name(&self, id: &str) -> Option<Refusal> {
        match self.named(id) {
            [_] => None,
            [_, _, ..] => Some((
                ProblemKind::CharterAmbiguous,
                format!("several charters have the partnership id `{id}`"),
                "give each charter an `id:` of its own".to_owned(),
            )),
            [] => {
                let near = suggestion::nearest(id, self.ids());
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the `id` of its charter, or the name of the charter's folder".to_owned(),
                };
                Some((ProblemKind::RecordOrphaned, format!("no charter has the partnership id `{id}`"), help))
            }
        }
    }

    fn refusal_of_place(&self, record: &Path) -> Option<Refusal> {
        match self.nearest_folder(record) {
            Some([_]) => None,
            Some(several) => {
                let ids: Vec<&str> = several.iter().map(|index| self.id(*index)).collect();
                Some((
                    ProblemKind::CharterAmbiguous,
                    "several charters in one folder, and the record does not name its charter".to_owned(),
                    format!("add `partnership:` with one of {}", suggestion::listed(&ids, 8)),
                ))
            }
            None => Some((
                ProblemKind::RecordOrphaned,
                "the record has no charter in its folder or above it".to_owned(),
                "put it next to its charter, or name the charter with `partnership:`".to_owned(),
            )),
        }
    }
}

/// Those of sorted numbers that are equal to what is looked for.
fn equal(sorted: &[usize], order: impl Fn(usize) -> Ordering) -> &[usize] {
    let from = sorted.partition_point(|it| order(*it).is_lt());
    let length = sorted[from..].partition_point(|it| order(*it).is_eq());
    &sorted[from..from + length]
}
