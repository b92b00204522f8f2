use crate::document::charter::contract::Contract;
use crate::finding::Severity;
use crate::grammar::{counted, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// several documents, with no order of precedence
    "documents-precedence-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Always), consequence: Exposed,
    question: "Which document of the contract prevails if two differ, and which comes next?",
    at: "contract.precedence", example: "order-form", concerns: All,
    authority: ["contract practice"],
    why: "where two documents differ, each party can rely on the one that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(contract) = subject.charter.contract.get() else { return };
    let listed: Vec<&str> =
        contract.each_document().filter_map(|(_, document)| Some(document.id.get()?.as_str())).collect();
    if listed.len() < 2 || contract.precedence.is_invalid() {
        return;
    }
    let order = contract.order();
    let left_out: Vec<&str> = listed.iter().copied().filter(|id| !order.contains(id)).collect();
    // One that the order leaves out comes last.
    if left_out.len() < 2 {
        return;
    }
    let titles: Vec<&str> = left_out.iter().map(|id| contract.title(id)).collect();
    let documents = counted(listed.len(), "document");
    let message = match (order.is_empty(), contract.precedence.is_open()) {
        (true, true) => format!("order of precedence among {documents} undecided"),
        (true, false) => format!("no order of precedence among {documents}"),
        (false, _) => format!("order of precedence leaves out {}", series(&titles)),
    };
    let all = [order.as_slice(), left_out.as_slice()].concat().join(", ");
    let draft = drafts.at_key("contract.precedence", message).help(format!(
        "agree which prevails and list all of them under `contract`, that one first: `precedence: [{all}]`"
    ));
    if !order.is_empty() && !differ_among(contract, &left_out) {
        draft.at_most(Severity::Advice);
    }
}

/// Whether two of these documents say different things of one clause.
fn differ_among(contract: &Contract, documents: &[&str]) -> bool {
    let is_one = |(document, _): &&(&str, _)| documents.contains(document);
    contract.differing().iter().any(|clause| clause.said.iter().filter(is_one).count() > 1)
}
