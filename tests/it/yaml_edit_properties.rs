//! Changes of generated texts, compared with another reader: what was wanted is there, and nothing else has changed.

use partner::yaml::YamlPath;
use partner::yaml::edit::{Edits, Obstacle, Value};
use proptest::prelude::*;
use serde_yaml::Value as Other;

/// A generated document.
#[derive(Debug, Clone)]
enum Doc {
    Null,
    Scalar(String, u8),
    Lines(Vec<String>),
    List(Vec<Doc>, bool),
    Map(Vec<Doc>, bool),
}

/// How it is written.
#[derive(Debug, Clone)]
struct Layout {
    step: usize,
    dash: usize,
    newline: &'static str,
    ends_with_break: bool,
    has_mark: bool,
    /// Whether comments and blank lines stand here and there.
    noise: Vec<u8>,
}

fn scalars() -> impl Strategy<Value = Doc> {
    let texts = prop::sample::select(vec![
        "alpha",
        "90 days",
        "2026-07-01",
        "yes",
        "it's",
        "x: y",
        "ü 漢",
        "# no comment",
        "",
        "12",
        "a, b",
        "- x",
    ]);
    (texts, 0..3_u8).prop_map(|(text, style)| Doc::Scalar(text.to_owned(), style))
}

fn docs() -> impl Strategy<Value = Doc> {
    let lines =
        prop::collection::vec(prop::sample::select(vec!["one", "  two", "", "# three", "k: v"]), 0..3)
            .prop_map(|more| {
                let lines = std::iter::once("first").chain(more).chain(std::iter::once("last"));
                Doc::Lines(lines.map(str::to_owned).collect())
            });
    let leaves = prop_oneof![1 => Just(Doc::Null), 5 => scalars(), 1 => lines];
    leaves.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..4), any::<bool>())
                .prop_map(|(items, flow)| Doc::List(items, flow)),
            (prop::collection::vec(inner, 0..4), prop::bool::weighted(0.3))
                .prop_map(|(items, flow)| Doc::Map(items, flow)),
        ]
    })
}

fn layouts() -> impl Strategy<Value = Layout> {
    (
        2..5_usize,
        any::<bool>(),
        prop::sample::select(vec!["\n", "\r\n"]),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(any::<u8>(), 8..40),
    )
        .prop_map(|(step, is_flush, newline, ends_with_break, has_mark, noise)| {
            let dash = if is_flush { 0 } else { step };
            Layout { step, dash, newline, ends_with_break, has_mark, noise }
        })
}

struct Writer<'l> {
    layout: &'l Layout,
    at: usize,
    lines: Vec<String>,
}

