//! `partner health`: how a partnership does; with `--answer`, one person's answers to a health check, without a name.

use crate::grammar::counted;
use std::path::PathBuf;

use anyhow::{anyhow, bail, ensure};
use clap::Args;

use super::reading::{Format, Reading, give};
use super::writing::{Writing, checked, said, scalar, to_paste};
use super::{Common, Outcome, output};
use crate::document::charter::reviews::HealthAnswers;
use crate::document::records::health::Health as Record;
use crate::document::records::health::HealthQuestion;
use crate::document::scalar::{Date, Period, Score};
use crate::document::{Document, List};
use crate::scaffold::health::{NewAnswer, with_answer};
use crate::view::health::Health as HealthView;
use crate::yaml::edit::{Obstacle, Refusal, Value};
use crate::yaml::{Kind, YamlPath};

/// Show how each side sees the other, what is measured, and what is overdue
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner health                                       every partnership below this folder
  partner health lending --format markdown             for the agenda of a review
  partner health --answer                              asks, on a terminal
  partner health --answer --side kestrel --alignment 4 --governance 3 --relationship 5
  partner health --answer lending --period 2026-H1 --side kestrel --alignment 2

`--answer` adds one person's answers to the health check of a period: they go into
`health/<period>.yaml`, sorted, without name or day. Git shows who commits
them: let one facilitator gather the answers of all sides and commit the file once.")]
pub(super) struct Health {
    /// Files or folders; `-` is one charter on standard input; with `--answer` the folder of one partnership, or a file of it
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to print: table (for people), markdown, json or csv
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true)]
    #[arg(conflicts_with = "answer")]
    format: Format,
    /// Add one person's answers to the health check of a period, without a name
    #[arg(long)]
    answer: bool,
    /// For which party, by its id
    #[arg(long, requires = "answer", value_name = "PARTY")]
    side: Option<String>,
    /// The time asked about; by default the current half-year
    #[arg(long, requires = "answer", value_name = "PERIOD", value_parser = scalar::<Period>)]
    period: Option<Period>,
    /// Whether all sides want the same, from 1 (the worst) to 5
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    alignment: Option<Score>,
    /// Whether decisions are made well and in time
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    governance: Option<Score>,
    /// Whether the partnership brings what it should
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    value_delivery: Option<Score>,
    /// How people get on
    #[arg(long, requires = "answer", value_name = "1-5", value_parser = scalar::<Score>)]
    relationship: Option<Score>,
    /// In words; they may give away who wrote them
    #[arg(long, requires = "answer", value_name = "TEXT", value_parser = said)]
    comment: Option<String>,
}

impl Health {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        if !self.answer {
            let reading = Reading::of(common, &self.paths)?;
            let survey = reading.survey();
            return give(common, self.format, &survey, &HealthView::of(&survey));
        }
        let [path] = self.paths.as_slice() else {
            bail!("an answer is for one partnership: give one path with `--answer`");
        };
        self.add(common, path)
    }

    fn add(&self, common: &Common, path: &PathBuf) -> anyhow::Result<Outcome> {
        let writing = Writing::of(common, Some(path))?;
        let given = [self.alignment, self.governance, self.value_delivery, self.relationship];
        let is_scored = given.iter().any(Option::is_some);
        writing.refuse_missing(&[
            (self.side.is_some(), "`--side` with the id of a party"),
            (
                is_scored,
                "one or more of `--alignment 4`, `--governance 4`, `--value-delivery 4`, `--relationship 4`",
            ),
        ])?;
        let period = match self.period {
            Some(period) => period,
            None => half_year(writing.today())?,
        };
        let side = writing.side(self.side.as_deref(), "For which party do you answer?")?;
        let answer = self.answer(&writing, given, is_scored)?;
        let records = &writing.partnership().records.health;
        let before = records.iter().find(|it| it.value.period.get() == Some(&period));
        let text =
            |before: Option<&Record>| with_answer(writing.named(), period, before, &side, answer.clone());
        match before {
            Some(record) => {
                ensure_open(record)?;
                if !is_kept_by_tool(record) {
                    let path = YamlPath::from(format!("responses.{side}"));
                    let paste = format!("{}\n", paste(&answer));
                    let refusal = Refusal { obstacle: Obstacle::Comment, path, paste };
                    return Err(to_paste(&record.source.path, refusal));
                }
                writing.replace_silently(common, &record.source, text(Some(&record.value)))?;
            }
            None => {
                let file = writing.file(&format!("health/{}.yaml", period.to_string().to_lowercase()))?;
                writing.begin_silently(common, &file, &text(None)?)?;
            }
        }
        let had = before.and_then(|it| it.value.responses.get()?.of(&side).get().map(|it| List::len(it)));
        tell(common, &writing, &side, had.unwrap_or_default() + 1);
        Ok(Outcome::Clean)
    }

    fn answer(
        &self,
        writing: &Writing,
        given: [Option<Score>; 4],
        is_scored: bool,
    ) -> anyhow::Result<NewAnswer> {
        let number = |score: Score| score.to_string().parse().ok();
        let mut answer =
            NewAnswer { scores: given.map(|it| it.and_then(number)).to_vec(), comment: self.comment.clone() };
        if let Some(ask) = writing.ask.as_ref().filter(|_| !is_scored) {
            for (score, question) in answer.scores.iter_mut().zip(HealthQuestion::ALL) {
                let said =
                    ask.optional(&format!("{} From 1 (the worst) to 5", question.doc()), checked::<Score>)?;
                *score = said.and_then(|it| scalar::<Score>(&it).ok()).and_then(number);
            }
            if answer.comment.is_none() {
                answer.comment =
                    ask.optional("Anything else? Words may give away who wrote them", |_| Ok(()))?;
            }
        }
        ensure!(answer.scores.iter().any(Option::is_some), "nothing was answered, and nothing was written");
        Ok(answer)
    }
}

/// The half-year of a day.
fn half_year(day: Date) -> anyhow::Result<Period> {
    let text = day.to_string();
    let (year, rest) = text.split_at(4);
    let half = if rest < "-07" { 1 } else { 2 };
    scalar::<Period>(&format!("{year}-H{half}")).map_err(|it| anyhow!(it))
}

fn ensure_open(record: &Document<Record>) -> anyhow::Result<()> {
    let shown = &record.source.path;
    ensure!(
        record.problems.is_empty(),
        "`{shown}` has problems: `partner check` says which; mend them first"
    );
    if let Some(held) = record.value.held.get() {
        bail!("the answers in `{shown}` were complete on {held}; give `--period` for another check");
    }
    Ok(())
}

/// Whether nothing stands in the record that sorting its answers could lose: it is written anew as a whole.
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

/// What anonymity there is.
fn tell(common: &Common, writing: &Writing, side: &str, count: usize) {
    let least = writing.question().configuration.policy.health_answers_least;
    let open = writing.charter().reviews.and(|it| &it.health_answers);
    let is_open = open.get().is_some_and(|it| it.of(side).get() == Some(&&HealthAnswers::Open));
    let answers = counted(count, "answer");
    let line = match is_open {
        true => format!("{side} has {answers}, which the parties agreed to give openly"),
        false if u64::try_from(count).unwrap_or(u64::MAX) < u64::from(least) => format!(
            "{side} has {count} of {}: below that neither their mean nor their spread is shown",
            counted(least, "answer")
        ),
        false => format!("{side} has {answers}: their mean is shown, no single one"),
    };
    output::note(common, &line);
    if !is_open {
        output::note(
            common,
            "who opens the file sees each answer, and git shows who committed it: hand it to whoever gathers the answers instead of committing it yourself",
        );
    }
}
