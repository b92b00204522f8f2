//! Where the contract and the charter say different things.

use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::term::Term;
use crate::document::scalar::{Date, Duration, Ending, Text};
use crate::document::{Each, NoneOr, reads_the_same};
use crate::method::term::{is_perpetual, last_day, notice_in, place_of_last_day, renews_by_itself};
use crate::rules::Subject;
use crate::rules::clauses::{contract_says, is_by_party, value_of};
use crate::rules::contract::contradictions_of_party::of_each_party;
use crate::rules::contract::shared_revenue::is_share;

/// One thing that the two say differently.
pub(super) struct Contradiction {
    /// The clause.
    pub(super) kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub(super) party: Option<String>,
    /// What it is about: "exclusivity".
    pub(super) about: &'static str,
    /// What the contract says: "the contract has none".
    pub(super) contract: String,
    /// What the charter says: "Kestrel Software grants it".
    pub(super) charter: String,
    /// Where the charter says so.
    pub(super) path: String,
}

/// Every contradiction, in the order of the clauses.
pub(super) fn contradictions(subject: &Subject<'_>) -> Vec<Contradiction> {
    let all = [
        agreement_date(subject),
        effective_date(subject),
        expiration(subject),
        renewal(subject),
        renewal_notice(subject),
        non_compete(subject),
        exclusivity(subject),
        convenience(subject),
        first_refusal(subject),
        change_of_control(subject),
        revenue_sharing(subject),
        minimums(subject),
        joint_ip(subject),
        licences(subject),
        post_termination(subject),
        damages(subject),
    ];
    let mut found: Vec<Contradiction> = all.into_iter().flatten().chain(of_each_party(subject)).collect();
    found.sort_by_key(|it| it.kind);
    found
}

/// A clause that the contract has, or has not, against a place of the charter that says the opposite.
fn opposite(
    kind: ClauseKind,
    about: &'static str,
    has: bool,
    charter: impl Into<String>,
    path: impl Into<String>,
) -> Contradiction {
    let contract = if has { "the contract has such a clause" } else { "the contract has no such clause" };
    let (charter, path) = (charter.into(), path.into());
    Contradiction { kind, party: None, about, contract: contract.to_owned(), charter, path }
}

fn agreement_date(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::AgreementDate;
    let day = value_of(subject, kind)?.date()?;
    let signed = *subject.charter.plan.get()?.signed.get()?;
    (day != signed).then(|| Contradiction {
        kind,
        party: None,
        about: "date of signature",
        contract: format!("the contract is dated {day}"),
        charter: format!("the charter says signed on {signed}"),
        path: "plan.signed".to_owned(),
    })
}

fn effective_date(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::EffectiveDate;
    let day = value_of(subject, kind)?.date()?;
    let start = *subject.charter.term.get()?.start.get()?;
    (day != start).then(|| Contradiction {
        kind,
        party: None,
        about: "start date",
        contract: format!("the contract takes effect on {day}"),
        charter: format!("the charter's term starts on {start}"),
        path: "term.start".to_owned(),
    })
}

fn expiration(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::ExpirationDate;
    let term = subject.charter.term.get()?;
    let last = last_day(term);
    let made = |contract: String, charter: String, path: &str| {
        Some(Contradiction {
            kind,
            party: None,
            about: "end of the term",
            contract,
            charter,
            path: path.to_owned(),
        })
    };
    let ends = |last| format!("the charter's term ends on {last}");
    let has = contract_says(subject, kind)?;
    match (value_of(subject, kind), last) {
        (Some(ClauseValue::Date(day)), Some(last)) if *day != last => {
            made(format!("the contract ends on {day}"), ends(last), place_of_last_day(term))
        }
        (Some(ClauseValue::Date(day)), None) if is_perpetual(term) => {
            let charter = "the charter's term does not end".to_owned();
            made(format!("the contract ends on {day}"), charter, "term.length")
        }
        // Two events are compared by their latest days: the one of the charter may have happened.
        (Some(ClauseValue::Event(event)), Some(last))
            if event.last_day().is_some_and(|day| day != latest(term).unwrap_or(last)) =>
        {
            made(format!("the contract ends with \"{event}\""), ends(last), place_of_last_day(term))
        }
        (Some(ClauseValue::Perpetual), Some(last)) => {
            made("the contract is perpetual".to_owned(), ends(last), place_of_last_day(term))
        }
        (None, Some(last)) if !has => {
            made("the contract has no end".to_owned(), ends(last), place_of_last_day(term))
        }
        _ => None,
    }
}

/// The latest day of the event that ends the term, where one does.
fn latest(term: &Term) -> Option<Date> {
    term.end.get().filter(|end| end.is_event()).and_then(Ending::last_day)
}

