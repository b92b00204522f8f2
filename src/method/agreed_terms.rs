//! Which entries of a charter are terms that the parties agreed.

use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;

/// What is no agreed term, and why. Everything else is one, so that a new key is guarded until it is listed here. `*` is
/// any one name; what is below a place goes with it. `docs/change-control.md` shows the list.
pub const NOT_AGREED: &[(&str, &str)] = &[
    ("partner", "says what the file is"),
    ("id", "names the file"),
    ("name", "names the file"),
    ("stage", "says how far the parties have come"),
    ("summary", "describes"),
    ("reviewed", "is a day on which somebody looked"),
    ("parties.*.*", "is a party's own to say: its name, its people, what it is good at"),
    ("term.happened", "is a day on which something happened"),
    ("intent.*.reviewed", "is a day on which somebody looked"),
    ("canvas.completed", "is a day on which something was done"),
    ("model.criteria", "rates"),
    ("model.facts", "rates"),
    ("value.costs", "estimates"),
    ("value.intangibles", "estimates"),
    ("value.share_of_annual_resources", "estimates"),
    ("value.share_of_management_time", "estimates"),
    ("value.management_cost", "estimates"),
    ("value.term_sheet", "is a day on which something was done"),
    ("value.documented", "is a day on which something was done"),
    ("value.exchange.happened", "is a day on which something happened"),
    ("governance.dashboard", "says where something is kept"),
    ("governance.knowledge_base", "says where something is kept"),
    ("governance.issue_tracker", "says where something is kept"),
    ("communication.culture", "describes"),
    ("gates.happened", "is a day on which something happened"),
    ("deliverables.delivered", "is a day on which something was done"),
    ("deliverables.happened", "is a day on which something happened"),
    ("plan.business_alignment", "is a day on which something was done"),
    ("plan.charter_agreed", "is a day on which something was done"),
    ("plan.legal_review", "is a day on which something was done"),
    ("plan.signed", "is a day on which something was done"),
    ("plan.security_audit", "is a day on which something was done"),
    ("plan.data_agreement", "says where something is kept"),
    ("plan.training", "is a day on which something was done"),
    ("plan.readiness", "says where something is kept"),
    ("plan.onboarding.results", "says what came of it"),
    ("plan.early_wins", "says what came of it"),
    ("plan.pre_mortem", "is a day on which something was done"),
    ("reviews.health_answers", "rates"),
    ("risks", "is a list that every review changes"),
    ("nda", "is a day on which something was done"),
    ("exit.reviewed", "is a day on which somebody looked"),
    ("contract.file", "says where something is kept"),
    ("contract.documents.file", "says where something is kept"),
    ("contract.*.evidence", "says where something is kept"),
    ("contract.*.*.evidence", "says where something is kept"),
    ("contract.*.documents.*.evidence", "says where something is kept"),
    ("contract.*.*.documents.*.evidence", "says where something is kept"),
    ("contract.competition_review", "is a day on which something was done"),
    ("waivers", "accepts findings, which changes no term"),
    ("checklists", "answers questions about the terms"),
];

/// Whether what stands at a place is an agreed term, or holds some. `way` are the names on the way there, entries of lists
/// left out.
#[must_use]
pub fn is_agreed(way: &[&str]) -> bool {
    // How long a party is bound is not its own to say.
    if matches!(way, ["parties", _, "until"]) {
        return true;
    }
    // Asked of every place: what is below a place that counts no more is not asked about, so that whole patterns suffice.
    let is_it = |pattern: &str| {
        let mut names = pattern.split('.');
        way.iter().all(|here| names.next().is_some_and(|name| name == "*" || name == *here))
            && names.next().is_none()
    };
    !NOT_AGREED.iter().any(|(pattern, _)| is_it(pattern))
}

/// How firm the terms of a charter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    /// The parties still negotiate, or it is over: an edit needs nobody's leave.
    Open,
    /// The plan says that the charter was agreed or signed, and the stage not yet.
    Settled,
    /// The parties act on them: from the stage `launch` on, until it is over.
    InForce,
}

/// How firm the terms of this charter are on a day. Before launch the parties edit the charter to find their terms, so
/// that an edit is agreed by signing; from launch on they rely on what it says.
#[must_use]
pub fn firmness(charter: &Charter, as_of: Date) -> Firmness {
    let has_come = |day: Option<&Date>| day.is_some_and(|day| *day <= as_of);
    let plan = charter.plan.get();
    match charter.stage() {
        Stage::Launch | Stage::Operation | Stage::WindingDown => Firmness::InForce,
        Stage::Ended => Firmness::Open,
        Stage::Discovery | Stage::Alignment | Stage::Negotiation => {
            let is_settled =
                plan.is_some_and(|plan| has_come(plan.charter_agreed.get()) || has_come(plan.signed.get()));
            if is_settled { Firmness::Settled } else { Firmness::Open }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_readings_are_no_terms() {
        for way in ["stage", "exit.reviewed", "intent.kestrel.reviewed", "parties.kestrel.sponsor", "risks"] {
            assert!(!is_agreed(&way.split('.').collect::<Vec<_>>()), "{way}");
        }
        for way in ["exit", "exit.notice", "parties", "parties.kestrel", "gates.due", "value.exchange.amount"]
        {
            assert!(is_agreed(&way.split('.').collect::<Vec<_>>()), "{way}");
        }
        assert!(is_agreed(&[]));
    }

    #[test]
    fn every_place_of_the_list_is_one_of_the_charter() {
        for (pattern, _) in NOT_AGREED {
            let section = pattern.split('.').next().unwrap_or_default();
            assert!(Charter::KEYS.contains(&section), "{pattern}");
        }
    }
}
