//! Which entries of a charter are terms that the parties agreed.

use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;

/// What is no agreed term, and why. Everything else is one, so that a new key is guarded until it is listed here. `*` is
/// any one name; what is below a place goes with it. `docs/change-control.md` shows the list.
pub const NOT_AGREED: &[(&str, &str)] = &[
    ("partner", "names the format"),
    ("id", "names the file"),
    ("name", "names the file"),
    ("stage", "shows how far the parties are"),
    ("summary", "is a description"),
    ("reviewed", "is the date of a review"),
    ("parties.*.*", "is a party's own to say: its name, its people, what it is good at"),
    ("term.happened", "is the date of an event"),
    ("intent.*.reviewed", "is the date of a review"),
    ("canvas.completed", "is the date of a step taken"),
    ("model.criteria", "is a rating"),
    ("model.facts", "is a rating"),
    ("value.costs", "is an estimate"),
    ("value.intangibles", "is an estimate"),
    ("value.share_of_annual_resources", "is an estimate"),
    ("value.share_of_management_time", "is an estimate"),
    ("value.management_cost", "is an estimate"),
    ("value.term_sheet", "is the date of a step taken"),
    ("value.documented", "is the date of a step taken"),
    ("value.exchange.happened", "is the date of an event"),
    ("governance.dashboard", "is a link"),
    ("governance.knowledge_base", "is a link"),
    ("governance.issue_tracker", "is a link"),
    ("communication.culture", "is a description"),
    ("gates.happened", "is the date of an event"),
    ("deliverables.delivered", "is the date of a step taken"),
    ("deliverables.happened", "is the date of an event"),
    ("plan.business_alignment", "is the date of a step taken"),
    ("plan.charter_agreed", "is the date of a step taken"),
    ("plan.legal_review", "is the date of a step taken"),
    ("plan.signed", "is the date of a step taken"),
    ("plan.security_audit", "is the date of a step taken"),
    ("plan.data_agreement", "is a link"),
    ("plan.training", "is the date of a step taken"),
    ("plan.readiness", "is a link"),
    ("plan.onboarding.results", "records a result"),
    ("plan.early_wins", "records a result"),
    ("plan.pre_mortem", "is the date of a step taken"),
    ("reviews.health_answers", "is a rating"),
    ("risks", "is a list that every review changes"),
    ("nda", "is the date of a step taken"),
    ("exit.reviewed", "is the date of a review"),
    ("contract.file", "is a link"),
    ("contract.documents.file", "is a link"),
    ("contract.*.evidence", "is a link"),
    ("contract.*.*.evidence", "is a link"),
    ("contract.*.documents.*.evidence", "is a link"),
    ("contract.*.*.documents.*.evidence", "is a link"),
    ("contract.competition_review", "is the date of a step taken"),
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
