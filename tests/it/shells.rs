//! Completion scripts and the manual, from outside.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use partner::rules;

fn partner(folder: &Path, arguments: &[&str]) -> Output {
    crate::program::command().args(arguments).current_dir(folder).output().unwrap()
}

fn script(shell: &str) -> String {
    let output = partner(Path::new("."), &["completions", shell]);
    assert!(output.status.success(), "{shell}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_shell_completes_every_command() {
    let command = partner::cli::command();
    for shell in ["bash", "zsh", "fish", "elvish", "nushell", "powershell"] {
        let script = script(shell);
        for name in command.get_subcommands().map(clap::Command::get_name) {
            assert!(script.contains(name), "{shell}: {name}");
        }
    }
}

#[test]
fn rules_stages_and_formats_are_offered_where_the_shell_takes_words() {
    for shell in ["bash", "zsh", "fish", "nushell"] {
        let script = script(shell);
        for rule in rules::all() {
            // To `explain`, `--select` and `--ignore`.
            assert!(script.matches(rule.id).count() >= 3, "{shell}: {}", rule.id);
        }
        for word in ["winding-down", "concise", "never"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

/// Asks bash itself what it would offer behind the words.
#[cfg(unix)]
fn offered_by_bash(words: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("script"), script("bash")).unwrap();
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let ask = format!(
        "source ./script; COMP_WORDS=({}); COMP_CWORD={}; _partner partner '{}' '{}'; echo \"${{COMPREPLY[*]}}\"",
        quoted.join(" "),
        words.len() - 1,
        words[words.len() - 1],
        words[words.len() - 2],
    );
    let output =
        Command::new("bash").args(["--noprofile", "--norc", "-c", &ask]).current_dir(folder.path()).output();
    String::from_utf8(output.unwrap().stdout).unwrap().trim().to_owned()
}

#[cfg(unix)]
#[test]
fn bash_offers_what_fits() {
    assert_eq!(offered_by_bash(&["partner", "expl"]), "explain");
    assert_eq!(offered_by_bash(&["partner", "explain", "exit-clause"]), "exit-clause-missing");
    assert_eq!(offered_by_bash(&["partner", "check", "--ignore", "yaml-s"]), "yaml-syntax");
    assert_eq!(offered_by_bash(&["partner", "check", "--stage", "la"]), "launch");
}

#[test]
fn an_unknown_shell_stage_or_rule_is_answered_as_before() {
    let here = Path::new(".");
    for arguments in [["completions", "tcsh"].as_slice(), &["check", "--stage", "lunch"]] {
        let output = partner(here, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    let stage = partner(here, &["check", "--stage", "lunch"]);
    assert!(String::from_utf8(stage.stderr).unwrap().contains("did you mean `launch`"));
    let rule = partner(here, &["explain", "exit-clause-mising"]);
    let message = String::from_utf8(rule.stderr).unwrap();
    assert_eq!(
        message,
        "error: no rule is called `exit-clause-mising`; did you mean `exit-clause-missing`?\n"
    );
}

#[test]
fn a_page_is_written_for_each_command_and_written_anew_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output = partner(folder.path(), &["man", "share/man1"]);
        assert!(output.status.success());
        assert!(output.stdout.is_empty());
    }
    let page = |name: &str| fs::read_to_string(folder.path().join("share/man1").join(name)).unwrap();
    for command in partner::cli::command().get_subcommands() {
        let name = command.get_name();
        let text = page(&format!("partner-{name}.1"));
        assert!(text.contains(&format!(".TH \"PARTNER-{}\" \"1\"", name.to_uppercase())), "{text}");
        assert!(page("partner.1").contains(&format!("partner\\-{name}(1)")), "{name}");
    }
    assert_eq!(page("partner.1").as_bytes(), partner(folder.path(), &["man"]).stdout);
}

#[test]
fn a_foreign_file_is_never_overwritten_and_then_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("partner-explain.1"), "mine\n").unwrap();
    let output = partner(folder.path(), &["man", "."]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("`./partner-explain.1` is not a page that `partner man` wrote"), "{message}");
    assert_eq!(fs::read_to_string(folder.path().join("partner-explain.1")).unwrap(), "mine\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // A folder's name that is a file's already.
    let output = partner(folder.path(), &["man", "partner-explain.1"]);
    assert_eq!(output.status.code(), Some(2));
    let output = partner(folder.path(), &["man", ".", "--output", "x"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn help_groups_the_commands_and_fits_eighty_columns() {
    let output = crate::program::command().arg("--help").env("COLUMNS", "80").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let at = |text: &str| help.find(text).unwrap_or_else(|| panic!("{text}: {help}"));
    assert!(at("\nCheck:\n  check ") < at("\nTools:\n  config "));
    assert!(at("\nTools:\n") < at("\nOptions:\n"));
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    assert!(!help.contains('\u{1b}'));
}
