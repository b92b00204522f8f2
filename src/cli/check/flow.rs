//! A check that holds no more than the partnerships that it looks at just now: they are read, judged, told and forgotten, in the
//! order of the paths of their charters.

use super::format::{self, Told};
use super::past;
use super::telling::Telling;
use super::{Check, Outcome, output};
use crate::check::{CheckReport, Judge, Judged, Options, Silencing};
use crate::cli::reading::loading;
use crate::cli::rows::{FOR_EACH_CORE, looking_again};
use crate::cli::{Common, baseline, judging, progress_line};
use crate::partnership::{Partnership, Reason};
use crate::repository::{Excluded, Loading, Look, Queue, Request, files_of};

/// How many partnerships a core has before it at once where git is asked about them: each time costs a start of git.
const WITH_HISTORY: usize = 4 * FOR_EACH_CORE;

/// Runs the check.
pub(super) fn run(
    check: &Check,
    common: &Common,
    request: &Request,
    question: &Options,
    past: Option<&past::Told<'_>>,
) -> anyhow::Result<Outcome> {
    let flow = Flow { check, common, request, question, past };
    // What writes has no second try.
    if check.correctioning.is_asked() {
        flow.run(Look::Thorough)
    } else {
        looking_again(|look| flow.run(look))
    }
}

struct Flow<'c> {
    check: &'c Check,
    common: &'c Common,
    request: &'c Request,
    question: &'c Options,
    past: Option<&'c past::Told<'c>>,
}

impl Flow<'_> {
    fn run(&self, look: Look) -> anyhow::Result<Outcome> {
        let Self { check, common, question, .. } = *self;
        let mut queue = progress_line::during(common, |progress| {
            Loading { progress: Some(progress), ..self.loading() }.queue(self.request, look)
        })?;
        let for_each_core = self.for_each_core();
        self.note_inputs(queue.files());
        self.note_inputs(queue.rest.files());
        let (others, mut notes) =
            check.scope.narrow(common, &check.paths, check.baseline.as_deref(), for_each_core, &mut queue)?;
        let mut is_beside = false;
        if check.correctioning.is_asked() {
            notes.drain(..).for_each(|told| output::note(common, &told));
            let seen = |it: &Partnership| self.note_inputs(files_of(it));
            let rounds = check.correctioning.rounds(common, &mut queue, question, &seen)?;
            // Before anything is fixed: a run that cannot end as it was asked to does nothing.
            format::refuse_collisions(common, &check.reports)?;
            if let Some(outcome) = check.correctioning.make(common, self.request, &rounds)? {
                return Ok(outcome);
            }
            is_beside = matches!(self.request, Request::Text(_));
        }
        let judge = Judge::of(question);
        let mut report = self.begun(&judge, &queue)?;
        report.left_out.add(Reason::NotAsked, others, 0);
        let run = check.described(common)?;
        let catalogue = check.catalogue(&question.configuration);
        let about = Told {
            run: &run,
            catalogue: &catalogue,
            partnerships: queue.len(),
            as_of: question.as_of,
            is_worse: false,
        };
        let mut telling = Telling::of(check, common, &about);
        let held = check.baseline.as_ref().map(|file| baseline::read(common, file)).transpose()?;
        let mut silencing = held.as_ref().map(|(baseline, source)| Silencing::of(baseline, source, question));
        let mut parties = check.side.search();
        let mut take = |judged: &mut Judged<'_>| {
            parties.look(judged);
            self.note_inputs(files_of(judged.partnership));
            if let Some(silencing) = &mut silencing {
                silencing.silence(judged);
            }
            report.let_go.add(judged);
            telling.take(judged);
        };
        let mut recall = self.past.map(|past| past.recall(&queue)).transpose()?;
        progress_line::during(common, |progress| {
            judging::each(&queue, for_each_core, &judge, recall.as_mut(), progress, &mut take)
        })?;
        if let Some(silencing) = silencing {
            silencing.end(&mut report);
        }
        // Now it is known what was read, and nothing has been written yet.
        if let Some((past, recall)) = self.past.zip(recall) {
            let gone = recall.gone();
            report.tell_gone(&gone, past.revision(), question);
            notes.extend(past.told_of_gone(&gone));
        }
        notes.iter().for_each(|told| output::note(common, told));
        past::tell_skipped(&report.skipped);
        parties.end()?;
        format::refuse_collisions(common, &check.reports)?;
        telling.end(&report, is_beside)?;
        check.tell_left_out(common, &report, others);
        Ok(if report.fails(run.fails_from) { Outcome::Found } else { Outcome::Clean })
    }

    /// How the files are read.
    fn loading(&self) -> Loading<'_> {
        let mut loading = loading(&self.question.configuration);
        loading.is_for_fixes = self.check.correctioning.is_asked();
        if let Some(guard) = &self.question.guard {
            // What the change leaves out or calls open for itself is judged as before.
            loading.placeholders = Some(&guard.configuration.placeholders);
            let then = Some(&guard.configuration.files.exclude);
            loading.excluded = loading.excluded.map(|it| Excluded { then, ..it });
        }
        loading
    }

    fn for_each_core(&self) -> usize {
        if self.past.is_some() { WITH_HISTORY } else { FOR_EACH_CORE }
    }

    /// The report of what belongs to no partnership.
    fn begun(&self, judge: &Judge<'_>, queue: &Queue) -> anyhow::Result<CheckReport<'static>> {
        let Self { check, common, question, past, .. } = *self;
        // Only what the settings loosen is weighed by where the charters lie.
        let charters: Vec<String> =
            if question.guard.is_some() { queue.charters().collect() } else { Vec::new() };
        let charters: Vec<&str> = charters.iter().map(String::as_str).collect();
        let mut report = judge.rest(&queue.rest, &charters);
        report.skipped = past.map(past::Told::skipped).unwrap_or_default();
        if check.scope.is_whole(common, &check.paths, &question.configuration)? {
            report.tell_unused_patterns(queue.charters(), &queue.rest, question);
        }
        Ok(report)
    }

    /// Remembers what was read, where something is written that must not take its place.
    fn note_inputs(&self, files: impl IntoIterator<Item = std::path::PathBuf>) {
        if self.common.output.is_some() || !self.check.reports.is_empty() {
            self.common.inputs.add(files);
        }
    }
}
