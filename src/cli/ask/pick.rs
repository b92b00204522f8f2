//! A list to choose from: its key chooses or ticks, arrows and space do it too, and what is none of it can be typed.
//!
//! The library's own lists know neither a digit nor a way to ask, to go back or to write something else.

use anyhow::Context as _;
use console::{Key, Term};

use super::{Ask, Stopped, dumb};
use crate::render::visible;

/// One thing that can be chosen.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Item {
    /// What is shown.
    pub(in crate::cli) label: String,
    /// Whether it is chosen at the beginning.
    pub(in crate::cli) is_marked: bool,
}

/// How a list is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::cli) struct Manner<'a> {
    /// Whether several may be chosen.
    pub(in crate::cli) is_many: bool,
    /// Whether something else may be typed.
    pub(in crate::cli) may_type: bool,
    /// The key that chooses all, and what that is called: `b` and `both`; nothing where there is none.
    pub(in crate::cli) all: Option<(char, &'a str)>,
    /// The keys that are answers of another kind.
    pub(in crate::cli) commands: &'a [char],
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Picked {
    /// These, by their places.
    Chosen(Vec<usize>),
    /// Something else begins to be typed; by their places, what is ticked by then. Where only lines can be written it is all of it.
    Typed(String, Vec<usize>),
    /// Nothing.
    Nothing,
    /// One of the commands.
    Command(char),
}

/// A list while somebody chooses.
pub(super) struct List<'a> {
    pub(super) items: &'a [Item],
    pub(super) manner: Manner<'a>,
    ticked: Vec<bool>,
    /// The line at which the arrows are; nowhere before the first of them.
    pub(super) at: Option<usize>,
}

impl<'a> List<'a> {
    pub(super) fn of(items: &'a [Item], manner: Manner<'a>) -> Self {
        Self { items, manner, ticked: items.iter().map(|item| item.is_marked).collect(), at: None }
    }

