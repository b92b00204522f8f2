//! What is read first: findings in the order of what happens if nobody acts, and gaps counted by section.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::scalar::{Date, Duration};
use crate::document::topic::Topic;
use crate::finding::{Consequence, Finding, Nature, Severity, Shown};

// How many findings fit a page is a matter of the page, two screens of forty lines, and not of a team: `-v` shows them all.

/// The most findings that are shown with their source lines.
const PLACES: usize = 8;

/// The most findings that are shown as a line, and the most of them that one rule may have: the fourth overdue review says
/// nothing that three have not said.
const LINES: usize = 24;
const ALIKE: usize = 3;

/// How many lines of eighty columns a page has for findings, and how many of them one takes that is told in full: the first three,
/// and what is shown in place.
const ROOM: usize = 52;
const FIRST: usize = 3;
const IN_FULL: usize = 7;

/// How many characters of what is told as a line fit eighty columns.
const COLUMNS: usize = 68;

/// From how many findings on a page has enough to say.
const MUCH: usize = 6;

/// Within how many days a date makes a finding urgent. It only says what is read first, the same everywhere, so that reports can be
/// compared; how long before a day a rule speaks at all is for a team to say, by the policy of that rule.
const HORIZON: u32 = 90;

/// Ranks what counts, worst first, and says where each is shown.
/// `is_folded` says which topics the kind that the partnership seems to be would not ask.
pub(super) fn triage(findings: &mut [Finding], as_of: Date, is_folded: impl Fn(Topic) -> bool) {
    let mut order: Vec<usize> =
        (0..findings.len()).filter(|index| findings[*index].suppression.is_none()).collect();
    // What does not count has no place in the order, and none on the page.
    for finding in findings.iter_mut().filter(|finding| finding.suppression.is_some()) {
        (finding.rank, finding.shown) = (0, Shown::Hidden);
    }
    let horizon = as_of.plus(&Duration::of_days(HORIZON)).unwrap_or(as_of);
    for index in &order {
        hurry(&mut findings[*index], horizon);
    }
    order.sort_by(|left, right| urgency(&findings[*left]).cmp(&urgency(&findings[*right])));
    for (at, index) in order.iter().enumerate() {
        findings[*index].rank = at + 1;
    }
    show(findings, &order, is_folded);
}

/// What is due within the horizon acts by itself.
fn hurry(finding: &mut Finding, horizon: Date) {
    let is_near = finding.day.is_some_and(|day| day <= horizon);
    if is_near && finding.consequence > Consequence::Acting {
        finding.consequence = Consequence::Acting;
    }
}

/// What comes first, in one partnership or in several: the worse consequence; then the nearer day; what is written before what is not; what is due before what
/// is not yet; what fails a run; and at last the place.
#[must_use]
pub fn urgency(finding: &Finding) -> impl Ord + '_ {
    // What acts and has no day to come is happening already; elsewhere a day is nearer than none.
    let has_time = (finding.consequence == Consequence::Acting) == finding.day.is_some();
    (
        finding.consequence,
        has_time,
        finding.day,
        finding.due_from.is_some(),
        finding.nature,
        Reverse(finding.severity),
        (&finding.source.path, finding.span.start),
        &finding.rule,
        &finding.message,
    )
}

fn show(findings: &mut [Finding], order: &[usize], is_folded: impl Fn(Topic) -> bool) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut alike: BTreeMap<Cow<'static, str>, usize> = BTreeMap::new();
    let (mut places, mut lines, mut room) = (0, 0, ROOM);
    for index in order {
        let finding = &mut findings[*index];
        let wanted = match finding.topic {
            Some(topic) if is_folded(topic) => Shown::Section,
            _ => wanted(finding, &mut told, places + lines >= MUCH),
        };
        let is_first = places + lines < FIRST;
        finding.shown = match wanted {
            Shown::Place if places < PLACES => {
                places += 1;
                room = room.saturating_sub(IN_FULL);
                Shown::Place
            }
            Shown::Place | Shown::Line => {
                let takes = if is_first { IN_FULL } else { length(finding) };
                let told = alike.entry(finding.rule.clone()).or_default();
                if lines < LINES && *told < ALIKE && takes <= room {
                    *told += 1;
                    lines += 1;
                    room -= takes;
                    Shown::Line
                } else {
                    Shown::Hidden
                }
            }
            other => other,
        };
    }
}

/// How many lines a finding takes as a line of the page: its place, its rule and its message.
fn length(finding: &Finding) -> usize {
    let place = if finding.document == "charter" { 0 } else { finding.document.chars().count() };
    (place + finding.rule.len() + finding.message.chars().count() + "100:10 : ".len()).div_ceil(COLUMNS)
}

/// Where a finding is shown as long as there is room. Of the gaps of one section the worst stands for all of them.
fn wanted(finding: &Finding, told: &mut BTreeSet<String>, has_much: bool) -> Shown {
    let is_error = finding.severity == Severity::Error;
    match finding.nature {
        _ if finding.shown == Shown::Verdict => Shown::Verdict,
        Nature::Gap => {
            let is_first = told.insert(finding.section());
            match finding.consequence {
                it if it.hurts() && is_error => Shown::Place,
                // What a review or a day calls for is no question of the section: it is work that somebody promised.
                it if it < Consequence::Unsaid && finding.topic == Some(Topic::Always) => Shown::Line,
                it if it < Consequence::Adrift && is_first => Shown::Line,
                _ => Shown::Section,
            }
        }
        _ if is_error => Shown::Place,
        // What is only less neat is told where little else is.
        _ if finding.consequence == Consequence::Untidy && has_much => Shown::Hidden,
        _ => Shown::Line,
    }
}
