//! As much of a GitHub runner as a composite action needs: conditions, inputs, outputs, and steps in bash, one after the
//! other. The actions of others are played: the cache, and the upload to code scanning.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

/// What stands for the program in a run.
pub(crate) enum Program<'p> {
    /// This file is found in the cache.
    Cached(&'p Path),
    /// The cache is empty, and the action builds.
    Built,
}

/// One run of an action in a workspace.
pub(crate) struct Runner<'r> {
    pub(crate) action: &'r Value,
    /// Where the action's own files lie.
    pub(crate) source: &'r Path,
    /// What the workflow says under `with`.
    pub(crate) inputs: &'r [(&'r str, &'r str)],
    pub(crate) program: Program<'r>,
    /// Found before everything else on the path.
    pub(crate) first_on_path: Option<&'r Path>,
}

/// What a run has left behind.
pub(crate) struct Done {
    /// Whether the job goes on.
    pub(crate) is_green: bool,
    /// The standard output of all steps: the job's log.
    pub(crate) log: String,
    /// The job's summary.
    pub(crate) summary: String,
    /// What the action tells the workflow.
    pub(crate) outputs: BTreeMap<String, String>,
    /// The names of the steps that ran.
    pub(crate) steps: Vec<String>,
    /// What was uploaded to code scanning.
    pub(crate) uploaded: Option<String>,
    /// The runner's own folder.
    pub(crate) temp: TempDir,
}

/// What expressions are worked out from.
struct Context<'c> {
    runner: &'c Runner<'c>,
    temp: PathBuf,
    outputs: BTreeMap<String, String>,
    has_failed: bool,
}

impl Context<'_> {
    fn value(&self, name: &str) -> String {
        if let Some(literal) = name.strip_prefix('\'') {
            return literal.strip_suffix('\'').unwrap().to_owned();
        }
        if let Some(input) = name.strip_prefix("inputs.") {
            let given = self.runner.inputs.iter().find(|(name, _)| *name == input);
            let default = || self.runner.action["inputs"][input]["default"].as_str().unwrap();
            return given.map_or_else(|| default().to_owned(), |(_, value)| (*value).to_owned());
        }
        if let Some(output) = name.strip_prefix("steps.") {
            return self.outputs.get(output).cloned().unwrap_or_default();
        }
        match name {
            "github.action_path" => self.runner.source.to_str().unwrap().to_owned(),
            "runner.temp" => self.temp.to_str().unwrap().to_owned(),
            "runner.os" => "Linux".to_owned(),
            "runner.arch" => "X64".to_owned(),
            other => panic!("nothing is known of `{other}`"),
        }
    }

    /// Whether a step runs. Without a word on failures, only while nothing has failed.
    fn holds(&self, condition: Option<&str>) -> bool {
        let condition = condition.unwrap_or("success()");
        let minds_failures = !condition.contains("always()");
        let holds = condition.split("&&").map(str::trim).all(|term| match term {
            "always()" | "success()" => true,
            term => match (term.split_once(" == "), term.split_once(" != ")) {
                (Some((left, right)), None) => self.value(left) == self.value(right),
                (None, Some((left, right))) => self.value(left) != self.value(right),
                _ => panic!("`{term}` is beyond this runner"),
            },
        });
        holds && !(minds_failures && self.has_failed)
    }

    /// A text with its expressions worked out.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, more)) = rest.split_once("${{") {
            let (expression, after) = more.split_once("}}").unwrap();
            filled += before;
            filled += &self.value(expression.trim());
            rest = after;
        }
        filled + rest
    }
}

