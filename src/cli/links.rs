//! Nothing is written through a link that leads out of the repository: a commit can hold such a link.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::bail;

/// Refuses a folder for records that is a link or lies behind one: what is written there would not be read.
pub(super) fn refuse_on_the_way(charter: &Path, folder: &Path) -> anyhow::Result<()> {
    let below = folder.ancestors().take_while(|above| *above != charter && above.starts_with(charter));
    for above in below {
        if fs::symlink_metadata(above).is_ok_and(|it| it.file_type().is_symlink()) {
            let shown = above.strip_prefix(charter).unwrap_or(above).display();
            bail!(
                "`{shown}` is a link, and links are not followed, so that nothing was written; put a folder there"
            );
        }
    }
    Ok(())
}

/// Refuses a file of a repository that lies, behind links, outside of it.
pub(super) fn refuse_way_out(file: &Path) -> io::Result<()> {
    let file = std::path::absolute(file)?;
    let Some(top) = file.ancestors().skip(1).find(|folder| folder.join(".git").exists()) else {
        return Ok(());
    };
    let (Some(target), Ok(top)) = (real(&file, 0), top.canonicalize()) else { return Ok(()) };
    if target.starts_with(&top) {
        return Ok(());
    }
    let message = format!("a link leads from there to `{}`, outside the repository", target.display());
    Err(io::Error::new(io::ErrorKind::PermissionDenied, message))
}

/// Where a path really leads, whether or not anything lies there yet.
fn real(path: &Path, links: usize) -> Option<PathBuf> {
    const MOST_LINKS: usize = 40;
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    match fs::read_link(path) {
        Ok(target) if links < MOST_LINKS => real(&path.parent()?.join(target), links + 1),
        Ok(_) => None,
        Err(_) => Some(real(path.parent()?, links)?.join(path.file_name()?)),
    }
}
