use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter dates no non-disclosure agreement
    "nda-missing",
    severity: Warning, from: Negotiation,
    authority: ["S3"],
    why: "what is told in a negotiation without one can be used after it fails",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let nda = &subject.charter.nda;
    if !nda.is_missing() || subject.is_informal() {
        return;
    }
    let message = if nda.is_open() {
        "the non-disclosure agreement is still open"
    } else {
        "the charter dates no non-disclosure agreement between the parties"
    };
    drafts
        .at_value("nda", message)
        .help("sign one before plans and figures are shared, and add `nda:` with its day");
}
