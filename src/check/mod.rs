//! Judging: which rules there are for a team and what it wants of them, running them, and what a run says.

mod catalogue;
mod gone;
mod guard;
mod held_up;
mod judge;
mod kinds;
mod options;
mod own;
mod page;
mod report;
mod ruleset;
mod run;
mod sections;
mod selection;
mod silencing;
mod standing;
mod subject;
mod suppress;
mod triage;
mod weigh;
mod worse;

pub use catalogue::{RuleDescription, catalogue};
pub use guard::Guard;
pub use held_up::hold_up;
pub use options::Options;
pub use page::{docs, index};
pub use report::{CheckReport, Judged, Skipped, Summary, Totals, WorseThan};
pub use ruleset::{Ruleset, UnknownRule};
pub use run::Judge;
pub use sections::{Progress, Section, sections};
pub use selection::Selection;
pub use silencing::Silencing;
pub use standing::Standing;
pub use suppress::{Baseline, BaselineEntry, BaselineError};
pub use triage::{FIRST, urgency};
pub use worse::Then;
