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

/// How many findings are to be settled first.
pub const FIRST: usize = 3;

/// How many lines of eighty columns a page has for findings.
const ROOM: usize = 46;
/// How many characters of a finding fit a line of eighty columns.
const COLUMNS: usize = 68;

/// From how many findings on a page has enough to say.
const MUCH: usize = 6;

/// Within how many days a date makes a finding urgent. It only says what is read first, the same everywhere, so that reports can be
/// compared; how long before a day a rule speaks at all is for a team to say, by the policy of that rule.
const HORIZON: u32 = 90;

/// Ranks what counts, worst first, and says where each is shown.
/// `is_folded` says which topics the kind that the partnership seems to be would not ask.
/// `is_first` says what concerns the party that was asked about, and comes before the rest.
pub(super) fn triage(
    findings: &mut [Finding],
    as_of: Date,
    is_folded: impl Fn(Topic) -> bool,
    is_first: impl Fn(&Finding) -> bool,
) {
    let mut order: Vec<usize> =
        (0..findings.len()).filter(|index| findings[*index].suppression.is_none()).collect();
    // What does not count has no place in the order, and none on the page.
    for finding in findings.iter_mut().filter(|finding| finding.suppression.is_some()) {
        (finding.rank, finding.shown) = (0, Shown::Hidden);
    }
    let horizon = as_of.plus(&Duration::of_days(HORIZON)).unwrap_or(as_of);
    for index in &order {
        let finding = &mut findings[*index];
        hurry(finding, horizon);
        // Once the parties are about to sit together over the terms, it is time to raise it.
        finding.stake.waits = finding.stake.raise_on.is_some_and(|day| day > horizon);
    }
    let place = |index: usize| (!is_first(&findings[index]), urgency(&findings[index]));
    order.sort_by(|left, right| place(*left).cmp(&place(*right)));
    show(findings, &order, is_folded);
    let order = with_first(findings, order);
    for (at, index) in order.iter().enumerate() {
        findings[*index].rank = at + 1;
    }
}

/// Lets what can be settled now come before what waits for an amendment, as far as the first ones go.
fn with_first(findings: &[Finding], order: Vec<usize>) -> Vec<usize> {
    let is_first = |index: &&usize| {
        let finding = &findings[**index];
        finding.shown.is_listed() && finding.consequence < Consequence::Untidy
    };
    if !order.iter().filter(is_first).take(FIRST).any(|index| findings[*index].stake.waits) {
        return order;
    }
    let ready = order.iter().filter(is_first).filter(|index| !findings[**index].stake.waits);
    let mut first: Vec<usize> = ready.take(FIRST).copied().collect();
    let rest: Vec<usize> = order.into_iter().filter(|index| !first.contains(index)).collect();
    first.extend(rest);
    first
}

/// What is due within the horizon acts by itself.
fn hurry(finding: &mut Finding, horizon: Date) {
    let is_near = finding.day.is_some_and(|day| day <= horizon);
    if is_near && finding.consequence > Consequence::Acting {
        finding.consequence = Consequence::Acting;
    }
}

/// What comes first, in one partnership or in several: the worse consequence; then the nearer day; what is due before what is not yet;
/// what the kind asks first; what is written before what is not; what fails a run; the larger part of the exchange; what binds one party before what binds all; and at last the place.
#[must_use]
pub fn urgency(finding: &Finding) -> impl Ord + '_ {
    // What acts and has no day to come is happening already; elsewhere a day is nearer than none.
    let has_time = (finding.consequence == Consequence::Acting) == finding.day.is_some();
    (
        finding.consequence,
        has_time,
        finding.day,
        finding.due_from.is_some(),
        !finding.stake.is_asked_first,
        finding.nature,
        Reverse(finding.severity),
        Reverse(finding.stake.share),
        !finding.stake.is_one_sided,
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
            // What fails has its source line as long as there is room.
            Shown::Place if places < PLACES && in_place(finding) <= room => {
                places += 1;
                room -= in_place(finding);
                Shown::Place
            }
            Shown::Place | Shown::Line => {
                let is_failing = wanted == Shown::Place;
                let takes = if is_first { in_full(finding) } else { in_a_line(finding) };
                let (like, most) = likeness(finding);
                let told = alike.entry(like).or_default();
                if lines < LINES && (is_failing || *told < most && takes <= room) {
                    *told += 1;
                    lines += 1;
                    room = room.saturating_sub(takes);
                    Shown::Line
                } else {
                    Shown::Hidden
                }
            }
            other => other,
        };
    }
}

/// What a finding is like, and how many of these a page shows. That the charter, the intents and the exit plan were not reviewed for
/// long is one thing, and the first of them says it.
fn likeness(finding: &Finding) -> (Cow<'static, str>, usize) {
    match (finding.nature, finding.consequence) {
        (Nature::Due, Consequence::Untidy) => (Cow::Borrowed("old"), 1),
        _ => (finding.rule.clone(), ALIKE),
    }
}

/// How many lines a finding takes that is told in full: what is wrong, where, why it matters and what to do.
fn in_full(finding: &Finding) -> usize {
    let lines = |text: &str| text.chars().count().div_ceil(COLUMNS);
    lines(&finding.message) + 1 + lines(&finding.why) + lines(&finding.help)
}

/// The same with its source line.
fn in_place(finding: &Finding) -> usize {
    in_full(finding) + 1
}

/// How many lines a finding takes as a line of the page: its place, its rule and its message.
fn in_a_line(finding: &Finding) -> usize {
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
