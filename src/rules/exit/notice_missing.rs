use super::terms::is_meant;
use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Duration;
use crate::finding::Consequence;
use crate::method::stakes::Stakes;
use crate::method::term::{is_perpetual, last_day};
use crate::rules::{Drafts, Subject, Wanted, rule, wanted};

rule! {
    /// no notice period for a party
    "exit-notice-missing",
    severity: Error, from: Negotiation, until: WindingDown,
    nature: Gap(WayOut), consequence: Exposed, rises: bound,
    question: "May a party exit before the end of the term?",
    at: "exit.right", example: "as-agreed", concerns: Each,
    question: "How much notice must a party give to exit?",
    at: "exit.notice", example: "90 days", concerns: Each,
    authority: ["S0", "S2", "S3"],
    why: "the other party can be left overnight, with no time to find a replacement",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.notice.{party},
    words: Term {
        no: "notice period",
        example: "notice: 90 days",
    },
};

/// Where some may leave on notice and of another nothing is said, that one is bound as long as the term. Where nothing is said of any,
/// all are, and one that stakes much is trapped if that is for years.
fn bound(subject: &Subject<'_>) -> Option<Consequence> {
    let notice = subject.charter.exit.get().and_then(|exit| exit.notice.get());
    let has = |party: &&str| notice.is_some_and(|notice| notice.of(party).is_given());
    let is_one_sided = subject.parties().iter().any(has);
    let is_long = subject.charter.term.get().is_some_and(|term| {
        let last = term.start.get().and_then(|start| start.plus(&Duration::of_months(LONG_MONTHS)));
        is_perpetual(term) || last.zip(last_day(term)).is_some_and(|(limit, last)| limit <= last)
    });
    let is_at_stake = || !Stakes::of(subject.charter, subject.assessment, subject.policy).exposed.is_empty();
    (is_one_sided || (is_long && is_at_stake())).then_some(Consequence::Trapped)
}

/// From how many months on a term that nobody can leave is long.
const LONG_MONTHS: u32 = 24;

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    Wanted { said, ..WANTED }.judge(subject, drafts);
}

/// Nothing is wanted of a party that has no notice to give.
fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    let is_settled = match party {
        Some(party) => gives_none(charter, party),
        None => charter.knows_parties() && charter.party_ids().iter().all(|party| gives_none(charter, party)),
    };
    if is_settled { Field::Invalid } else { (WANTED.said)(charter, party) }
}

/// Whether a party may not leave, by the exit or because the contract lets nobody leave at will, or gives notice by what each
/// ground or the contract says.
fn gives_none(charter: &Charter, party: &str) -> bool {
    let Some(exit) = charter.exit.get() else { return false };
    let Some(conditions) = exit.conditions.get() else {
        return exit.denies(party) || is_in_contract(charter, party);
    };
    let Field::Given(own) = conditions.of(party) else {
        return exit.denies(party) || is_in_contract(charter, party);
    };
    let has_notices = !own.is_empty() && own.values().all(|it| it.notice.is_given());
    let may_at_will = |party: &str| match conditions.of(party) {
        Field::Given(listed) => listed.values().any(|it| is_meant(&it.when, "convenience")),
        _ => false,
    };
    // Where another may leave at will and this one only for a reason, the rule on one side speaks.
    let is_bound = !may_at_will(party) && charter.party_ids().into_iter().any(may_at_will);
    exit.denies(party) || is_in_contract(charter, party) || has_notices || is_bound
}

/// Whether the contract says that a party does not leave at will, or on which notice it does.
fn is_in_contract(charter: &Charter, party: &str) -> bool {
    let Some(contract) = charter.contract.get() else { return false };
    match contract.clause_of(ClauseKind::TerminationForConvenience, party) {
        Field::Given(clause) => clause.is_there() == Some(false) || clause.value.is_given(),
        _ => false,
    }
}
