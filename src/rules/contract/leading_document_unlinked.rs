use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the document that leads is not linked
    "leading-document-unlinked",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "a party is bound by terms it cannot read here, and they override those it can",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(contract) = subject.charter.contract.get() else { return };
    let order = contract.order();
    let Some(leader) = order.first() else { return };
    let is_it = |id: &str| id == *leader;
    let mut documents = contract.each_document();
    let Some((index, document)) = documents.find(|(_, it)| it.id.get().is_some_and(|id| is_it(id.as_str())))
    else {
        return;
    };
    let is_alone = contract.each_document().count() < 2;
    if is_alone || !document.file.is_missing() {
        return;
    }
    let lack = if document.file.is_open() { "its file is undecided" } else { "names no file" };
    drafts
        .at_key(
            format!("contract.documents[{index}]"),
            format!("{} prevails over the other documents, but {lack}", contract.title(leader)),
        )
        .help("get a copy, compare it with the others, and name it with `file:`");
}