fn renewal(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::RenewalTerm;
    let has = contract_says(subject, kind)?;
    let term = subject.charter.term.get()?;
    let words = term.renewal.get()?.as_str();
    let lower = words.to_lowercase();
    let is_none =
        lower == "no" || ["none", "no renewal", "not renewed"].iter().any(|it| lower.starts_with(it));
    let differs = if has { is_none } else { renews_by_itself(term) };
    let (about, path) = ("renewal", "term.renewal");
    differs.then(|| opposite(kind, about, has, format!("the charter says \"{words}\""), path))
}

/// Whether the contract has the clause, where it is not said of each party on its own.
fn said_for_all(subject: &Subject<'_>, kind: ClauseKind) -> Option<bool> {
    contract_says(subject, kind).filter(|_| !is_by_party(subject, kind))
}

/// Sixty days and two months are the same to whoever wrote them.
pub(super) fn differ(left: &Duration, right: &Duration) -> bool {
    left != right && left.approximate_days() != right.approximate_days()
}

fn renewal_notice(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::RenewalNotice;
    let notice = value_of(subject, kind)?.duration()?;
    let own = subject.charter.term.get()?.notice.get()?;
    differ(&notice, own).then(|| Contradiction {
        kind,
        party: None,
        about: "renewal notice",
        contract: format!("the contract asks for {notice}"),
        charter: format!("the charter says {own}"),
        path: "term.notice".to_owned(),
    })
}

/// Whether a ban binds only while the contract runs.
pub(super) fn ends_with_the_contract(value: &ClauseValue) -> bool {
    let words = value.to_string().to_lowercase();
    ["during", "while", "as long as"].iter().any(|it| words.contains(it))
}

fn non_compete(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::NonCompete;
    let has = said_for_all(subject, kind)?;
    // One that binds only while the contract runs says nothing of the time after.
    if value_of(subject, kind).is_some_and(ends_with_the_contract) {
        return None;
    }
    let decided = subject.charter.exit.get()?.non_compete.get()?;
    let length = |party: Option<&str>| party.map_or_else(String::new, |party| format!(".{party}"));
    let limited = decided.iter().find_map(|(party, terms)| {
        let duration = terms.length.get()?.value()?;
        Some((*duration, format!("exit.non_compete{}", length(party))))
    });
    match (has, limited) {
        (false, Some((duration, path))) => {
            Some(opposite(kind, "non-compete", has, format!("the charter has one of {duration}"), path))
        }
        (true, None) if every(subject, decided, |terms| terms.length.get() == Some(&NoneOr::None)) => {
            Some(opposite(kind, "non-compete", has, "the charter has none", "exit.non_compete"))
        }
        _ => None,
    }
}

/// Whether something holds for every party of the charter.
fn every<T>(subject: &Subject<'_>, each: &Each<T>, holds: impl Fn(&T) -> bool) -> bool {
    subject.parties().iter().all(|party| each.of(party).get().is_some_and(|value| holds(value)))
}

fn exclusivity(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::Exclusivity;
    let has = said_for_all(subject, kind)?;
    let canvas = subject.charter.canvas.get()?.exclusivity.get()?;
    let grants = |party: &str| canvas.of(party).get().and_then(|it| it.grants.get().cloned());
    let parties = subject.parties();
    let granted = parties.iter().find_map(|party| match grants(party) {
        Some(NoneOr::Some(extent)) => Some((*party, extent)),
        _ => None,
    });
    match (has, granted) {
        (false, Some((party, extent))) => {
            let charter = format!("{} grants it: {extent}", subject.charter.party_name(party));
            Some(opposite(kind, "exclusivity", has, charter, format!("canvas.exclusivity.{party}.grants")))
        }
        (true, None) if parties.iter().all(|party| grants(party) == Some(NoneOr::None)) => {
            Some(opposite(kind, "exclusivity", has, "no party grants any", "canvas.exclusivity"))
        }
        _ => None,
    }
}

fn convenience(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::TerminationForConvenience;
    let has = said_for_all(subject, kind)?;
    if !has {
        let path = condition(subject, "convenience")?;
        return Some(opposite(kind, "termination for convenience", has, "the charter allows it", path));
    }
    let notice = notice_in(&value_of(subject, kind)?.to_string())?;
    let Each::All(own) = subject.charter.exit.get()?.notice.get()? else { return None };
    let differs = own.duration().is_none_or(|own| differ(&notice, own));
    differs.then(|| Contradiction {
        kind,
        party: None,
        about: "notice period",
        contract: format!("the contract asks for {notice}"),
        charter: format!("the charter says {own}"),
        path: "exit.notice".to_owned(),
    })
}

