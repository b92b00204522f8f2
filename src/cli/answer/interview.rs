//! The questions at a terminal, topic by topic, each answer written before the next question is asked.

mod again;
mod back;
mod terms;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;

use super::asking::{self, Asked, Said};
use super::choices::{self, Choices};
use super::place::{Entry, Next, onto, said_at, text_at};
use super::record;
use super::seen::Seen;
use super::tell::{self, Told};
use super::typed::Reader;
use super::written::{self, Onto, Trouble};
use super::{Desk, settled, tell_refusal};
use crate::agenda::{Open, Topic};
use crate::cli::ask::{Ask, Stopped};
use crate::cli::{Outcome, output};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::shape::{Shape, Table};
use crate::grammar::{counted, number};
use crate::rules::{Concerns, is_blind};
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// Somebody who answers.
pub(super) struct Interview<'a> {
    desk: &'a Desk<'a>,
    ask: &'a Ask,
    wants_all: bool,
    /// How many questions are still to be asked.
    left: usize,
    seen: Seen,
    /// Asked in this call, answered or not.
    asked: BTreeSet<YamlPath>,
    /// The questions that were asked, in their order: to go back to.
    past: Vec<Open>,
    /// Topics that were put off.
    put_off: BTreeSet<String>,
    /// The topic that is talked about, and how many of its questions were asked.
    topic: Option<(String, usize)>,
    /// Topics of which somebody wants to answer what no verdict hangs on, too.
    whole: BTreeSet<String>,
    /// The entry of a list that is being made.
    entry: Option<Entry>,
    /// What to ask again by whoever goes back to the question by which an entry was made.
    made: Option<Open>,
    /// Whether what no verdict hangs on was agreed to be asked.
    goes_on: bool,
    /// What was answered, in the order of the answers.
    answered: Vec<YamlPath>,
    /// Which question it is of how many, where these questions are asked and no others.
    fixed: Option<(usize, usize)>,
}

