//! Changes of a text: what comes out is written out by hand, and whatever was not to change did not.

use partner::yaml::YamlPath;
use partner::yaml::edit::{Edits, Obstacle, Value};

fn word(text: &str) -> Value {
    Value::word(text)
}

fn text(text: &str) -> Value {
    Value::text(text)
}

#[track_caller]
fn set(before: &str, path: &str, value: Value, after: &str) {
    let made = Edits::of(before).set(path, value.clone()).apply().unwrap();
    assert_eq!(made, after);
    assert_eq!(Edits::of(&made).set(path, value).apply().unwrap(), after, "a second time");
}

#[track_caller]
fn append(before: &str, path: &str, value: Value, after: &str) {
    assert_eq!(Edits::of(before).append(path, value).apply().unwrap(), after);
}

#[track_caller]
fn refused(edits: Edits<'_>, obstacle: Obstacle) -> String {
    let refusal = edits.apply().unwrap_err();
    assert_eq!(refusal.obstacle, obstacle);
    refusal.paste
}

#[test]
fn a_scalar_is_replaced_in_its_quotes_and_its_comment_stays() {
    set("a: 1 # one\nb: 2\n", "a", word("3"), "a: 3 # one\nb: 2\n");
    set("a: '1' # one\n", "a", word("it's"), "a: 'it''s' # one\n");
    set("a: \"1\"\n", "a", text("no"), "a: \"no\"\n");
    set("a: 1\n", "a", text("no"), "a: \"no\"\n");
    set("a: 1\n", "a", word("no"), "a: no\n");
    set("a:   1\t# x\r\n", "a", word("2026-07-01"), "a:   2026-07-01\t# x\r\n");
    set("a: one\n  two\nb: x\n", "a", word("three"), "a: three\nb: x\n");
    set("a: |\n  one\n  two\n# c\nb: x\n", "a", word("three"), "a: three\n# c\nb: x\n");
    set("{a: 1, b: [2]}\n", "b[0]", text("x, y"), "{a: 1, b: [\"x, y\"]}\n");
    set("- a\n- b # c\n", "[1]", word("d"), "- a\n- d # c\n");
}

#[test]
fn a_value_takes_the_place_of_nothing() {
    set("a: # c\nb: 1\n", "a", word("x"), "a: x # c\nb: 1\n");
    set("a:\nb: 1\n", "a", word("x"), "a: x\nb: 1\n");
    set("a: ~\nb: 1\n", "a", word("x"), "a: x\nb: 1\n");
    set("a: &n\nb: 1\n", "a", word("x"), "a: &n x\nb: 1\n");
    set("a:", "a", word("x"), "a: x");
    set("a:\n  -\n  - # c\n", "a[0]", word("x"), "a:\n  - x\n  - # c\n");
    set("a:\n  -\n  - # c\n", "a[1]", word("x"), "a:\n  -\n  - x # c\n");
    set("{a, b: 1}\n", "a", word("x"), "{a: x, b: 1}\n");
    set("{a: , b: 1}\n", "a", word("x"), "{a: x , b: 1}\n");
    set("a: # c\n  # d\nb: 1\n", "a.k", word("x"), "a: # c\n  # d\n  k: x\nb: 1\n");
    set("a: ~ # c\nb: 1\n", "a.k.l", word("x"), "a: # c\n  k:\n    l: x\nb: 1\n");
    set("a: {}\n", "a.k", word("x"), "a:\n  k: x\n");
    set("a: {b: {}}\n", "a.b.k", word("x"), "a: {b: {k: x}}\n");
    set("a: TBD\n", "a", Value::map([("k", word("x"))]), "a:\n  k: x\n");
    set("- a # c\n", "[0]", Value::map([("k", word("x")), ("l", word("y"))]), "- k: x # c\n  l: y\n");
}

