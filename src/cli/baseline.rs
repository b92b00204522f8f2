//! `partner baseline`: draws the findings of today, so that only new ones fail a run.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use super::reading::loading;
use super::{Common, Outcome, output, progress_line, request};
use crate::document::Source;
use crate::finding::{Baseline, Severity};
use crate::report::{CheckReport, Question};
use crate::repository::Loading;
use crate::rules::Selection;
use crate::yaml::Tree;

/// Draw a baseline: the findings of today, so that only new ones fail a run
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner baseline                                     writes partner-baseline.json
  partner check --baseline partner-baseline.json       fails for new findings only
  partner baseline --update                            draws it anew

Errors and warnings are drawn; advice never fails a run unless asked to. What is wrong with a
document is not drawn either: what cannot be read cannot be judged.")]
pub(super) struct Draw {
    /// Files or folders
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Where to write it
    #[arg(long, value_name = "FILE", default_value = "partner-baseline.json")]
    file: PathBuf,
    /// Replace a baseline that is already there
    #[arg(long)]
    update: bool,
}

impl Draw {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        anyhow::ensure!(
            common.output.is_none(),
            "`--output` does not go with `baseline`; name the file with `--file`"
        );
        let file = common.base()?.join(&self.file);
        let shown = self.file.display();
        anyhow::ensure!(
            self.update || !file.exists(),
            "`{shown}` is already there; draw it anew with `--update`"
        );
        let question = Question {
            as_of: common.day()?,
            stage: None,
            selection: Selection::default(),
            configuration: common.configuration()?,
        };
        let request = request::of(common, &self.paths)?;
        let repository = progress_line::during(common, |progress| {
            Loading { progress: Some(progress), ..loading(&question.configuration) }.load(&request)
        })?;
        let report = progress_line::during(common, |progress| {
            CheckReport::of_watched(&repository, &question, progress)
        });
        let drawn = report.findings().filter(|it| !it.is_of_document && it.severity > Severity::Advice);
        let baseline = Baseline::of(drawn);
        let text = baseline.text().context("the baseline cannot be written as JSON")?;
        output::write_file(&file, &text).with_context(|| format!("`{shown}` cannot be written"))?;
        output::note(common, &format!("{} findings drawn into {shown}", baseline.len()));
        let of_documents = report.findings().filter(|it| it.is_of_document).count();
        if of_documents > 0 {
            let message =
                "problems of documents are not drawn and still fail: what cannot be read cannot be judged";
            output::note(common, &format!("{of_documents} {message}"));
        }
        Ok(Outcome::Clean)
    }
}

/// Reads a baseline file, with its text for findings that point into it.
pub(super) fn read(common: &Common, file: &Path) -> anyhow::Result<(Baseline, Arc<Source>)> {
    let shown = file.display().to_string();
    let text = std::fs::read_to_string(common.base()?.join(file))
        .with_context(|| format!("`{shown}` cannot be read"))?;
    let baseline = Baseline::read(&text).with_context(|| format!("`{shown}`"))?;
    Ok((baseline, Arc::new(Source::new(shown, text, Tree::default()))))
}
