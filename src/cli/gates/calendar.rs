//! `gates --format ics`: the days for calendar programs, with what git knows of those that moved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cli::{Common, Outcome, output, rows};
use crate::method::calendar::named_entries;
use crate::method::gate_moves::gate_moves;
use crate::render::{Ics, Spool};
use crate::repository::{CalendarHistory, GitError, Queue};
use crate::survey::Survey;
use crate::view::gates::{Gates, Past, Wish};

/// Prints the calendar of what the paths name.
pub(super) fn give(common: &Common, paths: &[PathBuf], wish: Wish) -> anyhow::Result<Outcome> {
    let base = common.base()?;
    let base = Some(base.as_path()).filter(|_| !paths.iter().any(|path| path.as_os_str() == "-"));
    let add = |survey: Survey<'_>, calendar: &mut Calendar| calendar.add(&survey, wish, base);
    let (calendar, said) = rows::read(common, paths, &Calendar::of, &add)?;
    let mut text = calendar.end(common);
    said.give(common, &mut text)
}

/// A calendar while partnerships are looked at one after the other.
struct Calendar {
    written: Ics,
    /// The ids that several charters have, whether or not all of these can be read.
    twice: BTreeSet<String>,
    /// The partnerships of such an id, by their charters' paths, in the order in which they came.
    twins: Vec<(String, String)>,
    count: usize,
    name: String,
    is_shallow: bool,
    notes: Vec<String>,
}

impl Calendar {
    fn of(queue: &Queue) -> Self {
        let mut ids: Vec<&str> = queue.ids().collect();
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned());
        Self {
            written: Ics::default(),
            twice: twice.collect(),
            twins: Vec::new(),
            count: 0,
            name: String::new(),
            is_shallow: false,
            notes: Vec::new(),
        }
    }

    /// Goes on with some partnerships; git is asked about charters below `base`.
    fn add(&mut self, survey: &Survey<'_>, wish: Wish, base: Option<&Path>) {
        let past = base.map(|base| self.past(survey, base)).unwrap_or_default();
        for feed in Gates::of(survey, wish).feeds(&past) {
            self.count += 1;
            feed.name().clone_into(&mut self.name);
            if self.twice.contains(feed.id()) {
                self.written.add_either(&feed.by_id(), &feed.by_path());
                self.twins.push((feed.id().to_owned(), feed.path().to_owned()));
            } else {
                self.written.add(&feed.by_id());
            }
        }
    }

    /// What git knows of each charter, by its path as shown.
    fn past(&mut self, survey: &Survey<'_>, base: &Path) -> BTreeMap<String, Past> {
        let mut past = BTreeMap::new();
        for surveyed in &survey.partnerships {
            let path = &surveyed.partnership.charter.source.path;
            match CalendarHistory::of(&base.join(path)) {
                Ok(Some(history)) => {
                    self.is_shallow |= history.is_shallow;
                    past.insert(path.clone(), past_of(&history));
                }
                // Without a history nothing has ever moved.
                Ok(None) | Err(GitError::Absent(_) | GitError::NoRepository(_)) => {}
                Err(error) => self.notes.push(format!("the history of `{path}` is not known: {error}")),
            }
        }
        past
    }

    fn end(self, common: &Common) -> Spool {
        self.notes.iter().for_each(|note| output::note(common, note));
        if self.is_shallow {
            output::note(
                common,
                "this clone is shallow, so that the days that gates had before are not known; calendar programs may miss a \
                 change: fetch the whole history first (`git fetch --unshallow`, in CI a fetch depth of 0)",
            );
        }
        let mut paths: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        self.twins.iter().for_each(|(id, path)| paths.entry(id).or_default().push(path));
        // A charter that cannot be read has no days that could be taken for another's.
        paths.retain(|_, paths| paths.len() > 1);
        tell_of_shared_ids(common, &paths);
        let is_shared: Vec<bool> = self.twins.iter().map(|(id, _)| paths.contains_key(id.as_str())).collect();
        let name = if self.count == 1 { &self.name } else { "Partnerships" };
        self.written.end(name, &is_shared)
    }
}

fn past_of(history: &CalendarHistory) -> Past {
    let versions = history.versions.iter().map(|charter| (&charter.gates, &charter.term));
    Past {
        committed: history.committed,
        commits_of_folder: history.commits_of_folder,
        moves: gate_moves(versions),
        named: history
            .versions
            .iter()
            .flat_map(named_entries)
            .map(|it| ((it.name.clone(), it.nth), it))
            .collect(),
        unread: history.unread,
    }
}

/// Two partnerships of one id are kept apart, and somebody should know by what.
fn tell_of_shared_ids(common: &Common, shared: &BTreeMap<&str, Vec<&str>>) {
    for (id, paths) in shared {
        let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
        output::note(
            common,
            &format!(
                "{} have the id `{id}`: their entries are distinguished by path, and change when a charter is moved; give each \
                 an `id:` of its own",
                paths.join(" and ")
            ),
        );
    }
}
