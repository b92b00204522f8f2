//! Drawings, as SVG within a page. Each says in words what it shows, and has a table behind it.

mod flow;
mod lines;
mod risks;

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Markup, TableHtml, harmless, timeline};
use crate::view::Table;
use crate::view::report::{Chart, Drawing};

/// Drawings of as many lines at most stand side by side.
const SMALL_MOST: usize = 4;

/// A drawing with the table behind it.
pub(super) fn chart(chart: &Chart) -> askama::Result<Markup> {
    let about = harmless(&chart.about);
    let drawn = match &chart.drawing {
        Drawing::Timeline(timeline) => Markup::of(&timeline::picture(timeline))?,
        Drawing::Flow(flow) => Markup::of(&flow::drawing(flow, about.clone()))?,
        Drawing::Lines(lines) => Markup::of(&lines::drawing(lines, about.clone()))?,
        Drawing::Risks(risks) => Markup::of(&risks::drawing(risks, about.clone()))?,
    };
    // The figures of many parties need the whole width.
    let is_small = matches!(&chart.drawing, Drawing::Lines(lines) if lines.series.len() <= SMALL_MOST);
    Markup::of(&WithTable { drawn, about, table: chart.table.as_ref(), is_small })
}

#[derive(Template)]
#[template(path = "report/chart.html")]
struct WithTable<'a> {
    drawn: Markup,
    about: String,
    table: Option<&'a Table>,
    /// Whether several stand side by side.
    is_small: bool,
}

impl HtmlSafe for WithTable<'_> {}
