//! What a finding puts at stake, and for whom: what decides between two of the same consequence.

use crate::document::scalar::Date;

/// What is at stake in a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stake {
    /// The ids of the parties that it binds or costs something, where it is about some of them.
    pub hits: Vec<String>,
    /// Whether it spares another party, of which nothing of the kind is found.
    pub is_one_sided: bool,
    /// Whether it is worse here than elsewhere, for what it hits has much at stake or much depends on it.
    pub is_raised: bool,
    /// How much of what passes between the parties it is about, in thousandths; 0 where that is not known.
    pub share: u16,
    /// In a partnership that is operating: the next day on which the parties can raise what only an amendment changes.
    pub raise_on: Option<Date>,
    /// The same in words: `at the gate Early traction on 2026-09-01`.
    pub raise_at: Option<String>,
    /// Whether that day is too far off for it to be among what is settled first.
    pub waits: bool,
    /// Whether people of the field ask this of a partnership of its kind before anything else.
    pub is_asked_first: bool,
    /// Whether it is work of its own that is to be done now, and no question that stands for its section.
    pub is_to_do: bool,
    /// How many questions of the checklists its fix answers too.
    pub answers: usize,
    /// How many other findings and questions of the checklists its fix closes.
    pub closes: usize,
}
