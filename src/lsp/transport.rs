//! Messages on a stream: a header with the length, then JSON.
//!
//! `lsp-server` reads messages too, but ends at the first one that is not well formed; a server that an editor restarts at
//! each slip of a plug-in is no help.

use std::io::{self, BufRead, Read as _};

use lsp_server::{Message, RequestId};
use serde_json::Value;

/// The most bytes of one message: far more than any file that is read.
const MOST_BYTES: usize = 64 << 20;

/// What was read.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something that is no message, and why; what follows can be read. A request that is none still waits for an answer.
    Malformed(String, Option<RequestId>),
}

/// Reads the next message; `None` at the end.
///
/// # Errors
/// A stream that breaks, and a header after which nobody can tell where the next message begins.
pub(super) fn read(input: &mut dyn BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = length(input)? else { return Ok(None) };
    let mut body = Vec::new();
    let read = input.take(length as u64).read_to_end(&mut body)?;
    if read < length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed(error.to_string(), asked(&body)),
    }))
}

/// The id of what was meant as a request.
fn asked(body: &[u8]) -> Option<RequestId> {
    let meant: Value = serde_json::from_slice(body).ok()?;
    meant.get("method")?;
    serde_json::from_value(meant.get("id")?.clone()).ok()
}

/// The length that the next header gives; `None` at the end.
fn length(input: &mut dyn BufRead) -> io::Result<Option<usize>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        // No line of a header is long; a stream without line breaks must not fill the memory.
        if input.take(4096).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end();
        match (line.is_empty(), length) {
            (true, Some(length)) => return Ok(Some(length)),
            (true, None) => return Err(refused("a message without Content-Length")),
            (false, _) => {}
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(refused("a line that is no header stands where a message should begin"));
        };
        if name.eq_ignore_ascii_case("content-length") {
            let bytes = value.trim().parse().ok().filter(|bytes| *bytes <= MOST_BYTES);
            length = Some(bytes.ok_or_else(|| refused("a Content-Length that cannot be meant"))?);
        }
    }
}

fn refused(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut input = text.as_bytes();
        let mut seen = Vec::new();
        loop {
            match read(&mut input) {
                Ok(Some(Incoming::Message(Message::Notification(it)))) => seen.push(it.method),
                Ok(Some(Incoming::Message(other))) => seen.push(format!("{other:?}")),
                Ok(Some(Incoming::Malformed(_, None))) => seen.push("malformed".to_owned()),
                Ok(Some(Incoming::Malformed(_, Some(id)))) => seen.push(format!("malformed {id}")),
                Ok(None) => return seen,
                Err(error) => {
                    seen.push(error.to_string());
                    return seen;
                }
            }
        }
    }

    #[test]
    fn what_is_no_message_does_not_hide_the_next_one() {
        let text = "Content-Length: 3\r\n\r\n{a}content-length:14\r\nX: y\r\n\r\n{\"method\":\"m\"}";
        assert_eq!(all(text), ["malformed", "m"]);
        assert_eq!(all("Content-Length: 2\r\n\r\n[]"), ["malformed"]);
        assert_eq!(all("Content-Length: 19\r\n\r\n{\"id\":3,\"method\":4}"), ["malformed 3"]);
        assert_eq!(all("Content-Length: 10\r\n\r\n{\"id\":[3]}"), ["malformed"]);
    }

    #[test]
    fn a_stream_that_cannot_be_followed_ends() {
        assert_eq!(all("hello\r\n\r\n"), ["a line that is no header stands where a message should begin"]);
        assert_eq!(all("Content-Length: 99999999999\r\n\r\n"), ["a Content-Length that cannot be meant"]);
        assert_eq!(all("X: y\r\n\r\n"), ["a message without Content-Length"]);
        assert_eq!(all("Content-Length: 9\r\n\r\n{}"), [""; 0]);
        assert_eq!(all(""), [""; 0]);
    }
}
