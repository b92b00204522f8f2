use super::wording::{is_rated, structure_name, with_article};
use crate::document::Field;
use crate::document::charter::model::Migration;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no migration path to a deeper structure that all parties could support
    "migration-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Untidy,
    question: "To which deeper structure could the parties move, and when?",
    at: "model.migration", example: "to a coordinated ecosystem, once two gates are passed", concerns: All,
    authority: ["S2"],
    why: "without a path the parties leave value unused that a competitor may take up with one of them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let assessment = &subject.assessment.structure;
    let (Some(model), Some(chosen)) = (subject.charter.model.get(), assessment.chosen) else { return };
    match &model.migration {
        Field::Invalid => {}
        Field::Given(migration) => half_said(drafts, migration),
        nothing => {
            let ceiling = assessment.rating.recommendation.ceiling.filter(|ceiling| *ceiling > chosen);
            let (Some(ceiling), true) = (ceiling, is_rated(subject)) else { return };
            let lack = if nothing.is_open() { "migration path undecided" } else { "no migration path" };
            drafts
                .at_key("model.migration", format!("{lack}, although the parties could support {} today", with_article(ceiling)))
                .help(format!(
                    "agree what must be achieved first, and add `migration:` to `model` with `to: {ceiling}` and `when:`, or waive this if you do not want to go deeper",
                ))
                .also(&Place::value("model.structure"), format!("chosen: {}", structure_name(chosen)));
        }
    }
}

fn half_said(drafts: &mut Drafts<'_>, migration: &Migration) {
    let (key, message, help) = if migration.to.is_missing() {
        (
            "model.migration.to",
            "no target structure for the migration",
            "agree on the structure, and add `to: coordinated-ecosystem` or `to: integrated-alliance`",
        )
    } else if migration.when.is_missing() {
        (
            "model.migration.when",
            "no conditions for the migration",
            "agree what must be achieved first, and add `when:` with something that can be checked, such as `when: Two gates were passed with \"continue\".`",
        )
    } else {
        return;
    };
    drafts.at_key(key, message).help(help);
}
