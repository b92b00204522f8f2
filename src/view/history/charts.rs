//! The history as reports with a chart for each figure, for a browser.

use super::measures::{Measure, measures};
use super::{Figures, History, Reading, Stop, page};
use crate::grammar::{capitalised, counted, in_print};
use crate::view::report::{Chart, Drawing, Element, Level, Lines, Report, Section, Series};
use crate::view::{Block, Cell, Table, Text};
use crate::wording::gates::commitment_name;

/// The most points of a line.
const POINTS: usize = 48;

/// The most rows of the table behind the charts.
const ROWS: usize = 24;

impl History {
    /// A report for each partnership, in the order of the charters' paths.
    #[must_use]
    pub fn reports(&self) -> Vec<Report> {
        self.charters.iter().map(|(path, readings)| report(self, path, readings)).collect()
    }

    /// How the figures of one charter went, for its report: day by day and without a word of who committed what. `None` where fewer
    /// than two days are known. What rests on a section that `is_hidden` stays out;
    /// of counts of findings, which rest on all sections, it is asked as of `findings`.
    #[must_use]
    pub fn section(&self, path: &str, is_hidden: &dyn Fn(&str) -> bool) -> Option<Section> {
        let readings = self.charters.get(path)?;
        let mut days: Vec<(&Stop, &Figures)> = Vec::new();
        for (stop, figures) in self.judged(readings) {
            match days.last_mut() {
                // How a day ended is how it is remembered.
                Some(last) if last.0.day == stop.day => *last = (stop, figures),
                _ => days.push((stop, figures)),
            }
        }
        let ([(first, _), .., (last, _)], false) = (days.as_slice(), days.is_empty()) else { return None };
        let mut said = format!(
            "From {} to {}, as git keeps it: each day on which something changed, judged as of that day and by the settings of today.",
            first.day, last.day
        );
        if self.is_shallow {
            said.push_str(" What was before is not in this copy.");
        }
        let skipped = self.broken(readings).count();
        if skipped > 0 {
            said.push_str(&format!(
                " {} with a charter that cannot be read left out.",
                counted(skipped, "version")
            ));
        }
        let mut elements = vec![Element::Block(Block::Paragraph(Text::from(said)))];
        let shown: Vec<Measure> = measures()
            .into_iter()
            .filter(|it| !it.rests_on.iter().any(|section| is_hidden(section)))
            .collect();
        let moved: Vec<Measure> = shown.into_iter().filter(|it| has_moved(it, &days)).collect();
        let with_commitment = !["gates", "term"].into_iter().any(is_hidden);
        elements.extend(charts(&moved, &days));
        elements.extend(table(&moved, with_commitment, &days));
        Some(Section { id: "history", title: "How the figures went".to_owned(), elements })
    }
}

/// Whether a figure was ever another one than at first.
fn has_moved(measure: &Measure, days: &[(&Stop, &Figures)]) -> bool {
    let mut known = days.iter().filter_map(|(_, figures)| (measure.of)(figures));
    let first = known.next();
    known.any(|it| Some(it) != first)
}

/// The figures of the charts, for the days on which one of them changed: the newest last.
fn table(measures: &[Measure], with_commitment: bool, days: &[(&Stop, &Figures)]) -> Vec<Element> {
    const NOTHING: &str = "\u{2013}";
    let row = |(stop, figures): &(&Stop, &Figures)| {
        let mut cells: Vec<String> = measures
            .iter()
            .map(|it| (it.of)(figures).map_or_else(|| NOTHING.to_owned(), |(_, said)| said))
            .collect();
        if with_commitment {
            cells.push(figures.commitment.map_or(NOTHING, commitment_name).to_owned());
        }
        (stop.day.to_string(), cells)
    };
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for row in days.iter().map(row) {
        if rows.last().is_none_or(|before| before.1 != row.1) {
            rows.push(row);
        }
    }
    if rows.len() < 2 {
        return vec![Element::Block(Block::Paragraph("No figure has changed since.".into()))];
    }
    let hidden = rows.len().saturating_sub(ROWS);
    let names = measures.iter().map(|it| it.name.clone());
    let columns =
        ["day".to_owned()].into_iter().chain(names).chain(with_commitment.then(|| "commitment".to_owned()));
    let right: Vec<usize> = (1..=measures.len()).collect();
    let mut table = Table::with_columns(columns).right(&right);
    for (day, cells) in rows.into_iter().skip(hidden) {
        let cells = [day].into_iter().chain(cells).map(|it| Cell::from(Text::default().and(it)));
        table.rows.push(cells.collect());
    }
    let mut elements = vec![Element::Block(Block::Table(table))];
    if hidden > 0 {
        let said = format!("{} before these.", counted(hidden, "more change"));
        elements.push(Element::Block(Block::Paragraph(Text::from(said))));
    }
    elements
}

fn report(history: &History, path: &str, readings: &[Reading]) -> Report {
    let judged: Vec<(&Stop, &Figures)> = history.judged(readings).collect();
    let last = judged.last().map(|(_, figures)| *figures);
    let charts: Vec<Element> = charts(&measures(), &judged);
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
fn charts(measures: &[Measure], judged: &[(&Stop, &Figures)]) -> Vec<Element> {
    let shown: Vec<&(&Stop, &Figures)> = match judged.len() {
        few if few <= POINTS => judged.iter().collect(),
        many => (1..=POINTS).filter_map(|nth| judged.get(nth * many / POINTS - 1)).collect(),
    };
    let times: Vec<String> = shown.iter().map(|(stop, _)| in_print(stop.day)).collect();
    let mut charts = Vec::new();
    for measure in measures {
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
