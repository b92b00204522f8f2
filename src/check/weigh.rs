//! What makes the same finding worse or milder in one partnership than in another, and when it can be raised: how much the party that it
//! hits has at stake, how much of the exchange it is about, and whether only an amendment could change it.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::finding::{Consequence, Finding, Nature};
use crate::method::agreed_terms::is_agreed;
use crate::method::amendment::{Occasion, next_occasion};
use crate::method::stakes::{Stakes, is_small, thousandths};
use crate::rules::Subject;
use crate::wording::gates::gate_name;
use crate::yaml::{Step, YamlPath};

/// Weighs what was found on a partnership.
pub(super) fn weigh(findings: &mut [Finding], subject: &Subject<'_>) {
    let assessment = subject.assessment;
    let stakes = Stakes::of(subject.charter, assessment, subject.policy);
    let amendment = amendment(subject);
    mark_one_sided(findings, subject);
    for finding in findings.iter_mut().filter(|finding| finding.document == "charter") {
        if let Some(entry) = entry_of_exchange(&finding.path) {
            finding.stake.share = thousandths(assessment, entry);
            if is_small(assessment, entry) {
                finding.consequence = finding.consequence.lowered();
                continue;
            }
        }
        if finding.nature == Nature::Defect && can_rise(finding) && stakes.raise(&finding.stake.hits) {
            finding.consequence = finding.consequence.raised();
        }
        if let Some((day, note)) = amendment.as_ref().filter(|_| takes_an_amendment(finding)) {
            finding.stake.raise_on = Some(*day);
            finding.notes.push(note.clone());
        }
    }
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

/// The rule, and the place without the party that it is about.
fn kind_and_place(finding: &Finding) -> (String, String) {
    let is_hit = |key: &&str| finding.stake.hits.iter().any(|party| party == key);
    let way: Vec<&str> = finding.path.keys().take_while(|key| !is_hit(key)).collect();
    (finding.rule.to_string(), way.join("."))
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
        Occasion::Renewal => format!("raise it before the renewal is decided on {day}"),
        Occasion::Audit => format!("raise it at the strategic audit due by {day}"),
        Occasion::Gate(index) => {
            let gate = subject.assessment.gates.gates.iter().find(|gate| gate.index == index)?;
            let written = subject.charter.gates.get()?.0.get(index)?.get()?;
            format!("raise it at the gate {} on {day}", gate_name(written, gate))
        }
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
