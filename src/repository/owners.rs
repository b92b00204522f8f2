//! To which charter a record belongs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::document_file::DocumentFile;
use super::outline::Outline;
use crate::document::{Correction, Problem, ProblemKind, description, suggestion};
use crate::yaml::YamlPath;

/// The charters by what a record can say of them and by where they lie: there may be thousands of both.
#[derive(Debug, Default)]
pub(super) struct Owners {
    ids: Vec<String>,
    by_id: BTreeMap<String, Vec<usize>>,
    by_folder: BTreeMap<PathBuf, Vec<usize>>,
}

type Refusal = (ProblemKind, String, String);

impl Owners {
    /// From the ids and the files of all charters, in their order.
    pub(super) fn of<'a>(charters: impl Iterator<Item = (&'a str, &'a Path)>) -> Self {
        let mut owners = Self { ids: Vec::new(), by_id: BTreeMap::new(), by_folder: BTreeMap::new() };
        for (index, (id, file)) in charters.enumerate() {
            owners.ids.push(id.to_owned());
            owners.by_id.entry(id.to_owned()).or_default().push(index);
            if let Some(folder) = file.parent() {
                owners.by_folder.entry(folder.to_owned()).or_default().push(index);
            }
        }
        owners
    }

    /// The charter that a record belongs to: the one it names, else the nearest one at or above its folder.
    pub(super) fn of_record(&self, record: &Outline) -> Option<usize> {
        match record.name.as_deref() {
            Some(id) => self.only(id),
            None => self.nearest(&record.path),
        }
    }

    /// What to tell of a record that belongs to no charter.
    pub(super) fn refusal(&self, record: &DocumentFile) -> Option<Problem> {
        if let Some((id, span)) = record.top_level("partnership") {
            let (kind, message, help) = self.refusal_of_name(id)?;
            let mut problem = Problem::in_text(span, kind, message, help);
            problem.path = YamlPath::from("partnership");
            if kind == ProblemKind::RecordOrphaned {
                let ids = self.ids.iter().map(String::as_str);
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
        match self.by_id.get(id).map(Vec::as_slice) {
            Some([owner]) => Some(*owner),
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
        record.ancestors().skip(1).find_map(|folder| self.by_folder.get(folder)).map(Vec::as_slice)
    }

    fn refusal_of_name(&self, id: &str) -> Option<Refusal> {
        match self.by_id.get(id).map(Vec::as_slice) {
            Some([_]) => None,
            Some([_, _, ..]) => Some((
                ProblemKind::CharterAmbiguous,
                format!("several charters have the partnership id `{id}`"),
                "give each charter an `id:` of its own".to_owned(),
            )),
            _ => {
                let near = suggestion::nearest(id, self.ids.iter().map(String::as_str));
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
                let ids: Vec<&str> = several.iter().map(|index| self.ids[*index].as_str()).collect();
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
