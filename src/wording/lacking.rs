//! What a checklist has no evidence for, in the words of those who answer.

use super::parties::names;
use crate::document::charter::Charter;
use crate::document::charter::metrics::Metric;
use crate::grammar::{series, spaced};
use crate::method::readiness::{Found, Need};
use crate::yaml::{Step, YamlPath};

/// How many things a message names; the help names the keys of all.
const MOST_NAMED: usize = 4;

/// `missing: exit notice for Kestrel Software, IP on exit`, `Kestrel Software has not agreed to Loans originated`.
#[must_use]
pub fn in_words(charter: &Charter, needs: &[Need]) -> String {
    let (agreements, others): (Vec<&Need>, Vec<&Need>) =
        needs.iter().partition(|need| metric_to_agree(charter, need).is_some());
    let missing = match shortened(things(charter, &others)).as_slice() {
        [] => None,
        things => Some(format!("missing: {}", things.join(", "))),
    };
    let refused =
        agreements.into_iter().filter_map(|need| not_agreed(charter, metric_to_agree(charter, need)?));
    missing.into_iter().chain(shortened(refused.collect())).collect::<Vec<_>>().join("; ")
}

/// What one need asks for: `goals for Kestrel Software`; the path where people have no word for it.
#[must_use]
pub fn said(charter: &Charter, need: &Need) -> String {
    let refused = metric_to_agree(charter, need).and_then(|metric| not_agreed(charter, metric));
    refused.unwrap_or_else(|| things(charter, &[need]).concat())
}

/// What a checklist has found, each thing once, in words: `alignment canvas`, `exit notice`.
#[must_use]
pub fn found_things(found: &[Found]) -> Vec<String> {
    let mut things: Vec<String> = Vec::new();
    // With their places, which `things` says once.
    let mut known: Vec<String> = Vec::new();
    for it in found {
        let (of, part) = it.side.as_ref().map_or((it.path.as_str(), ""), |side| (&side.of, side.part));
        let thing = thing(of, part);
        // Where people have no word for it, its key comes next to one.
        let thing = match thing.strip_prefix('`') {
            Some(_) => spaced(of.rsplit('.').next().unwrap_or(of)),
            None => thing,
        };
        if known.contains(&thing) {
            continue;
        }
        known.push(thing.clone());
        // `people, budget and time in chartering`: where it is, the last of them says.
        let place = thing.find(" in ").map(|at| thing[at..].to_owned());
        if let (Some(place), Some(last)) = (place, things.last_mut()) {
            let end = last.strip_suffix(&place).map_or(last.len(), str::len);
            last.truncate(end);
        }
        things.push(thing);
    }
    things
}

/// The keys to add: "`exit.ip` and `exit.transition`".
#[must_use]
pub fn keys(needs: &[Need]) -> String {
    series(&needs.iter().map(|need| format!("`{}`", need.path)).collect::<Vec<_>>())
}

fn shortened(mut texts: Vec<String>) -> Vec<String> {
    if texts.len() > MOST_NAMED {
        let more = texts.len() + 1 - MOST_NAMED;
        texts.truncate(MOST_NAMED - 1);
        texts.push(format!("{more} more"));
    }
    texts
}

/// The metric of which it is the agreement that is missing.
fn metric_to_agree<'a>(charter: &'a Charter, need: &Need) -> Option<&'a Metric> {
    let path = YamlPath::from(need.path.as_str());
    let [Step::Key(section), Step::Index(index), Step::Key(key)] = path.steps() else { return None };
    let is_it = section == "metrics" && key == "agreed_by";
    charter.metrics.get().filter(|_| is_it)?.0.get(*index)?.get()
}

/// The parties that did not complete the canvas, where some did.
fn absent_from_canvas(charter: &Charter, need: &Need) -> Option<String> {
    let together = charter.canvas.get().filter(|_| need.path == "canvas.together")?.together.get()?;
    let is_named = |party: &&str| together.values().any(|it| it.as_str() == *party);
    let absent: Vec<&str> = charter.party_ids().into_iter().filter(|party| !is_named(party)).collect();
    Some(names(charter, &absent))
}

fn not_agreed(charter: &Charter, metric: &Metric) -> Option<String> {
    let agreed = metric.agreed_by.get();
    let has_agreed = |party: &str| agreed.is_some_and(|list| list.values().any(|it| it.as_str() == party));
    let absent: Vec<&str> = charter.party_ids().into_iter().filter(|party| !has_agreed(party)).collect();
    let name = metric.name.get().map(|name| name.as_str());
    let name = name.or_else(|| metric.id.get().map(|id| id.as_str()))?;
    let has = if absent.len() == 1 { "has" } else { "have" };
    Some(format!("{} {has} not agreed to {name}", names(charter, &absent)))
}

