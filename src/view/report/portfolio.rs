//! The page over all partnerships: worst first, with what is overdue and what comes next.

use std::collections::BTreeMap;

use super::element::{Due, Element, Report, Section};
use crate::document::scalar::{Date, Money};
use crate::grammar::{counted, in_print};
use crate::view::portfolio::{PartyStake, Standing};
use crate::view::{Cell, Table, Text, Tone};
use crate::wording::days::from_now;

/// How many days ahead are shown as due.
pub const DAYS_AHEAD: i64 = 14;

const NOTHING: &str = "\u{2013}";

/// The page over all partnerships, each with the address of its own page.
#[must_use]
pub fn portfolio(mut standings: Vec<Standing>, as_of: Date) -> Report {
    standings.sort_by(|one, other| other.urgency.cmp(&one.urgency).then_with(|| one.name.cmp(&other.name)));
    let mut section = Section::new("portfolio", "All partnerships");
    section.elements.push(Element::Lead(Text::default().and(format!(
        "{} as of {}, those that need attention first.",
        counted(standings.len(), "partnership"),
        in_print(as_of)
    ))));
    totals(&standings, &mut section);
    section.list("Partnerships", table(&standings, as_of), &[1, 7, 12, 13, 14]);
    if let Some(Element::List { addresses, .. }) = section.elements.last_mut() {
        *addresses = standings.iter().map(|it| it.address.clone()).collect();
    }
    let mut sections = vec![section];
    let mut due = Section::new("due", format!("Overdue, and due within {DAYS_AHEAD} days"));
    let rows = due_table(&standings, as_of);
    match rows.rows.is_empty() {
        true => due.say("Nothing."),
        false => due.list("Overdue, and due soon", rows, &[2]),
    }
    sections.push(due);
    let stakes = stakes(&standings);
    if !stakes.rows.is_empty() {
        let mut section = Section::new("effort", "The same effort elsewhere: return beside management time");
        section.list("Return on effort", stakes, &[0]);
        sections.push(section);
    }
    Report { id: "portfolio".to_owned(), name: "Partnerships".to_owned(), sections }
}

/// Which amounts of a partnership are added up.
type Amounts = fn(&Standing) -> &[Money];

/// Money by currency: it is never converted.
fn totals(standings: &[Standing], section: &mut Section) {
    let sum = |read: Amounts| {
        let mut sums: BTreeMap<&str, Option<Money>> = BTreeMap::new();
        for money in standings.iter().flat_map(read) {
            sums.entry(money.currency().code())
                .and_modify(|sum| *sum = sum.and_then(|sum| sum.checked_add(money)))
                .or_insert(Some(*money));
        }
        let said = sums
            .into_iter()
            .map(|(code, sum)| sum.map_or_else(|| format!("{code} beyond counting"), in_print));
        said.collect::<Vec<_>>().join("; ")
    };
    let mut table = Table::with_columns(["", "sum by currency", "partnerships that say it"]).right(&[2]);
    let kinds: [(&str, Amounts); 2] =
        [("expected revenue", |it| &it.revenue), ("own and management cost", |it| &it.cost)];
    for (name, read) in kinds {
        let count = standings.iter().filter(|it| !read(it).is_empty()).count();
        if count > 0 {
            let count = format!("{count} of {}", standings.len());
            table.row([Cell::from(name), Text::default().and(sum(read)).into(), count.into()]);
        }
    }
    section.table(table);
}

fn table(standings: &[Standing], as_of: Date) -> Table {
    // What needs attention stands first: a wide table goes on beyond the edge of the window.
    let columns = [
        "partnership",
        "stage",
        "verdicts",
        "commitment",
        "health",
        "overdue",
        "next",
        "owner",
        "renewal",
        "balance",
        "expected revenue",
        "cost",
        "kind",
        "tier",
        "region",
    ];
    let mut table = Table::with_columns(columns).right(&[5, 9, 10, 11]);
    for it in standings {
        let plain =
            |text: &str| Cell::from(Text::default().and(if text.is_empty() { NOTHING } else { text }));
        let lines = |lines: &[String]| match lines {
            [] => NOTHING.into(),
            lines => Cell::of_lines(lines.iter().map(|line| Text::default().and(line)).collect()),
        };
        let money = |all: &[Money]| lines(&all.iter().map(in_print).collect::<Vec<_>>());
        let name = [Text::default().strong(&*it.name), Text::default().and(it.parties.join(", "))];
        let overdue = it.due.iter().filter(|due| due.is_overdue).count();
        let tone = if overdue > 0 { Tone::Bad } else { Tone::Quiet };
        let next = it.next.as_ref().map_or_else(
            || NOTHING.into(),
            |(day, what)| {
                let when = format!("{day}, {}", from_now(as_of, *day));
                Cell::of_lines(vec![Text::default().and(when), Text::default().and(what)])
            },
        );
        table.rows.push(vec![
            Cell::of_lines(name.to_vec()),
            plain(&it.stage),
            Cell { tone: it.verdicts.1, ..lines(&it.verdicts.0) },
            Cell { tone: it.commitment.1, ..plain(&it.commitment.0) },
            Cell { tone: it.health.1, ..lines(&it.health.0) },
            Cell::toned(overdue.to_string(), tone),
            next,
            lines(&it.owners),
            plain(&it.renewal.map(|day| day.to_string()).unwrap_or_default()),
            Cell { tone: it.balance.1, ..plain(&it.balance.0) },
            money(&it.revenue),
            money(&it.cost),
            lines(&it.kinds),
            lines(&it.tiers),
            lines(&it.regions),
        ]);
    }
    table
}

fn due_table(standings: &[Standing], as_of: Date) -> Table {
    let mut due: Vec<(&Due, &Standing)> =
        standings.iter().flat_map(|it| it.due.iter().map(move |due| (due, it))).collect();
    due.sort_by(|(one, of_one), (other, of_other)| {
        (one.day, &of_one.name, &one.what).cmp(&(other.day, &of_other.name, &other.what))
    });
    let mut table = Table::with_columns(["day", "when", "partnership", "what", "who"]);
    for (due, of) in due {
        let tone = if due.is_overdue { Tone::Bad } else { Tone::Caution };
        let plain =
            |text: &str| Cell::from(Text::default().and(if text.is_empty() { NOTHING } else { text }));
        table.rows.push(vec![
            plain(&due.day.to_string()),
            Cell::toned(from_now(as_of, due.day), tone),
            plain(&of.name),
            plain(&due.what),
            plain(&due.who),
        ]);
    }
    table
}

/// The parties that take part in several partnerships: what the same effort brings them in each.
fn stakes(standings: &[Standing]) -> Table {
    let mut parties: BTreeMap<&str, Vec<(&PartyStake, &Standing)>> = BTreeMap::new();
    for standing in standings {
        for stake in &standing.stakes {
            parties.entry(&stake.known_as).or_default().push((stake, standing));
        }
    }
    let mut table =
        Table::with_columns(["party", "partnership", "return per 1 contributed", "share of management time"])
            .right(&[2, 3]);
    for stakes in parties.into_values().filter(|stakes| stakes.len() > 1) {
        for (stake, standing) in stakes {
            let plain = |text: &str| {
                Cell::from(Text::default().and(if text.is_empty() { "not known" } else { text }))
            };
            table.rows.push(vec![
                plain(&stake.name),
                plain(&standing.name),
                plain(&stake.ratio),
                plain(&stake.time),
            ]);
        }
    }
    table
}
