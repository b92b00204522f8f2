//! Days along a ruler of months, drawn with plain characters: nothing depends on colour.

use chrono::{Datelike as _, Months};
use textwrap::core::display_width;

use crate::document::scalar::Date;
use crate::grammar::shortened;
use crate::render::visible;
use crate::view::{Mark, Timeline, TimelineLine};

/// How wide the names are at most; on a narrow page they take two fifths of it.
const NAMES_MOST: usize = 34;
/// How wide the ruler is at most: beyond, months are far apart and nothing is gained.
const RULER_MOST: usize = 120;

/// Stands for a space at which no line ends.
const UNBROKEN: &str = "\u{a0}";

/// The picture, no wider than so many columns.
pub(super) fn draw(timeline: &Timeline, width: usize) -> String {
    let names: Vec<String> = timeline.lines.iter().map(|line| visible(&line.name)).collect();
    let widest = names.iter().map(|name| display_width(name)).max().unwrap_or_default();
    let name_width = widest.min(NAMES_MOST).min(width * 2 / 5);
    let ruler = Ruler {
        first: timeline.first,
        days: timeline.first.days_until(timeline.last).max(1),
        columns: width.saturating_sub(name_width + 1).clamp(12, RULER_MOST),
    };
    let today = ruler.column(timeline.today);
    let mut rows: Vec<(String, String)> = Vec::new();
    rows.extend(ruler.heads().into_iter().map(|head| (String::new(), head)));
    rows.push((String::new(), ruler.line()));
    for (line, name) in timeline.lines.iter().zip(&names) {
        rows.push((shortened(name, name_width), ruler.row(line, today)));
    }
    let mut text = String::new();
    for (name, row) in rows {
        let pad = " ".repeat(name_width - display_width(&name) + 1);
        text.push_str(format!("{name}{pad}{row}").trim_end());
        text.push('\n');
    }
    // A sign that is not drawn needs no word.
    let phases = timeline.lines.iter().filter(|line| line.stretch.is_some());
    let usual = phases.clone().any(|line| line.is_usual);
    let mut signs = vec!["o to come", "! overdue", "x done or passed"];
    signs.extend((phases.clone().any(|line| !line.is_usual) || !usual).then_some("= phase"));
    signs.extend(usual.then_some("~ phase assumed, not agreed"));
    signs.push("< before the timeline");
    // A sign and its words stay together.
    let whole: Vec<String> = signs.iter().map(|sign| sign.replace(' ', UNBROKEN)).collect();
    let today = format!("| {} (as of)", timeline.today).replace(' ', UNBROKEN);
    let legend = format!("{today}   {}", whole.join("   "));
    for line in textwrap::wrap(&legend, textwrap::Options::new(width).break_words(false)) {
        text.push_str(line.replace(UNBROKEN, " ").trim_end());
        text.push('\n');
    }
    text
}

/// A stretch of days laid over columns.
struct Ruler {
    first: Date,
    days: i64,
    columns: usize,
}

impl Ruler {
    /// The column of a day, counted from 0; days outside stand at the edges.
    fn column(&self, day: Date) -> usize {
        let days = self.first.days_until(day).clamp(0, self.days);
        let last = i64::try_from(self.columns - 1).unwrap_or_default();
        usize::try_from(days * last / self.days).unwrap_or_default()
    }

    /// The first days of months on the ruler, each with its column.
    fn months(&self) -> Vec<(Date, usize)> {
        let start = self.first.naive();
        let day_of = |count: u32| {
            let month = start.with_day(1)?.checked_add_months(Months::new(count))?;
            Date::from_naive(month)
        };
        let inside = |day: &Date| (0..=self.days).contains(&self.first.days_until(*day));
        let all = (0..).map_while(day_of).skip_while(|day| *day < self.first);
        all.take_while(inside).map(|day| (day, self.column(day))).collect()
    }

    /// The years over the months: names where three letters fit, else their first letters, else none at all.
    fn heads(&self) -> Vec<String> {
        let months = self.months();
        let gap = months.windows(2).map(|pair| pair[1].1 - pair[0].1).min().unwrap_or(self.columns);
        let mut heads = vec![self.spread(years(&months))];
        let letters = match gap {
            4.. => 3,
            2..=3 => 1,
            _ => return heads,
        };
        let name = |(day, column): &(Date, usize)| (*column, month_name(*day)[..letters].to_owned());
        heads.push(self.spread(months.iter().map(name).collect()));
        heads
    }

