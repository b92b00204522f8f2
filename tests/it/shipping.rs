//! What carries the program to other machines names commands, options and files that exist: the action, the hooks, the
//! image, the files and pages for CI, and the examples in the help. `scripts/try-shipping` tries the rest.

use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn yaml(file: &str) -> Value {
    serde_yaml::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The files in `docs/ci`, as they stand in the pages.
fn files_for_ci() -> Vec<String> {
    let files = fs::read_dir(root().join("docs/ci")).unwrap().flatten();
    let mut files: Vec<String> =
        files.map(|file| format!("docs/ci/{}", file.file_name().to_string_lossy())).collect();
    files.sort();
    files
}

/// The words of a command as a shell splits them, up to a redirection, a pipe or a comment.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut is_open) = (String::new(), None, false);
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), c) => word.push(c),
            (None, '"' | '\'') => (quote, is_open) = (Some(c), true),
            (None, '|' | '>' | '#' | ';') if word.is_empty() => break,
            (None, c) if c.is_whitespace() => {
                if is_open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            (None, c) => word.push(c),
        }
    }
    if is_open || !word.is_empty() {
        words.push(word);
    }
    words
}

/// What the program says against a command line, if anything.
fn refusal(words: &[String]) -> Option<String> {
    partner::cli::command().try_get_matches_from(words).err().map(|error| error.to_string())
}

fn assert_understood(words: &[String], place: &str) {
    if let Some(refusal) = refusal(words) {
        panic!("{place}: `{}`\n{refusal}", words.join(" "));
    }
}

/// Every text below a key, wherever it stands.
fn texts_at(value: &Value, key: &str, found: &mut Vec<String>) {
    match value {
        Value::Mapping(mapping) => {
            for (name, inner) in mapping {
                match inner {
                    Value::String(text) if name.as_str() == Some(key) => found.push(text.clone()),
                    Value::Sequence(lines) if name.as_str() == Some(key) => {
                        found.extend(lines.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => texts_at(inner, key, found),
                }
            }
        }
        Value::Sequence(sequence) => sequence.iter().for_each(|inner| texts_at(inner, key, found)),
        _ => {}
    }
}

#[test]
fn words_are_split_as_a_shell_does() {
    let split = |text: &str| words(text).join("|");
    assert_eq!(split("partner check 'a b' \"c  d\"e ''"), "partner|check|a b|c  de|");
    assert_eq!(split("partner man | man -l -"), "partner|man");
    assert_eq!(split("partner config > x"), "partner|config");
    assert_eq!(split("partner check   # all of it"), "partner|check");
}

#[test]
fn a_command_that_does_not_exist_is_refused() {
    let words = |text: &str| words(text);
    assert!(refusal(&words("partner check --no-such-option")).is_some());
    assert!(refusal(&words("partner check --format no-such-format")).is_some());
    assert!(refusal(&words("partner no-such-command")).is_some());
    assert!(refusal(&words("partner check --format json lending")).is_none());
}

#[test]
fn every_command_has_an_example_in_its_long_help_and_every_example_is_understood() {
    for command in partner::cli::command().get_subcommands() {
        let name = command.get_name();
        let help = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        let examples: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  partner ")).collect();
        assert!(
            examples.iter().any(|example| example.split_whitespace().next() == Some(name)),
            "`partner {name} --help` has no example: write `Examples:` and lines of two blanks and the command"
        );
        for example in examples {
            // What it does stands behind, after two blanks or more.
            let typed = example.split("  ").next().unwrap();
            assert_understood(&words(&format!("partner {typed}")), &format!("partner {name} --help"));
        }
        for line in help.lines() {
            assert!(line.chars().count() <= 100, "partner {name} --help breaks this line: {line}");
        }
    }
}

#[test]
fn the_hooks_run_commands_that_exist() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let mut entries = Vec::new();
    texts_at(&hooks, "entry", &mut entries);
    assert_eq!(entries.len(), hooks.as_sequence().unwrap().len());
    for entry in &entries {
        assert_understood(&words(entry), ".pre-commit-hooks.yaml");
    }
    // With the arguments that the page gives to one.
    let config = yaml("docs/ci/pre-commit-config.yaml");
    let used = &config["repos"][0]["hooks"][0];
    let hook = hooks.as_sequence().unwrap().iter().find(|hook| hook["id"] == used["id"]).unwrap();
    let mut line = words(hook["entry"].as_str().unwrap());
    line.extend(used["args"].as_sequence().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()));
    assert_understood(&line, "docs/ci/pre-commit-config.yaml");
}

