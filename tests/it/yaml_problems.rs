//! Broken and hostile texts: what is told, where, and how quickly.

use std::time::{Duration, Instant};

use partner::yaml::{Limits, NodeId, ProblemKind, Reading, Tree, read, text_of};
use proptest::prelude::*;

fn reading(text: &str) -> Reading {
    read(text, &Limits::default())
}

fn told<'a>(text: &'a str, reading: &Reading) -> Vec<(ProblemKind, &'a str)> {
    reading.problems.iter().map(|problem| (problem.kind, &text[problem.span.range()])).collect()
}

fn keys(reading: &Reading) -> Vec<String> {
    let Some(tree) = &reading.tree else { return Vec::new() };
    let Some(root) = tree.root() else { return Vec::new() };
    tree.entries(root).filter_map(|(key, _)| tree.scalar(key).map(str::to_owned)).collect()
}

#[test]
fn five_errors_of_one_file_are_told_in_one_run() {
    let text = "partner: charter/v1\n\
                title: Alpha: Beta\n\
                summary: \"never closed\n\
                parties:\n\t- id: a\n\
                scope: [one, two\n\
                gates:\n  - id: g1\n    name: x\n   due: 2026-01-01\n\
                exit:\n  notice: 90\n";
    let reading = reading(text);
    assert_eq!(
        told(text, &reading),
        [
            (ProblemKind::ColonInValue, "Alpha: Beta"),
            (ProblemKind::Quote, "\"never closed"),
            (ProblemKind::Tab, "\t"),
            (ProblemKind::Bracket, "[one, two"),
            (ProblemKind::Indentation, "due:"),
        ]
    );
    assert_eq!(reading.damaged, ["title", "summary", "parties", "scope", "gates"]);
    assert_eq!(keys(&reading), ["partner", "exit"]);
    let tree = reading.tree.unwrap();
    let (_, exit) = tree.get(tree.root().unwrap(), "exit").unwrap();
    let (notice, _) = tree.get(exit, "notice").unwrap();
    assert_eq!(&text[tree.span(notice).range()], "notice", "offsets survive");
}

