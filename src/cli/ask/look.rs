//! How questions look: as wide as the terminal, with words kept whole.
//!
//! The line breaks of what is shown are counted, and that many lines taken away once a question is answered. What the
//! terminal breaks by itself would stay behind, so everything is broken here first.

use std::io;

use console::{Style, Term, measure_text_width};
use textwrap::{Options, WordSplitter};

/// Beside a question there is at least so much room to write an answer; else the answer gets a line of its own.
const ROOM: usize = 24;

/// What is added to the question above a list of several pages: which page it is.
const PAGE: usize = 14;

/// How many rows stay free above a list, for its question and what may be pressed.
const ABOVE: usize = 5;

/// What stands before a question, and under it before its further lines.
const MARK: usize = 2;

/// The look of all questions of a run.
pub(super) struct Look {
    /// Whether there are to be colours and signs.
    is_colourful: bool,
    width: usize,
}

impl Look {
    pub(super) fn of_terminal(is_plain: bool) -> Self {
        let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = asked.unwrap_or_else(|| usize::from(Term::stderr().size().1));
        Self { is_colourful: !is_plain, width: width.clamp(20, 200) }
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
        let lines = self.broken(question, MARK, MARK).into_iter().enumerate();
        let shown = |(nth, line): (usize, String)| match (self.is_colourful, nth) {
            (true, 0) => format!("{} {}", sign("?").yellow(), bold(&line)),
            (true, _) => format!("  {}", bold(&line)),
            (false, 0) => line,
            (false, _) => format!("  {line}"),
        };
        lines.map(shown).collect()
    }

    /// Takes so many rows away and tells what was asked and answered.
    pub(super) fn report(&self, rows: usize, question: &str, answer: &str) -> io::Result<()> {
        let term = Term::stderr();
        term.clear_last_lines(rows)?;
        let is_one_line = MARK + measure_text_width(question) + 3 + measure_text_width(answer) <= self.width;
        let text = if is_one_line {
            self.answered(question, answer)
        } else {
            let question = self.broken(question, MARK, MARK).join("\n  ");
            let answer = self.broken(answer, 2 * MARK, 2 * MARK).join("\n    ");
            match self.is_colourful {
                // A sign on a line of its own would say nothing.
                true if answer.is_empty() => format!("{} {}", sign("✔").green(), bold(&question)),
                true => self.answered(&format!("{question}\n "), &answer),
                false => format!("{question}\n    {answer}"),
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
        let line = |line: &String| {
            if self.is_colourful { format!("  {}", faint(line)) } else { format!("  {line}") }
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

    /// How many items a page of a list may have: those that take several lines fill it sooner than one counts.
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

/// A sign in a colour that is still to be given.
fn sign(text: &str) -> console::StyledObject<&str> {
    Style::new().for_stderr().apply_to(text)
}

fn bold(text: &str) -> console::StyledObject<&str> {
    sign(text).bold()
}

fn faint(text: &str) -> console::StyledObject<&str> {
    sign(text).black().bright()
}

/// The single parts of a question.
impl Look {
    /// What is asked, and the sign behind which somebody answers.
    pub(super) fn question(&self, prompt: &str) -> String {
        if self.is_colourful { self.marked(prompt) + &faint("›").to_string() } else { with_colon(prompt) }
    }

    /// What stands before a question, and the question; nothing for one that stands above.
    fn marked(&self, prompt: &str) -> String {
        if prompt.is_empty() { String::new() } else { format!("{} {} ", sign("?").yellow(), bold(prompt)) }
    }

    /// What is wrong with an answer.
    pub(super) fn error(&self, error: &str) -> String {
        let mark = if self.is_colourful { MARK } else { "error: ".len() };
        let text = self.broken(error, mark, MARK).join("\n  ");
        if self.is_colourful {
            format!("{} {}", sign("✘").red(), sign(&text).red())
        } else {
            format!("error: {text}")
        }
    }

    /// What stands before a line to write in.
    pub(super) fn input(&self, prompt: &str, proposal: Option<&str>) -> String {
        let hint = proposal.map(|it| format!("{} ", faint(&format!("({it})")))).unwrap_or_default();
        match proposal {
            _ if self.is_colourful => format!("{}{hint}{} ", self.marked(prompt), faint("›")),
            Some(proposal) if prompt.is_empty() => format!("[{proposal}] > "),
            None if prompt.is_empty() => "> ".to_owned(),
            Some(proposal) => format!("{prompt} [{proposal}] "),
            None => format!("{} ", with_colon(prompt)),
        }
    }

    /// A question that is answered by one key.
    pub(super) fn confirm(&self, prompt: &str, proposal: Option<bool>) -> String {
        if self.is_colourful {
            let proposed = proposal.map(|it| if it { " yes" } else { " no" }).unwrap_or_default();
            return format!(
                "{}{} {}{}",
                self.marked(prompt),
                faint("(y/n)"),
                faint("›"),
                sign(proposed).cyan()
            );
        }
        let keys = match proposal {
            None => "[y/n]",
            Some(true) => "[Y/n]",
            Some(false) => "[y/N]",
        };
        if prompt.is_empty() { format!("{keys} ") } else { format!("{prompt} {keys} ") }
    }

    /// What was asked and answered.
    fn answered(&self, question: &str, answer: &str) -> String {
        if self.is_colourful {
            format!("{} {} {} {}", sign("✔").green(), bold(question), faint("·"), sign(answer).green())
        } else {
            format!("{} {answer}", with_colon(question))
        }
    }

    /// An item of a list of which one is chosen.
    pub(super) fn item(&self, text: &str, is_active: bool) -> String {
        match (self.is_colourful, is_active) {
            (true, true) => format!("{} {}", sign("❯").green(), sign(text).cyan()),
            (false, true) => format!("> {text}"),
            (_, false) => format!("  {text}"),
        }
    }

    /// An item of a list of which several are chosen. A cursor and a box of letters show in every font and without colours.
    pub(super) fn box_item(&self, text: &str, is_checked: bool, is_active: bool) -> String {
        let mark = match (is_checked, is_active) {
            (true, true) => "> [x]",
            (true, false) => "  [x]",
            (false, true) => "> [ ]",
            (false, false) => "  [ ]",
        };
        if self.is_colourful && is_active {
            format!("{mark} {}", sign(text).cyan())
        } else {
            format!("{mark} {text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn words_are_kept_whole_and_further_lines_stand_further_in() {
        let look = Look { is_colourful: false, width: 40 };
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
