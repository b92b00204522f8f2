//! Diagnosis: which symptoms a partnership shows, which causes they add up to, and what to do about them [S0, S1, S2, S3].
//!
//! [`symptoms`] and [`causes`] are the one table of what points to what; the other files derive from the records what the table
//! speaks of. A symptom is noted in a review, follows from the records, or both. One alone settles nothing: how strong a cause is
//! follows from how many symptoms that point to it and to nothing else there are ([`Strength`]).

mod against;
pub mod causes;
mod ending;
mod figures;
mod movement;
mod people;
mod profile;
mod promises;
mod remedies;
mod sales;
mod scene;
pub mod symptoms;
mod views;
mod worth;

pub use causes::{Cause, Class, Mistake, Role};
pub use ending::{Ending, Step};
pub use movement::{Moved, Movement};
pub use profile::{Kept, Profile};
pub use remedies::{Owner, Remedy, RemedyState};
pub use scene::{Fact, Of, Place, Told};
pub use symptoms::{Happening, Symptom};

use self::scene::{Found, Scene};
use crate::config::Policy;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, keyword};
use crate::method::Assessment;
use crate::method::symptoms::{NotedSymptom, latest};
use crate::partnership::Partnership;

keyword! {
    /// How strong the case for a cause is.
    pub enum Strength {
        /// Symptoms that may point elsewhere as well: a question has to be asked first.
        Open = "open",
        /// One symptom points to it: watch.
        Watch = "watch",
        /// Two symptoms point to it, or one does and another may.
        Likely = "likely",
        /// Three symptoms point to it, or two of which one follows from the records without evidence against it.
        Strong = "strong",
    }
}

/// Something that a review notes, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted<W> {
    /// What it is.
    pub what: W,
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which of its symptoms, counted from 0.
    pub index: usize,
}

impl<W> Noted<W> {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::review(self.record, format!("symptoms[{}]", self.index))
    }
}

/// A symptom that the partnership shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Which one.
    pub symptom: Symptom,
    /// The review that notes it; `None` where it follows from the records alone.
    pub noted: Option<(usize, usize)>,
    /// Whether every party was at that review, so that all of them have seen it.
    pub is_seen_by_all: bool,
    /// What the records show, with its figures; `None` where it is only noted.
    pub derived: Option<String>,
    /// Whom it concerns; none where it concerns all.
    pub parties: Vec<String>,
    /// Where it stands: in the review that notes it, then in the records.
    pub places: Vec<Place>,
    /// The causes that it points to, the likeliest first.
    pub causes: Vec<Cause>,
    /// The fact that told them apart from the others of its row; `None` where there was nothing to tell apart, or no such fact.
    pub because: Option<String>,
    /// Whether it points to these causes and to nothing else.
    pub is_decided: bool,
}

impl Sign {
    /// What it counts where two causes are equally strong: a symptom that follows from the records counts double, and so does one that
    /// every party has seen.
    const fn weight(&self) -> u32 {
        let noted = match (self.noted, self.is_seen_by_all) {
            (None, _) => 0,
            (Some(_), false) => 1,
            (Some(_), true) => 2,
        };
        noted + if self.derived.is_some() { 2 } else { 0 }
    }
}

/// A cause with what speaks for it and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The cause.
    pub cause: Cause,
    /// How strong the case is.
    pub strength: Strength,
    /// The signs that point to it, counted from 0 in [`Diagnosis::signs`].
    pub signs: Vec<usize>,
    /// The evidence against it.
    pub against: Vec<Fact>,
}

/// What a partnership shows on a day, and what it adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The symptoms, in the order of the table.
    pub signs: Vec<Sign>,
    /// Symptoms of a team's own, of which the table says nothing.
    pub own: Vec<Noted<String>>,
    /// What has happened to the partnership, each calling for a special review.
    pub happened: Vec<Noted<Happening>>,
    /// The causes, strongest first.
    pub cases: Vec<Case>,
    /// What to do, most important first.
    pub remedies: Vec<Remedy>,
    /// What speaks for ending it instead; `None` where nothing does.
    pub ending: Option<Ending>,
}

impl Diagnosis {
    /// The mistakes that the likely and strong causes go back to, each with these causes.
    #[must_use]
    pub fn mistakes(&self) -> Vec<(Mistake, Vec<Cause>)> {
        let settled = || self.cases.iter().filter(|it| it.strength >= Strength::Likely).map(|it| it.cause);
        let of = |mistake: &Mistake| {
            let causes: Vec<Cause> = settled().filter(|cause| cause.row().mistake == *mistake).collect();
            (!causes.is_empty()).then_some((*mistake, causes))
        };
        Mistake::ALL.iter().filter_map(of).collect()
    }