/// One mistake, one problem: its kind, the text pointed at, the damaged sections, the keys that are left.
#[test]
fn the_usual_mistakes_are_told_once_and_at_their_place() {
    use ProblemKind as P;
    type Mistake = (&'static str, P, &'static str, &'static [&'static str], &'static [&'static str]);
    let cases: &[Mistake] = &[
        ("a: 'open\nb: 1\nc: 'x'\n", P::Quote, "'open", &["a"], &["b", "c"]),
        ("p:\n  a: \"x\n  b: \"y\"\nq: \"z\"\n", P::Quote, "\"x", &["p"], &["q"]),
        ("a: \"x\" y\nb: 1", P::Quote, "y", &["a"], &["b"]),
        ("a: \"\\q\"\nb: 1", P::Quote, "\"\\q\"", &["a"], &["b"]),
        ("a: [1, 2\nb: [1]\nc: {}\n", P::Bracket, "[1, 2", &["a"], &["b", "c"]),
        ("p:\n  a: {x: 1\n  b: 2\nq: 3", P::Bracket, "{x: 1", &["p"], &["q"]),
        ("a: [1}\nb: 1", P::Bracket, "[1}", &["a"], &["b"]),
        ("a: [1]]\nb: 1", P::Bracket, "]", &["a"], &["b"]),
        ("a: [\n  1\n]\nb: 2", P::Indentation, "]", &["a"], &["b"]),
        ("a: [\n1,\n2]\nb: 2", P::Bracket, "[", &["a"], &["b"]),
        ("a:x\nb: 1\nc: 2", P::Other, "a:x", &["a"], &["b", "c"]),
        ("a: 1\nb\nc: 2", P::Other, "b", &[], &["a", "c"]),
        ("a: x\n  y: z\nb: 1\n", P::Indentation, "y:", &["a"], &["b"]),
        ("x:\n  a: 1\n b: 2\ny: 1", P::Indentation, "b:", &["x"], &["y"]),
        ("  a: 1\nb: 2\nc: 3", P::Indentation, "a:", &["a"], &["b", "c"]),
        ("a: - b\nc: 1", P::Indentation, "- b", &["a"], &["c"]),
        ("a: @x\nb: 1", P::Other, "@x", &["a"], &["b"]),
        ("a: *n\nb: 1", P::UnknownAlias, "*n", &["a"], &["a", "b"]),
        ("a: &a [*a]\nb: 1", P::CyclicAlias, "*a", &["a"], &["a", "b"]),
        ("a: &x [1\nb: *x\nc: 1", P::Bracket, "[1", &["a", "b"], &["b", "c"]),
        ("a: 1\n--- \nb: [", P::SeveralDocuments, "---", &[], &["a"]),
        ("a: 1\n? [b]\n: 2", P::NonScalarKey, "[", &[], &["a"]),
        ("a: !env HOME\nb: !!str 1", P::CustomTag, "!env", &[], &["a", "b"]),
        ("a: &m {x: 1}\nb: {<<: *m}", P::MergeKey, "<<", &["b"], &["a", "b"]),
        ("a: b\u{7}\nc: 1", P::ControlCharacter, "\u{7}", &["a"], &["a", "c"]),
        ("a: \u{FEFF}b\nc: 1", P::ControlCharacter, "\u{FEFF}", &["a"], &["a", "c"]),
    ];
    for (text, kind, place, damaged, left) in cases {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n")] {
            let reading = reading(&text);
            let place = place.replace('\n', if text.contains('\r') { "\r\n" } else { "\n" });
            assert_eq!(told(&text, &reading), [(*kind, place.as_str())], "{text:?}");
            assert_eq!(reading.damaged, *damaged, "{text:?}");
            assert_eq!(keys(&reading), *left, "{text:?}");
        }
    }
}

#[test]
fn a_text_that_is_one_bracket_or_list_is_told_once_and_not_read() {
    for text in ["{a: [}", "- a\n- b: [\n- c\n", "[1, 2"] {
        let reading = reading(text);
        assert_eq!(reading.problems.len(), 1, "{text:?}");
        assert!(reading.tree.is_none() && reading.damaged.is_empty(), "{text:?}");
    }
}

#[test]
fn nesting_is_allowed_up_to_the_limit_and_counts_aliases() {
    let nested = |depth: usize| format!("a: {}{}\nb: 1\n", "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert_eq!(reading(&nested(64)).problems, []);
    let deep = reading(&nested(65));
    assert_eq!(deep.problems[0].kind, ProblemKind::TooDeep);
    assert_eq!((deep.damaged.as_slice(), keys(&deep)), (&["a".to_owned()][..], vec!["b".to_owned()]));

    // Forty deep under a map, and twenty-four levels around the alias: the map itself makes it sixty-five.
    let text =
        format!("a: &a {}{}\nb: {}*a{}\n", "[".repeat(40), "]".repeat(40), "[".repeat(24), "]".repeat(24));
    assert_eq!(told(&text, &reading(&text)), [(ProblemKind::TooDeep, "*a")]);
    let text = text.replace("[*a]", "*a");
    assert_eq!(reading(&text).problems, []);
}

#[test]
fn the_number_of_nodes_is_limited_with_aliases_written_out() {
    let limits = |nodes| Limits { nodes, ..Limits::default() };
    // The map, `a`, its list, `1`, `b`, and for the alias the list and `1` again: seven.
    let text = "a: &a [1]\nb: *a\n";
    assert_eq!(read(text, &limits(7)).problems, []);
    let over = read(text, &limits(6));
    assert_eq!(told(text, &over), [(ProblemKind::AliasBomb, "*a")]);
    assert!(over.tree.is_none());
    let limits = limits(8);
    assert_eq!(read("[1, 2, 3, 4, 5, 6, 7, 8]", &limits).problems[0].kind, ProblemKind::TooManyNodes);
    assert_eq!(read("[1, 2, 3, 4, 5, 6, 7]", &limits).problems, []);
}

fn bomb() -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..=9 {
        let entries = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{entries}]\n"));
    }
    text
}

