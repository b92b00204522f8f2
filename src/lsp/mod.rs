//! The language server: what `check` says, in the editor and while one types.
//!
//! One thread answers one message after the other. What is open is judged when nothing has been typed for a moment, each text
//! with its whole partnership as it stands in the editor, or on disk where it is not open.

mod actions;
mod client;
mod complete;
mod cursor;
mod declared;
mod definition;
mod diagnostics;
mod document;
mod file_uri;
mod hover;
mod markdown;
mod node;
mod position;
mod server;
mod symbols;
mod transport;
mod workspace;

use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::document::scalar::Date;
use server::Server;
use transport::Incoming;

/// What the command line has settled.
pub struct Settings<'a> {
    /// The configuration that was named, as an absolute path; else each folder's own holds.
    pub config: Option<PathBuf>,
    /// The day of the judgement, asked for each time: a server runs over midnight.
    pub day: &'a dyn Fn() -> Option<Date>,
}

/// How a server has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The editor has said `shutdown`, then `exit`.
    Asked,
    /// The editor has left without a word.
    Abandoned,
}

/// How long nothing must have been typed before what is open is judged.
const QUIET: Duration = Duration::from_millis(100);

/// What else there is to read comes first: an editor opens several files at once.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Serves an editor on standard input and output until it leaves.
///
/// # Errors
/// Standard input that breaks or holds what is no message, and standard output that cannot be written.
pub fn serve(settings: &Settings<'_>) -> io::Result<Ending> {
    let (sender, receiver) = mpsc::channel();
    // Ends with the process: nothing can wake it from reading.
    std::thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let next = transport::read(&mut input).transpose();
            let Some(next) = next else { break };
            let is_last = next.is_err();
            if sender.send(next).is_err() || is_last {
                break;
            }
        }
    });
    answer(&receiver, settings, io::stdout())
}

/// When what is open is to be judged again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// Nothing has changed.
    Not,
    /// Something has changed, and more may come.
    WhenQuiet,
    /// Something has changed at once.
    Now,
}

fn answer<W: Write>(
    receiver: &Receiver<io::Result<Incoming>>,
    settings: &Settings<'_>,
    mut output: W,
) -> io::Result<Ending> {
    let mut server = Server::new(settings);
    let mut wait = None;
    loop {
        let next = match wait {
            None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => receiver.recv_timeout(wait),
        };
        match next {
            Ok(Ok(Incoming::Message(message))) => match server.take(message) {
                Due::Not => {}
                Due::WhenQuiet => wait = Some(QUIET),
                Due::Now => wait = wait.or(Some(AT_ONCE)),
            },
            Ok(Ok(Incoming::Malformed(reason))) => server.complain(&reason),
            Ok(Err(error)) => return Err(error),
            Err(RecvTimeoutError::Timeout) => server.judge(),
            Err(RecvTimeoutError::Disconnected) => return Ok(Ending::Abandoned),
        }
        if !server.is_due() {
            wait = None;
        }
        for message in server.outgoing() {
            message.write(&mut output)?;
        }
        if let Some(ending) = server.ending() {
            return Ok(ending);
        }
    }
}