#[test]
fn a_new_key_stands_behind_the_last_one_and_before_what_is_about_the_next() {
    let before = "exit:\n    notice: 90 days # in writing\n    # assets are open\n\n# How we meet\nreviews:\n    cadence: monthly\n";
    let after = "exit:\n    notice: 90 days # in writing\n    # assets are open\n    ip:\n        owner: kestrel\n\n# How we meet\nreviews:\n    cadence: monthly\n";
    set(before, "exit.ip.owner", word("kestrel"), after);
    set("a: 1", "b", word("2"), "a: 1\nb: 2");
    set("a: 1\r\nc:\r\n  d: 1\r\n", "c.e", word("2"), "a: 1\r\nc:\r\n  d: 1\r\n  e: 2\r\n");
    set("a: 1\n...\n", "b", word("2"), "a: 1\nb: 2\n...\n");
    set("---\na: 1\n", "b", word("2"), "---\na: 1\nb: 2\n");
    set("\u{feff}a: 1\n", "b", word("2"), "\u{feff}a: 1\nb: 2\n");
    set(
        "a:\n- k: 1\n  l: 2\n- m: 3\n# x\nb: 1\n",
        "a[0].p",
        word("4"),
        "a:\n- k: 1\n  l: 2\n  p: 4\n- m: 3\n# x\nb: 1\n",
    );
    set("a:\n- k: 1\n# x\nb: 1\n", "a[0].p", word("4"), "a:\n- k: 1\n  p: 4\n# x\nb: 1\n");
    set("- - k: 1\n", "[0][0].l", word("2"), "- - k: 1\n    l: 2\n");
    set("a: |\n  text\n\n# x\n", "b", word("2"), "a: |\n  text\nb: 2\n\n# x\n");
    set("a: |+\n  text\n\n# x\n", "b", word("2"), "a: |+\n  text\n\nb: 2\n# x\n");
    set("a: &x\n  k: 1\n", "a.l", word("2"), "a: &x\n  k: 1\n  l: 2\n");
    set("&k a: 1\n", "b", word("2"), "&k a: 1\nb: 2\n");
    set("a:\tone\nb:\n", "c", word("2"), "a:\tone\nb:\nc: 2\n");
}

#[test]
fn brackets_are_added_to_as_they_are_laid_out() {
    set("a: { b: 1 } # c\n", "a.d", word("2"), "a: { b: 1, d: 2 } # c\n");
    set("a: [{b: 1}]\n", "a[0].d", text("x: y"), "a: [{b: 1, d: \"x: y\"}]\n");
    set("a: {b: 1,}\n", "a.d", word("2"), "a: {b: 1, d: 2,}\n");
    set("a: {b}\n", "a.d", word("2"), "a: {b, d: 2}\n");
    set("a: {\n  b: 1 # c\n  }\n", "a.d", word("2"), "a: {\n  b: 1, # c\n  d: 2\n  }\n");
    set("a: {\n  b: 1, # c\n  }\n", "a.d", word("2"), "a: {\n  b: 1, # c\n  d: 2,\n  }\n");
    append("a: [b]\n", "a", word("c"), "a: [b, c]\n");
    append("a: [\n  b\n  ]\n", "a", word("c"), "a: [\n  b,\n  c\n  ]\n");
    append("{a: []}\n", "a", Value::map([("k", word("x"))]), "{a: [{k: x}]}\n");
}

#[test]
fn an_item_stands_behind_the_last_one() {
    append("a:\n  - b # c\nd: 1\n", "a", word("e"), "a:\n  - b # c\n  - e\nd: 1\n");
    append("a:\n- b\n# about d\nd: 1\n", "a", word("e"), "a:\n- b\n- e\n# about d\nd: 1\n");
    append(
        "x:\n  a:\n  - b\n  # about d\n  d: 1\n",
        "x.a",
        word("e"),
        "x:\n  a:\n  - b\n  - e\n  # about d\n  d: 1\n",
    );
    append(
        "a: []\n",
        "a",
        Value::map([("k", word("x")), ("l", Value::list([word("y")]))]),
        "a:\n  - k: x\n    l:\n      - y\n",
    );
    append("a:\nb: 1\n", "a", word("x"), "a:\n  - x\nb: 1\n");
    append("b:\n- 1\n", "a", word("x"), "b:\n- 1\na:\n- x\n");
    append("", "a.b", word("x"), "a:\n  b:\n    - x\n");
    append("a:\n  - - b\n", "a[0]", word("c"), "a:\n  - - b\n    - c\n");
    append("a:\n  -\n", "a", word("c"), "a:\n  -\n  - c\n");
}

