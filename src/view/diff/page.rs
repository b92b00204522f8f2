//! The changes for people.

use super::{By, Compared, Diff, lines};
use crate::document::charter::Charter;
use crate::grammar::{capitalised, counted, series};
use crate::method::term_changes::{Effect, TermChange};
use crate::partnership::Partnership;
use crate::view::{Cell, Page, Table, Text, Tone, title_of};
use crate::wording::term_changes as words;

pub(super) fn page(diff: &Diff<'_>) -> Page {
    let mut page = Page::default();
    not_compared(&mut page, diff);
    let is_said = diff.compared.iter().any(Compared::is_different);
    for compared in diff.compared.iter().filter(|it| it.is_different()) {
        show(&mut page, diff, compared);
    }
    match (is_said, diff.compared.len()) {
        // Without a word on for whom, there is nothing to take for a verdict.
        (true, _) if diff.order == By::Section => {}
        (true, _) => page.say(words::NO_MERIT),
        (false, 0) => {}
        (false, count) => page.say(format!(
            "No change between {} and {}: {} compared.",
            diff.before.name,
            diff.after.name,
            counted(count, "charter")
        )),
    }
    page
}

/// First of all what nobody can tell.
fn not_compared(page: &mut Page, diff: &Diff<'_>) {
    if diff.not_compared.is_empty() {
        return;
    }
    page.say(Text::default().strong("Not compared").and(": whether these have changed is not known."));
    let point = |it: &super::NotCompared<'_>| {
        Text::default().code(it.path).and(format!(" in {}: {}", it.side, it.why))
    };
    page.list(diff.not_compared.iter().map(point).collect());
}

impl Compared<'_> {
    fn is_different(&self) -> bool {
        !self.changes.is_empty()
            || self.pair.before.is_none()
            || self.pair.after.is_none()
            || self.pair.moved_from().is_some()
    }
}

fn show(page: &mut Page, diff: &Diff<'_>, compared: &Compared<'_>) {
    let Some(either) = compared.pair.either() else { return };
    // Clients and other readers know no files.
    page.title(match diff.order {
        By::Weight => title_of(either),
        By::Section => Text::default().name(either.name()),
    });
    let (before, after) = match (compared.pair.before, compared.pair.after) {
        (Some(before), Some(after)) => (before, after),
        (None, _) => return page.say(format!("New in {}: every term is new.", diff.after.name)),
        (_, None) => return page.say(format!("Gone in {}: no term is left.", diff.after.name)),
    };
    if let Some(from) = compared.pair.moved_from() {
        page.say(Text::default().and("Moved from ").code(from).and("."));
    }
    if compared.changes.is_empty() {
        return page.say("No change in what it says.");
    }
    let charter = &after.charter.value;
    if diff.order == By::Section {
        page.say(format!(
            "{} between {} and {}.",
            counted(compared.changes.len(), "change"),
            diff.before.name,
            diff.after.name
        ));
        return sections(page, compared, before, after);
    }
    page.say(format!(
        "{} between {} and {}. {}",
        counted(compared.changes.len(), "change"),
        diff.before.name,
        diff.after.name,
        ledger(compared, charter)
    ));
    let mut table = Table::with_columns(["weight", "change", "for whom", "approved"]).right(&[0]);
    for change in &compared.changes {
        let file = change.record.as_ref().map_or(String::new(), |[_, now]| format!("{now}, "));
        let place = match lines(change, before, after) {
            [Some(then), Some(now)] if then != now => format!("{file}line {now}, was {then}"),
            [_, Some(line)] => format!("{file}line {line}"),
            [Some(line), None] => format!("{file}line {line} before"),
            [None, None] => file,
        };
        let mut lines = vec![Text::from(words::what(change, &before.charter, &after.charter))];
        lines.push(Text::default().and(format!("{place}, ")).code(change.difference.name.to_string()));
        table.row([
            Cell::from(change.weight.to_string()),
            Cell::of_lines(lines),
            for_whom(change, charter),
            Cell::from(approved(change)),
        ]);
    }
    page.table(table);
}

