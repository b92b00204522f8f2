//! Strategic fit against operational compatibility, five by five, for a talk in front of one screen.

use std::fmt::Write as _;

use super::record::{RankedRecord, series};
use crate::grammar::alternatives;
use crate::method::candidates::criteria::CandidateCriterion;
use crate::method::candidates::landscape::Placing;
use crate::view::{Page, Text};

/// How many signs a field is wide: with its frame and the numbers beside it the grid takes 38 columns.
const FIELD: usize = 6;

/// The highest score for the risk profile that is marked as high exposure.
const HIGH_EXPOSURE: u8 = 2;

/// What stands in a field: a letter for each candidate, with its mark.
type Fields = [[Vec<String>; 5]; 5];

/// The grid with its legend; nothing where nobody has both scores.
pub(super) fn grid(page: &mut Page, shown: &RankedRecord<'_>) {
    let mut fields = Fields::default();
    let mut legend = Vec::new();
    let mut absent = Vec::new();
    for placing in &shown.landscape.placings {
        let Some((fit, compatibility)) = place(placing) else {
            absent.push(absence(shown, placing));
            continue;
        };
        let letter = letters(legend.len());
        fields[fit][compatibility].push(format!("{letter}{}", mark(placing)));
        legend.push(Text::default().strong(letter).and(" ").and(shown.name(placing.index)));
    }
    if legend.is_empty() {
        return;
    }
    page.heading("Fit and compatibility");
    page.verbatim("text", drawn(&fields));
    page.say(series(legend).then(marks(shown)));
    page.list(absent);
}

/// The row and the column, counted from 0.
fn place(placing: &Placing) -> Option<(usize, usize)> {
    let at = |criterion: CandidateCriterion| {
        placing.scores[criterion as usize].map(|score| usize::from(score) - 1)
    };
    Some((at(CandidateCriterion::StrategicFit)?, at(CandidateCriterion::OperationalCompatibility)?))
}

fn mark(placing: &Placing) -> &'static str {
    match placing.scores[CandidateCriterion::RiskProfile as usize] {
        Some(score) if score <= HIGH_EXPOSURE => "!",
        Some(_) => "",
        None => "?",
    }
}

/// What the marks mean, as far as there are any.
fn marks(shown: &RankedRecord<'_>) -> Text {
    let placed = || shown.landscape.placings.iter().filter(|it| place(it).is_some()).map(mark);
    let mut text = Text::default();
    if placed().any(|it| it == "!") {
        text = text
            .and("; ")
            .code("!")
            .and(format!(" high exposure, a risk profile of {HIGH_EXPOSURE} or less"));
    }
    if placed().any(|it| it == "?") {
        text = text.and("; ").code("?").and(" risk profile not scored");
    }
    text
}

fn absence(shown: &RankedRecord<'_>, placing: &Placing) -> Text {
    let is_axis = |it: &CandidateCriterion| *it != CandidateCriterion::RiskProfile;
    let missing: Vec<&str> = placing.missing().filter(is_axis).map(CandidateCriterion::name).collect();
    let text = Text::default().and("not on the grid: ").and(shown.name(placing.index));
    text.and(format!(", without a score for {}", alternatives(&missing)))
}

/// A to Z, then AA, AB and so on.
fn letters(nth: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(nth % 26).unwrap_or_default());
    match (nth / 26).checked_sub(1) {
        Some(before) => letters(before) + &letter.to_string(),
        None => letter.to_string(),
    }
}

/// The grid, the best row at the top; a field with many candidates makes its row higher.
fn drawn(fields: &Fields) -> String {
    let rule = |left: &str, middle: &str, right: &str| {
        format!("  {left}{}{right}\n", ["\u{2500}".repeat(FIELD).as_str(); 5].join(middle))
    };
    let mut text = "strategic fit\n".to_owned();
    text.push_str(&rule("\u{250c}", "\u{252c}", "\u{2510}"));
    for (at, row) in fields.iter().enumerate().rev() {
        let lines: Vec<Vec<String>> = row.iter().map(|field| field_lines(field)).collect();
        let height = lines.iter().map(Vec::len).max().unwrap_or_default().max(1);
        for line in 0..height {
            let number = if line == 0 { (at + 1).to_string() } else { " ".to_owned() };
            let cells: Vec<&str> =
                lines.iter().map(|field| field.get(line).map_or("", String::as_str)).collect();
            let _ = write!(text, "{number} \u{2502}");
            cells.iter().for_each(|cell| {
                // Writing into a String cannot fail.
                let _ = write!(text, "{cell:<FIELD$}\u{2502}");
            });
            text.push('\n');
        }
        if at > 0 {
            text.push_str(&rule("\u{251c}", "\u{253c}", "\u{2524}"));
        }
    }
    text.push_str(&rule("\u{2514}", "\u{2534}", "\u{2518}"));
    text.push_str("     1      2      3      4      5\n");
    text.push_str("         operational compatibility\n");
    text
}

/// The marks of a field, broken into lines that fit it.
fn field_lines(marks: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for mark in marks {
        match lines.last_mut().filter(|line| line.len() + mark.len() + 2 <= FIELD) {
            Some(line) => {
                line.push(' ');
                line.push_str(mark);
            }
            None => lines.push(format!(" {mark}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_full_field_grows_downwards() {
        let marks = ["A!", "B", "C?", "D", "E"].map(str::to_owned);
        // A blank before the first, one between two, and six signs at most.
        assert_eq!(field_lines(&marks), [" A! B", " C? D", " E"]);
    }
}
