use super::terms::report_forfeits;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::ip::Licence;
use crate::document::scalar::Text;
use crate::document::{Each, List, folded};
use crate::grammar::number;
use crate::method::deal::is_body_of_all;
use crate::rules::clauses::said_with_party;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// names, addresses and accounts go to one party at the end, or are assigned with no exit terms on their return
    "name-lost-on-exit",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "customers cannot find a party that has lost its name and addresses",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let name = subject.charter.exit.get().and_then(|exit| exit.name.get());
    let message = |losers: &str, count: usize, keeper: &str| {
        format!("{losers} {} name and accounts to {keeper} at the end", number(count, "loses", "lose"))
    };
    let help = "agree that names and accounts go with the party they stand for, and write that instead of `falls_to:`";
    let is_its_own = |keeper: &str, losers: &[&str]| {
        is_body_of_all(subject.charter, keeper)
            || losers.iter().all(|loser| lends_its_name(subject, keeper, loser))
    };
    report_forfeits(subject, drafts, ("name", name), is_its_own, message, help);
    assigned(subject, drafts);
}

/// Whether a party lets another use its name by a licence: it goes back to whom it belongs to.
fn lends_its_name(subject: &Subject<'_>, from: &str, to: &str) -> bool {
    let licences = subject.charter.ip.get().and_then(|ip| ip.licences.get());
    let is_between = |licence: &&Licence| {
        let is_from = licence.from.get().is_some_and(|party| party.as_str() == from);
        is_from && licence.to.get().is_none_or(|party| party.as_str() == to)
    };
    let lent = licences.into_iter().flat_map(List::values).filter(is_between);
    lent.filter_map(|licence| licence.scope.get()).any(|scope| named_in(scope.as_str()).is_some())
}

/// Names that the contract assigns, of which the exit terms do not say who has them in the end.
fn assigned(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let kind = ClauseKind::IpOwnershipAssignment;
    for (party, clause) in said_with_party(subject, kind) {
        let Some(value) = clause.value.get() else { continue };
        let Some(word) = named_in(&value.to_string()) else { continue };
        if is_settled(subject) {
            continue;
        }
        let who =
            party.map_or_else(|| "the assigning party".to_owned(), |party| names(subject.charter, &[party]));
        drafts
            .at_value(kind.place(party), format!("{who} assigns its {word}, with no exit terms on who keeps it"))
            .label("returned on exit?")
            .help("agree who keeps names, marks, domains and accounts at the end, and write it under `exit.name`");
    }
}

/// What people find a party by, in the singular; the plural is read, too.
const NAMES: [&str; 11] = [
    "name",
    "brand",
    "trademark",
    "trade mark",
    "logo",
    "domain",
    "domain name",
    "web address",
    "handle",
    "account",
    "address",
];

/// Whether the exit terms speak of names.
fn is_settled(subject: &Subject<'_>) -> bool {
    let Some(exit) = subject.charter.exit.get() else { return subject.charter.exit.is_invalid() };
    let speaks = |text: Option<&Text>| text.is_some_and(|text| named_in(text.as_str()).is_some());
    let of_ip = || exit.ip.get().into_iter().flat_map(Each::iter).any(|(_, text)| speaks(Some(text)));
    let of_assets = || {
        let remains = exit.assets.get().into_iter().flat_map(Each::iter);
        remains.into_iter().any(|(_, it)| speaks(it.terms.get()))
    };
    let is_unread = exit.ip.is_invalid() || exit.assets.is_invalid() || exit.name.is_invalid();
    is_unread || exit.name.is_given() || of_ip() || of_assets()
}

fn named_in(text: &str) -> Option<&'static str> {
    let text = folded(text);
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    NAMES.into_iter().find(|name| {
        let parts: Vec<&str> = name.split(' ').collect();
        words.windows(parts.len()).any(|window| {
            window.iter().zip(&parts).all(|(word, part)| {
                word == part || word.strip_suffix("es") == Some(part) || word.strip_suffix('s') == Some(part)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_and_no_parts_of_words() {
        assert_eq!(named_in("Names and possessions, to the sponsor"), Some("name"));
        assert_eq!(named_in("All trade marks"), Some("trade mark"));
        assert_eq!(named_in("Social media accounts"), Some("account"));
        for text in ["Divided by what it is about", "Unnamed inventions", "On account-based work only, no"] {
            assert_eq!(named_in(text), (text.contains("account")).then_some("account"), "{text}");
        }
        assert_eq!(named_in("Foreground patents"), None);
    }
}
