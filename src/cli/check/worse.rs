//! `--worse-than`: a run that fails only on what is worse than at a revision.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use super::telling::Telling;
use super::{Check, Outcome, output, past};
use crate::check::{CheckReport, Options, Pass, Ruleset, WorseThan, not_known};
use crate::cli::reading::loading;
use crate::cli::rows::FOR_EACH_CORE;
use crate::cli::{Common, progress_line};
use crate::config::{self as configuration, Configuration};
use crate::cores;
use crate::grammar::{counted, number};
use crate::partnership::Reason;
use crate::repository::{Loading, Look, Request, Revision};

use super::format::{Format, Told};

/// Runs the check, by the settings of the revision on both sides.
pub(super) fn run(
    check: &Check,
    common: &Common,
    request: &Request,
    now: &Options,
    named: &str,
) -> anyhow::Result<Outcome> {
    ensure!(
        !matches!(request, Request::Text(_)),
        "`--worse-than` works on files in git, and standard input is not one"
    );
    let base = common.base()?;
    let revision = Revision::of(&base, named)
        .and_then(|revision| revision.parted_from("HEAD"))
        .context("`--worse-than` needs git")?;
    let configuration = settings(common, &base, &revision)?;
    let options = Options {
        as_of: now.as_of,
        stage: now.stage,
        guard: None,
        selection: Ruleset::of(&configuration).select(&check.select, &check.ignore)?,
        configuration,
    };
    let how = loading(&options.configuration);
    let then = revision.load(&base, &check.paths, &how).context("`--worse-than` needs git")?;
    let mut queue = progress_line::during(common, |progress| {
        Loading { progress: Some(progress), ..how }.queue(request, Look::Thorough)
    })?;
    common.inputs.add(queue.files());
    let at_once = FOR_EACH_CORE * cores::count();
    let (others, notes) = check.scope.narrow(common, &check.paths, None, at_once, &mut queue)?;
    notes.iter().for_each(|told| output::note(common, told));
    let repository = queue.into_repository()?;
    common.inputs.add_repository(&repository);
    let then = CheckReport::of(&then, &options);
    let mut report = progress_line::during(common, |progress| {
        Pass { progress: Some(progress) }.report(&repository, &options)
    });
    report.left_out.add(Reason::NotAsked, others, 0);
    if let Some(told) = not_known(&then, named) {
        output::warn(&told);
    }
    if let Some(told) = report.told_of_gone(&then, named) {
        output::warn(&told);
    }
    let known = report.keep_worse(&then, named, &options);
    report.worse_than =
        Some(WorseThan { revision: named.to_owned(), commit: revision.commit.clone(), known });
    // What people read begins with it.
    if known > 0 && check.format != Format::Text {
        let (findings, were) = (counted(known, "finding"), number(known, "was", "were"));
        output::note(common, &format!("{findings} {were} there at `{named}` already and do not count"));
    }
    let run = check.described(common)?;
    let catalogue = check.catalogue(&options.configuration);
    let about = Told {
        run: &run,
        catalogue: &catalogue,
        partnerships: report.partnerships.len(),
        as_of: report.as_of,
        worse: Some(&report),
    };
    let mut telling = Telling::of(check, common, &about);
    report.partnerships.iter().for_each(|judged| telling.take(judged));
    telling.end(&report, false)?;
    check.tell_left_out(common, &report, others);
    Ok(if report.fails(run.fails_from) { Outcome::Found } else { Outcome::Clean })
}

/// The settings of the revision; every default where it had none.
fn settings(common: &Common, base: &Path, revision: &Revision) -> anyhow::Result<Configuration> {
    let location = configuration::locate(base, common.config.as_deref(), configuration::ON_DISK)?;
    let file = configuration::file_of(base, common.config.as_deref());
    let Some(bytes) = revision.file(base, &file).context("`--worse-than` needs git")? else {
        return Ok(Configuration::default());
    };
    match past::settings_of(base, location.as_ref(), bytes) {
        Ok(configuration) => Ok(configuration),
        Err(why) => bail!("settings at `{}` cannot be read: {why}", revision.name),
    }
}
