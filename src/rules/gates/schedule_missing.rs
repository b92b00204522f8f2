use crate::document::charter::value::Minimum;
use crate::document::{List, NoneOr, folded};
use crate::finding::{Consequence, Place, Severity};
use crate::method::deal::is_company;
use crate::method::stakes::Stakes;
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// no decision gates
    "gate-schedule-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Unsaid,
    question: "On which days does each party decide whether to continue, change course or exit?",
    at: "gates", example: "3 and 6 months after the start", concerns: Each,
    authority: ["S2", "S4"],
    why: "without a date to decide, a partnership that does not work carries on",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    gates,
    no: "decision gates",
    write: "agree gates at 3 and 6 months at least and add them to `gates`, such as `- {id: traction, after: 3 months}`, with criteria and decision-makers",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let gates = &subject.charter.gates;
    let step = steps(subject).filter(|_| gates.is_missing() && !gates.is_open());
    let exclusive = step.is_none().then(|| exclusive(subject)).flatten();
    if let Some((party, path, consequence)) = exclusive.filter(|_| gates.is_without_entries()) {
        let name = subject.charter.party_name(party);
        drafts
            .at_key("gates", format!("no gate at which exclusivity for {name} can end"))
            .consequence(consequence)
            .help("set targets for two dates, such as `- {id: first-half-year, after: 6 months}` under `gates`; if one is missed, the others may sell again")
            .also(&Place::value(path), "exclusivity");
        return;
    }
    let Some(step) = step else {
        WANTED.judge(subject, drafts);
        return;
    };
    // The days of decision are agreed, and only not written as gates.
    drafts
        .at_value(step.path, format!("no gate for the next step: {}", step.what))
        .at_most(Severity::Advice)
        .help("agree a gate for each step, such as `- {id: second-year, after: 1 year}` under `gates`, with criteria and decision-makers");
}

/// The first party that counts on being the only one, where it says so, and what happens if nobody decides on it: whoever has
/// granted it, or stakes much of its year on it, is held by it; else the parties expect different things.
fn exclusive<'a>(subject: &Subject<'a>) -> Option<(&'a str, String, Consequence)> {
    // The owners of a company are held by it, not by what one of them expects.
    if is_company(subject.charter) {
        return None;
    }
    let said = subject.charter.canvas.get()?.exclusivity.get()?;
    let (party, _) = said.iter().find(|(_, it)| matches!(it.expects.get(), Some(NoneOr::Some(_))))?;
    let grants =
        |other: &str| said.of(other).get().is_some_and(|it| matches!(it.grants.get(), Some(NoneOr::Some(_))));
    let others = || subject.charter.party_ids().into_iter().filter(|other| *other != party);
    let stakes = Stakes::of(subject.charter, subject.assessment, subject.policy);
    let is_granted = others().any(grants) || others().any(|other| stakes.exposed.contains(other));
    let consequence = if is_granted { Consequence::Trapped } else { Consequence::Differing };
    Some((party, format!("canvas.exclusivity.{party}.expects"), consequence))
}

/// Where the deal itself goes on by steps.
struct Steps {
    path: String,
    what: &'static str,
}

/// A payment that hangs on a step, or a minimum that rises.
fn steps(subject: &Subject<'_>) -> Option<Steps> {
    let value = subject.charter.value.get()?;
    let exchange = value.exchange.get().into_iter().flat_map(List::iter);
    let mut kinds = exchange.filter_map(|(index, entry)| Some((index, folded(entry.kind.get()?.as_str()))));
    let minimums = subject.charter.minimums().into_iter();
    let mut rising = minimums.filter(|(.., listed)| listed.iter().filter(|(_, it)| is_step(it)).count() > 1);
    if let Some((_, place, _)) = rising.next() {
        let payment = kinds.find(|(_, kind)| kind.contains("minimum"));
        let path = payment.map_or(place, |(index, _)| format!("value.exchange[{index}]"));
        return Some(Steps { path, what: "the minimum changes in steps" });
    }
    let by_rate = value.exchange.get().into_iter().flat_map(List::iter);
    let mut by_rate = by_rate.filter_map(|(index, entry)| Some((index, entry.rate.get()?)));
    if let Some((index, _)) = by_rate.find(|(_, rate)| rate.minimum.get().is_some_and(|it| it.len() > 1)) {
        let path = format!("value.exchange[{index}].rate.minimum");
        return Some(Steps { path, what: "the minimum changes in steps" });
    }
    let (index, _) = kinds.find(|(_, kind)| kind.contains("milestone"))?;
    Some(Steps { path: format!("value.exchange[{index}]"), what: "a payment depends on a milestone" })
}

/// Whether a minimum is of one period of several, such as `the second year`.
fn is_step(minimum: &Minimum) -> bool {
    const WHICH: &[&str] =
        &["first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "next", "following"];
    let what = minimum.what.get().map(|what| folded(what.as_str())).unwrap_or_default();
    let words: Vec<&str> = what.split(|c: char| !c.is_alphanumeric()).collect();
    let is_period =
        |word: &&str| ["year", "quarter", "month", "phase", "period"].iter().any(|it| word.starts_with(it));
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_one = words.iter().any(|word| WHICH.contains(word) || is_number(word));
    minimum.amount.is_given() && is_one && words.iter().any(is_period)
}
