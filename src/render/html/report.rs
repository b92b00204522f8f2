//! Reports as HTML: a document for each, or one over several.

use askama::Template;
use askama::filters::HtmlSafe;

use super::charts::chart;
use super::{Brand, ContentsEntry, Inline, Markup, TableHtml, document, harmless};
use crate::document::scalar::Date;
use crate::render::page;
use crate::view::report::{Agreed, Clause, Column, Element, Report, Section};
use crate::view::{Page, Text, Tone};

/// What stands around reports.
#[derive(Debug, Clone)]
pub struct Cover<'a> {
    /// In whose look.
    pub brand: &'a Brand,
    /// On which day.
    pub as_of: Date,
    /// Whom it is for, as people call them; nothing for the team itself.
    pub audience: Option<String>,
    /// Where the page over all partnerships lies, as seen from this one.
    pub home: Option<String>,
}

/// The fewest parts of which a list is made.
const CONTENTS_LEAST: usize = 4;

/// One report as a document.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn report(report: &Report, cover: &Cover<'_>) -> askama::Result<String> {
    let mut contents: Vec<ContentsEntry> = Vec::new();
    contents.extend(cover.home.iter().map(|address| ContentsEntry {
        address: address.clone(),
        title: "All partnerships".to_owned(),
        is_within: false,
    }));
    contents.extend(report.sections.iter().map(|section| ContentsEntry {
        address: format!("#{}", section.id),
        title: harmless(&section.title),
        is_within: false,
    }));
    // Of a page that shows all it has there is nothing to look up.
    if contents.len() < CONTENTS_LEAST && cover.home.is_none() {
        contents.clear();
    }
    let body = Markup::of(&Article::of(report, cover, "", 1)?)?;
    document(&report.name, cover.brand, &contents, &body)
}

/// Several reports as one document, the page over all of them first. `parts` are those that [`part`] has made, each with its name.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn reports(first: &Report, parts: &[(String, Markup)], cover: &Cover<'_>) -> askama::Result<String> {
    let mut contents: Vec<ContentsEntry> = first
        .sections
        .iter()
        .map(|section| ContentsEntry {
            address: format!("#{}", section.id),
            title: harmless(&section.title),
            is_within: false,
        })
        .collect();
    contents.extend(parts.iter().enumerate().map(|(nth, (name, _))| ContentsEntry {
        address: format!("#{}", address_of(nth)),
        title: harmless(name),
        is_within: true,
    }));
    let mut body = vec![Markup::of(&Article::of(first, cover, "", 1)?)?];
    body.extend(parts.iter().map(|(_, part)| part.clone()));
    document(&first.name, cover.brand, &contents, &Markup::all(&body))
}

/// What leads to a report among several, counted from 0.
#[must_use]
pub fn address_of(nth: usize) -> String {
    format!("partnership-{}", nth + 1)
}

/// A report as a part of a document over several.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn part(report: &Report, nth: usize, cover: &Cover<'_>) -> askama::Result<Markup> {
    Markup::of(&Article::of(report, cover, &address_of(nth), 2)?)
}

#[derive(Template)]
#[template(path = "report/article.html")]
struct Article {
    /// What leads to it; empty where it is the only one.
    id: String,
    name: String,
    level: u8,
    day: Inline,
    audience: Option<String>,
    sections: Vec<SectionHtml>,
}

impl Article {
    fn of(report: &Report, cover: &Cover<'_>, id: &str, level: u8) -> askama::Result<Self> {
        let sections = report.sections.iter().map(|section| SectionHtml::of(section, id, level + 1));
        Ok(Self {
            id: id.to_owned(),
            name: harmless(&report.name),
            level,
            day: Inline::plain(&cover.as_of.to_string()),
            audience: cover.audience.as_deref().map(harmless),
            sections: sections.collect::<askama::Result<_>>()?,
        })
    }
}

#[derive(Template)]
#[template(path = "report/section.html")]
struct SectionHtml {
    id: String,
    title: String,
    level: u8,
    begins_page: bool,
    parts: Vec<Markup>,
}

impl HtmlSafe for SectionHtml {}

/// The sections that begin a page where a report is printed.
const ON_A_NEW_PAGE: [&str; 2] = ["readiness", "charter"];

impl SectionHtml {
    fn of(section: &Section, within: &str, level: u8) -> askama::Result<Self> {
        let id = match within {
            "" => section.id.to_owned(),
            within => format!("{within}-{}", section.id),
        };
        let mut parts = Vec::new();
        let mut page = Page::default();
        for element in &section.elements {
            if let Element::Block(block) = element {
                page.blocks.push(block.clone());
                continue;
            }
            flush(&mut parts, &mut page, level)?;
            parts.push(written(element, level)?);
        }
        flush(&mut parts, &mut page, level)?;
        Ok(Self {
            id,
            title: harmless(&section.title),
            level,
            begins_page: ON_A_NEW_PAGE.contains(&section.id),
            parts,
        })
    }
}

fn flush(parts: &mut Vec<Markup>, page: &mut Page, level: u8) -> askama::Result<()> {
    if !page.blocks.is_empty() {
        parts.push(page::html(&std::mem::take(page), level)?);
    }
    Ok(())
}

fn written(element: &Element, level: u8) -> askama::Result<Markup> {
    match element {
        // Those are gathered into pages.
        Element::Block(_) => Ok(Markup::default()),
        Element::Lead(text) => Markup::of(&Lead { text }),
        Element::Columns(columns) => Markup::of(&Columns { columns, level: level + 1 }),
        Element::List { table, about, filters, addresses } => {
            Markup::of(&TableHtml::list(table, about, filters, addresses))
        }
        Element::Chart(drawn) => chart(drawn),
        Element::Clauses(clauses) => Markup::of(&Clauses { clauses, is_private: false }),
        Element::Private(clauses) => Markup::of(&Clauses { clauses, is_private: true }),
    }
}

#[derive(Template)]
#[template(source = "<p class=\"lead\">{{ Inline::of(text) }}</p>", ext = "html")]
struct Lead<'a> {
    text: &'a Text,
}

#[derive(Template)]
#[template(path = "report/columns.html")]
struct Columns<'a> {
    columns: &'a [Column],
    level: u8,
}

impl Columns<'_> {
    fn class(&self, tone: &Tone) -> &'static str {
        match tone {
            Tone::Plain => "plain",
            Tone::Good => "good",
            Tone::Caution => "caution",
            Tone::Bad => "bad",
            Tone::Quiet => "muted",
        }
    }
}

#[derive(Template)]
#[template(path = "report/clauses.html")]
struct Clauses<'a> {
    clauses: &'a [Clause],
    is_private: bool,
}

impl HtmlSafe for Clauses<'_> {}

impl<'a> Clauses<'a> {
    /// Terms within a term.
    fn within(clauses: &'a [Clause]) -> Self {
        Self { clauses, is_private: false }
    }

    fn term(&self, clause: &Clause) -> String {
        harmless(&clause.term)
    }
}
