//! A report in Markdown: the same sections, its drawings as the tables behind them.

use super::page;
use crate::document::scalar::Date;
use crate::grammar::{capitalised, in_print};
use crate::view::report::{Agreed, Chart, Clause, Column, Element, Report, Section};
use crate::view::{Block, Page, Piece, Text};

/// The report as Markdown.
#[must_use]
pub fn report_markdown(report: &Report, as_of: Date) -> String {
    let mut page = Page::default();
    page.title(Text::default().and(&*report.name));
    page.say(Text::default().and(format!("As of {}", in_print(as_of))));
    report.sections.iter().for_each(|section| add_section(&mut page, section));
    page::markdown(&page)
}

fn add_section(page: &mut Page, section: &Section) {
    page.heading(Text::default().and(&*section.title));
    for element in &section.elements {
        match element {
            // Within a section its parts have headings of their own.
            Element::Block(Block::Title(text) | Block::Heading(text)) => page.say(strong(text)),
            Element::Block(block) => page.blocks.push(block.clone()),
            Element::Lead(text) => page.say(text.clone()),
            Element::Columns(columns) => columns.iter().for_each(|column| add_column(page, column)),
            Element::List { table, .. } => page.table(table.clone()),
            Element::Chart(Chart { about, table: Some(table), .. }) => {
                page.say(Text::default().strong(&**about));
                page.table(table.clone());
            }
            // The table that follows has the figures.
            Element::Chart(Chart { table: None, .. }) => {}
            Element::Clauses(clauses) | Element::Private(clauses) => {
                let mut points = Vec::new();
                clauses.iter().for_each(|clause| add_clause(&mut points, "", clause));
                page.list(points);
            }
        }
    }
}

fn strong(text: &Text) -> Text {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) | Piece::Name(text) => Piece::Strong(text.clone()),
        other => other.clone(),
    };
    Text(text.0.iter().map(piece).collect())
}

/// A fact of one line is a point; one of several has a list of its own.
fn add_column(page: &mut Page, column: &Column) {
    page.say(Text::default().strong(column.title));
    let mut points = Vec::new();
    for fact in &column.facts {
        let length: usize = fact.lines.iter().flat_map(|it| &it.0).map(|it| it.text().chars().count()).sum();
        if fact.lines.len() == 1 || (fact.lines.len() <= FEW && length <= LINE) {
            let begun = Text::default().and(format!("{}: ", fact.about));
            points.push(begun.then(listed(&fact.lines)));
            continue;
        }
        if !points.is_empty() {
            page.list(std::mem::take(&mut points));
        }
        page.say(Text::default().and(format!("{}:", capitalised(&fact.about))));
        page.list(fact.lines.clone());
    }
    if !points.is_empty() {
        page.list(points);
    }
}

/// So many short lines are one point.
const FEW: usize = 3;
/// Together they have at most so many characters.
const LINE: usize = 120;

fn listed(lines: &[Text]) -> Text {
    lines.iter().enumerate().fold(Text::default(), |all, (nth, line)| {
        let all = if nth == 0 { all } else { all.and("; ") };
        all.then(line.clone())
    })
}

/// A point for every term, under the terms that it stands in.
fn add_clause(points: &mut Vec<Text>, within: &str, clause: &Clause) {
    let term = match within {
        "" => clause.term.clone(),
        within => format!("{within}, {}", clause.term),
    };
    let point = |text: &Text| Text::default().strong(&*term).and(": ").then(text.clone());
    match &clause.agreed {
        Agreed::Text(text) if text.0.is_empty() => points.push(Text::default().strong(&*term)),
        Agreed::Text(text) => points.push(point(text)),
        Agreed::Texts(texts) => {
            points.push(point(&listed(texts)));
        }
        Agreed::Terms(terms) => terms.iter().for_each(|it| add_clause(points, &term, it)),
    }
}
