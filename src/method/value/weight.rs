//! How much of what passes between the parties one entry of the exchange is.

use super::{Amount, Ratio, ValueEquation};

impl ValueEquation {
    /// The amount of an entry of the exchange over that of all entries together. An entry without an amount could only make the share
    /// smaller. `None` where the entry has no amount, or no rate leads from one currency to another.
    #[must_use]
    pub fn weight(&self, entry: usize) -> Option<Ratio> {
        let place = format!("value.exchange[{entry}].amount");
        let exchanged = self.amounts.iter().filter(|(at, _)| at.starts_with("value.exchange["));
        let mut total: Option<Amount> = None;
        let mut own = None;
        for (at, money) in exchanged {
            let amount = self.conversion.convert(Amount::of(*money)?)?;
            if *at == place {
                own = Some(amount);
            }
            total = Some(match total {
                Some(total) => total.plus(amount)?,
                None => amount,
            });
        }
        Ratio::of(own?, total?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Rates;
    use crate::document::scalar::{Money, Scalar as _};
    use crate::method::value::{Conversion, Reason, Uncomputed};

    fn equation(amounts: &[(&str, &str)]) -> ValueEquation {
        let amounts: Vec<(String, Money)> =
            amounts.iter().map(|(at, money)| ((*at).to_owned(), Money::parse(money).unwrap())).collect();
        let conversion = Arc::new(Conversion::of(amounts.iter().map(|(_, money)| money), &Rates::default()));
        let nothing = || Uncomputed::new(Reason::SingleParty, []);
        let (balance, net_return) = (Err(nothing()), Err(nothing()));
        ValueEquation { parties: Vec::new(), balance, net_return, amounts, conversion }
    }

    #[test]
    fn an_entry_weighs_its_share_of_the_exchange_alone() {
        let equation = equation(&[
            ("value.expected_revenue", "1000000 EUR"),
            ("value.exchange[0].amount", "99500 EUR"),
            ("value.exchange[2].amount", "500 EUR"),
        ]);
        // 500 of 100,000, whatever the revenue is.
        assert_eq!(equation.weight(2), Ratio::new(1, 200));
        assert_eq!(equation.weight(0), Ratio::new(199, 200));
        assert_eq!(equation.weight(1), None);
    }

    #[test]
    fn currencies_without_a_rate_are_not_compared() {
        let mixed = [("value.exchange[0].amount", "10 EUR"), ("value.exchange[1].amount", "10 USD")];
        assert_eq!(equation(&mixed).weight(0), None);
    }
}
