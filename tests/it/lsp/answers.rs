//! Completion, hover, definitions and the outline.

use std::path::Path;

use serde_json::json;

use super::editor::{Editor, applied, rules, uri};
use super::{CHARTER, folder};

#[test]
fn keys_words_and_names_are_offered_while_the_text_is_broken() {
    let (_folder, file) = folder(CHARTER);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, CHARTER);
    let labels = |offers: &[(String, String)]| offers.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    let offered = |editor: &mut Editor, version, marked: &str| labels(&editor.offers(&file, version, marked));

    // A word of a list, on a line that is not finished.
    let stages = offered(&mut editor, 2, &CHARTER.replace("stage: discovery", "stage: dis|"));
    assert_eq!(stages[..2], ["discovery", "alignment"]);
    // A key inside brackets that do not close: not those that are there.
    let marked = CHARTER.replace("country: IE }", "country: IE, ma|");
    let keys = editor.offers(&file, 3, &marked);
    assert!(keys.contains(&("manager".to_owned(), "manager: ".to_owned())), "{keys:?}");
    assert!(!labels(&keys).contains(&"country".to_owned()) && !labels(&keys).contains(&"name".to_owned()));
    // A person, where the section that names her is broken: what was last understood counts.
    let people =
        offered(&mut editor, 4, &CHARTER.replace("name: Kestrel Software, country: IE }", "sponsor: |"));
    assert!(people.contains(&"Dana Reyes <dana@northwind.example>".to_owned()), "{people:?}");
    // Parties as keys and as values, and what is still open.
    let notice = editor.offers(&file, 5, &format!("{CHARTER}exit:\n  notice:\n    kes|"));
    assert!(notice.contains(&("kestrel".to_owned(), "kestrel: ".to_owned())), "{notice:?}");
    let from = offered(&mut editor, 6, &format!("{CHARTER}value:\n  exchange:\n    - from: |"));
    assert_eq!(from, ["northwind", "kestrel", "TBD"]);
    // Sections, and one that opens a map.
    let sections = editor.offers(&file, 7, &format!("{CHARTER}ex|"));
    assert!(sections.contains(&("exit".to_owned(), "exit:\n  ".to_owned())), "{sections:?}");
    assert!(!labels(&sections).contains(&"gates".to_owned()));
    // With a syntax error above, the rest still answers.
    let broken = CHARTER.replace("name: Lending", "name: \"Lending");
    let stages = offered(&mut editor, 8, &broken.replace("discovery", "|"));
    assert!(stages.contains(&"launch".to_owned()), "{stages:?}");
}

#[test]
fn hovering_tells_keys_words_names_and_findings() {
    let (_folder, file) = folder(CHARTER);
    let text = format!("{CHARTER}exit:\n  notise: 60 days\nvalue:\n  exchange:\n    - from: kestrel\n");
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &text);
    editor.diagnostics(&file, 1);
    let mut told = |line, character| {
        let hover = editor.at("textDocument/hover", &file, line, character);
        assert_eq!(hover["contents"]["kind"], "markdown");
        hover["contents"]["value"].as_str().unwrap().to_owned()
    };
    assert!(told(2, 2).contains("`stage`: Stage of the partnership. Decides what is due."));
    assert!(told(2, 9).contains("`discovery`: "));
    assert!(told(6, 6).contains("The executive who answers for the partnership."));
    assert!(told(19, 14).contains("The party `kestrel`: Kestrel Software"));
    let finding = told(16, 4);
    assert!(finding.contains("**error** `unknown-key`"), "{finding}");
    assert!(finding.contains("To fix it: did you mean `notice`?"), "{finding}");
    let symbols = editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri(&file)}}));
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["partner", "name", "stage", "parties", "metrics", "gates", "exit", "value"]);
    assert_eq!(symbols[3]["children"][1]["name"], "kestrel");
    assert_eq!(symbols[5]["children"][0]["name"], "pilot-go");
}

/// The text with the offer of this label taken where `|` stands.
fn taken(editor: &mut Editor, file: &Path, version: i32, marked: &str, label: &str) -> String {
    let before = &marked[..marked.find('|').unwrap()];
    let line = u32::try_from(before.matches('\n').count()).unwrap();
    let character = u32::try_from(before.rsplit('\n').next().unwrap().len()).unwrap();
    let text = marked.replacen('|', "", 1);
    editor.change(file, version, &text);
    let items = editor.at("textDocument/completion", file, line, character);
    let item = items.as_array().unwrap().iter().find(|it| it["label"] == label);
    let item = item.unwrap_or_else(|| panic!("no {label} in {marked}"));
    // Editors hold what stands from the start of the range to the cursor against the label or what is written.
    let start = usize::try_from(item["textEdit"]["range"]["start"]["character"].as_u64().unwrap()).unwrap();
    let typed: String = before.rsplit('\n').next().unwrap().chars().skip(start).collect();
    assert_eq!(item["filterText"], json!(null));
    assert!(label.to_lowercase().starts_with(&typed.to_lowercase()), "{label} does not begin with {typed}");
    applied(&text, &json!([item["textEdit"]]))
}

