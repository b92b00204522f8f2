//! What a page says of places in files, taken out for readers who do not have the files.

use crate::view::{Block, Page, Piece, Text};

/// Columns that say where something stands.
const COLUMNS: [&str; 2] = ["line", "where"];

/// The page without files and their lines.
pub(super) fn without_places(mut page: Page) -> Page {
    page.blocks.retain(|block| match block {
        Block::Paragraph(text) => !is_source(text),
        _ => true,
    });
    for block in &mut page.blocks {
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) => clear(text),
            Block::List(points) => points.iter_mut().for_each(clear),
            Block::Table(table) => {
                if let Some(at) = table.columns.iter().position(|it| COLUMNS.contains(&it.name.as_str())) {
                    table.columns.remove(at);
                    table.rows.iter_mut().filter(|row| at < row.len()).for_each(|row| _ = row.remove(at));
                }
                table.rows.iter_mut().flatten().flat_map(|cell| &mut cell.lines).for_each(clear);
            }
            Block::Timeline(_) | Block::Verbatim { .. } => {}
        }
    }
    page
}

/// The page without the ids of what it names.
pub(super) fn without_ids(mut page: Page) -> Page {
    for block in &mut page.blocks {
        match block {
            Block::Heading(text) => {
                // `Signing readiness (signing)`.
                if let [Piece::Plain(name), Piece::Code(_), Piece::Plain(_)] = text.0.as_slice() {
                    *text = Text::default().and(name.trim_end_matches(" ("));
                }
            }
            Block::Table(table) => {
                let firsts = table.rows.iter_mut().filter_map(|row| row.first_mut());
                for line in firsts.flat_map(|cell| &mut cell.lines) {
                    if let [Piece::Plain(question), Piece::Code(_)] = line.0.as_slice() {
                        *line = Text::default().and(question.trim_end());
                    }
                }
            }
            _ => {}
        }
    }
    page
}

/// `From health/2026-h1.yaml.`: what the report is made of stands at its end.
fn is_source(text: &Text) -> bool {
    let text: String = text.0.iter().map(Piece::text).collect();
    text.starts_with("From ") && text.trim_end_matches('.').ends_with(".yaml")
}

fn clear(text: &mut Text) {
    for piece in &mut text.0 {
        if let Piece::Plain(text) | Piece::Strong(text) = piece {
            *text = without_lines(text);
        }
    }
}

/// The text without ` (line 12)`, ` (lines 12, 13 and 20)`, ` (lines 53 to 72)`, ` (reviews/q2.yaml:52)`.
fn without_lines(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(" (") {
        let inner = rest[at + 2..].split(')').next().unwrap_or_default();
        let end = at + 2 + inner.len();
        let is_place = rest[end..].starts_with(')') && (are_lines(inner) || is_line_of_file(inner));
        if is_place {
            left.push_str(&rest[..at]);
            rest = &rest[end + 1..];
        } else {
            left.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
        }
    }
    left + rest
}

fn are_lines(inner: &str) -> bool {
    let numbers = inner.strip_prefix("lines ").or_else(|| inner.strip_prefix("line "));
    numbers.is_some_and(|it| {
        it.starts_with(|first: char| first.is_ascii_digit())
            && it.split([' ', ',']).all(|word| {
                matches!(word, "" | "and" | "to") || word.bytes().all(|byte| byte.is_ascii_digit())
            })
    })
}

fn is_line_of_file(inner: &str) -> bool {
    let is_number = |line: &str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let file = inner.rsplit_once(':').filter(|(_, line)| is_number(line)).map_or(inner, |(file, _)| file);
    !file.contains(' ') && [".yaml", ".yml", ".csv"].iter().any(|ending| file.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_are_taken_out() {
        for (text, left) in [
            ("gate Early traction (line 473), Dana Reyes", "gate Early traction, Dana Reyes"),
            ("a (lines 12, 13 and 20) b (lines 53 to 72)", "a b"),
            ("overdue: plan (reviews/2026-q2.yaml:52)", "overdue: plan"),
            ("idle-leads (reviews/2026-q2.yaml) and more", "idle-leads and more"),
            ("balance 0.97 (1.00 is equal)", "balance 0.97 (1.00 is equal)"),
            ("a (line of credit) b (", "a (line of credit) b ("),
            ("the line (line)", "the line (line)"),
        ] {
            assert_eq!(without_lines(text), left);
        }
    }
}
