//! What each structure and each legal form is, brings and costs: the tables of S2 and S3 in our words.

use crate::document::charter::model::{LegalForm, Structure};
use crate::document::scalar::Rating;
use crate::method::structure::criteria::Criterion;

/// A structure in words [S2].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StructureProfile {
    /// What it is.
    pub what: &'static str,
    /// Where it does best.
    pub best_for: &'static str,
    /// What it brings.
    pub upside: &'static str,
    /// What it costs.
    pub downside: &'static str,
    /// What a move to the next deeper one takes; empty for the deepest.
    pub deeper: &'static str,
}

/// What a structure is, brings and costs. When not to use it is said by the facts that rule it out.
#[must_use]
pub const fn structure_profile(structure: Structure) -> StructureProfile {
    match structure {
        Structure::ContractualProject => StructureProfile {
            what: "one piece of work for a payment, with deliverables, milestones and a last day",
            best_for: "a first try with each other, or one narrow need",
            upside: "quick to begin, little to lose, and it ends by itself",
            downside: "stays a purchase: no say in the other party's direction, and the larger gain may go to others",
            deeper: "ratings of medium or more (for the need for a clean exit: or less); agreed standards, rules for data \
                     and referrals, service levels with a consequence",
        },
        Structure::CoordinatedEcosystem => StructureProfile {
            what: "independent parties that agree on standards, data and how they refer customers",
            best_for: "parties whose products or services must work together, and who stay independent",
            upside: "low upfront cost, and parties can join or leave easily",
            downside: "no one is accountable for the whole: if one party fails, the others have little recourse",
            deeper: "high ratings (for the need for a clean exit: low); people and budget set aside, a steering body, \
                     terms for rights, assets and a buyout",
        },
        Structure::IntegratedAlliance => StructureProfile {
            what: "people, budget and results pooled in one programme or one company",
            best_for: "a business that is central to every party, and to which each brings something large",
            upside: "common direction, and fast decisions by the joint team",
            downside: "long negotiation on law, rights and exit, and costly to leave; exclusivity also removes the \
                       freedom to pivot",
            deeper: "",
        },
    }
}

/// A legal form in words [S3].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormProfile {
    /// What it is.
    pub what: &'static str,
    /// When it fits.
    pub fits_when: &'static str,
    /// What it brings.
    pub strengths: &'static str,
    /// What it costs.
    pub costs: &'static str,
    /// When not to use it; for an informal form, beside the share of resources that the policy names.
    pub not_when: &'static str,
    /// What it cannot do without.
    pub must_have: &'static str,
    /// When to move on from it.
    pub move_on: &'static str,
}

/// What a legal form is, brings and costs; of the three that are weighed against each other [S3].
#[must_use]
pub const fn form_profile(form: LegalForm) -> Option<FormProfile> {
    Some(match form {
        LegalForm::Informal => FormProfile {
            what: "a handshake: the parties help each other without a signed contract",
            fits_when: "little is at stake, for a short time, between people who trust each other",
            strengths: "immediate, free and flexible",
            costs: "does not survive success: once it pays, one party feels short-changed",
            not_when: "promises would be hard to prove without a document",
            must_have: "a short note on what each party contributes, and for how long",
            move_on: "it grows in money, people or dependent customers",
        },
        LegalForm::AllianceContract => FormProfile {
            what: "a contract between parties that stay independent, without a new company",
            fits_when: "one party serves the other, or the parties sell together",
            strengths: "binding, lighter than a company, and easier to end",
            costs: "without joint ownership, the parties' priorities can drift apart",
            not_when: "several parties contribute large assets and share profit and loss",
            must_have: "deliverables, dates, payment, review meetings, an escalation path, an exit route",
            move_on: "the joint business needs people, assets and results of its own",
        },
        LegalForm::JointVenture => FormProfile {
            what: "a company of its own that the parties own together",
            fits_when: "every party contributes large assets and commits for years",
            strengths: "risk and reward follow the shares, and ownership is clear",
            costs: "legal cost, overhead, and a board that can deadlock",
            not_when: "the work is short or small, or a party has no legal capacity",
            must_have: "board seats for every party, an exit route, and a deadlock-breaker (casting vote or \
                        rotating chair)",
            move_on: "the purpose is reached or missed: one party buys the others out, or it is dissolved",
        },
        _ => return None,
    })
}

/// Which ratings are enough under a criterion: `medium or high`; under the need for a clean exit, which needs are served.
#[must_use]
pub const fn enough(criterion: Criterion, level: Rating) -> &'static str {
    match (criterion.is_need(), level) {
        (false, Rating::Low) | (true, Rating::High) => "any rating",
        (false, Rating::Medium) => "medium or high",
        (false, Rating::High) => "high",
        (true, Rating::Medium) => "low or medium",
        (true, Rating::Low) => "low",
    }
}
