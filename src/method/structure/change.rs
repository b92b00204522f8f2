//! What would have to become true for a structure, and what single changes would change the recommendation.

use super::criteria::{Criterion, depth_for, down, is_short, need, steps, up};
use super::facts::{Fact, FactAnswer};
use super::inputs::Inputs;
use crate::document::charter::model::{Objective, Structure};
use crate::document::scalar::{Rating, YesNo};

/// One change of a rating, of a fact or of the objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A party rates a criterion differently.
    Rating {
        /// Which criterion.
        criterion: Criterion,
        /// Which party.
        party: String,
        /// What it rates today; `None` where it does not.
        from: Option<Rating>,
        /// What it would rate.
        to: Rating,
    },
    /// A fact is answered differently.
    Fact {
        /// Which fact.
        fact: Fact,
        /// Of which party; `None` for one answer of all.
        party: Option<String>,
        /// Today's answer; `None` where there is none.
        from: Option<YesNo>,
        /// The other answer.
        to: YesNo,
    },
    /// The partnership is for something else.
    Objective {
        /// Today's objective; `None` where none is stated.
        from: Option<Objective>,
        /// The other one.
        to: Objective,
    },
}

impl Step {
    /// How many single steps it is: low to high are two, a fact is one, an objective as many as its depth moves.
    #[must_use]
    pub fn length(&self) -> u32 {
        match self {
            Self::Rating { from: Some(from), to, .. } => u32::from(steps(*from, *to)),
            Self::Rating { from: None, .. } | Self::Fact { .. } | Self::Objective { from: None, .. } => 1,
            Self::Objective { from: Some(from), to } => {
                let depth = |objective: &Objective| depth_for(Some(*objective)) as u32;
                depth(from).abs_diff(depth(to))
            }
        }
    }

    /// How large a change is, the smallest first: one party's rating, a fact, then what the partnership is for.
    #[must_use]
    pub fn size(&self) -> (u32, u8) {
        let kind = match self {
            Self::Rating { .. } => 0,
            Self::Fact { .. } => 1,
            Self::Objective { .. } => 2,
        };
        (self.length(), kind)
    }
}

/// A single step and where it would lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StructureChange {
    /// The step.
    pub step: Step,
    /// What would be recommended then; `None` where none fits.
    pub structure: Option<Structure>,
    /// What could be carried then; `None` where nothing can.
    pub ceiling: Option<Structure>,
}

/// The least that would have to change for a structure to have neither veto nor shortfall.
pub(super) fn way_to(inputs: &Inputs, structure: Structure) -> Vec<Step> {
    let mut way = Vec::new();
    for criterion in Criterion::ALL.iter().copied() {
        for (party, rating) in inputs.parties.iter().zip(inputs.ratings_of(criterion)) {
            if let Some(from) = rating.filter(|rating| is_short(criterion, structure, *rating)) {
                let to = need(structure, criterion).level;
                way.push(Step::Rating { criterion, party: party.clone(), from: Some(from), to });
            }
        }
    }
    for fact in Fact::ALL.iter().copied().filter(|fact| fact.rules_out() == structure) {
        let step = |party| Step::Fact { fact, party, from: Some(YesNo::Yes), to: YesNo::No };
        match inputs.answer_to(fact) {
            FactAnswer::All(YesNo::Yes) => way.push(step(None)),
            answer => {
                let parties = inputs.names(&answer.with(Some(YesNo::Yes)));
                way.extend(parties.into_iter().map(|party| step(Some(party))));
            }
        }
    }
    way
}

/// As much of the inputs as decides the recommendation: what of each structure stands in the way.
///
/// Kept small so that trying every single step takes no longer with many parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Footing {
    /// The strength that decides under each criterion, of the ratings that are there.
    strengths: [Option<Rating>; 5],
    /// Which facts are so.
    facts: [bool; 4],
}

impl Footing {
    pub(super) fn of(inputs: &Inputs) -> Self {
        let mut footing = Self { strengths: [None; 5], facts: [false; 4] };
        for criterion in Criterion::ALL {
            let strengths = inputs.ratings_of(*criterion).iter().flatten().map(|it| criterion.strength(*it));
            footing.strengths[*criterion as usize] = strengths.min();
        }
        for fact in Fact::ALL {
            footing.facts[*fact as usize] = inputs.answer_to(*fact).is_so();
        }
        footing
    }

    fn is_free(&self, structure: Structure) -> bool {
        let is_strong = |criterion: &Criterion| {
            let needed = criterion.strength(need(structure, *criterion).level);
            self.strengths[*criterion as usize].is_none_or(|strength| strength >= needed)
        };
        let is_ruled_out = |fact: &Fact| fact.rules_out() == structure && self.facts[*fact as usize];
        Criterion::ALL.iter().all(is_strong) && !Fact::ALL.iter().any(is_ruled_out)
    }

