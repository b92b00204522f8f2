//! Who recorded what, line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::changed::ComparisonError;
use super::super::git::{Commit, Git, Log, Touch, Way};
use super::History;
use crate::cores;
use crate::document::Source;
use crate::partnership::{Author, Authorship, Partnership};

/// Who recorded what, of partnerships that are looked at part by part.
#[derive(Debug)]
pub(super) struct Authors<'h> {
    /// Nothing is known where there is nothing to ask about.
    known: Option<Known<'h>>,
    /// The commits since a revision, where one is named.
    later: Option<BTreeSet<String>>,
    /// By commit: who else signed it.
    co_authors: BTreeMap<String, Vec<String>>,
    /// The commits of which that is known.
    asked: BTreeSet<String>,
}

/// What is known of the files before any line is looked at.
#[derive(Debug)]
struct Known<'h> {
    git: &'h Git,
    log: Log,
    /// The object ids of the files that are committed as they are.
    clean: BTreeMap<PathBuf, String>,
    /// The files that differ from what is committed, and whether something of them is.
    changed: BTreeMap<PathBuf, bool>,
    /// The commits that took something away: what they added may be what had another name.
    with_deletions: BTreeSet<String>,
}

impl<'h> Authors<'h> {
    /// Asks git about the files in which somebody speaks for a party; where a revision is named, the commits that the current one
    /// has and the revision has not are told apart. For a whole history only.
    ///
    /// # Errors
    /// Git says no, or the revision names no commit.
    pub(super) fn of(
        history: &'h History,
        wanted: &BTreeSet<PathBuf>,
        since: Option<&str>,
    ) -> Result<Self, ComparisonError> {
        let git = &history.git;
        let later = since.map(|revision| git.since(&git.fork_point(revision)?)).transpose()?;
        let known = match git.has_commits()? {
            true if !wanted.is_empty() => Some(Known::of(git, wanted)?),
            _ => None,
        };
        Ok(Self { known, later, co_authors: BTreeMap::new(), asked: BTreeSet::new() })
    }

    /// Gives every partnership the authors of its votes, approvals and acknowledgements.
    ///
    /// # Errors
    /// A file lies outside the repository, or git says no.
    pub(super) fn tell(
        &mut self,
        history: &History,
        partnerships: &mut [Partnership],
    ) -> Result<(), ComparisonError> {
        let mut files: Vec<Vec<(String, PathBuf, usize)>> = Vec::new();
        for partnership in &*partnerships {
            let of_one = recorded(partnership).map(|source| {
                let lines = source.text.split_inclusive('\n').count();
                Ok((source.path.clone(), history.inside(source)?, lines))
            });
            files.push(of_one.collect::<Result<_, ComparisonError>>()?);
        }
        let known = self.known.as_ref();
        let mut authors: Vec<BTreeMap<String, Authorship>> = cores::each(files, |of_one| {
            let authorship = |(shown, file, lines): (String, PathBuf, usize)| {
                let authorship = known.map(|known| known.authorship(&file, lines));
                (shown, authorship.unwrap_or_else(not_committed))
            };
            cores::each(of_one, authorship).into_iter().collect()
        });
        let every_one = || authors.iter().flat_map(BTreeMap::values).flat_map(authors_of);
        let commits = every_one().map(|it| &it.commit).filter(|it| !self.asked.contains(*it));
        let commits: BTreeSet<String> = commits.cloned().collect();
        self.co_authors.extend(history.git.co_authors(&commits)?);
        self.asked.extend(commits);
        for author in authors.iter_mut().flat_map(BTreeMap::values_mut).flat_map(authors_of_mut) {
            author.is_earlier = self.later.as_ref().is_some_and(|later| !later.contains(&author.commit));
            author.co_authors = self.co_authors.get(&author.commit).cloned().unwrap_or_default();
        }
        for (partnership, authors) in partnerships.iter_mut().zip(authors) {
            partnership.past.authors = Some(authors);
        }
        Ok(())
    }
}

