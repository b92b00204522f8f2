//! The parts that other commands answer, each without what that command says of itself.

use super::Scene;
use super::element::{Drawing, Section};
use super::places::{without_ids, without_places};
use super::trend;
use crate::view::Block;
use crate::view::deals::Deals;
use crate::view::gates::{Gates, Wish};
use crate::view::health::{Health, Part};
use crate::view::readiness::Readiness;
use crate::view::score::Score;
use crate::view::tradeoffs::Tradeoffs;

pub(super) fn readiness(scene: &Scene<'_>, section: &mut Section) {
    let hides = |path: &str| scene.privacy.hides(&path.into(), true);
    if let Ok(readiness) = Readiness::of(scene.survey, &[], None) {
        section.page(without_ids(readiness.judged(&hides)));
    }
}

pub(super) fn structure(scene: &Scene<'_>, section: &mut Section) {
    if let Ok(score) = Score::of(scene.survey, &[]) {
        section.page(without_places(score.body()));
    }
    // Without a rating there is no party to show in the table.
    let mut criteria = scene.assessment().structure.rating.criteria.iter();
    if criteria.any(|it| it.ratings.iter().any(|(_, rating)| rating.is_some())) {
        section.heading("Trade-offs, with each party under the deepest structure that its rating supports");
        let mut overlay = without_places(Tradeoffs::of(scene.survey).overlay());
        // What its notes say stands above, in the scores and under the legal form.
        overlay.blocks.retain(|it| matches!(it, Block::Table(_)));
        section.page(overlay);
    }
}

pub(super) fn gates(scene: &Scene<'_>, section: &mut Section) {
    let mut gates = Gates::of(scene.survey, Wish::default());
    gates.leave_out(&|origin| scene.hides_event(origin));
    section.page(without_places(gates.commitment()));
    section.page(without_ids(without_places(gates.schedule())));
    if let Some(timeline) = gates.drawn() {
        section.heading("Calendar");
        section.chart("Gates, phases and other dates", Drawing::Timeline(timeline), None);
    }
    // What waits for an event has no day to draw.
    section.page(without_places(gates.calendar()));
}

pub(super) fn health(scene: &Scene<'_>, section: &mut Section) {
    let health = Health::of(scene.survey);
    section.page(without_ids(without_places(health.part(Part::Check))));
    trend::health(scene, section);
    section.page(without_places(health.part(Part::Talk)));
    section.page(without_places(health.part(Part::Scorecards)));
    trend::scorecards(scene, section);
    section.page(health.part(Part::Calendar));
}

pub(super) fn metrics(scene: &Scene<'_>, section: &mut Section) {
    trend::metrics(scene, section);
    section.page(Health::of(scene.survey).part(Part::Measures));
}

pub(super) fn actions(scene: &Scene<'_>, section: &mut Section) {
    section.page(without_places(Health::of(scene.survey).part(Part::Actions)));
}

pub(super) fn deals(scene: &Scene<'_>, section: &mut Section) {
    if let Some(page) = Deals::of(scene.survey).kept() {
        section.page(without_places(page));
    }
}