#[test]
fn files_for_ci_run_commands_that_exist() {
    let mut seen = 0;
    for file in files_for_ci() {
        let document = yaml(&file);
        for key in ["run", "script", "entry"] {
            let mut commands = Vec::new();
            texts_at(&document, key, &mut commands);
            for command in commands.iter().flat_map(|it| it.lines()).filter(|it| it.starts_with("partner ")) {
                seen += 1;
                // What a job says of itself.
                let files = "https://forge.example/acme/deals/blob/0123abc";
                let command = command.replace("$files", files).replace("$GITHUB_STEP_SUMMARY", "summary.md");
                assert_understood(&words(&command), &file);
            }
        }
    }
    assert!(seen >= 3, "{seen} commands were found");
}

#[test]
fn pages_name_commands_that_exist() {
    let mut seen = 0;
    for page in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/ci.md",
        "docs/editors.md",
        "docs/formats.md",
        "docs/guide.md",
        "examples/README.md",
    ] {
        let text = text(page);
        for block in text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
            for line in block.lines() {
                // In the image `partner` is what runs; the rest of such a line is for Docker.
                let in_image =
                    line.strip_prefix("docker run ").and_then(|it| it.split_once(" OWNER/partner:0.1.0 "));
                let command = in_image.map_or(line.to_owned(), |(_, rest)| format!("partner {rest}"));
                if command.starts_with("partner ") {
                    seen += 1;
                    // What is typed in a shell to make a day is a day.
                    let command = command.replace("$(date +%F)", "2026-07-10");
                    assert_understood(&words(&command), page);
                }
            }
        }
    }
    assert!(seen >= 8, "{seen} commands were found");
}

/// The blocks of a page, each with the language that it is said to be in.
fn blocks(page: &str) -> Vec<(String, String)> {
    let text = text(page);
    let parts: Vec<&str> = text.split("```").collect();
    assert!(parts.len() % 2 == 1, "{page}: a block is not closed");
    let blocks = parts.iter().skip(1).step_by(2).map(|block| block.split_once('\n').unwrap());
    blocks.map(|(language, block)| (language.to_owned(), block.to_owned())).collect()
}

#[test]
fn what_is_to_be_copied_can_be_read() {
    let mut seen = std::collections::BTreeMap::new();
    for page in ["docs/ci.md", "docs/editors.md"] {
        for (language, block) in blocks(page) {
            match language.as_str() {
                "toml" => drop(
                    block.parse::<toml::Table>().unwrap_or_else(|error| panic!("{page}: {error}\n{block}")),
                ),
                "json" => drop(serde_json::from_str::<serde_json::Value>(&block).unwrap()),
                "yaml" | "yml" => drop(serde_yaml::from_str::<Value>(&block).unwrap()),
                // Commands are understood by other tests; Lua is read by `scripts/try-editors`.
                "sh" | "lua" => {}
                other => panic!("{page}: say how a block of `{other}` is read"),
            }
            *seen.entry(language).or_insert(0) += 1;
        }
    }
    assert_eq!(seen.keys().collect::<Vec<_>>(), ["json", "lua", "sh", "toml", "yaml", "yml"]);
}

/// The files that settings name are those that the commands on the same page write.
#[test]
fn the_schemas_that_editors_are_told_of_are_the_ones_that_are_written() {
    let blocks = blocks("docs/editors.md");
    let commands: String =
        blocks.iter().filter(|(it, _)| it == "sh").map(|(_, block)| block.as_str()).collect();
    let mut named = 0;
    for (_, block) in blocks.iter().filter(|(language, _)| language != "sh") {
        for (at, _) in block.match_indices(".schema.json") {
            let start = block[..at].rfind(['"', '=', ' ']).unwrap() + 1;
            let file = block[start..at].trim_start_matches("../").trim_start_matches("./");
            assert!(
                commands.contains(&format!("--output {file}.schema.json")),
                "no command writes {file}.schema.json"
            );
            named += 1;
        }
    }
    assert_eq!(named, 5);
}