    fn step(&mut self, down: bool) {
        let last = self.items.len().saturating_sub(1);
        self.at = Some(match (self.at, down) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        });
    }

    pub(super) fn ticked(&self) -> Vec<usize> {
        self.ticked.iter().enumerate().filter(|(_, ticked)| **ticked).map(|(at, _)| at).collect()
    }

    /// What a key does: an end, or nothing yet.
    fn press(&mut self, key: &Key) -> Option<Picked> {
        let is_many = self.manner.is_many;
        match key {
            Key::ArrowDown | Key::Tab => self.step(true),
            Key::ArrowUp | Key::BackTab => self.step(false),
            Key::Char(' ') if is_many => {
                if let Some(ticked) = self.at.and_then(|at| self.ticked.get_mut(at)) {
                    *ticked = !*ticked;
                }
            }
            Key::Enter => return Some(self.entered()),
            Key::Escape => return Some(Picked::Nothing),
            Key::Char(key) => return self.letter(*key),
            _ => {}
        }
        None
    }

    /// Enter takes what is ticked, or where the arrows are; nothing where neither is.
    pub(super) fn entered(&self) -> Picked {
        let ticked = self.ticked();
        match self.at {
            _ if self.manner.is_many && !ticked.is_empty() => Picked::Chosen(ticked),
            Some(at) if !self.manner.is_many => Picked::Chosen(vec![at]),
            _ => Picked::Nothing,
        }
    }

    fn letter(&mut self, key: char) -> Option<Picked> {
        if self.manner.commands.contains(&key) {
            return Some(Picked::Command(key));
        }
        if let Some(at) = self.keys().iter().position(|of_item| *of_item == key) {
            if !self.manner.is_many {
                return Some(Picked::Chosen(vec![at]));
            }
            if let Some(ticked) = self.ticked.get_mut(at) {
                *ticked = !*ticked;
            }
            self.at = Some(at);
            return None;
        }
        if self.manner.all.is_some_and(|(all, _)| all == key) {
            return Some(Picked::Chosen((0..self.items.len()).collect()));
        }
        if self.manner.may_type && !key.is_control() {
            return Some(Picked::Typed(key.to_string(), self.ticked()));
        }
        let begins = |item: &Item| item.label.to_lowercase().starts_with(key.to_ascii_lowercase());
        let after = self.at.map_or(0, |at| at + 1);
        let next =
            (after..self.items.len()).chain(0..after).find(|at| self.items.get(*at).is_some_and(begins));
        self.at = next.or(self.at);
        None
    }

    /// Whether what is typed instead begins with a digit, as `45 days` does.
    fn is_of_numbers(&self) -> bool {
        let is_number = |item: &Item| item.label.starts_with(|sign: char| sign.is_ascii_digit());
        self.manner.may_type && self.items.iter().any(is_number)
    }

    /// The keys of the first items: digits; letters where digits begin what is typed instead.
    fn keys(&self) -> Vec<char> {
        let keys = if self.is_of_numbers() { 'a'..='i' } else { '1'..='9' };
        keys.take(self.items.len()).collect()
    }

    /// Whether its keys are digits.
    pub(super) fn has_digits(&self) -> bool {
        !self.is_of_numbers()
    }

    /// What stands for an item in a line: its key, else its number.
    pub(super) fn key(&self, at: usize) -> Option<String> {
        let number = || self.has_digits().then(|| (at + 1).to_string());
        self.keys().get(at).map(char::to_string).or_else(number)
    }

    /// The lines, each with its key and its mark.
    pub(super) fn lines(&self, key: impl Fn(usize) -> String) -> Vec<String> {
        let line = |(at, item): (usize, &Item)| {
            let digit = key(at);
            let cursor = if self.at == Some(at) { ">" } else { " " };
            let is_ticked = self.ticked.get(at).copied().unwrap_or_default();
            let tick = match (self.manner.is_many, is_ticked) {
                (true, true) => " [x]",
                (true, false) => " [ ]",
                (false, _) => "",
            };
            format!("{cursor} {digit}{tick} {}", visible(&item.label))
        };
        self.items.iter().enumerate().map(line).collect()
    }

    /// What may be pressed, in a line.
    fn hint(&self) -> String {
        let keys = self.keys();
        let digits = match (keys.first(), keys.last()) {
            (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
            (first, _) => first.copied().unwrap_or('1').to_string(),
        };
        let all = self.manner.all.map(|(key, name)| format!(", {key}: {name}")).unwrap_or_default();
        let other = if self.manner.may_type { "; or type something else" } else { "" };
        if self.manner.is_many {
            format!("{digits} ticks{all}; Enter takes what is ticked{other}")
        } else {
            format!("{digits} chooses; Enter puts it off{other}")
        }
    }
}

impl Ask {
    /// Asks for one or several of a list; `prompt` stands above it and is reported with what was chosen.
    pub(in crate::cli) fn pick(
        &self,
        prompt: &str,
        items: &[Item],
        manner: Manner<'_>,
    ) -> anyhow::Result<Picked> {
        let mut list = List::of(items, manner);
        if self.is_dumb() {
            return dumb::pick(prompt, &list);
        }
        let term = Term::stderr();
        let _ = term.hide_cursor();
        let picked = choose(self, &term, &mut list);
        let _ = term.show_cursor();
        let picked = picked?;
        if let Picked::Chosen(chosen) = &picked {
            let name =
                |at: &usize| items.get(*at).and_then(|it| it.label.split(": ").next()).unwrap_or_default();
            let names: Vec<&str> = chosen.iter().map(name).collect();
            self.look.report(0, &visible(prompt), &visible(&names.join(", ")))?;
        }
        Ok(picked)
    }
}

