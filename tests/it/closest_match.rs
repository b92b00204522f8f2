//! The closest match, worked out on paper.
//!
//! Ratings and facts as in `structure_vectors`. A binding rating is taken as a strength of 0, 1 or 2: low, medium, high of
//! the lowest rating of the first four criteria; of the need for a clean exit the highest, turned round (high 0, low 2).
//! The project demands 0 of each, so it is apart by the sum of the strengths; the ecosystem demands 1, so it is apart by one
//! for each strength of 0 or 2; the alliance demands 2, so it is apart by what each lacks of 2. The sum is written out
//! beside each case: `s` the five strengths, then the three sums.

use partner::document::charter::model::Structure;
use partner::method::structure::StructureRating;

use crate::structure_vectors::inputs;

struct Case {
    name: &'static str,
    parties: &'static [&'static str],
    /// Failed merger, legal understaffed, tight data, joint product.
    facts: [&'static str; 4],
    /// The steps of project, ecosystem and alliance; `None` where no criterion is rated by all.
    apart: [Option<u32>; 3],
    closest: &'static str,
    ruled_out: &'static [&'static str],
}

const PROJECT: &str = "contractual-project";
const ECOSYSTEM: &str = "coordinated-ecosystem";
const ALLIANCE: &str = "integrated-alliance";
const NO: [&str; 4] = ["n", "n", "n", "n"];

const fn apart(project: u32, ecosystem: u32, alliance: u32) -> [Option<u32>; 3] {
    [Some(project), Some(ecosystem), Some(alliance)]
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // s 0 0 0 0 0: 0+0+0+0+0 = 0; 1+1+1+1+1 = 5; 2+2+2+2+2 = 10.
    Case { name: "all low", parties: &["LLLLH", "LLLLH"], facts: NO, apart: apart(0, 5, 10), closest: PROJECT, ruled_out: &[] },
    // s 1 1 1 1 1: 5; 0; 5.
    Case { name: "all medium", parties: &["MMMMM", "MMMMM"], facts: NO, apart: apart(5, 0, 5), closest: ECOSYSTEM, ruled_out: &[] },
    // s 2 2 2 2 2: 10; 5; 0. The score of the project is 100 of 100 here as well.
    Case { name: "all high", parties: &["HHHHL", "HHHHL"], facts: NO, apart: apart(10, 5, 0), closest: ALLIANCE, ruled_out: &[] },
    // Lowest M M L M, highest exit need H: s 1 1 0 1 0: 1+1+0+1+0 = 3; 0+0+1+0+1 = 2; 1+1+2+1+2 = 7.
    Case { name: "a bank and a start-up", parties: &["MMLHH", "HMMMM"], facts: ["n", "n,y", "n", "n"], apart: apart(3, 2, 7), closest: ECOSYSTEM, ruled_out: &[] },
    // s 0 2 2 2 2: 8; 1+1+1+1+1 = 5; 2+0+0+0+0 = 2.
    Case { name: "a side matter for one", parties: &["HHHHL", "LHHHL"], facts: NO, apart: apart(8, 5, 2), closest: ALLIANCE, ruled_out: &[] },
    // s 2 2 0 0 0: 2+2 = 4; 1+1+1+1+1 = 5; 0+0+2+2+2 = 6.
    Case { name: "much value, little else", parties: &["HHLLH", "HHLLH"], facts: NO, apart: apart(4, 5, 6), closest: PROJECT, ruled_out: &[] },
    // s 2 2 2 0 0: 2+2+2 = 6; 5; 0+0+0+2+2 = 4.
    Case { name: "value and risk, no governance", parties: &["HHHLH", "HHHLH"], facts: NO, apart: apart(6, 5, 4), closest: ALLIANCE, ruled_out: &[] },
    // s 2 1 0 2 0: 2+1+0+2+0 = 5; 1+0+1+1+1 = 4; 0+1+2+0+2 = 5.
    Case { name: "one step from both ends", parties: &["HMLHH", "HMLHH"], facts: NO, apart: apart(5, 4, 5), closest: ECOSYSTEM, ruled_out: &[] },
    // Only two criteria are rated by all, s 0 and 1: 0+1 = 1; 1+0 = 1; 2+1 = 3. A tie, so the lighter one.
    Case { name: "a tie of project and ecosystem", parties: &["LM---", "LM--H"], facts: NO, apart: apart(1, 1, 3), closest: PROJECT, ruled_out: &[] },
    // s 1 and 2: 1+2 = 3; 0+1 = 1; 1+0 = 1. A tie, so the lighter one.
    Case { name: "a tie of ecosystem and alliance", parties: &["MH---", "MH---"], facts: NO, apart: apart(3, 1, 1), closest: ECOSYSTEM, ruled_out: &[] },
    // s 0 and 2: 2; 1+1 = 2; 2. All three tie.
    Case { name: "a tie of all three", parties: &["LH---", "LH---"], facts: NO, apart: apart(2, 2, 2), closest: PROJECT, ruled_out: &[] },
    // As above, but joint development rules the project out: it ties, being the lighter one it would have been chosen.
    Case { name: "a tie whose lighter one is ruled out", parties: &["LH---", "LH---"], facts: ["n", "n", "n", "y"], apart: apart(2, 2, 2), closest: ECOSYSTEM, ruled_out: &[PROJECT] },
    // As above, but the alliance is ruled out, which would not have been chosen anyway: it is not named.
    Case { name: "a tie whose deeper one is ruled out", parties: &["LH---", "LH---"], facts: ["y", "n", "n", "n"], apart: apart(2, 2, 2), closest: PROJECT, ruled_out: &[] },
    // s 2 2 2 2 2: 10; 5; 0; the alliance, nearest by five steps, is ruled out by the lawyers of one party.
    Case { name: "the nearest is ruled out", parties: &["HHHHL", "HHHHL"], facts: ["n", "n,y", "n", "n"], apart: apart(10, 5, 0), closest: ECOSYSTEM, ruled_out: &[ALLIANCE] },
    // s 2 2 2 2 2: 10; 5; 0; alliance and ecosystem are ruled out, closest first.
    Case { name: "the two nearest are ruled out", parties: &["HHHHL", "HHHHL"], facts: ["y", "n", "y", "n"], apart: apart(10, 5, 0), closest: PROJECT, ruled_out: &[ALLIANCE, ECOSYSTEM] },
    // s 1 1 1 1 1: 5; 0; 5; everything is ruled out: after the ecosystem the lighter of the two that tie.
    Case { name: "all are ruled out", parties: &["MMMMM", "MMMMM"], facts: ["y", "n", "y", "y"], apart: apart(5, 0, 5), closest: "none", ruled_out: &[ECOSYSTEM, PROJECT, ALLIANCE] },
    // Nobody rated anything: nothing is apart from anything.
    Case { name: "nothing rated", parties: &["-----", "-----"], facts: NO, apart: [None, None, None], closest: "none", ruled_out: &[] },
    // No criterion is rated by all, though half of the ratings are there.
    Case { name: "nothing rated by all", parties: &["HHH--", "---HL"], facts: NO, apart: [None, None, None], closest: "none", ruled_out: &[] },
    // Governance is not rated by b and is left out: s 2 2 2 . 1: 2+2+2+1 = 7; 1+1+1+0 = 3; 0+0+0+1 = 1.
    Case { name: "one rating is missing", parties: &["HHHHL", "HHH-M"], facts: NO, apart: apart(7, 3, 1), closest: ALLIANCE, ruled_out: &[] },
    // Three parties; the lowest are M, L, M, M, the highest exit need M: s 1 0 1 1 1: 4; 0+1+0+0+0 = 1; 1+2+1+1+1 = 6.
    Case { name: "three parties, each weaker elsewhere", parties: &["MHHHL", "HLHMM", "HHMHL"], facts: NO, apart: apart(4, 1, 6), closest: ECOSYSTEM, ruled_out: &[] },
    // Four parties; the lowest are H, H, M, H, the highest exit need M: s 2 2 1 2 1: 8; 1+1+0+1+0 = 3; 0+0+1+0+1 = 2.
    Case { name: "four parties, nearly an alliance", parties: &["HHHHL", "HHMHL", "HHHHM", "HHHHL"], facts: NO, apart: apart(8, 3, 2), closest: ALLIANCE, ruled_out: &[] },
    // One needs no clean exit (low: 2), the other every one (high: 0), and the high need binds: s 2 2 2 2 0: 8; 5; 2.
    Case { name: "the stronger need binds", parties: &["HHHHL", "HHHHH"], facts: NO, apart: apart(8, 5, 2), closest: ALLIANCE, ruled_out: &[] },
];

