//! The language server: what `check` says, in the editor and while one types.
//!
//! One thread answers one message after the other. What is open is judged when nothing has come in for a moment, each text
//! with its whole partnership as it stands in the editor, or on disk where it is not open. Files are kept as they were read:
//! while one types, the partnership of the text is judged from memory; in a pause the disk is looked at, and everything is.

mod actions;
mod add_section;
mod client;
mod complete;
mod cursor;
mod declared;
mod definition;
mod desk;
mod diagnostics;
mod document;
mod file_uri;
mod hover;
mod markdown;
mod node;
mod position;
#[cfg(test)]
mod properties;
mod queue;
mod server;
mod settings;
mod settled;
mod shift;
mod symbols;
mod transport;
mod workspace;

use std::io::{self, BufReader, Write};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use crate::document::scalar::Date;
use queue::{Input, Next, Queue};
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

/// How long nothing must come in before a changed text is judged: changes that the editor sends one by one are one.
const QUIET: Duration = Duration::from_millis(10);

/// How long nothing must come in before the disk is looked at again, and whatever else is open judged.
const PAUSE: Duration = Duration::from_millis(500);

/// What else there is to read comes first: an editor opens several files at once.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Serves an editor on standard input and output until it leaves.
///
/// # Errors
/// Standard input that breaks or holds what is no message, and standard output that cannot be written.
pub fn serve(settings: &Settings<'_>) -> io::Result<Ending> {
    let (sender, receiver) = mpsc::channel();
    // Ends with the process: nothing can wake it from reading.
    std::thread::Builder::new().spawn(move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let next = transport::read(&mut input).transpose();
            let Some(next) = next else { break };
            let is_last = next.is_err();
            if sender.send(next).is_err() || is_last {
                break;
            }
        }
    })?;
    answer(&receiver, settings, io::stdout())
}

/// What is to be judged again; what is further down includes what stands above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    /// Nothing has changed.
    Nothing,
    /// What was changed has been judged; what that means for others has not.
    Rest,
    /// Texts were changed, and more may come.
    Changed,
    /// Anything may have changed, on disk too.
    Everything,
}

impl Due {
    /// How long nothing must come in before it is judged.
    fn wait(self) -> Option<Duration> {
        match self {
            Self::Nothing => None,
            Self::Rest => Some(PAUSE),
            Self::Changed => Some(QUIET),
            Self::Everything => Some(AT_ONCE),
        }
    }
}

fn answer<W: Write>(input: &Input, settings: &Settings<'_>, mut output: W) -> io::Result<Ending> {
    let mut server = Server::new(settings);
    let mut queue = Queue::new(input);
    loop {
        match queue.next(server.due().wait()) {
            Next::Incoming(Incoming::Message(message)) => server.take(message),
            Next::Incoming(Incoming::Malformed(reason, None)) => server.complain(&reason),
            Next::Incoming(Incoming::Malformed(reason, Some(id))) => server.refuse(id, &reason),
            Next::Cancelled(id) => server.cancelled(id),
            Next::Quiet => server.judge(),
            Next::End(Ok(())) => return Ok(Ending::Abandoned),
            Next::End(Err(error)) => return Err(error),
        }
        for message in server.outgoing() {
            message.write(&mut output)?;
        }
        if let Some(ending) = server.ending() {
            return Ok(ending);
        }
    }
}
