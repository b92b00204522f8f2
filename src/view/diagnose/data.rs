//! Diagnoses for programs.

use schemars::JsonSchema;
use serde::Serialize;

use super::Diagnosed;
use crate::document::records::health::HealthQuestion;
use crate::document::scalar::Date;
use crate::method::diagnosis::{
    self, Case, Cause, Class, Ending, Fact, Happening, Mistake, Moved, Place, RemedyState, Strength, Symptom,
};
use crate::method::health::Mean;
use crate::view::commitment::{self, Commitment};
use crate::view::head::Head;

/// The diagnosis of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiagnosisData<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The commitment in force; null where the parties or the gates cannot be read.
    commitment: Option<Commitment<'a>>,
    /// The symptoms that reviews note or the records show.
    signs: Vec<SignEntry<'a>>,
    /// Symptoms of the team's own, from which no cause follows.
    own_symptoms: Vec<&'a str>,
    /// The causes that they point to, strongest first.
    causes: Vec<CauseEntry<'a>>,
    /// The mistakes of the deal and of the framing that the likely and strong causes go back to.
    mistakes: Vec<MistakeEntry>,
    /// What to do, most important first.
    remedies: Vec<RemedyEntry<'a>>,
    /// What has happened to the partnership and calls for a special review.
    events: Vec<EventEntry<'a>>,
    /// What speaks for ending it; null where nothing does.
    ending: Option<EndingEntry<'a>>,
    /// The profile by area and party; null unless it is asked for.
    profile: Option<ProfileEntry<'a>>,
    /// What has moved since an earlier day; null unless one is named.
    movement: Option<MovementEntry<'a>>,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
struct Evidence<'a> {
    /// The file.
    path: &'a str,
    /// The line, counted from 1; null where it is the whole file.
    line: Option<usize>,
}

/// A symptom.
#[derive(Debug, Serialize, JsonSchema)]
struct SignEntry<'a> {
    /// Which one.
    symptom: Symptom,
    /// What it is, in words.
    title: &'static str,
    /// Whether a review notes it.
    noted: bool,
    /// Whether every party was at that review.
    seen_by_all: bool,
    /// What the records show, with the figures; null where it is only noted.
    figures: Option<&'a str>,
    /// The parties that it concerns; none where it concerns all.
    parties: &'a [String],
    /// Where it stands.
    evidence: Vec<Evidence<'a>>,
    /// The causes that it points to.
    points_to: &'a [Cause],
    /// Whether it points to these and to nothing else.
    settled: bool,
    /// The fact that tells its causes apart; null where there is none.
    told_by: Option<&'a str>,
    /// What to ask; null where it is settled.
    question: Option<&'static str>,
    /// The first step, whatever the cause.
    first_step: &'static str,
}

/// A cause.
#[derive(Debug, Serialize, JsonSchema)]
struct CauseEntry<'a> {
    /// Which one.
    id: Cause,
    /// What it is, in words.
    title: &'static str,
    /// Its class.
    kind: Class,
    /// How strong the case is.
    strength: Strength,
    /// The symptoms that point to it.
    shown_by: Vec<Symptom>,
    /// Where these stand.
    evidence: Vec<Evidence<'a>>,
    /// The evidence against it.
    against: Vec<Ground<'a>>,
    /// The mistake that it goes back to.
    mistake: Mistake,
    /// Where the row of the table comes from.
    source: &'static str,
}

/// A fact with its places.
#[derive(Debug, Serialize, JsonSchema)]
struct Ground<'a> {
    /// The fact.
    what: &'a str,
    /// Where it stands.
    evidence: Vec<Evidence<'a>>,
}

/// A mistake.
#[derive(Debug, Serialize, JsonSchema)]
struct MistakeEntry {
    /// Which one.
    mistake: Mistake,
    /// Whether it was made in the deal; else in how the partnership was framed.
    of_deal: bool,
    /// What it is, in words.
    title: &'static str,
    /// The causes that go back to it.
    from_causes: Vec<Cause>,
}

