//! Somebody at a terminal, for the tests of the commands that ask: answers go by the words of the question, whatever their order.

use std::path::Path;
use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

/// Long enough for a busy machine.
const PATIENCE: u64 = 60_000;

/// A call at a terminal, with what was typed and asked so far.
pub(crate) struct Talk {
    session: PtySession,
    /// How many keys were pressed.
    pub(crate) keys: usize,
    /// What was asked, each question as it stands on the screen.
    pub(crate) asked: Vec<String>,
    /// Everything that was on the screen, without what only moves the cursor.
    pub(crate) screen: String,
    /// What is pressed for no.
    no: &'static str,
}

/// What is pressed where nobody has anything to say.
const ENTER: &str = "\r";

impl Talk {
    pub(crate) fn begin(folder: &Path, columns: &str, arguments: &[&str]) -> Self {
        let mut command = crate::program::command();
        command.args(arguments).current_dir(folder);
        command.env("TERM", "xterm");
        Self::with(command, columns)
    }

    /// The same where the terminal can only write lines.
    pub(crate) fn begin_dumb(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = crate::program::command();
        command.args(arguments).current_dir(folder);
        command.env("TERM", "dumb");
        Self::with(command, "80")
    }

    fn with(mut command: Command, columns: &str) -> Self {
        command.env("NO_COLOR", "1").env("COLUMNS", columns);
        let session = spawn_command(command, Some(PATIENCE)).unwrap();
        Self { session, keys: 0, asked: Vec::new(), screen: String::new(), no: "n" }
    }

    /// Waits for these words, and sends keys.
    pub(crate) fn answer(&mut self, words: &str, keys: &str) {
        self.expect(words);
        self.press(keys);
    }

    /// Waits for these words.
    pub(crate) fn expect(&mut self, words: &str) {
        let before = self
            .session
            .exp_string(words)
            .unwrap_or_else(|error| panic!("{words}: {error}\n{}", self.screen));
        self.screen.push_str(&plain(&before));
        self.screen.push_str(words);
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys += keys.chars().count();
        self.session.send(keys).unwrap();
        self.session.flush().unwrap();
    }

    pub(crate) fn control(&mut self, letter: char) {
        self.session.send_control(letter).unwrap();
    }

    /// Answers question after question by the first entry of the script that is not used up and whose words the question has, until
    /// the words `end` are on the screen. What the script does not know is put off.
    pub(crate) fn walk(&mut self, script: &[(&str, &str)], end: &str) {
        let mut left: Vec<&(&str, &str)> = script.iter().collect();
        let stops =
            format!(r"(?:[A-Z][A-Za-z ]* \d+ of \d+\. [^\r\n]*)|(?:\[y/N\])|(?:{})", regex::escape(end));
        loop {
            let (before, found) = self
                .session
                .exp_regex(&stops)
                .unwrap_or_else(|error| panic!("{error}\n{}\nleft: {left:?}", self.screen));
            self.screen.push_str(&plain(&before));
            self.screen.push_str(&plain(&found));
            if found.contains(end) {
                return;
            }
            if found == "[y/N]" {
                self.press(self.no);
                continue;
            }
            self.asked.push(found.clone());
            let at = left.iter().position(|(words, _)| words.split(" & ").all(|word| found.contains(word)));
            let keys = at.map_or(ENTER, |at| left.remove(at).1);
            self.press(keys);
        }
    }

    /// The same where only lines are written: yes or no is a line too.
    pub(crate) fn walk_lines(&mut self, script: &[(&str, &str)], end: &str) {
        self.no = "n\r";
        self.walk(script, end);
    }

    /// Waits for the end, and for its exit code.
    pub(crate) fn ends_with(mut self, code: i32) -> String {
        let rest = self.session.exp_eof().unwrap();
        self.screen.push_str(&plain(&rest));
        let status = self.session.process_mut().wait().unwrap();
        assert!(format!("{status:?}").ends_with(&format!(", {code})")), "{status:?}: {}", self.screen);
        self.screen
    }
}

/// A text without the signs that move the cursor and colour what is written.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut signs = text.chars().filter(|sign| *sign != '\r').peekable();
    while let Some(sign) = signs.next() {
        if sign != '\u{1b}' {
            plain.push(sign);
            continue;
        }
        signs.next_if_eq(&'[');
        while signs.next_if(|sign| !sign.is_ascii_alphabetic()).is_some() {}
        signs.next();
    }
    plain
}
