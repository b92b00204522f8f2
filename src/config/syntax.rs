//! TOML as a tree in which every key and value knows its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::document::{Problem, ProblemKind};
use crate::yaml::{Span, Style, Tree};

/// Deeper than anything that the format has; what lies deeper stands under a key that it does not know.
const DEEPEST: usize = 16;

/// The tree of a text, as far as it can be read, and what is wrong with its syntax.
#[must_use]
pub fn tree_of(text: &str) -> (Tree, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let problems = errors.iter().map(|error| syntax(error, text.len())).collect();
    let mut tree = Tree::typed();
    add_table(&mut tree, table.get_ref(), Span::new(table.span()), DEEPEST);
    (tree, problems)
}

fn syntax(error: &Error, end: usize) -> Problem {
    let span = Span::new(error.span().unwrap_or(end..end));
    let message = error.message().lines().collect::<Vec<_>>().join(", ");
    Problem::in_text(span, ProblemKind::YamlSyntax, message, String::new())
}

/// Keys in the order of the text: the parser keeps them in the order of their names.
fn add_table(tree: &mut Tree, table: &DeTable<'_>, span: Span, left: usize) {
    let node = tree.begin_map(span);
    let mut entries: Vec<_> = table.iter().filter(|_| left > 0).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        tree.add_scalar(Span::new(key.span()), key.get_ref(), Style::Plain);
        add(tree, value, left - 1);
    }
    tree.end(node);
}

fn add(tree: &mut Tree, value: &Spanned<DeValue<'_>>, left: usize) {
    let span = Span::new(value.span());
    let mut bare = |text: &str| {
        tree.add_scalar(span, text, Style::Plain);
    };
    match value.get_ref() {
        DeValue::String(text) => {
            tree.add_scalar(span, text, Style::Quoted);
        }
        DeValue::Integer(integer) => {
            let number = i128::from_str_radix(integer.as_str(), integer.radix());
            bare(&number.map_or_else(|_| integer.as_str().to_owned(), |number| number.to_string()));
        }
        DeValue::Float(float) => bare(float.as_str()),
        DeValue::Boolean(flag) => bare(if *flag { "true" } else { "false" }),
        DeValue::Datetime(date) => bare(&date.to_string()),
        DeValue::Array(array) => {
            let node = tree.begin_list(span);
            for item in array.iter().filter(|_| left > 0) {
                add(tree, item, left - 1);
            }
            tree.end(node);
        }
        DeValue::Table(table) => add_table(tree, table, span, left),
    }
}
