use super::affected::{Affected, affected};
use super::authority::sole_decider;
use crate::document::charter::governance::{Governance, Matter};
use crate::document::{Authority, List, folded};
use crate::rules::by_words::{has_name, has_phrase};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party alone changes agreed terms, fees or what data is used for
    "one-sided-amendment",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "the others are bound by terms, or pay fees, that they never agreed to",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    by_seats(subject, drafts, governance);
    for (path, who, what) in changes(subject, governance) {
        let name = subject.charter.party_name(who);
        drafts
            .at_value(path, format!("{name} alone {what}"))
            .hits_all_but(who)
            .help("give those who are bound a vote (`decides: both`), or let them exit before the change takes effect");
    }
}

/// Where one party changes something alone: the place, the party, and what it does.
fn changes<'a>(subject: &Subject<'a>, governance: &Governance) -> Vec<(String, &'a str, &'static str)> {
    let of_charter = governance.amendments.get().and_then(|it| it.decides.get());
    let of_charter = of_charter.and_then(|decides| sole_decider(subject.charter, decides));
    let place = || "governance.amendments.decides".to_owned();
    let of_charter = of_charter.map(|who| (place(), who, "amends the charter"));
    let decisions = governance.decisions.get().into_iter().flat_map(|decisions| decisions.iter());
    let of_decisions = decisions.filter_map(|(index, decision)| {
        let (affected, who) = affected(subject.charter, decision)?;
        let what = match affected {
            Affected::Matter(Matter::AgreedTerms) => "changes agreed terms",
            Affected::Matter(Matter::Fees) => "decides what is paid",
            Affected::Purpose => "decides what the data is used for",
            Affected::Payment => "decides whether it pays",
            Affected::Matter(Matter::HeldMoney | Matter::Development) | Affected::Costs => return None,
        };
        Some((format!("governance.decisions[{index}].decides"), who, what))
    });
    of_charter.into_iter().chain(of_decisions).collect()
}

/// Majorities by which amendments are made, as words, with the share of the seats that is enough; a bare majority takes more than half.
const MAJORITIES: &[(&[&str], (usize, usize))] = &[
    (&["three quarters", "three fourths", "three in four", "three out of four", "75"], (3, 4)),
    (&["two thirds", "two in three", "two out of three"], (2, 3)),
    (&["majority"], (1, 2)),
];

/// A party that has the seats to change the charter in a body without any other.
fn by_seats(subject: &Subject<'_>, drafts: &mut Drafts<'_>, governance: &Governance) {
    let Some(how) = governance.amendments.get().and_then(|it| it.how.get()) else { return };
    let how = folded(how.as_str());
    let Some((_, (over, under))) = MAJORITIES.iter().find(|(words, _)| has_phrase(&how, words)) else {
        return;
    };
    let is_bare = *under == 2;
    for body in governance.bodies.get().into_iter().flat_map(List::values) {
        let called = [body.name.get().map(ToString::to_string), body.id.get().map(ToString::to_string)];
        let is_named = called.into_iter().flatten().any(|name| has_name(&how, &folded(&name)));
        let Some(members) = body.members.get().filter(|_| is_named) else { continue };
        let seats = |party: &str| members.of(party).get().map_or(0, |people| people.len());
        let all: usize = subject.parties().iter().map(|party| seats(party)).sum();
        let is_enough = |own: usize| own * under > all * over || (!is_bare && own * under == all * over);
        let holder =
            subject.parties().into_iter().find(|party| seats(party) < all && is_enough(seats(party)));
        let whole = body.id.get().map(|id| Authority::Body(id.to_string()));
        // Of a seat that is still open nobody knows whose it will be.
        let holder = holder.or_else(|| sole_decider(subject.charter, whole.as_ref()?));
        let Some(holder) = holder else { continue };
        let name = subject.charter.party_name(holder);
        drafts
            .at_value(
                "governance.amendments",
                format!("{name} alone can amend the charter, with {} of {all} seats", seats(holder)),
            )
            .hits_all_but(holder)
            .help("require the consent of every party, or of at least one other, to changes to the charter");
    }
}