fn authors_of(authorship: &Authorship) -> impl Iterator<Item = &Author> {
    let lines: &[Option<Author>] = match authorship {
        Authorship::Lines(lines) => lines,
        Authorship::Unknown(_) => &[],
    };
    lines.iter().flatten()
}

fn authors_of_mut(authorship: &mut Authorship) -> impl Iterator<Item = &mut Author> {
    let lines: &mut [Option<Author>] = match authorship {
        Authorship::Lines(lines) => lines,
        Authorship::Unknown(_) => &mut [],
    };
    lines.iter_mut().flatten()
}

/// The records in which somebody speaks for a party.
fn recorded(partnership: &Partnership) -> impl Iterator<Item = &Source> {
    let records = &partnership.records;
    let decisions = records.decisions.iter().map(|it| &it.source);
    let changes = records.changes.iter().map(|it| &it.source);
    let acknowledgements = records.acknowledgements.iter().map(|it| &it.source);
    decisions.chain(changes).chain(acknowledgements).map(AsRef::as_ref)
}

fn not_committed() -> Authorship {
    Authorship::Unknown("the file is not committed".to_owned())
}

impl<'h> Known<'h> {
    fn of(git: &'h Git, wanted: &BTreeSet<PathBuf>) -> Result<Self, ComparisonError> {
        let changed: BTreeMap<PathBuf, bool> =
            git.changes_since("HEAD")?.into_iter().map(|it| (it.path, it.before.is_some())).collect();
        let tracked = git.tracked()?.into_iter();
        let clean = tracked.filter(|it| wanted.contains(&it.path) && !changed.contains_key(&it.path));
        let clean = clean.map(|it| (it.path, it.id)).collect();
        let log = git.log(Way::Every, wanted)?;
        let begun: BTreeSet<&str> = wanted
            .iter()
            .filter_map(|file| log.of(file).last())
            .map(|touch| log.commits[touch.commit].id.as_str())
            .collect();
        let with_deletions = git.with_deletions(&begun)?.into_iter().map(str::to_owned).collect();
        Ok(Self { git, log, clean, changed, with_deletions })
    }

    fn authorship(&self, file: &Path, lines: usize) -> Authorship {
        let is_committed = match self.changed.get(file) {
            Some(was_there) => Ok(*was_there),
            None if self.clean.contains_key(file) => Ok(true),
            None => self.git.id_at("HEAD", file).map(|id| id.is_some()),
        };
        let blamed = match is_committed {
            Ok(false) => return not_committed(),
            Ok(true) => match self.way_of(file) {
                // Where one commit has brought the whole file, there is nothing to ask.
                Some([only]) => {
                    return Authorship::Lines(vec![Some(author(self.commit(only).clone())); lines]);
                }
                // From where it was touched last: what came since need not be gone through for each file.
                Some([newest, ..]) => self.git.lines_of(file, Some(&self.commit(newest).id)),
                _ => self.git.lines_of(file, None),
            },
            Err(error) => Err(error),
        };
        match blamed {
            Ok(lines) => Authorship::Lines(lines.into_iter().map(|it| it.map(author)).collect()),
            Err(error) => Authorship::Unknown(error.to_string()),
        }
    }

    /// The commits that made the file what it is, newest first, where each has changed what the one before it left, and the first
    /// one has brought it.
    fn way_of(&self, file: &Path) -> Option<&[Touch]> {
        let mut next = Some(self.clean.get(file)?);
        let touches = self.log.of(file);
        for touch in touches {
            if touch.is_merged || next.is_none() || touch.after.as_ref() != next {
                return None;
            }
            next = touch.before.as_ref();
        }
        let is_new = |first: &Touch| !self.with_deletions.contains(&self.commit(first).id);
        (next.is_none() && touches.last().is_some_and(is_new)).then_some(touches)
    }

    fn commit(&self, touch: &Touch) -> &Commit {
        &self.log.commits[touch.commit]
    }
}

fn author(commit: Commit) -> Author {
    let Commit { id, author, email, .. } = commit;
    Author { name: author, email, commit: id, co_authors: Vec::new(), is_earlier: false }
}