/// Where the exit section lists a condition by its own word.
fn condition(subject: &Subject<'_>, word: &str) -> Option<String> {
    let conditions = subject.charter.exit.get()?.conditions.get()?;
    conditions.iter().find_map(|(party, listed)| {
        let (index, _) = listed
            .iter()
            .find(|(_, it)| it.when.get().is_some_and(|when| reads_the_same(when.as_str(), word)))?;
        let party = party.map_or_else(String::new, |party| format!(".{party}"));
        Some(format!("exit.conditions{party}[{index}]"))
    })
}

fn first_refusal(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::RightOfFirstRefusal;
    let has = said_for_all(subject, kind)?;
    let decided = subject.charter.exit.get()?.right_of_first_refusal.get()?;
    let grants = decided.iter().any(|(_, answer)| answer.is_yes());
    let refuses = every(subject, decided, |answer| !answer.is_yes());
    let charter = if has { "the charter has none" } else { "the charter gives it" };
    let differs = if has { refuses } else { grants };
    differs.then(|| opposite(kind, "right of first refusal", has, charter, "exit.right_of_first_refusal"))
}

fn change_of_control(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::ChangeOfControl;
    let has = contract_says(subject, kind)?;
    let path = condition(subject, "change-of-control").filter(|_| !has)?;
    Some(opposite(kind, "change of control", has, "the charter makes it an exit trigger", path))
}

fn revenue_sharing(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::RevenueSharing;
    let has = contract_says(subject, kind)?;
    let exchange = subject.charter.value.get()?.exchange.get()?;
    let share = |text: &Text| is_share(&text.as_str().to_lowercase());
    let (index, _) = exchange.iter().find(|(_, it)| it.kind.get().is_some_and(share)).filter(|_| !has)?;
    let path = format!("value.exchange[{index}].kind");
    Some(opposite(kind, "revenue sharing", has, "the charter's value exchange includes it", path))
}

fn minimums(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::MinimumCommitment;
    let has = said_for_all(subject, kind)?;
    let minimums = subject.charter.minimums();
    let (party, place, _) = minimums.into_iter().next().filter(|_| !has)?;
    let charter = format!("{} promises a minimum in the charter", subject.charter.party_name(party));
    Some(opposite(kind, "minimum commitments", has, charter, place))
}

fn joint_ip(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::JointIpOwnership;
    let has = contract_says(subject, kind)?;
    let owner = subject.charter.ip.get()?.foreground.get()?.ownership.get()?.as_str();
    let is_party = subject.parties().contains(&owner);
    let is_joint = reads_the_same(owner, "joint");
    let charter = if is_party {
        format!("the charter gives it to {}", subject.charter.party_name(owner))
    } else {
        "the charter makes it joint".to_owned()
    };
    let differs = if has { is_party } else { is_joint };
    differs.then(|| opposite(kind, "joint ownership of IP", has, charter, "ip.foreground.ownership"))
}

fn licences(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::LicenceGrant;
    let has = contract_says(subject, kind)?;
    let listed = subject.charter.ip.get()?.licences.get()?;
    let differs = !has && !listed.is_empty();
    differs.then(|| opposite(kind, "licences", has, "the charter lists licences", "ip.licences"))
}

fn post_termination(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::PostTerminationServices;
    let has = contract_says(subject, kind)?;
    let given = subject.charter.exit.get()?.transition.is_given();
    let charter = "the charter promises transition support";
    (given && !has).then(|| opposite(kind, "post-termination duties", has, charter, "exit.transition"))
}

fn damages(subject: &Subject<'_>) -> Option<Contradiction> {
    let kind = ClauseKind::LiquidatedDamages;
    let has = said_for_all(subject, kind)?;
    let penalties = subject.charter.exit.get()?.penalties.get()?;
    let costs = penalties.iter().any(|(_, it)| it.value().is_some());
    let is_free = every(subject, penalties, |it| *it == NoneOr::None);
    let charter = if has { "the charter makes exit free" } else { "the charter sets an exit cost" };
    let differs = if has { is_free } else { costs };
    differs.then(|| opposite(kind, "damages on exit", has, charter, "exit.penalties"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_notice_out_of_words() {
        for text in [
            "90 days",
            "90 days' notice",
            "90 days\u{2019} written notice",
            "90 days of notice",
            "On 90 days' notice",
        ] {
            assert_eq!(notice_in(text), Some(Duration::of_days(90)), "{text}");
        }
        for text in ["by notice", "either party, after 90 days' notice", "yes"] {
            assert_eq!(notice_in(text), None, "{text}");
        }
    }

    #[test]
    fn two_months_are_sixty_days_to_a_reader() {
        assert!(!differ(&Duration::of_days(60), &Duration::of_months(2)));
        assert!(differ(&Duration::of_days(60), &Duration::of_days(90)));
    }
}
