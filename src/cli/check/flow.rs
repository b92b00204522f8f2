//! A check that holds no more than the partnerships that it looks at just now: they are read, judged, told and forgotten, in the
//! order of the paths of their charters.

use std::path::PathBuf;

use super::format::{self, Told};
use super::telling::Telling;
use super::{Check, Outcome, output, progress_line};
use crate::check::{Judge, Judged, Options, Silencing};
use crate::cli::reading::loading;
use crate::cli::rows::{FOR_EACH_CORE, looking_again};
use crate::cli::{Common, baseline};
use crate::cores;
use crate::partnership::Reason;
use crate::progress::Progress;
use crate::repository::{Changed, Loading, Look, Queue, Request, files_of};

/// Runs the check.
pub(super) fn run(
    check: &Check,
    common: &Common,
    request: &Request,
    question: &Options,
) -> anyhow::Result<Outcome> {
    looking_again(|how| look(check, common, request, question, how))
}

fn look(
    check: &Check,
    common: &Common,
    request: &Request,
    question: &Options,
    look: Look,
) -> anyhow::Result<Outcome> {
    let queue = progress_line::during(common, |progress| {
        Loading { progress: Some(progress), ..loading(&question.configuration) }.queue(request, look)
    })?;
    let Some(mut queue) = queue else { anyhow::bail!("standard input is judged as a whole") };
    let (others, told) = check.scope.narrow_queue(&mut queue);
    let judge = Judge::of(question);
    let mut report = judge.rest(&queue.rest);
    report.left_out.add(Reason::NotAsked, others, 0);
    if check.scope.is_whole(common, &check.paths, &question.configuration)? {
        report.tell_unused_patterns(queue.charters(), &queue.rest, question);
    }
    let run = check.described(common)?;
    let catalogue = check.catalogue(&question.configuration);
    let partnerships = queue.len();
    let about = Told { run: &run, catalogue: &catalogue, partnerships, as_of: question.as_of, worse: None };
    let mut telling = Telling::of(check, common, &about);
    let held = check.baseline.as_ref().map(|file| baseline::read(common, file)).transpose()?;
    let mut silencing = held.as_ref().map(|(baseline, source)| Silencing::of(baseline, source, question));
    let inputs = Inputs { common, is_kept: common.output.is_some() || !check.reports.is_empty() };
    inputs.add(queue.rest.files());
    let mut parties = check.side.search();
    let mut take = |judged: &mut Judged<'_>| {
        parties.look(judged);
        inputs.add(files_of(judged.partnership));
        if let Some(silencing) = &mut silencing {
            silencing.silence(judged);
        }
        report.let_go.add(judged);
        telling.take(judged);
    };
    progress_line::during(common, |progress| each(&queue, &judge, progress, &mut take))?;
    if let Some(silencing) = silencing {
        silencing.end(&mut report);
    }
    // Now it is known what was read, and nothing has been written yet.
    parties.end()?;
    format::refuse_collisions(common, &check.reports)?;
    told.iter().for_each(|told| output::note(common, told));
    telling.end(&report, false)?;
    check.tell_left_out(common, &report, others);
    Ok(if report.fails(run.fails_from) { Outcome::Found } else { Outcome::Clean })
}

/// Judges the partnerships on all cores and hands them over in their order.
fn each(
    queue: &Queue,
    judge: &Judge<'_>,
    progress: &Progress,
    take: &mut impl FnMut(&mut Judged<'_>),
) -> Result<(), Changed> {
    progress.charters.expect(queue.len());
    queue.each(FOR_EACH_CORE * cores::count(), |read| {
        let judge_one = |partnership| {
            let judged = judge.partnership(partnership);
            progress.charters.count();
            judged
        };
        let mut judged = cores::each(read, judge_one);
        judged.iter_mut().for_each(&mut *take);
    })
}

/// What was read, where something is written that must not take its place.
struct Inputs<'c> {
    common: &'c Common,
    is_kept: bool,
}

impl Inputs<'_> {
    fn add(&self, files: impl IntoIterator<Item = PathBuf>) {
        if self.is_kept {
            self.common.inputs.add(files);
        }
    }
}
