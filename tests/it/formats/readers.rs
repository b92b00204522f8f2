//! Readers of the formats of `check` that are not ours, and what they all must find.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// A JUnit report, read by another reader: of each case the names of its children, its name, and what its failure or output says.
pub(crate) fn cases(text: &str) -> Vec<(Vec<String>, String, String)> {
    let document = uppsala::parse(text).unwrap();
    let attribute = |id, name| document.get_attribute(id, name).unwrap_or_default().to_owned();
    let elements = |id| {
        let children = document.children(id).into_iter();
        children
            .filter_map(|child| Some((child, document.element(child)?.name.local_name.to_string())))
            .collect::<Vec<_>>()
    };
    let case = |id| {
        let children = elements(id);
        let said: String = children.iter().map(|(child, _)| document.text_content_deep(*child)).collect();
        (children.into_iter().map(|(_, name)| name).collect(), attribute(id, "name"), said)
    };
    document.get_elements_by_tag_name("testcase").into_iter().map(case).collect()
}

/// An annotation, read as GitHub reads it: the command, its properties, its text.
pub(crate) fn annotation(line: &str) -> (String, Vec<(String, String)>, String) {
    let unescaped = |text: &str| {
        let text = text.replace("%2C", ",").replace("%3A", ":");
        text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    };
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (command, properties) = head.split_once(' ').unwrap();
    let properties = properties.split(',').map(|property| {
        let (name, value) = property.split_once('=').unwrap();
        (name.to_owned(), unescaped(value))
    });
    // Of the text only these three are unescaped.
    let data = data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    (command.to_owned(), properties.collect(), data)
}

/// A comment, read by another reader.
#[derive(Debug, Default)]
pub(crate) struct Comment {
    /// The rows below the heads of the tables, each cell as plain text.
    pub(crate) rows: Vec<Vec<String>>,
    /// Where links lead.
    pub(crate) links: Vec<String>,
    /// HTML as it stands in the text.
    pub(crate) html: Vec<String>,
}

pub(crate) fn comment(text: &str) -> Comment {
    let mut comment = Comment::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH;
    let (mut is_in_row, mut row, mut cell) = (false, Vec::new(), String::new());
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::TableRow) => is_in_row = true,
            Event::End(TagEnd::TableRow) => {
                is_in_row = false;
                comment.rows.push(std::mem::take(&mut row));
            }
            Event::End(TagEnd::TableCell) => {
                let cell = std::mem::take(&mut cell);
                if is_in_row {
                    row.push(cell);
                }
            }
            Event::Text(text) | Event::Code(text) => cell.push_str(&text),
            Event::Start(Tag::Link { dest_url, .. }) => comment.links.push(dest_url.to_string()),
            Event::InlineHtml(html) if &*html == "<br>" => cell.push('\n'),
            Event::InlineHtml(html) | Event::Html(html) => comment.html.push(html.to_string()),
            Event::Start(
                Tag::Table(_)
                | Tag::TableHead
                | Tag::TableCell
                | Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::HtmlBlock,
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?}"),
        }
    }
    comment
}

/// Every format, as this prints it, has the findings that JSON has, and no more.
pub(crate) fn assert_same_numbers(printed: impl Fn(&str) -> String) {
    let report = json(&printed("json"));
    let (found, accepted) = (list(&report["findings"]).len(), list(&report["suppressed"]).len());
    let charters = list(&report["partnerships"]).len();
    assert_eq!(printed("concise").lines().count(), found);
    // Open questions of a section stand behind the worst of them, if none of them makes the run fail.
    let is_folded = |it: &&Value| it["shown"] == "section" && it["severity"] != "error";
    let folded = list(&report["findings"]).iter().filter(is_folded).count();
    assert_eq!(printed("github").lines().map(annotation).count(), found - folded);
    assert_eq!(list(&json(&printed("gitlab"))).len(), found);

    let log = json(&printed("sarif"));
    assert_eq!(list(&log["runs"][0]["results"]).len(), found);

    let cases = cases(&printed("junit"));
    assert_eq!(cases.iter().filter(|(_, name, _)| name != "charter").count(), found + accepted);
    assert_eq!(cases.len(), found + accepted + charters);

    let rows = comment(&printed("markdown")).rows;
    let of_width = |width: usize| rows.iter().filter(|row| row.len() == width).count();
    // What counts and what does not are rows of the same width, in tables of their own.
    assert_eq!((of_width(6), of_width(4)), (charters, found + accepted));
}
