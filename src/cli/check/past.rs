//! What of a run looks into git: the charters as they were, and who recorded what.

use anyhow::Context as _;
use clap::Args;

use super::super::{Common, output};
use crate::check::Skipped;
use crate::repository::{History, Repository, Request};
use crate::rules::{self, Needs, Rule};

/// What to ask git.
#[derive(Debug, Args)]
#[command(next_help_heading = "History")]
pub(super) struct Past {
    /// Compare each charter with what it was where the current commit left this revision: what was agreed changes by an
    /// approved change request only
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    base: Option<String>,
    /// Compare who voted, approved or acknowledged with the author of the commit that recorded it
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    verify_authors: bool,
}

impl Past {
    /// Gives every partnership what git tells of it. Gives back which rules could not run, and why.
    pub(super) fn read(
        &self,
        common: &Common,
        request: &Request,
        repository: &mut Repository,
    ) -> anyhow::Result<Vec<Skipped>> {
        if self.base.is_none() && !self.verify_authors {
            return Ok(Vec::new());
        }
        let flag = if self.base.is_some() { "--base" } else { "--verify-authors" };
        anyhow::ensure!(
            !matches!(request, Request::Text(_)),
            "`{flag}` asks git about files, and standard input is none"
        );
        let history = History::around(&common.base()?, self.base.as_deref())
            .with_context(|| format!("`{flag}` asks git"))?;
        if let Some(revision) = &self.base {
            for gone in history.compare(repository)? {
                let what = match gone.now {
                    Some(now) => format!("was renamed, and is compared with `{now}`"),
                    None => "is gone or has another id and name now: nothing is compared with it".to_owned(),
                };
                output::note(common, &format!("the charter `{}` of `{revision}` {what}", gone.path));
            }
        }
        if history.is_shallow() {
            let is_asked = |rule: &&Rule| {
                rule.needs == Needs::Requests || (self.verify_authors && rule.needs == Needs::Authors)
            };
            let rules = rules::all().filter(is_asked).map(|rule| rule.id).collect();
            let reason = "this clone is shallow, so that history does not tell who recorded what, and when: fetch the whole history \
                          first (`git fetch --unshallow`, in CI a fetch depth of 0)";
            let skipped = Skipped { rules, reason: reason.to_owned() };
            output::warn(&format!("skipped {}: {}", skipped.rules.join(" and "), skipped.reason));
            return Ok(vec![skipped]);
        }
        history.trace_requests(repository)?;
        if self.verify_authors {
            history.find_authors(repository)?;
        }
        Ok(Vec::new())
    }
}
