//! What a check begins with where only what is worse than at a revision counts: compared with what, and what got worse.

use std::fmt::Write as _;

use super::entry;
use super::page::heading;
use crate::check::{CheckReport, WorseThan};
use crate::finding::Finding;
use crate::grammar::{counted, number};
use crate::render::days::spelled;
use crate::render::sanitise::visible;
use crate::render::{Look, prose};
use crate::rules::waivers::standing_worse;

/// How many findings are told before the page.
const MOST: usize = 10;

/// Compared with what, and what is worse: what has fallen first.
pub(super) fn lead(report: &CheckReport<'_>, than: &WorseThan, look: Look) -> String {
    let mut worse: Vec<&Finding> = report.findings().collect();
    worse.sort_by_key(|it| (it.rule != standing_worse::ID, std::cmp::Reverse(it.severity), it.rank));
    let mut text = String::new();
    for line in prose::lines(&compared(report, than, worse.len()), look.width, ["", ""]) {
        let _ = writeln!(text, "{line}");
    }
    if !worse.is_empty() {
        heading(&mut text, "Worse", look);
    }
    for finding in worse.iter().take(MOST) {
        let at = finding.source.position(finding.span.start);
        let place = format!("{}:{}", visible(&finding.source.path), at.line);
        for line in entry::lines(finding, &place, look) {
            let _ = writeln!(text, "{line}");
        }
    }
    if worse.len() > MOST {
        let _ = writeln!(text, "  {} more below", worse.len() - MOST);
    }
    text.push('\n');
    text
}

/// In a paragraph: compared with what, how many findings are worse, and how many were there.
pub(in crate::render) fn compared(report: &CheckReport<'_>, than: &WorseThan, worse: usize) -> String {
    const SHORT: usize = 8;
    let commit = than.commit.get(..SHORT).unwrap_or(&than.commit);
    let day = report.as_of.to_string();
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
        "Compared with `{}` at {commit}, both judged as of {} by the settings of then: {found}{known}.",
        visible(&than.revision),
        spelled(&day)
    )
}
