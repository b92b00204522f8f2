//! What bears out the charter on one page [S3].

use super::evidence::{Evidence, needs_notice};
use super::holding::{Held as _, Holding};
use super::metrics::any_metric;
use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::checklists::AnswerValue;
use crate::document::scalar::Text;

/// A shared vision, or else the intent of each party.
pub(super) fn what_for(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    let vision = charter.canvas.and(|canvas| &canvas.vision).holding();
    let intent = charter.intent.as_ref();
    match (vision, intent.holding()) {
        (Holding::Held, _) => {
            evidence.needs("canvas.vision", vision);
        }
        (Holding::Lacking, Holding::Lacking) => {
            evidence.needs_so("canvas.vision", Holding::Lacking, "or the `intent` of each party");
        }
        (_, Holding::Lacking) => {
            evidence.needs("canvas.vision", vision);
        }
        (_, _) => {
            evidence.needs_of_each("intent", &charter.party_ids(), intent);
        }
    }
    evidence
}

pub(super) fn how_measured(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    any_metric(charter, &mut evidence);
    evidence
}

/// Somebody decides about scope or changes, or the charter says how it is amended.
pub(super) fn who_decides_scope(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    let amendments = charter.governance.and(|governance| &governance.amendments).holding();
    let decisions = charter.governance.and(|governance| &governance.decisions);
    let rights = decisions.get().into_iter().flat_map(|decisions| decisions.iter());
    let mut about_scope: Vec<_> = rights.filter(|(_, right)| is_about_scope(&right.what)).collect();
    // One with a decider is enough, wherever it stands.
    about_scope.sort_by_key(|(_, right)| std::cmp::Reverse(right.decides.holding()));
    let decider = about_scope.first().map_or(Holding::Lacking, |(_, right)| right.decides.holding());
    if amendments == Holding::Held && decider != Holding::Held {
        evidence.needs("governance.amendments", amendments);
        return evidence;
    }
    if let Some((index, right)) = about_scope.first() {
        evidence.needs(format!("governance.decisions[{index}].what"), right.what.holding());
        evidence.needs(format!("governance.decisions[{index}].decides"), decider);
        return evidence;
    }
    if amendments == Holding::Unread {
        evidence.needs("governance.amendments", amendments);
    }
    let may_hide_one = decisions.get().is_some_and(|decisions| {
        decisions.0.iter().any(|right| right.is_invalid() || right.and(|right| &right.what).is_invalid())
    });
    if decisions.is_invalid() || may_hide_one {
        evidence.needs("governance.decisions", Holding::Unread);
    } else if evidence.is_complete() {
        let detail = "needs one on scope or changes; or write `governance.amendments`";
        evidence.needs_so("governance.decisions", Holding::Lacking, detail);
    }
    evidence
}

/// Whether a decision is about a change of scope; `change` also covers changes to product, contract or budget.
#[must_use]
pub fn is_about_scope(what: &Field<Text>) -> bool {
    let text = what.get().map(|what| what.as_str().to_lowercase());
    text.is_some_and(|text| ["scope", "change"].iter().any(|word| text.contains(word)))
}

/// How long before one says that one leaves.
pub(super) fn way_out(charter: &Charter, _: &Policy, _: Option<AnswerValue>) -> Evidence {
    let mut evidence = Evidence::default();
    needs_notice(&mut evidence, charter);
    evidence
}
