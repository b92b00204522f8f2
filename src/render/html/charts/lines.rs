//! How values went: a line each over the times at which they were taken.

use askama::Template;

use super::harmless;
use crate::view::report::{Level, Lines};

const WIDTH: i128 = 440;
const HEIGHT: i128 = 190;
const LEFT: i128 = 34;
const RIGHT: i128 = WIDTH - 64;
const TOP: i128 = 24;
const BOTTOM: i128 = HEIGHT - 34;
/// Of how many times at most each has a name; of more only some have.
const NAMED_TIMES: usize = 6;
/// How wide a character is at most.
const CHARACTER: usize = 7;
/// How many looks lines have.
const LOOKS: usize = 4;

#[derive(Debug, Template)]
#[template(path = "report/lines.html")]
pub(super) struct LinesDrawing {
    about: String,
    title: String,
    width: i128,
    height: i128,
    left: i128,
    right: i128,
    bottom: i128,
    top: i128,
    times: Vec<(i128, String)>,
    /// What the ends of the scale are called, and where they lie.
    ends: Vec<(i128, String)>,
    /// The first value, where there is one line to which it can belong.
    first: Option<(i128, i128, String)>,
    target: Option<(i128, String)>,
    series: Vec<Drawn>,
}

#[derive(Debug)]
struct Drawn {
    name: String,
    look: usize,
    /// The points of each stretch without a gap, as an SVG draws them.
    stretches: Vec<String>,
    points: Vec<Point>,
    /// Where the last value is said, and as what.
    last: Option<(i128, String)>,
}

#[derive(Debug)]
struct Point {
    x: i128,
    y: i128,
    said: String,
}

pub(super) fn drawing(lines: &Lines, about: String) -> LinesDrawing {
    let scale = Scale::of(lines);
    let place = |nth: usize| {
        let gaps = i128::try_from(lines.times.len().saturating_sub(1).max(1)).unwrap_or(1);
        LEFT + i128::try_from(nth).unwrap_or_default() * (RIGHT - LEFT) / gaps
    };
    let longest = lines.times.iter().map(|time| time.chars().count()).max().unwrap_or_default();
    let room = usize::try_from(RIGHT - LEFT).unwrap_or_default() / (longest * CHARACTER + CHARACTER).max(1);
    let step = lines.times.len().div_ceil(NAMED_TIMES.min(room).max(1)).max(1);
    let times = lines.times.iter().enumerate().filter(|(nth, _)| nth.is_multiple_of(step));
    let series = lines.series.iter().enumerate().map(|(look, series)| {
        let point = |(nth, value): (usize, &Option<Level>)| {
            let level = value.as_ref()?;
            let time = lines.times.get(nth).map(|time| harmless(time)).unwrap_or_default();
            let said = format!("{}, {time}: {}", harmless(&series.name), harmless(&level.said));
            Some(Point { x: place(nth), y: scale.place(level.at), said })
        };
        let points: Vec<Option<Point>> = series.values.iter().enumerate().map(point).collect();
        let stretches = points.split(Option::is_none).filter(|stretch| stretch.len() > 1);
        let path = |stretch: &[Option<Point>]| {
            let points = stretch.iter().flatten().map(|it| format!("{},{}", it.x, it.y));
            points.collect::<Vec<_>>().join(" ")
        };
        let last = series.values.iter().flatten().next_back();
        Drawn {
            name: harmless(&series.name),
            look: look % LOOKS,
            stretches: stretches.map(path).collect(),
            last: last.map(|level| (scale.place(level.at), harmless(&level.said))),
            points: points.into_iter().flatten().collect(),
        }
    });
    let ends = lines.scale.map_or_else(
        || if scale.least == 0 { vec![(BOTTOM, "0".to_owned())] } else { Vec::new() },
        |(least, most)| {
            [(BOTTOM, least), (TOP, most)].map(|(at, end)| (at, (end / 1_000).to_string())).to_vec()
        },
    );
    let series: Vec<Drawn> = apart(series.collect());
    let first = match (lines.series.as_slice(), series.as_slice()) {
        ([only], [drawn]) if lines.scale.is_none() && drawn.points.len() > 1 => {
            let said = only.values.iter().flatten().next().map(|level| harmless(&level.said));
            // Above the point, or below it where the title is.
            drawn.points.first().zip(said).map(|(it, said)| (it.x, above(it.y), said))
        }
        _ => None,
    };
    LinesDrawing {
        top: TOP,
        ends,
        first,
        title: harmless(&lines.title),
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        right: RIGHT,
        bottom: BOTTOM,
        times: times.map(|(nth, time)| (place(nth), harmless(time))).collect(),
        target: lines.target.as_ref().map(|it| (scale.place(it.at), harmless(&it.said))),
        series,
        about,
    }
}

