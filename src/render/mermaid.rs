//! A Gantt chart in the language of Mermaid, which wikis and pull requests draw.

use std::fmt::Write as _;

use super::sanitise::visible;
use crate::document::scalar::Date;
use crate::view::{Gantt, GanttLook, GanttTask};

/// The chart as Mermaid text.
#[must_use]
pub fn mermaid(gantt: &Gantt) -> String {
    let mut text = String::from("gantt\n");
    // Writing into a String cannot fail.
    let _ = writeln!(text, "    title {}", plain(&gantt.title));
    // The picture shows one day; a line that moves with the reader's clock would say something else.
    text.push_str("    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m-%d\n    todayMarker off\n");
    for section in &gantt.sections {
        let _ = writeln!(text, "    section {}", plain(&section.name));
        for task in &section.tasks {
            let _ = writeln!(text, "    {}", line(task));
        }
    }
    text
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
