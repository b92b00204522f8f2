//! A site in a folder: a page for each partnership and one over all. Only what has changed is written again, and only pages that this
//! program wrote are removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::super::output::write_file;
use super::made::{Made, Maker, Single};
use crate::render::html::{self, Cover};

/// The file that knows which pages are ours.
const MANIFEST: &str = "partner-report.json";
/// The page over all partnerships.
const INDEX: &str = "index.html";
/// Where the pages of partnerships lie.
const PAGES: &str = "partnerships";
/// By this a page of ours is known, among its first bytes.
const MARK: &str = "<meta name=\"generator\" content=\"partner ";
const BEGIN: u64 = 2048;

/// Names that some systems keep for devices.
const DEVICES: [&str; 8] = ["con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2"];

/// Which pages there are, each with the digest of what was written.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    version: u32,
    pages: BTreeMap<String, String>,
}

/// A site that is being written.
#[derive(Debug)]
pub(super) struct Site {
    folder: PathBuf,
    before: Manifest,
    now: BTreeMap<String, String>,
    names: BTreeSet<String>,
}

impl Site {
    /// Looks at what is in a folder.
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        let shown = folder.display();
        ensure!(!folder.exists() || folder.is_dir(), "`{shown}` is not a folder");
        fs::create_dir_all(folder.join(PAGES)).with_context(|| format!("`{shown}` cannot be written"))?;
        let before = match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(text) => serde_json::from_str(&text).ok().filter(|it: &Manifest| it.version == 1),
            Err(_) => Some(Manifest::default()),
        };
        let Some(before) = before else {
            bail!("`{MANIFEST}` in `{shown}` is not one that this program wrote; name another folder")
        };
        Ok(Self { folder: folder.to_owned(), before, now: BTreeMap::new(), names: BTreeSet::new() })
    }

    /// Writes the pages of some partnerships, which are the last ones among those that stand in a row.
    pub(super) fn write(
        &mut self,
        made: &mut Made,
        singles: &[Single],
        maker: &Maker<'_>,
    ) -> anyhow::Result<()> {
        let names: Vec<String> = singles.iter().map(|single| self.name(single)).collect();
        let first = made.standings.len() - singles.len();
        for (standing, name) in made.standings[first..].iter_mut().zip(&names) {
            standing.address.clone_from(name);
        }
        let folder = &self.folder;
        let pages = singles.par_iter().zip(&names).map(|(single, name)| {
            let cover = Cover { home: Some(format!("../{INDEX}")), ..maker.cover(Some(single)) };
            let text = html::report(&single.report, &cover).context("a page cannot be written")?;
            write_page(folder, name, &text).map(|digest| (name.clone(), digest))
        });
        let pages: Vec<(String, String)> = pages.collect::<anyhow::Result<_>>()?;
        self.now.extend(pages);
        Ok(())
    }

    /// Writes the page over all partnerships.
    pub(super) fn write_index(&mut self, text: &str) -> anyhow::Result<()> {
        let digest = write_page(&self.folder, INDEX, text)?;
        self.now.insert(INDEX.to_owned(), digest);
        Ok(())
    }

    /// Removes pages that belong to nothing any more, and notes which there are. Gives those that somebody has changed, which stay.
    pub(super) fn end(self) -> anyhow::Result<Vec<String>> {
        let mut kept = Vec::new();
        for (name, digest) in self.before.pages.iter().filter(|(name, _)| !self.now.contains_key(*name)) {
            let file = self.folder.join(name);
            if !is_name(name) || !file.exists() {
                continue;
            }
            match is_ours(&file) && fs::read(&file).is_ok_and(|bytes| hexadecimal(&bytes) == *digest) {
                true => fs::remove_file(&file)
                    .with_context(|| format!("`{}` cannot be removed", file.display()))?,
                false => kept.push(file.display().to_string()),
            }
        }
        let manifest = Manifest { version: 1, pages: self.now };
        let text =
            serde_json::to_string_pretty(&manifest).context("the list of pages cannot be written")? + "\n";
        let file = self.folder.join(MANIFEST);
        if fs::read_to_string(&file).ok().as_deref() != Some(text.as_str()) {
            write_file(&file, text).with_context(|| format!("`{}` cannot be written", file.display()))?;
        }
        Ok(kept)
    }

    /// The name of a page: the id of the partnership, with something of the charter's path where several have that id.
    fn name(&mut self, single: &Single) -> String {
        let is_plain = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
        let id: String = single
            .report
            .id
            .chars()
            .map(|it| if is_plain(it) { it.to_ascii_lowercase() } else { '-' })
            .collect();
        let id = &id[..id.len().min(80)];
        let is_free = id.chars().any(|it| it.is_ascii_alphanumeric())
            && !DEVICES.contains(&id)
            && self.names.insert(id.to_owned());
        let id = match is_free {
            true => id.to_owned(),
            false => format!("{id}-{}", &hexadecimal(single.path.as_bytes())[..12]),
        };
        self.names.insert(id.clone());
        format!("{PAGES}/{id}.html")
    }
}

/// Whether a name is one that this program gives a page.
fn is_name(name: &str) -> bool {
    let is_plain = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let of_partnership = name.strip_prefix(PAGES).and_then(|it| it.strip_prefix('/')?.strip_suffix(".html"));
    name == INDEX || of_partnership.is_some_and(|it| !it.is_empty() && it.chars().all(is_plain))
}

/// Writes a page where it says something else than before, and gives the digest of what it says.
fn write_page(folder: &Path, name: &str, text: &str) -> anyhow::Result<String> {
    let file = folder.join(name);
    let digest = hexadecimal(text.as_bytes());
    if fs::symlink_metadata(&file).is_ok() {
        ensure!(
            is_ours(&file),
            "`{}` is not a page that this program wrote, and was left as it is; name another folder",
            file.display()
        );
        if fs::read(&file).is_ok_and(|bytes| bytes == text.as_bytes()) {
            return Ok(digest);
        }
    }
    write_file(&file, text).with_context(|| format!("`{}` cannot be written", file.display()))?;
    Ok(digest)
}

/// Whether a file is a page that this program wrote: a plain one that says so.
fn is_ours(file: &Path) -> bool {
    let is_plain = fs::symlink_metadata(file).is_ok_and(|it| it.is_file());
    let mut begin = Vec::new();
    let is_read = fs::File::open(file).and_then(|it| it.take(BEGIN).read_to_end(&mut begin)).is_ok();
    is_plain && is_read && String::from_utf8_lossy(&begin).contains(MARK)
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn only_names_that_pages_are_given_are_names() {
        assert!(is_name("index.html") && is_name("partnerships/embedded-lending.html"));
        for name in
            ["", "other.html", "../index.html", "partnerships/../x.html", "partnerships/.html", "/etc/passwd"]
        {
            assert!(!is_name(name), "{name}");
        }
    }
}
