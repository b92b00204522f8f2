//! The health check with described answers: what is asked of whom, and what the answers say [S0, S1, S2, S3].
//!
//! No total: an average of everything hides what the check is for. Drawbacks stand apart from the benefits.

use crate::config::{HealthItem, Instrument, Policy};
use crate::document::Field;
use crate::document::records::health::{AgreedSheet, Health, HealthArea, InWords, Respondent, Said};
use crate::document::scalar::{Date, keyword};
use crate::method::Assessment;
use crate::method::gates::GateState;
use crate::method::health::{Mean, Thresholds, is_open, last_checks};
use crate::method::kinds::{Asked, Kinds};
use crate::method::reviews::ActionState;
use crate::partnership::Partnership;

keyword! {
    /// How much is asked: two lengths of one instrument, and the four areas alone.
    pub enum Form {
        /// The four areas, a score each.
        Areas = "areas",
        /// The short form, at a business review.
        Short = "short",
        /// All questions, half-yearly.
        Full = "full",
    }
}

keyword! {
    /// How a side has answered.
    pub enum Basis {
        /// Each person alone, without names.
        Anonymous = "anonymous",
        /// Each person alone, openly.
        Open = "open",
        /// The team together, on one sheet.
        Agreed = "agreed",
    }
}

/// The steps of the ladder, from the lowest to the highest.
pub const STEPS: [&str; 5] = ["absent", "apart", "on paper", "in use", "tended"];

/// The step that a mean has reached, from 1 to 5: it is reached once it is whole.
#[must_use]
pub const fn reached(mean: Mean) -> u64 {
    mean.sum / mean.count
}

/// What a step is called.
#[must_use]
pub fn step_name(step: u64) -> &'static str {
    let at = usize::try_from(step.clamp(1, 5)).unwrap_or(1);
    STEPS.get(at - 1).copied().unwrap_or_default()
}

/// The questions of one form for one role; what does not concern a partnership of this kind is left out.
#[must_use]
pub fn asked(all: &Instrument, kinds: &Kinds, form: Form, role: Option<Respondent>) -> Vec<HealthItem> {
    let is_asked = |item: &&HealthItem| {
        let is_of_form = match form {
            Form::Areas => false,
            Form::Short => item.is_short,
            Form::Full => true,
        };
        is_of_form && item.is_for(role) && !matches!(kinds.asked(item.topic), Asked::NotAsked(_))
    };
    all.0.iter().filter(is_asked).cloned().collect()
}

/// What a side says to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideSays {
    /// The id of the party.
    pub party: String,
    /// How it has answered.
    pub basis: Basis,
    /// The mean of its answers; `None` where there are too few to show it.
    pub mean: Option<Mean>,
    /// How many have given a step; `None` where that would give away single answers.
    pub count: Option<u64>,
    /// Whether over a third of it cannot say.
    pub cannot_say: bool,
}

/// A question with what the sides say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub item: HealthItem,
    /// The sides that have answered it, in the order of the charter.
    pub sides: Vec<SideSays>,
}

impl Answered {
    /// The side that is least content and the one that is most, where they lie as far apart as the policy says. What a team agreed
    /// on is not compared with means of single answers.
    #[must_use]
    pub fn gap(&self, policy: &Policy) -> Option<(&SideSays, &SideSays)> {
        let of = |is_agreed: bool| {
            let shown = self.sides.iter().filter(move |side| (side.basis == Basis::Agreed) == is_agreed);
            let shown: Vec<(&SideSays, Mean)> = shown.filter_map(|side| Some((side, side.mean?))).collect();
            let higher = |a: Mean, b: Mean| a.sum * b.count > b.sum * a.count;
            let first = *shown.first()?;
            let low = shown.iter().fold(first, |low, side| if higher(low.1, side.1) { *side } else { low });
            let high =
                shown.iter().fold(first, |high, side| if higher(side.1, high.1) { *side } else { high });
            low.1.is_apart(high.1, u64::from(policy.health_gap_from)).then_some((low.0, high.0))
        };
        of(false).or_else(|| of(true))
    }