#[test]
fn sections_come_in_the_order_that_is_asked_for() {
    let order = ["partner", "name", "parties", "exit", "checklists"];
    let before =
        "partner: charter/v1\nname: x\n\n# Who\nparties:\n  a: {}\n\n# Answers\nchecklists:\n  fit: {}\n";
    let after = "partner: charter/v1\nname: x\n\n# Who\nparties:\n  a: {}\n\nexit:\n  notice: 90 days\n\n# Answers\nchecklists:\n  fit: {}\n";
    let made = Edits::of(before).in_order(&order).set("exit.notice", word("90 days")).apply().unwrap();
    assert_eq!(made, after);
    let made =
        Edits::of("# Ours\n\n# The name\nname: x\n").in_order(&order).set("partner", word("charter/v1"));
    assert_eq!(made.apply().unwrap(), "# Ours\n\npartner: charter/v1\n# The name\nname: x\n");
    let made = Edits::of("exit:\n  notice: 1 day\nx-own: 1\n").in_order(&order).set("name", word("x"));
    assert_eq!(made.apply().unwrap(), "name: x\nexit:\n  notice: 1 day\nx-own: 1\n");
}

#[test]
fn texts_of_several_lines_become_blocks() {
    set("a: 1\n", "b", text("one\n\n  two\n"), "a: 1\nb: |\n  one\n\n    two\n");
    set("a: 1\nb: x # c\nd: 1\n", "b", text("one\ntwo"), "a: 1\nb: |- # c\n  one\n  two\nd: 1\n");
    set("a: 1", "b", text("one\ntwo\n"), "a: 1\nb: |\n  one\n  two\n");
    set("- x\n", "[0]", text("one\ntwo"), "- |-\n  one\n  two\n");
    set("a: {b: x}\n", "a.b", text("one\ntwo"), "a: {b: \"one\\ntwo\"}\n");
    set("a: 1\r\n", "b", text("one\ntwo\n"), "a: 1\r\nb: |\r\n  one\r\n  two\r\n");
}

#[test]
fn a_key_is_renamed_where_no_other_has_the_name() {
    let rename = |before, path: &str, name| Edits::of(before).rename(path, name).apply().unwrap();
    assert_eq!(rename("a:\n  'notise' : 1 # c\n", "a.notise", "notice"), "a:\n  'notice' : 1 # c\n");
    assert_eq!(rename("{a: 1, b: 2}\n", "b", "c"), "{a: 1, c: 2}\n");
    refused(Edits::of("a: 1\nb: 2\n").rename("a", "b"), Obstacle::Occupied);
    refused(Edits::of("a: 1\n").rename("c", "b"), Obstacle::Absent);
}

