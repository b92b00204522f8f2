//! What a page says of places in files, taken out for readers who do not have the files.

use super::charter::spoken;
use crate::config::CharterSection;
use crate::document::scalar::Scalar as _;
use crate::grammar::capitalised;
use crate::view::{Block, Page, Piece, Text};
use crate::yaml::{Step, YamlPath};

/// Columns that say where something stands.
const COLUMNS: [&str; 2] = ["line", "where"];

/// The page without files and their lines.
pub(super) fn without_places(mut page: Page) -> Page {
    for block in &mut page.blocks {
        match block {
            Block::Title(text) | Block::Heading(text) => clear_sentence(text),
            Block::Paragraph(text) => match without_source(text) {
                Some(rest) => *text = rest,
                None => clear_sentence(text),
            },
            Block::List(points) => points.iter_mut().for_each(clear_sentence),
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
    page.blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.0.is_empty()));
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
                let cells = table.rows.iter_mut().flat_map(|row| row.iter_mut().enumerate());
                for (nth, line) in
                    cells.flat_map(|(nth, cell)| cell.lines.iter_mut().map(move |it| (nth, it)))
                {
                    match line.0.as_slice() {
                        // A question is asked at the head of a row; elsewhere it may be the name of a document.
                        [Piece::Plain(question), Piece::Code(_)] if nth == 0 => {
                            *line = Text::default().and(question.trim_end());
                        }
                        [Piece::Strong(name), Piece::Plain(_), Piece::Code(_)] => {
                            *line = Text::default().strong(name.as_str());
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    page
}

/// What is left of `From health/2026-h1.yaml.`: what the report is made of stands at its end.
fn without_source(text: &Text) -> Option<Text> {
    let said: String = text.0.iter().map(Piece::text).collect();
    let (source, rest) = said.split_once("; ").unwrap_or((&said, ""));
    let is_source = source.starts_with("From ") && source.trim_end_matches('.').ends_with(".yaml");
    is_source.then(|| Text::default().and(capitalised(rest)))
}

/// A sentence without places, keys in brackets and what to run: readers without the files have no use for them.
fn clear_sentence(text: &mut Text) {
    clear(text);
    let pieces = std::mem::take(&mut text.0);
    let mut is_skipping = false;
    for piece in pieces.into_iter().flat_map(parsed) {
        match piece {
            Piece::Code(code) if is_command(&code) => {
                truncate(text);
                is_skipping = true;
            }
            Piece::Plain(plain) if is_skipping => {
                let Some((_, rest)) = plain.split_once('.') else { continue };
                is_skipping = false;
                text.0.push(Piece::Plain(format!("{}{rest}", if ends_sentence(text) { "" } else { "." })));
            }
            _ if is_skipping => {}
            Piece::Plain(plain) => {
                let plain = without_key(text, plain);
                text.0.push(Piece::Plain(plain));
            }
            other => text.0.push(other),
        }
    }
    say_paths(text);
    text.0.retain(|piece| !piece.text().is_empty());
}

/// Says paths in words, and leaves out under which one to write something.
fn say_paths(text: &mut Text) {
    for nth in 0..text.0.len() {
        let Some(words) = text.0.get(nth).and_then(path_in_words) else { continue };
        let before = nth.checked_sub(1).and_then(|before| text.0.get_mut(before));
        let said = match before {
            Some(Piece::Plain(before)) if before.ends_with(" under ") => {
                before.truncate(before.len() - " under ".len());
                String::new()
            }
            _ => words,
        };
        text.0[nth] = Piece::Plain(said);
    }
}

/// A path into the charter as people would say it: `value.exchange[1].amount` is the amount of exchange 2. Ids of parties, which may
/// follow a key, are left out: whom it is about has been said.
fn path_in_words(piece: &Piece) -> Option<String> {
    let Piece::Code(code) = piece else { return None };
    let path = YamlPath::from(code.as_str());
    CharterSection::parse(path.section()?).ok()?;
    let key = |nth: usize| match path.steps().get(nth) {
        Some(Step::Key(key)) => Some(within_sentence(&spoken(key))),
        _ => None,
    };
    let index = |nth: usize| match path.steps().get(nth) {
        Some(Step::Index(index)) => Some(index + 1),
        _ => None,
    };
    let first = key(1)?;
    Some(match (index(2), key(3)) {
        (Some(entry), Some(last)) => format!("{last} of {first} {entry}"),
        (Some(entry), None) => format!("{first} {entry}"),
        (None, _) => first,
    })
}

/// A term as it stands within a sentence; `VAT` and `IP` stay as they are.
fn within_sentence(term: &str) -> String {
    let mut letters = term.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => term.to_owned(),
    }
}

/// A sentence that names a command has it as a piece of its own.
fn parsed(piece: Piece) -> Vec<Piece> {
    match piece {
        Piece::Plain(text) if text.contains("`partner ") => Text::from(text).0,
        other => vec![other],
    }
}

fn is_command(code: &str) -> bool {
    code.starts_with("partner ") || code.starts_with("--")
}

/// The text up to the clause that names a command.
fn truncate(text: &mut Text) {
    if let Some(Piece::Plain(last)) = text.0.last_mut() {
        let end = last.rfind(". ").map(|at| at + 1);
        let clause = [": ", "; "].into_iter().filter_map(|it| last.rfind(it)).max();
        last.truncate(end.max(clause).unwrap_or_default());
    }
}

fn ends_sentence(text: &Text) -> bool {
    text.0.iter().rev().map(Piece::text).find(|it| !it.is_empty()).is_none_or(|it| it.ends_with('.'))
}

/// What follows a key in brackets, `(` and the key having been taken out of the text before it.
fn without_key(text: &mut Text, plain: String) -> String {
    let is_key =
        matches!(text.0.as_slice(), [.., Piece::Plain(before), Piece::Code(_)] if before.ends_with(" ("));
    match plain.strip_prefix(')') {
        Some(rest) if is_key => {
            text.0.pop();
            if let Some(Piece::Plain(before)) = text.0.last_mut() {
                before.truncate(before.len() - " (".len());
            }
            rest.to_owned()
        }
        _ => plain,
    }
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
    fn keys_in_brackets_and_what_to_run_are_taken_out() {
        for (text, left) in [
            ("2 deals; `partner check` says what to do.", "2 deals."),
            ("No gates yet. `partner gates --suggest` proposes some.", "No gates yet."),
            ("Depends on net sales: `--assume x` includes it.", "Depends on net sales."),
            ("none yet (`model.structure`), so far", "none yet, so far"),
            ("must be developed (`joint`): no \u{2192} yes", "must be developed: no \u{2192} yes"),
            ("write `notice: 90 days` (soon)", "write notice: 90 days (soon)"),
            ("`partner check` has the details.", ""),
        ] {
            let mut cleared = Text::from(text);
            clear_sentence(&mut cleared);
            assert_eq!(cleared.0.iter().map(Piece::text).collect::<String>(), left);
        }
        let source = |text: &str| without_source(&Text::from(text)).map(|it| it.0.len());
        assert_eq!(source("From a/deals.yaml; times are in UTC."), Some(1));
        assert_eq!(source("From the first day on"), None);
    }

    #[test]
    fn paths_are_said_in_words() {
        for (text, left) in [
            (
                "since `value.expected_revenue` and `value.minimums.north` are missing",
                "since expected revenue and minimum commitments are missing",
            ),
            ("`value.exchange[1].amount` is missing", "amount of exchange 2 is missing"),
            ("rate the criteria under `model.criteria`.", "rate the criteria."),
            ("no `value` section, see `docs/value.md`", "no value section, see docs/value.md"),
        ] {
            let mut cleared = Text::from(text);
            clear_sentence(&mut cleared);
            assert_eq!(cleared.0.iter().map(Piece::text).collect::<String>(), left);
        }
    }

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
