//! What is read first: findings in the order of what happens if nobody acts, and gaps counted by section.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::scalar::{Date, Duration};
use crate::document::topic::Topic;
use crate::finding::{Consequence, Finding, Nature, Severity, Shown};
use crate::yaml::Step;

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
    count_closed(findings, &order);
    let place = |index: usize| (!is_first(&findings[index]), urgency(&findings[index]));
    order.sort_by(|left, right| place(*left).cmp(&place(*right)));
    let order = with_likes_later(findings, &order, &is_first);
    show(findings, &order, is_folded);
    let order = with_first(findings, with_places_apart(findings, order));
    for (at, index) in order.iter().enumerate() {
        findings[*index].rank = at + 1;
    }
}

/// Lets what a rule says for the second time, or what is said of the same place, come after what others say for the first, of what is
/// as grave and due: three of a kind tell less than three. What acts goes by its days.
fn with_likes_later(
    findings: &[Finding],
    order: &[usize],
    is_first: impl Fn(&Finding) -> bool,
) -> Vec<usize> {
    let grade = |index: &usize| {
        let it = &findings[*index];
        (is_first(it), it.consequence, it.due_from.is_some(), it.severity)
    };
    let mut sorted = Vec::with_capacity(order.len());
    for alike in order.chunk_by(|one, other| grade(one) == grade(other)) {
        let mut rules: BTreeSet<&str> = BTreeSet::new();
        let mut places: BTreeSet<(&str, &[Step])> = BTreeSet::new();
        let acts = |index: &usize| findings[*index].consequence <= Consequence::Acting;
        let mut is_new = |it: &'_ usize| {
            let it = &findings[*it];
            let is_elsewhere = places.insert((&it.document, it.path.steps()));
            rules.insert(&it.rule) && is_elsewhere
        };
        let (first, later): (Vec<usize>, Vec<usize>) =
            alike.iter().partition(|index| acts(index) || is_new(index));
        sorted.extend(first.into_iter().chain(later));
    }
    sorted
}

/// Lets what is said of a place for the second time come after what is settled first: there are three things to say, not one in three
/// ways. What acts goes by its days.
fn with_places_apart(findings: &[Finding], order: Vec<usize>) -> Vec<usize> {
    let mut places: BTreeSet<(&str, &[Step])> = BTreeSet::new();
    let (mut sorted, mut later) = (Vec::with_capacity(order.len()), Vec::new());
    for index in order {
        let finding = &findings[index];
        if !finding.shown.is_listed() {
            sorted.push(index);
            continue;
        }
        if places.len() >= FIRST {
            sorted.append(&mut later);
            sorted.push(index);
            continue;
        }
        let is_new = places.insert((&finding.document, finding.path.steps()));
        let may_wait = !is_new && finding.consequence > Consequence::Acting;
        if may_wait { later.push(index) } else { sorted.push(index) }
    }
    sorted.append(&mut later);
    sorted
}

/// Lets what can be settled now come before what waits for the day on which the terms are open: as they stand on the page.
fn with_first(findings: &[Finding], mut order: Vec<usize>) -> Vec<usize> {
    order.sort_by_key(|index| findings[*index].stake.waits && findings[*index].shown.is_listed());
    order
}

/// Counts what the fix of each closes besides: what else is found at its place or below, and the questions of the checklists.
fn count_closed(findings: &mut [Finding], order: &[usize]) {
    let mut found: BTreeMap<(&str, &[Step]), usize> = BTreeMap::new();
    for finding in order.iter().map(|index| &findings[*index]) {
        let steps = finding.path.steps();
        for depth in 0..=steps.len() {
            *found.entry((&finding.document, &steps[..depth])).or_default() += 1;
        }
    }
    let closed = |finding: &Finding| {
        let here = found.get(&(finding.document.as_str(), finding.path.steps())).copied().unwrap_or(1);
        here - 1 + finding.stake.answers
    };
    let closed: Vec<usize> = order.iter().map(|index| closed(&findings[*index])).collect();
    for (index, closes) in order.iter().zip(closed) {
        findings[*index].stake.closes = closes;
    }
}

/// What is due within the horizon acts by itself.
fn hurry(finding: &mut Finding, horizon: Date) {
    let is_near = finding.day.is_some_and(|day| day <= horizon);
    if is_near && finding.consequence > Consequence::Acting {
        finding.consequence = Consequence::Acting;
    }
}

/// What comes first, in one partnership or in several: the worse consequence; then the nearer day; what is due before what is not yet;
/// what is as bad wherever it is found before what is so here; what the kind asks first; what binds one party before what binds all; what is written before what is not; what fails a run; the larger part of
/// the exchange; what hits more parties; the fix that closes more of what else is open; and at last the place.
#[must_use]
pub fn urgency(finding: &Finding) -> impl Ord + '_ {
    // What acts and has no day to come is happening already; elsewhere a day is nearer than none.
    let has_time = (finding.consequence == Consequence::Acting) == finding.day.is_some();
    (
        finding.consequence,
        has_time,
        finding.day,
        finding.due_from.is_some(),
        (finding.stake.is_raised, !finding.stake.is_asked_first),
        (!finding.stake.is_one_sided, finding.nature),
        Reverse(finding.severity),
        Reverse(finding.stake.share),
        Reverse((finding.stake.hits.len(), finding.stake.closes)),
        (&finding.source.path, finding.span.start),
        &finding.rule,
        &finding.message,
    )
}

