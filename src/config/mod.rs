//! What a team settles for itself: `partner.toml`, read once a run, and the policy values with their defaults and sources.
//!
//! Every mistake in the file is told with its place; a file with a mistake is not used at all.

mod brand_file;
mod checklists;
mod checks;
mod expression;
mod files;
mod form;
mod instrument;
mod kinds;
mod levels;
mod locate;
mod no_rule;
mod placeholders;
mod policy;
mod private_notes;
mod problem;
mod rates;
mod read;
mod readiness;
mod rules;
mod syntax;
mod words;

pub use brand_file::BrandFile;
pub use checklists::{Checklist, ChecklistItem, OwnChecklist, OwnItem, StrictVerdict};
pub use expression::{Answer, Datum, Expression, Facts};
pub use files::{Files, FilesTable, PathPattern};
pub use instrument::{HealthItem, Instrument, OwnQuestions, QuestionTable};
pub use kinds::{KindTable, OwnKind};
pub use levels::{Level, Override, OverrideTable, RuleName};
pub use locate::{FILE_NAME, Location, LocationError, ON_DISK, StandIn, file_of, locate};
pub use no_rule::{meant, no_rule};
pub use placeholders::{Placeholder, WordsTable};
pub use policy::{Policy, PolicyValue, Stricter};
pub use private_notes::{NoteEntry, NotesFile, PrivateNote, PrivateNotes, private_notes};
pub use problem::{ConfigProblem, ConfigProblems};
pub use rates::{Rate, Rates};
pub use read::{Branding, Report, Settings, Tier, TierTable, read, shape};
pub use readiness::{Counting, Unanswered, Unproven};
pub use rules::{Condition, DueLevel, OwnRule, Rule};
pub use syntax::tree_of;
pub use words::{CharterPath, CharterSection, Colour, ItemId, Line, Sentence, Threshold};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::Severity;
use crate::paths;

/// The commented file that says what there is to settle: every policy value at its default, every section with an example.
pub const DEFAULT_FILE: &str = include_str!("default.toml");

/// What is in force in a run.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// The file that it comes from; `None` where there is none and every default holds.
    pub file: Option<Arc<ConfigFile>>,
    /// The numbers to go by.
    pub policy: Policy,
    /// What rules weigh everywhere, by id.
    pub levels: BTreeMap<String, Level>,
    /// What rules weigh in some places; of several that fit, the last one holds.
    pub overrides: Vec<Override>,
    /// What is left out of everything.
    pub files: Files,
    /// Texts that count as open besides `TBD` and its like, as they are compared.
    pub placeholders: Arc<BTreeSet<String>>,
    /// What the columns of a form are called, by the question of the health check, `side` or `comment`.
    pub health_columns: BTreeMap<String, String>,
    /// The questions of the health check.
    pub instrument: Instrument,
    /// What counts on a checklist.
    pub readiness: Counting,
    /// The team's own checklists.
    pub checklists: Vec<OwnChecklist>,
    /// The team's own rules.
    pub rules: Vec<OwnRule>,
    /// Exchange rates; none are ever guessed.
    pub rates: Rates,
    /// How reports look, and what stays out of them.
    pub branding: Branding,
    /// The tiers that partners are placed in.
    pub tiers: Vec<Tier>,
    /// The team's own kinds of partnership.
    pub kinds: Vec<OwnKind>,
}

/// The file that a configuration comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFile {
    /// As shown to people.
    pub shown: String,
    /// On which line each entry stands that was set: `policy.metrics_least`.
    pub lines: BTreeMap<String, usize>,
    /// What it says, for findings that point into it.
    pub text: String,
    /// The folder that the run starts from, which paths of charters are shown relative to.
    base: PathBuf,
    /// The folder that patterns of paths are relative to: the repository's root.
    root: PathBuf,
}

/// How bad rules are once they are due, in one charter.
#[derive(Debug, Clone)]
pub struct Weights<'c> {
    everywhere: &'c BTreeMap<String, Level>,
    /// What holds for this charter, the last one first.
    here: Vec<&'c BTreeMap<String, Level>>,
}

impl Weights<'_> {
    /// How bad a rule is; `None` if it is off. `own` is what the rule itself says.
    #[must_use]
    pub fn severity(&self, rule: &str, own: Severity) -> Option<Severity> {
        let level =
            self.here.iter().find_map(|levels| levels.get(rule)).or_else(|| self.everywhere.get(rule));
        level.map_or(Some(own), |level| level.severity())
    }
}

impl Configuration {
    /// What rules weigh in the charter at this path (as shown to people). Asked for once a charter.
    #[must_use]
    pub fn weights(&self, charter: &str) -> Weights<'_> {
        let below = self.file.as_ref().filter(|_| !self.overrides.is_empty());
        let path = below.and_then(|file| file.below_root(charter));
        let here = path.map(|path| {
            let fitting = self.overrides.iter().rev().filter(|it| it.holds_for(&path));
            fitting.map(|it| &it.levels).collect()
        });
        Weights { everywhere: &self.levels, here: here.unwrap_or_default() }
    }

    /// How bad one rule is once it is due, in the charter at this path; `None` if it is off.
    #[must_use]
    pub fn severity(&self, rule: &str, own: Severity, charter: &str) -> Option<Severity> {
        self.weights(charter).severity(rule, own)
    }

    /// Where an entry was set: `partner.toml:12`. For one that was not: `default`.
    #[must_use]
    pub fn place_of(&self, entry: &str) -> String {
        let set = self.file.as_ref().and_then(|file| Some((&file.shown, file.lines.get(entry)?)));
        set.map_or_else(|| "default".to_owned(), |(shown, line)| format!("{shown}:{line}"))
    }
}

impl ConfigFile {
    /// The folder that patterns of paths are relative to.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path as the repository's root sees it; `None` for what lies outside or is no file.
    #[must_use]
    pub fn below_root(&self, shown: &str) -> Option<PathBuf> {
        let path = paths::normal(&self.base.join(shown));
        path.strip_prefix(&self.root).ok().map(Path::to_owned)
    }
}
