//! The health check with described answers: where the sides differ, where all are low, what nobody can say, drawbacks apart.

use schemars::JsonSchema;
use serde::Serialize;

use super::PartnershipHealth;
use crate::document::records::health::{HealthArea, InWords};
use crate::grammar::{counted, number, series};
use crate::method::health::{Mean, Thresholds};
use crate::method::instrument::{Answered, Basis, Moved, Results, SideSays, reached, step_name};
use crate::method::scorecard::IN_PLACE;
use crate::view::{Page, Text};

/// What the page says of it; nothing where no one has answered so.
pub(super) fn say(page: &mut Page, look: &PartnershipHealth<'_>) {
    let Some(results) = &look.described else { return };
    let policy = look.policy;
    let parties = look.surveyed.partnership.charter.value.party_ids().len();
    let plain = |text: String| Text::default().and(text);
    let path = look.surveyed.partnership.records.health.get(results.record).map(|it| it.source.path.as_str());
    page.heading("Health check, described answers");
    let agreed = agreed(look, results);
    if !agreed.is_empty() {
        page.say(plain(format!(
            "Agreed view, one open sheet of the team: {}. It is not compared with means of single answers.",
            series(&agreed)
        )));
    }
    points(page, "The parties differ", results.apart(policy).iter().map(|it| differing(look, it)).collect());
    points(
        page,
        "Rated low by every party",
        results.low(parties, policy).iter().map(|it| low(look, it)).collect(),
    );
    let unsayable = results.unsayable().into_iter().map(|(it, sides)| {
        let names: Vec<&str> = sides.iter().map(|side| look.name(&side.party)).collect();
        format!("{} {}", it.item.asks, series(&names))
    });
    points(page, "Over a third cannot say", unsayable.collect());
    let drawbacks = results.drawbacks(policy).into_iter().map(|(it, sides)| {
        let each: Vec<String> = sides.iter().map(|(side, mean)| view(look, side, *mean)).collect();
        format!("{} {}", it.item.asks, series(&each))
    });
    points(page, "Drawbacks that are not seen or shared", drawbacks.collect());
    let fewer = Thresholds::of(look.surveyed.partnership, policy, look.as_of).spread;
    let moved = results
        .moved
        .iter()
        .map(|it| format!("{}, {}: {}", it.item, look.name(&it.party), movement(it, fewer)));
    points(page, "What has moved since the check before", moved.collect());
    let areas = results.areas.iter().map(|(area, sides)| {
        let each: Vec<String> =
            sides.iter().map(|(party, mean)| format!("{} {mean}", look.name(party))).collect();
        format!("{}: {}", area.title(), series(&each))
    });
    points(page, "By area, without the drawbacks", areas.collect());
    let card = IN_PLACE.iter().filter_map(|(dimension, id)| {
        let it = results.answered.iter().find(|it| it.item.id == *id)?;
        let each =
            it.sides.iter().filter_map(|side| Some(format!("{} {}", look.name(&side.party), side.mean?)));
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| format!("{}: {}", dimension.name(), series(&each)))
    });
    points(page, "In place of a scorecard", card.collect());
    let disagree = results.contradicted.iter().map(|it| {
        format!(
            "{} answers {} with {} of 5; the records have {}",
            look.name(&it.party),
            it.item,
            it.mean,
            it.records
        )
    });
    points(page, "The answers and the records disagree", disagree.collect());
    let lifts = results.lifts.iter().map(|lift| format!("{}: {}", look.name(&lift.party), lift.what()));
    points(page, "How to improve it", lifts.collect());
    if !results.lifts.is_empty() {
        page.say("`partner plan thirty-days --write` makes actions of it: without one the check was held, and not used.");
    }
    for asked in [InWords::Differently, InWords::IfEnded] {
        let said = results.spoken.iter().filter(|it| it.asked == asked);
        let said = said.map(|it| format!("{}: {}", look.name(&it.party), it.text));
        let title = asked.doc().trim_end_matches('?');
        points(page, title, said.collect());
    }
    if !results.unknown.is_empty() {
        let verb = number(results.unknown.len(), "is", "are");
        page.say(plain(format!("Not read, as no question {verb} called so: {}.", series(&results.unknown))));
    }
    if let Some(path) = path {
        page.say(plain(format!("From {path}.")));
    }
}

