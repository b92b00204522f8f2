//! Risks by likelihood, from left to right, and impact, from bottom to top.

use askama::Template;

use crate::view::report::RiskMap;

const LEFT: usize = 90;
const TOP: usize = 10;
const CELL: (usize, usize) = (150, 72);
/// How many numbers stand side by side in a cell.
const SIDE_BY_SIDE: usize = 4;
const NUMBER: usize = 32;

#[derive(Debug, Template)]
#[template(path = "report/risks.html")]
pub(super) struct RiskDrawing {
    about: String,
    width: usize,
    height: usize,
    cells: Vec<Square>,
    numbers: Vec<Number>,
    likelihood: Vec<(usize, &'static str)>,
    impact: Vec<(usize, &'static str)>,
}

#[derive(Debug)]
struct Square {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    zone: usize,
}

#[derive(Debug)]
struct Number {
    x: usize,
    y: usize,
    number: usize,
}

const RATINGS: [&str; 3] = ["low", "medium", "high"];

pub(super) fn drawing(map: &RiskMap, about: String) -> RiskDrawing {
    let corner = |likelihood: usize, impact: usize| {
        (LEFT + CELL.0 * likelihood.min(2), TOP + CELL.1 * (2 - impact.min(2)))
    };
    let cells = (0..3).flat_map(|likelihood| (0..3).map(move |impact| (likelihood, impact)));
    let square = |(likelihood, impact): (usize, usize)| {
        let (x, y) = corner(likelihood, impact);
        let zone = match likelihood + impact {
            0 | 1 => 1,
            2 => 2,
            _ => 3,
        };
        Square { x, y, width: CELL.0 - 3, height: CELL.1 - 3, zone }
    };
    let mut numbers = Vec::new();
    let mut taken = [[0_usize; 3]; 3];
    for (likelihood, impact, number) in &map.risks {
        let nth = &mut taken[(*likelihood).min(2)][(*impact).min(2)];
        let (x, y) = corner(*likelihood, *impact);
        numbers.push(Number {
            x: x + 22 + NUMBER * (*nth % SIDE_BY_SIDE),
            // Those that have no room below each other lie closer together.
            y: y + 20 + (NUMBER * (*nth / SIDE_BY_SIDE)).min(CELL.1 - 40),
            number: *number,
        });
        *nth += 1;
    }
    let name = |nth: usize| RATINGS.get(nth).copied().unwrap_or_default();
    RiskDrawing {
        about,
        width: LEFT + CELL.0 * 3 + 10,
        height: TOP + CELL.1 * 3 + 40,
        cells: cells.map(square).collect(),
        numbers,
        likelihood: (0..3).map(|nth| (LEFT + CELL.0 * nth + CELL.0 / 2, name(nth))).collect(),
        impact: (0..3).map(|nth| (TOP + CELL.1 * (2 - nth) + CELL.1 / 2 + 4, name(nth))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_likely_and_weighs_much_lies_at_the_upper_right() {
        let drawn = drawing(&RiskMap { risks: vec![(2, 2, 1), (0, 0, 2), (2, 2, 3)] }, "risks".to_owned());
        let at: Vec<_> = drawn.numbers.iter().map(|it| (it.x, it.y, it.number)).collect();
        assert_eq!(at, [(412, 30, 1), (112, 174, 2), (444, 30, 3)]);
    }
}