fn choose(ask: &Ask, term: &Term, list: &mut List<'_>) -> anyhow::Result<Picked> {
    loop {
        let keys = list.keys();
        let lines = list.lines(|at| keys.get(at).copied().unwrap_or(' ').to_string());
        let mut shown = ask.look.in_room(&lines, 6, list.at.unwrap_or_default());
        shown.extend(ask.look.hinted(&list.hint()));
        let rows: usize = shown.iter().map(|line| line.matches('\n').count() + 1).sum();
        term.write_line(&shown.join("\n"))?;
        let key = super::prompt::key(term);
        term.clear_last_lines(rows)?;
        match key {
            Ok(key) => {
                if let Some(picked) = list.press(&key) {
                    return Ok(picked);
                }
            }
            Err(error) if super::is_stop(&error) => return Err(Stopped.into()),
            Err(error) => return Err(error).context("the terminal does not answer"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Item> {
        let item = |label: &str| Item { label: label.to_owned(), is_marked: false };
        vec![item("Northwind Bank"), item("Kestrel Software"), item("Acme")]
    }

    fn pressed(manner: Manner<'_>, keys: &[Key]) -> Option<Picked> {
        let items = items();
        let mut list = List::of(&items, manner);
        keys.iter().find_map(|key| list.press(key))
    }

    #[test]
    fn a_digit_chooses_and_of_several_it_ticks() {
        let one = Manner::default();
        assert_eq!(pressed(one, &[Key::Char('2')]), Some(Picked::Chosen(vec![1])));
        assert_eq!(pressed(one, &[Key::Char('4')]), None, "there are three");
        let many = Manner { is_many: true, ..one };
        let keys = [Key::Char('3'), Key::Char('1'), Key::Enter];
        assert_eq!(pressed(many, &keys), Some(Picked::Chosen(vec![0, 2])));
        let twice = [Key::Char('3'), Key::Char('3'), Key::Enter];
        assert_eq!(pressed(many, &twice), Some(Picked::Nothing), "the second takes the tick away");
    }

    #[test]
    fn arrows_and_letters_move_and_enter_takes() {
        let one = Manner::default();
        assert_eq!(pressed(one, &[Key::Enter]), Some(Picked::Nothing), "nothing was chosen");
        assert_eq!(
            pressed(one, &[Key::ArrowDown, Key::ArrowDown, Key::Enter]),
            Some(Picked::Chosen(vec![1]))
        );
        assert_eq!(pressed(one, &[Key::ArrowUp, Key::Enter]), Some(Picked::Chosen(vec![2])));
        assert_eq!(pressed(one, &[Key::Char('k'), Key::Enter]), Some(Picked::Chosen(vec![1])));
        let many = Manner { is_many: true, all: Some(('a', "all")), ..one };
        assert_eq!(pressed(many, &[Key::Char('a')]), Some(Picked::Chosen(vec![0, 1, 2])));
        let keys = [Key::ArrowDown, Key::Char(' '), Key::Enter];
        assert_eq!(pressed(many, &keys), Some(Picked::Chosen(vec![0])));
    }

    #[test]
    fn what_is_typed_is_no_choice_and_commands_are_neither() {
        let manner = Manner { may_type: true, commands: &['?', '<'], ..Manner::default() };
        assert_eq!(pressed(manner, &[Key::Char('m')]), Some(Picked::Typed("m".to_owned(), Vec::new())));
        assert_eq!(pressed(manner, &[Key::Char('?')]), Some(Picked::Command('?')));
        assert_eq!(pressed(manner, &[Key::Escape]), Some(Picked::Nothing));
        let many = Manner { is_many: true, ..manner };
        let typed = Some(Picked::Typed("m".to_owned(), vec![1]));
        assert_eq!(pressed(many, &[Key::Char('2'), Key::Char('m')]), typed, "what is ticked stays so");
    }

    #[test]
    fn where_answers_begin_with_digits_the_keys_are_letters() {
        let item = |label: &str| Item { label: label.to_owned(), is_marked: false };
        let items = vec![item("30 days"), item("60 days")];
        let manner = Manner { may_type: true, ..Manner::default() };
        let press = |key| List::of(&items, manner).press(&Key::Char(key));
        assert_eq!(press('b'), Some(Picked::Chosen(vec![1])));
        assert_eq!(press('2'), Some(Picked::Typed("2".to_owned(), Vec::new())), "20 days");
    }
}
