//! What SARIF says of fixes is enough to make them: an applier that knows nothing but the log and the files writes what
//! `--fix` writes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;

/// `MESSY` with characters of two, three and four bytes in front of what is wrong.
fn many_bytes(text: &str) -> String {
    text.replace("Northwind Bank", "\"Nörthwind 👩\u{200d}🚀 銀行\"")
        .replace("name: Embedded", "name: é漢👩 Embedded")
}

fn fits_the_schema(log: &Value) {
    // But for one pattern whose stray bracket not every engine takes; we write no such value.
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/sarif-2.1.0.json")).unwrap();
    let schema = serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn log(folder: &Path) -> Value {
    let output = partner(folder, &["check", "--format", "sarif", "--select", "gate-order"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn number(value: &Value, key: &str) -> usize {
    value[key].as_u64().unwrap() as usize
}

/// Where the lines of a text begin, in characters.
fn line_starts(text: &[char], breaks: &[Vec<char>]) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    while at < text.len() {
        match breaks.iter().find(|it| text[at..].starts_with(it)) {
            Some(it) => {
                at += it.len();
                starts.push(at);
            }
            None => at += 1,
        }
    }
    starts
}

/// Makes the safe fixes of results that count, as far as they do not touch each other. Tells whether there were any.
fn apply(folder: &Path, log: &Value) -> bool {
    let run = &log["runs"][0];
    assert_eq!((&run["columnKind"], &run["defaultEncoding"]), (&"unicodeCodePoints".into(), &"UTF-8".into()));
    let breaks: Vec<Vec<char>> = run["newlineSequences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap().chars().collect())
        .collect();
    let mut taken: BTreeMap<String, Vec<(usize, usize, String)>> = BTreeMap::new();
    for result in run["results"].as_array().unwrap() {
        let Some(fixes) = result.get("fixes") else { continue };
        let [fix] = fixes.as_array().unwrap().as_slice() else { panic!("{result}") };
        if fix["properties"]["safety"] != "safe"
            || result.get("suppressions").is_some_and(|it| *it != json!([]))
        {
            continue;
        }
        let [change] = fix["artifactChanges"].as_array().unwrap().as_slice() else { panic!("{result}") };
        assert_eq!(change["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        let path = change["artifactLocation"]["uri"].as_str().unwrap().replace("%20", " ");
        let text: Vec<char> =
            fs::read_to_string(folder.join(&path)).unwrap().trim_start_matches('\u{feff}').chars().collect();
        let starts = line_starts(&text, &breaks);
        let place = |region: &Value, line: &str, column: &str| {
            starts[number(region, line) - 1] + number(region, column) - 1
        };
        let edits: Vec<(usize, usize, String)> = change["replacements"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| {
                let region = &it["deletedRegion"];
                let (start, end) =
                    (place(region, "startLine", "startColumn"), place(region, "endLine", "endColumn"));
                // Both ways of saying it say the same.
                assert_eq!(
                    (number(region, "charOffset"), number(region, "charLength")),
                    (start, end - start),
                    "{it}"
                );
                (start, end, it["insertedContent"]["text"].as_str().unwrap().to_owned())
            })
            .collect();
        let others = taken.entry(path).or_default();
        let is_free =
            |edit: &(usize, usize, String)| others.iter().all(|it| it.1 <= edit.0 || edit.1 <= it.0);
        if edits.iter().all(is_free) {
            others.extend(edits);
        }
    }
    for (path, edits) in &mut taken {
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.0, edit.1)));
        let whole = fs::read_to_string(folder.join(path)).unwrap();
        let mark = if whole.starts_with('\u{feff}') { "\u{feff}" } else { "" };
        let mut text: Vec<char> = whole.trim_start_matches('\u{feff}').chars().collect();
        for (start, end, new) in edits {
            text.splice(*start..*end, new.chars());
        }
        fs::write(folder.join(path), format!("{mark}{}", text.into_iter().collect::<String>())).unwrap();
    }
    !taken.is_empty()
}

#[test]
fn fixes_made_by_the_log_are_those_that_fix_makes() {
    let cut = MESSY.trim_end();
    let windows = |text: &str| text.replace('\n', "\r\n");
    let inputs = [
        MESSY.to_owned(),
        cut.to_owned(),
        windows(MESSY),
        windows(cut),
        many_bytes(MESSY),
        format!("\u{feff}{}", windows(&many_bytes(MESSY))),
        format!("\u{feff}{MESSY}"),
        // A lone carriage return ends a line of YAML too.
        many_bytes(MESSY).replace('\n', "\r"),
    ];
    for input in inputs {
        let folder = committed(&[("deals/a b.charter.yaml", &input)]);
        let by_log = committed(&[("deals/a b.charter.yaml", &input)]);
        partner(folder.path(), &["check", "--fix"]);
        let mut rounds = 0;
        loop {
            let log = log(by_log.path());
            fits_the_schema(&log);
            if !apply(by_log.path(), &log) {
                break;
            }
            rounds += 1;
            assert!(rounds < 10);
        }
        let (fixed, applied) =
            (read(&folder, "deals/a b.charter.yaml"), read(&by_log, "deals/a b.charter.yaml"));
        assert_ne!(fixed, input);
        assert_eq!(applied, fixed, "{input:?}");
    }
}

#[test]
fn a_fix_says_in_words_and_in_places_what_it_does() {
    let text = many_bytes(MESSY).replace("kestrel:\n", "kestrel: # 銀行\n");
    let folder = committed(&[("deals/charter.yaml", &text)]);
    let log = log(folder.path());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |message: &str| {
        results.iter().find(|it| it["message"]["text"].as_str().unwrap().contains(message)).unwrap()
    };
    // Counted by hand in line 7, behind `  northwind: {name: "`, which has 21 characters: `Nörthwind ` has 10, the astronaut 3 (two
    // emoji and a joiner), ` 銀行` 3, and `", country: ` 12; 49 stand before the `g`. With their breaks the six lines before have
    // 20 + 1 + 45 + 20 + 35 + 9 = 130.
    assert_eq!(
        of("`gb`")["fixes"],
        json!([{
            "description": {"text": "write `GB` for `gb`"},
            "artifactChanges": [{
                "artifactLocation": {"uri": "deals/charter.yaml", "uriBaseId": "%SRCROOT%"},
                "replacements": [{
                    "deletedRegion": {
                        "startLine": 7, "startColumn": 50, "endLine": 7, "endColumn": 52,
                        "charOffset": 130 + 49, "charLength": 2
                    },
                    "insertedContent": {"text": "GB"}
                }]
            }],
            "properties": {"safety": "safe"}
        }])
    );
    // What no machine can fix has none.
    assert!(of("two different days").get("fixes").is_none());
}
