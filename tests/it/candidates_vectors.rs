//! Landscapes of candidates: those in `tests/candidates/vectors.yaml`, worked out on paper, and what holds for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use partner::document::records::candidates::Candidates;
use partner::method::candidates::change::{Lead, NewLead, Step, changes};
use partner::method::candidates::criteria::CandidateCriterion;
use partner::method::candidates::landscape::{Landscape, Placing};
use partner::method::candidates::matching::{Match, Matching};
use partner::method::candidates::referrals::{Origin, Referrals, Referrer};
use partner::repository::{Repository, Request};
use proptest::prelude::*;
use serde::Deserialize;

const CHARTER: &str =
    "partner: charter/v1\nname: X\nstage: discovery\nparties: {a: {name: Alder}, b: {name: Birch}}\n";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    record: String,
    ranks: Option<Vec<String>>,
    changes: Option<Vec<String>>,
    matching: Option<BTreeMap<String, String>>,
    origins: Option<BTreeMap<String, String>>,
    chains: Option<Vec<String>>,
    circles: Option<Vec<String>>,
}

fn vectors() -> Vec<Vector> {
    serde_yaml::from_str(include_str!("../candidates/vectors.yaml")).unwrap()
}

fn load(name: &str, record: &str) -> Candidates {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("charter.yaml"), CHARTER).unwrap();
    std::fs::write(folder.path().join("candidates.yaml"), format!("partner: candidates/v1\n{record}"))
        .unwrap();
    let request = Request::Paths { base: folder.path().to_owned(), paths: vec![PathBuf::from(".")] };
    let mut partnership = Repository::load(&request).unwrap().partnerships.remove(0);
    let record = partnership.records.candidates.remove(0);
    assert!(record.problems.is_empty(), "{name}: {:?}", record.problems);
    record.value
}

fn id(record: &Candidates, index: usize) -> String {
    let candidate = record.candidates.get().unwrap().0[index].get().unwrap();
    candidate.id.get().unwrap().to_string()
}

fn ids(record: &Candidates, indices: &[usize], between: &str) -> String {
    indices.iter().map(|index| id(record, *index)).collect::<Vec<_>>().join(between)
}

fn rank(record: &Candidates, it: &Placing) -> String {
    let rank = it.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
    let shared = if it.is_shared { "=" } else { "" };
    let ends = match it.between {
        None => " ends nowhere".to_owned(),
        Some((best, worst)) if (Some(best), Some(worst)) == (it.rank, it.rank) => String::new(),
        Some((best, worst)) => format!(" ends {best}..{worst}"),
    };
    format!("{} {rank}{shared} {}/{}{ends}", id(record, it.index), it.points, it.of)
}

fn change(record: &Candidates, change: &NewLead) -> String {
    let step = match change.step {
        Step::Weight { criterion, from, to } => format!("weight {criterion} {from}>{to}"),
        Step::Score { index, criterion, from, to } => {
            format!("{} {criterion} {from}>{to}", id(record, index))
        }
    };
    let lead = match &change.lead {
        Lead::Only(leaders) => format!("only {}", ids(record, leaders, " ")).trim().to_owned(),
        Lead::With(index) => format!("with {}", id(record, *index)),
        Lead::Without(index) => format!("without {}", id(record, *index)),
    };
    format!("{step}, {lead}")
}

fn origin(record: &Candidates, origin: &Origin) -> String {
    match origin {
        Origin::Circle => "circle".to_owned(),
        Origin::First(Referrer::Candidate(index)) => format!("candidate {}", id(record, *index)),
        Origin::First(Referrer::Party(id)) => format!("party {id}"),
        Origin::First(Referrer::Unclear(id)) => format!("unclear {id}"),
        Origin::First(Referrer::Other(words)) => format!("other {words}"),
    }
}

#[test]
fn the_vectors_come_out_as_on_paper() {
    let vectors = vectors();
    assert!(vectors.len() >= 20);
    for vector in vectors {
        let name = &vector.name;
        let record = load(name, &vector.record);
        let landscape = Landscape::of(&record);
        if let Some(ranks) = vector.ranks {
            let found: Vec<String> = landscape.placings.iter().map(|it| rank(&record, it)).collect();
            assert_eq!(found, ranks, "{name}");
        }
        if let Some(wanted) = vector.changes {
            let found: Vec<String> = changes(&landscape).iter().map(|it| change(&record, it)).collect();
            assert_eq!(found, wanted, "{name}");
        }
        for (candidate, wanted) in vector.matching.unwrap_or_default() {
            let all = record.candidates.get().unwrap();
            let candidate = all.values().find(|it| it.id.get().unwrap().as_str() == candidate).unwrap();
            let matching = Matching::of(&record, candidate);
            let word = |it: Option<Match>| it.map_or("-", Match::as_str);
            let mut found = vec![word(matching.industry), word(matching.country)];
            found.extend(matching.capabilities.iter().map(|(_, it)| it.as_str()));
            assert_eq!(found.join(", "), wanted, "{name}");
            // Together they are what decides most: a no, then what is not known.
            let all = ["not-met", "not-said", "met"].into_iter().find(|it| found.contains(it));
            assert_eq!(matching.all().map(Match::as_str), all, "{name}");
        }
        let referrals = Referrals::of(&record, &["a", "b"]);
        if let Some(wanted) = vector.origins {
            let found: BTreeMap<String, String> = referrals
                .origins()
                .iter()
                .map(|(index, it)| (id(&record, *index), origin(&record, it)))
                .collect();
            assert_eq!(found, wanted, "{name}");
        }
        if let Some(wanted) = vector.chains {
            let chain = |end: usize| {
                let mut way = referrals.way(end);
                way.reverse();
                ids(&record, &way, " > ")
            };
            assert_eq!(referrals.ends().into_iter().map(chain).collect::<Vec<_>>(), wanted, "{name}");
        }
        if let Some(wanted) = vector.circles {
            let found: Vec<String> = referrals.cycles().iter().map(|it| ids(&record, it, " ")).collect();
            assert_eq!(found, wanted, "{name}");
        }
    }
}

