//! What a portfolio says besides the glance: peers, hints, growth motions, referrals, returns, groups [S1].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Member, Portfolio};
use crate::document::charter::growth::GrowthKind;
use crate::document::scalar::{Money, Percent, keyword};
use crate::grammar::{counted, in_print, series, spaced};
use crate::method::hints::{Hint, HintKind, hints};
use crate::method::peers::{Measure, PEERS_LEAST, Peers, peers};
use crate::method::returns::{Referred, Total, management_cost, net_return, referred, savings};
use crate::method::value::Amount;
use crate::view::place::{line_of, shown};
use crate::view::{Cell, Page, Table, Text};

const NOTHING: &str = "\u{2013}";

keyword! {
    /// By what the partnerships are grouped.
    pub enum Grouping {
        /// By how far they have come.
        Stage = "stage",
        /// By the tier that a party places another in.
        Tier = "tier",
        /// By what they are for.
        Kind = "kind",
        /// By the country of their parties.
        Region = "region",
        /// By whoever manages them for a party.
        Owner = "owner",
    }
}

/// What is asked besides the glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wish {
    /// Whether hints are wanted.
    pub hints: bool,
    /// A share of the management cost that might be saved.
    pub saving: Option<Percent>,
    /// By what to group.
    pub by: Option<Grouping>,
}

/// All of it, worked out.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) peers: Vec<Peers>,
    /// The hints of each partnership, in the order of the portfolio; empty where none are wanted.
    pub(super) hints: Vec<Vec<Hint>>,
    pub(super) referred: Vec<Vec<Referred>>,
    pub(super) returns: Total,
    pub(super) costs: Vec<Option<Money>>,
    pub(super) wish: Wish,
}

impl Compared {
    pub(super) fn of(members: &[Member<'_>], wish: Wish) -> Self {
        let pairs: Vec<_> =
            members.iter().map(|it| (it.surveyed.partnership, &it.surveyed.assessment)).collect();
        let first = members.first();
        let peers = first.map(|it| peers(&pairs, it.policy, it.as_of)).unwrap_or_default();
        let hints = members.iter().enumerate().map(|(at, it)| match wish.hints {
            true => hints(it.surveyed.partnership, it.policy, it.as_of, &peers, at),
            false => Vec::new(),
        });
        Self {
            hints: hints.collect(),
            referred: members.iter().map(|it| referred(it.surveyed.partnership, it.as_of)).collect(),
            returns: Total::of(members.iter().map(|it| net_return(&it.surveyed.assessment))),
            costs: members.iter().map(|it| management_cost(it.surveyed.partnership)).collect(),
            peers,
            wish,
        }
    }
}

pub(super) fn say(page: &mut Page, portfolio: &Portfolio<'_>) {
    let compared = &portfolio.compared;
    groups(page, portfolio);
    same_kind(page, portfolio);
    say_hints(page, portfolio);
    motions(page, portfolio);
    say_referred(page, portfolio);
    returns(page, compared);
}

/// What each group has in common with no other: how many, what is overdue, what they return.
#[derive(Debug)]
struct Group<'a> {
    name: String,
    members: Vec<&'a Member<'a>>,
}

impl Group<'_> {
    fn overdue(&self) -> usize {
        self.members.iter().map(|it| it.overdue().count()).sum()
    }

    fn returns(&self) -> Total {
        Total::of(self.members.iter().map(|it| net_return(&it.surveyed.assessment)))
    }

    /// How many of its partnerships need somebody.
    fn urgent(&self) -> usize {
        self.members.iter().filter(|it| it.urgency() > (0, 0, 0)).count()
    }
}

/// A partnership of several kinds, regions or owners stands in each of their groups.
fn grouped<'a>(portfolio: &'a Portfolio<'a>, by: Grouping) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<String, Vec<&Member<'_>>> = BTreeMap::new();
    for member in &portfolio.members {
        let mut names = names(member, by);
        names.sort();
        names.dedup();
        if names.is_empty() {
            names.push(format!("no {by}"));
        }
        for name in names {
            groups.entry(name).or_default().push(member);
        }
    }
    groups.into_iter().map(|(name, members)| Group { name, members }).collect()
}

