//! Questions that have their answer elsewhere in the charter, or that the deal does not raise: one function a question.
//!
//! A rule that asks for a key goes by this list before it calls the key missing. Each fact is one of [`Deal`]; where it is not
//! known the question is asked.
//!
//! [`Deal`]: crate::method::deal::Deal

use super::Subject;
use super::clauses::{contract_has, contract_says, value_of};
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::ExitData;
use crate::document::charter::kind::Kind;
use crate::document::{List, NoneOr};
use crate::finding::Consequence;
use crate::method::deal::is_company;

/// What the sales people are paid on: nobody sells for the other.
pub(super) fn sales(subject: &Subject<'_>) -> bool {
    subject.deal().is_sold() == Some(false)
}

/// Which deals a party may refuse for its brand: no party shows the other's mark.
pub(super) fn brand(subject: &Subject<'_>) -> bool {
    subject.is_informal() || subject.deal().shows_a_brand() == Some(false)
}

/// Which revenue the parties expect and how they split it: each lives on its own price or margin.
pub(super) fn revenue(subject: &Subject<'_>) -> bool {
    subject.is_informal() || subject.deal().shares_revenue() == Some(false)
}

/// How customers consent to the use of their data: the parties meet none together.
pub(super) fn consent(subject: &Subject<'_>) -> bool {
    subject.deal().meets_customers() == Some(false)
}

/// Who accounts for VAT: a gift, dues or a share of a grant bear none.
pub(super) fn vat(subject: &Subject<'_>) -> bool {
    subject.deal().is_support()
}

/// What links the parties' systems: none are linked.
pub(super) fn systems(subject: &Subject<'_>) -> bool {
    subject.deal().links_systems() == Some(false)
}

/// Who owns what is made: nothing is.
pub(super) fn creation(subject: &Subject<'_>) -> bool {
    subject.deal().creates() == Some(false)
}

/// Nothing shows that there is anything to own: the question is open, and nobody is exposed by it.
///
/// What a company makes that the parties own together is the company's.
pub(super) fn without_creation(subject: &Subject<'_>) -> Option<Consequence> {
    let is_of_company = is_company(subject.charter) && !subject.deal().makes_what_is_shared();
    (subject.deal().shows_no_creation() || is_of_company).then_some(Consequence::Unsaid)
}

/// Since when the parties keep each other's secrets: a handshake asks for none, a duty of confidentiality in the contract takes its
/// place, or nothing passes that is secret.
pub(super) fn secrecy(subject: &Subject<'_>) -> bool {
    subject.is_informal() || contract_has(subject, ClauseKind::Confidentiality) || subject.deal().is_support()
}

/// What exclusivity the parties expect and grant: the contract says which it has, or that it has none.
pub(super) fn exclusivity(subject: &Subject<'_>) -> bool {
    let kind = ClauseKind::Exclusivity;
    let is_described = value_of(subject, kind).is_some();
    is_described || contract_says(subject, kind) == Some(false)
}

/// Whether the parties may compete afterwards: the contract has a non-compete or none, no party wants the other for itself, or
/// there is nothing to compete for.
pub(super) fn competing(subject: &Subject<'_>) -> bool {
    let is_written = contract_says(subject, ClauseKind::NonCompete).is_some();
    is_written || nobody_is_bound(subject) || subject.deal().could_compete() == Some(false)
}

/// Whether every party expects and grants no exclusivity.
fn nobody_is_bound(subject: &Subject<'_>) -> bool {
    let Some(said) = subject.charter.canvas.get().and_then(|canvas| canvas.exclusivity.get()) else {
        return false;
    };
    let is_free = |party: &&str| {
        said.of(party).get().is_some_and(|it| {
            it.expects.get() == Some(&NoneOr::None) && it.grants.get() == Some(&NoneOr::None)
        })
    };
    let parties = subject.parties();
    !parties.is_empty() && parties.iter().all(is_free)
}

/// Who may use joint results, where and how long: all parties may, and the contract says how.
pub(super) fn exploitation(subject: &Subject<'_>) -> bool {
    let named = subject.charter.ip.get().and_then(|ip| ip.foreground.get()?.exploitation.get()?.who.get());
    let is_named = |party: &&str| named.is_some_and(|who| who.values().any(|it| it.as_str() == *party));
    let is_described = value_of(subject, ClauseKind::JointIpOwnership).is_some();
    is_described && subject.parties().iter().all(is_named)
}

/// How long a licence holds: the contract grants it for ever, or the exit says what becomes of it.
pub(super) fn licence_length(subject: &Subject<'_>) -> bool {
    contract_says(subject, ClauseKind::PerpetualLicence) == Some(true)
        || subject.charter.exit.and(|exit| &exit.ip).is_given()
}

/// How a project's success is measured: by what it delivers, where that and the acceptance or the payment are listed, or by
/// a plan of the work and its acceptance. Where a gate goes by a metric, it is measured by its metrics.
pub(super) fn success(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let is_accepted = charter.exit.and(|exit| &exit.acceptance).is_given();
    let is_listed = charter.deliverables.get().is_some_and(|list| {
        list.values().any(|it| is_accepted || it.acceptance.is_given() || it.payment.is_given())
    });
    let is_planned = is_accepted && crate::method::deal::named_plan(charter).is_some();
    let gates = charter.gates.get().into_iter().flat_map(List::values);
    let mut evidence = gates.filter_map(|gate| gate.evidence.get()).flat_map(List::values);
    let goes_by_metrics = evidence.any(|it| it.as_str().starts_with("metrics."));
    subject.is_project() && (is_listed || is_planned) && !goes_by_metrics
}

