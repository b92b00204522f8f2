//! Answers to the health check that come in a file: added to those that stand, all of them or none.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::ensure;

use super::{ensure_open, hide_time, is_kept_by_tool, paste, tell};
use crate::cli::Common;
use crate::cli::writing::{Writing, to_paste};
use crate::document::Source;
use crate::document::scalar::{Period, Person};
use crate::new::health::{NewAnswer, NewSheet, is_there, not_there_yet, with_sheets};
use crate::yaml::YamlPath;
use crate::yaml::edit::{Obstacle, Refusal};

/// One person's answers for a period.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Response {
    /// The id of the party.
    pub(in crate::cli) side: String,
    /// The period asked about.
    pub(in crate::cli) period: Period,
    /// The answers.
    pub(in crate::cli) answer: NewAnswer,
    /// Who agreed on them, where they are the one open sheet of a team; that may be left out.
    pub(in crate::cli) agreed: Option<Vec<String>>,
}

impl Response {
    /// The same as the one open sheet of a team.
    pub(in crate::cli) fn agreed_by(self, by: &[Person]) -> Self {
        Self { agreed: Some(by.iter().map(ToString::to_string).collect()), ..self }
    }

    fn sheet(&self) -> Option<NewSheet> {
        let (described, words) = (self.answer.described.clone(), self.answer.words.clone());
        self.agreed.clone().map(|by| NewSheet { by, described, words })
    }
}

/// What is to be written, a record a period.
pub(in crate::cli) struct Gathered(Vec<Record>);

struct Record {
    period: Period,
    file: PathBuf,
    text: String,
    /// The record as it stands, if there is one.
    before: Option<Arc<Source>>,
    sides: Vec<String>,
    count: usize,
}

impl Gathered {
    /// Works out the records. Answers that stand there already are left out, so that a file that is read twice, or that has
    /// grown since, counts nobody twice.
    ///
    /// # Errors
    /// A record whose check is over, or that cannot be written by machine.
    pub(in crate::cli) fn of(writing: &Writing, responses: &[Response]) -> anyhow::Result<Self> {
        let mut by_period: BTreeMap<Period, BTreeMap<&str, Vec<NewAnswer>>> = BTreeMap::new();
        for it in responses.iter().filter(|it| it.agreed.is_none()) {
            let sides = by_period.entry(it.period).or_default();
            sides.entry(&it.side).or_default().push(it.answer.clone());
        }
        let mut sheets: BTreeMap<Period, BTreeMap<&str, NewSheet>> = BTreeMap::new();
        for it in responses {
            let Some(sheet) = it.sheet() else { continue };
            ensure!(
                it.answer.scores.iter().all(Option::is_none),
                "an agreed sheet has described answers, and this one has scores of areas; nothing was written"
            );
            by_period.entry(it.period).or_default();
            let before = sheets.entry(it.period).or_default().insert(&it.side, sheet);
            ensure!(before.is_none(), "there are two agreed sheets of {}; nothing was written", it.side);
        }
        let mut records = Vec::new();
        for (period, sides) in by_period {
            let agreed = sheets.remove(&period).unwrap_or_default();
            let found =
                writing.partnership().records.health.iter().find(|it| it.value.period.get() == Some(&period));
            let before = found.map(|it| &it.value);
            let mut added: Vec<(String, NewAnswer)> = Vec::new();
            for (side, answers) in sides {
                let new = not_there_yet(before, side, &answers);
                added.extend(new.into_iter().map(|answer| (side.to_owned(), answer)));
            }
            let agreed: Vec<(&str, NewSheet)> =
                agreed.into_iter().filter(|(side, sheet)| !is_there(before, side, sheet)).collect();
            let Some(side) = added.first().map(|(side, _)| side.as_str()).or(agreed.first().map(|it| it.0))
            else {
                continue;
            };
            if let Some(record) = found {
                ensure_open(record)?;
                if !is_kept_by_tool(record) {
                    let path = YamlPath::from(format!("responses.{side}"));
                    let answers = added.iter().map(|(_, answer)| format!("{}\n", paste(answer)));
                    let refusal = Refusal { obstacle: Obstacle::Comment, path, paste: answers.collect() };
                    return Err(to_paste(&record.source.path, refusal));
                }
            }
            let file = match found.and_then(|it| it.source.file()) {
                Some(file) => file.to_owned(),
                None => writing.file(&format!("health/{}.yaml", period.to_string().to_lowercase()))?,
            };
            let count = added.len() + agreed.len();
            let mut sides: Vec<String> = added.iter().map(|(side, _)| side.clone()).collect();
            sides.dedup();
            let text = with_sheets(writing.named(), period, before, added, &agreed)
                .map_err(|refusal| to_paste(&file.display().to_string(), refusal))?;
            records.push(Record {
                period,
                file,
                text,
                before: found.map(|it| Arc::clone(&it.source)),
                sides,
                count,
            });
        }
        Ok(Self(records))
    }

    /// Whether nothing is new.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many people's answers are new.
    pub(in crate::cli) fn count(&self) -> usize {
        self.0.iter().map(|record| record.count).sum()
    }

    /// Whether every record would read as it should.
    pub(in crate::cli) fn prove(&self, writing: &Writing) -> anyhow::Result<()> {
        self.0.iter().try_for_each(|record| writing.prove(&record.file, &record.text).map(|_| ()))
    }

    /// Writes the records, and says what is shown of them when.
    pub(in crate::cli) fn write(&self, common: &Common, writing: &Writing) -> anyhow::Result<()> {
        for record in &self.0 {
            match &record.before {
                Some(source) => {
                    writing.replace_silently(common, source, Ok(record.text.clone()))?;
                    hide_time(source, record.period);
                }
                None => {
                    let after = writing.begin_silently(common, &record.file, &record.text)?;
                    let records = after.partnerships.iter().flat_map(|it| &it.records.health);
                    let written = records.into_iter().find(|it| it.source.file() == Some(&record.file));
                    written.into_iter().for_each(|it| hide_time(&it.source, record.period));
                }
            }
            if let Some(side) = record.sides.first() {
                tell(common, writing, side, record.period);
            }
        }
        Ok(())
    }
}
