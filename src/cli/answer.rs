//! `partner answer`: what is open in a charter, asked and written down.

mod amount;
mod asking;
mod blind;
mod choices;
#[cfg(test)]
mod drive;
#[cfg(test)]
mod examples;
mod interview;
mod place;
mod record;
mod seen;
mod settled;
mod tell;
mod typed;
pub(super) mod value;
pub(super) mod written;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::interview::Interview;
use self::seen::Seen;
use self::typed::Reader;
use self::written::{Onto, Trouble};
use super::ask::Ask;
use super::reading::{self, Format, loading};
use super::writing::without_control;
use super::{Common, Outcome, offered, output};
use crate::agenda::{self, Open};
use crate::check::{Options, Selection};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::shape::Shape;
use crate::grammar::counted;
use crate::partnership::Partnership;
use crate::repository::{Loading, Reach, Repository, Request};
use crate::survey::Survey;
use crate::view::answer::Listing;
use crate::view::questionnaire::REMOVE;
use crate::yaml::edit::Refusal;
use crate::yaml::{Step, YamlPath};

/// Answer the open questions of a charter, most important first
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner answer lending                        asks, on a terminal
  partner answer lending --list                 the open questions, and where the answers belong
  partner answer lending --set exit.notice='90 days' --set canvas.together=both
  partner answer lending --set exit.conditions=breach --set exit.conditions=insolvency
  partner answer lending --blind                each party by itself, then what differs