type Scores = [Option<u8>; 3];

fn score() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![1 => Just(None), 6 => (1_u8..=5).prop_map(Some)]
}

fn candidates() -> impl Strategy<Value = Vec<Scores>> {
    proptest::collection::vec([score(), score(), score()], 1..5)
}

fn weights() -> impl Strategy<Value = [u32; 3]> {
    [0_u32..4, 0_u32..4, 0_u32..4]
}

fn of(scores: &[Scores], weights: [u32; 3]) -> Landscape {
    Landscape::of_scores(scores.iter().copied().enumerate(), weights)
}

fn by_index(landscape: &Landscape) -> BTreeMap<usize, &Placing> {
    landscape.placings.iter().map(|it| (it.index, it)).collect()
}

fn leaders(landscape: &Landscape) -> BTreeSet<usize> {
    landscape.leaders().map(|it| it.index).collect()
}

/// Every way of filling in what is missing, as long as there are not too many.
fn filled(scores: &[Scores]) -> Vec<Vec<Scores>> {
    let mut all = vec![scores.to_vec()];
    for (at, candidate) in scores.iter().enumerate() {
        for (criterion, score) in candidate.iter().enumerate() {
            if score.is_none() {
                let with = |it: &Vec<Scores>, score: u8| {
                    let mut filled = it.clone();
                    filled[at][criterion] = Some(score);
                    filled
                };
                all = all.iter().flat_map(|it| [1, 2, 3, 4, 5].map(|score| with(it, score))).collect();
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn the_best_and_the_worst_rank_are_those_of_some_scores_and_of_none_beyond(
        scores in candidates(), weights in weights()
    ) {
        prop_assume!(weights != [0; 3]);
        prop_assume!(scores.iter().flatten().filter(|it| it.is_none()).count() <= 4);
        let mut ends: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for filled in filled(&scores) {
            for placing in of(&filled, weights).placings {
                let rank = placing.rank.unwrap();
                let seen = ends.entry(placing.index).or_insert((rank, rank));
                *seen = (seen.0.min(rank), seen.1.max(rank));
            }
        }
        let found: BTreeMap<usize, (usize, usize)> =
            of(&scores, weights).placings.iter().map(|it| (it.index, it.between.unwrap())).collect();
        prop_assert_eq!(found, ends);
    }

    #[test]
    fn a_higher_score_never_means_a_lower_rank(
        scores in candidates(), weights in weights(), who in any::<prop::sample::Index>(), what in 0_usize..3
    ) {
        let who = who.index(scores.len());
        let Some(score) = scores[who][what].filter(|it| *it < 5) else { return Ok(()) };
        let mut raised = scores.clone();
        raised[who][what] = Some(score + 1);
        let (before, after) = (of(&scores, weights), of(&raised, weights));
        let (before, after) = (by_index(&before)[&who], by_index(&after)[&who]);
        prop_assert_eq!(before.rank.is_some(), after.rank.is_some());
        prop_assert!(after.rank <= before.rank);
        prop_assert!(after.between.map(|it| it.0) <= before.between.map(|it| it.0));
        prop_assert!(after.between.map(|it| it.1) <= before.between.map(|it| it.1));
    }

    #[test]
    fn the_order_of_the_record_changes_no_rank(
        (scores, shuffled) in candidates().prop_flat_map(|scores| {
            let numbered: Vec<(usize, Scores)> = scores.iter().copied().enumerate().collect();
            (Just(scores), Just(numbered).prop_shuffle())
        }),
        weights in weights()
    ) {
        let one = of(&scores, weights);
        let other = Landscape::of_scores(shuffled, weights);
        prop_assert_eq!(by_index(&one), by_index(&other));
    }

    #[test]
    fn the_steps_that_change_the_lead_are_those_that_do(scores in candidates(), weights in weights()) {
        let today = of(&scores, weights);
        let lead_of = |landscape: &Landscape| {
            let now = leaders(landscape);
            (now != leaders(&today)).then_some(now)
        };
        let mut wanted: BTreeMap<Step, BTreeSet<usize>> = BTreeMap::new();
        for criterion in CandidateCriterion::ALL.iter().copied() {
            let at = criterion as usize;
            let from = weights[at];
            for to in [from.checked_sub(1), Some(from + 1)].into_iter().flatten() {
                let mut weights = weights;
                weights[at] = to;
                if let Some(lead) = lead_of(&of(&scores, weights)) {
                    wanted.insert(Step::Weight { criterion, from, to }, lead);
                }
            }
            for placing in today.ranked() {
                let index = placing.index;
                let Some(from) = scores[index][at] else { continue };
                for to in [from - 1, from + 1].into_iter().filter(|it| (1..=5).contains(it)) {
                    let mut scores = scores.clone();
                    scores[index][at] = Some(to);
                    if let Some(lead) = lead_of(&of(&scores, weights)) {
                        wanted.insert(Step::Score { index, criterion, from, to }, lead);
                    }
                }
            }
        }
        let found: BTreeMap<Step, BTreeSet<usize>> = changes(&today)
            .into_iter()
            .map(|change| {
                let mut lead = leaders(&today);
                match change.lead {
                    Lead::Only(leaders) => lead = leaders.into_iter().collect(),
                    Lead::With(index) => { lead.insert(index); }
                    Lead::Without(index) => { lead.remove(&index); }
                }
                (change.step, lead)
            })
            .collect();
        prop_assert_eq!(found, wanted);
    }
}
