//! The questions at a terminal, one after the other, each answer written before the next question is asked.

use crate::grammar::{counted, number};
use std::collections::BTreeSet;
use std::path::Path;

use anyhow::bail;

use super::record::{self, Part};
use super::written::{self, Onto, Trouble};
use super::{Desk, one, tell_refusal, value};
use crate::agenda::{self, Open};
use crate::cli::ask::{Ask, Stopped};
use crate::cli::{Outcome, output};
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::shape::{Shape, Table};
use crate::rules;
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// What stops the questions.
const STOP: &str = "q";

/// Somebody who answers.
pub(super) struct Interview<'a> {
    desk: &'a Desk<'a>,
    ask: &'a Ask,
    wants_all: bool,
    /// How many questions are still to be asked.
    left: usize,
    /// Asked in this call, answered or not.
    asked: BTreeSet<YamlPath>,
    written: usize,
}

/// What came of a question.
enum Said {
    /// An answer, not written yet.
    Answer(Value),
    Skipped,
    Stop,
}

impl<'a> Interview<'a> {
    pub(super) fn new(desk: &'a Desk<'a>, ask: &'a Ask, wants_all: bool, most: usize) -> Self {
        Self { desk, ask, wants_all, left: most, asked: BTreeSet::new(), written: 0 }
    }

    /// Asks until nothing is open, or until somebody stops.
    pub(super) fn run(mut self, path: &Path) -> anyhow::Result<Outcome> {
        match self.ask_all() {
            Ok(()) => {}
            Err(error) if error.is::<Stopped>() => {
                let answers = self.answers();
                bail!("stopped; {answers} written; `partner answer {}` continues", path.display())
            }
            Err(error) => return Err(error),
        }
        let repository = self.desk.read()?;
        let open = self.desk.open(&repository, self.wants_all).len();
        let answers = self.answers();
        let rest = match open {
            0 => "no open question is due".to_owned(),
            open => format!(
                "{} {} open; `partner answer {}` continues",
                counted(open, "question"),
                number(open, "is", "are"),
                path.display()
            ),
        };
        output::note(self.desk.common, &format!("{answers} written; {rest}"));
        Ok(Outcome::Clean)
    }

    fn answers(&self) -> String {
        match self.written {
            0 => "no answer was".to_owned(),
            count => format!("{} {}", counted(count, "answer"), number(count, "was", "were")),
        }
    }

