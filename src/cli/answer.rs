//! `partner answer`: what is open in a charter, asked and written down.

#[cfg(test)]
mod examples;
mod interview;
mod record;
pub(super) mod value;
pub(super) mod written;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::interview::Interview;
use self::written::{Onto, Trouble};
use super::ask::Ask;
use super::reading::{self, Format, loading};
use super::{Common, Outcome, offered, output};
use crate::agenda::{self, Open};
use crate::check::{CheckReport, Options, Selection};
use crate::document::charter::stage::Stage;
use crate::document::shape::Shape;
use crate::grammar::counted;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::partnership::Partnership;
use crate::repository::{Loading, Reach, Repository, Request};
use crate::survey::Survey;
use crate::view::answer::Listing;
use crate::wording::readiness::verdict_word;
use crate::yaml::YamlPath;
use crate::yaml::edit::Refusal;

/// Answer the open questions of a charter, most important first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner answer lending                        asks, on a terminal
  partner answer lending --list                 the open questions, and where the answers belong
  partner answer lending --set exit.notice='90 days' --set 'canvas.together=northwind, kestrel'
  partner answer lending --stage launch --next 5

Questions come in this order: entries that cannot be read, gaps in the checklists (signing, fit
and your own; launch from the launch stage), then gaps that `partner check` finds. Each answer is
checked and written at once; comments, order and layout stay. An empty answer skips a question,
`q` stops, and the next call continues. TBD is an answer too. Separate the entries of a list by
commas, or by semicolons where entries contain commas.")]
pub(super) struct Answer {
    /// A charter, or the folder in which it is
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Write an answer without asking (repeatable): all are written, or none
    #[arg(long = "set", value_name = "PLACE=ANSWER", conflicts_with_all = ["list", "next", "all"])]
    answers: Vec<String>,
    /// Only list the open questions
    #[arg(long)]
    list: bool,
    /// Format of the list: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, requires = "list", hide_possible_values = true)]
    format: Format,
    /// Ask at most this many questions
    #[arg(long, value_name = "NUMBER")]
    next: Option<usize>,
    /// After what is due, everything that says TBD, in the order of the file
    #[arg(long)]
    all: bool,
    /// What is due at this stage: discovery, alignment, negotiation, launch, operation, winding-down or ended
    #[arg(long, value_name = "STAGE", value_parser = offered::stage(), hide_possible_values = true)]
    stage: Option<Stage>,
}

/// What a call goes by from the first question to the last.
struct Desk<'c> {
    common: &'c Common,
    base: PathBuf,
    path: PathBuf,
    question: Options,
    /// The files of the one partnership that is asked about, once they are known: only these are read again after an answer,
    /// however many partnerships there are beside it.
    files: OnceCell<Vec<PathBuf>>,
}

impl Answer {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        ensure!(self.path.as_os_str() != "-", "answers are written into a file: name it instead of `-`");
        ensure!(
            self.list || common.output.is_none(),
            "`--output` works only with `--list`: answers are written into the charter"
        );
        let desk = Desk {
            common,
            base: common.base()?,
            path: self.path.clone(),
            files: OnceCell::new(),
            question: Options {
                as_of: common.day()?,
                guard: None,
                stage: self.stage,
                selection: Selection::default(),
                configuration: common.configuration()?,
            },
        };
        if self.list {
            return self.show(&desk);
        }
        if !self.answers.is_empty() {
            return self.set(&desk);
        }
        let Some(ask) = Ask::on_terminal(common) else {
            bail!(
                "questions need a terminal; give `--set exit.notice='90 days'` for each answer, or `--list` to see what is open"
            )
        };
        let most = self.next.unwrap_or(usize::MAX);
        Interview::new(&desk, &ask, self.all, most).run(&self.path)
    }

    fn show(&self, desk: &Desk<'_>) -> anyhow::Result<Outcome> {
        let repository = desk.read()?;
        let mut open = desk.open(&repository, self.all);
        open.truncate(self.next.unwrap_or(usize::MAX));
        let survey = Survey::of(&repository, &desk.question.configuration, desk.question.as_of);
        let listing = Listing::new(one(&repository)?, open, &repository.left_out);
        reading::give(desk.common, self.format, &survey, &listing)
    }

    fn set(&self, desk: &Desk<'_>) -> anyhow::Result<Outcome> {
        let repository = desk.read()?;
        let partnership = one(&repository)?;
        let before = &partnership.charter;
        let mut after = before.clone();
        for given in &self.answers {
            let (place, text) =
                given.split_once('=').ok_or_else(|| anyhow!("`--set {given}`: write `PLACE=ANSWER`"))?;
            let wrong = |problem: String| anyhow!("`--set {place}`: {problem}; nothing was written");
            let path = YamlPath::from(place.trim());
            let shape = written::shape_at(&path).map_err(wrong)?;
            ensure!(
                !text.trim().is_empty(),
                wrong("the answer is empty; write `TBD` for what is undecided".into())
            );
            let Some(value) = value::value_of(shape, text, &desk.question.configuration.placeholders) else {
                return Err(wrong(desk.parts(partnership, &path, shape)));
            };
            after = match written::tried(&after, &path, value, Onto::Replace) {
                Ok(after) => after,
                Err(Trouble::Wrong(problem)) => return Err(wrong(problem)),
                Err(Trouble::Refused(refusal)) => {
                    tell_refusal(&refusal);
                    bail!("`--set {place}`: the file was left as it is");
                }
            };
        }
        if after.source.text == before.source.text {
            output::note(desk.common, &format!("`{}` already says so", before.source.path));
            return Ok(Outcome::Clean);
        }
        let standing = desk.standing(&repository);
        written::write(before, &after)?;
        let count = self.answers.len();
        let answers = if count == 1 { "answer" } else { "answers" };
        output::note(desk.common, &format!("wrote {count} {answers} to `{}`", before.source.path));
        desk.tell_moves(&standing)?;
        Ok(Outcome::Clean)
    }
}

