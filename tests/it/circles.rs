//! Within a folder no two files name each other in a circle, over however many others. What a file's `mod.rs` holds is the face of
//! its folder, and each folder within is one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The ways back that have no natural cut, each with its reason. All else has one direction.
const BACK: [(&str, &str, &str); 18] = [
    ("agenda::places", "agenda::blind", "a blind question is one of the places"),
    ("check::own", "check::judge", "an own rule is checked by a run over an empty charter"),
    ("cli::ask::pick", "cli::ask::dumb", "a list is picked from by typing where keys cannot be read"),
    ("cli::import::sent", "cli::import::begin", "a sheet that begins partnerships is told by its columns"),
    ("document::scalar", "document::meaning", "a value says what it means, and a meaning is a value"),
    ("render::page", "render::html", "a page is written in the HTML that the report is made of"),
    ("render::text::page", "render::text", "its parts take their headings from the page"),
    ("rules::rule", "rules::draft", "a rule drafts, and a draft names its rule"),
    ("rules::rule", "rules::question", "a rule asks, and a question names its rule"),
    ("rules::rule", "rules::wanted", "a rule may be a wanted key, which is a rule"),
    ("rules::draft", "rules::waivers", "a draft knows which of its findings a waiver must not silence"),
    ("rules::contract", "rules::exit", "the contract and the exit may say the same term"),
    ("rules::contract::contradictions", "rules::contract::contradictions_of_party", "one list, in two files"),
    ("view::data", "view", "the one list of what the commands answer"),
    ("view::lines", "view", "the one list of what is written line by line"),
    ("view::report", "view::portfolio", "a report has the portfolio's places of its partnerships"),
    ("yaml::edit::node_edit", "yaml::edit", "an edit is planned on an outline, and both are made of edits"),
    ("yaml::tree", "yaml::family", "a tree finds keys by a table of its nodes"),
];

/// What a module names: the whole path, and the name by which the module knows it.
struct Named {
    path: Vec<String>,
    name: String,
}

struct Module {
    /// Without comments, texts, tests and what it names by `use`.
    body: String,
    uses: Vec<Named>,
}

struct Sources(BTreeMap<String, Module>);

