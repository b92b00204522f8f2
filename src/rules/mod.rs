//! The rules: one folder a family, one small file a rule, its page beside it.
//!
//! A rule says what it is as data (`RULE`), and looks at a [`Subject`]. It names places by names; [`Report`] turns them into
//! places in the text.

mod clauses;
mod joint_development;
mod judge;
mod own;
mod page;
pub mod registry;
mod report;
mod selection;

pub mod agreement;
pub mod candidates;
pub mod canvas;
pub mod communication;
pub mod conflict;
pub mod contract;
pub mod document;
pub mod exit;
pub mod gates;
pub mod governance;
pub mod growth;
pub mod intent;
pub mod ip;
pub mod metrics;
pub mod plan;
pub mod readiness;
pub mod resources;
pub mod reviews;
pub mod risks;
pub mod structure;
pub mod value;
pub mod waivers;

pub use judge::{
    has_been_asked, judge_afterwards, judge_baseline, judge_file, judge_partnership, judge_patterns,
};
pub use own::own_page;
pub use page::{index, page};
pub use report::{Draft, Report};
pub use selection::{Selection, UnknownRule};
pub use waivers::Usage;

use crate::config::{Configuration, Policy};
use crate::document::ProblemKind;
use crate::document::charter::Charter;
use crate::document::charter::model::LegalForm;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, keyword};
use crate::finding::Severity;
use crate::method::Assessment;
use crate::partnership::Partnership;
use crate::wording::series;

keyword! {
    /// Which part of the method a rule belongs to.
    pub enum Family {
        /// Whether the files can be read and mean what they say.
        Document = "document",
        /// Checklists and their verdicts.
        Readiness = "readiness",
        /// Why each party takes part.
        Intent = "intent",
        /// What the parties want together and each on its own.
        Canvas = "canvas",
        /// Structure, legal form and tier.
        Structure = "structure",
        /// Who gives what and gets what.
        Value = "value",
        /// What each party puts in.
        Resources = "resources",
        /// Who decides what, and in which bodies.
        Governance = "governance",
        /// Meetings, channels, culture.
        Communication = "communication",
        /// How disagreements are settled.
        Conflict = "conflict",
        /// Decision gates and the commitment in force.
        Gates = "gates",
        /// Phases, plans and their dates.
        Plan = "plan",
        /// How success is measured.
        Metrics = "metrics",
        /// Reviews, health and indicators.
        Reviews = "reviews",
        /// What could go wrong.
        Risks = "risks",
        /// Who owns what was brought and what is made together.
        Ip = "ip",
        /// How the partnership ends.
        Exit = "exit",
        /// What the terms of the contract do to each other.
        Contract = "contract",
        /// Joint growth, referrals and deals.
        Growth = "growth",
        /// Choosing a partner.
        Candidates = "candidates",
        /// What each side acknowledged, and how agreed terms change.
        Agreement = "agreement",
        /// Findings accepted for a time.
        Waivers = "waivers",
        /// Rules that a team has written into its configuration.
        Own = "own",
    }
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// The problems of this kind that reading the documents has shown.
    Problems(ProblemKind),
    /// A partnership, its calculations and a day.
    Partnership(fn(&Subject<'_>, &mut Report<'_>)),
    /// A partnership, after comments and waivers have silenced what they name.
    Afterwards(fn(&Subject<'_>, &Usage, &mut Report<'_>)),
    /// A baseline, which belongs to no partnership.
    Baseline,
    /// The patterns of paths in the configuration.
    Patterns,
    /// The condition of a rule of the team's own, which the configuration holds.
    Own,
}

/// One rule: what it is, when it is due, what it looks at.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its id: the defect, noun first.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// How bad it is once it is due.
    pub severity: Severity,
    /// From which stage on it has that severity; before, it is advice.
    pub from: Stage,
    /// The last stage at which it speaks.
    pub until: Stage,
    /// Where it comes from: `S0` to `S4`, `ISO 44001 stage 8`, `contract practice`, `ours`.
    pub authority: &'static [&'static str],
    /// What it looks for, in one line.
    pub summary: &'static str,
    /// Why it matters, in one sentence.
    pub why: &'static str,
    /// The policy values that it reads.
    pub policy: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
    /// Its page: what it checks, how to mend, an example that fails and one that passes.
    pub docs: &'static str,
    /// What it looks at.
    pub check: Check,
}

/// The rules of which `check --fix` mends those findings that only one thing can have been meant by.
const MENDED: [&str; 8] = [
    "flow-value-split",
    "header-missing",
    "invalid-value",
    "kind-unknown",
    "record-orphaned",
    "reference-unknown",
    "symptom-misspelt",
    "unknown-key",
];

impl Rule {
    /// Whether some of its findings can be mended by machine.
    #[must_use]
    pub fn is_fixable(&self) -> bool {
        MENDED.contains(&self.id)
    }

    /// How bad it is at a stage; `None` where it does not speak.
    #[must_use]
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        self.severity_due(self.severity, stage)
    }

    /// The same where something else than the rule says how bad it is once it is due.
    #[must_use]
    pub fn severity_due(&self, severity: Severity, stage: Stage) -> Option<Severity> {
        if self.family == Family::Document {
            return Some(severity);
        }
        match stage {
            stage if stage > self.until => None,
            stage if stage < self.from => Some(Severity::Advice),
            _ => Some(severity),
        }
    }
}

/// What a rule sees of a partnership.
pub struct Subject<'a> {
    /// The partnership with its records.
    pub partnership: &'a Partnership,
    /// Its charter.
    pub charter: &'a Charter,
    /// What the calculations say.
    pub assessment: &'a Assessment,
    /// The numbers to go by.
    pub policy: &'a Policy,
    /// What the team has settled for itself.
    pub configuration: &'a Configuration,
    /// The day of the judgement.
    pub as_of: Date,
    /// The stage that is asked about.
    pub stage: Stage,
}

impl Subject<'_> {
    /// The parties' ids in the order of the charter.
    #[must_use]
    pub fn parties(&self) -> Vec<&str> {
        self.charter.party_ids()
    }

    /// Whether the parties chose to work together without a contract, where less is asked [S3]. A charter whose `model` cannot
    /// be read may say so, and is asked no more than that.
    #[must_use]
    pub fn is_informal(&self) -> bool {
        let form = self.charter.model.and(|model| &model.legal_form);
        let is_chosen = form.get().is_some_and(|form| **form == LegalForm::Informal);
        is_chosen || self.charter.model.is_invalid()
    }
}