    fn ask_all(&mut self) -> anyhow::Result<()> {
        while self.left > 0 {
            let repository = self.desk.read()?;
            let mut open = self.desk.open(&repository, self.wants_all);
            open.retain(|it| !self.asked.contains(&it.path));
            let count = open.len();
            let Some(next) = open.into_iter().next() else { return Ok(()) };
            self.left -= 1;
            self.asked.insert(next.path.clone());
            let charter = &one(&repository)?.charter;
            tell(&next, count);
            let goes_on = match record::table_at(&next.path, next.shape) {
                Some(table) => self.records(&next, table)?,
                None => self.line(&next, charter)?,
            };
            if !goes_on {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Asks for an answer in one line. Whether to go on.
    fn line(&mut self, open: &Open, charter: &Document<Charter>) -> anyhow::Result<bool> {
        tell_choice(&charter.value, &open.path, open.shape);
        let check = |value: Value| written::tried(charter, &open.path, value, onto(open)).map(|_| ());
        match self.said(&open.path.to_string(), open.shape, check)? {
            Said::Answer(value) => self.write(open, value, charter).map(|_| true),
            Said::Skipped => Ok(true),
            Said::Stop => Ok(false),
        }
    }

    /// Asks for entries of a list, part by part, one entry after the other. Whether to go on.
    fn records(&mut self, open: &Open, table: &'static Table) -> anyhow::Result<bool> {
        let mut here = open.clone();
        loop {
            let repository = self.desk.read()?;
            let charter = &one(&repository)?.charter;
            let mut answers: Vec<(Vec<String>, Value)> = Vec::new();
            let mut goes_on = true;
            for part in record::parts(&charter.value, &open.path, table) {
                match self.part(open, charter, &part, &answers)? {
                    Said::Answer(value) => answers.push((part.keys, value)),
                    Said::Skipped => {}
                    Said::Stop => {
                        goes_on = false;
                        break;
                    }
                }
            }
            if answers.is_empty() {
                return Ok(goes_on);
            }
            let is_written = self.write(&here, Value::list([record::entry(&answers)]), charter)?;
            // A second entry comes behind the first, which has taken the place of what was wrong.
            here.wrong = None;
            if !goes_on || !is_written || !self.ask.confirm("Another entry?", false)? {
                return Ok(goes_on);
            }
        }
    }

    /// Asks for a part of an entry whose parts so far are known.
    fn part(
        &self,
        open: &Open,
        charter: &Document<Charter>,
        part: &Part,
        answers: &[(Vec<String>, Value)],
    ) -> anyhow::Result<Said> {
        let place = part.keys.iter().fold(open.path.clone().index(0), |path, key| path.key(key));
        let asked = rules::question_at(DocumentKind::Charter, &open.path.clone().index(0).key(part.key.name));
        let what = asked.map_or(part.key.doc.as_ref(), |question| question.text);
        tell_lines(&[format!("  {}: {what}", part.keys.join("."))]);
        tell_choice(&charter.value, &place, part.shape);
        let check = |value: Value| {
            let so_far = [answers, &[(part.keys.clone(), value)]].concat();
            let entry = Value::list([record::entry(&so_far)]);
            written::tried(charter, &open.path, entry, Onto::Append).map(|_| ())
        };
        self.said(&part.keys.join("."), part.shape, check)
    }

    fn said(
        &self,
        prompt: &str,
        shape: &Shape,
        check: impl Fn(Value) -> Result<(), Trouble>,
    ) -> anyhow::Result<Said> {
        let check = |text: &str| {
            if text == STOP {
                return Ok(());
            }
            let Some(value) = value::value_of(shape, text) else { return Ok(()) };
            match check(value) {
                // What cannot be written is told afterwards, with what to paste.
                Ok(()) | Err(Trouble::Refused(_)) => Ok(()),
                Err(Trouble::Wrong(problem)) => Err(crate::render::visible(&problem)),
            }
        };
        let Some(text) = self.ask.optional(&crate::render::visible(prompt), check)? else {
            return Ok(Said::Skipped);
        };
        if text == STOP {
            return Ok(Said::Stop);
        }
        Ok(value::value_of(shape, &text).map_or(Said::Skipped, Said::Answer))
    }

    /// Writes an answer into the file as it is by now. Whether it was written.
    fn write(&mut self, open: &Open, value: Value, asked: &Document<Charter>) -> anyhow::Result<bool> {
        let path = &open.path;
        let repository = self.desk.read()?;
        let partnership = one(&repository)?;
        let now = &partnership.charter;
        if text_at(now, path) != text_at(asked, path) {
            output::note(
                self.desk.common,
                &format!("`{path}` was answered in the file meanwhile, and was left as it is"),
            );
            return Ok(false);
        }
        let after = match written::tried(now, path, value, onto(open)) {
            Ok(after) => after,
            Err(Trouble::Wrong(problem)) => {
                output::note(self.desk.common, &format!("not written: {problem}"));
                return Ok(false);
            }
            Err(Trouble::Refused(refusal)) => {
                tell_refusal(&refusal);
                return Ok(false);
            }
        };
        if after.source.text == now.source.text {
            return Ok(true);
        }
        let standing = self.desk.standing(&repository);
        written::write(now, &after)?;
        self.written += 1;
        self.desk.tell_moves(&standing)?;
        Ok(true)
    }
}

/// What is wrong gives way to its correction; an answer to what is open comes behind what is there.
fn onto(open: &Open) -> Onto {
    if open.wrong.is_some() { Onto::Replace } else { Onto::Append }
}

/// What stands at a path, as written.
fn text_at<'c>(charter: &'c Document<Charter>, path: &YamlPath) -> Option<&'c str> {
    let source = &charter.source;
    let reached = source.tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    source.text.get(source.tree.span(node).range())
}

fn tell(open: &Open, count: usize) {
    let of = if open.of.is_empty() { String::new() } else { format!("{}: ", open.of) };
    let left = if count == 1 { "the last open question".to_owned() } else { counted(count, "open question") };
    let mut lines =
        vec![String::new(), format!("{of}{}", open.question), format!("  where: {} ({left})", open.path)];
    // The words among which to choose are told with what they mean.
    if let Some(example) = open.example.filter(|_| agenda::words(open.shape).len() < 2) {
        lines.push(format!("  example: {example}"));
    }
    if let Some(wrong) = &open.wrong {
        lines.push(format!("  wrong: {wrong}"));
    }
    if !open.why.is_empty() {
        lines.push(format!("  why: {}", open.why));
    }
    tell_lines(&lines);
}

/// What may be answered: of what kind, which words, and whom the charter knows.
fn tell_choice(charter: &Charter, path: &YamlPath, shape: &Shape) {
    let mut lines = Vec::new();
    let words = agenda::words(shape);
    if words.len() > 1 {
        lines.extend(words.iter().map(|word| format!("    {}: {}", word.word, word.doc)));
    } else if let Some(expected) = agenda::expected(shape) {
        lines.push(format!("  write: {expected}"));
    }
    let people = value::people(charter, path, shape);
    if !people.is_empty() {
        lines.push(format!("  in the charter: {}", people.join(", ")));
    }
    tell_lines(&lines);
}

fn tell_lines(lines: &[String]) {
    let width = output::width();
    for line in lines {
        let indent = " ".repeat(line.len() - line.trim_start().len() + 2);
        let options = textwrap::Options::new(width).subsequent_indent(&indent);
        let wrapped = textwrap::wrap(&crate::render::visible(line), options).join("\n");
        // `lines()` of nothing is nothing, and a gap is meant.
        output::list(if wrapped.is_empty() { "\n" } else { &wrapped });
    }
}
