//! A term that the contract says now and another section said, or the other way round: one change and not two.

use super::movement::compared;
use super::{Movement, TermChange, Texts, effects, outcome, witness};
use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::{Difference, Meaning, Said, folded};
use crate::method::term::notice_in;
use crate::method::terms::{self, Term};

/// Which term of the charter a clause of the contract says, too.
const SAME: [(&str, ClauseKind); 11] = [
    ("exit.notice", ClauseKind::TerminationForConvenience),
    ("exit.non_compete", ClauseKind::NonCompete),
    ("exit.non_compete.length", ClauseKind::NonCompete),
    ("exit.right_of_first_refusal", ClauseKind::RightOfFirstRefusal),
    ("exit.penalties", ClauseKind::LiquidatedDamages),
    ("exit.transition", ClauseKind::PostTerminationServices),
    ("term.notice", ClauseKind::RenewalNotice),
    ("term.start", ClauseKind::EffectiveDate),
    ("term.end", ClauseKind::ExpirationDate),
    ("canvas.exclusivity.grants", ClauseKind::Exclusivity),
    ("ip.foreground.ownership", ClauseKind::IpOwnershipAssignment),
];

/// Joins what is gone here and has come there.
pub(super) fn joined(
    mut changes: Vec<TermChange>,
    texts: &Texts<'_>,
    facts: &witness::BothTexts<'_>,
) -> Vec<TermChange> {
    for (path, kind) in SAME {
        let is_own = |it: &TermChange| it.difference.term.iter().map(String::as_str).eq(path.split('.'));
        let is_clause = |it: &TermChange| {
            it.difference.term.first().is_some_and(|it| it == "contract")
                && it.difference.term.get(1).is_some_and(|it| it == kind.as_str())
        };
        loop {
            let pair = |one: &TermChange, other: &TermChange| {
                is_own(one)
                    && is_clause(other)
                    && other.difference.party == one.difference.party
                    && ((is_gone(one) && is_come(other)) || (is_come(one) && is_gone(other)))
            };
            let found = changes.iter().enumerate().find_map(|(own, one)| {
                let (clause, _) = changes.iter().enumerate().find(|(_, other)| pair(one, other))?;
                Some((own, clause))
            });
            let Some((own, clause)) = found else { break };
            changes[own] = merged(&changes[own], &changes[clause], texts, facts);
            changes.remove(clause);
        }
    }
    changes
}

/// Whether nothing stands there any more that said something settled.
fn is_gone(change: &TermChange) -> bool {
    change.difference.after.is_none() && is_settled(change.difference.before.as_ref())
}

fn is_come(change: &TermChange) -> bool {
    change.difference.before.is_none() && is_settled(change.difference.after.as_ref())
}

/// What is undecided, or said not to be, has nothing that could move.
fn is_settled(said: Option<&Said>) -> bool {
    said.is_some_and(|said| {
        !said.is_open
            && !matches!(said.meaning, Some(Meaning::Flag(false)))
            && !is_word(said, &["no", "none"])
    })
}

fn is_word(said: &Said, words: &[&str]) -> bool {
    words.contains(&folded(&said.words).as_str())
}

fn merged(
    own: &TermChange,
    clause: &TermChange,
    texts: &Texts<'_>,
    facts: &witness::BothTexts<'_>,
) -> TermChange {
    let (gone, come) = if is_gone(own) { (own, clause) } else { (clause, own) };
    let with_meaning = |said: &Option<Said>| {
        said.clone().map(|said| {
            let length = notice_in(&said.words).map(Meaning::Length);
            Said { meaning: length.or(said.meaning), ..said }
        })
    };
    let difference = Difference {
        name: come.difference.name.clone(),
        before: with_meaning(&gone.difference.before),
        after: with_meaning(&come.difference.after),
        parts: Vec::new(),
        ..own.difference.clone()
    };
    let place: Vec<&str> = own.difference.term.iter().map(String::as_str).collect();
    let term: Term = terms::at_or_in(&place);
    let movement = between(difference.before.as_ref(), difference.after.as_ref());
    let effects = effects::effects(texts, &difference, &term, movement);
    let witnesses: Vec<_> =
        term.sight.map(|sight| facts.witnesses(sight, &difference, &effects)).unwrap_or_default();
    let depends = effects.iter().any(|(_, effect)| *effect == super::Effect::Depends);
    TermChange {
        weight: own.weight.min(clause.weight),
        approved: match (own.approved, clause.approved) {
            (Some(one), Some(other)) => Some(one && other),
            (one, other) => one.or(other),
        },
        depends_on: effects::fact(&term, movement).filter(|_| depends),
        outcome: outcome(&term, movement, &effects, &witnesses),
        movement,
        effects,
        witnesses,
        moved_with: 0,
        term,
        difference,
        record: None,
    }
}

/// How it has moved besides: not at all where both say the same.
fn between(before: Option<&Said>, after: Option<&Said>) -> Movement {
    let (Some(before), Some(after)) = (before, after) else { return Movement::Replaced };
    let day = |said: &Said| Date::parse(&said.words).ok();
    let is_same = folded(&before.words) == folded(&after.words)
        || (is_word(before, &["yes", "true"]) && is_word(after, &["yes", "true"]))
        || day(before).zip(day(after)).is_some_and(|(one, other)| one == other);
    if is_same {
        return Movement::Moved;
    }
    match compared(before, after) {
        Some(std::cmp::Ordering::Equal) => Movement::Moved,
        Some(std::cmp::Ordering::Less) => Movement::Raised,
        Some(std::cmp::Ordering::Greater) => Movement::Lowered,
        None => Movement::Replaced,
    }
}