impl Desk<'_> {
    /// Reads the charter anew, whatever it says by now.
    fn read(&self) -> anyhow::Result<Repository> {
        let repository = match self.files.get() {
            // A record may have gone meanwhile.
            Some(files) => {
                let there: Vec<PathBuf> = files.iter().filter(|file| file.is_file()).cloned().collect();
                Loading { reach: Reach::Named, ..loading(&self.question.configuration) }
                    .load(&Request::Paths { base: self.base.clone(), paths: there })?
            }
            None => loading(&self.question.configuration)
                .load(&Request::Paths { base: self.base.clone(), paths: vec![self.path.clone()] })?,
        };
        let partnership = one(&repository)?;
        self.files.get_or_init(|| {
            partnership.sources().iter().filter_map(|it| it.file()).map(Path::to_owned).collect()
        });
        let survey = Survey::of(&repository, &self.question.configuration, self.question.as_of);
        let charter = &partnership.charter.source.path;
        ensure!(
            !survey.unread.iter().any(|it| it.is_broken && it.path == charter.as_str()),
            "`{charter}` cannot be read as it should, and was left as it is: `partner check` has the details"
        );
        Ok(repository)
    }

    /// What is open, most important first.
    fn open(&self, repository: &Repository, wants_all: bool) -> Vec<Open> {
        let report = CheckReport::of(repository, &self.question);
        let matters = report.partnerships.first().map(|judged| agenda::of(judged, wants_all, usize::MAX));
        matters.into_iter().flatten().flat_map(|matter| matter.open).collect()
    }

    /// The verdict of each list that counts: `PAUSE, 3 not met`.
    fn standing(&self, repository: &Repository) -> Vec<(String, String)> {
        let report = CheckReport::of(repository, &self.question);
        let assessment = report.partnerships.first().and_then(|it| it.assessment.as_ref());
        let told = |list: &ChecklistResult| match (list.no, list.open) {
            _ if list.verdict == Verdict::NotStarted => verdict_word(list.verdict),
            (0, 0) if list.verdict == Verdict::Complete => {
                let errors = counted(list.held_up_by.len(), "error");
                format!("{}, held up by {errors}", verdict_word(list.verdict))
            }
            (0, 0) => verdict_word(list.verdict),
            (0, open) => format!("{}, {open} not answered", verdict_word(list.verdict)),
            (no, _) => format!("{}, {no} not met", verdict_word(list.verdict)),
        };
        let lists = assessment.into_iter().flat_map(|it| &it.readiness).filter(|list| list.is_judged());
        lists.map(|list| (list.definition.id.to_string(), told(list))).collect()
    }

    /// Says which verdicts have moved since.
    fn tell_moves(&self, before: &[(String, String)]) -> anyhow::Result<()> {
        let repository = self.read()?;
        for (list, now) in self.standing(&repository) {
            let then = before.iter().find(|(id, _)| *id == list).map(|(_, then)| then);
            if let Some(then) = then.filter(|then| **then != now) {
                output::note(self.common, &format!("{list}: {then} → {now}"));
            }
        }
        Ok(())
    }

    /// What to name instead of a place at which a map belongs.
    fn parts(&self, partnership: &Partnership, path: &YamlPath, shape: &Shape) -> String {
        let keys = written::keys_of(shape);
        let parties = partnership.charter.value.party_ids();
        let first = keys.first().or_else(|| parties.first()).copied().unwrap_or("northwind");
        if agenda::record_of(shape).is_some() {
            return format!("this is a list; name a key of one entry, such as `{path}[0].{first}`");
        }
        format!("this has several keys; name one, such as `{path}.{first}`")
    }
}

/// The one partnership that was read.
pub(super) fn one(repository: &Repository) -> anyhow::Result<&Partnership> {
    match repository.partnerships.as_slice() {
        [partnership] => Ok(partnership),
        [] => bail!("no charter here can be read: `partner check` has the details"),
        several => {
            let paths: Vec<String> =
                several.iter().map(|it| format!("`{}`", it.charter.source.path)).collect();
            bail!("there are {} charters: {}; name one of them", several.len(), paths.join(", "))
        }
    }
}

/// Says why nothing was written, and what to paste by hand.
fn tell_refusal(refusal: &Refusal) {
    output::list(&format!("{refusal}; paste by hand:"));
    output::list(&refusal.paste.lines().map(|line| format!("  {line}\n")).collect::<String>());
}
