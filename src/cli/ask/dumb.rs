//! Questions on a terminal that can only write lines: what is chosen is typed in one, by its digits.

use std::io;

use anyhow::Context as _;
use console::Term;

use super::pick::{List, Manner};
use super::{Ask, Beside, Item, Picked, Stopped};
use crate::render::visible;

/// Whether the terminal can only write lines.
pub(super) fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb") && cfg!(unix)
}

/// Asks in a line, which the terminal itself lets people write. At the end of what is typed there is nobody to ask.
fn typed(prompt: &str) -> anyhow::Result<String> {
    let unanswered = || "the terminal does not answer";
    Term::stderr().write_str(prompt).with_context(unanswered)?;
    let mut line = String::new();
    let count = io::stdin().read_line(&mut line).with_context(unanswered)?;
    if count == 0 { Err(Stopped.into()) } else { Ok(line.trim().to_owned()) }
}

fn tell(line: &str) -> anyhow::Result<()> {
    Term::stderr().write_line(line).context("the terminal does not answer")
}

/// Asks until what is typed means something.
fn until<T>(prompt: &str, hint: &str, read: impl Fn(&str) -> Option<T>) -> anyhow::Result<T> {
    loop {
        tell(hint)?;
        if let Some(meant) = read(&typed(&format!("{}: ", visible(prompt)))?) {
            return Ok(meant);
        }
    }
}

/// One or several of a list, or something else, typed in one.
pub(super) fn pick(prompt: &str, list: &List<'_>) -> anyhow::Result<Picked> {
    tell(&list.lines(|at| list.key(at).unwrap_or_default()).join("\n"))?;
    until(prompt, &hint(list), |typed| read(list, typed))
}

/// What may be typed, in a line.
fn hint(list: &List<'_>) -> String {
    let key = |at: usize| list.key(at).unwrap_or_default();
    let last = (0..list.items.len()).rev().find(|at| list.key(*at).is_some()).unwrap_or_default();
    let digits = if last == 0 { key(0) } else { format!("{} to {}", key(0), key(last)) };
    let several = match list.manner.is_many && last > 0 {
        true => format!(", several as `{} {}`", key(0), key(1)),
        false => String::new(),
    };
    let all = list.manner.all.map(|(key, name)| format!(", {key} for {name}")).unwrap_or_default();
    let enter = match list.entered() {
        Picked::Chosen(_) => "takes what is marked",
        _ => "puts it off",
    };
    let other = if list.manner.may_type { "; or write something else" } else { "" };
    format!("write {digits}{several}{all}; Enter alone {enter}{other}")
}

/// What a line means; nothing where it means nothing.
pub(super) fn read(list: &List<'_>, typed: &str) -> Option<Picked> {
    let mut letters = typed.chars();
    match (letters.next(), letters.next()) {
        (None, _) => return Some(list.entered()),
        (Some(command), None) if list.manner.commands.contains(&command) => {
            return Some(Picked::Command(command));
        }
        _ => {}
    }
    let is_all = list.manner.all.is_some_and(|(key, name)| typed == name || typed.chars().eq([key]));
    if is_all {
        return Some(Picked::Chosen((0..list.items.len()).collect()));
    }
    let place = |part: &str| (0..list.items.len()).find(|at| list.key(*at).is_some_and(|key| key == part));
    let parts = typed.split([',', ' ']).filter(|part| !part.is_empty());
    let places: Option<Vec<usize>> = parts.map(place).collect();
    match places {
        Some(places) if list.manner.is_many || places.len() == 1 => Some(Picked::Chosen(places)),
        // A number that the list does not have is a slip.
        _ if list.has_digits() && typed.bytes().all(|byte| byte.is_ascii_digit()) => None,
        _ if list.manner.may_type => Some(Picked::Typed(typed.to_owned(), list.ticked())),
        _ => None,
    }
}

impl Ask {
    /// Whether the terminal can only write lines.
    pub(in crate::cli) fn is_dumb(&self) -> bool {
        is_dumb()
    }

