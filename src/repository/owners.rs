//! To which charter a record belongs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::document_file::DocumentFile;
use crate::document::{Correction, Problem, ProblemKind, suggestion};
use crate::yaml::YamlPath;

/// The charters by what a record can say of them and by where they lie: there may be thousands of both.
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
    pub(super) fn of_record(&self, record: &DocumentFile) -> Result<usize, Box<Problem>> {
        if let Some((id, span)) = record.top_level("partnership") {
            return self.named(id).map_err(|(kind, message, help)| {
                let mut problem = Problem::in_text(span, kind, message, help);
                problem.path = YamlPath::from("partnership");
                if kind == ProblemKind::RecordOrphaned {
                    let ids = self.ids.iter().map(String::as_str);
                    let tree = &record.source.tree;
                    let written = tree.resolve(&problem.path).value;
                    // To whom a vote or an approval belongs is for a person to say.
                    problem.correction = written
                        .filter(|_| !record.is_binding())
                        .and_then(|node| Correction::slip(tree, node, ids));
                }
                Box::new(problem)
            });
        }
        self.nearest(record).map_err(|(kind, message, help)| {
            let mut problem = Problem::in_text(record.header_span(), kind, message, help);
            problem.path = YamlPath::from("partner");
            Box::new(problem)
        })
    }

    /// The charters in the nearest folder with one at or above that of a file or folder.
    pub(super) fn around(&self, path: &Path) -> Vec<usize> {
        path.ancestors().skip(1).find_map(|folder| self.by_folder.get(folder)).cloned().unwrap_or_default()
    }

    fn named(&self, id: &str) -> Result<usize, Refusal> {
        match self.by_id.get(id).map(Vec::as_slice) {
            Some([owner]) => Ok(*owner),
            Some([_, _, ..]) => Err((
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
                Err((ProblemKind::RecordOrphaned, format!("no charter has the partnership id `{id}`"), help))
            }
        }
    }

    fn nearest(&self, record: &DocumentFile) -> Result<usize, Refusal> {
        for folder in record.path.ancestors().skip(1) {
            match self.by_folder.get(folder).map(Vec::as_slice) {
                None | Some([]) => {}
                Some([owner]) => return Ok(*owner),
                Some(several) => {
                    let ids: Vec<&str> = several.iter().map(|index| self.ids[*index].as_str()).collect();
                    return Err((
                        ProblemKind::CharterAmbiguous,
                        "several charters in one folder, and the record does not name its charter".to_owned(),
                        format!("add `partnership:` with one of {}", suggestion::listed(&ids, 8)),
                    ));
                }
            }
        }
        Err((
            ProblemKind::RecordOrphaned,
            "the record has no charter in its folder or above it".to_owned(),
            "put it next to its charter, or name the charter with `partnership:`".to_owned(),
        ))
    }
}