fn points(page: &mut Page, title: &str, points: Vec<String>) {
    if !points.is_empty() {
        page.say(format!("{title}:"));
        page.list(points.into_iter().map(|point| Text::default().and(point)).collect());
    }
}

/// `2.3 (6 answers) to 3.1 (fewer than 5 answers)`; of one sheet there is nothing to count.
fn movement(it: &Moved, fewer: u32) -> String {
    let said = |mean: Mean, count: Option<u64>| match (it.basis, count) {
        (Basis::Agreed, _) => format!("\"{}\"", step_name(reached(mean))),
        (_, Some(count)) => format!("{mean} ({})", counted(count, "answer")),
        (_, None) => format!("{mean} (fewer than {})", counted(fewer, "answer")),
    };
    format!("{} to {}", said(it.before, it.count_before), said(it.now, it.count_now))
}

/// The parties that answered on one sheet, by name.
fn agreed(look: &PartnershipHealth<'_>, results: &Results) -> Vec<String> {
    let sides = results.answered.iter().flat_map(|it| &it.sides);
    let mut names: Vec<String> = sides
        .filter(|side| side.basis == Basis::Agreed)
        .map(|side| look.name(&side.party).to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// `Velo Post 2.3, apart (6 answers)`.
fn view(look: &PartnershipHealth<'_>, side: &SideSays, mean: Mean) -> String {
    let name = look.name(&side.party);
    let step = step_name(reached(mean));
    match (side.basis, side.count) {
        (Basis::Agreed, _) => format!("{name} \"{step}\""),
        (_, Some(count)) => format!("{name} {mean}, \"{step}\" ({count} answers)"),
        (_, None) => format!("{name} {mean}, \"{step}\""),
    }
}

/// The less content side speaks first.
fn differing(look: &PartnershipHealth<'_>, it: &Answered) -> String {
    let Some((low, high)) = it.gap(look.policy) else { return String::new() };
    let both = low.mean.zip(high.mean);
    let Some((lower, higher)) = both else { return String::new() };
    format!("{} {}; {}", it.item.asks, view(look, low, lower), view(look, high, higher))
}

fn low(look: &PartnershipHealth<'_>, it: &Answered) -> String {
    let each: Vec<String> = it.sides.iter().filter_map(|side| Some(view(look, side, side.mean?))).collect();
    format!("{} {}", it.item.asks, series(&each))
}

/// The described answers of a health check.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct DescribedEntry<'a> {
    /// The record.
    path: &'a str,
    /// The questions that somebody has answered.
    described: Vec<DescribedItem<'a>>,
    /// The questions that the parties see differently, by id.
    differing: Vec<&'a str>,
    /// The questions that every party rates low.
    low_everywhere: Vec<&'a str>,
    /// The questions that over a third of a party cannot answer.
    cannot_say: Vec<&'a str>,
    /// The drawbacks that a party rates low.
    low_drawbacks: Vec<&'a str>,
    /// What has moved since the check before.
    moved_items: Vec<MovedItem<'a>>,
    /// The mean of each party by area, drawbacks left out.
    by_area: Vec<ByArea<'a>>,
    /// What would lift it.
    lifts: Vec<LiftEntry<'a>>,
    /// Where answers and records disagree.
    contradicted: Vec<ContradictedEntry<'a>>,
    /// What the parties say openly in words.
    said_in_words: Vec<SaidInWords<'a>>,
    /// Ids with answers that no question has.
    unknown_items: &'a [String],
}

/// What a party says in words.
#[derive(Debug, Serialize, JsonSchema)]
struct SaidInWords<'a> {
    /// What was asked.
    asked_in_words: InWords,
    /// The party.
    party: &'a str,
    /// Its words.
    words: &'a str,
}

/// A question with what the parties say.
#[derive(Debug, Serialize, JsonSchema)]
struct DescribedItem<'a> {
    /// Its id.
    item: &'a str,
    /// What it is about.
    item_area: HealthArea,
    /// What it asks.
    item_asks: &'a str,
    /// Whether it asks for a drawback.
    drawback: bool,
    /// The parties whose answers may be shown.
    said_by: Vec<SaidBy<'a>>,
}

/// What a party says.
#[derive(Debug, Serialize, JsonSchema)]
struct SaidBy<'a> {
    /// The party.
    party: &'a str,
    /// How it has answered.
    answered_how: Basis,
    /// The mean; null where too few have given a step.
    item_mean: Option<Mean>,
    /// The step that the mean has reached; null likewise.
    step_reached: Option<&'static str>,
    /// Whether over a third cannot say.
    many_cannot_say: bool,
}

