//! What makes the same finding worse or milder in one partnership than in another, and when it can be raised: how much the party that it
//! hits has at stake, how much of the exchange it is about, and whether only an amendment could change it.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::document::topic::Topic;
use crate::finding::{Consequence, Finding, Nature, Severity};
use crate::method::agreed_terms::is_agreed;
use crate::method::amendment::{Occasion, next_occasion};
use crate::method::stakes::{Hanging, Stakes, hanging_on_metrics, is_small, thousandths};
use crate::rules::Subject;
use crate::wording::gates::gate_name;
use crate::yaml::{Step, YamlPath};

/// Weighs what was found on a partnership.
pub(super) fn weigh(findings: &mut [Finding], subject: &Subject<'_>) {
    let assessment = subject.assessment;
    let stakes = Stakes::of(subject.charter, assessment, subject.policy);
    let amendment = amendment(subject);
    mark_one_sided(findings, subject);
    count_answers(findings, subject);
    raise_by_metrics(findings, subject);
    let is_early = subject.stage <= Stage::Negotiation && says_no_business(subject.charter);
    for finding in findings.iter_mut().filter(|finding| finding.document == "charter") {
        // There is no deal yet to be trapped in: business first [S2].
        if is_early && finding.nature == Nature::Gap && finding.path.section() == Some("exit") {
            finding.consequence = finding.consequence.max(Consequence::Unsaid);
        }
        if subject.stage == Stage::WindingDown && is_unwinding(finding) {
            finding.consequence = finding.consequence.min(Consequence::Exposed);
            finding.stake.is_to_do = true;
        }
        if let Some(entry) = entry_of_exchange(&finding.path) {
            finding.stake.share = thousandths(assessment, entry);
            if is_small(assessment, entry) {
                finding.consequence = finding.consequence.lowered();
                continue;
            }
        }
        // What is only worth considering traps nobody for having more at stake.
        let is_serious = finding.nature == Nature::Defect && finding.severity > Severity::Advice;
        if is_serious && can_rise(finding) && stakes.raise(&finding.stake.hits) {
            raise(finding);
        }
        if let Some((day, said)) = amendment.as_ref().filter(|_| takes_an_amendment(finding)) {
            finding.stake.raise_on = Some(*day);
            finding.stake.raise_at = Some(said.clone());
            finding.notes.push(format!("raise it {said}"));
        }
    }
}

/// Whether it asks for something that has to be settled before the last day: assets, customers, data, results, names.
fn is_unwinding(finding: &Finding) -> bool {
    let topics = [Topic::Unwinding, Topic::Customers, Topic::Data, Topic::JointResults, Topic::Brand];
    finding.nature == Nature::Gap
        && finding.path.section() == Some("exit")
        && finding.severity > Severity::Advice
        && finding.topic.is_some_and(|topic| topics.contains(&topic))
}

/// Whether a charter says neither what the parties want nor what passes between them.
fn says_no_business(charter: &Charter) -> bool {
    let goals = charter.canvas.and(|canvas| &canvas.goals);
    let exchange = charter.value.and(|value| &value.exchange);
    charter.intent.is_missing()
        && goals.is_missing()
        && exchange.is_missing()
        && charter.deliverables.is_missing()
}

/// Marks what binds or costs some parties and spares another: what is found of each of them is the same on all sides.
fn mark_one_sided(findings: &mut [Finding], subject: &Subject<'_>) {
    let parties = subject.parties();
    let mut hit: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.stake.hits.is_empty()) {
        hit.entry(kind_and_place(finding)).or_default().extend(finding.stake.hits.iter().cloned());
    }
    for finding in findings.iter_mut().filter(|finding| !finding.stake.hits.is_empty()) {
        let hit = hit.get(&kind_and_place(finding)).map_or(0, BTreeSet::len);
        finding.stake.is_one_sided = hit < parties.len();
    }
}

