//! What would be recommended if a rating or a fact were different: the inputs with some of them set anew.

use thiserror::Error;

use super::criteria::Criterion;
use super::facts::{Fact, FactAnswer};
use super::inputs::Inputs;
use crate::document::charter::model::Objective;
use crate::document::scalar::{Rating, Scalar as _, YesNo};
use crate::document::suggestion;

/// One thing that is taken to be different: `risk_tolerance.kestrel=high`, `legal_understaffed=yes`, `objective=joint-business`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// What it is about.
    pub subject: AssumedSubject,
    /// Of which party; `None` for all of them.
    pub party: Option<String>,
}

/// What an assumption is about, with the value that is taken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumedSubject {
    /// A rating.
    Rating(Criterion, Rating),
    /// A fact.
    Fact(Fact, YesNo),
    /// What the partnership is for.
    Objective(Objective),
}

/// Why an assumption cannot be understood, or not be applied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssumptionError {
    /// It has no `=`.
    #[error(
        "`{0}` sets nothing; write for example `risk_tolerance.kestrel=high` or `legal_understaffed=yes`"
    )]
    NoValue(String),
    /// It names neither a criterion nor a fact.
    #[error("`{name}` is neither a criterion nor a fact; {help}")]
    UnknownName {
        /// As it was written.
        name: String,
        /// What it may have meant.
        help: String,
    },
    /// Its value does not belong there.
    #[error("`{name}` cannot be `{value}`; {help}")]
    WrongValue {
        /// Of what.
        name: String,
        /// As it was written.
        value: String,
        /// What to write.
        help: String,
    },
    /// An objective is one for all.
    #[error("`objective` is one for all parties; leave `.{0}` out")]
    PartyOfObjective(String),
    /// The charter has no such party.
    #[error("there is no party `{party}`; {help}")]
    UnknownParty {
        /// As it was written.
        party: String,
        /// What it may have meant.
        help: String,
    },
}

impl Assumption {
    /// Reads `criterion.party=rating`, `fact=yes`, `fact.party=yes` or `objective=word`. Without a party it holds for all.
    ///
    /// # Errors
    /// Anything else, with what to write.
    pub fn parse(text: &str) -> Result<Self, AssumptionError> {
        let (left, value) = text.split_once('=').ok_or_else(|| AssumptionError::NoValue(text.to_owned()))?;
        let (left, value) = (left.trim(), value.trim());
        // The paths of the charter are accepted as they stand there.
        let left = ["model.criteria.", "model.facts.", "model."]
            .iter()
            .find_map(|prefix| left.strip_prefix(prefix))
            .unwrap_or(left);
        let (name, party) = match left.split_once('.') {
            Some((name, party)) => (name, Some(party.to_owned())),
            None => (left, None),
        };
        let subject = subject(name, value)?;
        match (subject, party) {
            (AssumedSubject::Objective(_), Some(party)) => Err(AssumptionError::PartyOfObjective(party)),
            (subject, party) => Ok(Self { subject, party }),
        }
    }

    /// Takes it for what the charter says.
    ///
    /// # Errors
    /// The party is not one of the inputs' parties.
    pub fn apply(&self, inputs: &mut Inputs) -> Result<(), AssumptionError> {
        let at = self.party.as_ref().map(|party| index_of(inputs, party)).transpose()?;
        match self.subject {
            AssumedSubject::Objective(objective) => inputs.objective = Some(objective),
            AssumedSubject::Rating(criterion, rating) => {
                let ratings = &mut inputs.ratings[criterion as usize];
                match at {
                    Some(at) => ratings[at] = Some(rating),
                    None => ratings.fill(Some(rating)),
                }
            }
            AssumedSubject::Fact(fact, answer) => {
                let parties = inputs.parties.len();
                let said = &mut inputs.facts[fact as usize];
                match at {
                    Some(at) => set_for_one(said, at, answer, parties),
                    None => *said = FactAnswer::All(answer),
                }
            }
        }
        Ok(())
    }
}

impl std::fmt::Display for Assumption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let party = self.party.as_ref().map(|party| format!(".{party}")).unwrap_or_default();
        match self.subject {
            AssumedSubject::Rating(criterion, rating) => write!(f, "{criterion}{party}={rating}"),
            AssumedSubject::Fact(fact, answer) => write!(f, "{fact}{party}={answer}"),
            AssumedSubject::Objective(objective) => write!(f, "objective={objective}"),
        }
    }
}

