//! The landscape for programs.

use serde::Serialize;

use super::{Landscapes, Surveyed};
use crate::document::List;
use crate::document::records::candidates::Candidates;
use crate::method::candidates::change::{Change, Lead, Step, changes};
use crate::method::candidates::criteria::Criterion;
use crate::method::candidates::landscape::Placing;
use crate::method::candidates::matching::{Match, Matching};
use crate::method::candidates::referrals::{Origin, Referrer};
use crate::view::place::line_in;

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    command: &'static str,
    as_of: String,
    /// One for each candidates record.
    landscapes: Vec<Landscape<'a>>,
}

#[derive(Serialize)]
struct Landscape<'a> {
    /// Null where no charter is near.
    partnership: Option<Partnership<'a>>,
    path: &'a str,
    wanted: Wanted,
    weights: Weights,
    /// The weights that are taken to be different from the record.
    assumed: Vec<String>,
    /// What a candidate can have at most.
    most: u64,
    /// Who leads, by index.
    leaders: Vec<usize>,
    candidates: Vec<Candidate<'a>>,
    /// Each from a candidate to who introduced it, by index.
    referral_circles: Vec<Vec<usize>>,
    reward: Option<Reward>,
    changes: Vec<Changed>,
}

#[derive(Serialize)]
struct Partnership<'a> {
    id: &'a str,
    name: &'a str,
    path: &'a str,
    stage: Option<&'static str>,
}

#[derive(Serialize)]
struct Wanted {
    industry: Vec<String>,
    country: Vec<String>,
    capabilities: Vec<String>,
}

#[derive(Serialize)]
struct Weights {
    strategic_fit: u32,
    operational_compatibility: u32,
    risk_profile: u32,
}

#[derive(Serialize)]
struct Candidate<'a> {
    /// Which one, counted from 0 in the record.
    index: usize,
    id: Option<String>,
    name: &'a str,
    line: Option<usize>,
    rank: Option<usize>,
    shared: bool,
    best_rank: Option<usize>,
    worst_rank: Option<usize>,
    points: u64,
    of: u64,
    scores: Scores,
    missing: Vec<&'static str>,
    matching: Matched<'a>,
    referral: Option<Referral>,
}

#[derive(Serialize)]
struct Scores {
    strategic_fit: Option<u8>,
    operational_compatibility: Option<u8>,
    risk_profile: Option<u8>,
}

/// `met`, `not-met` or `not-said`; null where nothing is wanted.
#[derive(Serialize)]
struct Matched<'a> {
    all: Option<&'static str>,
    industry: Option<&'static str>,
    country: Option<&'static str>,
    capabilities: Vec<Capability<'a>>,
}

#[derive(Serialize)]
struct Capability<'a> {
    capability: &'a str,
    matching: &'static str,
}

#[derive(Serialize)]
struct Referral {
    by: Option<Who>,
    /// Null where the chain leads into a circle.
    first: Option<Who>,
}

/// Of the four one is given.
#[derive(Serialize, Default)]
struct Who {
    /// A candidate, by index.
    candidate: Option<usize>,
    /// A party, by id.
    party: Option<String>,
    /// An id that several candidates have.
    unclear: Option<String>,
    /// Somebody else, in words.
    other: Option<String>,
}

/// What the charter says of the reward.
#[derive(Serialize)]
struct Reward {
    reward: Option<String>,
    terms: Option<String>,
    tracking: Option<String>,
}

#[derive(Serialize)]
struct Changed {
    criterion: &'static str,
    /// Whose score; null for the weight of the criterion.
    candidate: Option<usize>,
    from: u32,
    to: u32,
    /// `only` these lead then, or those of today `with` or `without` these.
    lead: &'static str,
    candidates: Vec<usize>,
}

pub(super) fn json(landscapes: &Landscapes<'_>) -> serde_json::Result<String> {
    let assumed: Vec<String> =
        landscapes.assumed.iter().map(|it| format!("{}={}", it.criterion, it.weight)).collect();
    let root = Root {
        version: 1,
        command: "candidates",
        as_of: landscapes.survey.as_of.to_string(),
        landscapes: landscapes.surveyed.iter().map(|it| landscape(it, &assumed)).collect(),
    };
    Ok(serde_json::to_string_pretty(&root)? + "\n")
}

