//! Answers to the health check that come in a file: added to those that stand, all of them or none.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{ensure_open, hide_time, is_kept_by_tool, paste, tell};
use crate::cli::Common;
use crate::cli::writing::{Writing, to_paste};
use crate::document::Source;
use crate::document::scalar::Period;
use crate::new::health::{NewAnswer, not_there_yet, with_answers};
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
        for it in responses {
            let sides = by_period.entry(it.period).or_default();
            sides.entry(&it.side).or_default().push(it.answer.clone());
        }
        let mut records = Vec::new();
        for (period, sides) in by_period {
            let found =
                writing.partnership().records.health.iter().find(|it| it.value.period.get() == Some(&period));
            let before = found.map(|it| &it.value);
            let mut added: Vec<(String, NewAnswer)> = Vec::new();
            for (side, answers) in sides {
                let new = not_there_yet(before, side, &answers);
                added.extend(new.into_iter().map(|answer| (side.to_owned(), answer)));
            }
            let Some((side, answer)) = added.first() else { continue };
            if let Some(record) = found {
                ensure_open(record)?;
                if !is_kept_by_tool(record) {
                    let path = YamlPath::from(format!("responses.{side}"));
                    let refusal =
                        Refusal { obstacle: Obstacle::Comment, path, paste: format!("{}\n", paste(answer)) };
                    return Err(to_paste(&record.source.path, refusal));
                }
            }
            let file = match found.and_then(|it| it.source.file()) {
                Some(file) => file.to_owned(),
                None => writing.file(&format!("health/{}.yaml", period.to_string().to_lowercase()))?,
            };
            let count = added.len();
            let mut sides: Vec<String> = added.iter().map(|(side, _)| side.clone()).collect();
            sides.dedup();
            let text = with_answers(writing.named(), period, before, added)
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
