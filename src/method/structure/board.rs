//! Whether the owners of a joint venture can stand half against half [S3].

use std::collections::BTreeSet;

use crate::document::charter::Charter;

/// By what half of the votes can stand against the other half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The shares.
    Equity,
    /// The seats on the board.
    Seats,
}

impl Tie {
    /// Where the charter says so.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Equity => "model.equity",
            Self::Seats => "model.board.seats",
        }
    }

    /// The same in words, for so many parties.
    #[must_use]
    pub const fn words(self, parties: usize) -> &'static str {
        match (self, parties) {
            (Self::Equity, 2) => "both parties own half",
            (Self::Equity, _) => "the shares can be split half against half",
            (Self::Seats, 2) => "both parties have equal seats",
            (Self::Seats, _) => "the seats can be split half against half",
        }
    }
}

/// Whether shares, else seats, can tie, as far as every party's are given.
#[must_use]
pub fn tie(charter: &Charter) -> Option<Tie> {
    let parties = charter.party_ids();
    let model = charter.model.get()?;
    let equity: Option<Vec<u64>> = model.equity.get().and_then(|equity| {
        parties.iter().map(|party| u64::try_from(equity.of(party).get()?.parts()).ok()).collect()
    });
    if equity.is_some_and(|shares| can_tie(&shares)) {
        return Some(Tie::Equity);
    }
    let seats = model.board.get()?.seats.get()?;
    let seats: Option<Vec<u64>> =
        parties.iter().map(|party| Some(u64::from(seats.of(party).get()?.value()))).collect();
    seats.is_some_and(|seats| can_tie(&seats)).then_some(Tie::Seats)
}

/// Among more owners than this, whether two groups can be equal is not worked out.
const OWNERS_MOST: usize = 16;

/// Whether two groups of owners can have half of the votes each.
fn can_tie(votes: &[u64]) -> bool {
    let total: u64 = votes.iter().fold(0, |sum, votes| sum.saturating_add(*votes));
    if total == 0 || total % 2 == 1 || votes.len() > OWNERS_MOST {
        return false;
    }
    let mut sums = BTreeSet::from([0_u64]);
    for votes in votes {
        let with: Vec<u64> = sums.iter().map(|sum| sum.saturating_add(*votes)).collect();
        sums.extend(with);
    }
    sums.contains(&(total / 2))
}

#[cfg(test)]
mod tests {
    use super::can_tie;

    #[test]
    fn halves_stand_against_halves() {
        for votes in [&[50, 50][..], &[2, 2], &[50, 30, 20], &[1, 1, 1, 1], &[3, 2, 1]] {
            assert!(can_tie(votes), "{votes:?}");
        }
        for votes in [&[][..], &[0, 0], &[60, 40], &[3, 2], &[40, 35, 25], &[1, 1, 1], &[5, 2, 1]] {
            assert!(!can_tie(votes), "{votes:?}");
        }
    }
}
