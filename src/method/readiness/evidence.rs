//! What in a charter bears an item out: all its paths present and not open.
//!
//! The keys stand here, and not at the rules that ask for them, since a question of a checklist is no sum of rules: it asks for a part of
//! what they ask (the notice, not how long it is), takes one key for another (a contract's clause, an `intent` for a vision), and is asked at another
//! stage. What is shared is the wording: `tests/it/questions.rs` holds that every key named here is one that a rule asks for.

use super::holding::{Held, Holding};
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::charter::exit::NonCompete;
use crate::document::charter::resources::Commitment;
use crate::document::scalar::AnswerWord;
use crate::document::{ByParty, Document, Each, Field, FieldRef, List, NoneOr, PartyRef};
use crate::grammar::series;
use crate::yaml::{Step, YamlPath};

/// One thing that an item needs, and that the charter lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Where it belongs.
    pub path: String,
    /// What exactly is wanted, where the path alone does not say it; may be empty.
    pub detail: String,
    /// Whose half it is, where each party has one.
    pub side: Option<Side>,
}

/// One thing that an item needs, and that the charter has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Status.
    pub path: String,
    /// Whose half it is, where each party has one.
    pub side: Option<Side>,
}

/// One party's half of what is asked of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The party's id.
    pub party: String,
    /// The path of what is asked of each: `canvas.goals`, `resources.integration`.
    pub of: String,
    /// What is asked inside the party's half: `people`; empty where it is the half itself.
    pub part: &'static str,
}

impl Side {
    fn whole(of: &str, party: &str) -> Self {
        Self::part(of, party, "")
    }

    fn part(of: &str, party: &str, part: &'static str) -> Self {
        Self { party: party.to_owned(), of: of.to_owned(), part }
    }

    fn path(&self) -> String {
        match self.part {
            "" => format!("{}.{}", self.of, self.party),
            part => format!("{}.{}.{part}", self.of, self.party),
        }
    }
}

/// What of an item's needs the charter holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    found: Vec<Found>,
    missing: Vec<Need>,
    unread: Vec<String>,
    is_contradicted: bool,
}

/// An [`Evidence`] taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceParts {
    /// What is there.
    pub found: Vec<Found>,
    /// What is missing.
    pub missing: Vec<Need>,
    /// The places of what could not be read.
    pub unread: Vec<String>,
}

