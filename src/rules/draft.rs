//! What rules write their findings into.

use std::sync::Arc;

use super::waivers::guard_loosened;
use super::{Family, Rule, Spot};
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::document::{Correction, Source};
use crate::finding::{Consequence, Finding, Fix, Nature, Place, Related, Series, Severity, Shown, Stake};
use crate::partnership::Partnership;
use crate::yaml::YamlPath;

/// Takes the findings of one rule on one partnership.
pub struct Drafts<'a> {
    pub(crate) rule: &'a Rule<'a>,
    pub(crate) severity: Severity,
    /// How bad it is once it is due.
    pub(crate) due_severity: Severity,
    /// From which stage on it is due, where that is still to come.
    pub(crate) due_from: Option<Stage>,
    /// The stage that is asked about.
    pub(crate) stage: Stage,
    /// What happens if nobody acts, in this partnership.
    pub(crate) consequence: Consequence,
    /// The stage that was asked about, where it is another one than the charter's.
    pub(crate) asked: Option<Stage>,
    pub(crate) partnership: &'a Partnership,
    pub(crate) findings: Vec<Finding>,
}

/// A finding that can still be given a label, a help line and other places.
pub struct Draft<'r> {
    finding: &'r mut Finding,
    due_severity: Severity,
    partnership: &'r Partnership,
}

impl Drafts<'_> {
    /// Notes a finding at the value of an entry of the charter, or at the nearest thing that exists.
    pub fn at_value(&mut self, path: impl Into<YamlPath>, message: impl Into<String>) -> Draft<'_> {
        let source = Arc::clone(&self.partnership.charter.source);
        self.add(source, Place::value(path), message.into())
    }

    /// Notes a finding at the key of an entry of the charter, or at the nearest thing that exists.
    pub fn at_key(&mut self, path: impl Into<YamlPath>, message: impl Into<String>) -> Draft<'_> {
        let source = Arc::clone(&self.partnership.charter.source);
        self.add(source, Place::key(path), message.into())
    }

    /// Notes a finding at the value of an entry of a decision record, counted from 0 in the partnership's order.
    pub fn at_decision(
        &mut self,
        record: usize,
        path: impl Into<YamlPath>,
        message: impl Into<String>,
    ) -> Draft<'_> {
        let source = self
            .partnership
            .records
            .decisions
            .get(record)
            .map_or(&self.partnership.charter.source, |it| &it.source);
        let source = Arc::clone(source);
        self.at_record(&source, path, message)
    }

    /// Notes a finding at the value of an entry of a record.
    pub fn at_record(
        &mut self,
        record: &Arc<Source>,
        path: impl Into<YamlPath>,
        message: impl Into<String>,
    ) -> Draft<'_> {
        self.add(Arc::clone(record), Place::value(path), message.into())
    }

    /// Notes a finding at a comment.
    pub fn at_spot(&mut self, spot: &Spot, message: impl Into<String>) -> Draft<'_> {
        let draft = self.add(Arc::clone(&spot.source), Place::value(spot.path.clone()), message.into());
        draft.finding.span = spot.source.clamped(spot.span);
        draft
    }

    /// Notes a finding at the key of an entry of a record, or at the nearest thing that exists.
    pub fn at_record_key(
        &mut self,
        record: &Arc<Source>,
        path: impl Into<YamlPath>,
        message: impl Into<String>,
    ) -> Draft<'_> {
        self.add(Arc::clone(record), Place::key(path), message.into())
    }

    /// A missing section is shown at the one that it would follow, and the mark says so; also where another stage is asked about than
    /// the charter's own.
    fn label_of_missing(&self, source: &Arc<Source>, place: &Place) -> String {
        let is_missing =
            |section: &&str| source.tree.root().is_some_and(|root| source.tree.get(root, section).is_none());
        let section = place.path.section().filter(is_missing);
        let Some(section) = section.filter(|_| Arc::ptr_eq(source, &self.partnership.charter.source)) else {
            return String::new();
        };
        match self.asked {
            Some(stage) => format!("`{section}:` belongs after this section; judged as if at stage {stage}"),
            None => format!("`{section}:` belongs after this section"),
        }
    }

    /// Said under findings that are not due yet.
    fn due_note(&self) -> Option<String> {
        let from = self.due_from?;
        Some(format!("due from stage {from}, {} then; now at {}", an(self.due_severity.as_str()), self.stage))
    }

    fn add(&mut self, source: Arc<Source>, place: Place, message: String) -> Draft<'_> {
        let finding = Finding {
            rule: self.rule.id.to_owned().into(),
            severity: self.severity,
            nature: self.rule.nature,
            consequence: self.consequence,
            topic: self.rule.topic,
            day: None,
            stake: Stake { hits: hit(self.partnership, &source, &place.path), ..Stake::default() },
            due_from: self.due_from,
            rank: 0,
            shown: if self.rule.sums_up { Shown::Verdict } else { Shown::Hidden },
            is_of_document: false,
            is_of_guard: self.rule.id == guard_loosened::ID,
            is_of_own_rule: self.rule.family == Family::Own,
            message,
            series: None,
            label: self.label_of_missing(&source, &place),
            why: self.rule.why.to_owned().into(),
            help: String::new(),
            notes: self.due_note().into_iter().collect(),
            partnership: Some(self.partnership.id.clone()),
            document: self.partnership.document_name(&source),
            span: place.span(&source),
            source,
            path: place.path,
            within: YamlPath::root(),
            at: YamlPath::root(),
            related: Vec::new(),
            twins: 0,
            suppression: None,
            fix: None,
        };
        let at = self.findings.len();
        self.findings.push(finding);
        Draft {
            finding: &mut self.findings[at],
            due_severity: self.due_severity,
            partnership: self.partnership,
        }
    }
}

