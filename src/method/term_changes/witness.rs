//! A consequence of a term under both texts, with the same day and the same facts.

use std::cmp::Ordering;

use super::{Effect, Movement, Texts};
use crate::document::charter::Charter;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::gates::Gate;
use crate::document::charter::reviews::HealthAnswers;
use crate::document::scalar::{Date, Duration, Quantity, Scalar as _};
use crate::document::topic::Topic;
use crate::document::{Difference, Each, Field, NoneOr, PartyRef, Said};
use crate::method::first_day_out::first_day_out;
use crate::method::gates::GateSchedule;
use crate::method::health::Thresholds;
use crate::method::kinds::{Asked, Kinds};
use crate::method::minimums;
use crate::method::targets::part;
use crate::method::term;
use crate::method::terms::Sight;
use crate::method::trends::{has_reached, last_reading};
use crate::method::value::{Amount, Ratio, Uncomputed, ValueEquation};
use crate::partnership::Partnership;
use crate::yaml::Step;

/// A consequence for a party under both texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// For which party.
    pub party: String,
    /// What it is.
    pub sight: Sight,
    /// Whether it is what follows for this party from what another one may do: it is left.
    pub is_of_others: bool,
    /// Under the text before; `None` where there is no such thing.
    pub before: Option<Seen>,
    /// Under the text after.
    pub after: Option<Seen>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A day.
    Day(Date),
    /// So many.
    Count(usize),
    /// A sum of money.
    Amount(Amount),
    /// So much of something.
    Quantity(Quantity),
    /// A return, beside the one under the other text.
    Ratio(Ratio, Ratio),
    /// Words of the method.
    Word(&'static str),
    /// Words of the charter.
    Text(String),
    /// So many others are needed for a majority.
    WithOthers(usize),
    /// A length of time.
    Time(Duration),
    /// What is paid at a volume; at any where none is named.
    Paid(Amount, Option<Quantity>),
    /// Of how many decisions what.
    Power {
        /// Those that the party takes alone.
        alone: usize,
        /// Those that are not taken without it.
        blocks: usize,
        /// Those that can be taken against it.
        outvoted: usize,
        /// Those that it can prevent by staying away.
        stays_away: usize,
        /// Of how many.
        of: usize,
    },
}

impl Witness {
    /// Whether it is a smaller number under the text after.
    pub(super) fn is_fewer(&self) -> bool {
        matches!((&self.before, &self.after), (Some(Seen::Count(before)), Some(Seen::Count(after))) if after < before)
    }

    /// Which way a quantity has moved, or the latest day of a payment or delivery.
    pub(super) fn movement(&self) -> Option<Movement> {
        if self.sight == Sight::LatestDay {
            return match (&self.before, &self.after) {
                (Some(Seen::Day(before)), Some(Seen::Day(after))) if before == after => None,
                (Some(Seen::Day(before)), Some(Seen::Day(after))) if before > after => {
                    Some(Movement::Lowered)
                }
                // What has no day is later than any.
                (Some(Seen::Day(_)), Some(_)) => Some(Movement::Raised),
                (Some(Seen::Word(_)), Some(Seen::Day(_))) => Some(Movement::Lowered),
                _ => None,
            };
        }
        let (Some(Seen::Quantity(before)), Some(Seen::Quantity(after))) = (&self.before, &self.after) else {
            return None;
        };
        match before.checked_cmp(after)? {
            Ordering::Less => Some(Movement::Raised),
            Ordering::Greater => Some(Movement::Lowered),
            Ordering::Equal => None,
        }
    }

    /// Whether it is another one under the text after.
    #[must_use]
    pub fn differs(&self) -> bool {
        match (&self.before, &self.after) {
            // Each is shown beside the other.
            (Some(Seen::Ratio(before, _)), Some(Seen::Ratio(after, _))) => before != after,
            (before, after) => before != after,
        }
    }
}

impl Sight {
    /// What several changes move together: the net revenue, the share and the return are one figure.
    pub(super) fn group(self) -> Self {
        match self {
            Self::RevenueShare | Self::NetRevenue => Self::Return,
            Self::DecidesAlone => Self::Votes,
            sight => sight,
        }
    }