    /// The simplest structure that is deep enough and free of vetoes and shortfalls.
    pub(super) fn recommended(&self, objective: Option<Objective>) -> Option<Structure> {
        let least = depth_for(objective);
        Structure::ALL.iter().copied().find(|structure| *structure >= least && self.is_free(*structure))
    }

    /// The deepest structure that is free of vetoes and shortfalls.
    pub(super) fn ceiling(&self) -> Option<Structure> {
        Structure::ALL.iter().copied().rev().find(|structure| self.is_free(*structure))
    }
}

/// Every single step that changes what is recommended or what could be carried, smallest first.
pub(super) fn changes(inputs: &Inputs) -> Vec<StructureChange> {
    let today = Footing::of(inputs);
    let objective = inputs.objective;
    let ends = |footing: &Footing, objective| (footing.recommended(objective), footing.ceiling());
    let before = ends(&today, objective);
    let mut changes = Vec::new();
    let mut consider = |footing: Footing, step: Step| {
        let after = match &step {
            Step::Objective { to, .. } => ends(&footing, Some(*to)),
            Step::Rating { .. } | Step::Fact { .. } => ends(&footing, objective),
        };
        if after != before {
            changes.push(StructureChange { step, structure: after.0, ceiling: after.1 });
        }
    };
    for criterion in Criterion::ALL.iter().copied() {
        let ratings = inputs.ratings_of(criterion);
        let others = Others::of(criterion, ratings);
        for (at, (party, rating)) in inputs.parties.iter().zip(ratings).enumerate() {
            for to in neighbours(*rating) {
                let mut footing = today;
                let strength = criterion.strength(to);
                footing.strengths[criterion as usize] =
                    Some(others.without(at).map_or(strength, |it| it.min(strength)));
                consider(footing, Step::Rating { criterion, party: party.clone(), from: *rating, to });
            }
        }
    }
    for fact in Fact::ALL.iter().copied() {
        for (party, from, is_so) in flips(inputs, fact) {
            let to = if from == Some(YesNo::Yes) { YesNo::No } else { YesNo::Yes };
            let mut footing = today;
            footing.facts[fact as usize] = is_so;
            consider(footing, Step::Fact { fact, party, from, to });
        }
    }
    for to in Objective::ALL.iter().copied().filter(|it| Some(*it) != objective) {
        consider(today, Step::Objective { from: objective, to });
    }
    changes.sort_by_key(|change| change.step.size());
    changes
}

/// The ratings one step away; of a missing one all.
fn neighbours(rating: Option<Rating>) -> Vec<Rating> {
    match rating {
        None => Rating::ALL.to_vec(),
        Some(rating) => down(rating).into_iter().chain(up(rating)).collect(),
    }
}

/// The weakest strength and, but for its party, the next one: enough to leave out any party.
struct Others {
    weakest: Option<(Rating, usize)>,
    next: Option<Rating>,
}

impl Others {
    fn of(criterion: Criterion, ratings: &[Option<Rating>]) -> Self {
        let strengths =
            || ratings.iter().enumerate().filter_map(|(at, it)| Some((criterion.strength((*it)?), at)));
        let weakest = strengths().min();
        let is_other = |at: usize| weakest.is_some_and(|(_, weakest)| weakest != at);
        let next = strengths().filter(|(_, at)| is_other(*at)).map(|(strength, _)| strength).min();
        Self { weakest, next }
    }

    fn without(&self, party: usize) -> Option<Rating> {
        match self.weakest {
            Some((_, at)) if at == party => self.next,
            weakest => weakest.map(|(strength, _)| strength),
        }
    }
}

/// Each way to answer a fact differently: of which party, today's answer, and whether it is so for anybody then.
fn flips(inputs: &Inputs, fact: Fact) -> Vec<(Option<String>, Option<YesNo>, bool)> {
    match inputs.answer_to(fact) {
        FactAnswer::Unanswered => vec![(None, None, true)],
        FactAnswer::All(answer) => vec![(None, Some(*answer), !answer.is_yes())],
        FactAnswer::Parties(answers) => {
            let yes = answers.iter().flatten().filter(|answer| answer.is_yes()).count();
            let flip = |(party, answer): (&String, &Option<YesNo>)| {
                let is_so = *answer != Some(YesNo::Yes) || yes > 1;
                (Some(party.clone()), *answer, is_so)
            };
            let each = inputs.parties.iter().zip(answers).map(flip);
            // Where several say yes, no answer of one of them changes anything: only that of all.
            let all = (yes > 1).then_some((None, Some(YesNo::Yes), false));
            each.chain(all).collect()
        }
    }
}
