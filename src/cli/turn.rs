//! Writers take turns: between the last look at a file and the moment at which another takes its place nobody else writes.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::bail;

use super::output;
use crate::unfinished;

/// The turn to write in some folders; it ends when this is dropped, or with the program.
#[derive(Debug)]
pub(super) struct Turn {
    _folders: Vec<File>,
}

/// A write takes far less; whoever takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);
const PACE: Duration = Duration::from_millis(5);

impl Turn {
    /// Waits for the turn to write these files, and tells which drafts beside them were left by runs that were killed.
    ///
    /// It is the folder that is locked: a file that is replaced is another one afterwards, and so would its lock be.
    pub(super) fn at<'f>(files: impl IntoIterator<Item = &'f Path>) -> anyhow::Result<Self> {
        let folder = |file: &Path| {
            let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
        };
        // In one order for all, so that no two wait for each other.
        let folders: BTreeSet<PathBuf> = files.into_iter().map(folder).collect();
        let mut taken = Vec::new();
        for folder in &folders {
            taken.extend(lock(folder)?);
        }
        for draft in folders.iter().flat_map(|folder| unfinished::left_in(folder)) {
            output::warn(&format!(
                "`{}` was left by a run that was killed while it wrote; see what is in it, then delete it",
                draft.display()
            ));
        }
        Ok(Self { _folders: taken })
    }
}

/// A folder that cannot be locked, since its system has no such locks, is written to all the same: the look at the file
/// before
/// still tells most of what others change.
fn lock(folder: &Path) -> anyhow::Result<Option<File>> {
    let Ok(opened) = File::open(folder) else { return Ok(None) };
    let began = Instant::now();
    loop {
        match opened.try_lock() {
            Ok(()) => return Ok(Some(opened)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => sleep(PACE),
            Err(TryLockError::WouldBlock) => bail!(
                "another run is still writing in `{}`, and nothing was written; run again when it is done",
                folder.display()
            ),
        }
    }
}
