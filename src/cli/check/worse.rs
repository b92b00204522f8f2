//! `--worse-than`: a run that fails only on what is worse than at a revision.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};

use super::telling::Telling;
use super::{Check, Outcome, output, past};
use crate::check::{Judge, Judged, Options, Ruleset, Then, WorseThan};
use crate::cli::reading::loading;
use crate::cli::rows::{FOR_EACH_CORE, looking_again};
use crate::cli::{Common, judging, progress_line};
use crate::config::{self as configuration, Configuration};
use crate::cores;
use crate::grammar::{counted, number};
use crate::partnership::Reason;
use crate::repository::{ComparisonError, Loading, Look, Request, Revision, files_of};

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
    let compared = Compared { check, common, request, options: &options, revision: &revision, named };
    looking_again(|look| compared.run(look))
}

/// What is compared with what. Each side is judged partnership by partnership, and of the revision only kept what was found.
struct Compared<'c> {
    check: &'c Check,
    common: &'c Common,
    request: &'c Request,
    options: &'c Options,
    revision: &'c Revision,
    named: &'c str,
}

impl Compared<'_> {
    fn run(&self, look: Look) -> anyhow::Result<Outcome> {
        let Self { check, common, options, named, .. } = *self;
        let judge = Judge::of(options);
        let mut queue = progress_line::during(common, |progress| {
            Loading { progress: Some(progress), ..loading(&options.configuration) }.queue(self.request, look)
        })?;
        common.inputs.add(queue.files().chain(queue.rest.files()));
        let mut then = self.then(&judge, look, queue.charters().collect())?;
        let (others, notes) = check.scope.narrow(common, &check.paths, None, FOR_EACH_CORE, &mut queue)?;
        let mut report = judge.rest(&queue.rest, &[]);
        report.left_out.add(Reason::NotAsked, others, 0);
        let mut known = then.keep_worse_rest(&mut report);
        let run = check.described(common)?;
        let catalogue = check.catalogue(&options.configuration);
        let about = Told {
            run: &run,
            catalogue: &catalogue,
            partnerships: queue.len(),
            as_of: options.as_of,
            is_worse: true,
        };
        let mut telling = Telling::of(check, common, &about);
        let mut take = |judged: &mut Judged<'_>| {
            common.inputs.add(files_of(judged.partnership));
            known += then.keep_worse(judged, named, options);
            report.let_go.add(judged);
            telling.take(judged);
        };
        progress_line::during(common, |progress| {
            judging::each(&queue, FOR_EACH_CORE, &judge, None, progress, &mut take)
        })?;
        report.worse_than =
            Some(WorseThan { revision: named.to_owned(), commit: self.revision.commit.clone(), known });
        notes.iter().for_each(|told| output::note(common, told));
        let gone = then.gone(named).filter(|_| others == 0);
        gone.iter().for_each(|told| output::warn(told));
        then.not_known(named).iter().for_each(|told| output::warn(told));
        // What people read begins with it.
        if known > 0 && check.format != Format::Text {
            let (findings, were) = (counted(known, "finding"), number(known, "was", "were"));
            output::note(common, &format!("{findings} {were} there at `{named}` already and do not count"));
        }
        telling.end(&report, false)?;
        check.tell_left_out(common, &report, others);
        Ok(if report.fails(run.fails_from) { Outcome::Found } else { Outcome::Clean })
    }

    /// What was found at the revision.
    fn then(&self, judge: &Judge<'_>, look: Look, here: BTreeSet<String>) -> anyhow::Result<Then> {
        let Self { check, options, revision, .. } = *self;
        let (base, how) = (self.common.base()?, loading(&options.configuration));
        let mut then = Then::of(here);
        let rest = revision.each(&base, &check.paths, &how, look, FOR_EACH_CORE, |read| {
            let judged = cores::each(&read, |partnership| judge.partnership(partnership));
            judged.iter().for_each(|judged| then.add(judged, options.as_of));
            Ok::<(), ComparisonError>(())
        });
        then.add_rest(&judge.rest(&rest.context("`--worse-than` needs git")?, &[]));
        Ok(then)
    }
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
