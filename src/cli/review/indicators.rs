//! The indicators of a review: how each is asked for, what is written for it, and what an earlier review says.

use crate::cli::writing::{checked, scalar};
use crate::document::records::review::Indicators;
use crate::document::scalar::{Count, Quantity};

/// One indicator.
pub(super) struct Indicator {
    pub(super) key: &'static str,
    /// What is counted, in a few words.
    pub(super) about: &'static str,
    /// What is asked; with `{}` for the party where each party has one.
    pub(super) question: &'static str,
    is_count: bool,
}

const fn count(key: &'static str, about: &'static str, question: &'static str) -> Indicator {
    Indicator { key, about, question, is_count: true }
}

const fn quantity(key: &'static str, about: &'static str, question: &'static str) -> Indicator {
    Indicator { key, about, question, is_count: false }
}

/// All of them, in the order of the format.
pub(super) const INDICATORS: [Indicator; 10] = [
    count("meetings_held", "meetings held", "How many of the agreed meetings were held"),
    quantity("resolution_days", "days to settle an issue", "How many days did an issue stay open on average"),
    count("leads", "leads handed over", "How many leads were handed over"),
    count("conversions", "leads that became deals", "How many leads became deals"),
    quantity("pipeline", "value of the joint pipeline", "What is the joint pipeline worth"),
    count("reach", "people reached by joint marketing", "How many people did joint marketing reach"),
    quantity(
        "satisfaction",
        "satisfaction of the partners' people",
        "How satisfied are the partners' people",
    ),
    quantity("adoption", "customer adoption", "How far have customers adopted it"),
    quantity("value_contributed", "value contributed by each party", "What did {} contribute in the period"),
    quantity("value_received", "value received by each party", "What did {} receive in the period"),
];

impl Indicator {
    /// Whether each party has one of its own.
    pub(super) fn is_by_party(&self) -> bool {
        self.question.contains("{}")
    }

    /// Whether this can be written for it.
    pub(super) fn check(&self, text: &str) -> Result<(), String> {
        if self.is_count { checked::<Count>(text) } else { checked::<Quantity>(text) }
    }

    /// A value as it is written.
    pub(super) fn value(&self, text: &str) -> Result<String, String> {
        match self.is_count {
            true => scalar::<Count>(text).map(|it| it.to_string()),
            false => scalar::<Quantity>(text).map(|it| it.to_string()),
        }
    }

    /// What a review says of it.
    pub(super) fn read(&self, indicators: &Indicators, side: Option<&str>) -> Option<String> {
        let by_party = match self.key {
            "value_contributed" => Some(&indicators.value_contributed),
            "value_received" => Some(&indicators.value_received),
            _ => None,
        };
        if let Some(by_party) = by_party {
            return by_party.get()?.of(side?).get().map(ToString::to_string);
        }
        let count = match self.key {
            "meetings_held" => Some(&indicators.meetings_held),
            "leads" => Some(&indicators.leads),
            "conversions" => Some(&indicators.conversions),
            "reach" => Some(&indicators.reach),
            _ => None,
        };
        if let Some(count) = count {
            return count.get().map(ToString::to_string);
        }
        let quantity = match self.key {
            "resolution_days" => &indicators.resolution_days,
            "pipeline" => &indicators.pipeline,
            "satisfaction" => &indicators.satisfaction,
            "adoption" => &indicators.adoption,
            _ => return None,
        };
        quantity.get().map(ToString::to_string)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_of_the_format_is_left_out() {
        let keys: Vec<&str> = INDICATORS.iter().map(|it| it.key).collect();
        assert_eq!(keys, Indicators::KEYS);
    }
}
