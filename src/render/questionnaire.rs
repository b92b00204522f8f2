//! A questionnaire as a page that a browser shows and prints: one file, without a script and without a request to anywhere.

use askama::Template;

use super::sanitise::visible_in_file;
use crate::view::questionnaire::{List, Questionnaire, Row};
use crate::view::{Piece, Text};

/// The colour of lines where nobody has chosen one.
const COLOUR: &str = "#1f4e79";

#[derive(Template)]
#[template(path = "questionnaire.html", escape = "html")]
struct Html<'a> {
    title: String,
    summary: String,
    colour: &'a str,
    lists: Vec<List>,
}

/// The questions as HTML. `colour` is the team's own, as in `#1f6feb`.
///
/// # Errors
/// None in practice: it is written into memory.
pub fn questionnaire(questions: &Questionnaire<'_>, colour: Option<&str>) -> Result<String, askama::Error> {
    let list = |list: &List| List {
        name: visible_in_file(&list.name),
        rows: list.rows.iter().map(shown).collect(),
    };
    let lists = questions.lists.iter().map(list).collect();
    let html = Html {
        title: plain(&questions.title()),
        summary: questions.summary(),
        colour: colour.unwrap_or(COLOUR),
        lists,
    };
    html.render()
}

fn shown(row: &Row) -> Row {
    Row {
        key: visible_in_file(&row.key),
        question: visible_in_file(&row.question),
        why: visible_in_file(&row.why),
        example: visible_in_file(&row.example),
        allowed: visible_in_file(&row.allowed),
        choices: Vec::new(),
        theirs: visible_in_file(&row.theirs),
        answer: visible_in_file(&row.answer),
    }
}

fn plain(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Plain(text) | Piece::Code(text) | Piece::Strong(text) | Piece::Name(text) => visible_in_file(text),
    };
    text.0.iter().map(piece).collect()
}
