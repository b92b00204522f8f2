//! How questions look: as wide as the terminal, with words kept whole.
//!
//! The library counts the line breaks of what it prints and takes that many lines away once a question is answered. What the
//! terminal breaks by itself stays behind, so everything is broken here first.

use std::fmt::{self, Write as _};
use std::io;

use dialoguer::console::{Term, measure_text_width};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use textwrap::{Options, WordSplitter};

/// Beside a question there is at least so much room to write an answer; else the answer gets a line of its own.
const ROOM: usize = 24;

/// What the library adds to the question above a list of several pages: which page it is.
const PAGE: usize = 14;

/// How many rows stay free above a list, for its question and what may be pressed.
const ABOVE: usize = 5;

/// What stands before a question, and under it before its further lines.
const MARK: usize = 2;

/// The look of all questions of a run.
pub(super) struct Look {
    /// What gives colours and signs; nothing where there are to be none.
    colourful: Option<ColorfulTheme>,
    width: usize,
}

impl Look {
    pub(super) fn of_terminal(is_plain: bool) -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = asked.unwrap_or_else(|| usize::from(Term::stderr().size().1));
        let colourful = (!is_plain).then(ColorfulTheme::default);
        Self { colourful, width: width.clamp(20, 200) }
    }

    pub(super) fn say(&self, text: &str) -> io::Result<()> {
        Term::stderr().write_line(&self.broken(text, 0, 0).join("\n"))
    }

    /// The lines of a question that leaves too little room beside it; none where it can stand before its answer.
    pub(super) fn lines_above(&self, question: &str, hint: &str) -> Vec<String> {
        let taken = MARK + measure_text_width(question) + measure_text_width(hint) + MARK;
        if taken + ROOM <= self.width {
            return Vec::new();
        }
        let mut lines = self.broken(question, MARK, MARK);
        if let Some(first) = lines.first_mut() {
            *first = match &self.colourful {
                Some(theme) => format!("{} {}", theme.prompt_prefix, theme.prompt_style.apply_to(&*first)),
                None => first.clone(),
            };
        }
        for line in lines.iter_mut().skip(1) {
            *line = match &self.colourful {
                Some(theme) => format!("  {}", theme.prompt_style.apply_to(&*line)),
                None => format!("  {line}"),
            };
        }
        lines
    }

    /// How many rows further up the line with the answer began that the terminal broke while it was written.
    pub(super) fn rows_of_line(&self, prompt: &str, proposal: &str, answer: &str) -> usize {
        let mut shown = String::new();
        let proposal = Some(proposal).filter(|it| !it.is_empty());
        let _ = self.format_input_prompt(&mut shown, prompt, proposal);
        let columns = usize::from(Term::stderr().size().1).max(1);
        (measure_text_width(&shown) + measure_text_width(answer)) / columns
    }

    /// Takes so many rows away and tells what was asked and answered.
    pub(super) fn report(&self, rows: usize, question: &str, answer: &str) -> io::Result<()> {
        let term = Term::stderr();
        term.clear_last_lines(rows)?;
        let is_one_line = MARK + measure_text_width(question) + 3 + measure_text_width(answer) <= self.width;
        let mut text = String::new();
        let _ = if is_one_line {
            self.format_input_prompt_selection(&mut text, question, answer)
        } else {
            let question = self.broken(question, MARK, MARK).join("\n  ");
            let answer = self.broken(answer, 2 * MARK, 2 * MARK).join("\n    ");
            match &self.colourful {
                // A sign on a line of its own would say nothing.
                Some(theme) if answer.is_empty() => {
                    write!(text, "{} {}", theme.success_prefix, theme.prompt_style.apply_to(&question))
                }
                Some(theme) => {
                    theme.format_input_prompt_selection(&mut text, &format!("{question}\n "), &answer)
                }
                None => write!(text, "{question}\n    {answer}"),
            }
        };
        term.write_line(text.trim_end())
    }

    /// A question above a list, over as many lines as it needs.
    pub(super) fn prompt(&self, question: &str, is_paged: bool) -> String {
        let mut lines = self.broken(question, 2 * MARK, 2 * MARK);
        let last = lines.last().map_or(0, |line| measure_text_width(line));
        if is_paged && 2 * MARK + last + PAGE >= self.width {
            lines.push(String::new());
        }
        lines.join("\n  ")
    }

    /// The items of a list, each over as many lines as it needs beside marks of this width.
    pub(super) fn fitted(&self, items: &[String], marks: usize) -> Vec<String> {
        // Further lines stand a little further in, so that each item shows where it begins.
        let inner = marks + MARK;
        let margin = format!("\n{}", " ".repeat(inner));
        items.iter().map(|item| self.broken(item, marks, inner).join(&margin)).collect()
    }

    /// What may be pressed at a list, below it.
    pub(super) fn hinted(&self, text: &str) -> Vec<String> {
        let lines = self.broken(text, MARK, MARK);
        let line = |line: &String| match &self.colourful {
            Some(theme) => format!("  {}", theme.hint_style.apply_to(line)),
            None => format!("  {line}"),
        };
        lines.iter().map(line).collect()
    }

    /// The items of a list in as many lines as the terminal has room for beside the question: each in one line where they do not fit,
    /// and of those the ones around `at`.
    pub(super) fn in_room(&self, items: &[String], marks: usize, at: usize) -> Vec<String> {
        let rows = usize::from(Term::stderr().size().0).saturating_sub(ABOVE).max(3);
        let fitted = self.fitted(items, marks);
        if fitted.iter().map(|item| item.matches('\n').count() + 1).sum::<usize>() <= rows {
            return fitted;
        }
        let cut = |item: &String| crate::grammar::shortened(item, self.width.saturating_sub(1));
        let first = at.saturating_sub(rows / 2).min(items.len().saturating_sub(rows));
        items.iter().skip(first).take(rows).map(cut).collect()
    }

    /// How many items a page of a list may have: those that take several lines fill it sooner than the library counts.
    pub(super) fn length_of_page(&self, question: &str, items: &[String]) -> usize {
        let rows = usize::from(Term::stderr().size().0);
        let lines = |item: &String| item.matches('\n').count() + 1;
        let room = rows.saturating_sub(self.prompt(question, true).matches('\n').count() + 2);
        let needed: usize = items.iter().map(lines).sum();
        if needed <= room {
            return items.len();
        }
        let largest = items.iter().map(lines).max().unwrap_or(1);
        (room / largest).max(1)
    }

    /// A text in lines beside a margin.
    fn broken(&self, text: &str, first: usize, others: usize) -> Vec<String> {
        let (first, others) = (" ".repeat(first), " ".repeat(others));
        // The margins count for the width and are not part of the lines.
        let options = Options::new(self.width - 1)
            .initial_indent(&first)
            .subsequent_indent(&others)
            .word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(text, options);
        let line = |(at, line): (usize, &std::borrow::Cow<'_, str>)| {
            let margin = if at == 0 { first.len() } else { others.len() };
            line.get(margin..).unwrap_or_default().to_owned()
        };
        lines.iter().enumerate().map(line).collect()
    }
}