impl Evidence {
    /// Whether everything is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.unread.is_empty()
    }

    /// Whether nothing is known to be missing, and only what could not be read stands in the way.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.missing.is_empty() && !self.unread.is_empty()
    }

    /// Whether anything is there, readable or not.
    #[must_use]
    pub fn has_anything(&self) -> bool {
        !self.found.is_empty() || !self.unread.is_empty()
    }

    /// Whether the charter says the opposite of what is asked: a list that leaves a party out, or one that is too long. What is
    /// only not written yet contradicts nothing.
    #[must_use]
    pub fn is_contradicted(&self) -> bool {
        self.is_contradicted
    }

    /// What is there, what is missing, and the places of what could not be read.
    #[must_use]
    pub fn into_parts(self) -> EvidenceParts {
        EvidenceParts { found: self.found, missing: self.missing, unread: self.unread }
    }

    pub(super) fn needs(&mut self, path: impl Into<String>, holding: Holding) -> &mut Self {
        self.needs_so(path, holding, "")
    }

    pub(super) fn needs_so(
        &mut self,
        path: impl Into<String>,
        holding: Holding,
        detail: impl Into<String>,
    ) -> &mut Self {
        self.take(path.into(), None, holding, detail.into())
    }

    /// One party's half of something.
    pub(super) fn needs_of(&mut self, side: Side, holding: Holding, detail: &str) -> &mut Self {
        self.take(side.path(), Some(side), holding, detail.to_owned())
    }

    fn take(&mut self, path: String, side: Option<Side>, holding: Holding, detail: String) -> &mut Self {
        match holding {
            Holding::Held => self.found.push(Found { path, side }),
            Holding::Unread => self.unread.push(path),
            Holding::Lacking => self.missing.push(Need { path, detail, side }),
        }
        self
    }

    /// Something of each party; a whole section that is missing is named once, not once a party.
    pub(super) fn needs_of_each<T: Held>(
        &mut self,
        path: &str,
        parties: &[&str],
        field: FieldRef<'_, ByParty<T>>,
    ) -> &mut Self {
        let Field::Given(by_party) = field else { return self.needs(path, field.holding()) };
        if self.knows_no_party(path, parties) {
            return self;
        }
        for party in parties {
            self.needs_of(Side::whole(path, party), by_party.of(party).holding(), "");
        }
        self
    }

    /// Something that holds for all parties or is said of each.
    pub(super) fn needs_for_each<T: Held>(
        &mut self,
        path: &str,
        parties: &[&str],
        field: FieldRef<'_, Each<T>>,
    ) -> &mut Self {
        match field {
            Field::Given(Each::Parties(by_party)) => {
                self.needs_of_each(path, parties, Field::Given(by_party))
            }
            other => self.needs(path, other.holding()),
        }
    }

    /// Notes that the charter says the opposite of what is asked.
    pub(super) fn contradicts(&mut self) {
        self.is_contradicted = true;
    }

    /// A way up for what a body cannot settle: the escalation of the governance, or the levels of the conflict protocol, which say
    /// the same in another place.
    fn needs_escalation(&mut self, charter: &Charter) -> &mut Self {
        let escalation = charter.governance.and(|governance| &governance.escalation).holding();
        let levels = charter.conflict.and(|conflict| &conflict.levels).holding();
        if levels > escalation {
            return self.needs("conflict.levels", levels);
        }
        self.needs("governance.escalation", escalation)
    }

    /// That a list names every party. An entry that could not be read may name any.
    pub(super) fn needs_all_named(
        &mut self,
        path: &str,
        charter: &Charter,
        field: FieldRef<'_, List<PartyRef>>,
    ) -> &mut Self {
        let parties = charter.party_ids();
        let Field::Given(list) = field else { return self.needs(path, field.holding()) };
        if self.knows_no_party(path, &parties) {
            return self;
        }
        let is_named = |party: &&str| list.values().any(|name| name.as_str() == *party);
        let absent: Vec<&str> = parties.into_iter().filter(|party| !is_named(party)).collect();
        let holding = match absent.is_empty() {
            true => Holding::Held,
            false if list.0.iter().any(Field::is_invalid) => Holding::Unread,
            false => Holding::Lacking,
        };
        self.is_contradicted |= holding == Holding::Lacking && list.values().next().is_some();
        let absent: Vec<&str> = absent.into_iter().map(|party| charter.party_name(party)).collect();
        self.needs_so(path, holding, format!("does not name {}", series(&absent)))
    }

    /// The entries of a list that could not be read; each could be what is wanted of every entry.
    pub(super) fn marks_unread<T>(&mut self, path: &str, field: FieldRef<'_, List<T>>) {
        let entries = field.get().into_iter().flat_map(|list| list.0.iter().enumerate());
        let unread = entries.filter(|(_, entry)| entry.is_invalid());
        self.unread.extend(unread.map(|(index, _)| format!("{path}[{index}]")));
    }

    /// Whether no party is known, as where the section could not be read: then nothing can be said to be there for each.
    fn knows_no_party(&mut self, path: &str, parties: &[&str]) -> bool {
        if parties.is_empty() {
            self.needs(path, Holding::Unread);
        }
        parties.is_empty()
    }
}

/// How many entries somebody meant to write, those included that could not be read.
pub(super) fn count<T: Held>(field: FieldRef<'_, List<T>>) -> usize {
    let entries = field.get().map_or(&[] as &[Field<T>], |list| list.0.as_slice());
    entries.iter().filter(|entry| entry.holding() != Holding::Lacking).count()
}