#[test]
fn what_cannot_be_written_safely_is_refused_with_the_text_to_paste() {
    let shared = "a: &x {k: 1}\nb: *x\nc: &y 1\nd: *y\n";
    let paste = refused(Edits::of(shared).set("b.k", word("2")), Obstacle::Alias);
    assert_eq!(paste, "b:\n  k: 2\n");
    refused(Edits::of(shared).set("d", word("2")), Obstacle::Alias);
    refused(Edits::of(shared).set("a.k", word("2")), Obstacle::Shared);
    refused(Edits::of(shared).set("a.l", word("2")), Obstacle::Shared);
    refused(Edits::of(shared).set("c", word("2")), Obstacle::Shared);
    refused(Edits::of("a: !!str 1\n").set("a", Value::list([word("2")])), Obstacle::Tagged);
    refused(Edits::of("a: | # why\n  one\n").set("a", word("2")), Obstacle::Comment);
    refused(Edits::of("a:\n  b: 1\n").set("a", word("2")), Obstacle::Occupied);
    refused(Edits::of("a: text\n").set("a.b", word("2")), Obstacle::WrongKind);
    refused(Edits::of("a: text\n").append("a", word("2")), Obstacle::WrongKind);
    let paste = refused(Edits::of("a: [1]\n").set("a[3].k", text("no")), Obstacle::Absent);
    assert_eq!(paste, "k: \"no\"\n");
    refused(Edits::of("? a\n: 1\n").set("b", word("2")), Obstacle::Layout);
    refused(Edits::of("a: [1\n").set("b", word("2")), Obstacle::Unreadable);
    refused(Edits::of("a: 1\n---\nb: 2\n").set("b", word("2")), Obstacle::Unreadable);
    refused(Edits::of("just a text\n").set("b", word("2")), Obstacle::WrongKind);
    let refusal = Edits::of(shared).set("b.k", word("2")).apply().unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "`b.k` cannot be written here: an alias (`*…`) is there, and its value is used elsewhere too"
    );
}

#[test]
fn several_changes_are_made_all_or_none() {
    let before = "a: 1\n";
    let made =
        Edits::of(before).set("b.c", word("2")).append("b.d", word("3")).set("a", word("4")).rename("a", "z");
    assert_eq!(made.apply().unwrap(), "z: 4\nb:\n  c: 2\n  d:\n    - 3\n");
    refused(Edits::of(before).set("b", word("2")).set("b.c", word("3")), Obstacle::WrongKind);
}

#[test]
fn a_path_leads_to_keys_with_dots() {
    let path = YamlPath::root().key("x-a.b").key("c");
    assert_eq!(Edits::of("a: 1\n").set(path, word("2")).apply().unwrap(), "a: 1\nx-a.b:\n  c: 2\n");
}

#[test]
fn an_empty_text_begins() {
    set("", "a.b", word("x"), "a:\n  b: x\n");
    set("# only this", "a", word("x"), "# only this\na: x\n");
    set("---\n", "a", word("x"), "---\na: x\n");
}

#[track_caller]
fn remove(before: &str, path: &str, after: &str) {
    let made = Edits::of(before).remove(path).apply().unwrap();
    assert_eq!(made, after);
    assert_eq!(Edits::of(&made).remove(path).apply().unwrap(), after, "a second time");
}

#[test]
fn an_entry_is_taken_out_and_everything_else_stays() {
    remove("a: 1\nb: 2\nc: 3\n", "b", "a: 1\nc: 3\n");
    remove("a: 1\nb: 2\n", "a", "b: 2\n");
    remove("a: 1\nb: 2", "b", "a: 1");
    remove("a:\r\n  b: 1\r\n  c: 2\r\nd: 3\r\n", "a.c", "a:\r\n  b: 1\r\nd: 3\r\n");
    remove("a:\n  b:\n    c: 1\n    d: 2\n\n  e: 3\n", "a.b", "a:\n\n  e: 3\n");
    remove("a: |+\n  one\n\nb: 2\n", "a", "b: 2\n");
    remove("\u{feff}a: 1\nb: 2\n", "a", "\u{feff}b: 2\n");
    // The last entry leaves nothing behind.
    remove("a:\n  b: 1\nc: 2\n", "a.b", "a:\nc: 2\n");
    remove("a: {b: 1}\n", "a.b", "a: {}\n");
    // Nothing is there to take out.
    remove("a: 1\n", "b", "a: 1\n");
    remove("a: 1\n", "b.c", "a: 1\n");
}