/// The changes in words, in the order of the charter.
fn sections(page: &mut Page, compared: &Compared<'_>, before: &Partnership, after: &Partnership) {
    let section_of = |change: &'_ TermChange| change.difference.term.first().cloned().unwrap_or_default();
    let mut sections: Vec<String> = Charter::KEYS.iter().map(|key| (*key).to_owned()).collect();
    // What stands in a record, or under a key that the format does not know, comes last.
    for section in compared.changes.iter().map(section_of) {
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    for section in &sections {
        let is_here = |change: &&TermChange| change.difference.term.first().is_some_and(|it| it == section);
        let points: Vec<Text> = compared
            .changes
            .iter()
            .filter(is_here)
            .map(|change| Text::from(capitalised(&words::what(change, &before.charter, &after.charter))))
            .collect();
        if !points.is_empty() {
            page.heading(capitalised(&section.replace('_', " ")));
            page.list(points);
        }
    }
}

/// What each party gains and loses, counted and never summed up.
fn ledger(compared: &Compared<'_>, charter: &Charter) -> String {
    let mut said = Vec::new();
    for party in charter.party_ids() {
        let count = |wanted: Effect| compared.changes.iter().filter(|it| it.effect(party) == wanted).count();
        let of = |effect: Effect| match count(effect) {
            0 => None,
            count => Some(words::counted_effect(count, effect)),
        };
        let effects = [Effect::Better, Effect::Worse, Effect::BothWays, Effect::Depends];
        let counts: Vec<String> = effects.into_iter().filter_map(of).collect();
        if !counts.is_empty() {
            said.push(format!("{}: {}.", charter.party_name(party), series(&counts)));
        }
    }
    said.join(" ")
}

fn for_whom(change: &TermChange, charter: &Charter) -> Cell {
    let mut lines = Vec::new();
    // Parties that fare alike share their lines.
    let mut alike: Vec<(Effect, Vec<String>, Vec<&str>)> = Vec::new();
    for (party, effect) in &change.effects {
        let own = change.witnesses.iter().filter(|it| it.party == *party && it.differs());
        let seen: Vec<String> = own
            .map(|it| {
                let (before, after) = (words::seen(it.before.as_ref()), words::seen(it.after.as_ref()));
                format!("{}: {before} \u{2192} {after}", words::sight(it))
            })
            .collect();
        let name = charter.party_name(party);
        match alike.iter_mut().find(|(other, lines, _)| other == effect && *lines == seen) {
            Some((.., parties)) => parties.push(name),
            None => alike.push((*effect, seen, vec![name])),
        }
    }
    for (effect, seen, parties) in alike {
        if effect == Effect::Neither && seen.is_empty() {
            continue;
        }
        lines.push(Text::default().name(series(&parties)).and(": ").strong(words::effect(effect)));
        lines.extend(seen.into_iter().map(|line| Text::default().and(line)));
    }
    let is_both = change.effects.iter().any(|(_, effect)| *effect == Effect::BothWays);
    if let Some((first, second)) = words::roles(change).filter(|_| is_both) {
        lines.push(Text::default().and(format!("each is both: {first}, {second}")));
    }
    if let Some(fact) = change.depends_on {
        lines.push(Text::default().and(format!("depends on {fact}")));
    }
    if let Some(outcome) = words::outcome(change) {
        // One word of an agreed term can be the whole deal.
        let is_warning = change.is_to_read() && change.approved.is_some();
        let said = if is_warning { Text::default().strong("warning").and(": ") } else { Text::default() };
        lines.push(said.and(outcome));
    }
    if lines.is_empty() {
        lines.push(Text::default().and("neither better nor worse for anyone"));
    }
    let worst = |wanted: Effect| change.effects.iter().any(|(_, effect)| *effect == wanted);
    let tone = match () {
        () if change.is_to_read() && change.approved.is_some() => Tone::Caution,
        () if change.weight > 2 || !(worst(Effect::Worse) || worst(Effect::Better) || is_both) => Tone::Quiet,
        () => Tone::Plain,
    };
    Cell { lines, tone }
}

fn approved(change: &TermChange) -> &'static str {
    match change.approved {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not needed",
    }
}
