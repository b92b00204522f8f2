//! Questions on a terminal. They are asked on standard error, so that standard output stays data.

mod dumb;
mod keys;
mod look;
mod pick;
mod prompt;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use console::Term;

use self::keys::Keys;
use self::look::Look;
pub(super) use self::pick::{Item, Manner, Picked};
use self::prompt::List;
use super::color::Color;
use super::{Common, signals};
use crate::render::visible;

/// Somebody at a terminal who can be asked.
pub(super) struct Ask {
    look: Look,
    /// Held as long as somebody may be asked; a terminal that only writes lines lets them be edited itself.
    _keys: Option<Keys>,
}

/// What stands beside a question.
#[derive(Default)]
struct Beside<'a> {
    /// What an empty answer means; gone once there is an answer.
    hint: &'a str,
    /// What an empty answer stands for.
    proposal: &'a str,
    /// What stands in the line already.
    begun: &'a str,
    /// Whether an empty answer is one.
    may_be_empty: bool,
}

/// The person at the terminal has stopped: nothing more is asked, and nothing is written.
#[derive(Debug, thiserror::Error)]
#[error("stopped; nothing was written")]
pub(super) struct Stopped;

impl Ask {
    /// Somebody to ask, if both ends are a terminal.
    pub(super) fn on_terminal(common: &Common) -> Option<Self> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        signals::take_ctrl_c_as_answer();
        signals::restore_terminal();
        let is_plain = common.color == Color::Never || std::env::var_os("NO_COLOR").is_some();
        let keys = (!dumb::is_dumb()).then(Keys::taken);
        Some(Self { look: Look::of_terminal(is_plain), _keys: keys })
    }

    /// Says something before a question, in lines as wide as the terminal.
    pub(super) fn say(&self, text: &str) -> anyhow::Result<()> {
        self.look.say(&visible(text)).context("the terminal does not answer")
    }

    /// Asks for a text that `check` accepts; it says what to write otherwise.
    pub(super) fn text(
        &self,
        question: &str,
        proposal: Option<String>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<String> {
        // What a terminal cannot show as it is is nothing that Enter alone should take.
        let proposal = proposal.filter(|proposal| visible(proposal) == **proposal).unwrap_or_default();
        let beside = Beside { proposal: &proposal, ..Beside::default() };
        self.line(question, &beside, check)
    }

    /// Asks for a text that may be left out.
    pub(super) fn optional(
        &self,
        question: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<Option<String>> {
        self.blank_or(question, "(empty: undecided)", None, check)
    }

    /// The same without a word on what empty means. What was said the last time stands in the line already: Enter takes
    /// it, and
    /// it can be changed or deleted.
    pub(super) fn optional_from(
        &self,
        question: &str,
        begun: Option<&str>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<Option<String>> {
        self.blank_or(question, "", begun, check)
    }

    fn blank_or(
        &self,
        question: &str,
        hint: &str,
        begun: Option<&str>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<Option<String>> {
        // What a terminal cannot show as it is cannot be changed there either.
        let begun = begun.filter(|begun| visible(begun) == **begun);
        let begun = begun.unwrap_or_default();
        let beside = Beside { hint, begun, may_be_empty: true, ..Beside::default() };
        let check = |text: &str| if text.is_empty() { Ok(()) } else { check(text) };
        let text = self.line(question, &beside, check)?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// A line to write in. What is asked stands above it where both do not fit side by side.
    fn line(
        &self,
        question: &str,
        beside: &Beside<'_>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<String> {
        if self.is_dumb() {
            return self.dumb_line(question, beside, check);
        }
        let question = visible(question);
        let asked = format!("{question} {}", beside.hint).trim_end().to_owned();
        let above = self.look.lines_above(&asked, &[beside.proposal, beside.begun].concat());
        let prompt = if above.is_empty() { asked.as_str() } else { "" };
        above.iter().try_for_each(|line| Term::stderr().write_line(line))?;
        // What is wrong with an answer stands above the line until there is another one.
        let mut told = 0;
        let text = loop {
            let text =
                answered(prompt::line(&self.look, prompt, beside.proposal, beside.begun), Cursor::InLine)?;
            let text = if text.is_empty() { beside.proposal.to_owned() } else { text };
            Term::stderr().clear_last_lines(std::mem::take(&mut told))?;
            if text.is_empty() && !beside.may_be_empty {
                continue;
            }
            let Err(problem) = check(text.trim()) else { break text };
            let error = self.look.error(&visible(&problem));
            Term::stderr().write_line(&error)?;
            told = error.lines().count();
        };
        self.look.report(above.len(), &question, &visible(&text))?;
        Ok(text.trim().to_owned())
    }

    /// Asks for one of several; nothing where it is undecided.
    pub(super) fn choice<T: Copy>(
        &self,
        question: &str,
        choices: &[(T, String)],
    ) -> anyhow::Result<Option<T>> {
        let mut items = vec!["undecided".to_owned()];
        items.extend(choices.iter().map(|(_, text)| text.clone()));
        let chosen = self.select(question, &items, 0)?;
        Ok(chosen.checked_sub(1).and_then(|at| choices.get(at)).map(|(choice, _)| *choice))
    }

    /// Asks for one of several, of which one must be chosen.
    pub(super) fn one_of<T: Copy>(&self, question: &str, choices: &[(T, String)]) -> anyhow::Result<T> {
        self.one_of_from(question, choices, 0)
    }

    /// The same; the mark stands at first where it is likely wanted.
    pub(super) fn one_of_from<T: Copy>(
        &self,
        question: &str,
        choices: &[(T, String)],
        first: usize,
    ) -> anyhow::Result<T> {
        let items: Vec<String> = choices.iter().map(|(_, text)| text.clone()).collect();
        let chosen = self.select(question, &items, first)?;
        choices.get(chosen).map(|(choice, _)| *choice).context("nothing was chosen")
    }

    fn select(&self, question: &str, items: &[String], first: usize) -> anyhow::Result<usize> {
        if self.is_dumb() {
            return self.dumb_select(question, items, first);
        }
        let question = visible(question);
        let items: Vec<String> = items.iter().map(|item| visible(item)).collect();
        let fitted = self.look.fitted(&items, 2);
        let page = self.look.length_of_page(&question, &fitted);
        let prompt = self.look.prompt(&question, page < items.len());
        let list = List { prompt, items: &fitted, page, at: first.min(items.len().saturating_sub(1)) };
        let chosen = answered(list.one(&self.look), Cursor::BelowList)?;
        self.look.report(0, &question, items.get(chosen).map_or("", String::as_str))?;
        Ok(chosen)
    }

    /// Asks for as many of several as apply, by their places; those that are marked at the beginning can be unmarked.
    pub(super) fn several(&self, question: &str, choices: &[(String, bool)]) -> anyhow::Result<Vec<usize>> {
        if choices.is_empty() {
            return Ok(Vec::new());
        }
        if self.is_dumb() {
            return self.dumb_several(question, choices);
        }
        let question = visible(question);
        let items: Vec<String> = choices.iter().map(|(text, _)| visible(text)).collect();
        let fitted = self.look.fitted(&items, 6);
        let asked = format!("{question} (space selects, Enter continues)");
        let marked: BTreeSet<usize> =
            choices.iter().enumerate().filter(|(_, choice)| choice.1).map(|(nth, _)| nth).collect();
        let page = self.look.length_of_page(&asked, &fitted);
        let prompt = self.look.prompt(&asked, page < items.len());
        let list = List { prompt, items: &fitted, page, at: 0 };
        let chosen = answered(list.several(&self.look, marked), Cursor::BelowList)?;
        // Of `unanswered-mail: mail stays unanswered` the name is enough to tell what was marked.
        let name = |at: &usize| items.get(*at).and_then(|it| it.split(": ").next()).unwrap_or_default();
        let names: Vec<&str> = chosen.iter().map(name).collect();
        let told = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        self.look.report(0, &question, &told)?;
        Ok(chosen.into_iter().collect())
    }

    /// Asks for yes or no; Enter alone takes the proposal.
    pub(super) fn confirm(&self, question: &str, proposal: bool) -> anyhow::Result<bool> {
        self.yes_or_no(question, Some(proposal))
    }

    /// Asks for yes or no, and waits for one of them: Enter alone is no answer.
    pub(super) fn decided(&self, question: &str) -> anyhow::Result<bool> {
        self.yes_or_no(question, None)
    }

    fn yes_or_no(&self, question: &str, proposal: Option<bool>) -> anyhow::Result<bool> {
        if self.is_dumb() {
            return self.dumb_yes_or_no(question, proposal);
        }
        let question = visible(question);
        let above = self.look.lines_above(&question, "");
        let prompt = if above.is_empty() { question.as_str() } else { "" };
        above.iter().try_for_each(|line| Term::stderr().write_line(line))?;
        let said = answered(prompt::yes_or_no(&self.look, prompt, proposal), Cursor::InLine)?;
        self.look.report(above.len(), &question, if said { "yes" } else { "no" })?;
        Ok(said)
    }
}

/// Where the cursor stands while somebody answers.
#[derive(Clone, Copy)]
enum Cursor {
    InLine,
    BelowList,
}

fn answered<T>(answer: io::Result<T>, cursor: Cursor) -> anyhow::Result<T> {
    match answer {
        Ok(answer) => Ok(answer),
        Err(error) if is_stop(&error) => {
            let term = Term::stderr();
            let _ = term.show_cursor();
            // What is told next begins a line of its own.
            if matches!(cursor, Cursor::InLine) {
                let _ = term.write_line("");
            }
            Err(Stopped.into())
        }
        Err(error) => Err(error).context("the terminal does not answer"),
    }
}

/// Ctrl-C, Ctrl-D, or a terminal that was closed.
fn is_stop(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, Interrupted, NotConnected, UnexpectedEof};
    matches!(error.kind(), Interrupted | UnexpectedEof | BrokenPipe | NotConnected)
}
