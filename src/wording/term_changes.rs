//! Changes of terms in words.

use crate::document::charter::Charter;
use crate::document::{Difference, Document, Meaning, Said};
use crate::grammar::{counted, in_print, number, shortened};
use crate::method::term_changes::{Effect, Movement, Outcome, Seen, TermChange, Witness};
use crate::method::terms::{Roles, Sight};
use crate::yaml::{Step, YamlPath};

/// Said once wherever changes are shown: they are no verdict.
pub const NO_MERIT: &str = "Better and worse are direction, not merit, and no legal advice.";

/// The most columns of a text that is quoted.
const LONGEST: usize = 60;

/// The keys that say what an entry without an id is.
const NAMING: [&str; 8] = ["name", "what", "item", "goal", "who", "when", "rule", "kind"];

/// A change in a sentence: `exit notice of Kestrel shortened from 90 days to 30 days`.
#[must_use]
pub fn what(change: &TermChange, before: &Document<Charter>, after: &Document<Charter>) -> String {
    let mut subject = change.term.noun.to_owned();
    let is_moved = change.moved_between().is_some();
    if let Some(entry) = entry(change, before, after).filter(|_| change.record.is_none() && !is_moved) {
        subject = format!("{subject} {entry}");
    }
    if let Some(party) = &change.difference.party {
        let name = if after.value.party_ids().contains(&party.as_str()) {
            after.value.party_name(party)
        } else {
            before.value.party_name(party)
        };
        subject = format!("{subject} for {name}");
    }
    match change.moved_between() {
        None => format!("{subject} {}", moved(change)),
        Some((from, to)) => {
            let from = format!("{subject} moved from {} to {}", section(from), section(to));
            if change.movement == Movement::Moved { from } else { format!("{from}, {}", moved(change)) }
        }
    }
}

fn section(name: &str) -> String {
    if name == "contract" { "the contract".to_owned() } else { format!("`{name}`") }
}

fn moved(change: &TermChange) -> String {
    let said = |said: &Option<Said>| said.as_ref().map(figure).unwrap_or_default();
    let (was, is) = (said(&change.difference.before), said(&change.difference.after));
    let is_clause = change.term.scale == ["no", "yes"]
        && change.moved_between().is_none()
        && change.difference.term.first().is_some_and(|it| it == "contract");
    match change.movement {
        Movement::Raised if is_clause && is == "yes" => "added".to_owned(),
        Movement::Raised if is_clause => format!("added: {is}"),
        Movement::Lowered if is_clause && was == "yes" => "removed".to_owned(),
        Movement::Lowered if is_clause => format!("removed, was {was}"),
        Movement::Added => format!("added: {is}"),
        Movement::Removed => format!("removed, was {was}"),
        Movement::Opened => format!("now undecided, was {was}"),
        Movement::Settled => format!("settled: {is}"),
        Movement::Restated if is.is_empty() => format!("no longer stated, was {was}"),
        Movement::Restated => format!("stated: {is}"),
        Movement::Moved => String::new(),
        Movement::Replaced if change.is_to_read() => reworded(&change.difference),
        Movement::Raised | Movement::Lowered if was.is_empty() => format!("set to {is}"),
        Movement::Raised | Movement::Lowered if is.is_empty() => format!("removed, was {was}"),
        Movement::Replaced | Movement::Raised | Movement::Lowered => {
            format!("{} from {was} to {is}", verb(change))
        }
    }
}

/// Both wordings from where they part, some words earlier.
fn reworded(difference: &Difference) -> String {
    const WORDS_BEFORE: usize = 3;
    let words = |said: &Option<Said>| -> Vec<String> {
        let said = said.as_ref().map(|said| said.words.as_str()).unwrap_or_default();
        said.split(' ').map(str::to_owned).collect()
    };
    let (was, is) = (words(&difference.before), words(&difference.after));
    let same = was.iter().zip(&is).take_while(|(one, other)| one == other).count();
    let start = if same > WORDS_BEFORE + 1 { same - WORDS_BEFORE } else { 0 };
    let shown = |words: &[String]| {
        let rest = words.get(start..).unwrap_or_default().join(" ");
        let dots = if start > 0 { "\u{2026} " } else { "" };
        format!("\u{2018}{dots}{}\u{2019}", shortened(&rest, LONGEST))
    };
    format!("reworded from {} to {}", shown(&was), shown(&is))
}

