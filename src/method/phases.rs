//! The four phases [S2]: when each begins and ends, and in which one a day lies.

use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::plan::{PhaseDates, Phases};
use crate::document::scalar::{Date, Duration, keyword};
use crate::method::term::{last_day, renews_by_itself};

keyword! {
    /// The four phases, by the names of their keys.
    pub enum Phase {
        /// The parties write down what they agreed.
        Chartering = "chartering",
        /// They connect systems, processes and people.
        Integration = "integration",
        /// They test the value hypothesis.
        EarlyOperation = "early_operation",
        /// They widen what works.
        Optimisation = "optimisation",
    }
}

impl Phase {
    /// What a table by phases says of this one.
    #[must_use]
    pub fn of<T>(self, table: &Phases<T>) -> &Field<T> {
        match self {
            Self::Chartering => &table.chartering,
            Self::Integration => &table.integration,
            Self::EarlyOperation => &table.early_operation,
            Self::Optimisation => &table.optimisation,
        }
    }

    /// The name in a sentence.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Chartering => "chartering",
            Self::Integration => "integration",
            Self::EarlyOperation => "early operation",
            Self::Optimisation => "optimisation",
        }
    }

    /// The day on which it begins where the plan does not say otherwise.
    fn usual_first(self, start: Date, policy: &Policy) -> Option<Date> {
        match self {
            Self::Chartering => Some(start),
            Self::Integration => start.plus(&Duration::of_weeks(policy.chartering_weeks)),
            Self::EarlyOperation => start.plus(&Duration::of_months(policy.integration_until)),
            Self::Optimisation => start.plus(&Duration::of_months(policy.early_operation_until)),
        }
    }
}

/// One phase with its days, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseDays {
    /// Which one.
    pub phase: Phase,
    /// Its first day.
    pub first: Date,
    /// The day after its last one; `None` where it goes on to the end of the partnership.
    pub end: Option<Date>,
    /// Whether its first day is assumed from the standard timetable: nobody has agreed on it.
    pub is_first_usual: bool,
    /// Whether its end does.
    pub is_end_usual: bool,
}

impl PhaseDays {
    /// Whether nobody has agreed on its first day or on its end.
    #[must_use]
    pub const fn is_usual(&self) -> bool {
        self.is_first_usual || self.is_end_usual
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && self.end.is_none_or(|end| day < end)
    }

    /// Its last day, where it has one.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.end?.minus(&Duration::of_days(1))
    }
}

/// The phases of a partnership as far as their days can be told, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhaseSchedule {
    /// The day from which they count.
    pub start: Option<Date>,
    /// The phases. One whose dates cannot be read is left out.
    pub phases: Vec<PhaseDays>,
    /// Whether the charter itself dates phases; else their days are assumed from the standard timetable.
    pub are_written: bool,
}

impl PhaseSchedule {
    /// Works out the phases: by the dates of the plan, else by the usual weeks and months from its start.
    #[must_use]
    pub fn of(charter: &Charter, policy: &Policy) -> Self {
        let start = start(charter, policy);
        let dates = charter.plan.get().and_then(|plan| plan.phases.get());
        let given: Vec<Given> =
            Phase::ALL.iter().map(|phase| dates.map_or(Given::NOTHING, |it| given(phase.of(it)))).collect();
        let has_start = charter.plan.get().is_some_and(|plan| plan.start.is_given());
        let firsts = firsts(start, has_start, &given, policy);
        // What nobody has agreed on does not go beyond the term that they have.
        let behind = behind_term(charter);
        let mut phases = Vec::new();
        for (index, phase) in Phase::ALL.iter().enumerate() {
            let Some(first) = firsts[index] else { continue };
            if first.is_usual && behind.is_some_and(|behind| behind <= first.day) {
                continue;
            }
            // Where the next phase cannot be read, its usual first day ends this one.
            let usual = || {
                Some(First { day: Phase::ALL.get(index + 1)?.usual_first(start?, policy)?, is_usual: true })
            };
            let of_next = || firsts.get(index + 1)?.or_else(usual);
            let (end, is_end_usual) = match (given[index].last.and_then(Date::next_day), of_next()) {
                (Some(end), _) => (Some(end), false),
                (None, Some(next)) if next.is_usual => {
                    (Some(behind.map_or(next.day, |behind| next.day.min(behind)).max(first.day)), true)
                }
                (None, Some(next)) => (Some(next.day.max(first.day)), false),
                (None, None) => (behind.map(|behind| behind.max(first.day)), true),
            };
            phases.push(PhaseDays {
                phase: *phase,
                first: first.day,
                end,
                is_first_usual: first.is_usual,
                is_end_usual,
            });
        }
        Self { start, phases, are_written: dates.is_some() }
    }

