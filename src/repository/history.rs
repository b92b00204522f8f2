//! What git tells of the past of partnerships: charters as they were, and who recorded what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Repository;
use super::assemble::charter_id;
use super::changed::ComparisonError;
use super::discover::is_yaml;
use super::document_file::{DocumentFile, from_bytes};
use super::git::{Git, Step};
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::records::change::{Change, ChangeStatus};
use crate::document::{Document, Ids, ProblemKind, Source};
use crate::partnership::{Author, Authorship, Base, BaseCharter, Partnership, Requested};

/// The history of the repository around a folder.
#[derive(Debug)]
pub struct History {
    git: Git,
    /// The folder of the whole work tree, without links; git may write it in another way.
    top: PathBuf,
}

/// A charter that is no longer where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Where it was, from the repository's root.
    pub path: String,
    /// The charter that is compared with it now, since it has the same id or name; as shown.
    pub now: Option<String>,
}

/// A charter at the fork point that is no charter there any more.
struct Left {
    shown: String,
    id: String,
    name: Option<String>,
    was: BaseCharter,
}

impl History {
    /// The history that git keeps around a folder.
    ///
    /// # Errors
    /// No git, or no repository.
    pub fn around(folder: &Path) -> Result<Self, ComparisonError> {
        let real = |folder: &Path| {
            folder.canonicalize().map_err(|_| ComparisonError::NoFolder(folder.display().to_string()))
        };
        let git = Git::around(&real(folder)?)?;
        let top = real(git.top())?;
        Ok(Self { git, top })
    }

    /// Whether only a part of the history is here, so that it does not tell who wrote a line, or when.
    ///
    /// # Errors
    /// Git says no.
    pub fn is_shallow(&self) -> Result<bool, ComparisonError> {
        Ok(self.git.is_shallow()?)
    }

    /// Gives every partnership its charter as it was where the current commit left a revision. What is no longer where it was
    /// comes back.
    ///
    /// # Errors
    /// The revision names no commit here or has nothing in common with the current one; a charter lies outside the
    /// repository.
    pub fn compare(&self, repository: &mut Repository, revision: &str) -> Result<Vec<Gone>, ComparisonError> {
        let fork_point = self.git.fork_point(revision)?;
        let changed = self.git.changed_since(revision)?;
        let tracked = self.git.tracked()?;
        let compared = |partnership: &Partnership| {
            let source = &partnership.charter.source;
            let file = self.inside(source)?;
            let was = match changed.binary_search(&file) {
                Ok(_) => self.charter_at(&fork_point, &file, source)?.unwrap_or(BaseCharter::New),
                Err(_) if tracked.binary_search(&file).is_ok() => BaseCharter::Same,
                // Git does not list what it ignores; it may have kept it before.
                Err(_) => self.charter_at(&fork_point, &file, source)?.unwrap_or(BaseCharter::New),
            };
            Ok((file, was))
        };
        let found: Vec<(PathBuf, BaseCharter)> =
            repository.partnerships.par_iter().map(compared).collect::<Result<_, ComparisonError>>()?;
        let here: Vec<&PathBuf> = found.iter().map(|(file, _)| file).collect();
        let left = self.left(&fork_point, &changed, &here)?;
        let mut now: BTreeMap<usize, String> = BTreeMap::new();
        for (partnership, (_, mut was)) in repository.partnerships.iter_mut().zip(found) {
            if matches!(was, BaseCharter::New) {
                let name = partnership.charter.value.name.get().map(|name| name.as_str().to_owned());
                let is_it = |left: &Left| left.id == partnership.id || (name.is_some() && left.name == name);
                let moved: Vec<usize> =
                    left.iter().enumerate().filter(|(_, left)| is_it(left)).map(|(index, _)| index).collect();
                if let [index] = moved.as_slice() {
                    was = left[*index].was.clone();
                    now.insert(*index, partnership.charter.source.path.clone());
                }
            }
            partnership.past.base = Some(Base { revision: revision.to_owned(), charter: was });
        }
        let gone = left.into_iter().enumerate();
        Ok(gone.map(|(index, left)| Gone { path: left.shown, now: now.remove(&index) }).collect())
    }