/// Where a value is said whose point lies there: above it, or below where the title is.
const fn above(y: i128) -> i128 {
    if y < TOP + 18 { y + 18 } else { y - 9 }
}

/// Last values that would be written over each other are moved apart.
fn apart(mut series: Vec<Drawn>) -> Vec<Drawn> {
    const LINE: i128 = 13;
    let mut order: Vec<usize> = (0..series.len()).filter(|nth| series[*nth].last.is_some()).collect();
    order.sort_by_key(|nth| series[*nth].last.as_ref().map(|(y, _)| *y));
    let mut before: Option<i128> = None;
    for nth in order {
        if let Some((y, _)) = &mut series[nth].last {
            *y = before.map_or(*y, |before| (*y).max(before + LINE));
            before = Some(*y);
        }
    }
    series
}

/// From the least value at the bottom to the most at the top.
struct Scale {
    least: i128,
    most: i128,
}

impl Scale {
    fn of(lines: &Lines) -> Self {
        let values = lines.series.iter().flat_map(|it| it.values.iter().flatten());
        let all: Vec<i128> = values.chain(&lines.target).map(|level| level.at).collect();
        let (least, most) = lines.scale.unwrap_or_else(|| {
            let (least, most) = (all.iter().min().copied(), all.iter().max().copied());
            // Values that cannot be below nothing are shown from nothing on.
            (least.unwrap_or_default().min(0), most.unwrap_or_default())
        });
        Self { least, most: most.max(least.saturating_add(1)) }
    }

    fn place(&self, value: i128) -> i128 {
        let value = value.clamp(self.least, self.most);
        let (part, whole) = (value.saturating_sub(self.least), self.most.saturating_sub(self.least));
        // Beyond counting the places need not be exact.
        let reach = BOTTOM - TOP;
        BOTTOM - part.checked_mul(reach).map_or_else(|| part / (whole / reach).max(1), |it| it / whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::report::Series;

    fn level(at: i128) -> Option<Level> {
        Some(Level { at, said: at.to_string() })
    }

    #[test]
    fn values_lie_where_they_belong_and_gaps_stay_gaps() {
        let values = vec![level(1_000), level(3_000), None, level(5_000), level(5_000)];
        let times = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let lines = Lines {
            title: "<b>x".to_owned(),
            times,
            series: vec![Series { name: "one".to_owned(), values }],
            target: None,
            scale: Some((1_000, 5_000)),
        };
        let drawn = drawing(&lines, "x".to_owned());
        // From 156 at the bottom to 24 at the top; five times over 342 units lie at their quarters, cut to whole ones.
        assert_eq!(drawn.series[0].stretches, ["34,156 119,90", "290,24 376,24"]);
        assert_eq!(drawn.series[0].points.len(), 4);
        assert!(!drawn.to_string().contains("<b>"));
    }

    #[test]
    fn the_largest_amounts_are_drawn() {
        let values = vec![level(i128::MAX), level(i128::MIN), level(0)];
        let lines = Lines {
            title: String::new(),
            times: vec![String::new(); 3],
            series: vec![Series { name: String::new(), values }],
            target: level(i128::MAX),
            scale: None,
        };
        let drawn = drawing(&lines, String::new());
        assert!(drawn.series[0].points.iter().all(|it| (0..=HEIGHT).contains(&it.y)), "{drawn:?}");
    }
}