    /// Whether it is what one party may or must, so that it tells nothing of a change of what is said of another.
    fn is_of_party(self) -> bool {
        matches!(
            self,
            Self::FirstDayOut
                | Self::CureDay
                | Self::SupportEnds
                | Self::CompetesAgain
                | Self::DeletedBy
                | Self::ExclusiveUntil
                | Self::LiabilityLimit
                | Self::ClauseUntil
                | Self::PriceOfExit
        )
    }

    /// Whether it is a figure of one entry of a list, and not of the charter.
    pub(super) fn is_of_entry(self) -> bool {
        matches!(
            self,
            Self::GateDay
                | Self::GateVotes
                | Self::LastActual
                | Self::MinimumOfYear
                | Self::LicenceEnds
                | Self::Paid
                | Self::CapReached
                | Self::LeastPaid
                | Self::LatestDay
        )
    }
}

/// Both texts with the same facts.
pub(super) struct BothTexts<'a> {
    texts: &'a Texts<'a>,
    /// The partnership as it would be under the text before.
    then: Partnership,
}

/// What is seen under one text: nothing can be calculated, or there is no such thing, or it is this.
pub(super) type Sighted = Result<Option<Seen>, Unknown>;

/// It cannot be calculated.
pub(super) struct Unknown;

impl<'a> BothTexts<'a> {
    pub(super) fn of(texts: &'a Texts<'a>) -> Self {
        Self { texts, then: Partnership { charter: texts.before.clone(), ..texts.after.clone() } }
    }

    /// What follows for the parties that the change concerns, as far as it can be calculated under both texts.
    pub(super) fn witnesses(
        &self,
        sight: Sight,
        difference: &Difference,
        effects: &[(String, Effect)],
    ) -> Vec<Witness> {
        let mut witnesses = Vec::new();
        for (party, effect) in effects {
            let is_of_own = difference.party.as_ref().is_none_or(|own| own == party);
            if is_of_own || !sight.is_of_party() {
                witnesses.extend(self.witness(sight, difference, party, false));
            }
            let is_left = sight == Sight::FirstDayOut && (!is_of_own || *effect == Effect::BothWays);
            if is_left {
                witnesses.extend(self.witness(sight, difference, party, true));
            }
        }
        witnesses
    }

    fn witness(
        &self,
        sight: Sight,
        difference: &Difference,
        party: &str,
        is_of_others: bool,
    ) -> Option<Witness> {
        let seen = |partnership: &Partnership| -> Sighted {
            let is_before = std::ptr::eq(partnership, &raw const self.then);
            let said = if is_before { &difference.before } else { &difference.after };
            let said = said.as_ref();
            let look = Look { texts: self.texts, partnership, difference, said, party, is_before };
            if is_of_others { look.left_by() } else { look.at(sight) }
        };
        let (Ok(before), Ok(after)) = (seen(&self.then), seen(self.texts.after)) else { return None };
        if before.is_none() && after.is_none() {
            return None;
        }
        let (before, after) = match (before, after) {
            (Some(Seen::Ratio(one, _)), Some(Seen::Ratio(other, _))) => {
                (Some(Seen::Ratio(one, other)), Some(Seen::Ratio(other, one)))
            }
            both => both,
        };
        Some(Witness { party: party.to_owned(), sight, is_of_others, before, after })
    }
}

/// Which entry of a list a place is in.
pub(super) fn index_in(said: &Said) -> Option<usize> {
    said.path.steps().iter().find_map(|step| match step {
        Step::Index(index) => Some(*index),
        Step::Key(_) => None,
    })
}

/// A look at one of the texts.
pub(super) struct Look<'l> {
    pub(super) texts: &'l Texts<'l>,
    partnership: &'l Partnership,
    pub(super) difference: &'l Difference,
    /// What this text says at the place.
    pub(super) said: Option<&'l Said>,
    pub(super) party: &'l str,
    /// Whether it is the text before.
    pub(super) is_before: bool,
}

