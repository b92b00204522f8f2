//! Files that are written whole or not at all: into a draft beside them, which then takes their place.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use tempfile::NamedTempFile;

use super::{links, signals};
use crate::unfinished;

/// Writes a file whole or not at all. What is not a plain file, such as a pipe or a device, is written in place.
pub(super) fn write_file(file: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    write_file_by(file, |out| out.write_all(text.as_ref()))
}

/// The same of what somebody writes in parts.
pub(super) fn write_file_by(
    file: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<()> {
    links::refuse_way_out(file)?;
    // A link is followed: what it points at is replaced, not the link.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let existing = fs::metadata(&target).ok();
    let is_dangling_link = existing.is_none() && fs::symlink_metadata(&target).is_ok();
    if is_dangling_link || existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        return write(&mut fs::File::create(&target)?);
    }
    signals::held(|| {
        draft(&target, write, existing.as_ref())?.persist(&target)?;
        Ok(())
    })
}

/// Writes a file whole or not at all where there is none; what lies there, even since a moment ago, stays.
pub(super) fn write_new_file(file: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    links::refuse_way_out(file)?;
    signals::held(|| {
        draft(file, |out| out.write_all(text.as_ref()), None)?.persist_noclobber(file)?;
        Ok(())
    })
}

/// Gives a file and its folder a time that does not tell when they were written. Where that cannot be done, they keep
/// their own.
pub(super) fn hide_time(file: &Path, time: SystemTime) {
    for path in [Some(file), file.parent()].into_iter().flatten() {
        let times = fs::FileTimes::new().set_accessed(time).set_modified(time);
        let _ = fs::File::open(path).and_then(|opened| opened.set_times(times));
    }
}

/// The file under a hidden name beside its own, so that it need only be renamed. It is gone when it is dropped, and
/// locked as
/// long as whoever writes it lives: a draft that nobody holds was left behind.
fn draft(
    target: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    existing: Option<&fs::Metadata>,
) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    let mut draft = opened_as(builder.prefix(unfinished::PREFIX), existing).tempfile_in(folder)?;
    // A system without locks only cannot tell drafts that were left from others.
    let _ = draft.as_file().lock();
    // Of the file as such, whose errors do not name the draft.
    write(draft.as_file_mut())?;
    if let Some(existing) = existing {
        keep_owner(existing, draft.as_file());
        fs::set_permissions(draft.path(), existing.permissions())?;
    }
    // Some disks tell only now that they are full.
    draft.as_file().sync_all()?;
    Ok(draft)
}

/// A new file gets the permissions that the system gives to new files, as the umask says. The draft of one that is
/// replaced is
/// nobody else's until it has the permissions of that one.
#[cfg(unix)]
fn opened_as<'b, 'a, 'c>(
    builder: &'b mut tempfile::Builder<'a, 'c>,
    existing: Option<&fs::Metadata>,
) -> &'b mut tempfile::Builder<'a, 'c> {
    use std::os::unix::fs::PermissionsExt as _;
    match existing {
        Some(_) => builder,
        None => builder.permissions(fs::Permissions::from_mode(0o666)),
    }
}

#[cfg(not(unix))]
fn opened_as<'b, 'a, 'c>(
    builder: &'b mut tempfile::Builder<'a, 'c>,
    _: Option<&fs::Metadata>,
) -> &'b mut tempfile::Builder<'a, 'c> {
    builder
}

/// A file that is replaced stays whose it was, as far as this user may say so.
#[cfg(unix)]
fn keep_owner(existing: &fs::Metadata, draft: &fs::File) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(draft, Some(existing.uid()), Some(existing.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &fs::File) {}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.yaml");
        write_new_file(&file, "a: 1\n").unwrap();
        for mode in [0o600, 0o640, 0o664] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            write_file(&file, "a: 2\n").unwrap();
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, mode);
        }
    }
}