/// Something to do.
#[derive(Debug, Serialize, JsonSchema)]
struct RemedyEntry<'a> {
    /// What.
    what: &'a str,
    /// Who.
    who: &'a [String],
    /// By when; null beyond the end of the calendar.
    by: Option<Date>,
    /// The cause that it is for; null for the first step of a symptom.
    for_cause: Option<Cause>,
    /// The symptom whose first step it is; null for the remedy of a cause.
    for_symptom: Option<Symptom>,
    /// Whether it is new, agreed already, or agreed and not carried out.
    state: RemedyState,
    /// The action that agreed on it; none where nobody has.
    evidence: Vec<Evidence<'a>>,
}

/// What has happened.
#[derive(Debug, Serialize, JsonSchema)]
struct EventEntry<'a> {
    /// What.
    event: Happening,
    /// The review that notes it.
    evidence: Vec<Evidence<'a>>,
}

/// An orderly end.
#[derive(Debug, Serialize, JsonSchema)]
struct EndingEntry<'a> {
    /// What speaks for it.
    grounds: Vec<Ground<'a>>,
    /// The first steps.
    first_steps: Vec<StepEntry<'a>>,
}

/// A step.
#[derive(Debug, Serialize, JsonSchema)]
struct StepEntry<'a> {
    /// What.
    what: &'static str,
    /// Who.
    who: &'a [String],
    /// By when; null beyond the end of the calendar.
    by: Option<Date>,
}

/// A profile.
#[derive(Debug, Serialize, JsonSchema)]
struct ProfileEntry<'a> {
    /// The answers to the last health check, by area.
    areas: Vec<AreaEntry<'a>>,
    /// The checklists.
    checklists_met: Vec<ChecklistMet<'a>>,
    /// The promises of each party.
    promises_kept: Vec<PromisesKept<'a>>,
}

/// An area of the health check.
#[derive(Debug, Serialize, JsonSchema)]
struct AreaEntry<'a> {
    /// Which one.
    area: HealthQuestion,
    /// The mean of each party whose answers may be shown.
    means: Vec<MeanEntry<'a>>,
}

/// A mean of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct MeanEntry<'a> {
    /// The party.
    party: &'a str,
    /// The mean.
    mean: Mean,
}

/// What of a checklist is met.
#[derive(Debug, Serialize, JsonSchema)]
struct ChecklistMet<'a> {
    /// The checklist.
    checklist: &'a str,
    /// How many of its questions are met.
    met: usize,
    /// How many were asked.
    of: usize,
}

/// The promises of a party.
#[derive(Debug, Serialize, JsonSchema)]
struct PromisesKept<'a> {
    /// The party.
    party: &'a str,
    /// How many were done by their day.
    kept: usize,
    /// How many have come to something.
    of: usize,
}

/// What has moved.
#[derive(Debug, Serialize, JsonSchema)]
struct MovementEntry<'a> {
    /// The earlier day.
    compared_with: Date,
    /// How each cause has moved.
    cause_moves: Vec<CauseMove>,
    /// The profile on the earlier day; null unless profiles are asked for.
    profile_before: Option<ProfileEntry<'a>>,
}

/// How a cause has moved.
#[derive(Debug, Serialize, JsonSchema)]
struct CauseMove {
    /// Which one.
    id: Cause,
    /// How strong it was; null where it was not there.
    strength_before: Option<Strength>,
    /// How strong it is; null where it is no longer there.
    strength_now: Option<Strength>,
    /// How that compares.
    moved: Moved,
}

pub(super) fn partnership<'a>(shown: &'a Diagnosed<'_>) -> DiagnosisData<'a> {
    let (partnership, diagnosis) = (shown.partnership(), &shown.diagnosis);
    DiagnosisData {
        head: Head::of(partnership),
        commitment: commitment::data(partnership, &shown.surveyed.assessment.gates),
        signs: diagnosis.signs.iter().map(|it| sign(shown, it)).collect(),
        own_symptoms: diagnosis.own.iter().map(|it| it.what.as_str()).collect(),
        causes: diagnosis.cases.iter().map(|it| cause(shown, it)).collect(),
        mistakes: diagnosis
            .mistakes()
            .into_iter()
            .map(|(mistake, from_causes)| MistakeEntry {
                mistake,
                of_deal: mistake.is_of_deal(),
                title: mistake.name(),
                from_causes,
            })
            .collect(),
        remedies: diagnosis.remedies.iter().map(|it| remedy(shown, it)).collect(),
        events: diagnosis
            .happened
            .iter()
            .map(|it| EventEntry { event: it.what, evidence: vec![evidence(shown, &it.place())] })
            .collect(),
        ending: diagnosis.ending.as_ref().map(|it| ending(shown, it)),
        profile: shown.profile.as_ref().map(profile),
        movement: shown.since.as_ref().map(|(moved, before)| movement(moved, before.as_ref())),
    }
}

