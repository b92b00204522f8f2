use super::wording::statement;
use crate::document::charter::model::LegalForm;
use crate::document::scalar::{Duration, Text};
use crate::document::{List, folded};
use crate::finding::Place;
use crate::grammar::counted;
use crate::method::structure::facts::Fact;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an informal partnership or a non-binding memorandum is too light for what is promised
    "legal-form-too-light",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["S3", "ours"],
    why: "the party that has contributed more cannot enforce anything if the other stops",
    policy: [informal_share_most, informal_length_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let model = &subject.charter.model;
    let is_memorandum = model.and(|model| &model.legal_form).get() == Some(&&LegalForm::Memorandum);
    if model.is_invalid() || !(is_memorandum || subject.is_informal()) {
        return;
    }
    // A memorandum may last for years, as it binds nobody; a promise that it says is binding is none of its weakness.
    let term = long_term(subject).filter(|_| !is_memorandum);
    let promises = promises(subject).into_iter().filter(|_| !(is_memorandum && binds_exclusivity(subject)));
    let reasons: Vec<(String, String)> =
        heavy_shares(subject).into_iter().chain(term).chain(promises).collect();
    if reasons.is_empty() {
        return;
    }
    let form = if is_memorandum { "non-binding memorandum" } else { "informal form" };
    let said: Vec<&str> = reasons.iter().map(|(_, text)| text.as_str()).collect();
    let mut draft = drafts
        .at_value("model.legal_form", format!("{form} too light: {}", said.join("; ")))
        .help("agree on a contract and write `legal_form: alliance-contract`, or `joint-venture` for a joint company");
    for (path, text) in &reasons {
        draft = draft.also(&Place::value(path.as_str()), text.as_str());
    }
}

/// Whether exclusivity is among the clauses of the memorandum that bind.
fn binds_exclusivity(subject: &Subject<'_>) -> bool {
    let binding = subject.charter.model.get().map(|model| &model.binding);
    let listed = binding.and_then(|binding| binding.get()).into_iter().flat_map(List::values);
    let is_it = |clause: &Text| folded(clause.as_str()).contains("exclusiv");
    binding.is_some_and(|it| it.is_invalid()) || listed.into_iter().any(is_it)
}

fn heavy_shares(subject: &Subject<'_>) -> Vec<(String, String)> {
    let most = subject.policy.informal_share_most;
    let heavy = subject.assessment.structure.legal_form.heavy.iter();
    heavy
        .map(|(party, share)| {
            let name = subject.charter.party_name(party);
            let text = format!("{name} contributes {share} of its annual resources, over {most}%");
            (format!("value.share_of_annual_resources.{party}"), text)
        })
        .collect()
}

/// A term beyond the short time that an informal partnership is for.
fn long_term(subject: &Subject<'_>) -> Option<(String, String)> {
    let term = subject.charter.term.get()?;
    let length = term.length.get();
    if length.is_some_and(|length| length.duration().is_none()) && !term.end.is_given() {
        return Some(("term.length".to_owned(), "term without end".to_owned()));
    }
    let most = subject.policy.informal_length_most;
    // The day after the longest term: a term that still runs then is longer.
    let after = term.start.get()?.plus(&Duration::of_months(most))?;
    let key = if term.end.is_given() { "term.end" } else { "term.length" };
    let last = last_day(term)?;
    (last >= after)
        .then(|| (key.to_owned(), format!("runs until {last}, longer than {}", counted(most, "month"))))
}

/// Promises that only a contract can hold somebody to.
fn promises(subject: &Subject<'_>) -> Vec<(String, String)> {
    let assessment = &subject.assessment.structure;
    let mut promises: Vec<(String, String)> = assessment
        .exclusivity
        .iter()
        .filter_map(|term| {
            let name = subject.charter.party_name(term.party.as_deref()?);
            Some((term.path.clone(), format!("{name} grants exclusivity")))
        })
        .collect();
    let development = assessment.rating.structures.iter().flat_map(|fit| &fit.vetoes);
    for veto in development.filter(|veto| veto.fact == Fact::JointProductDevelopment) {
        promises.push((veto.path(), statement(subject.charter, veto)));
    }
    promises
}
