//! Who can block a decision and who can be outvoted, by the votes of the parties.

use crate::document::charter::Charter;
use crate::document::charter::governance::{Body, DecisionRight};
use crate::document::scalar::{Majority, YesNo};
use crate::document::{Authority, Field};

/// What the votes give each party at a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Power {
    /// Which decision, counted from 0.
    pub decision: usize,
    /// The parties that take it alone.
    pub alone: Vec<String>,
    /// Those without whose vote it is not taken.
    pub can_block: Vec<String>,
    /// Those against whose vote it can be taken.
    pub can_be_outvoted: Vec<String>,
    /// Those without whom there is no quorum.
    pub can_stay_away: Vec<String>,
    /// How many votes it takes of how many; `None` where a party, or all together, decide.
    pub votes: Option<(u64, u64)>,
}

/// The votes in a body.
struct Votes<'a> {
    each: Vec<(&'a str, u64)>,
    total: u64,
    needed: u64,
    /// The party whose vote decides where half of the votes are on each side.
    casting: Option<&'a str>,
}

impl Votes<'_> {
    /// Whether a decision is taken by these parties against all others.
    fn pass(&self, is_for: impl Fn(&str) -> bool) -> bool {
        let votes: u64 = self.each.iter().filter(|(party, _)| is_for(party)).map(|(_, votes)| votes).sum();
        let is_tie = votes.saturating_mul(2) == self.total;
        votes >= self.needed || (is_tie && self.casting.is_some_and(is_for))
    }
}

/// What the votes give each party, for every decision of which that can be told: who decides is known, and of a body the votes of each
/// party and the majority.
#[must_use]
pub fn powers(charter: &Charter) -> Vec<Power> {
    let governance = charter.governance.get();
    let decisions = governance.and_then(|governance| governance.decisions.get());
    decisions
        .into_iter()
        .flat_map(|list| list.iter())
        .filter_map(|(index, it)| power(charter, index, it))
        .collect()
}

/// Who has which power over one decision, counted from 0.
#[must_use]
pub fn power(charter: &Charter, decision: usize, right: &DecisionRight) -> Option<Power> {
    let parties = charter.party_ids();
    let vetoes = match &right.veto {
        Field::Given(list) if list.0.iter().all(Field::is_given) => {
            list.values().map(|it| it.as_str()).collect()
        }
        Field::Missing => Vec::new(),
        _ => return None,
    };
    let vetoes: Vec<&str> = vetoes;
    let has_veto = |party: &str| vetoes.contains(&party);
    let named = |parties: Vec<&str>| parties.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let every = || parties.iter().copied();
    match right.decides.get()? {
        Authority::Party(party) => {
            let can_block: Vec<&str> = every().filter(|it| it == party || has_veto(it)).collect();
            let alone = if can_block.len() == 1 { vec![party.clone()] } else { Vec::new() };
            let others = every().filter(|it| !can_block.contains(it)).collect();
            Some(Power {
                decision,
                alone,
                can_block: named(can_block),
                can_be_outvoted: named(others),
                can_stay_away: Vec::new(),
                votes: None,
            })
        }
        Authority::All => Some(Power {
            decision,
            alone: Vec::new(),
            can_block: named(parties),
            can_be_outvoted: Vec::new(),
            can_stay_away: Vec::new(),
            votes: None,
        }),
        Authority::Body(id) => {
            let body = body(charter, id)?;
            let votes = votes(body, right, &parties)?;
            let blocks = |party: &str| has_veto(party) || !votes.pass(|other| other != party);
            let can_block: Vec<&str> = every().filter(|it| blocks(it)).collect();
            let alone =
                |party: &str| votes.pass(|other| other == party) && can_block.iter().all(|it| *it == party);
            let present = match &body.quorum {
                Field::Given(quorum) => Some(quorum.needed(votes.total)),
                Field::Missing => None,
                Field::Open | Field::Invalid => return None,
            };
            let of =
                |party: &str| votes.each.iter().find(|(id, _)| *id == party).map_or(0, |(_, votes)| *votes);
            let stays_away = |party: &&str| present.is_some_and(|least| votes.total - of(party) < least);
            Some(Power {
                decision,
                alone: named(every().filter(|it| alone(it)).collect()),
                can_be_outvoted: named(every().filter(|it| !blocks(it)).collect()),
                can_stay_away: named(every().filter(stays_away).collect()),
                votes: Some((votes.needed, votes.total)),
                can_block: named(can_block),
            })
        }
        Authority::Other(_) => None,
    }
}

fn body<'a>(charter: &'a Charter, id: &str) -> Option<&'a Body> {
    let bodies = charter.governance.get()?.bodies.get()?;
    bodies.values().find(|body| body.id.get().is_some_and(|it| it.as_str() == id))
}

/// The votes of a body on a decision; `None` where those of a party, the majority or the casting vote are not known.
fn votes<'a>(body: &'a Body, right: &DecisionRight, parties: &[&'a str]) -> Option<Votes<'a>> {
    let written = body.votes.get()?;
    let each: Option<Vec<(&str, u64)>> = parties
        .iter()
        .map(|party| match written.of(party) {
            Field::Given(votes) => Some((*party, u64::from(votes.value()))),
            // A party without votes is not named.
            Field::Missing => Some((*party, 0)),
            Field::Open | Field::Invalid => None,
        })
        .collect();
    let each = each?;
    let total: u64 = each.iter().map(|(_, votes)| votes).sum();
    let majority = match &right.majority {
        Field::Given(majority) => *majority,
        Field::Missing => *body.majority.get()?,
        Field::Open | Field::Invalid => return None,
    };
    let casting = match (&body.casting_vote, &body.chair) {
        (Field::Given(YesNo::Yes), Field::Given(Authority::Party(chair))) => {
            parties.iter().copied().find(|party| party == chair)
        }
        (Field::Given(YesNo::No) | Field::Missing, _) => None,
        _ => return None,
    };
    let casting = casting.filter(|_| majority == Majority::Simple);
    (total > 0).then(|| Votes { needed: majority.needed(total).max(1), each, total, casting })
}