    /// The charters among the changed files that are charters no longer.
    fn left(
        &self,
        fork_point: &str,
        changed: &[PathBuf],
        here: &[&PathBuf],
    ) -> Result<Vec<Left>, ComparisonError> {
        let mut left = Vec::new();
        for file in changed.iter().filter(|file| is_yaml(file) && !here.contains(file)) {
            let shown = file.strip_prefix(self.git.top()).unwrap_or(file).display().to_string();
            let read = |bytes: Vec<u8>| from_bytes(file.clone(), shown.clone(), bytes, false, false);
            let Some(was) =
                self.git.text_at(fork_point, file)?.and_then(read).filter(DocumentFile::is_charter)
            else {
                continue;
            };
            // One that is still there was not asked about.
            let is_there = std::fs::read(file).ok().and_then(read).is_some_and(|now| now.is_charter());
            if !is_there {
                let name = was.top_level("name").map(|(name, _)| name.to_owned());
                left.push(Left { id: charter_id(&was), name, shown, was: base_charter(was) });
            }
        }
        Ok(left)
    }

    fn charter_at(
        &self,
        commit: &str,
        file: &Path,
        source: &Source,
    ) -> Result<Option<BaseCharter>, ComparisonError> {
        let Some(bytes) = self.git.text_at(commit, file)? else { return Ok(None) };
        let was = from_bytes(file.to_owned(), source.path.clone(), bytes, true, false);
        Ok(Some(was.map_or_else(|| BaseCharter::Unreadable("it is empty".to_owned()), base_charter)))
    }