    /// The questions that would tell open causes apart, each with the sign that raises it.
    pub fn questions(&self) -> impl Iterator<Item = (&Sign, &'static str)> {
        let open = self.signs.iter().filter(|sign| !sign.is_decided);
        open.map(|sign| (sign, sign.symptom.row().question)).filter(|(_, question)| !question.is_empty())
    }
}

/// Diagnoses a partnership on a day. One that has ended shows nothing any more.
#[must_use]
pub fn diagnose(
    partnership: &Partnership,
    assessment: &Assessment,
    policy: &Policy,
    as_of: Date,
) -> Diagnosis {
    let scene = Scene::of(partnership, assessment, policy, as_of);
    let is_over = scene.charter.stage() == Stage::Ended;
    let noted = if is_over { Vec::new() } else { latest(partnership, as_of) };
    let signs: Vec<Sign> = match is_over {
        true => Vec::new(),
        false => Symptom::ALL.iter().filter_map(|it| sign(&scene, *it, &noted)).collect(),
    };
    let happened: Vec<Noted<Happening>> = noted
        .iter()
        .filter_map(|it| {
            let what = Happening::ALL.iter().copied().find(|known| known.as_str() == it.symptom)?;
            Some(Noted { what, record: it.record, index: it.index })
        })
        .collect();
    let is_own = |it: &&NotedSymptom<'_>| {
        Symptom::of_id(it.symptom).is_none() && happened.iter().all(|known| known.what.as_str() != it.symptom)
    };
    let own = noted.iter().filter(is_own);
    let own = own.map(|it| Noted { what: it.symptom.to_owned(), record: it.record, index: it.index });
    let cases = cases(&scene, &signs, &happened);
    Diagnosis {
        own: own.collect(),
        remedies: remedies::remedies(&scene, &signs, &cases),
        ending: if is_over { None } else { ending::ending(&scene, &signs) },
        signs,
        happened,
        cases,
    }
}

/// A symptom, if a review notes it or the records show it.
fn sign(scene: &Scene<'_>, symptom: Symptom, noted: &[NotedSymptom<'_>]) -> Option<Sign> {
    let note = noted.iter().find(|it| it.symptom == symptom.as_str());
    let found = derived(scene, symptom);
    if note.is_none() && found.is_none() {
        return None;
    }
    let of_note = note.map(|it| Place::review(it.record, format!("symptoms[{}]", it.index)));
    let is_derived = found.is_some();
    let Found { parties, said, places, told } = found.unwrap_or_default();
    let told = told.or_else(|| tell(scene, symptom, &parties));
    let row = symptom.row();
    let is_decided = told.is_some() || row.causes.len() == 1;
    let (causes, because) = match told {
        Some(told) => (told.causes, Some(told.because).filter(|because| !because.is_empty())),
        None => (row.causes.to_vec(), None),
    };
    Some(Sign {
        symptom,
        noted: note.map(|it| (it.record, it.index)),
        is_seen_by_all: note.is_some_and(|it| is_seen_by_all(scene, it.record)),
        derived: is_derived.then_some(said),
        parties,
        places: of_note.into_iter().chain(places).collect(),
        causes,
        because,
        is_decided,
    })
}

/// Whether somebody of every party was at a review.
fn is_seen_by_all(scene: &Scene<'_>, record: usize) -> bool {
    let review = scene.partnership.records.reviews.get(record);
    let attended = review.and_then(|review| review.value.attended.get());
    let came =
        |party: &&str| attended.is_some_and(|it| it.of(party).get().is_some_and(|people| !people.is_empty()));
    !scene.parties.is_empty() && scene.parties.iter().all(came)
}

