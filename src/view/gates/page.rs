//! The gates for people.

use super::{Gates, Scheduled, calendar, schedule};
use crate::method::gates::{CommitmentReason, CommitmentState, EffectiveCommitment};
use crate::view::place::lines_of;
use crate::view::{Page, Text, title_of, unread};
use crate::wording::gates::{commitment_name, commitment_unread, explained};

pub(super) fn page(gates: &Gates<'_>) -> Page {
    let mut page = Page::default();
    for scheduled in &gates.scheduled {
        page.title(title_of(scheduled.surveyed.partnership));
        unread(&mut page, scheduled.surveyed.partnership);
        commitment(&mut page, scheduled);
        schedule::show(&mut page, scheduled);
        calendar::show(&mut page, scheduled, gates.wish.timeline);
    }
    page
}

/// What is in force since when, with every reason.
fn commitment(page: &mut Page, scheduled: &Scheduled<'_>) {
    let partnership = scheduled.surveyed.partnership;
    let schedule = &scheduled.surveyed.assessment.gates;
    let Some(in_force) = &schedule.commitment else {
        let why = commitment_unread(&partnership.charter.value);
        page.say(format!("Commitment not known: {why}; `partner check` tells more."));
        return;
    };
    if scheduled.has_unreadable_gates() {
        page.say(
            "Not all gates of this charter can be read, and those are not shown; `partner check` tells more.",
        );
        if schedule.gates.is_empty() {
            return;
        }
    }
    if schedule.gates.is_empty() {
        page.say(
            "No gates yet: no day is set on which the parties decide whether to go on. `partner gates --suggest` \
             proposes the usual ones.",
        );
        return;
    }
    page.say(headline(in_force));
    let reason = |reason: &CommitmentReason| {
        let place = format!("gates[{}]", reason.gate);
        let said = explained(&partnership.charter.value, schedule, reason);
        Text::default().and(said).and(lines_of(partnership, &[place]))
    };
    page.list(in_force.reasons.iter().map(reason).collect());
}

fn headline(commitment: &EffectiveCommitment) -> Text {
    let name = commitment_name(commitment.state);
    let text = Text::default().and("Commitment in force: ").strong(name);
    match commitment.cause() {
        Some(cause) => text.and(format!(" since {}", cause.since)),
        None if commitment.state == CommitmentState::Full => text.and(", for no gate asks for anything else"),
        None => text,
    }
}