    /// The days of a phase, if they can be told.
    #[must_use]
    pub fn days_of(&self, phase: Phase) -> Option<&PhaseDays> {
        self.phases.iter().find(|days| days.phase == phase)
    }

    /// The phase that a day lies in. Where the plan lets two overlap, the later one has begun.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&PhaseDays> {
        self.phases.iter().rev().find(|days| days.contains(day))
    }

    /// The next phase that begins after a day.
    #[must_use]
    pub fn after(&self, day: Date) -> Option<&PhaseDays> {
        self.phases.iter().filter(|days| days.first > day).min_by_key(|days| days.first)
    }
}

/// The day from which the phases count: the plan's start, else the first day of chartering, else so many days before the
/// signature, else before the term starts. A date that cannot be read is not passed over: another day was meant.
fn start(charter: &Charter, policy: &Policy) -> Option<Date> {
    let plan = &charter.plan;
    let chartering = plan.and(|plan| &plan.phases).get().map_or(Given::NOTHING, |it| given(&it.chartering));
    let lead = Duration::of_days(policy.plan_lead);
    let before = |day: Date| day.minus(&lead);
    let signed = plan.and(|plan| &plan.signed);
    let begins = charter.term.and(|term| &term.start);
    match (plan.and(|plan| &plan.start), signed, begins) {
        (Field::Given(start), _, _) => Some(*start),
        (Field::Invalid, _, _) => None,
        _ if chartering.is_unreadable => None,
        _ if chartering.first.is_some() => chartering.first,
        (_, Field::Given(signed), _) => before(*signed),
        (_, Field::Invalid, _) => None,
        (_, _, begins) => begins.get().and_then(|begins| before(**begins)),
    }
}

/// What the plan says of one phase.
#[derive(Clone, Copy)]
struct Given {
    first: Option<Date>,
    last: Option<Date>,
    is_unreadable: bool,
}

impl Given {
    const NOTHING: Self = Self { first: None, last: None, is_unreadable: false };
}

fn given(dates: &Field<PhaseDates>) -> Given {
    let (first, last) = (dates.and(|dates| &dates.start), dates.and(|dates| &dates.end));
    Given {
        first: first.get().map(|day| **day),
        last: last.get().map(|day| **day),
        is_unreadable: first.is_invalid() || last.is_invalid(),
    }
}

/// The first day of a phase.
#[derive(Clone, Copy)]
struct First {
    day: Date,
    /// Whether it is assumed from the standard timetable.
    is_usual: bool,
}

/// The day after the last one of the term, where it ends and does not go on by itself.
#[must_use]
pub fn behind_term(charter: &Charter) -> Option<Date> {
    let term = charter.term.get().filter(|term| !renews_by_itself(term))?;
    last_day(term)?.next_day()
}

