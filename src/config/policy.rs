//! The numbers of the method.

use super::checks::shortened;
use crate::document::scalar::Malformed;
use crate::document::shape::{Describe, Key, Numbers, Plain, Shape, Table, Text};
use crate::document::{Decode, Decoder, suggestion};
use crate::yaml::{Kind, NodeId};

/// What is known of one policy value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyValue {
    /// Its name.
    pub key: &'static str,
    /// Its default.
    pub default: u32,
    /// What the number counts.
    pub unit: &'static str,
    /// Where the default comes from.
    pub source: &'static str,
    /// What it decides.
    pub meaning: &'static str,
}

/// In which direction a policy value asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stricter {
    /// A smaller number does.
    Lower,
    /// A larger number does.
    Higher,
    /// Neither: it says when, not how much.
    Neither,
}

impl PolicyValue {
    /// In which direction it asks for more. The end of its name says so, but for one that says up to where something is a load.
    #[must_use]
    pub fn stricter(&self) -> Stricter {
        match self.key.rsplit('_').next() {
            _ if self.key == "chief_interval_most" => Stricter::Higher,
            Some("most" | "from" | "above") => Stricter::Lower,
            Some("least" | "below" | "soon" | "ahead") => Stricter::Higher,
            _ => Stricter::Neither,
        }
    }
}

/// Declares the policy values: a field, its default, unit and source, and what it decides.
macro_rules! policy {
    ($( $(#[doc = $meaning:literal])+ $key:ident = $default:literal $unit:literal, $source:literal; )*) => {
        /// The thresholds of the calculations and rules.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Policy {
            $( $(#[doc = $meaning])+ pub $key: u32, )*
        }

        impl Default for Policy {
            fn default() -> Self {
                Self { $( $key: $default, )* }
            }
        }

        impl Policy {
            /// What is known of each value.
            pub const VALUES: &'static [PolicyValue] = &[$( PolicyValue {
                key: stringify!($key),
                default: $default,
                unit: $unit,
                source: $source,
                meaning: concat!($($meaning),+).trim_ascii(),
            } ),*];

            /// The number in force under this name.
            #[must_use]
            pub fn get(&self, key: &str) -> Option<u32> {
                match key {
                    $( stringify!($key) => Some(self.$key), )*
                    _ => None,
                }
            }

            /// Puts another number in force; nothing happens under a name that does not exist.
            fn set(&mut self, key: &str, number: u32) {
                match key {
                    $( stringify!($key) => self.$key = number, )*
                    _ => {}
                }
            }
        }
    };
}

