//! What is answered, asked again to correct it: of a list which entries stay, what of them is said anew, and whether there are more.

use std::path::Path;

use anyhow::{anyhow, bail, ensure};

use super::Interview;
use crate::agenda::{self, Open};
use crate::cli::Outcome;
use crate::cli::answer::{record, settled, tell, written};
use crate::cli::ask::{Item, Manner, Picked, Stopped};
use crate::document::identity::is_naming;
use crate::document::shape::{Key, Table};
use crate::grammar::series;
use crate::yaml::YamlPath;

impl Interview<'_> {
    /// Asks again what is answered at these places, and nothing else.
    pub(in crate::cli::answer) fn run_again(
        mut self,
        path: &Path,
        places: &[String],
    ) -> anyhow::Result<Outcome> {
        let mut again = Vec::new();
        for place in places {
            let path = YamlPath::from(place.as_str());
            let shape =
                written::shape_at(&path).map_err(|problem| anyhow!("`--again {place}`: {problem}"))?;
            ensure!(
                agenda::is_line(shape) || agenda::record_of(shape).is_some(),
                "`--again {place}`: this has several keys; name one"
            );
            again.push(Open::at(self.seen.charter()?, &path, shape));
        }
        match self.ask_again(again) {
            Ok(()) => self.end(path),
            Err(error) if error.is::<Stopped>() => {
                bail!("stopped; {} written", settled::answers(self.count()))
            }
            Err(error) => Err(error),
        }
    }

    fn ask_again(&mut self, again: Vec<Open>) -> anyhow::Result<()> {
        let of = again.len();
        for (nth, mut open) in again.into_iter().enumerate() {
            self.fixed = Some((nth + 1, of));
            if let Some(table) = record::table_at(&open.path, open.shape)
                && !self.names(&open)?.is_empty()
            {
                self.keep(&open)?;
                self.change(&open, table)?;
                open.question = format!("Another one? {}", open.question);
            }
            let mut next = Some(open);
            // An entry that is begun here is asked to its end.
            while let Some(open) = next {
                self.ask_until_answered(&open)?;
                let topics = self.left_open();
                next = self.of_entry(&topics);
            }
        }
        Ok(())
    }

    /// What the entries of a list are called.
    fn names(&self, list: &Open) -> anyhow::Result<Vec<String>> {
        let charter = self.seen.charter()?;
        let name = |at: usize| {
            settled::in_words(charter, &list.path.clone().index(at))
                .unwrap_or_else(|| format!("entry {}", at + 1))
        };
        Ok((0..written::count(charter, &list.path, false)).map(name).collect())
    }

    /// Asks which entries stay, and takes the others out.
    fn keep(&mut self, list: &Open) -> anyhow::Result<()> {
        let names = self.names(list)?;
        let items: Vec<Item> =
            names.iter().map(|name| Item { label: name.clone(), is_marked: true }).collect();
        tell::line("");
        tell::line("Which of these stay? What is not ticked is deleted.");
        let manner = Manner { is_many: true, ..Manner::default() };
        let kept = match self.ask.pick(&format!("{} that stay", tell::prompt(list)), &items, manner)? {
            Picked::Chosen(kept) => kept,
            _ => Vec::new(),
        };
        let gone: Vec<usize> = (0..names.len()).filter(|at| !kept.contains(at)).collect();
        let named: Vec<&str> = gone.iter().filter_map(|at| names.get(*at)).map(String::as_str).collect();
        if gone.is_empty() || !self.ask.confirm(&format!("Delete {}?", series(&named)), false)? {
            return Ok(());
        }
        for at in gone.into_iter().rev() {
            if self.remove(&list.path, at)? {
                self.answered.push(list.path.clone());
            }
        }
        Ok(())
    }

    /// Asks of which entry something is said anew, and asks that.
    fn change(&mut self, list: &Open, table: &'static Table) -> anyhow::Result<()> {
        loop {
            let names = self.names(list)?;
            if names.is_empty() {
                return Ok(());
            }
            let items: Vec<Item> = names.into_iter().map(|label| Item { label, is_marked: false }).collect();
            tell::line("");
            tell::line("Is one of them to change? Enter goes on.");
            let prompt = format!("{} to change", tell::prompt(list));
            let Picked::Chosen(chosen) = self.ask.pick(&prompt, &items, Manner::default())? else {
                return Ok(());
            };
            let Some(at) = chosen.first() else { return Ok(()) };
            let parts = agenda::parts_of_entry(&list.path, table);
            // The id is what others refer to by.
            let is_named = parts.iter().any(|key| is_naming(key.name) && key.name != "id");
            let is_asked = |key: &&Key| agenda::is_line(&key.shape) && !(is_named && key.name == "id");
            let parts: Vec<&Key> = parts.into_iter().filter(is_asked).collect();
            let of = parts.len();
            for (nth, key) in parts.into_iter().enumerate() {
                self.fixed = Some((nth + 1, of));
                let path = list.path.clone().index(*at).key(key.name);
                let open = Open::at(self.seen.charter()?, &path, &key.shape);
                self.ask_until_answered(&open)?;
            }
        }
    }
}