fn names(member: &Member<'_>, by: Grouping) -> Vec<String> {
    let charter = &member.surveyed.partnership.charter.value;
    let parties = || charter.party_ids().into_iter().filter_map(|id| charter.parties.get()?.get(id)?.get());
    match by {
        Grouping::Stage => charter.stage.get().map(ToString::to_string).into_iter().collect(),
        Grouping::Tier => {
            let tiers = charter.tier.get().into_iter().flat_map(|tier| tier.iter());
            tiers.map(|(_, tier)| tier.to_string()).collect()
        }
        Grouping::Kind => member.surveyed.assessment.kinds.names.iter().map(|it| spaced(it)).collect(),
        Grouping::Region => parties().filter_map(|it| Some(it.country.get()?.to_string())).collect(),
        Grouping::Owner => parties().filter_map(|it| Some(it.manager.get()?.name().to_owned())).collect(),
    }
}

fn groups(page: &mut Page, portfolio: &Portfolio<'_>) {
    let Some(by) = portfolio.compared.wish.by else { return };
    page.heading(format!("By {by}"));
    let columns = [by.as_str(), "partnerships", "need attention", "overdue", "net return", "which"];
    let mut table = Table::with_columns(columns).right(&[1, 2, 3]).spare(&[5]);
    for group in grouped(portfolio, by) {
        let which: Vec<&str> = group.members.iter().map(|it| it.name()).collect();
        table.row([
            Cell::from(Text::default().and(group.name.clone())),
            group.members.len().to_string().into(),
            group.urgent().to_string().into(),
            group.overdue().to_string().into(),
            Cell::of_lines(total(&group.returns()).into_iter().map(|it| Text::default().and(it)).collect()),
            Text::default().and(series(&which)).into(),
        ]);
    }
    page.table(table);
}

/// `EUR 40,000`, a line a currency; then how many are not known.
fn total(total: &Total) -> Vec<String> {
    let mut lines: Vec<String> = total.sums.iter().map(in_print).collect();
    if total.unknown > 0 {
        lines.push(format!("{} not known", total.unknown));
    }
    if lines.is_empty() {
        lines.push(NOTHING.to_owned());
    }
    lines
}

fn same_kind(page: &mut Page, portfolio: &Portfolio<'_>) {
    let peers = &portfolio.compared.peers;
    if peers.is_empty() {
        return;
    }
    page.heading("Compared with the same kind");
    let columns = ["kind", "figure", "compared", "middle", "highest", "lowest"];
    let mut table = Table::with_columns(columns).right(&[2, 3]);
    for it in peers {
        let Some((low, high)) = it.middle() else { continue };
        let middle = match low == high {
            true => low.said(it.measure),
            false => format!("{} to {}", low.said(it.measure), high.said(it.measure)),
        };
        let ends = [it.figures.first(), it.figures.last()].map(|end| {
            let Some((_, figure)) = end else { return Cell::from(NOTHING) };
            let same = it.figures.iter().filter(|(_, other)| other.ratio == figure.ratio);
            let names = same.filter_map(|(at, _)| Some(portfolio.members.get(*at)?.name()));
            let names: Vec<&str> = names.collect();
            let who = match names.as_slice() {
                [] | [_] | [_, _] => series(&names),
                [first, others @ ..] => format!("{first} and {} others", others.len()),
            };
            Cell::from(Text::default().and(format!("{who}, {}", figure.said(it.measure))))
        });
        let [highest, lowest] = ends;
        table.row([
            Cell::from(spaced(&it.kind)),
            it.measure.title().into(),
            it.figures.len().to_string().into(),
            middle.into(),
            highest,
            lowest,
        ]);
    }
    page.table(table);
    page.say(format!(
        "A figure is compared where {PEERS_LEAST} partnerships of one kind have it. `--format json` has the place of each."
    ));
}

