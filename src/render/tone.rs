//! The colours of tones on a terminal, the same in findings, verdicts and tables.

use anstyle::{AnsiColor, Style};

use super::Look;
use crate::view::Tone;

/// The colours that every terminal lets people choose for light and dark: 31, 32 and 33, none brighter.
pub(super) fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Caution => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default(),
        Tone::Quiet => Style::new().dimmed(),
    }
}

/// A line in which a word has the colour of its tone; the word is where it stands first.
pub(super) fn with_word(line: &str, word: &str, tone: Tone, look: Look) -> String {
    if !look.is_styled || word.is_empty() {
        return line.to_owned();
    }
    let style = style(tone);
    line.replacen(word, &format!("{style}{word}{style:#}"), 1)
}
