//! Which file belongs to which partnership: told from outlines, whether or not the files are held.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::charter_id::charter_id;
use super::document_file::{Anywhere, DocumentFile, Hidden};
use super::file_name::{has_charter_name, is_yaml};
use super::outline::{FoundFile, Outline};
use super::owners::Owners;
use super::surroundings::{Link, Surroundings};
use crate::document::header::DocumentKind;
use crate::document::{Problem, ProblemKind};
use crate::partnership::UnreadRecord;
use crate::yaml::YamlPath;

/// Files, by the partnership that they belong to.
#[derive(Debug)]
pub(super) struct Sorted {
    pub(super) files: Vec<FoundFile>,
    /// A partnership each, in the order of the files.
    pub(super) sheaves: Vec<Sheaf>,
    /// The files that belong to none.
    pub(super) strays: Vec<usize>,
    pub(super) owners: Owners,
}

/// The files of one partnership, by their number.
#[derive(Debug)]
pub(super) struct Sheaf {
    pub(super) id: Arc<str>,
    pub(super) charter: usize,
    /// What most do not have: there may be hundreds of thousands of them.
    more: Option<Box<More>>,
}

/// A charter with the records that belong to it, not decoded yet.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) charter: DocumentFile,
    pub(super) records: Vec<DocumentFile>,
    /// What lies in its folder and could not be read as one of its records.
    pub(super) unread: Vec<UnreadRecord>,
}

/// What a partnership is made of, apart from what stands in its files.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MadeOf<'s, 'f> {
    id: &'s str,
    files: Vec<&'f Path>,
    unread: &'s [UnreadRecord],
    twin: Option<&'s str>,
}

/// What there is of a partnership besides its charter.
#[derive(Debug, Default)]
struct More {
    records: Vec<usize>,
    /// What lies in its folder and could not be read as one of its records.
    unread: Vec<UnreadRecord>,
    /// The charter before it that describes a partnership of the same id, by its path as shown.
    twin: Option<String>,
}

impl Sheaf {
    /// Its files: the charter, then the records.
    pub(super) fn files(&self) -> impl Iterator<Item = usize> + '_ {
        let records = self.more.iter().flat_map(|more| &more.records);
        std::iter::once(self.charter).chain(records.copied())
    }

    /// What lies in its folder and could not be read as one of its records.
    pub(super) fn unread(&self) -> &[UnreadRecord] {
        self.more.as_ref().map_or(&[], |more| &more.unread)
    }

    /// What it is made of, apart from what stands in its files.
    pub(super) fn made_of<'f>(&self, files: &'f [FoundFile]) -> MadeOf<'_, 'f> {
        let more = self.more.as_deref();
        MadeOf {
            id: &self.id,
            files: self.files().map(|index| &*files[index].outline.path).collect(),
            unread: self.unread(),
            twin: more.and_then(|more| more.twin.as_deref()),
        }
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    /// The partnership with its files, which `open` gives.
    ///
    /// # Errors
    /// Those of `open`.
    pub(super) fn draft<E>(
        &self,
        mut open: impl FnMut(usize) -> Result<DocumentFile, E>,
    ) -> Result<Draft, E> {
        let mut charter = open(self.charter)?;
        if let Some(twin) = self.more.as_ref().and_then(|more| more.twin.as_ref()) {
            let problem = equal_id(&charter, &self.id, twin);
            charter.problems.push(problem);
        }
        let records = self.files().skip(1).map(open).collect::<Result<_, E>>()?;
        Ok(Draft { id: self.id.to_string(), charter, records, unread: self.unread().to_vec() })
    }
}

