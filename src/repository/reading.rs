//! All files around, read on all cores.

use std::path::PathBuf;

use super::document_file::{DocumentFile, draft_left, from_bytes, read_file, unreadable};
use super::loading::Loading;
use super::outline::{FoundFile, Look};
use super::surroundings::Surroundings;
use crate::cores;
use crate::progress::Progress;

/// Reads every file; those that are not ours are left out. Files are read in parallel and come back in the order of
/// their paths.
pub(super) fn read_all(surroundings: &Surroundings, how: &Loading<'_>) -> Vec<DocumentFile> {
    let roots = &surroundings.roots;
    let nobody = Progress::default();
    let progress = how.progress.unwrap_or(&nobody);
    progress.files.expect(surroundings.files.len());
    let words = how.words();
    let read = |path: &PathBuf| {
        let (shown, is_named) = (roots.shown_path(path), roots.names_file(path));
        let file = match how.unsaved.and_then(|unsaved| unsaved.get(path)) {
            Some(bytes) => from_bytes(path.clone(), shown, bytes.clone(), is_named, true),
            None => read_file(path, shown, is_named),
        };
        progress.files.count();
        Some(file?.holding(&words))
    };
    let mut files: Vec<DocumentFile> = cores::each(&surroundings.files, read).into_iter().flatten().collect();
    files.extend(without_text(surroundings));
    files
}

/// What was found and holds nothing that could be read: what the system refuses, and drafts that were left.
fn without_text(surroundings: &Surroundings) -> impl Iterator<Item = DocumentFile> + '_ {
    let roots = &surroundings.roots;
    let refused = surroundings.unreadable.iter();
    let refused = refused.map(|(path, reason)| unreadable(path, roots.shown_path(path), reason));
    refused.chain(surroundings.drafts.iter().map(|path| draft_left(path, roots.shown_path(path))))
}

/// Looks at every file, in the order of their paths, and keeps only by what they are sorted: the surroundings name them no longer.
pub(super) fn look_at_all(surroundings: &mut Surroundings, how: &Loading<'_>, look: Look) -> Vec<FoundFile> {
    let paths: Vec<PathBuf> = std::mem::take(&mut surroundings.files).into_iter().collect();
    let roots = &surroundings.roots;
    let nobody = Progress::default();
    let progress = how.progress.unwrap_or(&nobody);
    progress.files.expect(paths.len());
    let look_at = |path: PathBuf| {
        let found = FoundFile::look(&path, roots, look);
        progress.files.count();
        found
    };
    let mut found: Vec<FoundFile> = cores::each(paths, look_at).into_iter().flatten().collect();
    found.extend(without_text(surroundings).map(FoundFile::whole));
    found
}
