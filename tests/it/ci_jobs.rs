//! What `docs/ci.md` offers for CI is run: the steps of the action as a GitHub runner would run them, the scripts of the
//! GitLab job and of the workflow without the action. `scripts/try-shipping` lets the action build its program too.

mod runner;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use runner::{Done, Program, Runner, put};
use serde_yaml::Value;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(file: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(file)).unwrap()).unwrap()
}

/// A repository with these examples under `partnerships/`.
fn repository(examples: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(Command::new("git").args(["init", "--quiet"]).current_dir(&folder).status().unwrap().success());
    for example in examples {
        copy(&root().join("examples").join(example), &folder.path().join("partnerships").join(example));
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn ours() -> &'static Path {
    Path::new(crate::program::PATH)
}

/// A program that notes what it was asked in `$RUNNER_TEMP/asked`, each word between two lines of `=`.
fn noting(folder: &Path, name: &str, more: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, format!("#!/bin/sh\nprintf '%s\\n=\\n' \"$@\" >> \"$RUNNER_TEMP/asked\"\n{more}\n"))
        .unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    file
}

fn asked(done: &Done) -> Vec<String> {
    let text = fs::read_to_string(done.temp.path().join("asked")).unwrap();
    let temp = done.temp.path().to_str().unwrap();
    text.strip_suffix("\n=\n").unwrap().split("\n=\n").map(|word| word.replace(temp, "TEMP")).collect()
}

/// Runs the action with a program in its cache.
fn run(workspace: &Path, program: &Path, inputs: &[(&str, &str)]) -> Done {
    let action = yaml("action.yml");
    let program = Program::Cached(program);
    Runner { action: &action, source: root(), inputs, program, first_on_path: None }.run(workspace)
}

const ON_A_DAY: (&str, &str) = ("args", "--as-of 2026-07-10");

/// What a run over a charter without an exit clause must leave, wherever the program comes from.
fn assert_found(done: &Done) {
    assert!(!done.is_green, "{}", done.log);
    assert_eq!(done.outputs["exit-code"], "1");
    let annotations: Vec<&str> = done.log.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(annotations.len(), 1, "{}", done.log);
    // At the section that an exit clause would follow.
    let start = "::error file=partnerships/reseller-pilot/charter.yaml,line=534,";
    assert!(annotations[0].starts_with(start), "{}", annotations[0]);
    // The upload reads the file that the output names, and runs although the job has failed.
    assert_eq!(Path::new(&done.outputs["sarif"]), done.temp.path().join("partner.sarif"));
    let log: serde_json::Value = serde_json::from_str(done.uploaded.as_ref().unwrap()).unwrap();
    let errors: Vec<&serde_json::Value> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|result| result["level"] == "error")
        .collect();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["ruleId"], "exit-clause-missing");
    assert!(
        done.summary.starts_with("<!-- partner -->\n## Partnership check: 1 error, 1 advisory\n"),
        "{}",
        done.summary
    );
    let link = "(https://forge.example/acme/deals/blob/0123456789abcdef0123456789abcdef01234567/\
                partnerships/reseller-pilot/charter.yaml#L534)";
    assert!(done.summary.contains(link), "{}", done.summary);
}

#[test]
fn the_action_fails_the_job_and_tells_it_everywhere() {
    let workspace = repository(&["reseller-pilot"]);
    let done = run(workspace.path(), ours(), &[("paths", "partnerships"), ON_A_DAY]);
    assert_found(&done);
    assert_eq!(
        done.steps,
        ["What the program is built from", "cache", "partner check", "Upload to code scanning"]
    );
}

#[test]
fn the_action_lets_a_sound_partnership_pass() {
    let workspace = repository(&["embedded-lending", "referral-handshake"]);
    let done = run(workspace.path(), ours(), &[ON_A_DAY]);
    assert!(done.is_green, "{}", done.log);
    assert_eq!(done.outputs["exit-code"], "0");
    assert!(done.uploaded.is_some());
    assert!(!done.log.contains("::error"), "{}", done.log);

    let done = run(workspace.path(), ours(), &[ON_A_DAY, ("sarif", "false")]);
    assert!(done.is_green && done.uploaded.is_none());
    // One that fails for errors passes where nothing shall fail.
    let workspace = repository(&["reseller-pilot"]);
    let done = run(workspace.path(), ours(), &[ON_A_DAY, ("fail-on", "never")]);
    assert!(done.is_green && done.log.contains("::error"), "{}", done.log);
}