/// Each thing once, with the parties of which it is missing.
fn things(charter: &Charter, needs: &[&Need]) -> Vec<String> {
    let mut things: Vec<(String, Vec<&str>, &str)> = Vec::new();
    for need in needs {
        if let Some(absent) = absent_from_canvas(charter, need) {
            things.push((format!("{absent} among those who completed the canvas"), Vec::new(), ""));
            continue;
        }
        let of = need.side.as_ref().map_or(need.path.as_str(), |side| side.of.as_str());
        let part = need.side.as_ref().map_or("", |side| side.part);
        let thing = thing(of, part);
        let party = need.side.as_ref().map(|side| side.party.as_str());
        match things.iter_mut().find(|(known, ..)| *known == thing) {
            Some((_, parties, _)) => parties.extend(party),
            None => things.push((thing, party.into_iter().collect(), need.detail.as_str())),
        }
    }
    let said = |(thing, parties, detail): (String, Vec<&str>, &str)| {
        let whose =
            if parties.is_empty() { String::new() } else { format!(" for {}", names(charter, &parties)) };
        let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
        format!("{thing}{whose}{detail}")
    };
    things.into_iter().map(said).collect()
}

/// What people call what stands at a path; the path itself where they have no word for it.
pub(super) fn thing(path: &str, part: &str) -> String {
    let without_numbers: String = YamlPath::from(path)
        .steps()
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
        .collect::<Vec<_>>()
        .join(".");
    if let Some(phase) = without_numbers.strip_prefix("resources.") {
        let what = if part.is_empty() { "resources" } else { part };
        return format!("{what} in {}", phase.replace('_', " "));
    }
    if without_numbers.starts_with("checklists.") {
        return "answer".to_owned();
    }
    match without_numbers.as_str() {
        "canvas" => "alignment canvas",
        "canvas.completed" => "completion date of the canvas",
        "canvas.together" => "who completed the canvas",
        "canvas.vision" => "joint vision",
        "canvas.goals" => "goals",
        "canvas.success_means" => "success criteria",
        "canvas.non_negotiables" => "non-negotiables",
        "communication.channels" => "channels",
        "communication.culture" => "working culture",
        "communication.culture.discussed" => "date of the culture discussion",
        "communication.culture.decision_speed" => "decision speed",
        "communication.culture.risk" => "attitude to risk",
        "communication.culture.style" => "communication style",
        "communication.meetings" => "meetings",
        "communication.meetings.cadence" => "meeting frequency",
        "conflict.deadlock" => "deadlock-breaker",
        "conflict.levels" => "escalation levels",
        "deliverables" => "deliverables",
        "deliverables.due" => "delivery date",
        "exit.assets" => "assets on exit",
        "exit.ip" => "IP on exit",
        "exit.non_compete" => "non-compete",
        "exit.notice" => "exit notice",
        "exit.transition" => "transition support",
        "gates" => "gates",
        "gates.after" | "gates.due" => "gate date",
        "governance.amendments" => "change process",
        "governance.bodies" => "governance bodies",
        "governance.decisions" | "governance.decisions.what" => "decision rights",
        "governance.decisions.decides" => "decision-maker",
        "governance.escalation" => "escalation path",
        "governance.service_levels" => "service levels",
        "intent" => "intent",
        "metrics" => "shared metrics",
        "metrics.agreed_by" => "agreement of each party",
        "metrics.name" => "metric name",
        "metrics.target" => "metric target",
        "metrics.unit" => "metric unit",
        "resources" => "resources",
        "reviews.health" => "health check",
        "term.start" => "start of the term",
        _ => return format!("`{path}`"),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::readiness::Side;

    #[test]
    fn what_each_party_has_is_said_once() {
        let found = |party: &str, part: &'static str| {
            let of = "resources.integration".to_owned();
            Found {
                path: format!("{of}.{party}.{part}"),
                side: Some(Side { party: party.to_owned(), of, part }),
            }
        };
        let all = ["hubline", "velopost", "cargonaute"]
            .map(|party| [found(party, "people"), found(party, "budget")]);
        assert_eq!(found_things(all.as_flattened()), ["people", "budget in integration"]);
    }
}