fn evidence<'a>(shown: &'a Diagnosed<'_>, place: &Place) -> Evidence<'a> {
    let (path, line) = shown.origin(place);
    Evidence { path, line }
}

fn all<'a>(shown: &'a Diagnosed<'_>, places: &[Place]) -> Vec<Evidence<'a>> {
    places.iter().map(|place| evidence(shown, place)).collect()
}

fn sign<'a>(shown: &'a Diagnosed<'_>, sign: &'a diagnosis::Sign) -> SignEntry<'a> {
    let row = sign.symptom.row();
    SignEntry {
        symptom: sign.symptom,
        title: sign.symptom.name(),
        noted: sign.noted.is_some(),
        seen_by_all: sign.is_seen_by_all,
        figures: sign.derived.as_deref(),
        parties: &sign.parties,
        evidence: all(shown, &sign.places),
        points_to: &sign.causes,
        settled: sign.is_decided,
        told_by: sign.because.as_deref(),
        question: (!sign.is_decided).then_some(row.question),
        first_step: row.first_step,
    }
}

fn cause<'a>(shown: &'a Diagnosed<'_>, case: &'a Case) -> CauseEntry<'a> {
    let row = case.cause.row();
    let signs = || case.signs.iter().filter_map(|at| shown.diagnosis.signs.get(*at));
    CauseEntry {
        id: case.cause,
        title: case.cause.name(),
        kind: row.class,
        strength: case.strength,
        shown_by: signs().map(|sign| sign.symptom).collect(),
        evidence: signs().flat_map(|sign| all(shown, &sign.places)).collect(),
        against: case.against.iter().map(|it| ground(shown, it)).collect(),
        mistake: row.mistake,
        source: row.source,
    }
}

fn ground<'a>(shown: &'a Diagnosed<'_>, fact: &'a Fact) -> Ground<'a> {
    Ground { what: &fact.said, evidence: all(shown, &fact.places) }
}

fn remedy<'a>(shown: &'a Diagnosed<'_>, remedy: &'a diagnosis::Remedy) -> RemedyEntry<'a> {
    RemedyEntry {
        what: &remedy.what,
        who: &remedy.who,
        by: remedy.by,
        for_cause: remedy.cause,
        for_symptom: remedy.symptom,
        state: remedy.state,
        evidence: remedy.agreed_in.iter().map(|place| evidence(shown, place)).collect(),
    }
}

fn ending<'a>(shown: &'a Diagnosed<'_>, ending: &'a Ending) -> EndingEntry<'a> {
    let step = |it: &'a diagnosis::Step| StepEntry { what: it.what, who: &it.who, by: it.by };
    EndingEntry {
        grounds: ending.reasons.iter().map(|it| ground(shown, it)).collect(),
        first_steps: ending.steps.iter().map(step).collect(),
    }
}

fn profile(profile: &diagnosis::Profile) -> ProfileEntry<'_> {
    let areas = profile.health.iter().map(|views| AreaEntry {
        area: views.question,
        means: views.sides.iter().map(|side| MeanEntry { party: &side.party, mean: side.mean }).collect(),
    });
    let lists = profile.readiness.iter();
    ProfileEntry {
        areas: areas.collect(),
        checklists_met: lists
            .map(|(list, met, of)| ChecklistMet { checklist: list, met: *met, of: *of })
            .collect(),
        promises_kept: profile
            .promises
            .iter()
            .map(|it| PromisesKept { party: &it.party, kept: it.kept, of: it.of })
            .collect(),
    }
}

fn movement<'a>(moved: &diagnosis::Movement, before: Option<&'a diagnosis::Profile>) -> MovementEntry<'a> {
    let moves = moved.causes.iter().map(|(id, before, now, moved)| CauseMove {
        id: *id,
        strength_before: *before,
        strength_now: *now,
        moved: *moved,
    });
    MovementEntry {
        compared_with: moved.from,
        cause_moves: moves.collect(),
        profile_before: before.map(profile),
    }
}
