//! `partner baseline`: draws the findings of today, so that only new ones fail a run.

use crate::grammar::counted;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::fix::Overtaken;
use super::reading::{loading, told};
use super::rows::{FOR_EACH_CORE, looking_again};
use super::turn::Turn;
use super::{Common, Outcome, inputs, judging, output, progress_line, request};
use crate::check::{Baseline, Judge, Options, Standing};
use crate::document::Source;
use crate::finding::{Finding, Severity};
use crate::partnership::Partnership;
use crate::paths::read_plain;
use crate::repository::{Loading, Look, Repository, Request, Unread, files_of};
use crate::survey::Survey;
use crate::wording::left_out::left_out;
use crate::yaml::Tree;

/// Record a baseline of today's findings, so that only new ones fail a run
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner baseline                                     writes partner-baseline.json
  partner check --baseline partner-baseline.json       fails for new findings only
  partner baseline --update                            records it again

Errors and warnings are recorded, with verdicts, scores and balance, so that a drop counts too;
advice fails a run only if asked to. Documents that cannot be read are not recorded: they cannot
be judged, and the exit code is 1.")]
pub(super) struct Draw {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Where to write it
    #[arg(long, value_name = "FILE", default_value = "partner-baseline.json")]
    file: PathBuf,
    /// Replace an existing baseline
    #[arg(long)]
    update: bool,
}

impl Draw {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        anyhow::ensure!(
            common.output.is_none(),
            "`--output` does not work with `baseline`; name the file with `--file`"
        );
        let file = common.base()?.join(&self.file);
        let shown = self.file.display();
        let before = existing(&file).with_context(|| format!("`{shown}` cannot be read"))?;
        if before.as_deref().is_some_and(|text| Baseline::read(&String::from_utf8_lossy(text)).is_err()) {
            inputs::refuse_ours(common, &file)?;
        }
        anyhow::ensure!(
            self.update || before.is_none(),
            "`{shown}` already exists; replace it with `--update`"
        );
        let question = Options { configuration: common.configuration()?, ..Options::on(common.day()?) };
        let request = request::of(common, &self.paths)?;
        let drawn = looking_again(|look| Drawn::of(common, &request, &question, look))?;
        inputs::refuse_read(common, &file)?;
        let Drawn { baseline, of_documents, is_broken, told, left_out } = drawn;
        let baseline = baseline.sorted();
        let text = baseline.text().context("the baseline cannot be written as JSON")?;
        let turn = Turn::at([file.as_path()])?;
        let now = existing(&file).with_context(|| format!("`{shown}` cannot be read"))?;
        anyhow::ensure!(now == before, Overtaken(shown.to_string()));
        let written = match before {
            Some(_) => output::write_file(&file, &text),
            None => output::write_new_file(&file, &text),
        };
        written.with_context(|| format!("`{shown}` cannot be written"))?;
        drop(turn);
        output::note(common, &format!("{} recorded in {shown}", counted(baseline.len(), "finding")));
        if of_documents > 0 {
            let message =
                "errors in documents are not recorded and still fail: what cannot be read cannot be judged";
            output::note(common, &format!("{of_documents} {message}"));
        }
        left_out.iter().chain(&told).for_each(|note| output::note(common, note));
        Ok(if is_broken { Outcome::Found } else { Outcome::Clean })
    }
}

/// The findings of today, drawn partnership by partnership.
struct Drawn {
    baseline: Baseline,
    /// How many are of documents that cannot be read; they are not in it.
    of_documents: usize,
    /// Whether something could not be read.
    is_broken: bool,
    /// What to say of that.
    told: Vec<String>,
    left_out: Option<String>,
}

impl Drawn {
    fn of(common: &Common, request: &Request, question: &Options, look: Look) -> anyhow::Result<Self> {
        let mut queue = progress_line::during(common, |progress| {
            Loading { progress: Some(progress), ..loading(&question.configuration) }.queue(request, look)
        })?;
        common.inputs.add(queue.files().chain(queue.rest.files()));
        let judge = Judge::of(question);
        let mut drawn = Self {
            baseline: Baseline::begun(),
            of_documents: 0,
            is_broken: false,
            told: Vec::new(),
            left_out: None,
        };
        let (nothing, mut unread) = (Repository::default(), Unread::default());
        progress_line::during(common, |progress| {
            judging::each(&queue, FOR_EACH_CORE, &judge, None, progress, &mut |judged| {
                let partnership = std::slice::from_ref(judged.partnership);
                common.inputs.add(files_of(judged.partnership));
                unread.add(partnership);
                drawn.note_unread(partnership, &nothing, question);
                drawn.add(judged.active(), Standing::of(judged, question.as_of));
            })
        })?;
        let rest = judge.rest(&queue.rest, &[]);
        drawn.add(rest.findings(), None);
        queue.rest.left_out.unread = unread.files(&queue.rest);
        drawn.note_unread(&[], &queue.rest, question);
        drawn.left_out = left_out(&queue.rest.left_out);
        Ok(drawn)
    }

    fn add<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>, standing: Option<Standing>) {
        let (of_documents, drawn): (Vec<_>, Vec<_>) = findings.partition(|it| it.is_of_document);
        self.of_documents += of_documents.len();
        self.baseline.add(drawn.into_iter().filter(|it| it.severity > Severity::Advice), standing);
    }

    fn note_unread(&mut self, partnerships: &[Partnership], rest: &Repository, question: &Options) {
        let survey = Survey::unassessed(partnerships, rest, &question.configuration, question.as_of);
        self.told.extend(survey.unread.iter().map(told));
        self.is_broken |= survey.is_broken();
    }
}

/// The most bytes of a baseline that are read: far more than any repository has findings.
const MOST_BYTES: u64 = 64 << 20;

/// What stands in a file; `None` where there is none.
fn existing(file: &Path) -> std::io::Result<Option<Vec<u8>>> {
    match read_plain(file, MOST_BYTES) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// The text of a baseline file.
pub(super) fn text_of(file: &Path) -> std::io::Result<String> {
    String::from_utf8(read_plain(file, MOST_BYTES)?)
        .map_err(|_| std::io::Error::other("it is not UTF-8 text"))
}

/// Reads a baseline file, with its text for findings that point into it.
pub(super) fn read(common: &Common, file: &Path) -> anyhow::Result<(Baseline, Arc<Source>)> {
    let shown = file.display().to_string();
    let text = text_of(&common.base()?.join(file)).with_context(|| format!("`{shown}` cannot be read"))?;
    let baseline = Baseline::read(&text).with_context(|| format!("`{shown}`"))?;
    Ok((baseline, Arc::new(Source::new(shown, text, Tree::default()))))
}
