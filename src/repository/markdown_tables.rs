//! The tables of a Markdown file that somebody sends back, each under its heading.

use std::collections::BTreeMap;

/// Stands in what we write where Markdown would make a link, or somebody would be called.
const NO_LINK: char = '\u{200b}';

/// A row: the line on which it stands, and its cells.
pub(super) type Line = (u64, BTreeMap<u32, String>);

/// The tables of a text, each with the heading above it and its rows, the names of the columns first.
pub(super) fn tables(text: &str) -> Vec<(String, Vec<Line>)> {
    let mut tables: Vec<(String, Vec<Line>)> = Vec::new();
    let mut heading = String::new();
    let mut is_inside = false;
    for (number, line) in (1u64..).zip(text.lines()) {
        let line = line.trim();
        if line.starts_with('#') {
            heading = plain(line.trim_start_matches('#').trim());
        }
        let Some(row) = line.strip_prefix('|') else {
            is_inside = false;
            continue;
        };
        let cells = cells(row);
        if cells.iter().all(|cell| is_rule(cell)) {
            continue;
        }
        if !is_inside {
            tables.push((heading.clone(), Vec::new()));
            is_inside = true;
        }
        let cells = (0u32..).zip(cells).map(|(at, cell)| (at, plain(&cell)));
        let cells = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        if let Some((_, rows)) = tables.last_mut() {
            rows.push((number, cells));
        }
    }
    tables
}

/// The cells of a row behind its first bar, as they are written; a bar with a `\` before it is one of the text.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut signs = row.chars();
    while let Some(sign) = signs.next() {
        match (sign, cells.last_mut()) {
            ('|', _) => cells.push(String::new()),
            (sign, Some(cell)) => {
                cell.push(sign);
                if sign == '\\' {
                    cell.extend(signs.next());
                }
            }
            (_, None) => {}
        }
    }
    // What is behind the last bar is no cell.
    if cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// What parts the names of the columns from the rows.
fn is_rule(cell: &str) -> bool {
    cell.contains("---") && cell.chars().all(|sign| matches!(sign, '-' | ':'))
}

/// What Markdown shows: escapes, entities and line breaks as what they stand for.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let (shown, length) = begins(rest).unwrap_or((sign, sign.len_utf8()));
        // What keeps an address from becoming a link is no sign of the text.
        plain.extend(Some(shown).filter(|shown| *shown != NO_LINK || sign == NO_LINK));
        rest = rest.get(length..).unwrap_or_default();
    }
    plain
}

/// What a text begins with, where that stands for another sign, and how long it is.
fn begins(text: &str) -> Option<(char, usize)> {
    const ENTITIES: [(&str, char); 7] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("<br>", '\n'),
        ("<br/>", '\n'),
        ("<br />", '\n'),
    ];
    if let Some(escaped) = text.strip_prefix('\\') {
        let sign = escaped.chars().next().filter(char::is_ascii_punctuation)?;
        return Some((sign, 1 + sign.len_utf8()));
    }
    if let Some((entity, sign)) = ENTITIES.iter().find(|(entity, _)| text.starts_with(entity)) {
        return Some((*sign, entity.len()));
    }
    let (number, _) = text.strip_prefix("&#")?.split_once(';')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some((char::from_u32(code)?, number.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_under_their_headings() {
        let text = "# All\n\n## Signing\n\n| key | answer |\n| --- | ---: |\n| exit.ip | a \\| b&#124;&lt;c&gt;<br>d\\_e |\n| x |  |\n\nWords | here\n\n## About\n|key|answer|\n|:--|--|\n|---|4|";
        let tables = tables(text);
        assert_eq!(tables.len(), 2);
        let (heading, rows) = &tables[0];
        assert_eq!((heading.as_str(), rows.len()), ("Signing", 3));
        assert_eq!(rows[1].0, 7);
        assert_eq!(rows[1].1[&1], "a | b|<c>\nd_e");
        assert_eq!(rows[2].1.get(&1), None);
        let (heading, rows) = &tables[1];
        assert_eq!((heading.as_str(), rows.len()), ("About", 2), "a dash alone parts nothing: {rows:?}");
        assert_eq!(rows[1].1[&0], "---");
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in ["a & b", "&nothing;", "C:\\dir", "&#xfffffff;", "a < b", "\\"] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain("&amp;lt;"), "&lt;", "once");
        assert_eq!(plain("http:&#8203;//a.example"), "http://a.example");
    }
}