fn verb(change: &TermChange) -> &'static str {
    let is_raised = change.movement == Movement::Raised;
    let meaning = change.difference.before.as_ref().and_then(|said| said.meaning.as_ref());
    match (change.movement, meaning) {
        (Movement::Raised | Movement::Lowered, _) if !change.term.scale.is_empty() => "changed",
        (Movement::Raised | Movement::Lowered, Some(Meaning::Length(_))) => {
            if is_raised {
                "lengthened"
            } else {
                "shortened"
            }
        }
        (Movement::Raised | Movement::Lowered, Some(Meaning::Words(_))) => {
            if is_raised {
                "moved later"
            } else {
                "moved earlier"
            }
        }
        (Movement::Raised, _) => "raised",
        (Movement::Lowered, _) => "lowered",
        _ => "changed",
    }
}

/// What is said, as in print.
fn figure(said: &Said) -> String {
    match &said.meaning {
        Some(Meaning::Money(money)) => in_print(money),
        Some(Meaning::Number(number)) => in_print(number),
        Some(Meaning::Flag(_)) if !matches!(said.words.as_str(), "yes" | "no" | "true" | "false") => {
            shortened(&said.words, LONGEST)
        }
        Some(Meaning::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
        Some(Meaning::AsWritten) | None => shortened(&said.words, LONGEST),
        Some(_) => said.words.clone(),
    }
}

/// Of an entry of a list, what it is called.
fn entry(change: &TermChange, before: &Document<Charter>, after: &Document<Charter>) -> Option<String> {
    let difference = &change.difference;
    let mut term = difference.term.iter().peekable();
    for (at, step) in difference.name.steps().iter().enumerate() {
        match step {
            Step::Key(key) if term.peek().is_some_and(|it| *it == key) => _ = term.next(),
            Step::Key(key) if difference.party.as_ref() == Some(key) => {}
            Step::Key(key) => return Some(format!("`{key}`")),
            Step::Index(_) => {
                let of = |document: &Document<Charter>, said: &Option<Said>| {
                    let around = said.as_ref()?.path.steps().get(..=at)?;
                    let around = around.iter().cloned().fold(YamlPath::root(), YamlPath::step);
                    let name = NAMING.iter().find_map(|key| document.text_at(&around.clone().key(*key)))?;
                    Some(format!("({})", shortened(name, LONGEST)))
                };
                // What came or went is told as a whole.
                let is_whole = difference.name.steps().len() == at + 1;
                return of(after, &difference.after)
                    .or_else(|| of(before, &difference.before))
                    .filter(|_| !is_whole);
            }
        }
    }
    None
}

/// What a change means for a party, in a word or two.
#[must_use]
pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Better => "better",
        Effect::Worse => "worse",
        Effect::BothWays => "both ways",
        Effect::Depends => "depends",
        Effect::Neither => "neither",
    }
}

/// So many changes of one meaning: `2 better`, `1 that cuts both ways`, `3 that depend on facts`.
#[must_use]
pub fn counted_effect(count: usize, effect: Effect) -> String {
    match effect {
        Effect::BothWays => format!("{count} that {} both ways", number(count, "cuts", "cut")),
        Effect::Depends => format!("{count} that {} on other facts", number(count, "depends", "depend")),
        Effect::Better | Effect::Worse | Effect::Neither => format!("{count} {}", self::effect(effect)),
    }
}

/// What is known of the consequence, where that has to be said.
#[must_use]
pub fn outcome(change: &TermChange) -> Option<String> {
    match change.outcome {
        Outcome::NoEffect => Some("no effect on what is computed".to_owned()),
        Outcome::Read => Some("words changed, read them".to_owned()),
        Outcome::Differs if change.moved_with > 0 => {
            Some(format!("together with {}", counted(change.moved_with, "other change")))
        }
        Outcome::Differs | Outcome::Direction | Outcome::Told => None,
    }
}

/// The roles in which a change is better and worse for one party: `as who leaves`.
#[must_use]
pub fn roles(change: &TermChange) -> Option<(&'static str, &'static str)> {
    match change.term.roles {
        Roles::Party(first, second) | Roles::By(_, first, second) => Some((first, second)),
        _ => None,
    }
}