#[test]
fn the_closest_match_comes_out_as_on_paper() {
    assert!(CASES.len() >= 20);
    for case in CASES {
        let rating = StructureRating::of(&inputs(case.parties, case.facts, "deliverable"));
        let apart: Vec<Option<u32>> = rating.structures.iter().map(|fit| fit.steps_apart()).collect();
        assert_eq!(apart, case.apart, "{}", case.name);
        let closest = rating.closest.structure.map_or("none", Structure::as_str);
        assert_eq!(closest, case.closest, "{}", case.name);
        let ruled_out: Vec<&str> = rating.closest.ruled_out.iter().map(|it| it.as_str()).collect();
        assert_eq!(ruled_out, case.ruled_out, "{}", case.name);
    }
}

#[test]
fn the_objective_moves_the_start_and_leaves_the_closest_match() {
    // All high: the alliance resembles the ratings whatever it is for, and a scoped result starts with a project.
    let start_and_closest = |objective| {
        let rating = StructureRating::of(&inputs(&["HHHHL", "HHHHL"], NO, objective));
        (rating.recommendation.structure, rating.recommendation.ceiling, rating.closest.structure)
    };
    let alliance = Some(Structure::IntegratedAlliance);
    assert_eq!(start_and_closest("deliverable"), (Some(Structure::ContractualProject), alliance, alliance));
    assert_eq!(start_and_closest("joint-business"), (alliance, alliance, alliance));
}

#[test]
fn what_is_short_and_what_is_unused_are_kept_apart() {
    // s 2 1 0 2 0: the ecosystem demands 1 of each, so it is short by 1+1 (risk, exit) and leaves 1+1 (value, governance).
    let rating = StructureRating::of(&inputs(&["HMLHH", "HMLHH"], NO, ""));
    let ecosystem = &rating.structures[1];
    assert_eq!((ecosystem.steps_short(), ecosystem.steps_unused(), ecosystem.steps_apart()), (2, 2, Some(4)));
}
