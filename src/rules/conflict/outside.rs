//! Who settles a disagreement from outside of the parties, and whose word is final.

use crate::document::charter::Charter;
use crate::document::charter::conflict::Level;
use crate::document::{Authority, contains_any, folded, has_word_like, spaced};
use crate::rules::Subject;
use crate::rules::governance::authority::is_identified;

/// Words for people from outside, as they stand inside longer ones and in neighbouring languages.
const OUTSIDERS: &[&str] = &[
    "mediat",
    "neutral",
    "independent",
    "third part",
    "third-part",
    "third person",
    "outside",
    "external",
    "ombud",
    "facilitat",
    "moderator",
    "conciliat",
    "expert",
    "médiat",
    "mediac",
    "mediaz",
    "schlicht",
];

/// Words for those whose word is final and who take the time that they take.
const FINAL: &[&str] = &[
    "arbit",
    "adjudicat",
    "court",
    "tribunal",
    "judge",
    "schieds",
    "gericht",
    "judiciar",
    "juzgado",
    "domstol",
    "rechtbank",
];

/// Words for people of the parties, whom a charter need not name anywhere else.
const INSIDERS: &[&str] = &[
    "part",
    "side",
    "both",
    "joint",
    "talk",
    "negotiat",
    "manager",
    "management",
    "sponsor",
    "champion",
    "liaison",
    "lead",
    "committee",
    "steering",
    "board",
    "group",
    "team",
    "executive",
    "ceo",
    "coo",
    "cfo",
    "cto",
    "vp",
    "chief",
    "direct",
    "president",
    "founder",
    "owner",
    "head",
    "council",
    "assembly",
    "member",
    "staff",
    "officer",
    "principal",
    "partner",
    "legal",
    "geschäfts",
    "vorstand",
    "leitung",
    "führung",
    "ausschuss",
    "seiten",
    "gérant",
    "comité",
    "equipo",
    "équipe",
];

/// Whether the level's word is final: a court or an arbitrator.
pub(super) fn is_final(who: &str) -> bool {
    contains_any(&folded(who), FINAL)
}

/// Whether somebody from outside settles it: by a word for it, or because it names neither a party nor anybody of one.
pub(super) fn is_outside(charter: &Charter, who: &str) -> bool {
    let lower = folded(who);
    let is_told = || contains_any(&lower, FINAL) || contains_any(&lower, OUTSIDERS);
    is_told() || !(has_word_like(&spaced(&lower), INSIDERS) || is_identified(charter, who))
}

/// Whether a level needs a time limit: a court or an arbitrator has none, nor has the last step outside of the parties, unless
/// it is a mediation, after which the dispute goes on.
pub(super) fn needs_limit(subject: &Subject<'_>, level: &Level, is_last: bool) -> bool {
    let Some(who) = level.who.get().map(|who| who.as_str()) else { return true };
    let is_told = contains_any(&folded(who), OUTSIDERS);
    let ends_outside = is_last && !is_told && is_outside(subject.charter, who);
    !(is_final(who) || ends_outside)
}

/// Whether the protocol ends with a final word and no body decides by votes that could be equal.
pub(super) fn is_settled_for_good(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let levels = charter.conflict.get().and_then(|conflict| conflict.levels.get());
    let last = levels.and_then(|levels| levels.iter().last()).and_then(|(_, level)| level.who.get());
    let decisions = charter.governance.get().and_then(|governance| governance.decisions.get());
    let votes = decisions.is_some_and(|decisions| {
        decisions.values().any(|it| matches!(it.decides.get(), Some(Authority::Body(_))))
    });
    let is_final = last.is_some_and(|who| is_final(who.as_str()));
    is_final && !votes && charter.gates.is_without_entries()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_outsiders_by_what_they_are_not() {
        let charter = Charter::default();
        for who in [
            "Mediator",
            "Schiedsgericht",
            "ICC, Paris",
            "Dr. Keller",
            "Handelskammer Wien",
            "The courts of Delaware",
        ] {
            assert!(is_outside(&charter, who), "{who}");
        }
        for who in [
            "Partnership managers",
            "Both sides, in talks",
            "Steering committee",
            "The CEOs",
            "The parties' lawyers",
        ] {
            assert!(!is_outside(&charter, who), "{who}");
        }
    }

    #[test]
    fn knows_whose_word_is_final() {
        assert!(is_final("A single arbitrator of an international chamber"));
        assert!(is_final("Landgericht Hamburg"));
        assert!(!is_final("Mediation by an international centre"));
    }
}
