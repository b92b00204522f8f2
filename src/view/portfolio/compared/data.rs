//! What a portfolio says besides the glance, for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::Row;
use super::super::Whole;
use super::{Group, Noted, all_peers, costs, grouped, net_returns};
use crate::document::charter::growth::GrowthKind;
use crate::document::scalar::{Money, Percent};
use crate::method::hints::HintKind;
use crate::method::peers::{Measure, Peers};
use crate::method::returns::savings;
use crate::method::value::Amount;

/// What programs are told besides the glance.
#[derive(Debug, Serialize, JsonSchema)]
pub(in super::super) struct ComparedData<'a> {
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
    peer_kind: String,
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
    hint_text: String,
    /// Its fact, in words.
    fact: String,
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
    trial_length: Option<&'a str>,
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
    group: &'a str,
    /// Their ids.
    group_members: Vec<&'a str>,
    /// How many need somebody.
    need_attention: usize,
    /// How many of their days have passed and are still to be done.
    group_overdue: usize,
    /// Their net returns, a sum for each currency.
    group_returns: Vec<Amount>,
}

pub(in super::super) fn data(whole: &Whole) -> ComparedData<'_> {
    let (rows, wish) = (whole.rows.as_slice(), &whole.wish);
    let peers = all_peers(rows);
    let returns = net_returns(rows);
    ComparedData {
        hints: wish.hints.then(|| hints_data(rows, &peers)),
        peers: peers.into_iter().filter_map(|it| peers_data(rows, it)).collect(),
        growth_motions: rows.iter().flat_map(motions_data).collect(),
        referrals: rows.iter().flat_map(referred_data).collect(),
        returns_counted: returns.counted,
        returns_unknown: returns.unknown,
        portfolio_returns: returns.sums,
        portfolio_saving: wish.saving.map(|rate| saving_data(rows, rate)),
        groups: wish.by.map(|_| grouped(rows).iter().map(group_data).collect()),
    }
}

fn peers_data(rows: &[Row], peers: Peers) -> Option<PeersEntry<'_>> {
    let (low, high) = peers.middle()?;
    let figures = peers.figures.iter().map(|(at, figure)| PeerFigure {
        partnership: rows.get(*at).map_or("", |row| &row.id),
        figure_said: figure.said(peers.measure),
        place_among: Some(peers.place(figure)),
    });
    Some(PeersEntry {
        figure_of: peers.measure,
        peer_count: peers.figures.len(),
        middle_low: low.said(peers.measure),
        middle_high: high.said(peers.measure),
        peer_figures: figures.collect(),
        peer_kind: peers.kind,
    })
}

fn hints_data<'a>(rows: &'a [Row], peers: &[Peers]) -> Vec<HintEntry<'a>> {
    let of_row = |(at, row): (usize, &'a Row)| {
        let noted = row.advice.iter().flat_map(move |advice| advice.hints(peers, at));
        noted.map(|noted| {
            let Noted { hint, at } = noted.into_owned();
            HintEntry {
                partnership: &row.id,
                hint: hint.kind,
                hint_text: hint.what,
                fact: hint.fact,
                fact_at: at,
            }
        })
    };
    rows.iter().enumerate().flat_map(of_row).collect()
}

fn motions_data(row: &Row) -> impl Iterator<Item = MotionEntry<'_>> {
    row.motions.iter().map(|motion| MotionEntry {
        partnership: &row.id,
        motion: motion.kind,
        motion_what: motion.what.as_deref(),
        trial_length: motion.length.as_deref(),
        go_no_go: motion.criteria.iter().map(|it| &**it).collect(),
        line: motion.line,
    })
}

fn referred_data(row: &Row) -> impl Iterator<Item = ReferredEntry<'_>> {
    row.referred.iter().map(|it| ReferredEntry {
        partnership: &row.id,
        referred_by: &it.by,
        introduced: it.count,
        reward_each: it.each,
        reward_total: it.reward,
    })
}

fn saving_data(rows: &[Row], rate: Percent) -> SavingEntry {
    let (each, total) = savings(&costs(rows), rate);
    let each = each.into_iter().map(|it| SavedEntry { times: it.times, cost_each: it.cost, saved: it.each });
    SavingEntry { saved_each: each.collect(), saved_total: total.sums, cost_unknown: total.unknown }
}

fn group_data<'a>(it: &Group<'a>) -> GroupEntry<'a> {
    GroupEntry {
        need_attention: it.urgent(),
        group_overdue: it.overdue(),
        group_returns: it.returns().sums,
        group_members: it.members.iter().map(|row| &*row.id).collect(),
        group: it.name,
    }
}
