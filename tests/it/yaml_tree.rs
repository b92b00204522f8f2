//! Places and values in the tree, counted by hand and compared with another reader.

use partner::yaml::{Kind, Limits, NodeId, Style, Tree, read};

fn tree(text: &str) -> Tree {
    let reading = read(text, &Limits::default());
    assert_eq!(reading.problems, [], "{text:?}");
    reading.tree.unwrap()
}

fn root(tree: &Tree) -> NodeId {
    tree.root().unwrap()
}

#[track_caller]
fn value(tree: &Tree, key: &str) -> NodeId {
    tree.get(root(tree), key).unwrap().1
}

const MIXED: &str = concat!(
    "a: \"q\"\r\n",      // 0
    "b:\t[1, ü]\r\n",    // 8
    "c:\r\n",            // 20
    "- &x k: v # n\r\n", // 24
    "- *x\r\n",          // 39
    "d:\r\n",            // 45
    "e: |\r\n",          // 49
    "  t\r\n",           // 55
);

#[test]
fn every_key_and_value_knows_its_place() {
    let tree = tree(MIXED);
    let span = |node| tree.span(node).range();
    let places: Vec<_> = tree.entries(root(&tree)).map(|(key, value)| (span(key), span(value))).collect();
    assert_eq!(places, [(0..1, 3..6), (8..9, 11..18), (20..21, 24..43), (45..46, 47..47), (49..50, 52..58)]);
    assert_eq!(span(root(&tree)), 0..58);

    let flow: Vec<_> = tree.items(value(&tree, "b")).map(span).collect();
    assert_eq!(flow, [12..13, 15..17]);
    let list: Vec<_> = tree.items(value(&tree, "c")).collect();
    assert_eq!(span(list[0]), 26..33);
    assert_eq!(span(list[1]), 41..43);
    let (key, inner) = tree.get(list[0], "k").unwrap();
    assert_eq!((span(key), span(inner)), (29..30, 32..33));
    let comments: Vec<_> = tree.comments().iter().map(|comment| comment.range()).collect();
    assert_eq!(comments, vec![34..37]);
}

#[test]
fn values_are_read_and_aliases_followed() {
    let tree = tree(MIXED);
    assert_eq!(tree.scalar(value(&tree, "a")), Some("q"));
    assert_eq!(tree.style(value(&tree, "a")), Style::Quoted);
    assert_eq!(tree.style(value(&tree, "b")), Style::Flow);
    let alias = tree.items(value(&tree, "c")).nth(1).unwrap();
    assert_eq!((tree.kind(alias), tree.scalar(alias)), (Kind::Scalar, Some("k")));
    assert_eq!(tree.scalar(value(&tree, "d")), Some(""));
    assert!(tree.is_null(value(&tree, "d")));
    assert_eq!(tree.scalar(value(&tree, "e")), Some("t\n"));
    assert_eq!(tree.style(value(&tree, "e")), Style::Literal);
}

#[test]
fn a_value_that_is_not_written_stands_behind_the_colon_or_the_dash() {
    let text = "a : # c\nb: &n\nc:\n  - \n  - # c\nd: {e, f: , g: }\nh:";
    let tree = tree(text);
    let at = |node| tree.span(node).range();
    assert_eq!(at(value(&tree, "a")), 3..3);
    assert_eq!(at(value(&tree, "b")), 13..13);
    let items: Vec<_> = tree.items(value(&tree, "c")).map(at).collect();
    assert_eq!(items, [20..20, 25..25]);
    // The map `{e, f: , g: }` starts at 33: e 34, its value behind it, f's behind the colon at 38, g's at 43, so that a value starts one further.
    let flow: Vec<_> = tree.entries(value(&tree, "d")).map(|(_, value)| at(value)).collect();
    assert_eq!(flow, [35..35, 39..39, 44..44]);
    assert_eq!(at(value(&tree, "h")), text.len()..text.len());
    // Dashes without indentation: behind the one at 3, and behind the one at 9.
    let flush = self::tree("a:\n- # c\n-\nb: 1\n");
    let items: Vec<_> = flush.items(value(&flush, "a")).map(|node| flush.span(node).range()).collect();
    assert_eq!(items, [4..4, 10..10]);
}

#[test]
fn block_scalars_start_at_their_header_and_end_with_their_text() {
    let text = "a: &x !!str >- # note - | >\n\n  one\n  two\n\nb: |\nc: 'it''s'\n";
    let tree = tree(text);
    let written = |key| &text[tree.span(value(&tree, key)).range()];
    assert_eq!(written("a"), ">- # note - | >\n\n  one\n  two");
    assert_eq!(tree.scalar(value(&tree, "a")), Some("\none two"));
    assert_eq!(written("b"), "|");
    assert_eq!(written("c"), "'it''s'");
    assert_eq!(tree.tag(value(&tree, "a")).map(|span| &text[span.range()]), Some("!!str"));
}