fn say_hints(page: &mut Page, portfolio: &Portfolio<'_>) {
    if !portfolio.compared.wish.hints {
        return;
    }
    page.heading("Hints, each with its evidence");
    let mut points = Vec::new();
    for (member, hints) in portfolio.members.iter().zip(&portfolio.compared.hints) {
        for hint in hints {
            let place =
                hint.place.as_ref().map(|place| format!(" ({})", shown(member.surveyed.partnership, place)));
            points.push(Text::default().strong(member.name()).and(format!(
                ": {}; {}{}",
                hint.what,
                hint.fact,
                place.unwrap_or_default()
            )));
        }
    }
    match points.is_empty() {
        true => page.say("None: nothing in the records suggests one."),
        false => page.list(points),
    }
}

/// The growth motions, each with its own trial.
fn motions(page: &mut Page, portfolio: &Portfolio<'_>) {
    let mut table =
        Table::with_columns(["partnership", "growth motion", "what", "trial", "go or no-go"]).spare(&[2]);
    for member in &portfolio.members {
        let charter = &member.surveyed.partnership.charter.value;
        for (_, growth) in charter.growth.get().into_iter().flat_map(|list| list.iter()) {
            let Some(kind) = growth.kind.get() else { continue };
            let trial = growth.trial.get();
            let length = trial.and_then(|it| it.length.get()).map(ToString::to_string);
            let criteria = trial.and_then(|it| it.go_no_go.get()).into_iter().flat_map(|list| list.values());
            let criteria: Vec<Text> = criteria.map(|it| Text::default().and(it.as_str())).collect();
            let what = growth.what.get().map_or(NOTHING, |what| what.as_str());
            let none = || vec![Text::from("none agreed")];
            table.row([
                Cell::from(Text::default().and(member.name())),
                kind.to_string().into(),
                Text::default().and(what).into(),
                length.unwrap_or_else(|| "none agreed".to_owned()).into(),
                Cell::of_lines(if criteria.is_empty() { none() } else { criteria }),
            ]);
        }
    }
    if !table.rows.is_empty() {
        page.heading("Growth motions and their trials");
        page.table(table);
    }
}

fn say_referred(page: &mut Page, portfolio: &Portfolio<'_>) {
    let mut table = Table::with_columns([
        "partnership",
        "first referrer",
        "introduced",
        "reward for each",
        "reward in all",
    ])
    .right(&[2, 3, 4]);
    let mut rewards = Vec::new();
    for (member, referred) in portfolio.members.iter().zip(&portfolio.compared.referred) {
        for it in referred {
            rewards.push(it.reward);
            let terms = if it.terms.is_empty() { "not agreed" } else { it.terms.as_str() };
            table.row([
                Cell::from(Text::default().and(member.name())),
                Text::default().and(it.by.clone()).into(),
                it.count.to_string().into(),
                Text::default().and(terms).into(),
                it.reward.map_or_else(|| "not known".to_owned(), in_print).into(),
            ]);
        }
    }
    if table.rows.is_empty() {
        return;
    }
    page.heading("Referrals");
    page.table(table);
    let together = Total::of(rewards);
    if !together.sums.is_empty() {
        page.say(Text::default().and("Reward together: ").strong(series(&total(&together))).and("."));
    }
}

fn returns(page: &mut Page, compared: &Compared) {
    let returns = &compared.returns;
    if returns.counted == 0 && compared.wish.saving.is_none() {
        return;
    }
    page.heading("Return of the portfolio");
    let count = counted(returns.counted, "partnership");
    let unknown = match returns.unknown {
        0 => String::new(),
        unknown => format!("; not known for {unknown}"),
    };
    let sums: Vec<String> = returns.sums.iter().map(in_print).collect();
    page.say(match sums.is_empty() {
        true => Text::default()
            .and(format!("Net return not known for {}.", counted(returns.unknown, "partnership"))),
        false => Text::default()
            .and(format!("Net return of {count}: "))
            .strong(series(&sums))
            .and(format!("{unknown}.")),
    });
    let Some(rate) = compared.wish.saving else { return };
    let (each, sum) = savings(&compared.costs, rate);
    if each.is_empty() {
        page.say(format!("Saving {rate} of management cost: not known, as no partnership states its cost."));
        return;
    }
    page.say(format!("Saving {rate} of management cost adds:"));
    let mut points: Vec<Text> = each
        .iter()
        .map(|it| {
            Text::default().and(format!(
                "{} \u{d7} {} ({rate} of {})",
                it.times,
                in_print(it.each),
                in_print(it.cost)
            ))
        })
        .collect();
    let together: Vec<String> = sum.sums.iter().map(in_print).collect();
    points.push(Text::default().and("together: ").strong(series(&together)));
    if sum.unknown > 0 {
        points.push(
            Text::default().and(format!("{} without a known cost", counted(sum.unknown, "partnership"))),
        );
    }
    page.list(points);
}