#[test]
fn comments_stay_when_an_entry_is_taken_out() {
    remove("a:\n  # about b\n  b: 1 # one\n  c: 2\n", "a.b", "a:\n  # about b\n  # one\n  c: 2\n");
    remove("a:\n  b: 1\n  # about c\n  c: 2\n", "a.b", "a:\n  # about c\n  c: 2\n");
    remove("a: {b: 1, c: 2} # both\n", "a.b", "a: {c: 2} # both\n");
    refused(Edits::of("a:\n  # why\n  b: 1\nc: 2\n").remove("a"), Obstacle::Comment);
    refused(Edits::of("a: {\n  b: 1, # one\n  c: 2\n  }\n").remove("a.b"), Obstacle::Comment);
}

#[test]
fn entries_in_brackets_take_their_comma_along() {
    remove("a: {b: 1, c: 2, d: 3}\n", "a.b", "a: {c: 2, d: 3}\n");
    remove("a: {b: 1, c: 2, d: 3}\n", "a.c", "a: {b: 1, d: 3}\n");
    remove("a: { b: 1, c: 2 }\n", "a.c", "a: { b: 1 }\n");
    remove("a: {b: 1, c: 2,}\n", "a.c", "a: {b: 1,}\n");
    remove("a: {\n  b: 1,\n  c: 2\n  }\n", "a.b", "a: {\n  c: 2\n  }\n");
}

#[test]
fn what_is_wanted_elsewhere_is_not_taken_out() {
    let shared = "a: &x {k: 1}\nb: *x\n";
    refused(Edits::of(shared).remove("a"), Obstacle::Shared);
    refused(Edits::of(shared).remove("a.k"), Obstacle::Shared);
    refused(Edits::of(shared).remove("b.k"), Obstacle::Alias);
    remove(shared, "b", "a: &x {k: 1}\n");
    refused(Edits::of("a: 1\n").remove("a"), Obstacle::Layout);
    refused(Edits::of("- a: 1\n  b: 2\n").remove("[0].a"), Obstacle::Layout);
    refused(Edits::of("? a\n: 1\nb: 2\n").remove("a"), Obstacle::Layout);
    let refusal = Edits::of(shared).remove("a").apply().unwrap_err();
    assert_eq!((refusal.path.to_string().as_str(), refusal.paste.as_str()), ("a", ""));
}

#[test]
fn an_item_is_taken_out_of_its_list_and_its_comments_stay() {
    for (before, path, after) in [
        ("a:\n  - 1\n  - 2\n  - 3\nb: 4\n", "a[1]", "a:\n  - 1\n  - 3\nb: 4\n"),
        ("a:\n- 1\n- 2", "a[1]", "a:\n- 1"),
        ("a:\r\n  - 1 # one\r\n  - 2\r\n", "a[0]", "a:\r\n  # one\r\n  - 2\r\n"),
        (
            "a:\n  # first\n  - x: 1 # of x\n    # of y\n    y: |\n      # no comment\n  - x: 2\n",
            "a[0]",
            "a:\n  # first\n  # of x\n  # of y\n  - x: 2\n",
        ),
        ("a: [1, 2, 3]\n", "a[0]", "a: [2, 3]\n"),
        ("a: [1, {x: 2}] # both\n", "a[1]", "a: [1] # both\n"),
        ("a: [1]\n", "a[0]", "a: []\n"),
        ("a:\n  - 1\nb: 2\n", "a[0]", "a:\nb: 2\n"),
        ("a: [1]\n", "a[1]", "a: [1]\n"),
    ] {
        assert_eq!(Edits::of(before).remove(path).apply().unwrap(), after, "{before:?}");
    }
    let shared = "a:\n  - &x 1\n  - 2\nb: *x\n";
    assert!(Edits::of(shared).remove("a[0]").apply().is_err(), "another place refers to it");
    assert!(Edits::of("a:\n  - - 1\n    - 2\n").remove("a[0][0]").apply().is_err(), "no line of its own");
}
