//! Facts that rule a structure out [S2].

use crate::document::charter::model::{Facts, Structure};
use crate::document::scalar::{YesNo, keyword};
use crate::document::{Each, Field};

keyword! {
    /// The facts of which each rules one structure out [S2].
    pub enum Fact {
        /// A merger integration has failed.
        FailedMaIntegration = "failed_ma_integration",
        /// There are too few lawyers for the work.
        LegalUnderstaffed = "legal_understaffed",
        /// The parties' data must be tightly integrated.
        TightDataIntegration = "tight_data_integration",
        /// A product has to be developed together.
        JointProductDevelopment = "joint_product_development",
    }
}

impl Fact {
    /// The structure that it rules out.
    #[must_use]
    pub const fn rules_out(self) -> Structure {
        match self {
            Self::FailedMaIntegration | Self::LegalUnderstaffed => Structure::IntegratedAlliance,
            Self::TightDataIntegration => Structure::CoordinatedEcosystem,
            Self::JointProductDevelopment => Structure::ContractualProject,
        }
    }

    /// Where the charter says it.
    #[must_use]
    pub fn path(self) -> String {
        format!("model.facts.{self}")
    }

    /// What is the case where it is so.
    #[must_use]
    pub const fn statement(self) -> &'static str {
        match self {
            Self::FailedMaIntegration => "a merger integration has failed before",
            Self::LegalUnderstaffed => "the legal team is understaffed",
            Self::TightDataIntegration => "the parties' data must be tightly integrated",
            Self::JointProductDevelopment => "a product must be developed jointly",
        }
    }

    /// Why it rules the structure out.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::FailedMaIntegration => "pooling teams and results needs the integration that failed then",
            Self::LegalUnderstaffed => {
                "pooled assets, rights and exits need more legal work than the team can do"
            }
            Self::TightDataIntegration => "without joint governance the quality of shared data diverges",
            Self::JointProductDevelopment => {
                "payment for fixed deliverables leaves no room for what the work brings to light"
            }
        }
    }

    /// What the charter says of it.
    #[must_use]
    pub fn of(self, facts: &Facts) -> &Field<Each<YesNo>> {
        match self {
            Self::FailedMaIntegration => &facts.failed_ma_integration,
            Self::LegalUnderstaffed => &facts.legal_understaffed,
            Self::TightDataIntegration => &facts.tight_data_integration,
            Self::JointProductDevelopment => &facts.joint_product_development,
        }
    }
}

/// What is answered about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactAnswer {
    /// Nothing.
    Unanswered,
    /// One answer for all.
    All(YesNo),
    /// An answer for each party, in the order of the parties.
    Parties(Vec<Option<YesNo>>),
}

impl FactAnswer {
    /// Whether it is so for anybody.
    #[must_use]
    pub fn is_so(&self) -> bool {
        match self {
            Self::Unanswered => false,
            Self::All(answer) => answer.is_yes(),
            Self::Parties(answers) => answers.iter().flatten().any(|answer| answer.is_yes()),
        }
    }

    /// The parties, counted from 0, with this answer; none where one answer stands for all.
    pub(super) fn with(&self, answer: Option<YesNo>) -> Vec<usize> {
        match self {
            Self::Parties(answers) => (0..answers.len()).filter(|at| answers[*at] == answer).collect(),
            _ => Vec::new(),
        }
    }
}

/// A structure ruled out by a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// Which structure.
    pub structure: Structure,
    /// By which fact.
    pub fact: Fact,
    /// The parties of which it is so; none where one answer stands for all.
    pub parties: Vec<String>,
}

impl Veto {
    /// Where the charter says so: at the one party's own answer, else at the fact.
    #[must_use]
    pub fn path(&self) -> String {
        match self.parties.as_slice() {
            [only] => format!("{}.{only}", self.fact.path()),
            _ => self.fact.path(),
        }
    }
}