    /// Whether every side of the partnership is shown, and is low.
    #[must_use]
    pub fn is_low_on_all(&self, parties: usize, policy: &Policy) -> bool {
        let is_low = |side: &SideSays| side.mean.is_some_and(|mean| is_low(mean, policy));
        parties > 0 && self.sides.len() == parties && self.sides.iter().all(is_low)
    }

    /// The least content side that is shown.
    #[must_use]
    pub fn lowest(&self) -> Option<(&SideSays, Mean)> {
        let shown = self.sides.iter().filter_map(|side| Some((side, side.mean?)));
        shown.min_by(|(_, a), (_, b)| (a.sum * b.count).cmp(&(b.sum * a.count)))
    }
}

/// Whether a mean lies below what a scorecard must reach.
#[must_use]
pub fn is_low(mean: Mean, policy: &Policy) -> bool {
    mean.sum < mean.count * u64::from(policy.scorecard_least)
}

/// What has moved for a side since the check before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The id of the question.
    pub item: String,
    /// The id of the party.
    pub party: String,
    /// The mean then.
    pub before: Mean,
    /// The mean now.
    pub now: Mean,
    /// How it has answered, then and now.
    pub basis: Basis,
    /// How many answered then; `None` where that would give away single answers, and of one sheet.
    pub count_before: Option<u64>,
    /// The same now.
    pub count_now: Option<u64>,
}

/// What would lift a question by a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lift {
    /// The id of the question.
    pub item: String,
    /// The id of the party that is least content: it acts, and speaks first.
    pub party: String,
    /// The step that it has reached.
    pub from: u64,
    /// The described answer of the next step.
    pub next: String,
}

impl Lift {
    /// The action in words: `re-word, from on paper to in use: What was going to slip …`.
    #[must_use]
    pub fn what(&self) -> String {
        let (from, to) = (step_name(self.from), step_name(self.from + 1));
        format!("{}, from {from} to {to}: {}", self.item, self.next.trim_end_matches('.'))
    }
}

/// A high answer beside records that say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradicted {
    /// The id of the question.
    pub item: String,
    /// The id of the party that answers high.
    pub party: String,
    /// Its mean.
    pub mean: Mean,
    /// What the records say, in words.
    pub records: String,
}

/// What a side says openly in words. Of anonymous answers no words are shown: they tell who wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// What was asked.
    pub asked: InWords,
    /// The id of the party.
    pub party: String,
    /// Its words.
    pub text: String,
}

/// What the last check with described answers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Which record, counted from 0 in the partnership's order.
    pub record: usize,
    /// The questions that somebody has answered, in the order of the instrument.
    pub answered: Vec<Answered>,
    /// What has moved, where both checks may be shown.
    pub moved: Vec<Moved>,
    /// The mean of each side by area, drawbacks left out; only what is shown of its questions counts.
    pub areas: Vec<(HealthArea, Vec<(String, Mean)>)>,
    /// What would lift it: one question or two.
    pub lifts: Vec<Lift>,
    /// Where answers and records disagree.
    pub contradicted: Vec<Contradicted>,
    /// What the sides say openly in words, in the order of what is asked and of the charter.
    pub spoken: Vec<Spoken>,
    /// Ids that no question of the instrument has, with answers nobody reads.
    pub unknown: Vec<String>,
}

/// How many proposals: who lifts everything lifts nothing.
const LIFTS_MOST: usize = 2;
/// From which mean on an answer is high.
const HIGH: u64 = 4;

