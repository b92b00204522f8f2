//! Going back: the question before is asked again, and then the one from which somebody went back.

use super::{Interview, Next};
use crate::agenda::Open;
use crate::cli::answer::tell;
use crate::cli::ask::Stopped;

impl Interview<'_> {
    /// Asks until it is answered or put off, however often somebody goes back from it.
    pub(super) fn ask_until_answered(&mut self, open: &Open) -> anyhow::Result<()> {
        loop {
            match self.question(open)? {
                Next::GoOn => return Ok(()),
                Next::Back => {}
                Next::Stop => return Err(Stopped.into()),
            }
        }
    }

    /// Asks the question before this one again; afterwards this one is still to be asked.
    pub(super) fn go_back(&mut self, from: &Open) -> anyhow::Result<Next> {
        self.asked.remove(&from.path);
        self.entry = None;
        let Some(before) = self.past.pop() else {
            tell::line("this is the first question");
            return Ok(Next::Back);
        };
        if let Some((_, asked)) = &mut self.topic {
            *asked = asked.saturating_sub(1);
        }
        // What was put off is asked as before, and what was answered can be changed.
        match self.question(&before)? {
            Next::GoOn | Next::Back => Ok(Next::Back),
            Next::Stop => Ok(Next::Stop),
        }
    }
}
