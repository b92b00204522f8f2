//! The questions of a new charter: the comments of its template, put together from what the rules ask.

use std::sync::LazyLock;

use super::{Beginning, BeginningParty};
use crate::config::Policy;
use crate::document::description;
use crate::document::header::DocumentKind;
use crate::document::identity::is_naming;
use crate::document::scalar::{Id, Scalar as _};
use crate::document::shape::{Key, Shape, Table};
use crate::grammar::{alternatives, series};
use crate::rules::{self, Part, Question, is_asked};
use crate::yaml::{Limits, NodeId, Step, Tree, YamlPath, read};

/// The widest line of a new charter.
const WIDTH: usize = 120;

/// The most words that a comment lists.
const MOST_WORDS: usize = 6;

/// What stands for each party of the charter that nobody has filled.
const PARTIES: [&str; 2] = ["party-1", "party-2"];

/// A charter of which nothing is known but that two parties begin it.
static NEW_CHARTER: LazyLock<Tree> = LazyLock::new(|| {
    let party =
        |id: &str| Some(BeginningParty { id: Id::parse(id).ok()?, name: id.to_owned(), sponsor: None });
    let parties = PARTIES.iter().copied().filter_map(party).collect();
    let beginning = Beginning { parties, ..Beginning::named(String::from("new")) };
    let text = beginning.full(&Policy::default()).unwrap_or_default();
    read(&text, &Limits::default()).tree.unwrap_or_default()
});

/// Whether a new charter has this key.
#[must_use]
pub fn is_in_new_charter(path: &YamlPath) -> bool {
    let tree = &*NEW_CHARTER;
    let below = |node: NodeId, step: &Step| match step {
        Step::Index(index) => tree.items(node).nth(*index),
        Step::Key(key) => tree.get(node, key).map(|(_, value)| value).or_else(|| party_of(tree, node)),
    };
    let Some(root) = tree.root() else { return false };
    path.steps().iter().try_fold(root, below).is_some()
}

/// What is said of any party, in a map with an entry for each.
fn party_of(tree: &Tree, map: NodeId) -> Option<NodeId> {
    PARTIES.first().and_then(|party| tree.get(map, party)).map(|(_, value)| value)
}

/// The keys of the entries of a list by which they are asked for: those that name an entry, that it cannot do without, that a rule
/// asks for, or that a new charter has. Empty where all of them are as good.
#[must_use]
pub fn entry_keys<'t>(list: &YamlPath, table: &'t Table) -> Vec<&'t Key> {
    let entry = list.clone().index(0);
    let is_wanted = |key: &Key| {
        let path = entry.clone().key(key.name);
        is_in_new_charter(&path) || is_asked(DocumentKind::Charter, &path)
    };
    if !table.keys.iter().any(is_wanted) {
        return Vec::new();
    }
    table.keys.iter().filter(|key| key.is_required || is_naming(key.name) || is_wanted(key)).collect()
}

/// The question at a place of the charter, without an example.
pub(super) fn question(at: &str) -> Result<String, Unasked> {
    asked(at).map(|question| question.text.to_owned())
}

/// The question at a place of the charter with the words among which to choose, else with an example.
pub(super) fn ask(at: &str) -> Result<String, Unasked> {
    let question = asked(at)?;
    let words: Vec<&str> = shape_at(&question).map(closed_words).unwrap_or_default();
    let hint = match words.as_slice() {
        ["yes", "no"] => "Yes or no.".to_owned(),
        [_, _, ..] if words.len() <= MOST_WORDS => format!("One of {}.", alternatives(&words)),
        _ => format!("For example: {}.", question.example.trim_end_matches('.')),
    };
    Ok(format!("{} {hint}", question.text))
}

/// The keys that an entry of a list has, for somebody who writes one.
pub(super) fn entries(at: &str) -> Result<String, Unasked> {
    let question = asked(at)?;
    let Some(Shape::List(entry)) = shape_at(&question) else { return Err(Unasked(at.to_owned())) };
    let Shape::Table(table) = entry.as_ref() else { return Err(Unasked(at.to_owned())) };
    // As `entry_keys` does, of a list that a new charter leaves open: that charter is just being written.
    let entry = YamlPath::from(at).index(0);
    let is_named = |key: &&Key| {
        key.is_required
            || is_naming(key.name)
            || is_asked(DocumentKind::Charter, &entry.clone().key(key.name))
    };
    let names: Vec<&str> = table.keys.iter().filter(is_named).map(|key| key.name).collect();
    Ok(format!("A list of entries with {}.", series(&names)))
}

