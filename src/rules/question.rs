//! What a gap asks, as one would ask a person: declared once, in the rule that misses the answer.

use schemars::JsonSchema;
use serde::Serialize;

use super::Rule;
use crate::document::header::DocumentKind;
use crate::yaml::{Step, YamlPath};

/// A question that a rule finds unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// In which document the answer belongs.
    pub document: DocumentKind,
    /// Where in it. `{party}`, and any other name in braces, stands for a key that the charter chooses, `[]` for an entry of a list.
    pub at: &'static str,
    /// Whether it asks more of a place whose first question another rule asks: who sits in the list at all.
    pub is_further: bool,
    /// In plain words.
    pub text: &'static str,
    /// How an answer may look: as it is written where a line can hold it, else in words.
    pub example: &'static str,
    /// Who has to answer it.
    pub concerns: Concerns,
}

/// Who has to answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Concerns {
    /// The parties together: there is one answer.
    All,
    /// Each party for itself.
    Each,
}

/// A step on the way to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A key of the format.
    Key(&'static str),
    /// A key that the charter chooses; of what sort, as the braces say.
    Chosen(&'static str),
    /// An entry of a list.
    Item,
}

impl Part {
    /// Whether this step of a path is one of its kind.
    #[must_use]
    pub fn fits(self, step: &Step) -> bool {
        match (self, step) {
            (Self::Key(key), Step::Key(other)) => key == other,
            (Self::Chosen(_), Step::Key(_)) | (Self::Item, Step::Index(_)) => true,
            _ => false,
        }
    }
}

impl Question {
    /// The way to the answer.
    pub fn parts(&self) -> impl Iterator<Item = Part> + Clone + use<> {
        parts_of(self.at)
    }

    /// Whether its answer belongs at exactly this place.
    #[must_use]
    pub fn is_at(&self, path: &YamlPath) -> bool {
        let steps = path.steps();
        self.parts().count() == steps.len() && self.parts().zip(steps).all(|(part, step)| part.fits(step))
    }

    /// Whether its answer belongs at this place or below it.
    #[must_use]
    pub fn is_within(&self, path: &YamlPath) -> bool {
        let steps = path.steps();
        self.parts().count() >= steps.len() && self.parts().zip(steps).all(|(part, step)| part.fits(step))
    }
}

impl Concerns {
    /// In words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all parties together",
            Self::Each => "each party",
        }
    }
}

impl Rule<'_> {
    /// What it asks, each with its place: that of a key which is wanted is said there.
    pub fn questions(&self) -> impl Iterator<Item = Question> + use<> {
        let key = self.wanted_place();
        self.asks.iter().map(move |question| match (question.at, key) {
            ("", Some(path)) => Question { at: path, ..*question },
            _ => *question,
        })
    }

    /// What it asks at this place of a document; else the first thing that it asks there or below.
    #[must_use]
    pub fn question_at(&self, document: DocumentKind, path: &YamlPath) -> Option<Question> {
        let asks = || self.questions().filter(|question| question.document == document);
        asks()
            .find(|question| question.is_at(path))
            .or_else(|| asks().find(|question| question.is_within(path)))
    }
}

/// The steps of a place as [`Question::at`] writes it.
pub(crate) fn parts_of(at: &'static str) -> impl Iterator<Item = Part> + Clone + use<> {
    at.split('.').flat_map(|step| {
        let (name, is_list) = step.strip_suffix("[]").map_or((step, false), |name| (name, true));
        let key = match name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(chosen) => Part::Chosen(chosen),
            None => Part::Key(name),
        };
        std::iter::once(key).chain(is_list.then_some(Part::Item))
    })
}

/// Whether a path begins with these parts.
fn begins(parts: impl Iterator<Item = Part> + Clone, steps: &[Step]) -> bool {
    parts.clone().count() <= steps.len() && parts.zip(steps).all(|(part, step)| part.fits(step))
}

/// What each party answers blind: what it expects, how much it wants and invests, and how it rates. Each of these places with all
/// below it; names in braces as in [`Question::at`].
const BLIND: [&str; 9] = [
    "intent.{party}.kind",
    "intent.{party}.statement",
    "canvas.goals",
    "canvas.success_means",
    "canvas.exclusivity",
    "canvas.horizon",
    "canvas.effort",
    "model.criteria",
    "value.intangibles",
];

/// Whether the parties answer blind at a place of the charter: what one of them says there stays hidden from the others until all
/// have answered, since whoever has read the other's answer gives the same. Then the difference is what they are shown. What is said
/// at a place of a party of its own stays hidden; a value that holds for all of them is nobody's secret.
#[must_use]
pub fn is_blind(path: &YamlPath) -> bool {
    BLIND.iter().any(|at| begins(parts_of(at), path.steps()))
}

/// All that the gaps ask.
pub fn questions() -> impl Iterator<Item = Question> {
    super::all().flat_map(Rule::questions)
}

/// The first question at a place of a document.
#[must_use]
pub fn question_at(document: DocumentKind, path: &YamlPath) -> Option<Question> {
    questions().find(|it| it.document == document && !it.is_further && it.is_at(path))
}

/// Whether something is asked at this place of a document, or below it.
#[must_use]
pub fn is_asked(document: DocumentKind, path: &YamlPath) -> bool {
    questions().any(|it| it.document == document && it.is_within(path))
}
