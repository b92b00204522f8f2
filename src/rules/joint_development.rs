//! Whether the parties make something new together: then somebody must own it.

use crate::document::charter::growth::GrowthKind;
use crate::document::charter::model::{Objective, Structure};
use crate::method::deal::is_company;
use crate::rules::Subject;

/// What shows that the parties develop together.
pub(super) struct JointDevelopment {
    /// In words that end a sentence: "the parties build a product together".
    pub(super) reason: &'static str,
    /// Where the charter says so.
    pub(super) path: String,
}

/// The first sign in the charter that the parties develop together.
pub(super) fn joint_development(subject: &Subject<'_>) -> Option<JointDevelopment> {
    let charter = subject.charter;
    let model = charter.model.get();
    let fact =
        model.and_then(|model| model.facts.get()).and_then(|facts| facts.joint_product_development.get());
    if fact.is_some_and(|fact| fact.iter().any(|(_, answer)| answer.is_yes())) {
        return Some(JointDevelopment {
            reason: "the parties develop a product together",
            path: "model.facts.joint_product_development".to_owned(),
        });
    }
    let mut motions = charter.growth.get().into_iter().flat_map(|growth| growth.iter());
    if let Some((index, _)) = motions.find(|(_, motion)| motion.kind.get() == Some(&GrowthKind::CoInnovation))
    {
        return Some(JointDevelopment {
            reason: "the parties innovate together",
            path: format!("growth[{index}].kind"),
        });
    }
    // What a company of the parties makes is the company's.
    if is_company(charter) {
        return None;
    }
    if model.and_then(|model| model.objective.get()) == Some(&Objective::JointBusiness) {
        return Some(JointDevelopment {
            reason: "the parties aim at a joint business",
            path: "model.objective".to_owned(),
        });
    }
    let is_integrated = model.and_then(|model| model.structure.get()) == Some(&Structure::IntegratedAlliance);
    is_integrated.then(|| JointDevelopment {
        reason: "an integrated alliance builds on joint work",
        path: "model.structure".to_owned(),
    })
}
