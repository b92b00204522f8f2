//! A file is whole or as it was, and nothing lies beside it, whatever ends the program: a signal, a disk that is full.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rexpect::session::spawn_command;
use tempfile::TempDir;

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: launch
parties:
  northwind:
    name: Northwind Bank
  kestrel:
    name: Kestrel Software
gates:
  - id: traction
    due: 2026-07-01
    deciders:
      kestrel: Sam Idowu
";

/// A charter of so many bytes more, all of them comments.
fn partnership(more: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let comment = format!("# {}\n", "x".repeat(77));
    let text = format!("{CHARTER}{}", comment.repeat(more / comment.len()));
    fs::write(folder.path().join("charter.yaml"), text).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn has_draft(folder: &Path) -> bool {
    names(folder).iter().any(|name| name.starts_with(".partner-"))
}

fn signal(process: u32, name: &str) {
    // A process that has just ended is no failure.
    let _ =
        Command::new("kill").args([&format!("-{name}"), &process.to_string()]).stderr(Stdio::null()).status();
}

const WAIVE: [&str; 9] =
    ["waive", "gate-overdue", "--owner", "Dana Reyes", "--reason", "x", "--until", "2026-07-17", "--quiet"];

fn waive(folder: &Path) -> Child {
    crate::program::command()
        .args(WAIVE)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder)
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_signal_in_the_middle_of_a_write_leaves_a_whole_file_and_no_draft() {
    // Large, so that writing it takes a while; below the most that is read.
    let folder = partnership(1_000_000);
    let file = folder.path().join("charter.yaml");
    let before = fs::read_to_string(&file).unwrap();
    let mut after = None;
    for name in ["TERM", "HUP", "INT", "QUIT", "TERM", "HUP"] {
        fs::write(&file, &before).unwrap();
        let mut child = waive(folder.path());
        let began = Instant::now();
        while !has_draft(folder.path()) && child.try_wait().unwrap().is_none() && began.elapsed() < PATIENCE {
            sleep(Duration::from_micros(50));
        }
        signal(child.id(), name);
        let status = child.wait().unwrap();
        assert_eq!(names(folder.path()), ["charter.yaml"], "after SIG{name}, {status}");
        let now = fs::read_to_string(&file).unwrap();
        if now != before {
            assert!(now.len() > before.len() && now.contains("    until: 2026-07-17\n"), "after SIG{name}");
            let whole = after.get_or_insert_with(|| now.clone());
            assert!(*whole == now, "after SIG{name}");
        }
    }
}

#[test]
fn a_disk_that_is_full_leaves_the_file_as_it_was() {
    let folder = partnership(10_000);
    let file = folder.path().join("charter.yaml");
    let before = fs::read_to_string(&file).unwrap();
    // A limit on the size of files stands in for the disk: 4 blocks of 512 or 1024 bytes.
    let script = format!("ulimit -f 4 && exec '{}' \"$@\"", crate::program::PATH);
    let output = Command::new("sh")
        .args(["-c", &script, "sh"])
        .args(WAIVE)
        .args(["--as-of", "2026-07-10"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: `charter.yaml` cannot be written, and was left as it is: "), "{said}");
    assert!(said.lines().count() == 1 && !said.contains(".partner-"), "{said}");
    assert_eq!(names(folder.path()), ["charter.yaml"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

/// Runs the program with what it says on a terminal; beside it lie what the terminal was before and after, and how it ended.
fn asked(folder: &Path, notes: &Path, arguments: &[&str]) -> rexpect::session::PtySession {
    let script = format!(
        "cd '{}'; stty -g > '{notes}/before'; sh -c 'echo $$ > {notes}/pid; exec {} \"$@\"' sh \"$@\"; echo $? > '{notes}/code'; stty -g > '{notes}/after'; echo THE-END",
        folder.display(),
        crate::program::PATH,
        notes = notes.display(),
    );
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).args(arguments).args(["--as-of", "2026-07-10"]);
    command.env("NO_COLOR", "1").env("TERM", "xterm");
    spawn_command(command, Some(30_000)).unwrap()
}

#[test]
fn a_signal_at_a_question_leaves_the_terminal_and_the_files_as_they_were() {
    // At a line, at a list, where the cursor is hidden, and at a list after a first answer.
    let questions = [
        (&["new"][..], &[][..], "What is the partnership called"),
        (&["vote"], &[], "At which gate?"),
        (&["vote"], &["At which gate?"], "Which party votes?"),
    ];
    for (name, number) in [("TERM", 15), ("HUP", 1), ("QUIT", 3)] {
        for (arguments, before, question) in questions {
            let what = format!("{arguments:?}, SIG{name}");
            let (folder, notes) = (partnership(0), tempfile::tempdir().unwrap());
            let note = |file: &str| fs::read_to_string(notes.path().join(file)).unwrap().trim().to_owned();
            let mut session = asked(folder.path(), notes.path(), arguments);
            for question in before {
                session.exp_string(question).unwrap();
                session.send("\r").unwrap();
                session.flush().unwrap();
            }
            session.exp_string(question).unwrap();
            signal(note("pid").parse().unwrap(), name);
            let rest = session.exp_string("THE-END").unwrap();
            assert_eq!(note("code"), (128 + number).to_string(), "{what}: {rest:?}");
            assert_eq!(note("after"), note("before"), "{what}");
            // The cursor is shown again, and nothing is said that is not true.
            assert!(rest.contains("\u{1b}[?25h"), "{what}: {rest:?}");
            assert_eq!(names(folder.path()), ["charter.yaml"], "{what}");
            assert_eq!(fs::read_to_string(folder.path().join("charter.yaml")).unwrap(), CHARTER);
        }
    }
}

#[test]
fn ctrl_c_and_ctrl_d_at_a_question_leave_the_terminal_as_it_was() {
    for key in ['c', 'd'] {
        let (folder, notes) = (partnership(0), tempfile::tempdir().unwrap());
        let note = |file: &str| fs::read_to_string(notes.path().join(file)).unwrap();
        let mut session = asked(folder.path(), notes.path(), &["vote"]);
        session.exp_string("At which gate?").unwrap();
        session.send_control(key).unwrap();
        let rest = session.exp_string("THE-END").unwrap();
        assert!(rest.contains("\u{1b}[?25h") && rest.contains("stopped; nothing was written"), "{rest:?}");
        assert_eq!((note("code").trim(), note("after")), ("2", note("before")));
    }
}

#[test]
fn a_signal_after_a_write_still_ends_the_program() {
    use std::os::unix::process::ExitStatusExt as _;
    // The report goes into a file first, and then into a pipe that nobody empties.
    let folder = partnership(0);
    let keys: String = (0..600).map(|nth| format!("unknown_key_{nth}: 1\n")).collect();
    fs::write(folder.path().join("charter.yaml"), format!("{CHARTER}{keys}")).unwrap();
    let mut child = crate::program::command()
        .args(["check", "--format", "json", "--output", "first.json", "--report", "json=-"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while !folder.path().join("first.json").exists() && began.elapsed() < PATIENCE {
        sleep(Duration::from_millis(1));
    }
    // It hangs at the pipe.
    sleep(Duration::from_millis(200));
    assert!(child.try_wait().unwrap().is_none());
    signal(child.id(), "TERM");
    assert_eq!(child.wait().unwrap().signal(), Some(15));
    assert_eq!(names(folder.path()), ["charter.yaml", "first.json"]);
}
