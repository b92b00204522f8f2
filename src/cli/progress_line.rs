//! One line on a terminal that tells how far a long run has come.

use crate::grammar::counted;
use std::io::{self, IsTerminal as _, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::Common;
use crate::progress::Progress;

/// A run that is over sooner says nothing.
const SILENCE: Duration = Duration::from_millis(500);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// Does the work, and meanwhile tells on standard error how far it has come, if somebody looks on and it takes long. The
/// line is gone when this returns.
pub(super) fn during<T>(common: &Common, work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if common.quiet || !io::stderr().is_terminal() {
        return work(&progress);
    }
    // Dropping its end, also when the work panics, tells the other thread to clear the line and stop.
    let (end, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        // Without the thread there is no line, and the work is done all the same.
        let watched = &progress;
        let watch = move || show(watched, &ended, &mut io::stderr(), SILENCE, PACE);
        let _ = thread::Builder::new().spawn_scoped(scope, watch);
        let result = work(&progress);
        drop(end);
        result
    })
}

/// Writes the line until the other end of the channel is dropped. Blanks instead of control sequences clear it: every
/// terminal knows them.
fn show(
    progress: &Progress,
    ended: &Receiver<()>,
    terminal: &mut impl Write,
    silence: Duration,
    pace: Duration,
) {
    let mut widest = 0;
    let mut wait = silence;
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        wait = pace;
        let line = line(progress);
        widest = widest.max(line.len());
        // A terminal that is gone needs no line.
        let _ = write!(terminal, "\r{line:<widest$}").and_then(|()| terminal.flush());
    }
    if widest > 0 {
        let _ = write!(terminal, "\r{:<widest$}\r", "").and_then(|()| terminal.flush());
    }
}

fn line(progress: &Progress) -> String {
    match (progress.charters.so_far(), progress.files.so_far()) {
        (Some((done, all)), _) => format!("judging: {done} of {}", counted(all, "charter")),
        (None, Some((done, all))) => format!("reading: {done} of {}", counted(all, "file")),
        (None, None) => "looking for charters".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_the_step_that_is_being_done() {
        let progress = Progress::default();
        assert_eq!(line(&progress), "looking for charters");
        progress.files.expect(3);
        progress.files.count();
        assert_eq!(line(&progress), "reading: 1 of 3 files");
        progress.charters.expect(2);
        assert_eq!(line(&progress), "judging: 0 of 2 charters");
    }

    #[test]
    fn a_run_that_is_over_at_once_writes_nothing_and_a_longer_one_clears_its_line() {
        let progress = Progress::default();
        let (end, ended) = mpsc::channel::<()>();
        drop(end);
        let mut terminal = Vec::new();
        show(&progress, &ended, &mut terminal, SILENCE, PACE);
        assert!(terminal.is_empty());

        let (end, ended) = mpsc::channel::<()>();
        let written = thread::scope(|scope| {
            let watched = &progress;
            let shown = scope.spawn(move || {
                let mut terminal = Vec::new();
                show(watched, &ended, &mut terminal, Duration::from_millis(1), Duration::from_millis(1));
                terminal
            });
            thread::sleep(Duration::from_millis(200));
            drop(end);
            shown.join().unwrap()
        });
        let written = String::from_utf8(written).unwrap();
        assert!(written.starts_with("\rlooking for charters"), "{written:?}");
        // Twenty characters are overwritten with as many blanks.
        assert!(written.ends_with("\r                    \r"), "{written:?}");
    }
}