fn landscape<'a>(surveyed: &'a Surveyed<'a>, assumed: &[String]) -> Landscape<'a> {
    let shown = &surveyed.landscape;
    let [strategic_fit, operational_compatibility, risk_profile] = shown.weights;
    let origins = surveyed.referrals.origins();
    let charter = surveyed.partnership.map(|it| &it.charter.value);
    Landscape {
        partnership: surveyed.partnership.map(|it| Partnership {
            id: &it.id,
            name: it.name(),
            path: &it.charter.source.path,
            stage: it.charter.value.stage.get().map(|stage| stage.as_str()),
        }),
        path: &surveyed.document.source.path,
        wanted: wanted(&surveyed.document.value),
        weights: Weights { strategic_fit, operational_compatibility, risk_profile },
        assumed: assumed.to_vec(),
        most: shown.most(),
        leaders: shown.leaders().map(|it| it.index).collect(),
        candidates: shown.placings.iter().map(|it| candidate(surveyed, it, origins.get(&it.index))).collect(),
        referral_circles: surveyed.referrals.cycles(),
        reward: charter.and_then(|it| it.referrals.get()).map(|it| Reward {
            reward: it.reward.get().map(ToString::to_string),
            terms: it.terms.get().map(ToString::to_string),
            tracking: it.tracking.get().map(ToString::to_string),
        }),
        changes: changes(shown).into_iter().map(changed).collect(),
    }
}

fn wanted(record: &Candidates) -> Wanted {
    fn texts<T: ToString>(list: &crate::document::Field<List<T>>) -> Vec<String> {
        list.get().into_iter().flat_map(List::values).map(ToString::to_string).collect()
    }
    match record.wanted.get() {
        Some(it) => Wanted {
            industry: texts(&it.industry),
            country: texts(&it.country),
            capabilities: texts(&it.capabilities),
        },
        None => Wanted { industry: Vec::new(), country: Vec::new(), capabilities: Vec::new() },
    }
}

fn candidate<'a>(surveyed: &'a Surveyed<'a>, placing: &Placing, origin: Option<&Origin>) -> Candidate<'a> {
    let candidate = surveyed.candidate(placing.index);
    let [strategic_fit, operational_compatibility, risk_profile] = placing.scores;
    let matching = candidate.map(|it| Matching::of(&surveyed.document.value, it));
    let word = |it: Option<Match>| it.map(Match::as_str);
    Candidate {
        index: placing.index,
        id: candidate.and_then(|it| it.id.get()).map(ToString::to_string),
        name: surveyed.name(placing.index),
        line: line_in(&surveyed.document.source, &format!("candidates[{}]", placing.index)),
        rank: placing.rank,
        shared: placing.is_shared,
        best_rank: placing.between.map(|it| it.0),
        worst_rank: placing.between.map(|it| it.1),
        points: placing.points,
        of: placing.of,
        scores: Scores { strategic_fit, operational_compatibility, risk_profile },
        missing: placing.missing().map(Criterion::as_str).collect(),
        matching: Matched {
            all: word(matching.as_ref().and_then(Matching::all)),
            industry: word(matching.as_ref().and_then(|it| it.industry)),
            country: word(matching.as_ref().and_then(|it| it.country)),
            capabilities: matching
                .map(|it| it.capabilities)
                .unwrap_or_default()
                .into_iter()
                .map(|(capability, matched)| Capability { capability, matching: matched.as_str() })
                .collect(),
        },
        referral: origin.map(|origin| Referral {
            by: surveyed.referrals.by(placing.index).map(who),
            first: match origin {
                Origin::First(first) => Some(who(first)),
                Origin::Circle => None,
            },
        }),
    }
}

fn who(referrer: &Referrer) -> Who {
    match referrer {
        Referrer::Candidate(index) => Who { candidate: Some(*index), ..Who::default() },
        Referrer::Party(id) => Who { party: Some(id.clone()), ..Who::default() },
        Referrer::Unclear(id) => Who { unclear: Some(id.clone()), ..Who::default() },
        Referrer::Other(words) => Who { other: Some(words.clone()), ..Who::default() },
    }
}

fn changed(change: Change) -> Changed {
    let (criterion, candidate, from, to) = match change.step {
        Step::Weight { criterion, from, to } => (criterion, None, from, to),
        Step::Score { index, criterion, from, to } => {
            (criterion, Some(index), u32::from(from), u32::from(to))
        }
    };
    let (lead, candidates) = match change.lead {
        Lead::Only(leaders) => ("only", leaders),
        Lead::With(index) => ("with", vec![index]),
        Lead::Without(index) => ("without", vec![index]),
    };
    Changed { criterion: criterion.as_str(), candidate, from, to, lead, candidates }
}