impl Results {
    /// The results of the last complete check that has described answers; `None` without one.
    #[must_use]
    pub fn of(
        partnership: &Partnership,
        assessment: &Assessment,
        all: &Instrument,
        policy: &Policy,
        as_of: Date,
    ) -> Option<Self> {
        let mut checks = last_checks(partnership, as_of).filter(|(_, check)| has_described(check));
        let (record, check) = checks.next()?;
        let answered = answered(partnership, check, all, policy, as_of);
        let before = checks.next().map(|(_, check)| self::answered(partnership, check, all, policy, as_of));
        let parties = partnership.charter.value.party_ids().len();
        let mut results = Self {
            record,
            moved: before.map(|before| moved(&before, &answered)).unwrap_or_default(),
            areas: areas(&answered),
            lifts: lifts(&answered, parties, policy),
            contradicted: contradicted(assessment, &answered),
            spoken: spoken(partnership, check, as_of),
            unknown: unknown(check, all),
            answered,
        };
        results.unknown.sort();
        results.unknown.dedup();
        Some(results)
    }

    /// The benefits that the sides see differently, the widest gap first.
    #[must_use]
    pub fn apart(&self, policy: &Policy) -> Vec<&Answered> {
        let benefits = self.answered.iter().filter(|it| !it.item.is_drawback);
        benefits.filter(|it| it.gap(policy).is_some()).collect()
    }

    /// The benefits that every side rates low.
    #[must_use]
    pub fn low(&self, parties: usize, policy: &Policy) -> Vec<&Answered> {
        let benefits = self.answered.iter().filter(|it| !it.item.is_drawback);
        benefits.filter(|it| it.is_low_on_all(parties, policy)).collect()
    }

    /// What over a third of a side cannot say, with these sides.
    #[must_use]
    pub fn unsayable(&self) -> Vec<(&Answered, Vec<&SideSays>)> {
        let of = |it: &'_ Answered| -> Vec<usize> {
            (0..it.sides.len()).filter(|at| it.sides.get(*at).is_some_and(|side| side.cannot_say)).collect()
        };
        let all = self.answered.iter().map(|it| {
            let sides = of(it).into_iter().filter_map(|at| it.sides.get(at)).collect::<Vec<_>>();
            (it, sides)
        });
        all.filter(|(_, sides)| !sides.is_empty()).collect()
    }

    /// The drawbacks that a side rates low, with these sides.
    #[must_use]
    pub fn drawbacks(&self, policy: &Policy) -> Vec<(&Answered, Vec<(&SideSays, Mean)>)> {
        let drawbacks = self.answered.iter().filter(|it| it.item.is_drawback);
        let all = drawbacks.map(|it| {
            let shown = it.sides.iter().filter_map(|side| Some((side, side.mean?)));
            (it, shown.filter(|(_, mean)| is_low(*mean, policy)).collect::<Vec<_>>())
        });
        all.filter(|(_, sides)| !sides.is_empty()).collect()
    }
}

fn has_described(check: &Health) -> bool {
    check.agreed.get().is_some_and(|it| it.iter().next().is_some())
        || check.described().any(|answers| !answers.0.is_empty())
}

fn answered(
    partnership: &Partnership,
    check: &Health,
    all: &Instrument,
    policy: &Policy,
    as_of: Date,
) -> Vec<Answered> {
    let least = Thresholds::of(partnership, policy, as_of);
    let basis = if is_open(partnership, as_of) { Basis::Open } else { Basis::Anonymous };
    let of_item = |item: &HealthItem| {
        let parties = partnership.charter.value.party_ids();
        let sides = parties.into_iter().filter_map(|party| {
            let sheet = check.agreed.get().and_then(|it| it.of(party).get().copied());
            match sheet {
                Some(sheet) => of_sheet(sheet, item, party),
                None => of_people(check, item, party, basis, least),
            }
        });
        Answered { item: item.clone(), sides: sides.collect() }
    };
    all.0.iter().map(of_item).filter(|it| !it.sides.is_empty()).collect()
}