/// The same for programs.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ComparedData<'a> {
    /// The comparisons between partnerships of one kind, five or more each.
    peers: Vec<PeersEntry<'a>>,
    /// The hints; null where none are asked for.
    hints: Option<Vec<HintEntry<'a>>>,
    /// The growth motions.
    growth_motions: Vec<MotionEntry<'a>>,
    /// The referrals.
    referrals: Vec<ReferredEntry<'a>>,
    /// The net returns of the portfolio, a sum for each currency.
    portfolio_returns: Vec<Amount>,
    /// How many partnerships are in them.
    returns_counted: usize,
    /// How many are not, as their return is not known.
    returns_unknown: usize,
    /// What the saving that was asked about adds; null where none was.
    portfolio_saving: Option<SavingEntry>,
    /// The groups that were asked for; null where none were.
    groups: Option<Vec<GroupEntry<'a>>>,
}

/// A comparison.
#[derive(Debug, Serialize, JsonSchema)]
struct PeersEntry<'a> {
    /// The kind.
    peer_kind: &'a str,
    /// What is compared.
    figure_of: Measure,
    /// How many have it.
    peer_count: usize,
    /// The figure in the middle; the lower of two.
    middle_low: String,
    /// The higher of two; the same where there is one.
    middle_high: String,
    /// Each partnership, the highest first.
    peer_figures: Vec<PeerFigure<'a>>,
}

/// The figure of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
struct PeerFigure<'a> {
    /// The id of the partnership.
    partnership: &'a str,
    /// Its figure.
    figure_said: String,
    /// Its place, 1 for the highest.
    place_among: Option<usize>,
}

/// A hint.
#[derive(Debug, Serialize, JsonSchema)]
struct HintEntry<'a> {
    /// The id of the partnership.
    partnership: &'a str,
    /// What it proposes.
    hint: HintKind,
    /// The same in words.
    hint_text: &'a str,
    /// Its fact, in words.
    fact: &'a str,
    /// Where that stands.
    fact_at: Option<String>,
}

/// A growth motion.
#[derive(Debug, Serialize, JsonSchema)]
struct MotionEntry<'a> {
    /// The id of the partnership.
    partnership: &'a str,
    /// Which kind of motion.
    motion: GrowthKind,
    /// What it is.
    motion_what: Option<&'a str>,
    /// How long its trial lasts; null where none is agreed.
    trial_length: Option<String>,
    /// What must be true to continue.
    go_no_go: Vec<&'a str>,
    /// The line of the charter, counted from 1.
    line: Option<usize>,
}

/// The referrals of a first referrer.
#[derive(Debug, Serialize, JsonSchema)]
struct ReferredEntry<'a> {
    /// The id of the partnership.
    partnership: &'a str,
    /// Who came first.
    referred_by: &'a str,
    /// How many candidates go back to them.
    introduced: usize,
    /// The reward for each; null where the terms name no amount of money.
    reward_each: Option<Money>,
    /// The reward for all; null likewise.
    reward_total: Option<Amount>,
}

/// What a saving adds.
#[derive(Debug, Serialize, JsonSchema)]
struct SavingEntry {
    /// Each size of cost.
    saved_each: Vec<SavedEntry>,
    /// The sums, one for each currency.
    saved_total: Vec<Amount>,
    /// How many partnerships do not say their cost.
    cost_unknown: usize,
}

/// A saving of one size.
#[derive(Debug, Serialize, JsonSchema)]
struct SavedEntry {
    /// How many partnerships.
    times: usize,
    /// Of what cost each.
    cost_each: Money,
    /// What is saved of each.
    saved: Amount,
}