/// When the parties of a project look back: it ends with an acceptance, and a body, a meeting or a report comes round until then.
pub(super) fn looking_back(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let talks = charter.communication.get();
    let meets = talks
        .and_then(|it| it.meetings.get())
        .is_some_and(|list| list.values().any(|it| it.cadence.is_given()));
    let reports = talks
        .and_then(|it| it.reports.get())
        .is_some_and(|list| list.values().any(|it| it.cadence.is_given()));
    let bodies = charter.governance.get().and_then(|governance| governance.bodies.get());
    let sits = bodies.is_some_and(|list| list.values().any(|it| it.cadence.is_given()));
    let is_accepted = charter.exit.and(|exit| &exit.acceptance).is_given();
    subject.is_project() && is_accepted && (meets || reports || sits)
}

/// To whom a disagreement goes up: the conflict protocol has levels.
pub(super) fn escalation(subject: &Subject<'_>) -> bool {
    let levels = subject.charter.conflict.and(|conflict| &conflict.levels);
    levels.is_invalid() || levels.get().is_some_and(|levels| !levels.is_empty())
}

/// What each side contributes to a joint venture: the exchange or the costs name something of every party.
pub(super) fn contributions(subject: &Subject<'_>) -> bool {
    let Some(value) = subject.charter.value.get() else { return false };
    let gives = |party: &str| {
        let exchange = value.exchange.get().is_some_and(|list| {
            list.values()
                .any(|it| it.from.get().is_some_and(|from| from.as_str() == party) && it.amount.is_given())
        });
        exchange
            || value
                .costs
                .get()
                .is_some_and(|costs| costs.of(party).get().is_some_and(|list| !list.is_empty()))
    };
    let parties = subject.parties();
    !parties.is_empty() && parties.iter().all(|party| gives(party))
}

/// When the term starts: the contract says since when it has effect, or when it was signed.
pub(super) fn start(subject: &Subject<'_>) -> bool {
    [ClauseKind::EffectiveDate, ClauseKind::AgreementDate]
        .into_iter()
        .any(|kind| value_of(subject, kind).is_some())
}

/// What becomes of shared assets: nothing is owned together.
pub(super) fn assets(subject: &Subject<'_>) -> bool {
    subject.deal().shares_assets() == Some(false) && !subject.charter.exit.and(|exit| &exit.assets).is_open()
}

/// What becomes of joint customers: the parties meet none together.
pub(super) fn customers(subject: &Subject<'_>) -> bool {
    subject.deal().meets_customers() == Some(false)
        && !subject.charter.exit.and(|exit| &exit.customers).is_open()
}

/// When shared data is handed over and deleted: none passes.
pub(super) fn data(subject: &Subject<'_>) -> bool {
    let data = subject.charter.exit.and(|exit| &exit.data);
    let is_half_open = |terms: &NoneOr<ExitData>| {
        terms.value().is_some_and(|it| it.handover.is_open() || it.deletion.is_open())
    };
    let is_left_open =
        data.is_open() || data.get().is_some_and(|it| it.iter().any(|(_, it)| is_half_open(it)));
    subject.deal().passes_data() == Some(false) && !is_left_open
}

/// What a change of control means: nobody can be bought.
pub(super) fn control(subject: &Subject<'_>) -> bool {
    subject.deal().is_unowned()
}

/// How long the parties help each other over: the contract says which duties last, and nobody holds what is the other's.
///
/// A member that leaves hands nothing over: what it built goes on in the body or with the other members.
pub(super) fn transition(subject: &Subject<'_>) -> bool {
    let is_said = value_of(subject, ClauseKind::PostTerminationServices).is_some();
    let is_member = |kind: &String| [Kind::Foundation, Kind::Consortium].iter().any(|it| it.as_str() == kind);
    let kinds = &subject.assessment.kinds.names;
    let are_members = subject.parties().len() > 2 && !kinds.is_empty() && kinds.iter().all(is_member);
    are_members || (is_said && subject.deal().shares_assets() == Some(false))
}

/// Nothing shows that customers, systems or goods of one party depend on the other, and a long notice is time enough: the question is
/// open, and nobody is exposed by it.
pub(super) fn without_dependence(subject: &Subject<'_>) -> Option<Consequence> {
    let deal = subject.deal();
    let exit = subject.charter.exit.get();
    let held = exit.is_some_and(|exit| exit.assets.is_given());
    let is_shown = deal.links_systems() == Some(true)
        || deal.meets_customers() == Some(true)
        || deal.shares_assets() == Some(true)
        || held;
    (!is_shown).then_some(Consequence::Unsaid)
}

/// What is delivered by when: a plan of the work lists it.
pub(super) fn deliverables(subject: &Subject<'_>) -> bool {
    crate::method::deal::named_plan(subject.charter).is_some()
}
