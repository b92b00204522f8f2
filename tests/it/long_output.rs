//! What a terminal shows that is too small for all of it, and how one sees more or less.

#![cfg(unix)]

use std::process::Command;

use rexpect::session::spawn_command;

/// What a terminal of this size shows, colours left out.
fn at_terminal(rows: usize, columns: usize, arguments: &[&str]) -> String {
    let script =
        format!("stty rows {rows} cols {columns}; exec '{}' \"$@\" --as-of 2026-07-10", crate::program::PATH);
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.env("NO_COLOR", "1").env("TERM", "dumb").env_remove("COLUMNS");
    let mut session = spawn_command(command, Some(60_000)).unwrap();
    session.exp_eof().unwrap().replace('\r', "")
}

#[test]
fn a_page_longer_than_the_terminal_says_how_to_see_less() {
    let pilot = "examples/reseller-pilot";
    for (arguments, shorter) in [
        (&["check", pilot][..], "lines; `--format concise` has a line for each finding"),
        (&["check", "-v", pilot], "lines; `--format concise` has a line for each finding"),
        (&["gates", pilot], "lines; `| less` shows it screen by screen"),
        (&["portfolio", "examples"], "lines; `--brief` is one page"),
    ] {
        assert!(at_terminal(20, 80, arguments).contains(shorter), "{arguments:?}");
        let tall = at_terminal(900, 80, arguments);
        assert!(!tall.contains("lines; "), "{arguments:?}: {tall}");
    }
}

#[test]
fn a_page_that_leaves_findings_out_says_how_to_see_more() {
    let pilot = ["check", "examples/diagnostics-alliance"];
    let page = at_terminal(900, 80, &pilot);
    assert!(page.contains("2 errors, 8 warnings, 3 advisory; -v shows each in full"), "{page}");
    let all = at_terminal(900, 80, &["check", "-v", "examples/diagnostics-alliance"]);
    assert!(all.contains("2 errors, 8 warnings, 3 advisory\n"), "{all}");
    // As many as are counted.
    let shown = |severity: &str| all.lines().filter(|line| line.contains(&format!("{severity}["))).count();
    assert_eq!([shown("error"), shown("warning"), shown("advice")], [2, 8, 3], "{all}");
}

#[test]
fn a_narrow_terminal_is_not_written_beyond() {
    for columns in [60, 80, 120, 200] {
        let page = at_terminal(900, columns, &["check", "examples/reseller-pilot"]);
        // What is to be copied stays whole: places, commands, keys.
        let is_prose = |line: &&str| !line.contains(['`', '/', ':', '|']) && !line.contains("-missing");
        let long: Vec<&str> =
            page.lines().filter(is_prose).filter(|line| line.chars().count() > columns).collect();
        assert!(long.is_empty(), "{columns}: {long:?}");
    }
}