impl<'a> Interview<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        ask: &'a Ask,
        wants_all: bool,
        most: usize,
    ) -> anyhow::Result<Self> {
        let seen = Seen::now(desk, wants_all)?;
        Ok(Self {
            desk,
            ask,
            wants_all,
            left: most,
            // Where nothing is needed, what is not needed is what somebody calls for.
            goes_on: seen.topics.iter().all(|topic| topic.needed() == 0),
            seen,
            asked: BTreeSet::new(),
            past: Vec::new(),
            put_off: BTreeSet::new(),
            topic: None,
            whole: BTreeSet::new(),
            entry: None,
            made: None,
            answered: Vec::new(),
            fixed: None,
        })
    }

    /// Asks until nothing is open, or until somebody stops; then says what was settled.
    pub(super) fn run(mut self, path: &Path) -> anyhow::Result<Outcome> {
        tell::begin(&self.seen.topics);
        match self.ask_all() {
            Ok(()) => {}
            Err(error) if error.is::<Stopped>() => {
                let answers = settled::answers(self.count());
                bail!("stopped; {answers} written; `partner answer {}` continues", path.display())
            }
            Err(error) => return Err(error),
        }
        self.end(path)
    }

    fn end(&self, path: &Path) -> anyhow::Result<Outcome> {
        settled::tell(&self.seen, &self.answered)?;
        let rest = match self.seen.open() {
            0 => "no open question is due".to_owned(),
            open => format!("{}; `partner answer {}` continues", settled::open(open), path.display()),
        };
        output::note(self.desk.common, &format!("{} written; {rest}", settled::answers(self.count())));
        Ok(Outcome::Clean)
    }

    /// How many answers were written.
    pub(super) fn count(&self) -> usize {
        self.answered.len()
    }

    /// Asks these questions, and no others.
    pub(super) fn ask_each(&mut self, open: Vec<Open>) -> anyhow::Result<()> {
        let of = open.len();
        for (nth, open) in open.into_iter().enumerate() {
            self.fixed = Some((nth + 1, of));
            self.ask_until_answered(&open)?;
        }
        Ok(())
    }

    fn ask_all(&mut self) -> anyhow::Result<()> {
        while self.left > 0 {
            let Some(next) = self.next()? else { return Ok(()) };
            self.left -= 1;
            match self.question(&next)? {
                Next::GoOn | Next::Back => {}
                Next::Stop => return Ok(()),
            }
        }
        Ok(())
    }

    /// The topics with what is still to be asked of each.
    fn left_open(&self) -> Vec<Topic> {
        let still = |topic: &Topic| Topic {
            section: topic.section.clone(),
            open: topic.open.iter().filter(|open| !self.asked.contains(&open.path)).cloned().collect(),
        };
        let topics = self.seen.topics.iter().map(still);
        topics.filter(|topic| !topic.open.is_empty() && !self.put_off.contains(&topic.section)).collect()
    }

    /// The question to ask next: of the entry that is being made, of the topic that is talked about, then of the worst topic.
    fn next(&mut self) -> anyhow::Result<Option<Open>> {
        loop {
            let topics = self.left_open();
            if let Some(open) = self.of_entry(&topics) {
                if let Some((_, asked)) = &mut self.topic {
                    *asked += 1;
                }
                return Ok(Some(open));
            }
            let current =
                self.topic.as_ref().and_then(|(section, _)| topics.iter().find(|it| it.section == *section));
            if let Some(topic) = current.or(topics.first()) {
                if self.is_asked_now(topic)? {
                    let first = topic.open.first().cloned();
                    self.turn_to(topic);
                    return Ok(first);
                }
                continue;
            }
            return Ok(None);
        }
    }

    /// What is open in the entry that is being made; once nothing is, whether there is another entry.
    fn of_entry(&mut self, topics: &[Topic]) -> Option<Open> {
        let Entry { path, list } = self.entry.take()?;
        let open = || topics.iter().flat_map(|topic| &topic.open);
        if let Some(open) = open().find(|open| open.path.steps().starts_with(path.steps())).cloned() {
            self.entry = Some(Entry { path, list });
            return Some(open);
        }
        // Where more is wanted, the list is asked for anyway.
        let is_asked = open().any(|open| open.path == list.path);
        let question = format!("Another one? {}", list.question);
        (!is_asked).then_some(Open { question, lack: String::new(), why: String::new(), ..list })
    }

    /// Whether to go on with a topic. Where a verdict hangs on nothing more of it, that is asked.
    fn is_asked_now(&mut self, topic: &Topic) -> anyhow::Result<bool> {
        if topic.needed() > 0 || self.goes_on || self.whole.contains(&topic.section) {
            return Ok(true);
        }
        let is_begun = self.topic.as_ref().is_some_and(|(section, _)| *section == topic.section);
        let count = topic.open.len();
        if is_begun {
            let question = format!(
                "{}: what a signature needs is answered. {} {} worth settling. Now?",
                tell::title(&topic.section),
                counted(count, "more question"),
                number(count, "is", "are"),
            );
            if self.ask.confirm(&question, false)? {
                self.whole.insert(topic.section.clone());
            } else {
                self.put_off.insert(topic.section.clone());
            }
            return Ok(false);
        }
        // Nothing is left that a verdict hangs on: what was put off for that reason comes with the rest.
        let rest: usize = self.left_open().iter().map(|topic| topic.open.len()).sum();
        tell::standing(&self.seen);
        let question = format!(
            "Everything that a signature needs has been asked. {} {} worth settling. Go on?",
            counted(rest, "more question"),
            number(rest, "is", "are"),
        );
        if self.ask.confirm(&question, false)? {
            self.goes_on = true;
        } else {
            self.put_off.extend(self.left_open().into_iter().map(|topic| topic.section));
        }
        Ok(false)
    }

    /// Begins a topic, or goes on with it.
    fn turn_to(&mut self, topic: &Topic) {
        match &mut self.topic {
            Some((section, asked)) if *section == topic.section => *asked += 1,
            _ => {
                tell::topic(topic);
                self.topic = Some((topic.section.clone(), 1));
            }
        }
    }

    /// Which question of its topic this is, and of how many: `3 of 7`.
    fn place(&self, open: &Open) -> (usize, usize) {
        if let Some(place) = self.fixed {
            return place;
        }
        let asked = match &self.topic {
            Some((section, asked)) if section == open.section() => *asked,
            _ => 1,
        };
        let topic = self.seen.topics.iter().find(|topic| topic.section == open.section());
        let rest =
            topic.map_or(0, |topic| topic.open.iter().filter(|it| !self.asked.contains(&it.path)).count());
        (asked, (asked + rest).saturating_sub(1).max(asked))
    }

    /// Asks one question until it is answered or put off.
    fn question(&mut self, open: &Open) -> anyhow::Result<Next> {
        let place = self.place(open);
        let is_begun = said_at(self.seen.charter()?, &open.path).is_some() || choices::is_list(open.shape);
        tell::question(open, place, is_begun && text_at(self.seen.charter()?, &open.path).is_some());
        self.asked.insert(open.path.clone());
        let count = self.answered.len();
        let said = match record::table_at(&open.path, open.shape) {
            Some(table) => self.entry(open, table)?,
            None if self.is_text_list(open) => self.texts(open)?,
            None => self.once(open)?,
        };
        if said != Said::Back {
            let made = self.made.take();
            self.past.push(made.unwrap_or_else(|| open.clone()));
        }
        if matches!(said, Said::Nothing) && self.answered.len() == count {
            tell::line("  put off");
        }
        match said {
            Said::Back => return self.go_back(open),
            Said::Later => {
                let section = open.section().to_owned();
                tell::line(&format!("{} is put off", tell::title(&section)));
                self.put_off.insert(section);
                self.entry = None;
            }
            Said::Each => return self.each(open),
            Said::Stop => return Ok(Next::Stop),
            Said::Answer(_) | Said::Nothing | Said::Help | Said::Terms => {}
        }
        Ok(Next::GoOn)
    }

    fn reader<'s>(&'s self, charter: &'s Charter) -> Reader<'s> {
        Reader {
            charter,
            words: &self.desk.question.configuration.placeholders,
            as_of: self.desk.question.as_of,
        }
    }

    /// Whether its answer is a list of texts, which are asked one by one.
    fn is_text_list(&self, open: &Open) -> bool {
        let is_chosen = || {
            let charter = self.seen.charter().ok();
            charter.is_some_and(|charter| Choices::of(&charter.value, &open.path, open.shape).is_some())
        };
        choices::is_list(open.shape) && !is_chosen()
    }

    /// Asks for an answer that is given in one go.
    fn once(&mut self, open: &Open) -> anyhow::Result<Said> {
        loop {
            let said = self.asked_of(open, &tell::prompt(open), onto(open))?;
            match said {
                Said::Help => tell::help(open, self.seen.charter()?),
                Said::Terms => match self.terms(open)? {
                    Said::Back => {}
                    said => return Ok(said),
                },
                Said::Answer(value) => {
                    self.write(open, &open.path, &value, onto(open))?;
                    return Ok(Said::Nothing);
                }
                said => return Ok(said),
            }
        }
    }

    fn asked_of(&self, open: &Open, prompt: &str, onto: Onto) -> anyhow::Result<Said> {
        let charter = self.seen.charter()?;
        let begun = said_at(charter, &open.path).filter(|_| open.wrong.is_none()).unwrap_or_default();
        let proposal = self.proposal(open, charter);
        let is_for_each = matches!(open.shape, Shape::Each(_)) && open.concerns == Some(Concerns::Each);
        let asked = Asked {
            prompt,
            path: &open.path,
            shape: open.shape,
            begun: &begun,
            proposal: &proposal,
            is_for_each,
        };
        tell::options(&asked);
        let check = |value: Value| asking::tried(charter, &open.path, value, onto);
        asking::ask(self.ask, charter, self.reader(&charter.value), &asked, &check)
    }

    /// What `=` stands for: what another party has said.
    fn proposal(&self, open: &Open, charter: &Document<Charter>) -> String {
        let parties = charter.value.party_ids();
        let of_other = |party: &&str| written::of_party(&open.path, &parties, party);
        let hides = self.desk.is_blind && is_blind(&open.path);
        let other = parties.iter().filter_map(of_other).find_map(|path| said_at(charter, &path));
        other.filter(|_| !hides).unwrap_or_default()
    }

    /// Asks for texts one by one, each written at once.
    fn texts(&mut self, open: &Open) -> anyhow::Result<Said> {
        let mut nth = 0;
        loop {
            let path = open.path.clone().index(nth);
            let charter = self.seen.charter()?;
            let is_there = said_at(charter, &path).is_some();
            let Some(shape) = open.shape.entry() else { return Ok(Said::Nothing) };
            let entry = Open { path: path.clone(), shape, wrong: None, ..open.clone() };
            let prompt = format!("{} {}", tell::prompt(open), nth + 1);
            let said = if is_there {
                self.asked_of(&entry, &prompt, Onto::Replace)?
            } else {
                let list = Open { wrong: None, ..open.clone() };
                self.asked_of_new(&list, &prompt)?
            };
            match said {
                Said::Help => tell::help(open, self.seen.charter()?),
                Said::Back if nth > 0 => nth -= 1,
                Said::Answer(value) if is_there => {
                    self.write(&entry, &path, &value, Onto::Replace)?;
                    nth += 1;
                }
                Said::Answer(value) => {
                    // What is wrong as a whole gives way to the first entry.
                    let onto = if nth == 0 { onto(open) } else { Onto::Append };
                    if !self.write(open, &open.path, &value, onto)? {
                        return Ok(Said::Nothing);
                    }
                    nth += 1;
                }
                // What was deleted from the line is deleted from the list.
                Said::Nothing if is_there => {
                    if !self.remove(&open.path, nth)? {
                        nth += 1;
                    }
                }
                said => return Ok(said),
            }
        }
    }

    /// Asks for one more entry of a list of texts.
    fn asked_of_new(&self, list: &Open, prompt: &str) -> anyhow::Result<Said> {
        let charter = self.seen.charter()?;
        let asked = Asked {
            prompt,
            path: &list.path,
            shape: list.shape,
            begun: "",
            proposal: "",
            is_for_each: matches!(list.shape, Shape::Each(_)) && prompt.ends_with(" 1"),
        };
        let check = |value: Value| asking::tried(charter, &list.path, value, Onto::Append);
        asking::ask(self.ask, charter, self.reader(&charter.value), &asked, &check)
    }

    /// Asks for an entry of a list: first what it is called; the rest of it is asked next.
    fn entry(&mut self, open: &Open, table: &'static Table) -> anyhow::Result<Said> {
        let charter = self.seen.charter()?;
        let index = written::count(charter, &open.path, open.wrong.is_some());
        let parts = record::parts_to_begin(&charter.value, &open.path, table);
        let mut answers: Vec<(Vec<String>, Value)> = Vec::new();
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            let charter = self.seen.charter()?;
            let below = part.keys.iter().fold(open.path.clone().index(0), |path, key| path.key(key));
            let place = part.keys.iter().fold(open.path.clone().index(index), |path, key| path.key(key));
            let prompt = tell::prompt_of_part(open, &part.keys);
            if parts.len() > 1 {
                tell::part(&below, part.key);
            }
            let asked = Asked {
                prompt: &prompt,
                path: &place,
                shape: part.shape,
                begun: "",
                proposal: "",
                is_for_each: false,
            };
            let check = |value: Value| {
                let so_far = [&answers[..], &[(part.keys.clone(), value.clone())]].concat();
                let entry = Value::list([record::entry(&so_far)]);
                asking::tried_as(charter, &open.path, entry, value, Onto::Append)
            };
            match asking::ask(self.ask, charter, self.reader(&charter.value), &asked, &check)? {
                Said::Answer(value) => {
                    answers.push((part.keys.clone(), value));
                    at += 1;
                }
                Said::Nothing if parts.len() > 1 && at + 1 < parts.len() && !answers.is_empty() => at += 1,
                Said::Nothing => break,
                Said::Help => tell::help(open, charter),
                Said::Back if at > 0 => {
                    at -= 1;
                    answers.pop();
                }
                said => return Ok(said),
            }
        }
        if answers.is_empty() {
            return Ok(Said::Nothing);
        }
        record::give_id(self.seen.charter()?, &open.path, table, &mut answers);
        let entry = Value::list([record::entry(&answers)]);
        if self.write(open, &open.path, &entry, onto(open))? {
            // There may be another entry; first the rest of this one.
            self.asked.remove(&open.path);
            let path = open.path.clone().index(index);
            if let Some(part) = parts.first() {
                let path = part.keys.iter().fold(path.clone(), |path, key| path.key(key));
                self.made = Some(Open { path, shape: part.shape, wrong: None, ..open.clone() });
            }
            self.entry = Some(Entry {
                path,
                list: Open {
                    wrong: None,
                    question: open.question.replace("Another one? ", ""),
                    ..open.clone()
                },
            });
        }
        Ok(Said::Nothing)
    }

    /// Writes an answer into the file as it is by now, and says what that moves. Whether it was written.
    fn write(&mut self, open: &Open, path: &YamlPath, value: &Value, onto: Onto) -> anyhow::Result<bool> {
        written::unless_overtaken(|| self.write_once(open, path, value.clone(), onto))
    }

    fn write_once(&mut self, open: &Open, path: &YamlPath, value: Value, onto: Onto) -> anyhow::Result<bool> {
        let now = Seen::now(self.desk, self.wants_all)?;
        let charter = now.charter()?;
        if text_at(charter, path) != text_at(self.seen.charter()?, path) {
            let told = format!("`{path}` was answered in the file meanwhile, and was left as it is");
            output::note(self.desk.common, &told);
            self.seen = now;
            return Ok(false);
        }
        let after = match written::tried(charter, path, value, onto) {
            Ok(after) => after,
            Err(Trouble::Wrong(wrong)) => {
                output::note(self.desk.common, &format!("not written: {wrong}"));
                return Ok(false);
            }
            Err(Trouble::Refused(refusal)) => {
                tell_refusal(&refusal);
                return Ok(false);
            }
        };
        if after.source.text == charter.source.text {
            self.seen = now;
            return Ok(true);
        }
        let after = record::renamed(&after, path).unwrap_or(after);
        written::write(charter, &after)?;
        self.answered.push(path.clone());
        let then = Seen::now(self.desk, self.wants_all)?;
        self.tell_after(open, path, &now, &then);
        self.seen = then;
        Ok(true)
    }

    /// Takes an entry out of its list, if it is the one that was seen there. Whether it was taken out.
    fn remove(&mut self, list: &YamlPath, index: usize) -> anyhow::Result<bool> {
        written::unless_overtaken(|| self.remove_once(list, index))
    }

    fn remove_once(&mut self, list: &YamlPath, index: usize) -> anyhow::Result<bool> {
        let now = Seen::now(self.desk, self.wants_all)?;
        let charter = now.charter()?;
        if text_at(charter, list) != text_at(self.seen.charter()?, list) {
            let told = format!("`{list}` was changed in the file meanwhile, and was left as it is");
            output::note(self.desk.common, &told);
            self.seen = now;
            return Ok(false);
        }
        let is_removed = match written::removed(charter, list, index) {
            Ok(after) => {
                written::write(charter, &after)?;
                true
            }
            Err(Trouble::Wrong(wrong)) => {
                output::note(self.desk.common, &format!("not deleted: {wrong}"));
                false
            }
            Err(Trouble::Refused(refusal)) => {
                tell_refusal(&refusal);
                false
            }
        };
        self.seen = Seen::now(self.desk, self.wants_all)?;
        Ok(is_removed)
    }

    /// What an answer has moved, and what it leaves.
    fn tell_after(&self, open: &Open, path: &YamlPath, before: &Seen, after: &Seen) {
        let hides = self.desk.is_blind && is_blind(path);
        if hides {
            return;
        }
        let said: BTreeSet<&str> = before.found_at(path).collect();
        // What an entry lacks that has only begun is asked next.
        let is_begun = record::table_at(path, open.shape).is_some();
        for message in after.found_at(path).filter(|message| !is_begun && !said.contains(message)) {
            output::list(&Told::of(&format!("  written; to settle: {message}")).text());
        }
        let is_left = |it: &&Open| {
            it.path == *path && it.path == open.path && record::table_at(path, it.shape).is_none()
        };
        let left = after.topics.iter().flat_map(|topic| &topic.open).find(is_left);
        if let Some(left) = left.filter(|left| !left.lack.is_empty() && !choices::is_list(left.shape)) {
            output::list(&Told::of(&format!("  written; still open: {}", left.lack)).text());
        }
        tell::moves(self.desk.common, &before.standing, &after.standing);
    }
}
