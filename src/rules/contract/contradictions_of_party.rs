//! Where the contract says something of one party, and the charter the opposite.

use super::contradictions::{Contradiction, differ, ends_with_the_contract};
use crate::document::charter::contract::ClauseKind;
use crate::document::{Each, Field, NoneOr, reads_the_same};
use crate::method::term::notice_in;
use crate::rules::Subject;
use crate::rules::clauses::{contract_says_of, is_by_party};

/// What the charter says of one party: whether it has the term, and where that stands.
type Said = (bool, String);

/// One term that contract and charter can both give or deny a party.
struct Term {
    kind: ClauseKind,
    about: &'static str,
    charter: fn(&Subject<'_>, &str) -> Option<Said>,
}

const TERMS: [Term; 6] = [
    Term { kind: ClauseKind::NonCompete, about: "non-compete", charter: non_compete },
    Term { kind: ClauseKind::Exclusivity, about: "exclusivity", charter: exclusivity },
    Term {
        kind: ClauseKind::TerminationForConvenience,
        about: "termination for convenience",
        charter: convenience,
    },
    Term { kind: ClauseKind::RightOfFirstRefusal, about: "right of first refusal", charter: first_refusal },
    Term { kind: ClauseKind::MinimumCommitment, about: "minimum commitments", charter: minimums },
    Term { kind: ClauseKind::LiquidatedDamages, about: "damages on exit", charter: damages },
];

/// The contradictions in clauses that are given by party.
pub(super) fn of_each_party(subject: &Subject<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for party in subject.parties() {
        let by_party = TERMS.iter().filter(|term| is_by_party(subject, term.kind));
        found.extend(by_party.filter_map(|term| contradiction(subject, term, party)));
        found.extend(notice(subject, party));
    }
    found
}

fn contradiction(subject: &Subject<'_>, term: &Term, party: &str) -> Option<Contradiction> {
    let has = contract_says_of(subject, term.kind, party)?;
    let (says, path) = (term.charter)(subject, party)?;
    if has == says || (has && term.kind == ClauseKind::NonCompete && ends_early(subject, party)) {
        return None;
    }
    let name = subject.charter.party_name(party);
    let verb = |has| if has { "has it" } else { "denies it" };
    Some(Contradiction {
        kind: term.kind,
        party: Some(party.to_owned()),
        about: term.about,
        contract: format!("the contract {} for {name}", verb(has)),
        charter: format!("the charter {}", verb(says)),
        path,
    })
}

/// A ban that binds only while the contract runs says nothing of the time after.
fn ends_early(subject: &Subject<'_>, party: &str) -> bool {
    let contract = subject.charter.contract.get();
    let clause = contract.and_then(|contract| contract.clause_of(ClauseKind::NonCompete, party).value());
    clause.and_then(|clause| clause.value.get()).is_some_and(ends_with_the_contract)
}

/// Where a term of one party stands: under its own key where it has one.
fn place<T>(key: &str, each: &Each<T>, party: &str) -> String {
    match each {
        Each::All(_) => key.to_owned(),
        Each::Parties(_) => format!("{key}.{party}"),
    }
}

fn non_compete(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let decided = subject.charter.exit.get()?.non_compete.get()?;
    let length = decided.of(party).value()?.length.get()?;
    Some((*length != NoneOr::None, place("exit.non_compete", decided, party)))
}

fn exclusivity(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let grants = subject.charter.canvas.get()?.exclusivity.get()?.of(party).value()?.grants.get()?;
    Some((*grants != NoneOr::None, format!("canvas.exclusivity.{party}.grants")))
}

/// A list of conditions that leaves it out denies nothing.
fn convenience(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let conditions = subject.charter.exit.get()?.conditions.get()?;
    let listed = conditions.of(party).value()?;
    let (index, _) = listed
        .iter()
        .find(|(_, it)| it.when.get().is_some_and(|when| reads_the_same(when.as_str(), "convenience")))?;
    Some((true, format!("{}[{index}]", place("exit.conditions", conditions, party))))
}

fn first_refusal(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let decided = subject.charter.exit.get()?.right_of_first_refusal.get()?;
    Some((decided.of(party).value()?.is_yes(), place("exit.right_of_first_refusal", decided, party)))
}

/// Minimums that are not listed may be in the contract alone.
fn minimums(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let minimums = subject.charter.value.get()?.minimums.get()?;
    let place = match minimums {
        Each::All(_) => "value.minimums".to_owned(),
        Each::Parties(_) => format!("value.minimums.{party}"),
    };
    let list = minimums.of(party).value()?;
    let has_some = list.values().any(|it| it.value().is_some());
    (!list.is_empty()).then_some((has_some, place))
}

fn damages(subject: &Subject<'_>, party: &str) -> Option<Said> {
    let penalties = subject.charter.exit.get()?.penalties.get()?;
    Some((*penalties.of(party).value()? != NoneOr::None, place("exit.penalties", penalties, party)))
}

/// The notice on which a party may leave, in the contract and in the charter.
fn notice(subject: &Subject<'_>, party: &str) -> Option<Contradiction> {
    let kind = ClauseKind::TerminationForConvenience;
    if !is_by_party(subject, kind) {
        return None;
    }
    let Field::Given(clause) = subject.charter.contract.get()?.clause_of(kind, party) else { return None };
    let asked = notice_in(&clause.value.get()?.to_string())?;
    let notice = subject.charter.exit.get()?.notice.get()?;
    let own = notice.of(party).value()?;
    let name = subject.charter.party_name(party);
    own.duration().is_none_or(|own| differ(&asked, own)).then(|| Contradiction {
        kind,
        party: Some(party.to_owned()),
        about: "notice period",
        contract: format!("the contract asks for {asked} from {name}"),
        charter: format!("the charter says {own}"),
        path: place("exit.notice", notice, party),
    })
}