#[test]
fn hostile_texts_end_quickly_and_with_a_clear_problem() {
    use ProblemKind as P;
    let nested_maps: String =
        (0..3_000).map(|depth| format!("{}k:\n", " ".repeat(depth))).take(2_000).collect();
    let anchors: String = (0..60_000).map(|n| format!("- &a{n} x\n")).collect();
    let many_anchors: String = (0..100_000).map(|n| format!("k{n}: &a{n} x\n")).collect();
    let unknown: String = (0..50_000).map(|n| format!("k{n}: *a{n}\n")).collect();
    let broken: String = (0..2_000).map(|n| format!("k{n}: [\n")).collect();
    let chain: String = std::iter::once("a0: &a0 []\n".to_owned())
        .chain((1..3_000).map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1)))
        .collect();
    let cases: Vec<(&str, String, Option<P>)> = vec![
        ("brackets", "[".repeat(100_000), Some(P::TooDeep)),
        ("braces", "{a: ".repeat(100_000), Some(P::TooDeep)),
        ("dashes", "- ".repeat(50_000), Some(P::TooDeep)),
        ("nested maps", nested_maps, Some(P::TooDeep)),
        ("bomb", bomb(), Some(P::AliasBomb)),
        ("chain of aliases", chain, Some(P::TooDeep)),
        ("anchors", anchors, None),
        ("too many anchors", many_anchors, Some(P::TooManyNodes)),
        ("unknown aliases", unknown, Some(P::UnknownAlias)),
        ("comments", "# c\n".repeat(400_000), None),
        ("comments behind a key", format!("a:\n{}  b: 1\n", "# c\n".repeat(400_000)), None),
        ("cycle", "a: &a [*a]".to_owned(), Some(P::CyclicAlias)),
        ("NUL", "a: \0\n".repeat(10_000), Some(P::ControlCharacter)),
        ("control characters", "\u{1}\u{2}\u{1b}[31m".repeat(10_000), Some(P::ControlCharacter)),
        ("two thousand errors", broken, Some(P::Bracket)),
        ("open quote", format!("a: \"{}", "x\n ".repeat(100_000)), Some(P::Quote)),
        ("colons", "a: ".repeat(50_000), Some(P::ColonInValue)),
        ("question marks", "? ".repeat(50_000), Some(P::TooDeep)),
        ("line ends", "\r".repeat(500_000), None),
        ("too long", "a".repeat(4 * 1024 * 1024 + 1), Some(P::TooLong)),
    ];
    // In a release build each takes less than a tenth of a second; the rest is for slow and busy machines.
    let longest = Duration::from_millis(if cfg!(debug_assertions) { 10_000 } else { 500 });
    for (name, text, kind) in cases {
        let start = Instant::now();
        let reading = reading(&text);
        let took = start.elapsed();
        println!("{name}: {took:?}");
        assert!(took < longest, "{name} took {took:?}");
        match kind {
            Some(kind) => assert!(reading.problems.iter().any(|problem| problem.kind == kind), "{name}"),
            None => assert_eq!(reading.problems, [], "{name}"),
        }
        assert!(reading.problems.len() <= 16, "{name}");
    }
}

