//! Whoever follows CONTRIBUTING finds what it names.

use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What stands in backticks, outside of blocks.
fn code(page: &str) -> Vec<&str> {
    let outside = page.split("```").step_by(2);
    outside.flat_map(|text| text.split('`').skip(1).step_by(2)).collect()
}

/// Whether a text names a file or folder of this repository: it begins with what lies at the top, or ends as files do.
fn is_path(text: &str) -> bool {
    const TOPS: [&str; 9] =
        ["src", "tests", "docs", "scripts", "templates", "examples", "benches", ".ci", ".github"];
    const ENDS: [&str; 6] = [".rs", ".md", ".toml", ".yaml", ".yml", ".json"];
    let first = text.split('/').next().unwrap_or_default();
    let is_below = text.contains('/') && TOPS.contains(&first);
    is_below
        || (!text.contains(['/', ' '])
            && ENDS.iter().any(|end| text.ends_with(end) && text.len() > end.len()))
}

/// `src/rules/<family>/<name>.rs` as a pattern: what stands in angle brackets is any name, and `…` any part of one.
fn exists(path: &str) -> bool {
    let mut places = vec![root().to_owned()];
    for part in path.trim_end_matches('/').split('/') {
        let next = places.iter().flat_map(|place| {
            let Some((before, after)) = part.find(['<', '…']).map(|at| {
                let after = part[at..].find('>').map_or(part.len(), |end| at + end + 1);
                let after = if part[at..].starts_with('…') { at + '…'.len_utf8() } else { after };
                (&part[..at], &part[after..])
            }) else {
                return vec![place.join(part)];
            };
            let entries = fs::read_dir(place).into_iter().flatten().flatten();
            let fits = |name: &str| name.starts_with(before) && name.ends_with(after);
            entries.filter(|it| fits(&it.file_name().to_string_lossy())).map(|it| it.path()).collect()
        });
        places = next.filter(|place| place.exists()).collect();
    }
    !places.is_empty()
}

/// Files that are named without their folder.
const WITHOUT_FOLDER: [(&str, &str); 2] =
    [("mod.rs", "src/rules/exit/mod.rs"), ("<name>.md", "src/rules/<family>/<name>.md")];

#[test]
fn every_path_that_it_names_is_there() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let paths: Vec<&str> = code(&page)
        .into_iter()
        .flat_map(|code| code.split_whitespace())
        .filter(|text| is_path(text) && !text.starts_with(['-', '$', '#']))
        .collect();
    assert!(paths.len() > 40, "{paths:?}");
    for path in paths {
        let full = WITHOUT_FOLDER.iter().find(|(name, _)| *name == path).map_or(path, |(_, full)| full);
        // Examples of what a reader writes.
        let is_example =
            ["fails-….yaml", "passes-….yaml", "decisions/x.yaml", "partner.toml"].contains(&path);
        assert!(is_example || exists(full), "CONTRIBUTING.md names `{path}`, which is not there");
    }
}

#[test]
fn every_part_of_the_sources_has_a_line() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let table = page.split("| folder | what it knows |").nth(1).unwrap().split("\n\n").next().unwrap();
    // What the page need not explain: how the program starts, and what a folder of the table says by itself.
    const PLAIN: [&str; 5] = ["lib.rs", "main.rs", "partnership", "partnership.rs", "progress.rs"];
    for entry in fs::read_dir(root().join("src")).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let is_told = table.contains(&format!("`src/{name}`")) || table.contains(&format!("`src/{name}/`"));
        assert!(is_told || PLAIN.contains(&name.as_str()), "CONTRIBUTING.md does not say what src/{name} is");
    }
}

#[test]
fn every_test_that_it_names_is_there() {
    let page = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let modules = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    let mut seen = 0;
    for call in code(&page).into_iter().filter(|code| code.contains("cargo test --test it")) {
        let names = call.split("--test it").nth(1).unwrap().split_whitespace().filter(|word| *word != "--");
        for name in names {
            seen += 1;
            assert!(modules.contains(&format!("mod {name};")), "`{call}`: there is no module `{name}`");
        }
    }
    assert!(seen > 5);
}
