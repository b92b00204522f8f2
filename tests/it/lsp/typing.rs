//! Whatever is typed, in whatever order: the editor shows what a check of the same texts finds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use partner::check::CheckReport;
use partner::repository::{Loading, Request, Unsaved};
use serde_json::{Value, json};

use super::CHARTER;
use super::editor::{Editor, uri};

const DECISION: &str = "partner: decision/v1
gate: pilot-go
date: 2026-07-01
votes:
  northwind: {vote: go, by: Dana Reyes}
  kestrel: {vote: go, by: Kim Lee}
";

const CHANGE: &str = "partner: change/v1
partnership: lending
date: 2026-06-01
status: approved
";

/// What may be typed: parts of charters and records, right and wrong.
const LINES: [&str; 14] = [
    "exit:",
    "  notice: 90 days",
    "  notise: 90 days",
    "id: lending",
    "id: other",
    "partnership: other",
    "gate: pilot-go",
    "  - id: loans",
    "# partner: ignore[exit-clause-missing] not yet",
    "governance: {bodies: [{id: board}]}",
    "x: \"open",
    "]",
    "partner: charter/v1",
    "  third: {name: Third}",
];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Rule, line and column, counted from 0, of all that is found in each file.
type Found = BTreeMap<PathBuf, Vec<(String, u64, u64)>>;

fn checked(root: &Path, open: &BTreeMap<PathBuf, String>) -> Found {
    let unsaved: Unsaved =
        open.iter().map(|(file, text)| (file.clone(), text.clone().into_bytes())).collect();
    let request = Request::Paths { base: root.to_owned(), paths: vec![PathBuf::from(".")] };
    let mut found: Found = open.keys().map(|file| (file.clone(), Vec::new())).collect();
    if let Ok(repository) = (Loading { unsaved: Some(&unsaved), ..Loading::default() }).load(&request) {
        for it in CheckReport::of(&repository, &crate::program::options()).findings() {
            let at = it.source.position(it.span.start);
            let file = it.source.file().map(Path::to_owned).unwrap_or_default();
            if let Some(found) = found.get_mut(&file) {
                found.push((it.rule.to_string(), at.line as u64 - 1, at.column as u64 - 1));
            }
        }
    }
    found.values_mut().for_each(|found| found.sort());
    found
}

/// Asks something, and takes in what the editor is told before the answer comes.
fn shown(editor: &mut Editor, file: &Path, id: i64, shown: &mut BTreeMap<String, Value>) {
    let position = json!({"line": 0, "character": 0});
    let params = json!({"textDocument": {"uri": uri(file)}, "position": position});
    editor.send(&json!({"jsonrpc": "2.0", "id": id, "method": "textDocument/hover", "params": params}));
    loop {
        let message = editor.receive();
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            shown.insert(params["uri"].as_str().unwrap().to_owned(), params["diagnostics"].clone());
        }
        if message["id"] == id {
            return;
        }
    }
}

#[test]
fn whatever_is_typed_the_editor_shows_what_a_check_finds() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let files = [
        ("lending/charter.yaml", CHARTER),
        ("lending/decisions/go.yaml", DECISION),
        ("other/charter.yaml", CHARTER),
        ("records/change.yaml", CHANGE),
    ];
    let mut open: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (name, text) in files {
        let file = root.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        open.insert(file, text.to_owned());
    }
    let closed = root.join("lending/decisions/later.yaml");
    let mut editor = Editor::in_folders(&[&root], &json!({}));
    open.iter().for_each(|(file, text)| editor.open(file, text));
    let (mut dice, mut told, mut seen) = (Dice(20_260_710), BTreeMap::new(), 0);
    for step in 0..150_i32 {
        let nth = dice.below(files.len());
        let file = root.join(files[nth].0);
        let mut lines: Vec<&str> = open[&file].lines().collect();
        let at = dice.below(lines.len() + 1);
        match dice.below(6) {
            0 if at < lines.len() => _ = lines.remove(at),
            1 if at < lines.len() => lines.insert(at, lines[at]),
            2 => lines = files[nth].1.lines().collect(),
            _ => lines.insert(at, LINES[dice.below(LINES.len())]),
        }
        let text: String = lines.into_iter().flat_map(|line| [line, "\n"]).collect();
        editor.change(&file, step + 2, &text);
        open.insert(file.clone(), text);
        shown(&mut editor, &file, 1000 + i64::from(step), &mut told);
        if dice.below(3) > 0 {
            continue;
        }
        // Now and then a record changes on the disk, and everything is looked at.
        match dice.below(3) {
            0 => fs::write(&closed, DECISION.replace("07-01", &format!("06-{:02}", step % 28 + 1))).unwrap(),
            1 => _ = fs::remove_file(&closed),
            _ => {}
        }
        let change = json!({"uri": uri(&closed), "type": 2});
        editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [change]}));
        shown(&mut editor, &file, 5000 + i64::from(step), &mut told);
        for (file, expected) in checked(&root, &open) {
            let marks = told.get(&uri(&file)).and_then(Value::as_array).cloned().unwrap_or_default();
            let mut marks: Vec<(String, u64, u64)> = marks
                .iter()
                .map(|it| {
                    let at = &it["range"]["start"];
                    let number = |key: &str| at[key].as_u64().unwrap();
                    (it["code"].as_str().unwrap().to_owned(), number("line"), number("character"))
                })
                .collect();
            marks.sort();
            assert_eq!(marks, expected, "step {step}: {}\n{}", file.display(), open[&file]);
            seen += marks.len();
        }
    }
    assert!(seen > 1000, "{seen}");
}