/// What has moved.
#[derive(Debug, Serialize, JsonSchema)]
struct MovedItem<'a> {
    /// The id of the question.
    item: &'a str,
    /// The party.
    party: &'a str,
    /// The mean then.
    mean_before: Mean,
    /// The mean now.
    mean_now: Mean,
    /// How many answered then; null below the least number of answers that is told, and of an agreed sheet.
    answers_before: Option<u64>,
    /// How many answer now; null likewise.
    answers_now: Option<u64>,
}

/// The means of an area.
#[derive(Debug, Serialize, JsonSchema)]
struct ByArea<'a> {
    /// The area.
    item_area: HealthArea,
    /// Each party.
    area_means: Vec<AreaMean<'a>>,
}

/// The mean of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct AreaMean<'a> {
    /// The party.
    party: &'a str,
    /// Its mean.
    area_mean: Mean,
}

/// What would lift a question.
#[derive(Debug, Serialize, JsonSchema)]
struct LiftEntry<'a> {
    /// The id of the question.
    item: &'a str,
    /// The party that is least content.
    party: &'a str,
    /// The step that it has reached.
    from_step: &'static str,
    /// The next one.
    to_step: &'static str,
    /// Its described answer.
    next_answer: &'a str,
}

/// An answer that the records contradict.
#[derive(Debug, Serialize, JsonSchema)]
struct ContradictedEntry<'a> {
    /// The id of the question.
    item: &'a str,
    /// The party.
    party: &'a str,
    /// Its mean.
    item_mean: Option<Mean>,
    /// What the records say.
    records_say: &'a str,
}

pub(super) fn data<'a>(look: &'a PartnershipHealth<'_>) -> Option<DescribedEntry<'a>> {
    let results = look.described.as_ref()?;
    let parties = look.surveyed.partnership.charter.value.party_ids().len();
    let ids = |list: Vec<&'a Answered>| list.into_iter().map(|it| it.item.id.as_str()).collect();
    let item = |it: &'a Answered| DescribedItem {
        item: &it.item.id,
        item_area: it.item.area,
        item_asks: &it.item.asks,
        drawback: it.item.is_drawback,
        said_by: it.sides.iter().map(said_by).collect(),
    };
    let area = |(area, sides): &'a (HealthArea, Vec<(String, Mean)>)| ByArea {
        item_area: *area,
        area_means: sides.iter().map(|(party, mean)| AreaMean { party, area_mean: *mean }).collect(),
    };
    Some(DescribedEntry {
        path: look.surveyed.partnership.records.health.get(results.record)?.source.path.as_str(),
        described: results.answered.iter().map(item).collect(),
        differing: ids(results.apart(look.policy)),
        low_everywhere: ids(results.low(parties, look.policy)),
        cannot_say: ids(results.unsayable().into_iter().map(|(it, _)| it).collect()),
        low_drawbacks: ids(results.drawbacks(look.policy).into_iter().map(|(it, _)| it).collect()),
        moved_items: results
            .moved
            .iter()
            .map(|it| MovedItem {
                item: &it.item,
                party: &it.party,
                mean_before: it.before,
                mean_now: it.now,
                answers_before: it.count_before,
                answers_now: it.count_now,
            })
            .collect(),
        by_area: results.areas.iter().map(area).collect(),
        lifts: results
            .lifts
            .iter()
            .map(|lift| LiftEntry {
                item: &lift.item,
                party: &lift.party,
                from_step: step_name(lift.from),
                to_step: step_name(lift.from + 1),
                next_answer: &lift.next,
            })
            .collect(),
        contradicted: results
            .contradicted
            .iter()
            .map(|it| ContradictedEntry {
                item: &it.item,
                party: &it.party,
                item_mean: Some(it.mean),
                records_say: &it.records,
            })
            .collect(),
        said_in_words: results
            .spoken
            .iter()
            .map(|it| SaidInWords { asked_in_words: it.asked, party: &it.party, words: &it.text })
            .collect(),
        unknown_items: &results.unknown,
    })
}

fn said_by(side: &SideSays) -> SaidBy<'_> {
    SaidBy {
        party: &side.party,
        answered_how: side.basis,
        item_mean: side.mean,
        step_reached: side.mean.map(|mean| step_name(reached(mean))),
        many_cannot_say: side.cannot_say,
    }
}
