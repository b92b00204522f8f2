//! The formats of a check, and which of them goes where.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::super::{Common, inputs};
use crate::check::{CheckReport, RuleDescription};
use crate::document::scalar::Date;
use crate::finding::Severity;
use crate::paths;
use crate::render::{
    self, CheckJson, CheckLines, Concise, Github, Gitlab, Junit, Look, Markdown, Run, Sarif, Scribe, Spool,
    Text,
};

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: source lines, labels, help, verdicts
    #[value(alias = "table")]
    Text,
    /// One line a finding
    Concise,
    /// For programs
    Json,
    /// For data engines: a line a finding
    Jsonl,
    /// For code scanning and editors
    Sarif,
    /// For the test results of a CI server
    Junit,
    /// Annotations in a GitHub job
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// A comment on a pull request
    Markdown,
}

/// A further report: a format and the file that it goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) format: Format,
    /// `-` is standard output.
    path: PathBuf,
}

/// Reads `FORMAT=PATH`.
pub(super) fn target(text: &str) -> Result<Target, String> {
    let Some((format, path)) = text.split_once('=') else {
        return Err("write the format, `=` and a file, such as `sarif=partner.sarif`".to_owned());
    };
    let format = Format::from_str(format, false).map_err(|_| {
        let known = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let known: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
        format!("`{format}` is not a format; write one of {}", known.join(", "))
    })?;
    if path.is_empty() {
        return Err("name the file after `=`".to_owned());
    }
    Ok(Target { format, path: PathBuf::from(path) })
}

/// Reads the address that paths are put behind. What it is made of ends no link and hides nothing from a reader.
pub(super) fn files_at(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%+@".contains(c);
    match rest.map(|rest| rest.trim_end_matches('/')) {
        Some(rest) if !rest.is_empty() && !rest.starts_with(['/', ':']) && rest.chars().all(is_plain) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        Some(_) => {
            Err("write a host and a path of letters, digits and `-._~/:%+@`, which paths can be put behind"
                .to_owned())
        }
        None => Err("write an address that begins with `https://`".to_owned()),
    }
}

/// Reads a category: what is behind its last slash is the number of a run.
pub(super) fn category(text: &str) -> Result<String, String> {
    let name = text.trim_end_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    match !name.is_empty() && name.chars().all(is_plain) {
        true => Ok(name.to_owned()),
        false => Err("write letters, digits and `-._/`".to_owned()),
    }
}

impl Target {
    fn is_stdout(&self) -> bool {
        self.path == Path::new("-")
    }

    /// The file that it goes to; nothing where that is standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        Some(self.path.as_path()).filter(|_| !self.is_stdout())
    }
}

/// What formats need of a run besides what was found.
pub(super) struct Told<'r> {
    pub(super) run: &'r Run,
    pub(super) catalogue: &'r [RuleDescription<'r>],
    pub(super) partnerships: usize,
    pub(super) as_of: Date,
    /// Whether only what is worse counts: people read that first.
    pub(super) is_worse: bool,
}

impl Format {
    /// Who writes it while partnerships are judged.
    pub(super) fn scribe<'r>(self, told: &Told<'r>, look: Look) -> Box<dyn Scribe + 'r> {
        let (to, run, as_of) = (Spool::default(), told.run, told.as_of);
        match self {
            Self::Text => {
                let look = Look { least: run.least(Severity::Advice), ..look };
                let text = Text::new(to, told.partnerships, as_of, look);
                Box::new(if told.is_worse { text.led() } else { text })
            }
            Self::Concise => Box::new(Concise::new(to, run)),
            Self::Json => Box::new(CheckJson::new(to, run.least(Severity::Advice))),
            Self::Jsonl => Box::new(CheckLines::new(to, as_of, run)),
            Self::Sarif => Box::new(Sarif::new(to, told.catalogue, run)),
            Self::Junit => Box::new(Junit::new(to, as_of, run)),
            Self::Github => Box::new(Github::new(to, run)),
            Self::Gitlab => Box::new(Gitlab::new(to, run)),
            Self::Markdown => Box::new(Markdown::new(to, as_of, run)),
        }
    }
}

/// Refuses reports that would write over one another, or over what is judged.
pub(super) fn refuse_collisions(common: &Common, targets: &[Target]) -> anyhow::Result<()> {
    let stdout = targets.iter().filter(|target| target.is_stdout()).count();
    anyhow::ensure!(stdout < 2, "only one `--report` can go to standard output");
    anyhow::ensure!(
        stdout == 0 || common.output.is_some(),
        "`--report …=-` and `--format` would both write to standard output; say with `--output FILE` where `--format` \
         goes, or choose that format with `--format`"
    );
    let base = common.base()?;
    let files = targets.iter().filter(|target| !target.is_stdout()).map(|target| &target.path);
    let mut files: Vec<PathBuf> =
        files.chain(&common.output).map(|file| paths::normal(&base.join(file))).collect();
    files.sort();
    let twice = files.windows(2).find(|pair| pair[0] == pair[1]);
    if let Some(pair) = twice {
        anyhow::bail!("two reports would be written to `{}`; give each a file of its own", pair[0].display());
    }
    for (at, file) in files.iter().enumerate() {
        inputs::refuse_ours(common, file)?;
        if let Some(other) = files[..at].iter().find(|other| inputs::is_same(other, file)) {
            anyhow::bail!(
                "two reports would be written to one file, `{}` and `{}`; give each a file of its own",
                other.display(),
                file.display()
            );
        }
    }
    Ok(())
}

/// Refuses statistics in a format that is made of findings.
pub(super) fn refuse_statistics(format: Format) -> anyhow::Result<()> {
    let name = match format {
        Format::Jsonl => "jsonl",
        Format::Sarif => "sarif",
        Format::Junit => "junit",
        Format::Github => "github",
        Format::Gitlab => "gitlab",
        Format::Text | Format::Concise | Format::Json | Format::Markdown => return Ok(()),
    };
    anyhow::bail!(
        "`--statistics` does not work with `--format {name}`, which lists findings; use text, concise, json or markdown"
    )
}

/// How often each rule has found something, in a format that has a place for it beside its findings; nothing for one that lists
/// findings all the same.
pub(super) fn statistics(format: Format, report: &CheckReport<'_>, run: &Run, look: Look) -> Option<String> {
    match format {
        Format::Text if !look.is_quiet => Some(render::statistics(report) + "\n" + &render::summary(report)),
        Format::Text | Format::Concise => Some(render::statistics(report)),
        Format::Markdown => Some(render::markdown_statistics(report, run)),
        // JSON holds the counts beside the findings; the others are refused before anything is judged.
        _ => None,
    }
}