/// A group.
#[derive(Debug, Serialize, JsonSchema)]
struct GroupEntry<'a> {
    /// What its partnerships have in common.
    group: String,
    /// Their ids.
    group_members: Vec<&'a str>,
    /// How many need somebody.
    need_attention: usize,
    /// How many of their days have passed and are still to be done.
    group_overdue: usize,
    /// Their net returns, a sum for each currency.
    group_returns: Vec<Amount>,
}

pub(super) fn data<'a>(portfolio: &'a Portfolio<'a>) -> ComparedData<'a> {
    let compared = &portfolio.compared;
    let id = |at: usize| portfolio.members.get(at).map_or("", |it| it.surveyed.partnership.id.as_str());
    let peer = |it: &'a Peers| {
        let (low, high) = it.middle()?;
        let figures = it.figures.iter().map(|(at, figure)| PeerFigure {
            partnership: id(*at),
            figure_said: figure.said(it.measure),
            place_among: it.place(*at),
        });
        Some(PeersEntry {
            peer_kind: &it.kind,
            figure_of: it.measure,
            peer_count: it.figures.len(),
            middle_low: low.said(it.measure),
            middle_high: high.said(it.measure),
            peer_figures: figures.collect(),
        })
    };
    let hints = || {
        let each = portfolio.members.iter().zip(&compared.hints);
        each.flat_map(|(member, hints)| {
            hints.iter().map(|hint| HintEntry {
                partnership: &member.surveyed.partnership.id,
                hint: hint.kind,
                hint_text: &hint.what,
                fact: &hint.fact,
                fact_at: hint.place.as_ref().map(|place| shown(member.surveyed.partnership, place)),
            })
        })
        .collect()
    };
    let group = |it: Group<'a>| GroupEntry {
        need_attention: it.urgent(),
        group_overdue: it.overdue(),
        group_returns: it.returns().sums,
        group_members: it.members.iter().map(|it| it.surveyed.partnership.id.as_str()).collect(),
        group: it.name,
    };
    let referred = portfolio.members.iter().zip(&compared.referred).flat_map(|(member, all)| {
        all.iter().map(|it| ReferredEntry {
            partnership: &member.surveyed.partnership.id,
            referred_by: &it.by,
            introduced: it.count,
            reward_each: it.each,
            reward_total: it.reward,
        })
    });
    ComparedData {
        peers: compared.peers.iter().filter_map(peer).collect(),
        hints: compared.wish.hints.then(hints),
        growth_motions: portfolio.members.iter().flat_map(motion_data).collect(),
        referrals: referred.collect(),
        portfolio_returns: compared.returns.sums.clone(),
        returns_counted: compared.returns.counted,
        returns_unknown: compared.returns.unknown,
        portfolio_saving: compared.wish.saving.map(|rate| {
            let (each, total) = savings(&compared.costs, rate);
            let each =
                each.into_iter().map(|it| SavedEntry { times: it.times, cost_each: it.cost, saved: it.each });
            SavingEntry { saved_each: each.collect(), saved_total: total.sums, cost_unknown: total.unknown }
        }),
        groups: compared.wish.by.map(|by| grouped(portfolio, by).into_iter().map(group).collect()),
    }
}

fn motion_data<'a>(member: &'a Member<'a>) -> Vec<MotionEntry<'a>> {
    let partnership = member.surveyed.partnership;
    let list = partnership.charter.value.growth.get();
    let entry = |(at, growth): (usize, &'a crate::document::charter::growth::Growth)| {
        let trial = growth.trial.get();
        let criteria = trial.and_then(|it| it.go_no_go.get()).into_iter().flat_map(|list| list.values());
        Some(MotionEntry {
            partnership: &partnership.id,
            motion: *growth.kind.get()?,
            motion_what: growth.what.get().map(|what| what.as_str()),
            trial_length: trial.and_then(|it| it.length.get()).map(ToString::to_string),
            go_no_go: criteria.map(|it| it.as_str()).collect(),
            line: line_of(partnership, &format!("growth[{at}]")),
        })
    };
    list.into_iter().flat_map(|list| list.iter()).filter_map(entry).collect()
}
