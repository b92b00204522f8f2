//! What belongs to the partnership.

use crate::document::record::record;
use crate::document::scalar::{LicenceLength, Text, Within, keyword};
use crate::document::{Each, List, PartyRef};

record! { "the scope",
    /// What is in and what is out.
    pub struct Scope {
        /// What the partnership does.
        included: List<Text>,
        /// What it does not do.
        excluded: List<Text>,
        /// How value-added tax is settled between countries [S1].
        vat: Text,
        /// How customers consent to the use of their data [S1].
        data_consent: Text,
        /// Which duties towards regulators each party carries.
        regulatory_duties: Each<Text>,
        /// Which data passes between the parties, and on which terms.
        data: List<DataFlow>,
    }
}

keyword! {
    /// What sort of data passes.
    pub enum DataClass as binding {
        /// Data on people.
        Personal = "personal",
        /// Data on people that the law protects more: health, origin, belief.
        Sensitive = "sensitive",
        /// Data on companies that is not public.
        Confidential = "confidential",
        /// Data that identifies no person.
        Anonymous = "anonymous",
        /// Data that anyone may have.
        Public = "public",
    }
}

keyword! {
    /// On which legal basis data on people is used.
    pub enum LegalBasis as binding {
        /// Those people have agreed.
        Consent = "consent",
        /// A contract with them needs it.
        Contract = "contract",
        /// A law demands it.
        LegalDuty = "legal-duty",
        /// It saves lives.
        VitalInterest = "vital-interest",
        /// A public body does what it is for.
        PublicTask = "public-task",
        /// An interest that outweighs theirs.
        LegitimateInterest = "legitimate-interest",
    }
}

keyword! {
    /// What the party that receives the data is to it.
    pub enum DataRole as binding {
        /// It decides on its own what the data is used for.
        Controller = "controller",
        /// It decides that together with the other party.
        JointController = "joint-controller",
        /// It uses the data as the other party orders.
        Processor = "processor",
    }
}

keyword! {
    /// To whom data may go on.
    pub enum Onward as binding {
        /// To nobody.
        None = "none",
        /// To those whom the other party agrees to.
        WithConsent = "with-consent",
        /// To anybody for the same purpose.
        Free = "free",
    }
}

record! { "a data flow",
    /// Data that passes from one party to another.
    pub struct DataFlow {
        /// Which data.
        what: Text,
        /// Who gives it.
        from: PartyRef,
        /// Who receives it.
        to: PartyRef,
        /// What sort of data it is.
        classes: List<DataClass>,
        /// What it may be used for.
        purpose: Text,
        /// Legal basis for data on people.
        basis: LegalBasis,
        /// What the receiving party is to it: `controller`, `joint-controller` or `processor`.
        role: DataRole,
        /// How long it may be kept.
        retention: LicenceLength,
        /// How soon it is deleted after that.
        deletion: Within,
        /// How soon a breach is reported to the other party.
        breach_notice: Within,
        /// Whether it may go to others, and to whom.
        onward: Onward,
    }
}
