//! The notes that a party keeps outside the repository, which all parties clone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use super::super::Common;
use crate::config::private_notes;
use crate::view::report::Note;

/// More than this is no file of notes.
const MOST_BYTES: u64 = 1 << 20;

/// Reads the notes of a party. `paths` are what is reported on.
pub(super) fn read(
    common: &Common,
    file: &Path,
    party: &str,
    paths: &[PathBuf],
) -> anyhow::Result<Vec<Note>> {
    let shown = file.display().to_string();
    let file = common.base()?.join(file);
    let metadata = fs::metadata(&file).with_context(|| format!("`{shown}` cannot be read"))?;
    ensure!(metadata.is_file() && metadata.len() <= MOST_BYTES, "`{shown}` is not a file of notes");
    refuse_shared(&file, &shown, paths)?;
    common.inputs.add([file.clone()]);
    let text = fs::read_to_string(&file).with_context(|| format!("`{shown}` cannot be read as text"))?;
    let notes = private_notes(&shown, text)?;
    if notes.party != party {
        bail!("the notes in `{shown}` are those of `{}`, and this report is for `{party}`", notes.party);
    }
    let note = |it: crate::config::PrivateNote| Note { at: it.at, note: it.note, walk_away: it.walk_away };
    Ok(notes.notes.into_iter().map(note).collect())
}

/// Refuses notes that lie where every party clones them.
fn refuse_shared(file: &Path, shown: &str, paths: &[PathBuf]) -> anyhow::Result<()> {
    let real = file.canonicalize().with_context(|| format!("`{shown}` cannot be found"))?;
    for path in paths {
        let Ok(path) = path.canonicalize() else { continue };
        let top = path.ancestors().find(|it| it.join(".git").exists());
        let folder = top.unwrap_or(if path.is_dir() { &path } else { path.parent().unwrap_or(&path) });
        ensure!(
            !real.starts_with(folder),
            "`{shown}` is kept with the charter, which all parties clone; keep it elsewhere"
        );
    }
    Ok(())
}