/// A place of which the template speaks and that no rule asks about.
#[derive(Debug, thiserror::Error)]
#[error("no rule asks about `{0}`")]
pub(super) struct Unasked(String);

fn asked(at: &str) -> Result<Question, Unasked> {
    let is_it = |it: &Question| it.document == DocumentKind::Charter && !it.is_further && it.at == at;
    rules::questions().find(is_it).ok_or_else(|| Unasked(at.to_owned()))
}

/// What may be written where the answer belongs.
fn shape_at(question: &Question) -> Option<&'static Shape> {
    let path = question.parts().fold(YamlPath::root(), |path, part| match part {
        Part::Key(key) => path.key(key),
        Part::Chosen(_) => path.key(PARTIES[0]),
        Part::Item => path.index(0),
    });
    description::at(question.document, &path).map(|place| place.shape)
}

/// The words of which one has to be written; none where other text may stand there too.
fn closed_words(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Plain(plain) if plain.is_one_of_words() => {
            plain.words.iter().map(|it| it.word.as_ref()).collect()
        }
        Shape::Each(inner) => closed_words(inner),
        Shape::List(inner) => closed_words(inner),
        Shape::Plain(_) => Vec::new(),
        Shape::Table(table) => match &table.rest {
            Some(rest) => closed_words(&rest.value),
            None => Vec::new(),
        },
    }
}

/// The text with comments that are too long broken, each below its first line.
pub(super) fn wrapped(text: &str) -> String {
    let line = |line: &str| {
        let column = line.len() - line.trim_start().len();
        let indent = format!("{}# ", " ".repeat(column));
        match line.strip_prefix(&indent) {
            Some(said) if line.chars().count() > WIDTH => {
                let options =
                    textwrap::Options::new(WIDTH).initial_indent(&indent).subsequent_indent(&indent);
                textwrap::fill(said, options.word_splitter(textwrap::WordSplitter::NoHyphenation)) + "\n"
            }
            _ => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_a_question_with_its_words_or_an_example() {
        let of = |at: &str| ask(at).unwrap();
        assert_eq!(of("exit.notice"), "How much notice must a party give to exit? For example: 90 days.");
        assert_eq!(of("canvas.effort"), "How much effort will each party make? One of low, medium or high.");
        assert_eq!(
            of("value.protections.brand_veto"),
            "May a party veto a deal that would harm its brand? Yes or no."
        );
        assert_eq!(question("exit.notice").unwrap(), "How much notice must a party give to exit?");
        assert_eq!(
            entries("conflict.levels").unwrap(),
            "A list of entries with who and within.",
            "its keys in the order of the format"
        );
        assert_eq!(ask("exit.gone").unwrap_err().to_string(), "no rule asks about `exit.gone`");
    }

    #[test]
    fn a_new_charter_has_the_keys_of_any_partnership() {
        let has = |path: &str| is_in_new_charter(&path.into());
        assert!(has("exit.notice") && has("parties.kestrel.country") && has("metrics[0].target"));
        assert!(has("canvas.exclusivity.kestrel.expects") && has("resources.chartering.kestrel.people"));
        assert!(!has("exit.buyout"), "only an integrated alliance is asked for it");
        assert!(!has("exit.gone") && !has("gone"));
    }

    #[test]
    fn long_comments_are_broken_and_nothing_else_is() {
        let long = format!("  # {}\n  key: {}\n", "ab ".repeat(60).trim_end(), "c".repeat(130));
        let wrapped = wrapped(&long);
        let lines: Vec<&str> = wrapped.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("  # ab") && lines[1].starts_with("  # ab"));
        assert!(lines[0].len() <= WIDTH);
        assert_eq!(lines[2], format!("  key: {}", "c".repeat(130)));
    }
}