policy! {
    /// Signing questions not met from which the verdict is PAUSE.
    signing_pause_from = 3 "answers", "S0, decision checklist";
    /// Partner-fit questions not met from which the verdict is RECONSIDER.
    fit_reconsider_from = 3 "answers", "S3, decision checklist: more than two";
    /// Score below which strategic fit is not met.
    fit_score_least = 3 "points of 5", "ours";
    /// Items of one checklist that may be marked not applicable without a finding.
    not_applicable_most = 2 "answers", "ours";
    /// Days before its date from which a gate is due soon.
    gate_due_soon = 14 "days", "ours";
    /// Months below which a trial is too short.
    trial_least = 6 "months", "S3, persistence";
    /// Fewest shared success metrics.
    metrics_least = 3 "metrics", "S3, clear metrics";
    /// Most shared success metrics.
    metrics_most = 5 "metrics", "S3, clear metrics";
    /// Fewest champions of each party.
    champions_least = 2 "people", "S0, champion rotation";
    /// Levels of seniority by which the leads of two parties may differ.
    lead_gap_from = 2 "levels", "ours; S2, resource commitment";
    /// Share of the decisions above which one party holds too many.
    decision_share_most = 80 "percent", "ours; S0, power asymmetry";
    /// Multiple of the other party's seats from which one party holds too many.
    seats_ratio_above = 2 "times", "ours; S0, power asymmetry";
    /// Longest interval between two meetings of the steering committee.
    steering_interval_most = 3 "months", "S0, governance blueprint";
    /// Longest interval between two meetings of a working group.
    working_interval_most = 1 "months", "S0, governance blueprint";
    /// Most tools that the parties should share.
    tools_most = 5 "tools", "ours; S3, tool overload";
    /// Longest time to answer a formal request.
    response_time_most = 48 "hours", "S3, cultural clashes";
    /// How long to wait before answering a heated message.
    cooling_off_least = 48 "hours", "S3, conflicts";
    /// Factor from which the payback horizons of two parties are a mismatch.
    horizon_factor_from = 3 "times", "ours; S3, discovery";
    /// Difference from which the payback horizons of two parties are a mismatch, whatever the factor.
    horizon_gap_from = 5 "years", "ours; S3, discovery";
    /// Longest non-compete without a finding.
    non_compete_most = 24 "months", "ours; S3 names 12 months";
    /// Longest non-solicitation of employees or customers without a finding.
    no_solicit_most = 12 "months", "ours; contract practice";
    /// Fewest levels of a conflict protocol.
    conflict_levels_least = 2 "levels", "S0, S3, tiered approach";
    /// Longest interval between two reviews of the exchange between the parties.
    value_review_interval_most = 3 "months", "S0, value equation";
    /// Days of delay from which an action with a later due date counts as postponed.
    action_put_off_from = 60 "days", "ours; S0, S1, missed promises";
    /// Scope extensions requested by one party within a year that form a pattern.
    scope_extensions_from = 3 "requests", "ours; S0, change control";
    /// Listed decisions from which the parties' shares of them are compared.
    decisions_judged_from = 3 "decisions", "ours";
    /// Longest interval between two meetings at working level.
    sync_interval_most = 14 "days", "ours; S0 names a weekly call";
    /// Factor from which the notice periods of two parties are far apart.
    notice_factor_from = 3 "times", "ours; S2, graceful exit";
    /// Longest interval between two reviews of the exit plan.
    exit_review_interval_most = 12 "months", "ISO 44001 stage 8";
    /// Months after the start of the term by which the first gate is due.
    gate_first_most = 6 "months", "S2, decision gates at 3 and 6 months";
    /// Months after the start of the term when the first standard gate is due.
    gate_usual_first = 3 "months", "S2, decision gates: early traction";
    /// Months after the start of the term when the second standard gate is due.
    gate_usual_second = 6 "months", "S2, S4, decision gates: the value hypothesis";
    /// Months after the start of the term when the third standard gate is due.
    gate_usual_third = 12 "months", "S4, decision gates after a year";
    /// Largest share of a party's annual resources for which an informal partnership is enough.
    informal_share_most = 20 "percent", "S3, choosing a legal form";
    /// Longest term of an informal partnership before it needs a contract.
    informal_length_most = 12 "months", "ours; S3, informal is for short collaborations";
    /// Difference allowed between an agreed share and the share of contributions.
    equity_gap_most = 5 "percentage points", "ours; S3, how to split equity";
    /// Part of the highest return below which another party's return is out of balance.
    value_balance_least = 50 "percent", "ours; S0, value equation";
    /// Largest share of management time that a party spends without a finding.
    management_time_most = 10 "percent", "S3, maintenance";
    /// Length of chartering where the plan gives none.
    chartering_weeks = 4 "weeks", "S2, implementation path";
    /// Time from the start of the plan to the end of integration where the plan gives none.
    integration_until = 3 "months", "S2, implementation path";
    /// Time from the start of the plan to the end of early operation where the plan gives none.
    early_operation_until = 9 "months", "S2, implementation path";
    /// Time before signature, or before the term, at which the phases begin where the plan has no start.
    plan_lead = 28 "days", "ours";
    /// Time before a phase at which its resources must be agreed.
    phase_ahead = 60 "days", "ours; S2, resource commitment";
    /// Longest onboarding sprint.
    onboarding_most = 14 "days", "S0, partner onboarding sprint";
    /// Days after the start within which an early win is due.
    early_wins_within = 90 "days", "S3, launch";
    /// Fewest partners in the pilot of a new programme.
    pilot_partners_least = 3 "partners", "S1, next actions";
    /// Most partners in the pilot of a new programme.
    pilot_partners_most = 5 "partners", "S1, next actions";
    /// Most metrics by which a pilot is judged.
    pilot_metrics_most = 2 "metrics", "S1, next actions";
    /// Longest pilot of a new programme.
    pilot_length_most = 90 "days", "S1, next actions";
    /// Working roles from which one person filling them all is a key-person dependency.
    key_roles_from = 3 "roles", "ours; S0, champion rotation; S3, key person dependency";
    /// Fall of the market in the scenario that the parties answer.
    market_shrinks_by = 20 "percent", "S2, risk tolerance";
    /// Longest interval between two business reviews.
    business_review_interval_most = 3 "months", "S0, quarterly business review";
    /// Longest interval between two health checks.
    health_interval_most = 6 "months", "S0, regular health checks";
    /// Longest interval between two value reviews.
    value_loop_most = 90 "days", "S0, value acceleration loop";
    /// Longest interval between two strategic audits.
    audit_interval_most = 12 "months", "S0, maintenance realities";
    /// Longest interval between two relationship reviews.
    relationship_interval_most = 6 "months", "S2, relational risks";
    /// Longest interval between two operations reviews.
    operations_interval_most = 1 "months", "S3, maintenance realities";
    /// Longest interval between two executive reviews.
    leadership_interval_most = 12 "months", "S2, S3, maintenance";
    /// Longest interval between two reviews of the whole charter.
    charter_review_interval_most = 3 "months", "S3, alignment";
    /// Longest interval between two reviews of each party's intent.
    intent_review_interval_most = 12 "months", "S4, strategic intent";
    /// Months after the start by which the first business review is due.
    review_first_most = 3 "months", "S0, quarterly business review";
    /// Relationship score below which an improvement plan is needed.
    scorecard_least = 3 "points of 5", "ours; S0, relationship scorecard";
    /// Late actions of one party from which a review must give the cause; one late deliverable is enough.
    misses_asked_from = 2 "actions", "ours; S2, one side underperforms";
    /// How far back late actions and deliverables are counted.
    misses_within = 3 "months", "ours";
    /// Share of leads that become deals below which a review is needed.
    conversion_least = 10 "percent", "S1, programme tracking";
    /// Leads from which their conversion is judged.
    conversion_judged_from = 10 "leads", "ours";
    /// Fewest anonymous answers of a party that are shown.
    health_answers_least = 3 "answers", "ours; S0, health checks";
    /// Fewest anonymous answers of a party for which more than the mean is shown.
    health_spread_least = 5 "answers", "ours; S0, health checks";
    /// Difference of means from which two parties see the partnership differently.
    health_gap_from = 1 "points of 5", "ours; S0, health checks";
    /// Protection period of a registered deal where the record gives none.
    deal_protection = 90 "days", "ours; S1, deal registration";
    /// Longest interval between two reports to the sponsors.
    sponsor_report_interval_most = 1 "months", "S0, communication charter";
    /// Employees below which a party counts as small.
    small_side_below = 50 "employees", "ours; S2, governance capacity";
    /// Interval between governance calls up to which they burden the chief executive of a small party.
    chief_interval_most = 7 "days", "S2, governance capacity";
    /// Business reviews in a row without a decision-maker that are a finding.
    decider_absences_from = 2 "reviews", "ours; S2, governance capacity";
    /// Share of agreed meetings below which too few were held.
    meetings_held_least = 75 "percent", "ours; S3, meeting frequency";
    /// Months after the start of the term when a gate tests the value hypothesis.
    gate_half_year = 6 "months", "S2, decision gates at 3 and 6 months; S4, review at 6 and 12 months";
    /// Months after the start of the term when a gate reviews the first year.
    gate_year = 12 "months", "S4, review at 6 and 12 months";
    /// Months by which a gate may differ from its standard time and still count as it.
    gate_tolerance = 2 "months", "ours";
    /// Share of annual resources or management time above which a party must address its core business.
    own_business_share_most = 20 "percent", "ours; S0, distraction from the core business";
}

