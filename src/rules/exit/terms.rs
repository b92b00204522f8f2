//! Terms of the exit section: where one stands, for whom, and what it leaves to whom.

use crate::document::charter::exit::Remains;
use crate::document::scalar::Text;
use crate::document::{Each, Field, reads_the_same};
use crate::rules::{Drafts, Subject};
use crate::wording::parties::names;

/// Where a term stands: of all parties, or of one.
pub(super) fn place(key: &str, party: Option<&str>) -> String {
    match party {
        None => format!("exit.{key}"),
        Some(party) => format!("exit.{key}.{party}"),
    }
}

/// " for Kestrel Software" where a term holds for one party; nothing where it holds for all.
pub(super) fn for_whom(subject: &Subject<'_>, party: Option<&str>) -> String {
    party.map_or_else(String::new, |party| format!(" for {}", subject.charter.party_name(party)))
}

/// Whether a ground is this word of the format.
pub(super) fn is_meant(ground: &Field<Text>, word: &str) -> bool {
    ground.get().is_some_and(|ground| reads_the_same(ground.as_str(), word))
}

/// Something that one party keeps at the end, and the others do without.
struct Forfeit<'a> {
    /// Where it is said.
    path: String,
    /// Who keeps it.
    keeper: &'a str,
    /// Who loses it; at least one.
    losers: Vec<&'a str>,
}

/// Reports what falls to one party at the end, unless `is_its_own` says that it was that party's all along. `message` takes who loses it, whether those are several, and who keeps it.
pub(super) fn report_forfeits(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    (key, remains): (&str, Option<&Each<Remains>>),
    is_its_own: impl Fn(&str, &[&str]) -> bool,
    message: impl Fn(&str, usize, &str) -> String,
    help: &str,
) {
    let forfeits = forfeits(subject, key, remains).into_iter();
    for forfeit in forfeits.filter(|it| !is_its_own(it.keeper, &it.losers)) {
        let keeper = subject.charter.party_name(forfeit.keeper);
        let losers = names(subject.charter, &forfeit.losers);
        drafts
            .at_value(forfeit.path.as_str(), message(&losers, forfeit.losers.len(), keeper))
            .hits(&forfeit.losers)
            .help(help);
    }
}

/// What falls to one party at the end: of all, or of the party under whose key it stands.
fn forfeits<'a>(subject: &'a Subject<'_>, key: &str, remains: Option<&'a Each<Remains>>) -> Vec<Forfeit<'a>> {
    let parties = subject.charter.party_ids();
    let keeper_of = |it: &'a Remains| -> Option<&'a str> {
        let named = it.falls_to.get().map(|party| party.as_str());
        named.or_else(|| it.terms.get().map(Text::as_str).filter(|words| parties.contains(words)))
    };
    let entries = remains.into_iter().flat_map(Each::iter);
    let forfeits = entries.filter_map(|(party, it)| {
        let keeper = keeper_of(it)?;
        let losers = parties
            .iter()
            .copied()
            .filter(|other| *other != keeper && party.is_none_or(|party| party == *other));
        Some(Forfeit { path: place(key, party), keeper, losers: losers.collect() })
    });
    forfeits.filter(|it| !it.losers.is_empty()).collect()
}