    /// Words at their columns; one that does not fit before the end or runs into the one before is left out.
    fn spread(&self, words: Vec<(usize, String)>) -> String {
        let mut line = String::new();
        for (column, word) in words {
            let is_free = line.is_empty() || line.len() < column;
            if is_free && column + word.len() <= self.columns {
                line.push_str(&" ".repeat(column - line.len()));
                line.push_str(&word);
            }
        }
        line
    }

    /// `--+-----+----`: a cross at the first day of each month.
    fn line(&self) -> String {
        let mut cells = vec!['-'; self.columns];
        for (_, column) in self.months() {
            cells[column] = '+';
        }
        cells.into_iter().collect()
    }

    fn row(&self, line: &TimelineLine, today: usize) -> String {
        let mut cells = vec![' '; self.columns];
        if let Some((first, last)) = line.stretch {
            cells[self.column(first)..=self.column(last)].fill(if line.is_usual { '~' } else { '=' });
        }
        cells[today] = '|';
        let mut marks = line.marks.clone();
        marks.sort_by_key(|(_, mark)| *mark);
        for (day, mark) in marks {
            cells[self.column(day)] = match mark {
                _ if day < self.first => '<',
                Mark::Past => 'x',
                Mark::Ahead => 'o',
                Mark::Overdue => '!',
            };
        }
        cells.into_iter().collect()
    }
}

/// The first month of the ruler and each January, with their years.
fn years(months: &[(Date, usize)]) -> Vec<(usize, String)> {
    let is_first = |index: usize, day: &Date| index == 0 || day.naive().month() == 1;
    let all = months.iter().enumerate().filter(|(index, (day, _))| is_first(*index, day));
    all.map(|(_, (day, column))| (*column, day.naive().year().to_string())).collect()
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month_name(day: Date) -> &'static str {
    let index = usize::try_from(day.naive().month0()).unwrap_or_default();
    MONTHS.get(index).copied().unwrap_or("   ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn line(name: &str, marks: &[(&str, Mark)]) -> TimelineLine {
        let marks = marks.iter().map(|(at, mark)| (day(at), *mark)).collect();
        TimelineLine { name: name.to_owned(), marks, ..TimelineLine::default() }
    }

    fn timeline() -> Timeline {
        // 1 April 2027 to 10 May 2027: 39 days, so that 40 columns are a day each.
        Timeline {
            first: day("2027-04-01"),
            last: day("2027-05-10"),
            today: day("2027-04-05"),
            lines: vec![
                TimelineLine {
                    name: "pilot".to_owned(),
                    stretch: Some((day("2027-04-03"), day("2027-04-07"))),
                    ..TimelineLine::default()
                },
                line("gate", &[("2027-04-02", Mark::Past), ("2027-05-10", Mark::Ahead)]),
                line("late", &[("2026-01-01", Mark::Overdue), ("2027-04-05", Mark::Overdue)]),
            ],
        }
    }

    #[test]
    fn a_day_is_a_column_where_there_is_room() {
        // Five letters of the longest name, a blank, 40 columns.
        let picture = "      2027
      Apr                           May
      +-----------------------------+---------
pilot   ==|==
gate   x  |                                  o
late  <   !
";
        let text = draw(&timeline(), 46);
        assert!(text.starts_with(picture), "{text}");
    }

    #[test]
    fn what_nobody_has_agreed_on_is_drawn_in_another_way() {
        let mut timeline = timeline();
        let text = draw(&timeline, 46);
        assert!(text.contains("= phase") && !text.contains('~'), "{text}");
        timeline.lines[0].is_usual = true;
        let text = draw(&timeline, 46);
        assert!(text.contains("\npilot   ~~|~~\n"), "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains("~ phase assumed, not agreed"), "{text}");
        assert!(!text.contains('='), "{text}");
    }

    #[test]
    fn it_fits_any_page() {
        for width in [40, 41, 80, 200] {
            let mut timeline = timeline();
            timeline.last = day("2030-12-31");
            timeline.lines.push(line("a very long name of something with 漢字 in it and more", &[]));
            let text = draw(&timeline, width);
            assert!(text.lines().all(|line| display_width(line) <= width), "{width}:\n{text}");
        }
    }

    #[test]
    fn a_ruler_of_one_day_and_one_of_three_centuries_are_drawn() {
        for (first, last) in [("2027-04-01", "2027-04-01"), ("1900-01-01", "2200-12-31")] {
            let mut timeline = timeline();
            (timeline.first, timeline.last) = (day(first), day(last));
            assert!(draw(&timeline, 80).contains("gate"));
        }
    }
}
