//! Who can block and who is outvoted under either text, and what that means for each party.

use super::witness::{Look, Seen, Sighted, Unknown};
use super::{Effect, Texts};
use crate::document::Authority;
use crate::document::charter::Charter;
use crate::method::voting::{Power, powers};

impl Look<'_> {
    /// Which decisions the party can block, and in which it can be outvoted.
    pub(super) fn votes(&self) -> Sighted {
        seen(self.charter(), self.party).map(Some).ok_or(Unknown)
    }

    /// With how few others the party has more than half of the shares.
    pub(super) fn equity(&self) -> Sighted {
        let equity = self.charter().model.get().and_then(|model| model.equity.get()).ok_or(Unknown)?;
        self.majority(|party| u64::try_from(equity.of(party).value()?.parts()).ok())
    }

    /// The same of the seats on the board.
    pub(super) fn seats(&self) -> Sighted {
        let board = self.charter().model.get().and_then(|model| model.board.get()).ok_or(Unknown)?;
        let seats = board.seats.get().ok_or(Unknown)?;
        self.majority(|party| Some(u64::from(seats.of(party).value()?.value())))
    }

    /// With how few others the party has more than half of the votes.
    fn majority(&self, votes: impl Fn(&str) -> Option<u64>) -> Sighted {
        let all = self.charter().party_ids();
        let each: Option<Vec<u64>> = all.iter().map(|party| votes(party)).collect();
        let (each, own) = (each.ok_or(Unknown)?, votes(self.party).ok_or(Unknown)?);
        let total = each.iter().fold(0_u64, |sum, votes| sum.saturating_add(*votes));
        let mut others: Vec<u64> = all
            .iter()
            .zip(&each)
            .filter(|(party, _)| **party != self.party)
            .map(|(_, votes)| *votes)
            .collect();
        others.sort_unstable_by(|one, other| other.cmp(one));
        let mut sum = own;
        for with in 0..=others.len() {
            if sum > total / 2 {
                return Ok(Some(Seen::WithOthers(with)));
            }
            sum = sum.saturating_add(others.get(with).copied().unwrap_or_default());
        }
        Err(Unknown)
    }

    /// How many kinds of decisions the party takes alone.
    pub(super) fn decides_alone(&self) -> Sighted {
        let decisions = self.charter().governance.get().and_then(|it| it.decisions.get());
        let decisions = decisions.into_iter().flat_map(|decisions| decisions.values());
        let alone = decisions.filter(
            |right| matches!(right.decides.get(), Some(Authority::Party(party)) if party == self.party),
        );
        Ok(Some(Seen::Count(alone.count())))
    }
}

/// What the votes give a party over all decisions of which that can be told; `None` where there are none.
fn seen(charter: &Charter, party: &str) -> Option<Seen> {
    let powers = powers(charter);
    let count = |of: fn(&Power) -> &[String]| {
        powers.iter().filter(|power| of(power).iter().any(|it| it == party)).count()
    };
    (!powers.is_empty()).then(|| Seen::Power {
        alone: count(|power| &power.alone),
        blocks: count(|power| &power.can_block),
        outvoted: count(|power| &power.can_be_outvoted),
        stays_away: count(|power| &power.can_stay_away),
        of: powers.len(),
    })
}

/// What it means for each of these parties: for its own power where that has moved, else for that of the others. `None` where it
/// cannot be told of one of the texts, or no power has moved.
pub(super) fn effects(texts: &Texts<'_>, parties: &[(String, Effect)]) -> Option<Vec<(String, Effect)>> {
    let (then, now) = (&texts.before.value, &texts.after.charter.value);
    let moves: Option<Vec<Move>> = parties
        .iter()
        .map(|(party, _)| Some(Move::between(&seen(then, party)?, &seen(now, party)?)))
        .collect();
    let moves = moves?;
    if moves.iter().all(|it| *it == Move::default()) {
        return None;
    }
    let effect = |nth: usize| {
        let others = || moves.iter().enumerate().filter(move |(at, _)| *at != nth).map(|(_, it)| it);
        let (gains, loses) = match moves[nth] {
            Move { gains: false, loses: false } => (others().any(|it| it.loses), others().any(|it| it.gains)),
            own => (own.gains, own.loses),
        };
        match (gains, loses) {
            (true, true) => Effect::BothWays,
            (true, false) => Effect::Better,
            (false, true) => Effect::Worse,
            (false, false) => Effect::Neither,
        }
    };
    Some(parties.iter().enumerate().map(|(nth, (party, _))| (party.clone(), effect(nth))).collect())
}

/// What a party's own power has gained and lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Move {
    gains: bool,
    loses: bool,
}

impl Move {
    fn between(then: &Seen, now: &Seen) -> Self {
        let measures = |seen: &Seen| match seen {
            Seen::Power { alone, blocks, outvoted: _, stays_away, .. } => [*alone, *blocks, *stays_away],
            _ => [0; 3],
        };
        let (then, now) = (measures(then), measures(now));
        let moved =
            |is_it: fn(&usize, &usize) -> bool| then.iter().zip(&now).any(|(one, two)| is_it(one, two));
        Self { gains: moved(|then, now| now > then), loses: moved(|then, now| now < then) }
    }
}
