//! A Gantt chart in the language of Mermaid, which wikis and pull requests draw.

use std::fmt::Write as _;

use super::Spool;
use super::sanitise::visible;
use crate::document::scalar::Date;
use crate::view::{GanttLook, GanttSection, GanttTask};

/// A chart as Mermaid text, written part by part.
#[derive(Debug, Default)]
pub struct Mermaid(Spool);

impl Mermaid {
    /// Begins a chart.
    #[must_use]
    pub fn new(title: &str) -> Self {
        let mut text = Spool::default();
        // What goes wrong is told when it is read.
        let _ = writeln!(text, "gantt\n    title {}", plain(title));
        // The picture shows one day; a line that moves with the reader's clock would say something else.
        let _ = text.write_str("    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m-%d\n    todayMarker off\n");
        Self(text)
    }

    /// Goes on with a section.
    pub fn add(&mut self, section: &GanttSection) {
        let _ = writeln!(self.0, "    section {}", plain(&section.name));
        for task in &section.tasks {
            let _ = writeln!(self.0, "    {}", line(task));
        }
    }

    /// The whole text.
    #[must_use]
    pub fn end(self) -> Spool {
        self.0
    }
}

fn line(task: &GanttTask) -> String {
    let look = match task.look {
        GanttLook::Plain => "",
        GanttLook::Done => "done, ",
        GanttLook::Active => "active, ",
        GanttLook::Critical => "crit, ",
    };
    let days = |first: Date, until: &str| format!("{first}, {until}");
    match task.end {
        Some(end) => format!("{} :{look}{}", plain(&task.name), days(task.first, &end.to_string())),
        None => format!("{} :{look}milestone, {}", plain(&task.name), days(task.first, "0d")),
    }
}

/// The text without the signs that mean something to Mermaid or to the page that it is drawn on. A word of Mermaid's own
/// at the beginning is not taken for one behind a sign that is not a letter.
fn plain(text: &str) -> String {
    let clean: String = visible(text)
        .chars()
        .map(|character| match character {
            ':' => '\u{2236}',
            ';' | '#' | '%' | '{' | '}' | '<' | '>' | '`' | '"' | '\\' | '|' | '~' => ' ',
            '&' => '+',
            other => other,
        })
        .collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if clean.is_empty() { "unnamed".to_owned() } else { clean }
}