impl Sorted {
    /// Sorts files into partnerships.
    pub(super) fn of(files: Vec<FoundFile>, surroundings: &Surroundings) -> Self {
        let mut files = files;
        files.extend(sparse_files(surroundings).map(FoundFile::whole));
        leave_to_others(&mut files);
        let mut sorted =
            Self { sheaves: sheaves(&files), files, strays: Vec::new(), owners: Owners::default() };
        let charter = |sheaf: &Sheaf| Arc::clone(&sorted.files[sheaf.charter].outline.path);
        sorted.owners =
            Owners::of(sorted.sheaves.iter().map(|sheaf| (Arc::clone(&sheaf.id), charter(sheaf))));
        sorted.mark_twins(surroundings);
        let mut owner_of = sorted.owners.of_records();
        for (index, found) in sorted.files.iter().enumerate().filter(|(_, found)| !found.outline.is_charter())
        {
            match owner_of(&found.outline).filter(|_| found.outline.kind.is_some()) {
                Some(owner) => sorted.sheaves[owner].more().records.push(index),
                None => sorted.strays.push(index),
            }
        }
        drop(owner_of);
        let links: Vec<DocumentFile> = surroundings
            .links
            .iter()
            .filter_map(|link| link_that_hides(link, &sorted, surroundings))
            .collect();
        for link in links {
            sorted.strays.push(sorted.files.len());
            sorted.files.push(FoundFile::whole(link));
        }
        sorted.mark_unread(surroundings);
        sorted
    }

    /// Puts a file in the place of one that was sorted by the same outline.
    pub(super) fn replace(&mut self, file: DocumentFile) {
        let here = |found: &&mut FoundFile| *found.outline.path == *file.path;
        if let Some(found) = self.files.iter_mut().find(here) {
            found.whole = Some(Box::new(file));
        }
    }

    /// Where a file lies.
    pub(super) fn path(&self, index: usize) -> &Path {
        &self.files[index].outline.path
    }

    /// Tells each charter which one before it describes a partnership of the same id.
    fn mark_twins(&mut self, surroundings: &Surroundings) {
        for same in self.owners.of_equal_ids() {
            let [first, others @ ..] = same else { continue };
            let first = surroundings.roots.shown_path(&self.files[self.sheaves[*first].charter].outline.path);
            others.iter().for_each(|other| self.sheaves[*other].more().twin = Some(first.clone()));
        }
    }

    /// Tells each partnership what lies in its folder and could not be read as one of its records.
    fn mark_unread(&mut self, surroundings: &Surroundings) {
        for index in &self.strays {
            let stray = &self.files[*index].outline;
            // A file of an unknown kind is one record at most, and a charter is none.
            let kind = stray.kind.or(stray.meant);
            if kind == Some(DocumentKind::Charter)
                || (stray.stands_for.is_none() && has_charter_name(&stray.path))
            {
                continue;
            }
            // A folder may hold the records of all partnerships in it, and of the one that it lies in.
            let is_inside = |sheaf: &Sheaf| {
                let charter = &self.files[sheaf.charter].outline.path;
                charter.parent().unwrap_or(charter).starts_with(&*stray.path)
            };
            let inside: Vec<usize> = match stray.stands_for {
                Some(Hidden::Folder) => {
                    let sheaves = self.sheaves.iter().enumerate();
                    sheaves.filter(|(_, sheaf)| is_inside(sheaf)).map(|(index, _)| index).collect()
                }
                _ => Vec::new(),
            };
            let path = surroundings.roots.shown_path(&stray.path);
            for owner in self.owners.around(&stray.path).iter().copied().chain(inside) {
                self.sheaves[owner].more().unread.push(UnreadRecord { path: path.clone(), kind });
            }
        }
        for more in self.sheaves.iter_mut().filter_map(|sheaf| sheaf.more.as_mut()) {
            more.unread.sort();
            more.unread.dedup();
        }
    }
}

/// Leaves out what is nearly ours, where neither its keys nor its place show that it is: it is somebody else's.
fn leave_to_others(files: &mut Vec<FoundFile>) {
    if files.iter().all(|found| found.outline.is_ours_anywhere()) {
        return;
    }
    let outlines = files.iter().map(|found| &found.outline);
    let certain = outlines.filter(|outline| outline.is_charter() && outline.is_ours_anywhere());
    let folders: BTreeSet<PathBuf> =
        certain.filter_map(|outline| outline.path.parent()).map(Path::to_owned).collect();
    files.retain(|found| {
        let mut above = found.outline.path.ancestors().skip(1);
        found.outline.is_ours_anywhere() || above.any(|folder| folders.contains(folder))
    });
}

