//! Whom the words for a recipient of a report mean.

use crate::document::charter::Charter;
use crate::document::charter::governance::Body;
use crate::document::scalar::{Person, Scalar as _};
use crate::document::{Field, folded};

/// The executive sponsor of a party.
pub(super) fn sponsor_of<'a>(charter: &'a Charter, party: &str) -> Option<&'a Person> {
    charter.parties.get()?.get(party)?.get()?.sponsor.get()
}

/// Whether these words for a recipient include the sponsor of a party.
pub(super) fn reaches(charter: &Charter, recipient: &str, party: &str) -> bool {
    let words = folded(recipient);
    let mentions = |party: &str| words.contains(party) || words.contains(&folded(charter.party_name(party)));
    let is_for_some = charter.party_ids().into_iter().any(mentions);
    if words.contains("sponsor") || is_for_some {
        return !is_for_some || mentions(party);
    }
    if matches!(words.as_str(), "all" | "both" | "everybody" | "everyone") {
        return true;
    }
    let Some(sponsor) = sponsor_of(charter, party) else { return false };
    Person::parse(recipient).is_ok_and(|person| person.is_same(sponsor))
        || sits_in(charter, &words, party, sponsor)
}

/// Whether the words name a body in which the sponsor sits.
fn sits_in(charter: &Charter, words: &str, party: &str, sponsor: &Person) -> bool {
    let bodies = charter.governance.get().and_then(|governance| governance.bodies.get());
    let is_meant = |body: &&Body| {
        body.id.get().is_some_and(|id| id.as_str() == words)
            || body.name.get().is_some_and(|name| folded(name.as_str()) == words)
    };
    bodies.into_iter().flat_map(|bodies| bodies.values().filter(is_meant)).any(|body| {
        let members = body.members.and(|members| {
            members.0.iter().find(|(id, _)| id == party).map_or(&Field::Missing, |(_, it)| it)
        });
        members.get().is_some_and(|members| members.values().any(|person| person.is_same(sponsor)))
    })
}
