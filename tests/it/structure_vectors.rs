//! Structures, worked out on paper.
//!
//! A party's ratings are five letters in the order of the criteria: strategic alignment, resource commitment, risk
//! tolerance, governance capacity, need for a clean exit; `-` is not rated. Facts are in the order failed merger, legal
//! understaffed, tight data, joint product: `y`, `n`, `?`, or one of these for each party (`n,y`). In the matrix `=` fits,
//! `-1` is short by one, `+1` leaves one unused, `?` is not rated and `?-1` is not rated by all, yet short by one.
//!
//! The paper: of the first four the lowest rating counts, of the exit the highest, turned round (a high need is little
//! strength). A strength of low, medium, high is for the project `= +1 +2`, for the ecosystem `-1 = +1`, for the alliance
//! `-2 -1 =`.

use partner::document::charter::model::{Objective, Structure};
use partner::document::scalar::{Rating, YesNo};
use partner::method::structure::StructureRating;
use partner::method::structure::change::Step;
use partner::method::structure::criteria::Criterion;
use partner::method::structure::facts::FactAnswer;
use partner::method::structure::fit::{Cell, Gap};
use partner::method::structure::inputs::Inputs;
use partner::method::structure::recommendation::Reason;
use proptest::prelude::*;

/// What is known of a case, and what follows on paper.
struct Vector {
    name: &'static str,
    parties: &'static [&'static str],
    facts: [&'static str; 4],
    objective: &'static str,
    /// Project, ecosystem, alliance.
    matrix: [&'static str; 3],
    scores: [&'static str; 3],
    vetoes: &'static [&'static str],
    recommended: &'static str,
    ceiling: &'static str,
    /// Where none fits: what would be nearest, with its steps.
    nearest: &'static [&'static str],
}

const NO: [&str; 4] = ["n", "n", "n", "n"];
const LOW: [&str; 3] = ["= = = = =", "-1 -1 -1 -1 -1", "-2 -2 -2 -2 -2"];
const MEDIUM: [&str; 3] = ["+1 +1 +1 +1 +1", "= = = = =", "-1 -1 -1 -1 -1"];
const HIGH: [&str; 3] = ["+2 +2 +2 +2 +2", "+1 +1 +1 +1 +1", "= = = = ="];
const FULL: [&str; 3] = ["100 of 100", "100 of 100", "100 of 100"];

