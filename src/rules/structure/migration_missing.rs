use super::wording::{is_rated, with_article};
use crate::document::Field;
use crate::document::charter::model::Migration;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// there is no way to the deeper structure that both sides could carry
    "migration-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Untidy,
    question: "To which deeper structure could the parties move, and when?",
    at: "model.migration", example: "to a coordinated ecosystem, once two gates are passed", concerns: All,
    authority: ["S2"],
    why: "a partnership that has nowhere to grow stays at buying and selling, and a competitor gets the rest",
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
            let open = if nothing.is_open() { ", and how is still open" } else { "" };
            drafts
                .at_key("model.migration", format!("the parties could carry {} today{open}", with_article(ceiling)))
                .help(format!(
                    "add `migration:` to `model` with `to: {ceiling}` and `when:` (what must have become true), or waive this if you mean to stay where you are",
                ))
                .also(&Place::value("model.structure"), format!("{} was chosen", with_article(chosen)));
        }
    }
}

fn half_said(drafts: &mut Drafts<'_>, migration: &Migration) {
    let (key, message, help) = if migration.to.is_missing() {
        (
            "model.migration.to",
            "the migration does not say to which structure",
            "add `to: coordinated-ecosystem` or `to: integrated-alliance`",
        )
    } else if migration.when.is_missing() {
        (
            "model.migration.when",
            "the migration does not say what must have become true before it",
            "add `when:` with something that can be checked, such as `when: Two gates were passed with \"continue\".`",
        )
    } else {
        return;
    };
    drafts.at_key(key, message).help(help);
}