#[test]
fn the_action_uploads_nothing_where_nothing_was_judged() {
    let workspace = repository(&["embedded-lending"]);
    // A path that is not there, an option that there is not, and no charter at all.
    for inputs in [
        [("paths", "nowhere")],
        [("args", "--no-such-option")],
        [("paths", "partnerships/embedded-lending/reviews")],
    ] {
        let done = run(workspace.path(), ours(), &inputs);
        assert!(!done.is_green, "{inputs:?}");
        assert_eq!(
            (done.outputs["exit-code"].as_str(), done.outputs["sarif"].as_str()),
            ("2", ""),
            "{inputs:?}"
        );
        assert!(done.uploaded.is_none());
    }
}

#[test]
fn the_action_does_not_upload_what_an_earlier_use_of_it_has_left() {
    let folder = tempfile::tempdir().unwrap();
    // Found at once in the first step of the run, and not written by the program.
    let program = noting(folder.path(), "partner", "exit 2");
    let mut action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence_mut().unwrap();
    let left = serde_yaml::from_str(
        "{name: Earlier, shell: bash, run: 'echo old > \"$RUNNER_TEMP/partner.sarif\"'}",
    );
    steps.insert(0, left.unwrap());
    let runner = Runner {
        action: &action,
        source: root(),
        inputs: &[],
        program: Program::Cached(&program),
        first_on_path: None,
    };
    let done = runner.run(folder.path());
    assert_eq!((done.outputs["sarif"].as_str(), done.uploaded), ("", None));
}

#[test]
fn the_action_asks_what_its_inputs_say() {
    let folder = tempfile::tempdir().unwrap();
    let program = noting(folder.path(), "partner", "touch \"$RUNNER_TEMP/partner.sarif\"");
    let plain = "check --format github --report sarif=TEMP/partner.sarif --report markdown=TEMP/step-summary --files-at \
                 https://forge.example/acme/deals/blob/0123456789abcdef0123456789abcdef01234567 --fail-on error -- .";
    let words = asked(&run(folder.path(), &program, &[]));
    assert_eq!(words.join(" "), plain);
    let words = std::iter::once("partner".to_owned()).chain(words).collect::<Vec<_>>();
    assert!(partner::cli::command().try_get_matches_from(words).is_ok());

    let inputs = [
        ("paths", "lending\nour partners/north\n\n--output=x\n"),
        ("config", "policies/own rules.toml"),
        ("fail-on", "warning"),
        ("args", "--stage launch\n  --ignore   exit-*\n"),
    ];
    let done = run(folder.path(), &program, &inputs);
    let words = asked(&done);
    let tail: Vec<&str> = words.iter().map(String::as_str).skip_while(|word| *word != "--fail-on").collect();
    let wanted = [
        "--fail-on",
        "warning",
        "--config",
        "policies/own rules.toml",
        "--stage",
        "launch",
        "--ignore",
        "exit-*",
        "--",
        "lending",
        "our partners/north",
        "--output=x",
    ];
    assert_eq!(tail, wanted);
}

/// What a shell would act on if it read an input as a command or found it without quotes.
const HOSTILE: &str = "a'b\"c $(touch pwned) `touch pwned`;touch pwned&touch pwned|touch pwned\n*\n${HOME}\\\n\
                       exit-code=0\n<(touch pwned) ~ !! %0A::error::x {a,b} 'touch pwned'";

#[test]
fn no_input_is_read_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let program = noting(folder.path(), "partner", "exit 1");
    // What `*` would be, if it were read.
    fs::write(folder.path().join("bait"), "").unwrap();
    let names: Vec<String> = yaml("action.yml")["inputs"]
        .as_mapping()
        .unwrap()
        .keys()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    for name in &names {
        // What installs a version finds no python of this machine.
        let pip = "mkdir -p \"$3/bin\"; printf '#!/bin/sh\\nprintf \"%%s\\\\n=\\\\n\" \"$@\" >> \"$RUNNER_TEMP/asked\"\\n' > \
                   \"$3/bin/pip\"; cp \"$3/bin/pip\" \"$3/bin/partner\"; chmod +x \"$3/bin/pip\" \"$3/bin/partner\"";
        noting(folder.path(), "python3", pip);
        let action = yaml("action.yml");
        let inputs = [(name.as_str(), HOSTILE)];
        let done = Runner {
            action: &action,
            source: root(),
            inputs: &inputs,
            program: Program::Cached(&program),
            first_on_path: Some(folder.path()),
        }
        .run(folder.path());
        let words = asked(&done);
        let lines: Vec<&str> = HOSTILE.lines().collect();
        match name.as_str() {
            "paths" => assert_eq!(words[words.len() - lines.len()..], lines),
            "args" => {
                let split: Vec<&str> = HOSTILE.split_whitespace().collect();
                let at = words.iter().position(|word| word == split[0]).unwrap();
                assert_eq!(words[at..at + split.len()], split);
            }
            "config" | "fail-on" => assert!(words.iter().any(|word| word == HOSTILE), "{name}: {words:?}"),
            "version" => assert!(words.contains(&format!("partner=={HOSTILE}")), "{words:?}"),
            "sarif" => assert!(!words.iter().any(|word| word.contains("pwned"))),
            other => panic!("say where the input `{other}` must be found again"),
        }
        if name != "version" {
            assert_eq!(done.outputs["exit-code"], "1", "{name}");
        }
        for place in [folder.path(), done.temp.path(), root()] {
            assert!(!place.join("pwned").exists(), "{name}");
        }
    }
}

