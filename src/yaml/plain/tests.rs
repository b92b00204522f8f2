//! The fast way against the full parser: the same tree, whatever the text.

use std::path::{Path, PathBuf};

use super::super::read::{read, read_in_full};
use super::{Limits, Tree, tree_of};

/// How many mutated inputs are compared; `PARTNER_YAML_INPUTS` asks for more.
const INPUTS: u64 = 20_000;

/// What writers of YAML stumble over, to be put anywhere.
const PIECES: &[&str] = &[
    ": ",
    ":",
    " #",
    "#",
    "- ",
    "-",
    "\n",
    "\n\n",
    "  ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "'",
    "\"",
    "''",
    "|",
    ">",
    "|-",
    ">-",
    "|+",
    "|2",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "---\n",
    "--- ",
    "...\n",
    "%YAML 1.2\n",
    "? ",
    "?",
    "\t",
    "\r",
    "\r\n",
    "é",
    "e\u{301}",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "<<: ",
    "<<",
    "\\",
    "\\n",
    "\\\"",
    "~",
    "null",
    "@",
    "`",
    "x",
    "0",
    "key: value\n",
    "- item\n",
    "\u{200b}",
    "\u{7f}",
    "\0",
    "a: b: c",
    "\n ",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "[a, b]",
    "{a: b}",
    "[]",
    "{}",
    "\"a\": ",
    "'it''s'",
    "# note\n",
    "\n# note\n",
    "\n  # note\n",
    "|\n  text\n",
    ">\n  one\n  two\n\n  three\n",
];

fn assert_same(text: &str, of: &str) -> bool {
    let full = read_in_full(text, &Limits::default());
    let Some(fast) = tree_of(text, &Limits::default()) else {
        // What is left when a broken section was taken out is read fast, too.
        let read = read(text, &Limits::default());
        assert_eq!(format!("{read:?}"), format!("{full:?}"), "{of}: another reading of\n{text:?}\n{text}");
        return false;
    };
    assert!(
        full.problems.is_empty(),
        "{of}: only the full parser finds {:?} in\n{text:?}\n{text}",
        full.problems
    );
    let shown = |tree: &Tree| format!("{tree:#?}");
    let full = full.tree.unwrap_or_default();
    if shown(&fast) != shown(&full) {
        let difference =
            similar::TextDiff::from_lines(&shown(&full), &shown(&fast)).unified_diff().to_string();
        panic!("{of}: another tree for\n{text:?}\n{text}\n{difference}");
    }
    true
}

/// Every YAML file of the repository.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "yaml" || it == "yml") {
            found.push(path);
        }
    }
}

fn texts_in(folders: &[PathBuf]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    folders.iter().for_each(|folder| files(folder, &mut found));
    found.sort();
    found.into_iter().filter_map(|path| Some((path.clone(), std::fs::read_to_string(&path).ok()?))).collect()
}

fn corpus() -> Vec<(PathBuf, String)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    texts_in(&["examples", "tests", "docs"].map(|folder| home.join(folder)))
}

/// Suites of others, unpacked anywhere.
fn suites() -> Vec<(PathBuf, String)> {
    texts_in(&std::env::var_os("PARTNER_YAML_FILES").map(PathBuf::from).into_iter().collect::<Vec<_>>())
}

#[test]
fn every_file_of_the_repository_gives_the_same_tree_either_way() {
    let corpus = corpus();
    let name = |path: &Path| path.display().to_string();
    let fast: Vec<bool> = corpus.iter().map(|(path, text)| assert_same(text, &name(path))).collect();
    let is_example = |path: &Path| path.components().any(|it| it.as_os_str() == "examples");
    for ((path, _), is_fast) in corpus.iter().zip(&fast).filter(|((path, _), _)| is_example(path)) {
        assert!(is_fast, "{} is read the slow way", path.display());
    }
    let count = fast.iter().filter(|it| **it).count();
    assert!(count * 10 > fast.len() * 8, "only {count} of {} are read the fast way", fast.len());
    for (path, text) in corpus.iter().chain(&suites()) {
        assert_same(text, &name(path));
        // The same as the value of a key and as an entry of a list: not every text is a map.
        let indented = text.lines().map(|line| format!("  {line}\n")).collect::<String>();
        assert_same(&format!("key:\n{indented}last: one\n"), &name(path));
        assert_same(&format!("key:\n- {}", indented.trim_start_matches(' ')), &name(path));
        assert_same(&format!("key: {text}"), &name(path));
    }
}

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).unwrap_or(0)
    }
}

/// Some lines of a text, changed at a few places.
fn mutated(text: &str, chance: &mut Chance) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let from = chance.below(lines.len());
    let count = 1 + chance.below(14);
    let mut some = lines[from..lines.len().min(from + count)].concat();
    // Without their common indentation they are a text of their own.
    let indent = some.len() - some.trim_start_matches(' ').len();
    some = some
        .split_inclusive('\n')
        .map(|line| line.strip_prefix(&" ".repeat(indent)).unwrap_or(line))
        .collect();
    for _ in 0..chance.below(4) {
        let places: Vec<usize> = (0..=some.len()).filter(|at| some.is_char_boundary(*at)).collect();
        let at = places[chance.below(places.len())];
        match chance.below(5) {
            0 => {
                let end = places[chance.below(places.len())].max(at);
                some.replace_range(
                    at..end.min(at + 6).max(at),
                    if some.is_char_boundary(end.min(at + 6)) { "" } else { continue },
                );
            }
            1 => {
                let line = some[..at].rfind('\n').map_or(0, |it| it + 1);
                some.insert_str(line, [" ", "  ", "- ", "# "][chance.below(4)]);
            }
            2 => {
                let line = some[..at].rfind('\n').map_or(0, |it| it + 1);
                let blanks = some[line..].len() - some[line..].trim_start_matches(' ').len();
                some.replace_range(line..line + chance.below(blanks + 1), "");
            }
            _ => some.insert_str(at, PIECES[chance.below(PIECES.len())]),
        }
    }
    some
}

#[test]
fn mutated_texts_give_the_same_tree_either_way() {
    let inputs = std::env::var("PARTNER_YAML_INPUTS").ok().and_then(|it| it.parse().ok()).unwrap_or(INPUTS);
    let seed = std::env::var("PARTNER_YAML_SEED").ok().and_then(|it| it.parse().ok()).unwrap_or(1);
    let corpus = [corpus(), suites()].concat();
    let mut chance = Chance(seed);
    let mut fast = 0;
    for nth in 0..inputs {
        let (path, text) = &corpus[chance.below(corpus.len())];
        let text = mutated(text, &mut chance);
        fast += u64::from(assert_same(&text, &format!("input {nth}, from {}", path.display())));
    }
    assert!(fast * 4 > inputs, "only {fast} of {inputs} are read the fast way");
}