/// What the records show of a symptom.
fn derived(scene: &Scene<'_>, symptom: Symptom) -> Option<Found> {
    match symptom {
        Symptom::MissedTargets => figures::missed_targets(scene),
        Symptom::ActivityWithoutOutcome => figures::activity_without_outcome(scene),
        Symptom::ThinningMeetings => people::thinning_meetings(scene),
        Symptom::DecisionMakersAbsent => people::decision_makers_absent(scene),
        Symptom::UnansweredMail => figures::unanswered(scene),
        Symptom::StaleReports => figures::stale_reports(scene),
        Symptom::IdleLeads => sales::idle_leads(scene),
        Symptom::DealsLost => sales::deals_lost(scene),
        Symptom::LeadsDriedUp => sales::leads_dried_up(scene),
        Symptom::ContestedCredit => sales::contested_credit(scene),
        Symptom::ConflictingReports => figures::conflicting_reports(scene),
        Symptom::GoalsApart => worth::goals_apart(scene),
        Symptom::LopsidedResources => worth::lopsided(scene),
        Symptom::PromisesOneSided => promises::one_sided(scene),
        Symptom::LateNews => promises::late_news(scene),
        Symptom::RequestsOneSided => promises::requests_one_sided(scene),
        Symptom::GateUndecided => promises::gate_undecided(scene),
        Symptom::DeadlockLasting => promises::deadlock_lasting(scene),
        Symptom::ViewsApart => views::views_apart(scene),
        Symptom::LowOnAllSides => views::low_on_all_sides(scene),
        Symptom::SilentSide => views::silent_side(scene),
        Symptom::OnePersonHoldsAll => people::one_person(scene),
        Symptom::ManagementHeavy => worth::management_heavy(scene),
        Symptom::OpennessOneSided => people::openness_one_sided(scene),
        Symptom::ToolsScattered => people::tools_scattered(scene),
        Symptom::NothingNew => promises::nothing_new(scene),
        Symptom::SponsorNotReplaced => people::sponsor_not_replaced(scene),
        Symptom::IncentivesMisaligned => sales::incentives_misaligned(scene),
        Symptom::FallingScores => views::falling(scene),
        // Nothing in the records shows these: somebody has to note them.
        Symptom::ResistedIntegration
        | Symptom::DuplicateEntries
        | Symptom::NoCommonView
        | Symptom::IncomparableMetrics
        | Symptom::EverythingDocumented
        | Symptom::EscalatedTrifles
        | Symptom::LawyersInRoutine
        | Symptom::WorkOutsideScope
        | Symptom::RivalAppeared => None,
    }
}

/// What tells the causes of a symptom apart, as far as the records say it.
fn tell(scene: &Scene<'_>, symptom: Symptom, parties: &[String]) -> Option<Told> {
    match symptom {
        Symptom::MissedTargets => figures::tell_missed(scene),
        Symptom::ActivityWithoutOutcome => figures::tell_activity(scene),
        Symptom::ThinningMeetings => people::tell_meetings(scene),
        Symptom::UnansweredMail => figures::tell_unanswered(scene),
        Symptom::IdleLeads => sales::tell_leads(scene),
        Symptom::ContestedCredit => sales::tell_credit(scene),
        Symptom::LopsidedResources => worth::tell_lopsided(scene),
        Symptom::PromisesOneSided => promises::tell_shortfall(scene, parties),
        Symptom::RequestsOneSided => promises::tell_requests(scene),
        _ => None,
    }
}

/// The causes that the signs point to, strongest first: of two that are equally strong the one whose signs weigh more, then the one
/// that less speaks against, then the first of the table.
fn cases(scene: &Scene<'_>, signs: &[Sign], happened: &[Noted<Happening>]) -> Vec<Case> {
    let mut cases: Vec<(Case, u32)> = Vec::new();
    for cause in Cause::ALL {
        let of_cause: Vec<usize> = (0..signs.len()).filter(|at| signs[*at].causes.contains(cause)).collect();
        let pointing: Vec<&Sign> = of_cause.iter().map(|at| &signs[*at]).collect();
        if pointing.is_empty() {
            continue;
        }
        let against = against::against(scene, *cause, &pointing, happened);
        let strength = strength(&pointing, !against.is_empty());
        let weight = pointing.iter().filter(|sign| sign.is_decided).map(|sign| sign.weight()).sum();
        cases.push((Case { cause: *cause, strength, signs: of_cause, against }, weight));
    }
    cases.sort_by(|(one, weighs), (other, weight)| {
        let by_strength = other.strength.cmp(&one.strength).then(weight.cmp(weighs));
        by_strength.then(one.against.len().cmp(&other.against.len())).then(one.cause.cmp(&other.cause))
    });
    cases.into_iter().map(|(case, _)| case).collect()
}

fn strength(pointing: &[&Sign], is_spoken_against: bool) -> Strength {
    let decided: Vec<&&Sign> = pointing.iter().filter(|sign| sign.is_decided).collect();
    let has_derived = decided.iter().any(|sign| sign.derived.is_some());
    match (decided.len(), pointing.len()) {
        (3.., _) => Strength::Strong,
        (2, _) if has_derived && !is_spoken_against => Strength::Strong,
        (2, _) | (1, 2..) => Strength::Likely,
        (1, _) => Strength::Watch,
        (0, _) => Strength::Open,
    }
}
