//! Files that are written whole or not at all: into a draft beside them, which then takes their place.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::{links, signals};

/// Writes a file whole or not at all. What is not a plain file, such as a pipe or a device, is written in place.
pub(super) fn write_file(file: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let bytes = text.as_ref();
    links::refuse_way_out(file)?;
    // A link is followed: what it points at is replaced, not the link.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let existing = fs::metadata(&target).ok();
    let is_dangling_link = existing.is_none() && fs::symlink_metadata(&target).is_ok();
    if is_dangling_link || existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        return fs::write(&target, bytes);
    }
    signals::held(|| {
        draft(&target, bytes, existing.as_ref())?.persist(&target)?;
        Ok(())
    })
}

/// Writes a file whole or not at all where there is none; what lies there, even since a moment ago, stays.
pub(super) fn write_new_file(file: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    links::refuse_way_out(file)?;
    signals::held(|| {
        draft(file, text.as_ref(), None)?.persist_noclobber(file)?;
        Ok(())
    })
}

/// The file under a hidden name beside its own, so that it need only be renamed. It is gone when it is dropped.
fn draft(target: &Path, bytes: &[u8], existing: Option<&fs::Metadata>) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new().prefix(".partner-").tempfile_in(folder)?;
    // Of the file as such, whose errors do not name the draft.
    draft.as_file_mut().write_all(bytes)?;
    fs::set_permissions(draft.path(), permissions(existing, draft.as_file())?)?;
    // Some disks tell only now that they are full.
    draft.as_file().sync_all()?;
    Ok(draft)
}

/// A file that is replaced keeps its permissions; a new one gets those of any new file.
#[cfg(unix)]
fn permissions(existing: Option<&fs::Metadata>, draft: &fs::File) -> io::Result<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    match existing {
        Some(metadata) => Ok(metadata.permissions()),
        None => {
            let mut permissions = draft.metadata()?.permissions();
            permissions.set_mode(0o644);
            Ok(permissions)
        }
    }
}

#[cfg(not(unix))]
fn permissions(existing: Option<&fs::Metadata>, draft: &fs::File) -> io::Result<fs::Permissions> {
    match existing {
        Some(metadata) => Ok(metadata.permissions()),
        None => Ok(draft.metadata()?.permissions()),
    }
}