#[test]
fn bytes_become_text_or_a_problem_with_a_place() {
    assert_eq!(text_of(b"\xEF\xBB\xBFa: 1".to_vec()).unwrap(), "a: 1");
    assert_eq!(text_of(b"\xEF\xBB\xBF".to_vec()).unwrap(), "");
    let told = |bytes: &[u8]| {
        let problem = text_of(bytes.to_vec()).unwrap_err();
        let place = problem.text.get(problem.span.range()).unwrap().to_owned();
        (problem.message, place)
    };
    let at = |message: &str, place: &str| (message.to_owned(), place.to_owned());
    assert_eq!(told(b"\xFF\xFEa\0:\0\n\0b\0"), at("the file is UTF-16", "a:"));
    assert_eq!(told(b"\xFE\xFF\0a\0:"), at("the file is UTF-16", "a:"));
    assert_eq!(told(b"a\0:\0"), at("the file is UTF-16", "a:"));
    assert_eq!(told(b"\xFF\xFE\0\0a\0\0\0"), at("the file is UTF-32", "a"));
    assert_eq!(told(b"\0\0\0a"), at("the file is UTF-32", "a"));
    assert_eq!(told(b"a: \xE9t"), at("the byte 0xE9 at offset 3 is not UTF-8", "\u{FFFD}"));
    assert_eq!(told(b"\xEF\xBB\xBFa: \xE9"), at("the byte 0xE9 at offset 6 is not UTF-8", "\u{FFFD}"));
    assert_eq!(told(b"a: b\0"), at("the text contains a NUL byte", "\0"));
    assert!(text_of(vec![b'a'; 4 * 1024 * 1024]).is_ok());
    assert!(told(&vec![b'a'; 4 * 1024 * 1024 + 1]).0.contains("longer than"));
}

fn visit(text: &str, tree: &Tree, node: NodeId, budget: &mut usize) {
    assert!(text.get(tree.span(node).range()).is_some(), "{text:?} {:?}", tree.span(node));
    *budget = budget.checked_sub(1).expect("more nodes than the limit allows");
    for (key, value) in tree.entries(node) {
        visit(text, tree, key, budget);
        visit(text, tree, value, budget);
    }
    tree.items(node).for_each(|item| visit(text, tree, item, budget));
}

fn assert_sound(text: &str) {
    let limits = Limits { nodes: 2_000, depth: 8, ..Limits::default() };
    let reading = read(text, &limits);
    for problem in &reading.problems {
        let place = text.get(problem.span.range());
        assert!(place.is_some_and(|place| !place.is_empty()), "{text:?} {problem:?}");
    }
    let Some(tree) = &reading.tree else {
        assert!(!reading.problems.is_empty(), "{text:?}");
        return;
    };
    assert!(tree.comments().iter().all(|span| text[span.range()].starts_with('#')), "{text:?}");
    assert!(tree.duplicate_keys().iter().all(|found| found.first < found.again), "{text:?}");
    if let Some(root) = tree.root() {
        visit(text, tree, root, &mut 2_000);
    }
}

fn yaml_like() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "b: ",
        "key:",
        ": ",
        "- ",
        "-",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "|",
        ">-",
        "&x ",
        "*x",
        "*x ",
        "!t ",
        "!!str ",
        "<<: ",
        "#c",
        " #c",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        "\r",
        "\t",
        " ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "ü",
        "日",
        "\u{FEFF}",
        "\0",
        "\u{85}",
        "\u{2028}",
        "\\",
        "@",
        "~",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn arbitrary_text_is_read_without_panic(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn text_like_yaml_is_read_without_panic(text in yaml_like()) {
        assert_sound(&text);
    }

    #[test]
    fn arbitrary_bytes_are_text_or_a_problem_in_the_text(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        match text_of(bytes) {
            Ok(text) => assert_sound(&text),
            Err(problem) => prop_assert!(problem.text.get(problem.span.range()).is_some()),
        }
    }
}

#[test]
fn a_conflict_takes_the_sections_with_it_that_it_touches_and_no_others() {
    let text = "partner: charter/v1\nname: A\nexit:\n<<<<<<< HEAD\n  notice: 90 days\ngates:\n=======\n  notice: [\n>>>>>>> b\n  - id: one\nscope: {}\n";
    let reading = reading(text);
    assert_eq!(told(text, &reading), [(ProblemKind::MergeConflict, "<<<<<<< HEAD")]);
    assert_eq!(reading.damaged, ["exit", "gates"]);
    assert_eq!(keys(&reading), ["partner", "name", "scope"]);
}