impl Runner<'_> {
    /// Runs the steps in a workspace.
    pub(crate) fn run(&self, workspace: &Path) -> Done {
        let temp = tempfile::tempdir().unwrap();
        let mut context = Context {
            runner: self,
            temp: temp.path().to_owned(),
            outputs: BTreeMap::new(),
            has_failed: false,
        };
        let (mut log, mut summary, mut steps, mut uploaded) =
            (String::new(), String::new(), Vec::new(), None);
        for step in self.action["runs"]["steps"].as_sequence().unwrap() {
            if !context.holds(step["if"].as_str()) {
                continue;
            }
            steps.push(step["name"].as_str().or(step["id"].as_str()).unwrap().to_owned());
            let mut said = Vec::new();
            match step["uses"].as_str().map(|it| it.split_once('@').unwrap().0) {
                Some("actions/cache") => said.extend(self.cache(step, &context)),
                Some("github/codeql-action/upload-sarif") => {
                    let file = context.filled(step["with"]["sarif_file"].as_str().unwrap());
                    uploaded = Some(fs::read_to_string(file).unwrap());
                }
                Some(other) => panic!("`{other}` is beyond this runner"),
                None => {
                    let output = context.temp.join("step-output");
                    let page = context.temp.join("step-summary");
                    fs::write(&output, "").unwrap();
                    fs::write(&page, "").unwrap();
                    let (is_green, text) = self.bash(step, workspace, &context, &output, &page);
                    context.has_failed |= !is_green;
                    log += &text;
                    summary += &fs::read_to_string(&page).unwrap();
                    for line in fs::read_to_string(&output).unwrap().lines() {
                        let (name, value) = line.split_once('=').expect("an output has a name and a value");
                        said.push((name.to_owned(), value.to_owned()));
                    }
                }
            }
            for (name, value) in said {
                let id = step["id"].as_str().expect("a step with outputs has an id");
                context.outputs.insert(format!("{id}.outputs.{name}"), value);
            }
        }
        let outputs = self.action["outputs"].as_mapping().unwrap().iter().map(|(name, output)| {
            (name.as_str().unwrap().to_owned(), context.filled(output["value"].as_str().unwrap()))
        });
        Done {
            is_green: !context.has_failed,
            log,
            summary,
            outputs: outputs.collect(),
            steps,
            uploaded,
            temp,
        }
    }

    /// What the cache puts back.
    fn cache(&self, step: &Value, context: &Context<'_>) -> Option<(String, String)> {
        let key = context.filled(step["with"]["key"].as_str().unwrap());
        assert!(key.starts_with("partner-Linux-X64-") && key.len() > 40, "{key}");
        let Program::Cached(program) = self.program else { return None };
        put(program, Path::new(&context.filled(step["with"]["path"].as_str().unwrap())));
        Some(("cache-hit".to_owned(), "true".to_owned()))
    }

    /// One step in bash, started as the runner starts it, with no more of this machine than a program needs.
    fn bash(
        &self,
        step: &Value,
        workspace: &Path,
        context: &Context<'_>,
        output: &Path,
        summary: &Path,
    ) -> (bool, String) {
        assert_eq!(step["shell"].as_str(), Some("bash"));
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "an expression in a script is read as a command: {script}");
        let file = context.temp.join("step.sh");
        fs::write(&file, script).unwrap();
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-e", "-o", "pipefail"])
            .arg(&file)
            .current_dir(workspace)
            .env_clear();
        let kept = ["HOME", "CARGO_HOME", "RUSTUP_HOME", "CARGO_TARGET_DIR", "TMPDIR"];
        bash.envs(kept.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        let path = std::env::var("PATH").unwrap();
        bash.env(
            "PATH",
            match self.first_on_path {
                Some(first) => format!("{}:{path}", first.display()),
                None => path,
            },
        );
        bash.env("GITHUB_ACTIONS", "true").env("CI", "true").env("GITHUB_WORKSPACE", workspace);
        bash.env("GITHUB_OUTPUT", output)
            .env("GITHUB_STEP_SUMMARY", summary)
            .env("RUNNER_TEMP", &context.temp);
        bash.env("GITHUB_SERVER_URL", "https://forge.example").env("GITHUB_REPOSITORY", "acme/deals");
        bash.env("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567");
        for (name, value) in step["env"].as_mapping().into_iter().flatten() {
            bash.env(name.as_str().unwrap(), context.filled(value.as_str().unwrap()));
        }
        let done = bash.output().unwrap();
        (done.status.success(), String::from_utf8(done.stdout).unwrap())
    }
}

/// Puts a program where a build of the action would put it.
pub(crate) fn put(program: &Path, root: &Path) {
    fs::create_dir_all(root.join("bin")).unwrap();
    std::os::unix::fs::symlink(program, root.join("bin/partner")).unwrap();
}
