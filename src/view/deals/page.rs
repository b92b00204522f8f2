//! The registers for people.

use std::collections::BTreeSet;

use super::{Credit, Deals, Register, Registered};
use crate::grammar::{counted, in_print, number};
use crate::method::deals::{DealPlace, at};
use crate::view::{Cell, Page, Table, Text, Tone, title_of, unread};

const NOTHING: &str = "\u{2013}";

pub(super) fn page(deals: &Deals<'_>) -> Page {
    let mut page = Page::default();
    for register in &deals.registers {
        page.title(title_of(register.surveyed.partnership));
        unread(&mut page, register.surveyed.partnership);
        if !register.is_kept() {
            page.say(match register.is_whole() {
                true => "No deals record: no customers are registered.",
                false => "No deals record could be read: whether any are in conflict is not known.",
            });
            continue;
        }
        body(&mut page, register);
    }
    page
}

/// What a register that is kept says.
pub(super) fn body(page: &mut Page, register: &Register<'_>) {
    conflicts(page, register);
    if !register.deals.is_empty() {
        page.heading("In order of registration");
        page.table(table(register));
        if let Some(file) = file(register) {
            page.say(Text::default().and(format!("From {file}; times are in UTC.")));
        }
    }
    if register.later > 0 {
        let are = number(register.later, "is", "are");
        page.say(format!("{} {are} dated later and left out.", counted(register.later, "registration")));
    }
    page.heading("By party");
    page.table(tallies(register));
}

/// How many collide, in a sentence; what to do about it is what the rules say.
fn conflicts(page: &mut Page, register: &Register<'_>) {
    let count = |word: &str| register.deals.iter().filter(|it| it.credit.word() == word).count();
    let registered = counted(register.deals.len(), "deal");
    let open = count("conflict") + count("tied");
    let is_doubted = |it: &&Registered<'_>| matches!(it.credit, Credit::Doubted(_));
    let (doubted, all) = (register.deals.iter().filter(is_doubted).count(), register.deals.len());
    let unknown = count("unknown") - doubted;
    let mut said = Text::default();
    if !register.is_whole() && unknown == 0 {
        said =
            said.strong("Not all of the register could be read").then("; `partner check` has the details. ");
    }
    if unknown > 0 {
        let of_all = format!("{unknown} of {}", counted(all, "deal"));
        said = said.strong(of_all).and(" cannot be judged: customer, party or time missing or unreadable. ");
    }
    let is_known = register.is_whole() && unknown + doubted == 0;
    if !is_known && unknown == all {
        page.say(said.and("Whether any are in conflict is not known."));
        return;
    }
    said = said.and(format!("{registered} registered; "));
    if doubted > 0 {
        said = said.strong(format!("{} not known", counted(doubted, "credit"))).and("; ");
    }
    page.say(match open {
        0 if is_known => said.and("none in conflict."),
        0 if doubted > 0 => said.then("`partner check` says what to do."),
        0 => said.and("no conflict among those that could be judged."),
        _ => said.strong(format!("{open} contested")).then("; `partner check` says what to do."),
    });
}

fn table(register: &Register<'_>) -> Table {
    // Where all stand in one file, it is named once below the table.
    let is_one = file(register).is_some();
    let place = if is_one { "line" } else { "where" };
    let mut table =
        Table::with_columns(["registered", "customer", "by", "value", "status", "credit", place]).right(&[3]);
    for it in &register.deals {
        let deal = it.deal;
        let plain = |text: String| Cell::from(Text::default().and(text));
        let (path, line) = register.origin(it.place);
        let line = line.map(|line| line.to_string()).unwrap_or_default();
        table.rows.push(vec![
            plain(deal.registered.get().map_or_else(|| NOTHING.to_owned(), ToString::to_string)),
            customer(it),
            plain(party(register, it.place).to_owned()),
            plain(deal.value.get().map_or_else(|| NOTHING.to_owned(), in_print)),
            plain(deal.status.get().map_or_else(|| NOTHING.to_owned(), ToString::to_string)),
            credit(register, it),
            plain(if is_one { line } else { format!("{path}:{line}") }),
        ]);
    }
    table
}

/// Where all deals stand, if that is one file.
fn file<'a>(register: &Register<'a>) -> Option<&'a str> {
    let paths: BTreeSet<&str> = register.deals.iter().map(|it| register.origin(it.place).0).collect();
    paths.first().copied().filter(|_| paths.len() == 1)
}

fn customer(it: &Registered<'_>) -> Cell {
    let name = it.deal.customer.get().map_or(NOTHING, |customer| customer.as_str());
    let product = it.deal.product.get().map(|product| Text::default().and(product.as_str()));
    Cell::of_lines(std::iter::once(Text::default().and(name)).chain(product).collect())
}

fn party<'a>(register: &Register<'a>, place: DealPlace) -> &'a str {
    let partnership = register.surveyed.partnership;
    let party = at(partnership, place).and_then(|deal| deal.partner.get());
    party.map_or(NOTHING, |party| partnership.charter.value.party_name(party.as_str()))
}

fn credit(register: &Register<'_>, it: &Registered<'_>) -> Cell {
    match it.credit {
        Credit::Given { until: Some(until) } => {
            Cell::of_lines(vec!["credited".into(), Text::default().and(format!("protected until {until}"))])
        }
        Credit::Given { until: None } => "credited".into(),
        Credit::Protected(collision) if collision.is_same_party => {
            Cell::toned("registered twice", Tone::Caution)
        }
        Credit::Protected(collision) => {
            let first = party(register, collision.first);
            Cell::toned(Text::default().and(format!("not credited: protected for {first}")), Tone::Bad)
        }
        Credit::Tied => Cell::toned("no one: registered at the same time", Tone::Bad),
        Credit::Doubted(doubt) => {
            let other = if doubt.first == it.place { doubt.later } else { doubt.first };
            let customer = at(register.surveyed.partnership, other).and_then(|deal| deal.customer.get());
            let name = customer.map_or(NOTHING, |name| name.as_str());
            let text = Text::default().and("not known: probably the same customer as ").and(name);
            Cell::toned(text, Tone::Caution)
        }
        Credit::Unknown => Cell::toned(format!("not known: {}", lack(it)), Tone::Caution),
    }
}

/// What is missing to tell who is credited.
fn lack(it: &Registered<'_>) -> String {
    let all = [
        ("customer", it.deal.customer.is_given()),
        ("party", it.deal.partner.is_given()),
        ("time", it.deal.registered.is_given()),
    ];
    let missing: Vec<&str> =
        all.into_iter().filter(|(_, is_given)| !is_given).map(|(name, _)| name).collect();
    format!("no {}", crate::grammar::alternatives(&missing))
}

fn tallies(register: &Register<'_>) -> Table {
    let mut table = Table::with_columns(["party", "registered", "credited", "value", "no value given"])
        .right(&[1, 2, 3, 4]);
    let charter = &register.surveyed.partnership.charter.value;
    for tally in register.tallies() {
        let worth: Vec<Text> = tally.worth.iter().map(|sum| Text::default().and(in_print(sum))).collect();
        table.rows.push(vec![
            Text::default().and(charter.party_name(tally.party)).into(),
            tally.registered.to_string().into(),
            tally.credited.to_string().into(),
            if worth.is_empty() { NOTHING.into() } else { Cell::of_lines(worth) },
            tally.unpriced.to_string().into(),
        ]);
    }
    table
}