/// The mean of what a party answers to a question that comes with the program, where it may be shown.
#[must_use]
pub fn shown_mean(
    partnership: &Partnership,
    check: &Health,
    id: &str,
    party: &str,
    policy: &Policy,
    as_of: Date,
) -> Option<Mean> {
    let instrument = Instrument::default();
    let all = Instrument(instrument.item(id).into_iter().cloned().collect());
    let answered = answered(partnership, check, &all, policy, as_of);
    answered.first()?.sides.iter().find(|side| side.party == party)?.mean
}

/// What a team has agreed on.
fn of_sheet(sheet: &AgreedSheet, item: &HealthItem, party: &str) -> Option<SideSays> {
    let said = sheet.answers.get()?.get(&item.id)?.get()?;
    let mean = said.step().map(|step| Mean { sum: u64::from(step), count: 1 });
    if *said == Said::NotOurs {
        return None;
    }
    let cannot_say = *said == Said::CannotSay;
    Some(SideSays { party: party.to_owned(), basis: Basis::Agreed, mean, count: None, cannot_say })
}

/// What the people of a side have answered, as far as it may be shown.
fn of_people(
    check: &Health,
    item: &HealthItem,
    party: &str,
    basis: Basis,
    least: Thresholds,
) -> Option<SideSays> {
    let responses = check.responses.get()?.of(party).get().copied()?;
    let said = responses.values().filter_map(|it| it.answers.get()?.get(&item.id)?.get().copied());
    let said: Vec<Said> = said.filter(|it| *it != Said::NotOurs).collect();
    let steps: Vec<u64> = said.iter().filter_map(|it| it.step()).map(u64::from).collect();
    // Of few answers not even that there are some is told.
    if said.len() < least.mean as usize {
        return None;
    }
    let mean = Mean { sum: steps.iter().sum(), count: steps.len() as u64 };
    let cannot_say = said.iter().filter(|it| **it == Said::CannotSay).count();
    Some(SideSays {
        party: party.to_owned(),
        basis,
        mean: (steps.len() >= least.mean.max(1) as usize).then_some(mean),
        count: (steps.len() >= least.spread as usize).then_some(steps.len() as u64),
        cannot_say: cannot_say * 3 > said.len(),
    })
}

/// What has moved. Of two checks of which one has one answer more, that answer could be worked out: nothing is told then.
fn moved(before: &[Answered], now: &[Answered]) -> Vec<Moved> {
    let mut moved = Vec::new();
    for it in now {
        let Some(then) = before.iter().find(|then| then.item.id == it.item.id) else { continue };
        for side in &it.sides {
            let same = |then: &&SideSays| then.party == side.party && then.basis == side.basis;
            let Some(then) = then.sides.iter().find(same) else { continue };
            let (Some(was), Some(is)) = (then.mean, side.mean) else { continue };
            let gives_away = side.basis == Basis::Anonymous && was.count.abs_diff(is.count) == 1;
            if !gives_away && was.sum * is.count != is.sum * was.count {
                let (item, party) = (it.item.id.clone(), side.party.clone());
                let (count_before, count_now) = (then.count, side.count);
                let basis = side.basis;
                moved.push(Moved { item, party, before: was, now: is, basis, count_before, count_now });
            }
        }
    }
    moved
}

/// Only questions that are shown count: from an area with one that is hidden, that one could be worked out.
fn areas(answered: &[Answered]) -> Vec<(HealthArea, Vec<(String, Mean)>)> {
    let of_area = |area: &HealthArea| {
        let mut sides: Vec<(String, Mean)> = Vec::new();
        for it in answered.iter().filter(|it| it.item.area == *area && !it.item.is_drawback) {
            for (side, mean) in it.sides.iter().filter_map(|side| Some((side, side.mean?))) {
                match sides.iter_mut().find(|(party, _)| *party == side.party) {
                    Some((_, sum)) => *sum = Mean { sum: sum.sum + mean.sum, count: sum.count + mean.count },
                    None => sides.push((side.party.clone(), mean)),
                }
            }
        }
        (*area, sides)
    };
    HealthArea::ALL.iter().map(of_area).filter(|(_, sides)| !sides.is_empty()).collect()
}

