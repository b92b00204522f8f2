//! The landscape for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::record::RankedRecord;
use crate::document::List;
use crate::document::records::candidates::Wanted;
use crate::document::scalar::{CountryCode, Text};
use crate::method::candidates::change::{Lead, NewLead, Step, changes};
use crate::method::candidates::criteria::CandidateCriterion;
use crate::method::candidates::landscape::Placing;
use crate::method::candidates::matching::{Match, Matching};
use crate::method::candidates::referrals::{Origin, Referrer};
use crate::method::candidates::what_if::WeightAssumption;
use crate::survey::Survey;
use crate::view::head::{Head, NotRead};
use crate::view::place::line_in;

/// The possible partners side by side.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CandidatesData<'a> {
    #[serde(flatten)]
    not_read: NotRead,
    /// The partnerships that can be read, by the path of their charter.
    partnerships: Vec<Head<'a>>,
    /// One for each candidates record.
    landscapes: Vec<LandscapeEntry<'a>>,
}

/// A candidates record.
#[derive(Debug, Serialize, JsonSchema)]
struct LandscapeEntry<'a> {
    /// The id of the partnership; null where there is no charter yet.
    partnership: Option<&'a str>,
    /// The record.
    path: &'a str,
    /// The selection criteria.
    wanted: WantedEntry<'a>,
    /// How much each criterion counts.
    weights: CriterionWeights,
    /// The weights that are taken to be different from the record.
    assumed: Vec<String>,
    /// What a candidate can have at most.
    most: u64,
    /// Who leads, by index.
    leaders: Vec<usize>,
    /// The candidates, the best first.
    candidates: Vec<CandidateEntry<'a>>,
    /// Each from a candidate to who introduced it, by index.
    referral_circles: Vec<Vec<usize>>,
    /// What the charter agrees on referrals; null where it agrees nothing.
    referral_terms: Option<ReferralTerms<'a>>,
    /// The single steps after which somebody else leads.
    lead_changes: Vec<LeadChange>,
}

/// The selection criteria.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct WantedEntry<'a> {
    /// One of these industries is enough.
    industry: Vec<&'a Text>,
    /// One of these countries is enough.
    country: Vec<&'a CountryCode>,
    /// All of these capabilities.
    capabilities: Vec<&'a Text>,
}

/// How much each criterion counts.
#[derive(Debug, Serialize, JsonSchema)]
struct CriterionWeights {
    /// Strategic fit.
    strategic_fit: u32,
    /// Operational compatibility.
    operational_compatibility: u32,
    /// Risk profile.
    risk_profile: u32,
}

/// The scores of a candidate from 1 to 5; null where it has none.
#[derive(Debug, Serialize, JsonSchema)]
struct CriterionScores {
    /// Strategic fit.
    strategic_fit: Option<u8>,
    /// Operational compatibility.
    operational_compatibility: Option<u8>,
    /// Risk profile: 5 is low exposure.
    risk_profile: Option<u8>,
}

/// A candidate.
#[derive(Debug, Serialize, JsonSchema)]
struct CandidateEntry<'a> {
    /// Its index in the record, counted from 0.
    index: usize,
    /// Its id.
    id: Option<String>,
    /// What to call it.
    name: &'a str,
    /// The line, counted from 1.
    line: Option<usize>,
    /// Its rank, 1 for the best; null where a score that counts is missing.
    rank: Option<usize>,
    /// Whether others have the same rank.
    shared: bool,
    /// The best rank that it can still have.
    best_rank: Option<usize>,
    /// The worst rank that it can still have.
    worst_rank: Option<usize>,
    /// Its points.
    points: u64,
    /// Out of how many.
    of: u64,
    /// Its scores.
    criterion_scores: CriterionScores,
    /// The criteria without a score.
    unscored: Vec<CandidateCriterion>,
    /// What of the selection criteria it meets.
    matching: MatchEntry<'a>,
    /// Who introduced it; null for nobody.
    referral: Option<ReferralEntry>,
}

/// What of the selection criteria a candidate meets; null where nothing is asked for.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct MatchEntry<'a> {
    /// All of them.
    #[serde(rename = "match")]
    all: Option<Match>,
    /// The industry.
    industry_match: Option<Match>,
    /// The country.
    country_match: Option<Match>,
    /// Each capability.
    capability_matches: Vec<CapabilityMatch<'a>>,
}

/// Whether a candidate has a capability.
#[derive(Debug, Serialize, JsonSchema)]
struct CapabilityMatch<'a> {
    /// The capability.
    capability: &'a str,
    /// Whether it is there.
    #[serde(rename = "match")]
    matched: Option<Match>,
}

/// Who introduced a candidate.
#[derive(Debug, Serialize, JsonSchema)]
struct ReferralEntry {
    /// Who did it.
    referrer: Option<Who>,
    /// Who comes first in the referral chain; null where it forms a loop.
    first_referrer: Option<Who>,
}

/// Somebody who introduced a candidate: one of the four is given.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Who {
    /// A candidate, by index.
    candidate: Option<usize>,
    /// A party.
    party: Option<String>,
    /// An id that several candidates have.
    unclear: Option<String>,
    /// Somebody else, in words.
    other: Option<String>,
}