impl Writer<'_> {
    fn noise(&mut self) -> u8 {
        self.at += 1;
        self.layout.noise[self.at % self.layout.noise.len()]
    }

    fn between(&mut self, column: usize) {
        match self.noise() % 8 {
            0 => self.lines.push(String::new()),
            1 => self.lines.push(format!("{}# note {}", " ".repeat(column), self.at)),
            2 => self.lines.push(format!("# far left {}", self.at)),
            _ => {}
        }
    }

    fn behind(&mut self) -> String {
        if self.noise().is_multiple_of(4) { format!(" # c{}", self.at) } else { String::new() }
    }

    fn scalar(text: &str, style: u8, in_flow: bool) -> String {
        let is_plain =
            !(["x: y", "# no comment", "", "- x"].contains(&text) || (in_flow && text.contains(',')));
        match style {
            0 if is_plain => text.to_owned(),
            1 => format!("'{}'", text.replace('\'', "''")),
            _ => format!("\"{text}\""),
        }
    }

    fn flow(doc: &Doc) -> String {
        match doc {
            Doc::Null => "~".to_owned(),
            Doc::Scalar(text, style) => Self::scalar(text, *style, true),
            Doc::Lines(lines) => format!("\"{}\"", lines.join("\\n")),
            Doc::List(items, _) => {
                format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", "))
            }
            Doc::Map(values, _) => {
                let entry = |(nth, value): (usize, &Doc)| format!("k{nth}: {}", Self::flow(value));
                format!("{{ {} }}", values.iter().enumerate().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// What stands behind a key or dash, and below it.
    fn value(&mut self, head: &str, doc: &Doc, column: usize, inside: usize) {
        match doc {
            Doc::Null => {
                let behind = self.behind();
                self.lines.push(format!("{head}{behind}"));
            }
            Doc::Lines(lines) => {
                self.lines.push(format!("{head} |"));
                for line in lines {
                    let line = if line.is_empty() { String::new() } else { " ".repeat(inside) + line };
                    self.lines.push(line);
                }
            }
            Doc::List(items, false) if !items.is_empty() => {
                let behind = self.behind();
                self.lines.push(format!("{head}{behind}"));
                self.list(items, column + self.layout.dash);
            }
            Doc::Map(values, false) if !values.is_empty() => {
                let behind = self.behind();
                self.lines.push(format!("{head}{behind}"));
                self.map(values, inside, true);
            }
            other => {
                let written = match other {
                    Doc::Scalar(text, style) => Self::scalar(text, *style, false),
                    other => Self::flow(other),
                };
                let behind = self.behind();
                self.lines.push(format!("{head} {written}{behind}"));
            }
        }
    }

    fn map(&mut self, values: &[Doc], column: usize, is_noisy: bool) {
        for (nth, value) in values.iter().enumerate() {
            if is_noisy || nth > 0 {
                self.between(column);
            }
            let head = format!("{}k{nth}:", " ".repeat(column));
            self.value(&head, value, column, column + self.layout.step);
        }
    }

    fn list(&mut self, items: &[Doc], column: usize) {
        for item in items {
            self.between(column);
            let dash = " ".repeat(column) + "-";
            match item {
                Doc::Map(values, false) if !values.is_empty() => {
                    let from = self.lines.len();
                    self.map(values, column + 2, false);
                    let first = self.lines[from][column + 2..].to_owned();
                    self.lines[from] = format!("{dash} {first}");
                }
                Doc::List(..) => {
                    let behind = self.behind();
                    let written = Self::flow(item);
                    self.lines.push(format!("{dash} {written}{behind}"));
                }
                other => self.value(&dash, other, column, column + 2),
            }
        }
    }
}

fn written(values: &[Doc], layout: &Layout) -> String {
    let mut writer = Writer { layout, at: 0, lines: Vec::new() };
    writer.map(values, 0, true);
    let mut text = writer.lines.join(layout.newline);
    // Without its line break the last line of a block reads as another text.
    if layout.ends_with_break || text.contains('|') {
        text.push_str(layout.newline);
    }
    if layout.has_mark { format!("\u{feff}{text}") } else { text }
}

fn other(text: &str) -> Other {
    serde_yaml::from_str(text.trim_start_matches('\u{feff}'))
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The same with numbers as texts: quotes stay where a word replaces a quoted one, and the format reads both alike.
fn as_texts(value: Other) -> Other {
    match value {
        Other::Number(number) => Other::String(number.to_string()),
        Other::Sequence(list) => Other::Sequence(list.into_iter().map(as_texts).collect()),
        Other::Mapping(map) => {
            Other::Mapping(map.into_iter().map(|(key, value)| (key, as_texts(value))).collect())
        }
        other => other,
    }
}

/// Every place of the document.
fn places(value: &Other, path: &YamlPath, found: &mut Vec<(YamlPath, Other)>) {
    found.push((path.clone(), value.clone()));
    match value {
        Other::Mapping(map) => {
            for (key, value) in map {
                places(value, &path.clone().key(key.as_str().unwrap()), found);
            }
        }
        Other::Sequence(list) => {
            for (index, value) in list.iter().enumerate() {
                places(value, &path.clone().index(index), found);
            }
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Other, path: &YamlPath) -> &'v mut Other {
    path.steps().iter().fold(value, |value, step| match step {
        partner::yaml::Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
        partner::yaml::Step::Index(index) => value.get_mut(*index).unwrap(),
    })
}

fn new_values() -> impl Strategy<Value = (Value, Other)> {
    let text = |text: &str| (Value::text(text), Other::String(text.to_owned()));
    let word = |word: &str| (Value::word(word), serde_yaml::from_str(word).unwrap());
    let (inner, other_inner) = text("no");
    let map = Value::map([("a", inner.clone()), ("b", Value::list([Value::map([("c", inner.clone())])]))]);
    let other_map: Other = serde_yaml::from_str("{a: 'no', b: [{c: 'no'}]}").unwrap();
    let list = (Value::list([inner]), Other::Sequence(vec![other_inner]));
    prop::sample::select(vec![
        text("plain"),
        text("no"),
        text("2026-07-01"),
        text("a: b # c"),
        text("say \"hi\", it's \\ fine"),
        text("ü\u{1f680}"),
        text(""),
        text("one\n\n  two\n"),
        text("one\ntwo"),
        text("tab\tand\r\nbreak"),
        word("2026-07-01"),
        word("yes"),
        word("500000 GBP"),
        word("7"),
        (map, other_map),
        list,
    ])
}

/// The lines of the first text that are not in the second.
fn lost<'t>(before: &'t str, after: &'t str) -> Vec<&'t str> {
    // That the last line has a break or none is no loss.
    let lines = |text: &'t str| text.split('\n').map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let changes = similar::TextDiff::from_slices(&before, &after);
    let removed = changes.iter_all_changes().filter(|it| it.tag() == similar::ChangeTag::Delete);
    removed.filter_map(|it| before.get(it.old_index()?).copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_says_what_was_wanted_and_nothing_else(
        values in prop::collection::vec(docs(), 1..4),
        layout in layouts(),
        pick in any::<prop::sample::Index>(),
        (new, other_new) in new_values(),
    ) {
        let text = written(&values, &layout);
        let before = other(&text);
        let mut found = Vec::new();
        places(&before, &YamlPath::root(), &mut found);
        let (path, there) = pick.get(&found).clone();
        let mut expected = before.clone();
        let spot = at(&mut expected, &path);
        let mut removed_lines = 1;
        let edits = match &there {
            Other::Mapping(map) if !map.is_empty() || path.steps().is_empty() => {
                spot.as_mapping_mut().unwrap().insert("new".into(), other_new.clone());
                Edits::of(&text).set(path.clone().key("new"), new.clone())
            }
            Other::Sequence(list) if !list.is_empty() => {
                spot.as_sequence_mut().unwrap().push(other_new.clone());
                Edits::of(&text).append(path.clone(), new.clone())
            }
            there => {
                let lines = there.as_str().map_or(0, |text| text.lines().count());
                removed_lines = removed_lines.max(lines + 1);
                *spot = other_new.clone();
                Edits::of(&text).set(path.clone(), new.clone())
            }
        };
        let made = match edits.apply() {
            Ok(made) => made,
            Err(refusal) => panic!("{refusal:?}\n{path}\n{text}"),
        };
        prop_assert_eq!(as_texts(other(&made)), as_texts(expected), "{}\n{}\n---\n{}", path, text, made);
        let lost = lost(&text, &made);
        prop_assert!(lost.len() <= removed_lines, "{lost:?}\n{path}\n{text}\n---\n{made}");
        prop_assert_eq!(text.starts_with('\u{feff}'), made.starts_with('\u{feff}'));
        if text.contains("\r\n") {
            prop_assert_eq!(made.matches('\n').count(), made.matches("\r\n").count(), "{:?}", made);
        }
        // What was set is there: setting it again changes nothing.
        let is_list = matches!(&there, Other::Sequence(list) if !list.is_empty());
        let is_map = matches!(&there, Other::Mapping(map) if !map.is_empty() || path.steps().is_empty());
        if !is_list {
            let path = if is_map { path.key("new") } else { path };
            prop_assert_eq!(Edits::of(&made).set(path, new).apply().unwrap(), made);
        }
    }

    #[test]
    fn what_is_taken_out_is_gone_and_nothing_else(
        values in prop::collection::vec(docs(), 2..4),
        layout in layouts(),
        pick in any::<prop::sample::Index>(),
    ) {
        let text = written(&values, &layout);
        let before = other(&text);
        let mut found = Vec::new();
        places(&before, &YamlPath::root(), &mut found);
        found.retain(|(path, _)| matches!(path.steps().last(), Some(partner::yaml::Step::Key(_))));
        let (path, _) = pick.get(&found).clone();
        let Some((partner::yaml::Step::Key(name), above)) = path.steps().split_last() else { unreachable!() };
        let above = above.iter().fold(YamlPath::root(), |path, step| match step {
            partner::yaml::Step::Key(key) => path.key(key.as_str()),
            partner::yaml::Step::Index(index) => path.index(*index),
        });
        let mut expected = before.clone();
        let map = at(&mut expected, &above).as_mapping_mut().unwrap();
        map.remove(name.as_str());
        let is_emptied = map.is_empty();
        match Edits::of(&text).remove(path.clone()).apply() {
            Ok(made) => {
                // Without brackets a map without entries is nothing.
                if is_emptied && at(&mut other(&made), &above).is_null() {
                    *at(&mut expected, &above) = Other::Null;
                }
                prop_assert_eq!(other(&made), expected, "{}\n{}\n---\n{}", path, text, made);
                let comments = |text: &str| text.matches("# note").count() + text.matches("# far left").count();
                prop_assert_eq!(comments(&text), comments(&made), "{}\n{}\n---\n{}", path, text, made);
                prop_assert_eq!(text.starts_with('\u{feff}'), made.starts_with('\u{feff}'));
            }
            Err(refusal) => {
                // Comments within it, and a map that begins behind a dash.
                let is_explained = matches!(refusal.obstacle, Obstacle::Comment | Obstacle::Layout);
                prop_assert!(is_explained, "{refusal:?}\n{path}\n{text}");
                prop_assert!(text.contains('#') || text.contains("- "), "{refusal:?}\n{path}\n{text}");
            }
        }
    }

    #[test]
    fn no_text_and_no_path_panics(text in "[a-c:&*!{}\\[\\]|>#'\", \t\r\n?-]{0,40}", path in "[a-c.\\[\\]0-2]{0,6}") {
        let path = YamlPath::from(path.as_str());
        let edits = [
            Edits::of(&text).set(path.clone(), Value::text("x\ny")),
            Edits::of(&text).append(path.clone(), Value::map([("a", Value::Nothing)])),
            Edits::of(&text).rename(path.clone(), "z"),
            Edits::of(&text).remove(path),
        ];
        for edits in edits {
            let _ = edits.apply();
        }
    }
}
