//! Going back: the question before is asked again, and then the one from which somebody went back; also among the parties that are
//! asked one by one.

use super::{Interview, Next};
use crate::agenda::Open;
use crate::cli::answer::tell;
use crate::cli::ask::Stopped;
use crate::document::shape::Shape;

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

    /// Asks each party by itself what was asked of all.
    pub(super) fn each(&mut self, open: &Open) -> anyhow::Result<Next> {
        let Shape::Each(shape) = open.shape else { return Ok(Next::GoOn) };
        let charter = &self.seen.charter()?.value;
        let of_party = |id: &str| Open {
            path: open.path.clone().key(id),
            of: charter.party_name(id).to_owned(),
            shape,
            ..open.clone()
        };
        let parties: Vec<Open> = charter.party_ids().into_iter().map(of_party).collect();
        for party in &parties {
            self.asked.remove(&party.path);
        }
        while let Some(party) = parties.iter().find(|party| !self.asked.contains(&party.path)) {
            match self.question(party)? {
                Next::Stop => return Ok(Next::Stop),
                Next::GoOn if self.put_off.contains(open.section()) => return Ok(Next::GoOn),
                // Somebody has gone back further than to the question to all.
                Next::Back if !self.asked.contains(&open.path) => return Ok(Next::Back),
                // The question to all is answered for all after all.
                Next::Back if self.past.last().is_some_and(|last| last.path == open.path) => break,
                Next::GoOn | Next::Back => {}
            }
        }
        Ok(Next::GoOn)
    }
}
