//! The history as reports with a chart for each figure, for a browser.

use super::measures::measures;
use super::{Figures, History, Reading, Stop, page};
use crate::grammar::capitalised;
use crate::view::report::{Chart, Drawing, Element, Level, Lines, Report, Section, Series};

/// The most points of a line.
const POINTS: usize = 48;

impl History {
    /// A report for each partnership, in the order of the charters' paths.
    #[must_use]
    pub fn reports(&self) -> Vec<Report> {
        self.charters.iter().map(|(path, readings)| report(self, path, readings)).collect()
    }
}

fn report(history: &History, path: &str, readings: &[Reading]) -> Report {
    let judged: Vec<(&Stop, &Figures)> = history.judged(readings).collect();
    let last = judged.last().map(|(_, figures)| *figures);
    let charts: Vec<Element> = charts(&judged);
    let section = |id, title: &str, elements| Section { id, title: title.to_owned(), elements };
    let commits = page::body(history, readings).blocks.into_iter().map(Element::Block);
    let mut sections = vec![section("commits", "Commits at which a figure changed", commits.collect())];
    if !charts.is_empty() {
        sections.insert(0, section("trends", "How the figures went", charts));
    }
    Report {
        id: last.map_or_else(|| path.to_owned(), |it| it.id.clone()),
        name: last.map_or_else(|| path.to_owned(), |it| it.name.clone()),
        sections,
    }
}

/// A chart for each figure that is known of two commits at least.
fn charts(judged: &[(&Stop, &Figures)]) -> Vec<Element> {
    let shown: Vec<&(&Stop, &Figures)> = match judged.len() {
        few if few <= POINTS => judged.iter().collect(),
        many => (1..=POINTS).filter_map(|nth| judged.get(nth * many / POINTS - 1)).collect(),
    };
    let times: Vec<String> = shown.iter().map(|(stop, _)| stop.day.to_string()).collect();
    let mut charts = Vec::new();
    for measure in measures() {
        let level = |(_, figures): &&(&Stop, &Figures)| {
            (measure.of)(figures).map(|(at, said)| Level { at: i128::from(at), said })
        };
        let values: Vec<Option<Level>> = shown.iter().map(level).collect();
        if values.iter().flatten().count() < 2 {
            continue;
        }
        let title = capitalised(&measure.name);
        let lines = Lines {
            title: title.clone(),
            times: times.clone(),
            series: vec![Series { name: measure.name.clone(), values }],
            target: None,
            scale: None,
        };
        let about = format!("{title}, commit by commit");
        charts.push(Element::Chart(Chart { about, drawing: Drawing::Lines(lines), table: None }));
    }
    charts
}
