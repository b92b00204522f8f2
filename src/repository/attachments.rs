//! The files that the charter points at as evidence, and the text of those that it quotes.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::commit_tree::CommitTree;
use super::nearly::is_lfs_pointer;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::Contract;
use crate::document::scalar::Link;
use crate::partnership::{Attachment, Partnership, QuotedFile};
use crate::paths::normal;
use crate::yaml::as_read;

/// The most of a quoted file that is read: far beyond any contract in plain text.
const MOST_MIB: u64 = 8;

/// Where paths in a file lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The folder that they are seen from.
    pub(super) folder: &'a Path,
    /// The folder that they must not leave.
    pub(super) top: &'a Path,
    /// What a sparse checkout does not have on the disk.
    pub(super) sparse: &'a BTreeSet<PathBuf>,
    /// The commit that all of it is from; `None` for what lies on the disk.
    pub(super) tree: Option<&'a CommitTree>,
}

/// Looks the evidence files of a charter up.
pub(super) fn of_charter(charter: &Charter, place: Option<Place<'_>>) -> BTreeMap<String, Attachment> {
    named(charter)
        .map(|path| {
            let state = place.map_or(Attachment::Unchecked, |place| place.look_up(path));
            (path.to_owned(), state)
        })
        .collect()
}

/// The paths that the charter names: as evidence of an answer, as the contract, behind a quote, as an IP agreement.
fn named(charter: &Charter) -> impl Iterator<Item = &str> {
    let lists = charter.checklists.get().into_iter().flat_map(|lists| lists.iter());
    let answers = lists.flat_map(|(_, answers)| answers.iter()).map(|(_, answer)| &answer.evidence);
    let contract = charter.contract.get();
    let evidence = contract.into_iter().flat_map(|contract| contract.evidence()).map(|it| &it.quote.file);
    let motions = charter.growth.get().into_iter().flat_map(|growth| growth.values());
    let agreements = motions.filter_map(|motion| motion.ip.get()?.link());
    let documents = contract.into_iter().flat_map(Contract::each_document).map(|(_, it)| &it.file);
    let links = answers.chain(contract.map(|contract| &contract.file)).chain(documents).chain(evidence);
    let links = links.filter_map(Field::get).chain(agreements).filter_map(path_of);
    links.chain(charter.gate_files().map(|(_, path)| path))
}

/// The files that a charter points at, wherever there are any.
pub(super) fn files(partnership: &Partnership) -> Vec<PathBuf> {
    let Some(folder) = partnership.charter.source.file().and_then(Path::parent) else { return Vec::new() };
    partnership.attachments.keys().map(|path| folder.join(without_fragment(path))).collect()
}

fn path_of(link: &Link) -> Option<&str> {
    match link {
        Link::Path(path) => Some(path),
        Link::Url(_) => None,
    }
}

/// Reads the files that are quoted, of those that were found where they may lie.
pub(super) fn quoted(
    charter: &Charter,
    place: Option<Place<'_>>,
    attachments: &BTreeMap<String, Attachment>,
) -> BTreeMap<String, QuotedFile> {
    let quotes = charter.contract.get().into_iter().flat_map(|contract| contract.quotes());
    let paths: BTreeSet<&str> = quotes.filter_map(|quote| path_of(quote.file?)).collect();
    paths
        .into_iter()
        .filter(|path| attachments.get(*path) == Some(&Attachment::Found))
        .filter_map(|path| Some((path.to_owned(), text_of(place?, without_fragment(path)))))
        .collect()
}

fn text_of(place: Place<'_>, path: &str) -> QuotedFile {
    let most = MOST_MIB * 1024 * 1024;
    // One byte more than the limit tells that there is more, without reading all of it.
    match place.read(path, most + 1) {
        Err(_) => QuotedFile::Unreadable,
        Ok(bytes) if is_lfs_pointer(&bytes) => QuotedFile::LfsPointer,
        // A PDF can be made of letters alone and is no text all the same.
        Ok(bytes) if bytes.contains(&0) || bytes.starts_with(b"%PDF-") => QuotedFile::NotText,
        Ok(bytes) if bytes.len() as u64 > most => QuotedFile::TooLarge(MOST_MIB),
        Ok(bytes) => String::from_utf8(bytes).map_or(QuotedFile::NotText, QuotedFile::Text),
    }
}

pub(super) fn without_fragment(path: &str) -> &str {
    path.split('#').next().unwrap_or(path)
}

/// The file that a path names. Some systems store the characters of a name in another composition than people type them.
fn on_disk(folder: &Path, path: &str) -> PathBuf {
    let whole = folder.join(path);
    if path.is_ascii() || whole.exists() {
        return whole;
    }
    Path::new(path).iter().fold(folder.to_owned(), |folder, name| {
        let typed = folder.join(name);
        let wanted = name.to_string_lossy();
        let is_meant = |it: &OsString| as_read(&it.to_string_lossy()) == as_read(&wanted);
        let names = || fs::read_dir(&folder).ok()?.flatten().map(|it| it.file_name()).find(is_meant);
        match typed.exists() {
            true => typed,
            false => names().map_or(typed, |name| folder.join(name)),
        }
    })
}

impl Place<'_> {
    /// What stands in the file that a path names, no more than so many bytes.
    pub(super) fn read(&self, path: &str, most: u64) -> std::io::Result<Vec<u8>> {
        if let Some(tree) = self.tree {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            return tree.read(&normal(&self.folder.join(path)), most);
        }
        let mut bytes = Vec::new();
        File::open(on_disk(self.folder, path))?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Whether a file is there, behind links too, without leaving the repository.
    pub(super) fn look_up(&self, path: &str) -> Attachment {
        let file = without_fragment(path);
        let wanted = normal(&self.folder.join(file));
        // A path that leads out says nothing of what lies there, not even whether it exists.
        if !wanted.starts_with(self.top) {
            return Attachment::Outside;
        }
        if self.sparse.contains(&wanted) {
            return Attachment::NotCheckedOut;
        }
        if let Some(tree) = self.tree {
            return if tree.holds(&wanted) { Attachment::Found } else { Attachment::Missing };
        }
        let (Ok(found), Ok(top)) = (on_disk(self.folder, file).canonicalize(), self.top.canonicalize())
        else {
            return Attachment::Missing;
        };
        match (found.starts_with(&top), found.is_file()) {
            (false, _) => Attachment::Outside,
            (true, true) => Attachment::Found,
            (true, false) => Attachment::Missing,
        }
    }
}
