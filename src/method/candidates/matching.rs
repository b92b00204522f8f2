//! What is wanted of a partner, and what a candidate says of it. What it does not say is neither there nor missing [S1].

use crate::document::records::candidates::{Candidate, Candidates, Wanted};
use crate::document::scalar::keyword;
use crate::document::{Field, List, folded};

keyword! {
    /// Whether a selection criterion is met. Ordered by what decides: a no, then what is not known.
    pub enum Match {
        /// The candidate says otherwise.
        NotMet = "not-met",
        /// The candidate does not say, or the criterion is not fully stated.
        NotSaid = "not-said",
        /// It is there.
        Met = "met",
    }
}

/// How a candidate matches the selection criteria, part by part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching<'a> {
    /// Its industry, where one is asked for: one of several is enough.
    pub industry: Option<Match>,
    /// Where it is seated, where that is asked for: one of several countries is enough.
    pub country: Option<Match>,
    /// Each capability that is asked for; all of them are.
    pub capabilities: Vec<(&'a str, Match)>,
}

impl<'a> Matching<'a> {
    /// Compares what a candidate says with what the record wants. A list of capabilities is taken to be whole, unless an entry of it
    /// is left open or cannot be read.
    #[must_use]
    pub fn of(record: &'a Candidates, candidate: &Candidate) -> Self {
        let nothing = Self { industry: None, country: None, capabilities: Vec::new() };
        let Some(Wanted { industry, country, capabilities }) = record.wanted.get() else { return nothing };
        let own_industry = candidate.industry.get();
        let own_country = candidate.country.get();
        Self {
            industry: one_of(industry, own_industry, |a, b| is_same(a.as_str(), b.as_str())),
            country: one_of(country, own_country, PartialEq::eq),
            capabilities: capabilities
                .get()
                .into_iter()
                .flat_map(List::values)
                .map(|wanted| (wanted.as_str(), capability(candidate, wanted.as_str())))
                .collect(),
        }
    }

    /// The capabilities together; `None` where none is wanted.
    #[must_use]
    pub fn all_capabilities(&self) -> Option<Match> {
        self.capabilities.iter().map(|(_, it)| *it).min()
    }

    /// Everything together: met only where every part is. `None` where nothing is wanted.
    #[must_use]
    pub fn all(&self) -> Option<Match> {
        [self.industry, self.country, self.all_capabilities()].into_iter().flatten().min()
    }
}

fn one_of<T>(wanted: &Field<List<T>>, own: Option<&T>, is_same: impl Fn(&T, &T) -> bool) -> Option<Match> {
    let wanted = wanted.get().filter(|wanted| wanted.values().next().is_some())?;
    let Some(own) = own else { return Some(Match::NotSaid) };
    Some(if wanted.values().any(|it| is_same(it, own)) {
        Match::Met
    } else if wanted.0.iter().all(Field::is_given) {
        Match::NotMet
    } else {
        Match::NotSaid
    })
}

fn capability(candidate: &Candidate, wanted: &str) -> Match {
    let Some(own) = candidate.capabilities.get() else { return Match::NotSaid };
    if own.values().any(|it| is_same(it.as_str(), wanted)) {
        Match::Met
    } else if own.0.iter().all(Field::is_given) && !own.0.is_empty() {
        Match::NotMet
    } else {
        Match::NotSaid
    }
}

/// Case, and the choice between `-`, `_` and a space, make no difference.
fn is_same(left: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let text = folded(text).replace(['-', '_'], " ");
        text.split_whitespace().map(str::to_owned).collect()
    };
    words(left) == words(right)
}
