//! The team's own rules: `[[rule]]`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::checks::Checks;
use super::expression::{Expression, Fault};
use super::levels::{Level, RuleName};
use super::words::{CharterPath, Sentence};
use crate::document::charter::stage::Stage;
use crate::document::record::record;
use crate::document::scalar::{Id, Malformed, Scalar};
use crate::document::shape::{Describe, Plain, Shape};
use crate::document::{Decode, Decoder, List, Problem, ProblemKind};
use crate::finding::Severity;
use crate::yaml::{NodeId, Span, YamlPath};

record! { "a rule",
    /// A rule of the team's own.
    pub struct Rule {
        /// Its id.
        id: Id = required,
        /// What is wrong where it finds something.
        message: Sentence = required,
        /// Severity once it is due: a warning unless given.
        severity: DueLevel,
        /// Stage from which it is due: discovery unless given. Before, it is advice.
        from: Stage,
        /// The place in the charter that it is about.
        at: CharterPath = required,
        /// When it finds something: an expression in CEL over `charter`, `as_of`, `stage` and `parties`.
        when: Condition = required,
        /// What to write.
        help: Sentence,
        /// Why it matters.
        why: Sentence,
    }
}

/// How much a rule weighs that is not off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueLevel(Severity);

impl fmt::Display for DueLevel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Scalar for DueLevel {
    const EXPECTED: &'static str = "\"advice\" or \"warning\" or \"error\"";

    fn parse(text: &str) -> Result<Self, Malformed> {
        Level::parse(text)?.severity().map(Self).ok_or_else(|| {
            let help = "leave the rule out, or turn it off under `[rules]`";
            Malformed::new("a rule that is always off finds nothing", help)
        })
    }

    fn plain() -> Plain {
        Level::one_of("Severity", Level::ALL.iter().filter(|level| **level != Level::Off))
    }
}

/// When a rule speaks.
#[derive(Debug, Clone)]
pub struct Condition(Arc<Expression>);

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.0.text == other.0.text
    }
}

impl Eq for Condition {}

impl Decode for Condition {
    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        // As a text: what is wrong within it is told at its place there.
        let text = crate::document::scalar::Text::decode(decoder, node)?;
        match Expression::compile(text.as_str()) {
            Ok(expression) => Some(Self(Arc::new(expression))),
            Err(faults) => {
                for fault in faults {
                    let problem = problem(decoder, node, text.as_str(), fault);
                    decoder.report(problem);
                }
                None
            }
        }
    }
}

/// A fault at the value that the text is; where in it is added once the file is at hand.
fn problem(decoder: &Decoder<'_>, node: NodeId, text: &str, fault: Fault) -> Problem {
    let Fault { at, message, help } = fault;
    let at = u32::try_from(at.min(text.len())).unwrap_or_default();
    Problem {
        related: vec![(Span { start: at, end: at }, text.to_owned())],
        ..Problem::at(decoder.tree, node, ProblemKind::InvalidValue, message, help)
    }
}

/// Moves a fault within a text to its place in the file, where the text stands there as it is.
pub(super) fn moved(problem: &Problem, file: &str) -> Span {
    let span = problem.span;
    let Some((at, text)) = problem.related.first() else { return span };
    let written = file.get(span.range()).unwrap_or_default();
    match written.find(text) {
        Some(start) => Span { start: span.start + Span::new(start..start).start + at.start, ..span },
        None => span,
    }
}

impl Describe for Condition {
    fn shape() -> Shape {
        let plain = Plain::any("", "an expression, as in `!has(charter.nda)`");
        plain.with_examples(&["!has(charter.nda)"]).into()
    }
}

/// A rule of the team's own.
#[derive(Debug, Clone)]
pub struct OwnRule {
    /// Its id.
    pub id: String,
    /// What is wrong where it finds something.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to write; may be empty.
    pub help: String,
    /// How bad it is once it is due.
    pub severity: Severity,
    /// From which stage on it has that severity; before, it is advice.
    pub from: Stage,
    /// The place in the charter that it is about.
    pub at: String,
    /// When it finds something: where this is true.
    pub when: Arc<Expression>,
}

/// What is said where a rule does not say why it matters.
const WHY: &str = "it is a rule of the team that owns this repository";

/// The most rules of a team's own: every one is worked out for every charter.
const MOST: usize = 200;

/// All `[[rule]]`.
pub(super) fn rules(checks: &mut Checks<'_>, tables: &List<Rule>, known: &[RuleName]) -> Vec<OwnRule> {
    let path = YamlPath::root().key("rule");
    if tables.len() > MOST {
        let message = format!("these are more than {MOST} rules");
        checks.value(&path, message, "merge those that belong together");
    }
    let mut ids = BTreeSet::new();
    for (nth, table) in tables.iter() {
        let Some(id) = table.id.get().map(Id::as_str) else { continue };
        let is_built_in = known.iter().any(|built_in| built_in.id == id);
        if is_built_in || !ids.insert(id) {
            let whose = if is_built_in { "a built-in rule" } else { "another rule of yours" };
            let place = path.clone().index(nth).key("id");
            checks.value(&place, format!("`{id}` is {whose}"), "give it another id");
        }
    }
    tables.values().filter_map(own).collect()
}

fn own(table: &Rule) -> Option<OwnRule> {
    let text = |text: Option<&Sentence>, other: &str| text.map_or(other, |text| text).to_owned();
    Some(OwnRule {
        id: table.id.get()?.to_string(),
        message: table.message.get()?.to_string(),
        why: text(table.why.get(), WHY),
        help: text(table.help.get(), ""),
        severity: table.severity.get().map_or(Severity::Warning, |level| level.0),
        from: table.from.get().copied().unwrap_or(Stage::Discovery),
        at: table.at.get()?.to_string(),
        when: Arc::clone(&table.when.get()?.0),
    })
}
