//! `partner health`: how a partnership does; with `--answer`, one person's answers to a health check, without a name.

pub(super) mod gathered;
mod sent;

pub(super) use sent::said_of;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use self::gathered::{Gathered, Response};
use super::ask::Ask;
use super::fix::Overtaken;
use super::reading::{Format, Reading, give};
use super::writing::{Writing, checked, known, said, scalar, to_paste};
use super::{Common, Outcome, output};
use crate::config::HealthItem;
use crate::document::records::health::Health as Record;
use crate::document::records::health::{HealthQuestion, InWords, Respondent, Said};
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Period, Person, Score};
use crate::document::{Document, Source};
use crate::grammar::counted;
use crate::method::health::{Thresholds, is_open};
use crate::method::instrument::{Form, asked};
use crate::method::kinds::Kinds;
use crate::method::reviews::period_around;
use crate::new::health::{NewAnswer, NewSheet, Words, with_answers, with_sheets};
use crate::view::health::Health as HealthView;
use crate::yaml::edit::{Obstacle, Refusal, Value};
use crate::yaml::{Kind, YamlPath};

/// Show scorecards, health checks, metrics and review actions
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner health                                       every partnership below this folder
  partner health lending --format markdown             for the agenda of a review
  partner health --answer                              asks, on a terminal
  partner health --answer --side kestrel --alignment 4 --governance 3 --relationship 5
  partner health --answer lending --period 2026-H1 --side kestrel --alignment 2
  partner health lending --import answers.csv          what a form exports, one row per person
  partner health --answer --form short                 six questions with described answers
  partner health --answer --side kestrel --agreed --rate al-aim=3 --rate go-decide=cannot-say

`--answer` adds one person's answers to the health check of a period: they go into
`health/<period>.yaml`, sorted, without name or day. Git shows who commits
them: let one facilitator collect the answers of all parties and commit the file once.")]
#[command(group = clap::ArgGroup::new("adding").args(["answer", "import"]).multiple(false))]
pub(super) struct Health {
    /// Files or folders; `-` reads one charter from standard input; with `--answer` the folder of one partnership, or a
    /// file in it
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Output format: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    #[arg(conflicts_with = "answer")]
    format: Format,
    /// Add one person's answers to the health check of a period, without a name
    #[arg(long)]
    answer: bool,
    /// Add what a form exports as CSV or as a workbook: one row per person, each question with its id in brackets
    #[arg(long, value_name = "FILE", conflicts_with_all = ["answer", "format"])]
    import: Option<PathBuf>,
    /// Id of the party that answers; with `--import`, of all in the file
    #[arg(long, requires = "adding", value_name = "PARTY")]
    side: Option<String>,
    /// Period of the health check [default: the current one by the agreed frequency, else the current half-year]
    #[arg(long, requires = "adding", value_name = "PERIOD", value_parser = scalar::<Period>)]
    period: Option<Period>,
    /// Alignment of the parties, from 1 (worst) to 5
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    alignment: Option<Score>,
    /// Whether decisions are made well and in time
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    governance: Option<Score>,
    /// Whether the partnership delivers what it should
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    value_delivery: Option<Score>,
    /// How well people work together
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    relationship: Option<Score>,
    /// A described answer: `al-aim=3`, `go-decide=cannot-say`, `al-pay=does-not-concern-us` (repeatable)
    #[arg(long, requires = "answer", value_name = "ID=ANSWER")]
    rate: Vec<String>,
    /// What to ask on a terminal: areas (four scores), short (six described questions) or full
    #[arg(long, requires = "answer", value_name = "FORM", value_parser = scalar::<Form>, default_value = "areas")]
    #[arg(hide_default_value = true)]
    form: Form,
    /// With `--form`: only what someone in this role can answer: sponsor, manager, finance, sales or working-level
    #[arg(long, requires = "answer", value_name = "ROLE", value_parser = scalar::<Respondent>)]
    role: Option<Respondent>,
    /// The answers are one sheet that a party's team agreed on openly, instead of individual answers
    #[arg(long, requires = "adding")]
    agreed: bool,
    /// With `--agreed`: who filled in the sheet (repeatable)
    #[arg(long, requires = "agreed", value_name = "PERSON", value_parser = scalar::<Person>)]
    by: Vec<Person>,
    /// What one thing should be done differently, and by whom; its words may reveal who wrote it
    #[arg(long, requires = "answer", value_name = "TEXT", value_parser = said)]
    differently: Option<String>,
    /// If it ended in three months: what would be missed, and what would be a relief; likewise
    #[arg(long, requires = "answer", value_name = "TEXT", value_parser = said)]
    if_ended: Option<String>,
    /// Comment; likewise
    #[arg(long, requires = "answer", value_name = "TEXT", value_parser = said)]
    comment: Option<String>,
}