pub(super) fn alignment_canvas(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let mut evidence = Evidence::default();
    let Field::Given(canvas) = &charter.canvas else {
        evidence.needs("canvas", Holding::of(&charter.canvas));
        return evidence;
    };
    evidence
        .needs("canvas.completed", canvas.completed.holding())
        .needs_all_named("canvas.together", charter, canvas.together.as_ref())
        .needs("canvas.vision", canvas.vision.holding())
        .needs_of_each("canvas.goals", &parties, canvas.goals.as_ref())
        .needs_for_each("canvas.success_means", &parties, canvas.success_means.as_ref())
        .needs_of_each("canvas.non_negotiables", &parties, canvas.non_negotiables.as_ref());
    evidence
}

pub(super) fn governance_blueprint(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let governance = &charter.governance;
    let mut evidence = Evidence::default();
    evidence
        .needs("governance.decisions", governance.and(|governance| &governance.decisions).holding())
        .needs("governance.bodies", governance.and(|governance| &governance.bodies).holding())
        .needs_escalation(charter);
    evidence
}

pub(super) fn communication_charter(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    meetings(charter, &mut evidence);
    let channels = charter.communication.and(|communication| &communication.channels);
    evidence.needs("communication.channels", channels.holding());
    evidence
}

/// At least one meeting, each with a cadence. Where there are names alone, it is the cadences that are lacking.
fn meetings(charter: &Charter, evidence: &mut Evidence) {
    let meetings = charter.communication.and(|communication| &communication.meetings);
    let is_any = count(meetings) > 0;
    let mut named = meetings.get().into_iter().flat_map(|list| list.values()).filter(|it| it.name.is_given());
    if !is_any && named.next().is_none() {
        evidence.needs("communication.meetings", meetings.holding());
        return;
    }
    if is_any {
        evidence.needs("communication.meetings", Holding::Held);
    }
    evidence.marks_unread("communication.meetings", meetings);
    for (index, meeting) in meetings.get().into_iter().flat_map(|list| list.iter()) {
        evidence.needs(format!("communication.meetings[{index}].cadence"), meeting.cadence.holding());
    }
}

/// In at least one phase people, budget and time of every party. What is missing is said of the phase that is nearest
/// to it.
pub(super) fn resource_commitments(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let Field::Given(phases) = &charter.resources else {
        let mut evidence = Evidence::default();
        evidence.needs("resources", Holding::of(&charter.resources));
        return evidence;
    };
    let parties = charter.party_ids();
    let mut best: Option<Evidence> = None;
    for (name, phase) in phases.fields() {
        let evidence = phase_commitments(&format!("resources.{name}"), &parties, phase);
        // What is known to be missing weighs more than what could not be read.
        let distance = |evidence: &Evidence| (evidence.missing.len(), evidence.unread.len());
        let is_nearer = best.as_ref().is_none_or(|best| distance(&evidence) < distance(best));
        if evidence.has_anything() && is_nearer {
            let is_whole = evidence.is_complete();
            best = Some(evidence);
            if is_whole {
                break;
            }
        }
    }
    best.unwrap_or_else(|| {
        let mut evidence = Evidence::default();
        evidence.needs("resources", Holding::Lacking);
        evidence
    })
}

fn phase_commitments(path: &str, parties: &[&str], phase: &Field<ByParty<Commitment>>) -> Evidence {
    let mut evidence = Evidence::default();
    let Field::Given(commitments) = phase else {
        evidence.needs(path, Holding::of(phase));
        return evidence;
    };
    if evidence.knows_no_party(path, parties) {
        return evidence;
    }
    for party in parties {
        match commitments.of(party) {
            Field::Given(commitment) => {
                evidence
                    .needs_of(Side::part(path, party, "people"), commitment.people.holding(), "")
                    .needs_of(Side::part(path, party, "budget"), commitment.budget.holding(), "")
                    .needs_of(Side::part(path, party, "time"), commitment.time.holding(), "");
            }
            other => {
                evidence.needs_of(Side::whole(path, party), Holding::of(&other), "");
            }
        }
    }
    evidence
}

