//! What a portfolio says besides the glance: peers, hints, growth motions, referrals, returns, groups [S1].

mod data;

pub(super) use data::{ComparedData, data};

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Row;
use super::{Member, Whole};
use crate::document::charter::growth::{Growth, GrowthKind};
use crate::document::scalar::{Money, Percent, keyword};
use crate::grammar::{counted, in_print, series, spaced};
use crate::method::hints::{self, Hint};
use crate::method::peers::{Figure, PEERS_LEAST, Peers, deal_size, peers};
use crate::method::returns::{Total, savings};
use crate::partnership::Partnership;
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

/// What is proposed to a partnership, each with its evidence.
#[derive(Debug)]
pub(super) struct Advice {
    first: Option<Noted>,
    /// What its deals are worth on average, and how many there are: small ones are a hint, too.
    deals: Option<(Figure, usize)>,
    last: Vec<Noted>,
}

/// A hint with its place, as people point at it.
#[derive(Debug, Clone)]
pub(super) struct Noted {
    hint: Hint,
    at: Option<String>,
}

/// A growth motion.
#[derive(Debug)]
pub(super) struct Motion {
    kind: GrowthKind,
    what: Option<Box<str>>,
    length: Option<String>,
    criteria: Vec<Box<str>>,
    line: Option<usize>,
}

/// The hints for a partnership.
pub(super) fn advice(member: &Member<'_>) -> Advice {
    let partnership = member.surveyed.partnership;
    let noted = |hint: Hint| Noted { at: hint.place.as_ref().map(|place| shown(partnership, place)), hint };
    Advice {
        first: hints::training(partnership, member.policy, member.as_of).map(noted),
        deals: deal_size(partnership, member.as_of),
        last: hints::campaigns(partnership).into_iter().map(noted).collect(),
    }
}

/// The growth motions of a partnership.
pub(super) fn motions(partnership: &Partnership) -> Vec<Motion> {
    let list = partnership.charter.value.growth.get();
    let motion = |(at, growth): (usize, &Growth)| {
        let trial = growth.trial.get();
        let criteria = trial.and_then(|it| it.go_no_go.get()).into_iter().flat_map(|list| list.values());
        Some(Motion {
            kind: *growth.kind.get()?,
            what: growth.what.get().map(|what| what.as_str().into()),
            length: trial.and_then(|it| it.length.get()).map(ToString::to_string),
            criteria: criteria.map(|it| it.as_str().into()).collect(),
            line: line_of(partnership, &format!("growth[{at}]")),
        })
    };
    list.into_iter().flat_map(|list| list.iter()).filter_map(motion).collect()
}

impl Advice {
    /// The hints, small deals among them; `at` is the place of the partnership among all.
    fn hints<'a>(&'a self, peers: &[Peers], at: usize) -> impl Iterator<Item = Cow<'a, Noted>> {
        let deals = self.deals.and_then(|deals| hints::small_deals(deals, peers, at));
        let deals = deals.map(|hint| Cow::Owned(Noted { hint, at: None }));
        let kept = Cow::Borrowed;
        self.first.iter().map(kept).chain(deals).chain(self.last.iter().map(kept))
    }
}

fn all_peers(rows: &[Row]) -> Vec<Peers> {
    peers(&rows.iter().map(|row| &row.compared))
}

pub(super) fn say(page: &mut Page, whole: &Whole) {
    let (rows, wish) = (whole.rows.as_slice(), &whole.wish);
    let peers = all_peers(rows);
    if let Some(by) = wish.by {
        say_groups(page, rows, by);
    }
    same_kind(page, rows, &peers);
    if wish.hints {
        say_hints(page, rows, &peers);
    }
    say_motions(page, rows);
    say_referred(page, rows);
    returns(page, rows, wish.saving);
}

/// What each group has in common with no other: how many, what is overdue, what they return.
#[derive(Debug)]
struct Group<'a> {
    name: &'a str,
    members: Vec<&'a Row>,
}

