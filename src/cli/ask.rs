//! Questions on a terminal. They are asked on standard error, so that standard output stays data.

use std::io::{self, IsTerminal as _};

use anyhow::Context as _;
use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Select};
use textwrap::core::display_width;

use super::output::Color;
use super::{Common, output};
use crate::render::{prose_lines, shortened, visible};

/// What an answer may be instead.
pub(super) const NOT_YET: &str = " (empty: not yet)";

/// Somebody at a terminal who can be asked.
pub(super) struct Ask {
    theme: Box<dyn Theme>,
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
        // The library raises the signal of Ctrl-C itself, which would end the program with the cursor hidden. With a handler
        // in place it returns an error instead. A second handler is refused, which changes nothing.
        let _ = ctrlc::set_handler(|| {});
        let is_plain = common.color == Color::Never || std::env::var_os("NO_COLOR").is_some();
        let theme: Box<dyn Theme> =
            if is_plain { Box::new(SimpleTheme) } else { Box::new(ColorfulTheme::default()) };
        Some(Self { theme })
    }

    /// Asks for a text that `check` accepts; it says what to write otherwise.
    pub(super) fn text(
        &self,
        question: &str,
        proposal: Option<String>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<String> {
        let input = Input::<String>::with_theme(&*self.theme)
            .with_prompt(prompt(question, ""))
            .validate_with(|text: &String| check(text.trim()));
        let input = match proposal {
            Some(proposal) => input.default(proposal),
            None => input,
        };
        answered(input.interact_text()).map(|text| text.trim().to_owned())
    }

    /// Asks for a text that may be left out.
    pub(super) fn optional(
        &self,
        question: &str,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<Option<String>> {
        let input = Input::<String>::with_theme(&*self.theme)
            .with_prompt(prompt(question, NOT_YET))
            .allow_empty(true)
            .validate_with(|text: &String| if text.trim().is_empty() { Ok(()) } else { check(text.trim()) });
        let text = answered(input.interact_text())?;
        Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    }

    /// Asks for one of several; nothing where it is not decided yet.
    pub(super) fn choice<T: Copy>(
        &self,
        question: &str,
        choices: &[(T, String)],
    ) -> anyhow::Result<Option<T>> {
        let mut items = vec!["not decided yet".to_owned()];
        items.extend(choices.iter().map(|(_, text)| item(text)));
        let select =
            Select::with_theme(&*self.theme).with_prompt(prompt(question, "")).items(&items).default(0);
        let chosen = answered(select.interact())?;
        Ok(chosen.checked_sub(1).and_then(|at| choices.get(at)).map(|(choice, _)| *choice))
    }

    /// Asks for one of several, of which one must be chosen.
    pub(super) fn one_of<T: Copy>(&self, question: &str, choices: &[(T, String)]) -> anyhow::Result<T> {
        let items: Vec<String> = choices.iter().map(|(_, text)| item(text)).collect();
        let select =
            Select::with_theme(&*self.theme).with_prompt(prompt(question, "")).items(&items).default(0);
        let chosen = answered(select.interact())?;
        choices.get(chosen).map(|(choice, _)| *choice).context("nothing was chosen")
    }

    /// Asks for yes or no.
    pub(super) fn confirm(&self, question: &str, proposal: bool) -> anyhow::Result<bool> {
        answered(Confirm::with_theme(&*self.theme).with_prompt(question).default(proposal).interact())
    }
}

/// Whether a question leaves room for its answer.
pub(super) fn leaves_room(question: &str, hint: &str) -> bool {
    display_width(question) + display_width(hint) + BESIDE <= output::width()
}

/// How many columns a prompt needs beside its words: its marks, and an answer of some letters.
const BESIDE: usize = 24;

/// What stands before the answer. A question that leaves no room for one is told above it: what the library draws over two
/// lines it does not take away again.
fn prompt(question: &str, hint: &str) -> String {
    let width = output::width();
    let question = visible(question);
    if leaves_room(&question, hint) {
        return format!("{question}{hint}");
    }
    prose_lines(&question, width, ["", "  "]).iter().for_each(|line| output::list(line));
    format!("answer{hint}")
}

/// One of several to choose from, on one line.
fn item(text: &str) -> String {
    shortened(&visible(text), output::width().saturating_sub(4))
}

fn answered<T>(answer: dialoguer::Result<T>) -> anyhow::Result<T> {
    match answer {
        Ok(answer) => Ok(answer),
        Err(dialoguer::Error::IO(error)) if is_stop(&error) => {
            let _ = Term::stderr().show_cursor();
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