pub(super) fn conflict_protocol(charter: &Charter, policy: &Policy, _: Option<AnswerValue>) -> Evidence {
    let levels = charter.conflict.and(|conflict| &conflict.levels);
    let least = policy.conflict_levels_least as usize;
    let mut evidence = Evidence::default();
    needs_count(&mut evidence, "conflict.levels", levels, |count| {
        (count < least).then(|| format!("has {count} of at least {least}"))
    });
    evidence.needs("conflict.deadlock", charter.conflict.and(|conflict| &conflict.deadlock).holding());
    evidence
}

/// A list of a certain length; `refuses` says what is wrong with a count. Entries that could not be read count, and
/// are said to be unread.
pub(super) fn needs_count<T: Held>(
    evidence: &mut Evidence,
    path: &str,
    list: FieldRef<'_, List<T>>,
    refuses: impl Fn(usize) -> Option<String>,
) {
    if list.is_invalid() {
        evidence.needs(path, Holding::Unread);
        return;
    }
    let count = count(list);
    match refuses(count) {
        Some(detail) => {
            // One where two are wanted is something.
            if count > 0 {
                evidence.needs(path, Holding::Held);
            }
            evidence.needs_so(path, Holding::Lacking, detail);
        }
        None => {
            evidence.needs(path, Holding::Held);
            evidence.marks_unread(path, list);
        }
    }
}

pub(super) fn exit_process(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let exit = &charter.exit;
    let mut evidence = Evidence::default();
    needs_notice(&mut evidence, charter);
    evidence.needs_for_each("exit.ip", &parties, exit.and(|exit| &exit.ip)).needs_for_each(
        "exit.transition",
        &parties,
        exit.and(|exit| &exit.transition),
    );
    evidence
}

/// The notice of each party that may leave: of one that may not the charter has said what there is to say.
pub(super) fn needs_notice(evidence: &mut Evidence, charter: &Charter) {
    let may_leave = |party: &&str| !charter.exit.get().is_some_and(|exit| exit.denies(party));
    let parties = charter.party_ids();
    let leaving: Vec<&str> = parties.iter().copied().filter(may_leave).collect();
    if parties.is_empty() || !leaving.is_empty() {
        evidence.needs_for_each("exit.notice", &leaving, charter.exit.and(|exit| &exit.notice));
    } else {
        evidence.needs("exit.right", Holding::Held);
    }
}

pub(super) fn health_checks(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.needs("reviews.health", charter.reviews.and(|reviews| &reviews.health).holding());
    evidence
}

/// What a team asks for: something at each of these paths.
pub(super) fn at_paths(charter: &Document<Charter>, paths: &[String]) -> Evidence {
    let mut evidence = Evidence::default();
    for path in paths {
        let steps = YamlPath::from(path);
        if let Some(holding) = holding_of(&charter.value, &steps) {
            evidence.needs(path.as_str(), holding);
            continue;
        }
        let is_unread = charter.problems.iter().any(|problem| problem.path == steps);
        let holding = match charter.says_more_than_names(&steps) {
            true if is_unread => Holding::Unread,
            false if steps.section().is_some_and(|it| charter.unread.iter().any(|name| name == it)) => {
                Holding::Unread
            }
            is_held => Holding::when(is_held),
        };
        evidence.needs(path.as_str(), holding);
    }
    evidence
}

/// What counts in its own way at a path: a metric without a name, a target or a unit is none.
fn holding_of(charter: &Charter, path: &YamlPath) -> Option<Holding> {
    match path.steps() {
        [Step::Key(section)] if section == "metrics" => Some(charter.metrics.holding()),
        _ => None,
    }
}