impl Group<'_> {
    fn overdue(&self) -> usize {
        self.members.iter().map(|it| it.overdue).sum()
    }

    fn returns(&self) -> Total {
        Total::of(self.members.iter().map(|it| it.net_return))
    }

    /// How many of its partnerships need somebody.
    fn urgent(&self) -> usize {
        self.members.iter().filter(|it| it.is_urgent).count()
    }
}

/// A partnership of several kinds, regions or owners stands in each of their groups.
fn grouped(rows: &[Row]) -> Vec<Group<'_>> {
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        row.groups.iter().for_each(|name| groups.entry(name).or_default().push(row));
    }
    groups.into_iter().map(|(name, members)| Group { name, members }).collect()
}

/// The groups that a partnership is in.
pub(super) fn groups(member: &Member<'_>, by: Grouping) -> Vec<String> {
    let mut names = names(member, by);
    names.sort();
    names.dedup();
    if names.is_empty() {
        names.push(format!("no {by}"));
    }
    names
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

fn say_groups(page: &mut Page, rows: &[Row], by: Grouping) {
    page.heading(format!("By {by}"));
    let columns = [by.as_str(), "partnerships", "need attention", "overdue", "net return", "which"];
    let mut table = Table::with_columns(columns).right(&[1, 2, 3]).spare(&[5]);
    for group in grouped(rows) {
        let which: Vec<&str> = group.members.iter().map(|it| &*it.name).collect();
        table.row([
            Cell::from(Text::default().and(group.name)),
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

fn same_kind(page: &mut Page, rows: &[Row], peers: &[Peers]) {
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
            let names = same.filter_map(|(at, _)| Some(&*rows.get(*at)?.name));
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

fn say_hints(page: &mut Page, rows: &[Row], peers: &[Peers]) {
    page.heading("Hints, each with its evidence");
    let mut points = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for noted in row.advice.iter().flat_map(|advice| advice.hints(peers, at)) {
            let Noted { hint, at } = &*noted;
            let place = at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
            points.push(
                Text::default().strong(&*row.name).and(format!(": {}; {}{place}", hint.what, hint.fact)),
            );
        }
    }
    match points.is_empty() {
        true => page.say("None: nothing in the records suggests one."),
        false => page.list(points),
    }
}

/// The growth motions, each with its own trial.
fn say_motions(page: &mut Page, rows: &[Row]) {
    let mut table =
        Table::with_columns(["partnership", "growth motion", "what", "trial", "go or no-go"]).spare(&[2]);
    for row in rows {
        for motion in &row.motions {
            let criteria: Vec<Text> = motion.criteria.iter().map(|it| Text::default().and(&**it)).collect();
            let none = || vec![Text::from("none agreed")];
            table.row([
                Cell::from(Text::default().and(&*row.name)),
                motion.kind.to_string().into(),
                Text::default().and(motion.what.as_deref().unwrap_or(NOTHING)).into(),
                motion.length.clone().unwrap_or_else(|| "none agreed".to_owned()).into(),
                Cell::of_lines(if criteria.is_empty() { none() } else { criteria }),
            ]);
        }
    }
    if !table.rows.is_empty() {
        page.heading("Growth motions and their trials");
        page.table(table);
    }
}

fn say_referred(page: &mut Page, rows: &[Row]) {
    let mut table = Table::with_columns([
        "partnership",
        "first referrer",
        "introduced",
        "reward for each",
        "reward in all",
    ])
    .right(&[2, 3, 4]);
    let mut rewards = Vec::new();
    for row in rows {
        for it in &row.referred {
            rewards.push(it.reward);
            let terms = if it.terms.is_empty() { "not agreed" } else { it.terms.as_str() };
            table.row([
                Cell::from(Text::default().and(&*row.name)),
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

fn net_returns(rows: &[Row]) -> Total {
    Total::of(rows.iter().map(|row| row.net_return))
}

fn costs(rows: &[Row]) -> Vec<Option<Money>> {
    rows.iter().map(|row| row.cost).collect()
}

fn returns(page: &mut Page, rows: &[Row], saving: Option<Percent>) {
    let returns = net_returns(rows);
    if returns.counted == 0 && saving.is_none() {
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
    let Some(rate) = saving else { return };
    let (each, sum) = savings(&costs(rows), rate);
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
