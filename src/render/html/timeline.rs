//! Days along a ruler of months, as a drawing.

use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{Datelike as _, Months};

use super::harmless;
use crate::document::scalar::Date;
use crate::grammar::{in_print, shortened};
use crate::view::{Mark, Timeline};

/// How wide the drawing is, and where its ruler begins and ends. The page makes it larger or smaller.
const WIDTH: i64 = 920;
const LEFT: i64 = 250;
const RIGHT: i64 = WIDTH - 20;
/// How high the ruler is, and each line below it.
const TOP: i64 = 54;
const ROW: i64 = 22;
/// How many characters of a name have room beside the ruler.
const NAME_MOST: usize = 36;
/// From how many months on only quarters, and from how many on only years have a name.
const MANY_MONTHS: usize = 18;
const MANY_QUARTERS: usize = 60;

/// The drawing of a timeline. Its template escapes what it says.
#[derive(Debug, Template)]
#[template(path = "report/timeline.html")]
pub(in crate::render) struct TimelineDrawing {
    width: i64,
    height: i64,
    name: String,
    ticks: Vec<Tick>,
    today: i64,
    today_said: String,
    lines: Vec<Line>,
    left: i64,
    right: i64,
    top: i64,
    has_phases: bool,
}

impl HtmlSafe for TimelineDrawing {}

#[derive(Debug)]
struct Tick {
    at: i64,
    /// The year, where it begins.
    year: Option<i32>,
    name: String,
}

#[derive(Debug)]
struct Line {
    name: String,
    whole: String,
    at: i64,
    stretch: Option<Stretch>,
    marks: Vec<Drawn>,
}

#[derive(Debug)]
struct Stretch {
    from: i64,
    length: i64,
    said: String,
    is_usual: bool,
}

#[derive(Debug)]
struct Drawn {
    at: i64,
    mark: Mark,
    said: String,
}

/// Draws days along a ruler of months.
pub(in crate::render) fn picture(timeline: &Timeline) -> TimelineDrawing {
    let ruler = Ruler { first: timeline.first, days: timeline.first.days_until(timeline.last).max(1) };
    let line = |(nth, line): (usize, &crate::view::TimelineLine)| {
        let name = harmless(&line.name);
        Line {
            at: TOP + ROW * i64::try_from(nth).unwrap_or_default() + ROW / 2,
            stretch: line.stretch.map(|(first, last)| Stretch {
                from: ruler.place(first),
                length: (ruler.place(last) - ruler.place(first)).max(2),
                said: format!("{name}: {} to {}", in_print(first), in_print(last)),
                is_usual: line.is_usual,
            }),
            marks: line
                .marks
                .iter()
                .map(|(day, mark)| Drawn {
                    at: ruler.place(*day),
                    mark: *mark,
                    said: format!("{name}: {}, {}", in_print(*day), word(*mark)),
                })
                .collect(),
            name: shortened(&name, NAME_MOST),
            whole: name,
        }
    };
    let lines: Vec<Line> = timeline.lines.iter().enumerate().map(line).collect();
    TimelineDrawing {
        width: WIDTH,
        height: TOP + ROW * i64::try_from(lines.len()).unwrap_or_default() + 8,
        name: format!("Timeline from {} to {}", in_print(timeline.first), in_print(timeline.last)),
        ticks: ruler.ticks(),
        today: ruler.place(timeline.today),
        today_said: in_print(timeline.today),
        has_phases: lines.iter().any(|line| line.stretch.is_some()),
        lines,
        left: LEFT,
        right: RIGHT,
        top: TOP,
    }
}

const fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Past => "done or passed",
        Mark::Ahead => "to come",
        Mark::Overdue => "overdue",
    }
}

/// A stretch of days laid over the drawing.
struct Ruler {
    first: Date,
    days: i64,
}

impl Ruler {
    /// Where a day lies; days outside lie at the edges.
    fn place(&self, day: Date) -> i64 {
        LEFT + self.first.days_until(day).clamp(0, self.days) * (RIGHT - LEFT) / self.days
    }

    /// The first days of months, quarters or years, as many as have room for a name.
    fn ticks(&self) -> Vec<Tick> {
        let start = self.first.naive().with_day(1);
        let day_of = |count: u32| Date::from_naive(start?.checked_add_months(Months::new(count))?);
        let is_inside = |day: &Date| self.first.days_until(*day) <= self.days;
        let months: Vec<Date> =
            (0..).map_while(day_of).skip_while(|day| *day < self.first).take_while(is_inside).collect();
        let every: u32 = match months.len() {
            count if count <= MANY_MONTHS => 1,
            count if count <= MANY_QUARTERS => 3,
            _ => 12,
        };
        // Centuries have no room for their years.
        let years = (months.len() / 12 / 20).max(1);
        let is_named = |day: &&Date| {
            let day = day.naive();
            day.month0().is_multiple_of(every)
                && (every < 12 || usize::try_from(day.year()).is_ok_and(|year| year.is_multiple_of(years)))
        };
        let mut year = None;
        let tick = |day: &Date| {
            let (at, day) = (self.place(*day), day.naive());
            let is_new = year.replace(day.year()) != Some(day.year());
            let name = if every < 12 { month(day.month()) } else { "" };
            Tick { at, year: is_new.then(|| day.year()), name: name.to_owned() }
        };
        months.iter().filter(is_named).map(tick).collect()
    }
}

const fn month(number: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES[(number as usize + 11) % 12]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;
    use crate::view::TimelineLine;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn timeline(first: &str, last: &str, name: &str) -> Timeline {
        let marks = vec![(day("2026-09-01"), Mark::Overdue)];
        let line = TimelineLine { name: name.to_owned(), marks, ..TimelineLine::default() };
        Timeline { first: day(first), last: day(last), today: day("2026-07-10"), lines: vec![line] }
    }

    #[test]
    fn days_lie_where_they_belong() {
        // From 1 January to 31 December 2026 are 364 days over 650 units; 1 July is day 181.
        let ruler = Ruler { first: day("2026-01-01"), days: 364 };
        assert_eq!(ruler.place(day("2026-01-01")), 250);
        assert_eq!(ruler.place(day("2026-07-01")), 250 + 181 * 650 / 364);
        assert_eq!(ruler.place(day("2026-12-31")), 900);
        assert_eq!(ruler.place(day("2030-01-01")), 900, "beyond the ruler");
        let names: Vec<String> = ruler.ticks().into_iter().map(|tick| tick.name).collect();
        assert_eq!(names[..3], ["Jan", "Feb", "Mar"]);
        assert_eq!(names.len(), 12);
        let years: Vec<i32> = ruler.ticks().into_iter().filter_map(|tick| tick.year).collect();
        assert_eq!(years, [2026]);
    }

    #[test]
    fn names_are_escaped_and_marks_say_what_they_are() {
        let drawn = picture(&timeline("2026-07-01", "2027-07-01", "<script>gate</script>")).to_string();
        assert!(!drawn.contains("<script"), "{drawn}");
        assert!(drawn.contains("1 September 2026, overdue"), "{drawn}");
    }

    #[test]
    fn one_day_and_three_centuries_are_drawn() {
        for (first, last) in [("2026-07-10", "2026-07-10"), ("1900-01-01", "2200-12-31")] {
            let drawn = picture(&timeline(first, last, "gate"));
            assert!(drawn.ticks.len() <= 30, "{}", drawn.ticks.len());
            assert!(drawn.to_string().contains("<svg"));
        }
    }
}
