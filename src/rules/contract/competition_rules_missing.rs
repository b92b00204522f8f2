use crate::document::charter::contract::ClauseKind;
use crate::document::charter::governance::DecisionRight;
use crate::document::charter::model::LegalForm;
use crate::document::scalar::Text;
use crate::document::{Authority, Field, List, folded};
use crate::method::deal::is_membership;
use crate::rules::by_words::has_phrase;
use crate::rules::clauses::is_named;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// competitors decide at one table, and nothing is agreed on competition law
    "competition-rules-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(CompetitionLaw), consequence: Exposed,
    question: "When did counsel review the competition-law rules?",
    at: "contract.competition_review", example: "2026-05-04", concerns: All,
    authority: ["contract practice", "ours"],
    why: "what competitors say to each other at such a table can bring fines on all of them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    if !meet_as_members(subject) || is_spoken_of(subject) || is_named(subject, ClauseKind::CompetitionReview)
    {
        return;
    }
    let path = match charter.scope.and(|scope| &scope.included) {
        Field::Given(_) => "scope.included",
        _ => "scope",
    };
    drafts
        .at_key(path, "no competition-law rules for members who may compete and decide together")
        .help("have counsel draft rules for meetings and shared information, and write the day as `competition_review:` under `contract`");
}

/// Whether members who pay for their seat decide on something together: dues or fees of members pass, and a body decides.
fn meet_as_members(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let form = charter.model.and(|model| &model.legal_form);
    let is_body = matches!(form.get(), Some(LegalForm::Association | LegalForm::Foundation));
    let exchange = charter.value.get().and_then(|value| value.exchange.get());
    let pays = exchange.into_iter().flat_map(List::values).any(is_membership);
    let has_bodies =
        charter.governance.get().is_some_and(|it| it.bodies.get().is_some_and(|it| !it.is_empty()));
    has_bodies && (pays || (is_body && subject.parties().len() > 2) || set_prices_together(subject))
}

/// What rivals must not settle among themselves.
const MARKET: &[&str] =
    &["price", "prices", "tariff", "tariffs", "rates", "quota", "quotas", "territories", "capacity"];

/// Whether more than two parties set prices at one table, and others may join it or be put out.
fn set_prices_together(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let decisions = charter.governance.get().and_then(|it| it.decisions.get());
    let together =
        |it: &&DecisionRight| matches!(it.decides.get(), Some(Authority::All | Authority::Body(_)));
    let together: Vec<String> = decisions
        .into_iter()
        .flat_map(List::values)
        .filter(together)
        .filter_map(|it| Some(folded(it.what.get()?.as_str())))
        .collect();
    let speaks = |words: &[&str]| together.iter().any(|what| has_phrase(what, words));
    let has_members = speaks(&["member", "members"]) || charter.exit.and(|exit| &exit.expulsion).is_given();
    subject.parties().len() > 2 && has_members && speaks(MARKET)
}

/// Whether what the partnership covers or decides speaks of competition law.
fn is_spoken_of(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let speaks = |text: &Text| {
        let text = folded(text.as_str());
        ["competition", "antitrust", "anti-trust", "cartel"].iter().any(|word| text.contains(word))
    };
    let scope = charter.scope.get();
    let lists = scope.into_iter().flat_map(|it| [it.included.get(), it.excluded.get()]).flatten();
    let decisions = charter.governance.get().and_then(|it| it.decisions.get());
    let decided = decisions.into_iter().flat_map(List::values).filter_map(|it| it.what.get());
    lists.flat_map(List::values).any(speaks) || decided.into_iter().any(speaks)
}