/// What was calculated.
#[must_use]
pub const fn sight(witness: &Witness) -> &'static str {
    match witness.sight {
        Sight::FirstDayOut if witness.is_of_others => "first day on which it can be left",
        Sight::FirstDayOut => "first day out",
        Sight::LastDay => "last day of the term",
        Sight::RenewalDay => "last day to refuse renewal",
        Sight::Return => "return per 1 contributed",
        Sight::RevenueShare => "share of expected revenue",
        Sight::NetRevenue => "net revenue",
        Sight::Majority => "majority of the shares",
        Sight::BoardMajority => "majority of the board",
        Sight::DecidesAlone => "decisions taken alone",
        Sight::GateVotes => "decision-makers at the gate",
        Sight::GateDay => "day of the gate",
        Sight::Commitment => "commitment in force",
        Sight::CureDay => "last day to cure a breach notified today",
        Sight::SupportEnds => "last day of support if it ended today",
        Sight::CompetesAgain => "last day of the non-compete if it ended today",
        Sight::DeletedBy => "data deleted by, if it ended today",
        Sight::ExclusiveUntil => "exclusive until",
        Sight::LiabilityLimit => "limit of liability",
        Sight::LastActual => "last actual figure",
        Sight::LongestDispute => "longest dispute",
        Sight::MinimumOfYear => "minimum commitment a year",
        Sight::Audited => "share of revenue it may audit",
        Sight::AnswersShown => "answers needed to show a side's mean",
        Sight::LicenceEnds => "last day of use",
        Sight::ClauseUntil => "last day, counted from today",
        Sight::Protected => "own registrations protected today",
        Sight::TopicsAsked => "topics asked about",
        Sight::Paid => "paid over the term",
        Sight::CapReached => "volume at which the cap binds",
        Sight::LeastPaid => "owed at any volume",
        Sight::LatestDay => "latest day",
        Sight::PriceOfExit => "price of leaving",
        Sight::Votes => "power over decisions",
    }
}

/// A figure as in print; none is said as that.
#[must_use]
pub fn seen(seen: Option<&Seen>) -> String {
    match seen {
        None => "none".to_owned(),
        Some(Seen::Amount(amount)) => in_print(amount),
        Some(Seen::Quantity(quantity)) => in_print(quantity),
        Some(Seen::Paid(amount, Some(volume))) => format!("{} at {}", in_print(amount), in_print(volume)),
        Some(Seen::Paid(amount, None)) => format!("{} at any volume", in_print(amount)),
        Some(Seen::Text(text)) => shortened(text, LONGEST),
        Some(other) => plain(other),
    }
}

/// A figure for programs.
#[must_use]
pub fn plain(seen: &Seen) -> String {
    match seen {
        Seen::Day(day) => day.to_string(),
        Seen::Count(count) => count.to_string(),
        Seen::Amount(amount) => amount.to_string(),
        Seen::Quantity(quantity) => quantity.to_string(),
        Seen::Ratio(ratio, other) => ratio.beside(*other),
        Seen::Word(word) => (*word).to_owned(),
        Seen::Text(text) => text.clone(),
        Seen::WithOthers(0) => "alone".to_owned(),
        Seen::WithOthers(others) => format!("with {}", counted(*others, "other")),
        Seen::Time(time) => time.to_string(),
        Seen::Paid(amount, Some(volume)) => format!("{amount} at {volume}"),
        Seen::Paid(amount, None) => format!("{amount} at any volume"),
        Seen::Power { alone, blocks, outvoted, stays_away, of } => {
            let told = [
                ("takes {} alone", *alone),
                ("can block {}", *blocks),
                ("can be outvoted in {}", *outvoted),
                ("can stop {} by staying away", *stays_away),
            ];
            let told = told.into_iter().filter(|(_, count)| *count > 0);
            let told: Vec<String> =
                told.map(|(words, count)| words.replace("{}", &count.to_string())).collect();
            format!("{} of {}", told.join(", "), counted(*of, "decision"))
        }
    }
}

/// A change as one party sees it, in a line: `exit notice shortened from 90 days to 30 days: worse; first day out: …`.
#[must_use]
pub fn for_party(
    change: &TermChange,
    party: &str,
    before: &Document<Charter>,
    after: &Document<Charter>,
) -> String {
    let mut line = format!("{}: {}", what(change, before, after), effect(change.effect(party)));
    for witness in change.witnesses.iter().filter(|it| it.party == party && it.differs()) {
        let (was, is) = (seen(witness.before.as_ref()), seen(witness.after.as_ref()));
        line = format!("{line}; {}: {was} \u{2192} {is}", sight(witness));
    }
    if let Some(fact) = change.depends_on {
        line = format!("{line} (on {fact})");
    }
    outcome(change).map_or(line.clone(), |outcome| format!("{line}; {outcome}"))
}
