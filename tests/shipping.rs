//! What carries the program to other machines names commands, options and files that exist: the action, the hooks, the
//! image, the files and pages for CI, and the examples in the help. `scripts/try-shipping` tries the rest.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

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
                assert_understood(&words(command), &file);
            }
        }
    }
    assert!(seen >= 3, "{seen} commands were found");
}

#[test]
fn pages_name_commands_that_exist() {
    let mut seen = 0;
    for page in ["README.md", "CONTRIBUTING.md", "docs/ci.md", "docs/guide.md", "examples/README.md"] {
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

/// The image and the crate are built from `src` and `templates`: nothing there is read from outside them, and both of the two
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
    assert!(!root().join("build.rs").exists(), "a build script must go into the Dockerfile and Cargo.toml");
}

/// Runs the step of the action that judges, with a program in place of `partner` that notes what it was asked.
#[cfg(unix)]
fn run_action(inputs: &[(&str, &str)], code: i32, writes_sarif: bool) -> (Option<i32>, Vec<String>, String) {
    use std::os::unix::fs::PermissionsExt as _;
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["id"].as_str() == Some("check")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bin = folder.path().join("partner/bin");
    fs::create_dir_all(&bin).unwrap();
    let sarif = if writes_sarif { "touch \"$RUNNER_TEMP/partner.sarif\"\n" } else { "" };
    let stub = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$RUNNER_TEMP/asked\"\n{sarif}exit {code}\n");
    fs::write(bin.join("partner"), stub).unwrap();
    fs::set_permissions(bin.join("partner"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut bash = std::process::Command::new("bash");
    // As the runner starts `shell: bash`.
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"].as_str().unwrap()]);
    bash.env("RUNNER_TEMP", folder.path()).env("GITHUB_OUTPUT", folder.path().join("output"));
    bash.env("GITHUB_STEP_SUMMARY", "/summary");
    for (variable, source) in step["env"].as_mapping().unwrap() {
        let source = source.as_str().unwrap();
        let input = source.trim_start_matches("${{ inputs.").trim_end_matches(" }}");
        let default = action["inputs"][input]["default"].as_str().unwrap();
        let value = inputs.iter().find(|(name, _)| *name == input).map_or(default, |(_, value)| value);
        bash.env(variable.as_str().unwrap(), value);
    }
    let status = bash.status().unwrap();
    let asked = fs::read_to_string(folder.path().join("asked")).unwrap();
    let temp = folder.path().to_str().unwrap();
    let asked = asked.lines().map(|line| line.replace(temp, "TEMP")).collect();
    let output = fs::read_to_string(folder.path().join("output")).unwrap().replace(temp, "TEMP");
    (status.code(), asked, output)
}

#[cfg(unix)]
#[test]
fn the_action_asks_what_its_inputs_say() {
    let (code, asked, output) = run_action(&[], 0, true);
    assert_eq!(code, Some(0));
    let plain = "check --format github --report sarif=TEMP/partner.sarif --report markdown=/summary \
                 --fail-on error -- .";
    assert_eq!(asked.join(" "), plain);
    assert_eq!(output, "exit-code=0\nsarif=TEMP/partner.sarif\n");

    let inputs = [
        ("paths", "lending\nour partners/north $(touch x)\n"),
        ("config", "policies/own rules.toml"),
        ("fail-on", "warning"),
        ("args", "--stage launch\n--ignore 'x"),
    ];
    let (code, asked, output) = run_action(&inputs, 1, false);
    assert_eq!(code, Some(1));
    let tail = asked.iter().skip_while(|word| *word != "--fail-on").map(String::as_str).collect::<Vec<_>>();
    let wanted = [
        "--fail-on",
        "warning",
        "--config",
        "policies/own rules.toml",
        "--stage",
        "launch",
        "--ignore",
        // Nothing in an input is read as a command or as quotes.
        "'x",
        "--",
        "lending",
        "our partners/north $(touch x)",
    ];
    assert_eq!(tail, wanted);
    assert_eq!(output, "exit-code=1\n");
    let mut line = vec!["partner".to_owned()];
    line.extend(asked);
    assert_understood(&line, "action.yml");
}