/// First what is low for all, then what the sides see differently, then drawbacks; of each the lowest first.
fn lifts(answered: &[Answered], parties: usize, policy: &Policy) -> Vec<Lift> {
    let rank = |it: &&Answered| match () {
        () if !it.item.is_drawback && it.is_low_on_all(parties, policy) => Some(0),
        () if !it.item.is_drawback && it.gap(policy).is_some() => Some(1),
        () if it.item.is_drawback && it.lowest().is_some_and(|(_, mean)| is_low(mean, policy)) => Some(2),
        () => None,
    };
    let ranked = answered.iter().filter_map(|it| {
        let rank = rank(&it)?;
        let (side, mean) =
            it.gap(policy).and_then(|(low, _)| Some((low, low.mean?))).or_else(|| it.lowest())?;
        Some((rank, mean, it, side))
    });
    let mut ranked: Vec<_> = ranked.filter(|(_, mean, ..)| reached(*mean) < 5).collect();
    // Stable: equals stay in the order of the instrument.
    ranked.sort_by(|a, b| a.0.cmp(&b.0).then((a.1.sum * b.1.count).cmp(&(b.1.sum * a.1.count))));
    let lift = |(_, mean, it, side): (i32, Mean, &Answered, &SideSays)| {
        let from = reached(mean);
        Lift {
            item: it.item.id.clone(),
            party: side.party.clone(),
            from,
            next: it.item.anchor(from + 1).to_owned(),
        }
    };
    ranked.into_iter().take(LIFTS_MOST).map(lift).collect()
}

/// Where a side answers high and the records say otherwise.
fn contradicted(assessment: &Assessment, answered: &[Answered]) -> Vec<Contradicted> {
    let is_missed = |state: GateState| matches!(state, GateState::Overdue | GateState::Deadlocked);
    let gates = assessment.gates.gates.iter().filter(|gate| is_missed(gate.state)).count();
    let late = |state: ActionState| matches!(state, ActionState::Overdue | ActionState::Slipped);
    let promises = assessment.actions.iter().filter(|it| late(it.state)).count();
    let told = [
        ("go-decide", gates, "gate", "without a decision"),
        ("re-word", promises, "action", "late or overdue"),
    ];
    let mut all = Vec::new();
    for (item, count, noun, how) in told {
        let sides = answered.iter().filter(|it| it.item.id == item && count > 0).flat_map(|it| &it.sides);
        for (side, mean) in sides.filter_map(|side| Some((side, side.mean?))) {
            if mean.sum >= mean.count * HIGH {
                let records = format!("{} {how}", crate::grammar::counted(count, noun));
                let (item, party) = (item.to_owned(), side.party.clone());
                all.push(Contradicted { item, party, mean, records });
            }
        }
    }
    all
}

fn spoken(partnership: &Partnership, check: &Health, as_of: Date) -> Vec<Spoken> {
    let mut all = Vec::new();
    for asked in [InWords::Differently, InWords::IfEnded] {
        for party in partnership.charter.value.party_ids() {
            let sheet = check.agreed.get().and_then(|it| it.of(party).value());
            let people = check.responses.get().and_then(|it| it.of(party).value());
            let people = people.filter(|_| sheet.is_none() && is_open(partnership, as_of));
            let of_people = people.into_iter().flat_map(|list| list.values()).map(|it| it.in_words(asked));
            let texts = sheet.map(|it| it.in_words(asked)).into_iter().chain(of_people);
            all.extend(texts.filter_map(Field::get).map(|text| Spoken {
                asked,
                party: party.to_owned(),
                text: text.as_str().to_owned(),
            }));
        }
    }
    all
}

fn unknown(check: &Health, all: &Instrument) -> Vec<String> {
    let ids = check.described().flat_map(|answers| answers.names());
    ids.filter(|id| all.item(id).is_none()).map(str::to_owned).collect()
}
