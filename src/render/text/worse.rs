//! What a check begins with where only what is worse than at a revision counts: compared with what, and what got worse.

use std::fmt::Write as _;

use super::entry;
use super::page::heading;
use crate::check::WorseThan;
use crate::document::scalar::Date;
use crate::finding::{Finding, Severity};
use crate::grammar::{counted, number};
use crate::render::days::spelled;
use crate::render::sanitise::visible;
use crate::render::{Look, prose};
use crate::rules::waivers::standing_worse;

/// How many findings are told before the page.
const MOST: usize = 10;

/// What is worse, while partnerships are looked at one after the other: what has fallen first.
#[derive(Debug, Default)]
pub(super) struct Lead {
    worst: Vec<(Order, String)>,
    count: usize,
}

/// By what findings stand in order.
type Order = (bool, std::cmp::Reverse<Severity>, usize);

impl Lead {
    /// Takes a finding in, if it counts.
    pub(super) fn add(&mut self, finding: &Finding, look: Look) {
        if finding.suppression.is_some() {
            return;
        }
        self.count += 1;
        let order = (finding.rule != standing_worse::ID, std::cmp::Reverse(finding.severity), finding.rank);
        // Of equal ones the first to come stays the first.
        let at = self.worst.partition_point(|(other, _)| *other <= order);
        if at < MOST {
            self.worst.insert(at, (order, told(finding, look)));
            self.worst.truncate(MOST);
        }
    }

    /// Compared with what, and what is worse.
    pub(super) fn text(&self, as_of: Date, than: &WorseThan, look: Look) -> String {
        let mut text = String::new();
        for line in prose::lines(&compared(as_of, than, self.count), look.width, ["", ""]) {
            let _ = writeln!(text, "{line}");
        }
        if self.count > 0 {
            heading(&mut text, "Worse", look);
        }
        self.worst.iter().for_each(|(_, told)| text.push_str(told));
        if self.count > MOST {
            let _ = writeln!(text, "  {} more below", self.count - MOST);
        }
        text.push('\n');
        text
    }
}

fn told(finding: &Finding, look: Look) -> String {
    let at = finding.source.position(finding.span.start);
    let place = format!("{}:{}", visible(&finding.source.path), at.line);
    entry::lines(finding, &place, look).into_iter().fold(String::new(), |text, line| text + &line + "\n")
}

/// In a paragraph: compared with what, how many findings are worse, and how many were there.
pub(in crate::render) fn compared(as_of: Date, than: &WorseThan, worse: usize) -> String {
    const SHORT: usize = 8;
    let commit = than.commit.get(..SHORT).unwrap_or(&than.commit);
    let day = as_of.to_string();
    let known = match than.known {
        0 => String::new(),
        known => {
            format!("; {} {} there already", counted(known, "finding"), number(known, "was", "were"))
        }
    };
    let found = match worse {
        0 => "nothing is worse".to_owned(),
        count => format!("{} new or worse", number(count, "1 finding is", &format!("{count} findings are"))),
    };
    format!(
        "Compared with `{}` at {commit}, both judged as of {} by the settings of that commit: {found}{known}.",
        visible(&than.revision),
        spelled(&day)
    )
}
