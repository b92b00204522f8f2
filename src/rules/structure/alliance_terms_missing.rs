use crate::document::charter::model::{LegalForm, Structure};
use crate::document::{Field, List};
use crate::finding::{Place, Severity};
use crate::method::deal::{NamedPlan, is_payment, named_plan};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an alliance contract has no deliverables and no service levels
    "alliance-terms-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Unsaid,
    question: "What does each party deliver under the contract, and to what standard?",
    also_at: "deliverables", example: "a first release by 1 May, accepted when the joint tests pass", concerns: Each,
    authority: ["S3"],
    why: "without a joint company, a party whose priorities change can only be held to written terms",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let form = charter.model.and(|model| &model.legal_form);
    if form.get() != Some(&&LegalForm::AllianceContract) {
        return;
    }
    let levels = charter.governance.and(|governance| &governance.service_levels);
    // The ecosystem's own rule asks for service levels.
    let is_ecosystem = subject.assessment.structure.chosen == Some(Structure::CoordinatedEcosystem);
    let is_said = says(charter.deliverables.as_ref()) || says(levels) || says(charter.growth.as_ref());
    let is_exchanged = charter.value.and(|value| &value.exchange).get().is_some_and(|list| {
        // The terms of what is given, beside a price, say what each side owes.
        list.values().any(|it| it.terms.is_given() && !is_payment(it))
    });
    if is_ecosystem || is_said || is_exchanged {
        return;
    }
    if let Some(plan) = named_plan(charter) {
        lost(drafts, plan);
        return;
    }
    drafts
        .at_value("deliverables", "no deliverables or service levels in the alliance contract")
        .help("agree what each party delivers: add `deliverables:` with `what:`, `due:` and `payment:`, `service_levels:` under `governance`, or what you sell together under `growth:`")
        .also(&Place::value("model.legal_form"), "alliance contract");
}

/// The plan says what is delivered: what is missing is where it is kept.
fn lost(drafts: &mut Drafts<'_>, plan: NamedPlan) {
    if plan.is_linked {
        return;
    }
    drafts
        .at_value(plan.path, "no link to the work plan on which the contract rests")
        .at_most(Severity::Advice)
        .help(
            "give the plan's location, such as `docs/work-plan.md`, or list its contents under `deliverables:`",
        );
}

/// Whether there is an entry, or something that could not be read.
fn says<T>(list: Field<&List<T>>) -> bool {
    list.is_invalid() || list.get().is_some_and(|list| !list.is_empty())
}