/// The first day of each phase: its own, else the day after the phase before, else the usual one, but never before the
/// phase before it has begun. The first phase begins on the plan's first day, where it has one.
fn firsts(start: Option<Date>, has_start: bool, given: &[Given], policy: &Policy) -> Vec<Option<First>> {
    let mut firsts: Vec<Option<First>> = Vec::new();
    let mut reached: Option<Date> = None;
    let mut ended: Option<Date> = None;
    for (phase, own) in Phase::ALL.iter().zip(given) {
        let agreed = own.first.or_else(|| ended.and_then(Date::next_day));
        let usual = || {
            let day = start.and_then(|start| phase.usual_first(start, policy))?;
            let is_usual = !(has_start && *phase == Phase::Chartering);
            Some(First { day: reached.map_or(day, |reached| day.max(reached)), is_usual })
        };
        let first = match (own.is_unreadable, agreed) {
            (true, _) => None,
            (false, Some(day)) => Some(First { day, is_usual: false }),
            (false, None) => usual(),
        };
        reached = reached.max(first.map(|first| first.day)).max(own.last.and_then(Date::next_day));
        ended = own.last;
        firsts.push(first);
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::charter::plan::Plan;
    use crate::document::charter::term::Term;
    use crate::document::scalar::{Length, Scalar as _, Text};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn field(text: &str) -> Field<Date> {
        Date::parse(text).map_or(Field::Missing, Field::Given)
    }

    fn charter(plan: Plan, term_start: &str) -> Charter {
        let term = Term { start: field(term_start), ..Term::default() };
        Charter { plan: Field::Given(plan), term: Field::Given(term), ..Charter::default() }
    }

    fn from_start(start: &str) -> Charter {
        charter(Plan { start: field(start), ..Plan::default() }, "")
    }

    fn dates(start: &str, end: &str) -> Field<PhaseDates> {
        Field::Given(PhaseDates { start: field(start), end: field(end) })
    }

    /// First day and the day after the last one, in the order of the phases.
    fn shown(charter: &Charter) -> Vec<String> {
        let schedule = PhaseSchedule::of(charter, &Policy::default());
        let end = |days: &PhaseDays| days.end.map_or("…".to_owned(), |end| end.to_string());
        schedule.phases.iter().map(|days| format!("{} {} {}", days.phase, days.first, end(days))).collect()
    }

    #[test]
    fn counts_weeks_and_months_from_the_start() {
        assert_eq!(
            shown(&from_start("2026-02-20")),
            [
                // 9 days from 20 to 28 February and 19 days of March are the four weeks.
                "chartering 2026-02-20 2026-03-20",
                "integration 2026-03-20 2026-05-20",
                "early_operation 2026-05-20 2026-11-20",
                "optimisation 2026-11-20 …",
            ]
        );
    }

    #[test]
    fn a_leap_day_and_the_end_of_a_month_are_cut_to_the_shorter_month() {
        // 2024 has a 29 February: 28 days after 1 February is that day.
        assert_eq!(
            shown(&from_start("2024-02-01")),
            [
                "chartering 2024-02-01 2024-02-29",
                "integration 2024-02-29 2024-05-01",
                "early_operation 2024-05-01 2024-11-01",
                "optimisation 2024-11-01 …",
            ]
        );
        // Three months after 30 November there is no 30 February; nine months after it is 30 August.
        assert_eq!(
            shown(&from_start("2026-11-30")),
            [
                "chartering 2026-11-30 2026-12-28",
                "integration 2026-12-28 2027-02-28",
                "early_operation 2027-02-28 2027-08-30",
                "optimisation 2027-08-30 …",
            ]
        );
    }

    #[test]
    fn the_end_belongs_to_the_next_phase() {
        let schedule = PhaseSchedule::of(&from_start("2026-02-20"), &Policy::default());
        let on = |text| schedule.on(day(text)).map(|days| days.phase);
        assert_eq!(on("2026-02-19"), None);
        assert_eq!(on("2026-02-20"), Some(Phase::Chartering));
        assert_eq!(on("2026-03-19"), Some(Phase::Chartering));
        assert_eq!(on("2026-03-20"), Some(Phase::Integration));
        assert_eq!(on("2026-05-19"), Some(Phase::Integration));
        assert_eq!(on("2026-05-20"), Some(Phase::EarlyOperation));
        assert_eq!(on("2030-01-01"), Some(Phase::Optimisation));
        assert_eq!(schedule.after(day("2026-03-20")).map(|days| days.phase), Some(Phase::EarlyOperation));
        assert_eq!(schedule.days_of(Phase::Integration).and_then(PhaseDays::last), Some(day("2026-05-19")));
    }

    #[test]
    fn without_a_start_it_counts_back_from_the_signature_or_the_term() {
        let start = |charter: &Charter| PhaseSchedule::of(charter, &Policy::default()).start;
        let signed = Plan { signed: field("2026-03-28"), ..Plan::default() };
        assert_eq!(start(&charter(signed.clone(), "2026-04-01")), Some(day("2026-02-28")));
        assert_eq!(start(&charter(Plan::default(), "2026-04-01")), Some(day("2026-03-04")));
        let chosen = Plan { start: field("2026-02-20"), ..signed.clone() };
        assert_eq!(start(&charter(chosen, "2026-04-01")), Some(day("2026-02-20")));
        let phases = Phases { chartering: dates("2026-03-01", ""), ..Phases::default() };
        let chartered = Plan { phases: Field::Given(phases), ..signed };
        assert_eq!(start(&charter(chartered, "2026-04-01")), Some(day("2026-03-01")));
        assert_eq!(start(&Charter::default()), None);
        let unreadable = Plan { start: Field::Invalid, signed: field("2026-03-28"), ..Plan::default() };
        assert_eq!(start(&charter(unreadable, "2026-04-01")), None);
    }

    #[test]
    fn the_dates_of_the_plan_come_before_the_usual_ones() {
        let phases = Phases {
            chartering: dates("2026-03-01", "2026-03-28"),
            integration: dates("", "2026-07-31"),
            ..Phases::default()
        };
        let plan = Plan { start: field("2026-02-20"), phases: Field::Given(phases), ..Plan::default() };
        assert_eq!(
            shown(&charter(plan, "")),
            [
                "chartering 2026-03-01 2026-03-29",
                "integration 2026-03-29 2026-08-01",
                "early_operation 2026-08-01 2026-11-20",
                "optimisation 2026-11-20 …",
            ]
        );
    }

    #[test]
    fn a_phase_that_runs_long_pushes_the_next_ones_back() {
        // Integration lasts beyond the usual first day of optimisation, 20 November.
        let phases = Phases { integration: dates("", "2026-12-31"), ..Phases::default() };
        let plan = Plan { start: field("2026-02-20"), phases: Field::Given(phases), ..Plan::default() };
        let charter = charter(plan, "");
        assert_eq!(
            shown(&charter),
            [
                "chartering 2026-02-20 2026-03-20",
                "integration 2026-03-20 2027-01-01",
                "early_operation 2027-01-01 2027-01-01",
                "optimisation 2027-01-01 …",
            ]
        );
        let schedule = PhaseSchedule::of(&charter, &Policy::default());
        assert_eq!(schedule.on(day("2027-01-01")).map(|days| days.phase), Some(Phase::Optimisation));
    }

    #[test]
    fn only_what_the_plan_dates_is_agreed() {
        let usual = |plan: Plan, term_start: &str| -> Vec<bool> {
            let schedule = PhaseSchedule::of(&charter(plan, term_start), &Policy::default());
            schedule.phases.iter().map(PhaseDays::is_usual).collect()
        };
        assert_eq!(usual(Plan::default(), "2026-04-01"), [true; 4]);
        let begun = Plan { start: field("2026-02-20"), ..Plan::default() };
        assert_eq!(usual(begun.clone(), ""), [true; 4], "chartering begins as agreed, and ends as usual");
        let phases = Phases {
            chartering: dates("", "2026-03-28"),
            integration: dates("", "2026-07-31"),
            ..Phases::default()
        };
        let plan = Plan { phases: Field::Given(phases), ..begun };
        // Early operation follows at once, and ends on a usual day; chartering and integration have both days.
        assert_eq!(usual(plan, ""), [false, false, true, true]);
    }

    #[test]
    fn what_is_only_usual_does_not_outlive_the_term() {
        let within = |length: &str, renewal: &str| {
            let mut charter = from_start("2026-02-20");
            let renewal = Text::parse(renewal).map_or(Field::Missing, Field::Given);
            let length = Length::parse(length).map_or(Field::Missing, Field::Given);
            charter.term =
                Field::Given(Term { start: field("2026-03-01"), length, renewal, ..Term::default() });
            shown(&charter)
        };
        // Three months from 1 March end on 31 May: optimisation, usual from 20 November, never begins.
        let short = [
            "chartering 2026-02-20 2026-03-20",
            "integration 2026-03-20 2026-05-20",
            "early_operation 2026-05-20 2026-06-01",
        ];
        assert_eq!(within("3 months", ""), short);
        assert_eq!(within("3 months", "automatic").len(), 4, "a term that goes on by itself has no such end");
        let year = within("12 months", "");
        assert_eq!(year[3], "optimisation 2026-11-20 2027-03-01");
        assert_eq!(within("perpetual", "")[3], "optimisation 2026-11-20 …");
        // What the parties have dated themselves stays, term or not.
        let phases = Phases { optimisation: dates("2026-10-01", "2026-12-31"), ..Phases::default() };
        let plan = Plan { start: field("2026-02-20"), phases: Field::Given(phases), ..Plan::default() };
        let mut dated = charter(plan, "2026-03-01");
        let length = Length::parse("3 months").map_or(Field::Missing, Field::Given);
        dated.term = Field::Given(Term { start: field("2026-03-01"), length, ..Term::default() });
        assert_eq!(
            shown(&dated)[2..],
            ["early_operation 2026-05-20 2026-10-01", "optimisation 2026-10-01 2027-01-01"]
        );
    }

    #[test]
    fn a_phase_with_unreadable_dates_is_left_out() {
        let unreadable = Field::Given(PhaseDates { start: Field::Invalid, end: Field::Missing });
        let phases = Phases { integration: unreadable, ..Phases::default() };
        let plan = Plan { start: field("2026-02-20"), phases: Field::Given(phases), ..Plan::default() };
        assert_eq!(
            shown(&charter(plan, "")),
            [
                "chartering 2026-02-20 2026-03-20",
                "early_operation 2026-05-20 2026-11-20",
                "optimisation 2026-11-20 …",
            ]
        );
    }
}