Questions come topic by topic: first what a signature needs, worst consequence first, then
what else `partner check` finds. Each answer is checked and written at once; comments, order
and layout stay. Enter puts a question off, `?` explains it, `<` goes back, `>` puts the topic
off, `q` stops, and the next call continues. TBD is an answer too. Days may be `today` or `in
3 months`, amounts `45,000` or `45k` where the charter names its `currency`. A text is one
answer, whatever commas it has: repeat `--set` for each entry of a list. Only ids and words
may be listed: `northwind, kestrel`, `both`.")]
pub(super) struct Answer {
    /// A charter, or the folder in which it is
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Write an answer without asking: all are written, or none. Repeat it for each answer, and for each entry of a list;
    /// `risks[1]=REMOVE` takes an entry out
    #[arg(long = "set", value_name = "PLACE=ANSWER", conflicts_with_all = ["list", "next", "all", "again", "blind"])]
    answers: Vec<String>,
    /// Ask again what is answered at this place, to correct it (repeatable)
    #[arg(long, value_name = "PLACE", conflicts_with_all = ["list", "next", "all", "blind"])]
    again: Vec<String>,
    /// Let each party answer without seeing the others' answers: expectations, goals, success, exclusivity, horizon, effort and ratings
    #[arg(long, conflicts_with_all = ["list", "next", "all"])]
    blind: bool,
    /// The party that answers blind; by default all of them, one after the other
    #[arg(long = "for", value_name = "PARTY", requires = "blind")]
    party: Option<String>,
    /// Only list the open questions
    #[arg(long)]
    list: bool,
    /// Format of the list: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, requires = "list", hide_possible_values = true)]
    format: Format,
    /// Ask at most this many questions
    #[arg(long, value_name = "NUMBER")]
    next: Option<usize>,
    /// After what is due, ask everything that says TBD, in the order of the file
    #[arg(long)]
    all: bool,
    /// Ask what is due at this stage: discovery, alignment, negotiation, launch, operation, winding-down or ended
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
    /// Whether no party sees what another one has answered.
    is_blind: bool,
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
            is_blind: self.blind,
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
        if self.blind {
            return blind::run(&desk, &ask, &self.path, self.party.as_deref());
        }
        let most = self.next.unwrap_or(usize::MAX);
        let interview = Interview::new(&desk, &ask, self.all, most)?;
        if self.again.is_empty() {
            interview.run(&self.path)
        } else {
            interview.run_again(&self.path, &self.again)
        }
    }

    fn show(&self, desk: &Desk<'_>) -> anyhow::Result<Outcome> {
        let repository = desk.read()?;
        let mut open: Vec<Open> =
            Seen::now(desk, self.all)?.topics.into_iter().flat_map(|topic| topic.open).collect();
        open.truncate(self.next.unwrap_or(usize::MAX));
        let survey = Survey::of(&repository, &desk.question.configuration, desk.question.as_of);
        let listing = Listing::new(one(&repository)?, open, &repository.left_out);
        reading::give(desk.common, self.format, &survey, &listing)
    }

    /// Writes what is given. Where somebody else has written something else meanwhile, it is written beside that.
    fn set(&self, desk: &Desk<'_>) -> anyhow::Result<Outcome> {
        let first: OnceCell<Vec<Option<String>>> = OnceCell::new();
        written::unless_overtaken(|| {
            let repository = desk.read()?;
            let charter = &one(&repository)?.charter;
            let given = self.given()?;
            let now: Vec<Option<String>> = given
                .iter()
                .map(|(place, _)| place::text_at(charter, &YamlPath::from(*place)).map(str::to_owned))
                .collect();
            for ((place, _), (before, now)) in
                given.iter().zip(first.get_or_init(|| now.clone()).iter().zip(&now))
            {
                ensure!(
                    before == now,
                    "`{place}` was answered in the file meanwhile; nothing was written, look at it and give your answers again"
                );
            }
            self.set_in(desk, &repository)
        })
    }

    fn set_in(&self, desk: &Desk<'_>, repository: &Repository) -> anyhow::Result<Outcome> {
        let partnership = one(repository)?;
        let before = &partnership.charter;
        let mut after = before.clone();
        let (removed, given): (Vec<_>, Vec<_>) = self
            .given()?
            .into_iter()
            .partition(|(_, texts)| matches!(texts.as_slice(), [only] if only == REMOVE));
        for (place, texts) in given {
            let wrong = |problem: String| anyhow!("`--set {place}`: {problem}; nothing was written");
            let path = YamlPath::from(place);
            let shape = written::shape_at(&path).map_err(wrong)?;
            ensure!(
                texts.iter().all(|text| !text.trim().is_empty()),
                wrong("the answer is empty; write `TBD` for what is undecided".into())
            );
            ensure!(
                texts.len() == 1 || choices::is_list(shape),
                wrong("this is one answer, and it is given twice".into())
            );
            let charter = after.value.clone();
            let reader = Reader {
                charter: &charter,
                words: &desk.question.configuration.placeholders,
                as_of: desk.question.as_of,
            };
            let Some(value) = reader.list(&path, shape, &texts) else {
                return Err(wrong(desk.parts(partnership, &path, shape)));
            };
            let value = asking::tried(&after, &path, value.clone(), Onto::Replace).unwrap_or(value);
            after = match written::tried(&after, &path, value, Onto::Replace) {
                Ok(after) => after,
                Err(Trouble::Wrong(problem)) => return Err(wrong(problem.told)),
                Err(Trouble::Refused(refusal)) => {
                    tell_refusal(&refusal);
                    bail!("`--set {place}`: the file was left as it is");
                }
            };
        }
        after = without(after, removed.into_iter().map(|(place, _)| place))?;
        if after.source.text == before.source.text {
            output::note(desk.common, &format!("`{}` already says so", before.source.path));
            return Ok(Outcome::Clean);
        }
        let standing = Seen::now(desk, false)?.standing;
        written::write(before, &after)?;
        let answers = counted(self.given()?.len(), "answer");
        output::note(desk.common, &format!("wrote {answers} to `{}`", before.source.path));
        tell::moves(desk.common, &standing, &Seen::now(desk, false)?.standing);
        Ok(Outcome::Clean)
    }

    /// The answers that the call gives, by their places: of a list as many texts as it is given.
    fn given(&self) -> anyhow::Result<Vec<(&str, Vec<String>)>> {
        let mut given: Vec<(&str, Vec<String>)> = Vec::new();
        for answer in &self.answers {
            let (place, text) =
                answer.split_once('=').ok_or_else(|| anyhow!("`--set {answer}`: write `PLACE=ANSWER`"))?;
            without_control(text)
                .map_err(|it| anyhow!("`--set {}`: {it}; nothing was written", place.trim()))?;
            match given.iter_mut().find(|(other, _)| *other == place.trim()) {
                Some((_, texts)) => texts.push(text.to_owned()),
                None => given.push((place.trim(), vec![text.to_owned()])),
            }
        }
        Ok(given)
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

/// The charter without these entries of lists, the last of a list first, so that the numbers of the others stay.
fn without<'p>(
    mut charter: Document<Charter>,
    places: impl Iterator<Item = &'p str>,
) -> anyhow::Result<Document<Charter>> {
    let mut paths: Vec<YamlPath> = places.map(YamlPath::from).collect();
    paths.sort();
    for path in paths.into_iter().rev() {
        let wrong = |problem: &str| anyhow!("`--set {path}={REMOVE}`: {problem}; nothing was written");
        let Some((Step::Index(index), list)) = path.steps().split_last() else {
            return Err(wrong("only an entry of a list is taken out, such as `risks[0]`"));
        };
        let list = list.iter().cloned().fold(YamlPath::root(), YamlPath::step);
        if place::text_at(&charter, &path).is_none() {
            return Err(wrong("there is no such entry"));
        }
        charter = match written::removed(&charter, &list, *index) {
            Ok(after) => after,
            Err(Trouble::Wrong(problem)) => return Err(wrong(&problem.told)),
            Err(Trouble::Refused(refusal)) => return Err(wrong(&refusal.to_string())),
        };
    }
    Ok(charter)
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