impl Health {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if !self.answer && self.import.is_none() {
            let reading = Reading::of(common, &self.paths)?;
            let survey = reading.survey();
            return give(common, self.format, &survey, &HealthView::of(&survey));
        }
        let [path] = self.paths.as_slice() else {
            bail!("an answer is for one partnership: give one path with `--answer` or `--import`");
        };
        match &self.import {
            Some(file) => self.add_all(common, path, file),
            None => self.add(common, path),
        }
    }

    /// Adds the answers of a file.
    fn add_all(&self, common: &Common, path: &PathBuf, file: &Path) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, Some(path))?;
        let period = self.period(&writing)?;
        let responses = sent::responses(common, &writing, file, self.side.as_deref(), period)?;
        let responses: Vec<Response> = match self.agreed {
            true => responses.into_iter().map(|it| it.agreed_by(&self.by)).collect(),
            false => responses,
        };
        let gathered = Gathered::of(&writing, &responses)?;
        if gathered.is_empty() {
            let why = if responses.is_empty() { "no one has answered" } else { "all of it is there already" };
            output::note(common, &format!("nothing new in `{}`: {why}", file.display()));
            return Ok(Outcome::Clean);
        }
        gathered.write(common, &writing)?;
        let known = responses.len() - gathered.count();
        let before = if known == 0 { String::new() } else { format!(", {known} were there before") };
        let noun = if self.agreed { "sheet" } else { "response" };
        output::note(common, &format!("{} added{before}", counted(gathered.count(), noun)));
        Ok(Outcome::Clean)
    }

    fn period(&self, writing: &Writing) -> anyhow::Result<Period> {
        if let Some(period) = self.period {
            return Ok(period);
        }
        let reviews = writing.charter().reviews.get();
        period_around(ReviewKind::Health, reviews, writing.today())
            .ok_or_else(|| anyhow!("give `--period 2026-H1`"))
    }

    fn add(&self, common: &Common, path: &PathBuf) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, Some(path))?;
        let given = [self.alignment, self.governance, self.value_delivery, self.relationship];
        let is_scored = given.iter().any(Option::is_some) || !self.rate.is_empty();
        let described = self.described(&writing)?;
        ensure!(
            !self.agreed || given.iter().all(Option::is_none),
            "an agreed sheet has described answers: give `--rate al-aim=3` instead of `--alignment 3`"
        );
        writing.refuse_missing(&[
            (self.side.is_some(), "`--side` with the id of a party"),
            (
                is_scored,
                "one or more of `--alignment 4`, `--governance 4`, `--value-delivery 4`, `--relationship 4`, `--rate al-aim=4`",
            ),
        ])?;
        let period = self.period(&writing)?;
        let side = writing.side(self.side.as_deref(), "Which party do you answer for?")?;
        let answer = self.answer(&writing, given, described, is_scored)?;
        let sheet = self.agreed.then(|| self.sheet(&answer));
        let records = &writing.partnership().records.health;
        let before = records.iter().find(|it| it.value.period.get() == Some(&period));
        let overtaken = |error| self.overtaken(error, &side, period, &answer);
        let text = |before: Option<&Record>| match &sheet {
            Some(sheet) => {
                with_sheets(writing.named(), period, before, [], &[(side.as_str(), sheet.clone())])
            }
            None => with_answers(writing.named(), period, before, [(side.clone(), answer.clone())]),
        };
        match before {
            Some(record) => {
                ensure_open(record)?;
                if !is_kept_by_tool(record) {
                    let path = YamlPath::from(format!("responses.{side}"));
                    let paste = format!("{}\n", paste(&answer));
                    let refusal = Refusal { obstacle: Obstacle::Comment, path, paste };
                    return Err(to_paste(&record.source.path, refusal));
                }
                writing
                    .replace_silently(common, &record.source, text(Some(&record.value)))
                    .map_err(overtaken)?;
                hide_time(&record.source, period);
            }
            None => {
                let file = writing.file(&format!("health/{}.yaml", period.to_string().to_lowercase()))?;
                let after = writing.begin_silently(common, &file, &text(None)?).map_err(overtaken)?;
                let records = after.partnerships.iter().flat_map(|it| &it.records.health);
                let record = records.into_iter().find(|it| it.source.file() == Some(&file));
                record.into_iter().for_each(|record| hide_time(&record.source, period));
            }
        }
        match self.agreed {
            true => output::note(
                common,
                &format!(
                    "{side} answers on one open sheet; it is shown as agreed, and apart from single answers"
                ),
            ),
            false => tell(common, &writing, &side, period),
        }
        Ok(Outcome::Clean)
    }

    /// The described answers that were given, in the order of their ids.
    fn described(&self, writing: &Writing) -> anyhow::Result<Vec<(String, Said)>> {
        let asked = &writing.question().configuration.instrument;
        let ids: Vec<&str> = asked.0.iter().map(|item| item.id.as_str()).collect();
        let mut described: Vec<(String, Said)> = Vec::new();
        for given in &self.rate {
            let Some((id, said)) = given.split_once('=') else {
                bail!("`--rate {given}`: write `al-aim=3`");
            };
            let id = known(id, "a question of the health check", &ids)
                .map_err(|it| anyhow!("`--rate {given}`: {it}"))?;
            let item = asked.item(&id).ok_or_else(|| anyhow!("`--rate {given}`: no such question"))?;
            let said = said_of(said, item).map_err(|it| anyhow!("`--rate {given}`: {it}"))?;
            described.retain(|(other, _)| *other != id);
            described.push((id, said));
        }
        described.sort();
        Ok(described)
    }

    fn sheet(&self, answer: &NewAnswer) -> NewSheet {
        NewSheet {
            by: self.by.iter().map(ToString::to_string).collect(),
            described: answer.described.clone(),
            words: answer.words.clone(),
        }
    }

    /// What was given in words.
    fn words(&self) -> Words {
        let given = [&self.differently, &self.if_ended, &self.comment];
        let each = InWords::ALL.iter().zip(given);
        each.filter_map(|(what, text)| Some((*what, text.clone()?))).collect()
    }

    /// Where somebody else answers at the same moment, nobody is to answer the questions again: the message repeats them.
    fn overtaken(
        &self,
        error: anyhow::Error,
        side: &str,
        period: Period,
        answer: &NewAnswer,
    ) -> anyhow::Error {
        if !error.is::<Overtaken>() {
            return error;
        }
        let path = self.paths.first().filter(|path| path.as_os_str() != ".");
        let mut line = "partner health --answer".to_owned();
        line.extend(path.map(|path| format!(" {}", quoted(&path.display().to_string()))));
        line.push_str(&format!(" --period {period} --side {side}"));
        for (question, score) in HealthQuestion::ALL.iter().zip(&answer.scores) {
            line.extend(score.map(|score| format!(" --{} {score}", question.as_str().replace('_', "-"))));
        }
        line.extend(answer.described.iter().map(|(id, said)| format!(" --rate {id}={said}")));
        if self.agreed {
            line.push_str(" --agreed");
            line.extend(self.by.iter().map(|person| format!(" --by {}", quoted(&person.to_string()))));
        }
        let flag = |what: InWords| what.as_str().replace('_', "-");
        line.extend(answer.words.iter().map(|(what, text)| format!(" --{} {}", flag(*what), quoted(text))));
        anyhow!(
            "someone else has just added an answer to the health check of {period}, and yours was not written; give it again: `{line}`"
        )
    }

    fn answer(
        &self,
        writing: &Writing,
        given: [Option<Score>; 4],
        described: Vec<(String, Said)>,
        is_scored: bool,
    ) -> anyhow::Result<NewAnswer> {
        let number = |score: Score| score.to_string().parse().ok();
        let mut answer = NewAnswer {
            scores: given.map(|it| it.and_then(number)).to_vec(),
            described,
            words: self.words(),
        };
        let form = if self.agreed && self.form == Form::Areas { Form::Short } else { self.form };
        if let Some(ask) = writing.ask.as_ref().filter(|_| !is_scored && form != Form::Areas) {
            let configuration = &writing.question().configuration;
            let kinds = Kinds::of(writing.partnership(), &configuration.kinds);
            for item in asked(&configuration.instrument, &kinds, form, self.role) {
                answer.described.extend(asked_of(ask, &item)?);
            }
            answer.described.sort();
        } else if let Some(ask) = writing.ask.as_ref().filter(|_| !is_scored) {
            for (score, question) in answer.scores.iter_mut().zip(HealthQuestion::ALL) {
                let said =
                    ask.optional(&format!("{} From 1 (the worst) to 5", question.doc()), checked::<Score>)?;
                *score = said.and_then(|it| scalar::<Score>(&it).ok()).and_then(number);
            }
        }
        if let Some(ask) = writing.ask.as_ref().filter(|_| !is_scored) {
            let is_asked = |what: &InWords| *what == InWords::Comment || form != Form::Areas;
            for what in InWords::ALL.iter().filter(|what| is_asked(what)) {
                if answer.words.iter().any(|(given, _)| given == what) {
                    continue;
                }
                let question = format!("{} Its words may reveal who wrote it", what.doc());
                let said = ask.optional(&question, |_| Ok(()))?;
                answer.words.extend(said.map(|text| (*what, text)));
            }
            answer.words.sort();
        }
        ensure!(!answer.is_empty(), "nothing was answered, and nothing was written");
        Ok(answer)
    }
}

