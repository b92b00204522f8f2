//! The figures of which it is shown how they went.

use super::Figures;
use crate::document::charter::checklists::BuiltInList;

/// A figure: where it lies among others of its kind, and as it is said; `None` where it is not known.
type Measured = Option<(u64, String)>;

/// What counts of findings rest on: every section of the charter.
pub const FINDINGS: &str = "findings";

/// One figure of a partnership.
pub(super) struct Measure {
    /// What it is called.
    pub(super) name: String,
    /// The sections of the charter that it rests on: where one of them is private, so is the figure.
    pub(super) rests_on: &'static [&'static str],
    /// What it is at a commit.
    pub(super) of: Box<dyn Fn(&Figures) -> Measured>,
}

/// All of them, in the order in which they are shown.
pub(super) fn measures() -> Vec<Measure> {
    let measure = |name: &str, rests_on, of: Box<dyn Fn(&Figures) -> Measured>| Measure {
        name: name.to_owned(),
        rests_on,
        of,
    };
    let not_met = |list: BuiltInList| {
        let of = move |figures: &Figures| {
            let found = figures.verdicts.iter().find(|(id, ..)| id == list.as_str());
            found.and_then(|(.., no, _)| count(*no))
        };
        measure(&format!("{list}, not met"), &[], Box::new(of))
    };
    vec![
        // How many there are at private places is said once, of today.
        measure("errors and warnings", &[FINDINGS], Box::new(|it| count(it.errors + it.warnings))),
        not_met(BuiltInList::Signing),
        not_met(BuiltInList::Fit),
        measure("balance", &["value"], Box::new(balance)),
        measure(
            "lowest score",
            &["reviews"],
            Box::new(|it| it.lowest_score.and_then(|score| count(usize::from(score)))),
        ),
        measure("health, rated low", &["reviews"], Box::new(|it| it.health_low.and_then(count))),
    ]
}

fn count(count: usize) -> Measured {
    Some((u64::try_from(count).unwrap_or(u64::MAX), count.to_string()))
}

fn balance(figures: &Figures) -> Measured {
    let balance = figures.balance?;
    let (over, under) = balance.parts();
    let thousandths = u64::try_from(over.saturating_mul(1000) / under.max(1)).unwrap_or(u64::MAX);
    Some((thousandths, balance.to_string()))
}