#[test]
fn an_offer_within_quotes_keeps_them() {
    let charter = CHARTER.replace("id: loans", "id: it's");
    let (_folder, file) = folder(&charter);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &charter);
    let goal = format!("{charter}canvas:\n  goals:\n    kestrel:\n      - metric: ");
    let people = charter.replace("country: IE }", "sponsor: 0 }");
    let table = [
        ("stage: discovery", "stage: \"la|\"", "launch", "stage: \"launch\""),
        ("stage: discovery", "stage: 'la|'", "launch", "stage: 'launch'"),
        ("stage: discovery", "stage: \"la|", "launch", "stage: \"launch\""),
        ("stage: discovery", "stage: \"la|nch\" # x", "launch", "stage: \"launch\" # x"),
        ("metrics:\n", "\"te|\":\nmetrics:\n", "term", "\"term\":\nmetrics:\n"),
        ("metrics:\n", "'te|'\nmetrics:\n", "term", "'term'\nmetrics:\n"),
        ("metrics:\n", "'te|\nmetrics:\n", "term", "'term':\n  \nmetrics:\n"),
    ];
    let mut version = 1;
    let mut after = |text: &str, marked: &str, label: &str| {
        version += 1;
        let whole = text.replace("{}", marked);
        taken(&mut editor, &file, version, &whole, label)
    };
    for (old, marked, label, new) in table {
        let whole = charter.replacen(old, "{}", 1);
        assert_eq!(after(&whole, marked, label), whole.replace("{}", new), "{marked}");
    }
    let dana = "Dana Reyes <dana@northwind.example>";
    let whole = people.replace("sponsor: 0", "sponsor: {}");
    assert_eq!(after(&whole, "\"Da|\"", dana), whole.replace("{}", &format!("\"{dana}\"")));
    assert_eq!(
        after(&whole, "'Da|, country: 'IE'", dana),
        whole.replace("{}", &format!("'{dana}', country: 'IE'"))
    );
    let whole = format!("{goal}{{}}\n");
    assert_eq!(after(&whole, "'i|'", "it's"), whole.replace("{}", "'it''s'"));
    assert_eq!(after(&whole, "\"i|\"", "it's"), whole.replace("{}", "\"it's\""));
    assert_eq!(after(&whole, "i|", "it's"), whole.replace("{}", "it's"));
}

#[test]
fn names_from_other_companies_are_only_text() {
    let name = r#""[x](http://e.example) <img src=x> *b* www.e.example \u202E\x07 a@e.example""#;
    let charter = CHARTER.replace("Kestrel Software", name);
    let text = format!(
        "{charter}exit: {{ \"<b>[n](http://e.example)</b>\": 1 }}\nvalue:\n  exchange:\n    - from: kestrel\n"
    );
    let (_folder, file) = folder(&text);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &text);
    editor.diagnostics(&file, 1);
    // The party of that name, and the finding about the key.
    for (line, character, shown) in [
        (18, 14, "[x](http://e.example) <img src=x> *b* www.e.example"),
        (15, 12, "<b>[n](http://e.example)</b>"),
    ] {
        let hover = editor.at("textDocument/hover", &file, line, character);
        let markdown = hover["contents"]["value"].as_str().unwrap();
        assert!(!markdown.contains(['\u{202e}', '\u{7}']), "{markdown}");
        let mut seen = String::new();
        for event in pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, Tag};
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::Table(_))
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::Emphasis) => panic!("{event:?} in {markdown}"),
                Event::Text(text) | Event::Code(text) => seen.push_str(&text),
                _ => {}
            }
        }
        assert!(seen.contains(shown), "{seen}");
        // Editors make links of addresses by themselves, but not in code.
        let outside: String = markdown.split('`').step_by(2).collect();
        assert!(!outside.contains("http://") && !outside.contains("www."), "{markdown}");
    }
    let offers = editor.offers(&file, 2, &text.replace("from: kestrel", "from: |"));
    assert_eq!(offers[1].0, "kestrel");
}

#[test]
fn the_last_good_text_answers_for_what_a_mistake_has_lost() {
    let text = format!("{CHARTER}value:\n  exchange:\n    - from: kestrel\n");
    let (_folder, file) = folder(&text);
    let mut editor = Editor::in_folders(&[file.parent().unwrap()], &json!({}));
    editor.open(&file, &text);
    editor.diagnostics(&file, 1);
    // A bracket that is not closed, and a line more: nothing of the parties can be read.
    let broken = text.replace("  northwind:\n", "  northwind: {\n    # so far\n");
    editor.change(&file, 2, &broken);
    let found = editor.diagnostics(&file, 2);
    assert!(rules(&found).contains(&"yaml-syntax"), "{:?}", rules(&found));
    let hover = editor.at("textDocument/hover", &file, 7, 6);
    assert!(hover["contents"]["value"].as_str().unwrap().contains("`sponsor`: "), "{hover}");
    assert_eq!(hover["range"]["start"], json!({"line": 7, "character": 4}));
    let place = editor.at("textDocument/definition", &file, 18, 13);
    let range = json!({"start": {"line": 8, "character": 2}, "end": {"line": 8, "character": 9}});
    assert_eq!(place["range"], range);
    let symbols = editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri(&file)}}));
    assert_eq!(symbols[3]["name"], "parties");
    assert_eq!(symbols[3]["children"][1]["selectionRange"], range);
    assert_eq!(symbols[5]["name"], "gates");
    assert_eq!(symbols[5]["selectionRange"]["start"], json!({"line": 12, "character": 0}));
}