    /// A text. What stands in the line already is what Enter alone takes.
    pub(super) fn dumb_line(
        &self,
        question: &str,
        beside: &Beside<'_>,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> anyhow::Result<String> {
        let proposal = [beside.proposal, beside.begun].concat();
        let proposed = if proposal.is_empty() { String::new() } else { format!(" [{}]", visible(&proposal)) };
        let hint = if beside.hint.is_empty() { String::new() } else { format!(" {}", beside.hint) };
        loop {
            let text = typed(&format!("{}{proposed}{hint}: ", visible(question)))?;
            let text = if text.is_empty() { proposal.clone() } else { text };
            match check(&text) {
                Ok(()) if beside.may_be_empty || !text.is_empty() => return Ok(text),
                Ok(()) => {}
                Err(problem) => tell(&format!("error: {}", visible(&problem)))?,
            }
        }
    }

    /// One of a list; Enter alone takes the one that is likely wanted.
    pub(super) fn dumb_select(
        &self,
        question: &str,
        items: &[String],
        first: usize,
    ) -> anyhow::Result<usize> {
        let item = |label: &String| Item { label: label.clone(), is_marked: false };
        let items: Vec<Item> = items.iter().map(item).collect();
        let mut list = List::of(&items, Manner::default());
        list.at = Some(first);
        match pick(question, &list)? {
            Picked::Chosen(places) => places.first().copied().context("nothing was chosen"),
            _ => Ok(first),
        }
    }

    /// As many of a list as apply; Enter alone takes those that are ticked.
    pub(super) fn dumb_several(
        &self,
        question: &str,
        choices: &[(String, bool)],
    ) -> anyhow::Result<Vec<usize>> {
        let items: Vec<Item> = choices
            .iter()
            .map(|(label, is_marked)| Item { label: label.clone(), is_marked: *is_marked })
            .collect();
        let list = List::of(&items, Manner { is_many: true, ..Manner::default() });
        tell(&list.lines(|at| list.key(at).unwrap_or_default()).join("\n"))?;
        let hint = format!("{}, - takes none", hint(&list).replace("puts it off", "takes none"));
        until(question, &hint, |typed| {
            let picked = if typed == "-" { Picked::Nothing } else { read(&list, typed)? };
            Some(if let Picked::Chosen(places) = picked { places } else { Vec::new() })
        })
    }

    /// Yes or no.
    pub(super) fn dumb_yes_or_no(&self, question: &str, proposal: Option<bool>) -> anyhow::Result<bool> {
        let choices = match proposal {
            Some(true) => "[Y/n]",
            Some(false) => "[y/N]",
            None => "[y/n]",
        };
        loop {
            let said = typed(&format!("{} {choices} ", visible(question)))?.to_lowercase();
            match (said.as_str(), proposal) {
                ("y" | "yes", _) => return Ok(true),
                ("n" | "no", _) => return Ok(false),
                ("", Some(proposal)) => return Ok(proposal),
                _ => tell("write `y` or `n`")?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_what_is_chosen_where_only_lines_can_be_written() {
        let item = |label: &str| Item { label: label.to_owned(), is_marked: false };
        let items: Vec<Item> = ["Northwind Bank", "Kestrel Software", "Acme"].map(item).into();
        let manner = Manner { is_many: true, all: Some(('a', "all")), ..Manner::default() };
        let list = List::of(&items, manner);
        assert_eq!(read(&list, "1, 3"), Some(Picked::Chosen(vec![0, 2])));
        assert_eq!(read(&list, "all"), Some(Picked::Chosen(vec![0, 1, 2])));
        assert_eq!(read(&list, ""), Some(Picked::Nothing));
        assert_eq!(read(&list, "4"), None);
        assert_eq!(read(&list, "someone"), None);
        assert_eq!(hint(&list), "write 1 to 3, several as `1 2`, a for all; Enter alone puts it off");
    }
}
