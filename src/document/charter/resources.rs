//! What each party puts in, phase by phase [S2].

use crate::document::record::record;
use crate::document::scalar::{Money, Person, Quantity, Share, keyword};

keyword! {
    /// How senior a lead is.
    pub enum LeadLevel {
        /// Just begun.
        Junior = "junior",
        /// Leads a team.
        Manager = "manager",
        /// Leads several.
        Director = "director",
        /// Leads a function.
        Vp = "vp",
        /// Leads the company.
        CLevel = "c-level",
    }
}

record! { "a commitment",
    /// One party's commitment in one phase.
    pub struct Commitment {
        /// Dedicated people; halves are allowed.
        people: Quantity,
        /// Dedicated budget.
        budget: Money,
        /// Share of their time.
        time: Share,
        /// Who leads.
        lead: Person,
        /// How senior the lead is.
        lead_level: LeadLevel,
    }
}
