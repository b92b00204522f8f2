//! What a partnership comes to, so that it can be told what has become worse since: verdicts, scores and the balance.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Judged;
use crate::document::records::review::Dimension;
use crate::document::scalar::Date;
use crate::method::readiness::{ChecklistResult, Verdict};
use crate::method::scorecard::scores;
use crate::method::value::{Balance, Ratio};
use crate::wording::parties::names;

/// What a partnership comes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The partnership's id.
    pub partnership: String,
    /// Each checklist that it is judged by, by the checklist's id.
    checklists: BTreeMap<String, Mark>,
    /// The last score of each party in each dimension, by the party's id.
    scores: BTreeMap<String, BTreeMap<String, u8>>,
    /// The balance as a fraction: `10/17`; nothing where it is not known.
    balance: Option<String>,
}

/// What a checklist comes to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    verdict: String,
    not_met: usize,
    of: usize,
}

/// What fell: the section of the charter that it is about, and what to say of it.
pub(super) type Fall = (&'static str, String);

/// Since when something is compared, in words.
pub(super) struct Since {
    /// As in `fell since`.
    pub(super) since: String,
    /// As in `was there at`.
    pub(super) at: String,
}

impl Since {
    /// Since a revision.
    pub(super) fn of_revision(name: &str) -> Self {
        Self { since: format!("since `{name}`"), at: format!("at `{name}`") }
    }

    /// Since the baseline was recorded.
    pub(super) fn of_baseline() -> Self {
        Self { since: "since the baseline".to_owned(), at: "in the baseline".to_owned() }
    }
}

impl Standing {
    /// What a partnership comes to on a day; `None` where its charter cannot be read.
    pub fn of(judged: &Judged<'_>, as_of: Date) -> Option<Self> {
        let assessment = judged.assessment.as_ref()?;
        let partnership = judged.partnership;
        let lists = assessment.readiness.iter().filter(|list| list.is_judged());
        let mark = |list: &ChecklistResult| Mark {
            verdict: list.verdict.as_str().to_owned(),
            not_met: list.no,
            of: list.of,
        };
        let of_party = |party: &str| -> BTreeMap<String, u8> {
            let last = |dimension: &Dimension| scores(partnership, party, *dimension, as_of).next();
            let each = Dimension::ALL.iter();
            each.filter_map(|it| Some((it.as_str().to_owned(), last(it)?.score))).collect()
        };
        let parties = partnership.charter.value.party_ids().into_iter();
        Some(Self {
            partnership: partnership.id.clone(),
            checklists: lists.map(|it| (it.definition.id.to_string(), mark(it))).collect(),
            scores: parties
                .map(|party| (party.to_owned(), of_party(party)))
                .filter(|(_, scores)| !scores.is_empty())
                .collect(),
            balance: balance(judged).map(|balance| {
                let (over, under) = balance.value.parts();
                format!("{over}/{under}")
            }),
        })
    }

    /// What has fallen since.
    pub(super) fn falls(&self, now: &Judged<'_>, as_of: Date, since: &Since) -> Vec<Fall> {
        let Some(is) = Self::of(now, as_of) else { return Vec::new() };
        let mut falls = Vec::new();
        for (list, then) in &self.checklists {
            falls.extend(of_list(list, then, is.checklists.get(list), since));
        }
        let charter = &now.partnership.charter.value;
        for (party, scores) in &self.scores {
            let own = is.scores.get(party);
            for (dimension, then) in scores {
                let name = Dimension::ALL.iter().find(|it| it.as_str() == dimension);
                let name = name.map_or(dimension.as_str(), |it| it.name());
                let party = charter.party_name(party);
                match own.and_then(|own| own.get(dimension)) {
                    Some(now) if now < then => falls.push((
                        "reviews",
                        format!("{name} score of {party} fell from {then} to {now} {}", since.since),
                    )),
                    Some(_) => {}
                    None => falls.push((
                        "reviews",
                        format!("{name} score of {party}: {then} {}, no longer given", since.at),
                    )),
                }
            }
        }
        falls.extend(self.balance.as_deref().and_then(read).and_then(|then| of_balance(then, now, since)));
        falls
    }
}

fn balance<'j>(judged: &'j Judged<'_>) -> Option<&'j Balance> {
    judged.assessment.as_ref()?.value.as_ref()?.balance.as_ref().ok()
}

/// A balance as it is recorded.
fn read(fraction: &str) -> Option<Ratio> {
    let (over, under) = fraction.split_once('/')?;
    Ratio::new(over.parse().ok()?, under.parse().ok()?)
}

fn of_balance(then: Ratio, now: &Judged<'_>, since: &Since) -> Option<Fall> {
    let message = match balance(now) {
        Some(is) if is.value < then => {
            let lowest: Vec<&str> = is.lowest.iter().map(String::as_str).collect();
            format!(
                "balance fell from {} to {} {}; lowest return: {}",
                then.beside(is.value),
                is.value.beside(then),
                since.since,
                names(&now.partnership.charter.value, &lowest)
            )
        }
        Some(_) => return None,
        None => format!("balance {then} {}, no longer known", since.at),
    };
    Some(("value", message))
}

fn of_list(list: &str, then: &Mark, now: Option<&Mark>, since: &Since) -> Option<Fall> {
    let word = |mark: &Mark| mark.verdict.replace('-', " ").to_uppercase();
    let message = match now {
        None => format!("`{list}` was {} {}, and is no longer judged", word(then), since.at),
        Some(now) if rank(now) > rank(then) => {
            format!("verdict of `{list}` fell from {} to {} {}", word(then), word(now), since.since)
        }
        Some(now) if now.verdict == then.verdict && now.not_met > then.not_met => {
            format!("`{list}`: {} of {} not met, {} {}", now.not_met, now.of, then.not_met, since.at)
        }
        Some(_) => return None,
    };
    Some(("checklists", message))
}

/// How bad a verdict is; `None` for a word that is none. Not to have begun is worse than something open, for what was answered
/// is no longer.
fn rank(mark: &Mark) -> Option<u8> {
    let verdict = Verdict::ALL.iter().find(|verdict| verdict.as_str() == mark.verdict)?;
    Some(match verdict {
        Verdict::Ready => 0,
        Verdict::Complete => 1,
        Verdict::Address => 2,
        Verdict::NotStarted => 3,
        Verdict::Pause => 4,
        Verdict::Reconsider => 5,
    })
}
