//! What has come in and waits for its turn. A request that the editor takes back while it waits is not worked on.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use lsp_server::{Message, Notification, RequestId};
use lsp_types::{CancelParams, NumberOrString};

use super::transport::Incoming;

/// What the reader of the input sends.
pub(super) type Input = Receiver<io::Result<Incoming>>;

/// What is to be done next.
#[derive(Debug)]
pub(super) enum Next {
    /// Something that came in.
    Incoming(Incoming),
    /// A request that was taken back.
    Cancelled(RequestId),
    /// Nothing came in for the time that was given.
    Quiet,
    /// Nothing will come in any more.
    End(io::Result<()>),
}

/// What has come in.
pub(super) struct Queue<'i> {
    input: &'i Input,
    waiting: VecDeque<Next>,
}

impl<'i> Queue<'i> {
    pub(super) fn new(input: &'i Input) -> Self {
        Self { input, waiting: VecDeque::new() }
    }

    /// What is to be done next; without a time it waits as long as it takes.
    pub(super) fn next(&mut self, wait: Option<Duration>) -> Next {
        while let Ok(came) = self.input.try_recv() {
            self.take(came);
        }
        if let Some(next) = self.waiting.pop_front() {
            return next;
        }
        let came = match wait {
            None => self.input.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => self.input.recv_timeout(wait),
        };
        match came {
            Ok(came) => {
                self.take(came);
                self.waiting.pop_front().unwrap_or(Next::Quiet)
            }
            Err(RecvTimeoutError::Timeout) => Next::Quiet,
            Err(RecvTimeoutError::Disconnected) => Next::End(Ok(())),
        }
    }

    fn take(&mut self, came: io::Result<Incoming>) {
        self.waiting.push_back(match came {
            Ok(Incoming::Message(Message::Notification(it))) if it.method == "$/cancelRequest" => {
                self.cancel(it);
                return;
            }
            Ok(incoming) => Next::Incoming(incoming),
            Err(error) => Next::End(Err(error)),
        });
    }

    /// What is not waiting has been answered, or is none of ours.
    fn cancel(&mut self, notification: Notification) {
        let Ok(params) = serde_json::from_value::<CancelParams>(notification.params) else { return };
        let cancelled: RequestId = match params.id {
            NumberOrString::Number(id) => id.into(),
            NumberOrString::String(id) => id.into(),
        };
        for next in &mut self.waiting {
            if matches!(next, Next::Incoming(Incoming::Message(Message::Request(it))) if it.id == cancelled) {
                *next = Next::Cancelled(cancelled);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use lsp_server::Request;
    use serde_json::{Value, json};

    use super::*;

    fn request(id: i32) -> Incoming {
        let method = "textDocument/hover".to_owned();
        Incoming::Message(Request { id: id.into(), method, params: Value::Null }.into())
    }

    fn cancel(id: &Value) -> Incoming {
        let method = "$/cancelRequest".to_owned();
        Incoming::Message(Notification { method, params: json!({"id": id}) }.into())
    }

    #[test]
    fn only_a_request_that_waits_can_be_taken_back() {
        let (sender, input) = channel();
        let mut queue = Queue::new(&input);
        for it in [request(1), request(2), cancel(&json!(2)), cancel(&json!("2")), cancel(&json!({}))] {
            sender.send(Ok(it)).unwrap();
        }
        let seen = |next: Next| match next {
            Next::Incoming(Incoming::Message(Message::Request(it))) => format!("answer {}", it.id),
            Next::Cancelled(id) => format!("cancelled {id}"),
            other => format!("{other:?}"),
        };
        assert_eq!(seen(queue.next(None)), "answer 1");
        // Too late for the first one.
        sender.send(Ok(cancel(&json!(1)))).unwrap();
        assert_eq!(seen(queue.next(None)), "cancelled 2");
        assert_eq!(seen(queue.next(Some(Duration::ZERO))), "Quiet");
        drop(sender);
        assert_eq!(seen(queue.next(None)), "End(Ok(()))");
    }
}