/// Where a team names no paths, a yes is evidence enough.
pub(super) fn answer_alone(list: &str, item: &str, answer: Option<AnswerValue>) -> Evidence {
    let (is_yes, detail) = match answer {
        Some(AnswerValue::Word(AnswerWord::Yes)) => (true, ""),
        Some(AnswerValue::Word(AnswerWord::No)) => (false, "is answered no"),
        Some(AnswerValue::Word(AnswerWord::Unknown)) => (false, "is answered unknown"),
        Some(AnswerValue::Word(AnswerWord::NotApplicable)) => (false, "is marked not applicable"),
        Some(AnswerValue::Score(_)) => (false, "needs yes or no, not a score"),
        None => (false, "needs an answer"),
    };
    let mut evidence = Evidence::default();
    evidence.needs_so(format!("checklists.{list}.{item}"), Holding::when(is_yes), detail);
    evidence
}

/// The score itself is the evidence.
pub(super) fn strategic_fit(_: &Charter, policy: &Policy, answer: Option<AnswerValue>) -> Evidence {
    let least = policy.fit_score_least;
    let mut evidence = Evidence::default();
    let path = "checklists.fit.strategic_fit";
    match answer {
        Some(AnswerValue::Score(score)) => {
            let points = u32::from(score.value());
            evidence.needs_so(
                path,
                Holding::when(points >= least),
                format!("is {points}; at least {least} is needed"),
            );
        }
        _ => {
            evidence.needs_so(path, Holding::Lacking, "needs a score from 1 to 5");
        }
    }
    evidence
}

pub(super) fn culture(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let culture = charter.communication.and(|communication| &communication.culture);
    let mut evidence = Evidence::default();
    let Field::Given(culture) = culture else {
        evidence.needs("communication.culture", Holding::of(&culture));
        return evidence;
    };
    evidence
        .needs("communication.culture.discussed", culture.discussed.holding())
        .needs_for_each("communication.culture.decision_speed", &parties, culture.decision_speed.as_ref())
        .needs_for_each("communication.culture.style", &parties, culture.style.as_ref())
        .needs_for_each("communication.culture.risk", &parties, culture.risk.as_ref());
    evidence
}

pub(super) fn governance(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let governance = &charter.governance;
    let mut evidence = Evidence::default();
    evidence
        .needs("governance.decisions", governance.and(|governance| &governance.decisions).holding())
        .needs_escalation(charter);
    meetings(charter, &mut evidence);
    evidence
}

pub(super) fn exit_plan(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let parties = charter.party_ids();
    let exit = &charter.exit;
    let mut evidence = Evidence::default();
    evidence.needs_for_each("exit.ip", &parties, exit.and(|exit| &exit.ip)).needs_for_each(
        "exit.assets",
        &parties,
        exit.and(|exit| &exit.assets),
    );
    let detail = "needs a duration, or `none` with a reason";
    match exit.and(|exit| &exit.non_compete) {
        Field::Given(Each::Parties(values)) if !evidence.knows_no_party("exit.non_compete", &parties) => {
            for party in &parties {
                let side = Side::whole("exit.non_compete", party);
                evidence.needs_of(side, decided(values.of(party)), detail);
            }
        }
        Field::Given(Each::All(value)) => {
            evidence.needs_so("exit.non_compete", decided(Field::Given(value)), detail);
        }
        Field::Given(Each::Parties(_)) => {}
        other => {
            evidence.needs_so("exit.non_compete", Holding::of(&other), detail);
        }
    }
    evidence
}

/// A length, or `none` with a reason.
fn decided(non_compete: Field<&NonCompete>) -> Holding {
    let Field::Given(value) = non_compete else {
        return Holding::of(&non_compete);
    };
    match &value.length {
        Field::Given(NoneOr::Some(_)) => Holding::Held,
        Field::Given(NoneOr::None) => value.reason.holding(),
        Field::Invalid => Holding::Unread,
        Field::Missing | Field::Open => Holding::Lacking,
    }
}