/// One party's answer; what was said for all goes on holding for the others.
fn set_for_one(said: &mut FactAnswer, at: usize, answer: YesNo, parties: usize) {
    let mut answers = match said {
        FactAnswer::Unanswered => vec![None; parties],
        FactAnswer::All(answer) => vec![Some(*answer); parties],
        FactAnswer::Parties(answers) => std::mem::take(answers),
    };
    answers[at] = Some(answer);
    *said = FactAnswer::Parties(answers);
}

fn index_of(inputs: &Inputs, party: &str) -> Result<usize, AssumptionError> {
    (0..inputs.parties.len()).find(|at| inputs.parties[*at] == party).ok_or_else(|| {
        let known: Vec<&str> = inputs.parties.iter().map(String::as_str).collect();
        AssumptionError::UnknownParty { party: party.to_owned(), help: meant(party, &known) }
    })
}

fn subject(name: &str, value: &str) -> Result<AssumedSubject, AssumptionError> {
    let wrong =
        |help: String| AssumptionError::WrongValue { name: name.to_owned(), value: value.to_owned(), help };
    if name == "objective" {
        return Objective::parse(value).map(AssumedSubject::Objective).map_err(|it| wrong(it.help));
    }
    if let Some(criterion) = Criterion::ALL.iter().find(|it| it.as_str() == name) {
        let rating = Rating::parse(value).map_err(|it| wrong(it.help))?;
        return Ok(AssumedSubject::Rating(*criterion, rating));
    }
    if let Some(fact) = Fact::ALL.iter().find(|it| it.as_str() == name) {
        let answer = YesNo::parse(value).map_err(|it| wrong(it.help))?;
        return Ok(AssumedSubject::Fact(*fact, answer));
    }
    let known: Vec<&str> = std::iter::once("objective")
        .chain(Criterion::ALL.iter().map(|it| it.as_str()))
        .chain(Fact::ALL.iter().map(|it| it.as_str()))
        .collect();
    Err(AssumptionError::UnknownName { name: name.to_owned(), help: meant(name, &known) })
}

fn meant(name: &str, known: &[&str]) -> String {
    match suggestion::nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", suggestion::listed(known, known.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs() -> Inputs {
        Inputs {
            parties: vec!["a".to_owned(), "b".to_owned()],
            ratings: std::array::from_fn(|_| vec![Some(Rating::Low), None]),
            facts: [
                FactAnswer::Unanswered,
                FactAnswer::All(YesNo::Yes),
                FactAnswer::Unanswered,
                FactAnswer::Unanswered,
            ],
            objective: None,
        }
    }

    fn with(texts: &[&str]) -> Inputs {
        let mut inputs = inputs();
        for text in texts {
            Assumption::parse(text).unwrap().apply(&mut inputs).unwrap();
        }
        inputs
    }

    #[test]
    fn sets_one_party_or_all() {
        let one = with(&["risk_tolerance.b=high"]);
        assert_eq!(one.ratings_of(Criterion::RiskTolerance), [Some(Rating::Low), Some(Rating::High)]);
        assert_eq!(one.ratings_of(Criterion::ExitNeed), [Some(Rating::Low), None]);
        let all = with(&["model.criteria.exit_need = medium"]);
        assert_eq!(all.ratings_of(Criterion::ExitNeed), [Some(Rating::Medium), Some(Rating::Medium)]);
        assert_eq!(with(&["objective=joint-business"]).objective, Some(Objective::JointBusiness));
    }

    #[test]
    fn what_was_said_for_all_goes_on_holding_for_the_others() {
        let one = with(&["legal_understaffed.b=no"]);
        let answers = FactAnswer::Parties(vec![Some(YesNo::Yes), Some(YesNo::No)]);
        assert_eq!(one.answer_to(Fact::LegalUnderstaffed), &answers);
        let unanswered = with(&["tight_data_integration.a=yes"]);
        let answers = FactAnswer::Parties(vec![Some(YesNo::Yes), None]);
        assert_eq!(unanswered.answer_to(Fact::TightDataIntegration), &answers);
    }

    #[test]
    fn says_what_is_wrong() {
        let error = |text: &str| Assumption::parse(text).unwrap_err().to_string();
        assert!(error("risk_tolerance").contains("sets nothing"));
        assert!(error("risk_tolerence=high").contains("did you mean `risk_tolerance`?"));
        assert!(error("risk_tolerance.a=hihg").contains("did you mean `high`?"));
        assert!(error("objective.a=deliverable").contains("leave `.a` out"));
        let unknown = Assumption::parse("exit_need.c=low").unwrap().apply(&mut inputs()).unwrap_err();
        assert_eq!(unknown.to_string(), "there is no party `c`; write one of `a`, `b`");
    }
}
