//! The terms of an answer that is no single word, asked one by one and written together.

use super::Interview;
use crate::agenda::{self, Open};
use crate::cli::answer::asking::{self, Asked, Said};
use crate::cli::answer::record;
use crate::cli::answer::tell;
use crate::cli::answer::written::Onto;
use crate::document::shape::Key;
use crate::grammar::spaced;
use crate::yaml::edit::Value;

impl Interview<'_> {
    /// Asks for each of the terms; who goes back from the first is asked as before.
    pub(super) fn terms(&mut self, open: &Open) -> anyhow::Result<Said> {
        let Some(table) = record::terms_at(open.shape) else { return Ok(Said::Back) };
        let keys: Vec<&Key> = table.keys.iter().filter(|key| agenda::is_line(&key.shape)).collect();
        let mut answers: Vec<Option<(String, Value)>> = Vec::new();
        while let Some(key) = keys.get(answers.len()) {
            let charter = self.seen.charter()?;
            let path = open.path.clone().key(key.name);
            tell::part(&path, key);
            let prompt = format!("{}, {}", tell::prompt(open), spaced(key.name));
            let asked = Asked {
                prompt: &prompt,
                path: &path,
                shape: &key.shape,
                begun: "",
                proposal: "",
                is_for_each: false,
            };
            let so_far = |value: &Value| {
                let this = (key.name.to_owned(), value.clone());
                Value::Map(answers.iter().flatten().cloned().chain([this]).collect())
            };
            let check =
                |value: Value| asking::tried_as(charter, &open.path, so_far(&value), value, Onto::Replace);
            match asking::ask(self.ask, charter, self.reader(&charter.value), &asked, &check)? {
                Said::Answer(value) => answers.push(Some((key.name.to_owned(), value))),
                Said::Nothing => answers.push(None),
                Said::Back if answers.pop().is_none() => return Ok(Said::Back),
                Said::Help => tell::help(open, charter),
                said @ (Said::Later | Said::Stop) => return Ok(said),
                Said::Back | Said::Each | Said::Terms => {}
            }
        }
        let said: Vec<(String, Value)> = answers.into_iter().flatten().collect();
        if !said.is_empty() {
            self.write(open, &open.path, &Value::Map(said), Onto::Replace)?;
        }
        Ok(Said::Nothing)
    }
}
