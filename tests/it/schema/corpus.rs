//! Documents to judge: the examples, the fixtures, and the examples on the pages of the rules.

use std::fs;
use std::path::{Path, PathBuf};

use partner::rules;

/// A document with a name to find it by.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// What an example leaves out, as in `tests/rule_pages.rs`.
const HEADER: &str = "partner: charter/v1\nname: Embedded lending\n";
const STAGE: &str = "stage: launch\n";
const PARTIES: &str = "parties:\n  northwind: {name: Northwind Bank}\n  kestrel: {name: Kestrel Software}\n";

fn completed(part: &str) -> String {
    if part.lines().any(|line| line.starts_with("partner:")) {
        return part.to_owned();
    }
    let has = |key: &str| part.lines().any(|line| line.starts_with(key));
    let stage = if has("stage:") { "" } else { STAGE };
    let parties = if has("parties:") { "" } else { PARTIES };
    format!("{HEADER}{stage}{parties}{part}")
}

/// Every document there is.
pub(crate) fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["examples", "tests/format", "tests/mutants", "tests/readiness", "tests/rules"] {
        files(&root.join(folder), "yaml", &mut paths);
    }
    paths.sort();
    let mut documents: Vec<Document> = paths.iter().flat_map(|path| of_file(root, path)).collect();
    for rule in rules::all() {
        for (nth, block) in rule.docs.split("```yaml\n").skip(1).enumerate() {
            let block = block.split("```").next().unwrap();
            documents.extend(parts(&format!("the page of {}, block {nth}", rule.id), block));
        }
    }
    documents
}

/// Documents in which as many keys as possible are written.
pub(crate) fn full_documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![root.join("tests/format/every-key.yaml")];
    // Not called YAML: a check of this repository would take them for records of the example that they name.
    files(&root.join("tests/schema"), "record", &mut paths);
    paths.sort();
    paths.iter().flat_map(|path| of_file(root, path)).collect()
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|its| its == ending) {
            found.push(path);
        }
    }
}

fn of_file(root: &Path, path: &Path) -> Vec<Document> {
    let name = path.strip_prefix(root).unwrap().display().to_string();
    match fs::read_to_string(path) {
        Ok(text) => parts(&name, &text),
        Err(_) => Vec::new(),
    }
}

/// Several files in one text are divided by the comment that names the next one.
fn parts(name: &str, text: &str) -> Vec<Document> {
    let document = |name: &str, text: String| Document { name: name.to_owned(), text };
    let mut parts = text.split("# file: ");
    let first = parts.next().filter(|text| !text.trim().is_empty());
    let mut documents: Vec<Document> =
        first.map(|text| document(name, completed(text))).into_iter().collect();
    for part in parts {
        if let Some((file, text)) = part.split_once('\n') {
            let is_whole = !file.trim().ends_with("charter.yaml");
            let text = if is_whole { text.to_owned() } else { completed(text) };
            documents.push(document(&format!("{name}, {file}"), text));
        }
    }
    documents
}
