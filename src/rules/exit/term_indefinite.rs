use crate::document::Field;
use crate::document::charter::model::Structure;
use crate::document::charter::reviews::Reviews;
use crate::method::term::is_perpetual;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no end to the term and no review of whether to continue
    "term-indefinite",
    severity: Warning, from: Negotiation,
    nature: Gap(WayOut), consequence: Exposed,
    question: "How long does the first term last?",
    at: "term.length", example: "12 months", concerns: All,
    authority: ["S0", "S4"],
    why: "the partnership can outlive its purpose, and every party goes on paying for it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let structure = charter.model.get().and_then(|model| model.structure.get());
    let Some(term) = charter.term.get() else { return };
    // A project without an end is told so by another rule.
    if !is_perpetual(term) || !term.end.is_missing() || structure == Some(&Structure::ContractualProject) {
        return;
    }
    if may_look_back(&charter.reviews) {
        return;
    }
    drafts
        .at_value(
            "term.length",
            "term has no end, and no review asks whether to continue",
        )
        .label("no end")
        .help("agree a yearly review and add `audit: yearly` to `reviews`, or give the term a length, such as `12 months`");
}

/// Operational calls and talks about the relationship do not ask whether to go on; the other reviews do.
fn may_look_back(reviews: &Field<Reviews>) -> bool {
    match reviews {
        Field::Given(reviews) => {
            let asked = [&reviews.business, &reviews.health, &reviews.value_loop, &reviews.audit];
            asked.into_iter().any(|cadence| !cadence.is_missing())
        }
        Field::Invalid => true,
        Field::Missing | Field::Open => false,
    }
}