/// The party that a place of the charter is about, where it is about one.
fn hit(partnership: &Partnership, source: &Arc<Source>, path: &YamlPath) -> Vec<String> {
    if !Arc::ptr_eq(source, &partnership.charter.source) || path.section() == Some("parties") {
        return Vec::new();
    }
    let Some(parties) = partnership.charter.value.parties.get() else { return Vec::new() };
    let named = path.keys().skip(1).find(|key| parties.get(key).is_some());
    named.map(str::to_owned).into_iter().collect()
}

impl Draft<'_> {
    /// What stands under the marked text.
    pub fn label(self, label: impl Into<String>) -> Self {
        self.finding.label = label.into();
        self
    }

    /// Which it is of several that one line can tell together: `value review since 2026-01-02` of the `reviews overdue`.
    pub fn in_series(self, of: &'static str, says: String) -> Self {
        self.finding.series = Some(Series { of, says });
        self
    }

    /// What to write.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.finding.help = help.into();
        self
    }

    /// A fact that belongs to it.
    pub fn note(self, note: impl Into<String>) -> Self {
        self.finding.notes.push(note.into());
        self
    }

    /// The change of its file that fixes it. Only for what the words of the finding leave no doubt about.
    pub fn correction(self, correction: Option<&Correction>) -> Self {
        self.finding.fix = correction.and_then(|correction| Fix::of(&self.finding.source, correction));
        self
    }

    /// Another place of the charter that belongs to it, and what it shows.
    pub fn also(self, place: &Place, label: impl Into<String>) -> Self {
        let source = Arc::clone(&self.partnership.charter.source);
        self.also_in_record(&source, place, label)
    }

    /// Another place, in a decision record counted from 0 in the partnership's order, and what it shows.
    pub fn also_in_decision(self, record: usize, place: &Place, label: impl Into<String>) -> Self {
        let Some(decision) = self.partnership.records.decisions.get(record) else { return self };
        let source = Arc::clone(&decision.source);
        self.also_in_record(&source, place, label)
    }

    /// Another place, in a record, and what it shows.
    pub fn also_in_record(self, record: &Arc<Source>, place: &Place, label: impl Into<String>) -> Self {
        let span = place.span(record);
        self.finding.related.push(Related { source: Arc::clone(record), span, label: label.into() });
        self
    }

    /// Says it as badly as once the rule is due: for what was due at a stage that the charter has left.
    pub fn due_already(self) -> Self {
        self.finding.severity = self.due_severity;
        // What is not due yet says so first.
        if self.finding.due_from.take().is_some() {
            self.finding.notes.remove(0);
        }
        self
    }

    /// What happens if nobody acts, where that is something else than the rule says.
    pub fn consequence(self, consequence: Consequence) -> Self {
        self.finding.consequence = consequence;
        self
    }

    /// Raises what happens by a class: it holds for one party only, or a payment or a gate hangs on it.
    pub fn raised(self) -> Self {
        self.finding.consequence = self.finding.consequence.raised();
        self
    }

    /// The parties that it binds or costs something, where the place does not name them.
    pub fn hits(self, parties: &[&str]) -> Self {
        self.finding.stake.hits = parties.iter().map(|party| (*party).to_owned()).collect();
        self
    }

    /// The same of all parties but one, who gains by it.
    pub fn hits_all_but(self, party: &str) -> Self {
        let charter = &self.partnership.charter.value;
        let others: Vec<&str> = charter.party_ids().into_iter().filter(|other| *other != party).collect();
        self.hits(&others)
    }

    /// Says that it is a defect of what is written, where the rule otherwise asks for what is not.
    pub fn defect(self) -> Self {
        self.finding.nature = Nature::Defect;
        self.finding.topic = None;
        self
    }

    /// The day by which somebody has to act.
    pub fn by(self, day: Option<Date>) -> Self {
        self.finding.day = day;
        self
    }

    /// Gives it another severity than the rule's own, never a worse one than the stage allows.
    pub fn at_most(self, severity: Severity) -> Self {
        self.finding.severity = self.finding.severity.min(severity);
        self
    }
}

fn an(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}