fn show(findings: &mut [Finding], order: &[usize], is_folded: impl Fn(Topic) -> bool) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut page = Room { lines: 0, left: ROOM, alike: BTreeMap::new(), reasons: BTreeSet::new() };
    let mut failing: Vec<usize> = Vec::new();
    for index in order {
        let finding = &mut findings[*index];
        let wanted = match finding.topic {
            Some(topic) if is_folded(topic) => Shown::Section,
            _ => wanted(finding, &mut told, page.lines >= MUCH),
        };
        let is_first = page.lines < FIRST;
        finding.shown = match wanted {
            Shown::Place | Shown::Line if !page.takes(finding, wanted == Shown::Place) => Shown::Hidden,
            Shown::Place if !is_first => {
                failing.push(*index);
                Shown::Line
            }
            other => other,
        };
    }
    // That something is there comes before the reason and the source line of something else.
    let places = order.iter().filter(|index| findings[**index].shown == Shown::Place).count();
    for index in failing.into_iter().take(PLACES - places) {
        let finding = &mut findings[index];
        let more = (page.in_full(finding) + 1).saturating_sub(in_a_line(finding));
        if more <= page.left {
            page.left -= more;
            finding.shown = Shown::Place;
        }
    }
}

/// What is left of a page.
struct Room {
    /// How many findings have a line.
    lines: usize,
    /// How many lines of eighty columns are free.
    left: usize,
    /// How many findings alike are on it.
    alike: BTreeMap<Cow<'static, str>, usize>,
    /// The reasons that are told.
    reasons: BTreeSet<Cow<'static, str>>,
}

impl Room {
    /// Takes a finding in as a line if there is room for it; one that fails the run as long as there are lines at all.
    fn takes(&mut self, finding: &Finding, is_failing: bool) -> bool {
        let (like, most) = likeness(finding);
        let alike = self.alike.entry(like).or_default();
        let takes = match &finding.series {
            Some(series) if *alike > 0 => series.says.chars().count().div_ceil(COLUMNS),
            _ if self.lines < FIRST => {
                in_full(finding, self.reasons.contains(&finding.why)) + usize::from(is_failing)
            }
            _ => in_a_line(finding),
        };
        let has_room = self.lines < LINES && (is_failing || *alike < most && takes <= self.left);
        if has_room {
            if self.lines < FIRST {
                self.reasons.insert(finding.why.clone());
            }
            *alike += 1;
            self.lines += 1;
            self.left = self.left.saturating_sub(takes);
        }
        has_room
    }

    fn in_full(&mut self, finding: &Finding) -> usize {
        in_full(finding, !self.reasons.insert(finding.why.clone()))
    }
}

/// What a finding is like, and how many of these a page shows. That the charter, the intents and the exit plan were not reviewed for
/// long is one thing, and the first of them says it.
fn likeness(finding: &Finding) -> (Cow<'static, str>, usize) {
    match (finding.nature, finding.consequence) {
        (Nature::Due, Consequence::Untidy) => (Cow::Borrowed("old"), 1),
        // One line tells them all.
        _ if finding.series.is_some() => (finding.rule.clone(), usize::MAX),
        _ => (finding.rule.clone(), ALIKE),
    }
}

/// How many lines a finding takes that is told in full: what is wrong, where, why it matters unless that is told already, and what to do.
fn in_full(finding: &Finding, has_reason: bool) -> usize {
    let lines = |text: &str| text.chars().count().div_ceil(COLUMNS);
    let why = if has_reason { 0 } else { lines(&finding.why) };
    lines(&finding.message) + 1 + why + lines(&finding.help)
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
        // What nobody has begun and is not due yet is no reproach: the map of the sections has it.
        Nature::Gap if finding.due_from.is_some() && is_not_begun(finding) => Shown::Section,
        Nature::Gap => {
            let is_first = told.insert(finding.section());
            match finding.consequence {
                it if it.hurts() && is_error => Shown::Place,
                // What a review or a day calls for is no question of the section: it is work that somebody promised.
                it if it < Consequence::Unsaid && finding.topic == Some(Topic::Always) => Shown::Line,
                _ if finding.stake.is_to_do => Shown::Line,
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

/// Whether it asks for a section of which the charter has nothing.
fn is_not_begun(finding: &Finding) -> bool {
    let tree = &finding.source.tree;
    let section = finding.path.section();
    section.is_some_and(|section| tree.root().is_some_and(|root| tree.get(root, section).is_none()))
}