#[test]
fn lists_start_at_their_first_dash_and_end_with_their_last_entry() {
    let text = "a:\n- b\n- - c\n  - d\n\n# late\ne:\n  # early\n  - {f: g}\n  -\nh: 1\n";
    let tree = tree(text);
    let written = |node| &text[tree.span(node).range()];
    assert_eq!(written(value(&tree, "a")), "- b\n- - c\n  - d");
    let nested = tree.items(value(&tree, "a")).nth(1).unwrap();
    assert_eq!(written(nested), "- c\n  - d");
    assert_eq!(written(value(&tree, "e")), "- {f: g}\n  -");
}

#[test]
fn a_key_that_stands_twice_is_found_in_every_map() {
    let text = "a: 1\nb: {c: 1, \"c\": 2, 'c': 3}\na: 2\nd: &m {e: 1}\nf: *m\n";
    let tree = tree(text);
    let found: Vec<_> = tree
        .duplicate_keys()
        .iter()
        .map(|found| (tree.span(found.first).start, tree.span(found.again).start))
        .collect();
    // `c` stands at 9, 15 and 23; `a` at 0 and behind the line break at 30.
    assert_eq!(found, [(9, 15), (9, 23), (0, 31)]);
    assert_eq!(tree.scalar(value(&tree, "a")), Some("1"), "the first one counts");
}

#[test]
fn an_anchor_may_stand_at_keys_values_and_nothing() {
    let tree = tree("&k a: &v 1\n*k : *v\nb: &n\nc: *n\n? *v\n: [*k, {*k : *n}]\n");
    let values: Vec<_> = tree
        .entries(root(&tree))
        .map(|(key, value)| (tree.scalar(key).unwrap(), tree.scalar(value)))
        .collect();
    assert_eq!(values, [("a", Some("1")), ("a", Some("1")), ("b", Some("")), ("c", Some("")), ("1", None)]);
}

#[test]
fn a_file_without_content_is_an_empty_tree() {
    for text in ["", "\n \n", "# only\n# comments\n"] {
        let reading = read(text, &Limits::default());
        assert_eq!((reading.documents, reading.problems.len()), (0, 0), "{text:?}");
        assert_eq!(reading.tree.unwrap().root(), None);
    }
}

/// The other reader's value must be what the node says, scalar for scalar.
fn assert_same(tree: &Tree, node: NodeId, other: &serde_yaml::Value) {
    use serde_yaml::Value;
    match other {
        Value::Mapping(map) => {
            assert_eq!(tree.kind(node), Kind::Mapping);
            let entries: Vec<_> = tree.entries(node).collect();
            assert_eq!(entries.len(), map.len());
            for ((key, value), (other_key, other_value)) in entries.into_iter().zip(map) {
                assert_same(tree, key, other_key);
                assert_same(tree, value, other_value);
            }
        }
        Value::Sequence(list) => {
            assert_eq!(tree.kind(node), Kind::Sequence);
            let items: Vec<_> = tree.items(node).collect();
            assert_eq!(items.len(), list.len());
            items.into_iter().zip(list).for_each(|(item, other)| assert_same(tree, item, other));
        }
        Value::String(text) => assert_eq!(tree.scalar(node), Some(text.as_str())),
        Value::Null => assert!(tree.is_null(node)),
        typed => {
            let text = tree.scalar(node).unwrap();
            assert_eq!(&serde_yaml::from_str::<Value>(text).unwrap(), typed);
        }
    }
}

#[test]
fn an_independent_reader_sees_the_same_values() {
    let documents = [
        MIXED,
        "name: Ärger & Söhne\nlist: [a, 'b', \"c\\n\\u00e9\", ~, 1.5, 0x10, true, 2026-03-01, null]\nempty: []\nnone: {}\n",
        "text: >-\n  folded\n  lines\n\n  and a break\nkeep: |+\n  kept\n\nstrip: |-\n  stripped\nindent: |2\n    two more\n",
        "a:\n  - b: 1\n    c:\n    - d\n    -\n    - - e\n      - {f: [g, {h: i}], j: }\n  - k\n",
        "base: &b {x: 1, y: [1, 2]}\ncopy: *b\nlist: [*b, *b]\n",
        "plain: several\n  lines of\n\n  text\nquoted: \"joined \\\n  up\n\n  text\"\nsingle: 'it''s\n  so'\n",
        "---\n# comment\nkey with spaces: value with \"quotes\" # comment\nurl: https://example.org/a#b\n'quoted key': -1\n...\n",
        "- 1\n- [2, 3]\n- {four: 4}\n- |\n  five\n",
        "just text",
    ];
    for text in documents {
        let other: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        let tree = tree(text);
        assert_same(&tree, root(&tree), &other);
    }
}