impl Policy {
    /// The value with this name.
    #[must_use]
    pub fn value(key: &str) -> Option<&'static PolicyValue> {
        Self::VALUES.iter().find(|value| value.key == key)
    }
}

impl PolicyValue {
    /// The largest number that any policy value takes; beyond it dates run out.
    const MOST: u32 = 10_000;

    /// What it can be. Nothing at all makes sense as the least that is asked and as the most that is let pass without a word,
    /// but not as a length of time between two meetings, and no count is reached before it begins.
    fn bounds(&self) -> (u32, u32) {
        const MAY_BE_NOTHING: [&str; 2] = ["not_applicable_most", "gate_due_soon"];
        let least = u32::from(!self.key.ends_with("_least") && !MAY_BE_NOTHING.contains(&self.key));
        let most = match self.unit {
            "percent" => 100,
            "points of 5" => 5,
            _ => Self::MOST,
        };
        (least, most)
    }

    fn plain(&self) -> Plain {
        let (least, most) = self.bounds();
        let what = format!("a whole number from {least} to {most}, in {}", self.unit);
        let plain = Plain { text: Text::Never, ..Plain::like("", what, "") };
        plain.with_numbers(Numbers::Whole(least, most))
    }

    /// The number that stands at a node.
    fn read(&self, decoder: &mut Decoder<'_>, node: NodeId) -> Option<u32> {
        let plain = self.plain();
        let text = decoder.text(node, &plain.what)?;
        if !decoder.has_type(node, &plain) {
            return None;
        }
        let (least, most) = self.bounds();
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let message = format!("`{}` is out of range", shortened(text));
            decoder.invalid(node, Malformed::new(message, format!("write {}", plain.what)));
        }
        number
    }
}