impl<'l> Look<'l> {
    pub(super) fn charter(&self) -> &'l Charter {
        &self.partnership.charter.value
    }

    fn at(&self, sight: Sight) -> Sighted {
        match sight {
            Sight::FirstDayOut if self.is_without_notice() => Err(Unknown),
            Sight::FirstDayOut => {
                Ok(first_day_out(self.charter(), self.party, self.texts.as_of).map(Seen::Day))
            }
            Sight::LastDay => Ok(self.last_day().map(Seen::Day)),
            Sight::RenewalDay => self.renewal_day(),
            Sight::Return | Sight::RevenueShare | Sight::NetRevenue => self.value(sight),
            Sight::Paid => self.paid(),
            Sight::CapReached => self.cap_reached(),
            Sight::LeastPaid => self.least_paid(),
            Sight::LatestDay => self.latest_day(),
            Sight::PriceOfExit => self.price_of_exit(),
            Sight::Votes => self.votes(),
            Sight::Majority => self.equity(),
            Sight::BoardMajority => self.seats(),
            Sight::DecidesAlone => self.decides_alone(),
            Sight::GateVotes => self.gate_votes(),
            Sight::GateDay => self.gate_day(),
            Sight::Commitment => {
                let schedule =
                    GateSchedule::of(self.partnership, &self.texts.configuration.policy, self.texts.as_of);
                Ok(Some(Seen::Word(schedule.commitment.ok_or(Unknown)?.state.as_str())))
            }
            Sight::CureDay => self.so_long(|exit| exit.cure.get()?.of(self.party).value().copied()),
            Sight::SupportEnds => self.so_long_or(ClauseKind::PostTerminationServices, |exit| {
                exit.transition.get()?.of(self.party).value().copied()
            }),
            Sight::CompetesAgain => self.so_long_or(ClauseKind::NonCompete, |exit| {
                exit.non_compete.get()?.of(self.party).value()?.length.get()?.value().copied()
            }),
            Sight::DeletedBy => self.deleted_by(),
            Sight::ExclusiveUntil => self.exclusive_until(),
            Sight::LiabilityLimit => self.liability_limit(),
            Sight::LastActual => self.last_actual(),
            Sight::LongestDispute => self.longest_dispute(),
            Sight::MinimumOfYear => self.minimum_of_year(),
            Sight::Audited => self.audited(),
            Sight::LicenceEnds => self.licence_ends(),
            Sight::ClauseUntil => self.clause_until(),
            // It stands in a record, of which the charter knows nothing.
            Sight::Protected => Err(Unknown),
            Sight::AnswersShown => Ok(Some(Seen::Count(self.answers_shown()))),
            Sight::TopicsAsked => {
                let kinds = Kinds::as_in(self.partnership, self.charter(), &self.texts.configuration.kinds);
                let asked = Topic::ALL.iter().filter(|it| !matches!(kinds.asked(**it), Asked::NotAsked(_)));
                Ok(Some(Seen::Count(asked.count())))
            }
        }
    }

    /// Whether the contract lets a party leave for convenience and nothing says after which notice.
    fn is_without_notice(&self) -> bool {
        let charter = self.charter();
        let kind = ClauseKind::TerminationForConvenience;
        let clause = |party: &str| charter.contract.get()?.clause_of(kind, party).value();
        let is_open = |party: &str| {
            clause(party).is_some_and(|it| {
                let notice = it.value.get().and_then(|value| term::notice_in(&value.to_string()));
                it.is_there() != Some(false) && notice.is_none()
            })
        };
        charter.exit.get().is_none_or(|exit| exit.notice.is_missing())
            && charter.party_ids().into_iter().any(is_open)
    }

    /// The first day on which another party can be out.
    fn left_by(&self) -> Sighted {
        let charter = self.charter();
        if self.is_without_notice() {
            return Err(Unknown);
        }
        // What is said of one party lets no other one leave.
        let may_leave = |party: &&str| {
            *party != self.party && self.difference.party.as_ref().is_none_or(|own| own == party)
        };
        let others = charter.party_ids().into_iter().filter(may_leave);
        Ok(others.filter_map(|it| first_day_out(charter, it, self.texts.as_of)).min().map(Seen::Day))
    }

    /// The last day of the term, or the day on which the contract ends.
    fn last_day(&self) -> Option<Date> {
        let charter = self.charter();
        let by_term = charter.term.get().and_then(term::last_day);
        let by_contract =
            || term::clause_value(charter, ClauseKind::ExpirationDate).and_then(ClauseValue::last_day);
        by_term.or_else(by_contract)
    }

    /// Only where silence renews the term is there a day that can be missed.
    fn renewal_day(&self) -> Sighted {
        let charter = self.charter();
        let term = charter.term.get().ok_or(Unknown)?;
        if !term::renews_by_itself(term) {
            return Ok(None);
        }
        let (notice, _) = term::renewal_notice(charter, term).ok_or(Unknown)?;
        Ok(Some(Seen::Day(term::renewal_day(term, &notice).ok_or(Unknown)?)))
    }

    fn value(&self, sight: Sight) -> Sighted {
        let known = |amount: Result<Option<Amount>, Uncomputed>| match amount {
            Ok(amount) => Ok(amount.map(Seen::Amount)),
            Err(_) => Err(Unknown),
        };
        let equation = ValueEquation::of(self.charter(), &self.texts.configuration.rates, self.texts.as_of)
            .ok_or(Unknown)?;
        let own = equation.party(self.party).ok_or(Unknown)?;
        match sight {
            Sight::RevenueShare => known(own.share.total()),
            Sight::NetRevenue => known(own.net_return.clone()),
            _ => own.ratio.as_ref().map(|ratio| Some(Seen::Ratio(*ratio, *ratio))).map_err(|_| Unknown),
        }
    }

    /// The gate that the change is about.
    fn gate(&self) -> Option<(usize, &Gate)> {
        let mut gates = self.charter().gates.get()?.iter();
        match self.difference.name.steps().get(1)? {
            Step::Key(id) => gates.find(|(_, gate)| gate.id.get().is_some_and(|it| it.as_str() == id)),
            Step::Index(index) => gates.find(|(at, _)| at == index),
        }
    }

    fn gate_votes(&self) -> Sighted {
        let (_, gate) = self.gate().ok_or(Unknown)?;
        let deciders = gate.deciders.get().map(|deciders| deciders.iter().count());
        Ok(Some(Seen::Count(deciders.unwrap_or_default())))
    }

    fn gate_day(&self) -> Sighted {
        let (_, gate) = self.gate().ok_or(Unknown)?;
        let start = self.charter().term.get().and_then(|term| term.start.get()).copied();
        Ok(crate::method::gates::due(gate, start, self.texts.as_of).day.map(Seen::Day))
    }

    /// So long from today on, where the party has such a time.
    fn so_long(&self, time: impl Fn(&crate::document::charter::exit::Exit) -> Option<Duration>) -> Sighted {
        let Some(time) = self.charter().exit.get().and_then(time) else { return Ok(None) };
        Ok(Some(Seen::Day(self.texts.as_of.plus(&time).ok_or(Unknown)?)))
    }

    /// The same, or as long as the clause of the contract says where the exit section says nothing.
    fn so_long_or(
        &self,
        kind: ClauseKind,
        time: impl Fn(&crate::document::charter::exit::Exit) -> Option<Duration>,
    ) -> Sighted {
        match self.so_long(time)? {
            Some(seen) => Ok(Some(seen)),
            None => self.clause_of(kind),
        }
    }

    /// By when shared data is deleted; of `promptly` nobody can tell.
    fn deleted_by(&self) -> Sighted {
        let data = |exit: &crate::document::charter::exit::Exit| {
            exit.data.get()?.of(self.party).value()?.value()?.deletion.get().copied()
        };
        let within = self.charter().exit.get().and_then(data);
        if within.is_some_and(|within| within.has_no_day()) {
            return Err(Unknown);
        }
        self.so_long(|exit| data(exit)?.duration().copied())
    }

    fn exclusive_until(&self) -> Sighted {
        let charter = self.charter();
        let by_clause = match charter.contract.get().map(|it| it.said_of(ClauseKind::Exclusivity, self.party))
        {
            Some(Field::Given(is_there)) => is_there,
            Some(Field::Open | Field::Invalid) => return Err(Unknown),
            Some(Field::Missing) | None => false,
        };
        let granted = charter.canvas.get().and_then(|canvas| canvas.exclusivity.get());
        let granted = granted.and_then(|each| each.of(self.party).value()?.grants.get());
        let is_bound = by_clause || matches!(granted, Some(NoneOr::Some(_)));
        if !is_bound {
            return Ok(None);
        }
        Ok(Some(self.last_day().map_or(Seen::Word("no end"), Seen::Day)))
    }

    /// What the party has to do in a year at least, by the entry that the change is about.
    fn minimum_of_year(&self) -> Sighted {
        if self.difference.party.as_deref() != Some(self.party) {
            return Err(Unknown);
        }
        let words = |said: &Option<Said>| said.as_ref().map(|said| minimums::subject(&said.words));
        let is_of_words = self.difference.term.last().is_some_and(|key| key == "what");
        // Calls and workshops cannot be compared.
        if is_of_words && words(&self.difference.before) != words(&self.difference.after) {
            return Err(Unknown);
        }
        let Some(said) = self.said else { return Ok(None) };
        let index = index_in(said);
        let all = self.charter().value.get().and_then(|value| value.minimums.get()).ok_or(Unknown)?;
        let own = all.of(self.party).value().ok_or(Unknown)?;
        let entry = own.iter().find(|(at, _)| Some(*at) == index).ok_or(Unknown)?.1;
        let minimum = entry.value().ok_or(Unknown)?;
        minimums::of_year(minimum).map(|it| Some(Seen::Quantity(it))).ok_or(Unknown)
    }

    /// The share of the revenue that the party may have audited.
    fn audited(&self) -> Sighted {
        let said = self.charter().contract.get().map(|it| it.said_of(ClauseKind::AuditRights, self.party));
        match said {
            Some(Field::Given(true)) => {}
            Some(Field::Given(false) | Field::Missing) | None => return Ok(None),
            Some(Field::Open | Field::Invalid) => return Err(Unknown),
        }
        let equation = ValueEquation::of(self.charter(), &self.texts.configuration.rates, self.texts.as_of)
            .ok_or(Unknown)?;
        let share = equation.party(self.party).ok_or(Unknown)?.share.total();
        share.ok().flatten().map(|amount| Some(Seen::Amount(amount))).ok_or(Unknown)
    }

    /// From how many answers of a side on their mean is shown: from the first on only where every party answers openly.
    fn answers_shown(&self) -> usize {
        let charter = self.charter();
        let agreed = charter.reviews.get().and_then(|reviews| reviews.health_answers.get());
        let is_open = |party: &str| {
            agreed.is_some_and(|it| it.of(party).value().is_some_and(|it| *it == HealthAnswers::Open))
        };
        if charter.party_ids().into_iter().all(is_open) {
            return 1;
        }
        Thresholds::anonymous(&self.texts.configuration.policy).mean as usize
    }

    /// The last day on which who gives a licence gives it, and who has it may use it.
    fn licence_ends(&self) -> Sighted {
        let index = index_in(self.said.ok_or(Unknown)?);
        let all = self.charter().ip.get().and_then(|ip| ip.licences.get()).ok_or(Unknown)?;
        let licence = all.iter().find(|(at, _)| Some(*at) == index).ok_or(Unknown)?.1;
        let is_party = |end: &Field<PartyRef>| end.get().is_some_and(|it| it.as_str() == self.party);
        if !is_party(&licence.from) && !is_party(&licence.to) {
            return Err(Unknown);
        }
        let Some(length) = licence.length.get().ok_or(Unknown)?.duration() else {
            return Ok(Some(Seen::Word("no end")));
        };
        let start = self.charter().term.get().and_then(|term| term.start.get()).ok_or(Unknown)?;
        let last = start.plus(length).and_then(|day| day.minus(&Duration::of_days(1)));
        last.map(|day| Some(Seen::Day(day))).ok_or(Unknown)
    }

    /// So long from today on as the clause that the change is about says of the party.
    fn clause_until(&self) -> Sighted {
        let kind =
            self.difference.term.get(1).and_then(|word| ClauseKind::parse(word).ok()).ok_or(Unknown)?;
        self.clause_of(kind)
    }

    /// So long from today on as a clause says of the party.
    fn clause_of(&self, kind: ClauseKind) -> Sighted {
        let Some(contract) = self.charter().contract.get() else { return Ok(None) };
        let clause = match contract.clause_of(kind, self.party) {
            Field::Given(clause) => clause,
            Field::Missing => return Ok(None),
            Field::Open | Field::Invalid => return Err(Unknown),
        };
        if clause.is_there() == Some(false) {
            return Ok(None);
        }
        let time = match clause.value.get().ok_or(Unknown)? {
            // Of most clauses the words are free.
            ClauseValue::Text(words) => Duration::parse(words.as_str()).map_err(|_| Unknown)?,
            value => value.duration().ok_or(Unknown)?,
        };
        self.texts.as_of.plus(&time).map(|day| Some(Seen::Day(day))).ok_or(Unknown)
    }

    /// What can be claimed from the party at most.
    fn liability_limit(&self) -> Sighted {
        let Some(contract) = self.charter().contract.get() else { return Ok(Some(Seen::Word("no limit"))) };
        let cap = match contract.clause(ClauseKind::CapOnLiability) {
            Field::Given(cap) => cap,
            Field::Missing => return Ok(Some(Seen::Word("no limit"))),
            Field::Open | Field::Invalid => return Err(Unknown),
        };
        let Some(cap) = Each::of(cap, self.party).value() else { return Ok(Some(Seen::Word("no limit"))) };
        match (cap.is_there(), cap.value.get()) {
            (Some(false), _) => Ok(Some(Seen::Word("no limit"))),
            // Words are to be read.
            (_, Some(value)) => match Quantity::parse(&value.to_string()) {
                Ok(_) => Ok(Some(Seen::Text(value.to_string()))),
                Err(_) => Err(Unknown),
            },
            (Some(true), None) => Ok(Some(Seen::Word("limited"))),
            (None, None) => Err(Unknown),
        }
    }

    /// Whether the last actual figure meets the target.
    fn last_actual(&self) -> Sighted {
        let Some(Step::Key(id)) = self.difference.name.steps().get(1) else { return Err(Unknown) };
        let mut metrics = self.charter().metrics.get().into_iter().flat_map(|metrics| metrics.values());
        let metric =
            metrics.find(|metric| metric.id.get().is_some_and(|it| it.as_str() == id)).ok_or(Unknown)?;
        let (record, reading) = last_reading(self.partnership, id, self.texts.as_of).ok_or(Unknown)?;
        let review = &self.partnership.records.reviews.get(record).ok_or(Unknown)?.value;
        let part = part(self.charter(), metric, review).ok_or(Unknown)?;
        let is_missed = crate::method::trends::is_beyond_tolerance(metric, &reading, part);
        match (has_reached(metric, &reading), is_missed) {
            (Some(true), _) => Ok(Some(Seen::Word("met"))),
            (_, Some(true)) => Ok(Some(Seen::Word("missed"))),
            (_, Some(false)) => Ok(Some(Seen::Word("within tolerance"))),
            (_, None) => Err(Unknown),
        }
    }

    /// How long a dispute lasts at most, as far as every level has a limit.
    fn longest_dispute(&self) -> Sighted {
        let levels = self.charter().conflict.get().and_then(|conflict| conflict.levels.get());
        let levels: Vec<_> = levels.into_iter().flat_map(|levels| levels.values()).collect();
        let within: Option<Vec<Duration>> = levels.iter().map(|level| level.within.get().copied()).collect();
        let Some(within) = within.filter(|within| !within.is_empty()) else {
            return Ok(Some(Seen::Word("no limit")));
        };
        let days = within.iter().map(Duration::approximate_days).fold(0_u32, u32::saturating_add);
        Ok(Some(Seen::Time(Duration::of_days(days))))
    }
}