fn modules(folder: &Path, name: &str, found: &mut BTreeMap<String, Module>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let inner = if name.is_empty() { stem.clone() } else { format!("{name}::{stem}") };
        if path.is_dir() {
            modules(&path, &inner, found);
        } else if !matches!(stem.as_str(), "lib" | "main" | "tests") {
            let module = if stem == "mod" { name.to_owned() } else { inner };
            found.insert(module, Module::of(&std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without comments, what stands in quotes, and the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let outside = lines.map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"\""));
    outside.collect::<Vec<_>>().join("\n")
}

/// Takes `a::{b, c::{d, e}}` apart.
fn spread(tree: &str, before: &str, paths: &mut Vec<String>) {
    let Some((path, inner)) = tree.split_once('{') else {
        return paths.push(format!("{before}{}", tree.trim()));
    };
    let before = format!("{before}{}", path.trim());
    let (mut depth, mut from) = (0, 0);
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                spread(inner[from..at].trim(), &before, paths);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !inner[from..].trim().is_empty() {
        spread(inner[from..].trim(), &before, paths);
    }
}

impl Module {
    fn of(text: &str) -> Self {
        let text = code(text);
        let (mut body, mut uses) = (String::new(), Vec::new());
        for statement in text.split_inclusive(';') {
            let at = statement.find("use ").filter(|at| {
                let before = statement[..*at].trim_end();
                before.is_empty() || before.ends_with([';', '}', ')', ']', '\n']) || before.ends_with("pub")
            });
            match at {
                Some(at) if !statement[at..].contains("fn ") => {
                    let tree = statement[at + 4..].trim_end_matches(';').replace('\n', " ");
                    let mut paths = Vec::new();
                    spread(tree.trim(), "", &mut paths);
                    uses.extend(paths.iter().map(|path| {
                        let (path, alias) = path.split_once(" as ").unwrap_or((path, ""));
                        let path = path.trim().trim_end_matches("::self");
                        let path: Vec<String> = path.split("::").map(|step| step.trim().to_owned()).collect();
                        let name = if alias.is_empty() {
                            path.last().unwrap().clone()
                        } else {
                            alias.trim().to_owned()
                        };
                        Named { path, name }
                    }));
                    body.push_str(&statement[..at]);
                }
                _ => body.push_str(statement),
            }
        }
        Self { body, uses }
    }

    /// The paths that stand in the body.
    fn written(&self) -> BTreeSet<Vec<String>> {
        let is_of_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
        let paths = self.body.split(|c| !is_of_path(c)).filter(|word| word.contains("::"));
        let steps =
            |path: &str| path.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect();
        paths.map(steps).collect()
    }

    /// Whether a name stands in the body by itself.
    fn says(&self, name: &str) -> bool {
        self.body.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
    }
}

impl Sources {
    fn read() -> Self {
        let mut found = BTreeMap::new();
        modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
        Self(found)
    }

    /// A path from the root of the crate; nothing for what lies in other crates.
    fn whole(&self, here: &str, path: &[String]) -> Option<Vec<String>> {
        let mut at: Vec<String> = here.split("::").map(str::to_owned).collect();
        let mut steps = path;
        match steps.first()?.as_str() {
            "crate" => return Some(steps[1..].to_vec()),
            "self" => steps = &steps[1..],
            "super" => {
                while steps.first().is_some_and(|step| step == "super") {
                    at.pop();
                    steps = &steps[1..];
                }
            }
            first if !self.0.contains_key(&format!("{here}::{first}")) => return None,
            _ => {}
        }
        at.extend_from_slice(steps);
        Some(at)
    }

    /// The module in which what a path names is really written, past all that only passes it on.
    fn home(&self, path: &[String], depth: u32) -> String {
        let known = (0..=path.len()).rev().find(|upto| self.0.contains_key(&path[..*upto].join("::")));
        let Some(known) = known.filter(|known| *known > 0) else { return String::new() };
        let module = path[..known].join("::");
        let Some(name) = path.get(known).filter(|_| depth < 9) else { return module };
        let passed_on = self.0[&module].uses.iter().filter(|it| it.name == *name);
        let mut passed_on = passed_on.filter_map(|it| self.whole(&module, &it.path));
        match passed_on.next() {
            Some(mut onward) => {
                onward.extend_from_slice(&path[known + 1..]);
                self.home(&onward, depth + 1)
            }
            None => module,
        }
    }

    /// Which modules each module names.
    fn edges(&self) -> BTreeSet<(String, String)> {
        let mut edges = BTreeSet::new();
        for (here, module) in &self.0 {
            let used = module.uses.iter().filter(|it| module.says(&it.name)).map(|it| it.path.clone());
            for path in used.chain(module.written()) {
                let there = self.whole(here, &path).map(|path| self.home(&path, 0)).unwrap_or_default();
                if !there.is_empty() && there != *here {
                    edges.insert((here.clone(), there));
                }
            }
        }
        edges
    }
}

/// Whether a way is one of those that have no cut.
fn is_back(from: &str, to: &str) -> Option<usize> {
    let is_in = |module: &str, room: &str| module == room || module.starts_with(&format!("{room}::"));
    BACK.iter().position(|(out, into, _)| is_in(from, out) && is_in(to, into))
}

/// One circle among these, if there is one.
fn circle(ways: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut open: BTreeMap<&String, BTreeSet<&String>> = ways
        .iter()
        .map(|(from, to)| (from, to.iter().filter(|it| ways.contains_key(*it)).collect()))
        .collect();
    // Whatever names nothing that is left is in no circle.
    while let Some(end) = open.iter().find(|(_, to)| to.is_empty()).map(|(from, _)| *from) {
        open.remove(end);
        open.values_mut().for_each(|to| {
            to.remove(end);
        });
    }
    let mut way: Vec<String> = Vec::new();
    let mut at = *open.keys().next()?;
    while !way.contains(at) {
        way.push(at.clone());
        at = open[at].iter().next()?;
    }
    Some(way.split_off(way.iter().position(|it| it == at)?))
}

#[test]
fn the_files_of_a_folder_name_each_other_in_no_circle() {
    let sources = Sources::read();
    let edges = sources.edges();
    assert!(edges.len() > 1_000, "the files are not read as they are written");
    let mut used = BTreeSet::new();
    // By folder: which of its files and folders names which.
    let mut folders: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, to) in &edges {
        let (from, to): (Vec<&str>, Vec<&str>) = (from.split("::").collect(), to.split("::").collect());
        let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
        // The face of a folder and what lies in it are one.
        let (Some(_), Some(_)) = (from.get(shared), to.get(shared)) else { continue };
        if let Some(back) = is_back(&from.join("::"), &to.join("::")) {
            used.insert(back);
            continue;
        }
        let of = folders.entry(from[..shared].join("::")).or_default();
        of.entry(from[shared].to_owned()).or_default().insert(to[shared].to_owned());
    }
    for (folder, ways) in &folders {
        let found = circle(ways);
        assert!(found.is_none(), "src/{folder}: {} name each other in a circle", found.unwrap().join(", "));
    }
    for (at, (from, to, _)) in BACK.iter().enumerate() {
        assert!(used.contains(&at), "{from} does not name {to} any more: take it off the list");
    }
}

#[test]
fn a_circle_is_found_and_a_way_is_none() {
    let ways = |pairs: &[(&str, &str)]| {
        let mut ways: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in pairs {
            ways.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        ways
    };
    assert_eq!(circle(&ways(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    let found = circle(&ways(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a")]));
    assert_eq!(found, Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
}

#[test]
fn what_a_module_names_is_followed_to_where_it_is_written() {
    let sources = Sources::read();
    let path: Vec<String> = ["document", "Document"].map(str::to_owned).to_vec();
    assert_eq!(sources.home(&path, 0), "document");
    let path: Vec<String> = ["document", "says_something"].map(str::to_owned).to_vec();
    assert_eq!(sources.home(&path, 0), "document::written");
    let edges = sources.edges();
    let names = |from: &str, to: &str| edges.contains(&(from.to_owned(), to.to_owned()));
    assert!(names("document::decoder", "document::written"));
    assert!(!names("document::written", "document::decoder"));
}