/// Counts the questions of the checklists that are open for want of what a finding is about.
fn count_answers(findings: &mut [Finding], subject: &Subject<'_>) {
    let lists = subject.assessment.readiness.iter().filter(|list| list.is_judged());
    let open = lists.flat_map(|list| &list.items).filter(|item| item.is_unsettled());
    // A question may need several things of one place.
    let places = open.map(|item| item.missing.iter().map(|need| YamlPath::from(need.path.as_str())));
    let mut needed: BTreeMap<YamlPath, usize> = BTreeMap::new();
    for places in places {
        let above = places.flat_map(|place| {
            let depth = place.steps().len();
            std::iter::successors(Some(place), |it| Some(it.clone().parent())).take(depth)
        });
        for place in above.collect::<BTreeSet<YamlPath>>() {
            *needed.entry(place).or_default() += 1;
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.document == "charter") {
        finding.stake.answers = needed.get(&finding.path).copied().unwrap_or_default();
    }
}

/// Raises what is open or disputed of a metric on which a payment or a gate hangs, and says so.
fn raise_by_metrics(findings: &mut [Finding], subject: &Subject<'_>) {
    // Next to no charter has such a finding, and what hangs on a metric is found by reading many texts.
    let hanging = LazyCell::new(|| hanging_on_metrics(subject.charter));
    for finding in findings.iter_mut().filter(|finding| finding.document == "charter") {
        let [Step::Key(section), Step::Index(metric), ..] = finding.path.steps() else { continue };
        if section != "metrics" || !can_rise(finding) {
            continue;
        }
        if let Some(hanging) = hanging.get(metric) {
            raise(finding);
            finding.notes.push(match hanging {
                Hanging::Payment(entry) => {
                    format!("the terms of entry {} of the exchange rest on this metric", entry + 1)
                }
                Hanging::Gate(gate) => format!("{} rests on this metric", gate_called(subject, *gate)),
            });
        }
    }
}

/// `the gate Early traction`.
fn gate_called(subject: &Subject<'_>, index: usize) -> String {
    let status = subject.assessment.gates.gates.iter().find(|gate| gate.index == index);
    let written = subject.charter.gates.get().and_then(|gates| gates.0.get(index)?.get());
    match (written, status) {
        (Some(written), Some(status)) => format!("the gate {}", gate_name(written, status)),
        _ => format!("gate {}", index + 1),
    }
}

/// The rule, and the place without the party that it is about.
fn kind_and_place(finding: &Finding) -> (String, String) {
    let is_hit = |key: &&str| finding.stake.hits.iter().any(|party| party == key);
    let way: Vec<&str> = finding.path.keys().take_while(|key| !is_hit(key)).collect();
    (finding.rule.to_string(), way.join("."))
}

/// It comes after what is as bad wherever it is found.
fn raise(finding: &mut Finding) {
    finding.consequence = finding.consequence.raised();
    finding.stake.is_raised = true;
}

/// What is untidy or unsaid costs nobody more for having more at stake.
fn can_rise(finding: &Finding) -> bool {
    matches!(finding.consequence, Consequence::Differing | Consequence::Exposed | Consequence::Adrift)
}

/// The entry of the exchange that a place is in.
fn entry_of_exchange(path: &YamlPath) -> Option<usize> {
    match path.steps() {
        [Step::Key(section), Step::Key(list), Step::Index(entry), ..]
            if section == "value" && list == "exchange" =>
        {
            Some(*entry)
        }
        _ => None,
    }
}

/// When an amendment can next be raised in a partnership that is operating, and how people say it.
fn amendment(subject: &Subject<'_>) -> Option<(Date, String)> {
    if subject.stage != Stage::Operation {
        return None;
    }
    let (day, occasion) = next_occasion(subject.charter, subject.assessment, subject.as_of)?;
    let said = match occasion {
        Occasion::Renewal => format!("before the renewal is decided on {day}"),
        Occasion::Audit => format!("at the strategic audit due by {day}"),
        Occasion::Gate(index) => format!("at {} on {day}", gate_called(subject, index)),
    };
    Some((day, said))
}

/// The sections whose terms hold until the parties amend them. What is measured, planned, met about or decided at gates is looked
/// after as the work goes on.
const TERMS: [&str; 12] = [
    "term",
    "intent",
    "canvas",
    "model",
    "scope",
    "value",
    "governance",
    "conflict",
    "ip",
    "growth",
    "exit",
    "contract",
];

/// Whether a finding is about an agreed term, which only an amendment changes. What is due or acts already does not wait for one, nor
/// what nobody has agreed on yet: that reopens nothing.
fn takes_an_amendment(finding: &Finding) -> bool {
    let way: Vec<&str> = finding.path.keys().collect();
    finding.nature == Nature::Defect
        && finding.consequence > Consequence::Acting
        && finding.day.is_none()
        && way.first().is_some_and(|section| TERMS.contains(section))
        && (1..=way.len()).all(|steps| is_agreed(&way[..steps]))
}