/// What the charter agrees on referrals.
#[derive(Debug, Serialize, JsonSchema)]
struct ReferralTerms<'a> {
    /// The reward.
    reward: Option<String>,
    /// On which terms.
    terms: Option<&'a Text>,
    /// How referrals are tracked.
    tracking: Option<&'a Text>,
}

/// A single step after which somebody else leads.
#[derive(Debug, Serialize, JsonSchema)]
struct LeadChange {
    /// Which criterion.
    criterion: CandidateCriterion,
    /// The candidate whose score changes, by index; null for the weight of the criterion.
    candidate: Option<usize>,
    /// The score or weight of today.
    before: u32,
    /// The score or weight that it would be.
    after: u32,
    /// `only` those named lead then, or those of today `with` or `without` them.
    lead: &'static str,
    /// Those named, by index.
    leaders: Vec<usize>,
}

pub(super) fn data<'a>(
    survey: &'a Survey<'a>,
    records: &'a [RankedRecord<'a>],
    assumed: &[WeightAssumption],
) -> CandidatesData<'a> {
    let assumed: Vec<String> = assumed.iter().map(|it| format!("{}={}", it.criterion, it.weight)).collect();
    let read: Vec<&str> = survey.unattached.iter().map(|it| it.source.path.as_str()).collect();
    CandidatesData {
        not_read: NotRead::of(survey.left_out).but(&read),
        partnerships: survey.partnerships.iter().map(|it| Head::of(it.partnership)).collect(),
        landscapes: records.iter().map(|it| landscape(it, &assumed)).collect(),
    }
}

fn landscape<'a>(shown: &'a RankedRecord<'a>, assumed: &[String]) -> LandscapeEntry<'a> {
    let [strategic_fit, operational_compatibility, risk_profile] = shown.landscape.weights;
    let origins = shown.referrals.origins();
    let terms = shown.partnership.and_then(|it| it.charter.value.referrals.get());
    LandscapeEntry {
        partnership: shown.partnership.map(|it| it.id.as_str()),
        path: &shown.document.source.path,
        wanted: shown.document.value.wanted.get().map(wanted).unwrap_or_default(),
        weights: CriterionWeights { strategic_fit, operational_compatibility, risk_profile },
        assumed: assumed.to_vec(),
        most: shown.landscape.most(),
        leaders: shown.landscape.leaders().map(|it| it.index).collect(),
        candidates: shown
            .landscape
            .placings
            .iter()
            .map(|it| candidate(shown, it, origins.get(&it.index)))
            .collect(),
        referral_circles: shown.referrals.cycles(),
        referral_terms: terms.map(|it| ReferralTerms {
            reward: it.reward.get().map(ToString::to_string),
            terms: it.terms.get(),
            tracking: it.tracking.get(),
        }),
        lead_changes: changes(&shown.landscape).into_iter().map(lead_change).collect(),
    }
}

fn wanted(wanted: &Wanted) -> WantedEntry<'_> {
    WantedEntry {
        industry: wanted.industry.get().into_iter().flat_map(List::values).collect(),
        country: wanted.country.get().into_iter().flat_map(List::values).collect(),
        capabilities: wanted.capabilities.get().into_iter().flat_map(List::values).collect(),
    }
}

fn candidate<'a>(
    shown: &'a RankedRecord<'a>,
    placing: &Placing,
    origin: Option<&Origin>,
) -> CandidateEntry<'a> {
    let candidate = shown.candidate(placing.index);
    let [strategic_fit, operational_compatibility, risk_profile] = placing.scores;
    let matching = candidate.map(|it| Matching::of(&shown.document.value, it));
    CandidateEntry {
        index: placing.index,
        id: candidate.and_then(|it| it.id.get()).map(ToString::to_string),
        name: shown.name(placing.index),
        line: line_in(&shown.document.source, &format!("candidates[{}]", placing.index)),
        rank: placing.rank,
        shared: placing.is_shared,
        best_rank: placing.between.map(|it| it.0),
        worst_rank: placing.between.map(|it| it.1),
        points: placing.points,
        of: placing.of,
        criterion_scores: CriterionScores { strategic_fit, operational_compatibility, risk_profile },
        unscored: placing.missing().collect(),
        matching: matching.map(matched).unwrap_or_default(),
        referral: origin.map(|origin| ReferralEntry {
            referrer: shown.referrals.by(placing.index).map(who),
            first_referrer: match origin {
                Origin::First(first) => Some(who(first)),
                Origin::Circle => None,
            },
        }),
    }
}

fn matched(matching: Matching<'_>) -> MatchEntry<'_> {
    MatchEntry {
        all: matching.all(),
        industry_match: matching.industry,
        country_match: matching.country,
        capability_matches: matching
            .capabilities
            .into_iter()
            .map(|(capability, matched)| CapabilityMatch { capability, matched: Some(matched) })
            .collect(),
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

fn lead_change(change: NewLead) -> LeadChange {
    let (criterion, candidate, before, after) = match change.step {
        Step::Weight { criterion, from, to } => (criterion, None, from, to),
        Step::Score { index, criterion, from, to } => {
            (criterion, Some(index), u32::from(from), u32::from(to))
        }
    };
    let (lead, leaders) = match change.lead {
        Lead::Only(leaders) => ("only", leaders),
        Lead::With(index) => ("with", vec![index]),
        Lead::Without(index) => ("without", vec![index]),
    };
    LeadChange { criterion, candidate, before, after, lead, leaders }
}
