//! The history for people: a line of little bars for each figure, and the commits at which one of them changed.

use super::measures::measures;
use super::{Figures, History, Reading, Stop};
use crate::document::charter::checklists::BuiltInList;
use crate::grammar::counted;
use crate::view::{Cell, Page, Table, Text};
use crate::wording::gates::commitment_name;
use crate::wording::readiness::verdict_word;

const NOTHING: &str = "\u{2013}";

/// The most commits that a table shows; CSV and JSON have all.
const MOST: usize = 24;

/// The most bars of a line.
const BARS: usize = 48;

const SHALLOW: &str = "This clone is shallow, so earlier commits are not known. Fetch the whole history first (`git fetch --unshallow`, \
     in CI a fetch depth of 0).";

pub(super) fn page(history: &History) -> Page {
    let mut page = Page::default();
    if history.is_shallow {
        page.say(SHALLOW);
    }
    for (path, readings) in &history.charters {
        show(&mut page, history, path, readings);
    }
    page
}

fn show(page: &mut Page, history: &History, path: &str, readings: &[Reading]) {
    let judged: Vec<(&Stop, &Figures)> = history.judged(readings).collect();
    if let Some((first, last)) = judged.first().zip(judged.last()) {
        let name = Text::default().name(&last.1.name).and(format!(" ({path}, stage {})", last.1.stage));
        page.title(name);
        page.say(extent(judged.len(), first.0, last.0));
        // Of one commit the table says all there is: one point is no trend.
        if judged.len() > 1 {
            page.list(lines(&judged));
        }
    } else {
        page.title(path);
    }
    tell(page, history, readings, &judged);
}

/// The commits of a charter without the little bars.
pub(super) fn body(history: &History, readings: &[Reading]) -> Page {
    let mut page = Page::default();
    let judged: Vec<(&Stop, &Figures)> = history.judged(readings).collect();
    if history.is_shallow {
        page.say(SHALLOW);
    }
    if let Some((first, last)) = judged.first().zip(judged.last()) {
        page.say(extent(judged.len(), first.0, last.0));
    }
    tell(&mut page, history, readings, &judged);
    page
}

fn extent(count: usize, first: &Stop, last: &Stop) -> String {
    if count == 1 {
        return format!("1 commit, judged as of its date, {}, by today's settings.", first.day);
    }
    let days = if first.day == last.day {
        format!("of {}", first.day)
    } else {
        format!("from {} to {}", first.day, last.day)
    };
    format!(
        "{} {days}, each judged as of its own date by today's settings: a figure changes only where the partnership \
         did.",
        counted(count, "commit")
    )
}

fn tell(page: &mut Page, history: &History, readings: &[Reading], judged: &[(&Stop, &Figures)]) {
    if judged.is_empty() {
        page.say("No commit has a charter here that can be read.");
    } else {
        table(page, judged);
    }
    let broken: Vec<Text> = history
        .broken(readings)
        .map(|(stop, why)| Text::default().code(stop.shown()).and(format!(" of {}: {why}", stop.day)))
        .collect();
    if !broken.is_empty() {
        page.say(format!(
            "Skipped, for the charter cannot be read there: {}.",
            counted(broken.len(), "commit")
        ));
        page.list(broken);
    }
}

/// A line for each figure that is known: bars, the first and the last.
fn lines(judged: &[(&Stop, &Figures)]) -> Vec<Text> {
    let mut lines = Vec::new();
    for measure in measures() {
        let values: Vec<(u64, String)> =
            judged.iter().filter_map(|(_, figures)| (measure.of)(figures)).collect();
        if let Some((first, last)) = values.first().zip(values.last()) {
            let bars = sparkline(&values.iter().map(|(value, _)| *value).collect::<Vec<_>>());
            let line = match values.len() {
                // One point is no trend.
                1 => format!("{}: {}", measure.name, last.1),
                _ => format!("{} {bars} {} \u{2192} {}", measure.name, first.1, last.1),
            };
            lines.push(Text::default().and(line));
        }
    }
    lines
}

/// Little bars, the last of them last: from the smallest value to the largest. Of many values those of the same distance.
fn sparkline(values: &[u64]) -> String {
    const SIGNS: [char; 8] =
        ['\u{2581}', '\u{2582}', '\u{2583}', '\u{2584}', '\u{2585}', '\u{2586}', '\u{2587}', '\u{2588}'];
    let shown: Vec<u64> = match values.len() {
        few if few <= BARS => values.to_vec(),
        many => (1..=BARS).filter_map(|nth| values.get(nth * many / BARS - 1).copied()).collect(),
    };
    let (least, most) = (shown.iter().min().copied().unwrap_or(0), shown.iter().max().copied().unwrap_or(0));
    let sign = |value: u64| {
        let height = u128::from(value - least) * 7 / u128::from((most - least).max(1));
        SIGNS.get(usize::try_from(height).unwrap_or(7)).copied().unwrap_or(' ')
    };
    shown.into_iter().map(sign).collect()
}

/// The commits at which a figure changed, the newest last.
fn table(page: &mut Page, judged: &[(&Stop, &Figures)]) {
    let is_same = |one: &Figures, other: &Figures| Shown::of(one) == Shown::of(other);
    let mut rows: Vec<&(&Stop, &Figures)> = Vec::new();
    for row in judged {
        if rows.last().is_none_or(|(_, before)| !is_same(before, row.1)) {
            rows.push(row);
        }
    }
    let hidden = rows.len().saturating_sub(MOST);
    if hidden > 0 {
        page.say(format!("{} before these, in `--format csv` and `json`.", counted(hidden, "more change")));
    }
    let mut table = Table::with_columns([
        "day",
        "commit",
        "signing",
        "fit",
        "errors",
        "warnings",
        "commitment",
        "balance",
        "score",
    ])
    .right(&[4, 5, 7, 8]);
    for (stop, figures) in rows.into_iter().skip(hidden) {
        let commit = vec![Text::default().code(stop.shown()), Text::default().and(&stop.subject)];
        let shown = Shown::of(figures);
        let mut cells = vec![Cell::from(stop.day.to_string()), Cell::of_lines(commit)];
        cells.extend(shown.0.into_iter().map(Cell::from));
        table.rows.push(cells);
    }
    page.table(table);
}

/// The figures as the table shows them.
#[derive(PartialEq, Eq)]
struct Shown([String; 7]);

impl Shown {
    fn of(figures: &Figures) -> Self {
        let list = |list: BuiltInList| {
            let found = figures.verdicts.iter().find(|(id, ..)| id == list.as_str());
            found.map_or_else(
                || NOTHING.to_owned(),
                |(_, verdict, no, of)| match no {
                    0 => verdict_word(*verdict),
                    no => format!("{}, {no} of {of} not met", verdict_word(*verdict)),
                },
            )
        };
        let or_nothing = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
        Self([
            list(BuiltInList::Signing),
            list(BuiltInList::Fit),
            figures.errors.to_string(),
            figures.warnings.to_string(),
            or_nothing(figures.commitment.map(|state| commitment_name(state).to_owned())),
            or_nothing(figures.balance.map(|balance| balance.to_string())),
            or_nothing(figures.lowest_score.map(|score| score.to_string())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::sparkline;

    #[test]
    fn bars_go_from_the_smallest_to_the_largest() {
        assert_eq!(sparkline(&[0, 7, 3]), "▁█▄");
        assert_eq!(sparkline(&[5, 5]), "▁▁", "what does not change is flat");
        assert_eq!(sparkline(&[]), "");
        assert_eq!(sparkline(&(0..960).collect::<Vec<u64>>()).chars().count(), 48);
    }
}
