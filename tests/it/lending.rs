//! What two parties of the tests give and get, worked out by hand.

/// North: receives 50 and 60% of 1,000, which is 650, and puts in 150 and 350, which is 500: 1.3.
/// Kestrel: receives 150 and 40% of 1,000, which is 550, and puts in 50 and 200, which is 250: 2.2.
/// The balance is 1.3 over 2.2, which is 0.59.
macro_rules! value_section {
    () => {
        "\
value:
  exchange:
    - {from: north, to: kestrel, kind: technology-access, amount: 150 EUR}
    - {from: kestrel, to: north, kind: referral-fee, amount: 50 EUR}
  costs: {north: [{item: People, amount: 350 EUR}], kestrel: [{item: People, amount: 200 EUR}]}
  expected_revenue: 1000 EUR
  revenue_split: {north: 60%, kestrel: 40%}
"
    };
}
pub(crate) use value_section;
