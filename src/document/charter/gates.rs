//! Decision gates [S2].

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Ending, Id, Person, Text, keyword};
use crate::document::{ByParty, List};

keyword! {
    /// What happens when a gate's date passes without a decision.
    pub enum IfMissed as binding {
        /// The commitment is cut back [S2].
        ScaleBack = "scale-back",
        /// Work stops.
        Pause = "pause",
        /// The partnership ends.
        Exit = "exit",
    }
}

record! { "a gate",
    /// A date on which the parties decide whether to continue.
    pub struct Gate {
        /// Its id.
        id: Id,
        /// Its name.
        name: Text,
        /// How long after the term's start, or after the event that `due` names.
        after: Duration,
        /// The day, or the event that the gate waits for: `The regulator has approved, latest 2027-03-31`.
        due: Ending,
        /// The day on which that event happened.
        happened: Date,
        /// What is asked.
        question: Text,
        /// What must be true to continue.
        criteria: List<Text>,
        /// What shows it: paths in the charter, files or addresses.
        evidence: List<Text>,
        /// Who decides for each party.
        deciders: ByParty<Person>,
        /// What happens without a decision.
        if_missed: IfMissed,
    }
}

/// How a metric is named among the evidence of a gate.
pub const METRIC: &str = "metrics.";

impl super::Charter {
    /// The files that gates name as evidence, each with its place: what has an ending and no spaces, and is neither an
    /// address
    /// nor a path in the charter.
    pub fn gate_files(&self) -> impl Iterator<Item = (String, &str)> {
        self.gate_evidence().filter(|(_, text)| is_file(text))
    }

    /// What gates name as evidence, each with its place.
    pub fn gate_evidence(&self) -> impl Iterator<Item = (String, &str)> {
        let gates = self.gates.get().into_iter().flat_map(|gates| gates.iter());
        gates.flat_map(|(gate, it)| {
            let evidence = it.evidence.get().into_iter().flat_map(|evidence| evidence.iter());
            evidence.map(move |(nth, text)| (format!("gates[{gate}].evidence[{nth}]"), text.as_str()))
        })
    }
}

fn is_file(text: &str) -> bool {
    let path = text.split('#').next().unwrap_or_default();
    let section = path.split(['.', '[']).next().unwrap_or_default();
    let is_in_charter = super::Charter::KEYS.contains(&section) && !path.contains('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending);
    let has_ending = ending.is_some_and(|it| {
        (1..=5).contains(&it.len())
            && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && it.bytes().any(|byte| byte.is_ascii_alphabetic())
    });
    !path.contains("://") && !path.contains(char::is_whitespace) && !is_in_charter && has_ending
}