/// A partnership for each charter, without its records.
pub(super) fn sheaves(files: &[FoundFile]) -> Vec<Sheaf> {
    let charters =
        files.iter().map(|found| &found.outline).enumerate().filter(|(_, outline)| outline.is_charter());
    let sheaf = |(charter, outline): (usize, &Outline)| Sheaf {
        id: charter_id(&outline.path, outline.name.as_deref()).into(),
        charter,
        more: None,
    };
    let mut sheaves = Vec::with_capacity(charters.clone().count());
    sheaves.extend(charters.map(sheaf));
    sheaves
}

/// Two partnerships of one id cannot be told apart by the records that name it.
fn equal_id(charter: &DocumentFile, id: &str, other: &str) -> Problem {
    let (span, at) = match charter.top_level("id") {
        Some((_, span)) => (span, "id"),
        None => (charter.header_span(), "partner"),
    };
    let message = format!("{other} has the partnership id `{id}` too");
    let help = "give each charter an `id:` of its own".to_owned();
    let mut problem = Problem::in_text(span, ProblemKind::CharterAmbiguous, message, help);
    problem.path = YamlPath::from(at);
    problem
}

/// The records that a sparse checkout leaves out of the partnerships' folders.
fn sparse_files(surroundings: &Surroundings) -> impl Iterator<Item = DocumentFile> + '_ {
    // A charter that is left out is a partnership that nobody asked for; it is counted.
    let absent = surroundings.sparse.iter().filter(|file| is_yaml(file) && !has_charter_name(file));
    absent.map(|file| {
        let shown = surroundings.roots.shown_path(file);
        let message = "the file is left out by the sparse checkout and not read".to_owned();
        let help = "check its folder out with `git sparse-checkout add`, or check everything out in CI";
        let file = DocumentFile::unread(file, shown, message, help);
        DocumentFile { nearly: Some(Anywhere(false)), stands_for: Some(Hidden::File), ..file }
    })
}

/// What to tell of a link: nothing where all behind it belongs to the same partnership anyway, or to none and is read.
fn link_that_hides(link: &Link, sorted: &Sorted, surroundings: &Surroundings) -> Option<DocumentFile> {
    let around = sorted.owners.around(&link.path);
    let is_of_sheaf = |sheaf: &Sheaf, target: &PathBuf| {
        let mut paths = sheaf.files().map(|index| sorted.path(index));
        paths.any(|path| path == target || path.canonicalize().is_ok_and(|real| real == *target))
    };
    let is_harmless = match around {
        [] => link.is_read_elsewhere,
        several => {
            !link.targets.is_empty()
                && several.iter().any(|index| {
                    link.targets.iter().all(|target| is_of_sheaf(&sorted.sheaves[*index], target))
                })
        }
    };
    // What leads nowhere hides nothing but where a record or a charter may be meant.
    let is_meant = !around.is_empty() || has_charter_name(&link.path);
    if is_harmless || (!is_meant && link.targets.is_empty()) {
        return None;
    }
    let shown = surroundings.roots.shown_path(&link.path);
    let (what, help) = match (link.is_folder, link.targets.is_empty()) {
        (true, _) => (
            "the folder is a link, and links are not followed: its contents are not read",
            "put the folder itself here; records may also lie elsewhere in the repository and name their `partnership:`",
        ),
        (false, true) => {
            ("the file is a link that leads to no file", "put the file itself here, or remove the link")
        }
        (false, false) => (
            "the file is a link, and links are not followed: it is not read",
            "put the file itself here, or name it on the command line",
        ),
    };
    let hidden = if link.is_folder { Hidden::Folder } else { Hidden::File };
    let file = DocumentFile::unread(&link.path, shown, what.to_owned(), help);
    Some(DocumentFile { stands_for: Some(hidden), ..file })
}
