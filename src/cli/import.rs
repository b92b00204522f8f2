//! `partner import`: answers read back from the spreadsheets that `partner questionnaire` writes.

mod answers;
mod begin;
mod sent;

use std::path::{Component, Path, PathBuf};

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::answers::Answers;
use self::sent::{Sent, Tables};
use super::fix::Changed;
use super::health::gathered;
use super::writing::{Writing, known};
use super::{Common, Outcome, output};
use crate::grammar::counted;
use crate::repository::Grid;
use crate::view::questionnaire::{Scope, version};

/// Read answers back from a spreadsheet, or start a charter for each of its rows
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner import kestrel.xlsx                  shows what would change, and asks
  partner import northwind.xlsx kestrel.csv    the answers of both sides together
  partner import kestrel.xlsx --yes            asks nothing
  partner import partnerships.xlsx             starts a charter for each row

Reads what `partner questionnaire` has written, shows the change of the charter as a diff and writes
it once you agree: all answers, or none. Empty cells change nothing; comments and layout stay.

A table with the columns `name`, `party 1` and `party 2` starts a charter for each row. Other
columns are the flags of `partner new` (`stage`, `kind`, …), `folder`, or places of a charter;
with the number of a party, what that party says: `sponsor 1`, `exit.notice 2`.")]
pub(super) struct Import {
    /// Completed spreadsheets, all about one charter or with one row per partnership: `.xlsx` or `.csv`
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The charter [default: the one that the file names]; for new charters, the folder to create them in
    #[arg(long, value_name = "PATH")]
    into: Option<PathBuf>,
    /// Write without asking
    #[arg(long)]
    yes: bool,
}

impl Import {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let base = common.base()?;
        let files = self.files.iter().map(|file| Tables::read(&base, file));
        let files = files.collect::<anyhow::Result<Vec<Tables>>>()?;
        let tables: Vec<(String, Grid)> = files.iter().flat_map(Tables::of_partnerships).collect();
        if !tables.is_empty() {
            let other = files.iter().find(|file| file.of_partnerships().next().is_none());
            if let Some(other) = other {
                bail!("`{}` has no table of partnerships; import it on its own", other.file);
            }
            return begin::run(common, &tables, self.into.as_deref(), self.yes);
        }
        let asked = common.configuration()?.instrument;
        let sent = files.into_iter().map(|file| Sent::of(file, &asked));
        let sent = sent.collect::<anyhow::Result<Vec<Sent>>>()?;
        let Some(first) = sent.first() else { bail!("name a file") };
        let path = self.into.clone().map_or_else(|| inside(first), Ok)?;
        if self.into.is_none() {
            ensure!(
                base.join(&path).exists(),
                "`{}` is about `{}`, which is not here; run this where the charter is, or name it with `--into`",
                first.file,
                path.display()
            );
        }
        let writing = Writing::of(common, Some(&path))?;
        sent.iter().try_for_each(|sent| ensure_fits(&writing, sent))?;
        let answers = Answers::of(&writing, &sent)?;
        let health = gathered::Gathered::of(
            &writing,
            &sent.iter().flat_map(Sent::health_answers).collect::<Vec<_>>(),
        )?;
        let source = &writing.partnership().charter.source;
        let text = answers.text();
        if text == source.text && health.is_empty() {
            let is_answered = sent.iter().any(Sent::is_answered);
            let note = match is_answered {
                true => format!("nothing new: `{}` says all of it already", source.path),
                false => "nothing new: nobody has filled in an answer".to_owned(),
            };
            output::note(common, &note);
            return Ok(Outcome::Clean);
        }
        let changed = Changed { before: std::sync::Arc::clone(source), after: text.to_owned() };
        output::print(changed.diff(output::is_for_eyes(common)))?;
        output::note(common, &told(answers.count(), &health));
        if !self.yes {
            let Some(ask) = &writing.ask else {
                bail!(
                    "nothing was written: the question whether to write needs a terminal; give `--yes` to write"
                )
            };
            if !ask.confirm(&format!("Write this into `{}`?", source.path), false)? {
                bail!("nothing was written");
            }
        }
        // Whether it can be written is known of the record before the charter is.
        health.prove(&writing)?;
        if text != source.text {
            writing.replace(common, source, Ok(text.to_owned()))?;
        }
        health.write(common, &writing)?;
        Ok(Outcome::Clean)
    }
}

/// The charter that a file names; a file that somebody sends leads nowhere but below the folder of the run.
fn inside(sent: &Sent) -> anyhow::Result<PathBuf> {
    let path = PathBuf::from(&sent.heading.charter);
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    ensure!(
        is_below && !sent.heading.charter.is_empty(),
        "`{}` is about `{}`, which is not below this folder; name the charter with `--into`",
        sent.file,
        sent.heading.charter
    );
    Ok(path)
}

/// Whether the file is about this charter, as it is now.
fn ensure_fits(writing: &Writing, sent: &Sent) -> anyhow::Result<()> {
    let partnership = writing.partnership();
    let heading = &sent.heading;
    ensure!(
        partnership.id == heading.partnership,
        "`{}` is about the partnership `{}`, and `{}` is `{}`; name the right charter with `--into`",
        sent.file,
        heading.partnership,
        partnership.charter.source.path,
        partnership.id
    );
    known(&heading.party, "the id of a party", &writing.charter().party_ids())
        .map_err(|wrong| anyhow!("`{}`, sheet `about`: {wrong}", sent.file))?;
    let now = match heading.scope {
        Scope::Health => return Ok(()),
        Scope::Open => version(&partnership.charter, &heading.party, &sent.asked()),
        Scope::All => version(&partnership.charter, &heading.party, &[]),
    };
    ensure!(
        now == heading.version,
        "`{}` was written on {} for an older version of `{}`; write the questions again with `partner questionnaire --for {}`, and copy the answers over",
        sent.file,
        heading.written,
        partnership.charter.source.path,
        heading.party
    );
    Ok(())
}

fn told(answers: usize, health: &gathered::Gathered) -> String {
    let mut parts = Vec::new();
    if answers > 0 {
        parts.push(counted(answers, "answer"));
    }
    if !health.is_empty() {
        parts.push(format!("{} to the health check", counted(health.count(), "response")));
    }
    crate::grammar::series(&parts)
}

/// A path as messages show it.
fn shown(file: &Path) -> String {
    file.display().to_string()
}