#[rustfmt::skip]
const VECTORS: &[Vector] = &[
    Vector { name: "all low", parties: &["LLLLH", "LLLLH"], facts: NO, objective: "deliverable",
        matrix: LOW, scores: ["100 of 100", "50 of 100", "0 of 100"], vetoes: &[],
        recommended: "contractual-project", ceiling: "contractual-project", nearest: &[] },
    Vector { name: "all medium", parties: &["MMMMM", "MMMMM"], facts: NO, objective: "interoperation",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &[],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "all high", parties: &["HHHHL", "HHHHL"], facts: NO, objective: "joint-business",
        matrix: HIGH, scores: FULL, vetoes: &[],
        recommended: "integrated-alliance", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "all high for a scoped result", parties: &["HHHHL", "HHHHL"], facts: NO, objective: "deliverable",
        matrix: HIGH, scores: FULL, vetoes: &[],
        recommended: "contractual-project", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "all high, no objective", parties: &["HHHHL", "HHHHL"], facts: NO, objective: "",
        matrix: HIGH, scores: FULL, vetoes: &[],
        recommended: "contractual-project", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "a bank and a start-up", parties: &["MMLHH", "HMMMM"], facts: ["n", "n,y", "n", "n"], objective: "deliverable",
        matrix: ["+1 +1 = +1 =", "= = -1 = -1", "-1 -1 -2 -1 -2"], scores: ["100 of 100", "80 of 100", "30 of 100"],
        vetoes: &["integrated-alliance: legal_understaffed (b)"],
        recommended: "contractual-project", ceiling: "contractual-project", nearest: &[] },
    Vector { name: "a side matter for one", parties: &["HHHHL", "LHHHL"], facts: NO, objective: "joint-business",
        matrix: ["= +2 +2 +2 +2", "-1 +1 +1 +1 +1", "-2 = = = ="], scores: ["100 of 100", "90 of 100", "80 of 100"], vetoes: &[],
        recommended: "none", ceiling: "contractual-project", nearest: &["integrated-alliance: 2"] },
    Vector { name: "tight data", parties: &["MMMMM", "MMMMM"], facts: ["n", "n", "y", "n"], objective: "interoperation",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &["coordinated-ecosystem: tight_data_integration"],
        recommended: "none", ceiling: "contractual-project", nearest: &["coordinated-ecosystem: 1"] },
    Vector { name: "two ways equally near", parties: &["HHHHL", "HHHML"], facts: ["n", "n", "y", "n"], objective: "interoperation",
        matrix: ["+2 +2 +2 +1 +2", "+1 +1 +1 = +1", "= = = -1 ="], scores: ["100 of 100", "100 of 100", "90 of 100"],
        vetoes: &["coordinated-ecosystem: tight_data_integration"],
        recommended: "none", ceiling: "contractual-project", nearest: &["coordinated-ecosystem: 1", "integrated-alliance: 1"] },
    Vector { name: "joint product, medium", parties: &["MMMMM", "MMMMM"], facts: ["n", "n", "n", "y"], objective: "deliverable",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &["contractual-project: joint_product_development"],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "joint product, low", parties: &["LLLLH", "LLLLH"], facts: ["n", "n", "n", "y"], objective: "deliverable",
        matrix: LOW, scores: ["100 of 100", "50 of 100", "0 of 100"], vetoes: &["contractual-project: joint_product_development"],
        recommended: "none", ceiling: "none", nearest: &["contractual-project: 1"] },
    Vector { name: "a merger that failed", parties: &["HHHHL", "HHHHL"], facts: ["y", "n", "n", "n"], objective: "joint-business",
        matrix: HIGH, scores: FULL, vetoes: &["integrated-alliance: failed_ma_integration"],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 1"] },
    Vector { name: "a merger of one party that failed", parties: &["HHHHL", "HHHHL"], facts: ["n,y", "n", "n", "n"], objective: "deliverable",
        matrix: HIGH, scores: FULL, vetoes: &["integrated-alliance: failed_ma_integration (b)"],
        recommended: "contractual-project", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "too few lawyers", parties: &["HHHHL", "HHHHL"], facts: ["n", "y", "n", "n"], objective: "interoperation",
        matrix: HIGH, scores: FULL, vetoes: &["integrated-alliance: legal_understaffed"],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "tight data leads deeper", parties: &["HHHHL", "HHHHL"], facts: ["n", "n", "y", "n"], objective: "interoperation",
        matrix: HIGH, scores: FULL, vetoes: &["coordinated-ecosystem: tight_data_integration"],
        recommended: "integrated-alliance", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "every veto", parties: &["HHHHL", "HHHHL"], facts: ["y", "y", "y", "y"], objective: "",
        matrix: HIGH, scores: FULL,
        vetoes: &["contractual-project: joint_product_development", "coordinated-ecosystem: tight_data_integration",
            "integrated-alliance: failed_ma_integration", "integrated-alliance: legal_understaffed"],
        recommended: "none", ceiling: "none", nearest: &["contractual-project: 1", "coordinated-ecosystem: 1"] },
    Vector { name: "one rating missing", parties: &["HHHHL", "HHH-L"], facts: NO, objective: "joint-business",
        matrix: ["+2 +2 +2 ? +2", "+1 +1 +1 ? +1", "= = = ? ="], scores: ["80 of 80", "80 of 80", "80 of 80"], vetoes: &[],
        recommended: "integrated-alliance", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "one rating missing, the other too low", parties: &["HHHLL", "HHH-L"], facts: NO, objective: "joint-business",
        matrix: ["+2 +2 +2 ? +2", "+1 +1 +1 ?-1 +1", "= = = ?-2 ="], scores: ["80 of 80", "80 of 80", "80 of 80"], vetoes: &[],
        recommended: "none", ceiling: "contractual-project", nearest: &["integrated-alliance: 2"] },
    Vector { name: "60 of 80", parties: &["MHHHL", "HH-HM"], facts: NO, objective: "joint-business",
        matrix: ["+1 +2 ? +2 +1", "= +1 ? +1 =", "-1 = ? = -1"], scores: ["80 of 80", "80 of 80", "60 of 80"], vetoes: &[],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 2"] },
    Vector { name: "nothing rated", parties: &["-----", "-----"], facts: NO, objective: "",
        matrix: ["? ? ? ? ?", "? ? ? ? ?", "? ? ? ? ?"], scores: ["0 of 0", "0 of 0", "0 of 0"], vetoes: &[],
        recommended: "contractual-project", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "one side has rated", parties: &["MMMMM", "-----"], facts: NO, objective: "interoperation",
        matrix: ["? ? ? ? ?", "? ? ? ? ?", "?-1 ?-1 ?-1 ?-1 ?-1"], scores: ["0 of 0", "0 of 0", "0 of 0"], vetoes: &[],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "three carriers", parties: &["HHMHM", "MMMMM", "MMMMM"], facts: NO, objective: "interoperation",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &[],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "three, the third has no people", parties: &["HHHHL", "HHHHL", "HLHHL"], facts: NO, objective: "interoperation",
        matrix: ["+2 = +2 +2 +2", "+1 -1 +1 +1 +1", "= -2 = = ="], scores: ["100 of 100", "90 of 100", "80 of 100"], vetoes: &[],
        recommended: "none", ceiling: "contractual-project", nearest: &["coordinated-ecosystem: 1"] },
    Vector { name: "three needs of an exit", parties: &["HHHHL", "HHHHM", "HHHHH"], facts: NO, objective: "deliverable",
        matrix: ["+2 +2 +2 +2 =", "+1 +1 +1 +1 -1", "= = = = -2"], scores: ["100 of 100", "90 of 100", "80 of 100"], vetoes: &[],
        recommended: "contractual-project", ceiling: "contractual-project", nearest: &[] },
    Vector { name: "three, the third without lawyers", parties: &["HHHHL", "HHHHL", "HHHHL"], facts: ["n", "n,n,y", "n", "n"], objective: "joint-business",
        matrix: HIGH, scores: FULL, vetoes: &["integrated-alliance: legal_understaffed (c)"],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 1"] },
    Vector { name: "each stronger elsewhere", parties: &["HMHMM", "MHMHL"], facts: NO, objective: "deliverable",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &[],
        recommended: "contractual-project", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "90 points and still short", parties: &["HHHHL", "HHHHM"], facts: NO, objective: "joint-business",
        matrix: ["+2 +2 +2 +2 +1", "+1 +1 +1 +1 =", "= = = = -1"], scores: ["100 of 100", "100 of 100", "90 of 100"], vetoes: &[],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 1"] },
    Vector { name: "a small side that cannot govern", parties: &["HHHHL", "HHHLL"], facts: NO, objective: "joint-business",
        matrix: ["+2 +2 +2 = +2", "+1 +1 +1 -1 +1", "= = = -2 ="], scores: ["100 of 100", "90 of 100", "80 of 100"], vetoes: &[],
        recommended: "none", ceiling: "contractual-project", nearest: &["integrated-alliance: 2"] },
    Vector { name: "both weak alike count twice", parties: &["HHHML", "HHHML"], facts: NO, objective: "joint-business",
        matrix: ["+2 +2 +2 +1 +2", "+1 +1 +1 = +1", "= = = -1 ="], scores: ["100 of 100", "100 of 100", "90 of 100"], vetoes: &[],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 2"] },
    Vector { name: "no fact answered", parties: &["MMMMM", "MMMMM"], facts: ["?", "?", "?", "?"], objective: "interoperation",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"], vetoes: &[],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "joint product and tight data", parties: &["HHHHL", "HHHHL"], facts: ["n", "n", "y", "y"], objective: "deliverable",
        matrix: HIGH, scores: FULL,
        vetoes: &["contractual-project: joint_product_development", "coordinated-ecosystem: tight_data_integration"],
        recommended: "integrated-alliance", ceiling: "integrated-alliance", nearest: &[] },
    Vector { name: "joint product and tight data, medium", parties: &["MMMMM", "MMMMM"], facts: ["n", "n", "y", "y"], objective: "deliverable",
        matrix: MEDIUM, scores: ["100 of 100", "100 of 100", "50 of 100"],
        vetoes: &["contractual-project: joint_product_development", "coordinated-ecosystem: tight_data_integration"],
        recommended: "none", ceiling: "none", nearest: &["contractual-project: 1", "coordinated-ecosystem: 1"] },
    Vector { name: "only the middle is left", parties: &["HHHHL", "HHHHL"], facts: ["n", "y", "n", "y"], objective: "",
        matrix: HIGH, scores: FULL,
        vetoes: &["contractual-project: joint_product_development", "integrated-alliance: legal_understaffed"],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
    Vector { name: "two facts of two parties", parties: &["HHHHL", "HHHHL"], facts: ["y,n", "n,y", "n", "n"], objective: "joint-business",
        matrix: HIGH, scores: FULL,
        vetoes: &["integrated-alliance: failed_ma_integration (a)", "integrated-alliance: legal_understaffed (b)"],
        recommended: "none", ceiling: "coordinated-ecosystem", nearest: &["integrated-alliance: 2"] },
    Vector { name: "four, one of whom has not rated", parties: &["HMMMM", "MMMMM", "MMMML", "M-MMM"], facts: ["n", "n", "n,n,n,n", "n"], objective: "interoperation",
        matrix: ["+1 ? +1 +1 +1", "= ? = = =", "-1 ?-1 -1 -1 -1"], scores: ["80 of 80", "80 of 80", "40 of 80"], vetoes: &[],
        recommended: "coordinated-ecosystem", ceiling: "coordinated-ecosystem", nearest: &[] },
];

fn rating(letter: char) -> Option<Rating> {
    match letter {
        'L' => Some(Rating::Low),
        'M' => Some(Rating::Medium),
        'H' => Some(Rating::High),
        _ => None,
    }
}

fn answer(letter: &str) -> Option<YesNo> {
    match letter {
        "y" => Some(YesNo::Yes),
        "n" => Some(YesNo::No),
        _ => None,
    }
}

fn fact(text: &str) -> FactAnswer {
    match (text.contains(','), answer(text)) {
        (true, _) => FactAnswer::Parties(text.split(',').map(answer).collect()),
        (false, Some(answer)) => FactAnswer::All(answer),
        (false, None) => FactAnswer::Unanswered,
    }
}

pub(crate) fn inputs(parties: &[&str], facts: [&str; 4], objective: &str) -> Inputs {
    let column = |at: usize| parties.iter().map(|it| rating(it.chars().nth(at).unwrap())).collect();
    Inputs {
        parties: ["a", "b", "c", "d"].iter().take(parties.len()).map(|it| (*it).to_owned()).collect(),
        ratings: [column(0), column(1), column(2), column(3), column(4)],
        facts: facts.map(fact),
        objective: Objective::ALL.iter().copied().find(|it| it.as_str() == objective),
    }
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::Fits => "=".to_owned(),
        Cell::Short(steps) => format!("-{steps}"),
        Cell::Unused(steps) => format!("+{steps}"),
        Cell::NotRated { short: 0 } => "?".to_owned(),
        Cell::NotRated { short } => format!("?-{short}"),
    }
}

fn named(structure: Option<Structure>) -> String {
    structure.map_or_else(|| "none".to_owned(), |it| it.to_string())
}

#[test]
fn the_vectors_come_out_as_on_paper() {
    assert!(VECTORS.len() >= 30);
    for vector in VECTORS {
        let name = vector.name;
        let rating = StructureRating::of(&inputs(vector.parties, vector.facts, vector.objective));
        for (at, fit) in rating.structures.iter().enumerate() {
            let cells: Vec<String> = fit.cells.iter().map(|(_, cell)| shown(*cell)).collect();
            assert_eq!(cells.join(" "), vector.matrix[at], "{name}: {}", fit.structure);
            assert_eq!(
                format!("{} of {}", fit.score, fit.of),
                vector.scores[at],
                "{name}: {}",
                fit.structure
            );
            assert_eq!(fit.is_free(), fit.way.is_empty(), "{name}: {}", fit.structure);
        }
        let vetoes: Vec<String> = rating
            .structures
            .iter()
            .flat_map(|fit| &fit.vetoes)
            .map(|veto| match veto.parties.as_slice() {
                [] => format!("{}: {}", veto.structure, veto.fact),
                parties => format!("{}: {} ({})", veto.structure, veto.fact, parties.join(", ")),
            })
            .collect();
        assert_eq!(vetoes, vector.vetoes, "{name}");
        assert_eq!(named(rating.recommendation.structure), vector.recommended, "{name}");
        assert_eq!(named(rating.recommendation.ceiling), vector.ceiling, "{name}: ceiling");
        let nearest: Vec<String> =
            rating.nearest().iter().map(|fit| format!("{}: {}", fit.structure, fit.distance())).collect();
        assert_eq!(nearest, vector.nearest, "{name}");
    }
}

#[test]
fn the_gap_is_that_of_the_widest_pair() {
    let rating = StructureRating::of(&inputs(&["HMLM-", "MML-H", "LML--"], NO, ""));
    let gaps: Vec<Option<Gap>> = rating.criteria.iter().map(|it| it.gap).collect();
    assert_eq!(gaps, [Some(Gap::Wide), Some(Gap::None), Some(Gap::None), None, None]);
    let rating = StructureRating::of(&inputs(&["HMLMM", "MML-H", "HML--"], NO, ""));
    let gaps: Vec<Option<Gap>> = rating.criteria.iter().map(|it| it.gap).collect();
    assert_eq!(gaps, [Some(Gap::OneStep), Some(Gap::None), Some(Gap::None), None, Some(Gap::OneStep)]);
    // A third rating is missing: where two agree it may be another, and a gap that is there stays.
    let rating = StructureRating::of(&inputs(&["HMLML", "HMMMH", "-M---"], NO, ""));
    let gaps: Vec<Option<Gap>> = rating.criteria.iter().map(|it| it.gap).collect();
    assert_eq!(gaps, [None, Some(Gap::None), Some(Gap::OneStep), None, Some(Gap::Wide)]);
}

/// The changes in words: `b governance_capacity M>H: integrated-alliance, could support integrated-alliance`.
fn changes(parties: &[&str], facts: [&str; 4], objective: &str) -> Vec<String> {
    let rating = StructureRating::of(&inputs(parties, facts, objective));
    let words = |change: &partner::method::structure::change::StructureChange| {
        let step = match &change.step {
            Step::Rating { criterion, party, from, to } => {
                let from = from.map_or_else(|| "-".to_owned(), |it| it.to_string());
                format!("{party} {criterion} {from} > {to}")
            }
            Step::Fact { fact, party, to, .. } => {
                format!("{} {fact} > {to}", party.as_deref().unwrap_or("all"))
            }
            Step::Objective { to, .. } => format!("objective > {to}"),
        };
        format!("{step}: {}, ceiling {}", named(change.structure), named(change.ceiling))
    };
    rating.changes.iter().map(words).collect()
}

#[test]
fn single_steps_that_change_the_recommendation_are_found() {
    // Only b's governance keeps the alliance away; facts may rule out the project and the ecosystem.
    let found = changes(&["HHHHL", "HHHML"], NO, "joint-business");
    let expected = [
        // The ecosystem needs a medium governance: one step less, and only the project is left.
        "b governance_capacity medium > low: none, ceiling contractual-project",
        "b governance_capacity medium > high: integrated-alliance, ceiling integrated-alliance",
        "all tight_data_integration > yes: none, ceiling contractual-project",
        // Something less deep fits; the ceiling is the same whatever it is for. The project lies two steps from here.
        "objective > interoperation: coordinated-ecosystem, ceiling coordinated-ecosystem",
        "objective > deliverable: contractual-project, ceiling coordinated-ecosystem",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_step_of_one_of_two_weak_sides_changes_nothing() {
    // Everything is medium on both sides; one side alone lifts nothing, but it can pull down.
    let found = changes(&["MMMMM", "MMMMM"], NO, "interoperation");
    let down = |party: &str, criterion: &str, to: &str| {
        format!("{party} {criterion} medium > {to}: none, ceiling contractual-project")
    };
    let mut expected = Vec::new();
    for criterion in ["strategic_alignment", "resource_commitment", "risk_tolerance", "governance_capacity"] {
        expected.extend([down("a", criterion, "low"), down("b", criterion, "low")]);
    }
    expected.extend([down("a", "exit_need", "high"), down("b", "exit_need", "high")]);
    expected.push("all tight_data_integration > yes: none, ceiling contractual-project".to_owned());
    expected.push("objective > deliverable: contractual-project, ceiling coordinated-ecosystem".to_owned());
    expected.push("objective > joint-business: none, ceiling coordinated-ecosystem".to_owned());
    assert_eq!(found, expected);
}

#[test]
fn the_flip_of_one_party_counts_only_where_no_other_says_yes() {
    let both = changes(&["HHHHL", "HHHHL"], ["n", "y,y", "n", "n"], "joint-business");
    let expected = "all legal_understaffed > no: integrated-alliance, ceiling integrated-alliance";
    assert!(both.contains(&expected.to_owned()), "{both:?}");
    assert!(!both.iter().any(|it| it.starts_with("a legal") || it.starts_with("b legal")), "{both:?}");
    let one = changes(&["HHHHL", "HHHHL"], ["n", "y,n", "n", "n"], "joint-business");
    let expected = "a legal_understaffed > no: integrated-alliance, ceiling integrated-alliance";
    assert!(one.contains(&expected.to_owned()), "{one:?}");
    assert!(!one.iter().any(|it| it.starts_with("b legal_understaffed")), "{one:?}");
}

#[test]
fn what_is_not_known_is_said() {
    let rating = StructureRating::of(&inputs(&["HHHHL", "HHH-L"], ["n", "n,?", "?", "n"], "joint-business"));
    let because = &rating.recommendation.because;
    let b = || vec!["b".to_owned()];
    assert!(because.contains(&Reason::NotRated(Criterion::GovernanceCapacity, b())));
    assert!(
        because
            .contains(&Reason::NotAnswered(partner::method::structure::facts::Fact::LegalUnderstaffed, b()))
    );
    assert!(because.contains(&Reason::NotAnswered(
        partner::method::structure::facts::Fact::TightDataIntegration,
        vec![]
    )));
    assert!(!because.contains(&Reason::NoObjective));
    assert!(
        StructureRating::of(&inputs(&["HHHHL"], NO, ""))
            .recommendation
            .because
            .contains(&Reason::NoObjective)
    );
}

#[test]
fn every_objective_has_its_recommendation() {
    let of = |parties: &[&str]| -> Vec<String> {
        let rating = StructureRating::of(&inputs(parties, NO, ""));
        rating.by_objective.iter().map(|(_, structure)| named(*structure)).collect()
    };
    assert_eq!(
        of(&["HHHHL", "HHHHL"]),
        ["contractual-project", "coordinated-ecosystem", "integrated-alliance"]
    );
    assert_eq!(of(&["MMMMM", "HHHHL"]), ["contractual-project", "coordinated-ecosystem", "none"]);
    assert_eq!(of(&["LMMMM", "HHHHL"]), ["contractual-project", "none", "none"]);
}

fn any_rating() -> impl Strategy<Value = Option<Rating>> {
    prop_oneof![1 => Just(None), 5 => prop::sample::select(Rating::ALL).prop_map(Some)]
}

fn any_answer() -> impl Strategy<Value = Option<YesNo>> {
    prop::sample::select(vec![None, Some(YesNo::Yes), Some(YesNo::No), Some(YesNo::No)])
}

fn any_inputs() -> impl Strategy<Value = Inputs> {
    (2_usize..5).prop_flat_map(|parties| {
        let ratings = prop::array::uniform5(prop::collection::vec(any_rating(), parties));
        let by_party = prop::collection::vec(any_answer(), parties).prop_map(FactAnswer::Parties);
        let one = prop_oneof![
            any_answer().prop_map(|it| it.map_or(FactAnswer::Unanswered, FactAnswer::All)),
            by_party
        ];
        let objective = prop::option::of(prop::sample::select(Objective::ALL));
        (ratings, prop::array::uniform4(one), objective).prop_map(move |(ratings, facts, objective)| Inputs {
            parties: (0..parties).map(|it| format!("p{it}")).collect(),
            ratings,
            facts,
            objective,
        })
    })
}

proptest! {
    #[test]
    fn raising_a_supply_never_lowers_a_score(before in any_inputs(), criterion in 0_usize..5, party in 0_usize..4) {
        let party = party % before.parties.len();
        let mut after = before.clone();
        // A lower need for a clean exit is more supply.
        after.ratings[criterion][party] = match (criterion, before.ratings[criterion][party]) {
            (_, None) => None,
            (4, Some(Rating::High)) => Some(Rating::Medium),
            (4, Some(_)) => Some(Rating::Low),
            (_, Some(Rating::Low)) => Some(Rating::Medium),
            (_, Some(_)) => Some(Rating::High),
        };
        let (before, after) = (StructureRating::of(&before), StructureRating::of(&after));
        for (one, other) in before.structures.iter().zip(&after.structures) {
            prop_assert_eq!(one.of, other.of);
            prop_assert!(one.score <= other.score);
            prop_assert!(one.shortfalls.len() >= other.shortfalls.len());
        }
        prop_assert!(before.recommendation.ceiling <= after.recommendation.ceiling);
    }

    #[test]
    fn neither_a_veto_nor_a_shortfall_is_outvoted(inputs in any_inputs()) {
        let rating = StructureRating::of(&inputs);
        let picked = [rating.recommendation.structure, rating.recommendation.ceiling];
        for fit in &rating.structures {
            if !fit.vetoes.is_empty() || !fit.shortfalls.is_empty() {
                prop_assert!(!picked.contains(&Some(fit.structure)));
            }
            prop_assert!(fit.score <= fit.of && fit.of <= 100);
        }
        for change in &rating.changes {
            prop_assert!((change.structure, change.ceiling) != (picked[0], picked[1]));
        }
    }

    #[test]
    fn the_order_of_the_parties_changes_nothing(inputs in any_inputs()) {
        let mut turned = inputs.clone();
        turned.parties.reverse();
        turned.ratings.iter_mut().for_each(|ratings| ratings.reverse());
        for fact in &mut turned.facts {
            if let FactAnswer::Parties(answers) = fact {
                answers.reverse();
            }
        }
        let (one, other) = (StructureRating::of(&inputs), StructureRating::of(&turned));
        for (one, other) in one.structures.iter().zip(&other.structures) {
            prop_assert_eq!((one.score, one.of, &one.cells), (other.score, other.of, &other.cells));
            prop_assert_eq!((one.vetoes.len(), one.distance()), (other.vetoes.len(), other.distance()));
        }
        prop_assert_eq!(one.recommendation.structure, other.recommendation.structure);
        prop_assert_eq!(one.recommendation.ceiling, other.recommendation.ceiling);
        prop_assert_eq!(one.by_objective, other.by_objective);
        prop_assert_eq!(one.changes.len(), other.changes.len());
        prop_assert_eq!(&one.closest, &other.closest);
    }

    #[test]
    fn changes_come_smallest_first(inputs in any_inputs()) {
        let lengths: Vec<u32> =
            StructureRating::of(&inputs).changes.iter().map(|change| change.step.length()).collect();
        prop_assert!(lengths.is_sorted(), "{:?}", lengths);
    }

    #[test]
    fn a_change_that_is_named_leads_where_it_says(inputs in any_inputs()) {
        for change in StructureRating::of(&inputs).changes {
            let mut after = inputs.clone();
            match &change.step {
                Step::Rating { criterion, party, to, .. } => {
                    let at = inputs.parties.iter().position(|it| it == party).unwrap();
                    after.ratings[*criterion as usize][at] = Some(*to);
                }
                Step::Fact { fact, party, to, .. } => {
                    let answer = &mut after.facts[*fact as usize];
                    match (party, answer) {
                        (Some(party), FactAnswer::Parties(answers)) => {
                            let at = inputs.parties.iter().position(|it| it == party).unwrap();
                            answers[at] = Some(*to);
                        }
                        (_, answer) => *answer = FactAnswer::All(*to),
                    }
                }
                Step::Objective { to, .. } => after.objective = Some(*to),
            }
            let then = StructureRating::of(&after).recommendation;
            prop_assert_eq!((then.structure, then.ceiling), (change.structure, change.ceiling));
        }
    }
}
