//! The files that answers point at.

use std::collections::BTreeMap;
use std::path::Path;

use super::discover::normal;
use crate::document::charter::Charter;
use crate::document::scalar::Link;
use crate::partnership::Attachment;

/// Looks the evidence files of a charter up; `place` is the charter's folder and the folder that paths must not leave.
pub(super) fn of_charter(charter: &Charter, place: Option<(&Path, &Path)>) -> BTreeMap<String, Attachment> {
    let lists = charter.checklists.get();
    let answers = lists.into_iter().flat_map(|lists| lists.iter()).flat_map(|(_, answers)| answers.iter());
    answers
        .filter_map(|(_, answer)| match answer.evidence.get()? {
            Link::Path(path) => Some(path.clone()),
            Link::Url(_) => None,
        })
        .map(|path| {
            let state = place.map_or(Attachment::Unchecked, |(folder, top)| look_up(folder, top, &path));
            (path, state)
        })
        .collect()
}

/// Whether a file is there, behind links too, without leaving the repository.
pub(super) fn look_up(folder: &Path, top: &Path, path: &str) -> Attachment {
    let file = path.split('#').next().unwrap_or(path);
    // A path that leads out says nothing of what lies there, not even whether it exists.
    if !normal(&folder.join(file)).starts_with(top) {
        return Attachment::Outside;
    }
    let (Ok(found), Ok(top)) = (folder.join(file).canonicalize(), top.canonicalize()) else {
        return Attachment::Missing;
    };
    match (found.starts_with(&top), found.is_file()) {
        (false, _) => Attachment::Outside,
        (true, true) => Attachment::Found,
        (true, false) => Attachment::Missing,
    }
}
