//! What the contributions suggest for the shares in a joint venture [S3].

use crate::document::charter::model::{Contribution, Model};
use crate::document::scalar::{Percent, Quantity};
use crate::document::{Field, List};

/// The weight of a contribution that names none.
const ONE: i128 = 1_000_000;

/// The agreed and the suggested shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equity {
    /// Each party's share, in the order of the charter.
    pub shares: Vec<EquityShare>,
    /// All weighted points; above zero.
    pub total: i128,
}

/// One party's share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EquityShare {
    /// Which party.
    pub party: String,
    /// Its weighted points: the sum of value × weight over all kinds, of the unit that [`Equity::total`] has.
    pub points: i128,
    /// The share that was agreed.
    pub agreed: Option<Percent>,
}

impl Equity {
    /// Weighs what each party contributes: its share is its points out of all. A party that is not named under a kind
    /// brings nothing of it; a kind without a weight counts once. `None` where nothing is listed, a value is open, cannot
    /// be read or is negative, values are of different units, or the numbers are beyond counting.
    #[must_use]
    pub fn of(model: &Model, parties: &[&str]) -> Option<Self> {
        let contributions = model.contributions.get()?;
        let mut points = vec![0_i128; parties.len()];
        let unit = unit_of(contributions)?;
        for contribution in &contributions.0 {
            let contribution = contribution.get()?;
            let weight = match &contribution.weight {
                Field::Given(Quantity::Number(weight)) if weight.millionths() >= 0 => weight.millionths(),
                Field::Missing => ONE,
                _ => return None,
            };
            for (party, points) in parties.iter().zip(&mut points) {
                let value = contribution.parties.iter().find(|(id, _)| id == party).map(|(_, value)| value);
                let value = match value {
                    None | Some(Field::Missing) => 0,
                    Some(value) => amount(value.get()?, unit)?,
                };
                *points = points.checked_add(value.checked_mul(weight)?)?;
            }
        }
        let total = points.iter().try_fold(0_i128, |sum, points| sum.checked_add(*points))?;
        let agreed =
            |party: &str| model.equity.get().and_then(|equity| equity.of(party).get().map(|it| it.percent()));
        let share = |(party, points): (&&str, i128)| EquityShare {
            party: (*party).to_owned(),
            points,
            agreed: agreed(party),
        };
        let shares = parties.iter().zip(points).map(share).collect();
        (total > 0).then_some(Self { shares, total })
    }

    /// What a party's points suggest, rounded to a tenth of a percent for people to read.
    #[must_use]
    pub fn suggested(&self, share: &EquityShare) -> Option<Percent> {
        let tenths = share.points.checked_mul(2000)?.checked_add(self.total)? / self.total.checked_mul(2)?;
        Percent::from_parts(i64::try_from(tenths.checked_mul(1000)?).ok()?)
    }

    /// The parties whose agreed share differs from the suggested one by more than so many percentage points. Compared
    /// exactly: |agreed × total − points| against tolerance × total.
    #[must_use]
    pub fn apart(&self, tolerance: u32) -> Vec<&EquityShare> {
        self.shares.iter().filter(|share| self.is_apart(share, tolerance) == Some(true)).collect()
    }

    fn is_apart(&self, share: &EquityShare, tolerance: u32) -> Option<bool> {
        let whole = i128::from(Percent::HUNDRED.parts());
        let agreed = i128::from(share.agreed?.parts()).checked_mul(self.total)?;
        let suggested = share.points.checked_mul(whole)?;
        let most = i128::from(tolerance).checked_mul(whole / 100)?.checked_mul(self.total)?;
        Some(agreed.checked_sub(suggested)?.checked_abs()? > most)
    }
}

/// The first value: all others must be of its kind.
fn unit_of(contributions: &List<Contribution>) -> Option<&Quantity> {
    contributions.values().flat_map(|contribution| &contribution.parties).find_map(|(_, value)| value.get())
}

/// How much it is in the smallest unit; `None` where it is of another kind than the unit, or negative.
fn amount(value: &Quantity, unit: &Quantity) -> Option<i128> {
    value.checked_cmp(unit)?;
    let amount = match value {
        Quantity::Number(number) => number.millionths(),
        Quantity::Money(money) => money.minor(),
        Quantity::Percent(percent) => i128::from(percent.parts()),
    };
    (amount >= 0).then_some(amount)
}

/// One value of the contributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Valued<'a> {
    /// Under which entry, counted from 0.
    pub entry: usize,
    /// For which party.
    pub party: &'a str,
    /// How much.
    pub value: &'a Quantity,
}

/// The first value and the first one that cannot be added to it, if there is one.
#[must_use]
pub fn different_units(model: &Model) -> Option<(Valued<'_>, Valued<'_>)> {
    let contributions = model.contributions.get()?;
    let mut values = contributions.iter().flat_map(|(entry, contribution)| {
        let given =
            contribution.parties.iter().filter_map(|(party, value)| Some((party.as_str(), value.get()?)));
        given.map(move |(party, value)| Valued { entry, party, value })
    });
    let first = values.next()?;
    Some((first, values.find(|other| other.value.checked_cmp(first.value).is_none())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equity(points: &[i128], agreed: &[u16]) -> Equity {
        let share = |(points, agreed): (&i128, &u16)| EquityShare {
            party: "p".to_owned(),
            points: *points,
            agreed: Some(Percent::of_hundred(*agreed)),
        };
        Equity { shares: points.iter().zip(agreed).map(share).collect(), total: points.iter().sum() }
    }

    fn apart(points: &[i128], agreed: &[u16], tolerance: u32) -> usize {
        equity(points, agreed).apart(tolerance).len()
    }

    #[test]
    fn is_compared_exactly() {
        // One third against 28 % are 5 and a third points; two thirds against 72 % as much.
        assert_eq!(apart(&[1, 2], &[28, 72], 5), 2);
        assert_eq!(apart(&[1, 2], &[28, 72], 6), 0);
        // 11 of 20 are 55 %: exactly five from a half.
        assert_eq!(apart(&[11, 9], &[50, 50], 5), 0);
        assert_eq!(apart(&[11, 9], &[50, 50], 4), 2);
        assert_eq!(apart(&[i128::MAX / 2, 1], &[50, 50], 5), 0, "beyond counting");
    }

    #[test]
    fn shares_are_shown_to_a_tenth() {
        let equity = equity(&[1, 2], &[50, 50]);
        let shown: Vec<String> =
            equity.shares.iter().filter_map(|share| Some(equity.suggested(share)?.to_string())).collect();
        assert_eq!(shown, ["33.3%", "66.7%"]);
    }
}