impl Decode for Policy {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let tree = decoder.tree;
        if tree.kind(node) != Kind::Mapping {
            decoder.unexpected(node, "a table of policy values");
            return None;
        }
        let mut policy = Self::default();
        for (key, value) in tree.entries(node) {
            let name = tree.scalar(key).unwrap_or_default();
            match Self::value(name) {
                Some(known) => {
                    if let Some(number) = known.read(decoder, value) {
                        policy.set(known.key, number);
                    }
                }
                None => unknown(decoder, key, name),
            }
        }
        policy.contradictions(decoder, node);
        Some(policy)
    }
}

fn unknown(decoder: &mut Decoder<'_>, key: NodeId, name: &str) {
    let names: Vec<&str> = Policy::VALUES.iter().map(|known| known.key).collect();
    let help = match suggestion::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", suggestion::listed(&names, 12)),
    };
    decoder.invalid(key, Malformed::new(format!("no policy value is called `{}`", shortened(name)), help));
}

impl Policy {
    /// `metrics_least` above `metrics_most`, and so on for every pair.
    fn contradictions(&self, decoder: &mut Decoder<'_>, node: NodeId) {
        for value in Self::VALUES {
            let Some(stem) = value.key.strip_suffix("_least") else { continue };
            let most_key = format!("{stem}_most");
            let (Some(least), Some(most)) = (self.get(value.key), self.get(&most_key)) else { continue };
            let tree = decoder.tree;
            let place = tree.get(node, value.key).or_else(|| tree.get(node, &most_key));
            if let Some((_, place)) = place.filter(|_| least > most) {
                let message =
                    format!("`{}` is {least} and `{most_key}` is {most}: no value fits both", value.key);
                decoder
                    .invalid(place, Malformed::new(message, format!("make `{most_key}` at least {least}")));
            }
        }
    }
}

impl Describe for Policy {
    fn shape() -> Shape {
        let key = |value: &PolicyValue| {
            let doc = format!(
                "{} In {}, {} unless given. Source: {}.",
                value.meaning, value.unit, value.default, value.source
            );
            Key { default: Some(value.default), ..Key::new(value.key, doc, value.plain().into()) }
        };
        Table::of("Policy", "", Self::VALUES.iter().map(key).collect()).into()
    }
}
