//! The events of a calendar in words.

use crate::document::charter::Charter;
use crate::method::calendar::{Event, EventState, Occasion, Waiting};
use crate::method::term::{renews_by_agreement, renews_by_itself};

/// What a day that follows from the usual weeks says of itself.
pub const USUAL: &str = "assumed from the standard timetable";

/// What happens, in a few words: `gate Early traction`, `business review`, `the term ends`. A day that nobody has agreed on says
/// so.
#[must_use]
pub fn what(charter: &Charter, event: &Event) -> String {
    let what = happening(charter, &event.occasion, &event.about, &event.who);
    match &event.waits_for {
        Some(event) => format!("{what}, at the latest; waits for: {event}"),
        None if event.is_usual => format!("{what} ({USUAL})"),
        None => what,
    }
}

/// What waits for an event without a latest day: `payment: milestone waits for: A first person is treated`.
#[must_use]
pub fn waiting(charter: &Charter, waiting: &Waiting) -> String {
    let what = happening(charter, &waiting.occasion, &waiting.about, &[]);
    format!("{what} waits for: {}", waiting.waits_for)
}

fn happening(charter: &Charter, occasion: &Occasion, about: &str, who: &[String]) -> String {
    let named = |noun: &str| if about.is_empty() { noun.to_owned() } else { format!("{noun} {about}") };
    match occasion {
        Occasion::Gate(_) => format!("gate {about}"),
        Occasion::TermStart => "the term begins".to_owned(),
        Occasion::Renewal if takes_agreement(charter) => {
            "last day to agree on a renewal, or the term ends".to_owned()
        }
        Occasion::Renewal => "last day to decide on the renewal".to_owned(),
        Occasion::NoRenewal(_) => "last day to refuse renewal".to_owned(),
        Occasion::TermEnd(_) if charter.term.get().is_some_and(renews_by_itself) => {
            "last day of the term, renewed unless refused".to_owned()
        }
        Occasion::TermEnd(_) => "last day of the term".to_owned(),
        Occasion::ContractNotice(_) if takes_agreement(charter) => {
            "last day to agree on the contract's renewal, or it ends".to_owned()
        }
        Occasion::ContractNotice(_) => "last day to refuse renewal of the contract".to_owned(),
        Occasion::ContractEnd(_) => "last day of the contract".to_owned(),
        Occasion::PhaseStart(phase) => format!("{} begins", phase.spoken()),
        Occasion::PhaseEnd(phase) => format!("{} ends", phase.spoken()),
        Occasion::Review(kind, _) => kind.name().to_owned(),
        Occasion::Step(key) => step(key).to_owned(),
        Occasion::Deliverable(index) if about.is_empty() => format!("deliverable {}", index + 1),
        Occasion::Deliverable(_) => named("deliverable:"),
        Occasion::Payment(index) if about.is_empty() => format!("payment {}", index + 1),
        Occasion::Payment(_) => named("payment:"),
        Occasion::Goal(_) => format!("goal of {}: {about}", who.join(", ")),
        Occasion::Goals(period) => format!("goals of {period} due"),
        Occasion::Action(..) if about.is_empty() => "an action".to_owned(),
        Occasion::Action(..) => named("action:"),
        Occasion::Waiver(_) if about.is_empty() => "a waiver ends".to_owned(),
        Occasion::Waiver(_) => format!("the waiver of {about} ends"),
        Occasion::Intent(party) => format!("review the intent of {}", charter.party_name(party)),
        Occasion::ExitPlan => "review the exit plan".to_owned(),
        Occasion::PartyStart(party) => format!("{} joins", charter.party_name(party)),
        Occasion::PartyEnd(party) => format!("last day of {}, the others go on", charter.party_name(party)),
    }
}

/// Whether silence ends the term.
fn takes_agreement(charter: &Charter) -> bool {
    charter.term.get().is_some_and(renews_by_agreement)
}

/// What it stands under where several events share a line: the gate, the phase, the kind of review.
#[must_use]
pub fn series_name(charter: &Charter, event: &Event) -> String {
    match &event.occasion {
        Occasion::PhaseStart(phase) | Occasion::PhaseEnd(phase) => phase.spoken().to_owned(),
        Occasion::TermStart | Occasion::TermEnd(_) => "term".to_owned(),
        Occasion::Renewal | Occasion::NoRenewal(_) => "renewal".to_owned(),
        Occasion::ContractNotice(_) | Occasion::ContractEnd(_) => "contract".to_owned(),
        Occasion::Waiver(_) if !event.about.is_empty() => format!("waiver {}", event.about),
        Occasion::Intent(party) => format!("intent of {}", charter.party_name(party)),
        Occasion::PartyStart(party) | Occasion::PartyEnd(party) => charter.party_name(party).to_owned(),
        Occasion::ExitPlan => "exit plan".to_owned(),
        Occasion::Goals(period) => format!("goals of {period}"),
        _ => happening(charter, &event.occasion, &event.about, &event.who),
    }
}

/// Where it stands, in a word or two.
#[must_use]
pub const fn state(state: EventState) -> &'static str {
    match state {
        EventState::Upcoming => "upcoming",
        EventState::DueSoon => "due soon",
        EventState::Overdue => "overdue",
        EventState::Done => "done",
        EventState::Passed => "passed",
    }
}

fn step(key: &str) -> &'static str {
    match key {
        "nda" => "non-disclosure agreement",
        "business_alignment" => "business alignment",
        "charter_agreed" => "charter agreed",
        "legal_review" => "legal review",
        "pre_mortem" => "pre-mortem",
        "signed" => "signature",
        "security_audit" => "security audit",
        _ => "step of the plan",
    }
}