/// Without colours a question ends as it was written, and only what is none gets a colon.
fn with_colon(question: &str) -> String {
    if question.ends_with('?') { question.to_owned() } else { format!("{question}:") }
}

impl Theme for Look {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        match &self.colourful {
            Some(theme) => theme.format_prompt(f, prompt),
            None => write!(f, "{}", with_colon(prompt)),
        }
    }

    fn format_error(&self, f: &mut dyn fmt::Write, err: &str) -> fmt::Result {
        let margin = if self.colourful.is_some() { MARK } else { "error: ".len() };
        let text = self.broken(err, margin, MARK).join("\n  ");
        match &self.colourful {
            Some(theme) => theme.format_error(f, &text),
            None => SimpleTheme.format_error(f, &text),
        }
    }

    fn format_confirm_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        default: Option<bool>,
    ) -> fmt::Result {
        match &self.colourful {
            Some(theme) => theme.format_confirm_prompt(f, prompt, default),
            None => SimpleTheme.format_confirm_prompt(f, prompt, default),
        }
    }

    fn format_input_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        default: Option<&str>,
    ) -> fmt::Result {
        match (&self.colourful, default) {
            (Some(theme), default) => theme.format_input_prompt(f, prompt, default),
            (None, Some(default)) if prompt.is_empty() => write!(f, "[{default}] > "),
            (None, None) if prompt.is_empty() => write!(f, "> "),
            (None, Some(default)) => write!(f, "{prompt} [{default}] "),
            (None, None) => write!(f, "{} ", with_colon(prompt)),
        }
    }

    fn format_input_prompt_selection(&self, f: &mut dyn fmt::Write, prompt: &str, sel: &str) -> fmt::Result {
        match &self.colourful {
            Some(theme) => theme.format_input_prompt_selection(f, prompt, sel),
            None => write!(f, "{} {sel}", with_colon(prompt)),
        }
    }

    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, text: &str, active: bool) -> fmt::Result {
        match &self.colourful {
            Some(theme) => theme.format_select_prompt_item(f, text, active),
            None => SimpleTheme.format_select_prompt_item(f, text, active),
        }
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        // A cursor and a box of letters show both in every font and without colours.
        let mark = match (checked, active) {
            (true, true) => "> [x]",
            (true, false) => "  [x]",
            (false, true) => "> [ ]",
            (false, false) => "  [ ]",
        };
        match &self.colourful {
            Some(theme) if active => write!(f, "{mark} {}", theme.active_item_style.apply_to(text)),
            _ => write!(f, "{mark} {text}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn words_are_kept_whole_and_further_lines_stand_further_in() {
        let look = Look { colourful: None, width: 40 };
        assert_eq!(
            look.fitted(&["gates: when the parties decide whether to go on".to_owned()], 2),
            ["gates: when the parties decide\n    whether to go on"]
        );
        // 12 signs, two on each side for the marks and room for 24 are 40; 13 are too many.
        assert!(look.lines_above("On what day?", "").is_empty());
        assert_eq!(look.lines_above("By which day?", ""), ["By which day?"]);
        assert_eq!(look.lines_above("When?", "2026-07-01"), ["When?"]);
        assert_eq!(
            look.lines_above("The party that answers for all of what follows", ""),
            ["The party that answers for all of", "  what follows"]
        );
    }
}
