//! `partner baseline`: draws the findings of today, so that only new ones fail a run.

use crate::grammar::counted;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::fix::Overtaken;
use super::reading::loading;
use super::turn::Turn;
use super::{Common, Outcome, inputs, output, progress_line, request};
use crate::check::{Baseline, Options, Pass, Standing};
use crate::document::Source;
use crate::finding::Severity;
use crate::paths::read_plain;
use crate::repository::Loading;
use crate::yaml::Tree;

/// Record a baseline of today's findings, so that only new ones fail a run
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner baseline                                     writes partner-baseline.json
  partner check --baseline partner-baseline.json       fails for new findings only
  partner baseline --update                            records it again

Errors and warnings are recorded, with verdicts, scores and balance, so that a drop counts too;
advice fails a run only if asked to. Documents that cannot be read are not recorded: they cannot
be judged.")]
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
        let repository = progress_line::during(common, |progress| {
            Loading { progress: Some(progress), ..loading(&question.configuration) }.load(&request)
        })?;
        common.inputs.add_repository(&repository);
        inputs::refuse_read(common, &file)?;
        let report = progress_line::during(common, |progress| {
            Pass { progress: Some(progress) }.report(&repository, &question)
        });
        let drawn = report.findings().filter(|it| !it.is_of_document && it.severity > Severity::Advice);
        let standings = report.partnerships.iter().filter_map(|it| Standing::of(it, question.as_of));
        let baseline = Baseline::of(drawn, standings.collect());
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
        let of_documents = report.findings().filter(|it| it.is_of_document).count();
        if of_documents > 0 {
            let message =
                "errors in documents are not recorded and still fail: what cannot be read cannot be judged";
            output::note(common, &format!("{of_documents} {message}"));
        }
        Ok(Outcome::Clean)
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