/// Asks one question with its described answers; nothing where it is passed over.
fn asked_of(ask: &Ask, item: &HealthItem) -> anyhow::Result<Option<(String, Said)>> {
    let mut choices: Vec<(Option<Said>, String)> = item
        .steps
        .iter()
        .enumerate()
        .filter_map(|(at, step)| {
            let score = Score::new(u8::try_from(at + 1).ok()?)?;
            Some((Some(Said::Step(score)), format!("{}: {step}", at + 1)))
        })
        .collect();
    choices.extend(Said::WORDS.map(|(said, word)| (Some(said), word.replace('-', " "))));
    choices.push((None, "pass over".to_owned()));
    Ok(ask.one_of(&item.asks, &choices)?.map(|said| (item.id.clone(), said)))
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// When an answer came could tell whose it is: the file and its folder show the first day of what is asked about instead.
fn hide_time(source: &Source, period: Period) {
    let midnight = period.first().naive().and_time(chrono::NaiveTime::MIN).and_utc();
    source.file().into_iter().for_each(|file| output::hide_time(file, midnight.into()));
}

fn ensure_open(record: &Document<Record>) -> anyhow::Result<()> {
    let shown = &record.source.path;
    ensure!(record.problems.is_empty(), "`{shown}` has problems: `partner check` says which; fix them first");
    if let Some(held) = record.value.held.get() {
        bail!("the answers in `{shown}` were complete on {held}; give `--period` for another check");
    }
    Ok(())
}

/// Whether nothing stands in the record that sorting its answers could lose: it is written again as a whole.
fn is_kept_by_tool(record: &Document<Record>) -> bool {
    let tree = &record.source.tree;
    let mut nodes: Vec<_> = tree.root().into_iter().collect();
    while let Some(node) = nodes.pop() {
        let is_own = |key| tree.scalar(key).is_some_and(|key| key.starts_with("x-"));
        if tree.is_alias(node) || tree.entries(node).any(|(key, _)| is_own(key)) {
            return false;
        }
        match tree.kind(node) {
            Kind::Mapping => nodes.extend(tree.entries(node).map(|(_, value)| value)),
            Kind::Sequence => nodes.extend(tree.items(node)),
            Kind::Scalar => {}
        }
    }
    tree.comments().is_empty()
}

/// One answer as an item of a list.
fn paste(answer: &NewAnswer) -> String {
    let Value::Map(entries) = answer.value() else { return String::new() };
    let line = |(key, value): &(String, Value)| match value {
        Value::Word(word) => format!("{key}: {word}"),
        Value::Text(text) => format!("{key}: {}", serde_json::Value::from(text.as_str())),
        _ => key.clone(),
    };
    format!("- {}", entries.iter().map(line).collect::<Vec<_>>().join("\n  "))
}

/// What anonymity there is. How many have answered is not told: whoever looks twice would see who has.
fn tell(common: &Common, writing: &Writing, side: &str, period: Period) {
    let partnership = writing.partnership();
    if is_open(partnership, writing.today()) {
        output::note(common, &format!("{side} answers by name, as every party has agreed"));
        return;
    }
    let least = Thresholds::anonymous(&writing.question().configuration.policy);
    output::note(
        common,
        &format!(
            "the health check of {period} is shown once its record says `held:`, or from {} on: with fewer than {} answers from a party nothing, with fewer than {} only their mean",
            period.last(),
            least.mean,
            least.spread
        ),
    );
    if period.last() <= writing.today() {
        output::note(
            common,
            "its time is over, and what is shown changes with each answer now: add several before anybody looks, and then `held:`",
        );
    }
    output::note(
        common,
        "anyone who opens the file sees each answer, and git shows who committed it: hand it to the facilitator instead of committing it yourself",
    );
}