/// The action as on a machine that has never run it. It takes minutes, so `scripts/try-shipping` asks for it.
#[test]
#[ignore = "builds the program in release"]
fn the_action_builds_its_program() {
    let workspace = repository(&["reseller-pilot"]);
    let action = yaml("action.yml");
    let inputs = [("paths", "partnerships"), ON_A_DAY];
    let runner = Runner {
        action: &action,
        source: root(),
        inputs: &inputs,
        program: Program::Built,
        first_on_path: None,
    };
    let done = runner.run(workspace.path());
    assert_eq!(done.steps[2], "Build partner");
    assert_found(&done);
}

/// What a job's commands leave in a repository: the exit code and what they print.
fn shell(commands: &[&str], workspace: &Path) -> (Option<i32>, String) {
    let bin = tempfile::tempdir().unwrap();
    put(ours(), bin.path());
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &commands.join("\n")])
        .current_dir(workspace);
    bash.env("PATH", format!("{}:{}", bin.path().join("bin").display(), std::env::var("PATH").unwrap()));
    bash.env("GITHUB_STEP_SUMMARY", workspace.join("summary.md"));
    bash.env("GITHUB_SERVER_URL", "https://forge.example").env("GITHUB_REPOSITORY", "acme/deals");
    bash.env("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567");
    let done = bash.output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn the_gitlab_job_leaves_the_reports_that_it_names() {
    let job = &yaml("docs/ci/gitlab-ci.yml")["partnerships"];
    let commands: Vec<&str> =
        job["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    // The image has no entry point of its own here, so that GitLab can start its shell.
    assert_eq!(job["image"]["entrypoint"][0].as_str(), Some(""));
    let reports = &job["artifacts"]["reports"];
    for (example, code, errors) in [("reseller-pilot", 1, 1), ("referral-handshake", 0, 0)] {
        let workspace = repository(&[example]);
        let (found, log) = shell(&commands, workspace.path());
        assert_eq!(found, Some(code), "{log}");
        let read = |report: &str| {
            fs::read_to_string(workspace.path().join(reports[report].as_str().unwrap())).unwrap()
        };
        let quality: serde_json::Value = serde_json::from_str(&read("codequality")).unwrap();
        let critical = |entry: &&serde_json::Value| entry["severity"] == "critical";
        assert_eq!(quality.as_array().unwrap().iter().filter(critical).count(), errors);
        assert_eq!(read("junit").matches("<failure ").count(), errors);
    }
    assert_eq!(job["artifacts"]["when"].as_str(), Some("always"), "a job that fails must keep its reports");
}

#[test]
fn the_workflow_without_the_action_marks_findings_and_writes_its_summary() {
    let workflow = yaml("docs/ci/github-plain.yml");
    let steps = workflow["jobs"]["check"]["steps"].as_sequence().unwrap();
    let commands: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(commands[0].starts_with("cargo install --git "), "{commands:?}");
    let workspace = repository(&["reseller-pilot"]);
    let (code, log) = shell(&commands[1..], workspace.path());
    assert_eq!(code, Some(1), "{log}");
    assert!(
        log.lines().any(|line| line.starts_with("::error file=partnerships/reseller-pilot/charter.yaml,")),
        "{log}"
    );
    let summary = fs::read_to_string(workspace.path().join("summary.md")).unwrap();
    assert!(summary.contains("`exit-clause-missing`"), "{summary}");
}
