//! Which parties take part for which reason.

use crate::document::charter::intent::IntentKind;
use crate::rules::Subject;

/// The parties that name this kind of intent, in the order of the charter.
pub(super) fn seekers<'a>(subject: &Subject<'a>, kind: IntentKind) -> Vec<&'a str> {
    let Some(intents) = subject.charter.intent.get() else { return Vec::new() };
    let parties = subject.charter.party_ids().into_iter();
    let names_it = |party: &str| {
        let intent = intents.of(party);
        intent.get().and_then(|it| it.kind.get()).is_some_and(|kinds| kinds.values().any(|it| *it == kind))
    };
    parties.filter(|party| names_it(party)).collect()
}

/// Where the reason stands of the first of them.
pub(super) fn place_of(parties: &[&str]) -> String {
    parties.first().map_or_else(|| "intent".to_owned(), |party| format!("intent.{party}.kind"))
}
