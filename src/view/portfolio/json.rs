//! The portfolio for programs.

use serde::Serialize;

use super::leaderboard::{Place, places, ranks};
use super::parties::{Stake, shared};
use super::{Lowest, Member, Portfolio};
use crate::document::scalar::Quantity;
use crate::method::calendar::Event;
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;
use crate::wording::calendar::what;

#[derive(Serialize)]
struct Root<'a> {
    version: u32,
    command: &'static str,
    as_of: String,
    partnerships: Vec<Entry<'a>>,
    parties: Vec<Party<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    readiness: Vec<List<'a>>,
    /// Null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The smallest ratio of a party over the largest; null where it is not known.
    balance: Option<String>,
    lowest_score: Option<LowestScore<'a>>,
    /// How many questions of the last health check two sides answered far apart; null without a check.
    health_gaps: Option<usize>,
    overdue: Vec<Due>,
    next: Option<Due>,
    deals: Option<Ranked>,
    reach: Option<Ranked>,
    satisfaction: Option<Ranked>,
    milestones: Vec<&'static str>,
}

#[derive(Serialize)]
struct List<'a> {
    checklist: &'a str,
    /// Null where it rests on what could not be read.
    verdict: Option<&'static str>,
    no: usize,
    of: usize,
}

#[derive(Serialize)]
struct LowestScore<'a> {
    score: u8,
    party: &'a str,
    dimension: &'static str,
    low: bool,
    plan: bool,
}

#[derive(Serialize)]
struct Due {
    day: String,
    days_left: i64,
    kind: &'static str,
    what: String,
}

#[derive(Serialize)]
struct Ranked {
    value: String,
    /// 1 for the largest; null where there is nothing to compare with.
    rank: Option<usize>,
}

#[derive(Serialize)]
struct Party<'a> {
    name: &'a str,
    partnerships: Vec<StakeEntry<'a>>,
}

#[derive(Serialize)]
struct StakeEntry<'a> {
    partnership: &'a str,
    party: &'a str,
    ratio: Option<String>,
    management_time: Option<String>,
}

pub(super) fn json(portfolio: &Portfolio<'_>) -> serde_json::Result<String> {
    let places = places(portfolio);
    let rank = |read: fn(&Place<'_>) -> Option<Quantity>| {
        ranks(&places.iter().map(read).collect::<Vec<Option<Quantity>>>())
    };
    let [deals, reach, satisfaction] = [rank(|it| it.deals), rank(|it| it.reach), rank(|it| it.satisfaction)];
    let entries = portfolio.members.iter().map(|member| {
        let at = places.iter().position(|place| std::ptr::eq(place.member, member));
        let place = at.and_then(|at| places.get(at));
        let ranked = |value: Option<Quantity>, ranks: &[Option<usize>]| {
            value.map(|value| Ranked {
                value: value.to_string(),
                rank: at.and_then(|at| ranks.get(at).copied().flatten()),
            })
        };
        Entry {
            deals: ranked(place.and_then(|it| it.deals), &deals),
            reach: ranked(place.and_then(|it| it.reach), &reach),
            satisfaction: ranked(place.and_then(|it| it.satisfaction), &satisfaction),
            milestones: place.into_iter().flat_map(|it| &it.milestones).map(|it| it.as_str()).collect(),
            ..entry(member)
        }
    });
    let root = Root {
        version: 1,
        command: "portfolio",
        as_of: portfolio.survey.as_of.to_string(),
        partnerships: entries.collect(),
        parties: shared(portfolio).iter().map(|(name, stakes)| party(name, stakes)).collect(),
    };
    Ok(serde_json::to_string_pretty(&root)? + "\n")
}

fn entry<'a>(member: &'a Member<'a>) -> Entry<'a> {
    let partnership = member.surveyed.partnership;
    let lists = member.surveyed.assessment.readiness.iter().filter(|list| list.is_judged());
    Entry {
        head: Head::of(partnership),
        readiness: lists
            .map(|list| List {
                checklist: &list.definition.id,
                verdict: list.is_firm().then(|| list.verdict.as_str()),
                no: list.no,
                of: list.of,
            })
            .collect(),
        commitment: commitment::json(member.surveyed),
        balance: member.balance().map(|balance| balance.to_string()),
        lowest_score: member.lowest.map(lowest),
        health_gaps: member.gaps,
        overdue: member.overdue().map(|event| due(member, event)).collect(),
        next: member.next().map(|event| due(member, event)),
        deals: None,
        reach: None,
        satisfaction: None,
        milestones: Vec::new(),
    }
}

fn lowest(lowest: Lowest<'_>) -> LowestScore<'_> {
    LowestScore {
        score: lowest.score,
        party: lowest.party,
        dimension: lowest.dimension.as_str(),
        low: lowest.is_low,
        plan: lowest.has_plan,
    }
}

fn due(member: &Member<'_>, event: &Event) -> Due {
    Due {
        day: event.day.to_string(),
        days_left: member.as_of.days_until(event.day),
        kind: event.occasion.kind(),
        what: what(&member.surveyed.partnership.charter.value, event),
    }
}

fn party<'a>(name: &'a str, stakes: &[Stake<'a>]) -> Party<'a> {
    let entry = |stake: &Stake<'a>| StakeEntry {
        partnership: &stake.member.surveyed.partnership.id,
        party: stake.party,
        ratio: stake.ratio().map(|ratio| ratio.to_string()),
        management_time: stake.time().map(|time| time.to_string()),
    };
    Party { name, partnerships: stakes.iter().map(entry).collect() }
}