#[test]
fn the_charter_that_is_to_be_copied_passes_the_schema_that_it_names() {
    let blocks = blocks("docs/editors.md");
    let (_, charter) = blocks.iter().find(|(language, _)| language == "yaml").unwrap();
    assert!(charter.starts_with("# yaml-language-server: $schema=../schema/charter.schema.json\n"));
    let schema = text("docs/schema/charter.schema.json");
    let validator = jsonschema::draft202012::new(&serde_json::from_str(&schema).unwrap()).unwrap();
    let value: serde_json::Value = serde_yaml::from_str(charter).unwrap();
    assert!(validator.is_valid(&value));
}

#[test]
fn the_page_shows_the_files_as_they_are() {
    let page = text("docs/ci.md");
    for file in files_for_ci() {
        let block = format!("```yml\n{}```\n", text(&file));
        assert!(page.contains(&block), "docs/ci.md does not show {file} as it is");
    }
    assert_eq!(page.matches("```yml\n").count(), files_for_ci().len());
}

#[test]
fn the_page_and_the_example_know_the_inputs_of_the_action() {
    let action = yaml("action.yml");
    let inputs: Vec<&str> =
        action["inputs"].as_mapping().unwrap().keys().map(|it| it.as_str().unwrap()).collect();
    let page = text("docs/ci.md");
    for input in &inputs {
        assert!(page.contains(&format!("| `{input}` |")), "docs/ci.md does not explain the input {input}");
    }
    let workflow = yaml("docs/ci/github-action.yml");
    let steps = workflow["jobs"]["check"]["steps"].as_sequence().unwrap();
    let ours = |step: &&Value| step["uses"].as_str().is_some_and(|it| it.starts_with("OWNER/partner@"));
    let with = steps.iter().find(ours).unwrap()["with"].as_mapping().unwrap();
    for name in with.keys() {
        assert!(inputs.contains(&name.as_str().unwrap()), "the action has no input {name:?}");
    }
}

#[test]
fn versions_are_those_of_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    for file in files_for_ci() {
        for (at, _) in text(&file).match_indices("OWNER/partner") {
            let text = text(&file);
            let rest: String = text[at..].lines().take(2).collect::<Vec<_>>().join(" ");
            assert!(rest.contains(version), "{file}: {rest}");
        }
    }
    let toolchain = text("rust-toolchain.toml");
    let channel = toolchain.split("channel = \"").nth(1).unwrap().split('"').next().unwrap();
    let image = format!("FROM rust:{}-alpine", channel.rsplit_once('.').unwrap().0);
    assert!(text("Dockerfile").contains(&image), "the Dockerfile does not build with {channel}");
}

/// The image and the crate are built from `build.rs`, `src` and `templates`: nothing there is read from outside them, and both of the two
/// take both along.
#[test]
fn the_sources_are_complete_in_themselves() {
    fn sources(folder: &Path, check: &mut impl FnMut(&Path)) {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() { sources(&path, check) } else { check(&path) }
        }
    }
    let mut seen = 0;
    sources(&root().join("src"), &mut |path| {
        let text = fs::read_to_string(path).unwrap();
        for name in text.split("include_str!(\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let file = path.parent().unwrap().join(name).canonicalize().unwrap();
            let inside = |folder: &str| file.starts_with(root().canonicalize().unwrap().join(folder));
            assert!(inside("src") || inside("templates"), "{}", path.display());
            seen += 1;
        }
    });
    assert!(seen > 0);
    for folder in ["src", "templates"] {
        assert!(text("Dockerfile").contains(&format!("COPY {folder} ./{folder}")), "Dockerfile: {folder}");
        assert!(text(".dockerignore").contains(&format!("!{folder}")), ".dockerignore: {folder}");
        assert!(text("Cargo.toml").contains(&format!("\"/{folder}\"")), "Cargo.toml: {folder}");
    }
    // What links the program goes along, and the image finds it where it builds.
    assert!(
        text("Dockerfile").contains("Cargo.lock build.rs ./") && text(".dockerignore").contains("!build.rs")
    );
    assert!(text("Cargo.toml").contains("\"/build.rs\""));
}