    /// A file under the name that git is asked by; a link is followed.
    fn inside(&self, source: &Source) -> Result<PathBuf, ComparisonError> {
        let no_file = || ComparisonError::NoFile(source.path.clone());
        let file = source.file().and_then(|file| file.canonicalize().ok()).ok_or_else(no_file)?;
        let Ok(inside) = file.strip_prefix(&self.top) else {
            return Err(ComparisonError::Outside {
                path: source.path.clone(),
                top: self.git.top().display().to_string(),
            });
        };
        let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.top);
        match folders.into_iter().any(|folder| folder.join(".git").exists()) {
            true => Err(ComparisonError::Nested(source.path.clone())),
            false => Ok(self.git.top().join(inside)),
        }
    }

    /// Gives every partnership what history tells of its approved change requests, and whether they were approved already
    /// where the current commit left `revision`. For a whole history only.
    ///
    /// # Errors
    /// Git says no, or a file lies outside the repository.
    pub fn trace_requests(
        &self,
        repository: &mut Repository,
        revision: Option<&str>,
    ) -> Result<(), ComparisonError> {
        let fork_point = revision.map(|revision| self.git.fork_point(revision)).transpose()?;
        repository.partnerships.par_iter_mut().try_for_each(|partnership| {
            let mut requests = BTreeMap::new();
            for change in &partnership.records.changes {
                if change.value.status.get() == Some(&ChangeStatus::Approved) {
                    let charter = &partnership.charter.source;
                    let requested = self.requested(change, charter, fork_point.as_deref())?;
                    requests.insert(change.source.path.clone(), requested);
                }
            }
            partnership.past.requests = Some(requests);
            Ok(())
        })
    }

    fn requested(
        &self,
        change: &Document<Change>,
        charter: &Source,
        fork_point: Option<&str>,
    ) -> Result<Requested, ComparisonError> {
        let (record, file) = (self.inside(&change.source)?, self.inside(charter)?);
        let at = |commit: &str| match self.charter_at(commit, &file, charter)? {
            Some(BaseCharter::Other(charter)) => Ok::<_, ComparisonError>(Some(charter)),
            _ => Ok(None),
        };
        let steps = self.git.steps_of(&record)?;
        // Recorded and not committed yet: what is committed is what was before.
        let before_record = match steps.last() {
            Some(first) => first.before.as_deref(),
            None => Some("HEAD"),
        };
        let before_day = match change.value.date.get() {
            Some(day) => self.git.last_before(&file, &format!("{day}T00:00:00Z"))?,
            None => None,
        };
        let before_approval = match fork_point {
            Some(fork_point) if self.is_approved_at(fork_point, &record)? => {
                self.before_approval(&steps, &record)?
            }
            _ => None,
        };
        let charter_of =
            |commit: Option<&str>| Ok::<_, ComparisonError>(commit.map(at).transpose()?.flatten());
        Ok(Requested {
            before_record: charter_of(before_record)?,
            before_day: charter_of(before_day.as_deref())?,
            before_approval: charter_of(before_approval)?,
        })
    }

    /// The commit before the one that recorded the approval; `None` if no commit was before it.
    fn before_approval<'a>(
        &self,
        steps: &'a [Step],
        record: &Path,
    ) -> Result<Option<&'a str>, ComparisonError> {
        let mut before = None;
        for step in steps {
            if !self.is_approved_at(&step.commit, record)? {
                break;
            }
            before = step.before.as_deref();
        }
        Ok(before)
    }

    fn is_approved_at(&self, commit: &str, record: &Path) -> Result<bool, ComparisonError> {
        let was = self.git.text_at(commit, record)?;
        let was = was.and_then(|bytes| from_bytes(record.to_owned(), String::new(), bytes, true, false));
        let status = was.as_ref().and_then(|was| was.top_level("status"));
        Ok(status.is_some_and(|(status, _)| status == ChangeStatus::Approved.as_str()))
    }

    /// Gives every partnership the authors of its votes, approvals and acknowledgements. For a whole history only.
    ///
    /// # Errors
    /// A file lies outside the repository.
    pub fn find_authors(&self, repository: &mut Repository) -> Result<(), ComparisonError> {
        repository.partnerships.par_iter_mut().try_for_each(|partnership| {
            let records = &partnership.records;
            let sources = records.decisions.iter().map(|it| &it.source);
            let sources = sources.chain(records.changes.iter().map(|it| &it.source));
            let sources = sources.chain(records.acknowledgements.iter().map(|it| &it.source));
            let mut authors = BTreeMap::new();
            for source in sources {
                authors.insert(source.path.clone(), self.authorship(source)?);
            }
            partnership.past.authors = Some(authors);
            Ok(())
        })
    }

    fn authorship(&self, source: &Source) -> Result<Authorship, ComparisonError> {
        let file = self.inside(source)?;
        match self.git.text_at("HEAD", &file) {
            Ok(Some(_)) => {}
            _ => return Ok(Authorship::Unknown("the file is not committed".to_owned())),
        }
        let author =
            |commit: super::Commit| Author { name: commit.author, email: commit.email, commit: commit.id };
        Ok(match self.git.lines_of(&file) {
            Ok(lines) => Authorship::Lines(lines.into_iter().map(|it| it.map(author)).collect()),
            Err(error) => Authorship::Unknown(error.to_string()),
        })
    }
}

/// A charter from its text, as it once was.
#[must_use]
pub fn charter_of_text(path: &str, text: String) -> BaseCharter {
    match from_bytes(PathBuf::from(path), path.to_owned(), text.into_bytes(), true, false) {
        Some(file) => base_charter(file),
        None => BaseCharter::Unreadable("it is empty".to_owned()),
    }
}

fn base_charter(file: DocumentFile) -> BaseCharter {
    let is_broken = |kind: ProblemKind| {
        matches!(kind, ProblemKind::YamlSyntax | ProblemKind::FileUnreadable | ProblemKind::KindUnknown)
    };
    if let Some(problem) = file.problems.iter().find(|problem| is_broken(problem.kind)) {
        let at = file.source.position(problem.span.start);
        return BaseCharter::Unreadable(format!("line {} there: {}", at.line, problem.message));
    }
    if file.kind != Some(DocumentKind::Charter) || file.source.tree.root().is_none() {
        return BaseCharter::Unreadable("it was no charter there".to_owned());
    }
    let ids = Ids::of_charter(&file.source.tree, &file.damaged);
    let charter: Document<Charter> = Document::decode(file.source, &ids, file.problems, &file.damaged);
    BaseCharter::Other(Box::new(charter))
}
